//! A block of cells, each with the number of its zone: painted from shapes, then rid of what is too narrow to be seen.
//! Neighbouring blocks agree about the cells that both know, because each looks far enough over its edge.

use crate::geometry::{Ring, Shape, UnitPoint};

mod calm;

use calm::Calm;

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

/// A count in calm squares: as many as are ever asked for.
const GOES_ON: u8 = 100;

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
    /// Where nothing happens: the steps below pass it over.
    calm: Calm,
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
        let labels = vec![BLANK; width * height];
        let mut raster = Self { labels, corner, width, height, calm: Calm::default() };
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
        raster.calm = Calm::of(&raster.labels, width, height);
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

    /// How many cells from this one on, along a row and then along a column, nothing changes, beside them neither. None
    /// where something may.
    pub(super) fn calm_from(&self, column: i64, row: i64) -> Option<(i64, i64)> {
        let (x, y) = (column - self.corner.0, row - self.corner.1);
        let number = |it: usize| i64::try_from(it).expect("a block is small");
        // Beside the cells that are held all is blank, as is what lies along their sides.
        let beyond =
            |at: i64, count: usize| (at < -1).then_some(-1 - at).or((at > number(count)).then_some(i64::MAX));
        match (beyond(x, self.width), beyond(y, self.height)) {
            (Some(_), Some(_)) => return Some((i64::MAX, i64::MAX)),
            (Some(along), None) => return Some((along, i64::MAX)),
            (None, Some(down)) => return Some((i64::MAX, down)),
            (None, None) => {}
        }
        let (x, y) = (usize::try_from(x).ok()?, usize::try_from(y).ok()?);
        let left = self.calm.left_of_square(x, y)?;
        Some((number(left.0), number(left.1)))
    }

    /// Gives what is narrower than a dot to the zones around it. Blanks never grow; a zone that has no other within
    /// reach stays as it is.
    pub(super) fn thin_out(&mut self) {
        let mut seen_here = Seen::nowhere_else(self.labels.len());
        for seen in SEEN {
            seen_here.look(self, seen);
            self.give_away(&mut seen_here.is_settled);
        }
        self.mark_large(&mut seen_here.is_settled);
        self.give_away(&mut seen_here.is_settled);
    }

    /// Lets the zones of the settled cells grow over the others.
    fn give_away(&mut self, is_settled: &mut [bool]) {
        let mut loose: Vec<usize> = Vec::new();
        for stretch in self.calm.others() {
            loose.extend(stretch.clone().filter(|n| !is_settled[*n] && !self.is_edge(*n)));
        }
        for _ in 0..REACH {
            let grown: Vec<(usize, u32)> =
                (loose.iter()).filter_map(|n| Some((*n, self.commonest_beside(*n, is_settled)?))).collect();
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

    /// Settles the cells that belong to a piece that is large enough, is blank, or goes on outside.
    fn mark_large(&self, is_settled: &mut [bool]) {
        let others = || self.calm.others().iter().flat_map(Clone::clone);
        let mut is_large = vec![Some(true); self.labels.len()];
        for n in others().filter(|n| self.labels[*n] != BLANK) {
            is_large[n] = None;
        }
        let mut piece = Vec::new();
        for start in others() {
            if is_large[start].is_none() {
                let answer = self.is_piece_large(start, &is_large, &mut piece);
                for n in &piece {
                    is_large[*n] = Some(answer);
                }
            }
        }
        others().for_each(|n| is_settled[n] = is_large[n] != Some(false));
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

/// Which cells lie in a square of cells of the same number that is large enough to be seen.
struct Seen {
    /// How many equal cells stand in a row from here to the right, and how many such rows below one another; neither
    /// counts farther than it must. In calm squares both go on.
    runs: Vec<u8>,
    heights: Vec<u8>,
    is_settled: Vec<bool>,
}

impl Seen {
    fn nowhere_else(cells: usize) -> Self {
        Self { runs: vec![GOES_ON; cells], heights: vec![GOES_ON; cells], is_settled: vec![true; cells] }
    }

    fn look(&mut self, raster: &Raster, seen: u8) {
        let (width, labels) = (raster.width, &raster.labels);
        for stretch in raster.calm.others().iter().rev() {
            // The last cell of a row has none beside it.
            let ends_row = stretch.end.is_multiple_of(width);
            let mut run = if ends_row { 0 } else { self.runs[stretch.end] };
            let mut right = if ends_row { None } else { Some(labels[stretch.end]) };
            let has_below = stretch.end + width <= labels.len();
            for n in stretch.clone().rev() {
                let here = labels[n];
                run = if right == Some(here) { (run + 1).min(seen) } else { 1 };
                right = Some(here);
                self.runs[n] = run;
                self.heights[n] = if run < seen {
                    0
                } else if has_below && labels[n + width] == here {
                    (self.heights[n + width] + 1).min(seen)
                } else {
                    1
                };
                self.is_settled[n] = false;
            }
        }
        // Such a corner settles the square to its right and below it; corners side by side do so at once.
        let size = usize::from(seen);
        for stretch in raster.calm.others() {
            let mut next = stretch.start;
            while let Some(from) = (next..stretch.end).find(|n| self.heights[*n] == seen) {
                let to = (from..stretch.end).find(|n| self.heights[*n] != seen).unwrap_or(stretch.end);
                for row in 0..size {
                    self.is_settled[from + row * width..to + size - 1 + row * width].fill(true);
                }
                next = to;
            }
        }
    }
}

/// The first whole number of steps beyond a value.
fn behind(value: i64, step: i64) -> i64 {
    value.div_euclid(step) + 1
}
