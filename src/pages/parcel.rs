//! The page of a parcel: its outline by tapping, walking, typing or from a file, and what may be done on it. Wiring and
//! layout only; all but its frame is a part of the program of its own.

#[macro_use]
mod say;

mod answer;
mod corners;
mod draw;
mod findings;
mod frame;
mod import;
mod keep;
mod measures;
mod session;
mod stage;
mod typing;
mod walking;

/// What is said of files and lists of corners, for the page that converts them.
pub(super) mod told {
    pub(in crate::pages) use super::{
        answer::told::amount,
        corners::vicinity_of,
        import::{fault_words, note_words},
        typing::result as list_result,
    };
}

use leptos::prelude::*;

use self::frame::Frame;
use crate::{
    browser,
    components::{
        dynamic::live,
        part_view::{Loading, part_page},
    },
    leaflet,
    pages::PageTitle,
    routes::Route,
    state::question::use_question,
};

/// The page.
#[component]
pub fn ParcelPage() -> impl IntoView {
    // Leaflet comes at the same time as the part that needs it; a failure is told when the map asks again.
    leptos::task::spawn_local(async {
        let _ = leaflet::load().await;
    });
    view! {
        <PageTitle title="common-parcel" />
        {part_page(load, || view! { <p><a href=live(text_route)>{t!("map-failed-link")}</a></p> }.into_any())}
    }
}

fn text_route() -> String {
    Route::Check.asking(&use_question().get())
}

fn load() -> Loading {
    Box::pin(async {
        let style = browser::load_style("parcel-style");
        let part = parcel_part().await;
        style.await;
        part
    })
}

part! {
    async fn parcel_part() -> fn() -> AnyView, in parcel {
        || view! { <Frame /> }.into_any()
    }
}
