//! The sentences of `locales/` as one text per language, made when the crate is built: they can never fail to load,
//! and a text without pointers takes a third less of the download than a table. `build.rs` writes what is read here.

use std::sync::OnceLock;

use crate::language::Language;

include!(concat!(env!("OUT_DIR"), "/languages.rs"));

/// Between two sentences.
const END: char = '\u{0}';
/// Between id and text.
const IS: char = '\u{1}';
/// Before the name of an argument.
pub(crate) const VARIABLE: char = '\u{2}';
/// Around the four pieces of a choice: name of the count, text for one, text for other counts.
pub(crate) const CHOICE: char = '\u{3}';
/// After the name of an argument.
pub(crate) const NEXT: char = '\u{4}';

/// How many languages there are.
pub(crate) const LANGUAGES: usize = TAGS.len();

type Sentences = Vec<(&'static str, &'static str)>;
type Shelf = [OnceLock<Sentences>; LANGUAGES];

/// The text of a sentence, with its marks.
pub(crate) fn find(language: Language, id: &str) -> Option<&'static str> {
    static READ: Shelf = [const { OnceLock::new() }; LANGUAGES];
    look_up(&READ, &APP, language, id)
}

/// The text of a sentence of the packer (`locales/*/packer*.ftl`), with its marks. Nothing of it is in the app.
pub(crate) fn find_for_officer(language: Language, id: &str) -> Option<&'static str> {
    static READ: Shelf = [const { OnceLock::new() }; LANGUAGES];
    look_up(&READ, &PACKER, language, id)
}

fn look_up(
    read: &'static Shelf,
    texts: &'static [&'static str; LANGUAGES],
    language: Language,
    id: &str,
) -> Option<&'static str> {
    let at = language.place();
    let sentences =
        read[at].get_or_init(|| texts[at].split(END).filter_map(|it| it.split_once(IS)).collect());
    // Written in the order of the ids.
    let at = sentences.binary_search_by(|(it, _)| (*it).cmp(id)).ok()?;
    Some(sentences[at].1)
}
