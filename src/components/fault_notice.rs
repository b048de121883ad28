//! What is said in place of an answer or a page when something failed: what happened, what to do, details.

use leptos::prelude::*;

use crate::{
    browser,
    components::dynamic::clicked,
    fault::{Fault, FaultKind},
    routes::Route,
};

/// The notice.
#[component]
pub fn FaultNotice(fault: Fault) -> impl IntoView {
    let Fault { kind, detail } = fault;
    view! {
        <section class="app-fault" role="alert">
            <h2 class="app-fault__title">{t!(kind.title())}</h2>
            <p>{t!(kind.advice())}</p>
            {(kind == FaultKind::Offline).then(|| view! { <p><a href=Route::Packs.path()>{t!("common-packs")}</a></p> }.into_any())}
            <p>{t!("fault-office")}</p>
            <button type="button" class="app-button" on:click=clicked(browser::reload)>{t!("fault-reload")}</button>
            <details class="app-fault__detail">
                <summary>{t!("fault-detail")}</summary>
                <p><code>{detail}</code></p>
            </details>
        </section>
    }
}
