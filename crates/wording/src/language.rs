//! The languages that the program speaks: one per folder of `locales/`. What is peculiar to one of them, its name, its
//! tags, how it writes numbers, stands in its `language.ftl`; nothing here knows any but the first.

use crate::sentences::{LANGUAGES, TAGS, find};

/// A language of the program. Indonesian comes first: it is what a choice falls back to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Language(u8);

impl Language {
    /// Every language, Indonesian first.
    pub const ALL: [Self; LANGUAGES] = all();

    /// The BCP 47 tag.
    pub fn tag(self) -> &'static str {
        TAGS[self.place()]
    }

    /// The language's name for itself, the same whatever language is in use.
    pub fn own_name(self) -> &'static str {
        find(self, "language-name").unwrap_or(self.tag())
    }

    /// The language of a tag such as `en-GB`: by the whole tag, else by its first part.
    ///
    /// ```
    /// use wording::Language;
    /// assert_eq!(Language::of_tag("en-GB").map(Language::tag), Some("en"));
    /// assert_eq!(Language::of_tag("in_ID"), Some(Language::default()));
    /// assert_eq!(Language::of_tag("tet"), None);
    /// ```
    pub fn of_tag(tag: &str) -> Option<Self> {
        let tag = tag.to_ascii_lowercase().replace('_', "-");
        let primary = tag.split('-').next().unwrap_or_default();
        Self::known_as(&tag).or_else(|| Self::known_as(primary))
    }

    /// Some systems call a language by an older tag, such as `in` for Indonesian (ISO 639 before 1989).
    fn known_as(tag: &str) -> Option<Self> {
        let answers =
            |it: &Self| find(*it, "language-tags").is_some_and(|all| all.split(' ').any(|it| it == tag));
        Self::ALL.into_iter().find(answers)
    }

    /// Indonesian wherever it is among the languages a person reads, else the first one the program speaks.
    ///
    /// The plan and every office speak Indonesian, and many phones here are set to English by the shop.
    ///
    /// ```
    /// use wording::Language;
    /// assert_eq!(Language::negotiate(["fr-FR", "en-GB"]).tag(), "en");
    /// assert_eq!(Language::negotiate(["en-US", "id-ID"]).tag(), "id");
    /// assert_eq!(Language::negotiate(["tet"]).tag(), "id");
    /// ```
    pub fn negotiate<'a>(wanted: impl IntoIterator<Item = &'a str>) -> Self {
        let known: Vec<Self> = wanted.into_iter().filter_map(Self::of_tag).collect();
        if known.contains(&Self::default()) {
            return Self::default();
        }
        known.first().copied().unwrap_or_default()
    }

    /// Where the language stands among all.
    pub(crate) fn place(self) -> usize {
        usize::from(self.0)
    }

    /// The language at a place that [`Self::place`] has given.
    pub(crate) fn at(place: u8) -> Self {
        Self(place)
    }

    /// The place as small as it is kept.
    pub(crate) fn byte(self) -> u8 {
        self.0
    }
}

const fn all() -> [Language; LANGUAGES] {
    let mut all = [Language(0); LANGUAGES];
    let mut at = 0_u8;
    while (at as usize) < LANGUAGES {
        all[at as usize] = Language(at);
        at += 1;
    }
    all
}
