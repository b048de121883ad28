//! Places that somebody saved, with the answer of that day: opened again, or forgotten.

use leptos::prelude::*;

use crate::{
    components::dynamic::{clicked, dynamic, when},
    saved::{self, SavedPlace, outcome_in_words},
};

pub(super) fn view() -> AnyView {
    let places = RwSignal::new(mine());
    when(
        move || places.with(|it| !it.is_empty()),
        move || {
            view! {
                <section class="app-mine__part" aria-labelledby="tempat-judul">
                    <h2 id="tempat-judul">{packs_t!("packs-places")}</h2>
                    <p>{packs_t!("packs-places-why")}</p>
                    {dynamic(move || list(places))}
                </section>
            }
            .into_any()
        },
    )
    .into_any()
}

/// What belongs to a draft is kept with the draft.
fn mine() -> Vec<SavedPlace> {
    saved::all().into_iter().filter(|it| it.draft.is_empty()).collect()
}

fn list(places: RwSignal<Vec<SavedPlace>>) -> AnyView {
    let row = |place: SavedPlace| {
        let to = place.address();
        let (name, outcome, version) =
            (place.name.clone(), outcome_in_words(&place.outcome), place.version.clone());
        let forget = move || {
            saved::forget(&place);
            places.set(mine());
        };
        view! {
            <li class="app-kota__place">
                <p class="app-kota__place-name"><a href=to>{name.clone()}</a></p>
                <p class="app-mine__fact">{packs_tr!("packs-place-answer", outcome = outcome, version = version)}</p>
                <button type="button" class="app-button app-button--quiet app-button--small" aria-label=packs_tr!("packs-place-forget-what", name = name) on:click=clicked(forget)>
                    {packs_tr!("packs-place-forget")}
                </button>
            </li>
        }
        .into_any()
    };
    let items: Vec<AnyView> = places.get().into_iter().map(row).collect();
    view! { <ul class="app-kota__places">{items}</ul> }.into_any()
}
