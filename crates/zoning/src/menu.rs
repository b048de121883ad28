//! What may I do here? Every listed activity by its outcome, computed as any answer is.

use crate::{
    assess::assess,
    outcome::{Headline, Outcome},
    rulebook::Rulebook,
    site::{Name, Proposal, Site},
};

/// An activity and its answer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Choice {
    /// Code of the activity.
    pub activity: Name,
    /// The answer for the whole site.
    pub headline: Headline,
    /// Whether something makes the answer uncertain: what lies near gives another one.
    pub doubtful: bool,
}

/// Answers each activity of a list, in its order; give the pack's, which names common ones first.
pub fn menu<'a>(
    site: &Site,
    rulebook: Option<&Rulebook>,
    activities: impl Iterator<Item = &'a str>,
) -> Vec<Choice> {
    activities.map(|it| choice(site, rulebook, it)).collect()
}

fn choice(site: &Site, rulebook: Option<&Rulebook>, activity: &str) -> Choice {
    let assessment = assess(site, &Proposal { activity: activity.to_owned() }, rulebook);
    let words: Vec<&str> = assessment.parts.iter().map(|it| it.outcome.word()).collect();
    let other = assessment.near.iter().any(|it| !words.contains(&it.outcome.word()));
    Choice { activity: activity.into(), headline: assessment.headline, doubtful: other }
}

/// The groups in which choices are shown, the most welcome first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum MenuGroup {
    /// Fits as it is.
    Allowed,
    /// Fits within limits or on conditions.
    OnConditions,
    /// On a part of the plot.
    Partly,
    /// Only a general plan is known; it leaves the use to an assessment.
    Assessed,
    /// The data do not answer; some of these the spatial planning forum decides.
    Unknown,
    /// Refused.
    Refused,
}

impl MenuGroup {
    /// All groups in order.
    pub const ALL: [Self; 6] =
        [Self::Allowed, Self::OnConditions, Self::Partly, Self::Assessed, Self::Unknown, Self::Refused];

    /// The group of an answer.
    pub fn of(headline: Headline) -> Self {
        match headline {
            Headline::Partial => Self::Partly,
            Headline::Whole(Outcome::Allowed | Outcome::Conforms) => Self::Allowed,
            Headline::Whole(Outcome::Limited | Outcome::Conditional | Outcome::LimitedConditional) => {
                Self::OnConditions
            }
            Headline::Whole(Outcome::NeedsAssessment) => Self::Assessed,
            Headline::Whole(Outcome::Forbidden | Outcome::Conflicts) => Self::Refused,
            Headline::Whole(Outcome::NoData(_)) => Self::Unknown,
        }
    }

    /// The fixed word in message ids.
    pub fn word(self) -> &'static str {
        match self {
            Self::Allowed => "allowed",
            Self::OnConditions => "on_conditions",
            Self::Partly => "partly",
            Self::Assessed => "assessed",
            Self::Unknown => "unknown",
            Self::Refused => "refused",
        }
    }
}
