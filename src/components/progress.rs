//! How far something is: a bar of known length, or the step of a form. The words say it as well as the drawing
//! (WCAG 2.2: 1.1.1, 1.4.1); the browser's own bar tells its value to screen readers (4.1.2).

use leptos::prelude::*;

use super::dynamic::{Text, live};

/// A bar with its words.
#[component]
pub fn ProgressBar(
    #[prop(into)] id: String,
    /// What is going on.
    words: Text,
    done: Signal<u32>,
    of: u32,
) -> impl IntoView {
    let value = move || done.get().min(of);
    view! {
        <div class="app-progress">
            <p class="app-progress__words" id=id.clone()>{live(move || words.get())}</p>
            <progress class="app-progress__bar" aria-labelledby=id max=of value=value></progress>
        </div>
    }
}

/// Step n of m.
#[component]
pub fn ProgressSteps(at: Signal<usize>, of: usize) -> impl IntoView {
    let step = move |n: usize| {
        let class =
            move || if n < at.get() { "app-steps__step app-steps__step--done" } else { "app-steps__step" };
        view! { <span class=live(move || class().to_owned())></span> }.into_any()
    };
    view! {
        <div class="app-steps">
            <p class="app-steps__words">{t!("common-step", at = at.get(), of = of)}</p>
            <div class="app-steps__row" aria-hidden="true">{(0..of).map(step).collect_view()}</div>
        </div>
    }
}
