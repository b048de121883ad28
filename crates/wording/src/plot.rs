//! Words for plots, buildings, hints and traces: codes to ids of the book [`crate::OF_VERDICTS`], which only the part of
//! the program carries in which plots are checked. Holds no rule.

use measure::{OutlineFault, Slip};
use zoning::{
    Asks, Change, Figure, Found, Grade, LimitBy, MenuGroup, Note, RoadClass, SetbackFrom, Standing,
};

/// The name of a figure.
pub fn figure(it: Figure) -> &'static str {
    match it {
        Figure::Footprint => "figure-footprint",
        Figure::FloorArea => "figure-floor-area",
        Figure::Green => "figure-green",
        Figure::Basement => "figure-basement",
        Figure::Ground => "figure-ground",
        Figure::Floors => "figure-floors",
        Figure::Height => "figure-height",
        Figure::Top => "figure-top",
        Figure::Setback => "figure-setback",
        Figure::Side => "figure-side",
        Figure::Plot => "figure-plot",
        Figure::Units => "figure-units",
    }
}

/// How a figure stands, in a word.
pub fn standing(it: Standing) -> &'static str {
    match it {
        Standing::Kept => "standing-kept",
        Standing::Untold => "standing-untold",
        Standing::Open => "standing-open",
        Standing::Broken => "standing-broken",
    }
}

/// Who set a limit; arguments `overlay`, `authority`, `surface` as far as it has them.
pub fn limit_by(it: &LimitBy) -> &'static str {
    match it {
        LimitBy::Table { .. } => "limit-by-table",
        LimitBy::Overlay { relaxed_by: None, .. } => "limit-by-overlay",
        LimitBy::Overlay { relaxed_by: Some(_), .. } => "limit-by-overlay-relaxed",
        LimitBy::Surface { .. } => "limit-by-surface",
        LimitBy::Arithmetic => "limit-by-arithmetic",
    }
}

/// What a building line is measured from.
pub fn setback_from(it: SetbackFrom) -> &'static str {
    match it {
        SetbackFrom::Axis => "setback-from-axis",
        SetbackFrom::RoadEdge => "setback-from-road-edge",
    }
}

/// What to fill in so that one limit can be named.
pub fn asks(it: Asks) -> &'static str {
    match it {
        Asks::Road => "asks-road",
        Asks::PlotSize => "asks-plot-size",
        Asks::Floors => "asks-floors",
        Asks::RoadWidth => "asks-road-width",
        Asks::GroundHeight => "asks-ground-height",
    }
}

/// A class of roads.
pub fn road(it: RoadClass) -> &'static str {
    match it {
        RoadClass::Arterial => "road-arterial",
        RoadClass::Collector => "road-collector",
        RoadClass::Local => "road-local",
        RoadClass::Neighbourhood => "road-neighbourhood",
    }
}

/// Whether a project could be approved.
pub fn grade(it: Grade) -> &'static str {
    match it {
        Grade::Passes => "grade-passes",
        Grade::Partly => "grade-partly",
        Grade::Unknown => "grade-unknown",
        Grade::Fails => "grade-fails",
    }
}

/// What is wrong with the question; arguments `area`, `zone` as far as the note has them.
pub fn note(it: &Note) -> &'static str {
    match it {
        Note::BuildingLeavesPlot { .. } => "note-building-leaves-plot",
        Note::FloorAreaExceedsFloors { .. } => "note-floor-area-exceeds-floors",
        Note::NoIntensity { .. } => "note-no-intensity",
        _ => "doubt-other",
    }
}

/// A change of a hint; arguments `figure`, `from`, `to`, `area` as far as it has them.
pub fn change(it: &Change) -> &'static str {
    match it {
        Change::Figure { from, to, .. } if to < from => "change-smaller",
        Change::Figure { .. } => "change-larger",
        Change::UseParts { area: Some(_), .. } => "change-use-parts",
        Change::UseParts { area: None, .. } => "change-use-parts-unmeasured",
        Change::Activity { .. } => "change-activity",
        _ => "hint-title",
    }
}

/// What is wrong with an outline and how it is mended; arguments `corners`, `reach`, `area`, `place` as far as it has
/// them.
pub fn outline_fault(it: &OutlineFault) -> &'static str {
    match it {
        OutlineFault::TooFewCorners { .. } => "outline-too-few-corners",
        OutlineFault::TooManyCorners { .. } => "outline-too-many-corners",
        OutlineFault::TooWide { .. } => "outline-too-wide",
        OutlineFault::TooSmall { .. } => "outline-too-small",
        OutlineFault::Crossing { at: Some(_) } => "outline-crossing-at",
        _ => "outline-crossing",
    }
}

/// What was wrong with an outline and did no harm; argument `count`.
pub fn slip(it: &Slip) -> &'static str {
    match it {
        Slip::RepeatedCorners { .. } => "slip-repeated-corners",
        _ => "slip-spikes",
    }
}

/// A group of *what may I do here*.
pub fn menu_group(it: MenuGroup) -> &'static str {
    match it {
        MenuGroup::Allowed => "menu-allowed",
        MenuGroup::OnConditions => "menu-on-conditions",
        MenuGroup::Partly => "menu-partly",
        MenuGroup::Assessed => "menu-assessed",
        MenuGroup::Unknown => "menu-unknown",
        MenuGroup::Refused => "menu-refused",
    }
}

/// A step of a trace; arguments named by what it holds. For a rule take the words of its effect (`id::effect`).
pub fn found(it: &Found) -> Option<&'static str> {
    Some(match it {
        Found::Zone(_) => "found-zone",
        Found::Overlays(it) if it.is_empty() => "found-overlays-none",
        Found::Overlays(_) => "found-overlays",
        Found::Border { distance: Some(_), .. } => "found-border",
        Found::Border { distance: None, .. } => "found-border-none",
        Found::Column { listed: true, .. } => "found-column",
        Found::Column { listed: false, .. } => "found-column-none",
        Found::Row { listed: true, .. } => "found-row",
        Found::Row { listed: false, .. } => "found-row-none",
        Found::Cell { cell: zoning::Cell::Blank, .. } => "found-cell-blank",
        Found::Cell { .. } => "found-cell",
        Found::Outcome { activity: Some(_), .. } => "found-outcome",
        Found::Outcome { activity: None, .. } => "found-outcome-together",
        Found::Check(_) => "found-check",
        Found::Headline(_) => "found-headline",
        _ => return None,
    })
}
