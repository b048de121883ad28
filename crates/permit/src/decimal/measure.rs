//! Units that people type behind a number, turned into the one that a field asks for. Nothing is rounded: what four decimals
//! cannot hold is no number.

use super::Decimal;

/// What a unit measures.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Measure {
    Area,
    Length,
    Share,
    Rupiah,
}

/// What a unit measures, and how many of the smallest of its kind it is.
fn of_word(word: &str) -> Option<(Measure, i64)> {
    Some(match word {
        "m2" | "m²" => (Measure::Area, 1),
        "ha" => (Measure::Area, 10_000),
        "cm" => (Measure::Length, 1),
        "m" => (Measure::Length, 100),
        "km" => (Measure::Length, 100_000),
        "%" | "percent" => (Measure::Share, 1),
        "rupiah" | "idr" => (Measure::Rupiah, 1),
        _ => return None,
    })
}

/// The number in the unit that is asked; nothing where the typed one measures something else. Where no unit was typed, or
/// none is asked, the number stays as it is.
pub(super) fn converted(number: Decimal, typed: &str, asked: &str) -> Option<Decimal> {
    if typed.is_empty() || asked.is_empty() {
        return Some(number);
    }
    let ((measure, size), (other, whole)) = (of_word(typed)?, of_word(asked)?);
    let parts = number.ten_thousandths().checked_mul(size)?;
    (measure == other && parts % whole == 0).then(|| Decimal::from_ten_thousandths(parts / whole))
}
