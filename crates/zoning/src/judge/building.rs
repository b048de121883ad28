//! The building against the numbers that limit it: table of intensity, what overlays do to it, flight surfaces.
//!
//! Decisions: parts of one sub-zone count together, as a plan gives its rates per sub-zone; where a building spans
//! several sub-zones the areas that each allows add up, and of heights and distances the strictest counts. Only ground
//! on which the activities could be approved counts as plot. With an outline the sub-zones that it touches judge it.

mod limits;

use measure::SquareMetres;

use crate::{
    assessment::Source,
    figure::{Asks, Check, Figure, LimitBy, Standing},
    flight::lowest_ceiling,
    intensity::{BuildingRules, Keys},
    parcel::Parcel,
    project::Project,
    site::{Name, Zone},
    verdict::{Note, PartVerdict},
};
use limits::{Limit, Zoned};

/// What came of it.
#[derive(Default)]
pub(super) struct Judged {
    pub(super) checks: Vec<Check>,
    pub(super) headroom_cm: Option<(i64, i64)>,
}

/// Holds the building against everything that limits it.
pub(super) fn judge(
    parcel: &Parcel,
    project: &Project,
    rules: Option<&BuildingRules>,
    parts: &[PartVerdict],
    notes: &mut Vec<Note>,
) -> Judged {
    let mut judged = Judged::default();
    let Some(rules) = rules else { return judged };
    let told = Told::of(parcel, project);
    let zones = zones(parcel, project, rules, parts, notes);
    for figure in Figure::ALL {
        let checks = match figure {
            Figure::Footprint | Figure::FloorArea | Figure::Green | Figure::Basement | Figure::Units => {
                of_area(figure, &zones, &told)
            }
            Figure::Ground => ground(&zones, &told).into_iter().collect(),
            Figure::Top => {
                let (check, headroom) = top(parcel, project, rules, parts);
                judged.headroom_cm = headroom;
                check.into_iter().collect()
            }
            _ => strictest(figure, &zones, &told),
        };
        judged.checks.extend(checks);
    }
    impossible(&told, notes);
    judged
}

/// The figures as they were told, in their units.
struct Told {
    plot: Option<i64>,
    footprint: Option<i64>,
    floor_area: Option<i64>,
    basement: Option<i64>,
    green: Option<i64>,
    floors: Option<i64>,
    height: Option<i64>,
    setback: Option<i64>,
    side: Option<i64>,
    units: Option<i64>,
}

impl Told {
    fn of(parcel: &Parcel, project: &Project) -> Self {
        let it = &project.building;
        let area = |it: Option<SquareMetres>| it.map(SquareMetres::hundredths);
        Self {
            plot: area(parcel.area),
            footprint: area(it.outline.as_ref().map(|it| it.area).or(it.footprint)),
            floor_area: area(it.floor_area),
            basement: area(it.basement),
            green: area(it.green),
            floors: it.floors.map(i64::from),
            height: it.height_cm,
            setback: it.setback_cm,
            side: it.side_cm,
            units: it.units.map(i64::from),
        }
    }

    fn figure(&self, figure: Figure) -> Option<i64> {
        match figure {
            Figure::Footprint => self.footprint,
            Figure::FloorArea => self.floor_area,
            Figure::Green => self.green,
            Figure::Basement => self.basement,
            Figure::Ground => Some(self.footprint?.saturating_add(self.green?)),
            Figure::Floors => self.floors,
            Figure::Height | Figure::Top => self.height,
            Figure::Setback => self.setback,
            Figure::Side => self.side,
            Figure::Plot => self.plot,
            Figure::Units => self.units,
        }
    }
}

/// The sub-zones that judge the building, each with its ground and its limits.
fn zones<'a>(
    parcel: &'a Parcel,
    project: &Project,
    rules: &'a BuildingRules,
    parts: &[PartVerdict],
    notes: &mut Vec<Note>,
) -> Vec<Zoned<'a>> {
    let Some(table) = &rules.intensity else { return Vec::new() };
    let building = &project.building;
    let keys = Keys {
        road: building.road,
        plot: parcel.area.map(SquareMetres::hundredths),
        floors: building.floors.map(i64::from),
    };
    let mut zones: Vec<Zoned<'a>> = Vec::new();
    // Where nothing is approvable the limits are told all the same.
    let none = !parts.iter().any(|it| it.outcome.is_approvable());
    for (n, (piece, verdict)) in parcel.parts.iter().zip(parts).enumerate() {
        let Zone::SubZone { code: Some(code), .. } = &piece.part.zone else { continue };
        if !verdict.outcome.is_approvable() && !none {
            continue;
        }
        let known = zones.iter_mut().find(|it| crate::intensity::same_code(&it.code, code));
        if let Some(zone) = known {
            zone.add(n, piece, verdict);
            continue;
        }
        let fitting = table.rows_for(code, keys);
        if fitting.rows.is_empty() {
            notes.push(Note::NoIntensity { part: n });
            continue;
        }
        let mut zone = Zoned::new(code.clone(), table, fitting, building.road_width_cm);
        zone.add(n, piece, verdict);
        zones.push(zone);
    }
    zones.retain(|it| it.decides);
    for zone in &mut zones {
        zone.change(&rules.numbers, &project.activities);
    }
    zones
}

/// Figures whose limits add up over the sub-zones.
fn of_area(figure: Figure, zones: &[Zoned<'_>], told: &Told) -> Vec<Check> {
    let limits: Vec<Limit> = zones.iter().filter_map(|it| it.limit(figure)).collect();
    let least = figure.bound() == crate::figure::Bound::AtLeast;
    // A sub-zone without a limit lets any area pass; one that asks for no green asks for none.
    if limits.is_empty() || (limits.len() < zones.len() && !least) {
        return Vec::new();
    }
    let mut checks = Vec::new();
    let sum = |of: fn(&Limit) -> i64| limits.iter().map(of).fold(0_i64, i64::saturating_add);
    let (strict, mild) = (sum(|it| it.strict), sum(|it| it.mild));
    let first = &limits[0];
    let (part, rate) = if limits.len() == 1 { (Some(first.part), first.rate) } else { (None, None) };
    let (by, source) = (first.by.clone(), first.source.clone());
    let mut check = Check::of(figure, part, told.figure(figure), 0, (strict, mild), rate, by, source);
    check.asks = asked(&limits);
    checks.push(check);
    if figure == Figure::Footprint && zones.len() > 1 {
        // Where the outline is known each sub-zone holds its own part of it.
        for (zone, limit) in zones.iter().zip(&limits) {
            let Some(covered) = zone.covered else { continue };
            let limits = (limit.strict, limit.mild);
            let (by, source) = (limit.by.clone(), limit.source.clone());
            let covered = Some(covered.hundredths());
            let mut check = Check::of(figure, Some(limit.part), covered, 0, limits, limit.rate, by, source);
            check.asks.clone_from(&limit.asks);
            checks.push(check);
        }
    }
    checks
}

fn asked(limits: &[Limit]) -> Vec<Asks> {
    let mut all: Vec<Asks> = limits.iter().flat_map(|it| it.asks.iter().copied()).collect();
    measure::sort(&mut all);
    all.dedup();
    all
}

/// Figures of which the strictest limit counts.
fn strictest(figure: Figure, zones: &[Zoned<'_>], told: &Told) -> Vec<Check> {
    let bound = figure.bound();
    let mut checks: Vec<Check> = Vec::new();
    for limit in zones.iter().filter_map(|it| it.limit(figure)) {
        let limits = (limit.strict, limit.mild);
        let measured = told.figure(figure);
        let mut check =
            Check::of(figure, Some(limit.part), measured, 0, limits, limit.rate, limit.by, limit.source);
        check.asks = limit.asks;
        // Lines that are measured from different things cannot be compared: both count.
        let same = checks.iter_mut().find(|it| reference(&it.by) == reference(&check.by));
        match same {
            Some(other) if bound.stricter(other.limit, check.limit) == other.limit => {}
            Some(other) => *other = check,
            None => checks.push(check),
        }
    }
    checks
}

fn reference(by: &LimitBy) -> Option<crate::figure::SetbackFrom> {
    match by {
        LimitBy::Table { from, .. } => *from,
        _ => None,
    }
}

/// Footprint and green ground cannot lie on one another.
fn ground(zones: &[Zoned<'_>], told: &Told) -> Option<Check> {
    let measured = told.figure(Figure::Ground)?;
    let plot = told.plot?;
    let source = zones.first().map_or(Source::Pack, Zoned::source);
    let limits = (plot, plot);
    Some(Check::of(Figure::Ground, None, Some(measured), 0, limits, None, LimitBy::Arithmetic, source))
}

fn impossible(told: &Told, notes: &mut Vec<Note>) {
    if let (Some(footprint), Some(floors), Some(area)) = (told.footprint, told.floors, told.floor_area) {
        let most = footprint.saturating_mul(floors);
        // A hundredth of the floors may overhang.
        if area > most.saturating_add(most / 100) {
            notes.push(Note::FloorAreaExceedsFloors { most: SquareMetres::from_hundredths(most) });
        }
    }
}

/// The highest point above the sea against the lowest flight surface over the place.
fn top(
    parcel: &Parcel,
    project: &Project,
    rules: &BuildingRules,
    parts: &[PartVerdict],
) -> (Option<Check>, Option<(i64, i64)>) {
    let ring = |it: &[measure::Local]| {
        let frame = parcel.frame()?;
        Some(it.iter().map(|p| frame.place(*p)).collect::<Vec<_>>())
    };
    let mut rings: Vec<Vec<measure::LngLat>> = if let Some(outline) = &project.building.outline {
        outline.given.iter().flatten().cloned().collect()
    } else {
        let none = !parts.iter().any(|it| it.outcome.is_approvable());
        let pieces = parcel.parts.iter().zip(parts).filter(|it| none || it.1.outcome.is_approvable());
        pieces.flat_map(|it| it.0.shape.rings()).filter_map(ring).collect()
    };
    rings.extend(parcel.place.filter(|_| rings.is_empty()).map(|it| vec![it]));
    let Some(ceiling) = lowest_ceiling(&rules.aerodromes, &rings) else { return (None, None) };
    let ground = project.building.ground.or(parcel.ground);
    let height = project.building.height_cm;
    let measured = ground.and_then(|it| Some(it.high_cm.saturating_add(height?)));
    let spread = ground.map_or(0, |it| it.high_cm - it.low_cm);
    let surface = &rules.aerodromes[ceiling.aerodrome].surfaces[ceiling.surface];
    let by = LimitBy::Surface { aerodrome: ceiling.aerodrome, surface: ceiling.surface };
    let limits = (ceiling.top_cm, ceiling.top_cm);
    let source = Source::Article(surface.article.clone());
    let mut check = Check::of(Figure::Top, None, measured, spread, limits, None, by, source);
    if ground.is_none() {
        check.asks.push(Asks::GroundHeight);
        if height.is_some() {
            check.standing = Standing::Open;
        }
    } else if check.standing == Standing::Open {
        check.asks.push(Asks::GroundHeight);
    }
    let headroom = ground.map(|it| (ceiling.top_cm - it.high_cm, ceiling.top_cm - it.low_cm));
    (Some(check), headroom)
}

/// A name that stands for no article.
pub(super) fn article(name: &Name) -> Source {
    if name.is_empty() { Source::Pack } else { Source::Article(name.clone()) }
}
