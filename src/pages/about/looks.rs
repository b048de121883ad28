//! Large text, less movement and the pace of the voice: beside what the device itself prefers, chosen here for this app alone,
//! kept on the device, and in effect at once on every page.

use leptos::prelude::*;

use crate::{
    browser,
    components::{
        answer::PACE,
        choice::{Choice, Radios},
        dynamic::text,
        field::Around,
    },
    state::announce::use_announcements,
};

/// What can be chosen: where it is kept, and its values with the sentences of each. The empty value is the usual.
type LookOf = (&'static str, &'static str, &'static [(&'static str, &'static str)]);
const LOOKS: [LookOf; 3] = [
    (
        "text",
        "looks-text",
        &[("", "looks-text-usual"), ("large", "looks-text-large"), ("larger", "looks-text-larger")],
    ),
    ("motion", "looks-motion", &[("", "looks-motion-usual"), ("calm", "looks-motion-calm")]),
    (PACE, "looks-pace", &[("", "looks-pace-usual"), ("slow", "looks-pace-slow")]),
];
/// What stands for the usual in a field, where an empty value would be none.
const USUAL: &str = "biasa";

/// The section.
pub(super) fn view() -> AnyView {
    let groups: Vec<AnyView> = LOOKS.iter().map(|(key, title, values)| group(key, title, values)).collect();
    view! {
        <section class="app-about-looks" aria-labelledby="akses-tampilan">
            <h2 id="akses-tampilan">{about_t!("looks-title")}</h2>
            <p>{about_t!("looks-meaning")}</p>
            {groups}
        </section>
    }
    .into_any()
}

fn group(key: &'static str, title: &'static str, values: &'static [(&'static str, &'static str)]) -> AnyView {
    let announcements = use_announcements();
    let value =
        RwSignal::new(browser::recall(key).filter(|it| !it.is_empty()).unwrap_or_else(|| USUAL.to_owned()));
    let choices = values
        .iter()
        .map(|(value, words)| Choice {
            value: if value.is_empty() { USUAL } else { value }.to_owned(),
            label: text(move || about_tr!(words)),
            hint: crate::components::dynamic::no_text(),
        })
        .collect();
    let change = move |chosen: String| {
        browser::set_look(key, if chosen == USUAL { "" } else { &chosen });
        announcements.say(about_tr!("looks-done"));
    };
    let around = Around::new(&format!("tampilan-{key}"), text(move || about_tr!(title)));
    view! { <Radios around=around choices=choices value=value on_change=Callback::new(change) /> }.into_any()
}
