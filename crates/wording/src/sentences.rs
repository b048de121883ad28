//! The sentences of `locales/` as one text per language, made when the crate is built: they can never fail to load,
//! and a text without pointers takes a third less of the download than a table. `build.rs` writes what is read here.

use std::sync::OnceLock;

use crate::language::Language;

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

type Sentences = Vec<(&'static str, &'static str)>;

/// The text of a sentence, with its marks.
pub(crate) fn find(language: Language, id: &str) -> Option<&'static str> {
    static INDONESIAN: OnceLock<Sentences> = OnceLock::new();
    static ENGLISH: OnceLock<Sentences> = OnceLock::new();
    let sentences = match language {
        Language::Indonesian => {
            INDONESIAN.get_or_init(|| read(include_str!(concat!(env!("OUT_DIR"), "/id.txt"))))
        }
        Language::English => ENGLISH.get_or_init(|| read(include_str!(concat!(env!("OUT_DIR"), "/en.txt")))),
    };
    // Written in the order of the ids.
    let at = sentences.binary_search_by(|(it, _)| (*it).cmp(id)).ok()?;
    Some(sentences[at].1)
}

fn read(text: &'static str) -> Sentences {
    text.split(END).filter_map(|it| it.split_once(IS)).collect()
}
