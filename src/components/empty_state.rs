//! Said where a list would be and nothing is there yet: what will stand here, and how it gets there. Its action is a
//! link or button of the page (WCAG 2.2: 2.4.6, 3.3.2). What failed is said by `fault_notice` instead.

use leptos::prelude::*;

use super::dynamic::{Text, live};

/// The state, with what can be done about it.
#[component]
pub fn EmptyState(title: Text, text: Text, children: Children) -> impl IntoView {
    view! {
        <div class="app-empty">
            <svg class="app-empty__mark" viewBox="0 0 48 24" width="96" height="48" aria-hidden="true" focusable="false">
                <path d="M24 2 34 12 24 22 14 12ZM34 12h8V6h-4M34 12h8v6h-4M14 12H6V6h4M14 12H6v6h4" />
            </svg>
            <p class="app-empty__title">{live(move || title.get())}</p>
            <p class="app-empty__text">{live(move || text.get())}</p>
            {children()}
        </div>
    }
}
