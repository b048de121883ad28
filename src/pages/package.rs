//! What one takes to another system: its screens with the answers given here, its papers, the numbers it gave. Wiring and
//! layout only; all but its frame is a part of the program of its own. Sends nothing anywhere.

#[macro_use]
mod say;

mod back;
mod documents;
mod field;
mod frame;
mod keep;
mod list;
mod names;
mod noted;
mod numbers;
mod open;
mod session;
mod there;

use leptos::prelude::*;

use self::frame::Frame;
pub(crate) use self::{noted::noted_numbers, session::address_of_draft as package_address};
use crate::{
    browser,
    components::part_view::{Loading, reading_page},
    pages::PageTitle,
    routes::Route,
};

/// The page.
#[component]
pub fn PackagePage() -> impl IntoView {
    view! {
        <PageTitle title="common-package" />
        {reading_page(load, || view! { <p><a href=Route::Services.path()>{t!("common-services")}</a></p> }.into_any())}
    }
}

fn load() -> Loading {
    Box::pin(async {
        let styles = ["fields-style", "mine-style", "package-style"].map(browser::load_style);
        let part = package_part().await;
        for style in styles {
            style.await;
        }
        part
    })
}

part! {
    async fn package_part() -> fn() -> AnyView, in package {
        || view! { <Frame /> }.into_any()
    }
}
