//! Which part of the lot may be used, where not all of it may; the parts themselves stand in the answer with their areas.

use leptos::prelude::*;
use measure::SquareMetres;
use wording::format;
use zoning::Headline;

use super::judging::{Judged, Judging};
use crate::{components::dynamic::dynamic, i18n, state::language::use_language};

/// Narrow edges below this are not worth a word.
const LEAST: f64 = 0.5;

/// A line or two; nothing where the lot is one part.
#[component]
pub(super) fn Parts() -> impl IntoView {
    let judging = expect_context::<Judging>();
    dynamic(move || {
        use_language().get();
        judging.judged.with(|it| it.as_ref().map_or_else(|| ().into_any(), |it| words(it)))
    })
}

fn words(judged: &Judged) -> AnyView {
    let language = i18n::words().language();
    let area = |it: Option<SquareMetres>| it.map(|it| format::area(language, it.value())).unwrap_or_default();
    let approvable = (judged.verdict.headline == Headline::Partial).then(|| {
        let words = if judged.verdict.approvable.parts.is_empty() {
            parcel_tr!("parcel-approvable-none")
        } else {
            let share = format::share(language, judged.verdict.approvable.share);
            parcel_tr!("parcel-approvable", area = area(judged.verdict.approvable.area), share = share)
        };
        view! { <p class="app-parcel__result">{words}</p> }
    });
    let whole = judged.plot.slivers.iter().filter_map(|it| it.area).sum::<SquareMetres>();
    let slivers = (whole.value() >= LEAST)
        .then(|| view! { <p>{parcel_tr!("parcel-slivers", area = area(Some(whole)))}</p> });
    view! { {approvable}{slivers} }.into_any()
}
