//! Where may I do this? The nearest places and kelurahan for the activities of this lot, and the way to the same on the
//! map; looked for when somebody asks.

use leptos::prelude::*;

use super::judging::Judging;
use crate::{
    components::dynamic::{clicked, live, when},
    pages::nearby::nearby,
    question::Question,
    routes::Route,
};

/// Zoom at which a quarter of a city is seen.
const QUARTER_ZOOM: u8 = 14;

/// The list, behind a button.
#[component]
pub(super) fn Elsewhere() -> impl IntoView {
    let judging = expect_context::<Judging>();
    let is_open = RwSignal::new(false);
    let here = move || judging.session.sketch.with(|it| it.corners().first().copied());
    let wanted = Signal::derive(move || {
        let judged = judging.judged.get().filter(|_| is_open.get())?;
        let codes = judged.project.activities.iter().map(ToString::to_string).collect();
        Some((codes, here()?))
    });
    let on_map = live(move || {
        let asked = judging.session.asked.get();
        let question = Question { zoom: Some(QUARTER_ZOOM), is_where: true, parcel: None, ..asked };
        Route::Map.asking(&here().map_or(question.clone(), |it| question.at(it)))
    });
    view! {
        <section class="app-step" aria-labelledby="di-mana">
            <h2 id="di-mana" class="app-step__title">{parcel_t!("parcel-elsewhere")}</h2>
            <div class="app-parcel__steps">
                {when(move || !is_open.get(), move || view! {
                    <button type="button" class="app-button app-button--quiet" on:click=clicked(move || is_open.set(true))>{parcel_t!("parcel-elsewhere-open")}</button>
                }.into_any())}
                <a class="app-button app-button--quiet" href=on_map>{parcel_t!("parcel-elsewhere-map")}</a>
            </div>
            {nearby(wanted, Callback::new(|_places| ()))}
        </section>
    }
}
