//! A button: primary, quiet or dangerous; small; busy; unavailable with the reason in words.
//! An unavailable button stays in the tab order, so that its reason can be found (WCAG 2.2: 2.1.1, 2.4.7, 4.1.2);
//! being busy is announced (4.1.3); 44 px high (2.5.8).

use leptos::prelude::*;

use super::dynamic::{Text, clicked, live, maybe, no_text, when, when_said};

/// How much a button asks for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum ButtonKind {
    /// The one thing to do on a page.
    #[default]
    Primary,
    /// Anything else.
    Quiet,
    /// What cannot be undone.
    Danger,
}

impl ButtonKind {
    fn class(self, is_small: bool) -> &'static str {
        match (self, is_small) {
            (Self::Primary, false) => "app-button",
            (Self::Primary, true) => "app-button app-button--small",
            (Self::Quiet, false) => "app-button app-button--quiet",
            (Self::Quiet, true) => "app-button app-button--quiet app-button--small",
            (Self::Danger, false) => "app-button app-button--danger",
            (Self::Danger, true) => "app-button app-button--danger app-button--small",
        }
    }
}

/// The button.
#[component]
pub fn Button(
    /// Id of the element, from which those of its parts are made.
    #[prop(into)]
    id: String,
    words: Text,
    on_press: Callback<()>,
    #[prop(default = ButtonKind::Primary)] kind: ButtonKind,
    #[prop(default = false)] is_small: bool,
    /// Whether it sends the form around it.
    #[prop(default = false)]
    submits: bool,
    #[prop(default = Signal::stored(false))] is_busy: Signal<bool>,
    /// Why it cannot be pressed now; empty when it can.
    #[prop(default = no_text())]
    hindrance: Text,
) -> impl IntoView {
    let is_off = move || is_busy.get() || hindrance.with(|it| !it.is_empty());
    let press = move || {
        let is_off = is_busy.get_untracked() || hindrance.with_untracked(|it| !it.is_empty());
        if !is_off {
            on_press.run(());
        }
    };
    let reason = format!("{id}-alasan");
    let of_button = reason.clone();
    view! {
        <div class="app-button-box">
            <button
                type=if submits { "submit" } else { "button" }
                id=id
                class=kind.class(is_small)
                aria-disabled=maybe(move || is_off().then_some("true"))
                aria-busy=maybe(move || is_busy.get().then_some("true"))
                aria-describedby=of_button
                on:click=clicked(press)
            >
                {when(move || is_busy.get(), || view! { <span class="app-spinner" aria-hidden="true"></span> }.into_any())}
                <span>{live(move || words.get())}</span>
            </button>
            <span class="app-hidden" role="status">
                {live(move || if is_busy.get() { tr!("common-busy") } else { String::new() })}
            </span>
            <div id=reason>
                {when_said(hindrance, move || view! { <p class="app-button__reason">{live(move || hindrance.get())}</p> }.into_any())}
            </div>
        </div>
    }
}
