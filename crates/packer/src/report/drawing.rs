//! What a report says of the drawing: areas by code, stated areas, overlaps, blanks, bad rings.

use std::collections::BTreeMap;

use citypack::ManifestLayerKind;

use super::{LayerReport, Note, Severity, file_name};
use crate::{
    cover::{Gap, Overlap},
    defects::DefectKind,
    ellipsoid::area_on_grid,
    geometry::{Shape, UnitPoint, double_area},
    layer::GridLayer,
    message::{Arg, Message},
    plan_file::AreaUnit,
};

/// Enclosed blanks narrower than this, in metres, are slips of the pen; wider ones may be meant.
const NARROW: f64 = 5.0;
/// A stated area may be off by this part of it, and by so many square metres: it was rounded or measured on a map plane.
const AREA_PART: f64 = 0.01;
const AREA_METRES: f64 = 100.0;
/// From this part of the whole on, the areas together are said to differ.
const TOTAL_PART: f64 = 0.01;
/// From this part of the coverage on, what is not zoned is said.
const UNCOVERED: f64 = 0.01;

/// What one code comes to.
#[derive(Debug, Clone, PartialEq)]
pub struct CodeArea {
    /// The code; blank where the source has none.
    pub code: String,
    /// Features that have it.
    pub features: usize,
    /// Square metres that are served as it.
    pub area: f64,
    /// Square metres that the source states, as far as it does.
    pub stated: Option<f64>,
}

/// A feature whose stated area is not the drawn one.
#[derive(Debug, Clone, PartialEq)]
pub struct StatedArea {
    /// Index in the layer.
    pub feature: usize,
    /// Square metres, stated.
    pub stated: f64,
    /// Square metres, drawn.
    pub drawn: f64,
}

pub(super) fn look_at(layer: &GridLayer, files: Vec<String>, notes: &mut Vec<Note>) -> LayerReport {
    let id = &layer.section.id;
    let is_zone = matches!(layer.section.kind, ManifestLayerKind::Subzone | ManifestLayerKind::Kawasan);
    if layer.features.is_empty() {
        let severity = if is_zone { Severity::Stops } else { Severity::Mend };
        notes.push(Note::about_layer(severity, id, Message::new("report-no-polygons")));
    } else if is_zone && layer.features.iter().all(|it| it.code.is_none()) {
        let field = layer.section.code.as_ref().map(|it| it.0.join(", ")).unwrap_or_default();
        let what = Message::new("report-no-codes").with("field", field);
        notes.push(Note::about_layer(Severity::Stops, id, what));
    }
    note_overlaps(layer, notes);
    note_gaps(layer, notes);
    note_defects(layer, notes);
    note_hidden(layer, &files, notes);
    let (codes, areas) = measure_codes(layer, notes);
    let corners = layer.features.iter().flat_map(|it| it.source.iter().flatten()).map(Vec::len).sum();
    LayerReport { codes, areas, corners, files }
}

/// Hectares for a sentence.
fn hectares(square_metres: f64) -> Arg {
    Arg::decimal(square_metres / 10_000.0, 4)
}

/// Whether the features of an overlap say different things.
pub(super) fn disagrees(layer: &GridLayer, overlap: &Overlap) -> bool {
    let says = |n: &usize| (&layer.features[*n].code, &layer.features[*n].overlays);
    overlap.features.iter().any(|it| says(it) != says(&overlap.features[0]))
}

fn note_overlaps(layer: &GridLayer, notes: &mut Vec<Note>) {
    let (apart, alike): (Vec<&Overlap>, Vec<&Overlap>) =
        layer.settlement.overlaps.iter().partition(|it| disagrees(layer, it));
    let mut note = |id: &'static str, severity: Severity, found: &[&Overlap]| {
        let Some(largest) = found.first() else { return };
        let area: f64 = found.iter().map(|it| it.extent.area).sum();
        let what = Message::new(id).with("count", found.len()).with("area", hectares(area));
        notes.push(Note::about_layer(severity, &layer.section.id, what).at(largest.extent.place));
    };
    let id = match layer.settlement.rule.word() {
        "all" => "report-overlaps-all",
        "first" => "report-overlaps-first",
        "smallest" => "report-overlaps-smallest",
        "newest" => "report-overlaps-newest",
        "order" => "report-overlaps-order",
        _ => "report-overlaps-last",
    };
    note(id, Severity::Mend, &apart);
    note("report-overlaps-alike", Severity::Know, &alike);
}

fn note_gaps(layer: &GridLayer, notes: &mut Vec<Note>) {
    let gaps = &layer.settlement.gaps;
    let mut note = |id: &'static str, severity: Severity, found: Vec<&Gap>| {
        let Some(largest) = found.first() else { return };
        let area: f64 = found.iter().map(|it| it.extent.area).sum();
        let what = Message::new(id).with("count", found.len()).with("area", hectares(area));
        notes.push(Note::about_layer(severity, &layer.section.id, what).at(largest.extent.place));
    };
    let open = |narrow: bool| {
        let own = move |it: &&Gap| it.filled.is_none() && (it.extent.width < NARROW) == narrow;
        gaps.iter().filter(own).collect::<Vec<_>>()
    };
    note("report-gaps", Severity::Mend, open(true));
    note("report-blanks", Severity::Know, open(false));
    note("report-filled", Severity::Know, gaps.iter().filter(|it| it.filled.is_some()).collect());
}

fn note_defects(layer: &GridLayer, notes: &mut Vec<Note>) {
    let kinds = [
        (DefectKind::Crossing, "report-crossings", Severity::Mend),
        (DefectKind::Spike, "report-spikes", Severity::Know),
        (DefectKind::DoubledCorner, "report-doubled-corners", Severity::Know),
        (DefectKind::NoArea, "report-rings-without-area", Severity::Know),
    ];
    for (kind, id, severity) in kinds {
        let found: Vec<_> = layer.defects.iter().filter(|it| it.kind == kind).collect();
        let Some(first) = found.first() else { continue };
        let count: usize = found.iter().map(|it| it.count).sum();
        let what = Message::new(id).with("count", count).with("features", found.len().to_string());
        notes.push(Note::about_layer(severity, &layer.section.id, what).at(first.place));
    }
}

/// Features of which nothing is served.
fn note_hidden(layer: &GridLayer, files: &[String], notes: &mut Vec<Note>) {
    let mut lost: BTreeMap<usize, &Overlap> = BTreeMap::new();
    for overlap in &layer.settlement.overlaps {
        for n in overlap.features.iter().filter(|it| layer.shapes[**it].rings.is_empty()) {
            lost.entry(*n).or_insert(overlap);
        }
    }
    for (n, overlap) in lost {
        let origin = layer.features[n].origin;
        let code = layer.features[n].code.clone().unwrap_or_default();
        let what = Message::new("report-hidden").with("code", code);
        let mut note = Note::about_layer(Severity::Mend, &layer.section.id, what).at(overlap.extent.place);
        note.file = files.get(origin.0).cloned().unwrap_or_default();
        note.feature = origin.1;
        notes.push(note);
    }
}

/// Square metres of a shape.
fn ground(shape: &Shape<UnitPoint>) -> f64 {
    let ring = |it: &Vec<UnitPoint>| area_on_grid(it) * if double_area(it) > 0 { 1.0 } else { -1.0 };
    shape.rings.iter().map(ring).sum()
}

fn measure_codes(layer: &GridLayer, notes: &mut Vec<Note>) -> (Vec<CodeArea>, Vec<StatedArea>) {
    let unit = match layer.section.area_unit {
        AreaUnit::Ha => 10_000.0,
        AreaUnit::M2 => 1.0,
        AreaUnit::Km2 => 1_000_000.0,
    };
    let mut codes: BTreeMap<String, CodeArea> = BTreeMap::new();
    let (mut off, mut unreadable) = (Vec::new(), 0);
    let (mut total_stated, mut total_drawn) = (0.0, 0.0);
    for (n, (feature, shape)) in layer.features.iter().zip(&layer.shapes).enumerate() {
        let code = feature.code.clone().or_else(|| feature.class.clone()).unwrap_or_default();
        let entry =
            codes.entry(code.clone()).or_insert(CodeArea { code, features: 0, area: 0.0, stated: None });
        entry.features += 1;
        entry.area += ground(shape);
        let Some(text) = &feature.stated_area else { continue };
        let Some(stated) = number(text).map(|it| it * unit) else {
            unreadable += 1;
            continue;
        };
        *entry.stated.get_or_insert(0.0) += stated;
        let drawn = feature.ground_area();
        total_stated += stated;
        total_drawn += drawn;
        if (stated - drawn).abs() > AREA_METRES.max(AREA_PART * drawn) {
            off.push(StatedArea { feature: n, stated, drawn });
        }
    }
    let mut note = |severity: Severity, what: Message| {
        notes.push(Note::about_layer(severity, &layer.section.id, what));
    };
    if unreadable > 0 {
        note(Severity::Mend, Message::new("report-area-unreadable").with("count", unreadable));
    }
    if (total_stated - total_drawn).abs() > TOTAL_PART * total_drawn && total_stated > 0.0 {
        let what = Message::new("report-area-total")
            .with("stated", hectares(total_stated))
            .with("drawn", hectares(total_drawn));
        note(Severity::Mend, what);
    } else if !off.is_empty() {
        note(Severity::Mend, Message::new("report-area-features").with("count", off.len()));
    }
    off.sort_by(|x, y| (y.stated - y.drawn).abs().total_cmp(&(x.stated - x.drawn).abs()));
    (codes.into_values().collect(), off)
}

/// A number with a full stop or a comma before its decimals.
pub(super) fn number(text: &str) -> Option<f64> {
    let text = text.trim();
    let plain = match (text.contains(','), text.contains('.')) {
        (true, false) => text.replace(',', "."),
        (true, true) if text.rfind(',') > text.rfind('.') => text.replace('.', "").replace(',', "."),
        (true, true) => text.replace(',', ""),
        _ => text.to_owned(),
    };
    plain.parse::<f64>().ok().filter(|it| it.is_finite())
}

/// Square metres that zones cover: those of sub-zones, or of kawasan where there are none.
pub(super) fn zoned(layers: &[GridLayer], reports: &[LayerReport]) -> f64 {
    let of = |kind: ManifestLayerKind| {
        let own = layers.iter().zip(reports).filter(move |it| it.0.section.kind == kind);
        own.flat_map(|it| &it.1.codes).map(|it| it.area).sum::<f64>()
    };
    of(ManifestLayerKind::Subzone).max(of(ManifestLayerKind::Kawasan))
}

pub(super) fn note_uncovered(whole: f64, zoned: f64, notes: &mut Vec<Note>) {
    if whole - zoned > UNCOVERED * whole {
        let percent = Arg::decimal((whole - zoned) / whole * 100.0, 1);
        let what =
            Message::new("report-uncovered").with("percent", percent).with("area", hectares(whole - zoned));
        notes.push(Note::about_layer(Severity::Know, "coverage", what));
    }
}

/// File and number of a feature, for people and programs.
pub(super) fn origin(layer: &GridLayer, files: &[String], feature: usize) -> (String, usize) {
    let origin = layer.features[feature].origin;
    let file = files.get(origin.0).map(|it| file_name(it.as_ref())).unwrap_or_default();
    (file, origin.1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn stated_areas_are_read_in_both_notations() {
        let read = ["1.5", "1,5", "1.234,5", "1,234.5", " 12 ", "dua", "", "inf"].map(number);
        assert_eq!(read, [Some(1.5), Some(1.5), Some(1234.5), Some(1234.5), Some(12.0), None, None, None]);
    }
}
