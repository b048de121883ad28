//! The button that reads the device's position. Says what it waits for and why it failed; never asks by itself.

use leptos::prelude::*;
use wording::format;

use crate::{
    browser::{self, LocateFailed, Located},
    components::dynamic::{clicked, live},
    i18n,
};

/// How far the position is.
#[derive(Debug, Clone, Copy, PartialEq)]
enum Stage {
    Idle,
    Waiting,
    Found(Located),
    Failed(LocateFailed),
}

/// The button with its words.
#[component]
pub fn LocateButton(
    /// Id of the sentence on the button.
    words: &'static str,
    /// Id of the smaller sentence below it.
    #[prop(optional)]
    hint: Option<&'static str>,
    /// Id of the button.
    id: &'static str,
    /// Class of the button.
    #[prop(default = "app-button app-button--quiet")]
    class: &'static str,
    /// Whether it may start; says by itself what is missing when it answers no.
    #[prop(default = Callback::new(|()| true))]
    may_start: Callback<(), bool>,
    /// Takes the position.
    on_found: Callback<Located>,
) -> impl IntoView {
    let stage = RwSignal::new(Stage::Idle);
    let start = move || {
        if stage.get_untracked() == Stage::Waiting || !may_start.run(()) {
            return;
        }
        stage.set(Stage::Waiting);
        leptos::task::spawn_local(async move {
            let found = browser::locate().await;
            let next = found.map_or_else(Stage::Failed, Stage::Found);
            // The page may have been left while the receiver was looking: `try_set` hands the value back then.
            if stage.try_set(next).is_none()
                && let Ok(located) = found
            {
                on_found.run(located);
            }
        });
    };
    view! {
        <button type="button" id=id class=class on:click=clicked(start) aria-describedby=format!("{id}-kabar")>
            <span class="app-choice__words">{t!(words)}</span>
            {hint.map(|it| view! { <span class="app-choice__hint">{t!(it)}</span> })}
        </button>
        <p id=format!("{id}-kabar") class="app-locate" role="status">{live(move || said(stage.get()).unwrap_or_default())}</p>
    }
}

fn said(stage: Stage) -> Option<String> {
    Some(match stage {
        Stage::Idle => return None,
        Stage::Waiting => tr!("locate-waiting"),
        Stage::Found(it) => {
            tr!("locate-found", accuracy = format::distance(i18n::words().language(), it.accuracy))
        }
        Stage::Failed(LocateFailed::Unsupported) => tr!("locate-unsupported"),
        Stage::Failed(LocateFailed::Denied) => tr!("locate-denied"),
        Stage::Failed(LocateFailed::Unavailable) => tr!("locate-unavailable"),
        Stage::Failed(LocateFailed::TimedOut) => tr!("locate-timed-out"),
    })
}
