//! What stands in the place of an optional part: that it is coming, then what it draws, or that it could not be had
//! and what to do instead. Focus and reading order stay with the page around it.

use std::pin::Pin;

use leptos::prelude::*;

use crate::{
    browser,
    components::dynamic::{clicked, dynamic, whenever},
    part::PartMissing,
};

/// What a part hands over to be drawn.
pub(crate) type Draw = fn() -> AnyView;
/// A load under way.
pub(crate) type Loading = Pin<Box<dyn Future<Output = Result<Draw, PartMissing>>>>;

#[derive(Clone, Copy)]
enum Stage {
    Loading,
    Ready(Draw),
    Failed,
}

/// A page that is a part. Where it is the first, the static page stays meanwhile: it has the title already.
pub(crate) fn part_page(load: fn() -> Loading, instead: fn() -> AnyView) -> AnyView {
    browser::hold_skeleton();
    loaded_view(load, instead, Place::Page)
}

/// The same for a page that first has to read something: the static page stays until what it gives to [`shown_when`] holds.
pub(crate) fn reading_page(load: fn() -> Loading, instead: fn() -> AnyView) -> AnyView {
    browser::hold_skeleton();
    loaded_view(load, instead, Place::ReadingPage)
}

/// The longest that a page may read behind the static one; from then on it says itself that it does.
const READING_MS: u32 = 2_000;

/// Said by a [`reading_page`] as it is drawn: nothing moves under a finger any more once this holds.
pub(crate) fn shown_when(is_ready: impl Fn() -> bool + 'static) {
    browser::after(READING_MS, browser::release_skeleton);
    whenever(move || {
        if is_ready() {
            browser::release_skeleton();
        }
    });
}

/// Loads a part and draws it; `instead` is what the person can do without it.
pub(crate) fn part_view(load: fn() -> Loading, instead: fn() -> AnyView) -> AnyView {
    loaded_view(load, instead, Place::Within)
}

/// Whether the part is the page, whose title it brings, or stands on one.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Place {
    Page,
    ReadingPage,
    Within,
}

fn loaded_view(load: fn() -> Loading, instead: fn() -> AnyView, place: Place) -> AnyView {
    let stage = RwSignal::new(Stage::Loading);
    let ask = move || {
        stage.set(Stage::Loading);
        leptos::task::spawn_local(async move {
            let loaded = load().await;
            // Reading the part and drawing it are both long.
            browser::turn().await;
            // Before anything is drawn, so that it can have the focus; nothing is painted in between.
            if place == Place::Page || (place == Place::ReadingPage && loaded.is_err()) {
                browser::release_skeleton();
            }
            // The page may have been left meanwhile.
            let _ = stage.try_set(loaded.map_or(Stage::Failed, Stage::Ready));
        });
    };
    ask();
    dynamic(move || match stage.get() {
        Stage::Loading => view! { <p class="app-page" role="status">{t!("part-loading")}</p> }.into_any(),
        Stage::Ready(draw) => draw(),
        Stage::Failed => view! {
            <div class="app-page">
                <section class="app-fault" role="alert">
                    {match place {
                        Place::Page | Place::ReadingPage => view! { <h1 class="app-fault__title">{t!("part-failed")}</h1> }.into_any(),
                        Place::Within => view! { <h2 class="app-fault__title">{t!("part-failed")}</h2> }.into_any(),
                    }}
                    <p>{t!("part-failed-advice")}</p>
                    <button type="button" class="app-button" on:click=clicked(ask)>{t!("part-try-again")}</button>
                    {instead()}
                </section>
            </div>
        }
        .into_any(),
    })
    .into_any()
}
