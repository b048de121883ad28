//! The sentences of a section that is given away, from the book that travels with its part.

use wording::{Arg, OF_HANDOVERS};

use crate::{
    components::dynamic::{Text, text},
    i18n,
};

/// A sentence that changes with the language.
macro_rules! hand_t {
    ($id:expr) => { move || $crate::pages::form::handover::say::say($id, &[]) };
    ($id:expr, $($name:ident = $value:expr),+ $(,)?) => {
        move || $crate::pages::form::handover::say::say($id, &[$((stringify!($name), ::wording::Arg::from($value))),+])
    };
}

/// The same at once.
macro_rules! hand_tr {
    ($id:expr) => { $crate::pages::form::handover::say::say($id, &[]) };
    ($id:expr, $($name:ident = $value:expr),+ $(,)?) => {
        $crate::pages::form::handover::say::say($id, &[$((stringify!($name), ::wording::Arg::from($value))),+])
    };
}

/// A sentence; whoever calls this is evaluated again when the language changes.
pub(super) fn say(id: &str, args: &[(&str, Arg)]) -> String {
    i18n::words().text_of(&OF_HANDOVERS, id, args)
}

/// A sentence for a component.
pub(super) fn sentence(id: &'static str) -> Text {
    text(move || say(id, &[]))
}
