//! The sentences of these pages, from the book that travels with them, and the catalogue's own texts.

use citypack::ServiceFile;
use leptos::prelude::*;
use permit::form::Sureness;
use wording::{Arg, OF_SERVICES};

pub(super) use crate::components::pack_text::{said, tag};
use crate::i18n;

/// A sentence that changes with the language.
macro_rules! services_t {
    ($id:expr) => { move || $crate::pages::services::say::say($id, &[]) };
    ($id:expr, $($name:ident = $value:expr),+ $(,)?) => {
        move || $crate::pages::services::say::say($id, &[$((stringify!($name), ::wording::Arg::from($value))),+])
    };
}

/// The same at once.
macro_rules! services_tr {
    ($id:expr) => { $crate::pages::services::say::say($id, &[]) };
    ($id:expr, $($name:ident = $value:expr),+ $(,)?) => {
        $crate::pages::services::say::say($id, &[$((stringify!($name), ::wording::Arg::from($value))),+])
    };
}

/// A sentence; whoever calls this is evaluated again when the language changes.
pub(super) fn say(id: &str, args: &[(&str, Arg)]) -> String {
    i18n::words().text_of(&OF_SERVICES, id, args)
}

/// How a rule is cited, small; nothing where none is named. Whether its text was seen is told where the rules stand together.
pub(super) fn cited(file: &ServiceFile, article: &str) -> AnyView {
    let Some(article) = file.article(article) else { return ().into_any() };
    view! { <small class="app-services__cite">{said(&article.cite)}</small> }.into_any()
}

/// Said behind a rule whose text nobody has seen yet.
pub(super) fn unseen(sure: Sureness) -> AnyView {
    (sure != Sureness::Sure)
        .then(
            || view! { " " <span class="app-services__doubt">{services_tr!("services-cite-unsure")}</span> },
        )
        .into_any()
}
