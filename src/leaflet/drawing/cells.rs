//! A coarse raster of one square on the screen: which shape fills which cell. Labels are placed on it, since
//! asking a small raster costs the same however many vertices the shapes have.

use super::{shape::Shape, window::Frame};

/// Side of a cell in CSS pixels.
pub(crate) const CELL_PX: f64 = 8.0;

/// Cells along one side of a square of 256 pixels.
pub(crate) const SIDE: usize = 32;

/// What fills each cell: zero for nothing, else the shape's number plus one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Cells(Vec<u16>);

impl Cells {
    /// The raster of the shapes on a square; a later one covers an earlier one.
    pub(crate) fn of<'a>(shapes: impl Iterator<Item = &'a Shape>, frame: Frame) -> Self {
        Self::by(shapes, |point| {
            let (x, y) = frame.to_px(point);
            (x / CELL_PX, y / CELL_PX)
        })
    }

    /// The same over any area, by a function from units to cells.
    pub(crate) fn by<'a>(
        shapes: impl Iterator<Item = &'a Shape>,
        to_cells: impl Fn((i32, i32)) -> (f64, f64),
    ) -> Self {
        let mut cells = Self(vec![0; SIDE * SIDE]);
        let mut crossings = vec![Vec::new(); SIDE];
        for (number, shape) in (1..u16::MAX).zip(shapes) {
            crossings.iter_mut().for_each(Vec::clear);
            for ring in &shape.parts {
                add_crossings(ring, &to_cells, &mut crossings);
            }
            for (row, crossings) in crossings.iter_mut().enumerate() {
                measure::sort_by(crossings, f64::total_cmp);
                for pair in crossings.chunks_exact(2) {
                    let columns = first_cell(pair[0])..first_cell(pair[1]);
                    cells.0[row * SIDE..][columns].fill(number);
                }
            }
        }
        cells
    }

    /// Whether a shape fills any cell.
    pub(crate) fn holds(&self, number: u16) -> bool {
        self.0.contains(&number)
    }

    /// What fills a cell.
    pub(crate) fn at(&self, column: usize, row: usize) -> u16 {
        self.0[row * SIDE + column]
    }

    /// For each cell, how many steps (also diagonal ones) to a cell that is filled otherwise or to the outside.
    pub(crate) fn depths(&self) -> Vec<u16> {
        let mut depths = vec![0_u16; SIDE * SIDE];
        for index in 0..SIDE * SIDE {
            depths[index] = self.depth_after(&depths, index, [(-1, -1), (0, -1), (1, -1), (-1, 0)]);
        }
        for index in (0..SIDE * SIDE).rev() {
            let back = self.depth_after(&depths, index, [(1, 1), (0, 1), (-1, 1), (1, 0)]);
            depths[index] = depths[index].min(back);
        }
        depths
    }

    fn depth_after(&self, depths: &[u16], index: usize, steps: [(isize, isize); 4]) -> u16 {
        let (column, row) = (index % SIDE, index / SIDE);
        let neighbour = |(dx, dy): (isize, isize)| {
            let x = column.checked_add_signed(dx).filter(|it| *it < SIDE)?;
            let y = row.checked_add_signed(dy).filter(|it| *it < SIDE)?;
            let other = y * SIDE + x;
            (self.0[other] == self.0[index]).then(|| depths[other])
        };
        steps.into_iter().map(|step| neighbour(step).unwrap_or(0)).min().unwrap_or(0) + 1
    }
}

/// Where the edges of a ring cross the middle line of each row, in cells from the left.
fn add_crossings(
    ring: &[(i32, i32)],
    to_cells: &impl Fn((i32, i32)) -> (f64, f64),
    crossings: &mut [Vec<f64>],
) {
    let Some(mut from) = ring.last().copied().map(to_cells) else { return };
    for to in ring.iter().copied().map(to_cells) {
        let (upper, lower) = if from.1 < to.1 { (from, to) } else { (to, from) };
        let rows = first_cell(upper.1)..first_cell(lower.1);
        for (row, crossings) in rows.clone().zip(&mut crossings[rows]) {
            let middle = as_f64(row) + 0.5;
            let along = (middle - upper.1) / (lower.1 - upper.1);
            crossings.push(upper.0 + along * (lower.0 - upper.0));
        }
        from = to;
    }
}

/// The first cell whose middle is not before `at`; both ends of a span use it, so spans that meet do not overlap.
#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "clamped to the cells of a side")]
fn first_cell(at: f64) -> usize {
    (at - 0.5).ceil().clamp(0.0, 32.0) as usize
}

#[expect(clippy::cast_precision_loss, reason = "a row number is below 32")]
fn as_f64(row: usize) -> f64 {
    row as f64
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::leaflet::drawing::window::Window;

    fn frame() -> Frame {
        Window::of(13, 0, 0).unwrap().frame(4_096)
    }

    #[test]
    fn two_halves_fill_every_cell_once() {
        let west = Shape::polygon("A", &[(-64, -64), (2_048, -64), (2_048, 4_160), (-64, 4_160)]);
        let east = Shape::polygon("B", &[(2_048, -64), (4_160, -64), (4_160, 4_160), (2_048, 4_160)]);
        let cells = Cells::of([&west, &east].into_iter(), frame());
        for row in 0..SIDE {
            assert!((0..16).all(|column| cells.at(column, row) == 1));
            assert!((16..32).all(|column| cells.at(column, row) == 2));
        }
    }

    #[test]
    fn a_hole_stays_empty() {
        let mut shape = Shape::polygon("A", &[(0, 0), (4_096, 0), (4_096, 4_096), (0, 4_096)]);
        shape.parts.push(vec![(1_024, 1_024), (1_024, 3_072), (3_072, 3_072), (3_072, 1_024)]);
        let cells = Cells::of([&shape].into_iter(), frame());
        assert_eq!((cells.at(0, 0), cells.at(16, 16)), (1, 0));
    }

    #[test]
    fn depth_grows_towards_the_middle() {
        let shape = Shape::polygon("A", &[(0, 0), (4_096, 0), (4_096, 4_096), (0, 4_096)]);
        let depths = Cells::of([&shape].into_iter(), frame()).depths();
        assert_eq!((depths[0], depths[16 * SIDE + 16], depths[2 * SIDE + 9]), (1, 16, 3));
    }
}
