//! Puts activities, building and plot together. Cannot fail; the same input gives the same answer everywhere.

mod building;

use measure::{Shape, Share, SquareMetres};

use crate::{
    assess::{assess, headline},
    assessment::{Assessment, Doubt},
    figure::Standing,
    intensity::BuildingRules,
    outcome::{Gap, Headline, Outcome},
    parcel::Parcel,
    project::Project,
    rulebook::Rulebook,
    site::Proposal,
    verdict::{Approvable, Grade, Note, PartVerdict, Verdict},
};

/// The rules that a project is judged by; what a pack does not hold is `None`.
#[derive(Debug, Clone, Copy, Default)]
pub struct Rules<'a> {
    /// Matrix, overlay effects, RTRW rules.
    pub rulebook: Option<&'a Rulebook>,
    /// The numbers that limit buildings.
    pub building: Option<&'a BuildingRules>,
}

/// A building that reaches over the border by less than this may do so by the accuracy of a finger.
const LEAST_OUTSIDE: SquareMetres = SquareMetres::SQUARE_METRE;

/// What the plan answers to a project on a plot.
pub fn judge(parcel: &Parcel, project: &Project, rules: Rules<'_>) -> Verdict {
    let mut verdict = judge_without_shape(parcel, project, rules);
    let pieces = verdict.approvable.parts.iter().filter_map(|it| parcel.parts.get(*it));
    verdict.approvable.shape = Shape::joined(pieces.map(|it| &it.shape));
    verdict
}

/// The same without the approvable ground's outline, for those who try many projects.
pub(crate) fn judge_without_shape(parcel: &Parcel, project: &Project, rules: Rules<'_>) -> Verdict {
    let site = parcel.site();
    let one = |code: &crate::site::Name| {
        let proposal = Proposal { activity: code.as_str().to_owned() };
        assess(&site, &proposal, rules.rulebook)
    };
    let assessments: Vec<Assessment> = project.activities.iter().map(one).collect();
    let covered = covered(parcel, project);
    let parts: Vec<PartVerdict> = (0..parcel.parts.len())
        .map(|n| PartVerdict {
            outcome: together(&assessments.iter().map(|it| it.parts[n].outcome)),
            decides: covered.as_ref().is_none_or(|it| it.parts[n] > SquareMetres::ZERO),
            covered: covered.as_ref().map(|it| it.parts[n]),
        })
        .collect();
    let mut notes = Vec::new();
    if let Some(outside) = covered.as_ref().map(|it| it.outside).filter(|it| *it >= LEAST_OUTSIDE) {
        notes.push(Note::BuildingLeavesPlot { outside });
    }
    let approvable = approvable(parcel, &parts);
    let judged = building::judge(parcel, project, rules.building, &parts, &mut notes);
    let standing = judged.checks.iter().map(|it| it.standing).max().unwrap_or(Standing::Untold);
    Verdict {
        headline: headline(parts.iter().map(|it| it.outcome)),
        grade: grade(&parts, standing, &notes, covered.is_some()),
        doubts: doubts(parcel, &assessments),
        assessments,
        parts,
        approvable,
        standing,
        checks: judged.checks,
        headroom_cm: judged.headroom_cm,
        notes,
    }
}

/// How much of each part the building covers, and how much of it lies on none.
struct Covered {
    parts: Vec<SquareMetres>,
    outside: SquareMetres,
}

/// Known only where both outlines are.
fn covered(parcel: &Parcel, project: &Project) -> Option<Covered> {
    let (plot, building) = (parcel.outline.as_ref()?, project.building.outline.as_ref()?);
    let frame = plot.frame;
    let local =
        |ring: &Vec<measure::LngLat>| ring.iter().map(|it| frame.local(*it)).collect::<Option<Vec<_>>>();
    let rings: Vec<Vec<measure::Local>> = building.given.iter().flatten().filter_map(local).collect();
    let shape = Shape::from_rings(rings.iter().map(Vec::as_slice));
    let on = |it: &crate::parcel::Piece| SquareMetres::new(shape.cut(&it.shape).0.area(frame));
    let parts: Vec<SquareMetres> = parcel.parts.iter().map(on).collect();
    // What lies on no part that is left, also where only some of the plot's parts are used.
    let held: SquareMetres = parts.iter().copied().chain(parcel.slivers.iter().map(on)).sum();
    let whole = SquareMetres::new(shape.area(frame));
    Some(Covered { parts, outside: SquareMetres::from_hundredths(whole.hundredths() - held.hundredths()) })
}

/// Several activities on one part: what any of them is refused for refuses all, a gap of one is a gap, conditions add up.
pub(crate) fn together(outcomes: &(impl Iterator<Item = Outcome> + Clone)) -> Outcome {
    if let Some(refused) = outcomes.clone().find(|it| it.is_refused()) {
        return refused;
    }
    if let Some(gap) = outcomes.clone().find(|it| it.gap().is_some()) {
        return gap;
    }
    let is = |wanted: &[Outcome]| outcomes.clone().any(|it| wanted.contains(&it));
    let limited = is(&[Outcome::Limited, Outcome::LimitedConditional]);
    let conditional = is(&[Outcome::Conditional, Outcome::LimitedConditional]);
    match (limited, conditional) {
        _ if is(&[Outcome::NeedsAssessment]) => Outcome::NeedsAssessment,
        _ if is(&[Outcome::Conforms]) => Outcome::Conforms,
        (true, true) => Outcome::LimitedConditional,
        (true, false) => Outcome::Limited,
        (false, true) => Outcome::Conditional,
        _ if is(&[Outcome::Allowed]) => Outcome::Allowed,
        // No activity was named: nothing was asked, so nothing is answered.
        _ => Outcome::NoData(Gap::UnlistedActivity),
    }
}

fn approvable(parcel: &Parcel, parts: &[PartVerdict]) -> Approvable {
    let indices: Vec<usize> = (0..parts.len()).filter(|it| parts[*it].outcome.is_approvable()).collect();
    let pieces = || indices.iter().filter_map(|it| parcel.parts.get(*it));
    let area = parcel.area.map(|_| pieces().filter_map(|it| it.area).sum());
    let share = if indices.len() == parts.len() && !parts.is_empty() {
        Share::WHOLE
    } else {
        Share::from_millionths(pieces().map(|it| it.part.share.millionths()).sum())
    };
    Approvable { area, share, shape: Shape::default(), parts: indices }
}

fn grade(parts: &[PartVerdict], standing: Standing, notes: &[Note], is_placed: bool) -> Grade {
    let leaves = notes.iter().any(|it| matches!(it, Note::BuildingLeavesPlot { .. }));
    let deciding = || parts.iter().filter(|it| it.decides).map(|it| it.outcome);
    let refused = deciding().any(Outcome::is_refused);
    let approvable = deciding().any(Outcome::is_approvable);
    let unknown = deciding().any(|it| !it.is_refused() && !it.is_approvable()) || deciding().next().is_none();
    match (refused, approvable, unknown) {
        _ if standing == Standing::Broken || leaves => Grade::Fails,
        (true, ..) if is_placed => Grade::Fails,
        (true, true, _) => Grade::Partly,
        (true, false, false) => Grade::Fails,
        (false, true, false) if standing == Standing::Open => Grade::Unknown,
        (false, true, false) => Grade::Passes,
        (false, true, true) if !is_placed => Grade::Partly,
        _ => Grade::Unknown,
    }
}

fn doubts(parcel: &Parcel, assessments: &[Assessment]) -> Vec<Doubt> {
    let mut doubts = assessments.first().map(|it| it.doubts.clone()).unwrap_or_default();
    if parcel.overlapping && !doubts.contains(&Doubt::OverlappingZones) {
        doubts.push(Doubt::OverlappingZones);
    }
    for sliver in &parcel.slivers {
        doubts.push(Doubt::Sliver { share: sliver.part.share, area: sliver.area.unwrap_or_default() });
    }
    doubts
}

impl Headline {
    /// Whether all of the plot could be approved.
    pub fn is_approvable(self) -> bool {
        matches!(self, Self::Whole(outcome) if outcome.is_approvable())
    }
}
