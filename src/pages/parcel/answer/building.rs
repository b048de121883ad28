//! The building: for each figure that the plan limits, the limit with its article, a field for what is planned, and how
//! much room is left. What the plan does not limit is not asked.

use leptos::prelude::*;
use wording::format;
use zoning::{Asks, Bound, Check, Figure, LimitBy, RoadClass, Source, Standing, Unit};

use super::{
    drawing::Drawing,
    judging::{Judged, Judging, amount},
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
    let asks_road = Memo::new(move |_| {
        let asks = |it: &Judged| it.verdict.checks.iter().any(|it| it.asks.contains(&Asks::Road));
        !judging.road.get().is_empty() || judging.judged.with(|it| it.as_ref().is_some_and(|it| asks(it)))
    });
    when(
        move || !shown.with(Vec::is_empty),
        move || {
            view! {
            <section class="app-step" aria-labelledby="bangunan">
                <h2 id="bangunan" class="app-step__title">{parcel_t!("parcel-building")}</h2>
                <p class="app-field__hint">{parcel_t!("parcel-building-hint")}</p>
                <Drawing />
                {when(move || asks_road.get(), move || road(judging))}
                {dynamic(move || shown.get().into_iter().map(|it| row(judging, it)).collect_view().into_any())}
            </section>
        }
        .into_any()
        },
    )
}

fn road(judging: Judging) -> AnyView {
    let choices = RoadClass::ALL.map(|it| {
        view! { <option value=it.word()>{live(move || parcel_tr!(&format!("parcel-road-{}", it.word())))}</option> }.into_any()
    });
    view! {
        <label class="app-field__label" for="jalan">{parcel_t!("parcel-road")}</label>
        <select id="jalan" class="app-field__select" prop:value=move || judging.road.get() on:change=typed(move |it| judging.road.set(it))>
            <option value="">{parcel_t!("parcel-road-unknown")}</option>
            {choices.collect_view()}
        </select>
    }
    .into_any()
}

/// One figure. The row stays while its limits change, so that the focus stays too.
fn row(judging: Judging, figure: Figure) -> AnyView {
    let id = format!("ukuran-{}", figure.word());
    let name = move || parcel_tr!(&format!("parcel-figure-{}", figure.word()));
    let text =
        Signal::derive(move || judging.figures.with(|it| it.get(&figure).cloned().unwrap_or_default()));
    let is_unread = move || text.with(|it| !it.trim().is_empty() && amount(it).is_none());
    let field = TOLD.contains(&figure).then(|| {
        let keep = move |it: String| {
            judging.figures.update(|all| {
                all.insert(figure, it);
            });
        };
        view! {
            <div class="app-figure__line">
                <input
                    id=id.clone()
                    class="app-field__input app-figure__input"
                    type="text"
                    inputmode="decimal"
                    autocomplete="off"
                    aria-describedby=format!("{id}-batas")
                    aria-invalid=maybe(move || is_unread().then_some("true"))
                    prop:value=move || text.get()
                    on:change=typed(keep)
                />
                <span class="app-figure__unit">{live(move || unit(figure.unit()))}</span>
            </div>
        }
    });
    let label = if TOLD.contains(&figure) {
        view! { <label class="app-field__label" for=id.clone()>{live(name)}</label> }.into_any()
    } else {
        view! { <p class="app-field__label">{live(name)}</p> }.into_any()
    };
    let limits = dynamic(move || {
        let open = use_pack().ready();
        let cite = |source: &Source| match source {
            Source::Article(id) => {
                let file = open
                    .as_ref()
                    .and_then(|it| it.pack.rulebook_file().and_then(|it| it.article(id).cloned()));
                file.map(|it| it.cite.get(i18n::words().language().tag()).to_owned())
            }
            _ => None,
        };
        let checks =
            judging.judged.with(|it| it.as_ref().map(|it| it.verdict.checks.clone()).unwrap_or_default());
        let of_figure = checks.iter().filter(|it| it.figure == figure);
        of_figure.map(|it| limit(it, cite(&it.source))).collect_view().into_any()
    });
    view! {
        <div class="app-figure">
            {label}
            {field}
            <div id=format!("{id}-batas") role="status">
                {when(is_unread, || view! { <p class="app-field__error">{parcel_t!("parcel-figure-wrong")}</p> }.into_any())}
                {limits}
            </div>
        </div>
    }
    .into_any()
}

fn limit(check: &Check, cite: Option<String>) -> AnyView {
    let class = match check.standing {
        Standing::Kept => "app-figure__limit app-tone app-tone--allowed",
        Standing::Broken => "app-figure__limit app-tone app-tone--forbidden",
        Standing::Open => "app-figure__limit app-tone app-tone--conditional",
        Standing::Untold => "app-figure__limit",
    };
    let by = match &check.by {
        LimitBy::Overlay { kind, .. } => Some(overlay_kind(kind.as_str())),
        LimitBy::Surface { .. } => Some(parcel_tr!("parcel-by-surface")),
        LimitBy::Table { .. } | LimitBy::Arithmetic => None,
    };
    let source: Vec<String> = by.into_iter().chain(cite).collect();
    let source = (!source.is_empty())
        .then(|| view! { <small class="app-answer__source">{source.join(" · ")}</small> });
    view! { <p class=class>{limit_words(check)}" "<strong>{standing_words(check)}</strong>" "{source}</p> }
        .into_any()
}

/// "Paling banyak 160 m² (80 % dari luas bidang)".
pub(super) fn limit_words(check: &Check) -> String {
    let unit = check.figure.unit();
    let id = match check.bound {
        Bound::AtMost => "parcel-at-most",
        Bound::AtLeast => "parcel-at-least",
    };
    let mut words = if check.limit == check.mildest {
        parcel_tr!(id, limit = number(unit, check.limit))
    } else {
        parcel_tr!(
            "parcel-limit-open",
            limit = number(unit, check.limit),
            mildest = number(unit, check.mildest)
        )
    };
    if let Some(rate) = check.rate {
        let language = i18n::words().language();
        // Rates are hundredths of a percent; a floor area ratio is told as a factor.
        let rate = if check.figure == Figure::FloorArea {
            parcel_tr!("parcel-rate-factor", rate = format::number(language, ratio(rate, 10_000.0), 1))
        } else {
            parcel_tr!("parcel-rate", rate = format::number(language, ratio(rate, 100.0), 0))
        };
        words = format!("{words} {rate}");
    }
    for ask in &check.asks {
        words = format!("{words} {}", parcel_tr!(&format!("parcel-asks-{}", ask.word())));
    }
    words
}

fn standing_words(check: &Check) -> String {
    let margin = |it: i64| number(check.figure.unit(), it.abs());
    match (check.standing, check.margin) {
        (Standing::Kept, Some(it)) => parcel_tr!("parcel-kept-limit", margin = margin(it)),
        (Standing::Broken, Some(it)) => {
            let id = if check.bound == Bound::AtMost { "parcel-over" } else { "parcel-under" };
            parcel_tr!(id, margin = margin(it))
        }
        (Standing::Open, _) => parcel_tr!("parcel-open"),
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
