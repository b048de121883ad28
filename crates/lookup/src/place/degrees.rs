//! Two angles: decimal, or degrees with minutes and seconds; with the letters of the compass in Indonesian and English
//! before or behind the numbers, or without.

use super::number;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Axis {
    Latitude,
    Longitude,
}

/// Latitude and longitude; nothing where the text is something else.
pub(super) fn read(text: &str) -> Option<(f64, f64)> {
    let marks = marks(text)?;
    let (first, second) = angles(text, !marks.compass.is_empty())?;
    let (first, second) = match marks.compass[..] {
        [] => (first, second),
        [(_, a), (_, b)] => (signed(first, a), signed(second, b)),
        // "10.1 S, 123.6": one letter is enough where it is clear which number it belongs to.
        [(Axis::Latitude, a)] if !marks.is_turned() => (signed(first, a), second),
        [(Axis::Longitude, b)] if !marks.is_turned() => (first, signed(second, b)),
        _ => return None,
    };
    Some(if marks.is_turned() { (second, first) } else { (first, second) })
}

/// Somebody who writes "-10,163 LS" means the south all the same.
fn signed(value: f64, is_positive: bool) -> f64 {
    if is_positive { value } else { -value.abs() }
}

/// The letters of a text.
#[derive(Debug, Default)]
struct Marks {
    /// Letters of the compass: axis, and whether they count up.
    compass: Vec<(Axis, bool)>,
    /// Words that only name the axis.
    labels: Vec<Axis>,
}

impl Marks {
    /// Whether the longitude stands first, and says so.
    fn is_turned(&self) -> bool {
        let first = self.compass.first().map(|it| it.0).filter(|_| self.compass.len() == 2);
        first.or_else(|| self.labels.first().copied()) == Some(Axis::Longitude)
    }
}

/// Nothing when the text holds other words.
fn marks(text: &str) -> Option<Marks> {
    let mut marks = Marks::default();
    for word in text.split(|c: char| !c.is_alphabetic()).filter(|it| !it.is_empty()) {
        let compass = match word.to_ascii_uppercase().as_str() {
            "N" | "U" | "LU" => (Axis::Latitude, true),
            "S" | "LS" => (Axis::Latitude, false),
            "E" | "T" | "BT" => (Axis::Longitude, true),
            "W" | "B" | "BB" => (Axis::Longitude, false),
            "LAT" | "LATITUDE" | "LINTANG" => {
                marks.labels.push(Axis::Latitude);
                continue;
            }
            "LNG" | "LON" | "LONG" | "LONGITUDE" | "BUJUR" => {
                marks.labels.push(Axis::Longitude);
                continue;
            }
            "KOORDINAT" | "COORDINATES" | "TITIK" | "GPS" | "WGS" => continue,
            _ => return None,
        };
        marks.compass.push(compass);
    }
    let is_clear = marks.compass.len() <= 2 && marks.labels.len() <= 2;
    let are_both = match marks.compass[..] {
        [(a, _), (b, _)] => a != b,
        _ => true,
    };
    (is_clear && are_both).then_some(marks)
}

/// The two angles as they stand, each with the sign of its first number.
fn angles(text: &str, has_compass: bool) -> Option<(f64, f64)> {
    let is_marked = has_compass || text.contains(['°', '\'', '"']);
    let numbers = numbers(text, is_marked);
    match numbers[..] {
        [a, b] => Some((a, b)),
        // Without any mark, "1 2 3 4" is no angle.
        [a, am, b, bm] if is_marked => Some((angle(a, am, 0.0, text)?, angle(b, bm, 0.0, text)?)),
        [a, am, as_, b, bm, bs] if is_marked => Some((angle(a, am, as_, text)?, angle(b, bm, bs, text)?)),
        _ => None,
    }
}

fn angle(degrees: f64, minutes: f64, seconds: f64, text: &str) -> Option<f64> {
    let in_range = |it: f64| (0.0..60.0).contains(&it);
    // Only the last number of an angle may have decimals.
    let is_whole = |it: f64| it - it.trunc() == 0.0;
    if !in_range(minutes) || !in_range(seconds) || !is_whole(degrees) || (seconds > 0.0 && !is_whole(minutes))
    {
        return None;
    }
    let size = degrees.abs() + minutes / 60.0 + seconds / 3600.0;
    // A degree of −0 keeps its sign only in the text.
    let is_negative = degrees < 0.0 || (degrees == 0.0 && text.trim_start().starts_with('-'));
    Some(if is_negative { -size } else { size })
}

/// The numbers, when the comma may part them or be the decimal sign.
fn numbers(text: &str, is_marked: bool) -> Vec<f64> {
    if text.contains(';') || !text.contains('.') {
        // "-10,163,123,607": commas all along.
        let pieces: Vec<&str> = text.trim().split(',').collect();
        if let [a, b, c, d] = pieces[..]
            && !is_marked
            && !text.contains([' ', ';'])
        {
            let joined = [format!("{a}.{b}"), format!("{c}.{d}")];
            return joined.iter().filter_map(|it| number::decimal(it)).collect();
        }
        let spaced = number::all(text, true);
        // "-10,123": one comma between whole numbers parts them.
        if spaced.len() != 1 {
            return spaced;
        }
    }
    number::all(text, false)
}
