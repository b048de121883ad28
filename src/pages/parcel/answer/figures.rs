//! A figure of the building in words: its name, its limit with what that hangs on, how it stands, its number with a unit.

use leptos::prelude::*;
use wording::format;
use zoning::{Bound, Check, Figure, LimitBy, Standing, Unit};

use crate::{components::answer::overlay_kind, i18n};

/// The figure in people's words.
pub(crate) fn figure_name(figure: Figure) -> String {
    parcel_tr!(&format!("parcel-figure-{}", figure.word()))
}

/// The limit of a figure, how the figure stands to it, and who says so.
pub(super) fn limit(check: &Check, cite: Option<String>) -> AnyView {
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
pub(crate) fn limit_words(check: &Check) -> String {
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

/// Whether a figure is kept, and by how much; empty while nothing was told.
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

/// The unit as it is written behind a number.
pub(super) fn unit(unit: Unit) -> String {
    match unit {
        Unit::SquareMetreHundredths => "m²".to_owned(),
        Unit::Centimetres => "m".to_owned(),
        Unit::Count => String::new(),
    }
}
