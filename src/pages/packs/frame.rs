//! The page, once its part is there: the cities that are here, those that could be, the room for them, and saved places.

use leptos::prelude::*;

use super::{
    card,
    look::City,
    places, room,
    session::{Session, TITLE},
};
use crate::{
    browser,
    components::{
        dynamic::{dynamic, live, when},
        part_view::shown_when,
    },
};

/// The page.
#[component]
pub(super) fn Frame() -> impl IntoView {
    let session = Session::enter();
    shown_when(move || session.cities.with(Option::is_some) || !browser::is_secure());
    view! {
        <div class="app-page app-mine app-kota">
            <h1 class="app-page__title" id=TITLE tabindex="-1">{t!("common-packs")}</h1>
            <p class="app-page__lead">{packs_t!("packs-lead")}</p>
            {when(move || session.done.with(|it| !it.is_empty()), move || view! {
                <p class="app-note app-mine__done">{live(move || session.done.get())}</p>
            }.into_any())}
            {if browser::is_secure() {
                view! {
                    {when(move || !session.is_fresh.get(), || view! { <p class="app-note">{packs_t!("packs-old-list")}</p> }.into_any())}
                    {dynamic(move || cities(session))}
                    {room::view(session)}
                }.into_any()
            } else {
                view! { <p class="app-note app-note--warning">{packs_t!("packs-insecure")}</p> }.into_any()
            }}
            {places::view()}
        </div>
    }
}

fn cities(session: Session) -> AnyView {
    let Some(cities) = session.cities.get() else {
        return view! { <p role="status">{packs_t!("packs-loading")}</p> }.into_any();
    };
    let is_open = |it: &City| session.pack.region().as_ref() == Some(&it.region);
    let is_here = |it: &City| it.kept.is_some() || it.coming.is_some() || is_open(it);
    let (mut here, there): (Vec<City>, Vec<City>) = cities.into_iter().partition(is_here);
    here.sort_by_key(|it| !is_open(it));
    view! {
        <h2 class="app-mine__head">{packs_t!("packs-here")}</h2>
        {list(session, here)}
        {(!there.is_empty()).then(|| view! {
            <h2 class="app-mine__head">{packs_t!("packs-there")}</h2>
            {list(session, there)}
        })}
    }
    .into_any()
}

fn list(session: Session, cities: Vec<City>) -> AnyView {
    if cities.is_empty() {
        return view! { <p class="app-mine__none">{packs_t!("packs-none")}</p> }.into_any();
    }
    let items: Vec<AnyView> = cities.into_iter().map(|it| card::view(session, it)).collect();
    view! { <ul class="app-mine__drafts">{items}</ul> }.into_any()
}
