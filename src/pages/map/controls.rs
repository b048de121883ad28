//! The map's buttons, in our words and wide enough for a thumb. All work with the keyboard alone.

use leptos::prelude::*;
use wording::format;

use super::session::{Search, Session, Stage};
use crate::{
    browser::LocateFailed,
    components::{
        dynamic::{Text, text},
        map_button::MapButton,
    },
    i18n,
    leaflet::MapView,
};

/// Nearer, farther, here.
#[component]
pub(super) fn MapControls() -> impl IntoView {
    let session = expect_context::<Session>();
    let is_off = Signal::derive(move || session.stage.get() != Stage::Ready);
    let is_searching = Signal::derive(move || session.search.get() == Search::Waiting);
    let nearer = Callback::new(move |()| {
        session.with_map(MapView::zoom_in);
    });
    let farther = Callback::new(move |()| {
        session.with_map(MapView::zoom_out);
    });
    let here = Callback::new(move |()| session.locate());
    view! {
        <div class="app-map__buttons">
            <MapButton words=words("map-zoom-in") path="M12 5v14M5 12h14" is_off=is_off on_press=nearer />
            <MapButton words=words("map-zoom-out") path="M5 12h14" is_off=is_off on_press=farther />
            <MapButton
                words=words("map-locate")
                path="M12 2v4M12 18v4M2 12h4M18 12h4M12 6a6 6 0 1 0 0 12a6 6 0 1 0 0-12M12 11v2M11 12h2"
                is_busy=is_searching
                is_off=is_off
                on_press=here
            />
        </div>
        <button
            type="button"
            class="app-map__ask"
            disabled=move || is_off.get()
            on:click=move |_| session.ask_centre()
        >
            <Icon path="M12 3v18M3 12h18M12 7a5 5 0 1 0 0 10a5 5 0 1 0 0-10" />
            <span>{t!("map-ask-centre")}</span>
        </button>
    }
}

fn words(id: &'static str) -> Text {
    text(move || tr!(id))
}

/// A drawing of lines.
#[component]
fn Icon(path: &'static str) -> impl IntoView {
    view! {
        <svg class="app-map__icon" viewBox="0 0 24 24" width="24" height="24" aria-hidden="true" focusable="false">
            <path d=path fill="none" stroke="currentColor" stroke-width="2" stroke-linecap="round" />
        </svg>
    }
}

/// What there is to say about the position, the map and its tiles; read out as it changes.
#[component]
pub(super) fn MapNotices() -> impl IntoView {
    let session = expect_context::<Session>();
    let loading = move || (session.stage.get() == Stage::Loading).then(|| tr!("map-loading"));
    let message = move || loading().or_else(|| said(session.search.get()));
    view! {
        <div class="app-map__notices" role="status">
            {move || message().map(|it| view! { <p class="app-map__notice">{it}</p> })}
        </div>
        {move || session.gap.get().map(|fault| view! {
            <div class="app-map__gap" role="alert">
                <p>{t!("map-tiles-missing")}</p>
                <p class="app-map__gap-detail"><code>{fault.detail}</code></p>
                <button type="button" class="app-map__retry" on:click=move |_| session.try_again()>
                    {t!("map-try-again")}
                </button>
            </div>
        })}
    }
}

fn said(search: Search) -> Option<String> {
    Some(match search {
        Search::Idle => return None,
        Search::Waiting => tr!("locate-waiting"),
        Search::Found(it) => {
            tr!("locate-found", accuracy = format::distance(i18n::words().language(), it.accuracy))
        }
        Search::Failed(LocateFailed::Unsupported) => tr!("locate-unsupported"),
        Search::Failed(LocateFailed::Denied) => tr!("locate-denied"),
        Search::Failed(LocateFailed::Unavailable) => tr!("locate-unavailable"),
        Search::Failed(LocateFailed::TimedOut) => tr!("locate-timed-out"),
    })
}
