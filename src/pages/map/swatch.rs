//! A sample of a zone's colour and hatching, the same as on the map.

use leptos::prelude::*;

use crate::leaflet::{Hatch, Rgb};

/// Four and three repeated squares of eight pixels.
const COLUMNS: u8 = 4;
const ROWS: u8 = 3;

/// A swatch; the text beside it names what it stands for.
#[component]
pub(super) fn Swatch(fill: Rgb, ink: Rgb, hatch: Hatch) -> impl IntoView {
    view! {
        <svg class="app-legend__swatch" viewBox="0 0 32 24" width="32" height="24" aria-hidden="true" focusable="false">
            <rect width="32" height="24" fill=fill.css() />
            <path d=hatch.path_data(COLUMNS, ROWS) fill="none" stroke=ink.css() stroke-width="1.4" />
        </svg>
    }
}
