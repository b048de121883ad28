//! A regular grid of numbers over the plane, read smoothly between its points. It knows nothing of what it holds.

use super::plane::{Point, real, whole};

#[derive(Clone, Debug)]
pub(crate) struct Grid {
    pub(crate) origin: Point,
    pub(crate) step: i64,
    pub(crate) columns: usize,
    pub(crate) rows: usize,
    pub(crate) values: Vec<f64>,
}

impl Grid {
    /// A grid that covers the points with a margin of two steps, filled with zeros.
    pub(crate) fn over(points: &[Point], step: i64) -> Self {
        let reach = |value: fn(&Point) -> i64| {
            let (low, high) = points
                .iter()
                .map(value)
                .fold((i64::MAX, i64::MIN), |(low, high), at| (low.min(at), high.max(at)));
            (low.div_euclid(step) - 2, high.div_euclid(step) + 3)
        };
        let ((west, east), (south, north)) = (reach(|p| p.x), reach(|p| p.y));
        let count = |low: i64, high: i64| {
            usize::try_from(high - low + 1).expect("the high end is not below the low one")
        };
        let (columns, rows) = (count(west, east), count(south, north));
        Self {
            origin: Point { x: west * step, y: south * step },
            step,
            columns,
            rows,
            values: vec![0.0; columns * rows],
        }
    }

    pub(crate) fn spot(&self, column: usize, row: usize) -> Point {
        let far = |count: usize| i64::try_from(count).expect("a grid has few columns") * self.step;
        Point { x: self.origin.x + far(column), y: self.origin.y + far(row) }
    }

    pub(crate) fn fill(&mut self, value: impl Fn(Point) -> f64) {
        for row in 0..self.rows {
            for column in 0..self.columns {
                self.values[row * self.columns + column] = value(self.spot(column, row));
            }
        }
    }

    /// Adds to every grid point within `reach` of the spot what `value` makes of its distance.
    pub(crate) fn splash(&mut self, spot: Point, reach: f64, value: impl Fn(f64) -> f64) {
        let cells = whole(reach) / self.step + 1;
        let (column, row) =
            ((spot.x - self.origin.x).div_euclid(self.step), (spot.y - self.origin.y).div_euclid(self.step));
        for row in row - cells..=row + cells + 1 {
            for column in column - cells..=column + cells + 1 {
                let (Ok(column), Ok(row)) = (usize::try_from(column), usize::try_from(row)) else { continue };
                if column < self.columns && row < self.rows {
                    let far = self.spot(column, row).distance(spot);
                    if far < reach {
                        self.values[row * self.columns + column] += value(far);
                    }
                }
            }
        }
    }

    pub(crate) fn at(&self, spot: Point) -> f64 {
        let place = |at: i64, count: usize| {
            let last = i64::try_from(count).expect("a grid has few columns") - 2;
            let cell = at.div_euclid(self.step).clamp(0, last);
            let share = (real(at - cell * self.step) / real(self.step)).clamp(0.0, 1.0);
            (usize::try_from(cell).expect("the cell was clamped to the grid"), share)
        };
        let (column, across) = place(spot.x - self.origin.x, self.columns);
        let (row, up) = place(spot.y - self.origin.y, self.rows);
        let level = |row: usize| {
            let from = self.values[row * self.columns + column];
            from + (self.values[row * self.columns + column + 1] - from) * across
        };
        level(row) + (level(row + 1) - level(row)) * up
    }
}
