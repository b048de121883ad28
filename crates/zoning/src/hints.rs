//! What would turn a no into a yes. Every hint was tried: with its changes made, the project passes, or nothing is left
//! against it but what nobody can know from what was told.
//!
//! Figures move towards their limits only, so no two hints contradict. Ways are tried apart: the figures as they are, fewer floors, the approvable part of the plot
//! alone, another activity. The smallest change comes first.

mod amend;

use measure::SquareMetres;

use crate::{
    figure::{Figure, Standing},
    judge::{Rules, judge_without_shape as judge},
    outcome::Headline,
    parcel::Parcel,
    project::Project,
    site::Name,
    verdict::{Grade, Verdict},
};

/// Most other activities that are offered.
const MOST_OTHERS: usize = 3;

/// A change that makes a project pass.
#[derive(Debug, Clone, PartialEq)]
pub struct Hint {
    /// The changes; all of them are needed.
    pub changes: Vec<Change>,
    /// The answer with the changes made.
    pub headline: Headline,
    /// How large the change is, for order only: parts per million of the figures that move.
    pub cost: u64,
}

/// One change.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub enum Change {
    /// Another number for a figure, in its unit. For [`Figure::Top`] see [`Figure::Height`].
    Figure {
        /// The figure.
        figure: Figure,
        /// The number as it was told.
        from: i64,
        /// The number that fits.
        to: i64,
    },
    /// Only these parts of the plot are used.
    UseParts {
        /// Their indices.
        parts: Vec<usize>,
        /// Their area together, where it is known.
        area: Option<SquareMetres>,
    },
    /// Another activity in the place of one.
    Activity {
        /// The activity that was asked about.
        from: Name,
        /// One that fits.
        to: Name,
    },
}

impl Change {
    /// The fixed word in message ids.
    pub fn word(&self) -> &'static str {
        match self {
            Self::Figure { .. } => "figure",
            Self::UseParts { .. } => "use_parts",
            Self::Activity { .. } => "activity",
        }
    }
}

/// The hints for a project that does not pass, the smallest change first. `others` are activities that may stand in for
/// one that is refused, the likeliest first: give those that the screen would list.
pub fn hints(parcel: &Parcel, project: &Project, rules: Rules<'_>, others: &[Name]) -> Vec<Hint> {
    let verdict = judge(parcel, project, rules);
    if verdict.grade == Grade::Passes {
        return Vec::new();
    }
    let mut found: Vec<Hint> = Vec::new();
    if matches!(verdict.standing, Standing::Broken | Standing::Open) {
        for floors in amend::floors_to_try(project, &verdict) {
            let hint = with_figures(parcel, project, rules, floors, Vec::new());
            // Still fewer floors would be a larger change of the same kind.
            if offer(&mut found, hint) && floors.is_some() {
                break;
            }
        }
    }
    if verdict.headline == Headline::Partial && !verdict.approvable.parts.is_empty() {
        offer(&mut found, on_parts(parcel, project, rules, &verdict));
    }
    if verdict.parts.iter().any(|it| it.decides && it.outcome.is_refused()) {
        let mut count = 0;
        for other in others {
            let hint = with_other(parcel, project, rules, &verdict, other);
            count += usize::from(offer(&mut found, hint));
            if count == MOST_OTHERS {
                break;
            }
        }
    }
    measure::sort_by(&mut found, |a, b| a.cost.cmp(&b.cost));
    // Who need only shrink the footprint is not told to take off a floor as well, nor a second floor.
    let needless =
        |n: usize| (0..found.len()).any(|other| other != n && goes_beyond(&found[n], &found[other]));
    let keep: Vec<bool> = (0..found.len()).map(|n| !needless(n)).collect();
    let mut kept = keep.into_iter();
    found.retain(|_| kept.next().unwrap_or(true));
    found
}

/// Adds a hint, unless another one asks for less.
fn offer(found: &mut Vec<Hint>, hint: Option<Hint>) -> bool {
    let hint = hint.filter(|it| !found.iter().any(|other| goes_beyond(it, other)));
    let is_new = hint.is_some();
    found.extend(hint);
    is_new
}

/// Whether a hint changes all that another changes, as far or farther.
fn goes_beyond(one: &Hint, other: &Hint) -> bool {
    let as_far = |small: &Change| {
        one.changes.iter().any(|large| match (small, large) {
            (Change::Figure { figure, from, to }, Change::Figure { figure: same, to: farther, .. }) => {
                figure == same && from.abs_diff(*farther) >= from.abs_diff(*to)
            }
            (small, large) => small == large,
        })
    };
    other.changes.iter().all(as_far)
}

/// The project and the plot with the changes of a hint made.
pub fn apply(parcel: &Parcel, project: &Project, hint: &Hint) -> (Parcel, Project) {
    let (mut parcel, mut project) = (parcel.clone(), project.clone());
    for change in &hint.changes {
        match change {
            Change::Figure { figure, to, .. } => amend::set(&mut project.building, *figure, *to),
            Change::UseParts { parts, .. } => parcel = parcel.only(parts),
            Change::Activity { from, to } => {
                project.activities.iter_mut().filter(|it| *it == from).for_each(|it| it.clone_from(to));
            }
        }
    }
    (parcel, project)
}

/// Moves figures to their limits, with a number of floors that is tried, after some changes that are made already.
fn with_figures(
    parcel: &Parcel,
    project: &Project,
    rules: Rules<'_>,
    floors: Option<u16>,
    mut changes: Vec<Change>,
) -> Option<Hint> {
    let mut amended = project.clone();
    if let Some(floors) = floors {
        amend::set(&mut amended.building, Figure::Floors, i64::from(floors));
    }
    let verdict = amend::until_it_fits(parcel, &mut amended, rules)?;
    // Only a whole yes is offered, and only where something is changed.
    if !is_better(&verdict) {
        return None;
    }
    changes.extend(amend::changes(project, &amended));
    offered(parcel, project, rules, changes)
}

/// Uses the approvable parts alone.
fn on_parts(parcel: &Parcel, project: &Project, rules: Rules<'_>, verdict: &Verdict) -> Option<Hint> {
    let parts = verdict.approvable.parts.clone();
    let smaller = parcel.only(&parts);
    let change = Change::UseParts { parts, area: verdict.approvable.area };
    with_figures(&smaller, project, rules, None, Vec::new())
        .map(|it| it.changes)
        .or_else(|| is_better(&judge(&smaller, project, rules)).then(Vec::new))
        .and_then(|figures| {
            let changes = core::iter::once(change).chain(figures).collect();
            offered(parcel, project, rules, changes)
        })
}

/// Puts another activity in the place of the one that is refused.
fn with_other(
    parcel: &Parcel,
    project: &Project,
    rules: Rules<'_>,
    verdict: &Verdict,
    other: &Name,
) -> Option<Hint> {
    let is_refusing = |it: &crate::assessment::Assessment| {
        it.parts.iter().zip(&verdict.parts).any(|(it, part)| part.decides && it.outcome.is_refused())
    };
    let refused = project.activities.iter().zip(&verdict.assessments).find(|it| is_refusing(it.1))?.0;
    if project.activities.contains(other) {
        return None;
    }
    offered(parcel, project, rules, vec![Change::Activity { from: refused.clone(), to: other.clone() }])
}

/// The hint of some changes, if with them the project passes.
fn offered(parcel: &Parcel, project: &Project, rules: Rules<'_>, changes: Vec<Change>) -> Option<Hint> {
    if changes.is_empty() {
        return None;
    }
    let cost = changes.iter().map(|it| cost_of(parcel, it)).sum();
    let hint = Hint { changes, headline: Headline::Partial, cost };
    let (parcel, project) = apply(parcel, project, &hint);
    let verdict = judge(&parcel, &project, rules);
    is_better(&verdict).then_some(Hint { headline: verdict.headline, ..hint })
}

/// Whether nothing stands against a project any more. What nobody told, such as the ground's height, may stay open.
fn is_better(verdict: &Verdict) -> bool {
    let open = |it: &&crate::figure::Check| it.standing == Standing::Open;
    match verdict.grade {
        Grade::Passes => true,
        Grade::Unknown => {
            verdict.parts.iter().filter(|it| it.decides).all(|it| it.outcome.is_approvable())
                && verdict.checks.iter().filter(open).all(amend::is_beyond_mending)
        }
        Grade::Partly | Grade::Fails => false,
    }
}

/// How large a change is: the share of the figure, or of the plot, that is given up. Another activity is more than any.
fn cost_of(parcel: &Parcel, change: &Change) -> u64 {
    let per_million = |from: i64, to: i64| {
        let moved = u128::from(from.abs_diff(to)) * 1_000_000;
        u64::try_from(moved / u128::from(from.unsigned_abs().max(1))).unwrap_or(u64::MAX / 1_000)
    };
    match change {
        Change::Figure { from, to, .. } => per_million(*from, *to),
        Change::UseParts { parts, .. } => {
            let share = |it: &usize| parcel.parts.get(*it).map_or(0, |it| it.part.share.millionths());
            u64::from(1_000_000_u32.saturating_sub(parts.iter().map(share).sum()))
        }
        Change::Activity { from, to } => {
            let alike = from.bytes().zip(to.bytes()).take_while(|it| it.0 == it.1).count();
            10_000_000 - 1_000_000 * u64::try_from(alike.min(5)).unwrap_or(0)
        }
    }
}
