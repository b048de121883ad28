//! The parts of a place: one with all its details, or several with their shares; what lies near; what is doubtful.

use leptos::prelude::*;
use measure::Metres;
use wording::{format, id};
use zoning::Doubt;

use super::{
    naming,
    reasons::{article, reasons},
};
use crate::{
    answer::{AnswerModel, ConditionWords, PartModel},
    components::symbol::{Look, Symbol},
    i18n,
};

/// Parts beyond these are folded away: slivers of a large kelurahan would bury the answer.
const SHOWN: usize = 6;

pub(super) fn part_details(part: &PartModel, tag: &str) -> AnyView {
    view! {
        {conditions(part, tag)}
        {reasons(part, tag)}
        {overlays(part, tag)}
    }
    .into_any()
}

fn conditions(part: &PartModel, tag: &str) -> AnyView {
    if part.conditions.is_empty() {
        return ().into_any();
    }
    let items = part.conditions.iter().map(|it| condition(it, tag)).collect_view();
    view! {
        <section class="app-answer__section">
            <h3>{tr!("answer-conditions")}</h3>
            <ol class="app-answer__conditions">{items}</ol>
        </section>
    }
    .into_any()
}

fn condition(it: &ConditionWords, tag: &str) -> AnyView {
    let text = match it.text.get(tag) {
        "" => tr!("answer-condition-unexplained", code = it.code.clone()),
        text => text.to_owned(),
    };
    let cite = it.article.as_ref().map(|it| it.cite.get(tag).to_owned()).filter(|it| !it.is_empty());
    let source = match cite {
        Some(cite) => tr!("answer-condition-source", code = it.code.clone(), cite = cite),
        None => it.code.clone(),
    };
    view! {
        <li>
            <span lang=naming::lang_of(&it.text, tag)>{text}</span>
            <small class="app-answer__source">{source}</small>
        </li>
    }
    .into_any()
}

fn overlays(part: &PartModel, tag: &str) -> AnyView {
    if part.overlays.is_empty() {
        return ().into_any();
    }
    let items = part.overlays.iter().map(|it| view! { <li>{naming::overlay(it, tag)}</li> }).collect_view();
    view! {
        <section class="app-answer__section">
            <h3>{tr!("answer-overlays")}</h3>
            <ul class="app-answer__list">{items}</ul>
        </section>
    }
    .into_any()
}

/// All parts of a place that has several.
pub(super) fn parts(model: &AnswerModel, tag: &str) -> AnyView {
    if model.parts.len() < 2 {
        return ().into_any();
    }
    let language = i18n::words().language();
    let card = |it: &PartModel| {
        let share = format::share(language, it.share);
        let size = match it.area {
            Some(area) => tr!("answer-part-area", area = format::area(language, area.value()), share = share),
            None => tr!("answer-part-share", share = share),
        };
        part_card(it, size, tag)
    };
    let (shown, folded) = model.parts.split_at(model.parts.len().min(SHOWN));
    let folded = (!folded.is_empty()).then(|| {
        let rest = folded.iter().map(card).collect_view();
        view! { <details class="app-answer__rest"><summary>{tr!("answer-parts-more")}</summary>{rest}</details> }
    });
    view! {
        <section class="app-answer__section">
            <h3>{tr!("answer-parts")}</h3>
            {shown.iter().map(card).collect_view()}
            {folded}
        </section>
    }
    .into_any()
}

/// What the answer would be a few steps away.
pub(super) fn near(model: &AnswerModel, tag: &str) -> AnyView {
    if model.near.is_empty() {
        return ().into_any();
    }
    let language = i18n::words().language();
    let cards = model.near.iter().map(|it| {
        // A centimetre is a border in common.
        let where_it_is = if it.distance.value() < 0.01 {
            tr!("answer-near-touching")
        } else {
            tr!("answer-near-distance", distance = format::distance(language, it.distance))
        };
        part_card(it, where_it_is, tag)
    });
    view! {
        <section class="app-answer__section">
            <h3>{tr!("answer-near")}</h3>
            {cards.collect_view()}
        </section>
    }
    .into_any()
}

fn part_card(part: &PartModel, where_it_is: String, tag: &str) -> AnyView {
    let look = Look::of(part.outcome);
    let colour = part.zone.colour.clone().unwrap_or_default();
    // Two parts of one zone differ in what lies over them.
    let overlays: Vec<String> = part.overlays.iter().map(|it| naming::overlay(it, tag)).collect();
    let overlays = (!overlays.is_empty()).then(|| {
        view! { <span class="app-part__where">{overlays.join("; ")}</span> }
    });
    view! {
        <details class=format!("app-part {}", look.tone())>
            <summary class="app-part__summary">
                <Symbol look=look size=28 />
                <span class="app-part__words">
                    <strong class="app-part__outcome">{naming::outcome(part)}</strong>
                    <span class="app-part__zone">
                        <span class="app-answer__swatch" style:background-color=colour aria-hidden="true"></span>
                        {naming::zone(&part.zone, tag)}
                    </span>
                    {overlays}
                    <span class="app-part__where">{where_it_is}</span>
                </span>
            </summary>
            <div class="app-part__details">
                <p>{tr!(id::outcome_meaning(part.outcome))}</p>
                {part_details(part, tag)}
            </div>
        </details>
    }
    .into_any()
}

/// What makes the answer uncertain, before anybody relies on it.
pub(super) fn doubts(model: &AnswerModel) -> AnyView {
    if model.doubts.is_empty() {
        return ().into_any();
    }
    let items = model.doubts.iter().map(|it| view! { <p>{doubt(it)}</p> }).collect_view();
    view! {
        <section class="app-note app-note--warning">
            <h3>{tr!("answer-doubt")}</h3>
            {items}
        </section>
    }
    .into_any()
}

pub(crate) fn doubt(doubt: &Doubt) -> String {
    let id = id::doubt(doubt);
    let written = |it: Metres| format::distance(i18n::words().language(), it);
    match doubt {
        Doubt::NearBorder { distance, band } => tr!(id, distance = written(*distance), band = written(*band)),
        Doubt::Position { accuracy } => tr!(id, accuracy = written(*accuracy)),
        Doubt::NearOverlay { distance } => tr!(id, distance = written(*distance)),
        _ => tr!(id),
    }
}

/// An article under a reason.
pub(super) fn cited(it: &crate::answer::ReasonModel, tag: &str) -> AnyView {
    match (&it.article, &it.layer) {
        (Some(of), _) => article(of, tag),
        (None, Some(layer)) => {
            let source = tr!("answer-according-to", source = layer.get(tag));
            view! { <small class="app-answer__source">{source}</small> }.into_any()
        }
        (None, None) => ().into_any(),
    }
}
