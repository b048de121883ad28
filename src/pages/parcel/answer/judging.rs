//! The lot as the plan sees it, the project as it was told, and what the rules make of both; computed anew whenever one
//! of them changes.

use std::{rc::Rc, sync::Arc};

use leptos::{leptos_dom::helpers::TimeoutHandle, prelude::*};
use measure::{LngLat, Outline, SquareMetres};
use parcel::{Editor, Sketch, check};
use zoning::{BuildingRules, Headline, Hint, Name, Project, Rules, Step, Verdict, hints, judge, trace};

use super::{super::session::Session, told::Told};
use crate::{
    answer::{self, AnswerModel, Subject},
    components::{dynamic::whenever, symbol::Look},
    fault::Fault,
    state::pack::OpenPack,
};

/// Activities that are tried in the place of one that is refused: the pack names common ones first.
const OTHERS: usize = 60;
/// So long nobody has typed when the answer follows.
const PAUSE: core::time::Duration = core::time::Duration::from_millis(250);

/// What was judged, and what came of it.
pub(super) struct Judged {
    pub(super) plot: Rc<zoning::Parcel>,
    pub(super) project: Project,
    pub(super) verdict: Verdict,
    pub(super) hints: Vec<Hint>,
    pub(super) steps: Vec<Step>,
}

/// All that a person has told, to return to.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Situation {
    told: Told,
    activity: Option<String>,
    plot: Vec<LngLat>,
    building: Vec<LngLat>,
}

/// The state of the answer; a copy is a handle.
#[derive(Clone, Copy)]
pub(super) struct Judging {
    pub(super) session: Session,
    /// What lies on the lot.
    pub(super) plot: RwSignal<Option<Rc<zoning::Parcel>>, LocalStorage>,
    pub(super) judged: RwSignal<Option<Rc<Judged>>, LocalStorage>,
    /// One answer per activity in words; set only when they change, so that what was unfolded stays.
    pub(super) models: RwSignal<Vec<Arc<AnswerModel>>>,
    pub(super) fault: RwSignal<Option<Fault>>,
    /// As it is being typed.
    pub(super) told: RwSignal<Told>,
    /// The same once nobody types.
    settled: RwSignal<Told>,
    pub(super) rules: RwSignal<Option<Rc<BuildingRules>>, LocalStorage>,
    /// Before and after the hint that was applied last, and its words.
    pub(super) applied: RwSignal<Option<(Situation, Situation, String)>>,
    typing: StoredValue<Option<TimeoutHandle>>,
    latest: StoredValue<u32>,
}

impl Judging {
    pub(super) fn new(session: Session) -> Self {
        Self {
            session,
            plot: RwSignal::new_local(None),
            judged: RwSignal::new_local(None),
            models: RwSignal::new(Vec::new()),
            fault: RwSignal::new(None),
            told: RwSignal::new(Told::default()),
            settled: RwSignal::new(Told::default()),
            rules: RwSignal::new_local(None),
            applied: RwSignal::new(None),
            typing: StoredValue::new(None),
            latest: StoredValue::new(0),
        }
    }

    /// Whether the outline can be asked about.
    pub(super) fn is_sound(self) -> bool {
        self.session.findings.with(|it| check::is_sound(it))
    }

    pub(super) fn follow(self) {
        let pack = self.session.pack;
        whenever(move || {
            if let Some(open) = pack.ready() {
                self.look(open);
            }
        });
        whenever(move || {
            self.told.track();
            let settle = move || {
                let Some(told) = self.told.try_get_untracked() else { return };
                if self.settled.with_untracked(|it| *it != told) {
                    self.settled.set(told);
                }
            };
            let handle = set_timeout_with_handle(settle, PAUSE).ok();
            if let Some(Some(before)) = self.typing.try_update_value(|it| core::mem::replace(it, handle)) {
                before.clear();
            }
        });
        let activity = Memo::new(move |_| self.session.asked.get().activity);
        whenever(move || {
            let Some(open) = pack.ready() else { return };
            let judged = activity.get().and_then(|it| self.judge(&open, &it));
            let models = judged.as_ref().map(|it| in_words(&open, it)).unwrap_or_default();
            if self.models.with_untracked(|it| *it != models) {
                self.models.set(models);
            }
            self.judged.set(judged);
        });
        // The map shows each part in the colours of its answer.
        whenever(move || {
            let parts: Vec<_> = self.judged.with(|it| it.as_ref().map(|it| shapes(it)).unwrap_or_default());
            self.session.with_map(|it| it.show_parts(&parts));
        });
    }

    /// Reads what lies on the lot; an answer that comes late does not replace a newer one.
    fn look(self, open: Rc<OpenPack>) {
        let number = self.latest.try_update_value(|it| {
            *it += 1;
            *it
        });
        let outline = self.session.sketch.with(|it| Outline::of_ring(it.corners()).ok());
        let Some(outline) = outline.filter(|_| self.is_sound()) else {
            self.plot.set(None);
            return;
        };
        leptos::task::spawn_local(async move {
            if self.rules.try_with_untracked(Option::is_none) == Some(true) {
                // Without the numbers the activity is answered all the same.
                let rules = open.pack.building_rules().await.unwrap_or_default();
                let _ = self.rules.try_set(Some(Rc::new(rules)));
            }
            let found = open.pack.parcel(outline, None).await;
            if self.latest.try_get_value() != number {
                return;
            }
            match found {
                Ok(plot) => {
                    self.fault.set(None);
                    self.plot.set(Some(Rc::new(plot)));
                }
                Err(error) => self.fault.set(Some(Fault::from(&error))),
            }
        });
    }

    fn judge(self, open: &OpenPack, activity: &str) -> Option<Rc<Judged>> {
        let plot = self.plot.get()?;
        let building_rules = self.rules.get();
        let rules = Rules { rulebook: open.pack.rules(), building: building_rules.as_deref() };
        let told = self.settled.get();
        let also = told.also.iter().map(String::as_str).filter(|it| *it != activity);
        let activities = core::iter::once(activity).chain(also).map(Name::from).collect();
        let project = Project { activities, building: told.building(self.outline()) };
        let verdict = judge(&plot, &project, rules);
        let others: Vec<_> =
            open.activities.activities.iter().take(OTHERS).map(|it| it.code.as_str().into()).collect();
        Some(Rc::new(Judged {
            hints: hints(&plot, &project, rules, &others),
            steps: trace(&plot, &project, rules, &verdict),
            verdict,
            project,
            plot,
        }))
    }

    /// The building's outline, where it is one.
    pub(super) fn outline(self) -> Option<Outline> {
        let sketch = self.session.building.with(Editor::sketch);
        let is_sound = check::is_sound(&check::check(&sketch, None));
        Outline::of_ring(sketch.corners()).ok().filter(|_| is_sound)
    }

    /// Everything that was told until now.
    pub(super) fn situation(self) -> Situation {
        let corners = |it: &Editor| it.corners().to_vec();
        Situation {
            told: self.told.get(),
            activity: self.session.asked.get().activity,
            plot: self.session.editor.with(corners),
            building: self.session.building.with(corners),
        }
    }

    /// Returns to what was told before; the outlines' own history goes on.
    pub(super) fn restore(self, before: Situation) {
        let session = self.session;
        let Situation { told, activity, plot, building } = before;
        self.tell_at_once(told);
        let asked = session.asked.get_untracked();
        if asked.activity != activity {
            session.asked.amend(&crate::question::Question { activity, ..asked });
        }
        if session.editor.with_untracked(|it| it.corners() != plot) {
            session.replace(plot, false);
        }
        if session.building.with_untracked(|it| it.corners() != building) {
            session.change_building(|it| it.replace(building));
        }
    }

    /// Takes what was told without the pause of typing.
    pub(super) fn tell_at_once(self, told: Told) {
        self.settled.set(told.clone());
        self.told.set(told);
    }

    /// Whether the answer for the whole plot and the figures is worth a word of its own.
    pub(super) fn is_project(self) -> bool {
        let told = self.settled.with(|it| it.is_any() || !it.also.is_empty());
        told || self.session.building.with(|it| it.corners().len() > 2)
    }
}

/// One answer per activity, in words.
fn in_words(open: &OpenPack, judged: &Judged) -> Vec<Arc<AnswerModel>> {
    let area = judged.plot.area.map_or(0.0, SquareMetres::value);
    let answers = judged.project.activities.iter().zip(&judged.verdict.assessments);
    let one = |(activity, assessment): (&Name, &zoning::Assessment)| {
        let mut model = answer::in_words(open, activity.as_str(), Subject::Parcel { area }, assessment);
        for (part, piece) in model.parts.iter_mut().zip(&judged.plot.parts) {
            part.area = piece.area;
        }
        Arc::new(model)
    };
    answers.map(one).collect()
}

impl Judged {
    /// The answer of each activity.
    pub(super) fn headlines(&self) -> impl Iterator<Item = (&Name, Headline)> {
        self.project.activities.iter().zip(self.verdict.assessments.iter().map(|it| it.headline))
    }
}

/// The parts with the names of their looks.
fn shapes(judged: &Judged) -> Vec<(Vec<Vec<Vec<LngLat>>>, &'static str)> {
    let Some(frame) = judged.plot.outline.as_ref().map(|it| it.frame) else { return Vec::new() };
    let parts = judged.plot.parts.iter().zip(&judged.verdict.parts);
    parts.map(|(piece, part)| (piece.shape.places(frame), Look::of(part.outcome).tone())).collect()
}

/// The outer ring of the largest of some polygons.
pub(super) fn largest(polygons: Vec<Vec<Vec<LngLat>>>) -> Option<Vec<LngLat>> {
    let rings = polygons.into_iter().filter_map(|it| it.into_iter().next());
    rings.max_by(|a, b| {
        let area = |it: &[LngLat]| Sketch::new(it.to_vec()).area();
        area(a).total_cmp(&area(b))
    })
}
