//! The list of services: found by words as one types, or looked through by groups.

use citypack::{Service, ServiceFile, Way};
use leptos::prelude::*;

use super::{
    say::{said, tag},
    session::{Session, TITLE, address, link_id},
};
use crate::components::dynamic::{dynamic, live, typed};

const FIELD: &str = "butuh-apa";
const HINT: &str = "butuh-apa-petunjuk";

pub(super) fn view(session: Session) -> AnyView {
    let found = Memo::new(move |_| session.found());
    let count = move || match found.get().map(|it| it.len()) {
        None => String::new(),
        Some(0) => services_tr!("services-none"),
        Some(count) => services_tr!("services-found", count = count),
    };
    view! {
        <h1 class="app-page__title" id=TITLE tabindex="-1">{services_t!("services-title")}</h1>
        <p class="app-page__lead">{services_t!("services-lead")}</p>
        <div class="app-step" role="search">
            <div class="app-picker">
                <label class="app-field__label" for=FIELD>{services_t!("services-question")}</label>
                <p class="app-field__hint" id=HINT>{services_t!("services-hint")}</p>
                <input
                    id=FIELD
                    class="app-field__input"
                    type="search"
                    autocomplete="off"
                    autocapitalize="none"
                    spellcheck="false"
                    enterkeyhint="search"
                    aria-describedby=HINT
                    prop:value=session.query
                    on:input=typed(move |text| session.query.set(text))
                />
            </div>
        </div>
        <p class="app-services__count" role="status">{live(count)}</p>
        {dynamic(move || session.read(|file| match found.get() {
            None => groups(session, file),
            Some(places) => list(file, places.iter().filter_map(|it| file.services.get(*it))),
        }).into_any())}
    }
    .into_any()
}

/// All services by group. The group of the service that was read last stays open, so that one finds back.
fn groups(session: Session, file: &ServiceFile) -> AnyView {
    let last = session.last.get_untracked();
    let group_of_last = file.service(&last).map(|it| it.group.clone()).unwrap_or_default();
    let group = |id: &str| file.services.iter().filter(move |it| it.group == id).collect::<Vec<_>>();
    let all = file.groups.iter().map(|it| (it, group(&it.id))).filter(|(_, services)| !services.is_empty());
    let shown = all.map(|(it, services)| {
        let count = services_tr!("services-count", count = services.len());
        view! {
            <details class="app-services__group" open=it.id == group_of_last>
                <summary class="app-services__summary">
                    <h2 class="app-services__group-title">{said(&it.title)}</h2>
                    <span class="app-services__group-count">{count}</span>
                </summary>
                {list(file, services.into_iter())}
            </details>
        }
    });
    let shown = shown.collect_view();
    let as_of = wording::format::date(crate::i18n::words(), &file.as_of);
    view! {
        {shown}
        <p class="app-services__as-of">{services_tr!("services-as-of", date = as_of)}</p>
    }
    .into_any()
}

fn list<'a>(file: &ServiceFile, services: impl Iterator<Item = &'a Service>) -> AnyView {
    let rows = services.map(|it| {
        view! {
            <li>
                <a class="app-services__link" id=link_id(&it.id) href=address(&it.id)>
                    <span class="app-services__name">{said(&it.title)}</span>
                    <span class="app-services__about">{said(&it.about)}</span>
                    <span class="app-services__where">{place_of(file, it)}</span>
                </a>
            </li>
        }
    });
    view! { <ul class="app-services__list">{rows.collect_view()}</ul> }.into_any()
}

/// Where a service is had, in a few words: the first way that is open today.
fn place_of(file: &ServiceFile, service: &Service) -> String {
    let office = |id: &str| file.office(id).map(|it| it.name.get(tag()).to_owned()).unwrap_or_default();
    let first = service.ways.first().map(|it| match it {
        Way::Here { .. } => services_tr!("services-at-here"),
        Way::Online { name, .. } => services_tr!("services-at-online", name = name.clone()),
        Way::Counter { office: id, .. } => services_tr!("services-at-counter", office = office(id)),
    });
    first.unwrap_or_else(|| services_tr!("services-at-counter", office = office(&service.office)))
}
