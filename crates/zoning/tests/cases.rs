//! Cases as data: `cases/<rule>/<name>.toml` holds a site, a proposal, a piece of rulebook and what must come out.
//!
//! `UPDATE=1 cargo test -p zoning` writes the `[expected]` section of every case anew; read the difference before
//! you keep it.
#![expect(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a test stops where something it relies on is missing"
)]

use std::{
    collections::{BTreeMap, BTreeSet},
    env, fs,
    path::{Path, PathBuf},
};

use measure::{Metres, Share};
use serde::{Deserialize, Serialize, de::DeserializeOwned};
use zoning::{
    Assessment, Cell, ConditionCode, Doubt, Effect, KawasanRule, Overlay, OverlayEffect, OverlayRule,
    PartAssessment, Proposal, Rulebook, Site, SitePart, Source, Zone, assess,
};

#[path = "cases/verdicts.rs"]
mod verdicts;
#[path = "cases/versions.rs"]
mod versions;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Case {
    activity: String,
    site: SiteData,
    rulebook: Option<RulebookData>,
    expected: Option<Expected>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct SiteData {
    parts: Vec<PartData>,
    #[serde(default)]
    near: Vec<PartData>,
    border: Option<f64>,
    #[serde(default)]
    band: f64,
    position_accuracy: Option<f64>,
    #[serde(default)]
    overlay_kinds: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct PartData {
    /// `subzone R-2`, `subzone` (blank code), `kawasan PK`, `not_digitised`, `outside_coverage` or `missing_layer`.
    zone: String,
    /// `kind` or `kind: class`.
    #[serde(default)]
    overlays: Vec<String>,
    #[serde(default = "whole")]
    share: f64,
    #[serde(default)]
    distance: f64,
}

fn whole() -> f64 {
    1.0
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RulebookData {
    #[serde(default)]
    matrix: BTreeMap<String, BTreeMap<String, String>>,
    #[serde(default)]
    overlays: Vec<OverlayData>,
    #[serde(default)]
    kawasan: Vec<KawasanData>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct OverlayData {
    kind: String,
    class: Option<String>,
    /// Conditions; none means that the overlay forbids.
    adds: Option<Vec<String>>,
    #[serde(default)]
    except: Vec<String>,
    #[serde(default)]
    required: bool,
    article: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct KawasanData {
    code: String,
    #[serde(default)]
    conforms: Vec<String>,
    #[serde(default)]
    conflicts: Vec<String>,
    article: String,
}

#[derive(Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Expected {
    headline: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    gap: Option<String>,
    doubts: Vec<String>,
    parts: Vec<ExpectedPart>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    near: Vec<ExpectedPart>,
}

#[derive(Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct ExpectedPart {
    outcome: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    gap: Option<String>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    conditions: Vec<String>,
    /// `rule effect codes [source]`, the deciding ones first.
    reasons: Vec<String>,
}

fn zone_of(text: &str) -> Zone {
    let (kind, code) = text.split_once(' ').map_or((text, None), |(kind, code)| (kind, Some(code.into())));
    match kind {
        "subzone" => Zone::SubZone { code, layer: "subzone".into() },
        "kawasan" => Zone::Kawasan { code, layer: "kawasan".into() },
        "not_digitised" => Zone::NotDigitised,
        "outside_coverage" => Zone::OutsideCoverage,
        "missing_layer" => Zone::MissingLayer,
        other => panic!("\"{other}\" is no kind of zone"),
    }
}

fn overlay_of(text: &str) -> Overlay {
    let (kind, class) = text.split_once(": ").unwrap_or((text, ""));
    Overlay { kind: kind.into(), class: class.into(), layer: format!("layer_{kind}").into() }
}

fn part_of(it: &PartData) -> SitePart {
    SitePart {
        zone: zone_of(&it.zone),
        overlays: it.overlays.iter().map(|it| overlay_of(it)).collect(),
        share: Share::from_fraction(it.share),
        distance: Metres::new(it.distance),
    }
}

fn site_of(it: &SiteData) -> Site {
    Site {
        parts: it.parts.iter().map(part_of).collect(),
        near: it.near.iter().map(part_of).collect(),
        border: it.border.map(Metres::new),
        band: Metres::new(it.band),
        position_accuracy: it.position_accuracy.map(Metres::new),
        overlay_kinds: it.overlay_kinds.clone().into(),
    }
}

/// Columns are all sub-zones that any row names; a row that leaves one out has a blank cell there.
fn rulebook_of(it: &RulebookData) -> Rulebook {
    let columns: BTreeSet<&String> = it.matrix.values().flat_map(BTreeMap::keys).collect();
    let (mut cells, mut rows, mut activities) = (Vec::new(), Vec::new(), Vec::new());
    for (code, row) in &it.matrix {
        let mut indices = Vec::new();
        for column in &columns {
            indices.push(u16::try_from(cells.len()).unwrap());
            cells.push(Cell::parse(row.get(*column).map_or("", String::as_str)).unwrap());
        }
        activities.push((code.clone(), u32::try_from(rows.len()).unwrap()));
        rows.push(indices);
    }
    let columns = columns.into_iter().cloned().collect();
    let mut rulebook = Rulebook::new(columns, cells, rows, activities, "matrix".to_owned()).unwrap();
    let effect = |codes: &Option<Vec<String>>| match codes {
        None => OverlayEffect::Forbid,
        Some(it) => OverlayEffect::Condition(it.iter().map(|it| ConditionCode::parse(it).unwrap()).collect()),
    };
    let overlay = |it: &OverlayData| OverlayRule {
        kind: it.kind.clone(),
        class: it.class.clone(),
        effect: effect(&it.adds),
        except: it.except.clone(),
        required: it.required,
        article: it.article.clone(),
    };
    let kawasan = |it: &KawasanData| KawasanRule {
        code: it.code.clone(),
        conforms: it.conforms.clone(),
        conflicts: it.conflicts.clone(),
        article: it.article.clone(),
    };
    rulebook.overlays = it.overlays.iter().map(overlay).collect();
    rulebook.kawasan = it.kawasan.iter().map(kawasan).collect();
    rulebook
}

fn said(assessment: &Assessment) -> Expected {
    Expected {
        headline: assessment.headline.word().to_owned(),
        gap: assessment.headline.gap().map(|it| it.word().to_owned()),
        doubts: assessment.doubts.iter().map(said_of_doubt).collect(),
        parts: assessment.parts.iter().map(said_of_part).collect(),
        near: assessment.near.iter().map(said_of_part).collect(),
    }
}

fn said_of_doubt(doubt: &Doubt) -> String {
    match doubt {
        Doubt::NearBorder { distance, band } => {
            format!("{} {} m of {} m", doubt.word(), distance.value(), band.value())
        }
        Doubt::Position { accuracy: it } | Doubt::NearOverlay { distance: it } => {
            format!("{} {} m", doubt.word(), it.value())
        }
        _ => doubt.word().to_owned(),
    }
}

fn said_of_part(part: &PartAssessment) -> ExpectedPart {
    let reason = |it: &zoning::Reason| {
        let codes: Vec<&str> = it.effect.conditions().iter().map(|it| it.as_str()).collect();
        let about = match &it.effect {
            Effect::OverlayForbids(it) | Effect::OverlayNoted(it) | Effect::OverlayAdds(it, _) => {
                it.kind.as_str()
            }
            Effect::OverlayMissing(kind) => kind.as_str(),
            _ => "",
        };
        let source = match &it.source {
            Source::Article(it) => format!("[article {it}]"),
            Source::Layer(it) => format!("[layer {it}]"),
            Source::Pack => "[pack]".to_owned(),
        };
        let words = [it.rule.word(), it.effect.word(), about, &codes.join(","), &source];
        words.into_iter().filter(|it| !it.is_empty()).collect::<Vec<_>>().join(" ")
    };
    ExpectedPart {
        outcome: part.outcome.word().to_owned(),
        gap: part.outcome.gap().map(|it| it.word().to_owned()),
        conditions: part.conditions().iter().map(|it| it.as_str().to_owned()).collect(),
        reasons: part.reasons.iter().map(reason).collect(),
    }
}

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases")
}

fn files_of(rule: &str) -> Vec<PathBuf> {
    let mut files: Vec<PathBuf> =
        fs::read_dir(folder().join(rule)).unwrap().map(|it| it.unwrap().path()).collect();
    files.sort();
    files
}

/// What a file of cases holds: what is asked, and what must come out once somebody has read it.
pub(crate) trait Answered: DeserializeOwned {
    type Expected: Serialize + PartialEq;

    fn expected(&self) -> Option<&Self::Expected>;
    fn found(&self) -> Self::Expected;
}

impl Answered for Case {
    type Expected = Expected;

    fn expected(&self) -> Option<&Expected> {
        self.expected.as_ref()
    }

    fn found(&self) -> Expected {
        let rulebook = self.rulebook.as_ref().map(rulebook_of);
        let proposal = Proposal { activity: self.activity.clone() };
        said(&assess(&site_of(&self.site), &proposal, rulebook.as_ref()))
    }
}

/// Runs every case of a folder and tells all that fail at once.
pub(crate) fn check<C: Answered>(folder: &str) {
    let mut failures = Vec::new();
    for file in files_of(folder) {
        let text = fs::read_to_string(&file).unwrap();
        let case: C = toml::from_str(&text).unwrap_or_else(|it| panic!("{}: {it}", file.display()));
        let found = case.found();
        if case.expected() == Some(&found) {
            continue;
        }
        let section = toml::to_string_pretty(&BTreeMap::from([("expected", &found)])).unwrap();
        if env::var_os("UPDATE").is_some() {
            let input = text.split("[expected]").next().unwrap().trim_end();
            fs::write(&file, format!("{input}\n\n{section}")).unwrap();
        } else {
            failures.push(format!("{}\nfound:\n{section}", file.display()));
        }
    }
    assert!(failures.is_empty(), "{}", failures.join("\n"));
}

#[test]
fn matrix_cases_come_out_as_written() {
    check::<Case>("matrix");
}

#[test]
fn overlay_cases_come_out_as_written() {
    check::<Case>("overlay");
}

#[test]
fn kawasan_cases_come_out_as_written() {
    check::<Case>("kawasan");
}

#[test]
fn coverage_cases_come_out_as_written() {
    check::<Case>("coverage");
}

#[test]
fn doubt_cases_come_out_as_written() {
    check::<Case>("doubt");
}

#[test]
fn headline_cases_come_out_as_written() {
    check::<Case>("headline");
}

#[test]
fn every_outcome_and_every_gap_has_a_case() {
    let mut words = BTreeSet::new();
    for rule in ["matrix", "overlay", "kawasan", "coverage", "doubt", "headline"] {
        for file in files_of(rule) {
            let case: Case = toml::from_str(&fs::read_to_string(file).unwrap()).unwrap();
            let expected = case.expected.expect("every case says what must come out");
            words.extend(expected.gap.iter().cloned());
            words.insert(expected.headline);
            words.extend(expected.doubts.iter().filter_map(|it| it.split(' ').next()).map(str::to_owned));
        }
    }
    let outcomes = zoning::Outcome::DECIDED.iter().map(|it| it.word());
    let gaps = zoning::Gap::ALL.iter().map(|it| it.word());
    let doubts = ["near_border", "position", "overlapping_zones", "near_overlay"];
    for word in outcomes.chain(gaps).chain(["partial", "no_data"]).chain(doubts) {
        assert!(words.contains(word), "no case ends in {word}");
    }
}

#[derive(Deserialize)]
struct CellCases {
    cell: Vec<CellCase>,
}

#[derive(Deserialize)]
struct CellCase {
    text: String,
    /// The canonical spelling; absent where the text is refused.
    reads: Option<String>,
    /// The piece that the refusal names.
    piece: Option<String>,
}

#[test]
fn cells_are_read_as_planners_write_them() {
    let text = fs::read_to_string(folder().join("cells.toml")).unwrap();
    let cases: CellCases = toml::from_str(&text).unwrap();
    for case in &cases.cell {
        let found = Cell::parse(&case.text);
        let piece = found.as_ref().err().map(|it| it.piece.clone());
        let spelling = found.as_ref().ok().map(ToString::to_string);
        assert_eq!((spelling, piece), (case.reads.clone(), case.piece.clone()), "{:?}", case.text);
        if let Ok(cell) = found {
            assert_eq!(Cell::parse(&cell.to_string()), Ok(cell), "the canonical spelling reads as itself");
        }
    }
}

#[derive(Deserialize)]
struct CodeCases {
    columns: Vec<String>,
    code: Vec<CodeCase>,
}

#[derive(Deserialize)]
struct CodeCase {
    text: String,
    column: Option<String>,
}

#[test]
fn codes_are_matched_whatever_their_separators() {
    let text = fs::read_to_string(folder().join("codes.toml")).unwrap();
    let cases: CodeCases = toml::from_str(&text).unwrap();
    let rulebook = Rulebook::new(cases.columns.clone(), vec![], vec![], vec![], String::new()).unwrap();
    for case in &cases.code {
        let found = rulebook.column_of(&case.text).map(|it| cases.columns[it].clone());
        assert_eq!(found, case.column, "{:?}", case.text);
    }
}
