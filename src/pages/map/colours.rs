//! The switch that colours the city by where the activity may be done. What it brings is a part of the program of its
//! own: most visits to the map are about one place.

use leptos::prelude::*;

use super::{coloured::Where, session::Session};
use crate::{
    browser,
    components::{
        dynamic::{clicked, when},
        part_view::{Loading, part_view},
    },
    i18n,
    question::Question,
};

/// The switch in the sheet, and what comes with the colours.
#[component]
pub(super) fn Colours() -> impl IntoView {
    let session = expect_context::<Session>();
    let has_activity = Memo::new(move |_| session.asked.get().activity.is_some());
    let is_on = Memo::new(move |_| session.is_where());
    let turn = move |on: bool| {
        session.asked.amend(&Question { is_where: on, ..session.asked.get_untracked() });
    };
    view! {
        {when(move || has_activity.get(), move || view! {
            <label class="app-where__switch">
                <input type="checkbox" prop:checked=move || is_on.get() on:change=move |event| turn(event_target_checked(&event)) />
                <span>{t!("answer-where-switch")}</span>
            </label>
            {when(move || is_on.get(), || view! {
                <p><button type="button" class="app-button app-button--small app-button--quiet"
                    on:click=clicked(|| browser::focus("di-mana-boleh"))>{t!("answer-where-below")}</button></p>
            }.into_any())}
        }.into_any())}
    }
}

/// What comes with the colours, below the answer.
#[component]
pub(super) fn Coloured() -> impl IntoView {
    let session = expect_context::<Session>();
    when(move || session.is_where(), || part_view(load, || ().into_any()))
}

fn load() -> Loading {
    Box::pin(nearby_part())
}

part! {
    async fn nearby_part() -> fn() -> AnyView, in nearby {
        || {
            i18n::learn_answers();
            view! { <Where /> }.into_any()
        }
    }
}
