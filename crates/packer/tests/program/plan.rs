//! A small made-up plan around a corner of the check tiles, its pack, and the command that asks it.

use std::{
    fs,
    path::{Path, PathBuf},
    process::{Command, Output},
    sync::OnceLock,
};

use measure::{CHECK_EXTENT, unproject};
use serde_json::{Value, json};
use tempfile::TempDir;

const PROGRAM: &str = env!("CARGO_BIN_EXE_ruangizin-pack");
/// One step of the plan's drawing, in degrees: some 110 m.
pub(crate) const STEP: f64 = 0.001;

/// Corners of a polygon in steps from the tile corner, east and north.
pub(crate) type Corners = &'static [(f64, f64)];

/// The sub-zones: code, class of the attribute overlay, corners. The border at x = 0 is a tile edge, as is y = 0.
pub(crate) const SUBZONES: [(&str, &str, Corners); 7] = [
    ("R-2", "Tidak Ada", &[(-4.0, -2.0), (-2.0, -2.0), (-2.0, 2.0), (-4.0, 2.0)]),
    ("K-1", "Tinggi", &[(-2.0, -2.0), (0.0, -2.0), (0.0, 2.0), (-2.0, 2.0)]),
    ("SPU-1", "-", &[(0.0, -2.0), (2.0, -2.0), (2.0, 2.0), (0.0, 2.0)]),
    ("PTL", "", &[(2.0, -2.0), (4.0, -2.0), (4.0, 0.0), (2.0, 0.0)]),
    ("\u{a0}Tidak Ada ", "", &[(2.0, 0.0), (4.0, 0.0), (4.0, 2.0), (2.0, 2.0)]),
    ("r.3", "", &[(-4.0, 2.0), (4.0, 2.0), (1.3, 4.7)]),
    // Drawn over R-2 as well.
    ("SC", "", &[(-3.5, 1.0), (-2.5, 1.0), (-2.5, 1.6), (-3.5, 1.6)]),
];

/// The tile corner that the drawing is centred on, in degrees.
pub(crate) fn centre() -> (f64, f64) {
    let extent = f64::from(i32::try_from(CHECK_EXTENT).unwrap());
    let place = unproject(13_817.0 * extent, 8_657.0 * extent);
    (place.lng(), place.lat())
}

/// Degrees of a place given in steps: longitude, latitude.
pub(crate) fn degrees((x, y): (f64, f64)) -> (f64, f64) {
    let (lng, lat) = centre();
    (lng + x * STEP, lat + y * STEP)
}

/// `latitude,longitude` of a place given in steps.
pub(crate) fn place(x: f64, y: f64) -> String {
    let (lng, lat) = degrees((x, y));
    format!("{lat:.12},{lng:.12}")
}

fn polygon(properties: &Value, corners: &[(f64, f64)]) -> Value {
    let mut ring: Vec<[f64; 2]> = corners.iter().map(|it| degrees(*it).into()).collect();
    ring.push(ring[0]);
    json!({ "type": "Feature", "properties": properties, "geometry": { "type": "Polygon", "coordinates": [ring] } })
}

fn collection(features: &[Value]) -> Value {
    json!({ "type": "FeatureCollection", "features": features })
}

fn square(west: f64, south: f64, east: f64, north: f64) -> [(f64, f64); 4] {
    [(west, south), (east, south), (east, north), (west, north)]
}

/// A folder with a plan and what was packed from it.
pub(crate) struct Plan {
    root: PathBuf,
    /// Removes the folder at the end.
    _folder: Option<TempDir>,
}

/// A section `[[layer]]`; `more` are further lines.
pub(crate) fn layer(id: &str, kind: &str, accuracy: f64, more: &str) -> String {
    format!(
        "[[layer]]\nid = \"{id}\"\nkind = \"{kind}\"\nfiles = [\"{id}.geojson\"]\nnull = [\"Tidak Ada\", \"-\"]\n\
         title = {{ id = \"Lapis {id}\" }}\nlegal_basis = {{ id = \"Perda contoh tentang {id}\" }}\n\
         status = \"contoh\"\nscale = 5000\naccuracy_m = {accuracy:?}\nsource = \"uji\"\nlicence = \"CC0\"\n{more}\n"
    )
}

pub(crate) const PACK: &str = "[pack]\nregion = \"53.71\"\nname = { id = \"Kota uji\" }\nlanguages = [\"id\"]\n\
    time_zone = \"Asia/Makassar\"\nversion = \"uji-1\"\ncreated = \"2026-11-22\"\ncheck_by = \"2027-05-22\"\n\
    status = \"contoh\"\n\n";

pub(crate) const SUBZONE_LAYER: &str = "code = \"KODE\"\nname = \"NAMA\"\noverlays = { krb = \"KRB\" }";

pub(crate) fn rulebook() -> Value {
    json!({
        "version": "uji-1",
        "subzones": ["R-2", "R-3", "K-1", "SPU-1"],
        "legend": [{ "code": "T1", "text": { "id": "Terbatas" }, "article": "p9" }],
        "articles": [
            { "id": "p8", "cite": { "id": "Pasal 8" }, "page": 11 },
            { "id": "p9", "cite": { "id": "Pasal 9" } },
            { "id": "p20", "cite": { "id": "Pasal 20" } },
            { "id": "p30", "cite": { "id": "Pasal 30" } },
        ],
        "matrix_article": "p8",
        "activities": [
            { "code": "47112", "cells": { "R-2": "I", "R-3": "T1", "K-1": "b-2, t1", "SPU-1": "X" } },
            { "code": "56101", "cells": { "R-2": "I", "K-1": "-" } },
        ],
        "overlays": [
            { "overlay": "sempadan", "class": "*", "effect": "forbid", "article": "p20", "required": true },
            { "overlay": "krb", "class": "Tinggi", "effect": "condition", "codes": ["B9"], "article": "p20" },
        ],
        "kawasan": [{ "code": "PK", "conforms": ["47112"], "conflicts": ["01450"], "article": "p30" }],
    })
}

impl Plan {
    /// An empty folder.
    pub(crate) fn empty() -> Self {
        let folder = TempDir::new().unwrap();
        Self { root: folder.path().to_owned(), _folder: Some(folder) }
    }

    /// An empty folder of the build folder, which stays and is emptied the next time.
    fn lasting() -> Self {
        let root = Path::new(env!("CARGO_TARGET_TMPDIR")).join("program");
        fs::remove_dir_all(&root).ok();
        fs::create_dir_all(&root).unwrap();
        Self { root, _folder: None }
    }

    /// The whole drawing: sub-zones, kawasan around them, an overlay, a coverage wider than both.
    pub(crate) fn drawn() -> Self {
        Self::empty().draw()
    }

    fn draw(self) -> Self {
        let plan = self;
        let name = |code: &str| if code == "R-2" { json!("Perumahan") } else { Value::Null };
        let zones: Vec<Value> = SUBZONES
            .iter()
            .map(|(code, krb, it)| polygon(&json!({ "KODE": code, "KRB": krb, "NAMA": name(code) }), it))
            .collect();
        plan.write("subzone.geojson", &collection(&zones).to_string());
        let kawasan = [("PK", square(-8.0, -6.0, 8.0, 6.0)), ("XX", square(8.0, -6.0, 10.0, 6.0))];
        let kawasan = kawasan.map(|(code, it)| polygon(&json!({ "KODE": code }), &it));
        plan.write("kawasan.geojson", &collection(&kawasan).to_string());
        let river = polygon(&json!({}), &square(-3.5, -2.0, -3.0, -1.0));
        plan.write("sempadan.geojson", &collection(&[river]).to_string());
        let coverage = polygon(&json!({}), &square(-12.0, -9.0, 12.0, 9.0));
        plan.write("coverage.geojson", &collection(&[coverage]).to_string());
        plan.write("rulebook.json", &rulebook().to_string());
        plan
    }

    /// The mapping file of the whole drawing.
    pub(crate) fn mapping() -> String {
        let mut text = PACK.to_owned();
        text += &layer("subzone", "subzone", 2.5, SUBZONE_LAYER);
        text += &layer("kawasan", "kawasan", 12.5, "code = \"KODE\"");
        text += &layer("sempadan", "overlay", 5.0, "");
        text + "[coverage]\nfile = \"coverage.geojson\"\n[rulebook]\nfile = \"rulebook.json\"\n"
    }

    pub(crate) fn path(&self, name: &str) -> PathBuf {
        self.root.join(name)
    }

    pub(crate) fn write(&self, name: &str, text: &str) {
        fs::write(self.path(name), text).unwrap();
    }

    pub(crate) fn write_bytes(&self, name: &str, bytes: &[u8]) {
        fs::write(self.path(name), bytes).unwrap();
    }

    /// Builds `mapping` into the folder `pack` and returns what the program said.
    pub(crate) fn build(&self, mapping: &str) -> Said {
        self.write("plan.toml", mapping);
        let (plan, out) = (self.path("plan.toml"), self.path("pack"));
        run(&["build".as_ref(), plan.as_path(), "--out".as_ref(), out.as_path()])
    }

    /// Builds, expecting success.
    pub(crate) fn packed(self, mapping: &str) -> Self {
        let said = self.build(mapping);
        assert!(said.succeeded, "{}", said.errors);
        self
    }

    /// Asks for one place given in steps.
    pub(crate) fn ask(&self, x: f64, y: f64, activity: &str) -> Value {
        self.ask_at(&place(x, y), activity)
    }

    pub(crate) fn ask_at(&self, place: &str, activity: &str) -> Value {
        let said = self.run_ask(&["--at", place, "--activity", activity, "--json"]);
        assert!(said.succeeded, "{}", said.errors);
        assert_eq!(said.text.lines().count(), 1, "one answer is one line");
        serde_json::from_str(&said.text).unwrap()
    }

    /// Asks for every line of a file.
    pub(crate) fn ask_points(&self, lines: &str, activity: &str) -> Said {
        let file = tempfile::Builder::new().prefix("titik").suffix(".csv").tempfile().unwrap();
        fs::write(file.path(), lines).unwrap();
        let mut said =
            self.run_ask(&["--points", &file.path().display().to_string(), "--activity", activity]);
        let name = file.path().display().to_string();
        said.errors = said.errors.replace(&name, "titik.csv");
        said
    }

    pub(crate) fn run_ask(&self, more: &[&str]) -> Said {
        let dir = self.path("pack");
        let mut arguments: Vec<&Path> = vec!["ask".as_ref(), dir.as_path()];
        arguments.extend(more.iter().map(Path::new));
        run(&arguments)
    }
}

/// What the program printed and how it ended.
pub(crate) struct Said {
    pub(crate) status: Option<i32>,
    pub(crate) succeeded: bool,
    pub(crate) text: String,
    pub(crate) errors: String,
}

impl Said {
    pub(crate) fn answers(&self) -> Vec<Value> {
        assert!(self.succeeded, "{}", self.errors);
        self.text.lines().map(|it| serde_json::from_str(it).unwrap()).collect()
    }

    /// The program failed, in words, without a panic.
    pub(crate) fn failure(&self) -> &str {
        assert!(!self.succeeded, "must fail, but said {}", self.text);
        assert!(!self.errors.contains("panicked"), "{}", self.errors);
        &self.errors
    }
}

pub(crate) fn run(arguments: &[&Path]) -> Said {
    let Output { status, stdout, stderr } = Command::new(PROGRAM)
        .args(arguments)
        .args(["--lang", "en"])
        .env_remove("RUANGIZIN_UNSET")
        .output()
        .unwrap();
    let text = |it| String::from_utf8(it).unwrap();
    Said { status: status.code(), succeeded: status.success(), text: text(stdout), errors: text(stderr) }
}

/// The pack of the whole drawing, built once for all tests.
pub(crate) fn whole() -> &'static Plan {
    static PACKED: OnceLock<Plan> = OnceLock::new();
    PACKED.get_or_init(|| Plan::lasting().draw().packed(&Plan::mapping()))
}

/// The codes of the sub-zones of an answer.
pub(crate) fn codes(answer: &Value) -> Vec<&str> {
    answer["subzones"].as_array().unwrap().iter().map(|it| it["code"].as_str().unwrap_or("")).collect()
}
