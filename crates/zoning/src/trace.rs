//! How an answer came about, step by step: what was looked up, where, and what it gave. Data; screens write the path.

use measure::Metres;

use crate::{
    assessment::{Effect, Reason, Source},
    cell::Cell,
    figure::Check,
    judge::Rules,
    outcome::{Headline, Outcome},
    parcel::Parcel,
    project::Project,
    site::{Name, Overlay, SitePart, Zone},
    verdict::Verdict,
};

/// A step of an answer.
#[derive(Debug, Clone, PartialEq)]
pub struct Step {
    /// The part of the plot that it speaks of; none for the whole.
    pub part: Option<usize>,
    /// Where it was looked up.
    pub source: Source,
    /// What was looked up and what it gave.
    pub found: Found,
}

/// What was looked up and what it gave.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub enum Found {
    /// The map, at the part: its zone.
    Zone(Zone),
    /// The map, at the part: its overlays; none of the kinds that the pack holds may lie there.
    Overlays(Vec<Overlay>),
    /// The map around it: how far the next zone is and how far off map or position may be.
    Border {
        /// Distance to the next zone; none where none was found near.
        distance: Option<Metres>,
        /// How far off.
        band: Metres,
    },
    /// The matrix, in the column of the sub-zone: whether there is one.
    Column {
        /// The sub-zone's code.
        code: Name,
        /// Whether the matrix has it.
        listed: bool,
    },
    /// The matrix, in the row of the activity: whether there is one.
    Row {
        /// The activity.
        activity: Name,
        /// Whether the matrix lists it.
        listed: bool,
    },
    /// The matrix, where row and column meet.
    Cell {
        /// The activity.
        activity: Name,
        /// What stands there.
        cell: Cell,
    },
    /// A rule of an overlay, or of the kawasan.
    Rule {
        /// The activity.
        activity: Name,
        /// What it says.
        effect: Effect,
    },
    /// All rules of a part together.
    Outcome {
        /// The activity; none for all of them together.
        activity: Option<Name>,
        /// The answer.
        outcome: Outcome,
    },
    /// A figure of the building against its limit.
    Check(Check),
    /// All parts together.
    Headline(Headline),
}

impl Found {
    /// The fixed word in message ids.
    pub fn word(&self) -> &'static str {
        match self {
            Self::Zone(_) => "zone",
            Self::Overlays(_) => "overlays",
            Self::Border { .. } => "border",
            Self::Column { .. } => "column",
            Self::Row { .. } => "row",
            Self::Cell { .. } => "cell",
            Self::Rule { .. } => "rule",
            Self::Outcome { .. } => "outcome",
            Self::Check(_) => "check",
            Self::Headline(_) => "headline",
        }
    }
}

/// The steps that lead to a verdict, in the order in which they were taken.
pub fn trace(parcel: &Parcel, project: &Project, rules: Rules<'_>, verdict: &Verdict) -> Vec<Step> {
    let mut steps = Vec::new();
    let whole = |found| Step { part: None, source: Source::Pack, found };
    for (n, piece) in parcel.parts.iter().enumerate() {
        looked_up(n, &piece.part, &mut steps);
        for (activity, assessment) in project.activities.iter().zip(&verdict.assessments) {
            let Some(part) = assessment.parts.get(n) else { continue };
            ruled(n, activity, &piece.part, &part.reasons, rules, &mut steps);
            let found = Found::Outcome { activity: Some(activity.clone()), outcome: part.outcome };
            steps.push(Step { part: Some(n), source: Source::Pack, found });
        }
        if project.activities.len() > 1 {
            let outcome = verdict.parts[n].outcome;
            let found = Found::Outcome { activity: None, outcome };
            steps.push(Step { part: Some(n), source: Source::Pack, found });
        }
    }
    steps.push(whole(Found::Border { distance: verdict.border(), band: parcel.band }));
    let checks = verdict.checks.iter();
    steps.extend(checks.map(|it| Step {
        part: it.part,
        source: it.source.clone(),
        found: Found::Check(it.clone()),
    }));
    steps.push(whole(Found::Headline(verdict.headline)));
    steps
}

/// What the map says of a part.
fn looked_up(n: usize, part: &SitePart, steps: &mut Vec<Step>) {
    let source = match &part.zone {
        Zone::SubZone { layer, .. } | Zone::Kawasan { layer, .. } => Source::Layer(layer.clone()),
        _ => Source::Pack,
    };
    steps.push(Step { part: Some(n), source, found: Found::Zone(part.zone.clone()) });
    let found = Found::Overlays(part.overlays.clone());
    let source = part.overlays.first().map_or(Source::Pack, |it| Source::Layer(it.layer.clone()));
    steps.push(Step { part: Some(n), source, found });
}

/// What the rulebook says of an activity there.
fn ruled(
    n: usize,
    activity: &Name,
    part: &SitePart,
    reasons: &[Reason],
    rules: Rules<'_>,
    steps: &mut Vec<Step>,
) {
    let mut step = |source: Source, found| steps.push(Step { part: Some(n), source, found });
    if let (Some(rulebook), Zone::SubZone { code, .. }) = (rules.rulebook, &part.zone) {
        let source = Source::Article(Name::new(&rulebook.matrix_article));
        let code = code.clone().unwrap_or_default();
        let column = rulebook.column_of(&code);
        step(source.clone(), Found::Column { code, listed: column.is_some() });
        if let Some(column) = column {
            let listed = rulebook.lists(activity);
            step(source.clone(), Found::Row { activity: activity.clone(), listed });
            if let Some(cell) = rulebook.cell(activity, column) {
                step(source, Found::Cell { activity: activity.clone(), cell: cell.clone() });
            }
        }
    }
    for reason in reasons.iter().filter(|it| !matches!(it.effect, Effect::Cell(_))) {
        let found = Found::Rule { activity: activity.clone(), effect: reason.effect.clone() };
        step(reason.source.clone(), found);
    }
}
