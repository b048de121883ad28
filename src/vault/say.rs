//! The sentences of drafts and photos, from the book that travels with the parts that show them.

use wording::{Arg, OF_MINE};

use crate::i18n;

/// A sentence that changes with the language.
macro_rules! mine_t {
    ($id:expr) => { move || $crate::vault::say::say($id, &[]) };
    ($id:expr, $($name:ident = $value:expr),+ $(,)?) => {
        move || $crate::vault::say::say($id, &[$((stringify!($name), ::wording::Arg::from($value))),+])
    };
}

/// The same at once.
macro_rules! mine_tr {
    ($id:expr) => { $crate::vault::say::say($id, &[]) };
    ($id:expr, $($name:ident = $value:expr),+ $(,)?) => {
        $crate::vault::say::say($id, &[$((stringify!($name), ::wording::Arg::from($value))),+])
    };
}

/// A sentence; whoever calls this is evaluated again when the language changes.
pub(crate) fn say(id: &str, args: &[(&str, Arg)]) -> String {
    i18n::words().text_of(&OF_MINE, id, args)
}

/// Hours and minutes of a moment in RFC 3339, as the language writes them.
pub(crate) fn clock(moment: &str) -> String {
    let hours = moment.get(11..16).unwrap_or_default();
    hours
        .split_once(':')
        .map_or_else(String::new, |(hour, minute)| mine_tr!("mine-clock", hour = hour, minute = minute))
}

/// The date of a moment, in words.
pub(crate) fn day(moment: &str) -> String {
    wording::format::date(i18n::words(), moment.get(..10).unwrap_or_default())
}

/// A number of bytes, in units that mean something.
pub(crate) fn bytes(count: f64) -> String {
    let (value, decimals, unit) = if count < 1_000_000.0 {
        (count / 1000.0, 0, "kB")
    } else if count < 1e9 {
        (count / 1e6, 1, "MB")
    } else {
        (count / 1e9, 1, "GB")
    };
    // A file is never nothing.
    let value = if decimals == 0 { value.ceil().max(1.0) } else { value };
    format!("{} {unit}", wording::format::number(i18n::words().language(), value, decimals))
}
