//! How the drawing and the rulebook meet, by area: what would end undecided.

use std::collections::BTreeMap;

use citypack::{ManifestLayerKind, RulebookFile, UNDECIDED_FORMAT, UndecidedFile};
use zoning::Cell;

use super::{LayerReport, Note, Severity};
use crate::{
    layer::GridLayer,
    message::{Arg, Message},
};

/// Most codes that a sentence names.
const MOST_NAMED: usize = 12;
/// From this part of all questions on, undecided ones should be mended.
const MANY: f64 = 0.5;

/// How plan and rules meet.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct RuleReport {
    /// Activities of the rulebook.
    pub activities: usize,
    /// Per sub-zone code of the plan: square metres, and for how many activities it decides; none without a column.
    pub codes: Vec<(String, f64, Option<usize>)>,
    /// Sub-zones of the rulebook that the plan does not draw.
    pub undrawn: Vec<String>,
    /// Blank cells among the columns that the plan draws.
    pub blank_cells: usize,
    /// The part of all questions (an activity at a place, places by area) that ends undecided before overlays count.
    pub undecided: f64,
    /// The same for each activity of the rulebook, in its order.
    pub by_activity: Vec<(String, f64)>,
    /// Square metres of all sub-zones.
    pub zoned: f64,
}

impl RuleReport {
    /// What the pack publishes of it; `coverage` is what the plan says that it covers, in square metres.
    pub fn published(&self, coverage: Option<f64>) -> UndecidedFile {
        let activities = self.by_activity.iter().map(|(code, share)| (code.clone(), millionths(*share)));
        UndecidedFile {
            format: UNDECIDED_FORMAT.to_owned(),
            zoned_m2: whole(self.zoned),
            coverage_m2: whole(coverage.unwrap_or(0.0)),
            all: millionths(self.undecided),
            activities: activities.collect(),
        }
    }
}

#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "areas are positive and far below 2^53"
)]
fn whole(square_metres: f64) -> u64 {
    square_metres.max(0.0).round() as u64
}

#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "held between none and the whole"
)]
fn millionths(share: f64) -> u32 {
    (share.clamp(0.0, 1.0) * 1e6).round() as u32
}

pub(super) fn look_at(
    layers: &[GridLayer],
    reports: &[LayerReport],
    rulebook: Option<&RulebookFile>,
    notes: &mut Vec<Note>,
) -> Option<RuleReport> {
    let mut note = |severity: Severity, what: Message| {
        notes.push(Note::about_layer(severity, "rulebook", what));
    };
    let Some(rules) = rulebook.and_then(|it| it.to_rules("rulebook").ok()) else {
        note(Severity::Know, Message::new("report-no-rulebook"));
        return None;
    };
    let mut areas: BTreeMap<&str, f64> = BTreeMap::new();
    for (_, report) in layers.iter().zip(reports).filter(|it| it.0.section.kind == ManifestLayerKind::Subzone)
    {
        for it in &report.codes {
            *areas.entry(&it.code).or_default() += it.area;
        }
    }
    if areas.is_empty() {
        return None;
    }
    let mut out = RuleReport { activities: rules.activities().count(), ..RuleReport::default() };
    let (mut asked, mut undecided) = (0.0, 0.0);
    let mut drawn: Vec<usize> = Vec::new();
    let mut silent: Vec<f64> = vec![0.0; out.activities];
    for (code, area) in areas {
        let column = rules.column_of(code).filter(|_| !code.is_empty());
        let is_decided = |activity: &str, column: usize| {
            rules.cell(activity, column).is_some_and(|it| !matches!(it, Cell::Blank))
        };
        let decided = column.map(|column| rules.activities().filter(|it| is_decided(it, column)).count());
        let blank = out.activities - decided.unwrap_or(0);
        for (activity, silent) in rules.activities().zip(&mut silent) {
            if !column.is_some_and(|column| is_decided(activity, column)) {
                *silent += area;
            }
        }
        out.zoned += area;
        if column.is_some_and(|it| !drawn.contains(&it)) {
            out.blank_cells += blank;
            drawn.extend(column);
        }
        #[expect(clippy::cast_precision_loss, reason = "counts of activities are small")]
        {
            asked += area * out.activities as f64;
            undecided += area * blank as f64;
        }
        out.codes.push((code.to_owned(), area, decided));
    }
    out.undecided = if asked > 0.0 { undecided / asked } else { 0.0 };
    let share = |area: f64| if out.zoned > 0.0 { area / out.zoned } else { 0.0 };
    out.by_activity = rules.activities().map(str::to_owned).zip(silent.into_iter().map(share)).collect();
    let columns = rules.columns().iter().enumerate();
    out.undrawn = columns.filter(|it| !drawn.contains(&it.0)).map(|it| it.1.clone()).collect();
    if drawn.is_empty() {
        note(Severity::Stops, Message::new("report-no-column-at-all"));
    }
    if !out.undrawn.is_empty() {
        let mut named = out.undrawn.iter().take(MOST_NAMED).cloned().collect::<Vec<_>>().join(", ");
        if out.undrawn.len() > MOST_NAMED {
            named.push_str(", …");
        }
        note(
            Severity::Know,
            Message::new("report-undrawn").with("count", out.undrawn.len()).with("codes", named),
        );
    }
    let percent = Arg::decimal(out.undecided * 100.0, 1);
    let severity = if out.undecided > MANY { Severity::Mend } else { Severity::Know };
    note(severity, Message::new("report-undecided").with("percent", percent));
    Some(out)
}
