//! Universal Transverse Mercator, as surveyors and offices write it: with or without the zone, which is the city's then.
//! The inverse is Krüger's series in the third flattening, exact to a millimetre within the zones.

use measure::LngLat;

use super::{Unreadable, number};

/// Semi-major axis and third flattening of WGS 84.
const A: f64 = 6_378_137.0;
const N: f64 = 0.001_679_220_386_383_705;
/// Scale on the central meridian, false easting, false northing of the south.
const K0: f64 = 0.9996;
const FALSE_EASTING: f64 = 500_000.0;
const FALSE_NORTHING: f64 = 10_000_000.0;

/// Nothing where the text is no such pair.
pub(super) fn read(text: &str, near: Option<LngLat>) -> Option<Result<LngLat, Unreadable>> {
    let has_other_words = text.split(|c: char| !c.is_alphabetic()).any(|it| {
        it.len() > 2
            && !["utm", "zona", "zone", "wgs", "easting", "northing", "timur", "utara"]
                .contains(&it.to_ascii_lowercase().as_str())
    });
    if has_other_words {
        return None;
    }
    let all = number::all(text, true);
    let large: Vec<f64> = all.iter().copied().filter(|it| *it >= 100_000.0).collect();
    let [first, second] = large[..] else { return None };
    let is_easting = |it: f64| (100_000.0..900_000.0).contains(&it);
    let (east, north) = match (is_easting(first), is_easting(second)) {
        (true, _) => (first, second),
        (false, true) => (second, first),
        (false, false) => return None,
    };
    if north > FALSE_NORTHING {
        return Some(Err(Unreadable::OffTheEarth));
    }
    let (zone, is_south) = zone(text).or_else(|| near.map(|it| (zone_of(it), it.lat() < 0.0)))?;
    let north = if is_south { north - FALSE_NORTHING } else { north };
    Some(inverse(east, north, zone).ok_or(Unreadable::OffTheEarth))
}

/// "51S", "51 L", "zona 51": the number and whether it is the south. Indonesians write S for the south; in the lettered
/// bands, C to M are the south.
fn zone(text: &str) -> Option<(u32, bool)> {
    for (at, _) in text.match_indices(|c: char| c.is_ascii_digit()) {
        let before = text[..at].chars().next_back();
        let digits: String = text[at..].chars().take_while(char::is_ascii_digit).collect();
        if before.is_some_and(|it| it.is_ascii_digit() || matches!(it, '.' | ',')) || digits.len() > 2 {
            continue;
        }
        let zone = digits.parse().ok().filter(|it| (1..=60).contains(it))?;
        let rest = text[at + digits.len()..].trim_start();
        let mut letters = rest.chars();
        let letter = letters.next().filter(|_| !letters.next().is_some_and(char::is_alphabetic));
        let is_south = match letter.map(|it| it.to_ascii_uppercase()) {
            Some('S' | 'C'..='H' | 'J'..='M') => true,
            Some(_) if letter.is_some_and(char::is_alphabetic) => false,
            // Without a letter: nearly all of Indonesia's northings of millions are the south's.
            _ => true,
        };
        return Some((zone, is_south));
    }
    None
}

#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "a longitude lies within ±180 degrees"
)]
fn zone_of(place: LngLat) -> u32 {
    ((place.lng() + 180.0) / 6.0) as u32 % 60 + 1
}

fn inverse(east: f64, north: f64, zone: u32) -> Option<LngLat> {
    let n2 = N * N;
    let rectifying = A / (1.0 + N) * (1.0 + n2 / 4.0 + n2 * n2 / 64.0);
    let beta =
        [N / 2.0 - 2.0 / 3.0 * n2 + 37.0 / 96.0 * n2 * N, n2 / 48.0 + n2 * N / 15.0, 17.0 / 480.0 * n2 * N];
    let delta =
        [2.0 * N - 2.0 / 3.0 * n2 - 2.0 * n2 * N, 7.0 / 3.0 * n2 - 8.0 / 5.0 * n2 * N, 56.0 / 15.0 * n2 * N];
    let xi = north / (K0 * rectifying);
    let eta = (east - FALSE_EASTING) / (K0 * rectifying);
    let (mut xi1, mut eta1, mut twice) = (xi, eta, 0.0);
    for b in beta {
        twice += 2.0;
        xi1 -= b * libm::sin(twice * xi) * libm::cosh(twice * eta);
        eta1 -= b * libm::cos(twice * xi) * libm::sinh(twice * eta);
    }
    let chi = libm::asin(libm::sin(xi1) / libm::cosh(eta1));
    let (mut lat, mut twice) = (chi, 0.0);
    for d in delta {
        twice += 2.0;
        lat += d * libm::sin(twice * chi);
    }
    let meridian = f64::from(zone) * 6.0 - 183.0;
    let lng = meridian + libm::atan2(libm::sinh(eta1), libm::cos(xi1)).to_degrees();
    LngLat::new(lng, lat.to_degrees()).ok()
}
