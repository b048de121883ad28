//! Moves the figures of a building to their limits until it fits. Tries; promises nothing.

use measure::{LngLat, Outline, SquareMetres};

use crate::{
    figure::{Asks, Check, Figure, Standing},
    hints::Change,
    judge::{Rules, judge_without_shape as judge},
    parcel::Parcel,
    project::{Building, Project},
    verdict::{Note, Verdict},
};

/// Limits may move when figures do (another class of floors); more rounds than this mean that they run in a circle.
const ROUNDS: usize = 6;
/// Most numbers of floors that are tried.
const MOST_FLOORS: u16 = 40;

/// The numbers of floors to try: as told, and where fewer could help, every lower one.
pub(super) fn floors_to_try(project: &Project, verdict: &Verdict) -> Vec<Option<u16>> {
    let mut all = vec![None];
    let helps = |it: &Check| {
        let moved =
            matches!(it.figure, Figure::Footprint | Figure::FloorArea | Figure::Floors | Figure::Height);
        is_to_mend(it) && moved
    };
    if let Some(floors) = project.building.floors.filter(|_| verdict.checks.iter().any(helps)) {
        all.extend((1..floors.min(MOST_FLOORS)).rev().map(Some));
    }
    all
}

/// Moves every broken figure to its limit, again and again until none is broken; none where that does not come about.
pub(super) fn until_it_fits(parcel: &Parcel, project: &mut Project, rules: Rules<'_>) -> Option<Verdict> {
    for _ in 0..ROUNDS {
        let verdict = judge(parcel, project, rules);
        let broken: Vec<&Check> = verdict.checks.iter().filter(|it| is_to_mend(it)).collect();
        let too_large = verdict.notes.iter().find_map(|it| match it {
            Note::FloorAreaExceedsFloors { most } => Some(most.hundredths()),
            _ => None,
        });
        if broken.is_empty() && too_large.is_none() {
            return Some(verdict);
        }
        for check in broken {
            mend(&mut project.building, check)?;
        }
        if let Some(most) = too_large {
            set(&mut project.building, Figure::FloorArea, most);
        }
    }
    None
}

/// Broken, or open where a smaller figure would settle it.
fn is_to_mend(check: &Check) -> bool {
    match check.standing {
        Standing::Broken => true,
        Standing::Open => !is_beyond_mending(check),
        Standing::Kept | Standing::Untold => false,
    }
}

/// Whether a figure stays open whatever number it takes: something has to be told first.
pub(super) fn is_beyond_mending(check: &Check) -> bool {
    check.measured.is_none() || check.asks.contains(&Asks::RoadWidth)
}

/// Moves one figure to its limit; none where nobody can (the plot's own size).
fn mend(building: &mut Building, check: &Check) -> Option<()> {
    let to = match check.figure {
        Figure::Plot => return None,
        // Footprint and green together: the footprint gives way.
        Figure::Ground => {
            let green = building.green?.hundredths();
            set(building, Figure::Footprint, check.limit.checked_sub(green).filter(|it| *it > 0)?);
            return Some(());
        }
        Figure::Top => {
            let over = check.measured?.checked_sub(check.limit)?;
            let height = building.height_cm?.checked_sub(over).filter(|it| *it > 0)?;
            set(building, Figure::Height, height);
            return Some(());
        }
        _ => check.limit,
    };
    // Nothing is built that has no size.
    if to <= 0 && !matches!(check.figure, Figure::Basement) {
        return None;
    }
    // A part's own limit for the footprint: the whole shrinks as the part must.
    let to = match (check.figure, figure(building, check.figure), check.measured) {
        (Figure::Footprint, Some(whole), Some(part)) if part > 0 && part != whole => {
            i64::try_from(i128::from(whole) * i128::from(to) / i128::from(part)).ok()?
        }
        _ => to,
    };
    set(building, check.figure, to);
    Some(())
}

/// A figure as it was told.
pub(super) fn figure(building: &Building, figure: Figure) -> Option<i64> {
    let area = |it: Option<SquareMetres>| it.map(SquareMetres::hundredths);
    match figure {
        Figure::Footprint => area(building.outline.as_ref().map(|it| it.area).or(building.footprint)),
        Figure::FloorArea => area(building.floor_area),
        Figure::Green => area(building.green),
        Figure::Basement => area(building.basement),
        Figure::Floors => building.floors.map(i64::from),
        Figure::Height => building.height_cm,
        Figure::Setback => building.setback_cm,
        Figure::Side => building.side_cm,
        Figure::Units => building.units.map(i64::from),
        Figure::Ground | Figure::Top | Figure::Plot => None,
    }
}

/// Gives a figure another number. An outline shrinks towards its middle.
pub(super) fn set(building: &mut Building, figure: Figure, to: i64) {
    let area = Some(SquareMetres::from_hundredths(to));
    match figure {
        Figure::Footprint => {
            building.footprint = area;
            let shrunk = building.outline.as_ref().and_then(|it| shrunk(it, to));
            building.outline = shrunk;
        }
        Figure::FloorArea => building.floor_area = area,
        Figure::Green => building.green = area,
        Figure::Basement => building.basement = area,
        Figure::Floors => building.floors = u16::try_from(to).ok(),
        Figure::Height => building.height_cm = Some(to),
        Figure::Setback => building.setback_cm = Some(to),
        Figure::Side => building.side_cm = Some(to),
        Figure::Units => building.units = u32::try_from(to).ok(),
        Figure::Ground | Figure::Top | Figure::Plot => {}
    }
}

/// The same outline, smaller, with no more than an area; none where it would be too small for one.
#[expect(clippy::cast_precision_loss, reason = "areas of buildings are far below 2^53")]
fn shrunk(outline: &Outline, to: i64) -> Option<Outline> {
    let from = outline.area.hundredths();
    // A thousandth more is taken off, so that roundings do not leave it too large.
    let scale = libm::sqrt(to as f64 / from as f64) * (1.0 - 1e-6);
    let corners = || outline.given.iter().flatten().flatten();
    let count = corners().count() as f64;
    let middle = (
        corners().map(|it| it.lng()).sum::<f64>() / count,
        corners().map(|it| it.lat()).sum::<f64>() / count,
    );
    let moved = |it: &LngLat| {
        let toward = |at: f64, middle: f64| middle + (at - middle) * scale;
        LngLat::new(toward(it.lng(), middle.0), toward(it.lat(), middle.1)).unwrap_or(*it)
    };
    let given: Vec<Vec<Vec<LngLat>>> = (outline.given.iter())
        .map(|it| it.iter().map(|ring| ring.iter().map(moved).collect()).collect())
        .collect();
    Outline::read(&given).ok()
}

/// What differs between two buildings, in the order of the figures.
pub(super) fn changes(before: &Project, after: &Project) -> Vec<Change> {
    let one = |it: Figure| {
        let (from, to) = (figure(&before.building, it)?, figure(&after.building, it)?);
        (from != to).then_some(Change::Figure { figure: it, from, to })
    };
    Figure::ALL.into_iter().filter_map(one).collect()
}
