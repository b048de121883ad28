//! The map page: what, then where by pointing, and the same answer beside it. Wiring and layout only.

mod coloured;
mod colours;
mod controls;
mod here;
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
    components::{
        dynamic::{later, live},
        part_view::{Loading, part_view},
    },
    i18n,
    leaflet::{self, Scheme},
    pages::PageTitle,
    routes::Route,
    state::{
        language::use_language,
        pack::{OpenPack, PackView, use_pack},
        question::use_question,
    },
};

/// So long the static page stays while the map is on its way, in milliseconds; a page that is half there is laid out for nothing.
const PATIENCE: u32 = 1000;

/// The page. All but its frame is a part of its own, which only visits to the map load.
#[component]
pub fn MapPage() -> impl IntoView {
    prepare();
    browser::hold_skeleton();
    browser::after(PATIENCE, browser::release_skeleton);
    view! {
        <PageTitle title="map-title" />
        <h1 class="app-hidden">{t!("map-title")}</h1>
        <a class="app-skip" href=live(text_route)>{t!("map-skip")}</a>
        {part_view(load, || view! { <p><a href=live(text_route)>{t!("map-failed-link")}</a></p> }.into_any())}
    }
}

/// Begins with what a map needs besides the pack; a failure is told when the page asks again.
pub fn prepare() {
    browser::begin(async {
        let _ = leaflet::load().await;
    });
    browser::begin(async {
        let _ = map_part().await;
    });
}

fn text_route() -> String {
    Route::Check.asking(&use_question().get())
}

fn load() -> Loading {
    Box::pin(map_part())
}

part! {
    async fn map_part() -> fn() -> AnyView, in map {
        || {
            i18n::learn_answers();
            view! { <Maps /> }.into_any()
        }
    }
}

/// The map of the pack that is open.
#[component]
fn Maps() -> impl IntoView {
    let pack = use_pack();
    view! {
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
    follow_size(session);
    view! {
        <div class="app-map" node_ref=session.frame class:app-map--tall=move || session.is_tall.get()>
            <div class="app-map__stage">
                <Show when=move || session.stage.get() != Stage::Failed fallback=MapFailed>
                    <MapStage open=open />
                    <MapControls />
                    {later(|| view! { <MapNotices /> }.into_any())}
                </Show>
                {is_sample.then(|| view! { <p class="app-map__sample">{t!("common-sample")}</p> })}
            </div>
            <MapSheet open=open />
        </div>
    }
}

/// In another language, or on a phone that was turned, the frame above wraps otherwise.
fn follow_size(session: Session) {
    let language = use_language();
    let measure = move || browser::on_next_frame(move || session.fit());
    Effect::new(move |before: Option<()>| {
        language.get();
        if before.is_some() {
            measure();
        }
    });
    let resized = window_event_listener(leptos::ev::resize, move |_| measure());
    on_cleanup(move || resized.remove());
}

/// Said in place of the map when its script cannot be had.
#[component]
fn MapFailed() -> impl IntoView {
    view! {
        <div class="app-map__failed" role="alert">
            <h2>{t!("map-failed-title")}</h2>
            <p>{t!("map-failed")}</p>
            <p><a href=live(text_route)>{t!("map-failed-link")}</a></p>
            <button type="button" class="app-map__retry" on:click=|_| browser::reload()>
                {t!("map-try-again")}
            </button>
        </div>
    }
}
