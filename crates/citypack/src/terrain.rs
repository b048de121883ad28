//! `terrain.<hash>.json`: heights of the ground on a grid of degrees. Read only when somebody asks for a height.

use zoning::Ground;

use crate::{
    error::Malformed,
    json::{self, Node},
};

/// How far off a height may be where the file does not tell, in metres.
const ACCURACY: f64 = 10.0;
/// Most points a grid may have: 100 m apart, that is a regency 100 km wide and long.
const MOST_POINTS: usize = 1_000_000;

/// A grid of heights above the sea.
#[derive(Debug, Clone, PartialEq)]
pub struct Terrain {
    origin: [f64; 2],
    step: [f64; 2],
    columns: usize,
    /// Metres, row by row from the south-west.
    heights: Vec<f64>,
    accuracy: f64,
}

impl Terrain {
    /// Reads the file.
    pub fn parse(file: &str, bytes: &[u8]) -> Result<Self, Malformed> {
        let bad = |what: &str| Malformed::new(file, what);
        let (terrain, rows) = json::parse(file, bytes, Self::read)?;
        if terrain.step.iter().any(|step| *step <= 0.0) {
            return Err(bad("field \"step\" is not above zero"));
        }
        let points = terrain.columns.checked_mul(rows).filter(|it| *it <= MOST_POINTS);
        if terrain.columns < 2 || rows < 2 || points != Some(terrain.heights.len()) {
            return Err(bad("field \"heights\" does not fill the grid"));
        }
        Ok(terrain)
    }

    fn read(top: Node<'_>) -> (Self, usize) {
        let count = |name: &str| {
            usize::try_from(top.get(name).as_whole(MOST_POINTS as u64)).expect("a million fits a usize")
        };
        let mut height = 0.0;
        let heights = top.needed_list("heights", |it| {
            height += it.as_number();
            height
        });
        let (columns, rows) = (count("columns"), count("rows"));
        let (origin, step) = (top.get("origin").as_numbers(), top.get("step").as_numbers());
        let accuracy = top.maybe_number("accuracy_m").unwrap_or(ACCURACY).clamp(0.0, 1_000.0);
        (Self { origin, step, columns, heights, accuracy }, rows)
    }

    /// How far off a height may be, in metres.
    pub fn accuracy(&self) -> f64 {
        self.accuracy
    }

    /// The lowest and the highest that the ground may be over some places, their accuracy included; none where one of
    /// them lies outside the grid.
    #[expect(clippy::cast_possible_truncation, reason = "heights are clamped far below 2^63 centimetres")]
    pub fn ground(&self, places: impl Iterator<Item = [f64; 2]>) -> Option<Ground> {
        let (mut low, mut high) = (f64::MAX, f64::MIN);
        for place in places {
            let height = self.height_at(place)?;
            (low, high) = (low.min(height), high.max(height));
        }
        let cm = |it: f64| libm::round(it.clamp(-1e6, 1e6) * 100.0) as i64;
        (low <= high).then(|| Ground { low_cm: cm(low - self.accuracy), high_cm: cm(high + self.accuracy) })
    }

    /// Metres above the sea at a place, between the four points round it; none outside the grid.
    pub fn height_at(&self, [lng, lat]: [f64; 2]) -> Option<f64> {
        let rows = self.heights.len() / self.columns;
        let (column, across) = cell((lng - self.origin[0]) / self.step[0], self.columns)?;
        let (row, up) = cell((lat - self.origin[1]) / self.step[1], rows)?;
        let level = |row: usize| {
            let from = self.heights[row * self.columns + column];
            from + (self.heights[row * self.columns + column + 1] - from) * across
        };
        let low = level(row);
        Some(low + (level(row + 1) - low) * up)
    }
}

/// The cell that holds a place along one axis, and how far into it the place lies.
fn cell(at: f64, points: usize) -> Option<(usize, f64)> {
    let last = points - 2;
    // A place on the rim may come out a hair beyond it.
    let rim = index(points - 1);
    if !(-1e-6..=rim + 1e-6).contains(&at) {
        return None;
    }
    let at = at.clamp(0.0, rim);
    (0..=last).find(|it| at >= index(*it) && at <= index(it + 1)).map(|it| (it, at - index(it)))
}

#[expect(clippy::cast_precision_loss, reason = "a grid has at most a million points")]
fn index(number: usize) -> f64 {
    number as f64
}

#[cfg(test)]
mod tests {
    use super::*;

    const SMALL: &str = r#"{"origin": [123.5, -10.3], "step": [0.1, 0.1], "columns": 2, "rows": 2, "heights": [10, 10, -20, 40]}"#;

    #[test]
    fn heights_are_summed_up_and_read_between_the_points() {
        let terrain = Terrain::parse("terrain.json", SMALL.as_bytes()).unwrap();
        let near = |at, height: f64| (terrain.height_at(at).unwrap() - height).abs() < 1e-6;
        assert!(near([123.5, -10.3], 10.0) && near([123.6, -10.2], 40.0));
        assert!(near([123.55, -10.25], 17.5));
        assert_eq!(terrain.height_at([123.7, -10.25]), None);
    }

    #[test]
    fn a_grid_that_is_not_full_is_refused() {
        let short = SMALL.replace("[10, 10, -20, 40]", "[10, 10, -20]");
        assert!(Terrain::parse("terrain.json", short.as_bytes()).is_err());
        let flat = SMALL.replace("[0.1, 0.1]", "[0.1, 0]");
        assert!(Terrain::parse("terrain.json", flat.as_bytes()).is_err());
        let huge = SMALL.replace("\"columns\": 2", "\"columns\": 900000");
        assert!(Terrain::parse("terrain.json", huge.as_bytes()).is_err());
    }
}
