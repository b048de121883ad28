//! The lines between the cells of a block, each told to the zones on both its sides, as long as they run straight.

use super::cells::{BLANK, Raster};
use crate::geometry::UnitPoint;

/// A line between two corners of cells.
#[derive(Debug, Clone, Copy)]
struct Line {
    from: UnitPoint,
    to: UnitPoint,
    /// The zone on the positive side of the line (x turns towards y) and the one on the other.
    positive: u32,
    negative: u32,
}

/// The lines to the right of and below the cells of a block. Those on its other sides belong to its neighbours.
#[derive(Debug, Default)]
pub(super) struct Borders(Vec<Line>);

impl Borders {
    /// Runs along all rows and all columns.
    pub(super) fn of(raster: &Raster, first: (i64, i64), block: i64) -> Self {
        let mut borders = Self::default();
        let (x, y) = first;
        for line in 0..block {
            let (column, row) = (x + line, y + line);
            // Below a row, eastwards: the positive side is the row below.
            let sides = |n| (raster.label(x + n, row + 1), raster.label(x + n, row));
            let calm = |n| raster.calm_from(x + n, row).map(|it| it.0);
            borders.run(block, sides, calm, |n| (x + n, row + 1));
            // Right of a column, southwards: the positive side is the column itself.
            let sides = |n| (raster.label(column, y + n), raster.label(column + 1, y + n));
            let calm = |n| raster.calm_from(column, y + n).map(|it| it.1);
            borders.run(block, sides, calm, |n| (column + 1, y + n));
        }
        borders
    }

    /// Joins steps with the same zones on both sides; `calm` says how many steps have the same on both. Where either changes, another line begins or ends there too, so
    /// every corner at which lines meet is an end of all of them.
    fn run(
        &mut self,
        count: i64,
        sides: impl Fn(i64) -> (u32, u32),
        calm: impl Fn(i64) -> Option<i64>,
        corner: impl Fn(i64) -> UnitPoint,
    ) {
        let mut start = 0;
        while start < count {
            let here = sides(start);
            let mut end = start.saturating_add(calm(start).unwrap_or(1));
            if here.0 != here.1 {
                while end < count && sides(end) == here {
                    end += 1;
                }
                let (positive, negative) = here;
                self.0.push(Line { from: corner(start), to: corner(end), positive, negative });
            }
            start = end;
        }
    }

    /// Each line as an edge of the zones beside it, their inside on its positive side.
    pub(super) fn into_edges(self) -> impl Iterator<Item = (u32, (UnitPoint, UnitPoint))> {
        let both = |it: Line| [(it.positive, (it.from, it.to)), (it.negative, (it.to, it.from))];
        self.0.into_iter().flat_map(both).filter(|it| it.0 != BLANK)
    }
}
