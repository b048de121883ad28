//! What another app has shared with this page: a place where it holds one, else a text for the person to correct.

use leptos::prelude::*;
use lookup::place::{self, Typed};

use super::form::Form;
use crate::browser;

/// Takes what was shared into the form, and says what has become of it.
pub(super) fn receive(form: Form) -> AnyView {
    let Some(text) = browser::take_shared() else { return ().into_any() };
    // Link, text and title stand on lines of their own, and so does the link within a shared text.
    // The pack may not be there yet: what only the city makes readable is left to the person.
    let place = text.lines().find_map(|line| match place::read(line, None) {
        Typed::Exact(it) => Some(it.place),
        _ => None,
    });
    let words = match (place, text.is_empty()) {
        (Some(place), _) => {
            form.ask_at(place);
            "share-place"
        }
        (None, false) => {
            form.place.write(text);
            "share-text"
        }
        (None, true) => "share-empty",
    };
    view! {
        <div class="app-note" role="status">
            <p>{t!(words)}</p>
        </div>
    }
    .into_any()
}
