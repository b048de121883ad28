//! Where an answer goes on to: the package for another office, and a picture to share.

use leptos::prelude::*;
use wording::id;

use super::{naming, plan};
use crate::{
    answer::AnswerModel,
    components::{
        dynamic::{clicked, live, when},
        share::{CardFacts, share_card},
        symbol::Look,
    },
    i18n,
    routes::Route,
    state::question::use_question,
};

/// The actions, among others; the picture opens below them.
pub(super) fn actions() -> (AnyView, RwSignal<bool>) {
    let asked = use_question();
    let is_open = RwSignal::new(false);
    let view = view! {
        <a class="app-button app-button--quiet" href=live(move || Route::Package.asking(&asked.get()))>{t!("common-package")}</a>
        <button type="button" class="app-button app-button--quiet" aria-expanded=move || is_open.get().to_string()
            on:click=clicked(move || is_open.update(|it| *it = !*it))>{t!("answer-picture")}</button>
    };
    (view.into_any(), is_open)
}

/// The picture, once somebody wants it.
pub(super) fn picture(model: &AnswerModel, text: String, is_open: RwSignal<bool>) -> AnyView {
    let facts = facts(model, text);
    when(move || is_open.get(), move || share_card(facts.clone())).into_any()
}

/// Which plan says so, with its status, for a line of text.
pub(super) fn plan_of(model: &AnswerModel) -> (String, String) {
    let tag = i18n::words().language().tag();
    let first = model.plans.first();
    let title = first.map(|it| it.layer.title.get(tag).to_owned()).unwrap_or_default();
    (title, tr!(plan::status(first.map_or(model.status, |it| it.layer.status))))
}

fn facts(model: &AnswerModel, text: String) -> CardFacts {
    let tag = i18n::words().language().tag();
    let gap = model.headline.gap().map(|it| tr!(id::gap(it)));
    let doubt = (!model.doubts.is_empty()).then(|| tr!("answer-doubt-mark"));
    CardFacts {
        look: Look::of_headline(model.headline),
        activity: naming::activity(model, tag),
        place: naming::subject(model),
        outcome: tr!(id::headline(model.headline)),
        doubt: gap.or(doubt).unwrap_or_default(),
        zone: model.single().map(|it| naming::zone(&it.zone, tag)).unwrap_or_default(),
        plan: plan_of(model),
        city: model.city.get(tag).to_owned(),
        version: model.version.clone(),
        is_sample: model.is_sample(),
        text,
    }
}
