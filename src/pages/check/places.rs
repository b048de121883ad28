//! The fields of the three ways to name a place.

use std::collections::BTreeMap;

use citypack::KelurahanEntry;
use leptos::prelude::*;

use super::form::{COORDINATES, Form, KELURAHAN, LOCATED};
use crate::{
    browser::Located,
    components::{error_summary::FieldError, locate_button::LocateButton},
    state::{pack::use_pack, question::use_question},
};

/// Kelurahan by kecamatan, then an optional landmark in it.
#[component]
pub(super) fn KelurahanField() -> impl IntoView {
    let form = expect_context::<Form>();
    let pack = use_pack();
    let groups = move || pack.ready().map(|it| grouped(&it.places.kelurahan)).unwrap_or_default();
    let options = move || groups().into_iter().map(|(kecamatan, all)| {
        let options = all.into_iter().map(|it| {
            let code = it.code.clone();
            let is_chosen = move || form.kelurahan.with(|chosen| *chosen == code);
            view! { <option value=it.code selected=is_chosen>{it.name}</option> }
        }).collect_view();
        view! { <optgroup label=kecamatan>{options}</optgroup> }
    }).collect_view();
    let choose = move |code: String| {
        form.kelurahan.set(code);
        form.landmark.set(None);
        form.forgive(KELURAHAN);
    };
    let is_empty = move || pack.ready().is_some_and(|it| it.places.kelurahan.is_empty());
    view! {
        <Show when=is_empty>
            <p class="app-note">{t!("check-kelurahan-none")}</p>
        </Show>
        <label class="app-field__label" for=KELURAHAN>{t!("check-kelurahan")}</label>
        <FieldError mistakes=form.mistakes field=KELURAHAN />
        <select
            id=KELURAHAN
            class="app-field__select"
            aria-invalid=move || form.mistakes.with(|all| all.iter().any(|it| it.field == KELURAHAN)).then_some("true")
            aria-describedby=format!("{KELURAHAN}-salah")
            on:change:target=move |event| choose(event.target().value())
        >
            <option value="" selected=move || form.kelurahan.with(String::is_empty)>{t!("check-kelurahan-choose")}</option>
            {options}
        </select>
        <LandmarkField />
    }
}

/// Shown once a kelurahan with known landmarks has been chosen.
#[component]
fn LandmarkField() -> impl IntoView {
    let form = expect_context::<Form>();
    let pack = use_pack();
    let landmarks = Memo::new(move |_| {
        let code = form.kelurahan.get();
        let open = pack.ready().filter(|_| !code.is_empty())?;
        let inside = open.places.places.iter().enumerate().filter(|(_, it)| it.kelurahan == code);
        Some(inside.map(|(n, it)| (n, it.name.clone())).collect::<Vec<_>>()).filter(|it| !it.is_empty())
    });
    let options = move || landmarks.get().unwrap_or_default().into_iter().map(|(n, name)| {
        view! { <option value=n.to_string() selected=move || form.landmark.get() == Some(n)>{name}</option> }
    }).collect_view();
    view! {
        <Show when=move || landmarks.with(Option::is_some)>
            <label class="app-field__label" for="patokan">{t!("check-landmark")}</label>
            <p class="app-field__hint" id="patokan-petunjuk">{t!("check-landmark-hint")}</p>
            <select
                id="patokan"
                class="app-field__select"
                aria-describedby="patokan-petunjuk"
                on:change:target=move |event| form.landmark.set(event.target().value().parse().ok())
            >
                <option value="" selected=move || form.landmark.get().is_none()>{t!("check-landmark-any")}</option>
                {options}
            </select>
        </Show>
    }
}

fn grouped(all: &[KelurahanEntry]) -> BTreeMap<String, Vec<KelurahanEntry>> {
    let mut groups: BTreeMap<String, Vec<KelurahanEntry>> = BTreeMap::new();
    for it in all {
        groups.entry(it.kecamatan.clone()).or_default().push(it.clone());
    }
    for group in groups.values_mut() {
        group.sort_by(|a, b| a.name.cmp(&b.name));
    }
    groups
}

/// Both numbers in one field, as they are copied from elsewhere.
#[component]
pub(super) fn CoordinatesField() -> impl IntoView {
    let form = expect_context::<Form>();
    let typed = move |text: String| {
        form.coordinates.set(text);
        form.forgive(COORDINATES);
    };
    view! {
        <label class="app-field__label" for=COORDINATES>{t!("check-coordinates")}</label>
        <p class="app-field__hint" id="koordinat-petunjuk">{t!("check-coordinates-hint")}</p>
        <FieldError mistakes=form.mistakes field=COORDINATES />
        <input
            id=COORDINATES
            class="app-field__input"
            type="text"
            autocomplete="off"
            autocapitalize="none"
            spellcheck="false"
            aria-invalid=move || form.mistakes.with(|all| all.iter().any(|it| it.field == COORDINATES)).then_some("true")
            aria-describedby="koordinat-petunjuk koordinat-salah"
            prop:value=move || form.coordinates.get()
            on:input:target=move |event| typed(event.target().value())
        />
    }
}

/// The device's own position.
#[component]
pub(super) fn LocatedField() -> impl IntoView {
    let form = expect_context::<Form>();
    let asked = use_question();
    let found = move |located: Located| {
        asked.note_position(located);
        form.located.set(Some(located));
        form.forgive(LOCATED);
    };
    view! {
        <FieldError mistakes=form.mistakes field=LOCATED />
        <LocateButton words="check-locate" id=LOCATED on_found=Callback::new(found) />
    }
}
