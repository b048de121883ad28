//! The papers that the answers call for: attached now, brought to the counter, or still to be had and from whom.

use leptos::prelude::*;
use permit::{DocumentAnswer, Paper, PaperState, Path, form::Document, papers};

use super::{
    kinds::{self, id_of},
    problem, route,
    say::{said, sentence, tag, words_of},
    session::{Loaded, Session, TITLE},
    step::Step,
};
use crate::components::{
    choice::{Choice, Radios},
    dynamic::{dynamic, no_text, text, when},
    field::Around,
    task_list::{Task, TaskList, TaskState},
};

/// The list of papers.
pub(super) fn all(session: Session, _loaded: &Loaded) -> AnyView {
    let back = session.to(Step::Tasks);
    view! {
        <p class="app-isi__back"><a class="app-link--back" href=back>{form_t!("form-to-tasks")}</a></p>
        <h1 class="app-page__title" id=TITLE tabindex="-1">{form_t!("form-papers")}</h1>
        <p class="app-page__lead">{form_t!("form-papers-lead")}</p>
        {dynamic(move || {
            let rows = session.look(|view| papers(view).iter().map(|it| row(session, it)).collect::<Vec<_>>());
            view! { <TaskList tasks=rows.unwrap_or_default() /> }.into_any()
        })}
        <p class="app-isi__end"><a class="app-button app-button--wide" href=session.to(Step::Review)>{form_t!("form-review")}</a></p>
    }
    .into_any()
}

fn row(session: Session, paper: &Paper<'_>) -> Task {
    let (state, is_required) = (paper.state, paper.is_required);
    let hint = text(move || {
        let optional = if is_required { String::new() } else { tr!("common-optional") };
        let said = match state {
            PaperState::Attached => form_tr!("form-paper-attached"),
            PaperState::AtCounter => form_tr!("form-paper-counter"),
            PaperState::NotYet => form_tr!("form-paper-not-yet"),
            PaperState::Open => String::new(),
        };
        [said, optional].into_iter().filter(|it| !it.is_empty()).collect::<Vec<_>>().join(" ")
    });
    Task {
        id: format!("kertas-{}", paper.document.id),
        title: words_of(&paper.document.title),
        href: session.to(Step::Paper(paper.document.id.clone())),
        hint,
        state: match paper.state {
            PaperState::Attached | PaperState::AtCounter => TaskState::Done,
            PaperState::NotYet => TaskState::Begun,
            PaperState::Open => TaskState::ToDo,
        },
    }
}

/// One paper.
pub(super) fn one(session: Session, loaded: &Loaded, id: &str) -> AnyView {
    let Some(document) = loaded.form.document(id) else { return all(session, loaded) };
    let here = Step::Paper(id.to_owned());
    let steps = session.look_once(|view| (route::before(view, &here), route::after(view, &here)));
    let (back, next) = steps.unwrap_or((Step::Papers, Step::Review));
    let next = if session.spot.get_untracked().is_change { Step::Review } else { next };
    let about = (!document.about.is_empty()).then(|| {
        let about = document.about.clone();
        dynamic(move || view! { <p class="app-page__lead">{said(&about)}</p> }.into_any())
    });
    let at = session.look_once(|view| {
        let all = view.documents();
        (all.iter().position(|it| it.0.id == id).map_or(0, |it| it + 1), all.len())
    });
    let (at, of) = at.unwrap_or_default();
    let title = document.title.clone();
    view! {
        <p class="app-isi__back"><a class="app-link--back" href=session.to(back)>{form_t!("form-back")}</a></p>
        <p class="app-isi__where">{form_t!("form-paper-where", at = at, of = of)}</p>
        <h1 class="app-page__title" id=TITLE tabindex="-1">{dynamic(move || said(&title))}</h1>
        {about}
        <div class="app-step app-isi__step">{choice(session, document)}</div>
        {issuer(loaded, document)}
        <div class="app-isi__buttons">
            <a class="app-button app-button--wide" href=session.to(next)>{form_t!("form-next")}</a>
            <a class="app-isi__later" href=session.to(Step::Papers)>{form_t!("form-papers-back")}</a>
        </div>
    }
    .into_any()
}

fn choice(session: Session, document: &Document) -> AnyView {
    let now = session.draft.with_untracked(|it| it.answers.documents.get(&document.id).cloned());
    let word = |it: Option<&DocumentAnswer>| match it {
        Some(DocumentAnswer::Files(_)) => "lampir",
        Some(DocumentAnswer::AtCounter) => "loket",
        Some(DocumentAnswer::NotYet) => "belum",
        None => "",
    };
    let value = RwSignal::new(word(now.as_ref()).to_owned());
    let path = Path::document(&document.id);
    let around = Around::new(&id_of(&path), sentence("form-paper-what")).error(problem::at(session, &path));
    let id = document.id.clone();
    let keep = Callback::new(move |chosen: String| {
        let instead = match chosen.as_str() {
            "loket" => Some(DocumentAnswer::AtCounter),
            "belum" => Some(DocumentAnswer::NotYet),
            _ => None,
        };
        session.edit(|draft| {
            if let Some(instead) = instead {
                draft.set_pages_aside(&id);
                draft.answers.documents.set(&id, instead);
            } else if !matches!(draft.answers.documents.get(&id), Some(DocumentAnswer::Files(_)))
                && !draft.pages_back(&id)
            {
                // Without a page the paper is still open.
                draft.answers.documents.remove(&id);
            }
        });
    });
    let option = |value: &str, label, hint| Choice { value: value.to_owned(), label: sentence(label), hint };
    let counter = match document.counter.as_str() {
        "original" => sentence("form-paper-original"),
        "copy" => sentence("form-paper-copy"),
        _ => no_text(),
    };
    let choices = vec![
        option("lampir", "form-paper-attach", no_text()),
        option("loket", "form-paper-at-counter", counter),
        option("belum", "form-paper-none", sentence("form-paper-none-hint")),
    ];
    let attached = document.clone();
    view! {
        <Radios around=around choices=choices value=value on_change=keep />
        {when(move || value.with(|it| it == "lampir"), move || kinds::pages(session, &attached))}
    }
    .into_any()
}

/// Who issues it, for whoever has not got it yet.
pub(super) fn issuer(loaded: &Loaded, document: &Document) -> AnyView {
    let issuer = document.issuer.clone();
    let link = loaded.services.service(&issuer.service).map(|it| {
        let title = it.title.clone();
        let href = format!("{}#{}", crate::routes::Route::Services.path(), it.id);
        view! { <p><a href=href>{dynamic(move || said(&title))}</a></p> }
    });
    let why = document.why.clone();
    view! {
        <div class="app-note">
            {dynamic(move || {
                let about = (!issuer.about.is_empty()).then(|| view! { <p>{said(&issuer.about)}</p> });
                let why = (!why.is_empty()).then(|| view! { <p>{said(&why)}</p> });
                view! { <p>{form_tr!("form-issued-by", name = issuer.name.get(tag()))}</p> {about} {why} }.into_any()
            })}
            {link}
        </div>
    }
    .into_any()
}
