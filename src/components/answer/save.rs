//! Saving the place of an answer on this device, so that a newer plan which answers otherwise is told.

use leptos::prelude::*;

use super::naming;
use crate::{
    answer::AnswerModel,
    components::dynamic::{clicked, dynamic},
    i18n,
    question::Question,
    routes::Route,
    saved::{self, SavedPlace},
    state::{pack::use_pack, question::use_question},
};

/// The button, and in its place what was done.
pub(super) fn save(model: &AnswerModel) -> AnyView {
    let question = use_question().get_untracked();
    // The verdict of a parcel is that of all its ground, which is not asked again.
    let (true, None, Some(region)) = (question.is_whole(), &question.parcel, use_pack().region_untracked())
    else {
        return ().into_any();
    };
    let tag = i18n::words().language().tag();
    let place = SavedPlace {
        region,
        question: Question { zoom: None, is_where: false, region: None, ..question }.to_fragment(),
        draft: String::new(),
        outcome: model.headline.word().to_owned(),
        version: model.version.clone(),
        name: tr!("answer-for", activity = naming::activity(model, tag), place = naming::subject(model)),
    };
    let is_saved = RwSignal::new(false);
    view! {
        <div role="status">
            {dynamic(move || if is_saved.get() {
                view! { <p>{t!("answer-saved")} " " <a href=Route::Packs.path()>{t!("answer-saved-list")}</a></p> }.into_any()
            } else {
                let place = place.clone();
                let press = move || {
                    saved::save(place.clone());
                    is_saved.set(true);
                };
                view! { <button type="button" class="app-button app-button--quiet" on:click=clicked(press)>{t!("answer-save")}</button> }.into_any()
            })}
        </div>
    }
    .into_any()
}
