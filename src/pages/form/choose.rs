//! Which form: drafts to go on with first, then the forms that a verdict leads to, then all.

use citypack::{ServiceFile, Way};
use leptos::prelude::*;
use permit::form::VerdictUse;

use super::{
    say::said,
    session::{Session, TITLE},
    start,
    step::{Spot, Step},
};
use crate::{
    components::{back_to_form::back_to_form, dynamic::dynamic},
    routes::Route,
};

pub(super) fn view(session: Session, services: &ServiceFile) -> AnyView {
    let question = session.asked.get_untracked();
    let has_place = question.place.is_some() || question.parcel.is_some() || question.kelurahan.is_some();
    let fragment = question.to_fragment();
    let of_place = of_place(session, has_place);
    let forms: Vec<_> = services
        .services
        .iter()
        .flat_map(|service| service.ways.iter().map(move |way| (service, way)))
        .filter_map(|(service, way)| match way {
            Way::Here { form } => Some((service.title.clone(), service.about.clone(), form.clone())),
            _ => None,
        })
        .collect();
    let rows = forms.into_iter().map(|(title, about, form)| {
        let id = form.clone();
        let pairs = fragment.trim_start_matches('#');
        let href = if pairs.is_empty() {
            Spot { form, ..Spot::default() }.address()
        } else {
            format!("{}&{pairs}", Spot { form, ..Spot::default() }.address())
        };
        let words = title.clone();
        view! {
            <li class:app-isi__first=move || of_place.with(|it| it.contains(&id))>
                <a class="app-choice" href=href>
                    <span class="app-choice__words">{dynamic(move || said(&words))}</span>
                    <span class="app-choice__hint">{dynamic(move || said(&about))}</span>
                </a>
            </li>
        }
    });
    let rows = rows.collect_view();
    let lead = if has_place { "form-choose-lead-place" } else { "form-choose-lead" };
    view! {
        <h1 class="app-page__title" id=TITLE tabindex="-1">{form_t!("form-title")}</h1>
        <p class="app-page__lead">{form_t!(lead)}</p>
        {back_to_form()}
        {dynamic(move || start::drafts(session, ""))}
        <h2>{form_t!("form-choose-title")}</h2>
        <ul class="app-choices app-isi__forms">{rows}</ul>
        <p><a href=Spot { step: Step::Receive, ..Spot::default() }.address()>{form_t!("form-receive")}</a></p>
        <p><a href=Route::Services.path()>{t!("common-services")}</a></p>
    }
    .into_any()
}

/// Ids of the forms that begin with a place; the style puts them first. They are read one after the other, and the list
/// stands meanwhile.
fn of_place(session: Session, has_place: bool) -> RwSignal<Vec<String>> {
    let found = RwSignal::new(Vec::new());
    if let Some(open) = session.pack.ready_untracked().filter(|_| has_place) {
        leptos::task::spawn_local(async move {
            let mut ids = Vec::new();
            for id in open.pack.form_ids() {
                let form = open.pack.form(id).await.ok().flatten();
                if form.is_some_and(|it| it.verdict != VerdictUse::None) {
                    ids.push(id.to_owned());
                }
            }
            let _ = found.try_set(ids);
        });
    }
    found
}
