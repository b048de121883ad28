//! Names of services, steps, desks and questions: the form's own where the pack has it, else the general words.

use contract::{Status, Target, outbox::Sent};
use leptos::prelude::*;
use permit::{Form, Path, form::State};

use super::session::Session;
use crate::{browser, i18n, vault};

fn tag() -> &'static str {
    i18n::words().language().tag()
}

/// What the service of a file is called; its code where the catalogue does not know it.
pub(super) fn service(session: Session, id: &str) -> String {
    let known = session
        .services
        .with(|file| file.as_ref().and_then(|it| it.service(id).map(|it| it.title.get(tag()).to_owned())));
    known.unwrap_or_else(|| id.to_owned())
}

/// What a file is called: the service, and the name that the person gave it.
pub(super) fn file(session: Session, sent: &Sent) -> String {
    let what = service(session, &sent.service);
    if sent.name.is_empty() { what } else { track_tr!("track-of", what = what, name = sent.name.clone()) }
}

fn with_form<T>(session: Session, id: &str, of: impl FnOnce(&Form) -> Option<T>) -> Option<T> {
    session.forms.with(|all| all.get(id).and_then(|it| of(it)))
}

/// The state of a file in words.
pub(super) fn state(word: &str) -> String {
    match State::from_word(word) {
        Some(it) => track_tr!(&format!("track-state-{}", it.as_str())),
        None => word.to_owned(),
    }
}

/// A role in words.
pub(super) fn role(word: &str) -> String {
    let id = format!("track-role-{word}");
    let words = track_tr!(&id);
    if words == id { track_tr!("track-role-other") } else { words }
}

/// The step that a file is at, in the form's words where it has some.
pub(super) fn step(session: Session, form: &str, id: &str) -> Option<String> {
    with_form(session, form, |it| {
        let step = it.steps.iter().find(|it| it.id == id)?;
        let title = step.title.get(tag());
        Some(if title.is_empty() { state(step.state.as_str()) } else { title.to_owned() })
    })
}

/// What happens at a step; empty where the form does not say.
pub(super) fn about(session: Session, form: &str, id: &str) -> String {
    let found = with_form(session, form, |it| {
        Some(it.steps.iter().find(|it| it.id == id)?.about.get(tag()).to_owned())
    });
    found.unwrap_or_default()
}

/// The desk of a step, in the form's words.
pub(super) fn desk_of(session: Session, form: &str, step: &str) -> Option<String> {
    with_form(session, form, |it| {
        let step = it.steps.iter().find(|it| it.id == step)?;
        let desk = it.desks.iter().find(|it| it.id == step.desk)?;
        let title = desk.title.get(tag());
        Some(if title.is_empty() { role(desk.role.as_str()) } else { title.to_owned() })
    })
}

/// Where a file is now.
pub(super) fn place(session: Session, status: &Status, form: &str) -> String {
    match status.desk.as_str() {
        "applicant" => track_tr!("track-you"),
        "nobody" => track_tr!("track-role-nobody"),
        role_of => desk_of(session, form, &status.step).unwrap_or_else(|| role(role_of)),
    }
}

/// The step that follows in the usual course: what leads back or to an end without a result is no plan.
pub(super) fn next_step(session: Session, form: &str, status: &Status) -> Option<String> {
    with_form(session, form, |it| {
        let usual = status.next.iter().find(|id| {
            let step = it.steps.iter().find(|it| it.id == **id);
            step.is_some_and(|it| {
                !matches!(it.state, State::Returned | State::Rejected | State::Expired | State::Withdrawn)
            })
        });
        usual.cloned()
    })
}

/// What a correction points at, in words.
pub(super) fn target(session: Session, form: &str, target: Target<'_>) -> String {
    let of = |path: &str| label(session, form, path).unwrap_or_else(|| path.to_owned());
    match target {
        Target::Field(path) | Target::Photo(path) => of(path),
        Target::Page(path, page) => {
            track_tr!("track-correction-page", what = of(path), page = page.to_string())
        }
        Target::Other(words) => words.to_owned(),
    }
}

/// The question or paper of a path.
fn label(session: Session, form: &str, path: &str) -> Option<String> {
    with_form(session, form, |it| {
        let path = Path::from_text(path, |id| it.is_repeated(id))?;
        if let Some(id) = path.document_id() {
            return Some(it.document(id)?.title.get(tag()).to_owned());
        }
        Some(it.find(&path.field)?.1.label.get(tag()).to_owned())
    })
}

/// The reason of a correction or decision in words; the word itself where it has none.
pub(super) fn reason(word: &str) -> String {
    let id = format!("track-reason-{word}");
    let words = track_tr!(&id);
    if words == id { word.to_owned() } else { words }
}

/// The date of a moment where the phone is, in words.
pub(super) fn day(moment: &str) -> String {
    vault::say::day(&browser::local(moment))
}

/// Its hours and minutes.
pub(super) fn clock(moment: &str) -> String {
    vault::say::clock(&browser::local(moment))
}
