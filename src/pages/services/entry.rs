//! The page of a service, first what one does and takes along, then how it is done and what it rests on.

use citypack::{Service, ServiceFile, Standard};
use leptos::prelude::*;
use permit::{Texts, form::Sureness};

use super::{
    actions, facts,
    say::{said, tag, unseen},
    session::{TITLE, address},
    ways,
};
use crate::routes::Route;

/// Parts that have a place of their own on the page; what is unsure of others is said at the top.
const PLACED: [&str; 5] = ["ways", "requirements", "time", "cost", "legal_basis"];

pub(super) fn view(file: &ServiceFile, service: &Service) -> AnyView {
    view! {
        <p class="app-services__back"><a href=Route::Services.path()>{services_tr!("services-all")}</a></p>
        <h1 class="app-page__title" id=TITLE tabindex="-1">{said(&service.title)}</h1>
        <p class="app-page__lead">{said(&service.about)}</p>
        {doubt(service)}
        {ways::view(file, service)}
        {requirements(file, service)}
        {facts::view(file, service)}
        {steps(service)}
        {legal_basis(file, service)}
        {complaints(file, service)}
        {standard(file, service)}
        {actions::view(file, service)}
    }
    .into_any()
}

/// That not everything is confirmed, before anything is read.
fn doubt(service: &Service) -> AnyView {
    if service.sure == Sureness::Sure && service.unsure.is_empty() {
        return ().into_any();
    }
    let other = service.unsure.iter().filter(|it| !PLACED.contains(&it.0.as_str()));
    let other = other.map(|it| view! { <p>{said(&it.1)}</p> }).collect_view();
    view! {
        <div class="app-note app-note--warning">
            <p><strong>{services_tr!("services-unsure")}</strong> " " {services_tr!("services-unsure-advice")}</p>
            {other}
        </div>
    }
    .into_any()
}

/// What must be asked about one part, beside it.
pub(super) fn unsure(service: &Service, part: &str) -> AnyView {
    let of_part = service.unsure.iter().filter(|it| it.0 == part);
    of_part.map(|it| view! { <p class="app-services__doubt">{said(&it.1)}</p> }).collect_view().into_any()
}

/// A section; `id` names it for links and screen readers.
pub(super) fn section(id: &'static str, title: &'static str, content: AnyView) -> AnyView {
    view! {
        <section class="app-services__section" aria-labelledby=id>
            <h2 id=id>{services_tr!(title)}</h2>
            {content}
        </section>
    }
    .into_any()
}

fn requirements(file: &ServiceFile, service: &Service) -> AnyView {
    if service.requirements.is_empty() {
        return ().into_any();
    }
    let rows = service.requirements.iter().map(|it| {
        let when = (!it.when.is_empty())
            .then(|| view! { " " <span class="app-services__when">"(" {said(&it.when)} ")"</span> });
        let from = file.service(&it.service).map(|from| {
            let words = services_tr!("services-get-it", service = from.title.get(tag()).to_owned());
            view! { <br /><a class="app-services__get" href=address(&from.id)>{words}</a> }
        });
        view! { <li>{said(&it.text)}{when}{from}</li> }
    });
    let rows = rows.collect_view();
    let content = view! {
        <ul class="app-services__papers">{rows}</ul>
        {unsure(service, "requirements")}
    };
    section("bawa", "services-bring", content.into_any())
}

fn steps(service: &Service) -> AnyView {
    if service.procedure.is_empty() {
        return ().into_any();
    }
    let rows = service.procedure.iter().map(|it| view! { <li>{said(it)}</li> }).collect_view();
    section("langkah", "services-steps", view! { <ol>{rows}</ol> }.into_any())
}

fn legal_basis(file: &ServiceFile, service: &Service) -> AnyView {
    let articles = service.legal_basis.iter().filter_map(|it| file.article(it));
    let rows = articles.map(|it| view! { <li>{said(&it.cite)}{unseen(it.sure)}</li> }).collect_view();
    let content = view! { <ul>{rows}</ul> {unsure(service, "legal_basis")} };
    section("dasar-hukum", "services-legal", content.into_any())
}

fn complaints(file: &ServiceFile, service: &Service) -> AnyView {
    let text = own(&service.own_standard.complaints, &file.standard.complaints);
    section("pengaduan", "services-complaints", view! { <p>{said(text)}</p> }.into_any())
}

/// A service's own words, else those of all.
fn own<'a>(of_service: &'a Texts, of_all: &'a Texts) -> &'a Texts {
    if of_service.is_empty() { of_all } else { of_service }
}

/// Which component, by its sentence.
type Component = (&'static str, fn(&Standard) -> &Texts);

/// The other components of a service standard (UU 25/2009 article 21), in its order.
const COMPONENTS: [Component; 7] = [
    ("services-facilities", |it| &it.facilities),
    ("services-competence", |it| &it.competence),
    ("services-supervision", |it| &it.supervision),
    ("services-staff", |it| &it.staff),
    ("services-guarantee", |it| &it.service_guarantee),
    ("services-safety", |it| &it.safety_guarantee),
    ("services-evaluation", |it| &it.evaluation),
];

/// Folded: few ask for it, and everybody may.
fn standard(file: &ServiceFile, service: &Service) -> AnyView {
    let rows =
        COMPONENTS.iter().map(|(title, of)| (title, own(of(&service.own_standard), of(&file.standard))));
    let rows = rows.filter(|(_, text)| !text.is_empty());
    let rows = rows.map(|(title, text)| view! { <dt>{services_tr!(title)}</dt> <dd>{said(text)}</dd> });
    let rows = rows.collect_view();
    view! {
        <details class="app-services__standard">
            <summary>{services_tr!("services-standard")}</summary>
            <dl>{rows}</dl>
        </details>
    }
    .into_any()
}
