//! The map page: what, then where by pointing, and the same answer beside it. Wiring and layout only.

mod controls;
mod here;
mod layers;
mod legend;
mod session;
mod sheet;
mod stage;
mod swatch;

use std::rc::Rc;

use leptos::{html, prelude::*};

use self::{
    controls::{MapControls, MapNotices},
    session::{Session, Stage},
    sheet::MapSheet,
    stage::MapStage,
};
use crate::{
    browser,
    leaflet::{MapView, Scheme},
    pages::PageTitle,
    routes::Route,
    state::{
        language::use_language,
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
        <PageTitle title="map-title" />
        <h1 class="app-hidden">{t!("map-title")}</h1>
        <a class="app-skip" href=text_route>{t!("map-skip")}</a>
        {move || match pack.view() {
            PackView::Loading => view! { <p class="app-map__wait" role="status">{t!("map-loading")}</p> }.into_any(),
            // The frame says what failed, as on every page.
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
    let frame = NodeRef::<html::Div>::new();
    fit(frame, session);
    view! {
        <div class="app-map" node_ref=frame class:app-map--tall=move || session.is_tall.get()>
            <div class="app-map__stage">
                <Show when=move || session.stage.get() != Stage::Failed fallback=MapFailed>
                    <MapStage open=open />
                    <MapControls />
                    <MapNotices />
                </Show>
                {is_sample.then(|| view! { <p class="app-map__sample">{t!("common-sample")}</p> })}
            </div>
            <MapSheet open=open />
        </div>
    }
}

/// Gives the page exactly what the frame above it leaves of the screen, however that frame wraps.
fn fit(frame: NodeRef<html::Div>, session: Session) {
    let language = use_language();
    let measure = move || {
        browser::on_next_frame(move || {
            if let Some(frame) = frame.try_get_untracked().flatten() {
                browser::set_length(&frame, "--map-above", frame.offset_top());
                session.with_map(MapView::resize);
            }
        });
    };
    Effect::new(move |_| {
        language.get();
        frame.track();
        measure();
    });
    let resized = window_event_listener(leptos::ev::resize, move |_| measure());
    on_cleanup(move || resized.remove());
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
