//! Every format, encoding and coordinate system gives the same plan; what cannot be read says what to do.
#![expect(clippy::unwrap_used, reason = "a test stops where something it relies on is missing")]

use std::path::{Path, PathBuf};

use geo::{Contains, Coord, LineString, Point, Polygon};
use measure::LngLat;
use packer::sources::{Axes, Geometry, Options, Read, SourceError, read_all};

fn files() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/files")
}

fn read(name: &str, options: &Options<'_>) -> Result<Read, SourceError> {
    read_all(&[files().join(name)], &Options { region: "53.71", ..*options })
}

fn polygon(rings: &[Vec<LngLat>]) -> Polygon {
    let line = |it: &Vec<LngLat>| {
        LineString::from(it.iter().map(|it| Coord { x: it.lng(), y: it.lat() }).collect::<Vec<_>>())
    };
    Polygon::new(line(&rings[0]), rings[1..].iter().map(line).collect())
}

/// Each point of `titik.json` must lie in just one feature, whose field holds its code.
#[track_caller]
fn assert_is_the_plan(read: &Read, field: Option<&str>) {
    let name = read.files[0].display();
    let text = std::fs::read(files().join("titik.json")).unwrap();
    let points: Vec<(Option<String>, f64, f64)> = serde_json::from_slice(&text).unwrap();
    for (code, lng, lat) in points {
        let holds = |geometry: &Geometry| match geometry {
            Geometry::Polygons(it) => it.iter().any(|it| polygon(it).contains(&Point::new(lng, lat))),
            _ => false,
        };
        let found: Vec<_> = read.features.iter().filter(|it| holds(&it.geometry)).collect();
        // A plan split by code leaves out what has none.
        if code.is_none() && found.is_empty() {
            continue;
        }
        assert_eq!(found.len(), 1, "{name}: {code:?} at {lat} {lng}");
        if let Some(field) = field {
            assert_eq!(found[0].attributes.get(field).cloned(), code);
        }
    }
}

#[test]
fn every_format_gives_the_same_plan() {
    for (name, field) in [
        ("utm", "KODSZN"),
        ("utm/pola_ruang.shp", "KODSZN"),
        ("tm3/POLA.shp", "KODSZN"),
        ("tanpa_prj", "KODSZN"),
        ("rencana.gpkg#pola_ruang", "KODSZN"),
        ("rencana.gpkg#pola_lama", "KODZON"),
        ("zona.fgb", "KODSZN"),
        ("zona.kml", "KODSZN"),
        ("zona.geojson", "KODSZN"),
        ("zona.geojson.gz", "KODSZN"),
        ("bungkus.js", "KODSZN"),
        ("panggil.js", "KODSZN"),
        ("baris.ndjson", "KODSZN"),
        ("urut.geojsons", "KODSZN"),
        ("utm_crs.geojson", "KODSZN"),
        ("meter_tanpa_crs.geojson", "KODSZN"),
        ("server.json", "KODSZN"),
        ("zona.csv", "KODSZN"),
    ] {
        let needs_crs = matches!(name, "meter_tanpa_crs.geojson");
        let options = Options { crs: needs_crs.then_some("EPSG:32751"), ..Options::default() };
        let read = read(name, &options).unwrap_or_else(|it| unreachable!("{name}: {it}"));
        assert_is_the_plan(&read, Some(field));
    }
    let read = read("per_kode.zip", &Options::default()).unwrap();
    assert_eq!(read.files.len(), 5);
    assert_is_the_plan(&read, None);
}

#[test]
fn a_pattern_takes_all_files_that_fit_and_a_part_is_chosen_by_name() {
    assert_eq!(read("*/zona.shp", &Options::default()).unwrap().files.len(), 1);
    assert_eq!(read("per_kode.zip#R*", &Options::default()).unwrap().files.len(), 2);
    assert_eq!(read("rencana.gpkg", &Options::default()).unwrap().files.len(), 2);
}

#[test]
fn old_texts_are_read_and_texts_in_fields_of_numbers_stay() {
    let read = read("tm3/POLA.shp", &Options::default()).unwrap();
    assert_eq!(read.features[0].attributes["NAMOBJ"], "Perumahan é");
    assert_eq!(read.features[0].attributes["DOMAIN"], "32103200");
    assert_eq!(read.features[0].attributes["TGL"], "2024-01-15");
}

#[test]
fn coordinates_that_cannot_be_meant_are_refused_with_what_to_write() {
    for (name, words) in [
        ("terbalik.geojson", &["latitude", "axes = \"yx\""][..]),
        ("zona_tetangga.geojson", &["EPSG:32750", "EPSG:32751 (UTM 51S)"]),
        ("belahan_utara.geojson", &["EPSG:32651", "EPSG:32751 (UTM 51S)"]),
        ("meter_tanpa_crs.geojson", &["metres or feet", "EPSG:32751 (UTM 51S)"]),
        ("derajat_sebagai_utm.geojson", &["numbers", "degrees", "crs = \"EPSG:4326\""]),
        ("busur.gpkg", &["feature 1", "arcs", "Segmentize"]),
        ("galat.json", &["error message of a server", "Unable to complete"]),
        ("utm/pola_ruang.dbf", &["ends in .shp"]),
        ("rencana.gpkg#zona", &["pola_lama, pola_ruang"]),
        ("tiada*.shp", &["no file fits"]),
        ("matriks.xlsx#Isi", &["Matriks ITBX, Keterangan"]),
    ] {
        let why = read(name, &Options::default()).unwrap_err().to_string();
        for word in words {
            assert!(why.contains(word), "{name}: \"{word}\" is missing in: {why}");
        }
    }
}

#[test]
fn what_the_officer_writes_mends_them() {
    let yx = Options { axes: Axes::Yx, ..Options::default() };
    assert_is_the_plan(&read("terbalik.geojson", &yx).unwrap(), Some("KODSZN"));
    for name in ["zona_tetangga.geojson", "belahan_utara.geojson"] {
        for crs in
            ["EPSG:32751", "UTM 51S", "SRGI2013 / UTM zone 51S", "+proj=utm +zone=51 +south +datum=WGS84"]
        {
            let options = Options { crs: Some(crs), ..Options::default() };
            assert_is_the_plan(&read(name, &options).unwrap(), Some("KODSZN"));
        }
    }
    let degrees = Options { crs: Some("EPSG:4326"), ..Options::default() };
    assert_is_the_plan(&read("derajat_sebagai_utm.geojson", &degrees).unwrap(), Some("KODSZN"));
}

#[test]
fn plans_of_other_countries_lie_where_they_lie() {
    for (name, lng, lat) in
        [("belanda", 4.9_f64, 52.37_f64), ("new_york", -73.98, 40.75), ("melbourne", 144.96, -37.81)]
    {
        let read = read(name, &Options::default()).unwrap();
        let Geometry::Polygons(polygons) = &read.features[0].geometry else { unreachable!() };
        // The drawing's corner is the place; its lower left corner is the first feature's.
        let off = polygons[0][0]
            .iter()
            .map(|it| {
                libm::hypot(
                    (it.lng() - lng) * 111_320.0 * libm::cos(lat.to_radians()),
                    (it.lat() - lat) * 111_000.0,
                )
            })
            .fold(f64::MAX, f64::min);
        assert!(off < 0.01, "{name} is {off} m off");
        assert!(read.notes.iter().any(|it| it.2.id() == "crs-elsewhere"), "{name} lies abroad");
    }
}

#[test]
fn heights_are_dropped_with_a_note() {
    let read = read("rencana.gpkg#pola_ruang", &Options::default()).unwrap();
    assert!(read.notes.iter().any(|it| it.2.id() == "source-heights"), "{:?}", read.notes);
}
