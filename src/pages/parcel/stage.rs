//! The map on which the outline is drawn: made when Leaflet has come, followed by the outline and by day and night.
//! Everything on it can be done in the list of corners too.

use std::rc::Rc;

use leptos::{html, prelude::*};

use super::session::{Session, Target};
use crate::{
    browser::{self, CALM, DARK, Preference},
    components::{
        dynamic::{Text, clicked, dynamic, text, when, whenever},
        map_button::MapButton,
    },
    leaflet::{self, LoadFailed, MapEvents, MapSetup, MapView, OutlineEvents, Scheme, Theme, TileStore},
    state::pack::{OpenPack, use_pack},
};

/// How far the map is.
#[derive(Clone, Copy, PartialEq, Eq)]
enum State {
    Loading,
    Ready,
    Failed,
}

/// Map, its buttons, and the steps that can be taken back.
#[component]
pub(super) fn Stage() -> impl IntoView {
    let session = expect_context::<Session>();
    let pack = use_pack();
    let state = RwSignal::new(State::Loading);
    // A map that has become ready is not made anew.
    let has_failed = Memo::new(move |_| state.get() == State::Failed);
    view! {
        <div class="app-parcel__stage">
            {dynamic(move || match (pack.ready(), has_failed.get()) {
                (_, true) => view! { <p class="app-note" role="alert">{parcel_t!("parcel-map-failed")}</p> }.into_any(),
                (None, _) => view! { <p role="status">{t!("map-loading")}</p> }.into_any(),
                (Some(open), _) => canvas(session, open, state),
            })}
            {buttons(session, state)}
        </div>
        <Steps />
    }
}

fn canvas(session: Session, open: Rc<OpenPack>, state: RwSignal<State>) -> AnyView {
    let element = NodeRef::<html::Div>::new();
    let open = StoredValue::new_local(open);
    follow_colours(session, open);
    follow_outline(session, state);
    Effect::new(move |_| {
        if let Some(element) = element.get() {
            begin(session, open.get_value(), element.into(), state);
        }
    });
    on_cleanup(move || {
        session.forget_tap();
        drop(session.map.try_update_value(Option::take));
    });
    let on_key: Box<dyn FnMut(leptos::ev::KeyboardEvent)> = Box::new(move |event| {
        if event.key() == "Enter" {
            event.prevent_default();
            session.add_centre();
        }
    });
    view! {
        <div
            id="peta-bidang"
            class="app-parcel__canvas"
            node_ref=element
            role="application"
            tabindex="0"
            aria-label=parcel_t!("parcel-map")
            aria-describedby="bidang-tombol"
            on:keydown=on_key
        ></div>
        <p id="bidang-tombol" class="app-hidden">{parcel_t!("parcel-map-keys")}</p>
        <div class="app-map__crosshair" aria-hidden="true"></div>
        {dynamic(move || match hint(session) {
            Some(id) => view! { <p class="app-parcel__hint">{parcel_t!(id)}</p> }.into_any(),
            None => ().into_any(),
        })}
    }
    .into_any()
}

fn buttons(session: Session, state: RwSignal<State>) -> AnyView {
    let is_off = Signal::derive(move || state.get() != State::Ready);
    let nearer = Callback::new(move |()| session.with_map(MapView::zoom_in).unwrap_or_default());
    let farther = Callback::new(move |()| session.with_map(MapView::zoom_out).unwrap_or_default());
    let whole = Callback::new(move |()| session.show_all());
    let of_map = |id: &'static str| -> Text { text(move || tr!(id)) };
    view! {
        <div class="app-map__buttons">
            <MapButton words=of_map("map-zoom-in") path="M12 5v14M5 12h14" is_off=is_off on_press=nearer />
            <MapButton words=of_map("map-zoom-out") path="M5 12h14" is_off=is_off on_press=farther />
            <MapButton
                words=text(parcel_t!("parcel-show-all"))
                path="M4 9V4h5M20 9V4h-5M4 15v5h5M20 15v5h-5"
                is_off=is_off
                on_press=whole
            />
        </div>
        <button type="button" class="app-map__ask" disabled=move || is_off.get() on:click=clicked(move || session.add_centre())>
            {parcel_t!("parcel-add-centre")}
        </button>
    }
    .into_any()
}

/// What a tap does, while that has to be said; and what the last corner was drawn onto.
fn hint(session: Session) -> Option<&'static str> {
    let is_begun = |count: usize| count > 2;
    let snapped = session.snapped.get();
    let plot = session.sketch.with(|it| is_begun(it.corners().len()));
    match session.target.get() {
        Target::Building if !session.building.with(|it| is_begun(it.corners().len())) => {
            snapped.or(Some("parcel-map-hint-building"))
        }
        Target::Plot if !plot => snapped.or(Some("parcel-map-hint")),
        _ => snapped,
    }
}

/// Undo, redo, begin anew.
#[component]
fn Steps() -> impl IntoView {
    let session = expect_context::<Session>();
    let button = |id: &'static str, is_off: Signal<bool>, run: fn(Session)| {
        view! {
            <button
                type="button"
                class="app-button app-button--small app-button--quiet"
                disabled=move || is_off.get()
                on:click=clicked(move || run(session))
            >
                {parcel_t!(id)}
            </button>
        }
        .into_any()
    };
    let cannot = move |can: fn(&parcel::Editor) -> bool| Signal::derive(move || !session.active().with(can));
    let is_building = move || session.target.get() == Target::Building;
    let finish = move || {
        session.target.set(Target::Plot);
        session.chosen.set(None);
        browser::focus_on("letak-bangunan".to_owned());
    };
    view! {
        {when(is_building, move || view! {
            <p class="app-parcel__mode" role="status">
                <strong>{parcel_t!("parcel-drawing-building")}</strong>
                <button type="button" class="app-button app-button--small" on:click=clicked(finish)>{parcel_t!("parcel-drawing-done")}</button>
            </p>
        }.into_any())}
        <div class="app-parcel__steps">
            {button("parcel-undo", cannot(parcel::Editor::can_undo), Session::undo)}
            {button("parcel-redo", cannot(parcel::Editor::can_redo), Session::redo)}
            {button("parcel-clear", cannot(|it| !it.corners().is_empty()), Session::clear_active)}
        </div>
        <label class="app-parcel__switch">
            <input
                type="checkbox"
                prop:checked=move || session.snaps.get()
                on:change=move |event| session.snaps.set(event_target_checked(&event))
            />
            <span>{parcel_t!("parcel-snap")}</span>
        </label>
    }
}

/// Loads Leaflet and builds the map.
fn begin(session: Session, open: Rc<OpenPack>, element: web_sys::HtmlElement, state: RwSignal<State>) {
    leptos::task::spawn_local(async move {
        let mut scheme = scheme(&open);
        // The plan below is a help; without it the outline is drawn all the same.
        let store = TileStore::new(open, Box::new(|_error| ()));
        scheme.sea_around = store.is_sea_around(false).await;
        let loaded = leaflet::load().await;
        // The page may have been left while files were on their way.
        if state.try_get_untracked().is_none() {
            return;
        }
        let question = session.asked.get_untracked();
        let first = session.sketch.with_untracked(|it| it.corners().first().copied());
        let setup = MapSetup {
            element,
            store,
            scheme: Rc::new(scheme),
            place: first.or(question.place),
            zoom: question.zoom.filter(|_| first.is_none()),
            is_calm: browser::prefers(CALM),
        };
        match loaded.and_then(|()| MapView::new(setup, events(session))) {
            Ok(map) => {
                map.edit_outline(outline_events(session));
                let _ = session.map.try_update_value(|it| *it = Some(map));
                session.show_all();
                let _ = state.try_set(State::Ready);
            }
            Err(LoadFailed) => drop(state.try_set(State::Failed)),
        }
    });
}

fn events(session: Session) -> MapEvents {
    MapEvents {
        ask: Box::new(move |place| session.tap(place)),
        double_tap: Box::new(move || session.forget_tap()),
        rest: Rc::new(|| ()),
    }
}

/// Told after the map has done its own work: a corner that goes takes its handle with it.
fn outline_events(session: Session) -> OutlineEvents {
    let later = |run: Box<dyn FnOnce()>| leptos::task::spawn_local(async move { run() });
    OutlineEvents {
        moved: Box::new(move |at, place| later(Box::new(move || session.drag(at, place)))),
        chosen: Box::new(move |at| later(Box::new(move || session.chosen.set(Some(at))))),
        pressed: Box::new(move |at| later(Box::new(move || session.press(at)))),
    }
}

fn follow_outline(session: Session, state: RwSignal<State>) {
    whenever(move || {
        state.track();
        let (chosen, target) = (session.chosen.get(), session.target.get());
        let (plot, building) = (session.sketch.get(), session.building.with(parcel::Editor::sketch));
        let (active, other) = if target == Target::Plot { (plot, building) } else { (building, plot) };
        session.with_map(|map| {
            map.show_outline(active.corners(), chosen);
            map.show_other(other.corners(), target == Target::Plot);
        });
    });
}

fn scheme(open: &OpenPack) -> Scheme {
    let mut scheme = Scheme::of(open.pack.manifest(), open.pack.zones());
    scheme.theme = if browser::prefers(DARK) { Theme::NIGHT } else { Theme::DAY };
    scheme
}

/// Day and night.
fn follow_colours(session: Session, open: StoredValue<Rc<OpenPack>, LocalStorage>) {
    let follow = Preference::follow(DARK, move || {
        if let Some(scheme) = open.try_with_value(|it| scheme(it)) {
            session.with_map(|it| it.repaint(scheme));
        }
    });
    let _ = StoredValue::new_local(follow);
}
