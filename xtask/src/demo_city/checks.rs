//! What must hold for the finished sample city: a sound cover, names for every code, rules that resolve.

mod cities;

use std::{
    collections::{BTreeMap, BTreeSet},
    path::Path,
    sync::LazyLock,
};

use serde_json::Value;
use sha2::{Digest as _, Sha256};

use super::{
    Options, OutFile,
    cover::Polygon,
    drawing::City,
    files,
    overlays::coast,
    plane::{Point, contains, distance_to_line, double_area, is_simple, metres},
    sketch,
};
use crate::stamp::hex;

/// SHA-256 over names and bytes of all files but the words people use, which change without the city. It changes
/// whenever the city does: look at the city, then write the new value here.
const PINNED: &str = "655730e92dfd84a441ac5b6b353cce899cb60a3c29cef7c2bb1c9d6f95d74573";

static FILES: LazyLock<Vec<OutFile>> =
    LazyLock::new(|| files(&kupang()).expect("the sample city can be made").0);
static CITY: LazyLock<City> = LazyLock::new(|| city(1.0));

fn kupang() -> Options {
    Options::of(Path::new(env!("CARGO_MANIFEST_DIR")).join("../data/kupang-contoh"))
}

fn city(fine: f64) -> City {
    let sketch = sketch::read(&kupang().source.join("sketch.toml")).expect("the sketch reads");
    let people = super::kelurahan::read(&kupang().source.join("regions.json")).expect("the list reads");
    City::build(&sketch, &people, fine).expect("the sketch makes a city")
}

fn json(name: &str) -> Value {
    let (_, text) = FILES.iter().find(|(file, _)| *file == name).expect("the file is written");
    serde_json::from_str(text).expect("the file is JSON")
}

fn list<'a>(value: &'a Value, key: &str) -> &'a [Value] {
    value[key].as_array().map(Vec::as_slice).unwrap_or_default()
}

fn word<'a>(value: &'a Value, key: &str) -> &'a str {
    value[key].as_str().unwrap_or_default()
}

fn number(position: &Value, axis: usize) -> f64 {
    position[axis].as_f64().expect("a coordinate is a number")
}

/// Values of one property over a layer's features.
fn values(file: &str, property: &str) -> BTreeSet<String> {
    list(&json(file), "features")
        .iter()
        .map(|feature| word(&feature["properties"], property).to_owned())
        .collect()
}

/// What is copied or only put together: it changes with the words in it, not with the drawing.
fn is_content(name: &str) -> bool {
    ["activities.json", "packages.json", "services.json"].contains(&name) || name.starts_with("forms/")
}

fn hash(files: &[OutFile]) -> String {
    let mut hasher = Sha256::new();
    for (name, text) in files.iter().filter(|(name, _)| !is_content(name)) {
        hasher.update(name.as_bytes());
        hasher.update([0]);
        hasher.update(text.as_bytes());
        hasher.update([0]);
    }
    hex(&hasher.finalize())
}

#[test]
fn two_runs_write_the_same_bytes_and_they_are_the_pinned_ones() {
    let again = files(&kupang()).expect("the sample city can be made").0;
    assert_eq!(*FILES, again);
    assert_eq!(hash(&FILES), PINNED);
}

/// Directed edges of all sub-zone polygons in the coordinates of the file; the holes run the other way round.
fn written_edges(city: &City) -> BTreeMap<([i64; 2], [i64; 2]), usize> {
    let mut edges = BTreeMap::new();
    for zone in &city.subzones {
        for ring in std::iter::once(&zone.polygon.outer).chain(&zone.polygon.holes) {
            let ring: Vec<[i64; 2]> = ring.iter().map(|&point| city.frame.degrees(point)).collect();
            for (i, &a) in ring.iter().enumerate() {
                *edges.entry((a, ring[(i + 1) % ring.len()])).or_insert(0) += 1;
            }
        }
    }
    edges
}

fn assert_gapless(city: &City) {
    let edges = written_edges(city);
    assert!(edges.values().all(|&count| count == 1), "no edge belongs to two polygons on the same side");
    let open: BTreeSet<_> = edges.keys().filter(|(a, b)| !edges.contains_key(&(*b, *a))).copied().collect();
    // Edges with no sub-zone on their other side must be those of the ground without a detailed plan.
    let mut expected = BTreeSet::new();
    for (face, one) in city.uses.iter().enumerate().filter(|(_, one)| one.subzone.is_some()) {
        for (a, b) in super::mesh::edges(&city.mesh.faces[face].ring) {
            let other = city.mesh.across(a, b).and_then(|other| city.uses[other].subzone.as_ref());
            if other.is_none() {
                expected.insert([a, b].map(|id| city.frame.degrees(city.mesh.points[id])).into());
            }
        }
        assert!(one.kawasan.is_some(), "the general plan lies under every sub-zone");
    }
    assert_eq!(open, expected);
}

#[test]
fn every_subzone_edge_is_shared_exactly_or_is_an_outer_edge() {
    assert_gapless(&CITY);
}

#[test]
fn a_finer_city_is_as_sound_and_has_more_polygons() {
    let finer = city(2.0);
    assert_gapless(&finer);
    assert!(finer.subzones.len() > CITY.subzones.len() * 5 / 4, "{} polygons", finer.subzones.len());
}

#[test]
fn areas_of_the_faces_add_up_to_the_city() {
    let faces: i64 = (0..CITY.mesh.faces.len()).map(|face| double_area(&CITY.mesh.ring(face))).sum();
    let all: Vec<usize> = (0..CITY.mesh.faces.len()).collect();
    let outline = super::cover::join(&CITY.mesh, &all);
    assert_eq!(outline.len(), 1, "the city is one piece");
    assert!(outline[0].holes.is_empty());
    assert_eq!(faces, double_area(&outline[0].outer));
    let zones: i64 = CITY
        .subzones
        .iter()
        .map(|zone| {
            double_area(&zone.polygon.outer)
                + zone.polygon.holes.iter().map(|hole| double_area(hole)).sum::<i64>()
        })
        .sum();
    let planned: i64 = (0..CITY.mesh.faces.len())
        .filter(|&face| CITY.uses[face].subzone.is_some())
        .map(|face| double_area(&CITY.mesh.ring(face)))
        .sum();
    assert_eq!(zones, planned);
}

#[test]
fn every_written_ring_is_simple() {
    for zone in &CITY.subzones {
        for ring in std::iter::once(&zone.polygon.outer).chain(&zone.polygon.holes) {
            assert!(is_simple(ring), "{} at {:?}", zone.code, CITY.frame.degrees(ring[0]));
        }
    }
    for file in ["sempadan_sungai.geojson", "sempadan_pantai.geojson", "kkop.geojson", "kebisingan.geojson"] {
        for feature in list(&json(file), "features") {
            let ring = feature["geometry"]["coordinates"][0].as_array().expect("a ring");
            let ring: Vec<Point> =
                ring[1..].iter().map(|at| CITY.frame.point([number(at, 0), number(at, 1)])).collect();
            assert!(is_simple(&ring) && double_area(&ring) > 0, "{file} {}", feature["properties"]);
        }
    }
}

#[test]
fn the_city_is_rich_enough_to_meet_every_gap() {
    assert!(CITY.subzones.len() >= 6000, "{}", CITY.subzones.len());
    assert!(CITY.subzone_codes().len() >= 50, "{:?}", CITY.subzone_codes());
    let with = |subzone: bool, kawasan: bool| {
        CITY.uses.iter().any(|one| (one.subzone.is_some(), one.kawasan.is_some()) == (subzone, kawasan))
    };
    assert!(with(true, true), "detailed plan");
    assert!(with(false, true), "general plan only");
    assert!(with(false, false), "not digitised");
    assert!(CITY.subzones.iter().any(|zone| zone.code.is_empty()), "a polygon without a code");
    let book = json("rulebook.json");
    let known: BTreeSet<&str> = list(&book, "subzones").iter().filter_map(Value::as_str).collect();
    let unknown: Vec<&str> = CITY.subzone_codes().into_iter().filter(|code| !known.contains(code)).collect();
    assert_eq!(unknown, ["PLBN"], "one code that the rulebook does not know");
    let rows: BTreeSet<&str> = list(&book, "activities").iter().map(|row| word(row, "code")).collect();
    let activities = json("activities.json");
    let activities: BTreeSet<&str> =
        list(&activities, "activities").iter().map(|one| word(one, "code")).collect();
    assert!(rows.is_subset(&activities), "every rule has a plain title");
    assert!(rows.len() < activities.len(), "some activities are in no row");
    let blank = list(&book, "activities")
        .iter()
        .filter(|row| row["cells"].as_object().is_some_and(|c| c.len() < known.len()));
    assert!(blank.count() > 5, "some cells are blank");
}

#[test]
fn every_code_has_a_name_in_both_languages_and_a_colour() {
    let zones = json("zones.json");
    let zones: BTreeMap<&str, &Value> =
        zones.as_array().expect("a list").iter().map(|zone| (word(zone, "code"), zone)).collect();
    let used = values("subzone.geojson", "KODSZN").into_iter().chain(values("kawasan.geojson", "KODKWS"));
    for code in used.filter(|code| !code.is_empty()) {
        let zone = zones.get(code.as_str()).unwrap_or_else(|| panic!("{code} has no name"));
        assert!(!word(&zone["name"], "id").is_empty() && !word(&zone["name"], "en").is_empty(), "{code}");
        let colour = word(zone, "colour");
        assert!(colour.len() == 7 && colour.starts_with('#'), "{code} {colour}");
        assert!(["lindung", "budidaya"].contains(&word(zone, "class")), "{code}");
    }
}

/// Every object that has an `id` or `en` text has both.
fn assert_bilingual(value: &Value, path: &str) {
    match value {
        Value::Object(map) => {
            let filled =
                |key: &str| map.get(key).and_then(Value::as_str).is_some_and(|text| !text.is_empty());
            let only_languages = map.keys().all(|key| key == "id" || key == "en");
            assert!(!only_languages || map.is_empty() || (filled("id") && filled("en")), "{path}");
            map.iter().for_each(|(key, child)| assert_bilingual(child, &format!("{path}/{key}")));
        }
        Value::Array(items) => {
            items.iter().enumerate().for_each(|(i, child)| assert_bilingual(child, &format!("{path}/{i}")));
        }
        _ => {}
    }
}

#[test]
fn both_languages_are_present_everywhere() {
    for file in ["zones.json", "activities.json", "rulebook.json"] {
        assert_bilingual(&json(file), file);
    }
    let plan = &FILES.iter().find(|(name, _)| *name == "plan.toml").expect("the plan is written").1;
    let plan: Value = toml::from_str(plan).expect("the plan is TOML");
    assert_bilingual(&plan, "plan.toml");
}

#[test]
fn every_rule_refers_to_something_that_exists() {
    let book = json("rulebook.json");
    let ids = |key: &str, field: &str| -> BTreeSet<String> {
        let all: Vec<String> = list(&book, key).iter().map(|one| word(one, field).to_owned()).collect();
        let unique: BTreeSet<String> = all.iter().cloned().collect();
        assert_eq!(all.len(), unique.len(), "{key} has no code twice");
        unique
    };
    let (legend, articles, rows) = (ids("legend", "code"), ids("articles", "id"), ids("activities", "code"));
    assert!(articles.contains(word(&book, "matrix_article")));
    for entry in ["legend", "overlays", "kawasan"].iter().flat_map(|key| list(&book, key)) {
        assert!(articles.contains(word(entry, "article")), "{entry}");
    }
    for row in list(&book, "activities") {
        for (zone, cell) in row["cells"].as_object().expect("cells") {
            let cell = cell.as_str().expect("a cell is text");
            let known = |code: &str| legend.contains(code);
            assert!(
                cell == "I" || cell == "X" || cell.split(',').all(known),
                "{} {zone} {cell}",
                word(row, "code")
            );
        }
    }
    for rule in list(&book, "overlays") {
        assert!(
            list(rule, "codes").iter().all(|code| legend.contains(code.as_str().unwrap_or_default())),
            "{rule}"
        );
        assert!((word(rule, "effect") == "condition") != list(rule, "codes").is_empty(), "{rule}");
    }
    let activities = json("activities.json");
    let activities: BTreeSet<&str> =
        list(&activities, "activities").iter().map(|one| word(one, "code")).collect();
    for kawasan in list(&book, "kawasan") {
        let named = ["conforms", "conflicts"].iter().flat_map(|key| list(kawasan, key));
        for code in named.filter_map(Value::as_str) {
            assert!(activities.contains(code), "{code}");
        }
    }
    assert!(rows.len() >= 150);
    for article in list(&book, "articles") {
        assert!(word(&article["text"], "id").starts_with("CONTOH"), "an article says that it is a sample");
        assert!(word(&article["text"], "en").starts_with("SAMPLE"), "an article says that it is a sample");
    }
}

#[test]
fn overlay_rules_and_overlay_layers_name_the_same_classes() {
    let book = json("rulebook.json");
    let ruled: BTreeSet<(&str, &str)> =
        list(&book, "overlays").iter().map(|rule| (word(rule, "overlay"), word(rule, "class"))).collect();
    let layers = [
        ("krb", "subzone.geojson", "KRB"),
        ("kkop", "kkop.geojson", "KELAS"),
        ("sempadan_sungai", "sempadan_sungai.geojson", "KELAS"),
        ("sempadan_pantai", "sempadan_pantai.geojson", "KELAS"),
        ("kebisingan", "kebisingan.geojson", "KELAS"),
        ("lp2b", "lp2b.geojson", "KELAS"),
        ("cagar_budaya", "cagar_budaya.geojson", "KELAS"),
    ];
    for (overlay, file, property) in layers {
        for class in values(file, property).iter().filter(|class| *class != super::landuse::NO_HAZARD) {
            assert!(
                ruled.contains(&(overlay, class.as_str())) || ruled.contains(&(overlay, "*")),
                "{overlay} {class}"
            );
        }
    }
    let named: BTreeSet<&str> = layers.iter().map(|(overlay, ..)| *overlay).collect();
    assert!(ruled.iter().all(|(overlay, _)| named.contains(overlay)));
    let kawasan: BTreeSet<&str> = list(&book, "kawasan").iter().map(|rule| word(rule, "code")).collect();
    for code in values("kawasan.geojson", "KODKWS") {
        assert!(kawasan.contains(code.as_str()), "{code}");
    }
}

/// The answers themselves are checked with the finished pack; here only that each place is still what it was.
#[test]
fn every_example_lies_in_the_zone_it_names() {
    let path = kupang().source.join("examples.csv");
    let mut reader = csv::Reader::from_path(path).expect("the examples can be read");
    let mut count = 0;
    for record in reader.records() {
        let record = record.expect("a row of examples can be read");
        let degrees = |column: usize| record[column].parse::<f64>().expect("a coordinate is a number");
        let spot = CITY.frame.point([degrees(1), degrees(0)]);
        let covers = |polygon: &Polygon| {
            contains(&polygon.outer, spot) && !polygon.holes.iter().any(|hole| contains(hole, spot))
        };
        let subzone = CITY.subzones.iter().find(|zone| covers(&zone.polygon)).map(|zone| zone.code.clone());
        let kawasan = CITY.kawasan().into_iter().find(|(_, polygon)| covers(polygon)).map(|(code, _)| code);
        assert_eq!(subzone.or(kawasan).unwrap_or_default(), record[5], "{}", &record[7]);
        count += 1;
    }
    assert!(count >= 15);
}

#[test]
fn random_points_of_the_land_have_exactly_one_sub_zone() {
    super::probe::compare(&CITY, 2_000, 1).expect("every point has one sub-zone or none by intent");
}

#[test]
fn the_coast_setback_is_a_hundred_metres_deep() {
    let line: Vec<_> =
        (0..40).map(|i| Point { x: i * 7_000, y: if i % 3 == 0 { 2_500 } else { 0 } }).collect();
    let ring = coast(&line);
    assert!(is_simple(&ring));
    for point in &ring[line.len()..] {
        let distance = distance_to_line(*point, &line);
        assert!((distance - metres(100.0)).abs() < 30.0, "{distance} cm");
    }
}
