//! Outcomes and gaps with their pictograms, and the buttons of the map.

use leptos::prelude::*;
use zoning::{Gap, Outcome};

use super::{say, specimen};
use crate::{
    components::{map_button::MapButton, outcome_badge::OutcomeBadge},
    i18n,
};

pub(super) fn answers() -> AnyView {
    i18n::learn_answers();
    let gaps = Gap::ALL.map(Outcome::NoData);
    let badge = |it| view! { <li><OutcomeBadge outcome=it /></li> }.into_any();
    let badges = Outcome::DECIDED.into_iter().chain(gaps).map(badge).collect_view();
    view! {
        <ul class="app-pola__badges">{badges}</ul>
        {specimen("pola-map", map_buttons())}
    }
    .into_any()
}

fn map_buttons() -> AnyView {
    let nothing = Callback::new(|()| ());
    let locate = "M12 2v4M12 18v4M2 12h4M18 12h4M12 6a6 6 0 1 0 0 12a6 6 0 1 0 0-12M12 11v2M11 12h2";
    view! {
        <div class="app-pola__row app-pola__map">
            <MapButton words=say("map-zoom-in") path="M12 5v14M5 12h14" on_press=nothing />
            <MapButton words=say("map-zoom-out") path="M5 12h14" on_press=nothing is_off=Signal::stored(true) />
            <MapButton words=say("map-locate") path=locate on_press=nothing is_busy=Signal::stored(true) />
        </div>
    }
    .into_any()
}
