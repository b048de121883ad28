//! Which layers are shown, and how strongly.

use std::rc::Rc;

use leptos::prelude::*;

use super::{legend::overlay_title, session::Session};
use crate::{leaflet::Shown, state::pack::OpenPack};

/// One box for each layer that the pack has.
#[component]
pub(super) fn LayerSwitch(open: StoredValue<Rc<OpenPack>, LocalStorage>) -> impl IntoView {
    let session = expect_context::<Session>();
    let scheme = session.scheme.get_untracked();
    let zones = [
        (!scheme.subzone_layers.is_empty()).then_some(("map-layer-subzones", SUBZONES)),
        (!scheme.kawasan_layers.is_empty()).then_some(("map-layer-kawasan", KAWASAN)),
    ];
    let zones = zones.into_iter().flatten().map(|(id, layer)| {
        view! { <Box label=Signal::derive_local(move || tr!(id)) is_on=layer.0 switch=layer.1 /> }
    });
    let overlays = scheme.overlays.into_iter().map(|overlay| {
        let kind = overlay.kind.clone();
        let label = Signal::derive_local(move || overlay_title(open, &kind));
        view! { <OverlayBox kind=overlay.kind label=label /> }
    });
    view! {
        <fieldset class="app-layers">
            <legend class="app-layers__title">{t!("map-layers")}</legend>
            {zones.collect_view()}
            {overlays.collect_view()}
            <Strength />
        </fieldset>
    }
}

type Layer = (fn(&Shown) -> bool, fn(&mut Shown, bool));

const SUBZONES: Layer = (|it| it.subzones, |it, on| it.subzones = on);
const KAWASAN: Layer = (|it| it.kawasan, |it, on| it.kawasan = on);

#[component]
fn Box(
    label: Signal<String, LocalStorage>,
    is_on: fn(&Shown) -> bool,
    switch: fn(&mut Shown, bool),
) -> impl IntoView {
    let session = expect_context::<Session>();
    let checked = move || session.scheme.with(|it| is_on(&it.shown));
    let toggle = move |on| session.change_shown(|it| switch(it, on));
    view! { <Check label=label checked=Signal::derive(checked) toggle=Callback::new(toggle) /> }
}

#[component]
fn OverlayBox(kind: String, label: Signal<String, LocalStorage>) -> impl IntoView {
    let session = expect_context::<Session>();
    let kind = StoredValue::new(kind);
    let checked = move || session.scheme.with(|it| it.shown.overlays.contains(&kind.get_value()));
    let toggle = move |on: bool| {
        session.change_shown(|shown| {
            let kind = kind.get_value();
            shown.overlays.retain(|it| *it != kind);
            if on {
                shown.overlays.push(kind);
            }
        });
    };
    view! { <Check label=label checked=Signal::derive(checked) toggle=Callback::new(toggle) /> }
}

/// How strongly the plan's colours show; faint ones let the roads and names below be read.
#[component]
fn Strength() -> impl IntoView {
    let session = expect_context::<Session>();
    let strength = Memo::new(move |_| session.scheme.with(|it| it.shown.strength));
    let set = move |event| {
        if let Ok(percent) = event_target_value(&event).parse::<u8>() {
            session.change_shown(|it| it.strength = percent.min(100));
        }
    };
    view! {
        <label class="app-layers__line app-layers__line--range">
            <span>{t!("map-layer-strength")}</span>
            <input type="range" class="app-layers__range" min="10" max="100" step="10"
                prop:value=move || strength.get().to_string() on:input=set />
            <output>{move || format!("{} %", strength.get())}</output>
        </label>
    }
}

/// A box with its label; the whole line can be tapped.
#[component]
fn Check(
    label: Signal<String, LocalStorage>,
    checked: Signal<bool>,
    toggle: Callback<bool>,
) -> impl IntoView {
    view! {
        <label class="app-layers__line">
            <input
                type="checkbox"
                class="app-layers__box"
                prop:checked=checked
                on:change=move |event| toggle.run(event_target_checked(&event))
            />
            <span>{move || label.get()}</span>
        </label>
    }
}
