//! Several activities on one lot: each with its answer, and all of them together.

use leptos::prelude::*;
use wording::id;
use zoning::Headline;

use super::{hints::title, judging::Judging};
use crate::{
    browser,
    components::{
        activity_picker::ActivityPicker,
        dynamic::{clicked, dynamic, when},
        symbol::{Look, Symbol},
    },
    state::language::use_language,
};

/// Nobody carries on more at one place, and the list stays one.
const MOST: usize = 6;

/// The list of activities beside the first, and the way to add one. `shown` is the activity whose answer is read.
#[component]
pub(super) fn Activities(shown: RwSignal<usize>) -> impl IntoView {
    let judging = expect_context::<Judging>();
    let is_adding = RwSignal::new(false);
    let has_first = Memo::new(move |_| judging.session.asked.get().activity.is_some());
    let count = Memo::new(move |_| judging.told.with(|it| it.also.len()));
    let add = Callback::new(move |code: Option<String>| {
        is_adding.set(false);
        let Some(code) = code else { return };
        let is_first = judging.session.asked.get_untracked().activity.as_deref() == Some(&code);
        let mut told = judging.told.get_untracked();
        if !is_first && !told.also.contains(&code) {
            told.also.push(code);
            judging.tell_at_once(told);
        }
        browser::focus_on("semua-kegiatan".to_owned());
    });
    let begin = move || {
        is_adding.set(true);
        browser::focus(crate::components::activity_picker::FIELD);
    };
    view! {
        {dynamic(move || list(judging, shown))}
        {when(move || has_first.get() && !is_adding.get() && count.get() < MOST, move || view! {
            <p><button type="button" class="app-button app-button--small app-button--quiet" on:click=clicked(begin)>{parcel_t!("parcel-also-add")}</button></p>
        }.into_any())}
        {when(move || has_first.get() && is_adding.get(), move || view! {
            <ActivityPicker chosen=Signal::stored(None::<String>) on_choose=add />
            <p><button type="button" class="app-button app-button--small app-button--quiet" on:click=clicked(move || is_adding.set(false))>{parcel_t!("parcel-walk-cancel")}</button></p>
        }.into_any())}
    }
}

/// All activities with their answers; nothing where there is one only.
fn list(judging: Judging, shown: RwSignal<usize>) -> AnyView {
    use_language().get();
    let Some(judged) = judging.judged.get() else { return ().into_any() };
    if judged.project.activities.len() < 2 {
        return ().into_any();
    }
    let items = judged.headlines().enumerate().map(|(at, (code, headline))| {
        let (name, code) = (title(code.as_str()), code.to_string());
        let show = move || {
            shown.set(at);
            browser::focus(crate::components::answer::HEADLINE);
        };
        let remove = move || {
            let mut told = judging.told.get_untracked();
            told.also.retain(|it| *it != code);
            shown.set(0);
            judging.tell_at_once(told);
            browser::focus_on("semua-kegiatan".to_owned());
        };
        let remove = (at > 0).then(|| {
            let words = parcel_tr!("parcel-also-remove-named", activity = name.clone());
            view! { <button type="button" class="app-button app-button--small app-button--quiet" aria-label=words on:click=clicked(remove)>{parcel_tr!("parcel-also-remove")}</button> }
        });
        let is_shown = move || (shown.get() == at).to_string();
        view! {
            <li class="app-activity">
                {badge(headline)}
                <span class="app-activity__name">{name.clone()}</span>
                <span class="app-activity__buttons">
                    <button type="button" class="app-button app-button--small app-button--quiet" aria-pressed=is_shown
                        aria-label=parcel_tr!("parcel-also-show-named", activity = name) on:click=clicked(show)>{parcel_tr!("parcel-also-show")}</button>
                    {remove}
                </span>
            </li>
        }
        .into_any()
    });
    view! {
        <h3 id="semua-kegiatan" tabindex="-1">{parcel_tr!("parcel-also")}</h3>
        <ul class="app-activities">{items.collect_view()}</ul>
        <p class="app-activities__all"><strong>{parcel_tr!("parcel-also-together")}</strong>" "{badge(judged.verdict.headline)}</p>
    }
    .into_any()
}

/// An answer at a glance.
pub(super) fn badge(headline: Headline) -> AnyView {
    let look = Look::of_headline(headline);
    view! {
        <span class=format!("app-badge {}", look.tone())>
            <Symbol look=look size=28 />
            <strong>{tr!(id::headline(headline))}</strong>
        </span>
    }
    .into_any()
}
