//! A block of cells, each with the number of its zone: painted from shapes, then rid of what is too narrow to be seen.
//! Neighbouring blocks agree about the cells that both know, because each looks far enough over its edge.

use crate::geometry::{Ring, Shape, UnitPoint};

/// Cells along the side of the square that a place must hold to be seen, a dot in the end. The narrowest goes first: two
/// strips along a street are one when the street is gone, and may be wide enough then.
const SEEN: [u8; 3] = [2, 3, 4];
/// How many cells a zone may grow into places that are not seen, each time.
const REACH: usize = 8;
/// Pieces of fewer cells than this are given away in the end: about two dots.
const LEAST: usize = 40;
/// Cells that a block knows around itself: what lies farther off cannot change what lies within.
pub(super) const MARGIN: i64 = 88;

const _: () = assert!(4 * REACH + (2 + 3 + 4) + LEAST < 88, "blocks agree about what both know");

/// Blank cells that are held around what is drawn: room enough for a blank to be seen as one.
const AROUND: i64 = 8;

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

/// The cells of a block and around it, row by row, as far as anything is drawn there; beyond lie blanks.
#[derive(Debug)]
pub(super) struct Raster {
    labels: Vec<u32>,
    /// Column and row of the first cell that is held.
    corner: (i64, i64),
    width: usize,
    height: usize,
}

impl Raster {
    /// Gives each cell the shape that its middle lies in; of two that share a border, one alone gets a cell on it.
    pub(super) fn paint(shapes: &[&Drawn<'_>], first: (i64, i64), block: i64, side: i64) -> Self {
        let drawn = shapes
            .iter()
            .map(|it| it.bounds.map(|v| v.div_euclid(side)))
            .reduce(|a, b| [a[0].min(b[0]), a[1].min(b[1]), a[2].max(b[2]), a[3].max(b[3])]);
        let drawn = drawn.unwrap_or([0; 4]);
        let low = |at: i64, drawn: i64| (at - MARGIN).max(drawn - AROUND);
        let count = |low: i64, at: i64, drawn: i64| {
            usize::try_from((at + block + MARGIN).min(drawn + AROUND + 1) - low).unwrap_or(0)
        };
        let corner = (low(first.0, drawn[0]), low(first.1, drawn[1]));
        let (width, height) = (count(corner.0, first.0, drawn[2]), count(corner.1, first.1, drawn[3]));
        let mut raster = Self { labels: vec![BLANK; width * height], corner, width, height };
        let mut stops: Vec<(usize, usize)> = Vec::new();
        for it in shapes {
            stops.clear();
            for ring in &it.shape.rings {
                raster.crossings(ring, side, &mut stops);
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

    /// The zone of a cell.
    pub(super) fn label(&self, column: i64, row: i64) -> u32 {
        let (x, y) = (usize::try_from(column - self.corner.0), usize::try_from(row - self.corner.1));
        match (x, y) {
            (Ok(x), Ok(y)) if x < self.width && y < self.height => self.labels[y * self.width + x],
            _ => BLANK,
        }
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
        let mut loose: Vec<usize> =
            (0..self.labels.len()).filter(|n| !is_settled[*n] && !self.is_edge(*n)).collect();
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

    fn is_edge(&self, n: usize) -> bool {
        let (row, column) = (n / self.width, n % self.width);
        row == 0 || column == 0 || row + 1 == self.height || column + 1 == self.width
    }

    fn beside(&self, n: usize) -> [usize; 4] {
        [n - self.width, n - 1, n + 1, n + self.width]
    }

    /// The settled zone that most of the four cells beside one belong to; of several the first.
    fn commonest_beside(&self, n: usize, is_settled: &[bool]) -> Option<u32> {
        let zone = |it: usize| Some(self.labels[it]).filter(|label| is_settled[it] && *label != BLANK);
        let zones = self.beside(n).map(zone);
        let count = |label: u32| zones.iter().filter(|it| **it == Some(label)).count();
        zones.iter().flatten().copied().max_by_key(|label| (count(*label), core::cmp::Reverse(*label)))
    }

    /// Which cells lie in a square of cells of the same number that is large enough to be seen.
    fn opened(&self, seen: u8) -> Vec<bool> {
        let (width, cells) = (self.width, self.labels.len());
        // How many equal cells stand in a row from here to the right, then how many such rows below one another.
        let mut runs = vec![1_u8; cells];
        for n in (0..cells.saturating_sub(1)).rev() {
            if self.labels[n] == self.labels[n + 1] && (n + 1) % width != 0 {
                runs[n] = (runs[n + 1] + 1).min(seen);
            }
        }
        let mut heights: Vec<u8> = runs.iter().map(|it| u8::from(*it == seen)).collect();
        for n in (0..cells.saturating_sub(width)).rev() {
            if heights[n] > 0 && heights[n + width] > 0 && self.labels[n] == self.labels[n + width] {
                heights[n] = (heights[n + width] + 1).min(seen);
            }
        }
        // Such a corner opens the square to its right and below it.
        let mut opened = vec![false; cells];
        let seen_rows = usize::from(seen);
        for n in (0..cells).filter(|n| heights[*n] == seen) {
            for row in 0..seen_rows {
                opened[n + row * width..n + row * width + seen_rows].fill(true);
            }
        }
        opened
    }

    /// Which cells belong to a piece that is large enough, is blank, or goes on outside.
    fn large(&self) -> Vec<bool> {
        let mut is_large: Vec<Option<bool>> =
            self.labels.iter().map(|it| (*it == BLANK).then_some(true)).collect();
        let mut piece = Vec::new();
        for start in 0..self.labels.len() {
            if is_large[start].is_none() {
                let answer = self.is_piece_large(start, &is_large, &mut piece);
                for n in &piece {
                    is_large[*n] = Some(answer);
                }
            }
        }
        is_large.into_iter().map(|it| it != Some(false)).collect()
    }

    /// Looks at a piece from one of its cells on until it is known to be large, or known whole.
    fn is_piece_large(&self, start: usize, is_large: &[Option<bool>], piece: &mut Vec<usize>) -> bool {
        piece.clear();
        piece.push(start);
        let mut next = 0;
        while let Some(&n) = piece.get(next) {
            next += 1;
            if piece.len() >= LEAST || self.is_edge(n) {
                return true;
            }
            for beside in self.beside(n) {
                if self.labels[beside] != self.labels[start] {
                    continue;
                }
                if is_large[beside] == Some(true) {
                    return true;
                }
                if !piece.contains(&beside) {
                    piece.push(beside);
                }
            }
        }
        false
    }

    /// For each row the first column whose middle lies behind an edge of the ring.
    fn crossings(&self, ring: &Ring<UnitPoint>, side: i64, stops: &mut Vec<(usize, usize)>) {
        let count = |it: usize| i64::try_from(it).expect("a block is small");
        // From here on coordinates are counted from the middle of the first cell.
        let origin = (self.corner.0 * side + side / 2, self.corner.1 * side + side / 2);
        let moved = |p: UnitPoint| (p.0 - origin.0, p.1 - origin.1);
        for (n, a) in ring.iter().enumerate() {
            let (a, b) = (moved(*a), moved(ring[(n + 1) % ring.len()]));
            // Alike for both directions of an edge, so that neighbours agree.
            let (a, b) = if a.1 <= b.1 { (a, b) } else { (b, a) };
            let (dx, dy) = (b.0 - a.0, b.1 - a.1);
            let row_of = |y: i64| behind(y - 1, side).clamp(0, count(self.height));
            for row in row_of(a.1)..row_of(b.1) {
                // The column's middle times `dy`, against the place of the crossing times `dy`.
                let place = a.0 * dy + dx * (row * side - a.1);
                let column = behind(place, side * dy).clamp(0, count(self.width));
                let small = |it: i64| usize::try_from(it).expect("clamped to the block");
                stops.push((small(row), small(column)));
            }
        }
    }
}

/// The first whole number of steps beyond a value.
fn behind(value: i64, step: i64) -> i64 {
    value.div_euclid(step) + 1
}
