//! Where a service is had: its form filled in here, another system with what to have at hand, or a counter with its hours.

use citypack::{Office, Service, ServiceFile, Way};
use leptos::prelude::*;
use permit::{Texts, form::Sureness};

use super::{
    entry::{section, unsure},
    say::{said, tag},
};
use crate::routes::Route;

pub(super) fn view(file: &ServiceFile, service: &Service) -> AnyView {
    let mut shown: Vec<AnyView> = service.ways.iter().filter_map(|it| way(file, service, it)).collect();
    if shown.is_empty() {
        let none = Texts::default();
        shown.extend(counter(file, service, &service.office, (&none, &none, &[])));
    }
    let content = view! { {shown} {unsure(service, "ways")} };
    section("di-mana", "services-where", content.into_any())
}

fn way(file: &ServiceFile, service: &Service, way: &Way) -> Option<AnyView> {
    match way {
        Way::Here { form } => Some(here(form)),
        Way::Online { name, url, bring } => Some(online(name, url, bring)),
        Way::Counter { office, place, hours, bring } => counter(file, service, office, (place, hours, bring)),
    }
}

/// The form is filled in here and kept on the phone; where it goes then is told at its end.
fn here(form: &str) -> AnyView {
    let href = format!("{}#{form}", Route::Form.path());
    view! {
        <div class="app-services__way">
            <h3>{services_tr!("services-here")}</h3>
            <p>{services_tr!("services-here-about")}</p>
            <p><a class="app-button" href=href>{services_tr!("services-fill-in")}</a></p>
        </div>
    }
    .into_any()
}

fn online(name: &str, url: &str, bring: &[Texts]) -> AnyView {
    // Only addresses that a browser opens as pages: a pack is not trusted with others.
    let is_page = url.starts_with("https://") || url.starts_with("http://");
    let host = url.split("://").nth(1).unwrap_or(url).trim_end_matches('/').to_owned();
    let link = is_page.then(|| {
        view! { <p><a href=url.to_owned() rel="external noreferrer">{host}</a> " " {services_tr!("services-away")}</p> }
    });
    view! {
        <div class="app-services__way">
            <h3>{services_tr!("services-online", name = name.to_owned())}</h3>
            {link}
            {at_hand("services-prepare", bring)}
        </div>
    }
    .into_any()
}

/// What to have with one, in one line.
fn at_hand(id: &'static str, bring: &[Texts]) -> AnyView {
    if bring.is_empty() {
        return ().into_any();
    }
    let list = bring.iter().map(|it| it.get(tag())).collect::<Vec<_>>().join("; ");
    view! { <p>{services_tr!(id, list = list)}</p> }.into_any()
}

fn counter(
    file: &ServiceFile,
    service: &Service,
    office: &str,
    (place, hours, bring): (&Texts, &Texts, &[Texts]),
) -> Option<AnyView> {
    let office = file.office(office)?;
    let hours = if hours.is_empty() { &office.hours } else { hours };
    let is_named = place.is_empty() || place.get(tag()) == office.name.get(tag());
    let place = (!is_named).then(|| view! { <br />{said(place)} });
    let hours = (!hours.is_empty()).then(|| view! { <br />{said(hours)} });
    // The papers stand in a list of their own below, with who issues them.
    let bring = if service.requirements.is_empty() { bring } else { &[] };
    Some(
        view! {
            <div class="app-services__way">
                <h3>{services_tr!("services-counter")}</h3>
                <address>
                    <strong>{said(&office.name)}</strong>
                    {place}
                    {address(office)}
                    {hours}
                    {phone(office)}
                </address>
                {at_hand("services-take", bring)}
                {(office.sure != Sureness::Sure)
                    .then(|| view! { <p class="app-services__doubt">{services_tr!("services-office-unsure")}</p> })}
            </div>
        }
        .into_any(),
    )
}

fn address(office: &Office) -> AnyView {
    (!office.address.is_empty()).then(|| view! { <br />{office.address.clone()} }).into_any()
}

fn phone(office: &Office) -> AnyView {
    let dialled: String = office.phone.chars().filter(|c| c.is_ascii_digit() || *c == '+').collect();
    (!dialled.is_empty())
        .then(|| view! { <br /><a href=format!("tel:{dialled}")>{office.phone.clone()}</a> })
        .into_any()
}
