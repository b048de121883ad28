//! The page, once its part is there: the list of drafts, or what one of them holds.

use leptos::prelude::*;

use super::{
    card, contents, delete, restore, safety,
    session::{Session, TITLE},
};
use crate::{
    components::{
        dynamic::{dynamic, live, when},
        part_view::shown_when,
    },
    pages::noted_numbers,
    routes::Route,
    vault::VaultError,
};

/// The page.
#[component]
pub(super) fn Frame() -> impl IntoView {
    let session = Session::new();
    shown_when(move || session.cards.with(Option::is_some) || session.fault.with(Option::is_some));
    view! {
        <div class="app-page app-mine">
            {dynamic(move || match session.chosen.get() {
                Some(id) => contents::view(session, id),
                None => list(session),
            })}
        </div>
    }
}

fn list(session: Session) -> AnyView {
    view! {
        <h1 class="app-page__title" id=TITLE tabindex="-1">{t!("common-mine")}</h1>
        <p class="app-page__lead">{mine_t!("mine-lead")}</p>
        {done(session)}
        {dynamic(move || match session.fault.get() {
            Some(why) => trouble(&why),
            None => drafts(session),
        })}
        <p class="app-mine__sent"><a href=Route::Track.path()>{t!("common-files")}</a></p>
        <p class="app-mine__sent"><a href=Route::Packs.path()>{t!("common-packs")}</a></p>
        {when(move || session.vault.with(Option::is_some), move || view! {
            {noted_numbers()}
            {restore::view(session)}
            {safety::view(session)}
            {delete::all(session)}
        }.into_any())}
    }
    .into_any()
}

/// What was last done. The announcer says it aloud; this is for the eye.
pub(super) fn done(session: Session) -> AnyView {
    when(
        move || session.done.with(|it| !it.is_empty()),
        move || {
            view! { <p class="app-note app-mine__done">{live(move || session.done.get())}</p> }.into_any()
        },
    )
    .into_any()
}

/// What the vault could not do, and what to do.
pub(super) fn trouble(why: &VaultError) -> AnyView {
    let (title, advice) = (why.title(), why.advice());
    view! {
        <section class="app-fault" role="alert">
            <h2 class="app-fault__title">{mine_t!(title)}</h2>
            <p>{mine_t!(advice)}</p>
        </section>
    }
    .into_any()
}

fn drafts(session: Session) -> AnyView {
    let Some(cards) = session.cards.get() else {
        return view! { <p role="status">{mine_t!("mine-loading")}</p> }.into_any();
    };
    if cards.is_empty() {
        return view! {
            <div class="app-mine__none">
                <h2 class="app-mine__none-title">{mine_t!("mine-none")}</h2>
                <p>{mine_t!("mine-none-advice")}</p>
                <p><a class="app-button" href=Route::Services.path()>{mine_t!("mine-to-services")}</a></p>
            </div>
        }
        .into_any();
    }
    let items: Vec<AnyView> = cards.iter().map(|it| card::view(session, it)).collect();
    view! {
        <h2 class="app-mine__head">{mine_t!("mine-drafts")}</h2>
        <ul class="app-mine__drafts">{items}</ul>
    }
    .into_any()
}
