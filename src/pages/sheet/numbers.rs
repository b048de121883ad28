//! The limits of a building as rows of a table.

use zoning::Check;

use super::decide::Decided;
use crate::{
    components::figure::{cite, figure_name, limit_words},
    state::pack::OpenPack,
};

/// Figure, limit, where it stands; in the plan's order.
pub(super) fn rows(open: &OpenPack, decided: &Decided, tag: &str) -> Vec<Vec<String>> {
    let parts = decided.model.parts.len();
    let row = |it: &Check| {
        let name = figure_name(it.figure);
        // Where several zones set limits, it is said which of them does.
        let zone = it.part.filter(|_| parts > 1).and_then(|at| decided.model.parts.get(at));
        let zone = zone.and_then(|it| it.zone.zone.code()).map(|it| format!(" ({it})")).unwrap_or_default();
        vec![name + &zone, limit_words(it), cite(open, &it.source, tag)]
    };
    decided.verdict.checks.iter().map(row).collect()
}
