//! The files of a parcel for offices and surveyors, and the converter by itself: corners in any format in, a checked
//! shapefile out. Wiring and layout only; all but its frame is a part of the program of its own.

#[macro_use]
mod say;

mod checks;
mod files;
mod frame;
mod picture;
mod session;
mod source;
mod table;

use leptos::prelude::*;

use self::frame::Frame;
use crate::{
    browser,
    components::part_view::{Loading, part_page},
    pages::PageTitle,
    routes::Route,
};

/// The page.
#[component]
pub fn ExportPage() -> impl IntoView {
    view! {
        <PageTitle title="common-export" />
        {part_page(load, || view! { <p><a href=Route::Home.path()>{t!("common-menu-home")}</a></p> }.into_any())}
    }
}

fn load() -> Loading {
    Box::pin(async {
        let style = browser::load_style("export-style");
        let part = export_part().await;
        style.await;
        part
    })
}

part! {
    async fn export_part() -> fn() -> AnyView, in export {
        || view! { <Frame /> }.into_any()
    }
}
