//! Thousands of drawn parcels, in pieces and with holes, written in every format for programs of others to read.
//!
//! `cargo xtask interop` names a folder in `RUANGIZIN_PARCELS`, into which this writes them beside what they are
//! (`expected.json`), and has GDAL and pyshp compare. Without that a few are written to memory only.
#![expect(clippy::unwrap_used, reason = "a test stops where something it relies on is missing")]

use std::{env, fmt::Write as _, fs, path::PathBuf};

use measure::LngLat;
use paper::{Attribute, Day, Land, Piece, Value, dxf, geojson, kml, preflight, shapefile, table};

const DAY: Day = Day { year: 2026, month: 11, day: 22 };
/// Kupang, Malang, Sampit, a place beside the line between two zones of UTM, and the equator.
const CITIES: [(f64, f64); 5] =
    [(123.6, -10.17), (112.63, -7.97), (112.95, -2.53), (119.999, -8.6), (109.33, 0.0)];

/// Numbers that look like chance and are the same each time.
struct Chance(u64);

impl Chance {
    fn next(&mut self) -> f64 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        #[expect(clippy::cast_precision_loss, reason = "any number will do")]
        let share = (self.0 >> 11) as f64 / (1_u64 << 53) as f64;
        share
    }

    fn between(&mut self, low: u32, high: u32) -> u32 {
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a small range")]
        let step = (self.next() * f64::from(high - low + 1)) as u32;
        low + step.min(high - low)
    }
}

/// A ring around a middle whose corners lie in turn, so that no sides cross. Either way round, as people give them.
fn ring(chance: &mut Chance, middle: (f64, f64), size: f64, is_rounded: bool) -> Vec<LngLat> {
    let count = chance.between(3, 24);
    let mut corners: Vec<LngLat> = (0..count)
        .map(|at| {
            let angle = (f64::from(at) + chance.next() * 0.8) / f64::from(count) * core::f64::consts::TAU;
            let reach = size * (0.6 + 0.4 * chance.next());
            let round = |it: f64| if is_rounded { libm::round(it * 1e6) / 1e6 } else { it };
            let (x, y) = (middle.0 + reach * libm::cos(angle), middle.1 + reach * libm::sin(angle));
            LngLat::new(round(x), round(y)).unwrap()
        })
        .collect();
    if chance.next() < 0.5 {
        corners.reverse();
    }
    corners
}

fn land(chance: &mut Chance, number: u32) -> Land {
    let (lng, lat) = CITIES[usize::try_from(number).unwrap() % CITIES.len()];
    let middle = (lng + (chance.next() - 0.5) * 0.1, lat + (chance.next() - 0.5) * 0.1);
    let size = 1e-4 * (1.0 + 20.0 * chance.next());
    let is_rounded = chance.next() < 0.5;
    let pieces = if chance.next() < 0.5 { 1 } else { chance.between(2, 4) };
    let pieces = (0..pieces)
        .map(|at| {
            let middle = (middle.0 + f64::from(at) * size * 2.5, middle.1);
            let shell = ring(chance, middle, size, is_rounded);
            let holes = if chance.next() < 0.4 && shell.len() > 7 { chance.between(1, 2) } else { 0 };
            // Around the middle a shell of eight corners and more leaves room for two small holes.
            let holes = (0..holes)
                .map(|hole| {
                    let away = if hole == 0 { -0.18 } else { 0.18 };
                    ring(chance, (middle.0 + away * size, middle.1), size * 0.12, is_rounded)
                })
                .collect();
            Piece { shell, holes }
        })
        .collect();
    Land { pieces }
}

/// The corners as they are, and the metres of the drawing's zone, for the other side to compare.
fn expected(land: &Land) -> String {
    let ring = |corners: &[LngLat]| {
        let pairs: Vec<String> = corners.iter().map(|it| format!("[{},{}]", it.lng(), it.lat())).collect();
        format!("[{}]", pairs.join(","))
    };
    let pieces: Vec<String> = land
        .pieces
        .iter()
        .map(|it| {
            let rings: Vec<String> =
                core::iter::once(&it.shell).chain(&it.holes).map(|it| ring(it)).collect();
            format!("[{}]", rings.join(","))
        })
        .collect();
    let table = table::corners(land).unwrap();
    format!(
        "{{\"pieces\":[{}],\"zone\":{},\"south\":{},\"area\":{}}}",
        pieces.join(","),
        table.zone.0,
        table.zone.1,
        land.area()
    )
}

fn attributes(number: u32, area: f64) -> Vec<Attribute> {
    vec![
        Attribute::text("NAMA", format!("Bidang Ñusa é {number}")),
        Attribute { name: "LUAS_M2", value: Value::Number(area) },
        Attribute { name: "TANGGAL", value: Value::Date(DAY) },
        Attribute::text("CATATAN", "DATA CONTOH & \"<uji>\""),
    ]
}

#[test]
fn parcels_in_every_format() {
    let folder = env::var_os("RUANGIZIN_PARCELS").map(PathBuf::from);
    let count = if folder.is_some() { 5_000 } else { 200 };
    let mut chance = Chance(7);
    let mut list = String::from("[");
    for number in 0..count {
        let land = land(&mut chance, number);
        let lines = preflight::check(&land, None, &[]);
        assert!(preflight::is_sound(&lines), "parcel {number}: {lines:?}");
        let attributes = attributes(number, land.area());
        let archive = shapefile::zipped(&land, &attributes, "bidang", DAY);
        let read = parcel::file::read(&archive).unwrap();
        let rings = |holes: &[Vec<LngLat>]| holes.iter().map(Vec::len).collect::<Vec<_>>();
        let found: Vec<_> = read.shapes.iter().map(|it| (it.corners.len(), rings(&it.holes))).collect();
        let given: Vec<_> = land.pieces.iter().map(|it| (it.shell.len(), rings(&it.holes))).collect();
        assert_eq!(found, given, "parcel {number}");
        let files = [
            ("zip", archive),
            ("geojson", geojson::write(&land, &attributes).into_bytes()),
            ("kml", kml::write(&land, &attributes, "Bidang é").into_bytes()),
            ("dxf", dxf::write(&land, "DATA CONTOH").unwrap().into_bytes()),
        ];
        let comma = if number == 0 { "" } else { ",\n" };
        let _ = write!(list, "{comma}{}", expected(&land));
        if let Some(folder) = &folder {
            for (ending, bytes) in files {
                fs::write(folder.join(format!("{number}.{ending}")), bytes).unwrap();
            }
        }
    }
    list.push_str("]\n");
    if let Some(folder) = &folder {
        fs::write(folder.join("expected.json"), list).unwrap();
    }
}
