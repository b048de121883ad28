//! A block of cells, each with the number of its zone: painted from shapes, then rid of what is too narrow to be seen.
//! Neighbouring blocks agree about the cells that both know, because each looks far enough over its edge.

use crate::geometry::{Ring, Shape, UnitPoint};

/// Cells along the side of the square that a place must hold to be seen, a dot in the end. The narrowest goes first: two
/// strips along a street are one when the street is gone, and may be wide enough then.
const SEEN: [usize; 3] = [2, 3, 4];
/// How many cells a zone may grow into places that are not seen, each time.
const REACH: usize = 8;
/// Pieces of fewer cells than this are given away in the end: about two dots.
const LEAST: usize = 40;
/// Cells that a block knows around itself: what lies farther off cannot change what lies within.
pub(super) const MARGIN: i64 = 88;

const _: () =
    assert!(4 * REACH + SEEN[0] + SEEN[1] + SEEN[2] + LEAST < 88, "blocks agree about what both know");

/// A place without a zone.
pub(super) const BLANK: u32 = 0;

/// A shape with the number it is painted with.
#[derive(Debug)]
pub(super) struct Drawn<'a> {
    pub(super) shape: &'a Shape<UnitPoint>,
    pub(super) label: u32,
    /// Smallest and largest coordinates.
    pub(super) bounds: [i64; 4],
}

/// The cells of a block and around it, row by row.
#[derive(Debug)]
pub(super) struct Raster {
    pub(super) labels: Vec<u32>,
    /// Cells along a side, margins included.
    pub(super) width: usize,
    /// Column and row of the first cell of the block itself.
    pub(super) first: (i64, i64),
    /// Cells along the block itself.
    pub(super) block: i64,
}

impl Raster {
    /// Gives each cell the shape that its middle lies in; of two that share a border, one alone gets a cell on it.
    pub(super) fn paint<'a>(
        shapes: impl Iterator<Item = &'a Drawn<'a>>,
        first: (i64, i64),
        block: i64,
        side: i64,
    ) -> Self {
        let width = usize::try_from(block + 2 * MARGIN).expect("a block is small");
        let corner = (first.0 - MARGIN, first.1 - MARGIN);
        let mut raster = Self { labels: vec![BLANK; width * width], width, first, block };
        let mut stops: Vec<(usize, usize)> = Vec::new();
        for it in shapes {
            stops.clear();
            for ring in &it.shape.rings {
                crossings(ring, corner, width, side, &mut stops);
            }
            stops.sort_unstable();
            // A closed ring crosses each row an even number of times.
            for pair in stops.chunks_exact(2) {
                let row = pair[0].0 * width;
                raster.labels[row + pair[0].1..row + pair[1].1].fill(it.label);
            }
        }
        raster
    }

    /// Gives what is narrower than a dot to the zones around it. Blanks never grow; a zone that has no other within
    /// reach stays as it is.
    pub(super) fn thin_out(&mut self) {
        for seen in SEEN {
            self.give_away(self.opened(seen));
        }
        self.give_away(self.large());
    }

    /// Lets the zones of the settled cells grow over the others.
    fn give_away(&mut self, mut is_settled: Vec<bool>) {
        let mut loose: Vec<usize> = Vec::new();
        for row in 1..self.width - 1 {
            let cells = row * self.width + 1..(row + 1) * self.width - 1;
            loose.extend(cells.filter(|n| !is_settled[*n]));
        }
        for _ in 0..REACH {
            let grown: Vec<(usize, u32)> =
                (loose.iter()).filter_map(|n| Some((*n, self.commonest_beside(*n, &is_settled)?))).collect();
            if grown.is_empty() {
                break;
            }
            for (n, label) in grown {
                self.labels[n] = label;
                is_settled[n] = true;
            }
            loose.retain(|n| !is_settled[*n]);
        }
    }

    /// The settled zone that most of the four cells beside one belong to; of several the first.
    fn commonest_beside(&self, n: usize, is_settled: &[bool]) -> Option<u32> {
        let beside = [n - self.width, n - 1, n + 1, n + self.width];
        let zone = |it: usize| Some(self.labels[it]).filter(|label| is_settled[it] && *label != BLANK);
        let zones = beside.map(zone);
        let count = |label: u32| zones.iter().filter(|it| **it == Some(label)).count();
        zones.iter().flatten().copied().max_by_key(|label| (count(*label), core::cmp::Reverse(*label)))
    }

    /// Which cells lie in a square of cells of the same number that is large enough to be seen.
    fn opened(&self, seen: usize) -> Vec<bool> {
        let width = self.width;
        // How many equal cells stand in a row from here to the right, then how many such rows below one another.
        let mut runs = vec![1_usize; width * width];
        for n in (0..width * width - 1).rev() {
            if (n + 1) % width != 0 && self.labels[n] == self.labels[n + 1] {
                runs[n] = runs[n + 1] + 1;
            }
        }
        let mut heights: Vec<usize> = runs.iter().map(|it| usize::from(*it >= seen)).collect();
        for n in (0..width * (width - 1)).rev() {
            if heights[n] > 0 && heights[n + width] > 0 && self.labels[n] == self.labels[n + width] {
                heights[n] = heights[n + width] + 1;
            }
        }
        // Such a corner opens the square to its right and below it.
        let mut opened = vec![false; width * width];
        for n in (0..width * width).filter(|n| heights[*n] >= seen) {
            for row in 0..seen {
                opened[n + row * width..n + row * width + seen].fill(true);
            }
        }
        opened
    }

    /// Which cells belong to a piece that is large enough, is blank, or goes on outside.
    fn large(&self) -> Vec<bool> {
        let mut is_large = vec![true; self.labels.len()];
        let mut is_known = vec![false; self.labels.len()];
        let (mut piece, last) = (Vec::new(), self.width - 1);
        for start in 0..self.labels.len() {
            if is_known[start] || self.labels[start] == BLANK {
                continue;
            }
            let mut goes_on = false;
            piece.clear();
            piece.push(start);
            is_known[start] = true;
            let mut next = 0;
            while let Some(&n) = piece.get(next) {
                next += 1;
                let (row, column) = (n / self.width, n % self.width);
                if row == 0 || column == 0 || row == last || column == last {
                    goes_on = true;
                    continue;
                }
                for beside in [n - self.width, n - 1, n + 1, n + self.width] {
                    if !is_known[beside] && self.labels[beside] == self.labels[start] {
                        is_known[beside] = true;
                        piece.push(beside);
                    }
                }
            }
            if !goes_on && piece.len() < LEAST {
                for n in &piece {
                    is_large[*n] = false;
                }
            }
        }
        is_large
    }
}

/// For each row the first column whose middle lies behind an edge of the ring.
fn crossings(
    ring: &Ring<UnitPoint>,
    corner: (i64, i64),
    width: usize,
    side: i64,
    stops: &mut Vec<(usize, usize)>,
) {
    let count = i64::try_from(width).expect("a block is small");
    // From here on coordinates are counted from the middle of the first cell.
    let origin = (corner.0 * side + side / 2, corner.1 * side + side / 2);
    let moved = |p: UnitPoint| (p.0 - origin.0, p.1 - origin.1);
    for (n, a) in ring.iter().enumerate() {
        let (a, b) = (moved(*a), moved(ring[(n + 1) % ring.len()]));
        // Alike for both directions of an edge, so that neighbours agree.
        let (a, b) = if a.1 <= b.1 { (a, b) } else { (b, a) };
        let (dx, dy) = (b.0 - a.0, b.1 - a.1);
        let rows = behind(a.1 - 1, side).clamp(0, count)..behind(b.1 - 1, side).clamp(0, count);
        for row in rows {
            // The column's middle times `dy`, against the place of the crossing times `dy`.
            let place = a.0 * dy + dx * (row * side - a.1);
            let column = behind(place, side * dy).clamp(0, count);
            let small = |it: i64| usize::try_from(it).expect("clamped to the block");
            stops.push((small(row), small(column)));
        }
    }
}

/// The first whole number of steps beyond a value.
fn behind(value: i64, step: i64) -> i64 {
    value.div_euclid(step) + 1
}
