//! Writes the sources of the sample city "Kota Kupang (DATA CONTOH)" from its sketch in `data/kupang-contoh`.
//! The same sketch gives the same bytes on every platform; no line of it comes from a real plan.

mod arrange;
mod chance;
#[cfg(test)]
mod checks;
mod cover;
mod curve;
mod drawing;
mod field;
mod fronts;
mod gazetteer;
mod geojson;
mod grid;
mod groups;
mod kelurahan;
mod landuse;
mod layers;
mod mesh;
mod overlays;
mod plane;
mod probe;
mod relief;
mod rules;
mod sketch;
mod special;
mod streets;
mod strips;
mod tables;
mod wishes;
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
    /// About how many sub-zone polygons; without it as many as the sketch asks for.
    pub(crate) zones: Option<usize>,
    /// About how many corners the sub-zone polygons have; without it no more than their shapes need.
    pub(crate) vertices: Option<usize>,
}

impl Options {
    /// The city as it is shown, from the sketch in that folder.
    pub(crate) fn of(source: PathBuf) -> Self {
        Self { source, zones: None, vertices: None }
    }
}

/// What was written, for whoever wants to say so.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Summary {
    pub(crate) subzone_polygons: usize,
    pub(crate) subzone_codes: usize,
    pub(crate) kawasan_polygons: usize,
    pub(crate) kelurahan: usize,
    pub(crate) places: usize,
    pub(crate) activities: usize,
    pub(crate) rules: usize,
}

/// One file of the result: its name and its text.
type OutFile = (String, String);

pub(crate) fn generate(out: &Path, options: &Options) -> anyhow::Result<Summary> {
    let (files, summary) = files(options)?;
    fs::create_dir_all(out).with_context(|| format!("cannot make {}", out.display()))?;
    for (name, text) in files {
        let path = out.join(name);
        if let Some(folder) = path.parent() {
            fs::create_dir_all(folder).with_context(|| format!("cannot make {}", folder.display()))?;
        }
        fs::write(&path, text).with_context(|| format!("cannot write {}", path.display()))?;
    }
    Ok(summary)
}

/// Asks that many random spots of the land for their sub-zones; an error names the first that has not exactly one.
pub(crate) fn check(options: &Options, spots: usize, seed: i64) -> anyhow::Result<usize> {
    probe::compare(&build(options)?.1, spots, seed)
}

/// Rounds in which the wanted number of polygons is aimed at.
const AIMS: usize = 4;

fn build(options: &Options) -> anyhow::Result<(sketch::Sketch, drawing::City, Vec<kelurahan::Kelurahan>)> {
    let source = |name: &str| options.source.join(name);
    let sketch = sketch::read(&source("sketch.toml"))?;
    let people = kelurahan::read(&source("regions.json"))?;
    let mut fine = 1.0;
    let mut city = drawing::City::build(&sketch, &people, fine)?;
    let Some(wanted) = options.zones else { return Ok((sketch, city, people)) };
    for _ in 0..AIMS {
        let share = ratio(wanted, city.subzones.len());
        if (share - 1.0).abs() < 0.02 {
            break;
        }
        // Roads and banks do not grow in number, so the blocks must a little more.
        fine *= share * share.sqrt().sqrt().clamp(0.9, 1.1);
        city = drawing::City::build(&sketch, &people, fine)?;
    }
    Ok((sketch, city, people))
}

fn ratio(one: usize, other: usize) -> f64 {
    let number = |count: usize| plane::real(i64::try_from(count).unwrap_or(i64::MAX));
    number(one) / number(other).max(1.0)
}

/// The longest piece of an edge, in centimetres, with which the polygons have about that many corners.
fn piece_for(city: &drawing::City, vertices: usize) -> f64 {
    let rings = || {
        city.subzones.iter().flat_map(|zone| std::iter::once(&zone.polygon.outer).chain(&zone.polygon.holes))
    };
    let count = |piece: f64| -> i64 {
        rings().flat_map(|ring| plane::pairs(ring)).map(|(a, b)| geojson::pieces(a, b, piece)).sum()
    };
    let wanted = i64::try_from(vertices).unwrap_or(i64::MAX);
    let (mut short, mut long) = (20.0, 1e7);
    for _ in 0..40 {
        let middle = f64::midpoint(short, long);
        if count(middle) > wanted { short = middle } else { long = middle }
    }
    long
}

fn files(options: &Options) -> anyhow::Result<(Vec<OutFile>, Summary)> {
    let source = |name: &str| options.source.join(name);
    let zones = words::read_zones(&source("zones.json"))?;
    let (sketch, city, people) = build(options)?;
    let piece = options.vertices.map_or(f64::INFINITY, |vertices| piece_for(&city, vertices));
    let mut files = layers::write(&sketch, &city, &zones, &people, piece)?;
    let activities = words::read_activities(&source("activities.tsv"))?;
    let questions = words::read_json(&source("questions.json"))?;
    let rulebook = rules::build(&options.source, &activities)?;
    let summary = Summary {
        subzone_polygons: city.subzones.len(),
        subzone_codes: city.subzone_codes().len(),
        kawasan_polygons: city.kawasan().len(),
        kelurahan: people.len(),
        places: gazetteer::places(&sketch, &city, &people).len(),
        activities: activities.len(),
        rules: rulebook.rows,
    };
    files.push(("zones.json".to_owned(), geojson::pretty(&zones.json)?));
    files.push((
        "activities.json".to_owned(),
        geojson::pretty(&words::activities_json(&activities, &questions))?,
    ));
    files.push(("rulebook.json".to_owned(), geojson::pretty(&rulebook.json)?));
    files.push((
        "intensity.json".to_owned(),
        geojson::compact(&tables::intensity(&source("intensity.csv"))?)?,
    ));
    for name in ["plan.toml", "services.json"] {
        files.push((name.to_owned(), text_of(&source(name))?));
    }
    // Only a city with forms has packages for other systems.
    let packages = source("packages.json");
    if packages.is_file() {
        files.push(("packages.json".to_owned(), text_of(&packages)?));
    }
    files.extend(forms(&source("forms"))?);
    Ok((files, summary))
}

fn text_of(path: &Path) -> anyhow::Result<String> {
    fs::read_to_string(path).with_context(|| format!("cannot read {}", path.display()))
}

/// The forms of the city's services, if it has any, with their examples.
fn forms(folder: &Path) -> anyhow::Result<Vec<OutFile>> {
    let Ok(entries) = fs::read_dir(folder) else { return Ok(Vec::new()) };
    let mut found = Vec::new();
    for entry in entries {
        let path = entry?.path();
        let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        found.push((format!("forms/{name}"), text_of(&path)?));
    }
    found.sort();
    Ok(found)
}
