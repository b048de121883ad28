//! The sentences in the language in use.

use fluent::{FluentArgs, FluentValue};
use i18n_embed::{LanguageLoader as _, fluent::FluentLanguageLoader};
use unic_langid::LanguageIdentifier;

use crate::{
    language::Language,
    sentences::{DOMAIN, Sentences},
};

/// Looks sentences up by their id.
#[derive(Debug)]
pub struct Words {
    loader: FluentLanguageLoader,
}

/// What is put into a sentence.
#[derive(Debug, Clone, PartialEq)]
pub enum Arg {
    /// Text as it is.
    Text(String),
    /// A count, which chooses between singular and plural and is written without separators.
    Count(usize),
}

impl Words {
    /// The sentences in a language.
    pub fn new(language: Language) -> Self {
        let words = Self { loader: FluentLanguageLoader::new(DOMAIN, identifier(Language::default())) };
        words.select(language);
        words
    }

    /// Changes the language. Sentences that are missing in it appear in Indonesian.
    pub fn select(&self, language: Language) {
        let wanted = [identifier(language), identifier(Language::default())];
        self.loader.load_languages(&Sentences, &wanted).expect("the files of every language are compiled in");
        // Isolation marks would travel into copied text, file names and the accessibility tree.
        self.loader.set_use_isolating(false);
    }

    /// The language in use.
    pub fn language(&self) -> Language {
        Language::of_tag(self.loader.current_language().language.as_str()).unwrap_or_default()
    }

    /// A sentence without arguments. An unknown id gives a text that names it: visible, never a crash.
    pub fn text(&self, id: &str) -> String {
        self.loader.get(id)
    }

    /// A sentence with arguments.
    pub fn text_with(&self, id: &str, args: &[(&str, Arg)]) -> String {
        let args: FluentArgs =
            args.iter().map(|(name, value)| ((*name).to_owned(), FluentValue::from(value))).collect();
        self.loader.get_args_fluent(id, Some(&args))
    }

    /// Whether there is such a sentence in the language in use.
    pub fn has(&self, id: &str) -> bool {
        self.loader.has(id)
    }
}

fn identifier(language: Language) -> LanguageIdentifier {
    language.tag().parse().expect("the tags of our languages are well-formed")
}

impl<'a> From<&'a Arg> for FluentValue<'a> {
    fn from(it: &'a Arg) -> Self {
        match it {
            Arg::Text(text) => FluentValue::from(text.as_str()),
            Arg::Count(count) => FluentValue::from(*count),
        }
    }
}

impl From<&str> for Arg {
    fn from(it: &str) -> Self {
        Self::Text(it.to_owned())
    }
}

impl From<String> for Arg {
    fn from(it: String) -> Self {
        Self::Text(it)
    }
}

impl From<usize> for Arg {
    fn from(it: usize) -> Self {
        Self::Count(it)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_language_can_be_changed_at_run_time() {
        let words = Words::new(Language::Indonesian);
        let first = words.text("common-skip");
        words.select(Language::English);
        assert_eq!(words.language(), Language::English);
        assert_ne!(words.text("common-skip"), first);
        words.select(Language::Indonesian);
        assert_eq!((words.language(), words.text("common-skip")), (Language::Indonesian, first));
    }

    #[test]
    fn arguments_are_put_in_without_isolation_marks() {
        let words = Words::new(Language::English);
        let text = words.text_with("common-title-page", &[("page", "A".into()), ("app", "B".into())]);
        assert_eq!(text, "A – B");
    }
}
