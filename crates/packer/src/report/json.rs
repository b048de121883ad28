//! `report.json`: the report for programs. Its names stay; `docs/city-pack.md` lists them.

use measure::LngLat;
use serde_json::{Value, json};
use wording::{Language, has_officer_text, officer_text};

use super::{LayerReport, Note, Report, Severity, drawing};
use crate::layer::GridLayer;

/// Most places of one kind that are listed; the counts are of all.
const MOST: usize = 10_000;

/// The report as one JSON object; sentences in one language.
pub fn to_json(report: &Report, layers: &[GridLayer], language: Language) -> Value {
    let layer = |(layer, own): (&GridLayer, &LayerReport)| layer_to_json(layer, own);
    let count = |it: Severity| report.count(it);
    json!({
        "format": "ruangizin-report/1",
        "region": report.pack.region,
        "version": report.pack.version,
        "status": report.pack.status,
        "publishable": report.is_publishable(),
        "counts": { "stops": count(Severity::Stops), "mend": count(Severity::Mend), "know": count(Severity::Know) },
        "layers": layers.iter().zip(&report.layers).map(layer).collect::<Vec<_>>(),
        "rules": report.rules.as_ref().map(|it| json!({
            "activities": it.activities,
            "codes": it.codes.iter().map(|(code, area, decided)| json!({
                "code": code, "area_m2": metres(*area), "has_rules": decided.is_some(), "decided_activities": decided.unwrap_or(0),
            })).collect::<Vec<_>>(),
            "codes_without_a_rule": it.codes.iter().filter(|it| it.2.is_none()).map(|it| &it.0).collect::<Vec<_>>(),
            "rules_without_a_zone": it.undrawn,
            "blank_cells": it.blank_cells,
            "undecided_share": share(it.undecided),
        })),
        "coverage": report.coverage.map(|(whole, zoned)| json!({
            "area_m2": metres(whole), "zoned_m2": metres(zoned), "zoned_share": share(zoned / whole.max(1.0)),
        })),
        "read_back": report.compared.iter().map(|(layer, it)| json!({
            "layer": layer, "points": it.points, "on_border": it.on_border, "overlapping": it.overlapping, "wrong": 0,
        })).collect::<Vec<_>>(),
        "notes": report.notes.iter().map(|it| note_to_json(it, language)).collect::<Vec<_>>(),
    })
}

/// Square metres to a hundredth.
fn metres(value: f64) -> f64 {
    (value * 100.0).round() / 100.0
}

fn share(value: f64) -> f64 {
    (value * 1e6).round() / 1e6
}

fn place(it: LngLat) -> Value {
    let round = |v: f64| (v * 1e7).round() / 1e7;
    json!({ "latitude": round(it.lat()), "longitude": round(it.lng()) })
}

fn layer_to_json(layer: &GridLayer, own: &LayerReport) -> Value {
    let feature = |n: usize| {
        let (file, number) = drawing::origin(layer, &own.files, n);
        json!({ "file": file, "feature": number, "code": layer.features[n].code })
    };
    let settlement = &layer.settlement;
    let overlaps = settlement.overlaps.iter().take(MOST).map(|it| {
        json!({
            "features": it.features.iter().map(|it| feature(*it)).collect::<Vec<_>>(),
            "winner": it.winner.map(feature),
            "disagree": drawing::disagrees(layer, it),
            "area_m2": metres(it.extent.area), "width_m": metres(it.extent.width), "at": place(it.extent.place),
        })
    });
    let gaps = settlement.gaps.iter().take(MOST).map(|it| {
        json!({
            "area_m2": metres(it.extent.area), "width_m": metres(it.extent.width), "at": place(it.extent.place),
            "filled_by": it.filled.map(feature),
        })
    });
    let defects = layer.defects.iter().take(MOST).map(|it| {
        json!({ "kind": it.kind.word(), "count": it.count, "at": place(it.place), "feature": feature(it.feature) })
    });
    let codes = own.codes.iter().map(|it| {
        json!({
            "code": it.code, "features": it.features, "area_m2": metres(it.area), "stated_m2": it.stated.map(metres),
        })
    });
    let areas = own.areas.iter().take(MOST).map(|it| {
        json!({ "feature": feature(it.feature), "stated_m2": metres(it.stated), "drawn_m2": metres(it.drawn) })
    });
    json!({
        "id": layer.section.id,
        "kind": layer.section.kind,
        "files": own.files,
        "features": layer.features.len(),
        "corners": own.corners,
        "overlap_rule": settlement.rule.word(),
        "counts": { "overlaps": settlement.overlaps.len(), "gaps": settlement.gaps.len(), "defects": layer.defects.len(), "areas_that_differ": own.areas.len() },
        "codes": codes.collect::<Vec<_>>(),
        "areas_that_differ": areas.collect::<Vec<_>>(),
        "overlaps": overlaps.collect::<Vec<_>>(),
        "gaps": gaps.collect::<Vec<_>>(),
        "defects": defects.collect::<Vec<_>>(),
    })
}

/// What to do about a note, where a sentence says it.
pub(super) fn advice(note: &Note, language: Language) -> Option<String> {
    let id = format!("advice-{}", note.what.id());
    has_officer_text(language, &id).then(|| officer_text(language, &id, &[]))
}

fn note_to_json(note: &Note, language: Language) -> Value {
    json!({
        "severity": note.severity.word(),
        "kind": note.what.id(),
        "layer": note.layer,
        "file": (!note.file.is_empty()).then_some(&note.file),
        "feature": (note.feature > 0).then_some(note.feature),
        "at": note.place.map(place),
        "text": note.what.in_language(language),
        "advice": advice(note, language),
    })
}
