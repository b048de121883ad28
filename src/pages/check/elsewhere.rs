//! Where else this may be done, without a map: the nearest places and kelurahan, looked for when somebody asks. The list is a part
//! of the program of its own.

use leptos::prelude::*;

use crate::{
    browser,
    components::{
        dynamic::{clicked, when, whenever},
        part_view::{Loading, part_view},
    },
    i18n,
    pages::nearby::nearby,
    state::question::use_question,
};

const TITLE: &str = "di-mana-lagi";

/// A button, and once it is pressed the list. Nothing while no place and activity are asked about.
pub(super) fn elsewhere() -> AnyView {
    let asked = use_question();
    let is_open = RwSignal::new(false);
    // Another question has another list.
    whenever(move || {
        asked.get();
        is_open.set(false);
    });
    let is_whole = move || {
        let question = asked.get();
        question.place.is_some() && question.activity.is_some()
    };
    when(is_whole, move || {
        let button = move || {
            let press = clicked(move || is_open.set(true));
            view! { <p><button type="button" class="app-button app-button--quiet" on:click=press>{t!("check-elsewhere")}</button></p> }
                .into_any()
        };
        view! {
            {when(move || !is_open.get(), button)}
            {when(move || is_open.get(), || part_view(load, || ().into_any()))}
        }
        .into_any()
    })
    .into_any()
}

fn load() -> Loading {
    Box::pin(async {
        let style = browser::load_style("map-style");
        let part = around_part().await;
        style.await;
        part
    })
}

part! {
    async fn around_part() -> fn() -> AnyView, in around {
        i18n::learn_answers();
        || {
            let asked = use_question();
            let question = asked.get_untracked();
            let wanted = Signal::stored(question.activity.map(|it| vec![it]).zip(question.place));
            browser::focus(TITLE);
            view! {
                <section class="app-step app-where" aria-labelledby=TITLE>
                    <h2 id=TITLE class="app-step__title" tabindex="-1">{t!("answer-where-nearest")}</h2>
                    {nearby(wanted, Callback::new(|_places| ()))}
                </section>
            }
            .into_any()
        }
    }
}
