//! A coarse raster of a part of the screen: which shape fills which cell. Labels are placed on it, since asking a small
//! raster costs the same however many vertices the shapes have.

/// Side of a cell in CSS pixels, where labels are placed.
pub(crate) const CELL_PX: f64 = 8.0;

/// What fills each cell: zero for nothing, else a number that the filler gave.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Cells {
    columns: usize,
    rows: usize,
    filled: Vec<u16>,
}

impl Cells {
    /// A raster that nothing fills.
    pub(crate) fn empty(columns: usize, rows: usize) -> Self {
        Self { columns, rows, filled: vec![0; columns * rows] }
    }

    /// Cells along a row, and rows.
    pub(crate) fn size(&self) -> (usize, usize) {
        (self.columns, self.rows)
    }

    /// Fills the cells whose middle lies in the rings (even-odd), over what filled them before. `to_cells` turns units
    /// into cells from the upper left corner.
    pub(crate) fn fill(
        &mut self,
        number: u16,
        rings: &[Vec<(i32, i32)>],
        to_cells: impl Fn((i32, i32)) -> (f64, f64),
    ) {
        let mut crossings: Vec<(usize, f64)> = Vec::new();
        for ring in rings {
            self.add_crossings(ring, &to_cells, &mut crossings);
        }
        measure::sort_by(&mut crossings, |a, b| a.0.cmp(&b.0).then_with(|| a.1.total_cmp(&b.1)));
        for pair in crossings.chunks_exact(2) {
            let columns = first_cell(pair[0].1, self.columns)..first_cell(pair[1].1, self.columns);
            self.filled[pair[0].0 * self.columns..][columns].fill(number);
        }
    }

    /// Empties a cell.
    pub(crate) fn clear(&mut self, column: usize, row: usize) {
        self.filled[row * self.columns + column] = 0;
    }

    /// Whether a shape fills any cell.
    pub(crate) fn holds(&self, number: u16) -> bool {
        self.filled.contains(&number)
    }

    /// What fills a cell.
    pub(crate) fn at(&self, column: usize, row: usize) -> u16 {
        self.filled[row * self.columns + column]
    }

    /// For each cell, row by row, how many steps (also diagonal ones) to a cell that is filled otherwise or to the
    /// outside.
    pub(crate) fn depths(&self) -> Vec<u16> {
        let mut depths = vec![0_u16; self.filled.len()];
        for index in 0..depths.len() {
            depths[index] = self.depth_after(&depths, index, [(-1, -1), (0, -1), (1, -1), (-1, 0)]);
        }
        for index in (0..depths.len()).rev() {
            let back = self.depth_after(&depths, index, [(1, 1), (0, 1), (-1, 1), (1, 0)]);
            depths[index] = depths[index].min(back);
        }
        depths
    }

    fn depth_after(&self, depths: &[u16], index: usize, steps: [(isize, isize); 4]) -> u16 {
        let (column, row) = (index % self.columns, index / self.columns);
        let neighbour = |(dx, dy): (isize, isize)| {
            let x = column.checked_add_signed(dx).filter(|it| *it < self.columns)?;
            let y = row.checked_add_signed(dy).filter(|it| *it < self.rows)?;
            let other = y * self.columns + x;
            (self.filled[other] == self.filled[index]).then(|| depths[other])
        };
        steps.into_iter().map(|step| neighbour(step).unwrap_or(0)).min().unwrap_or(0) + 1
    }

    /// Where the edges of a ring cross the middle line of each row: the row, and cells from the left.
    fn add_crossings(
        &self,
        ring: &[(i32, i32)],
        to_cells: &impl Fn((i32, i32)) -> (f64, f64),
        crossings: &mut Vec<(usize, f64)>,
    ) {
        let Some(mut from) = ring.last().copied().map(to_cells) else { return };
        for to in ring.iter().copied().map(to_cells) {
            let (upper, lower) = if from.1 < to.1 { (from, to) } else { (to, from) };
            for row in first_cell(upper.1, self.rows)..first_cell(lower.1, self.rows) {
                let along = (middle(row) - upper.1) / (lower.1 - upper.1);
                crossings.push((row, upper.0 + along * (lower.0 - upper.0)));
            }
            from = to;
        }
    }
}

/// The first cell whose middle is not before `at`; both ends of a span use it, so spans that meet do not overlap.
#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "clamped to the cells of a side")]
fn first_cell(at: f64, side: usize) -> usize {
    (at - 0.5).ceil().clamp(0.0, as_f64(side)) as usize
}

fn middle(cell: usize) -> f64 {
    as_f64(cell) + 0.5
}

#[expect(clippy::cast_precision_loss, reason = "a screen has some thousand cells")]
fn as_f64(cell: usize) -> f64 {
    cell as f64
}

#[cfg(test)]
mod tests {
    use super::*;

    const SIDE: usize = 32;
    const SQUARE: [(i32, i32); 4] = [(0, 0), (32, 0), (32, 32), (0, 32)];

    fn same((x, y): (i32, i32)) -> (f64, f64) {
        (f64::from(x), f64::from(y))
    }

    #[test]
    fn two_halves_fill_every_cell_once() {
        let mut cells = Cells::empty(SIDE, SIDE);
        cells.fill(1, &[vec![(-1, -1), (16, -1), (16, 33), (-1, 33)]], same);
        cells.fill(2, &[vec![(16, -1), (33, -1), (33, 33), (16, 33)]], same);
        for row in 0..SIDE {
            assert!((0..16).all(|column| cells.at(column, row) == 1));
            assert!((16..32).all(|column| cells.at(column, row) == 2));
        }
    }

    #[test]
    fn a_hole_stays_empty() {
        let mut cells = Cells::empty(SIDE, SIDE);
        cells.fill(1, &[SQUARE.to_vec(), vec![(8, 8), (8, 24), (24, 24), (24, 8)]], same);
        assert_eq!((cells.at(0, 0), cells.at(16, 16)), (1, 0));
    }

    #[test]
    fn depth_grows_towards_the_middle() {
        let mut cells = Cells::empty(SIDE, SIDE);
        cells.fill(1, &[SQUARE.to_vec()], same);
        let depths = cells.depths();
        assert_eq!((depths[0], depths[16 * SIDE + 16], depths[2 * SIDE + 9]), (1, 16, 3));
    }
}
