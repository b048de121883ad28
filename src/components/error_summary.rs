//! What is missing in a form, said at its top with links to the fields. It takes the focus when it appears, so
//! that nobody has to look for the reason why nothing happened (WCAG 2.2, 3.3.1).

use leptos::prelude::*;

use crate::{
    browser,
    components::dynamic::{Maybe, OnClick, dynamic, maybe, when, whenever},
};

/// One mistake: the id of the field and the message.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Mistake {
    /// Id of the field.
    pub field: &'static str,
    /// Id of the message.
    pub message: &'static str,
}

/// The summary; nothing while there are no mistakes.
#[component]
pub fn ErrorSummary(mistakes: RwSignal<Vec<Mistake>>) -> impl IntoView {
    whenever(move || {
        if !mistakes.with(Vec::is_empty) {
            browser::focus("kesalahan");
        }
    });
    let item = |it: Mistake| {
        let to_field: OnClick = Box::new(move |event| {
            event.prevent_default();
            browser::focus(it.field);
        });
        view! { <li><a href=format!("#{}", it.field) on:click=to_field>{t!(it.message)}</a></li> }.into_any()
    };
    when(
        move || !mistakes.with(Vec::is_empty),
        move || {
            view! {
            <div id="kesalahan" class="app-errors" role="alert" tabindex="-1" aria-labelledby="kesalahan-judul">
                <h2 id="kesalahan-judul" class="app-errors__title">{t!("common-error-summary")}</h2>
                <ul class="app-errors__list">
                    {dynamic(move || mistakes.get().into_iter().map(item).collect_view().into_any())}
                </ul>
            </div>
    }.into_any()
        },
    )
}

/// The message beside a field.
#[component]
pub fn FieldError(mistakes: RwSignal<Vec<Mistake>>, field: &'static str) -> impl IntoView {
    let message = move || mistakes.with(|all| all.iter().find(|it| it.field == field).map(|it| it.message));
    dynamic(move || match message() {
        Some(it) => view! { <p class="app-field__error" id=format!("{field}-salah")>{t!(it)}</p> }.into_any(),
        None => ().into_any(),
    })
}

/// The mark of a field that has a mistake.
pub fn is_wrong(mistakes: RwSignal<Vec<Mistake>>, field: &'static str) -> Maybe {
    maybe(move || mistakes.with(|all| all.iter().any(|it| it.field == field)).then_some("true"))
}
