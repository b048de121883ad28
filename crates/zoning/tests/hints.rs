//! What must hold for every hint, over plots, buildings and tables drawn by seeded chance.
#![expect(clippy::unwrap_used, reason = "a test stops where something it relies on is missing")]

use measure::{Metres, Share, SquareMetres};
use zoning::{
    Asks, Building, BuildingRules, Cell, Change, Figure, Grade, Hint, Intensity, IntensityRow, Name, Numbers,
    Overlay, OverlayEffect, OverlayRule, Parcel, Project, RoadClass, Rulebook, Rules, Site, SitePart,
    SizeClass, Standing, Zone, apply, hints, judge,
};

/// Numbers that are the same in every run.
struct Lots(u64);

impl Lots {
    fn next(&mut self, most: i64) -> i64 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        i64::try_from(self.0 >> 33).unwrap() % most
    }

    fn maybe(&mut self, most: i64) -> Option<i64> {
        (self.next(4) > 0).then(|| 1 + self.next(most))
    }
}

/// Plots and projects of an ordinary test run.
const ROUNDS: u64 = 1_500;
const ZONES: [&str; 3] = ["A", "B", "C"];
const ACTIVITIES: [&str; 4] = ["open", "split", "shut", "bound"];

fn rulebook() -> Rulebook {
    let cells = ["I", "X", "T1", "B1"].map(|it| Cell::parse(it).unwrap()).to_vec();
    let rows = vec![vec![0, 0, 0], vec![0, 1, 2], vec![1, 1, 1], vec![2, 3, 2]];
    let activities = (0_u32..).zip(ACTIVITIES).map(|(n, it)| (it.to_owned(), n)).collect();
    let columns = ZONES.map(str::to_owned).to_vec();
    let mut rulebook = Rulebook::new(columns, cells, rows, activities, "m".to_owned()).unwrap();
    rulebook.overlays = vec![OverlayRule {
        kind: "river".to_owned(),
        class: None,
        effect: OverlayEffect::Forbid,
        except: vec!["bound".to_owned()],
        required: false,
        article: "o".to_owned(),
    }];
    rulebook
}

fn table(lots: &mut Lots) -> Intensity {
    let mut rows = Vec::new();
    for zone in ZONES {
        for floors in [Some("high"), None] {
            let road = (lots.next(3) == 0).then_some(RoadClass::Arterial);
            rows.push(IntensityRow {
                subzones: vec![zone.into()],
                road,
                floors: floors.map(Into::into),
                numbers: Numbers {
                    kdb: lots.maybe(100).map(|it| it * 100),
                    klb: lots.maybe(500).map(|it| it * 100),
                    kdh: lots.maybe(60).map(|it| it * 100),
                    ktb: lots.maybe(60).map(|it| it * 100),
                    height_cm: lots.maybe(2_500),
                    floors: lots.maybe(8),
                    side_cm: lots.maybe(300),
                    plot: (lots.next(5) == 0).then_some(9_000),
                    units_ha: lots.maybe(300),
                    setback: None,
                },
                ..IntensityRow::default()
            });
        }
    }
    let classes =
        vec![SizeClass { id: "low".into(), to: Some(3) }, SizeClass { id: "high".into(), to: None }];
    Intensity { article: "p".into(), floor_classes: classes, plot_classes: vec![], rows }
}

fn parcel(lots: &mut Lots) -> Parcel {
    let count = 1 + lots.next(3);
    let mut left = 1_000_000;
    let mut parts = Vec::new();
    for n in 0..count {
        let share = if n + 1 == count { left } else { 1 + lots.next(left / 2) };
        left -= share;
        let zone = ZONES[usize::try_from(lots.next(3)).unwrap()];
        let river = Overlay { kind: "river".into(), class: Name::default(), layer: "river".into() };
        parts.push(SitePart {
            zone: Zone::SubZone { code: Some(zone.into()), layer: "z".into() },
            overlays: if lots.next(4) == 0 { vec![river] } else { vec![] },
            share: Share::from_millionths(u32::try_from(share).unwrap()),
            distance: Metres::ZERO,
        });
    }
    let site = Site {
        parts,
        near: vec![],
        border: None,
        band: Metres::ZERO,
        position_accuracy: None,
        overlay_kinds: vec!["river".to_owned()].into(),
    };
    Parcel::of_site(site, None, Some(SquareMetres::from_hundredths(5_000 + lots.next(200_000))))
}

fn project(lots: &mut Lots) -> Project {
    let area = |it: Option<i64>| it.map(SquareMetres::from_hundredths);
    let activity = |lots: &mut Lots| Name::new(ACTIVITIES[usize::try_from(lots.next(4)).unwrap()]);
    let mut activities = vec![activity(lots)];
    if lots.next(3) == 0 {
        activities.push(activity(lots));
    }
    let building = Building {
        footprint: area(lots.maybe(150_000)),
        floor_area: area(lots.maybe(400_000)),
        basement: area(lots.maybe(90_000)),
        green: area(lots.maybe(60_000)),
        floors: lots.maybe(9).map(|it| u16::try_from(it).unwrap()),
        height_cm: lots.maybe(3_000),
        side_cm: lots.maybe(300),
        units: lots.maybe(30).map(|it| u32::try_from(it).unwrap()),
        road: (lots.next(2) == 0).then_some(RoadClass::Arterial),
        ..Building::default()
    };
    Project { activities, building }
}

/// Where a figure goes, by hint: smaller is -1, larger 1.
fn directions(hint: &Hint) -> Vec<(Figure, i64)> {
    let one = |it: &Change| match it {
        Change::Figure { figure, from, to } => Some((*figure, (to - from).signum())),
        _ => None,
    };
    hint.changes.iter().filter_map(one).collect()
}

#[test]
fn a_hint_turns_the_verdict_breaks_nothing_and_contradicts_no_other() {
    // `cargo xtask soak verdicts` asks for more rounds from other seeds.
    let number = |name: &str| std::env::var(name).ok().and_then(|it| it.parse::<u64>().ok());
    let rounds = number("RUANGIZIN_HINT_ROUNDS").unwrap_or(ROUNDS);
    let seed = number("RUANGIZIN_SOAK_SEED").unwrap_or(7);
    let (mut lots, rulebook) = (Lots(seed), rulebook());
    let others: Vec<Name> = ACTIVITIES.iter().map(|it| Name::new(*it)).collect();
    let (mut offered, mut mended, mut failing) = (0, 0, 0);
    for round in 0..rounds {
        let building =
            BuildingRules { intensity: Some(table(&mut lots)), numbers: vec![], aerodromes: vec![] };
        let rules = Rules { rulebook: Some(&rulebook), building: Some(&building) };
        let (parcel, project) = (parcel(&mut lots), project(&mut lots));
        let before = judge(&parcel, &project, rules);
        let found = hints(&parcel, &project, rules, &others);
        failing += usize::from(before.grade != Grade::Passes);
        mended += usize::from(!found.is_empty());
        assert!(before.grade != Grade::Passes || found.is_empty(), "{round}: nothing is to be mended");
        for (n, hint) in found.iter().enumerate() {
            offered += 1;
            assert!(!hint.changes.is_empty());
            assert!(n == 0 || found[n - 1].cost <= hint.cost, "the smallest change comes first");
            let (plot, changed) = apply(&parcel, &project, hint);
            let after = judge(&plot, &changed, rules);
            let asks = |it: &Asks| matches!(it, Asks::RoadWidth | Asks::GroundHeight);
            let open = after.checks.iter().filter(|it| it.standing == Standing::Open);
            let is_told = open.clone().all(|it| it.measured.is_none() || it.asks.iter().any(asks));
            assert!(
                after.grade == Grade::Passes || (after.grade == Grade::Unknown && is_told),
                "{round}: {hint:?} leaves {:?}",
                after.grade
            );
            let broken = after.checks.iter().any(|it| it.standing == Standing::Broken);
            let impossible = |it: &zoning::Verdict| it.notes.iter().any(|it| it.word() != "no_intensity");
            assert!(!broken && (impossible(&before) || !impossible(&after)), "{round}: {hint:?}");
            for check in before.checks.iter().filter(|it| it.standing == Standing::Kept) {
                let same = after.checks.iter().find(|it| it.figure == check.figure && it.by == check.by);
                let still = same.is_none_or(|it| it.standing <= Standing::Open);
                assert!(still, "{round}: {hint:?} breaks {:?}", check.figure);
            }
            let kept_parts = plot.parts.len() == parcel.parts.len();
            let approvable = |it: &zoning::Verdict, n: usize| it.parts[n].outcome.is_approvable();
            for part in (0..plot.parts.len()).filter(|it| kept_parts && approvable(&before, *it)) {
                assert!(approvable(&after, part), "{round}: {hint:?} loses part {part}");
            }
            for other in &found[n + 1..] {
                for (figure, way) in directions(hint) {
                    let against = directions(other).iter().any(|it| it.0 == figure && it.1 == -way);
                    assert!(!against, "{round}: {hint:?} against {other:?}");
                }
            }
        }
    }
    let part = |of: u64| usize::try_from(rounds / of).unwrap();
    assert!(failing > part(2) && mended > part(5) && offered > part(3), "{failing} {mended} {offered}");
}
