//! The catalogue of services: what one needs, found by everyday words, and a page for each service to take along.
//! Wiring and layout only; all but its frame is a part of the program of its own.

#[macro_use]
mod say;

mod actions;
mod entry;
mod facts;
mod finder;
mod frame;
mod session;
mod ways;

use leptos::prelude::*;

use self::frame::Frame;
use crate::{
    browser,
    components::part_view::{Loading, reading_page},
    pages::PageTitle,
    routes::Route,
};

/// The page.
#[component]
pub fn ServicesPage() -> impl IntoView {
    view! {
        <PageTitle title="common-services" />
        {reading_page(load, || view! { <p><a href=Route::Home.path()>{t!("common-menu-home")}</a></p> }.into_any())}
    }
}

fn load() -> Loading {
    Box::pin(async {
        let style = browser::load_style("services-style");
        let part = services_part().await;
        style.await;
        part
    })
}

part! {
    async fn services_part() -> fn() -> AnyView, in services {
        || view! { <Frame /> }.into_any()
    }
}
