//! A small map of the plan for a paper: zones in their official colours with their codes, borders, the place that was asked
//! about, a scale. Says where lines and letters stand; takes zones from whoever reads the plan.

mod clip;

use self::clip::{line_within, ring_within};

/// A point: across and down.
pub type Point = (f64, f64);
/// Red, green, blue.
pub type Colour = [u8; 3];

/// A zone as a tile of the plan holds it.
#[derive(Debug, Clone, PartialEq)]
pub struct Zone {
    /// Its code.
    pub code: String,
    /// Its colour.
    pub colour: Colour,
    /// Its rings, in units from the middle of the map.
    pub rings: Vec<Vec<Point>>,
    /// The square of its tile: left, top, right, bottom. What lies outside is drawn by another tile, and where the tile was cut is
    /// no border.
    pub square: [f64; 4],
}

/// What is asked about.
#[derive(Debug, Clone, PartialEq)]
pub enum Subject {
    /// A point, and how far off it may be.
    Point(Point, f64),
    /// Rings of a parcel.
    Rings(Vec<Vec<Point>>),
}

/// A map. Its upper left corner is the origin.
#[derive(Debug, Clone, PartialEq)]
pub struct PlanMap {
    /// How wide it is.
    pub width: f64,
    /// How high.
    pub height: f64,
    /// Grounds by their colour, filled by the rule of even and odd.
    pub grounds: Vec<(Colour, Vec<Vec<Point>>)>,
    /// Borders of zones.
    pub borders: Vec<(Point, Point)>,
    /// The codes that are seen anywhere on it, in the order in which they are met.
    pub seen: Vec<String>,
    /// Codes and their middles.
    pub codes: Vec<(Point, String)>,
    /// What is asked about.
    pub subject: Subject,
    /// Length of the scale's bar on the map, and what it says.
    pub bar: (f64, String),
    /// The letter of north.
    pub north: String,
}

/// Height of a code's letters.
pub const CODE: f64 = 8.0;
/// The map is looked at in so many columns for the places of codes.
const COLUMNS: usize = 48;
/// A code wants so much ground around its middle.
const ROOM: f64 = 9.0;

/// Draws it: `reach` units lie between the middle and the upper edge, `metre` units are a metre.
pub fn draw(
    zones: &[Zone],
    subject: &Subject,
    (width, height): (f64, f64),
    reach: f64,
    metre: f64,
    north: &str,
) -> PlanMap {
    let scale = height / (2.0 * reach);
    let at = |(x, y): Point| (width / 2.0 + x * scale, height / 2.0 + y * scale);
    let sheet = [0.0, 0.0, width, height];
    let mut map = PlanMap {
        width,
        height,
        grounds: Vec::new(),
        borders: Vec::new(),
        seen: Vec::new(),
        codes: Vec::new(),
        subject: match subject {
            Subject::Point(it, off) => Subject::Point(at(*it), off * scale),
            Subject::Rings(rings) => {
                Subject::Rings(rings.iter().map(|it| it.iter().map(|it| at(*it)).collect()).collect())
            }
        },
        bar: bar(width / 4.0, scale * metre),
        north: north.to_owned(),
    };
    let mut codes = Vec::new();
    for zone in zones {
        let placed: Vec<Vec<Point>> =
            zone.rings.iter().map(|it| it.iter().map(|it| at(*it)).collect()).collect();
        let [left, top, right, bottom] = zone.square;
        let ((left, top), (right, bottom)) = (at((left, top)), at((right, bottom)));
        let square = [left.max(0.0), top.max(0.0), right.min(width), bottom.min(height)];
        for ring in &placed {
            let sides = ring.iter().zip(ring.iter().cycle().skip(1));
            map.borders.extend(sides.filter_map(|(a, b)| line_within(*a, *b, square)));
        }
        // A little more than the tile, so that no gap shows between two.
        let rings: Vec<Vec<Point>> =
            placed.iter().map(|it| ring_within(it, sheet)).filter(|it| it.len() > 2).collect();
        if !rings.is_empty() {
            codes.push(zone.code.as_str());
            map.grounds.push((zone.colour, rings));
        }
    }
    let cells = cells(&map, &codes);
    for code in cells.iter().flatten().filter(|it| !it.is_empty()) {
        if !map.seen.iter().any(|it| it == code) {
            map.seen.push((*code).to_owned());
        }
    }
    map.codes = labels(&map, &cells);
    map
}

/// A bar of a round length, at most so long.
fn bar(most: f64, metre: f64) -> (f64, String) {
    let mut length = 1.0;
    for factor in [2.0, 2.5, 2.0].into_iter().cycle() {
        if length * factor * metre > most || length > 1e6 {
            break;
        }
        length *= factor;
    }
    let words =
        if length < 1_000.0 { format!("{length:.0} m") } else { format!("{:.0} km", length / 1_000.0) };
    (length * metre, words)
}

/// The middle of a cell.
fn middle(map: &PlanMap, at: usize) -> Point {
    let step = map.width / count(COLUMNS);
    ((count(at % COLUMNS) + 0.5) * step, (count(at / COLUMNS) + 0.5) * step)
}

/// Which code is seen in each cell, row by row.
fn cells<'a>(map: &PlanMap, codes: &[&'a str]) -> Vec<Option<&'a str>> {
    let rows = whole(map.height / map.width * count(COLUMNS));
    // The last that is drawn is the one that is seen.
    let seen = |point: Point| {
        (0..codes.len()).rev().find(|it| is_inside(&map.grounds[*it].1, point)).map(|it| codes[it])
    };
    (0..rows * COLUMNS).map(|at| seen(middle(map, at))).collect()
}

/// For each code the middle of the largest room that it has on the map; none where it has too little.
fn labels(map: &PlanMap, cells: &[Option<&str>]) -> Vec<(Point, String)> {
    let mut best: Vec<(&str, f64, Point)> = Vec::new();
    for (at, code) in cells.iter().enumerate() {
        let Some(code) = code.filter(|it| !it.is_empty()) else { continue };
        let here = middle(map, at);
        // North and the scale stand in two corners.
        let is_taken = here.0 > map.width - 44.0 && here.1 < 50.0
            || here.0 < map.bar.0 + 60.0 && here.1 > map.height - 30.0;
        let mut room = here.0.min(map.width - here.0).min(here.1).min(map.height - here.1);
        // The subject keeps a free ground of its own.
        room = room.min(away(&map.subject, here) - 4.0);
        if is_taken || room < ROOM {
            continue;
        }
        for (other, _) in cells.iter().enumerate().filter(|(_, it)| **it != Some(code)) {
            let there = middle(map, other);
            room = room.min(libm::hypot(there.0 - here.0, there.1 - here.1));
        }
        match best.iter_mut().find(|it| it.0 == code) {
            Some(it) if it.1 >= room => {}
            Some(it) => *it = (code, room, here),
            None => best.push((code, room, here)),
        }
    }
    best.into_iter().filter(|it| it.1 >= ROOM).map(|(code, _, at)| (at, code.to_owned())).collect()
}

/// How far a point is from the corners of the subject.
fn away(subject: &Subject, (x, y): Point) -> f64 {
    let far = |it: &Point| libm::hypot(it.0 - x, it.1 - y);
    match subject {
        Subject::Point(it, off) => far(it) - off.min(20.0),
        Subject::Rings(rings) => rings.iter().flatten().map(far).fold(f64::INFINITY, f64::min),
    }
}

/// Whether a point lies in rings, by the rule of even and odd.
fn is_inside(rings: &[Vec<Point>], (x, y): Point) -> bool {
    let mut is_in = false;
    for ring in rings {
        for (a, b) in ring.iter().zip(ring.iter().cycle().skip(1)) {
            if (a.1 > y) != (b.1 > y) && x < (b.0 - a.0) * (y - a.1) / (b.1 - a.1) + a.0 {
                is_in = !is_in;
            }
        }
    }
    is_in
}

#[expect(clippy::cast_precision_loss, reason = "some dozen cells")]
fn count(number: usize) -> f64 {
    number as f64
}

#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "some dozen rows")]
fn whole(number: f64) -> usize {
    number.max(0.0) as usize
}

/// A colour from its six hexadecimal digits; grey where they are none.
pub fn colour(text: &str) -> Colour {
    let digits = text.trim_start_matches('#');
    let part =
        |at: usize| digits.get(at..at + 2).and_then(|it| u8::from_str_radix(it, 16).ok()).unwrap_or(0xcc);
    [part(0), part(2), part(4)]
}

#[cfg(test)]
mod tests {
    use super::*;

    fn square(left: f64, top: f64, right: f64, bottom: f64) -> Vec<Point> {
        vec![(left, top), (right, top), (right, bottom), (left, bottom)]
    }

    fn zone(code: &str, ring: Vec<Point>, tile: [f64; 4]) -> Zone {
        Zone { code: code.to_owned(), colour: [200, 100, 50], rings: vec![ring], square: tile }
    }

    #[test]
    fn everything_stays_on_the_map_and_a_cut_tile_is_no_border() {
        // One zone in two tiles that meet at 0, each drawn a little over the meeting line.
        let zones = [
            zone("R-2", square(-900.0, -900.0, 8.0, 900.0), [-1e4, -1e4, 0.0, 1e4]),
            zone("R-2", square(-8.0, -900.0, 60.0, 900.0), [0.0, -1e4, 1e4, 1e4]),
            zone("K-1", square(60.0, -900.0, 900.0, 900.0), [0.0, -1e4, 1e4, 1e4]),
        ];
        let map = draw(&zones, &Subject::Point((0.0, 0.0), 0.0), (480.0, 240.0), 100.0, 2.0, "U");
        let inside = |it: &Point| (-0.001..=480.001).contains(&it.0) && (-0.001..=240.001).contains(&it.1);
        assert!(map.grounds.iter().flat_map(|it| it.1.iter().flatten()).all(inside));
        assert!(map.borders.iter().all(|(a, b)| inside(a) && inside(b)));
        // The one border: at 60 units, 1.2 points each, from the middle.
        assert!(map.borders.iter().all(|(a, b)| (a.0 - 312.0).abs() < 1e-6 && (b.0 - 312.0).abs() < 1e-6));
        assert!(!map.borders.is_empty());
        let codes: Vec<&str> = map.codes.iter().map(|it| it.1.as_str()).collect();
        assert_eq!(codes, ["R-2", "K-1"]);
        assert_eq!(map.seen, ["R-2", "K-1"]);
        assert!(map.codes[0].0.0 < 312.0 && map.codes[1].0.0 > 312.0);
        // 240 points are 200 units, 2 units a metre.
        assert_eq!(map.bar, (50.0 * 2.4, "50 m".to_owned()));
    }

    #[test]
    fn colours_are_read_and_nonsense_is_grey() {
        assert_eq!(colour("#ffea00"), [0xff, 0xea, 0x00]);
        assert_eq!(colour("red"), [0xcc; 3]);
        assert_eq!(colour("é€"), [0xcc; 3]);
    }
}
