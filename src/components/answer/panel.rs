//! The answer as it stands on the page, from "being read" to the whole of it. Everything comes from the model; this
//! only lays it out in the language on the screen.

use std::sync::Arc;

use leptos::prelude::*;

use super::{
    HEADLINE, TakesFocus,
    headline::{headline, indicative},
    naming,
    next::{actions, next_steps},
    part::{doubts, near, part_details, parts},
    plan::plan,
    report::reports,
};
use crate::{
    answer::AnswerModel,
    browser,
    components::{
        dynamic::{Live, dynamic, live, whenever},
        fault_notice::FaultNotice,
        install::InstallOffer,
    },
    i18n,
    state::{
        announce::use_announcements,
        answer::{AnswerView, use_answer},
        language::use_language,
    },
};

/// The answer, or how far it is.
#[component]
pub(super) fn Panel() -> impl IntoView {
    let view = use_answer();
    let announcements = use_announcements();
    let TakesFocus(takes_focus) = expect_context();
    whenever(move || {
        if let AnswerView::Ready(model) = view.get() {
            announcements.say(naming::spoken(&model));
            if takes_focus.get_untracked() {
                browser::focus(HEADLINE);
            }
        }
    });
    dynamic(move || match view.get() {
        AnswerView::Nothing => ().into_any(),
        AnswerView::Thinking => view! { <p class="app-answer__wait">{t!("check-thinking")}</p> }.into_any(),
        AnswerView::Ready(model) => view! { <Answer model=model /> <InstallOffer /> }.into_any(),
        AnswerView::Failed(fault) => view! { <FaultNotice fault=fault /> }.into_any(),
        AnswerView::UnknownKelurahan => note(live(t!("check-unknown-kelurahan"))),
        AnswerView::NoShares(name) => note(live(t!("check-no-shares", kelurahan = name.clone()))),
    })
}

fn note(words: Live) -> AnyView {
    view! { <p class="app-note" role="alert">{words}</p> }.into_any()
}

/// One answer; other parts of the program show it too.
#[component]
pub fn Answer(
    model: Arc<AnswerModel>,
    /// What a page has to say right below the headline.
    #[prop(default = || ().into_any())]
    below: fn() -> AnyView,
) -> impl IntoView {
    i18n::learn_answers();
    let language = use_language();
    // Drawn anew as a whole when the language changes: everything in it is words.
    dynamic(move || {
        let tag = language.get().tag();
        let single = model.single();
        view! {
            <article class="app-answer" aria-labelledby=HEADLINE>
                {headline(&model, tag)}
                {below()}
                {doubts(&model)}
                {single.map(|it| part_details(it, tag))}
                {near(&model, tag)}
                {parts(&model, tag)}
                {next_steps(&model, tag)}
                {indicative(&model)}
                {plan(&model, tag)}
                {actions(&model)}
                {reports(&model, tag)}
            </article>
        }
        .into_any()
    })
}
