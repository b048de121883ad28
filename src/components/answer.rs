//! The answer, the same on every page: what, why, under which conditions, how certain, from which plan, what next.
//! Everything comes from the model; this only lays it out in the language on the screen.

mod headline;
mod naming;
mod next;
mod part;
mod plan;
mod reasons;

pub(crate) use naming::{kind as overlay_kind, zone as zone_name};

use std::sync::Arc;

use leptos::prelude::*;

use self::{
    headline::{headline, indicative},
    next::{actions, next_steps},
    part::{doubts, near, part_details, parts},
    plan::plan,
};
use crate::{
    answer::AnswerModel,
    browser,
    components::{
        dynamic::{Live, dynamic, live, whenever},
        fault_notice::FaultNotice,
        install::InstallOffer,
    },
    state::{
        announce::use_announcements,
        answer::{AnswerView, use_answer},
        language::use_language,
    },
};

/// Id of the headline, which takes the focus when an answer has been asked for.
pub const HEADLINE: &str = "jawaban";

/// The answer to the question of the page, whatever its state.
#[component]
pub fn AnswerPanel(
    /// Whether a new answer takes the focus: so where a button asked for it, not where a finger touched a map.
    #[prop(into, default = Signal::from(false))]
    takes_focus: Signal<bool>,
) -> impl IntoView {
    let view = use_answer();
    let announcements = use_announcements();
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

/// One answer.
#[component]
pub fn Answer(model: Arc<AnswerModel>) -> impl IntoView {
    let language = use_language();
    // Drawn anew as a whole when the language changes: everything in it is words.
    dynamic(move || {
        let tag = language.get().tag();
        let single = model.single();
        view! {
            <article class="app-answer" aria-labelledby=HEADLINE>
                {headline(&model, tag)}
                {doubts(&model)}
                {single.map(|it| part_details(it, tag))}
                {near(&model, tag)}
                {parts(&model, tag)}
                {next_steps(&model, tag)}
                {indicative(&model)}
                {plan(&model, tag)}
                {actions(&model)}
            </article>
        }
        .into_any()
    })
}
