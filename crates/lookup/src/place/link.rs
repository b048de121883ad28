//! Links of map programs. The place stands in the link itself; what only the network knows is told, never fetched.

use super::{Unreadable, number};

/// Hosts whose links say nothing by themselves.
const SHORT: [&str; 8] = [
    "maps.app.goo.gl",
    "goo.gl/",
    "g.co/",
    "osm.org/go/",
    "waze.com/ul/h",
    "bit.ly/",
    "her.is/",
    "maps.apple/p/",
];

/// What stands before the place, the surest first: a pin before the middle of the view.
const BEFORE: [&str; 25] = [
    "#t=",
    "&t=",
    "?q=",
    "&q=",
    "query=",
    "destination=",
    "daddr=",
    "coordinate=",
    "ll.",
    "point.",
    "/place/",
    "/search/",
    "/dir//",
    "?ll=",
    "&ll=",
    "loc:",
    "sll=",
    "cp=",
    "center=",
    "?map=",
    "&map=",
    "/l/",
    "geo:",
    "/@",
    "@",
];

/// Whether a text is, or holds, a link.
pub(super) fn is_link(text: &str) -> bool {
    let lower = text.to_ascii_lowercase();
    lower.contains("://")
        || lower.contains("geo:")
        || ["www.", "maps.", "goo.gl", "waze.com", "osm.org", "openstreetmap.org"]
            .iter()
            .any(|it| lower.starts_with(it))
}

/// Latitude and longitude.
pub(super) fn read(text: &str) -> Result<(f64, f64), Unreadable> {
    let text = percent_decoded(text);
    if let Some(pair) = pin(&text).or_else(|| marker(&text)) {
        return Ok(pair);
    }
    for before in BEFORE {
        for (at, _) in text.match_indices(before) {
            if let Some(pair) = pair(&text[at + before.len()..]) {
                return Ok(pair);
            }
        }
    }
    // OpenStreetMap's view: zoom, latitude, longitude.
    let view = text.split_once("#map=").and_then(|(_, it)| it.split_once('/'));
    if let Some(pair) = view.and_then(|(_, it)| pair(it)) {
        return Ok(pair);
    }
    let is_short = SHORT.iter().any(|it| text.contains(it));
    Err(if is_short { Unreadable::ShortLink } else { Unreadable::EmptyLink })
}

/// Google's pin: `!3d` latitude, `!4d` longitude; the last one is the place itself.
fn pin(text: &str) -> Option<(f64, f64)> {
    let (lat, rest) = number::leading(text.rsplit_once("!3d")?.1)?;
    Some((lat, number::leading(rest.strip_prefix("!4d")?)?.0))
}

/// OpenStreetMap's marker.
fn marker(text: &str) -> Option<(f64, f64)> {
    let after = |name: &str| number::leading(text.split_once(name)?.1).map(|it| it.0);
    Some((after("mlat=")?, after("mlon=")?))
}

/// Two numbers with one sign between them, or degrees with minutes and seconds.
fn pair(text: &str) -> Option<(f64, f64)> {
    let plain = text.split(['&', '?', '#']).next()?;
    let decimals = || {
        let (lat, rest) = number::leading(plain.trim_start())?;
        let rest = rest.trim_start().strip_prefix([',', '~', '_', '/', ' ', '+'])?;
        let (lng, _) = number::leading(rest.trim_start_matches([' ', '+']))?;
        Some((lat, lng))
    };
    decimals().or_else(|| {
        let written = plain.split('/').next()?.replace('+', " ");
        written.contains('°').then(|| super::degrees::read(&number::plain(&written)))?
    })
}

/// Chat programs write the comma and the full stop of a link as `%2C` and `%2E`.
pub fn percent_decoded(text: &str) -> String {
    let bytes = text.as_bytes();
    let mut done = Vec::with_capacity(bytes.len());
    let mut at = 0;
    while at < bytes.len() {
        let hex = (bytes[at] == b'%').then(|| text.get(at + 1..at + 3)).flatten();
        if let Some(byte) = hex.and_then(|it| u8::from_str_radix(it, 16).ok()) {
            done.push(byte);
            at += 3;
        } else {
            done.push(bytes[at]);
            at += 1;
        }
    }
    String::from_utf8_lossy(&done).into_owned()
}
