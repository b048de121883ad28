//! Rule `matrix`: the ITBX cell of the activity in the sub-zone (Permen ATR/BPN 11/2021, zoning rules; the article of
//! the plan itself is cited as source).
//!
//! Edge decisions: a blank code and a code without a column are the same gap; a blank cell is not a prohibition.

use crate::{
    assessment::{Effect, Reason, RuleId, Source},
    cell::Cell,
    outcome::Gap,
    rulebook::Rulebook,
    site::{Name, Proposal},
};

/// The cell, or the gap that stands in its place.
pub(crate) fn check<'a>(
    code: Option<&str>,
    layer: &Name,
    proposal: &Proposal,
    rulebook: Option<&'a Rulebook>,
) -> (Result<&'a Cell, Gap>, Reason) {
    let gap = |gap, source| (Err(gap), Reason { rule: RuleId::Matrix, effect: Effect::Gap(gap), source });
    let Some(rulebook) = rulebook else { return gap(Gap::NoRulebook, Source::Pack) };
    let Some(column) = code.and_then(|it| rulebook.column_of(it)) else {
        return gap(Gap::UnknownZone, Source::Layer(layer.clone()));
    };
    let article = Source::Article(Name::new(&rulebook.matrix_article));
    match rulebook.cell(&proposal.activity, column) {
        None => gap(Gap::UnlistedActivity, article),
        Some(Cell::Blank) => gap(Gap::BlankCell, article),
        Some(cell) => {
            (Ok(cell), Reason { rule: RuleId::Matrix, effect: Effect::Cell(cell.clone()), source: article })
        }
    }
}
