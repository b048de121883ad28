//! What has been typed so far, and what of it can be asked. The front page and the page without a map share it.

use std::cell::Cell;

use leptos::prelude::*;
use measure::LngLat;

use crate::{
    browser::{self, Located},
    components::{
        activity_picker,
        error_summary::Mistake,
        place_field::{self, PlaceInput, Somewhere},
    },
    question::Question,
    routes::Route,
    state::{busy::Busy, pack::use_pack, question::Asked},
};

thread_local! {
    /// The question was asked on the front page, whose answer stands on the page that opens next.
    static WAS_ASKED_BEFORE: Cell<bool> = const { Cell::new(false) };
}

/// The form; a copy is a handle.
#[derive(Clone, Copy)]
pub(in crate::pages) struct Form {
    pub(in crate::pages) activity: RwSignal<Option<String>>,
    pub(in crate::pages) place: PlaceInput,
    pub(in crate::pages) mistakes: RwSignal<Vec<Mistake>>,
    /// Whether the answer on the screen was asked for here; one that came with a link does not take the focus.
    pub(super) was_submitted: RwSignal<bool>,
    /// While something is chosen or typed that is not answered yet, this page is not replaced by a newer version.
    pub(in crate::pages) busy: Busy,
    asked: Asked,
}

impl Form {
    pub(in crate::pages) fn new(asked: Asked) -> Self {
        Self {
            activity: RwSignal::new(None),
            place: PlaceInput::of_pack(),
            mistakes: RwSignal::new(Vec::new()),
            was_submitted: RwSignal::new(WAS_ASKED_BEFORE.replace(false)),
            busy: Busy::of_form(),
            asked,
        }
    }

    /// Takes over what a link asks; what it does not name stays as it was typed.
    pub(in crate::pages) fn follow(self, question: &Question) {
        if question.activity.is_some() {
            self.activity.set(question.activity.clone());
        }
        let shown = untrack(|| self.place.place());
        if let Some(code) = &question.kelurahan
            && shown != Ok(Somewhere::Kelurahan(code.clone()))
            && let Some(places) = use_pack().ready().and_then(|it| it.places())
        {
            self.place.show_kelurahan(&places, code);
        }
        let is_shown = |at: LngLat| match &shown {
            Ok(Somewhere::Exact(it, _)) => question.at(*it).place == Some(at),
            _ => false,
        };
        if let Some(at) = question.place.filter(|it| !is_shown(*it)) {
            self.place.write(lookup::place::write(at));
        }
    }

    /// Asks about a place that came from elsewhere, without a step in the history.
    pub(super) fn ask_at(self, place: LngLat) {
        self.asked.amend(&self.asked.get_untracked().at(place));
    }

    pub(in crate::pages) fn choose_activity(self, code: Option<String>) {
        self.activity.set(code);
        self.busy.begin();
        self.forgive(activity_picker::FIELD);
    }

    /// Takes the device's position into the field.
    pub(super) fn locate(self, located: Located) {
        self.asked.note_position(located);
        self.place.write(lookup::place::write(located.place));
        self.forgive(place_field::FIELD);
    }

    /// Takes a message away as soon as its field has been touched.
    fn forgive(self, field: &str) {
        if self.mistakes.with_untracked(|all| all.iter().any(|it| it.field == field)) {
            self.mistakes.update(|all| all.retain(|it| it.field != field));
        }
    }

    /// Asks, or says all that is missing at once.
    pub(in crate::pages) fn submit(self) {
        let mut mistakes = Vec::new();
        let activity = self.activity.get_untracked();
        if activity.is_none() {
            mistakes.push(Mistake { field: activity_picker::FIELD, message: "check-error-activity" });
        }
        let place = self.place.place();
        if let Err(message) = place {
            mistakes.push(Mistake { field: place_field::FIELD, message });
        }
        let is_whole = mistakes.is_empty();
        self.mistakes.set(mistakes);
        let (true, Ok(place)) = (is_whole, place) else { return };
        self.busy.end();
        self.was_submitted.set(true);
        let base = Question { activity, ..self.asked.get_untracked() };
        let question = match place {
            Somewhere::Exact(place, accuracy) => {
                if let Some(accuracy) = accuracy {
                    self.asked.note_position(Located { place, accuracy });
                }
                base.at(place)
            }
            Somewhere::Kelurahan(code) => base.in_kelurahan(&code),
        };
        if self.asked.page() != Some(Route::Check) {
            WAS_ASKED_BEFORE.set(true);
            self.asked.open(Route::Check, &question);
        } else if question == self.asked.get_untracked() {
            // Nothing changed, so no answer will arrive: show the one that is there.
            browser::focus(crate::components::answer::HEADLINE);
        } else {
            self.asked.ask(&question);
        }
    }
}
