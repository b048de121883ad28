//! The building: for each figure that the plan limits, the limit with its article, a field for what is planned, and how
//! much room is left. What the plan does not limit is not asked.

use leptos::prelude::*;
use wording::format;
use zoning::{Asks, Bound, Check, Figure, LimitBy, Note, Source, Standing, Unit};

use super::{
    drawing::Drawing,
    judging::{Judged, Judging},
    place::Place,
    summary::Bar,
    surroundings::{ground, road, road_width},
    told::amount,
};
use crate::{
    components::{
        answer::overlay_kind,
        dynamic::{dynamic, live, maybe, typed, when},
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

/// The figure in people's words.
pub(super) fn figure_name(figure: Figure) -> String {
    parcel_tr!(&format!("parcel-figure-{}", figure.word()))
}

fn limit(check: &Check, cite: Option<String>) -> AnyView {
    let class = match check.standing {
        Standing::Kept => "app-figure__limit app-tone app-tone--allowed",
        Standing::Broken => "app-figure__limit app-tone app-tone--forbidden",
        Standing::Open if check.measured.is_some() => "app-figure__limit app-tone app-tone--conditional",
        Standing::Open | Standing::Untold => "app-figure__limit",
    };
    let by = match &check.by {
        LimitBy::Overlay { kind, .. } => Some(overlay_kind(kind.as_str())),
        LimitBy::Surface { .. } => Some(parcel_tr!("parcel-by-surface")),
        LimitBy::Table { .. } | LimitBy::Arithmetic => None,
    };
    let source: Vec<String> = by.into_iter().chain(cite).collect();
    let source = (!source.is_empty())
        .then(|| view! { <small class="app-answer__source">{source.join(" · ")}</small> });
    let standing = standing_words(check);
    let standing = (!standing.is_empty()).then(|| view! { <strong>{standing}</strong>" " });
    view! { <p class=class>{standing}{limit_words(check)}{source}</p> }.into_any()
}

/// "Paling banyak 160 m² (80 % dari luas bidang)."
pub(super) fn limit_words(check: &Check) -> String {
    let unit = check.figure.unit();
    let is_range = check.limit != check.mildest;
    let id = match (check.bound, is_range) {
        (Bound::AtMost, false) => "parcel-at-most",
        (Bound::AtLeast, false) => "parcel-at-least",
        (Bound::AtMost, true) => "parcel-at-most-open",
        (Bound::AtLeast, true) => "parcel-at-least-open",
    };
    let (low, high) = (check.limit.min(check.mildest), check.limit.max(check.mildest));
    let rate = check.rate.filter(|_| !is_range).map(|rate| {
        let language = i18n::words().language();
        // Rates are hundredths of a percent; a floor area ratio is told as a factor.
        if check.figure == Figure::FloorArea {
            parcel_tr!("parcel-rate-factor", rate = format::number(language, ratio(rate, 10_000.0), 1))
        } else {
            parcel_tr!("parcel-rate", rate = format::number(language, ratio(rate, 100.0), 0))
        }
    });
    let mut words = if is_range {
        parcel_tr!(id, low = number(unit, low), high = number(unit, high))
    } else {
        parcel_tr!(id, limit = number(unit, check.limit))
    };
    if let Some(rate) = rate {
        words = format!("{words} {rate}");
    }
    words.push('.');
    for ask in &check.asks {
        words = format!("{words} {}", parcel_tr!(&format!("parcel-asks-{}", ask.word())));
    }
    words
}

pub(super) fn standing_words(check: &Check) -> String {
    let margin = |it: i64| number(check.figure.unit(), it.abs());
    match (check.standing, check.margin) {
        (Standing::Kept, Some(0)) => parcel_tr!("parcel-kept-exactly"),
        (Standing::Kept, Some(it)) => {
            let id = if check.bound == Bound::AtMost { "parcel-kept-limit" } else { "parcel-kept-more" };
            parcel_tr!(id, margin = margin(it))
        }
        (Standing::Broken, Some(it)) => {
            let id = if check.bound == Bound::AtMost { "parcel-over" } else { "parcel-under" };
            parcel_tr!(id, margin = margin(it))
        }
        (Standing::Open, _) if check.measured.is_some() => parcel_tr!("parcel-open"),
        _ => String::new(),
    }
}

#[expect(clippy::cast_precision_loss, reason = "figures of a lot are far below 2^53")]
fn ratio(value: i64, by: f64) -> f64 {
    value as f64 / by
}

/// A number of a figure with its unit.
pub(super) fn number(unit_of: Unit, value: i64) -> String {
    let language = i18n::words().language();
    match unit_of {
        Unit::SquareMetreHundredths => {
            let decimals = usize::from(value % 100 != 0);
            format!("{} {}", format::number(language, ratio(value, 100.0), decimals), unit(unit_of))
        }
        Unit::Centimetres => {
            let decimals = if value % 100 == 0 { 0 } else { 2 };
            format!("{} {}", format::number(language, ratio(value, 100.0), decimals), unit(unit_of))
        }
        Unit::Count => format::number(language, ratio(value, 1.0), 0),
    }
}

fn unit(unit: Unit) -> String {
    match unit {
        Unit::SquareMetreHundredths => "m²".to_owned(),
        Unit::Centimetres => "m".to_owned(),
        Unit::Count => String::new(),
    }
}
