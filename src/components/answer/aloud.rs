//! The answer read aloud, by a voice of the device alone: begin, stop, and what is said where there is none.

use leptos::prelude::*;

use super::HEADLINE;
use crate::{
    browser::{self, Silence},
    components::dynamic::{clicked, live},
    i18n,
};

/// Where the pace is kept on the device; kept is only what is not usual.
pub(crate) const PACE: &str = "speech";
/// For whoever wants to hear it slowly.
const SLOW: f64 = 0.75;

/// The button and what it says. Nothing where the browser cannot speak.
pub(super) fn aloud() -> AnyView {
    if !browser::can_speak() {
        return ().into_any();
    }
    let is_reading = RwSignal::new(false);
    let said = RwSignal::new(None::<&'static str>);
    on_cleanup(browser::hush);
    let press = move || {
        if is_reading.get_untracked() {
            return browser::hush();
        }
        is_reading.set(true);
        said.set(None);
        leptos::task::spawn_local(async move {
            let pace = if browser::recall(PACE).is_some() { SLOW } else { 1.0 };
            let tag = i18n::words().language().tag();
            let begins = move || {
                let _ = said.try_set(Some("answer-aloud-on"));
            };
            let ended = browser::read_aloud(browser::spoken(HEADLINE), tag, pace, begins).await;
            let _ = is_reading.try_set(false);
            let _ = said.try_set(match ended {
                Silence::Done => Some("answer-aloud-done"),
                Silence::Stopped => Some("answer-aloud-stopped"),
                Silence::NoVoice => Some("answer-aloud-none"),
            });
        });
    };
    let words = move || tr!(if is_reading.get() { "answer-aloud-stop" } else { "answer-aloud" });
    view! {
        <button type="button" class="app-button app-button--quiet" on:click=clicked(press)>{live(words)}</button>
        <p class="app-answer__said" role="status">{live(move || said.get().map(i18n::text).unwrap_or_default())}</p>
    }
    .into_any()
}
