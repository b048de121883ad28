//! `activities.<hash>.json`: activities in people's words.

use serde::{Deserialize, Serialize};

use crate::{
    error::Malformed,
    json::{self, Node},
    text::Texts,
};

/// The activities of a pack, common ones first.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct ActivityFile(pub Vec<Activity>);

/// Something people do at a place.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Activity {
    /// Five-digit KBLI code or a plan's own code (`NK-…`).
    pub code: String,
    /// Everyday title.
    pub title: Texts,
    /// The official title, in Indonesian.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub official: String,
    /// Year of the KBLI edition; empty for codes that are no KBLI.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub kbli_version: String,
    /// Words people use.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub terms: Vec<String>,
    /// What to know before choosing it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<Texts>,
}

impl Activity {
    fn read(node: Node<'_>) -> Self {
        Self {
            code: node.text("code"),
            title: node.texts("title"),
            official: node.text_or_empty("official"),
            kbli_version: node.text_or_empty("kbli_version"),
            terms: node.list_of_texts("terms"),
            note: node.maybe_texts("note"),
        }
    }
}

impl ActivityFile {
    /// Reads the file.
    pub fn parse(file: &str, bytes: &[u8]) -> Result<Self, Malformed> {
        json::parse(file, bytes, |top| Self(top.as_list(Activity::read)))
    }

    /// The activity with a code.
    pub fn by_code(&self, code: &str) -> Option<&Activity> {
        self.0.iter().find(|it| it.code == code)
    }
}
