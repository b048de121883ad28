//! The language on the screen: chosen by the person, else by the browser's languages, else Indonesian.

use leptos::prelude::*;
use wording::Language;

use crate::{browser, i18n};

const REMEMBERED: &str = "language";

/// The language in use.
#[derive(Debug, Clone, Copy)]
pub struct SpokenLanguage(RwSignal<Language>);

/// Finds the language and makes it known.
pub fn provide_language() {
    let chosen = browser::recall(REMEMBERED).and_then(|it| Language::of_tag(&it));
    let wanted = browser::languages();
    let language = chosen.unwrap_or_else(|| Language::negotiate(wanted.iter().map(String::as_str)));
    i18n::words().select(language);
    browser::set_language(language.tag());
    provide_context(SpokenLanguage(RwSignal::new(language)));
}

/// The language context.
pub fn use_language() -> SpokenLanguage {
    expect_context()
}

impl SpokenLanguage {
    /// The language; the caller is evaluated again when it changes.
    pub fn get(self) -> Language {
        self.0.get()
    }

    /// Changes it at once and for the next visits.
    pub fn set(self, language: Language) {
        i18n::words().select(language);
        browser::set_language(language.tag());
        browser::remember(REMEMBERED, language.tag());
        self.0.set(language);
    }

    /// Marks the caller as depending on the language. Event handlers and tests have no context and need none.
    pub(crate) fn track() {
        if let Some(Self(language)) = use_context::<Self>() {
            language.track();
        }
    }
}
