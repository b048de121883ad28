//! The sentences in the language in use.

use core::sync::atomic::{AtomicU8, Ordering};
use std::sync::OnceLock;

use crate::{
    language::Language,
    sentences::{Book, CHOICE, EVERYWHERE, FOR_OFFICERS, NEXT, OF_ANSWERS, VARIABLE},
};

/// Looks sentences up by their id.
#[derive(Debug)]
pub struct Words {
    /// The language's place.
    language: AtomicU8,
    /// What parts of the program have brought along: what answers say, what their components say.
    brought: [OnceLock<&'static Book>; 2],
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
    /// The sentences in a language, those of answers too.
    pub fn new(language: Language) -> Self {
        let all = Self::without_answers(language);
        all.learn(&OF_ANSWERS);
        all
    }

    /// The sentences in a language, to which a part of the program brings those of answers.
    pub fn without_answers(language: Language) -> Self {
        Self { language: AtomicU8::new(language.byte()), brought: [const { OnceLock::new() }; 2] }
    }

    /// Takes the sentences of a part. A second time changes nothing, and two books are all there is room for.
    pub fn learn(&self, book: &'static Book) {
        for place in &self.brought {
            let held = *place.get_or_init(|| book);
            if core::ptr::eq(held, book) {
                return;
            }
        }
    }

    /// Changes the language.
    pub fn select(&self, language: Language) {
        self.language.store(language.byte(), Ordering::Relaxed);
    }

    /// The language in use.
    pub fn language(&self) -> Language {
        Language::at(self.language.load(Ordering::Relaxed))
    }

    /// A sentence without arguments. An unknown id gives the id: visible, never a crash.
    pub fn text(&self, id: &str) -> String {
        self.text_with(id, &[])
    }

    /// A sentence with arguments. One that is missing in the language in use appears in Indonesian.
    pub fn text_with(&self, id: &str, args: &[(&str, Arg)]) -> String {
        let has = |it: &&&'static Book| it.find(Language::default(), id).is_some();
        let brought = self.brought.iter().filter_map(OnceLock::get).find(has);
        told(brought.copied().unwrap_or(&EVERYWHERE), self.language(), id, args)
    }

    /// The same from the book of a part of the program.
    pub fn text_of(&self, book: &'static Book, id: &str, args: &[(&str, Arg)]) -> String {
        told(book, self.language(), id, args)
    }

    /// Whether there is such a sentence in the language in use.
    pub fn has(&self, id: &str) -> bool {
        let has = |book: &'static Book| book.find(self.language(), id).is_some();
        has(&EVERYWHERE) || self.brought.iter().filter_map(OnceLock::get).any(|it| has(it))
    }
}

/// A sentence for officers (`packer*.ftl`, `server.ftl`, `desk.ftl` of `locales/*`). One that is missing appears in
/// Indonesian, an unknown id as itself.
pub fn officer_text(language: Language, id: &str, args: &[(&str, Arg)]) -> String {
    told(&FOR_OFFICERS, language, id, args)
}

/// A sentence of a book. One that is missing in a language appears in Indonesian, an unknown id as itself.
fn told(book: &'static Book, language: Language, id: &str, args: &[(&str, Arg)]) -> String {
    let found = book.find(language, id).or_else(|| book.find(Language::default(), id));
    let mut text = String::new();
    match found {
        Some(pieces) => write(pieces, args, &mut text),
        None => text.push_str(id),
    }
    text
}

/// Whether there is such a sentence for officers in a language.
pub fn has_officer_text(language: Language, id: &str) -> bool {
    FOR_OFFICERS.find(language, id).is_some()
}

/// Puts the arguments into a text with marks.
fn write(mut rest: &str, args: &[(&str, Arg)], text: &mut String) {
    let arg = |name: &str| args.iter().find(|(it, _)| *it == name).map(|(_, value)| value);
    while let Some(at) = rest.find([VARIABLE, CHOICE]) {
        text.push_str(&rest[..at]);
        let is_choice = rest[at..].starts_with(CHOICE);
        rest = &rest[at + 1..];
        if is_choice {
            let mut pieces = rest.splitn(4, CHOICE);
            let mut next = || pieces.next().unwrap_or_default();
            let (count, one, other) = (next(), next(), next());
            rest = next();
            let is_one = matches!(arg(count), Some(Arg::Count(1)));
            write(if is_one { one } else { other }, args, text);
        } else {
            let (name, after) = rest.split_once(NEXT).unwrap_or((rest, ""));
            rest = after;
            match arg(name) {
                Some(Arg::Text(it)) => text.push_str(it),
                Some(Arg::Count(it)) => text.push_str(&it.to_string()),
                // Visible, so that it is found.
                None => text.push_str(name),
            }
        }
    }
    text.push_str(rest);
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

    fn english() -> Language {
        Language::of_tag("en").unwrap_or_default()
    }

    #[test]
    fn the_language_can_be_changed_at_run_time() {
        let words = Words::new(Language::default());
        let first = words.text("common-skip");
        words.select(english());
        assert_eq!(words.language(), english());
        assert_ne!(words.text("common-skip"), first);
        words.select(Language::default());
        assert_eq!((words.language(), words.text("common-skip")), (Language::default(), first));
    }

    #[test]
    fn arguments_are_put_in_as_they_are() {
        let words = Words::new(english());
        let text = words.text_with("common-title-page", &[("page", "A".into()), ("app", "B".into())]);
        assert_eq!(text, "A – B");
    }

    #[test]
    fn a_count_chooses_between_singular_and_plural() {
        let words = Words::new(english());
        let found = |count: usize| words.text_with("activity-found", &[("count", count.into())]);
        assert_eq!((found(1), found(2)), ("1 activity fits".to_owned(), "2 activities fit".to_owned()));
    }

    #[test]
    fn what_is_unknown_is_shown_by_its_name() {
        let words = Words::new(Language::default());
        assert_eq!(words.text("no-such-sentence"), "no-such-sentence");
        assert!(words.text("common-title-page").contains("page"));
    }
}
