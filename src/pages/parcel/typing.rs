//! Corners typed or pasted: read at a press, told line by line what could not be read and what was assumed.

use leptos::prelude::*;
use parcel::typed::{self, List, Note, Why, Zone};

use super::{corners::use_pack_vicinity, session::Session};
use crate::{
    browser,
    components::dynamic::{clicked, dynamic, typed as on_typed, when},
};

const FIELD: &str = "ketik-koordinat";

/// The field and its button.
#[component]
pub(super) fn Typing() -> impl IntoView {
    let session = expect_context::<Session>();
    let text = RwSignal::new(String::new());
    let list = RwSignal::new(None::<List>);
    // An example whose comma parts would be read as a decimal sign is of no use: the pack's city decides.
    let near = StoredValue::new(None);
    let read = move || {
        near.set_value(use_pack_vicinity());
        let found = near.with_value(|it| text.with_untracked(|text| typed::read(text, it.as_ref())));
        let is_good = found.problems.is_empty() && !found.corners.is_empty();
        if is_good {
            session.replace(found.corners.clone(), false);
        }
        list.set(Some(found));
        browser::focus_on("ketik-hasil".to_owned());
    };
    let anyway = move || {
        if let Some(found) = list.get_untracked() {
            session.replace(found.corners.clone(), false);
            list.set(Some(List { problems: Vec::new(), ..found }));
            browser::focus_on("ketik-hasil".to_owned());
        }
    };
    view! {
        <details class="app-parcel__way">
            <summary class="app-parcel__summary">{parcel_t!("parcel-type")}</summary>
            <label class="app-field__label" for=FIELD>{parcel_t!("parcel-type-label")}</label>
            <p class="app-field__hint" id="ketik-petunjuk">{parcel_t!("parcel-type-hint")}</p>
            <textarea
                id=FIELD
                class="app-field__input app-field__area"
                rows="5"
                spellcheck="false"
                autocomplete="off"
                aria-describedby="ketik-petunjuk"
                prop:value=move || text.get()
                on:input=on_typed(move |it| text.set(it))
            ></textarea>
            <p><button type="button" class="app-button app-button--small" on:click=clicked(read)>{parcel_t!("parcel-type-read")}</button></p>
            <div id="ketik-hasil" role="status" tabindex="-1">
                {dynamic(move || list.get().map_or_else(|| ().into_any(), |it| result(&it)))}
            </div>
            {when(move || list.with(|it| it.as_ref().is_some_and(|it| !it.problems.is_empty() && it.corners.len() > 2)), move || view! {
                <p><button type="button" class="app-button app-button--small app-button--quiet" on:click=clicked(anyway)>{parcel_t!("parcel-type-anyway")}</button></p>
            }.into_any())}
        </details>
    }
}

/// What was read, and what was not.
pub(in crate::pages) fn result(list: &List) -> AnyView {
    let count = list.corners.len();
    let head = match (list.problems.len(), count) {
        (0, 0) => parcel_tr!("parcel-type-nothing"),
        (0, _) => parcel_tr!("parcel-type-done", count = count),
        (wrong, _) => parcel_tr!("parcel-type-wrong", count = wrong, good = count),
    };
    let problems = list.problems.iter().map(|it| {
        let words = parcel_tr!("parcel-line", line = it.line, text = it.text.clone());
        view! { <li><strong>{words}</strong>" "{parcel_tr!(why(it.why))}</li> }.into_any()
    });
    let notes = list.notes.iter().map(|it| view! { <li>{note(*it)}</li> }.into_any());
    view! {
        <p class="app-parcel__result">{head}</p>
        <ul class="app-parcel__notes">{problems.collect_view()}{notes.collect_view()}</ul>
    }
    .into_any()
}

fn why(why: Why) -> &'static str {
    match why {
        Why::NoNumbers => "parcel-why-no-numbers",
        Why::OneNumber => "parcel-why-one-number",
        Why::TooManyNumbers => "parcel-why-many-numbers",
        Why::NoZone => "parcel-why-no-zone",
        Why::OffTheEarth => "parcel-why-off-earth",
        Why::BadAngle => "parcel-why-angle",
        Why::HiddenLink => "parcel-why-link",
        Why::TooMany => "parcel-why-too-many",
    }
}

fn note(note: Note) -> String {
    match note {
        Note::LongitudeFirst => parcel_tr!("parcel-note-turned"),
        Note::LongitudeFirstIn(line) => parcel_tr!("parcel-note-turned-line", line = line),
        Note::SouthMeant => parcel_tr!("parcel-note-south"),
        Note::Zone(zone) => parcel_tr!("parcel-note-zone", zone = zone_name(zone)),
        Note::ZoneOfCity(zone) => parcel_tr!("parcel-note-city-zone", zone = zone_name(zone)),
    }
}

/// A zone as surveyors write it.
fn zone_name(zone: Zone) -> String {
    match zone {
        Zone::Utm { zone, is_south } => format!("UTM {zone}{}", if is_south { "S" } else { "N" }),
        Zone::Tm3 { zone, is_eastern } => format!("TM-3 {zone}.{}", if is_eastern { 2 } else { 1 }),
    }
}
