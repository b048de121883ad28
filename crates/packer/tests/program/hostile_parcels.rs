//! Outlines drawn by seeded chance on a small plan, as hostile as fingers and files are: each is refused with a finding, or
//! cut, judged, explained and given hints that hold. A target of `cargo xtask soak verdicts`.

use citypack::{Limits, Pack};
use futures::executor::block_on;
use measure::{LngLat, Metres, Outline, Share, SquareMetres};
use packer::store::Folder;
use zoning::{
    Asks, Building, BuildingRules, Change, Grade, Headline, Hint, Intensity, IntensityRow, Name, Numbers,
    Parcel, Project, RoadClass, Rules, Standing, Verdict, apply, hints, judge, trace,
};

use crate::{
    plan::{degrees, whole},
    soak::{Lots, soak},
};

/// Coordinates on which borders, corners of zones, holes and the edges of tiles lie, in steps.
const TELLING: [f64; 18] =
    [-12.0, -9.0, -8.0, -6.0, -4.0, -3.5, -3.0, -2.5, -2.0, -1.0, 0.0, 1.0, 1.3, 1.6, 2.0, 4.0, 4.7, 8.0];
const ACTIVITIES: [&str; 3] = ["47112", "56101", "01450"];

/// As many corners as an outline may have; without optimisation fewer, for each takes seconds.
const MANY: usize = if cfg!(debug_assertions) { 5_000 } else { 20_000 };

type Corner = (f64, f64);

fn fraction(lots: &mut Lots) -> f64 {
    f64::from(u32::try_from(lots.below(1 << 24)).unwrap()) / f64::from(1 << 24)
}

fn coordinate(lots: &mut Lots) -> f64 {
    let telling = TELLING[lots.below(TELLING.len())];
    match lots.below(4) {
        0 => fraction(lots) * 10.0 - 5.0,
        // A hair beside a border.
        1 => telling + (fraction(lots) - 0.5) * 1e-5,
        _ => telling,
    }
}

/// A ring that crosses itself nowhere, seen from its middle.
fn around(middle: Corner, count: usize, lots: &mut Lots) -> Vec<Corner> {
    let reach = 0.05 + 2.0 * fraction(lots);
    let corner = |n: usize| {
        let way = core::f64::consts::TAU * f64::from(u32::try_from(n).unwrap())
            / f64::from(u32::try_from(count).unwrap());
        let far = reach * (0.5 + 0.5 * fraction(lots));
        (middle.0 + far * libm::cos(way), middle.1 + far * libm::sin(way))
    };
    (0..count).map(corner).collect()
}

fn rectangle(lots: &mut Lots) -> Vec<Corner> {
    let [a, b, c, d] = [coordinate(lots), coordinate(lots), coordinate(lots), coordinate(lots)];
    vec![(a, b), (c, b), (c, d), (a, d)]
}

fn ring(lots: &mut Lots) -> Vec<Corner> {
    let middle = (coordinate(lots), coordinate(lots));
    let mut ring = match lots.below(8) {
        0 => (0..lots.below(9)).map(|_| (coordinate(lots), coordinate(lots))).collect(),
        1 | 2 => rectangle(lots),
        3 if lots.below(16) == 0 => around(middle, MANY + lots.below(2), lots),
        n => {
            let count = 3 + lots.below(4 + n * 4);
            around(middle, count, lots)
        }
    };
    if !ring.is_empty() && lots.below(3) == 0 {
        let at = lots.below(ring.len());
        match lots.below(3) {
            // Twice, a spike out and back, a corner on the line of its neighbours.
            0 => ring.insert(at, ring[at]),
            1 => {
                let back = ring[at];
                ring.splice(at..at, [back, (coordinate(lots), coordinate(lots))]);
            }
            _ => {
                let next = ring[(at + 1) % ring.len()];
                let middle = (f64::midpoint(ring[at].0, next.0), f64::midpoint(ring[at].1, next.1));
                ring.insert(at + 1, middle);
            }
        }
    }
    ring
}

/// One or two polygons, some with a hole.
fn drawn(lots: &mut Lots) -> Vec<Vec<Vec<LngLat>>> {
    let places = |ring: Vec<Corner>| -> Vec<LngLat> {
        ring.into_iter().map(degrees).filter_map(|it| LngLat::new(it.0, it.1).ok()).collect()
    };
    let count = 1 + usize::from(lots.below(8) == 0);
    (0..count)
        .map(|_| {
            let holes = usize::from(lots.below(6) == 0);
            (0..=holes).map(|_| places(ring(lots))).collect()
        })
        .collect()
}

fn table(lots: &mut Lots) -> Intensity {
    let maybe = |lots: &mut Lots, most: usize| {
        (lots.below(3) > 0).then(|| i64::try_from(1 + lots.below(most)).unwrap())
    };
    let mut row = |zone: &str| IntensityRow {
        subzones: vec![zone.into()],
        road: (lots.below(3) == 0).then_some(RoadClass::Local),
        numbers: Numbers {
            kdb: maybe(lots, 100).map(|it| it * 100),
            klb: maybe(lots, 400).map(|it| it * 100),
            kdh: maybe(lots, 60).map(|it| it * 100),
            ktb: maybe(lots, 60).map(|it| it * 100),
            height_cm: maybe(lots, 2_000),
            floors: maybe(lots, 6),
            ..Numbers::default()
        },
        ..IntensityRow::default()
    };
    let rows = ["R-2", "R-3", "K-1"].map(&mut row).to_vec();
    Intensity { article: "p8".into(), rows, ..Intensity::default() }
}

fn project(parcel: &Parcel, lots: &mut Lots) -> Project {
    let area = parcel.area.map_or(100, SquareMetres::hundredths);
    let part = |lots: &mut Lots| {
        let hundredths = libm::round(fraction(lots) * 1.5 * libm::fabs(as_f64(area)));
        (lots.below(3) > 0).then(|| SquareMetres::new(hundredths / 100.0))
    };
    let mut activities = vec![Name::new(ACTIVITIES[lots.below(3)])];
    if lots.below(4) == 0 {
        activities.push(Name::new(ACTIVITIES[lots.below(3)]));
    }
    let outline = (lots.below(3) == 0).then(|| Outline::read(&drawn(lots)).ok()).flatten();
    let building = Building {
        footprint: part(lots),
        floor_area: part(lots),
        green: part(lots),
        basement: part(lots),
        floors: (lots.below(3) > 0).then(|| u16::try_from(1 + lots.below(8)).unwrap()),
        road: (lots.below(2) == 0).then_some(RoadClass::Local),
        outline,
        ..Building::default()
    };
    Project { activities, building }
}

#[expect(clippy::cast_precision_loss, reason = "areas of plots are far below 2^53")]
fn as_f64(it: i64) -> f64 {
    it as f64
}

fn check_parcel(parcel: &Parcel, outline: &Outline) {
    let all = || parcel.parts.iter().chain(&parcel.slivers);
    let shares: u32 = all().map(|it| it.part.share.millionths()).sum();
    assert_eq!(shares, Share::WHOLE.millionths(), "shares sum up to the whole");
    let areas: i64 = all().filter_map(|it| it.area).map(SquareMetres::hundredths).sum();
    if !parcel.overlapping {
        // Each area is rounded to a hundredth, each crossing to the frame's step of 36 µm.
        let most = as_f64(i64::try_from(all().count()).unwrap())
            + 1.0
            + outline.shape.perimeter(outline.frame) * 4e-3;
        let off = as_f64((areas - outline.area.hundredths()).abs());
        assert!(off <= most, "{areas} and {:?}", outline.area);
    }
}

fn check_verdict(parcel: &Parcel, verdict: &Verdict) {
    assert_eq!(verdict.parts.len(), parcel.parts.len());
    let approvable = |it: &usize| verdict.parts[*it].outcome.is_approvable();
    assert!(verdict.approvable.parts.iter().all(approvable), "only what is approvable is offered");
    if let Headline::Whole(outcome) = verdict.headline {
        assert_eq!(outcome.is_approvable(), verdict.approvable.parts.len() == verdict.parts.len());
    }
    let frame = parcel.frame().expect("a drawn plot has a frame");
    let (drawn, told) =
        (verdict.approvable.shape.area(frame), verdict.approvable.area.unwrap_or_default().value());
    // Overlapping zones are pieces of the same ground, which is drawn once.
    assert!(parcel.overlapping || (drawn - told).abs() < 0.1, "{drawn} {told}");
    let kept = |it: &zoning::Check| it.standing != Standing::Broken;
    assert!(verdict.grade != Grade::Passes || verdict.checks.iter().all(kept));
}

/// Applying a hint leaves nothing against the project, and no two hints pull one figure both ways.
fn check_hints(parcel: &Parcel, project: &Project, rules: Rules<'_>, found: &[Hint]) {
    let mut ways: Vec<(zoning::Figure, i64)> = Vec::new();
    for hint in found {
        let (plot, changed) = apply(parcel, project, hint);
        let after = judge(&plot, &changed, rules);
        let asks = |it: &Asks| matches!(it, Asks::RoadWidth | Asks::GroundHeight);
        let mut open = after.checks.iter().filter(|it| it.standing == Standing::Open);
        let is_told = open.all(|it| it.measured.is_none() || it.asks.iter().any(asks));
        let passes = after.grade == Grade::Passes || (after.grade == Grade::Unknown && is_told);
        assert!(passes, "{hint:?} leaves {:?}", after.grade);
        assert!(after.checks.iter().all(|it| it.standing != Standing::Broken), "{hint:?}");
        for change in &hint.changes {
            if let Change::Figure { figure, from, to } = change {
                assert!(!ways.contains(&(*figure, -(to - from).signum())), "{found:?}");
                ways.push((*figure, (to - from).signum()));
            }
        }
    }
}

#[test]
fn hostile_outlines_are_refused_or_judged_and_their_hints_hold() {
    let pack = block_on(Pack::open(Folder(whole().path("pack")), Limits::default())).unwrap();
    let others: Vec<Name> = ACTIVITIES.iter().map(|it| Name::new(*it)).collect();
    let mut offered = 0;
    soak("hostile parcels", |lots| {
        let outline = match Outline::read(&drawn(lots)) {
            Ok(it) => it,
            Err(faults) => {
                assert!(!faults.is_empty() && faults.iter().all(|it| !it.word().is_empty()));
                return false;
            }
        };
        let accuracy = (lots.below(4) == 0).then(|| Metres::new(fraction(lots) * 60.0));
        let parcel = block_on(pack.parcel(outline.clone(), accuracy)).unwrap();
        check_parcel(&parcel, &outline);
        let project = project(&parcel, lots);
        let building = BuildingRules { intensity: Some(table(lots)), ..BuildingRules::default() };
        let rules = Rules { rulebook: pack.rules(), building: Some(&building) };
        let verdict = judge(&parcel, &project, rules);
        check_verdict(&parcel, &verdict);
        assert_eq!(verdict.canonical(), judge(&parcel, &project, rules).canonical());
        assert!(!trace(&parcel, &project, rules, &verdict).is_empty());
        let found = hints(&parcel, &project, rules, &others);
        offered += found.len();
        check_hints(&parcel, &project, rules, &found);
        true
    });
    assert!(offered > 0, "hints were tried");
}
