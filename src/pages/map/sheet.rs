//! The sheet below the map, or beside it on wide screens: what to do, the answer, the legend.

use std::rc::Rc;

use leptos::prelude::*;

use super::{layers::LayerSwitch, legend::Legend, session::Session};
use crate::state::pack::OpenPack;

/// The sheet.
#[component]
pub(super) fn MapSheet(open: StoredValue<Rc<OpenPack>, LocalStorage>) -> impl IntoView {
    let session = expect_context::<Session>();
    let is_tall = session.is_tall;
    let handle = move || if is_tall.get() { tr!("map-sheet-lower") } else { tr!("map-sheet-taller") };
    view! {
        <section class="app-map__sheet" aria-label=t!("map-sheet") tabindex="0">
            <button
                type="button"
                class="app-map__handle"
                aria-label=handle
                aria-expanded=move || is_tall.get().to_string()
                on:click=move |_| is_tall.update(|it| *it = !*it)
            ></button>
            <Hint />
            <details class="app-map__more" open>
                <summary class="app-map__summary">{t!("map-more")}</summary>
                <Legend open=open />
                <LayerSwitch open=open />
            </details>
        </section>
    }
}

/// What to do while nothing has been asked.
#[component]
fn Hint() -> impl IntoView {
    let session = expect_context::<Session>();
    let has_place = move || session.asked.get().place.is_some();
    view! {
        <Show when=move || !has_place()>
            <div class="app-map__hint">
                <h2>{t!("map-hint-title")}</h2>
                <p>{t!("map-hint")}</p>
            </div>
        </Show>
    }
}
