//! Plus codes (Open Location Code): whole ones, and short ones read near the city.

use measure::{LngLat, Metres};

const DIGITS: &[u8; 20] = b"23456789CFGHJMPQRVWX";
/// Where the plus stands in a whole code.
const PLUS: usize = 8;
/// Pairs of digits before the finer grid.
const PAIRS: usize = 10;

/// The middle of the code's square and half its side. A name of a town may stand behind a short code.
pub(super) fn read(text: &str, near: Option<LngLat>) -> Option<(LngLat, Metres)> {
    let code = text.split([' ', ',']).find(|it| it.contains('+'))?.to_ascii_uppercase();
    let plus = code.find('+')?;
    let digits: Vec<u32> = code.bytes().filter(|it| *it != b'+').map(digit).collect::<Option<_>>()?;
    if plus % 2 == 1 || !(2..=PLUS).contains(&plus) || digits.len() < plus + 2 || digits.len() > 15 {
        return None;
    }
    let missing = PLUS - plus;
    let mut whole = Vec::with_capacity(digits.len() + missing);
    if missing > 0 {
        whole.extend(&pairs_of(near?)[..missing]);
    }
    whole.extend(&digits);
    let (south, west, side_lat, side_lng) = square(&whole);
    let (mut lat, mut lng) = (south + side_lat / 2.0, west + side_lng / 2.0);
    if let Some(near) = near.filter(|_| missing > 0) {
        // The square of the same digits may lie nearer beyond the city's own cell.
        let step = [20.0, 1.0, 0.05][missing / 2 - 1];
        lat = nearest(lat, near.lat(), step);
        lng = nearest(lng, near.lng(), step);
    }
    let half = side_lat.max(side_lng) / 2.0 * 111_320.0;
    Some((LngLat::new(lng, lat).ok()?, Metres::new(half)))
}

fn digit(letter: u8) -> Option<u32> {
    DIGITS.iter().position(|it| *it == letter).and_then(|it| u32::try_from(it).ok())
}

fn nearest(value: f64, to: f64, step: f64) -> f64 {
    if value - to > step / 2.0 {
        value - step
    } else if to - value > step / 2.0 {
        value + step
    } else {
        value
    }
}

/// South, west, and the sides of the square, in degrees.
fn square(digits: &[u32]) -> (f64, f64, f64, f64) {
    let (mut south, mut west) = (-90.0, -180.0);
    let mut side = 20.0;
    let (mut side_lat, mut side_lng) = (side, side);
    for pair in digits[..digits.len().min(PAIRS)].chunks(2) {
        south += f64::from(pair[0]) * side;
        west += f64::from(pair.get(1).copied().unwrap_or(0)) * side;
        (side_lat, side_lng) = (side, side);
        side /= 20.0;
    }
    for digit in digits.iter().skip(PAIRS) {
        side_lat /= 5.0;
        side_lng /= 4.0;
        south += f64::from(digit / 4) * side_lat;
        west += f64::from(digit % 4) * side_lng;
    }
    (south, west, side_lat, side_lng)
}

/// The first eight digits of a place.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "both are divided to be below 20"
)]
fn pairs_of(place: LngLat) -> [u32; PLUS] {
    let (mut lat, mut lng, mut side) = (place.lat() + 90.0, place.lng() + 180.0, 20.0);
    let mut digits = [0; PLUS];
    for pair in digits.chunks_mut(2) {
        pair[0] = ((lat / side) as u32).min(19);
        pair[1] = ((lng / side) as u32).min(19);
        lat -= f64::from(pair[0]) * side;
        lng -= f64::from(pair[1]) * side;
        side /= 20.0;
    }
    digits
}
