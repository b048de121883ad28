//! Chooses an activity by everyday words. A plain field with buttons below it: the same for thumbs, keyboards
//! and screen readers.

use std::rc::Rc;

use citypack::{Activity, ActivityChoice, Texts};
use leptos::prelude::*;
use lookup::{ActivityIndex, Found};

use crate::{
    browser,
    components::{
        dynamic::{clicked, dynamic, live, typed, whenever},
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
    let words = dynamic(move || {
        let tag = use_language().get().tag();
        let open = pack.ready();
        let Some(it) = open.as_ref().and_then(|it| it.activities.by_code(&code)) else {
            let unknown = tr!("activity-unknown", code = code.clone());
            return view! { <p class="app-picker__title">{unknown}</p> }.into_any();
        };
        let note = it.note.as_ref().map(|it| small(it.get(tag).to_owned()));
        view! {
            <p class="app-picker__title">{it.title.get(tag).to_owned()}</p>
            {small(code_words(it))}
            {(!it.official.is_empty()).then(|| official(it.official.clone()))}
            {note}
        }
        .into_any()
    });
    view! {
        <div class="app-picker__chosen">
            <p class="app-picker__label" id="kegiatan-judul">{t!("activity-question")}</p>
            {words}
            <button type="button" class="app-button app-button--small app-button--quiet" aria-describedby="kegiatan-judul"
                on:click=clicked(move || undo.run(()))>
                {t!("activity-change")}
            </button>
        </div>
    }
}

/// The title in KBLI, which is Indonesian whatever the page speaks.
fn official(title: String) -> AnyView {
    view! { <p class="app-picker__code" lang="id">{title}</p> }.into_any()
}

fn small(words: String) -> AnyView {
    (!words.is_empty()).then(|| view! { <p class="app-picker__code">{words}</p> }).into_any()
}

/// The codes, small: people do not think in codes, offices do. An edition may have split one activity over several.
pub fn code_words(activity: &Activity) -> String {
    if activity.kbli_version.is_empty() {
        return tr!("activity-code", code = activity.code.clone());
    }
    let words =
        |code: &str, year: &str| tr!("activity-code-kbli", code = code.to_owned(), year = year.to_owned());
    let mut all = words(&activity.code, &activity.kbli_version);
    for other in &activity.other_codes {
        all.push_str("; ");
        all.push_str(&words(&other.code, &other.kbli_version));
    }
    all
}

/// What the list offers: activities that fit, or the answers to one question.
#[derive(Debug, Clone, Default, PartialEq)]
struct Offer {
    /// What is asked; nothing while the words are clear.
    question: Option<Texts>,
    choices: Vec<ActivityChoice>,
}

#[component]
fn Search(on_choose: Callback<Option<String>>, mistakes: RwSignal<Vec<Mistake>>) -> impl IntoView {
    let pack = use_pack();
    let query = RwSignal::new(String::new());
    let index = Memo::new_with_compare(
        move |_| pack.ready().map(|it| std::sync::Arc::new(ActivityIndex::new(&it.activities))),
        |_, _| true,
    );
    let offer = Memo::new(move |_| {
        let Some(open) = pack.ready() else { return Offer::default() };
        let query = query.get();
        if query.trim().is_empty() {
            return common(&open);
        }
        index.get().map_or_else(Offer::default, |index| found(&index, &open, &query))
    });
    // The list of common activities needs no index, so it is made after the page can be used, or at the first key.
    whenever(move || {
        if pack.ready().is_some() {
            browser::when_idle(move || {
                let _ = index.try_with_untracked(|_made| ());
            });
        }
    });
    let count = move || {
        let asked = query.with(|it| !it.trim().is_empty());
        match offer.with(|it| it.choices.len()) {
            0 if asked && pack.ready().is_some() => tr!("activity-none"),
            _ if !asked => String::new(),
            // The question is said with the number of its answers.
            count if offer.with(|it| it.question.is_some()) => {
                format!("{} {}", heading_of(&offer.get()), tr!("activity-answers", count = count))
            }
            count => tr!("activity-found", count = count),
        }
    };
    // A question stands above its answers for all to see; only screen readers hear it again, with their number.
    let is_question = move || offer.with(|it| it.question.is_some());
    let heading = move || {
        let is_common = query.with(|it| it.trim().is_empty()) && offer.with(|it| !it.choices.is_empty());
        if is_common { tr!("activity-common") } else { heading_of(&offer.get()) }
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
        <p class="app-picker__count" class:app-hidden=is_question role="status">{live(count)}</p>
        <p class="app-picker__heading" id="kegiatan-tanya">{live(heading)}</p>
        <ul id="kegiatan-temuan" class="app-picker__list" aria-labelledby="kegiatan-tanya">
            {dynamic(move || {
                let choice = |it| view! { <Choice choice=it on_choose=on_choose /> }.into_any();
                offer.get().choices.into_iter().map(choice).collect_view().into_any()
            })}
        </ul>
    }
}

fn heading_of(offer: &Offer) -> String {
    let tag = use_language().get().tag();
    offer.question.as_ref().map(|it| it.get(tag).to_owned()).unwrap_or_default()
}

/// The pack's most common activities.
fn common(open: &OpenPack) -> Offer {
    let codes = open.activities.activities.iter().take(MOST).map(|it| it.code.clone());
    Offer { question: None, choices: codes.map(|code| ActivityChoice { code, label: None }).collect() }
}

/// What fits. Words that mean several activities lead to their question alone.
fn found(index: &ActivityIndex, open: &Rc<OpenPack>, query: &str) -> Offer {
    let file = &open.activities;
    let choice = |n: usize| {
        let activity = file.activities.get(n)?;
        Some(ActivityChoice { code: activity.code.clone(), label: None })
    };
    let all = index.find(query, MOST);
    if let Some(Found::Question(n)) = all.first()
        && let Some(it) = file.questions.get(*n)
    {
        return Offer { question: Some(it.question.clone()), choices: it.choices.clone() };
    }
    let activity = |it| match it {
        Found::Activity(n) => choice(n),
        Found::Question(_) => None,
    };
    Offer { question: None, choices: all.into_iter().filter_map(activity).collect() }
}

#[component]
fn Choice(choice: ActivityChoice, on_choose: Callback<Option<String>>) -> impl IntoView {
    let pack = use_pack();
    let code = choice.code.clone();
    let words = dynamic(move || {
        let tag = use_language().get().tag();
        let open = pack.ready();
        let activity = open.as_ref().and_then(|it| it.activities.by_code(&choice.code));
        let title = choice.label.as_ref().or(activity.map(|it| &it.title));
        view! {
            <span class="app-picker__name">{title.map(|it| it.get(tag).to_owned())}</span>
            <span class="app-picker__code">{activity.map(code_words)}</span>
        }
        .into_any()
    });
    view! {
        <li>
            <button type="button" class="app-picker__choice" on:click=clicked(move || on_choose.run(Some(code.clone())))>
                {words}
            </button>
        </li>
    }
}
