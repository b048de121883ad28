//! What stands where on the page: the lot and its map, beside them on wide screens the question and the answer.

use leptos::prelude::*;

use super::{
    answer::Answers, corners::Corners, findings::Findings, import::Import, keep, measures::Measures,
    session::Session, stage::Stage, typing::Typing, walking::Walking,
};
use crate::{
    components::{
        back_to_form::back_to_form,
        dynamic::{clicked, later, live, when},
    },
    routes::Route,
};

/// The page, once its part is there.
#[component]
pub(super) fn Frame() -> impl IntoView {
    let session = Session::new();
    provide_context(session);
    keep::follow(session);
    view! {
        <div class="app-page app-parcel">
            <div class="app-parcel__head">
                <h1 class="app-page__title">{parcel_t!("parcel-title")}</h1>
                <p class="app-page__lead">{parcel_t!("parcel-lead")}</p>
                {when(move || session.was_kept.get(), move || kept(session))}
            </div>
            <div class="app-parcel__lot">{later(|| view! { <Stage /> <Measures /> <Findings /> }.into_any())}</div>
            <div class="app-parcel__rest">{later(move || rest(session))}</div>
        </div>
    }
}

/// What stands below the map on a phone, and beside it elsewhere.
fn rest(session: Session) -> AnyView {
    let files = live(move || Route::Export.asking(&session.asked.get()));
    view! {
        <section class="app-parcel__ways" aria-labelledby="cara-lain">
            <h2 id="cara-lain" class="app-step__title">{parcel_t!("parcel-other-ways")}</h2>
            <Walking />
            <Typing />
            <Import />
        </section>
        {back_to_form()}
        <Answers />
        <Corners />
        <p><a class="app-link app-link--alone" href=files>{parcel_t!("parcel-export")}</a></p>
        <p class="app-parcel__privacy">{parcel_t!("parcel-privacy")}</p>
    }
    .into_any()
}

/// Said where the outline comes from an earlier visit.
fn kept(session: Session) -> AnyView {
    view! {
        <div class="app-note" role="status">
            <p>{parcel_t!("parcel-kept")}</p>
            <button type="button" class="app-button app-button--small app-button--quiet" on:click=clicked(move || session.clear())>
                {parcel_t!("parcel-clear")}
            </button>
        </div>
    }
    .into_any()
}
