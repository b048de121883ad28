//! A figure of the building in words: its name, its limit with what that hangs on, how it stands, its number with a unit. The same
//! on the page of a parcel, on its sheet and in forms; the book travels with the parts that show them.

use citypack::Texts;
use wording::{Arg, OF_FIGURES, format};
use zoning::{Bound, Check, Figure, Source, Standing, Unit};

use crate::{i18n, state::pack::OpenPack};

/// A sentence; whoever calls this is evaluated again when the language changes.
fn say(id: &str, args: &[(&str, Arg)]) -> String {
    i18n::words().text_of(&OF_FIGURES, id, args)
}

/// The figure in people's words.
pub(crate) fn figure_name(figure: Figure) -> String {
    say(&format!("figure-{}", figure.word()), &[])
}

/// "Paling banyak 160 m² (80 % dari luas bidang)."
pub(crate) fn limit_words(check: &Check) -> String {
    let unit = check.figure.unit();
    let is_range = check.limit != check.mildest;
    let id = match (check.bound, is_range) {
        (Bound::AtMost, false) => "figure-at-most",
        (Bound::AtLeast, false) => "figure-at-least",
        (Bound::AtMost, true) => "figure-at-most-open",
        (Bound::AtLeast, true) => "figure-at-least-open",
    };
    let (low, high) = (check.limit.min(check.mildest), check.limit.max(check.mildest));
    let rate = check.rate.filter(|_| !is_range).map(|rate| {
        let language = i18n::words().language();
        // Rates are hundredths of a percent; a floor area ratio is told as a factor.
        if check.figure == Figure::FloorArea {
            say("figure-rate-factor", &[("rate", format::number(language, ratio(rate, 10_000.0), 1).into())])
        } else {
            say("figure-rate", &[("rate", format::number(language, ratio(rate, 100.0), 0).into())])
        }
    });
    let mut words = if is_range {
        say(id, &[("low", number(unit, low).into()), ("high", number(unit, high).into())])
    } else {
        say(id, &[("limit", number(unit, check.limit).into())])
    };
    if let Some(rate) = rate {
        words = format!("{words} {rate}");
    }
    words.push('.');
    for ask in &check.asks {
        words = format!("{words} {}", say(&format!("figure-asks-{}", ask.word()), &[]));
    }
    words
}

/// Whether a figure is kept, and by how much; empty while nothing was told.
pub(crate) fn standing_words(check: &Check) -> String {
    let margin = |it: i64| number(check.figure.unit(), it.abs());
    match (check.standing, check.margin) {
        (Standing::Kept, Some(0)) => say("figure-kept-exactly", &[]),
        (Standing::Kept, Some(it)) => {
            let id = if check.bound == Bound::AtMost { "figure-kept-limit" } else { "figure-kept-more" };
            say(id, &[("margin", margin(it).into())])
        }
        (Standing::Broken, Some(it)) => {
            let id = if check.bound == Bound::AtMost { "figure-over" } else { "figure-under" };
            say(id, &[("margin", margin(it).into())])
        }
        (Standing::Open, _) if check.measured.is_some() => say("figure-open", &[]),
        _ => String::new(),
    }
}

#[expect(clippy::cast_precision_loss, reason = "figures of a lot are far below 2^53")]
fn ratio(value: i64, by: f64) -> f64 {
    value as f64 / by
}

/// A number of a figure with its unit.
pub(crate) fn number(unit_of: Unit, value: i64) -> String {
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
pub(crate) fn unit(unit: Unit) -> String {
    match unit {
        Unit::SquareMetreHundredths => "m²".to_owned(),
        Unit::Centimetres => "m".to_owned(),
        Unit::Count => String::new(),
    }
}

/// A source as the city cites it.
pub(crate) fn cite(open: &OpenPack, source: &Source, tag: &str) -> String {
    let own = |it: &Texts| it.get(tag).to_owned();
    match source {
        Source::Article(id) => open
            .pack
            .rulebook_file()
            .and_then(|it| it.article(id))
            .map(|it| own(&it.cite))
            .unwrap_or_default(),
        Source::Layer(id) => open.pack.manifest().layer(id).map(|it| own(&it.title)).unwrap_or_default(),
        Source::Pack => String::new(),
    }
}
