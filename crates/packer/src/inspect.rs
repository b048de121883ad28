//! `inspect`, and what `build` and `ask` print for people.

use std::{
    io::{self, Write},
    path::Path,
};

use citypack::Manifest;
use serde_json::Value;
use wording::Language;

use crate::{ask, build::Built, lint_forms::LintedForms, message::Message, report::Severity};

/// Faults of forms, those that must be mended last so that they are seen; answers how many these are.
pub fn write_linted(linted: &LintedForms, language: Language, out: &mut impl Write) -> io::Result<usize> {
    let stopping = linted.stopping();
    for stops in [false, true] {
        for it in linted.faults.iter().filter(|it| it.stops == stops) {
            writeln!(out, "{}", it.message().in_language(language))?;
        }
    }
    let count = |n: usize| n.to_string();
    let done = Message::new("lint-done")
        .with("forms", count(linted.forms))
        .with("examples", count(linted.examples))
        .with("services", count(linted.services))
        .with("stops", count(stopping))
        .with("warns", count(linted.faults.len() - stopping));
    writeln!(out, "{}", done.in_language(language))?;
    Ok(stopping)
}

/// Most findings that are printed; the rest is counted.
const MOST: usize = 20;

/// Prints what a pack holds.
pub fn inspect(dir: &Path, out: &mut impl Write) -> anyhow::Result<()> {
    let pack = ask::open(dir)?;
    write_manifest(pack.manifest(), out)?;
    let (low, high) = pack.plan_zooms();
    writeln!(out, "zooms     {low} to {high}")?;
    writeln!(out, "codes     {}", pack.zones().0.len())?;
    match pack.rulebook_file() {
        Some(it) => writeln!(
            out,
            "rulebook  {}: {} activities × {} sub-zones, {} distinct rows, {} distinct cells",
            it.version,
            it.activities.len(),
            it.columns.len(),
            it.rows.len(),
            it.cells.len()
        )?,
        None => writeln!(out, "rulebook  none; every answer is no_data / no_rulebook")?,
    }
    let activities = futures::executor::block_on(pack.activities())?;
    let places = futures::executor::block_on(pack.places())?;
    writeln!(out, "words     {} activities", activities.activities.len())?;
    writeln!(out, "places    {} kelurahan, {} places", places.kelurahan.len(), places.places.len())?;
    Ok(())
}

fn write_manifest(manifest: &Manifest, out: &mut impl Write) -> io::Result<()> {
    writeln!(out, "region    {} {}", manifest.region, manifest.name.get("id"))?;
    writeln!(
        out,
        "version   {} made {}, check by {}",
        manifest.version, manifest.created, manifest.check_by
    )?;
    writeln!(out, "status    {:?}", manifest.status)?;
    let [west, south, east, north] = manifest.bounds;
    writeln!(out, "bounds    {south:.5},{west:.5} to {north:.5},{east:.5}")?;
    for it in &manifest.layers {
        let title = it.title.get("id");
        writeln!(out, "layer     {} ({:?}) 1:{}, ± {} m, {title}", it.id, it.kind, it.scale, it.accuracy_m)?;
    }
    for (role, file) in &manifest.files {
        writeln!(out, "file      {role:<10} {:>9} bytes  {}", file.bytes, file.name)?;
    }
    Ok(())
}

/// Prints what a build made.
pub fn write_built(built: &Built, dir: &Path, language: Language, out: &mut impl Write) -> io::Result<()> {
    for finding in built.findings.iter().take(MOST) {
        let note = Message::new("built-note").with("what", finding.message());
        writeln!(out, "{}", note.in_language(language))?;
    }
    if built.findings.len() > MOST {
        let more = Message::new("built-more-notes").with("count", built.findings.len() - MOST);
        writeln!(out, "{}", more.in_language(language))?;
    }
    write_manifest(&built.manifest, out)?;
    for (layer, it) in &built.compared {
        writeln!(
            out,
            "checked   {layer}: {} points equal the source ({} on a border, {} where the source overlaps itself)",
            it.points, it.on_border, it.overlapping
        )?;
    }
    for (id, report) in &built.reports {
        let page = built.report_dir.join(if id.is_empty() {
            "report.html".to_owned()
        } else {
            format!("report-{id}.html")
        });
        let summary = Message::new("built-report")
            .with("file", page.display().to_string())
            .with("stops", report.count(Severity::Stops).to_string())
            .with("mend", report.count(Severity::Mend).to_string())
            .with("know", report.count(Severity::Know).to_string());
        writeln!(out, "{}", summary.in_language(language))?;
        for note in report.notes.iter().filter(|it| it.severity == Severity::Stops) {
            let stops = Message::new("built-stops")
                .with("layer", note.layer.as_str())
                .with("what", note.what.clone());
            writeln!(out, "{}", stops.in_language(language))?;
        }
    }
    if !built.is_published() {
        return writeln!(out, "{}", Message::new("built-not-published").in_language(language));
    }
    writeln!(out, "written   {}", dir.display())
}

/// Prints an answer for people.
pub fn write_answer(answer: &Value, out: &mut impl Write) -> io::Result<()> {
    let text = |it: &Value| it.as_str().unwrap_or("-").to_owned();
    match answer["gap"].as_str() {
        Some(gap) => writeln!(out, "{} ({gap})", text(&answer["outcome"]))?,
        None => writeln!(out, "{}", text(&answer["outcome"]))?,
    }
    let empty = Vec::new();
    let list = |it: &Value| it.as_array().unwrap_or(&empty).clone();
    for zone in list(&answer["subzones"]) {
        writeln!(
            out,
            "zone      {} {}: {}",
            text(&zone["code"]),
            text(&zone["name"]),
            text(&zone["outcome"])
        )?;
    }
    for near in list(&answer["near"]) {
        let distance = near["distance_m"].as_f64().unwrap_or(0.0);
        writeln!(out, "near      {} at {distance:.2} m: {}", text(&near["code"]), text(&near["outcome"]))?;
    }
    for reason in list(&answer["reasons"]) {
        let codes: Vec<String> = list(&reason["codes"]).iter().map(text).collect();
        let source = &reason["source"];
        let cited = ["cite", "basis", "pack"].iter().find_map(|it| source[*it].as_str()).unwrap_or("-");
        writeln!(out, "reason    {} {} [{cited}]", text(&reason["effect"]), codes.join(","))?;
    }
    match answer["border_m"].as_f64() {
        Some(border) => writeln!(out, "border    {border:.2} m")?,
        None => writeln!(out, "border    none found")?,
    }
    writeln!(out, "doubt     {}", answer["doubt"])
}
