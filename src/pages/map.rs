//! The map page: what, then where by pointing, and the same answer beside it. Wiring and layout only.

mod controls;
mod layers;
mod legend;
mod session;
mod sheet;
mod stage;
mod swatch;

use std::rc::Rc;

use leptos::prelude::*;

use self::{
    controls::{MapControls, MapNotices},
    session::{Session, Stage},
    sheet::MapSheet,
    stage::MapStage,
};
use crate::{
    browser,
    leaflet::Scheme,
    routes::Route,
    state::{
        pack::{OpenPack, PackView, use_pack},
        question::use_question,
    },
};

/// The page.
#[component]
pub fn MapPage() -> impl IntoView {
    let pack = use_pack();
    let asked = use_question();
    let text_route = move || Route::Check.asking(&asked.get());
    view! {
        <h1 class="app-map__hidden">{t!("map-title")}</h1>
        <a class="app-map__skip" href=text_route>{t!("map-skip")}</a>
        {move || match pack.view() {
            PackView::Loading => view! { <p class="app-map__wait" role="status">{t!("map-loading")}</p> }.into_any(),
            PackView::Failed(_fault) => ().into_any(),
            PackView::Ready(open) => view! { <MapOfPack open=StoredValue::new_local(open) /> }.into_any(),
        }}
    }
}

/// The map of one pack; another pack gets a map of its own.
#[component]
fn MapOfPack(open: StoredValue<Rc<OpenPack>, LocalStorage>) -> impl IntoView {
    let scheme = open.with_value(|it| Scheme::of(it.pack.manifest(), it.pack.zones()));
    let is_sample = open.with_value(|it| it.is_sample());
    let session = Session::new(scheme);
    provide_context(session);
    view! {
        <div class="app-map" class:app-map--tall=move || session.is_tall.get()>
            <div class="app-map__stage">
                <Show when=move || session.stage.get() != Stage::Failed fallback=MapFailed>
                    <MapStage open=open />
                    <MapControls />
                    <MapNotices />
                </Show>
                {is_sample.then(|| view! { <p class="app-map__sample">{t!("map-sample")}</p> })}
            </div>
            <MapSheet open=open />
        </div>
    }
}

/// Said in place of the map when its script cannot be had.
#[component]
fn MapFailed() -> impl IntoView {
    let asked = use_question();
    let text_route = move || Route::Check.asking(&asked.get());
    view! {
        <div class="app-map__failed" role="alert">
            <h2>{t!("map-failed-title")}</h2>
            <p>{t!("map-failed")}</p>
            <p><a href=text_route>{t!("map-failed-link")}</a></p>
            <button type="button" class="app-map__retry" on:click=|_| browser::reload()>
                {t!("map-try-again")}
            </button>
        </div>
    }
}
