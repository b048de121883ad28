//! The fields of the three ways to name a place.

use citypack::KelurahanEntry;
use leptos::prelude::*;

use super::form::{COORDINATES, Form, KELURAHAN, LOCATED};
use crate::{
    browser::Located,
    components::{
        dynamic::{dynamic, typed, when},
        error_summary::{FieldError, is_wrong},
        locate_button::LocateButton,
    },
    state::{pack::use_pack, question::use_question},
};

/// Kelurahan by kecamatan, then an optional landmark in it.
#[component]
pub(super) fn KelurahanField() -> impl IntoView {
    let form = expect_context::<Form>();
    let pack = use_pack();
    let groups = move || pack.ready().map(|it| grouped(&it.places.kelurahan)).unwrap_or_default();
    let option = move |it: KelurahanEntry| {
        let code = it.code.clone();
        let is_chosen = move || form.kelurahan.with(|chosen| *chosen == code);
        view! { <option value=it.code selected=is_chosen>{it.name}</option> }.into_any()
    };
    let group = move |(kecamatan, all): (String, Vec<KelurahanEntry>)| {
        let options = all.into_iter().map(option).collect_view();
        view! { <optgroup label=kecamatan>{options}</optgroup> }.into_any()
    };
    let options = move || groups().into_iter().map(group).collect_view().into_any();
    let choose = move |code: String| {
        form.kelurahan.set(code);
        form.landmark.set(None);
        form.forgive(KELURAHAN);
    };
    let is_empty = move || pack.ready().is_some_and(|it| it.places.kelurahan.is_empty());
    view! {
        {when(is_empty, || view! { <p class="app-note">{t!("check-kelurahan-none")}</p> }.into_any())}
        <label class="app-field__label" for=KELURAHAN>{t!("check-kelurahan")}</label>
        <FieldError mistakes=form.mistakes field=KELURAHAN />
        <select
            id=KELURAHAN
            class="app-field__select"
            aria-invalid=is_wrong(form.mistakes, KELURAHAN)
            aria-describedby=format!("{KELURAHAN}-salah")
            on:change=typed(choose)
        >
            <option value="" selected=move || form.kelurahan.with(String::is_empty)>{t!("check-kelurahan-choose")}</option>
            {dynamic(options)}
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
    let option = move |(n, name): (usize, String)| {
        let is_chosen = move || form.landmark.get() == Some(n);
        view! { <option value=n.to_string() selected=is_chosen>{name}</option> }.into_any()
    };
    let options =
        move || landmarks.get().unwrap_or_default().into_iter().map(option).collect_view().into_any();
    when(
        move || landmarks.with(Option::is_some),
        move || {
            view! {
            <label class="app-field__label" for="patokan">{t!("check-landmark")}</label>
            <p class="app-field__hint" id="patokan-petunjuk">{t!("check-landmark-hint")}</p>
            <select
                id="patokan"
                class="app-field__select"
                aria-describedby="patokan-petunjuk"
                on:change=typed(move |it| form.landmark.set(it.parse().ok()))
            >
                <option value="" selected=move || form.landmark.get().is_none()>{t!("check-landmark-any")}</option>
                {dynamic(options)}
            </select>
    }.into_any()
        },
    )
}

/// By kecamatan in the pack's order, which is that of their codes; within it by name.
fn grouped(all: &[KelurahanEntry]) -> Vec<(String, Vec<KelurahanEntry>)> {
    let mut groups: Vec<(String, Vec<KelurahanEntry>)> = Vec::new();
    for it in all {
        let found = groups.iter().position(|(kecamatan, _)| *kecamatan == it.kecamatan);
        let at = found.unwrap_or_else(|| {
            groups.push((it.kecamatan.clone(), Vec::new()));
            groups.len() - 1
        });
        let group = &mut groups[at].1;
        let place = group.iter().position(|other| other.name > it.name).unwrap_or(group.len());
        group.insert(place, it.clone());
    }
    groups
}

/// Both numbers in one field, as they are copied from elsewhere.
#[component]
pub(super) fn CoordinatesField() -> impl IntoView {
    let form = expect_context::<Form>();
    let keep = move |text: String| {
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
            aria-invalid=is_wrong(form.mistakes, COORDINATES)
            aria-describedby="koordinat-petunjuk koordinat-salah"
            prop:value=move || form.coordinates.get()
            on:input=typed(keep)
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
