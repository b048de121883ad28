//! The answer in one glance: pictogram, words, colour; what was asked; what it means.

use leptos::prelude::*;
use wording::{format, id};

use super::{HEADLINE, naming};
use crate::{
    answer::AnswerModel,
    components::symbol::{Look, Symbol},
    i18n,
};

pub(super) fn headline(model: &AnswerModel, tag: &str) -> AnyView {
    let look = Look::of_headline(model.headline);
    let gap = model.headline.gap().map(|it| view! { <p class="app-answer__gap">{tr!(id::gap(it))}</p> });
    let doubtful = (!model.doubts.is_empty()).then(|| {
        view! { <p class="app-answer__gap">{tr!("answer-doubt-mark")}</p> }
    });
    let zone = model.single().map(|it| {
        let colour = it.zone.colour.clone().unwrap_or_default();
        let lang = it.zone.zone.code().and_then(|_| naming::lang_of(&it.zone.name, tag));
        view! {
            <p class="app-answer__zone">
                <span class="app-answer__label">{tr!("answer-zone")}</span>
                <span class="app-answer__swatch" style:background-color=colour aria-hidden="true"></span>
                <strong lang=lang>{naming::zone(&it.zone, tag)}</strong>
            </p>
        }
    });
    view! {
        <header class=format!("app-answer__head {}", look.tone())>
            {model.is_sample().then(|| view! { <p class="app-answer__sample">{tr!("common-sample")}</p> })}
            <div class="app-answer__verdict">
                <Symbol look=look size=56 />
                <div>
                    <h2 id=HEADLINE class="app-answer__title" tabindex="-1">{tr!(id::headline(model.headline))}</h2>
                    {gap}
                    {doubtful}
                </div>
            </div>
            <p class="app-answer__meaning">{tr!(id::headline_meaning(model.headline))}</p>
        </header>
        <p class="app-answer__asked">
            {tr!("answer-for", activity = naming::activity(model, tag), place = naming::subject(model))}
        </p>
        {zone}
    }
    .into_any()
}

/// Always there: the answer is no permit; an old copy is called old.
pub(super) fn indicative(model: &AnswerModel) -> AnyView {
    let stale = model.stale_since.as_ref().map(|date| {
        let date = format::date(i18n::words(), date);
        view! { <p class="app-note app-note--warning">{tr!("answer-stale", date = date)}</p> }
    });
    let withdrawn = model.withdrawn.as_ref().map(|it| {
        let words = i18n::words();
        let reason = it.reason.get(words.language().tag()).to_owned();
        let said = tr!("answer-withdrawn", date = format::date(words, &it.since), reason = reason);
        view! { <p class="app-note app-note--warning" role="alert">{said}</p> }
    });
    view! {
        {withdrawn}
        {stale}
        <p class="app-answer__indicative">
            <strong>{tr!("common-indicative")}</strong>". "{tr!("common-indicative-meaning")}
        </p>
    }
    .into_any()
}
