//! Where the answer comes from: plan, legal basis, status, date, scale and accuracy of its map, version of the data.

use citypack::{LayerEntry, Status, Texts};
use leptos::prelude::*;
use measure::Metres;
use wording::format;

use super::naming;
use crate::{
    answer::{AnswerModel, Subject},
    i18n,
};

pub(super) fn plan(model: &AnswerModel, tag: &str) -> AnyView {
    let (words, language) = (i18n::words(), i18n::words().language());
    let version = tr!(
        "answer-plan-version-value",
        version = model.version.clone(),
        created = format::date(words, &model.created),
    );
    let border = model.border.map(|it| tr!("answer-border-value", distance = format::distance(language, it)));
    let place = match &model.subject {
        Subject::Point { place, .. } => Some(format::place(words, *place)),
        Subject::Kelurahan { .. } | Subject::Parcel { .. } => None,
    };
    view! {
        <section class="app-answer__section">
            <h3>{tr!("answer-plan")}</h3>
            {model.plans.iter().map(|it| layer(&it.layer, tag)).collect_view()}
            <dl class="app-facts">
                {place.map(|it| fact("answer-coordinates", it, None))}
                {border.map(|it| fact("answer-border", it, None))}
                {fact("answer-plan-version", version, None)}
            </dl>
        </section>
    }
    .into_any()
}

fn layer(layer: &LayerEntry, tag: &str) -> AnyView {
    let (words, language) = (i18n::words(), i18n::words().language());
    let own = |it: &Texts| (it.get(tag).to_owned(), naming::lang_of(it, tag));
    let (title, title_lang) = own(&layer.title);
    let (basis, basis_lang) = own(&layer.legal_basis);
    let accuracy = format::distance(language, Metres::new(layer.accuracy_m));
    let in_force = layer.in_force.as_ref().map(|it| format::date(words, it));
    view! {
        <dl class="app-facts">
            {fact("answer-plan-title", title, title_lang)}
            {fact("answer-plan-basis", basis, basis_lang)}
            {fact("answer-plan-status", tr!(status(layer.status)), None)}
            {in_force.map(|it| fact("answer-plan-in-force", it, None))}
            {fact("answer-plan-scale", format::scale(language, layer.scale), None)}
            {fact("answer-plan-accuracy", tr!("answer-plan-accuracy-value", accuracy = accuracy), None)}
            {fact("answer-plan-source", layer.source.clone(), None)}
        </dl>
    }
    .into_any()
}

/// The sentence of a legal status.
pub(crate) fn status(status: Status) -> &'static str {
    match status {
        Status::Berlaku => "status-berlaku",
        Status::Ranperda => "status-ranperda",
        Status::Dicabut => "status-dicabut",
        Status::Contoh => "status-contoh",
    }
}

fn fact(name: &'static str, value: String, lang: Option<String>) -> AnyView {
    view! {
        <div class="app-facts__row">
            <dt>{tr!(name)}</dt>
            <dd lang=lang>{value}</dd>
        </div>
    }
    .into_any()
}
