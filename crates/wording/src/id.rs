//! Message ids of the codes of a verdict, by exhaustive match.

use zoning::{Cell, Doubt, Effect, Gap, Headline, Outcome, RuleId};

/// The short answer of an outcome: two to five words.
pub fn outcome(outcome: Outcome) -> &'static str {
    match outcome {
        Outcome::Allowed => "outcome-allowed",
        Outcome::Limited => "outcome-limited",
        Outcome::Conditional => "outcome-conditional",
        Outcome::LimitedConditional => "outcome-limited-conditional",
        Outcome::Forbidden => "outcome-forbidden",
        Outcome::Conforms => "outcome-conforms",
        Outcome::Conflicts => "outcome-conflicts",
        Outcome::NeedsAssessment => "outcome-needs-assessment",
        Outcome::NoData(_) => "outcome-no-data",
    }
}

/// What the outcome means for the person, in one or two sentences.
pub fn outcome_meaning(outcome: Outcome) -> &'static str {
    match outcome {
        Outcome::Allowed => "outcome-allowed-meaning",
        Outcome::Limited => "outcome-limited-meaning",
        Outcome::Conditional => "outcome-conditional-meaning",
        Outcome::LimitedConditional => "outcome-limited-conditional-meaning",
        Outcome::Forbidden => "outcome-forbidden-meaning",
        Outcome::Conforms => "outcome-conforms-meaning",
        Outcome::Conflicts => "outcome-conflicts-meaning",
        Outcome::NeedsAssessment => "outcome-needs-assessment-meaning",
        Outcome::NoData(gap) => gap_meaning(gap),
    }
}

/// The short answer of a headline.
pub fn headline(headline: Headline) -> &'static str {
    match headline {
        Headline::Whole(of) => outcome(of),
        Headline::Partial => "outcome-partial",
    }
}

/// What the headline means for the person.
pub fn headline_meaning(headline: Headline) -> &'static str {
    match headline {
        Headline::Whole(of) => outcome_meaning(of),
        Headline::Partial => "outcome-partial-meaning",
    }
}

/// What is missing, in a few words.
pub fn gap(gap: Gap) -> &'static str {
    match gap {
        Gap::OutsideCoverage => "gap-outside-coverage",
        Gap::NotDigitised => "gap-not-digitised",
        Gap::MissingLayer => "gap-missing-layer",
        Gap::UnknownZone => "gap-unknown-zone",
        Gap::UnlistedActivity => "gap-unlisted-activity",
        Gap::BlankCell => "gap-blank-cell",
        Gap::NoRulebook => "gap-no-rulebook",
    }
}

/// What the gap means, and that it is no permission.
pub fn gap_meaning(gap: Gap) -> &'static str {
    match gap {
        Gap::OutsideCoverage => "gap-outside-coverage-meaning",
        Gap::NotDigitised => "gap-not-digitised-meaning",
        Gap::MissingLayer => "gap-missing-layer-meaning",
        Gap::UnknownZone => "gap-unknown-zone-meaning",
        Gap::UnlistedActivity => "gap-unlisted-activity-meaning",
        Gap::BlankCell => "gap-blank-cell-meaning",
        Gap::NoRulebook => "gap-no-rulebook-meaning",
    }
}

/// What to do next about an outcome.
pub fn next_step(outcome: Outcome) -> &'static str {
    match outcome {
        Outcome::Allowed | Outcome::Conforms => "next-allowed",
        Outcome::Limited | Outcome::Conditional | Outcome::LimitedConditional => "next-conditions",
        Outcome::Forbidden | Outcome::Conflicts => "next-forbidden",
        Outcome::NeedsAssessment => "next-assessment",
        Outcome::NoData(Gap::UnlistedActivity | Gap::BlankCell) => "next-forum",
        Outcome::NoData(Gap::OutsideCoverage) => "next-outside",
        Outcome::NoData(Gap::NotDigitised | Gap::MissingLayer | Gap::UnknownZone | Gap::NoRulebook) => {
            "next-office"
        }
    }
}

/// The sentence of a doubt; arguments `distance`, `band`, `accuracy` as far as the doubt has them.
pub fn doubt(doubt: &Doubt) -> &'static str {
    match doubt {
        Doubt::NearBorder { .. } => "doubt-near-border",
        Doubt::Position { .. } => "doubt-position",
        Doubt::OverlappingZones => "doubt-overlapping-zones",
        Doubt::NearOverlay { .. } => "doubt-near-overlay",
        // The enum may grow in a newer core than these words; the general warning is right for any doubt.
        _ => "doubt-other",
    }
}

/// The sentence of a reason's effect; arguments `activity`, `zone`, `overlay` as far as the effect has them.
pub fn effect(effect: &Effect) -> &'static str {
    match effect {
        Effect::Cell(Cell::Permitted) => "effect-cell-permits",
        Effect::Cell(Cell::Forbidden) => "effect-cell-forbids",
        Effect::Cell(Cell::Conditions(_)) => "effect-cell-conditions",
        Effect::Cell(Cell::Blank) => "effect-cell-blank",
        Effect::OverlayForbids(_) => "effect-overlay-forbids",
        Effect::OverlayAdds(..) => "effect-overlay-adds",
        Effect::OverlayNoted(_) => "effect-overlay-noted",
        Effect::OverlayMissing(_) => "effect-overlay-missing",
        Effect::Kawasan(outcome) => kawasan_effect(*outcome),
        Effect::Gap(of) => gap(*of),
    }
}

fn kawasan_effect(outcome: Outcome) -> &'static str {
    match outcome {
        Outcome::Conforms => "effect-kawasan-conforms",
        Outcome::Conflicts => "effect-kawasan-conflicts",
        // A kawasan gives no other answer; anything else is to be looked at by people.
        _ => "effect-kawasan-needs-assessment",
    }
}

/// Where the rule stands, in a few words.
pub fn rule(rule: RuleId) -> &'static str {
    match rule {
        RuleId::Matrix => "rule-matrix",
        RuleId::Overlay => "rule-overlay",
        RuleId::Kawasan => "rule-kawasan",
        RuleId::Coverage => "rule-coverage",
    }
}
