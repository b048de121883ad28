//! A square button with a drawing, for the map: idle, busy, off. Named in words (WCAG 2.2, 4.1.2), 44 px square
//! (2.5.8), its lines 3:1 against the button and the button's edge 3:1 against any map (1.4.11).

use leptos::prelude::*;

use super::dynamic::{Text, clicked, live, maybe};

/// The button.
#[component]
pub fn MapButton(
    /// What it does.
    words: Text,
    /// Lines on a field of 24 by 24.
    path: &'static str,
    on_press: Callback<()>,
    #[prop(default = Signal::stored(false))] is_busy: Signal<bool>,
    #[prop(default = Signal::stored(false))] is_off: Signal<bool>,
) -> impl IntoView {
    view! {
        <button
            type="button"
            class="app-map__button"
            disabled=move || is_off.get()
            aria-label=live(move || words.get())
            aria-busy=maybe(move || is_busy.get().then_some("true"))
            on:click=clicked(move || on_press.run(()))
        >
            <svg class="app-map__icon" viewBox="0 0 24 24" width="24" height="24" aria-hidden="true" focusable="false">
                <path d=path fill="none" stroke="currentColor" stroke-width="2" stroke-linecap="round" />
            </svg>
        </button>
    }
}
