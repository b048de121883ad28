//! `activities.<hash>.json`: activities in people's words.

use serde::{Deserialize, Serialize};

use crate::{
    error::Malformed,
    json::{self, Node},
    text::Texts,
};

/// The activities of a pack and the questions about words that mean several of them.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct ActivityFile {
    /// The activities, common ones first.
    pub activities: Vec<Activity>,
    /// What to ask where a word alone says too little.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub questions: Vec<ActivityQuestion>,
}

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
    /// The same activity's codes in other editions of KBLI.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub other_codes: Vec<OtherCode>,
    /// Words people use.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub terms: Vec<String>,
    /// What to know before choosing it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<Texts>,
}

/// A code of another edition of KBLI; one activity may have several where an edition split it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct OtherCode {
    /// Year of the edition.
    pub kbli_version: String,
    /// The code.
    pub code: String,
}

/// One clarifying question: `warung` may sell goods or meals.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct ActivityQuestion {
    /// The words that mean several activities.
    pub terms: Vec<String>,
    /// The question.
    pub question: Texts,
    /// What it may mean, the most common first.
    pub choices: Vec<ActivityChoice>,
}

/// One answer to a clarifying question.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct ActivityChoice {
    /// Code of the activity.
    pub code: String,
    /// The answer's words, where the activity's title does not fit the question.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub label: Option<Texts>,
}

impl Activity {
    fn read(node: Node<'_>) -> Self {
        Self {
            code: node.text("code"),
            title: node.texts("title"),
            official: node.text_or_empty("official"),
            kbli_version: node.text_or_empty("kbli_version"),
            other_codes: node.list("other_codes", OtherCode::read),
            terms: node.list_of_texts("terms"),
            note: node.maybe_texts("note"),
        }
    }
}

impl OtherCode {
    fn read(node: Node<'_>) -> Self {
        Self { kbli_version: node.text("kbli_version"), code: node.text("code") }
    }
}

impl ActivityQuestion {
    fn read(node: Node<'_>) -> Self {
        Self {
            terms: node.list_of_texts("terms"),
            question: node.texts("question"),
            choices: node.list("choices", ActivityChoice::read),
        }
    }
}

impl ActivityChoice {
    fn read(node: Node<'_>) -> Self {
        Self { code: node.text("code"), label: node.maybe_texts("label") }
    }
}

impl ActivityFile {
    /// Reads the file.
    pub fn parse(file: &str, bytes: &[u8]) -> Result<Self, Malformed> {
        json::parse(file, bytes, |top| {
            // A city that asks no questions may list its activities only.
            if top.is_list() {
                return Self { activities: top.as_list(Activity::read), questions: Vec::new() };
            }
            Self {
                activities: top.needed_list("activities", Activity::read),
                questions: top.list("questions", ActivityQuestion::read),
            }
        })
    }

    /// The activity with a code.
    pub fn by_code(&self, code: &str) -> Option<&Activity> {
        self.activities.iter().find(|it| it.code == code)
    }
}
