//! Files that were sent: the list, one on its way, one that has arrived with its receipt, and where it stands. Wiring and layout
//! only; all but its frame is a part of the program of its own.

mod corrections;
mod ending;
mod entry;
mod frame;
mod list;
mod names;
mod photo;
mod receipt;
mod sending;
mod session;
mod standing;
mod talk;

use leptos::prelude::*;

use self::frame::Frame;
pub(crate) use self::session::address as track_address;
use crate::{
    browser,
    components::part_view::{Loading, reading_page},
    i18n,
    pages::PageTitle,
    routes::Route,
};

/// The page.
#[component]
pub fn TrackPage() -> impl IntoView {
    view! {
        <PageTitle title="common-files" />
        {reading_page(load, || view! { <p><a href=Route::Home.path()>{t!("common-menu-home")}</a></p> }.into_any())}
    }
}

/// Brings what the page needs before somebody goes there: whoever sends may lose the network in the same moment.
pub(crate) fn bring_track_page() {
    leptos::task::spawn_local(async {
        let _ = load().await;
    });
}

fn load() -> Loading {
    Box::pin(async {
        let styles = ["fields-style", "mine-style", "track-style"].map(browser::load_style);
        let part = track_part().await;
        for style in styles {
            style.await;
        }
        part
    })
}

part! {
    async fn track_part() -> fn() -> AnyView, in track {
        i18n::learn_components();
        || view! { <Frame /> }.into_any()
    }
}
