//! Joins the sample rules: the matrix a planner edits as a table, and the legend and articles as JSON.

use std::{collections::BTreeMap, path::Path};

use anyhow::Context as _;
use serde_json::{Map, Value, json};

use super::words::{Activity, read_json};

pub(crate) struct Rulebook {
    pub(crate) json: Value,
    pub(crate) rows: usize,
}

pub(crate) fn build(source: &Path, activities: &[Activity]) -> anyhow::Result<Rulebook> {
    let mut book = read_json(&source.join("rules.json"))?;
    let titles: BTreeMap<&str, &Activity> = activities.iter().map(|one| (one.code.as_str(), one)).collect();
    let (subzones, rows) = read_matrix(&source.join("matrix.csv"))?;
    let rows: Vec<Value> = rows
        .into_iter()
        .map(|(code, cells)| {
            let activity = titles
                .get(code.as_str())
                .with_context(|| format!("matrix.csv: activity {code} is not in activities.tsv"))?;
            Ok(json!({
                "code": code,
                "title": { "id": activity.title_id, "en": activity.title_en },
                "kbli_version": "2020",
                "cells": cells,
            }))
        })
        .collect::<anyhow::Result<_>>()?;
    let count = rows.len();
    book["subzones"] = json!(subzones);
    book["activities"] = Value::Array(rows);
    Ok(Rulebook { json: book, rows: count })
}

/// An activity's code with its cells by sub-zone.
type Row = (String, Map<String, Value>);

/// The sub-zones of the heading, and for each activity the cells that are not blank.
fn read_matrix(path: &Path) -> anyhow::Result<(Vec<String>, Vec<Row>)> {
    let place = || format!("cannot read {}", path.display());
    let mut reader = csv::Reader::from_path(path).with_context(place)?;
    // The second column repeats the activity's name for whoever edits the table.
    let subzones: Vec<String> =
        reader.headers().with_context(place)?.iter().skip(2).map(str::to_owned).collect();
    let mut rows = Vec::new();
    for record in reader.records() {
        let record = record.with_context(place)?;
        let code = record.get(0).unwrap_or_default().to_owned();
        let cells = subzones
            .iter()
            .zip(record.iter().skip(2))
            .filter(|(_, cell)| !cell.trim().is_empty())
            .map(|(subzone, cell)| (subzone.clone(), Value::from(cell.trim())))
            .collect();
        rows.push((code, cells));
    }
    Ok((subzones, rows))
}
