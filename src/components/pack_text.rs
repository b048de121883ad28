//! Texts of the city's pack on the screen, in its language or, where the pack has none in it, marked with their own
//! (WCAG 2.2, 3.1.2). Chooses no words.

use leptos::prelude::*;
use permit::Texts;

use crate::i18n;

/// The language on the screen; whoever calls this is evaluated again when it changes.
pub(crate) fn tag() -> &'static str {
    i18n::words().language().tag()
}

/// A text, marked with its language where that is another than the screen's.
pub(crate) fn said(texts: &Texts) -> AnyView {
    let (tag, spoken) = (tag(), texts.language_of(tag()).to_owned());
    let text = texts.get(tag).to_owned();
    if spoken == tag { text.into_any() } else { view! { <span lang=spoken>{text}</span> }.into_any() }
}
