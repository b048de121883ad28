//! The answer, the same on every page: what, why, under which conditions, how certain, from which plan, what next.
//! A part of the program of its own, which comes while a question is being asked; this is the way in.

mod aloud;
mod headline;
mod naming;
mod next;
mod onward;
mod panel;
mod part;
mod plan;
mod reasons;
mod report;
mod save;

pub(crate) use aloud::PACE;
pub(crate) use naming::{kind as overlay_kind, zone as zone_name};
pub use panel::Answer;

/// The sentences of an answer, for papers that say the same.
pub(crate) mod words {
    pub(crate) use super::{
        naming::{activity, outcome, zone},
        part::doubt,
        plan::status,
        reasons::sentence as reason,
    };
}
pub(crate) use reasons::article as article_view;

use leptos::prelude::*;

use self::panel::Panel;
use super::{
    dynamic::{when, whenever},
    part_view::{Loading, part_view},
};
use crate::{i18n, state::question::use_question};

/// Id of the headline, which takes the focus when an answer has been asked for.
pub const HEADLINE: &str = "jawaban";

/// Whether a new answer takes the focus.
#[derive(Clone, Copy)]
struct TakesFocus(Signal<bool>);

/// The answer to the question of the page, whatever its state.
#[component]
pub fn AnswerPanel(
    /// Whether a new answer takes the focus: so where a button asked for it, not where a finger touched a map.
    #[prop(into, default = Signal::from(false))]
    takes_focus: Signal<bool>,
) -> impl IntoView {
    let asked = use_question();
    provide_context(TakesFocus(takes_focus));
    // Who has chosen what to do will want to know.
    whenever(move || {
        if asked.get().activity.is_some() {
            prepare();
        }
    });
    when(move || asked.get().is_whole(), || part_view(load, || ().into_any()))
}

/// Lets the part come ahead of the question. A failure is told when there is something to answer.
pub(crate) fn prepare() {
    leptos::task::spawn_local(async {
        let _ = answer_part().await;
    });
}

fn load() -> Loading {
    Box::pin(answer_part())
}

part! {
    async fn answer_part() -> fn() -> AnyView, in answer {
        || {
            i18n::learn_answers();
            view! { <Panel /> }.into_any()
        }
    }
}
