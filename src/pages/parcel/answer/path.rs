//! How the answer came about, step by step, each with its source: for whoever wants to check it.

use leptos::prelude::*;
use wording::{format, id};
use zoning::{Cell, Found, Source, Step, Zone};

use super::{
    hints::title,
    judging::{Judged, Judging},
};
use crate::{
    answer::ArticleWords,
    components::{
        answer::{article_view, overlay_kind},
        dynamic::dynamic,
        figure::{figure_name, limit_words},
    },
    i18n,
    state::{
        language::use_language,
        pack::{OpenPack, use_pack},
    },
};

/// The path, folded away.
#[component]
pub(super) fn Path() -> impl IntoView {
    let judging = expect_context::<Judging>();
    dynamic(move || {
        use_language().get();
        let (Some(judged), Some(open)) = (judging.judged.get(), use_pack().ready()) else {
            return ().into_any();
        };
        let items = judged.steps.iter().map(|it| item(&judged, &open, it)).collect_view();
        view! {
            <details class="app-parcel__way">
                <summary class="app-parcel__summary">{parcel_tr!("parcel-path")}</summary>
                <p class="app-field__hint">{parcel_tr!("parcel-path-hint")}</p>
                <ol class="app-path">{items}</ol>
            </details>
        }
        .into_any()
    })
}

fn item(judged: &Judged, open: &OpenPack, step: &Step) -> AnyView {
    let tag = i18n::words().language().tag();
    // An article can be read on the spot.
    let source = match &step.source {
        Source::Article(id) => {
            let entry = open.pack.rulebook_file().and_then(|it| it.article(id));
            entry.map(|it| article_view(&ArticleWords::from(it), tag))
        }
        Source::Layer(id) => open.pack.manifest().layer(id).map(|it| {
            let title = it.title.get(tag).to_owned();
            view! { " "<small class="app-answer__source">{title}</small> }.into_any()
        }),
        Source::Pack => None,
    };
    let part = step
        .part
        .filter(|_| judged.plot.parts.len() > 1)
        .map(|it| parcel_tr!("parcel-step-part", part = it + 1));
    view! { <li>{part}" "{words(open, &step.found)}{source}</li> }.into_any()
}

fn words(open: &OpenPack, found: &Found) -> String {
    let language = i18n::words().language();
    match found {
        Found::Zone(zone) => parcel_tr!("parcel-step-zone", zone = zone_words(open, zone)),
        Found::Overlays(all) if all.is_empty() => parcel_tr!("parcel-step-no-overlays"),
        Found::Overlays(all) => {
            let names: Vec<String> = all.iter().map(|it| overlay_kind(it.kind.as_str())).collect();
            parcel_tr!("parcel-step-overlays", overlays = names.join(", "))
        }
        Found::Border { distance: Some(it), band } => {
            parcel_tr!(
                "parcel-step-border",
                distance = format::distance(language, *it),
                band = format::distance(language, *band)
            )
        }
        Found::Border { distance: None, band } => {
            parcel_tr!("parcel-step-no-border", band = format::distance(language, *band))
        }
        Found::Column { code, listed } => {
            parcel_tr!(
                if *listed { "parcel-step-column" } else { "parcel-step-no-column" },
                code = code.as_str()
            )
        }
        Found::Row { activity, listed } => {
            parcel_tr!(
                if *listed { "parcel-step-row" } else { "parcel-step-no-row" },
                activity = title(activity.as_str())
            )
        }
        Found::Cell { cell, .. } => parcel_tr!("parcel-step-cell", cell = cell_words(cell)),
        Found::Rule { effect, .. } => {
            let codes: Vec<&str> = effect.conditions().iter().map(|it| it.as_str()).collect();
            parcel_tr!("parcel-step-rule", codes = codes.join(", "))
        }
        Found::Outcome { outcome, .. } => {
            parcel_tr!("parcel-step-outcome", outcome = tr!(id::outcome(*outcome)))
        }
        Found::Check(check) => {
            format!("{}: {}", figure_name(check.figure), limit_words(check))
        }
        Found::Headline(it) => parcel_tr!("parcel-step-headline", outcome = tr!(id::headline(*it))),
        _ => String::new(),
    }
}

fn zone_words(open: &OpenPack, zone: &Zone) -> String {
    let tag = i18n::words().language().tag();
    let Some(code) = zone.code() else { return parcel_tr!("parcel-step-blank") };
    let name = open.pack.zones().by_code(code).map(|it| it.name.get(tag).to_owned()).unwrap_or_default();
    if name.is_empty() { code.to_owned() } else { format!("{name} ({code})") }
}

fn cell_words(cell: &Cell) -> String {
    match cell {
        Cell::Blank => parcel_tr!("parcel-step-cell-blank"),
        Cell::Permitted => "I".to_owned(),
        Cell::Forbidden => "X".to_owned(),
        Cell::Conditions(codes) => {
            codes.iter().map(zoning::ConditionCode::as_str).collect::<Vec<_>>().join(", ")
        }
    }
}
