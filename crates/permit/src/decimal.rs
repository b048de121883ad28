//! Numbers as people type them, kept exactly: no more than four decimals.

mod measure;

use core::fmt;

/// A number with at most four decimals, exact. Enough for square metres, rupiah and percent.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Decimal(i64);

/// Ten-thousandths in one.
const ONE: i64 = 10_000;

/// Above this a double holds no four decimals any more; whole numbers stay exact up to 2^53.
const FINE: f64 = 900_000_000_000.0;

/// The text is no number, or one with too many digits.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NoNumber;

impl fmt::Display for NoNumber {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("the text is no number with at most four decimals")
    }
}

impl core::error::Error for NoNumber {}

impl Decimal {
    /// A whole number; larger than nine hundred billion thousands is held at that.
    pub fn whole(number: i64) -> Self {
        Self(number.saturating_mul(ONE))
    }

    /// Ten-thousandths.
    pub fn from_ten_thousandths(number: i64) -> Self {
        Self(number)
    }

    /// Ten-thousandths.
    pub fn ten_thousandths(self) -> i64 {
        self.0
    }

    /// The nearest number with four decimals; `None` for what is too large or no number.
    pub fn from_f64(number: f64) -> Option<Self> {
        #[expect(clippy::cast_possible_truncation, reason = "checked just before")]
        if number % 1.0 == 0.0 && number.abs() < 900e12 {
            Some(Self::whole(number as i64))
        } else if number.abs() < FINE {
            Some(Self((number * 10_000.0).round() as i64))
        } else {
            None
        }
    }

    /// For arithmetic.
    #[expect(
        clippy::cast_precision_loss,
        reason = "whole rupiah up to 2^53 are exact, as is what from_f64 takes"
    )]
    pub fn to_f64(self) -> f64 {
        if self.0 % ONE == 0 { (self.0 / ONE) as f64 } else { self.0 as f64 / 10_000.0 }
    }

    /// How many decimals it has.
    pub fn decimals(self) -> u8 {
        let mut rest = self.0 % ONE;
        let mut count = 4;
        while count > 0 && rest % 10 == 0 {
            rest /= 10;
            count -= 1;
        }
        count
    }

    /// What somebody typed, read the Indonesian way: `1.250,5`, `Rp 2.000.000`, `72,5 m²`, `1,5 juta`.
    ///
    /// A point stands between thousands where three digits follow it and something other than a lone zero comes
    /// before it; else it is a decimal point, as on calculators. A comma is a decimal comma unless there are several.
    pub fn from_typed(text: &str) -> Result<Self, NoNumber> {
        Self::with_unit(text).map(|it| it.0)
    }

    /// What somebody typed into a field of a unit, by its word in files: `2 ha` is 20,000 where square metres are asked,
    /// and no number where rooms are.
    pub fn from_typed_in(text: &str, unit: &str) -> Result<Self, NoNumber> {
        let (number, typed) = Self::with_unit(text)?;
        measure::converted(number, &typed, unit).ok_or(NoNumber)
    }

    /// A number and the unit behind it, in small letters.
    fn with_unit(text: &str) -> Result<(Self, String), NoNumber> {
        let lower = text.trim().to_lowercase();
        let text = lower.strip_prefix("rp").map_or(lower.as_str(), |it| it.trim_start_matches('.'));
        let end = text.find(|it: char| it.is_alphabetic() || it == '²' || it == '%').unwrap_or(text.len());
        let (digits, unit) = text.split_at(end);
        let unit = unit.trim();
        let factor = match unit {
            "juta" | "jt" => 1_000_000,
            "ribu" | "rb" => 1_000,
            "miliar" | "milyar" => 1_000_000_000,
            "" | "m" | "m2" | "m²" | "%" | "ha" | "cm" | "km" | "rupiah" => 1,
            _ => return Err(NoNumber),
        };
        // `Rp 500.000,-` is how amounts are written on paper.
        let digits = digits.trim().trim_end_matches(",-");
        let digits: String = digits.chars().filter(|it| !it.is_whitespace()).collect();
        let plain = plain(&digits);
        let number = Self::from_plain(&plain)?;
        let number = number.0.checked_mul(factor).map(Self).ok_or(NoNumber)?;
        // A word such as `juta` is part of the number.
        Ok((number, if factor == 1 { unit.to_owned() } else { String::new() }))
    }

    /// A plain number: digits, one point, nothing else.
    pub fn from_plain(text: &str) -> Result<Self, NoNumber> {
        let (sign, text) = text.strip_prefix('-').map_or((1, text), |it| (-1, it));
        let (whole, part) = text.split_once('.').unwrap_or((text, "0"));
        let digits = |it: &str| !it.is_empty() && it.bytes().all(|it| it.is_ascii_digit());
        let part = part.trim_end_matches('0');
        if !digits(whole) || whole.len() > 14 || part.len() > 4 || !(part.is_empty() || digits(part)) {
            return Err(NoNumber);
        }
        let value = |it: &str| it.bytes().fold(0_i64, |sum, it| sum * 10 + i64::from(it - b'0'));
        let mut fraction = value(part);
        for _ in part.len()..4 {
            fraction *= 10;
        }
        Ok(Self(sign * (value(whole) * ONE + fraction)))
    }
}

/// Thousands' signs taken out, the decimal sign a point.
fn plain(text: &str) -> String {
    let (dots, commas) = (text.matches('.').count(), text.matches(',').count());
    let groups = |sign: char| {
        let mut parts = text.split(sign);
        let first = parts.next().unwrap_or_default().trim_start_matches('-');
        (1..=3).contains(&first.len()) && first != "0" && parts.all(|it| it.len() == 3)
    };
    match (dots, commas) {
        // Thousands parted the English way.
        (1, 1) if text.find(',') < text.find('.') => text.replace(',', ""),
        (_, 1) => text.replace('.', "").replace(',', "."),
        (0, 2..) if groups(',') => text.replace(',', ""),
        (1.., 0) if groups('.') => text.replace('.', ""),
        (1, 2..) => text.replace(',', ""),
        _ => text.to_owned(),
    }
}

/// Plain: `-72.5`, no zeros at the end. This is how numbers stand in every file of ours.
impl fmt::Display for Decimal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.0 < 0 {
            f.write_str("-")?;
        }
        let (whole, mut part) = (self.0.unsigned_abs() / 10_000, self.0.unsigned_abs() % 10_000);
        write!(f, "{whole}")?;
        if part > 0 {
            let mut width = 4;
            while part % 10 == 0 {
                part /= 10;
                width -= 1;
            }
            write!(f, ".{part:0width$}")?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_read_as_people_type_them() {
        let cases = [
            ("72", "72"),
            ("72,5", "72.5"),
            ("72.5", "72.5"),
            ("1.250", "1250"),
            ("1.250,75", "1250.75"),
            ("1,250,000", "1250000"),
            ("1,250,000.5", "1250000.5"),
            ("0.180", "0.18"),
            ("0,180", "0.18"),
            ("12.5000", "12.5"),
            ("Rp 2.000.000,-", "2000000"),
            ("Rp. 1.500.000", "1500000"),
            ("1,5 juta", "1500000"),
            ("250 rb", "250000"),
            ("72 m²", "72"),
            ("72m2", "72"),
            ("-3", "-3"),
            (" 1 000 ", "1000"),
        ];
        for (typed, plain) in cases {
            assert_eq!(Decimal::from_typed(typed).map(|it| it.to_string()), Ok(plain.to_owned()), "{typed}");
        }
        for wrong in ["", "abc", "12a", "1.2.3", "1,2,3", "--1", "7 kambing", "0,12345", "999999999999999"] {
            assert_eq!(Decimal::from_typed(wrong), Err(NoNumber), "{wrong}");
        }
    }

    #[test]
    fn a_point_behind_a_comma_is_the_decimal_sign() {
        for (text, number) in [("1,200.00", "1200"), ("1,250.5 m²", "1250.5"), ("1.250,5", "1250.5")] {
            assert_eq!(Decimal::from_typed(text).unwrap().to_string(), number, "{text}");
        }
    }

    #[test]
    fn a_unit_that_is_typed_is_turned_into_the_one_that_is_asked() {
        let cases = [
            ("2 ha", "m2", Some("20000")),
            ("1,5ha", "m2", Some("15000")),
            ("5.000 m²", "ha", Some("0.5")),
            ("250 cm", "m", Some("2.5")),
            ("1,2 km", "m", Some("1200")),
            ("3 m", "cm", Some("300")),
            ("72 m2", "m2", Some("72")),
            ("72", "m2", Some("72")),
            ("40 %", "percent", Some("40")),
            ("2 juta", "idr", Some("2000000")),
            ("Rp 5.000 rupiah", "idr", Some("5000")),
            ("2 ha", "", Some("2")),
            ("1,5 m2", "ha", None),
            ("2 ha", "m", None),
            ("2 ha", "floor", None),
            ("2 ha", "idr", None),
            ("3 m", "m2", None),
            ("40 %", "m2", None),
        ];
        for (typed, unit, plain) in cases {
            let number = Decimal::from_typed_in(typed, unit).ok().map(|it| it.to_string());
            assert_eq!(number.as_deref(), plain, "{typed} in {unit}");
        }
    }

    #[test]
    fn plain_text_and_doubles_come_back_as_they_were() {
        for text in ["0", "0.0001", "-12.34", "899999999999.5", "12345678901234", "0.18"] {
            let number = Decimal::from_plain(text).unwrap();
            assert_eq!(number.to_string(), text);
            assert_eq!(Decimal::from_f64(number.to_f64()), Some(number), "{text}");
        }
        assert_eq!(Decimal::from_f64(f64::NAN), None);
        assert_eq!(Decimal::from_f64(1e300), None);
        assert_eq!(Decimal::from_plain("2.50").unwrap().decimals(), 1);
    }
}
