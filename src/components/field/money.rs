//! Amounts as people type them: with or without separators. Only sets the thousands apart; judging is the form's.

use wording::{Language, format};

/// The amount with its thousands set apart; what is no amount stays as it was typed, so that it can be mended.
pub(super) fn grouped(typed: &str, language: Language) -> String {
    match amount(typed) {
        Some(amount) => format::number(language, f64::from(amount), 0),
        None => typed.to_owned(),
    }
}

/// Whole rupiah. Points, commas and blanks may only set thousands apart.
fn amount(typed: &str) -> Option<u32> {
    let typed = typed.trim().trim_start_matches("Rp").trim();
    let mut groups = typed.split(['.', ',', ' ', '\u{a0}']);
    let first = groups.next()?;
    let mut digits = first.to_owned();
    for group in groups {
        if group.len() != 3 || first.is_empty() || first.len() > 3 {
            return None;
        }
        digits.push_str(group);
    }
    if digits.bytes().all(|it| it.is_ascii_digit()) { digits.parse().ok() } else { None }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn amounts_are_grouped_however_they_were_typed() {
        let id = Language::default();
        for typed in ["1250000", "1.250.000", "1,250,000", "Rp 1.250.000", " 1 250 000 "] {
            assert_eq!(grouped(typed, id), "1.250.000", "{typed}");
        }
    }

    #[test]
    fn what_is_no_amount_stays_as_it_was_typed() {
        for typed in ["", "sejuta", "1.25", "12.50.000", "-5", "99999999999", ".500", "1000.000"] {
            assert_eq!(grouped(typed, Language::default()), typed);
        }
    }
}
