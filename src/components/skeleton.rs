//! The shape of what is on its way, so that nothing jumps when it comes. Hidden from screen readers, which hear the
//! sentence instead (WCAG 2.2, 4.1.3); it stands still where movement is unwelcome (2.3.3).

use leptos::prelude::*;

use super::dynamic::{Text, live};

/// Lines of text to come.
#[component]
pub fn Skeleton(
    /// What is on its way.
    words: Text,
    #[prop(default = 3)] lines: usize,
) -> impl IntoView {
    let line = |_| view! { <span class="app-skeleton__line"></span> };
    view! {
        <div class="app-skeleton">
            <p class="app-hidden" role="status">{live(move || words.get())}</p>
            <div aria-hidden="true">{(0..lines).map(line).collect_view()}</div>
        </div>
    }
}
