//! Where the outline is kept: in the address, so that it can be shared and marked, and on the device, so that it
//! outlives a page that is shut. Nothing of it is sent.

use leptos::prelude::*;
use parcel::{Editor, Sketch, link};

use super::session::Session;
use crate::{
    browser,
    components::dynamic::whenever,
    question::{LONGEST_OUTLINE, Question},
};

const REMEMBERED: &str = "parcel";

/// Writes the outline down.
pub(super) fn write(session: Session) {
    let letters = session.editor.with_untracked(|it| link::write(it.corners()));
    let parcel = Some(letters.clone()).filter(|it| !it.is_empty() && it.len() <= LONGEST_OUTLINE);
    if letters.is_empty() {
        browser::forget(REMEMBERED);
    } else {
        browser::remember(REMEMBERED, &letters);
    }
    let question = session.asked.get_untracked();
    if question.parcel != parcel {
        session.asked.amend(&Question { parcel, ..question });
    }
}

/// Takes the outline of the address, else the one that was kept; and follows "back" and links that are pasted.
pub(super) fn follow(session: Session) {
    if session.asked.get_untracked().parcel.is_none()
        && let Some(corners) = browser::recall(REMEMBERED).and_then(|it| link::read(&it))
    {
        begin(session, corners);
        session.was_kept.set(true);
        write(session);
    }
    whenever(move || {
        let Some(letters) = session.asked.get().parcel else { return };
        let is_shown = session.editor.with_untracked(|it| link::write(it.corners()) == letters);
        if let Some(corners) = link::read(&letters).filter(|_| !is_shown) {
            begin(session, corners);
            session.show_all();
        }
    });
}

fn begin(session: Session, corners: Vec<measure::LngLat>) {
    session.editor.set(Editor::new(Sketch::new(corners)));
    session.chosen.set(None);
}
