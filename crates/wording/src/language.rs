//! The languages that the program speaks.

/// A language of the program. Indonesian comes first: it is what a choice falls back to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub enum Language {
    /// Bahasa Indonesia.
    #[default]
    Indonesian,
    /// English.
    English,
}

impl Language {
    /// Every language.
    pub const ALL: [Self; 2] = [Self::Indonesian, Self::English];

    /// The BCP 47 tag.
    pub fn tag(self) -> &'static str {
        match self {
            Self::Indonesian => "id",
            Self::English => "en",
        }
    }

    /// The language's name for itself, the same whatever language is in use.
    pub fn own_name(self) -> &'static str {
        match self {
            Self::Indonesian => "Bahasa Indonesia",
            Self::English => "English",
        }
    }

    /// The language of a tag such as `en-GB`; old systems say `in` for Indonesian (ISO 639 before 1989).
    pub fn of_tag(tag: &str) -> Option<Self> {
        let primary = tag.split(['-', '_']).next().unwrap_or(tag).to_ascii_lowercase();
        match primary.as_str() {
            "id" | "in" => Some(Self::Indonesian),
            "en" => Some(Self::English),
            _ => None,
        }
    }

    /// Indonesian wherever it is among the languages a person reads, else the first one the program speaks.
    ///
    /// The plan and every office speak Indonesian, and many phones here are set to English by the shop.
    ///
    /// ```
    /// use wording::Language;
    /// assert_eq!(Language::negotiate(["fr-FR", "en-GB"]), Language::English);
    /// assert_eq!(Language::negotiate(["en-US", "id-ID"]), Language::Indonesian);
    /// assert_eq!(Language::negotiate(["tet"]), Language::Indonesian);
    /// ```
    pub fn negotiate<'a>(wanted: impl IntoIterator<Item = &'a str>) -> Self {
        let known: Vec<Self> = wanted.into_iter().filter_map(Self::of_tag).collect();
        if known.contains(&Self::Indonesian) {
            return Self::Indonesian;
        }
        known.first().copied().unwrap_or_default()
    }
}
