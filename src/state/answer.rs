//! The answer to what is asked: computed anew whenever the question or the pack changes, never kept elsewhere.

use std::sync::Arc;

use leptos::prelude::*;

use super::{pack::use_pack, question::use_question};
use crate::{
    answer::{self, AnswerModel, Unanswered},
    components::dynamic::whenever,
    fault::Fault,
    question::Question,
};

/// How far the answer is.
#[derive(Debug, Clone, PartialEq)]
pub enum AnswerView {
    /// Nothing whole is asked yet.
    Nothing,
    /// The plan is being read.
    Thinking,
    /// Here it is.
    Ready(Arc<AnswerModel>),
    /// The plan could not be read.
    Failed(Fault),
    /// The link names a kelurahan that the pack does not know.
    UnknownKelurahan,
    /// The pack has no boundary of this kelurahan.
    NoShares(String),
}

/// Follows the question of the page.
pub fn use_answer() -> ReadSignal<AnswerView> {
    let (asked, pack) = (use_question(), use_pack());
    let (view, set_view) = signal(AnswerView::Nothing);
    // The zoom and the colours of the map are no part of what is asked.
    let question = Memo::new(move |_| Question { zoom: None, region: None, is_where: false, ..asked.get() });
    let latest = StoredValue::new(0_u32);
    whenever(move || {
        let question = question.get();
        let accuracy = question.place.and_then(|it| asked.accuracy_of(it));
        let number = latest
            .try_update_value(|it| {
                *it += 1;
                *it
            })
            .unwrap_or_default();
        let Some(open) = pack.ready().filter(|_| question.is_whole()) else {
            set_view.set(AnswerView::Nothing);
            return;
        };
        set_view.set(AnswerView::Thinking);
        leptos::task::spawn_local(async move {
            let found = answer::ask(&open, &question, accuracy).await;
            // A slow answer must not replace that to a newer question; the page may have gone, too.
            if latest.try_get_value() == Some(number) {
                let _ = set_view.try_set(view_of(found));
            }
        });
    });
    view
}

fn view_of(found: Result<Option<AnswerModel>, Unanswered>) -> AnswerView {
    match found {
        Ok(Some(model)) => AnswerView::Ready(Arc::new(model)),
        Ok(None) => AnswerView::Nothing,
        Err(Unanswered::Pack(error)) => AnswerView::Failed(Fault::from(&error)),
        Err(Unanswered::UnknownKelurahan) => AnswerView::UnknownKelurahan,
        Err(Unanswered::NoShares(name)) => AnswerView::NoShares(name),
    }
}
