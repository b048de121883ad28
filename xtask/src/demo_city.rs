//! Writes the sources of the sample city "Kota Kupang (DATA CONTOH)" from its sketch in `data/kupang-contoh`.
//! The same sketch gives the same bytes on every platform; no line of it comes from a real plan.

mod arrange;
mod blocks;
mod chance;
#[cfg(test)]
mod checks;
mod cover;
mod curve;
mod drawing;
mod fronts;
mod geojson;
mod groups;
mod kelurahan;
mod landuse;
mod layers;
mod mesh;
mod overlays;
mod plane;
mod rules;
mod sketch;
mod strips;
mod words;

use std::{
    fs,
    path::{Path, PathBuf},
};

use anyhow::Context as _;

#[derive(Clone, Debug)]
pub(crate) struct Options {
    /// The folder of the sketch and the tables.
    pub(crate) source: PathBuf,
    /// 1 for the small city; larger values cut finer blocks.
    pub(crate) detail: u32,
}

impl Default for Options {
    fn default() -> Self {
        let source = Path::new(env!("CARGO_MANIFEST_DIR")).join("../data/kupang-contoh");
        Self { source, detail: 1 }
    }
}

/// What was written, for whoever wants to say so.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Summary {
    pub(crate) subzone_polygons: usize,
    pub(crate) subzone_codes: usize,
    pub(crate) kawasan_polygons: usize,
    pub(crate) kelurahan: usize,
    pub(crate) activities: usize,
    pub(crate) rules: usize,
}

/// One file of the result: its name and its text.
type OutFile = (&'static str, String);

pub(crate) fn generate(out: &Path, options: &Options) -> anyhow::Result<Summary> {
    let (files, summary) = files(options)?;
    fs::create_dir_all(out).with_context(|| format!("cannot make {}", out.display()))?;
    for (name, text) in files {
        let path = out.join(name);
        fs::write(&path, text).with_context(|| format!("cannot write {}", path.display()))?;
    }
    Ok(summary)
}

fn files(options: &Options) -> anyhow::Result<(Vec<OutFile>, Summary)> {
    let source = |name: &str| options.source.join(name);
    let sketch = sketch::read(&source("sketch.toml"))?;
    let zones = words::read_zones(&source("zones.json"))?;
    let people = kelurahan::read(&source("regions.json"))?;
    let city = drawing::City::build(&sketch, options.detail)?;
    let mut files = layers::write(&sketch, &city, &zones, &people)?;
    let activities = words::read_activities(&source("activities.tsv"))?;
    let questions = words::read_json(&source("questions.json"))?;
    let rulebook = rules::build(&options.source, &activities)?;
    let summary = Summary {
        subzone_polygons: city.subzones.len(),
        subzone_codes: city.subzone_codes().len(),
        kawasan_polygons: city.kawasan().len(),
        kelurahan: people.len(),
        activities: activities.len(),
        rules: rulebook.rows,
    };
    files.push(("zones.json", geojson::pretty(&zones.json)?));
    files.push(("activities.json", geojson::pretty(&words::activities_json(&activities, &questions))?));
    files.push(("rulebook.json", geojson::pretty(&rulebook.json)?));
    let plan = source("plan.toml");
    files.push((
        "plan.toml",
        fs::read_to_string(&plan).with_context(|| format!("cannot read {}", plan.display()))?,
    ));
    Ok((files, summary))
}
