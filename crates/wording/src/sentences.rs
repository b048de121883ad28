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

/// The sentences of one reader. A book that only a part of the program names travels with that part.
#[derive(Debug)]
pub struct Book {
    texts: &'static [&'static str; LANGUAGES],
    read: Shelf,
}

/// What every page of the app may say.
pub(crate) static EVERYWHERE: Book = Book::new(&APP);
/// What packer, server and desk say to officers. Nothing of it is in the app.
pub(crate) static FOR_OFFICERS: Book = Book::new(&PACKER);
/// What the pages about the app say (`locales/*/about.ftl`, `access.ftl`).
pub static OF_ABOUT: Book = Book::new(&ABOUT);
/// What an answer says (`locales/*/answer.ftl`, `zoning.ftl`).
pub static OF_ANSWERS: Book = Book::new(&ANSWER);
/// What components say that only parts of the program show (`locales/*/components.ftl`).
pub static OF_COMPONENTS: Book = Book::new(&COMPONENTS);
/// What the page with the files of a parcel says (`locales/*/export.ftl`).
pub static OF_EXPORTS: Book = Book::new(&EXPORT);
/// What is said of a building's figures and their limits (`locales/*/figure.ftl`).
pub static OF_FIGURES: Book = Book::new(&FIGURE);
/// What the pages of a form say (`locales/*/form.ftl`).
pub static OF_FORMS: Book = Book::new(&FORM);
/// What is said of a section for somebody else (`locales/*/handover.ftl`).
pub static OF_HANDOVERS: Book = Book::new(&HANDOVER);
/// What is said of drafts and photos kept on the device (`locales/*/mine.ftl`, `photo.ftl`).
pub static OF_MINE: Book = Book::new(&MINE);
/// What is said of cities kept on the device and of saved places (`locales/*/packs.ftl`).
pub static OF_PACKS: Book = Book::new(&PACKS);
/// What is said of packages for other systems and of their numbers (`locales/*/package.ftl`).
pub static OF_PACKAGES: Book = Book::new(&PACKAGE);
/// What the page for parcels says (`locales/*/parcel.ftl`).
pub static OF_PARCELS: Book = Book::new(&PARCEL);
/// What the catalogue of services says (`locales/*/services.ftl`).
pub static OF_SERVICES: Book = Book::new(&SERVICES);
/// What the picture of an answer says (`locales/*/share.ftl`).
pub static OF_SHARING: Book = Book::new(&SHARE);
/// What the sheet of an answer and its check say (`locales/*/sheet.ftl`).
pub static OF_SHEETS: Book = Book::new(&SHEET);
/// What is said of sending and of files that were sent (`locales/*/track.ftl`).
pub static OF_TRACKING: Book = Book::new(&TRACK);

impl Book {
    const fn new(texts: &'static [&'static str; LANGUAGES]) -> Self {
        Self { texts, read: [const { OnceLock::new() }; LANGUAGES] }
    }

    /// The text of a sentence, with its marks.
    pub(crate) fn find(&'static self, language: Language, id: &str) -> Option<&'static str> {
        let at = language.place();
        let read = || self.texts[at].split(END).filter_map(|it| it.split_once(IS)).collect();
        let sentences = self.read[at].get_or_init(read);
        // Written in the order of the ids.
        let at = sentences.binary_search_by(|(it, _)| (*it).cmp(id)).ok()?;
        Some(sentences[at].1)
    }
}

/// The text of a sentence that every page may say, with its marks.
pub(crate) fn find(language: Language, id: &str) -> Option<&'static str> {
    EVERYWHERE.find(language, id)
}
