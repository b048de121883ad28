//! What would turn a no into a yes: each hint was tried by the core, and a button makes its changes.

use leptos::prelude::*;
use wording::{format, id};
use zoning::{Change, Grade, Hint};

use super::{
    building::number,
    judging::{Judged, Judging},
};
use crate::{
    components::dynamic::{clicked, dynamic},
    i18n,
    state::{language::use_language, pack::use_pack},
};

/// The list; nothing where the project passes or no change is known.
#[component]
pub(super) fn Hints() -> impl IntoView {
    let judging = expect_context::<Judging>();
    dynamic(move || {
        use_language().get();
        let Some(judged) = judging.judged.get() else { return ().into_any() };
        if !matches!(judged.verdict.grade, Grade::Fails | Grade::Partly) {
            return ().into_any();
        }
        let items = judged.hints.iter().map(|it| item(judging, it)).collect_view();
        let none = judged.hints.is_empty().then(|| view! { <p>{parcel_tr!("parcel-hints-none")}</p> });
        view! {
            <section class="app-step" aria-labelledby="saran">
                <h2 id="saran" class="app-step__title">{parcel_tr!("parcel-hints")}</h2>
                {none}
                <ul class="app-parcel__choices">{items}</ul>
            </section>
        }
        .into_any()
    })
}

fn item(judging: Judging, hint: &Hint) -> AnyView {
    let words: Vec<String> = hint.changes.iter().map(words).collect();
    let result = parcel_tr!("parcel-hint-result", outcome = tr!(id::headline(hint.headline)));
    let changes = hint.changes.clone();
    let press = move || {
        for change in &changes {
            make(judging, change);
        }
        crate::browser::focus(crate::components::answer::HEADLINE);
    };
    view! {
        <li class="app-hint">
            <p class="app-hint__words">{words.join("; ")}</p>
            <p>{result}</p>
            <button type="button" class="app-button app-button--small" on:click=clicked(press)>{parcel_tr!("parcel-hint-apply")}</button>
        </li>
    }
    .into_any()
}

fn words(change: &Change) -> String {
    match change {
        Change::Figure { figure, from, to } => {
            let name = parcel_tr!(&format!("parcel-figure-{}", figure.word()));
            let unit = figure.unit();
            parcel_tr!(
                "parcel-hint-figure",
                figure = name,
                from = number(unit, *from),
                to = number(unit, *to)
            )
        }
        Change::UseParts { area, .. } => {
            let area = area.map(|it| format::area(i18n::words().language(), it.value())).unwrap_or_default();
            parcel_tr!("parcel-hint-parts", area = area)
        }
        Change::Activity { to, .. } => parcel_tr!("parcel-hint-activity", activity = title(to.as_str())),
        _ => String::new(),
    }
}

/// Name of an activity in the language on the screen.
pub(super) fn title(code: &str) -> String {
    let tag = i18n::words().language().tag();
    let open = use_pack().ready_untracked();
    let found =
        open.as_ref().and_then(|it| it.activities.by_code(code)).map(|it| it.title.get(tag).to_owned());
    found.filter(|it| !it.is_empty()).unwrap_or_else(|| tr!("activity-unknown", code = code.to_owned()))
}

fn make(judging: Judging, change: &Change) {
    let session = judging.session;
    match change {
        Change::Figure { figure, to, .. } => judging.write(*figure, *to),
        Change::Activity { to, .. } => session.asked.amend(&session.asked.get_untracked().about(to.as_str())),
        Change::UseParts { .. } => {
            if let Some(ring) = judging.judged.with_untracked(|it| it.as_ref().and_then(|it| largest(it))) {
                session.replace(ring, false);
            }
        }
        _ => {}
    }
}

/// The outer ring of the largest piece that may be used.
fn largest(judged: &Judged) -> Option<Vec<measure::LngLat>> {
    let frame = judged.plot.outline.as_ref()?.frame;
    let polygons = judged.verdict.approvable.shape.places(frame);
    let rings = polygons.into_iter().filter_map(|it| it.into_iter().next());
    rings.max_by(|a, b| parcel::area(a).total_cmp(&parcel::area(b)))
}
