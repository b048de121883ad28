//! A form filled in: one question at a time, kept on the device at every answer, checked before anything leaves it. Wiring
//! and layout only; all but its frame is a part of the program of its own.

#[macro_use]
mod say;

mod building;
mod card;
mod carry;
mod choose;
mod done;
mod fee;
mod frame;
mod handover;
mod items;
mod kinds;
mod locked;
mod lot;
mod papers;
mod problem;
mod question;
mod review;
mod route;
mod session;
mod shown;
mod start;
mod step;
mod tasks;

use leptos::prelude::*;

pub(crate) use self::carry::facts_of as verdict_facts;
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
pub fn FormPage() -> impl IntoView {
    view! {
        <PageTitle title="common-services" />
        {reading_page(load, || view! { <p><a href=Route::Services.path()>{t!("common-services")}</a></p> }.into_any())}
    }
}

fn load() -> Loading {
    Box::pin(async {
        let styles = ["fields-style", "lists-style", "mine-style", "form-style"].map(browser::load_style);
        let part = form_part().await;
        for style in styles {
            style.await;
        }
        part
    })
}

part! {
    async fn form_part() -> fn() -> AnyView, in form {
        i18n::learn_components();
        || view! { <Frame /> }.into_any()
    }
}
