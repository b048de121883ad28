//! A field of several lines, with the letters that are left. Nothing typed is cut off: too much is a mistake that the
//! form tells (WCAG 2.2, 3.3.1); the count is announced only where it begins to matter (4.1.3).

use leptos::prelude::*;

use super::Around;
use crate::components::dynamic::{live, typed};

/// From here on the count is spoken.
const NEARLY: usize = 20;

/// The field.
#[component]
pub fn AreaField(
    around: Around,
    /// The text as it stands in the field.
    value: RwSignal<String>,
    /// The most letters that are taken.
    most: usize,
    /// Told after every change.
    #[prop(default = Callback::new(|_| ()))]
    on_change: Callback<String>,
) -> impl IntoView {
    let (is_wrong, id) = (around.is_wrong(), around.id.clone());
    let described_by = format!("{} {id}-sisa", around.described_by());
    let keep = move |text: String| {
        value.set(text.clone());
        on_change.run(text);
    };
    let written = move || value.with(|it| it.chars().count());
    let said = move || match most.checked_sub(written()) {
        Some(left) => tr!("common-letters-left", count = left),
        None => tr!("common-letters-over", count = written() - most),
    };
    let spoken = move || if written() + NEARLY >= most { said() } else { String::new() };
    let control = view! {
        <textarea
            id=id.clone()
            class="app-field__input app-field__area"
            rows="4"
            aria-invalid=is_wrong
            aria-describedby=described_by
            prop:value=move || value.get()
            on:input=typed(keep)
        ></textarea>
        <p id=format!("{id}-sisa") class="app-field__count">{live(said)}</p>
        <p class="app-hidden" role="status">{live(spoken)}</p>
    };
    around.field(control.into_any())
}
