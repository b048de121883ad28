//! What the outline measures, as it changes.

use leptos::prelude::*;
use wording::format;

use super::session::Session;
use crate::{components::dynamic::live, i18n};

/// Area, way around, number of corners.
#[component]
pub(super) fn Measures() -> impl IntoView {
    let session = expect_context::<Session>();
    let area =
        live(move || format::area(i18n::words().language(), session.sketch.with(parcel::Sketch::area)));
    let around = live(move || {
        let length = session.sketch.with(parcel::Sketch::perimeter);
        metres(length.value())
    });
    let corners = live(move || session.sketch.with(|it| it.corners().len()).to_string());
    view! {
        <dl class="app-parcel__measures">
            <div><dt>{parcel_t!("parcel-area")}</dt><dd>{area}</dd></div>
            <div><dt>{parcel_t!("parcel-perimeter")}</dt><dd>{around}</dd></div>
            <div><dt>{parcel_t!("parcel-corners")}</dt><dd>{corners}</dd></div>
        </dl>
    }
}

/// A length to the decimetre, as on a surveyor's sheet; `format::distance` speaks of distances on the plan, which is coarser.
pub(super) fn metres(length: f64) -> String {
    let decimals = usize::from(length < 1000.0);
    parcel_tr!("parcel-metres", length = format::number(i18n::words().language(), length, decimals))
}
