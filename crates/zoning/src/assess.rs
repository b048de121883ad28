//! Puts the rules together: outcome of each part, headline of the whole.

use crate::{
    assessment::{Assessment, Effect, PartAssessment, Reason},
    cell::{Cell, ConditionCode},
    outcome::{Gap, Headline, Outcome},
    rulebook::Rulebook,
    rules::{coverage, doubt, kawasan, matrix, overlay},
    site::{Name, Proposal, Site, SitePart, Zone},
};

/// What the plan answers to `proposal` at `site`. Cannot fail; the same input gives the same answer everywhere.
pub fn assess(site: &Site, proposal: &Proposal, rulebook: Option<&Rulebook>) -> Assessment {
    let missing = rulebook.map_or_else(Vec::new, |it| overlay::missing(site, proposal, it));
    let one = |part: &SitePart| assess_part(part, proposal, rulebook, &missing);
    let parts: Vec<PartAssessment> = site.parts.iter().map(one).collect();
    let near = site.near.iter().map(one).collect();
    let headline = headline(parts.iter().map(|it| it.outcome));
    Assessment {
        headline,
        parts,
        near,
        border: site.border.map(measure::Metres::to_centimetres),
        doubts: doubt::check(site),
    }
}

/// The one outcome of all parts, or `Partial`. Different gaps count as one: nothing is known anywhere.
pub(crate) fn headline(mut outcomes: impl Iterator<Item = Outcome>) -> Headline {
    let Some(first) = outcomes.next() else { return Headline::Whole(Outcome::NoData(Gap::OutsideCoverage)) };
    let same = outcomes.all(|it| it.word() == first.word());
    if same { Headline::Whole(first) } else { Headline::Partial }
}

fn assess_part(
    part: &SitePart,
    proposal: &Proposal,
    rulebook: Option<&Rulebook>,
    missing: &[Reason],
) -> PartAssessment {
    let (base, reason) = base(part, proposal, rulebook);
    let mut reasons = Vec::with_capacity(1 + part.overlays.len() + missing.len());
    reasons.push(reason);
    if let Some(rulebook) = rulebook {
        overlay::check(part, proposal, rulebook, &mut reasons);
    }
    let mapped = !matches!(part.zone, Zone::OutsideCoverage);
    if mapped {
        reasons.extend(missing.iter().cloned());
    }
    let outcome = combine(base, &part.zone, &reasons);
    // The deciding reasons come first: a prohibition of an overlay stands before the cell it overrides.
    if !decides(&reasons[0], outcome) {
        measure::sort_by(&mut reasons, |a, b| decides(b, outcome).cmp(&decides(a, outcome)));
    }
    PartAssessment {
        zone: part.zone.clone(),
        overlays: part.overlays.clone(),
        share: part.share,
        distance: part.distance.to_centimetres(),
        outcome,
        reasons,
    }
}

/// The answer before overlays.
fn base(part: &SitePart, proposal: &Proposal, rulebook: Option<&Rulebook>) -> (Outcome, Reason) {
    if let Some((gap, reason)) = coverage::check(&part.zone) {
        return (Outcome::NoData(gap), reason);
    }
    match &part.zone {
        Zone::Kawasan { code, layer } => kawasan::check(code.as_deref(), layer, proposal, rulebook),
        Zone::SubZone { code, layer } => {
            let (cell, reason) = matrix::check(code.as_deref(), layer, proposal, rulebook);
            (cell.map_or_else(Outcome::NoData, outcome_of_cell), reason)
        }
        // Answered by the coverage rule above.
        Zone::NotDigitised | Zone::OutsideCoverage | Zone::MissingLayer => {
            (Outcome::NoData(Gap::NotDigitised), matrix::check(None, &Name::default(), proposal, rulebook).1)
        }
    }
}

fn outcome_of_cell(cell: &Cell) -> Outcome {
    match cell {
        Cell::Blank => Outcome::NoData(Gap::BlankCell),
        Cell::Permitted => Outcome::Allowed,
        Cell::Forbidden => Outcome::Forbidden,
        Cell::Conditions(codes) => outcome_of_conditions(
            codes.iter().any(ConditionCode::is_limit),
            codes.iter().any(|it| !it.is_limit()),
        ),
    }
}

fn outcome_of_conditions(limited: bool, conditional: bool) -> Outcome {
    match (limited, conditional) {
        (false, false) => Outcome::Allowed,
        (true, false) => Outcome::Limited,
        (false, true) => Outcome::Conditional,
        (true, true) => Outcome::LimitedConditional,
    }
}

/// Any X forbids, even over a gap; a gap never reads as allowed; otherwise conditions add up.
///
/// Where only an RTRW is known nothing is forbidden by it: what a prohibition meets there conflicts.
fn combine(base: Outcome, zone: &Zone, reasons: &[Reason]) -> Outcome {
    let forbidden = reasons.iter().any(|it| matches!(it.effect, Effect::OverlayForbids(_)));
    let missing = reasons.iter().any(|it| matches!(it.effect, Effect::OverlayMissing(_)));
    let mut conditions = reasons.iter().flat_map(|it| it.effect.codes()).peekable();
    let touched = conditions.peek().is_some();
    match base {
        _ if forbidden && matches!(zone, Zone::Kawasan { .. }) => Outcome::Conflicts,
        Outcome::Conforms | Outcome::NeedsAssessment if missing => Outcome::NoData(Gap::MissingLayer),
        Outcome::Conforms if touched => Outcome::NeedsAssessment,
        Outcome::Conforms | Outcome::NeedsAssessment | Outcome::Conflicts => base,
        _ if forbidden || base == Outcome::Forbidden => Outcome::Forbidden,
        Outcome::NoData(gap) => Outcome::NoData(gap),
        _ if missing => Outcome::NoData(Gap::MissingLayer),
        _ => {
            let (mut limited, mut conditional) = (false, false);
            for code in conditions {
                limited |= code.is_limit();
                conditional |= !code.is_limit();
            }
            outcome_of_conditions(limited, conditional)
        }
    }
}

/// Whether a reason is one that brought about the outcome.
fn decides(reason: &Reason, outcome: Outcome) -> bool {
    match (&reason.effect, outcome) {
        (Effect::Cell(cell), Outcome::Forbidden) => *cell == Cell::Forbidden,
        (Effect::OverlayForbids(_), Outcome::Forbidden | Outcome::Conflicts) => true,
        (Effect::OverlayMissing(_), Outcome::NoData(gap)) => gap == Gap::MissingLayer,
        (Effect::Gap(gap), Outcome::NoData(of)) => *gap == of,
        (Effect::Kawasan(said), outcome) => *said == outcome,
        (Effect::Cell(_), Outcome::NoData(_)) => false,
        (Effect::Cell(_), _) => true,
        (Effect::OverlayAdds(..), Outcome::NeedsAssessment | Outcome::Conditional) => true,
        _ => false,
    }
}
