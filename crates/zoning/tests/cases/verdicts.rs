//! Cases of whole verdicts: a plot, a project and rules; what must come out is written as lines of text.
//!
//! `UPDATE=1 cargo test -p zoning` writes the lines of every case anew; read the difference before you keep it.

use measure::{LngLat, SquareMetres};
use serde::{Deserialize, Serialize};
use zoning::{
    Aerodrome, Building, BuildingRules, Change, Check, Figure, Grade, Ground, Hint, Intensity, IntensityRow,
    Name, NumberRule, Numbers, Parcel, Project, RoadClass, Rules, SetbackDistance, SetbackFrom, SetbackRule,
    SizeClass, Standing, Surface, SurfaceShape, Unit, apply, hints, judge,
};

use super::{Answered, PartData, RulebookData, SiteData, check, rulebook_of, site_of};

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Case {
    activities: Vec<String>,
    /// Activities that a hint may offer in the place of one.
    #[serde(default)]
    others: Vec<String>,
    plot: Plot,
    #[serde(default)]
    building: BuildingData,
    rulebook: Option<RulebookData>,
    intensity: Option<Table>,
    #[serde(default)]
    numbers: Vec<NumberData>,
    aerodrome: Option<Field>,
    #[serde(default)]
    expected: Option<Expected>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Plot {
    /// Square metres.
    area: Option<f64>,
    parts: Vec<PartData>,
    #[serde(default)]
    overlay_kinds: Vec<String>,
    /// Metres above the sea: the lowest and the highest that the ground may be.
    ground: Option<[i64; 2]>,
    /// Longitude, latitude.
    place: Option<[f64; 2]>,
}

#[derive(Deserialize, Default)]
#[serde(deny_unknown_fields, default)]
struct BuildingData {
    footprint: Option<f64>,
    floor_area: Option<f64>,
    basement: Option<f64>,
    green: Option<f64>,
    floors: Option<u16>,
    height_cm: Option<i64>,
    setback_cm: Option<i64>,
    side_cm: Option<i64>,
    units: Option<u32>,
    road: Option<String>,
    road_width_cm: Option<i64>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Table {
    /// Names and the most that they hold; zero for no end.
    #[serde(default)]
    plot_classes: Vec<(String, i64)>,
    #[serde(default)]
    floor_classes: Vec<(String, i64)>,
    rows: Vec<Row>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Row {
    zones: Vec<String>,
    road: Option<String>,
    plot: Option<String>,
    floors_class: Option<String>,
    /// Percent.
    kdb: Option<i64>,
    /// Hundredths.
    klb: Option<i64>,
    kdh: Option<i64>,
    ktb: Option<i64>,
    height_cm: Option<i64>,
    floors: Option<i64>,
    side_cm: Option<i64>,
    /// Square metres.
    plot_m2: Option<i64>,
    units_ha: Option<i64>,
    gsb_cm: Option<i64>,
    gsb_half_road_cm: Option<i64>,
    #[serde(default)]
    gsb_from_axis: bool,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct NumberData {
    kind: String,
    class: Option<String>,
    figure: String,
    /// As the core counts: hundredths of a percent, centimetres, or things.
    number: i64,
    relaxed_by: Option<String>,
    #[serde(default)]
    except: Vec<String>,
    article: String,
}

/// A runway of three kilometres from west to east through its middle.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Field {
    elevation_m: i64,
    west: [f64; 2],
    east: [f64; 2],
}

#[derive(Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Expected {
    lines: Vec<String>,
}

fn parcel_of(it: &Plot) -> Parcel {
    let clone = |it: &PartData| PartData {
        zone: it.zone.clone(),
        overlays: it.overlays.clone(),
        share: it.share,
        distance: it.distance,
    };
    let site = site_of(&SiteData {
        parts: it.parts.iter().map(clone).collect(),
        near: Vec::new(),
        border: None,
        band: 2.5,
        position_accuracy: None,
        overlay_kinds: it.overlay_kinds.clone(),
    });
    let place = it.place.map(|[lng, lat]| LngLat::new(lng, lat).unwrap());
    let mut parcel = Parcel::of_site(site, place, it.area.map(SquareMetres::new));
    parcel.ground = it.ground.map(|[low, high]| Ground { low_cm: low * 100, high_cm: high * 100 });
    parcel
}

fn project_of(case: &Case) -> Project {
    let it = &case.building;
    let area = |it: Option<f64>| it.map(SquareMetres::new);
    let building = Building {
        footprint: area(it.footprint),
        outline: None,
        floor_area: area(it.floor_area),
        basement: area(it.basement),
        green: area(it.green),
        floors: it.floors,
        height_cm: it.height_cm,
        setback_cm: it.setback_cm,
        side_cm: it.side_cm,
        units: it.units,
        road: it.road.as_deref().map(|it| RoadClass::of_word(it).unwrap()),
        road_width_cm: it.road_width_cm,
        ground: None,
    };
    Project { activities: case.activities.iter().map(Name::new).collect(), building }
}

fn building_rules_of(case: &Case) -> BuildingRules {
    let name = |it: &Option<String>| it.as_ref().map(Name::new);
    let class =
        |it: &(String, i64)| SizeClass { id: it.0.as_str().into(), to: Some(it.1).filter(|it| *it > 0) };
    let row = |it: &Row| IntensityRow {
        subzones: it.zones.iter().map(Name::new).collect(),
        road: it.road.as_deref().map(|it| RoadClass::of_word(it).unwrap()),
        plot: name(&it.plot),
        floors: name(&it.floors_class),
        article: None,
        numbers: Numbers {
            kdb: it.kdb.map(|it| it * 100),
            klb: it.klb.map(|it| it * 100),
            kdh: it.kdh.map(|it| it * 100),
            ktb: it.ktb.map(|it| it * 100),
            setback: it
                .gsb_cm
                .map(SetbackDistance::Fixed)
                .or(it.gsb_half_road_cm.map(SetbackDistance::HalfRoad))
                .map(|distance| SetbackRule {
                    from: if it.gsb_from_axis { SetbackFrom::Axis } else { SetbackFrom::RoadEdge },
                    distance,
                }),
            height_cm: it.height_cm,
            floors: it.floors,
            side_cm: it.side_cm,
            plot: it.plot_m2.map(|it| it * 100),
            units_ha: it.units_ha,
        },
    };
    let table = |it: &Table| Intensity {
        article: "p7".into(),
        plot_classes: it.plot_classes.iter().map(class).collect(),
        floor_classes: it.floor_classes.iter().map(class).collect(),
        rows: it.rows.iter().map(row).collect(),
    };
    let number = |it: &NumberData| NumberRule {
        kind: it.kind.as_str().into(),
        class: name(&it.class),
        figure: Figure::of_word(&it.figure).unwrap(),
        number: it.number,
        relaxed_by: name(&it.relaxed_by),
        except: it.except.iter().map(Name::new).collect(),
        article: it.article.as_str().into(),
    };
    BuildingRules {
        intensity: case.intensity.as_ref().map(table),
        numbers: case.numbers.iter().map(number).collect(),
        aerodromes: case.aerodrome.iter().map(aerodrome_of).collect(),
    }
}

/// The surfaces of a code 4 instrument runway (SNI 03-7112-2005).
fn aerodrome_of(it: &Field) -> Aerodrome {
    let surface = |class: &str, shape, rise: &[(f64, f64)]| Surface {
        class: class.into(),
        article: "p12".into(),
        shape,
        rise: rise.to_vec(),
    };
    let place = |[lng, lat]: [f64; 2]| LngLat::new(lng, lat).unwrap();
    let approach =
        SurfaceShape::Trapezoid { start: 60.0, start_width: 300.0, end_width: 4_800.0, length: 15_000.0 };
    let around = |from, to| SurfaceShape::Stadium { from, to };
    Aerodrome {
        elevation_cm: it.elevation_m * 100,
        axis: [place(it.west), place(it.east)],
        strip_end_m: 60.0,
        strip_width_m: 300.0,
        surfaces: vec![
            surface(
                "approach",
                approach,
                &[(0.0, 0.0), (3_000.0, 60.0), (6_600.0, 150.0), (15_000.0, 150.0)],
            ),
            surface("transitional", SurfaceShape::BesideStrip, &[(0.0, 0.0), (315.0, 45.0)]),
            surface("inner", around(0.0, 4_000.0), &[(0.0, 45.0), (4_000.0, 45.0)]),
            surface("conical", around(4_000.0, 6_000.0), &[(4_000.0, 45.0), (6_000.0, 145.0)]),
            surface("outer", around(6_000.0, 15_000.0), &[(6_000.0, 150.0), (15_000.0, 150.0)]),
        ],
    }
}

fn in_unit(figure: Figure, value: i64) -> String {
    match figure.unit() {
        Unit::SquareMetreHundredths => SquareMetres::from_hundredths(value).to_string(),
        Unit::Centimetres => format!("{value} cm"),
        Unit::Count => value.to_string(),
    }
}

fn said_of_check(it: &Check) -> String {
    let value = |value| in_unit(it.figure, value);
    let sign = if it.bound == zoning::Bound::AtMost { "<=" } else { ">=" };
    let measured = it.measured.map_or_else(|| "?".to_owned(), value);
    let line = format!("{} {measured} {sign} {}: {}", it.figure.word(), value(it.limit), it.standing.word());
    let mut said = vec![line];
    if it.mildest != it.limit {
        said.push(format!("or {}", value(it.mildest)));
    }
    if let Some(rate) = it.rate {
        said.push(format!("rate {rate}"));
    }
    if !it.asks.is_empty() {
        said.push(format!("asks {}", it.asks.iter().map(|it| it.word()).collect::<Vec<_>>().join(" ")));
    }
    if let zoning::LimitBy::Overlay { kind, relaxed_by, .. } = &it.by {
        let relaxed = relaxed_by.as_ref().map(|it| format!(" as {it} allows")).unwrap_or_default();
        said.push(format!("by {kind}{relaxed}"));
    }
    said.join(", ")
}

fn said_of_hint(it: &Hint) -> String {
    let change = |it: &Change| match it {
        Change::Figure { figure, from, to } => {
            format!("{} {} -> {}", figure.word(), in_unit(*figure, *from), in_unit(*figure, *to))
        }
        Change::UseParts { parts, area } => {
            format!("use parts {parts:?}, {}", area.map_or_else(|| "?".to_owned(), |it| it.to_string()))
        }
        Change::Activity { from, to } => format!("{to} instead of {from}"),
        other => other.word().to_owned(),
    };
    format!("hint: {}", it.changes.iter().map(change).collect::<Vec<_>>().join("; "))
}

fn said(case: &Case) -> Vec<String> {
    let (parcel, project, building) = (parcel_of(&case.plot), project_of(case), building_rules_of(case));
    let rulebook = case.rulebook.as_ref().map(rulebook_of);
    let rules = Rules { rulebook: rulebook.as_ref(), building: Some(&building) };
    let verdict = judge(&parcel, &project, rules);
    let mut lines = vec![format!("{}, {}", verdict.headline.word(), verdict.grade.word())];
    for part in &verdict.parts {
        lines.push(format!("part: {}", part.outcome.word()));
    }
    if let (Grade::Partly, Some(area)) = (verdict.grade, verdict.approvable.area) {
        lines.push(format!("approvable: {area}, {}", verdict.approvable.share));
    }
    lines.extend(verdict.checks.iter().map(said_of_check));
    if let Some((low, high)) = verdict.headroom_cm {
        lines.push(format!("headroom: {low} to {high} cm"));
    }
    lines.extend(verdict.notes.iter().map(|it| format!("note: {}", it.word())));
    let others: Vec<Name> = case.others.iter().map(Name::new).collect();
    for hint in hints(&parcel, &project, rules, &others) {
        let (parcel, project) = apply(&parcel, &project, &hint);
        let again = judge(&parcel, &project, rules);
        let open = again.grade == Grade::Unknown && again.standing == Standing::Open;
        assert!(again.grade == Grade::Passes || open, "a hint must leave nothing against it: {hint:?}");
        lines.push(said_of_hint(&hint));
    }
    lines
}

impl Answered for Case {
    type Expected = Expected;

    fn expected(&self) -> Option<&Expected> {
        self.expected.as_ref()
    }

    fn found(&self) -> Expected {
        Expected { lines: said(self) }
    }
}

#[test]
fn verdict_cases_come_out_as_written() {
    check::<Case>("verdict");
}
