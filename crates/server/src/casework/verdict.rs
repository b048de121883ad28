//! What the office found when it looked at an application again: its answers by the form, its place by the plan, with the
//! pack that the applicant named and with today's. The numbers of a phone are compared, never trusted.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// A second look at an application.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Judgement {
    /// Why the place was not judged, as a fixed word; nothing where it was.
    #[serde(default)]
    pub gap: Option<String>,
    /// The outcome that the applicant saw.
    #[serde(default)]
    pub seen: Option<String>,
    /// The version of the pack that the applicant saw it in.
    #[serde(default)]
    pub seen_pack: Option<String>,
    /// With that version; nothing where it is not kept here.
    #[serde(default)]
    pub named: Option<Look>,
    /// With the pack of the day.
    #[serde(default)]
    pub today: Option<Look>,
    /// What is wrong with the answers.
    #[serde(default)]
    pub findings: Vec<Found>,
    /// What the form's rule makes of the fee, in whole rupiah.
    #[serde(default)]
    pub fee: Option<i64>,
}

/// What one version of the plan says.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Look {
    pub pack: String,
    pub outcome: String,
    pub parts: Vec<Part>,
    pub doubts: Vec<String>,
    /// The building's figures against the plan's numbers; none where no building was told.
    #[serde(default)]
    pub building: Vec<Limit>,
}

/// A figure of the building against its limit, in the figure's smallest unit: hundredths of square metres, centimetres, pieces.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Limit {
    pub figure: String,
    /// Nothing where it was not told.
    pub measured: Option<i64>,
    pub limit: i64,
    /// `kept`, `untold`, `open` or `broken`.
    pub standing: String,
    pub source: String,
}

/// One zone of the place.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Part {
    pub zone: String,
    pub name: String,
    pub outcome: String,
    /// Its share in millionths.
    pub share: u32,
    pub rules: Vec<Rule>,
}

/// A rule that spoke.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Rule {
    pub rule: String,
    pub effect: String,
    /// The article, as it is cited.
    pub source: String,
}

/// Something about an answer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct Found {
    /// Path of the answer.
    pub at: String,
    /// What it is, as a fixed word.
    pub code: String,
    /// Whether the form would not let it pass.
    pub blocks: bool,
    /// The limit that was not kept; empty where there is none.
    pub limit: String,
}

impl Found {
    pub fn warning(at: &str, code: &str, limit: String) -> Self {
        Self { at: at.to_owned(), code: code.to_owned(), blocks: false, limit }
    }
}

impl Judgement {
    /// Nothing could be looked at.
    pub fn gap(word: &str) -> Self {
        Self { gap: Some(word.to_owned()), ..Self::default() }
    }

    /// Whether the place's answer is another than the applicant saw, or than the same pack gives.
    pub fn differs(&self) -> bool {
        let outcomes =
            || [self.named.as_ref(), self.today.as_ref()].into_iter().flatten().map(|it| &it.outcome);
        let Some(first) = self.seen.as_ref().or_else(|| outcomes().next()) else { return false };
        outcomes().any(|it| it != first)
    }
}
