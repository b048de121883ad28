//! Numbers that name people, businesses, land and telephones: cleaned and checked. None of them proves anything.

use crate::{date::Date, finding::Code};

/// Digits alone, without the signs people put between them; `None` where something else stands there.
pub fn digits(text: &str) -> Option<String> {
    let mut out = String::new();
    for it in text.chars() {
        match it {
            '0'..='9' => out.push(it),
            ' ' | '.' | '-' | '/' | '\u{a0}' | '\t' => {}
            _ => return None,
        }
    }
    Some(out)
}

/// Sex as a NIK tells it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sex {
    /// Laki-laki.
    Male,
    /// Perempuan.
    Female,
}

impl Sex {
    /// The id of the option: `l` or `p`.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Male => "l",
            Self::Female => "p",
        }
    }
}

/// Two digits as a number; zero where they are none.
fn two(digits: &str, at: usize) -> u8 {
    digits.get(at..at + 2).and_then(|it| it.parse().ok()).unwrap_or(0)
}

/// Provinces of Indonesia by the first two digits; those before splits stay valid in old numbers.
fn is_province(code: u8) -> bool {
    matches!(code, 11..=19 | 21 | 31..=36 | 51..=54 | 61..=65 | 71..=76 | 81 | 82 | 91..=97)
}

/// Birth date and sex that 16 digits of a NIK tell (Law 23/2006 article 13 with its rules: day + 40 for women). The
/// century is the latest in which the person is born and not over 110.
pub fn nik_birth(nik: &str, today: Date) -> Option<(Date, Sex)> {
    let (day, month, year) = (two(nik, 6), two(nik, 8), u16::from(two(nik, 10)));
    let (day, sex) = if day > 40 { (day - 40, Sex::Female) } else { (day, Sex::Male) };
    let found = [2000, 1900, 1800].into_iter().find_map(|century| {
        let date = Date::new(century + year, month, day)?;
        (date <= today && date.years_until(today) <= 110).then_some(date)
    });
    Some((found?, sex))
}

/// What is wrong with a NIK of digits alone.
pub fn check_nik(nik: &str, today: Date) -> Vec<Code> {
    let mut codes = check_person_number(nik);
    if codes.is_empty() && nik_birth(nik, today).is_none() {
        codes.push(Code::NikDate);
    }
    with_region(codes, nik)
}

/// What is wrong with a family card's number: as a NIK, but the date is the card's, so no 40 is added.
pub fn check_nkk(nkk: &str, today: Date) -> Vec<Code> {
    let mut codes = check_person_number(nkk);
    if codes.is_empty() {
        let issued = Date::new(2000 + u16::from(two(nkk, 10)), two(nkk, 8), two(nkk, 6));
        // Cards of the nineties carry years before 2000.
        let before = Date::new(1900 + u16::from(two(nkk, 10)), two(nkk, 8), two(nkk, 6));
        if issued.filter(|it| *it <= today).or(before).is_none() {
            codes.push(Code::NikDate);
        }
    }
    with_region(codes, nkk)
}

fn check_person_number(number: &str) -> Vec<Code> {
    if number.len() != 16 {
        return vec![Code::Digits];
    }
    if number.ends_with("0000") { vec![Code::NikSerial] } else { Vec::new() }
}

fn with_region(mut codes: Vec<Code>, number: &str) -> Vec<Code> {
    let is_known = is_province(two(number, 0)) && two(number, 2) > 0 && two(number, 4) > 0;
    if number.len() == 16 && !is_known {
        codes.push(Code::NikRegion);
    }
    codes
}

/// What is wrong with a tax number: 15 digits (old), or 16 (since 1 July 2024: a NIK, or 0 and the old number).
pub fn check_npwp(npwp: &str, today: Date) -> Vec<Code> {
    let old = match npwp.len() {
        15 => npwp,
        16 if npwp.starts_with('0') => &npwp[1..],
        16 => return check_nik(npwp, today),
        _ => return vec![Code::Digits],
    };
    if has_check_digit(&old[..9]) { Vec::new() } else { vec![Code::CheckDigit] }
}

/// Whether the last digit fits the others (Luhn's sum).
fn has_check_digit(digits: &str) -> bool {
    let mut sum = 0_u32;
    for (n, it) in digits.bytes().rev().enumerate() {
        let digit = u32::from(it - b'0');
        let doubled = digit * 2;
        sum += if n % 2 == 0 { digit } else { doubled / 10 + doubled % 10 };
    }
    sum.is_multiple_of(10)
}

/// What is wrong with a tax object's number; `region` is the city's Kemendagri code, such as `53.71`. Only its first
/// four digits can be compared: the others are codes of the tax office.
pub fn check_nop(nop: &str, region: &str) -> Vec<Code> {
    if nop.len() != 18 {
        return vec![Code::Digits];
    }
    let city = digits(region).unwrap_or_default();
    if city.len() >= 4 && !nop.starts_with(&city[..4]) { vec![Code::OtherRegion] } else { Vec::new() }
}

/// A tax object's number as the tax office writes it: `53.71.010.001.001-0001.0`.
pub fn show_nop(nop: &str) -> String {
    if nop.len() != 18 || !nop.is_ascii() {
        return nop.to_owned();
    }
    let part = |from: usize, to: usize| &nop[from..to];
    [
        part(0, 2),
        ".",
        part(2, 4),
        ".",
        part(4, 7),
        ".",
        part(7, 10),
        ".",
        part(10, 13),
        "-",
        part(13, 17),
        ".",
        part(17, 18),
    ]
    .concat()
}

/// A telephone number of Indonesia as `+62…`, and whether it is a mobile one.
pub fn phone(text: &str) -> Option<(String, bool)> {
    let cleaned: String = text.chars().filter(|it| !matches!(it, '(' | ')')).collect();
    let cleaned = cleaned.trim();
    let (plus, rest) = cleaned.strip_prefix('+').map_or((false, cleaned), |it| (true, it));
    let all = digits(rest)?;
    let own = match all.strip_prefix("62") {
        Some(it) => it,
        None if plus => return None,
        None => all.strip_prefix('0')?,
    };
    // `+62 (0)812…` is seen on letterheads.
    let own = own.strip_prefix('0').unwrap_or(own);
    let second = own.as_bytes().get(1).copied().unwrap_or(b'0');
    let is_mobile = own.starts_with('8') && second != b'0' && (9..=12).contains(&own.len());
    let is_landline = !own.starts_with(['0', '1', '8']) && (8..=11).contains(&own.len());
    (is_mobile || is_landline).then(|| (["+62", own].concat(), is_mobile))
}

/// An e-mail address with its domain in lower case.
pub fn email(text: &str) -> Option<String> {
    let text = text.trim();
    let (name, domain) = text.split_once('@')?;
    let is_plain = |it: char| !it.is_whitespace() && !matches!(it, '@' | ',' | ';' | '<' | '>' | '"');
    let labels = domain.split('.').collect::<Vec<_>>();
    let is_label = |it: &&str| {
        !it.is_empty() && !it.starts_with('-') && it.chars().all(|it| it.is_alphanumeric() || it == '-')
    };
    let fits = !name.is_empty()
        && text.len() <= 254
        && name.chars().all(is_plain)
        && !name.starts_with('.')
        && !name.ends_with('.')
        && labels.len() > 1
        && labels.iter().all(is_label)
        && labels.last().is_some_and(|it| it.len() > 1);
    fits.then(|| [name, "@", &domain.to_lowercase()].concat())
}

/// A code of an activity: five digits of KBLI, or a plan's own (`NK-…`).
pub fn is_activity_code(code: &str) -> bool {
    let is_kbli = code.len() == 5 && code.bytes().all(|it| it.is_ascii_digit());
    is_kbli || code.strip_prefix("NK-").is_some_and(|it| !it.is_empty())
}

/// A number with its middle hidden: a NIK shows its region and serial, a telephone number its ends.
pub fn masked(number: &str) -> String {
    let count = number.chars().count();
    let (first, last) = if count >= 15 { (4, 4) } else { (count.min(4), 3) };
    let hide = |(n, it): (usize, char)| if n >= first && n + last < count { '•' } else { it };
    number.chars().enumerate().map(hide).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn today() -> Date {
        Date::from_plain("2026-11-22").unwrap()
    }

    #[test]
    fn a_nik_tells_birth_and_sex() {
        let day = Date::from_plain("1990-03-12");
        assert_eq!(nik_birth("5371991203900001", today()), day.map(|it| (it, Sex::Male)));
        assert_eq!(nik_birth("5371995203900001", today()), day.map(|it| (it, Sex::Female)));
        let young = nik_birth("5371990101260001", today()).map(|it| it.0.to_string());
        assert_eq!(young.as_deref(), Some("2026-01-01"));
        let old = nik_birth("5371990112260001", today()).map(|it| it.0.to_string());
        assert_eq!(old.as_deref(), Some("1926-12-01"), "nobody is born in the future");
    }

    #[test]
    fn numbers_are_hidden_in_the_middle() {
        assert_eq!(masked("5371991203900001"), "5371••••••••0001");
        assert_eq!(masked("081234567789"), "0812•••••789");
        assert_eq!(masked("12"), "12");
    }

    #[test]
    fn telephone_numbers_are_kept_in_one_way() {
        let of = |it: &str| phone(it);
        for typed in ["0812-3456-7890", "62 812 3456 7890", "+62 (0)812 34567890", "(0812) 34567890"] {
            assert_eq!(of(typed), Some(("+6281234567890".to_owned(), true)), "{typed}");
        }
        assert_eq!(of("(0380) 821234"), Some(("+62380821234".to_owned(), false)));
        for wrong in ["", "812345", "+1 212 555 0100", "0800 1234 567 89 10", "080012345678", "08123", "abc"]
        {
            assert_eq!(of(wrong), None, "{wrong}");
        }
    }

    #[test]
    fn addresses_of_mail_have_one_at_and_a_dot() {
        assert_eq!(email(" Ina@Contoh.ID "), Some("Ina@contoh.id".to_owned()));
        for wrong in ["", "ina", "ina@contoh", "a@b@c.id", "a b@c.id", "@c.id", "a@.id", "a@c.", ".a@c.id"] {
            assert_eq!(email(wrong), None, "{wrong}");
        }
    }

    #[test]
    fn a_tax_objects_number_is_shown_in_groups() {
        assert_eq!(show_nop("537101000100100010"), "53.71.010.001.001-0001.0");
    }
}
