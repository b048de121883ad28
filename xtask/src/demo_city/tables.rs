//! The tables beside the map: the height grid, the surfaces that keep flying safe, how densely a plot may be built.

use std::path::Path;

use anyhow::Context as _;
use serde_json::{Value, json};

use super::{
    drawing::City,
    plane::{real, whole},
    sketch::Sketch,
    words::read_json,
};

/// Every how many points of the relief's grid one is written.
const EVERY: usize = 2;

/// Heights row by row from the south-west, each as its difference from the one before it.
pub(crate) fn terrain(city: &City) -> Value {
    let grid = &city.ground.relief.height;
    let mut heights = Vec::new();
    let mut before = 0;
    for row in (0..grid.rows).step_by(EVERY) {
        for column in (0..grid.columns).step_by(EVERY) {
            let height = whole(grid.values[row * grid.columns + column]);
            heights.push(height - before);
            before = height;
        }
    }
    let origin = city.frame.degrees(grid.spot(0, 0));
    let next = city.frame.degrees(grid.spot(EVERY, EVERY));
    json!({
        "status": "contoh",
        "unit": "m",
        "accuracy_m": 5,
        "origin": origin.map(|at| real(at) / 1e7),
        "step": [real(next[0] - origin[0]) / 1e7, real(next[1] - origin[1]) / 1e7],
        "columns": grid.columns.div_ceil(EVERY),
        "rows": grid.rows.div_ceil(EVERY),
        "heights": heights,
    })
}

/// The surfaces of SNI 03-7112-2005 for a code 4 instrument runway, as formulas: heights above the aerodrome.
pub(crate) fn surfaces(sketch: &Sketch) -> Option<Value> {
    let runway = sketch.runway.as_ref()?;
    let name = |id: &str, en: &str| json!({ "id": id, "en": en });
    Some(json!({
        "status": "contoh",
        "aerodromes": [{
            "name": runway.name,
            "elevation_m": runway.elevation_m,
            "runway": { "axis": runway.axis, "strip_end_m": runway.strip_end_m, "strip_width_m": 300 },
            "basis": name("CONTOH, bentuk mengikuti SNI 03-7112-2005 untuk landasan instrumen kode 4", "SAMPLE, shapes after SNI 03-7112-2005 for a code 4 instrument runway"),
            "surfaces": [
                { "class": "Ancangan", "name": name("Ancangan pendaratan dan lepas landas", "Approach and take-off"), "article": "p12b",
                  "shape": "trapezoid", "start_m": runway.strip_end_m, "start_width_m": 300, "end_width_m": 4800, "length_m": 15000,
                  "rise": [[0, 0], [3000, 60], [6600, 150], [15000, 150]] },
                { "class": "Kemungkinan Bahaya Kecelakaan", "name": name("Kemungkinan bahaya kecelakaan", "Crash hazard"), "article": "p12",
                  "shape": "trapezoid", "start_m": runway.strip_end_m, "start_width_m": 300, "end_width_m": 1200, "length_m": 3000,
                  "rise": [[0, 0], [1100, 0], [3000, 60]] },
                { "class": "Transisi", "name": name("Di bawah permukaan transisi", "Below the transitional surface"), "article": "p12b",
                  "shape": "beside_strip", "rise": [[0, 0], [315, 45]] },
                { "class": "Di Bawah Permukaan Horizontal Dalam", "name": name("Di bawah permukaan horizontal dalam", "Below the inner horizontal surface"), "article": "p12b",
                  "shape": "stadium", "from_m": 0, "to_m": 4000, "rise": [[0, 45], [4000, 45]] },
                { "class": "Kerucut", "name": name("Di bawah permukaan kerucut", "Below the conical surface"), "article": "p12b",
                  "shape": "stadium", "from_m": 4000, "to_m": 6000, "rise": [[4000, 45], [6000, 145]] },
                { "class": "Horizontal Luar", "name": name("Di bawah permukaan horizontal luar", "Below the outer horizontal surface"), "article": "p12b",
                  "shape": "stadium", "from_m": 6000, "to_m": 15000, "rise": [[6000, 150], [15000, 150]] },
            ],
        }],
    }))
}

/// The columns of the table that are numbers; an empty cell means no limit.
const NUMBERS: [&str; 9] =
    ["kdb", "klb", "kdh", "ktb", "gsb_cm", "height_cm", "floors", "side_cm", "plot_m2"];

/// How densely a plot may be built, from the table a planner edits.
pub(crate) fn intensity(path: &Path) -> anyhow::Result<Value> {
    let place = || format!("cannot read {}", path.display());
    let mut reader = csv::ReaderBuilder::new().comment(Some(b'#')).from_path(path).with_context(place)?;
    let mut rows = Vec::new();
    for record in reader.records() {
        let record = record.with_context(place)?;
        let word = |column: usize| Value::from(record.get(column).unwrap_or_default().trim());
        let mut row: Vec<Value> = (0..4).map(word).collect();
        for (column, _) in (4..).zip(NUMBERS) {
            let cell = record.get(column).unwrap_or_default().trim();
            row.push(if cell.is_empty() {
                Value::Null
            } else {
                Value::from(
                    cell.parse::<u32>()
                        .with_context(|| format!("{}: {cell} is not a number", path.display()))?,
                )
            });
        }
        row.push(word(4 + NUMBERS.len()));
        rows.push(Value::Array(row));
    }
    let keys = ["subzones", "road", "plot", "floors_class"];
    // What overlays do to the numbers stands beside the table, where a city has such rules.
    let overlays = path.with_file_name("numbers.json");
    let overlays = if overlays.exists() { read_json(&overlays)? } else { json!([]) };
    Ok(json!({
        "status": "contoh",
        "article": "p7",
        "overlays": overlays,
        "plot_classes": [{ "id": "kecil", "to_m2": 200 }, { "id": "sedang", "to_m2": 1000 }, { "id": "besar" }],
        "floor_classes": [{ "id": "rendah", "to": 3 }, { "id": "tinggi" }],
        "columns": keys.iter().chain(&NUMBERS).chain(&["gsb_from"]).collect::<Vec<_>>(),
        "rows": rows,
    }))
}
