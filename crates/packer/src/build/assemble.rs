//! One plan from its mapping file to the files of a pack, read back and reported; nothing is written here.

use std::path::Path;

use citypack::{
    Activity, ActivityFile, Malformed, Manifest, ManifestLayerKind, PlaceFile, RulebookFile, Terrain,
    ZoneFile, write::write_archive,
};

use super::{
    BuildError,
    files::{Files, open, optional, read, to_json},
    services,
};
use crate::{
    activity_table, cases, coherence,
    describe::{Frame, coverage_area, extent_of, manifest_of, zones_of},
    finding::Finding,
    intensity_table, kelurahan,
    layer::{GridLayer, to_grid_layer},
    mapping,
    message::Message,
    plan_file::{FileSection, PlanFile, resolve},
    progress::{Progress, Stage, Steps},
    report::{Material, Note, Report, Severity, file_name, look_at_values},
    rulebook_source::{self, RulebookError},
    rulebook_table::BesideTables,
    setback,
    sheet::is_table,
    sources::{self, Feature, Options},
    tiles::{base_tiles, plan_tiles},
    verify::{Comparison, compare},
};

/// Points per layer that are asked of the finished pack.
const POINTS: usize = 20_000;

/// A plan that is ready to be written.
pub(super) struct Assembled {
    pub(super) files: Files,
    pub(super) manifest: Manifest,
    pub(super) layers: Vec<GridLayer>,
    pub(super) zones: ZoneFile,
    pub(super) findings: Vec<Finding>,
    pub(super) report: Report,
}

/// Reads, snaps, cuts, describes, reads back.
pub(super) fn assemble(
    plan_file: &Path,
    plan: &PlanFile,
    progress: Progress<'_>,
) -> Result<Assembled, BuildError> {
    let (mut findings, mut notes) = (Vec::new(), Vec::new());
    let reading = progress.begin(Stage::Read, plan.layers.len());
    let (layers, names) = read_layers(plan_file, plan, (&mut findings, &mut notes), &reading)?;
    let extent = extent_of(&layers).ok_or_else(|| BuildError::Empty { file: plan_file.to_owned() })?;
    let mut files = Files::default();
    let frame = Frame::of(extent, plan);
    let tiles = plan_tiles(&layers, frame.min_zoom, progress);
    let packing = progress.begin(Stage::Pack, 2);
    files.add("plan", "pmtiles", write_archive(&tiles, &frame.info(&layers)));
    drop(tiles);
    packing.add(1);
    if let Some(section) = &plan.base {
        let base = features(plan_file, plan, section)?;
        let mut info = frame.info(&[]);
        info.metadata = String::from(r#"{"vector_layers":[]}"#);
        files.add("base", "pmtiles", write_archive(&base_tiles(&base, frame.min_zoom), &info));
    }
    let (zones, rulebook) = add_texts(plan_file, plan, &layers, &mut files, &mut findings)?;
    add_tables(plan_file, plan, (&zones, rulebook.as_ref()), &mut files)?;
    services::add_services(plan_file, plan, &mut files)?;
    let coverage = plan.coverage.as_ref().map(|it| features(plan_file, plan, it)).transpose()?;
    let mut manifest = manifest_of(plan, &layers, &frame, coverage.as_deref(), &files.entries);
    // The shares of each kelurahan are asked of the pack itself, so the gazetteer comes last.
    if let Some(path) = optional(plan_file, plan.places.as_ref())? {
        let name = path.display().to_string();
        let mut places = PlaceFile::parse(&name, &read(&path)?).map_err(BuildError::Content)?;
        let pack = open(&files, &manifest)?;
        let kelurahan = layers.iter().filter(|it| it.section.kind == ManifestLayerKind::Kelurahan);
        for layer in kelurahan {
            kelurahan::add_shares(&pack, layer, &mut places).map_err(BuildError::ReadBack)?;
        }
        files.add("places", "json", to_json(&places));
        manifest.files = files.entries.clone();
    }
    packing.add(1);
    notes.extend(ask_cases(plan_file, plan, (&files, &manifest))?);
    let compared = read_back(&files, &manifest, &layers, &mut notes, progress)?;
    let material = Material {
        plan,
        layers: &layers,
        files: names,
        findings: &findings,
        notes,
        rulebook: rulebook.as_ref(),
        coverage: coverage.as_deref().map(coverage_area),
        compared,
    };
    let report = Report::gather(material);
    if let Some(rules) = &report.rules {
        let published = rules.published(report.coverage.map(|it| it.0));
        files.add("undecided", "json", to_json(&published));
        manifest.files = files.entries.clone();
    }
    Ok(Assembled { files, manifest, layers, zones, findings, report })
}

fn read_layers(
    plan_file: &Path,
    plan: &PlanFile,
    (findings, notes): (&mut Vec<Finding>, &mut Vec<Note>),
    reading: &Steps<'_>,
) -> Result<(Vec<GridLayer>, Vec<Vec<String>>), BuildError> {
    let (mut layers, mut names) = (Vec::new(), Vec::new());
    for section in &plan.layers {
        let read = mapping::read(plan_file, section, &plan.pack.region)?;
        notes.extend(look_at_values(section, &read.features));
        let read = setback::widen(section, read, findings, notes);
        let mapped = mapping::map(section, read, findings);
        layers.push(to_grid_layer(section, &mapped.files, mapped.features, findings));
        names.push(mapped.files.iter().map(|it| file_name(it)).collect());
        reading.add(1);
    }
    Ok((layers, names))
}

/// The features of a section with one file.
fn features(plan_file: &Path, plan: &PlanFile, section: &FileSection) -> Result<Vec<Feature>, BuildError> {
    let path = resolve(plan_file, &section.file).map_err(BuildError::Plan)?;
    let region = &plan.pack.region;
    let options = Options { crs: section.crs.as_deref(), axes: section.axes, region, ..Options::default() };
    Ok(sources::read_all(&[path], &options).map_err(BuildError::Source)?.features)
}

/// Zones, rulebook and activities.
fn add_texts(
    plan_file: &Path,
    plan: &PlanFile,
    layers: &[GridLayer],
    files: &mut Files,
    findings: &mut Vec<Finding>,
) -> Result<(ZoneFile, Option<RulebookFile>), BuildError> {
    let own = match optional(plan_file, plan.zones.as_ref())? {
        Some(path) => {
            ZoneFile::parse(&path.display().to_string(), &read(&path)?).map_err(BuildError::Content)?
        }
        None => ZoneFile::default(),
    };
    let zones = zones_of(layers, &own);
    files.add("zones", "json", to_json(&zones));
    let mut rules = None;
    let mut activities = match optional(plan_file, plan.activities.as_ref())? {
        Some(path) if is_table(&path) => activity_table::read(&path).map_err(|it| wrong_table(&path, it))?,
        Some(path) => {
            ActivityFile::parse(&path.display().to_string(), &read(&path)?).map_err(BuildError::Content)?
        }
        None => ActivityFile::default(),
    };
    if let Some(section) = &plan.rulebook {
        let path = resolve(plan_file, &section.file).map_err(BuildError::Plan)?;
        let beside = |name: &Option<String>| {
            name.as_ref().map(|it| resolve(plan_file, it)).transpose().map_err(BuildError::Plan)
        };
        let tables = BesideTables {
            legend: beside(&section.legend)?,
            articles: beside(&section.articles)?,
            overlays: beside(&section.overlays)?,
            kawasan: beside(&section.kawasan)?,
        };
        let rulebook = rulebook_source::read_with(&path, section, &tables).map_err(BuildError::Rulebook)?;
        for gap in rulebook_source::gaps(&rulebook.file) {
            findings.push(Finding::rulebook(&path, gap));
        }
        let unmet = coherence::check(layers, &rulebook.file);
        findings.extend(unmet.into_iter().map(|it| Finding::rulebook(&path, it)));
        let unknown = |it: &Activity| activities.by_code(&it.code).is_none();
        let more: Vec<Activity> = rulebook.activities.into_iter().filter(unknown).collect();
        activities.activities.extend(more);
        files.add("rulebook", "json", to_json(&rulebook.file));
        rules = Some(rulebook.file);
    }
    files.add("activities", "json", to_json(&lookup::lean(&activities)));
    Ok((zones, rules))
}

/// Tables that stand beside the map; nobody loads them before they are asked for.
fn add_tables(
    plan_file: &Path,
    plan: &PlanFile,
    (zones, rulebook): (&ZoneFile, Option<&RulebookFile>),
    files: &mut Files,
) -> Result<(), BuildError> {
    let sections = [("terrain", &plan.terrain), ("surfaces", &plan.surfaces), ("intensity", &plan.intensity)];
    for (role, section) in sections {
        let Some(path) = optional(plan_file, section.as_ref())? else { continue };
        if role == "intensity" && is_table(&path) {
            let columns = rulebook.map(|it| it.columns.as_slice()).unwrap_or_default();
            let known = zones.0.iter().map(|it| &it.code).chain(columns).map(|it| intensity_table::plain(it));
            let articles = rulebook.map(|it| it.articles.as_slice()).unwrap_or_default();
            let cites = articles.iter().map(|it| (it.cite.get("id").to_owned(), it.id.clone()));
            let table = intensity_table::read(&path, &known.collect(), &cites.collect())
                .map_err(|it| wrong_table(&path, it))?;
            files.add(role, "json", to_json(&table));
            continue;
        }
        let (name, bytes) = (path.display().to_string(), read(&path)?);
        if role == "terrain" {
            Terrain::parse(&name, &bytes).map_err(BuildError::Content)?;
        }
        let table: serde_json::Map<String, serde_json::Value> = serde_json::from_slice(&bytes)
            .map_err(|it| BuildError::Content(Malformed::new(&name, it.to_string())))?;
        files.add(role, "json", to_json(&table));
    }
    Ok(())
}

/// A table that does not serve, with all that is wrong with it.
fn wrong_table(file: &Path, problems: Vec<Message>) -> BuildError {
    BuildError::Rulebook(RulebookError::Content { file: file.to_owned(), problems })
}

/// Asks the finished pack the planner's own cases.
fn ask_cases(
    plan_file: &Path,
    plan: &PlanFile,
    (files, manifest): (&Files, &Manifest),
) -> Result<Vec<Note>, BuildError> {
    let Some(path) = optional(plan_file, plan.cases.as_ref())? else { return Ok(Vec::new()) };
    let pack = open(files, manifest)?;
    let asked = futures::executor::block_on(cases::run(&pack, &path)).map_err(BuildError::ReadBack)?;
    asked.map_err(|it| wrong_table(&path, it))
}

/// Asks the pack what its source says; a note where they differ.
fn read_back(
    files: &Files,
    manifest: &Manifest,
    layers: &[GridLayer],
    notes: &mut Vec<Note>,
    progress: Progress<'_>,
) -> Result<Vec<(String, Comparison)>, BuildError> {
    let pack = open(files, manifest)?;
    let mut done = Vec::new();
    // Where sub-zones are drawn, kawasan are not answered.
    let has_zones = layers.iter().any(|it| it.section.kind == ManifestLayerKind::Subzone);
    let kind = if has_zones { ManifestLayerKind::Subzone } else { ManifestLayerKind::Kawasan };
    let asked: Vec<&GridLayer> = layers.iter().filter(|it| it.section.kind == kind).collect();
    let comparing = progress.begin(Stage::Compare, asked.len() * POINTS);
    for layer in asked {
        let compared = futures::executor::block_on(compare(&pack, layer, POINTS, &comparing))
            .map_err(BuildError::ReadBack)?;
        match compared {
            Ok(it) => done.push((layer.section.id.clone(), it)),
            Err(it) => {
                let what = Message::new("report-differs").with("what", it.to_string());
                notes.push(Note::about_layer(Severity::Stops, &layer.section.id, what).at(it.place));
            }
        }
    }
    Ok(done)
}
