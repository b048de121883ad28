//! What the answer may hang on beside the building itself: the road in front and the height of the ground. Asked only
//! where a limit hangs on it.

use leptos::prelude::*;
use zoning::RoadClass;

use super::{building::field, judging::Judging, told::SPREAD};
use crate::components::dynamic::{live, typed};

pub(super) fn road(judging: Judging) -> AnyView {
    let choices = RoadClass::ALL.map(|it| {
        view! { <option value=it.word()>{live(move || parcel_tr!(&format!("parcel-road-{}", it.word())))}</option> }.into_any()
    });
    view! {
        <label class="app-field__label" for="jalan">{parcel_t!("parcel-road")}</label>
        <p class="app-field__hint" id="jalan-cara">{parcel_t!("parcel-road-hint")}</p>
        <select
            id="jalan"
            class="app-field__select"
            aria-describedby="jalan-cara"
            prop:value=move || judging.told.with(|it| it.road.clone())
            on:change=typed(move |it| judging.told.update(|told| told.road = it))
        >
            <option value="">{parcel_t!("parcel-road-unknown")}</option>
            {choices.collect_view()}
        </select>
    }
    .into_any()
}

pub(super) fn road_width(judging: Judging) -> AnyView {
    let value = Signal::derive(move || judging.told.with(|it| it.road_width.clone()));
    let write = move |it| judging.told.update(|told| told.road_width = it);
    view! {
        <label class="app-field__label" for="lebar-jalan">{parcel_t!("parcel-road-width")}</label>
        <p class="app-field__hint" id="lebar-jalan-cara">{parcel_t!("parcel-road-width-hint")}</p>
        {field("lebar-jalan", "lebar-jalan-cara".to_owned(), value, "m".to_owned(), write)}
    }
    .into_any()
}

pub(super) fn ground(judging: Judging) -> AnyView {
    let value = Signal::derive(move || judging.told.with(|it| it.ground.clone()));
    let spread = Signal::derive(move || {
        judging.told.with(|it| if it.spread.is_empty() { SPREAD.to_owned() } else { it.spread.clone() })
    });
    let write = move |it| judging.told.update(|told| told.ground = it);
    let write_spread = move |it| judging.told.update(|told| told.spread = it);
    let cue = || "tinggi-tanah-cara".to_owned();
    view! {
        <fieldset class="app-figure__group">
            <legend class="app-field__label">{parcel_t!("parcel-ground")}</legend>
            <p class="app-field__hint" id="tinggi-tanah-cara">{parcel_t!("parcel-ground-hint")}</p>
            <label class="app-field__label" for="tinggi-tanah">{parcel_t!("parcel-ground-height")}</label>
            {field("tinggi-tanah", cue(), value, "m".to_owned(), write)}
            <label class="app-field__label" for="tinggi-tanah-beda">{parcel_t!("parcel-ground-spread")}</label>
            {field("tinggi-tanah-beda", cue(), spread, "m".to_owned(), write_spread)}
        </fieldset>
    }
    .into_any()
}
