//! The list of sections with how far each is, what the file costs, and the way to the end.

use leptos::prelude::*;
use permit::{Changes, Task as Counted, TaskState as State, changes, tasks};

use super::{
    fee, route,
    say::{said, tag, words_of},
    session::{Loaded, Session, TITLE},
    step::{Spot, Step},
};
use crate::components::{
    dynamic::{clicked, dynamic, text},
    task_list::{Task, TaskList, TaskState},
};

pub(super) fn view(session: Session, loaded: &Loaded) -> AnyView {
    session.complete_items();
    let form = &loaded.form;
    let start = Spot { form: form.id.clone(), ..Spot::default() };
    view! {
        <p class="app-isi__back"><a class="app-link--back" href=start.address()>{form_t!("form-drafts")}</a></p>
        <h1 class="app-page__title" id=TITLE tabindex="-1">{said(&form.title)}</h1>
        {name(session)}
        {changed(session, loaded)}
        {dynamic(move || session.form().map_or_else(|| ().into_any(), |it| list(session, &it)))}
        {fee::short(session)}
        <p class="app-isi__end"><a class="app-button app-button--wide" href=session.to(Step::Review)>{form_t!("form-review")}</a></p>
        <p class="app-isi__end"><a href=session.to(Step::Card)>{form_t!("form-card-link")}</a></p>
        {lend(session, form)}
    }
    .into_any()
}

/// Where a section may be filled in by somebody else.
fn lend(session: Session, form: &permit::Form) -> AnyView {
    let is_lendable = form.sections.iter().any(|it| !it.hand_to.is_empty());
    is_lendable
        .then(|| view! { <p class="app-isi__end"><a href=session.to(Step::Lend)>{form_t!("form-lend")}</a></p> })
        .into_any()
}

/// For whom this draft is, where it has a name.
fn name(session: Session) -> AnyView {
    let (name, helper) = session.draft.with_untracked(|it| (it.name.clone(), it.assisted_by.clone()));
    if name.is_empty() {
        return ().into_any();
    }
    let words = move || {
        if helper.is_empty() {
            form_tr!("form-of", name = name.clone())
        } else {
            form_tr!("form-of-helped", name = name.clone())
        }
    };
    view! { <p class="app-isi__of">{words}</p> }.into_any()
}

fn list(session: Session, loaded: &Loaded) -> AnyView {
    let rows = session.look(|view| {
        let findings = session.problems(view);
        let all = tasks(view, &findings);
        let done = all.iter().filter(|it| it.state == State::Done).count();
        let rows: Vec<Task> = all.iter().map(|it| row(session, loaded, it, view)).collect();
        (rows, done, all.len())
    });
    let Some((rows, done, all)) = rows else { return ().into_any() };
    view! {
        <p class="app-isi__where">{form_tr!("form-tasks-done", done = done, all = all)}</p>
        <TaskList tasks=rows />
    }
    .into_any()
}

fn row(session: Session, loaded: &Loaded, task: &Counted<'_>, view: &permit::View<'_>) -> Task {
    let id = task.section.map_or("dokumen", |it| it.id.as_str());
    let step = match (task.section, &task.open) {
        (None, _) => Step::Papers,
        (Some(section), _) if section.repeat.is_some() => Step::Items(section.id.clone()),
        (Some(_), Some(open)) => Step::Question(open.whole()),
        (Some(section), None) => route::first_of(view, &section.id),
    };
    // A question that shares its page stands under the first of that page, which finds it.
    let title = match task.section {
        Some(section) => words_of(&section.title),
        None => super::say::sentence("form-papers"),
    };
    let (asked, answered) = (task.asked, task.answered);
    let is_papers = task.section.is_none();
    let hint = text(move || match (is_papers, asked) {
        (_, 0) => String::new(),
        (true, _) => form_tr!("form-papers-count", answered = answered, asked = asked),
        (false, _) => form_tr!("form-count", answered = answered, asked = asked),
    });
    let _ = loaded;
    Task {
        id: format!("tugas-{id}"),
        title,
        href: session.to(step),
        hint,
        state: match task.state {
            State::NotStarted => TaskState::ToDo,
            State::Started => TaskState::Begun,
            State::ToMend => TaskState::ToMend,
            State::Done => TaskState::Done,
        },
    }
}

/// The form has changed since the draft was begun: what is new, what must be looked at, what is no longer asked.
fn changed(session: Session, loaded: &Loaded) -> AnyView {
    let found = session.draft.with_untracked(|draft| changes(&draft.shape, &loaded.form, &draft.answers));
    if found == Changes::default() {
        return ().into_any();
    }
    let form = &loaded.form;
    let label = |id: &String| {
        let paper = id.strip_prefix("doc.").and_then(|it| form.document(it)).map(|it| &it.title);
        let field = form.find(id).map(|it| &it.1.label);
        paper.or(field).map(|it| it.get(tag()).to_owned())
    };
    let new: Vec<String> = found.new.iter().filter_map(label).collect();
    let look: Vec<String> = found.changed.iter().filter_map(|it| label(&it.field)).collect();
    let part = |id: &'static str, all: Vec<String>| {
        (!all.is_empty()).then(|| {
            let rows = all.into_iter().map(|it| view! { <li>{it}</li> }).collect_view();
            view! { <p>{form_t!(id)}</p> <ul>{rows}</ul> }
        })
    };
    let shape = permit::FormShape::of(form);
    let seen = clicked(move || {
        let shape = shape.clone();
        session.edit(|draft| draft.shape = shape);
        session.asked.open_address(&session.spot.get_untracked().address(), true);
    });
    let gone = found.gone.len();
    view! {
        <div class="app-note app-note--warning">
            <p><strong>{form_t!("form-changed")}</strong></p>
            {part("form-changed-new", new)}
            {part("form-changed-look", look)}
            {(gone > 0).then(|| view! { <p>{form_t!("form-changed-gone", count = gone)}</p> })}
            <button type="button" class="app-button app-button--small app-button--quiet" on:click=seen>{form_t!("form-changed-seen")}</button>
        </div>
    }
    .into_any()
}
