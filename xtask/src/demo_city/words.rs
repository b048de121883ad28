//! Reads the tables of names: zones with their colours, activities with the words people use for them.

use std::path::Path;

use anyhow::Context as _;
use serde_json::{Value, json};

pub(crate) struct Zones {
    pub(crate) json: Value,
}

impl Zones {
    /// The Indonesian name of a code; empty where the code is empty or unknown.
    pub(crate) fn name(&self, code: &str) -> &str {
        let zones = self.json.as_array().map(Vec::as_slice).unwrap_or_default();
        zones
            .iter()
            .find(|zone| zone["code"] == code)
            .and_then(|zone| zone["name"]["id"].as_str())
            .unwrap_or_default()
    }
}

pub(crate) fn read_zones(path: &Path) -> anyhow::Result<Zones> {
    Ok(Zones { json: read_json(path)? })
}

pub(crate) fn read_json(path: &Path) -> anyhow::Result<Value> {
    let text = std::fs::read_to_string(path).with_context(|| format!("cannot read {}", path.display()))?;
    serde_json::from_str(&text).with_context(|| format!("cannot understand {}", path.display()))
}

/// One row of `activities.tsv`.
#[derive(Clone, Debug)]
pub(crate) struct Activity {
    pub(crate) code: String,
    pub(crate) title_id: String,
    pub(crate) title_en: String,
    pub(crate) official: String,
    pub(crate) terms: Vec<String>,
    pub(crate) note_id: String,
    pub(crate) note_en: String,
}

pub(crate) fn read_activities(path: &Path) -> anyhow::Result<Vec<Activity>> {
    let text = std::fs::read_to_string(path).with_context(|| format!("cannot read {}", path.display()))?;
    let rows = text.lines().enumerate().filter(|(_, row)| !row.is_empty() && !row.starts_with('#')).skip(1);
    rows.map(|(number, row)| {
        let fields: Vec<&str> = row.split('\t').map(str::trim).collect();
        let [code, title_id, title_en, official, terms, note_id, note_en] = fields[..] else {
            anyhow::bail!("{} line {}: {} fields, not 7", path.display(), number + 1, fields.len());
        };
        Ok(Activity {
            code: code.to_owned(),
            title_id: title_id.to_owned(),
            title_en: title_en.to_owned(),
            official: official.to_owned(),
            terms: terms.split(',').map(|term| term.trim().to_owned()).collect(),
            note_id: note_id.to_owned(),
            note_en: note_en.to_owned(),
        })
    })
    .collect()
}

/// The published file: the activities, and the questions about words that mean several of them.
pub(crate) fn activities_json(activities: &[Activity], questions: &Value) -> Value {
    let list = activities.iter().map(|activity| {
        let mut entry = json!({
            "code": activity.code,
            "title": { "id": activity.title_id, "en": activity.title_en },
            "official": activity.official,
            "terms": activity.terms,
        });
        // The plan's own codes are in no edition of KBLI.
        if !activity.code.starts_with("NK-") {
            entry["kbli_version"] = json!("2020");
        }
        if !activity.note_id.is_empty() {
            entry["note"] = json!({ "id": activity.note_id, "en": activity.note_en });
        }
        entry
    });
    json!({ "activities": list.collect::<Vec<_>>(), "questions": questions })
}
