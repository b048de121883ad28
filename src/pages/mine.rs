//! What is kept on this phone: every draft with what can be done with it, how it is kept, and how to be rid of it. Wiring and
//! layout only; all but its frame is a part of the program of its own.

mod card;
mod contents;
mod delete;
mod frame;
mod pin;
mod restore;
mod safety;
mod session;
mod told;
mod unlock;

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
pub fn MinePage() -> impl IntoView {
    view! {
        <PageTitle title="common-mine" />
        {reading_page(load, || view! { <p><a href=Route::Home.path()>{t!("common-menu-home")}</a></p> }.into_any())}
    }
}

fn load() -> Loading {
    Box::pin(async {
        let style = browser::load_style("mine-style");
        let part = mine_part().await;
        style.await;
        part
    })
}

part! {
    async fn mine_part() -> fn() -> AnyView, in mine {
        || view! { <Frame /> }.into_any()
    }
}
