//! The land as a drawing: outline with holes, numbered corners, north, a scale, and where it comes from. Says where lines and
//! letters stand; whoever shows it puts them on a screen, a picture or paper.

use measure::LngLat;

use crate::land::Land;

/// A point: across and down.
pub type Point = (f64, f64);

/// A drawing on a sheet whose upper left corner is the origin.
#[derive(Debug, Clone, PartialEq)]
pub struct Figure {
    /// Width of the sheet.
    pub width: f64,
    /// Height of the sheet.
    pub height: f64,
    /// What is drawn, from below to above.
    pub items: Vec<Item>,
}

/// Something that is drawn.
#[derive(Debug, Clone, PartialEq)]
pub enum Item {
    /// Ground: filled by the rule of even and odd, so that holes stay open, with a line around.
    Ground(Vec<Vec<Point>>),
    /// A dark line.
    Line(Vec<Point>),
    /// A dark filled area.
    Dark(Vec<Point>),
    /// A corner.
    Dot(Point),
    /// Letters that begin, or have their middle, at a point of their base line.
    Words {
        /// Where.
        at: Point,
        /// Height of the letters.
        size: f64,
        /// What.
        words: String,
        /// Whether the point is the middle.
        is_centred: bool,
    },
}

/// What is written into a drawing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Captions {
    /// The letter of north.
    pub north: String,
    /// Below the land, one line each.
    pub notes: Vec<String>,
}

/// Corners that are numbered at most; more would cover the outline.
const MOST_NUMBERS: usize = 60;
const LETTERS: f64 = 13.0;
const MARGIN: f64 = 40.0;

/// The drawing on a sheet of this size; none without corners.
pub fn draw(land: &Land, (width, height): (f64, f64), captions: &Captions) -> Option<Figure> {
    let foot = 34.0 + 18.0 * count(captions.notes.len());
    let sheet = Sheet::fitting(land, (width, height - foot))?;
    let mut items = Vec::new();
    for piece in &land.pieces {
        let ring = |it: &[LngLat]| it.iter().map(|it| sheet.at(*it)).collect();
        let rings = piece.rings().map(|it| ring(it.corners)).collect();
        items.push(Item::Ground(rings));
    }
    if land.corners().nth(MOST_NUMBERS).is_none() {
        numbers(&mut items, land, &sheet);
    }
    north(&mut items, (width - 26.0, 20.0), &captions.north);
    scale(&mut items, &sheet, (MARGIN, height - foot + 18.0));
    for (at, note) in captions.notes.iter().enumerate() {
        let at = (MARGIN, height - foot + 44.0 + 18.0 * count(at));
        items.push(Item::Words { at, size: LETTERS, words: note.clone(), is_centred: false });
    }
    Some(Figure { width, height, items })
}

/// How places come onto the sheet.
struct Sheet {
    west: f64,
    north: f64,
    offset: Point,
    /// Units of the sheet in a degree, across and down.
    scale: Point,
    /// Units of the sheet in a metre.
    metre: f64,
}

impl Sheet {
    fn fitting(land: &Land, (width, height): (f64, f64)) -> Option<Self> {
        let [west, south, east, north] = land.bounds()?;
        let middle = f64::midpoint(south, north);
        let at = |lng, lat| LngLat::new(lng, lat).ok();
        let step = 1e-4;
        let across = parcel::distance(at(west, middle)?, at(west + step, middle)?).value() / step;
        let down = parcel::distance(at(west, middle)?, at(west, middle + step)?).value() / step;
        // A single point still has a sheet.
        let (wide, high) = (((east - west) * across).max(1.0), ((north - south) * down).max(1.0));
        let metre = ((width - 2.0 * MARGIN) / wide).min((height - 2.0 * MARGIN) / high);
        let offset = ((width - wide * metre) / 2.0, (height - high * metre) / 2.0);
        Some(Self { west, north, offset, scale: (across * metre, down * metre), metre })
    }

    fn at(&self, place: LngLat) -> Point {
        let (x, y) = ((place.lng() - self.west) * self.scale.0, (self.north - place.lat()) * self.scale.1);
        (self.offset.0 + x, self.offset.1 + y)
    }
}

/// Each corner with its number, pushed away from the middle of its ring.
fn numbers(items: &mut Vec<Item>, land: &Land, sheet: &Sheet) {
    let mut number = 0;
    for piece in &land.pieces {
        for ring in piece.rings() {
            let points: Vec<Point> = ring.corners.iter().map(|it| sheet.at(*it)).collect();
            let share = 1.0 / count(points.len()).max(1.0);
            let middle =
                points.iter().fold((0.0, 0.0), |sum, it| (sum.0 + it.0 * share, sum.1 + it.1 * share));
            for point in points {
                number += 1;
                let away = (point.0 - middle.0, point.1 - middle.1);
                let length = libm::hypot(away.0, away.1).max(1e-6) * if ring.is_shell { 1.0 } else { -1.0 };
                let at =
                    (point.0 + away.0 / length * 14.0, point.1 + away.1 / length * 14.0 + LETTERS * 0.35);
                items.push(Item::Dot(point));
                items.push(Item::Words { at, size: LETTERS, words: number.to_string(), is_centred: true });
            }
        }
    }
}

/// An arrow with the letter of north below.
fn north(items: &mut Vec<Item>, (x, y): Point, letter: &str) {
    items.push(Item::Dark(vec![(x, y), (x + 7.0, y + 22.0), (x, y + 17.0), (x - 7.0, y + 22.0)]));
    let at = (x, y + 38.0);
    items.push(Item::Words { at, size: LETTERS + 2.0, words: letter.to_owned(), is_centred: true });
}

/// A bar of a round length, at most a quarter of the sheet.
fn scale(items: &mut Vec<Item>, sheet: &Sheet, (x, y): Point) {
    let most = 150.0 / sheet.metre;
    let mut length = 1.0;
    for factor in [2.0, 2.5, 2.0].into_iter().cycle() {
        if length * factor > most || length > 1e6 {
            break;
        }
        length *= factor;
    }
    let end = x + length * sheet.metre;
    items.push(Item::Line(vec![(x, y - 6.0), (x, y), (end, y), (end, y - 6.0)]));
    let words =
        if length < 1_000.0 { format!("{length:.0} m") } else { format!("{:.0} km", length / 1_000.0) };
    items.push(Item::Words { at: (end + 8.0, y), size: LETTERS, words, is_centred: false });
}

#[expect(clippy::cast_precision_loss, reason = "some lines and corners")]
fn count(number: usize) -> f64 {
    number as f64
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn everything_stands_on_the_sheet_and_the_bar_is_as_long_as_it_says() {
        let lot = |size: f64| {
            Land::of(
                [(0.0, 0.0), (size, 0.0), (size, size), (0.0, size)]
                    .map(|(x, y)| LngLat::new(123.6 + x, -10.2 + y).unwrap())
                    .to_vec(),
            )
        };
        let captions = Captions { north: "U".to_owned(), notes: vec!["DATA CONTOH".to_owned()] };
        for size in [1e-9, 1e-4, 1e-2] {
            let land = lot(size);
            let figure = draw(&land, (640.0, 480.0), &captions).unwrap();
            let inside = |it: &Point| (0.0..=640.0).contains(&it.0) && (0.0..=480.0).contains(&it.1);
            for item in &figure.items {
                let is_inside = match item {
                    Item::Ground(rings) => rings.iter().flatten().all(inside),
                    Item::Line(points) | Item::Dark(points) => points.iter().all(inside),
                    Item::Dot(at) | Item::Words { at, .. } => inside(at),
                };
                assert!(is_inside, "{item:?}");
            }
        }
        let figure = draw(&lot(1e-3), (640.0, 480.0), &captions).unwrap();
        let bar = figure.items.iter().find_map(|it| match it {
            Item::Line(points) => Some(points[2].0 - points[1].0),
            _ => None,
        });
        let said = figure.items.iter().find_map(|it| match it {
            Item::Words { words, .. } => words.strip_suffix(" m").and_then(|it| it.parse::<f64>().ok()),
            _ => None,
        });
        // The lot is 109.5 m wide and 110.6 m high; it fills the height left: 480 − 52 − 80 units.
        let metre = 348.0 / 110.6;
        assert!((bar.unwrap() / said.unwrap() - metre).abs() < 0.02, "{bar:?} {said:?}");
        assert!(draw(&Land::default(), (640.0, 480.0), &captions).is_none());
    }
}
