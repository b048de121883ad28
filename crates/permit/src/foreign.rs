//! Numbers that other systems gave, noted by hand: cleaned and looked at. None of them proves anything, so whatever is
//! found only warns.

use crate::{date::Date, identifier::digits};

/// What looks odd about a number.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ForeignFlaw {
    /// It has another count of digits than so many.
    Digits(usize),
    /// The day within it does not exist or has not come.
    Day,
    /// It names another region than the city's.
    Region,
    /// It has no digit at all.
    NoDigit,
}

/// The number as it is kept, and what looks odd about it. `kind` is `nib`, `kkpr` or another word for a number of which
/// nothing is known; `region` is the city's Kemendagri code.
pub fn foreign_number(kind: &str, typed: &str, region: &str, today: Date) -> (String, Vec<ForeignFlaw>) {
    let words = typed.split_whitespace().collect::<Vec<_>>().join(" ");
    match kind {
        // Peraturan BKPM 4/2021: a NIB has 13 digits.
        "nib" => {
            let plain = digits(&words).filter(|it| !it.is_empty()).unwrap_or(words);
            let flaws = if has(&plain, 13) { Vec::new() } else { vec![ForeignFlaw::Digits(13)] };
            (plain, flaws)
        }
        "kkpr" => {
            let plain = digits(&words).filter(|it| !it.is_empty()).unwrap_or(words);
            let flaws =
                if has(&plain, 17) { kkpr(&plain, region, today) } else { vec![ForeignFlaw::Digits(17)] };
            (plain, flaws)
        }
        _ => {
            let has_digit = words.bytes().any(|it| it.is_ascii_digit());
            (words, if has_digit { Vec::new() } else { vec![ForeignFlaw::NoDigit] })
        }
    }
}

fn has(text: &str, count: usize) -> bool {
    text.len() == count && text.bytes().all(|it| it.is_ascii_digit())
}

/// `DDMMYY 10 t 1 KKKK SSS`, as issued documents have it: the day of the application, the region, a serial number.
fn kkpr(number: &str, region: &str, today: Date) -> Vec<ForeignFlaw> {
    let two = |at: usize| number.get(at..at + 2).and_then(|it| it.parse::<u8>().ok()).unwrap_or(0);
    let day = Date::new(2000 + u16::from(two(4)), two(2), two(0));
    let mut flaws = Vec::new();
    if day.is_none_or(|it| it > today) {
        flaws.push(ForeignFlaw::Day);
    }
    let city = digits(region).unwrap_or_default();
    if city.len() >= 4 && number.get(10..14) != city.get(..4) {
        flaws.push(ForeignFlaw::Region);
    }
    flaws
}

#[cfg(test)]
mod tests {
    use super::*;

    fn look(kind: &str, typed: &str) -> (String, Vec<ForeignFlaw>) {
        foreign_number(kind, typed, "53.71", Date::from_plain("2026-11-22").unwrap())
    }

    #[test]
    fn a_number_as_its_document_has_it_is_kept_without_its_signs() {
        assert_eq!(look("nib", "1234 5678 90123"), ("1234567890123".to_owned(), Vec::new()));
        assert_eq!(look("kkpr", "0311261021 5371 001"), ("03112610215371001".to_owned(), Vec::new()));
        assert_eq!(look("", " SK-PBG-537101-001 "), ("SK-PBG-537101-001".to_owned(), Vec::new()));
    }

    #[test]
    fn what_looks_odd_is_told_and_the_number_stays() {
        assert_eq!(look("nib", "12345"), ("12345".to_owned(), vec![ForeignFlaw::Digits(13)]));
        assert_eq!(look("nib", "NIB saya"), ("NIB saya".to_owned(), vec![ForeignFlaw::Digits(13)]));
        assert_eq!(look("kkpr", "32132610215371001").1, [ForeignFlaw::Day]);
        assert_eq!(look("kkpr", "23112610215371001").1, [ForeignFlaw::Day], "tomorrow");
        assert_eq!(look("kkpr", "03112610213507001").1, [ForeignFlaw::Region]);
        assert_eq!(look("", "belum tahu").1, [ForeignFlaw::NoDigit]);
    }
}
