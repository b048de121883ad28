//! The map's buttons, in our words and wide enough for a thumb. All work with the keyboard alone.

use leptos::prelude::*;
use wording::format;

use super::session::{Search, Session, Stage};
use crate::{browser::LocateFailed, i18n, leaflet::MapView};

/// Nearer, farther, here.
#[component]
pub(super) fn MapControls() -> impl IntoView {
    let session = expect_context::<Session>();
    let is_off = move || session.stage.get() != Stage::Ready;
    view! {
        <div class="app-map__buttons">
            <button
                type="button"
                class="app-map__button"
                disabled=is_off
                aria-label=t!("map-zoom-in")
                on:click=move |_| { session.with_map(MapView::zoom_in); }
            >
                <Icon path="M12 5v14M5 12h14" />
            </button>
            <button
                type="button"
                class="app-map__button"
                disabled=is_off
                aria-label=t!("map-zoom-out")
                on:click=move |_| { session.with_map(MapView::zoom_out); }
            >
                <Icon path="M5 12h14" />
            </button>
            <button
                type="button"
                class="app-map__button"
                disabled=is_off
                aria-label=t!("map-locate")
                aria-busy=move || (session.search.get() == Search::Waiting).to_string()
                on:click=move |_| session.locate()
            >
                <Icon path="M12 2v4M12 18v4M2 12h4M18 12h4M12 6a6 6 0 1 0 0 12a6 6 0 1 0 0-12M12 11v2M11 12h2" />
            </button>
        </div>
        <button
            type="button"
            class="app-map__ask"
            disabled=is_off
            on:click=move |_| session.ask_centre()
        >
            <Icon path="M12 3v18M3 12h18M12 7a5 5 0 1 0 0 10a5 5 0 1 0 0-10" />
            <span>{t!("map-ask-centre")}</span>
        </button>
    }
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
