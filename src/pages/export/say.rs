//! The sentences of this page, from the book that travels with it.

use wording::{Arg, OF_EXPORTS};

use crate::i18n;

/// A sentence that changes with the language.
macro_rules! export_t {
    ($id:expr) => {
        move || $crate::pages::export::say::say($id, &[])
    };
}

/// The same at once.
macro_rules! export_tr {
    ($id:expr) => { $crate::pages::export::say::say($id, &[]) };
    ($id:expr, $($name:ident = $value:expr),+ $(,)?) => {
        $crate::pages::export::say::say($id, &[$((stringify!($name), ::wording::Arg::from($value))),+])
    };
}

/// A sentence; whoever calls this is evaluated again when the language changes.
pub(super) fn say(id: &str, args: &[(&str, Arg)]) -> String {
    i18n::words().text_of(&OF_EXPORTS, id, args)
}
