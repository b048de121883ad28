//! Answers that are chosen: one, several, yes or no.

use std::collections::BTreeSet;

use leptos::prelude::*;
use permit::{
    Answer, Path,
    form::{Choice as Option_, Field},
};

use super::{around, kept, kept_text, write};
use crate::{
    components::{
        choice::{Checkboxes, Choice, Radios},
        dynamic::no_text,
    },
    pages::form::{
        say::{sentence, words_of},
        session::Session,
    },
};

fn choices(options: &[Option_]) -> Vec<Choice> {
    let choice =
        |it: &Option_| Choice { value: it.id.clone(), label: words_of(&it.label), hint: words_of(&it.hint) };
    options.iter().map(choice).collect()
}

pub(super) fn one(session: Session, path: &Path, field: &Field, options: &[Option_]) -> AnyView {
    let value = RwSignal::new(kept_text(session, path));
    let (around, path) = (around(session, path, field), path.clone());
    let keep = Callback::new(move |id: String| write(session, &path, Answer::Text(id)));
    view! { <Radios around=around choices=choices(options) value=value on_change=keep /> }.into_any()
}

pub(super) fn several(session: Session, path: &Path, field: &Field, options: &[Option_]) -> AnyView {
    let chosen: BTreeSet<String> = match kept(session, path) {
        Some(Answer::Many(ids)) => ids.into_iter().collect(),
        _ => BTreeSet::new(),
    };
    let value = RwSignal::new(chosen);
    let (around, path) = (around(session, path, field), path.clone());
    let order: Vec<String> = options.iter().map(|it| it.id.clone()).collect();
    let keep = Callback::new(move |ids: BTreeSet<String>| {
        let ids = order.iter().filter(|it| ids.contains(*it)).cloned().collect();
        write(session, &path, Answer::Many(ids));
    });
    view! { <Checkboxes around=around choices=choices(options) value=value on_change=keep /> }.into_any()
}

pub(super) fn yes_no(session: Session, path: &Path, field: &Field) -> AnyView {
    let value = RwSignal::new(match kept(session, path) {
        Some(Answer::YesNo(true)) => "ya".to_owned(),
        Some(Answer::YesNo(false)) => "tidak".to_owned(),
        _ => String::new(),
    });
    let (around, path) = (around(session, path, field), path.clone());
    let keep = Callback::new(move |id: String| write(session, &path, Answer::YesNo(id == "ya")));
    let choice = |value: &str, id| Choice { value: value.to_owned(), label: sentence(id), hint: no_text() };
    let choices = vec![choice("ya", "form-yes"), choice("tidak", "form-no")];
    view! { <Radios around=around choices=choices value=value on_change=keep /> }.into_any()
}
