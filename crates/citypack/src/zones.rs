//! `zones.<hash>.json`: names and colours of the plan's codes.

use serde::{Deserialize, Serialize};

use crate::{
    error::Malformed,
    json::{self, Node},
    text::Texts,
};

/// Names and colours of sub-zones and kawasan.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct ZoneFile(pub Vec<ZoneEntry>);

/// A code of the plan.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct ZoneEntry {
    /// The code.
    pub code: String,
    /// The name in the plan's words.
    pub name: Texts,
    /// The official map colour, `#rrggbb` (Permen ATR/BPN 14/2021); absent where the plan gives none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub colour: Option<String>,
    /// `lindung` (protected) or `budidaya` (cultivated).
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub class: String,
}

impl ZoneEntry {
    fn read(node: Node<'_>) -> Self {
        Self {
            code: node.text("code"),
            name: node.texts("name"),
            colour: node.maybe_text("colour"),
            class: node.text_or_empty("class"),
        }
    }
}

impl ZoneFile {
    /// Reads the file.
    pub fn parse(file: &str, bytes: &[u8]) -> Result<Self, Malformed> {
        json::parse(file, bytes, |top| Self(top.as_list(ZoneEntry::read)))
    }

    /// The entry of a code.
    pub fn by_code(&self, code: &str) -> Option<&ZoneEntry> {
        self.0.iter().find(|it| it.code == code)
    }
}
