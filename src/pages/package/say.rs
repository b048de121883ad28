//! The sentences of this page, from the book that travels with it, and the texts of the city's packages.

use wording::{Arg, OF_PACKAGES};

pub(super) use crate::components::pack_text::{said, tag};
use crate::i18n;

/// A sentence that changes with the language.
macro_rules! package_t {
    ($id:expr) => { move || $crate::pages::package::say::say($id, &[]) };
    ($id:expr, $($name:ident = $value:expr),+ $(,)?) => {
        move || $crate::pages::package::say::say($id, &[$((stringify!($name), ::wording::Arg::from($value))),+])
    };
}

/// The same at once.
macro_rules! package_tr {
    ($id:expr) => { $crate::pages::package::say::say($id, &[]) };
    ($id:expr, $($name:ident = $value:expr),+ $(,)?) => {
        $crate::pages::package::say::say($id, &[$((stringify!($name), ::wording::Arg::from($value))),+])
    };
}

/// A sentence; whoever calls this is evaluated again when the language changes.
pub(super) fn say(id: &str, args: &[(&str, Arg)]) -> String {
    i18n::words().text_of(&OF_PACKAGES, id, args)
}

/// The day of a plain date, in words.
pub(super) fn day(plain: &str) -> String {
    wording::format::date(i18n::words(), plain)
}

/// What stands between `https://` and the first slash; nothing where an address is no page that a browser opens.
pub(super) fn host(url: &str) -> Option<String> {
    let rest = url.strip_prefix("https://").or_else(|| url.strip_prefix("http://"))?;
    Some(rest.split('/').next().unwrap_or(rest).to_owned()).filter(|it| !it.is_empty())
}
