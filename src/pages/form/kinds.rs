//! From a kind of answer to the field that takes it. Fields write what was typed; `permit` reads and judges it.

mod activity;
mod address;
mod choice;
mod files;
mod line;
mod person;
mod place;
mod signature;
mod statement;
mod table;

use leptos::prelude::*;
use permit::{
    Answer, Path,
    form::{Field, Kind, Needed},
};

use super::{
    problem,
    say::words_of,
    session::{Session, get, put},
};
use crate::components::field::Around;

/// Id of the element that an error summary leads to.
pub(super) fn id_of(path: &Path) -> String {
    format!("j-{}", path.to_string().replace('.', "-"))
}

pub(super) use files::pages;

/// The names of the city's places, once they are there.
pub(super) fn places(session: Session) -> Option<std::rc::Rc<citypack::PlaceFile>> {
    address::places(session)
}

/// What a part of a person is called.
pub(super) fn person_label(part: permit::form::PersonPart) -> &'static str {
    person::label(part)
}

/// What a part of an address is called.
pub(super) fn address_label(part: &str) -> Option<&'static str> {
    address::label(part)
}

/// The field of a question.
pub(super) fn editor(session: Session, path: &Path, field: &Field) -> AnyView {
    match &field.kind {
        Kind::Choice { options } => choice::one(session, path, field, options),
        Kind::Many { options, .. } => choice::several(session, path, field, options),
        Kind::YesNo => choice::yes_no(session, path, field),
        Kind::Address { reach, needs } => address::view(session, path, field, *reach, needs),
        Kind::Person { parts, optional } => person::view(session, path, field, parts, optional),
        Kind::Place => place::point(session, path, field),
        Kind::Parcel { .. } => place::parcel(session, path, field),
        Kind::Activity => activity::view(session, path, field),
        Kind::Table { columns, max, .. } => table::view(session, path, field, columns, *max),
        Kind::Statement { text, version } => statement::view(session, path, field, text, version),
        Kind::Signature => signature::view(session, path, field),
        Kind::File { .. } | Kind::Photo { .. } => files::view(session, path, field),
        Kind::Date { .. } => line::date(session, path, field),
        _ => line::view(session, path, field),
    }
}

/// The words around a field.
fn around(session: Session, path: &Path, field: &Field) -> Around {
    Around {
        id: id_of(path),
        label: words_of(&field.label),
        hint: words_of(&field.hint),
        error: problem::at(session, path),
        is_optional: is_optional(session, path, field),
    }
}

/// Whether a question may stay open, as the answers are when its page is drawn.
fn is_optional(session: Session, path: &Path, field: &Field) -> bool {
    if path.row.is_some() {
        return field.required == Needed::Never;
    }
    let is_needed = session
        .look_once(|view| view.asked().iter().find(|it| it.path() == path.whole()).map(|it| it.is_required));
    is_needed.flatten() == Some(false)
}

/// What stands at a path now.
fn kept(session: Session, path: &Path) -> Option<Answer> {
    session.draft.with_untracked(|it| get(&it.answers, path))
}

/// The text of a part that stands at a path now.
fn kept_text(session: Session, path: &Path) -> String {
    match kept(session, path) {
        Some(Answer::Text(text)) => text,
        _ => String::new(),
    }
}

/// Writes an answer down; what was wrong with it is forgiven until the page is left.
fn write(session: Session, path: &Path, answer: Answer) {
    session.change(|answers| put(answers, path, answer));
    if session.findings.with_untracked(|all| all.iter().any(|it| it.at == *path || it.at == path.whole())) {
        session.findings.update(|all| all.retain(|it| it.at != *path && it.at != path.whole()));
    }
}

/// What browsers may fill in, in the words of HTML: only where the question is about the person who holds the phone.
fn fill_in(session: Session, field: &Field, words: &'static str) -> &'static str {
    let is_own = !field.profile.is_empty() && session.draft.with_untracked(|it| it.assisted_by.is_empty());
    if is_own { words } else { "off" }
}
