//! The pack against its source: random points and points within a metre of borders, located by an independent library.
//!
//! The oracle is the `geo` crate on the source's own coordinates in degrees. A point farther than 6 cm from every border
//! of the source must get the source's code, or none where the source draws nothing; where the source draws several
//! zones, the code of the one that stands last in its file, as the report says. An ordinary run asks a tenth;
//! `cargo xtask soak exactness` asks 200,000 random points and 50,000 near borders of each plan.

#![expect(clippy::unwrap_used, reason = "a test stops where something it relies on is missing")]
#![expect(clippy::disallowed_methods, reason = "an oracle may use the platform's arithmetic")]
#![expect(clippy::print_stdout, reason = "the counts are part of what the test reports")]

use std::{
    collections::BTreeMap,
    env, fs,
    path::{Path, PathBuf},
};

use citypack::{Limits, Pack};
use geo::{Contains, Coord, LineString, MultiPolygon, Point, Polygon};
use measure::LngLat;
use packer::{
    build::build,
    sources::{self, Geometry, Options, meaning},
    store::Folder,
};
use zoning::Zone;

/// Random points of a plan in a full run; a quarter as many lie near borders.
const POINTS: usize = 200_000;
/// The part of a full run that is made where nothing else is asked for.
const PART: usize = 10;
/// Metres from a border within which either answer is right: the grid is 3.7 cm wide.
const TOLERANCE: f64 = 0.06;
const DEGREE: f64 = 111_000.0;

struct Oracle {
    features: Vec<(String, MultiPolygon<f64>, [f64; 4])>,
    edges: Vec<[Coord<f64>; 2]>,
    /// Numbers of the edges whose box touches a cell of a thousandth of a degree.
    cells: BTreeMap<(i32, i32), Vec<usize>>,
}

#[expect(clippy::cast_possible_truncation, reason = "degrees times a thousand fit")]
fn cell(degrees: f64) -> i32 {
    (degrees * 1000.0).floor() as i32
}

impl Oracle {
    fn read(file: &Path, attribute: &str, null: &[&str]) -> Self {
        let null: Vec<String> = null.iter().map(|it| (*it).to_owned()).collect();
        let (mut features, mut edges) = (Vec::new(), Vec::new());
        for feature in sources::read_all(&[file.to_owned()], &Options::default()).unwrap().features {
            let Geometry::Polygons(polygons) = feature.geometry else { continue };
            let code =
                feature.attributes.get(attribute).and_then(|it| meaning(it, &null)).unwrap_or_default();
            let ring = |ring: &Vec<LngLat>| {
                LineString::from(ring.iter().map(|it| (it.lng(), it.lat())).collect::<Vec<_>>())
            };
            let polygon =
                |it: &Vec<Vec<LngLat>>| Polygon::new(ring(&it[0]), it[1..].iter().map(ring).collect());
            let shape = MultiPolygon::new(polygons.iter().map(polygon).collect());
            let corners: Vec<&LngLat> = polygons.iter().flatten().flatten().collect();
            let bounds = corners.iter().fold([f64::MAX, f64::MAX, f64::MIN, f64::MIN], |b, it| {
                [b[0].min(it.lng()), b[1].min(it.lat()), b[2].max(it.lng()), b[3].max(it.lat())]
            });
            for line in polygons.iter().flatten() {
                let at = |n: usize| Coord { x: line[n % line.len()].lng(), y: line[n % line.len()].lat() };
                edges.extend((0..line.len()).map(|n| [at(n), at(n + 1)]));
            }
            features.push((code.to_owned(), shape, bounds));
        }
        let mut cells: BTreeMap<(i32, i32), Vec<usize>> = BTreeMap::new();
        let reach = 2.0 * TOLERANCE / DEGREE;
        for (n, [a, b]) in edges.iter().enumerate() {
            for x in cell(a.x.min(b.x) - reach)..=cell(a.x.max(b.x) + reach) {
                for y in cell(a.y.min(b.y) - reach)..=cell(a.y.max(b.y) + reach) {
                    cells.entry((x, y)).or_default().push(n);
                }
            }
        }
        Self { features, edges, cells }
    }

    /// The codes of all features that hold a point, in the order of the source.
    fn codes_at(&self, p: Point<f64>) -> Vec<&str> {
        let inside = |b: &[f64; 4]| b[0] <= p.x() && p.x() <= b[2] && b[1] <= p.y() && p.y() <= b[3];
        let holders = self.features.iter().filter(|it| inside(&it.2) && it.1.contains(&p));
        holders.map(|it| it.0.as_str()).collect()
    }

    fn near_border(&self, p: Point<f64>) -> bool {
        let ratio = p.y().to_radians().cos();
        let metres = |c: Coord<f64>| ((c.x - p.x()) * DEGREE * ratio, (c.y - p.y()) * DEGREE);
        let near = self.cells.get(&(cell(p.x()), cell(p.y()))).into_iter().flatten();
        near.map(|it| self.edges[*it]).any(|[a, b]| {
            measure::squared_distance_to_segment((0.0, 0.0), metres(a), metres(b)) < TOLERANCE * TOLERANCE
        })
    }
}

struct Lots(u64);

impl Lots {
    fn next(&mut self) -> f64 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        #[expect(clippy::cast_precision_loss, reason = "53 bits are kept on purpose")]
        let fraction = (self.0 >> 11) as f64 / (1_u64 << 53) as f64;
        fraction
    }

    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "an index below `count`")]
    #[expect(clippy::cast_precision_loss, reason = "counts are small")]
    fn index(&mut self, count: usize) -> usize {
        ((self.next() * count as f64) as usize).min(count - 1)
    }
}

/// A point anywhere in the plan's box, or within a metre of a random border.
fn draw(oracle: &Oracle, bounds: [f64; 4], near: bool, lots: &mut Lots) -> Point<f64> {
    if !near {
        let [west, south, east, north] = bounds;
        return Point::new(west + (east - west) * lots.next(), south + (north - south) * lots.next());
    }
    let [a, b] = oracle.edges[lots.index(oracle.edges.len())];
    let (t, off) = (lots.next(), (lots.next() - 0.5) * 2.0 / DEGREE);
    let (dx, dy) = (b.x - a.x, b.y - a.y);
    let length = dx.hypot(dy).max(1e-12);
    Point::new(a.x + dx * t - dy / length * off, a.y + dy * t + dx / length * off)
}

fn is_full() -> bool {
    env::var("RUANGIZIN_EXACTNESS").is_ok_and(|it| it == "full")
}

fn compare(name: &str, pack_dir: &Path, oracle: &Oracle) {
    let pack =
        futures::executor::block_on(Pack::open(Folder(pack_dir.to_owned()), Limits::default())).unwrap();
    let part = if is_full() { 1 } else { PART };
    let (points, near) = (POINTS / part, POINTS / 4 / part);
    let (mut lots, mut wrong) = (Lots(61_07), Vec::new());
    let (mut compared, mut on_border, mut empty, mut doubled) = (0, 0, 0, 0);
    let start = std::time::Instant::now();
    for n in 0..points + near {
        let p = draw(oracle, pack.manifest().bounds, n < near, &mut lots);
        if oracle.near_border(p) {
            on_border += 1;
            continue;
        }
        compared += 1;
        let holders = oracle.codes_at(p);
        empty += usize::from(holders.is_empty());
        doubled += usize::from(holders.len() > 1);
        let expected = holders.last().copied();
        let place = LngLat::new(p.x(), p.y()).unwrap();
        let site = futures::executor::block_on(pack.site_within(place, None, 0.0)).unwrap();
        let zones = site.parts.iter().filter(|it| matches!(it.zone, Zone::SubZone { .. }));
        let found: Vec<&str> = zones.map(|it| it.zone.code().unwrap_or_default()).collect();
        if found != Vec::from_iter(expected) {
            wrong.push((p.y(), p.x(), holders.join("+"), found.join("+")));
        }
    }
    println!(
        "{name}: {points} random points and {near} near borders, {compared} compared ({empty} outside every zone, {doubled} drawn more than once), {on_border} within {TOLERANCE} m of a border, {} wrong; {:.0} s",
        wrong.len(),
        start.elapsed().as_secs_f64()
    );
    assert!(wrong.is_empty(), "{:?}", &wrong[..wrong.len().min(5)]);
    assert!(compared > points * 9 / 10, "most points must be comparable");
}

fn scratch(name: &str) -> PathBuf {
    let dir = env::temp_dir().join(format!("ruangizin-{name}-{}", std::process::id()));
    fs::create_dir_all(&dir).unwrap();
    dir
}

#[test]
fn jagoi_babang_answers_as_its_source() {
    let Ok(data) = env::var("RUANGIZIN_REAL_DATA") else {
        println!("SKIPPED real data: RUANGIZIN_REAL_DATA is not set");
        return;
    };
    let plan = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../data/plans/jagoi-babang/plan.toml");
    let dir = scratch("jagoi");
    build(&plan, &dir).unwrap();
    let source = Path::new(&data).join("rdtr-jagoibabang/KONSEPPOLARUANG_5.geojson");
    compare("Jagoi Babang", &dir, &Oracle::read(&source, "KODSBL", &["Tidak Ada", "-"]));
    fs::remove_dir_all(dir).unwrap();
}

#[test]
fn yogyakarta_answers_as_its_source() {
    let Ok(data) = env::var("RUANGIZIN_REAL_DATA") else {
        println!("SKIPPED real data: RUANGIZIN_REAL_DATA is not set");
        return;
    };
    let plan = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../data/plans/kota-yogyakarta/plan.toml");
    let dir = scratch("yogyakarta");
    build(&plan, &dir).unwrap();
    let source = Path::new(&data).join("kota-yogyakarta/rdtr.geojson");
    compare("Yogyakarta", &dir, &Oracle::read(&source, "SIMBOL", &[]));
    fs::remove_dir_all(dir).unwrap();
}

/// Layers that are no zones, asked as if they were: public boundaries of villages, simplified one by one, so that they
/// overlap and leave gaps all along; districts of a topographic map. Name, region, file, attribute.
const BOUNDARIES: [[&str; 4]; 4] = [
    ["villages of Kupang", "53.71", "boundaries/wilayah_boundaries_kel_53.71.geojson", "kode"],
    ["districts of Kupang", "53.71", "kupang-rbi25k/kecamatan_kota_kupang.geojson", "NAMOBJ"],
    ["villages of Malang", "35.07", "boundaries/wilayah_boundaries_kel_35.07.geojson", "kode"],
    ["villages of Kotawaringin Timur", "62.02", "boundaries/wilayah_boundaries_kel_62.02.geojson", "kode"],
];

#[test]
fn boundaries_that_overlap_answer_as_the_last_one_drawn() {
    let Ok(data) = env::var("RUANGIZIN_REAL_DATA") else {
        println!("SKIPPED real data: RUANGIZIN_REAL_DATA is not set");
        return;
    };
    let layers = if is_full() { &BOUNDARIES[..] } else { &BOUNDARIES[..2] };
    for [name, region, file, attribute] in layers {
        let source = Path::new(&data).join(file);
        let dir = scratch(&name.replace(' ', "-"));
        let mapping = format!(
            "[pack]\nregion = \"{region}\"\nname = {{ id = \"Uji\" }}\nlanguages = [\"id\"]\ntime_zone = \"Asia/Makassar\"\n\
             version = \"1\"\ncreated = \"2026-11-22\"\ncheck_by = \"2027-05-22\"\nstatus = \"contoh\"\n\
             [[layer]]\nid = \"subzone\"\nkind = \"subzone\"\nfiles = [{source:?}]\ncode = \"{attribute}\"\n\
             title = {{ id = \"Uji\" }}\nlegal_basis = {{ id = \"Uji\" }}\nstatus = \"contoh\"\nscale = 5000\n\
             accuracy_m = 2.5\nsource = \"uji\"\nlicence = \"uji\"\n"
        );
        fs::write(dir.join("plan.toml"), mapping).unwrap();
        build(&dir.join("plan.toml"), &dir.join("pack")).unwrap();
        compare(name, &dir.join("pack"), &Oracle::read(&source, attribute, &[]));
        fs::remove_dir_all(dir).unwrap();
    }
}

#[test]
fn the_zone_layer_of_jagoi_babang_is_at_most_330_kilobytes() {
    if env::var("RUANGIZIN_REAL_DATA").is_err() {
        println!("SKIPPED real data: RUANGIZIN_REAL_DATA is not set");
        return;
    }
    let full = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../data/plans/jagoi-babang/plan.toml");
    let text = fs::read_to_string(full).unwrap();
    let dir = scratch("jagoi-one");
    let one_attribute = text.split("[layer.overlays]").next().unwrap();
    fs::write(dir.join("plan.toml"), one_attribute).unwrap();
    let built = build(&dir.join("plan.toml"), &dir.join("pack")).unwrap();
    let bytes = built.manifest.file("plan").unwrap().bytes;
    println!("Jagoi Babang, zone layer with one attribute: {bytes} bytes");
    assert!(bytes <= 330_000, "{bytes}");
    fs::remove_dir_all(dir).unwrap();
}

#[test]
fn the_demo_city_answers_as_its_source() {
    let Ok(demo) = env::var("RUANGIZIN_DEMO_CITY") else {
        println!("SKIPPED demo city: `cargo xtask test` generates it and sets RUANGIZIN_DEMO_CITY");
        return;
    };
    let demo = PathBuf::from(demo);
    let dir = scratch("demo");
    build(&demo.join("plan.toml"), &dir).unwrap();
    compare("demo city", &dir, &Oracle::read(&demo.join("subzone.geojson"), "KODSZN", &["Tidak Ada"]));
    fs::remove_dir_all(dir).unwrap();
}
