//! Ways to take a service's page along: its link, its list of papers as text, paper.

use citypack::{Service, ServiceFile, Way};
use leptos::prelude::*;

use super::say::tag;
use crate::{
    browser,
    components::dynamic::{clicked, live},
    i18n,
};

pub(super) fn view(file: &ServiceFile, service: &Service) -> AnyView {
    let told = RwSignal::new("");
    let title = service.title.get(tag()).to_owned();
    let list = as_text(file, service);
    let tell = move |is_done: bool, done: &'static str| {
        let _ = told.try_set(if is_done { done } else { "services-not-copied" });
    };
    let share = move || {
        let (app, title) = (tr!("common-app"), title.clone());
        leptos::task::spawn_local(async move {
            tell(browser::share_link(app, title).await, "services-shared");
        });
    };
    let copy = move || {
        let list = list.clone();
        leptos::task::spawn_local(async move { tell(browser::copy_text(list).await, "services-copied") });
    };
    let as_of = wording::format::date(i18n::words(), &file.as_of);
    view! {
        <div class="app-services__actions">
            <button type="button" class="app-button app-button--quiet" on:click=clicked(browser::print)>{services_tr!("services-print")}</button>
            <button type="button" class="app-button app-button--quiet" on:click=clicked(copy)>{services_tr!("services-copy")}</button>
            <button type="button" class="app-button app-button--quiet" on:click=clicked(share)>{services_tr!("services-share")}</button>
            <p role="status">{live(move || match told.get() {
                "" => String::new(),
                id => services_tr!(id),
            })}</p>
        </div>
        <p class="app-services__as-of">
            {services_tr!("services-as-of", date = as_of)}
            <span class="app-services__printed">{browser::page_address()}</span>
        </p>
    }
    .into_any()
}

/// The page in a few lines, for a message to somebody who goes along.
fn as_text(file: &ServiceFile, service: &Service) -> String {
    let tag = tag();
    let mut lines = vec![service.title.get(tag).to_owned()];
    if crate::state::pack::use_pack().is_sample() {
        lines.insert(0, tr!("common-sample"));
    }
    for way in &service.ways {
        match way {
            Way::Here { .. } => {}
            Way::Online { name, url, .. } => lines.push(format!("{name}: {url}")),
            Way::Counter { office, hours, .. } => {
                let name = file.office(office).map(|it| it.name.get(tag)).unwrap_or_default();
                lines.push([name, hours.get(tag)].join(", ").trim_end_matches(", ").to_owned());
            }
        }
    }
    if !service.requirements.is_empty() {
        lines.push(format!("{}:", services_tr!("services-bring")));
        lines.extend(service.requirements.iter().map(|it| format!("- {}", it.text.get(tag))));
    }
    if !service.unsure.is_empty() {
        lines.push(services_tr!("services-unsure-advice"));
    }
    lines.push(browser::page_address());
    lines.join("\n")
}
