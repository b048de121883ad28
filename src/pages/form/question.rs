//! One question (or a few that belong together) on a page: where one is, what is asked and why, what is wrong, and on.

mod beside;
mod errors;
mod why;

use leptos::prelude::*;
use permit::{Finding, Path, Setting, View, form::Section, validate_question};

use self::errors::Errors;
use super::{
    building, route,
    say::{said, tag},
    session::{Loaded, Session, TITLE},
    step::Step,
};
use crate::{
    browser,
    components::dynamic::{OnClick, clicked, dynamic, live},
};

/// Where a page stands, for the words above it.
struct Place {
    section: usize,
    sections: usize,
    page: usize,
    pages: usize,
}

pub(super) fn view(session: Session, loaded: &Loaded, path: &Path) -> AnyView {
    let found = session.look_once(|view| place_of(view, path)).flatten();
    let Some((place, questions)) = found else { return gone(session) };
    let Some(section) = questions.first().and_then(|it| section_of(loaded, it)) else { return gone(session) };
    let back = session.look_once(|view| route::before(view, &Step::Question(path.clone())));
    let (of_page, of_skip, of_later) = (questions.clone(), questions.clone(), questions.clone());
    let later = clicked(move || settle(session, &of_later));
    let send: Box<dyn FnMut(leptos::ev::SubmitEvent)> = Box::new(move |event| {
        event.prevent_default();
        leave(session, &of_page);
    });
    session.show(&questions);
    let fields = questions.iter().filter_map(|it| {
        let field = section.field(&it.field)?;
        Some(view! {
            {carried(session, it)}
            {beside::view(session, it, field)}
            {building::beside(session, field)}
            {why::view(loaded, field)}
        })
    });
    let fields = fields.collect_view();
    let here = path.clone();
    view! {
        <p class="app-isi__back"><a class="app-link--back" href=session.to(back.unwrap_or(Step::Tasks))>{form_t!("form-back")}</a></p>
        <p class="app-isi__where">{live(move || where_words(&place))}</p>
        <h1 class="app-isi__section" id=TITLE tabindex="-1">{said(&section.title)}{item_name(section, path)}</h1>
        <Errors session=session />
        <form class="app-isi__form" novalidate=true on:submit=send>
            <div class="app-step app-isi__step">{fields}</div>
            <div class="app-isi__buttons">
                {dynamic(move || view! { <button type="submit" class="app-button app-button--wide">{on_words(session)}</button> }.into_any())}
                <a class="app-isi__later" href=session.to(Step::Tasks) on:click=later>{form_t!("form-later")}</a>
                {skip(session, &here, of_skip)}
            </div>
        </form>
    }
    .into_any()
}

/// Said where a verdict filled the answer in, so that it is looked at.
fn carried(session: Session, path: &Path) -> AnyView {
    let is_carried = session.carried.with_untracked(|all| all.contains(path));
    is_carried.then(|| view! { <p class="app-note">{form_t!("form-carried-here")}</p> }).into_any()
}

/// The button says that a warning has been read once there is one and nothing else.
fn on_words(session: Session) -> String {
    let only_warns = session.findings.with(|it| !it.is_empty() && !it.iter().any(Finding::is_blocking));
    match (only_warns, session.spot.with_untracked(|it| it.is_change)) {
        (true, _) => form_tr!("form-right-so"),
        (false, true) => form_tr!("form-save-change"),
        (false, false) => form_tr!("form-next"),
    }
}

/// Whoever has not got the answer at hand goes on; the question stays open.
fn skip(session: Session, path: &Path, questions: Vec<Path>) -> AnyView {
    let here = Step::Question(path.clone());
    let on: OnClick = clicked(move || {
        settle(session, &questions);
        let next = session.look_once(|view| route::after(view, &here));
        session.go(next.unwrap_or(Step::Tasks));
    });
    view! {
        {dynamic(move || {
            session.findings.with(|it| it.iter().any(Finding::is_blocking)).then(|| form_tr!("form-skip-note")).map(|it| view! { <p class="app-isi__skip">{it}</p> }).into_any()
        })}
        <button type="button" class="app-isi__plain" on:click=on>{form_t!("form-skip")}</button>
    }
    .into_any()
}

/// Looks at the answers of the page. What stops is told; what warns is told once.
fn leave(session: Session, questions: &[Path]) {
    // Nothing is passed over that another tab has answered otherwise.
    if beside::waits(session, questions) {
        return;
    }
    settle(session, questions);
    let region = session.region();
    let found = session.look_once(|view| {
        let asked = view.asked();
        let mine = asked.iter().filter(|it| questions.contains(&it.path()));
        let all = mine.flat_map(|it| validate_question(view, Setting { region: &region }, it));
        // A question that two others answer wrongly together is told at one of them, and once.
        let mut found: Vec<Finding> = Vec::new();
        for it in all {
            if !found.contains(&it) {
                found.push(it);
            }
        }
        found
    });
    let found = found.unwrap_or_default();
    let stops = found.iter().any(Finding::is_blocking);
    let was_told = session.findings.with_untracked(|it| *it == found);
    if stops || (!found.is_empty() && !was_told) {
        session.findings.set(found);
        errors::focus();
        return;
    }
    session.findings.set(Vec::new());
    session.complete_items();
    if session.spot.with_untracked(|it| it.is_change) {
        return session.go(Step::Review);
    }
    let here = questions.first().cloned().map(Step::Question);
    let next = here.and_then(|here| session.look_once(|view| route::after(view, &here)));
    session.go(next.unwrap_or(Step::Tasks));
}

/// What was typed is kept as it is understood, so that a number reads the same everywhere.
fn settle(session: Session, questions: &[Path]) {
    let Some(loaded) = session.form() else { return };
    let mut new = Vec::new();
    session.draft.with_untracked(|draft| {
        for path in questions {
            let field = loaded.form.find(&path.field).map(|it| it.1);
            if let (Some(field), Some(answer)) = (field, draft.answers.get(path)) {
                let settled = permit::settle(&field.kind, answer);
                if settled != *answer {
                    new.push((path.clone(), settled));
                }
            }
        }
    });
    if !new.is_empty() {
        session.change(|answers| new.into_iter().for_each(|(path, answer)| answers.set(&path, answer)));
    }
}

/// The page that a question stands on, with the paths of its questions.
fn place_of(view: &View<'_>, path: &Path) -> Option<(Place, Vec<Path>)> {
    let pages = view.pages();
    let page = pages.iter().find(|it| it.questions.iter().any(|it| it.path() == *path))?;
    let sections: Vec<&Section> =
        view.form.sections.iter().filter(|it| view.is_section_asked(&it.id)).collect();
    let mates: Vec<_> =
        pages.iter().filter(|it| it.section.id == page.section.id && it.item == page.item).collect();
    let first = |it: &permit::Page<'_>| it.questions.first().map(permit::Asked::path);
    let place = Place {
        section: sections.iter().position(|it| it.id == page.section.id)? + 1,
        sections: sections.len(),
        page: mates.iter().position(|it| first(it) == first(page))? + 1,
        pages: mates.len(),
    };
    Some((place, page.questions.iter().map(permit::Asked::path).collect()))
}

fn section_of<'a>(loaded: &'a Loaded, path: &Path) -> Option<&'a Section> {
    match &path.item {
        Some((section, _)) => loaded.form.section(section),
        None => loaded.form.find(&path.field).map(|it| it.0),
    }
}

fn where_words(place: &Place) -> String {
    form_tr!(
        "form-where",
        section = place.section,
        sections = place.sections,
        page = place.page,
        pages = place.pages
    )
}

/// "Saksi 2": which of several this page is about.
fn item_name(section: &Section, path: &Path) -> AnyView {
    let (Some(repeat), Some((_, key))) = (&section.repeat, &path.item) else { return ().into_any() };
    let (name, key) = (repeat.item.clone(), *key);
    view! { <span class="app-isi__item">{live(move || form_tr!("form-item", item = name.get(tag()), number = key as usize))}</span> }
        .into_any()
}

/// A link to a question that is not asked any more: another answer has changed meanwhile.
fn gone(session: Session) -> AnyView {
    browser::focus(TITLE);
    view! {
        <h1 class="app-page__title" id=TITLE tabindex="-1">{form_t!("form-not-asked")}</h1>
        <p>{form_t!("form-not-asked-advice")}</p>
        <p><a class="app-button" href=session.to(Step::Tasks)>{form_t!("form-to-tasks")}</a></p>
    }
    .into_any()
}
