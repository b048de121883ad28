//! The system of coordinates of a shapefile (well-known text): degrees, or a transverse Mercator grid, on WGS 84 or a
//! datum that agrees with it. Others are named, not guessed: an old datum is some hundred metres off.

use lookup::place::MeridianGrid;

use super::{Fault, System, json::number, short};

/// Datums that agree with WGS 84 to less than a metre.
const DATUMS: [&str; 6] = ["wgs_1984", "wgs84", "wgs 84", "dgn", "srgi", "itrf"];

pub(super) fn read(text: &str) -> Result<System, Fault> {
    let lower = text.to_ascii_lowercase();
    let unknown = || Fault::System(name(text));
    if !DATUMS.iter().any(|it| lower.contains(it)) || lower.contains("indonesian_datum_1974") {
        return Err(unknown());
    }
    let head = lower.trim_start();
    if head.starts_with("geogcs") || head.starts_with("geogcrs") {
        return Ok(System::Degrees);
    }
    let is_grid = lower.contains("transverse_mercator") || lower.contains("transverse mercator");
    if !is_grid || !(head.starts_with("projcs") || head.starts_with("projcrs")) {
        return Err(unknown());
    }
    let value = |key: &str| parameter(&lower, key);
    let origin = value("latitude_of_origin").or_else(|| value("latitude of natural origin")).unwrap_or(0.0);
    let grid = MeridianGrid {
        meridian: value("central_meridian")
            .or_else(|| value("longitude of natural origin"))
            .ok_or_else(unknown)?,
        scale: value("scale_factor")
            .or_else(|| value("scale factor at natural origin"))
            .filter(|it| (0.9..1.1).contains(it))
            .ok_or_else(unknown)?,
        false_easting: value("false_easting").or_else(|| value("false easting")).ok_or_else(unknown)?,
        false_northing: value("false_northing").or_else(|| value("false northing")).ok_or_else(unknown)?,
    };
    if origin.abs() > 1e-9 { Err(unknown()) } else { Ok(System::Metres(grid)) }
}

/// `PARAMETER["Key",number]`; the text is in small letters.
fn parameter(text: &str, key: &str) -> Option<f64> {
    let at = text.find(&format!("\"{key}\""))? + key.len() + 2;
    let rest = text[at..].trim_start().strip_prefix(',')?.trim_start();
    let end = rest.find([',', ']', ' ']).unwrap_or(rest.len());
    // Eight digits are enough for any of them, and the northing of the south has exactly eight.
    number(&rest[..end])
}

/// The name of the system: the first text in quotes.
fn name(text: &str) -> String {
    let name = text.split('"').nth(1).unwrap_or(text);
    short(&name.replace('_', " "))
}
