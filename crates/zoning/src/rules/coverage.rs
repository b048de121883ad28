//! Rule `coverage`: a place that the data do not describe has no answer.
//!
//! Inputs: the part's zone. Edge decisions: this rule speaks before the rulebook is looked at, so a place outside the
//! plan is called that even in a pack without rules.

use crate::{
    assessment::{Effect, Reason, RuleId, Source},
    outcome::Gap,
    site::Zone,
};

/// The gap of a zone that is none.
pub(crate) fn check(zone: &Zone) -> Option<(Gap, Reason)> {
    let gap = match zone {
        Zone::OutsideCoverage => Gap::OutsideCoverage,
        Zone::NotDigitised => Gap::NotDigitised,
        Zone::MissingLayer => Gap::MissingLayer,
        Zone::SubZone { .. } | Zone::Kawasan { .. } => return None,
    };
    Some((gap, Reason { rule: RuleId::Coverage, effect: Effect::Gap(gap), source: Source::Pack }))
}
