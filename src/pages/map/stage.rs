//! The element that the map lives in: made when Leaflet has come, followed by question, colours and size.

use std::rc::Rc;

use citypack::PackError;
use leptos::{html, prelude::*};
use measure::LngLat;

use super::session::{Session, Stage};
use crate::{
    browser::{self, CALM, DARK, Preference},
    fault::Fault,
    leaflet::{self, MapEvents, MapSetup, MapView, Scheme, Theme, TileStore},
    question::Question,
    state::pack::OpenPack,
};

/// The map itself, with its cross-hair.
#[component]
pub(super) fn MapStage(open: StoredValue<Rc<OpenPack>, LocalStorage>) -> impl IntoView {
    let session = expect_context::<Session>();
    let element = NodeRef::<html::Div>::new();

    follow_colours(session);
    follow_question(session);
    Effect::new(move |_| {
        if let Some(element) = element.get() {
            begin(session, open.get_value(), element.into());
        }
    });
    on_cleanup(move || session.close());

    // Leaflet gives the map the focus at every touch; the ring is for people who came by keyboard.
    let is_touched = RwSignal::new(false);
    let on_key = move |event: leptos::ev::KeyboardEvent| {
        is_touched.set(false);
        if event.key() == "Enter" {
            event.prevent_default();
            session.ask_centre();
        }
    };
    view! {
        <div
            class="app-map__canvas"
            class:app-map__canvas--touched=is_touched
            node_ref=element
            on:pointerdown=move |_| is_touched.set(true)
            on:blur=move |_| is_touched.set(false)
            role="application"
            tabindex="0"
            aria-label=t!("map-label")
            aria-describedby="peta-tombol"
            on:keydown=on_key
        ></div>
        <p id="peta-tombol" class="app-hidden">{t!("map-keys")}</p>
        <div class="app-map__crosshair" aria-hidden="true"></div>
    }
}

/// Loads Leaflet and builds the map; whatever fails ends in words, not in an empty page.
fn begin(session: Session, open: Rc<OpenPack>, element: web_sys::HtmlElement) {
    leptos::task::spawn_local(async move {
        let store = TileStore::new(Rc::clone(&open), tell_fault(session));
        let question = session.asked.get_untracked();
        let is_whole = question.place.is_none() && question.kelurahan.is_none();
        let sea_around = store.is_sea_around(is_whole).await;
        let loaded = leaflet::load().await;
        // The page may have been left while files were on their way.
        if session.stage.try_get_untracked().is_none() {
            return;
        }
        session.scheme.update(|it| it.sea_around = sea_around);
        let question = session.asked.get_untracked();
        let (place, zoom) = first_view(&open, &question).await;
        // The tile that told has just been read.
        browser::turn().await;
        // The map is made for the room that it has; until now nothing of the page had to be laid out.
        browser::release_skeleton();
        session.fit();
        let setup = MapSetup {
            element,
            store,
            scheme: Rc::new(untrack(|| session.drawn())),
            place,
            zoom,
            is_calm: browser::prefers(CALM),
        };
        match loaded.and_then(|()| MapView::new(setup, events(session))) {
            Ok(map) => session.keep(map),
            Err(leaflet::LoadFailed) => session.stage.set(Stage::Failed),
        }
    });
}

/// Zoom at which a kelurahan fits a phone's screen, by and large.
const KELURAHAN_ZOOM: u8 = 14;

/// What the link asks about: a place, else a kelurahan as a whole, else nothing, which shows the whole city.
async fn first_view(open: &OpenPack, question: &Question) -> (Option<LngLat>, Option<u8>) {
    let Some(code) = question.kelurahan.as_ref().filter(|_| question.place.is_none()) else {
        return (question.place, question.zoom);
    };
    let places = open.load_places().await.ok();
    let kelurahan = places.as_ref().and_then(|it| it.kelurahan.iter().find(|it| it.code == *code));
    let place = kelurahan.and_then(|it| LngLat::new(it.at[0], it.at[1]).ok());
    (place, question.zoom.or(Some(KELURAHAN_ZOOM)))
}

fn events(session: Session) -> MapEvents {
    MapEvents {
        ask: Box::new(move |place| session.ask_soon(place)),
        double_tap: Box::new(move || session.forget_pending()),
        rest: session.on_rest(),
    }
}

fn tell_fault(session: Session) -> Box<dyn Fn(PackError)> {
    Box::new(move |error| {
        let _ = session.gap.try_set(Some(Fault::from(&error)));
    })
}

/// Day and night, and every change of layers.
fn follow_colours(session: Session) {
    let theme = move || if browser::prefers(DARK) { Theme::NIGHT } else { Theme::DAY };
    session.scheme.update(|it| it.theme = theme());
    let follow = Preference::follow(DARK, move || {
        let _ = session.scheme.try_update(|it| it.theme = theme());
    });
    let _ = StoredValue::new_local(follow);
    Effect::new(move |before: Option<Scheme>| {
        let scheme = session.drawn();
        if before.is_some_and(|it| it != scheme) {
            session.with_map(|map| map.repaint(scheme.clone()));
        }
        scheme
    });
}

/// The marker stands where the question is. A place that came from elsewhere, by a link or by "back", is shown as
/// its link says; one that was pointed at here is only kept clear of the edges.
fn follow_question(session: Session) {
    Effect::new(move |before: Option<Option<LngLat>>| {
        let question = session.asked.get();
        let place = question.place;
        let accuracy = place.and_then(|at| Some((at, session.asked.accuracy_of(at)?)));
        if session.stage.get() != Stage::Ready {
            return place;
        }
        session.with_map(|map| {
            map.mark(place);
            map.show_accuracy(accuracy);
        });
        if before.is_some_and(|it| it != place) {
            // The sheet has grown or shrunk by the next frame, and the map with it.
            browser::on_next_frame(move || show(session, &question));
        }
        place
    });
    Effect::new(move |before: Option<()>| {
        session.is_tall.track();
        if before.is_some() {
            browser::on_next_frame(move || {
                session.with_map(MapView::resize);
            });
        }
    });
}

fn show(session: Session, question: &Question) {
    session.with_map(|map| {
        map.resize();
        let Some(place) = question.place else { return };
        match question.zoom.filter(|it| !session.was_asked_here(place) && *it != map.zoom()) {
            Some(zoom) => map.go_to(place, Some(zoom)),
            None => map.keep_in_sight(place),
        }
    });
}
