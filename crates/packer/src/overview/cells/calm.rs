//! Where in a block nothing happens: squares of cells that hold one zone, and so do the squares around them. Nothing is
//! narrow or small there and no border runs along them, so what they hold never changes and need not be looked at.

use std::ops::Range;

/// Cells along a square. All of it can be seen, and it is a large piece by itself.
const SIDE: usize = 8;

const _: () =
    assert!(SIDE * SIDE >= super::LEAST && SIDE >= super::SEEN[2] as usize, "calm squares are settled");

#[derive(Debug, Default)]
pub(super) struct Calm {
    /// Whether a square is calm, row by row.
    squares: Vec<bool>,
    columns: usize,
    /// The cells outside calm squares, in stretches of a row, in the order of the cells.
    others: Vec<Range<usize>>,
}

impl Calm {
    pub(super) fn of(labels: &[u32], width: usize, height: usize) -> Self {
        let (columns, rows) = (width / SIDE, height / SIDE);
        let zone = |square: usize| {
            let first = square / columns * SIDE * width + square % columns * SIDE;
            let row = &labels[first..first + SIDE];
            let is_one = row.iter().all(|it| *it == row[0])
                && (1..SIDE).all(|below| labels[first + below * width..][..SIDE] == *row);
            is_one.then_some(row[0])
        };
        let zones: Vec<Option<u32>> = (0..columns * rows).map(zone).collect();
        let around = |square: usize| {
            let (row, column) = (square / columns, square % columns);
            let is_inside = row > 0 && column > 0 && row + 1 < rows && column + 1 < columns;
            is_inside
                && zones[square].is_some()
                && (row - 1..row + 2)
                    .all(|row| zones[row * columns + column - 1..][..3].iter().all(|it| *it == zones[square]))
        };
        let squares: Vec<bool> = (0..columns * rows).map(around).collect();
        let mut calm = Self { squares, columns, others: Vec::new() };
        for row in 0..height {
            calm.note_row(row, width);
        }
        calm
    }

    fn note_row(&mut self, row: usize, width: usize) {
        let mut from = 0;
        for column in 0..=self.columns {
            let is_calm = column < self.columns && self.is_square_calm(column, row / SIDE);
            if is_calm || column == self.columns {
                let to = if is_calm { column * SIDE } else { width };
                if from < to {
                    self.others.push(row * width + from..row * width + to);
                }
                from = (column + 1) * SIDE;
            }
        }
    }

    fn is_square_calm(&self, column: usize, row: usize) -> bool {
        self.squares.get(row * self.columns + column) == Some(&true)
    }

    /// The cells that must be looked at, in stretches of a row.
    pub(super) fn others(&self) -> &[Range<usize>] {
        &self.others
    }

    /// How many columns and rows of its calm square are left from a cell on.
    pub(super) fn left_of_square(&self, x: usize, y: usize) -> Option<(usize, usize)> {
        let is_calm = x / SIDE < self.columns && self.is_square_calm(x / SIDE, y / SIDE);
        is_calm.then(|| (SIDE - x % SIDE, SIDE - y % SIDE))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_squares_amid_their_own_zone_are_calm_and_the_other_cells_come_in_order() {
        let (width, height) = (6 * SIDE + 5, 5 * SIDE + 3);
        // One other cell in the square at column 4, row 2.
        let mut labels = vec![7; width * height];
        labels[(2 * SIDE + 3) * width + 4 * SIDE + 2] = 8;
        let calm = Calm::of(&labels, width, height);
        let found: Vec<usize> = (0..calm.squares.len()).filter(|it| calm.squares[*it]).collect();
        let at = |column: usize, row: usize| row * calm.columns + column;
        assert_eq!(found, [at(1, 1), at(2, 1), at(1, 2), at(2, 2), at(1, 3), at(2, 3)]);
        let others: Vec<usize> = calm.others().iter().flat_map(Clone::clone).collect();
        assert_eq!(others.len(), width * height - 6 * SIDE * SIDE);
        assert!(others.is_sorted());
        assert_eq!(calm.left_of_square(SIDE + 3, 2 * SIDE), Some((SIDE - 3, SIDE)));
        assert_eq!(calm.left_of_square(0, 0), None);
    }

    #[test]
    fn a_block_smaller_than_a_square_has_no_calm() {
        let calm = Calm::of(&[1; 12], 4, 3);
        assert_eq!(calm.others().iter().flat_map(Clone::clone).count(), 12);
        assert_eq!(Calm::of(&[], 0, 0).others().len(), 0);
    }
}
