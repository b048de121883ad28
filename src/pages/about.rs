//! What this app knows and does not know, and how it can be used by everyone: two pages of one part of the program. Wiring and
//! layout only.

#[macro_use]
mod say;

mod access;
mod facts;
mod looks;
mod shares;

use leptos::prelude::*;

use crate::{
    browser,
    components::part_view::{Loading, part_page},
    i18n,
    pages::PageTitle,
    routes::Route,
};

/// What the app knows and does not know.
#[component]
pub fn AboutPage() -> impl IntoView {
    view! {
        <PageTitle title="common-about" />
        {part_page(load_facts, home)}
    }
}

/// Who can use the app and how, with the looks to choose from.
#[component]
pub fn AccessPage() -> impl IntoView {
    view! {
        <PageTitle title="common-access" />
        {part_page(load_access, home)}
    }
}

fn home() -> AnyView {
    view! { <p><a href=Route::Home.path()>{t!("common-menu-home")}</a></p> }.into_any()
}

fn load_facts() -> Loading {
    Box::pin(async { with_styles().await.map(|it| it.0) })
}

fn load_access() -> Loading {
    Box::pin(async { with_styles().await.map(|it| it.1) })
}

type Pages = (fn() -> AnyView, fn() -> AnyView);

async fn with_styles() -> Result<Pages, crate::part::PartMissing> {
    let styles = ["fields-style", "about-style"].map(browser::load_style);
    let part = knows_part().await;
    for style in styles {
        style.await;
    }
    part
}

part! {
    async fn knows_part() -> Pages, in knows {
        i18n::learn_components();
        (|| facts::view(), || access::view())
    }
}
