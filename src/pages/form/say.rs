//! The sentences of these pages, from the book that travels with them, and the form's own texts.

use permit::Texts;
use wording::{Arg, OF_FORMS, OF_MINE};

pub(super) use crate::components::pack_text::{said, tag};
use crate::{
    components::dynamic::{Text, no_text, text},
    i18n,
};

/// A sentence that changes with the language.
macro_rules! form_t {
    ($id:expr) => { move || $crate::pages::form::say::say($id, &[]) };
    ($id:expr, $($name:ident = $value:expr),+ $(,)?) => {
        move || $crate::pages::form::say::say($id, &[$((stringify!($name), ::wording::Arg::from($value))),+])
    };
}

/// The same at once.
macro_rules! form_tr {
    ($id:expr) => { $crate::pages::form::say::say($id, &[]) };
    ($id:expr, $($name:ident = $value:expr),+ $(,)?) => {
        $crate::pages::form::say::say($id, &[$((stringify!($name), ::wording::Arg::from($value))),+])
    };
}

/// A sentence; whoever calls this is evaluated again when the language changes.
pub(super) fn say(id: &str, args: &[(&str, Arg)]) -> String {
    i18n::words().text_of(&OF_FORMS, id, args)
}

/// A sentence of ours for a component; no text for no id.
pub(super) fn sentence(id: &'static str) -> Text {
    if id.is_empty() { no_text() } else { text(move || say(id, &[])) }
}

/// A text of the form for a component; it follows the language, so that no field has to be drawn anew.
pub(super) fn words_of(texts: &Texts) -> Text {
    let texts = texts.clone();
    text(move || texts.get(tag()).to_owned())
}

/// A sentence about what the vault could not do.
pub(super) fn of_vault(id: &str) -> String {
    i18n::words().text_of(&OF_MINE, id, &[])
}
