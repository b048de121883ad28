//! What is typed and chosen for corrections until it is sent: kept when the cards are drawn anew, and a reason to hold a newer
//! version back. Shows nothing.

use std::collections::BTreeMap;

use contract::{
    Correction,
    outbox::{Errand, Sent, Task},
};
use leptos::prelude::*;

use super::super::photo::Chosen;
use crate::state::busy::Busy;

/// What is being answered to one correction. Kept by the view and not by its cards: those are drawn anew with the list.
#[derive(Clone, Default)]
pub(super) struct Typed {
    pub(super) value: ArcRwSignal<String>,
    pub(super) words: ArcRwSignal<String>,
    pub(super) chosen: ArcRwSignal<Chosen>,
}

impl Typed {
    fn is_empty(&self) -> bool {
        // Each is read, so that whoever asks is told of all of them.
        let (value, words) = (self.value.with(String::is_empty), self.words.with(String::is_empty));
        let has_file = self.chosen.with(|it| matches!(it, Chosen::Ready(_)));
        value && words && !has_file
    }
}

/// What is being answered, by the id of the correction.
pub(super) type AllTyped = StoredValue<BTreeMap<String, Typed>>;

pub(super) fn typed_of(all: AllTyped, id: &str) -> Typed {
    all.try_update_value(|it| it.entry(id.to_owned()).or_default().clone()).unwrap_or_default()
}

/// No newer version takes the page's place while an open correction has an answer that is not sent.
pub(super) fn hold(open: Memo<Vec<Correction>>, sent: Memo<Option<Sent>>, typed: AllTyped) {
    let is_sent = move |id: &str| {
        let is_it = |it: &Errand| {
            it.problem.is_none() && matches!(&it.task, Task::Answer { correction, .. } if correction == id)
        };
        sent.with(|it| it.as_ref().is_some_and(|it| it.errands.iter().any(is_it)))
    };
    Busy::hold_while(move || {
        let unsent = |it: &&Correction| !typed_of(typed, &it.id).is_empty() && !is_sent(&it.id);
        // All are read, not only the first.
        open.with(|all| all.iter().filter(unsent).count() > 0)
    });
}
