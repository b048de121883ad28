//! The sentences of these pages, from the book that travels with them.

use wording::{Arg, OF_ABOUT};

use crate::i18n;

/// A sentence that changes with the language.
macro_rules! about_t {
    ($id:expr) => {
        move || $crate::pages::about::say::say($id, &[])
    };
}

/// The same at once.
macro_rules! about_tr {
    ($id:expr) => { $crate::pages::about::say::say($id, &[]) };
    ($id:expr, $($name:ident = $value:expr),+ $(,)?) => {
        $crate::pages::about::say::say($id, &[$((stringify!($name), ::wording::Arg::from($value))),+])
    };
}

/// A sentence; whoever calls this is evaluated again when the language changes.
pub(super) fn say(id: &str, args: &[(&str, Arg)]) -> String {
    i18n::words().text_of(&OF_ABOUT, id, args)
}

/// Several sentences as a list.
pub(super) fn list(ids: &'static [&'static str]) -> leptos::prelude::AnyView {
    use leptos::prelude::*;
    let items = ids.iter().map(|it| view! { <li>{about_t!(it)}</li> }.into_any()).collect_view();
    view! { <ul class="app-about-list">{items}</ul> }.into_any()
}
