//! The sheet of an answer, with its PDF and its code, and the check of one that somebody brings. Wiring and layout only; all
//! but its frame is a part of the program of its own.

#[macro_use]
mod say;

mod check;
mod content;
mod decide;
mod frame;
mod numbers;
mod office;
mod paper_view;
mod reader;
mod result;
mod surroundings;

use leptos::prelude::*;

use self::frame::Frame;
use crate::{
    browser,
    components::part_view::{Loading, part_page},
    i18n,
    pages::PageTitle,
    routes::Route,
};

/// The page.
#[component]
pub fn SheetPage() -> impl IntoView {
    view! {
        <PageTitle title="common-sheet" />
        {part_page(load, || view! { <p><a href=Route::Home.path()>{t!("common-menu-home")}</a></p> }.into_any())}
    }
}

fn load() -> Loading {
    Box::pin(async {
        let style = browser::load_style("sheet-style");
        let part = sheet_part().await;
        style.await;
        part
    })
}

part! {
    async fn sheet_part() -> fn() -> AnyView, in sheet {
        i18n::learn_answers();
        || view! { <Frame /> }.into_any()
    }
}
