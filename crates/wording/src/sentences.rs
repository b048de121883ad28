//! The sentences of `locales/` as tables, made when the crate is built: they can never fail to load.

use crate::language::Language;

/// A piece of a sentence.
#[derive(Debug)]
pub(crate) enum Piece {
    /// Text as it is.
    Text(&'static str),
    /// The argument of this name.
    Variable(&'static str),
    /// One text for a count of one, another for the rest.
    Choice {
        /// Name of the argument that counts.
        count: &'static str,
        one: &'static [Self],
        other: &'static [Self],
    },
}

include!(concat!(env!("OUT_DIR"), "/sentences.rs"));

/// The pieces of a sentence.
pub(crate) fn find(language: Language, id: &str) -> Option<&'static [Piece]> {
    let table = match language {
        Language::Indonesian => INDONESIAN,
        Language::English => ENGLISH,
    };
    // Written in the order of the ids.
    let at = table.binary_search_by(|(it, _)| (*it).cmp(id)).ok()?;
    Some(table[at].1)
}
