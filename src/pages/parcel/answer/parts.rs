//! The parts of the lot with area, share and outcome, the same as on the map.

use leptos::prelude::*;
use measure::SquareMetres;
use wording::{format, id};
use zoning::Headline;

use super::judging::{Judged, Judging};
use crate::{
    components::{answer::zone_name, dynamic::dynamic, outcome_badge::OutcomeBadge},
    i18n,
    state::language::use_language,
};

/// The table; nothing where the lot is one part.
#[component]
pub(super) fn Parts() -> impl IntoView {
    let judging = expect_context::<Judging>();
    dynamic(move || {
        use_language().get();
        match judging.judged.get() {
            Some(it) if it.plot.parts.len() > 1 || !it.plot.slivers.is_empty() => table(&it),
            _ => ().into_any(),
        }
    })
}

fn table(judged: &Judged) -> AnyView {
    let language = i18n::words().language();
    let area = |it: Option<SquareMetres>| it.map(|it| format::area(language, it.value())).unwrap_or_default();
    let rows = judged.plot.parts.iter().zip(&judged.model.parts).zip(&judged.verdict.parts).map(|((piece, words), part)| {
        let colour = words.zone.colour.clone().unwrap_or_default();
        view! {
            <tr>
                <th scope="row">
                    <span class="app-answer__swatch" style:background-color=colour aria-hidden="true"></span>
                    {zone_name(&words.zone, language.tag())}
                </th>
                <td>{area(piece.area)}<br />{format::share(language, piece.part.share)}</td>
                <td><OutcomeBadge outcome=part.outcome /></td>
            </tr>
        }
    });
    let approvable = (judged.verdict.headline == Headline::Partial).then(|| {
        let words = if judged.verdict.approvable.parts.is_empty() {
            parcel_tr!("parcel-approvable-none")
        } else {
            let share = format::share(language, judged.verdict.approvable.share);
            parcel_tr!("parcel-approvable", area = area(judged.verdict.approvable.area), share = share)
        };
        view! { <p class="app-parcel__result">{words}</p> }
    });
    let slivers = (!judged.plot.slivers.is_empty()).then(|| {
        let whole = judged.plot.slivers.iter().filter_map(|it| it.area).sum::<SquareMetres>();
        view! { <p>{parcel_tr!("parcel-slivers", area = area(Some(whole)))}</p> }
    });
    let caption = parcel_tr!("parcel-parts", headline = tr!(id::headline(judged.verdict.headline)));
    view! {
        <section class="app-step" aria-labelledby="bagian-bidang">
            <h2 id="bagian-bidang" class="app-step__title">{caption}</h2>
            {approvable}
            <table class="app-pieces">
                <thead><tr>
                    <th scope="col">{parcel_tr!("parcel-part-zone")}</th>
                    <th scope="col">{parcel_tr!("parcel-area")}</th>
                    <th scope="col">{parcel_tr!("parcel-part-outcome")}</th>
                </tr></thead>
                <tbody>{rows.collect_view()}</tbody>
            </table>
            {slivers}
        </section>
    }
    .into_any()
}
