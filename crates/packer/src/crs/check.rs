//! Whether coordinates can be what their file says: degrees in a projected system and the reverse, latitude before
//! longitude, a neighbouring zone, the other hemisphere. Tells what to write instead; changes nothing by itself.

use crate::{
    crs::{
        Crs,
        provinces::{INDONESIA, province},
    },
    message::Message,
    sources::raw::Xy,
};

/// What the officer has said about a file's coordinates, and where the region lies.
#[derive(Debug, Clone, Copy)]
pub struct Expected<'a> {
    /// Kemendagri code of the region.
    pub region: &'a str,
    /// Whether the mapping file names the system.
    pub is_named: bool,
}

/// Longitude-latitude boxes: west, south, east, north.
type Box4 = [f64; 4];

/// What is wrong with the coordinates of a file, as an error; or a note; or nothing.
pub fn check(bounds: Box4, crs: &Crs, expected: Expected<'_>) -> Result<Option<Message>, Message> {
    let centre = [f64::midpoint(bounds[0], bounds[2]), f64::midpoint(bounds[1], bounds[3])];
    let swapped = [centre[1], centre[0]];
    let home = province(expected.region).unwrap_or(INDONESIA);
    let is_home = |p: Option<Xy>| p.is_some_and(|it| holds(home, it));
    let fits_degrees = |b: Box4| b[0] >= -180.0 && b[2] <= 180.0 && b[1] >= -90.0 && b[3] <= 90.0;
    let about = |id| {
        let place = format!("{} {}", short(centre[0]), short(centre[1]));
        Message::new(id).with("crs", crs.name.as_str()).with("place", place)
    };
    if crs.is_geographic() && !fits_degrees(bounds) {
        if fits_degrees([bounds[1], bounds[0], bounds[3], bounds[2]]) {
            return Err(about("crs-swapped"));
        }
        return Err(about("crs-no-degrees").with("candidates", candidates(centre, home)));
    }
    // Numbers of a projected system are never all so small where people live.
    if !crs.is_geographic()
        && fits_degrees(bounds)
        && (is_home(Some(centre)) || !is_home(crs.to_degrees(centre)))
    {
        let id = if is_home(Some(swapped)) { "crs-degrees-swapped" } else { "crs-degrees" };
        return Err(about(id));
    }
    let found = crs.to_degrees(centre);
    if is_home(found) {
        return Ok(None);
    }
    if is_home(crs.to_degrees(swapped)) {
        return Err(about("crs-swapped"));
    }
    let list = candidates(centre, home);
    let Some([lng, lat]) = found else {
        return Err(about("crs-nowhere").with("candidates", list));
    };
    let lands = format!("{lat:.4}, {lng:.4}");
    // A system of another country, or one that the officer named, and a place abroad: a plan from there, which is hers
    // to know.
    let is_abroad = !holds(INDONESIA, [lng, lat]);
    let message = |id| about(id).with("lands", lands).with("candidates", list.clone());
    if list.is_empty() || crs.is_geographic() || (is_abroad && (expected.is_named || !crs.is_zone())) {
        return Ok(Some(message("crs-elsewhere")));
    }
    Err(message("crs-other-fits"))
}

fn holds(b: Box4, p: Xy) -> bool {
    b[0] <= p[0] && p[0] <= b[2] && b[1] <= p[1] && p[1] <= b[3]
}

fn short(value: f64) -> String {
    let digits = if value.abs() < 1_000.0 { 4 } else { 0 };
    format!("{value:.digits$}")
}

/// Systems of Indonesia in which the numbers mean a place in the region.
pub(crate) fn candidates(centre: Xy, home: Box4) -> String {
    let utm = (46..=54).flat_map(|zone| [32_600 + zone, 32_700 + zone]);
    let codes = utm.chain([3857]).chain(23_830..=23_845);
    let fits = |code: &u32| {
        let crs = Crs::of_code(*code).ok();
        crs.is_some_and(|it| it.to_degrees(centre).is_some_and(|it| holds(home, it) && is_in_zone(*code, it)))
    };
    let found: Vec<String> =
        codes.filter(fits).take(4).map(|it| format!("EPSG:{it} ({})", label(it))).collect();
    found.join(", ")
}

/// The first system of Indonesia that fits.
pub(crate) fn first_candidate(centre: Xy, region: &str) -> Option<Crs> {
    let list = candidates(centre, province(region).unwrap_or(INDONESIA));
    let code = list.split(' ').next()?.strip_prefix("EPSG:")?.parse().ok()?;
    Crs::of_code(code).ok()
}

/// Whether a place lies in the zone that a code is for, with a margin: beyond it the formulas still give numbers.
fn is_in_zone(code: u32, [lng, _]: Xy) -> bool {
    let middle = |meridian: f64, half: f64| (lng - meridian).abs() < half;
    match code {
        3857 => true,
        32_601..=32_760 => middle(f64::from(code % 100) * 6.0 - 183.0, 3.6),
        _ => middle(94.5 + f64::from(code - 23_830) * 3.0, 2.0),
    }
}

fn label(code: u32) -> String {
    match code {
        3857 => "Web Mercator".to_owned(),
        32_601..=32_660 => format!("UTM {}N", code - 32_600),
        32_701..=32_760 => format!("UTM {}S", code - 32_700),
        _ => {
            let n = code - 23_830 + 93;
            format!("TM-3 {}.{}", n / 2, n % 2 + 1)
        }
    }
}

/// The system that numbers without any statement are most likely in: degrees, or the first that fits the region.
pub(crate) fn guess(centre: Xy, region: &str) -> Option<Crs> {
    let home = province(region).unwrap_or(INDONESIA);
    if holds(home, centre) || centre[0].abs() <= 180.0 && centre[1].abs() <= 90.0 {
        return Some(Crs::degrees());
    }
    first_candidate(centre, region)
}
