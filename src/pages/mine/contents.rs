//! All that one draft holds: answers, papers, what was agreed to, what was carried in. By the form's own words where the pack
//! has the form, else by its codes: nothing is hidden.

use std::rc::Rc;

use contract::Draft;
use leptos::prelude::*;
use permit::{Answer, DocumentAnswer, Form};

use super::{
    card,
    frame::{done, trouble},
    pin,
    session::{Session, TITLE, go_on},
    told::{told, told_files, told_of, words},
    unlock,
};
use crate::{
    components::dynamic::{dynamic, live},
    routes::Route,
    vault::{
        VaultError,
        say::{clock, day},
    },
};

type Opened = Result<Option<(Draft, Option<Rc<Form>>)>, VaultError>;

/// The page of a draft.
pub(super) fn view(session: Session, id: String) -> AnyView {
    let opened = RwSignal::new_local(None::<Opened>);
    let wanted = id.clone();
    // Read again when the list changes: another tab has saved, or the PIN was given.
    Effect::new(move |_| {
        session.cards.track();
        let (vault, id) = (session.vault.get(), wanted.clone());
        let open = session.pack.ready();
        let Some(vault) = vault else { return };
        leptos::task::spawn_local(async move {
            let draft = match vault.look(&id).await {
                Ok(Some(it)) => it,
                Ok(None) => return drop(opened.try_set(Some(Ok(None)))),
                Err(why) => return drop(opened.try_set(Some(Err(why)))),
            };
            let form = match open {
                Some(open) => open.pack.form(&draft.form).await.ok().flatten(),
                None => None,
            };
            let _ = opened.try_set(Some(Ok(Some((draft, form.map(Rc::new))))));
        });
    });
    let named = id.clone();
    let title = move || {
        let name = session.card(&named).map(|it| card::name(session, &it)).unwrap_or_default();
        mine_tr!("mine-view-title", name = name)
    };
    view! {
        <p class="app-mine__back"><a href=Route::Mine.path()>{mine_t!("mine-back")}</a></p>
        <h1 class="app-page__title" id=TITLE tabindex="-1">{live(title)}</h1>
        {done(session)}
        {dynamic(move || opened.with(|it| match it {
            None => view! { <p role="status">{mine_t!("mine-loading")}</p> }.into_any(),
            Some(Err(VaultError::Locked)) => unlock::view(session, id.clone()),
            Some(Err(why)) => trouble(why),
            Some(Ok(None)) => trouble(&VaultError::Removed),
            Some(Ok(Some((draft, form)))) => all(session, draft, form.as_deref()),
        }))}
    }
    .into_any()
}

fn all(session: Session, draft: &Draft, form: Option<&Form>) -> AnyView {
    let card = session.card(&draft.id).unwrap_or_default();
    let unknown = form.is_none().then(|| view! { <p class="app-note">{mine_t!("mine-form-gone")}</p> });
    view! {
        {card::facts(session, &card)}
        <div class="app-mine__actions">
            <a class="app-button app-button--small" href=go_on(&card)>{mine_t!("mine-continue")}</a>
            {card::copies(session, &draft.id)}
            {super::delete::one(session, &draft.id)}
        </div>
        {unknown}
        <h2>{mine_t!("mine-answers")}</h2>
        {answers(draft, form)}
        {papers(draft, form)}
        {waiting(draft, form)}
        {rows("mine-facts", draft.facts.iter().map(|(id, it)| (id.to_owned(), told(it))).collect())}
        <h2>{mine_t!("mine-consents")}</h2>
        {consents(draft)}
        {pin::view(session, draft, &card)}
    }
    .into_any()
}

/// A list of questions and answers; nothing where it is empty.
fn rows(title: &'static str, list: Vec<(String, String)>) -> AnyView {
    if list.is_empty() {
        return ().into_any();
    }
    let head = (!title.is_empty()).then(|| view! { <h2>{mine_t!(title)}</h2> });
    let rows = list.into_iter().map(|(question, answer)| {
        view! {
            <div class="app-mine__row">
                <dt>{question}</dt>
                <dd>{answer}</dd>
            </div>
        }
        .into_any()
    });
    view! {
        {head}
        <dl class="app-mine__rows">{rows.collect::<Vec<_>>()}</dl>
    }
    .into_any()
}

fn answers(draft: &Draft, form: Option<&Form>) -> AnyView {
    let (mut asked, mut left) = (Vec::new(), Vec::new());
    let mut put = |id: &str, before: &str, answer: &Answer| match form.and_then(|it| it.find(id)) {
        Some((_, field)) => {
            asked.push((format!("{before}{}", words(&field.label)), told_of(&field.kind, answer)));
        }
        None if form.is_some() => left.push((format!("{before}{id}"), told(answer))),
        None => asked.push((format!("{before}{id}"), told(answer))),
    };
    for (id, answer) in draft.answers.fields.iter() {
        put(id, "", answer);
    }
    for (section, items) in draft.answers.items.iter() {
        let title = form.and_then(|it| it.section(section)).map(|it| words(&it.title));
        let title = title.unwrap_or_else(|| section.to_owned());
        for item in items {
            let number = item.key.to_string();
            let before = mine_tr!("mine-item", title = title.clone(), number = number);
            for (id, answer) in item.answers.iter() {
                put(id, &format!("{before} · "), answer);
            }
        }
    }
    if asked.is_empty() {
        asked.push((mine_tr!("mine-answers"), mine_tr!("mine-blank")));
    }
    view! {
        {rows("", asked)}
        {rows("mine-not-asked", left)}
    }
    .into_any()
}

fn papers(draft: &Draft, form: Option<&Form>) -> AnyView {
    let row = |(id, it): (&str, &DocumentAnswer)| {
        let title = form.and_then(|form| form.document(id)).map(|it| words(&it.title));
        let state = match it {
            DocumentAnswer::Files(files) => told_files(files),
            DocumentAnswer::AtCounter => mine_tr!("mine-paper-counter"),
            DocumentAnswer::NotYet => mine_tr!("mine-paper-not-yet"),
        };
        (title.unwrap_or_else(|| id.to_owned()), state)
    };
    rows("mine-papers", draft.answers.documents.iter().map(row).collect())
}

/// Answers that gave way to others and wait for a decision.
fn waiting(draft: &Draft, form: Option<&Form>) -> AnyView {
    let row = |it: &contract::SetAside| {
        let (field, paper) = (form.and_then(|form| form.find(&it.at.field)), it.at.document_id());
        let paper = paper.and_then(|id| form?.document(id)).map(|it| words(&it.title));
        let title = field.map(|it| words(&it.1.label)).or(paper).unwrap_or_else(|| it.at.to_string());
        (title, field.map_or_else(|| told(&it.answer), |field| told_of(&field.1.kind, &it.answer)))
    };
    rows("mine-waiting", draft.set_aside.iter().map(row).collect())
}

fn consents(draft: &Draft) -> AnyView {
    if draft.consents.is_empty() {
        return view! { <p>{mine_t!("mine-no-consent")}</p> }.into_any();
    }
    let items = draft.consents.iter().map(|it| {
        let words =
            mine_tr!("mine-consent", version = it.version.clone(), date = day(&it.at), time = clock(&it.at));
        view! { <li>{words}</li> }.into_any()
    });
    view! { <ul>{items.collect::<Vec<_>>()}</ul> }.into_any()
}
