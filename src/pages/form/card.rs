//! What to bring to the counter, on a card that prints on A6: one hand holds it in the queue.

use leptos::prelude::*;
use permit::{Paper, papers};

use super::{
    say::{said, tag},
    session::{Loaded, Session, TITLE, clock},
    step::Step,
};
use crate::{
    browser,
    components::dynamic::{clicked, dynamic},
    i18n,
};

pub(super) fn view(session: Session, loaded: &Loaded) -> AnyView {
    let title = loaded.form.title.clone();
    view! {
        <p class="app-isi__back app-isi__unprinted"><a class="app-link--back" href=session.to(Step::Tasks)>{form_t!("form-to-tasks")}</a></p>
        <h1 class="app-page__title app-isi__unprinted" id=TITLE tabindex="-1">{form_t!("form-card")}</h1>
        <article class="app-isi__card">
            <p class="app-isi__card-head">{form_t!("form-card")}</p>
            <h2>{dynamic(move || said(&title))}</h2>
            {who(session)}
            {dynamic(move || session.form().map_or_else(|| ().into_any(), |it| list(session, &it)))}
            {office(loaded)}
            {foot(session)}
        </article>
        <p class="app-isi__unprinted">
            <button type="button" class="app-button" on:click=clicked(browser::print)>{form_t!("form-card-print")}</button>
        </p>
        <p class="app-field__hint app-isi__unprinted">{form_t!("form-card-size")}</p>
    }
    .into_any()
}

fn who(session: Session) -> AnyView {
    let name = session.draft.with_untracked(|it| it.name.clone());
    (!name.is_empty()).then(|| view! { <p class="app-isi__card-name">{name}</p> }).into_any()
}

fn list(session: Session, _loaded: &Loaded) -> AnyView {
    let rows = session.look(|view| {
        let all = papers(view);
        let group = |id: &'static str, wanted: fn(&Paper<'_>) -> bool| {
            let mine: Vec<_> = all.iter().filter(|it| wanted(it)).map(row).collect();
            (!mine.is_empty())
                .then(|| view! { <h3>{form_tr!(id)}</h3> <ul class="app-isi__ticks">{mine}</ul> })
        };
        let bring = group("form-card-bring", |it| it.is_for_counter() && !it.is_missing());
        let get = group("form-card-get", is_missing);
        let none = all.iter().all(|it| !it.is_for_counter() && !it.is_missing());
        let none = none.then(|| view! { <p>{form_tr!("form-card-nothing")}</p> });
        view! { {bring} {get} {none} }.into_any()
    });
    rows.unwrap_or_else(|| ().into_any())
}

fn row(paper: &Paper<'_>) -> AnyView {
    let document = paper.document;
    let how = match document.counter.as_str() {
        "original" => form_tr!("form-paper-original"),
        "copy" => form_tr!("form-paper-copy"),
        _ => String::new(),
    };
    let from = paper.is_missing().then(|| form_tr!("form-issued-by", name = document.issuer.name.get(tag())));
    view! {
        <li>
            {said(&document.title)}
            {(!how.is_empty()).then(|| view! { <small>{how}</small> })}
            {from.map(|it| view! { <small>{it}</small> })}
        </li>
    }
    .into_any()
}

/// Where the file is taken.
fn office(loaded: &Loaded) -> AnyView {
    let first =
        loaded.form.steps.first().and_then(|step| loaded.form.desks.iter().find(|it| it.id == step.desk));
    let Some(office) = first.and_then(|it| loaded.services.office(&it.office)) else { return ().into_any() };
    let (name, address, hours) = (office.name.clone(), office.address.clone(), office.hours.clone());
    dynamic(move || {
        let hours = (!hours.is_empty()).then(|| view! { <br />{said(&hours)} });
        let address = (!address.is_empty()).then(|| view! { <br />{address.clone()} });
        view! { <h3>{form_tr!("form-card-where")}</h3> <address>{said(&name)}{address}{hours}</address> }
            .into_any()
    })
    .into_any()
}

/// Which draft this is of, and as of when.
fn foot(session: Session) -> AnyView {
    let (id, saved) = session.draft.with_untracked(|it| (it.id.clone(), it.saved_at.clone()));
    let short: String = id.chars().take(8).collect();
    let sample =
        session.pack.is_sample().then(|| view! { <p class="app-isi__card-sample">{t!("common-sample")}</p> });
    let words = move || {
        let day = wording::format::date(i18n::words(), saved.get(..10).unwrap_or_default());
        form_tr!("form-card-foot", id = short.clone(), day = day, time = clock(&saved))
    };
    view! { <p class="app-isi__card-foot">{words}</p> {sample} }.into_any()
}

/// A plain function: the method's own lifetime does not fit the table of groups.
fn is_missing(paper: &Paper<'_>) -> bool {
    paper.is_missing()
}
