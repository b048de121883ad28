//! The sentences of this page, from the book that travels with it.

use wording::{Arg, OF_SHEETS};

use crate::i18n;

/// A sentence that changes with the language.
macro_rules! sheet_t {
    ($id:expr) => {
        move || $crate::pages::sheet::say::say($id, &[])
    };
}

/// The same at once.
macro_rules! sheet_tr {
    ($id:expr) => { $crate::pages::sheet::say::say($id, &[]) };
    ($id:expr, $($name:ident = $value:expr),+ $(,)?) => {
        $crate::pages::sheet::say::say($id, &[$((stringify!($name), ::wording::Arg::from($value))),+])
    };
}

/// A sentence; whoever calls this is evaluated again when the language changes.
pub(super) fn say(id: &str, args: &[(&str, Arg)]) -> String {
    i18n::words().text_of(&OF_SHEETS, id, args)
}
