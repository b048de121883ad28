//! The plan in force beside its draft, at this lot: read when somebody asks for it, and only where the pack has several
//! versions.

use std::rc::Rc;

use citypack::{Limits, Pack, PackError, PlanVersion, Status};
use leptos::prelude::*;
use measure::Outline;
use wording::id;
use zoning::{Difference, Headline, Project, Rules, Zone, judge};

use super::{activities::badge, judging::Judging};
use crate::{
    components::dynamic::{clicked, dynamic, whenever},
    i18n,
    state::{
        language::use_language,
        pack::{OpenPack, use_pack},
    },
};

/// What another version answers.
#[derive(Clone)]
struct Compared {
    version: PlanVersion,
    found: Option<Rc<(Headline, Difference)>>,
}

/// The versions to compare with; nothing where there is none.
#[component]
pub(super) fn Compare() -> impl IntoView {
    let judging = expect_context::<Judging>();
    let compared = RwSignal::new_local(None::<Compared>);
    // What was compared was another lot or another project.
    whenever(move || {
        judging.judged.track();
        compared.set(None);
    });
    dynamic(move || {
        use_language().get();
        let Some(open) = use_pack().ready() else { return ().into_any() };
        let versions = open.pack.manifest().plans.clone();
        if versions.is_empty() {
            return ().into_any();
        }
        let tag = i18n::words().language().tag();
        let buttons = versions.into_iter().map(|version| {
            let words = parcel_tr!("parcel-compare-with", plan = version.title.get(tag).to_owned());
            let press = move || compare(judging, version.clone(), compared);
            view! { <button type="button" class="app-button app-button--small app-button--quiet" on:click=clicked(press)>{words}</button> }
        });
        view! {
            <section class="app-step" aria-labelledby="banding">
                <h2 id="banding" class="app-step__title">{parcel_tr!("parcel-compare")}</h2>
                <p class="app-field__hint">{parcel_tr!("parcel-compare-hint")}</p>
                <div class="app-parcel__steps">{buttons.collect_view()}</div>
                <div role="status">{dynamic(move || compared.get().map_or_else(|| ().into_any(), |it| outcome(judging, &it)))}</div>
            </section>
        }
        .into_any()
    })
}

fn compare(judging: Judging, version: PlanVersion, compared: RwSignal<Option<Compared>, LocalStorage>) {
    let Some(open) = use_pack().ready_untracked() else { return };
    leptos::task::spawn_local(async move {
        let found = answer(&open, judging, &version).await.ok().flatten();
        let _ = compared.try_set(Some(Compared { version, found: found.map(Rc::new) }));
    });
}

async fn answer(
    open: &OpenPack,
    judging: Judging,
    version: &PlanVersion,
) -> Result<Option<(Headline, Difference)>, PackError> {
    let Some(judged) = judging.judged.try_get_untracked().flatten() else { return Ok(None) };
    let Some(given) = judged.plot.outline.as_ref().map(|it| it.given.clone()) else { return Ok(None) };
    let source = open.pack.source().clone();
    let other = Pack::open_version(source, Limits::default(), &version.file).await?;
    let Ok(outline) = Outline::read(&given) else { return Ok(None) };
    let plot = other.parcel(outline, None).await?;
    let building = other.building_rules().await?;
    let rules = Rules { rulebook: other.rules(), building: Some(&building) };
    let project: &Project = &judged.project;
    let verdict = judge(&plot, project, rules);
    let pair = judged.verdict.assessments.first().zip(verdict.assessments.first());
    Ok(pair.map(|(one, two)| (verdict.headline, Difference::between(one, two))))
}

fn outcome(judging: Judging, compared: &Compared) -> AnyView {
    let tag = i18n::words().language().tag();
    let Some((headline, difference)) = compared.found.as_deref() else {
        return view! { <p class="app-note" role="alert">{parcel_tr!("parcel-compare-failed")}</p> }
            .into_any();
    };
    let status = match compared.version.status {
        Status::Berlaku => "parcel-compare-in-force",
        Status::Ranperda => "parcel-compare-draft",
        Status::Dicabut => "parcel-compare-repealed",
        Status::Contoh => "parcel-compare-sample",
    };
    let now = judging.judged.with_untracked(|it| it.as_ref().map(|it| it.verdict.headline));
    let zones = |all: &[Zone]| {
        let codes: Vec<&str> = all.iter().filter_map(Zone::code).collect();
        codes.join(", ")
    };
    let conditions = |all: &[zoning::ConditionCode]| {
        all.iter().map(zoning::ConditionCode::as_str).collect::<Vec<_>>().join(", ")
    };
    let pairs = [
        ("parcel-compare-zones", zones(&difference.zones.0), zones(&difference.zones.1)),
        (
            "parcel-compare-conditions",
            conditions(&difference.conditions.0),
            conditions(&difference.conditions.1),
        ),
    ];
    let or_dash = |it: String| if it.is_empty() { "–".to_owned() } else { it };
    let lines =
        pairs.into_iter().filter(|(_, a, b)| !(a.is_empty() && b.is_empty())).map(|(id, now, then)| {
            view! { <li>{parcel_tr!(id, now = or_dash(now), then = or_dash(then))}</li> }
        });
    let same = difference.is_none().then(|| view! { <p>{parcel_tr!("parcel-compare-same")}</p> });
    let turns = difference.turns().then(|| {
        let now = now.map(|it| tr!(id::headline(it))).unwrap_or_default();
        let words = parcel_tr!("parcel-compare-turns", now = now, then = tr!(id::headline(*headline)));
        view! { <p class="app-parcel__result">{words}</p> }
    });
    view! {
        <p><strong>{compared.version.title.get(tag).to_owned()}</strong>" "{badge(*headline)}</p>
        <p class="app-field__hint">{parcel_tr!(status)}</p>
        {turns}
        {same}
        <ul>{lines.collect_view()}</ul>
    }
    .into_any()
}
