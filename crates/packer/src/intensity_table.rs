//! How densely plots may be built, as planners keep it: a sheet with one line per sub-zone and classes of road, plot and
//! floors, in the units of regulations (percent, times, metres). Gives the published table. Judges no plot.

use std::{
    collections::{BTreeMap, BTreeSet},
    path::Path,
};

use serde_json::{Map, Value, json};

use crate::{
    message::Message,
    sheet::{Column, Row, Sheet},
};

/// The columns of the published table.
const PUBLISHED: [&str; 15] = [
    "subzones",
    "road",
    "plot",
    "floors_class",
    "kdb",
    "klb",
    "kdh",
    "ktb",
    "gsb_cm",
    "height_cm",
    "floors",
    "side_cm",
    "plot_m2",
    "gsb_from",
    "article",
];
const COLUMNS: [Column; 15] = [
    Column { names: &["sub-zona", "subzona", "sub-zone", "subzones", "kode"], needed: true },
    Column { names: &["kelas jalan", "jalan", "road"], needed: false },
    Column { names: &["luas persil (m2)", "luas persil (m²)", "luas persil", "plot"], needed: false },
    Column { names: &["kelas lantai", "floors class"], needed: false },
    Column { names: &["kdb (%)", "kdb"], needed: true },
    Column { names: &["klb"], needed: false },
    Column { names: &["kdh (%)", "kdh"], needed: false },
    Column { names: &["ktb (%)", "ktb"], needed: false },
    Column { names: &["gsb (m)", "gsb"], needed: false },
    Column { names: &["tinggi (m)", "tinggi", "height (m)"], needed: false },
    Column { names: &["lantai", "jumlah lantai", "floors"], needed: false },
    Column { names: &["jarak samping (m)", "jarak samping", "side (m)"], needed: false },
    Column {
        names: &["persil terkecil (m2)", "persil terkecil (m²)", "persil terkecil", "least plot (m2)"],
        needed: false,
    },
    Column { names: &["gsb dari", "gsb from"], needed: false },
    Column { names: &["pasal", "article"], needed: false },
];
const ROAD: usize = 1;
const PLOT: usize = 2;
const FLOORS: usize = 3;
/// Columns with numbers and what one of their units is in the published table.
const NUMBERS: [(usize, f64); 9] =
    [(4, 1.0), (5, 100.0), (6, 1.0), (7, 1.0), (8, 100.0), (9, 100.0), (10, 1.0), (11, 100.0), (12, 1.0)];
const EDGE: usize = 13;
const ARTICLE: usize = 14;
const ROADS: [&str; 4] = ["arteri", "kolektor", "lokal", "lingkungan"];

/// A class by what it holds: more than `from`, at most `to`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Class {
    from: u32,
    /// Nothing above it where absent; the field order makes it the largest.
    to: Upper,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Upper {
    AtMost(u32),
    Open,
}

/// Reads a table. `known` are the sub-zones of map and matrix, by their plain spelling; `cites` the articles' ids by how they
/// are cited. All that is wrong is told at once, with cell addresses.
pub(crate) fn read(
    path: &Path,
    known: &BTreeSet<String>,
    cites: &BTreeMap<String, String>,
) -> Result<Map<String, Value>, Vec<Message>> {
    let sheet = Sheet::read(path, &COLUMNS).map_err(|it| vec![it])?;
    let mut problems = Vec::new();
    let plots = classes(&sheet, PLOT, &mut problems);
    let floors = classes(&sheet, FLOORS, &mut problems);
    let mut rows = Vec::new();
    let mut seen: BTreeMap<(String, [String; 3]), (Value, String)> = BTreeMap::new();
    for row in sheet.rows() {
        let zones = row.codes(0);
        if zones.is_empty() {
            problems.push(row.wrong("rules-no-zones", 0));
        }
        let unknown = zones.iter().filter(|it| !known.is_empty() && !known.contains(&plain(it)));
        problems.extend(unknown.map(|it| row.wrong("rules-unknown-zone", 0).with("zone", it.as_str())));
        let keys = [road(row, &mut problems), class_id(row, PLOT), class_id(row, FLOORS)];
        let mut cells: Vec<Value> = vec![json!(zones.join(" "))];
        cells.extend(keys.iter().map(|it| json!(it)));
        cells.extend(NUMBERS.iter().map(|(column, unit)| number(row, *column, *unit, &mut problems)));
        cells.push(edge(row, &mut problems));
        cells.push(article(row, cites, &mut problems));
        let figures = json!(&cells[4..]);
        for zone in zones {
            let key = (plain(&zone), keys.clone());
            if let Some((before, first)) = seen.get(&key) {
                if *before != figures {
                    problems.push(
                        row.wrong("rules-same-keys", 0).with("zone", zone).with("first", first.as_str()),
                    );
                }
            } else {
                seen.insert(key, (figures.clone(), row.address(0)));
            }
        }
        rows.push(Value::Array(cells));
    }
    if !problems.is_empty() {
        return Err(problems);
    }
    let list = |classes: &[Class], field: &str| {
        let entry = |it: &Class| match it.to {
            Upper::AtMost(to) => json!({ "id": id_of(*it), field: to }),
            Upper::Open => json!({ "id": id_of(*it) }),
        };
        Value::Array(classes.iter().map(entry).collect())
    };
    let mut table = Map::new();
    table.insert("columns".to_owned(), json!(PUBLISHED));
    table.insert("plot_classes".to_owned(), list(&plots, "to_m2"));
    table.insert("floor_classes".to_owned(), list(&floors, "to"));
    table.insert("rows".to_owned(), Value::Array(rows));
    Ok(table)
}

/// `r2`, `R.2` and `R-2` are one code.
pub(crate) fn plain(code: &str) -> String {
    code.chars().filter(char::is_ascii_alphanumeric).map(|it| it.to_ascii_uppercase()).collect()
}

fn road(row: Row<'_>, problems: &mut Vec<Message>) -> String {
    let text = row.cell(ROAD).to_lowercase();
    if text.is_empty() || text == "*" {
        return "*".to_owned();
    }
    if !ROADS.contains(&text.as_str()) {
        problems.push(row.wrong("rules-no-road", ROAD));
    }
    text
}

/// A number as people write it: `60 %`, `2,4`, blank or `-` for no limit. Published numbers have at most two decimals.
fn number(row: Row<'_>, column: usize, unit: f64, problems: &mut Vec<Message>) -> Value {
    let text = row.cell(column).trim_end_matches(['%', 'm', ' ']).replace(',', ".");
    if text.is_empty() || text == "-" {
        return Value::Null;
    }
    match text.parse::<f64>() {
        Ok(it) if it.is_finite() && it >= 0.0 => {
            let value = (it * unit * 100.0).round() / 100.0;
            #[expect(clippy::cast_possible_truncation, reason = "limits of a plan are far below 2^63")]
            if value.fract() == 0.0 { json!(value as i64) } else { json!(value) }
        }
        _ => {
            problems.push(row.wrong("rules-no-number", column));
            Value::Null
        }
    }
}

fn edge(row: Row<'_>, problems: &mut Vec<Message>) -> Value {
    match row.cell(EDGE).to_lowercase().as_str() {
        "" | "as" | "as jalan" => json!("as"),
        "rumija" | "pagar" => json!("rumija"),
        _ => {
            problems.push(row.wrong("rules-no-edge", EDGE));
            Value::Null
        }
    }
}

/// The id of the article that a row cites; blank where it cites none.
fn article(row: Row<'_>, cites: &BTreeMap<String, String>, problems: &mut Vec<Message>) -> Value {
    let cite = row.cell(ARTICLE);
    let id = cites.get(cite);
    if id.is_none() && !cite.is_empty() {
        problems.push(row.wrong("rules-unknown-article", ARTICLE));
    }
    id.map_or(Value::Null, |it| json!(it))
}

/// The classes that a column names, in rising order. Each must begin where one before it ends.
fn classes(sheet: &Sheet, column: usize, problems: &mut Vec<Message>) -> Vec<Class> {
    let mut found: BTreeSet<Class> = BTreeSet::new();
    let mut written: BTreeMap<Class, Row<'_>> = BTreeMap::new();
    for row in sheet.rows() {
        match class(row.cell(column)) {
            Ok(Some(it)) => {
                found.insert(it);
                written.entry(it).or_insert(row);
            }
            Ok(None) => {}
            Err(()) => problems.push(row.wrong("rules-no-class", column)),
        }
    }
    let ends: BTreeSet<u32> = found
        .iter()
        .filter_map(|it| match it.to {
            Upper::AtMost(to) => Some(to),
            Upper::Open => None,
        })
        .collect();
    for (class, row) in &written {
        if class.from > 0 && !ends.contains(&class.from) {
            let from = class.from.to_string();
            problems.push(row.wrong("rules-classes", column).with("from", from));
        }
    }
    found.into_iter().collect()
}

/// `≤200`, `200-500`, `>500`; blank and `*` are any.
fn class(text: &str) -> Result<Option<Class>, ()> {
    let text: String = text.chars().filter(|it| !it.is_whitespace()).collect();
    let whole = |it: &str| it.trim_end_matches("m2").trim_end_matches("m²").parse::<u32>().map_err(|_no| ());
    if text.is_empty() || text == "*" {
        return Ok(None);
    }
    for sign in ["<=", "≤", "<"] {
        if let Some(rest) = text.strip_prefix(sign) {
            return Ok(Some(Class { from: 0, to: Upper::AtMost(whole(rest)?) }));
        }
    }
    for sign in [">=", "≥", ">"] {
        if let Some(rest) = text.strip_prefix(sign) {
            return Ok(Some(Class { from: whole(rest)?, to: Upper::Open }));
        }
    }
    match text.split_once(['-', '–']) {
        Some((from, to)) => {
            let (from, to) = (whole(from)?, whole(to)?);
            if from < to { Ok(Some(Class { from, to: Upper::AtMost(to) })) } else { Err(()) }
        }
        None => whole(&text).map(|to| Some(Class { from: 0, to: Upper::AtMost(to) })),
    }
}

fn class_id(row: Row<'_>, column: usize) -> String {
    class(row.cell(column)).ok().flatten().map_or_else(|| "*".to_owned(), id_of)
}

fn id_of(class: Class) -> String {
    match class.to {
        Upper::AtMost(to) => format!("{}-{to}", class.from),
        Upper::Open => format!("{}-", class.from),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn table(text: &str) -> Result<Map<String, Value>, Vec<Message>> {
        let dir = tempfile::tempdir().unwrap();
        let file = dir.path().join("intensitas.csv");
        std::fs::write(&file, text).unwrap();
        let known = ["R2", "K1"].map(str::to_owned).into_iter().collect();
        read(&file, &known, &BTreeMap::from([("Pasal 9".to_owned(), "p2".to_owned())]))
    }

    #[test]
    fn figures_are_read_in_the_units_of_regulations() {
        let table = table(
            "Sub-zona,Luas persil,KDB (%),KLB,KDH,GSB (m),Tinggi (m),GSB dari,Pasal\n\
             R-2,≤200,80,\"2,4\",20 %,\"12,5\",9,as,Pasal 9\n\
             R.2,>200,75,-,20,12.5,9,rumija,\n",
        )
        .unwrap();
        assert_eq!(table["plot_classes"], json!([{"id": "0-200", "to_m2": 200}, {"id": "200-"}]));
        assert_eq!(
            table["rows"][0],
            json!(["R-2", "*", "0-200", "*", 80, 240, 20, null, 1250, 900, null, null, null, "as", "p2"])
        );
        assert_eq!(table["rows"][1][5], Value::Null);
        assert_eq!(table["rows"][1][13], json!("rumija"));
    }

    #[test]
    fn everything_that_is_wrong_is_told_with_its_cell() {
        let problems = table(
            "Sub-zona,Kelas jalan,Luas persil,KDB\n\
             R-2,arteri,*,80\n\
             R-2,arteri,*,70\n\
             X-9,gang,200-500,banyak\n",
        )
        .unwrap_err();
        let found: Vec<&str> = problems.iter().map(Message::id).collect();
        let wanted =
            ["rules-classes", "rules-same-keys", "rules-unknown-zone", "rules-no-road", "rules-no-number"];
        assert_eq!(found, wanted, "{problems:?}");
        assert!(problems[4].to_string().contains("D4"), "{}", problems[4]);
    }

    #[test]
    fn classes_are_read_as_people_write_them() {
        assert_eq!(class("≤ 200 m²"), Ok(Some(Class { from: 0, to: Upper::AtMost(200) })));
        assert_eq!(class("200–500"), Ok(Some(Class { from: 200, to: Upper::AtMost(500) })));
        assert_eq!(class(" > 500"), Ok(Some(Class { from: 500, to: Upper::Open })));
        assert_eq!(class("*"), Ok(None));
        assert_eq!(class("besar"), Err(()));
        assert_eq!(class("500-200"), Err(()));
    }
}
