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
pub fn inspect(dir: &Path, language: Language, out: &mut impl Write) -> anyhow::Result<()> {
    let pack = ask::open(dir)?;
    write_manifest(pack.manifest(), language, out)?;
    let (low, high) = pack.plan_zooms();
    let count = |n: usize| n.to_string();
    let rules = pack.rulebook_file().map_or_else(
        || Message::new("inspect-no-rules"),
        |it| {
            Message::new("inspect-rules")
                .with("version", it.version.as_str())
                .with("activities", count(it.activities.len()))
                .with("columns", count(it.columns.len()))
                .with("rows", count(it.rows.len()))
                .with("cells", count(it.cells.len()))
        },
    );
    let activities = futures::executor::block_on(pack.activities())?;
    let places = futures::executor::block_on(pack.places())?;
    let lines = [
        Message::new("inspect-zooms").with("low", low.to_string()).with("high", high.to_string()),
        Message::new("inspect-codes").with("codes", count(pack.zones().0.len())),
        rules,
        Message::new("inspect-words").with("activities", count(activities.activities.len())),
        Message::new("inspect-places")
            .with("kelurahan", count(places.kelurahan.len()))
            .with("places", count(places.places.len())),
    ];
    for it in lines {
        writeln!(out, "{}", it.in_language(language))?;
    }
    Ok(())
}

fn write_manifest(manifest: &Manifest, language: Language, out: &mut impl Write) -> io::Result<()> {
    let [west, south, east, north] = manifest.bounds;
    let mut lines = vec![
        Message::new("built-region")
            .with("code", manifest.region.as_str())
            .with("name", manifest.name.get(language.tag())),
        Message::new("built-version")
            .with("version", manifest.version.as_str())
            .with("made", manifest.created.as_str())
            .with("check", manifest.check_by.as_str())
            // These are the words of the mapping file.
            .with("status", format!("{:?}", manifest.status).to_lowercase()),
        Message::new("built-bounds")
            .with("from", format!("{south:.5},{west:.5}"))
            .with("to", format!("{north:.5},{east:.5}")),
    ];
    lines.extend(manifest.layers.iter().map(|it| {
        Message::new("built-layer")
            .with("id", it.id.as_str())
            .with("kind", format!("{:?}", it.kind).to_lowercase())
            .with("scale", it.scale.to_string())
            .with("accuracy", it.accuracy_m.to_string())
            .with("title", it.title.get(language.tag()))
    }));
    lines.extend(manifest.files.iter().map(|(role, file)| {
        Message::new("built-file")
            .with("role", role.as_str())
            .with("name", file.name.as_str())
            .with("bytes", file.bytes.to_string())
    }));
    lines.iter().try_for_each(|it| writeln!(out, "{}", it.in_language(language)))
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
    write_manifest(&built.manifest, language, out)?;
    for (layer, it) in &built.compared {
        let checked = Message::new("built-checked")
            .with("layer", layer.as_str())
            .with("points", it.points.to_string())
            .with("border", it.on_border.to_string())
            .with("overlapping", it.overlapping.to_string());
        writeln!(out, "{}", checked.in_language(language))?;
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
    let written = Message::new("built-written").with("dir", dir.display().to_string());
    writeln!(out, "{}", written.in_language(language))
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
