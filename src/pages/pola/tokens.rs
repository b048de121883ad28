//! Colours with their names, type, spaces and the ornament.

use leptos::prelude::*;

use super::specimen;

/// Grounds and inks as `style/settings.css` names them; names of tokens are the same in every language.
const COLOURS: [&str; 17] = [
    "ground",
    "surface",
    "tint",
    "ink",
    "muted",
    "line",
    "edge",
    "indigo",
    "link",
    "terracotta",
    "focus",
    "allowed",
    "conditional",
    "forbidden",
    "general",
    "unknown",
    "sample",
];
const SPACES: [&str; 6] = ["1", "2", "3", "4", "5", "6"];

pub(super) fn tokens() -> AnyView {
    view! {
        {specimen("pola-colours", colours())}
        {specimen("pola-type", sizes())}
        {specimen("pola-space", spaces())}
        {specimen("pola-ornament", view! { <div class="app-ikat" aria-hidden="true"></div> }.into_any())}
    }
    .into_any()
}

fn colours() -> AnyView {
    let colour = |name: &'static str| {
        view! {
            <li class="app-pola__colour">
                <span class=format!("app-pola__swatch app-pola__swatch--{name}") aria-hidden="true"></span>
                <code>{name}</code>
            </li>
        }
        .into_any()
    };
    view! { <ul class="app-pola__colours">{COLOURS.map(colour).collect_view()}</ul> }.into_any()
}

fn sizes() -> AnyView {
    view! {
        <p class="app-pola__type app-pola__type--title">{t!("pola-type-title")}</p>
        <p class="app-pola__type app-pola__type--large">{t!("pola-type-large")}</p>
        <p>{t!("pola-type-body")}</p>
        <p class="app-pola__type app-pola__type--small">{t!("pola-type-small")}</p>
    }
    .into_any()
}

fn spaces() -> AnyView {
    let space = |step: &'static str| {
        view! { <span class=format!("app-pola__space app-pola__space--{step}")></span> }.into_any()
    };
    view! { <div class="app-pola__row" aria-hidden="true">{SPACES.map(space).collect_view()}</div> }
        .into_any()
}
