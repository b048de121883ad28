//! Universal Transverse Mercator, as surveyors and offices write it: with or without the zone, which is the city's then.

use measure::LngLat;

use super::{
    Unreadable,
    meridian_grid::{MeridianGrid, utm_zone_of},
    number,
};

/// The northing of the equator in the southern zones: no northing is larger.
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
    let (zone, is_south) = zone(text).or_else(|| near.map(|it| (utm_zone_of(it), it.lat() < 0.0)))?;
    Some(MeridianGrid::utm(zone, is_south).place(east, north).ok_or(Unreadable::OffTheEarth))
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
