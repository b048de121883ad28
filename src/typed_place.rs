//! Coordinates as people type or paste them, in one field: with a decimal comma or point, with or without
//! the letters of the compass.

use measure::{InvalidCoordinate, LngLat};

/// Why a text is no place.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unreadable {
    /// Nothing was typed.
    Empty,
    /// These are not two numbers.
    NotTwoNumbers,
    /// The numbers lie off the earth.
    OffTheEarth,
    /// The longitude stands first.
    Swapped,
}

impl Unreadable {
    /// The message that helps.
    pub fn message(self) -> &'static str {
        match self {
            Self::Empty => "check-error-coordinates-empty",
            Self::NotTwoNumbers => "check-error-coordinates-unreadable",
            Self::OffTheEarth => "check-error-coordinates-range",
            Self::Swapped => "check-error-coordinates-swapped",
        }
    }
}

/// Reads latitude and longitude, in this order.
pub fn read(text: &str) -> Result<LngLat, Unreadable> {
    let text = plain(text);
    if text.trim().is_empty() {
        return Err(Unreadable::Empty);
    }
    let (lat, lng) = halves(&text).ok_or(Unreadable::NotTwoNumbers)?;
    let number = |it: &str| degrees(it).ok_or(Unreadable::NotTwoNumbers);
    let (lat, lng) = (number(&lat)?, number(&lng)?);
    LngLat::new(lng, lat).map_err(|why| match why {
        InvalidCoordinate::Latitude(_) if LngLat::new(lat, lng).is_ok() => Unreadable::Swapped,
        _ => Unreadable::OffTheEarth,
    })
}

/// How a place is written into the field.
pub fn write(place: LngLat) -> String {
    format!("{}, {}", place.lat(), place.lng())
}

/// One kind of minus and one kind of blank; phones and offices write many.
fn plain(text: &str) -> String {
    let one = |c: char| match c {
        '−' | '‐' | '‑' | '‒' | '–' | '—' => '-',
        '°' | '(' | ')' => ' ',
        c if c.is_whitespace() => ' ',
        c => c,
    };
    text.chars().map(one).collect()
}

/// The texts of the two numbers, with a point as decimal sign.
fn halves(text: &str) -> Option<(String, String)> {
    if let Some((lat, lng)) = text.split_once(';') {
        return Some((lat.replace(',', "."), lng.replace(',', ".")));
    }
    // Where points stand, the comma separates; else it is the decimal sign.
    if text.contains('.') {
        let text = text.replace(',', " ");
        return pair(&tokens(&text));
    }
    let spaced = tokens(text);
    if spaced.len() >= 2 {
        let trimmed: Vec<String> = spaced.iter().map(|it| it.trim_matches(',').replace(',', ".")).collect();
        return pair(&trimmed);
    }
    let pieces: Vec<&str> = text.trim().split(',').collect();
    match pieces[..] {
        [lat, lng] => Some((lat.to_owned(), lng.to_owned())),
        [lat, lat_rest, lng, lng_rest] => Some((format!("{lat}.{lat_rest}"), format!("{lng}.{lng_rest}"))),
        _ => None,
    }
}

/// Words, with the letters of the compass joined to their number.
fn tokens(text: &str) -> Vec<String> {
    let mut found: Vec<String> = Vec::new();
    for word in text.split_whitespace() {
        let is_letters = word.trim_matches(',').chars().all(|c| c.is_ascii_alphabetic());
        match found.last_mut() {
            Some(last) if is_letters => last.push_str(word),
            _ => found.push(word.to_owned()),
        }
    }
    found
}

fn pair(tokens: &[String]) -> Option<(String, String)> {
    match tokens {
        [lat, lng] => Some((lat.clone(), lng.clone())),
        _ => None,
    }
}

/// A number with an optional letter: LS, S, BB and W are negative.
fn degrees(text: &str) -> Option<f64> {
    let text = text.trim().trim_end_matches(',');
    let number = text.trim_end_matches(|c: char| c.is_ascii_alphabetic());
    let sign = match text[number.len()..].to_ascii_uppercase().as_str() {
        "" | "LU" | "U" | "N" | "BT" | "T" | "E" => 1.0,
        "LS" | "S" | "BB" | "B" | "W" => -1.0,
        _ => return None,
    };
    let value = decimal(number.trim())?;
    // Somebody who writes "-10,163 LS" means the south all the same.
    Some(if sign < 0.0 { -value.abs() } else { value })
}

/// A decimal number as people and links write coordinates. The library's own reader of numbers knows exponents and
/// every last bit of hundreds of digits, and brings a table of ten kilobytes for it; fifteen digits are less than a
/// thousandth of a millimetre here, and are read exactly.
pub(crate) fn decimal(text: &str) -> Option<f64> {
    let (sign, digits) = match text.strip_prefix('-') {
        Some(rest) => (-1.0, rest),
        None => (1.0, text.strip_prefix('+').unwrap_or(text)),
    };
    let (whole, fraction) = digits.split_once('.').unwrap_or((digits, ""));
    let is_number = !(whole.is_empty() && fraction.is_empty())
        && whole.len() <= 6
        && whole.bytes().chain(fraction.bytes()).all(|it| it.is_ascii_digit());
    if !is_number {
        return None;
    }
    let (mut value, mut scale) = (0.0, 1.0);
    for digit in whole.bytes() {
        value = value * 10.0 + f64::from(digit - b'0');
    }
    // Both numbers stay whole and below 2^53, so that the one division is the only rounding.
    for digit in fraction.bytes().take(15 - whole.len()) {
        value = value * 10.0 + f64::from(digit - b'0');
        scale *= 10.0;
    }
    Some(sign * (value / scale))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn many_ways_of_writing_one_place_are_read() {
        let ways = [
            "-10.163, 123.607",
            "-10.163 123.607",
            "-10.163,123.607",
            "  -10,163 123,607 ",
            "‑10,163 123,607",
            "−10,163, 123,607",
            "-10,163,123,607",
            "-10,163; 123,607",
            "10,163 LS 123,607 BT",
            "10.163° S, 123.607° E",
            "10,16300°\u{a0}LS; 123,60700°\u{a0}BT",
            "(-10.163, 123.607)",
        ];
        for way in ways {
            assert_eq!(read(way), Ok(LngLat::new(123.607, -10.163).unwrap()), "{way}");
        }
        assert_eq!(read("-10, 123"), Ok(LngLat::new(123.0, -10.0).unwrap()));
    }

    #[test]
    fn each_mistake_is_told_apart() {
        let table = [
            ("", Unreadable::Empty),
            (" \u{a0} ", Unreadable::Empty),
            ("Kupang", Unreadable::NotTwoNumbers),
            ("-10.163", Unreadable::NotTwoNumbers),
            ("1 2 3", Unreadable::NotTwoNumbers),
            ("1,2,3", Unreadable::NotTwoNumbers),
            ("inf, nan", Unreadable::NotTwoNumbers),
            ("1e5, 2", Unreadable::NotTwoNumbers),
            ("123.607, -10.163", Unreadable::Swapped),
            ("95, 200", Unreadable::OffTheEarth),
            ("10, 999", Unreadable::OffTheEarth),
        ];
        for (text, mistake) in table {
            assert_eq!(read(text), Err(mistake), "{text}");
        }
    }

    #[test]
    fn decimals_are_read_like_the_library_reads_them() {
        for text in ["0", "-0.5", "123.607", "-10.1639877", "+7", ".25", "5.", "99.9999999", "0.1", "1.005"] {
            assert_eq!(decimal(text), text.parse().ok(), "{text}");
        }
        for text in ["", ".", "-", "1e5", "1.2.3", "0x1", "1234567", "NaN", "-+1", "1 2"] {
            assert_eq!(decimal(text), None, "{text}");
        }
        let long = decimal("123.60712345678901234567890").unwrap();
        assert!((long - 123.607_123_456_789_01).abs() < 1e-12);
    }

    #[test]
    fn what_is_written_can_be_read_again() {
        let place = LngLat::new(123.607_123_4, -10.163).unwrap();
        assert_eq!(read(&write(place)), Ok(place));
    }
}
