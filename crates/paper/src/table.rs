//! The corners as numbers for people: decimal degrees, degrees with minutes and seconds, metres of the UTM zone.

use core::fmt::Write as _;

use lookup::place::{MeridianGrid, utm_zone_of};
use measure::LngLat;

use crate::land::Land;

/// A corner in all three ways.
#[derive(Debug, Clone, PartialEq)]
pub struct Row {
    /// The number of the corner, counted through all rings from 1.
    pub number: usize,
    /// The number of the piece, from 1.
    pub piece: usize,
    /// The number of the hole in the piece, from 1; 0 is the shell.
    pub hole: usize,
    /// The corner.
    pub place: LngLat,
    /// Easting and northing in metres.
    pub metres: (f64, f64),
}

/// The corners of the land.
#[derive(Debug, Clone, PartialEq)]
pub struct Table {
    /// The UTM zone of all of them, and whether it is that of the south.
    pub zone: (u32, bool),
    /// One row for each corner.
    pub rows: Vec<Row>,
}

/// The corners; none without any.
pub fn corners(land: &Land) -> Option<Table> {
    let (zone, is_south) = zone_of(land)?;
    let grid = MeridianGrid::utm(zone, is_south);
    let mut rows = Vec::new();
    for (piece, it) in land.pieces.iter().enumerate() {
        for (hole, ring) in it.rings().enumerate() {
            for place in ring.corners {
                let metres = grid.metres(*place);
                rows.push(Row { number: rows.len() + 1, piece: piece + 1, hole, place: *place, metres });
            }
        }
    }
    Some(Table { zone: (zone, is_south), rows })
}

/// The zone of the land's middle: a parcel that reaches over a line between zones stays in one of them.
pub(crate) fn zone_of(land: &Land) -> Option<(u32, bool)> {
    land.middle().map(|it| (utm_zone_of(it), it.lat() < 0.0))
}

/// Degrees to nine decimals, a tenth of a millimetre.
pub fn decimal(degrees: f64) -> String {
    let text = format!("{degrees:.9}");
    // Six decimals always stand, so that columns align.
    let least = text.find('.').map_or(text.len(), |it| it + 7);
    let end = text.trim_end_matches('0').len().max(least);
    text[..end].to_owned()
}

/// Degrees, minutes and seconds to five decimals, with the letters of the side: `[positive, negative]`.
pub fn sexagesimal(degrees: f64, sides: [&str; 2]) -> String {
    const IN_A_DEGREE: u64 = 360_000_000;
    let side = sides[usize::from(degrees < 0.0)];
    let steps = steps(degrees);
    let (whole, rest) = (steps / IN_A_DEGREE, steps % IN_A_DEGREE);
    let (minutes, rest) = (rest / 6_000_000, rest % 6_000_000);
    format!("{whole}° {minutes:02}' {:02}.{:05}\" {side}", rest / 100_000, rest % 100_000)
}

/// Hundred-thousandths of a second, rounded once, so that no sixty seconds appear.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "at most 180 degrees, and not negative"
)]
fn steps(degrees: f64) -> u64 {
    (degrees.abs() * 360_000_000.0).round() as u64
}

/// A text with commas, a point before decimals and the headings given: number, piece, hole, latitude, longitude, the same
/// with minutes, zone, easting, northing. `sides` are the letters of north, south, east and west.
pub fn csv(table: &Table, headings: [String; 10], sides: [&str; 4]) -> String {
    let [north, south, east, west] = sides;
    let zone = format!("{}{}", table.zone.0, if table.zone.1 { 'S' } else { 'N' });
    let mut text = headings.map(|it| quoted(&it)).join(",");
    text.push_str("\r\n");
    for row in &table.rows {
        let (lng, lat) = (row.place.lng(), row.place.lat());
        let _ = write!(
            text,
            "{},{},{},{},{},{},{},{zone},{:.3},{:.3}\r\n",
            row.number,
            row.piece,
            row.hole,
            decimal(lat),
            decimal(lng),
            quoted(&sexagesimal(lat, [north, south])),
            quoted(&sexagesimal(lng, [east, west])),
            row.metres.0,
            row.metres.1,
        );
    }
    text
}

fn quoted(text: &str) -> String {
    if text.contains([',', '"', '\n', '\r']) {
        format!("\"{}\"", text.replace('"', "\"\""))
    } else {
        text.to_owned()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn degrees_are_written_in_both_ways_and_carry_over() {
        assert_eq!(sexagesimal(-10.163, ["LU", "LS"]), "10° 09' 46.80000\" LS");
        assert_eq!(sexagesimal(123.999_999_999_9, ["BT", "BB"]), "124° 00' 00.00000\" BT");
        assert_eq!(decimal(123.6), "123.600000");
        assert_eq!(decimal(-10.123_456_789), "-10.123456789");
    }

    #[test]
    fn a_table_has_a_row_for_each_corner_and_its_zone() {
        let at = |lng, lat| LngLat::new(lng, lat).unwrap();
        let land = Land::of(vec![at(123.607, -10.163), at(123.608, -10.163), at(123.608, -10.162)]);
        let table = corners(&land).unwrap();
        assert_eq!((table.zone, table.rows.len()), ((51, true), 3));
        let names = ["no", "bidang", "lubang", "lintang", "bujur", "l", "b", "zona", "timur", "utara"];
        let text = csv(&table, names.map(str::to_owned), ["LU", "LS", "BT", "BB"]);
        let first = text.lines().nth(1).unwrap();
        assert!(
            first.starts_with("1,1,0,-10.163000,123.607000,\"10° 09' 46.80000\"\" LS\",")
                && first.contains(",51S,"),
            "{first}"
        );
    }
}
