//! An address that is none of ours.

use leptos::prelude::*;

use crate::{pages::PageTitle, routes::Route};

/// The page.
#[component]
pub fn NotFoundPage() -> impl IntoView {
    view! {
        <PageTitle title="fault-not-found" />
        <div class="app-page">
            <h1 class="app-page__title">{t!("fault-not-found")}</h1>
            <p>{t!("fault-not-found-advice")}</p>
            <p><a class="app-button" href=Route::Home.path()>{t!("fault-to-start")}</a></p>
        </div>
    }
}
