//! What has been typed so far, and what of it can be asked.

use leptos::prelude::*;
use measure::LngLat;

use crate::{
    browser::Located,
    components::{activity_picker, error_summary::Mistake},
    question::Question,
    state::{pack::use_pack, question::Asked},
    typed_place,
};

/// How the place is named.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Way {
    Kelurahan,
    Coordinates,
    Located,
}

/// Ids of the fields, for labels and links of the error summary.
pub(super) const KELURAHAN: &str = "kelurahan";
pub(super) const COORDINATES: &str = "koordinat";
pub(super) const LOCATED: &str = "lokasi";

/// The form; a copy is a handle.
#[derive(Clone, Copy)]
pub(super) struct Form {
    pub(super) activity: RwSignal<Option<String>>,
    pub(super) way: RwSignal<Way>,
    pub(super) kelurahan: RwSignal<String>,
    /// Index of the landmark among the pack's places.
    pub(super) landmark: RwSignal<Option<usize>>,
    pub(super) coordinates: RwSignal<String>,
    pub(super) located: RwSignal<Option<Located>>,
    pub(super) mistakes: RwSignal<Vec<Mistake>>,
    /// Whether the answer on the screen was asked for here; one that came with a link does not take the focus.
    pub(super) was_submitted: RwSignal<bool>,
    asked: Asked,
}

impl Form {
    pub(super) fn new(asked: Asked) -> Self {
        Self {
            activity: RwSignal::new(None),
            way: RwSignal::new(Way::Kelurahan),
            kelurahan: RwSignal::new(String::new()),
            landmark: RwSignal::new(None),
            coordinates: RwSignal::new(String::new()),
            located: RwSignal::new(None),
            mistakes: RwSignal::new(Vec::new()),
            was_submitted: RwSignal::new(false),
            asked,
        }
    }

    /// Takes over what a link asks; what it does not name stays as it was typed.
    pub(super) fn follow(self, question: &Question) {
        if question.activity.is_some() {
            self.activity.set(question.activity.clone());
        }
        if let Some(code) = &question.kelurahan {
            self.way.set(Way::Kelurahan);
            self.kelurahan.set(code.clone());
            self.landmark.set(None);
        }
        if let Some(place) = question.place
            && self.place().ok() != Some(place)
        {
            self.way.set(Way::Coordinates);
            self.coordinates.set(typed_place::write(place));
        }
    }

    pub(super) fn choose_activity(self, code: Option<String>) {
        self.activity.set(code);
        self.forgive(activity_picker::FIELD);
    }

    pub(super) fn choose_way(self, way: Way) {
        self.way.set(way);
        self.mistakes.set(Vec::new());
    }

    /// Takes a message away as soon as its field has been touched.
    pub(super) fn forgive(self, field: &str) {
        if self.mistakes.with_untracked(|all| all.iter().any(|it| it.field == field)) {
            self.mistakes.update(|all| all.retain(|it| it.field != field));
        }
    }

    /// Asks, or says all that is missing at once.
    pub(super) fn submit(self) {
        let place = self.place();
        let mut mistakes = Vec::new();
        let activity = self.activity.get_untracked();
        if activity.is_none() {
            mistakes.push(Mistake { field: activity_picker::FIELD, message: "check-error-activity" });
        }
        let kelurahan = match self.way.get_untracked() {
            Way::Kelurahan => Some(self.kelurahan.get_untracked()).filter(|it| !it.is_empty()),
            Way::Coordinates | Way::Located => None,
        };
        if kelurahan.is_none()
            && let Err(mistake) = place
        {
            mistakes.push(mistake);
        }
        if !mistakes.is_empty() {
            self.mistakes.set(mistakes);
            return;
        }
        self.mistakes.set(Vec::new());
        self.was_submitted.set(true);
        let base = Question { activity, ..self.asked.get_untracked() };
        let question = match (place, kelurahan) {
            (Ok(place), _) => base.at(place),
            (Err(_), Some(code)) => base.in_kelurahan(&code),
            (Err(_), None) => return,
        };
        if question == self.asked.get_untracked() {
            // Nothing changed, so no answer will arrive: show the one that is there.
            crate::browser::focus(crate::components::answer::HEADLINE);
        } else {
            self.asked.ask(&question);
        }
    }

    /// The exact place that the form names; a kelurahan by itself is none.
    fn place(self) -> Result<LngLat, Mistake> {
        match self.way.get_untracked() {
            Way::Kelurahan => {
                let missing = Mistake { field: KELURAHAN, message: "check-error-kelurahan" };
                let landmark = self.landmark.get_untracked().ok_or(missing)?;
                let open = use_pack().ready_untracked().ok_or(missing)?;
                let [lng, lat] = open.places.places.get(landmark).ok_or(missing)?.at;
                LngLat::new(lng, lat).map_err(|_invalid| missing)
            }
            Way::Coordinates => self
                .coordinates
                .with_untracked(|it| typed_place::read(it))
                .map_err(|it| Mistake { field: COORDINATES, message: it.message() }),
            Way::Located => {
                let missing = Mistake { field: LOCATED, message: "check-error-located" };
                self.located.get_untracked().map(|it| it.place).ok_or(missing)
            }
        }
    }
}
