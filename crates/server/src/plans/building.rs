//! The building of an application, as its answers tell it, for the plan's numbers; and what these make of it. Answers that no
//! question connects with a figure (`from_verdict`) are not judged.

use citypack::Pack;
use measure::SquareMetres;
use permit::{Answer, View};
use zoning::{Building, Check};

use super::{Folder, look};
use crate::casework::verdict::Limit;

/// The number that answers the question for a fact.
fn number(view: &View<'_>, fact: &str) -> Option<f64> {
    let asked = view.asked().into_iter().find(|it| it.field.from_verdict == fact)?;
    let Answer::Number(told) = asked.answer? else { return None };
    Some(told.to_f64()).filter(|it| *it > 0.0)
}

/// What is told of the building.
pub(super) fn told(view: &View<'_>) -> Building {
    let area = |fact| number(view, fact).map(SquareMetres::new);
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "held to what fits just before"
    )]
    let floors = number(view, "floors").map(|it| it.min(1_000.0) as u16);
    #[expect(clippy::cast_possible_truncation, reason = "held to what fits just before")]
    let height = number(view, "height").map(|it| (it.min(100_000.0) * 100.0).round() as i64);
    Building {
        footprint: area("footprint"),
        floor_area: area("floor_area"),
        floors,
        height_cm: height,
        ..Building::default()
    }
}

/// The told size of the lot.
pub(super) fn size(view: &View<'_>) -> Option<SquareMetres> {
    number(view, "parcel_area").map(SquareMetres::new)
}

/// A figure held against its limit, as it is kept.
pub(super) fn written(pack: &Pack<Folder>, it: &Check) -> Limit {
    Limit {
        figure: it.figure.word().to_owned(),
        measured: it.measured,
        limit: it.limit,
        standing: it.standing.word().to_owned(),
        source: look::cite(pack, &it.source),
    }
}
