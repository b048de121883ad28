//! Placeholder of the page.

use leptos::prelude::*;

/// The page.
#[component]
pub fn HomePage() -> impl IntoView {
    view! { <h1>{t!("common-skip")}</h1> }
}
