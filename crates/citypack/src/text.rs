//! A city's own words, per language.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

/// One text in several languages, keyed by BCP 47 tag (`id`, `en`).
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Texts(pub BTreeMap<String, String>);

impl Texts {
    /// The text in `language`, else in Indonesian, else in any language; empty when there is none.
    pub fn get(&self, language: &str) -> &str {
        let found = self.0.get(language).or_else(|| self.0.get("id")).or_else(|| self.0.values().next());
        found.map_or("", String::as_str)
    }

    /// The tag of the language that [`Texts::get`] answers in, for the `lang` attribute.
    pub fn language_of(&self, language: &str) -> &str {
        let found = self.0.get_key_value(language).or_else(|| self.0.get_key_value("id"));
        found.or_else(|| self.0.first_key_value()).map_or("id", |(tag, _)| tag.as_str())
    }
}

impl From<&str> for Texts {
    /// A text in Indonesian only.
    fn from(text: &str) -> Self {
        Self(BTreeMap::from([("id".to_owned(), text.to_owned())]))
    }
}
