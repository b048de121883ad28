//! The cities whose data are on this device: kept for use without a network, chosen, brought up to date, checked, deleted. Wiring
//! and layout only; all but its frame is a part of the program of its own.

mod card;
mod delete;
mod download;
mod frame;
mod look;
mod places;
mod proof;
mod room;
mod session;

use leptos::prelude::*;

use self::frame::Frame;
use crate::{
    browser,
    components::part_view::{Loading, reading_page},
    i18n,
    pages::PageTitle,
    routes::Route,
};

/// The page.
#[component]
pub fn PacksPage() -> impl IntoView {
    view! {
        <PageTitle title="common-packs" />
        {reading_page(load, || view! { <p><a href=Route::Home.path()>{t!("common-menu-home")}</a></p> }.into_any())}
    }
}

fn load() -> Loading {
    Box::pin(async {
        let styles = ["mine-style", "packs-style"].map(browser::load_style);
        let part = packs_part().await;
        for style in styles {
            style.await;
        }
        part
    })
}

part! {
    async fn packs_part() -> fn() -> AnyView, in packs {
        || {
            // The answers of saved places are said in the words of answers.
            i18n::learn_answers();
            view! { <Frame /> }.into_any()
        }
    }
}
