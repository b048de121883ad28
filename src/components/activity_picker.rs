//! Chooses an activity by everyday words. A plain field with buttons below it: the same for thumbs, keyboards
//! and screen readers.

use std::rc::Rc;

use citypack::Activity;
use leptos::prelude::*;
use lookup::{ActivityIndex, Found};

use crate::{
    browser,
    components::{
        dynamic::{clicked, dynamic, live, typed},
        error_summary::{FieldError, Mistake, is_wrong},
    },
    state::{
        language::use_language,
        pack::{OpenPack, use_pack},
    },
};

/// What fits on a phone without scrolling far.
const MOST: usize = 6;

/// Id of the field, for links of an error summary.
pub const FIELD: &str = "kegiatan";

/// The picker.
#[component]
pub fn ActivityPicker(
    /// Code of what is chosen.
    #[prop(into)]
    chosen: Signal<Option<String>>,
    /// Takes the new code, or nothing when the choice is undone.
    on_choose: Callback<Option<String>>,
    /// Mistakes of the form around it.
    #[prop(default = RwSignal::default())]
    mistakes: RwSignal<Vec<Mistake>>,
) -> impl IntoView {
    let undo = move |()| {
        on_choose.run(None);
        browser::focus(FIELD);
    };
    view! {
        <div class="app-picker">
            {dynamic(move || match chosen.get() {
                Some(code) => view! { <Chosen code=code undo=Callback::new(undo) /> }.into_any(),
                None => view! { <Search on_choose=on_choose mistakes=mistakes /> }.into_any(),
            })}
        </div>
    }
}

#[component]
fn Chosen(code: String, undo: Callback<()>) -> impl IntoView {
    let pack = use_pack();
    let of_code = code.clone();
    let title = move || {
        let tag = use_language().get().tag();
        let activity = pack.ready().and_then(|it| it.activities.by_code(&of_code).cloned());
        activity.map_or_else(
            || tr!("activity-unknown", code = of_code.clone()),
            |it| it.title.get(tag).to_owned(),
        )
    };
    let detail = move || {
        let activity = pack.ready().and_then(|it| it.activities.by_code(&code).cloned());
        activity.map(|it| code_words(&it)).unwrap_or_default()
    };
    view! {
        <div class="app-picker__chosen">
            <p class="app-picker__label" id="kegiatan-judul">{t!("activity-question")}</p>
            <p class="app-picker__title">{live(title)}</p>
            <p class="app-picker__code">{live(detail)}</p>
            <button type="button" class="app-button app-button--small app-button--quiet" aria-describedby="kegiatan-judul"
                on:click=clicked(move || undo.run(()))>
                {t!("activity-change")}
            </button>
        </div>
    }
}

/// The code, small: people do not think in codes, offices do.
pub fn code_words(activity: &Activity) -> String {
    if activity.kbli_version.is_empty() {
        tr!("activity-code", code = activity.code.clone())
    } else {
        tr!("activity-code-kbli", code = activity.code.clone(), year = activity.kbli_version.clone())
    }
}

#[component]
fn Search(on_choose: Callback<Option<String>>, mistakes: RwSignal<Vec<Mistake>>) -> impl IntoView {
    let pack = use_pack();
    let query = RwSignal::new(String::new());
    let index = Memo::new_with_compare(
        move |_| pack.ready().map(|it| std::sync::Arc::new(ActivityIndex::new(&it.activities))),
        |_, _| true,
    );
    let codes = Memo::new(move |_| match (index.get(), pack.ready()) {
        (Some(index), Some(open)) => found(&index, &open, &query.get()),
        _ => Vec::new(),
    });
    let count = move || {
        let asked = query.with(|it| !it.trim().is_empty());
        match codes.with(Vec::len) {
            0 if asked && pack.ready().is_some() => tr!("activity-none"),
            _ if !asked => String::new(),
            count => tr!("activity-found", count = count),
        }
    };
    let heading = move || {
        let is_common = query.with(|it| it.trim().is_empty()) && !codes.with(Vec::is_empty);
        if is_common { tr!("activity-common") } else { String::new() }
    };
    view! {
        <label class="app-field__label" for=FIELD>{t!("activity-question")}</label>
        <p class="app-field__hint" id="kegiatan-petunjuk">{t!("activity-hint")}</p>
        <FieldError mistakes=mistakes field=FIELD />
        <input
            id=FIELD
            class="app-field__input"
            type="search"
            autocomplete="off"
            autocapitalize="none"
            spellcheck="false"
            enterkeyhint="search"
            aria-invalid=is_wrong(mistakes, FIELD)
            aria-describedby="kegiatan-petunjuk kegiatan-salah"
            aria-controls="kegiatan-temuan"
            prop:value=move || query.get()
            on:input=typed(move |text| query.set(text))
        />
        <p class="app-picker__count" role="status">{live(count)}</p>
        <p class="app-picker__heading">{live(heading)}</p>
        <ul id="kegiatan-temuan" class="app-picker__list">
            {dynamic(move || {
                let choice = |code| view! { <Choice code=code on_choose=on_choose /> }.into_any();
                codes.get().into_iter().map(choice).collect_view().into_any()
            })}
        </ul>
    }
}

/// Codes of what to offer: what fits, else the pack's most common activities.
fn found(index: &ActivityIndex, open: &Rc<OpenPack>, query: &str) -> Vec<String> {
    if query.trim().is_empty() {
        return open.activities.activities.iter().take(MOST).map(|it| it.code.clone()).collect();
    }
    let code = |it| match it {
        Found::Activity(n) => open.activities.activities.get(n).map(|it| it.code.clone()),
        Found::Question(_) => None,
    };
    index.find(query, MOST).into_iter().filter_map(code).collect()
}

#[component]
fn Choice(code: String, on_choose: Callback<Option<String>>) -> impl IntoView {
    let pack = use_pack();
    let of_code = code.clone();
    let name = move || {
        let tag = use_language().get().tag();
        let activity = pack.ready().and_then(|it| it.activities.by_code(&of_code).cloned());
        activity.map(|it| (it.title.get(tag).to_owned(), code_words(&it))).unwrap_or_default()
    };
    let detail = name.clone();
    view! {
        <li>
            <button type="button" class="app-picker__choice" on:click=clicked(move || on_choose.run(Some(code.clone())))>
                <span class="app-picker__name">{live(move || name().0)}</span>
                <span class="app-picker__code">{live(move || detail().1)}</span>
            </button>
        </li>
    }
}
