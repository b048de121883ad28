//! The building: for each figure that the plan limits, the limit with its article, a field for what is planned, and how
//! much room is left. What the plan does not limit is not asked.

use leptos::prelude::*;
use wording::format;
use zoning::{Asks, Figure, Note, Source};

use super::{
    drawing::Drawing,
    figures::limit,
    judging::{Judged, Judging},
    place::Place,
    summary::Bar,
    surroundings::{ground, road, road_width},
    told::amount,
};
use crate::{
    components::{
        dynamic::{dynamic, live, maybe, typed, when},
        figure::{figure_name, unit},
    },
    i18n,
    state::pack::use_pack,
};

/// Figures that a person tells; the others follow from these or from the lot.
const TOLD: [Figure; 9] = [
    Figure::Footprint,
    Figure::FloorArea,
    Figure::Floors,
    Figure::Height,
    Figure::Green,
    Figure::Basement,
    Figure::Setback,
    Figure::Side,
    Figure::Units,
];

/// The form with its limits.
#[component]
pub(super) fn Building() -> impl IntoView {
    let judging = expect_context::<Judging>();
    let checks = move |judged: &Judged| judged.verdict.checks.clone();
    let shown = Memo::new(move |_| {
        let all = judging.judged.with(|it| it.as_ref().map(|it| checks(it)).unwrap_or_default());
        Figure::ALL.into_iter().filter(|figure| all.iter().any(|it| it.figure == *figure)).collect::<Vec<_>>()
    });
    // A field stays once it was filled in, also where the answer no longer hangs on it.
    let asks = move |what: Asks, is_told: fn(&super::told::Told) -> bool| {
        Memo::new(move |_| {
            let asked = |it: &Judged| it.verdict.checks.iter().any(|it| it.asks.contains(&what));
            judging.told.with(is_told) || judging.judged.with(|it| it.as_ref().is_some_and(|it| asked(it)))
        })
    };
    let asks_road = asks(Asks::Road, |it| !it.road.is_empty());
    let asks_width = asks(Asks::RoadWidth, |it| !it.road_width.is_empty());
    let asks_ground = asks(Asks::GroundHeight, |it| !it.ground.is_empty());
    when(
        move || !shown.with(Vec::is_empty),
        move || {
            view! {
            <section class="app-step app-building" aria-labelledby="bangunan">
                <h2 id="bangunan" class="app-step__title">{parcel_t!("parcel-building")}</h2>
                <p class="app-field__hint">{parcel_t!("parcel-building-hint")}</p>
                <Drawing />
                {dynamic(move || unlimited(judging))}
                {when(move || asks_road.get(), move || road(judging))}
                {when(move || asks_width.get(), move || road_width(judging))}
                {when(move || asks_ground.get(), move || ground(judging))}
                <div class="app-figures">
                    {dynamic(move || shown.get().into_iter().map(|it| row(judging, it)).collect_view().into_any())}
                </div>
                <Place />
                <Bar />
            </section>
        }
        .into_any()
        },
    )
}

/// Said where the plan gives no numbers for a zone of the plot.
fn unlimited(judging: Judging) -> AnyView {
    let is_note = |it: &Note| matches!(it, Note::NoIntensity { .. });
    let is_some =
        judging.judged.with(|it| it.as_ref().is_some_and(|it| it.verdict.notes.iter().any(is_note)));
    is_some.then(|| view! { <p class="app-note">{parcel_t!("parcel-note-no-intensity")}</p> }).into_any()
}

/// A field for a number, its unit behind it.
pub(super) fn field(
    id: &str,
    described_by: String,
    value: Signal<String>,
    unit_words: String,
    write: impl Fn(String) + 'static,
) -> AnyView {
    let is_unread = move || value.with(|it| !it.trim().is_empty() && amount(it).is_none());
    view! {
        <div class="app-figure__line">
            <input
                id=id.to_owned()
                class="app-field__input app-figure__input"
                type="text"
                inputmode="decimal"
                autocomplete="off"
                aria-describedby=described_by
                aria-invalid=maybe(move || is_unread().then_some("true"))
                prop:value=move || value.get()
                on:input=typed(write)
            />
            <span class="app-figure__unit">{unit_words}</span>
        </div>
        {when(is_unread, || view! { <p class="app-field__error" role="status">{parcel_t!("parcel-figure-wrong")}</p> }.into_any())}
    }
    .into_any()
}

/// One figure. The row stays while its limits change, so that the focus stays too.
fn row(judging: Judging, figure: Figure) -> AnyView {
    let id = format!("ukuran-{}", figure.word());
    let limits_id = format!("{id}-batas");
    let text =
        Signal::derive(move || judging.told.with(|it| it.figures.get(&figure).cloned().unwrap_or_default()));
    let keep = move |it: String| {
        judging.told.update(|all| {
            all.figures.insert(figure, it);
        });
    };
    let input = move |id: String, described: String| field(&id, described, text, unit(figure.unit()), keep);
    let (field_id, described) = (id.clone(), limits_id.clone());
    let entry = dynamic(move || {
        // What the drawing tells is not typed.
        let drawn = judging.outline().filter(|_| figure == Figure::Footprint);
        match drawn {
            Some(it) => {
                let area = format::area(i18n::words().language(), it.area.value());
                view! { <p id=field_id.clone() tabindex="-1">{parcel_tr!("parcel-footprint-drawn", area = area)}</p> }.into_any()
            }
            None if TOLD.contains(&figure) => input(field_id.clone(), described.clone()),
            None => ().into_any(),
        }
    });
    let label = if TOLD.contains(&figure) {
        view! { <label class="app-field__label" for=id>{live(move || figure_name(figure))}</label> }
            .into_any()
    } else {
        view! { <p id=id class="app-field__label" tabindex="-1">{live(move || figure_name(figure))}</p> }
            .into_any()
    };
    view! {
        <div class="app-figure">
            {label}
            {entry}
            <div id=limits_id>{dynamic(move || limits(judging, figure))}</div>
        </div>
    }
    .into_any()
}

fn limits(judging: Judging, figure: Figure) -> AnyView {
    let open = use_pack().ready();
    let cite = |source: &Source| match source {
        Source::Article(id) => {
            let file =
                open.as_ref().and_then(|it| it.pack.rulebook_file().and_then(|it| it.article(id).cloned()));
            file.map(|it| it.cite.get(i18n::words().language().tag()).to_owned())
        }
        _ => None,
    };
    let checks =
        judging.judged.with(|it| it.as_ref().map(|it| it.verdict.checks.clone()).unwrap_or_default());
    let of_figure = checks.iter().filter(|it| it.figure == figure);
    of_figure.map(|it| limit(it, cite(&it.source))).collect_view().into_any()
}
