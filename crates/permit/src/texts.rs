//! The city's own words in a form, per language.

/// One text in several languages, by BCP 47 tag.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Texts(Vec<(String, String)>);

impl Texts {
    /// Texts by tag.
    pub fn new(texts: Vec<(String, String)>) -> Self {
        Self(texts)
    }

    fn find(&self, language: &str) -> Option<&(String, String)> {
        let of = |tag: &str| self.0.iter().find(|it| it.0 == tag);
        of(language).or_else(|| of("id")).or_else(|| self.0.first())
    }

    /// The text in a language, else in Indonesian, else in any; empty where there is none.
    pub fn get(&self, language: &str) -> &str {
        self.find(language).map_or("", |it| &it.1)
    }

    /// The language that [`Texts::get`] answers in, for the `lang` attribute.
    pub fn language_of(&self, language: &str) -> &str {
        self.find(language).map_or("id", |it| &it.0)
    }

    /// Whether there is a text that is not blank in exactly this language.
    pub fn has(&self, language: &str) -> bool {
        self.0.iter().any(|it| it.0 == language && !it.1.trim().is_empty())
    }

    /// Whether there is no text at all.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}
