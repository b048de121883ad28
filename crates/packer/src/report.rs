//! The quality report: what an officer has to know about her data before it is published. Data only; `html` and `json`
//! write it, and no sentence stands here.

mod drawing;
pub mod html;
pub mod json;
mod map;
mod rules;
mod values;

use std::path::Path;

use measure::LngLat;

use crate::{finding::Finding, layer::GridLayer, message::Message, verify::Comparison};

pub use drawing::{CodeArea, StatedArea};
pub use rules::RuleReport;
pub use values::look_at_values;

/// How much a note matters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// The plan may not be published like this.
    Stops,
    /// It can be published, and should be mended.
    Mend,
    /// For the officer's information.
    Know,
}

impl Severity {
    /// Fixed word, also the end of its message's id.
    pub fn word(self) -> &'static str {
        match self {
            Self::Stops => "stops",
            Self::Mend => "mend",
            Self::Know => "know",
        }
    }
}

/// One thing that was noticed.
#[derive(Debug, Clone, PartialEq)]
pub struct Note {
    /// How much it matters.
    pub severity: Severity,
    /// The layer, or what else it is about.
    pub layer: String,
    /// The file's name, where one is to blame.
    pub file: String,
    /// The feature in the file, from 1; zero where it is about more than one.
    pub feature: usize,
    /// What was noticed. Its id is the fixed word of its kind, and `advice-` before it the id of what to do.
    pub what: Message,
    /// Where.
    pub place: Option<LngLat>,
}

impl Note {
    pub(crate) fn about_layer(severity: Severity, layer: &str, what: Message) -> Self {
        Self { severity, layer: layer.to_owned(), file: String::new(), feature: 0, what, place: None }
    }

    pub(crate) fn at(mut self, place: LngLat) -> Self {
        self.place = Some(place);
        self
    }

    fn of_finding(finding: &Finding) -> Self {
        let severity = match finding.what.id() {
            "finding-blank-code" | "finding-no-column" | "finding-unmet-overlay" | "finding-no-legend" => {
                Severity::Mend
            }
            _ => Severity::Know,
        };
        let file = file_name(&finding.file);
        let what = finding.what.clone();
        Self { severity, layer: finding.layer.clone(), file, feature: finding.feature, what, place: None }
    }
}

/// The last part of a path.
pub(crate) fn file_name(path: &Path) -> String {
    path.file_name().map(|it| it.to_string_lossy().into_owned()).unwrap_or_default()
}

/// What a layer came to.
#[derive(Debug)]
pub struct LayerReport {
    /// Areas by code.
    pub codes: Vec<CodeArea>,
    /// Features whose stated area is not the drawn one, the largest difference first.
    pub areas: Vec<StatedArea>,
    /// Corners of all its polygons.
    pub corners: usize,
    /// The names of its files.
    pub files: Vec<String>,
}

/// The whole report about one plan.
#[derive(Debug)]
pub struct Report {
    /// Region, version and status, as in the mapping file.
    pub pack: crate::plan_file::PackSection,
    /// Per layer, in the order of the mapping file.
    pub layers: Vec<LayerReport>,
    /// Everything that was noticed, the worst first.
    pub notes: Vec<Note>,
    /// How plan and rules meet.
    pub rules: Option<RuleReport>,
    /// Square metres of the stated coverage and of the zones.
    pub coverage: Option<(f64, f64)>,
    /// What was read back from the finished pack.
    pub compared: Vec<(String, Comparison)>,
}

/// What a report is made of.
pub(crate) struct Material<'a> {
    pub(crate) plan: &'a crate::plan_file::PlanFile,
    pub(crate) layers: &'a [GridLayer],
    /// Names of each layer's files.
    pub(crate) files: Vec<Vec<String>>,
    pub(crate) findings: &'a [Finding],
    /// Notes that were made on the way.
    pub(crate) notes: Vec<Note>,
    pub(crate) rulebook: Option<&'a citypack::RulebookFile>,
    pub(crate) coverage: Option<f64>,
    pub(crate) compared: Vec<(String, Comparison)>,
}

impl Report {
    pub(crate) fn gather(material: Material<'_>) -> Self {
        let mut notes = material.notes;
        notes.extend(material.findings.iter().map(Note::of_finding));
        let mut layers = Vec::new();
        for (layer, files) in material.layers.iter().zip(material.files) {
            layers.push(drawing::look_at(layer, files, &mut notes));
        }
        let rules = rules::look_at(material.layers, &layers, material.rulebook, &mut notes);
        let coverage = material.coverage.map(|whole| {
            let zoned = drawing::zoned(material.layers, &layers);
            drawing::note_uncovered(whole, zoned, &mut notes);
            (whole, zoned)
        });
        notes.sort_by_key(|it| it.severity);
        let pack = material.plan.pack.clone();
        Self { pack, layers, notes, rules, coverage, compared: material.compared }
    }

    /// Whether nothing stops the plan from being published.
    pub fn is_publishable(&self) -> bool {
        self.notes.iter().all(|it| it.severity != Severity::Stops)
    }

    /// How many notes there are of a severity.
    pub fn count(&self, severity: Severity) -> usize {
        self.notes.iter().filter(|it| it.severity == severity).count()
    }
}
