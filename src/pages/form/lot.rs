//! What the plan says of a lot, cut exactly along its outline as on the page of lots, and of the building that is told of it.
//! Cutting is a part of the program of its own: most forms ask for no lot.

use std::{pin::Pin, rc::Rc};

use contract::plan_question::PlanQuestion;
use measure::Outline;
use zoning::{Check, Headline, Name, Note, Project, Rules, Zone, judge};

use crate::state::pack::OpenPack;

/// What was found.
pub(super) struct Seen {
    /// What the plan answers to the activity; nothing where no activity was named.
    pub(super) headline: Option<Headline>,
    /// The zone of the largest part.
    pub(super) zone: Zone,
}

/// The plan's numbers for a building.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Limits {
    /// Each figure that the plan limits, with the code of the zone that does so where there are several.
    pub(super) checks: Vec<(Check, Option<String>)>,
    /// A part of the lot has no numbers in the plan.
    pub(super) is_partly_unknown: bool,
}

type Soon<T> = Pin<Box<dyn Future<Output = Option<T>>>>;

/// The ways into the part.
pub(super) struct Lot {
    pub(super) look: fn(Rc<OpenPack>, Outline, String) -> Soon<Seen>,
    pub(super) limits: fn(Rc<OpenPack>, PlanQuestion) -> Soon<Limits>,
}

part! {
    pub(super) async fn lot_part() -> Lot, in lot {
        Lot {
            look: |open, outline, activity| Box::pin(look(open, outline, activity)),
            limits: |open, question| Box::pin(limits(open, question)),
        }
    }
}

/// A map that cannot be read now leaves the answer without a verdict, which is accepted: the office looks again.
async fn look(open: Rc<OpenPack>, outline: Outline, activity: String) -> Option<Seen> {
    let plot = open.pack.parcel(outline, None).await.ok()?;
    let zone = plot.parts.first()?.part.zone.clone();
    if activity.is_empty() {
        return Some(Seen { headline: None, zone });
    }
    let project = Project { activities: vec![Name::from(activity.as_str())], ..Project::default() };
    let rules = Rules { rulebook: open.pack.rules(), building: None };
    Some(Seen { headline: Some(judge(&plot, &project, rules).headline), zone })
}

async fn limits(open: Rc<OpenPack>, question: PlanQuestion) -> Option<Limits> {
    let plot = question.parcel(&open.pack).await.ok()?;
    let verdict = question.judge(&open.pack, &plot).await.ok()?;
    let zone = |it: &Check| {
        let part = plot.parts.get(it.part.filter(|_| plot.parts.len() > 1)?)?;
        part.part.zone.code().map(str::to_owned)
    };
    let is_partly_unknown = verdict.notes.iter().any(|it| matches!(it, Note::NoIntensity { .. }));
    let checks = verdict.checks.into_iter().map(|it| (it.clone(), zone(&it))).collect();
    Some(Limits { checks, is_partly_unknown })
}
