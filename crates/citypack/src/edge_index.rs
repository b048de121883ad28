//! The edges of one layer of a check tile, in a grid of cells: which features hold a point, which borders are near.
//!
//! Everything is exact integer arithmetic in fine steps relative to the tile's corner; distances alone are floating.

mod build;

use measure::{FINE, GroundScale, squared_distance_to_segment};

use crate::few::Few;

/// Cells along one side of the tile.
const CELLS: i64 = 64;
/// Grid units along one side of a cell.
const CELL: i64 = measure::CHECK_EXTENT / CELLS;
/// No cell of the tile holds an edge.
const NO_EDGE: u8 = u8::MAX;
/// "No feature on this side."
pub(crate) const NONE: u32 = u32::MAX;

/// A point in fine steps relative to the tile's north-west corner.
pub(crate) type Fine = (i64, i64);

/// An undirected edge with the features on its two sides.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Edge {
    /// Ends in grid units relative to the tile's corner.
    pub(crate) ends: [(i32, i32); 2],
    /// The feature on either side, or [`NONE`].
    pub(crate) sides: [u32; 2],
    /// Whether the code differs across it: a border between zones.
    pub(crate) parts_zones: bool,
    /// Whether anything that a verdict looks at differs across it.
    pub(crate) parts_facts: bool,
}

/// What tells features apart: two features with the same key are one thing to a verdict.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Keys {
    /// Same number: same code.
    pub(crate) zone: u32,
    /// Same number: same code, class and overlays.
    pub(crate) facts: u32,
}

/// The index.
#[derive(Debug, Default)]
pub(crate) struct EdgeIndex {
    edges: Vec<Edge>,
    /// `refs[starts[c]..starts[c + 1]]` are the edges of cell `c`.
    starts: Vec<u32>,
    refs: Vec<u32>,
    /// `held[held_starts[c]..held_starts[c + 1]]` are the features that hold the centre of cell `c`.
    held_starts: Vec<u32>,
    held: Vec<u32>,
    /// How many cells away from each cell the nearest one with an edge is (diagonals count one), or [`NO_EDGE`].
    /// Most questions fall far from every edge and end here.
    blank: Vec<u8>,
}

/// The centre of a cell, off the grid by half a unit so that no vertex is ever in line with it.
fn centre(column: i64) -> i64 {
    (column * CELL + CELL / 2) * FINE + FINE / 2
}

fn cell_of(fine: i64) -> i64 {
    fine.div_euclid(CELL * FINE).clamp(0, CELLS - 1)
}

#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "callers pass 0..CELLS")]
fn cell_number(column: i64, row: i64) -> usize {
    (row * CELLS + column) as usize
}

fn to_u32(count: usize) -> u32 {
    u32::try_from(count).expect("the number of vertices of a tile is limited far below 2^32")
}

impl EdgeIndex {
    /// Builds the index of features given by their rings (grid units relative to the tile's corner).
    ///
    /// Edges outside the tile square are left out: only the square is this tile's to speak of, and the edges along
    /// which the tile was cut lie outside it.
    pub(crate) fn build(rings: &[(u32, &[(i32, i32)])], keys: &[Keys]) -> Self {
        let edges = build::merge_edges(rings, keys);
        let (starts, refs) = build::fill_cells(&edges);
        let (held_starts, held) = build::hold_centres(rings);
        let blank = build::measure_blank(&starts);
        Self { edges, starts, refs, held_starts, held, blank }
    }

    /// Bytes of memory, roughly.
    pub(crate) fn weight(&self) -> usize {
        self.edges.len() * size_of::<Edge>()
            + 4 * (self.refs.len() + self.held.len() + self.starts.len() + self.held_starts.len())
            + self.blank.len()
    }

    /// The features that hold a point of the square, in order. A point on a border belongs to the side below and to
    /// the right.
    pub(crate) fn features_at(&self, p: Fine) -> Few {
        let (column, row) = (cell_of(p.0), cell_of(p.1));
        let cell = cell_number(column, row);
        let mut inside = Few::default();
        inside.extend(slice(&self.held_starts, &self.held, cell, cell).iter().copied());
        if self.blank.get(cell) != Some(&0) {
            return inside;
        }
        let (cx, cy) = (centre(column), centre(row));
        for edge in self.edges_of(cell, cell) {
            let [a, b] = edge.ends.map(|it| (i64::from(it.0) * FINE, i64::from(it.1) * FINE));
            // From the centre straight up or down to the point's row, then sideways to the point.
            let vertical = (a.0 > cx) != (b.0 > cx)
                && between(crossing(a.1, b.1, a.0, b.0, cx, cy), crossing(a.1, b.1, a.0, b.0, cx, p.1));
            let sideways = (a.1 > p.1) != (b.1 > p.1)
                && between(crossing(a.0, b.0, a.1, b.1, p.1, cx), crossing(a.0, b.0, a.1, b.1, p.1, p.0));
            if vertical != sideways {
                for side in edge.sides.into_iter().filter(|it| *it != NONE) {
                    inside.toggle(side);
                }
            }
        }
        inside.sort();
        inside
    }

    /// Distance in metres to the nearest edge between zones, if it is at most `reach`.
    pub(crate) fn nearest_border(&self, p: Fine, scale: GroundScale, reach: f64) -> Option<f64> {
        let at = Metric::new(p, scale);
        let (mut limit, mut best) = (reach * reach, None);
        self.search(p, &at, limit, |edge| {
            if edge.parts_zones {
                let squared = at.squared_distance(edge);
                if squared <= limit {
                    (limit, best) = (squared, Some(squared));
                }
            }
            limit
        });
        best.map(libm::sqrt)
    }

    /// Calls `found` with every edge that parts facts within `reach` metres, its distance, and its nearest point in
    /// fine steps. An edge may come more than once.
    pub(crate) fn edges_within(
        &self,
        p: Fine,
        scale: GroundScale,
        reach: f64,
        mut found: impl FnMut(&Edge, f64, (f64, f64)),
    ) {
        let at = Metric::new(p, scale);
        let limit = reach * reach;
        self.search(p, &at, limit, |edge| {
            if edge.parts_facts {
                let squared = at.squared_distance(edge);
                if squared <= limit {
                    found(edge, libm::sqrt(squared), at.nearest_point(edge));
                }
            }
            limit
        });
    }

    /// Visits edges in growing squares of cells around `p` until everything within a distance has been seen: the
    /// square root of `limit`, or of the lower limit that `visit` returns.
    fn search(&self, p: Fine, at: &Metric, mut limit: f64, mut visit: impl FnMut(&Edge) -> f64) {
        let (column, row) = (cell_of(p.0), cell_of(p.1));
        let Some(blank) = self.blank.get(cell_number(column, row)).filter(|it| **it != NO_EDGE) else {
            return;
        };
        for ring in i64::from(*blank)..CELLS {
            // What lies in this ring of cells is at least as far as the nearest side of the square within it.
            let side = |v: i64, c: i64| {
                let low = v - (c - ring + 1) * CELL * FINE;
                low.min((c + ring) * CELL * FINE - v)
            };
            let seen = to_f64(side(p.0, column).min(side(p.1, row))) / to_f64(FINE) * at.unit;
            if seen > 0.0 && seen * seen >= limit {
                return;
            }
            for (from, to) in ring_cells(column, row, ring) {
                for edge in self.edges_of(from, to) {
                    limit = visit(edge);
                }
            }
        }
    }

    /// The edges of neighbouring cells of one row.
    fn edges_of(&self, from: usize, to: usize) -> impl Iterator<Item = &Edge> {
        slice(&self.starts, &self.refs, from, to).iter().map(|it| &self.edges[*it as usize])
    }
}

/// A point with the scale around it: what distances are measured with.
struct Metric {
    at: (f64, f64),
    scale: GroundScale,
    /// Metres that a grid unit has at least.
    unit: f64,
}

impl Metric {
    fn new(p: Fine, scale: GroundScale) -> Self {
        let fine = |v: i64| to_f64(v) / to_f64(FINE);
        Self { at: (fine(p.0), fine(p.1)), scale, unit: scale.east().min(scale.south()) }
    }

    /// The ends of an edge in metres as seen from the point.
    fn ends(&self, edge: &Edge) -> [(f64, f64); 2] {
        let metres = |x: i32, y: i32| {
            ((f64::from(x) - self.at.0) * self.scale.east(), (f64::from(y) - self.at.1) * self.scale.south())
        };
        edge.ends.map(|it| metres(it.0, it.1))
    }

    fn squared_distance(&self, edge: &Edge) -> f64 {
        let [a, b] = self.ends(edge);
        squared_distance_to_segment((0.0, 0.0), a, b)
    }

    /// The nearest point of an edge in fine steps.
    fn nearest_point(&self, edge: &Edge) -> (f64, f64) {
        let [a, b] = self.ends(edge);
        let (dx, dy) = (b.0 - a.0, b.1 - a.1);
        let length2 = dx * dx + dy * dy;
        let t = if length2 > 0.0 { (-(a.0 * dx + a.1 * dy) / length2).clamp(0.0, 1.0) } else { 0.0 };
        let [a, b] = edge.ends.map(|it| (f64::from(it.0), f64::from(it.1)));
        ((a.0 + t * (b.0 - a.0)) * to_f64(FINE), (a.1 + t * (b.1 - a.1)) * to_f64(FINE))
    }
}

#[expect(clippy::cast_precision_loss, reason = "coordinates within a tile are below 2^53")]
fn to_f64(v: i64) -> f64 {
    v as f64
}

/// The items of the cells `from` to `to`, which follow one another.
fn slice<'a>(starts: &[u32], items: &'a [u32], from: usize, to: usize) -> &'a [u32] {
    match (starts.get(from), starts.get(to + 1)) {
        (Some(from), Some(to)) => &items[*from as usize..*to as usize],
        _ => &[],
    }
}

/// Whether the line through (v0 at w0) and (v1 at w1) has, at `w`, a `v` above `bound`.
fn crossing(v0: i64, v1: i64, w0: i64, w1: i64, w: i64, bound: i64) -> bool {
    let side = (v1 - v0) * (w - w0) - (w1 - w0) * (bound - v0);
    if w1 > w0 { side > 0 } else { side < 0 }
}

/// Exactly one of the two ends of a walk is beyond the crossing.
fn between(start: bool, end: bool) -> bool {
    start != end
}

/// The cells of the square ring at a distance of `ring` cells, inside the tile, as runs within a row.
fn ring_cells(column: i64, row: i64, ring: i64) -> impl Iterator<Item = (usize, usize)> {
    let inside = |it: &i64| (0..CELLS).contains(it);
    let (west, east) = (column - ring, column + ring);
    let (first, last) = (west.max(0), east.min(CELLS - 1));
    let run = move |y: i64| (cell_number(first, y), cell_number(last, y));
    let whole = [row - ring, row + ring].into_iter().take(if ring == 0 { 1 } else { 2 });
    let between = (row - ring + 1).max(0)..=(row + ring - 1).min(CELLS - 1);
    let sides = between.flat_map(move |y| {
        let sides = [west, east].into_iter().filter(inside);
        sides.map(move |x| (cell_number(x, y), cell_number(x, y)))
    });
    whole.filter(inside).map(run).chain(sides)
}

#[cfg(test)]
mod tests {
    use super::*;

    const SAME: Keys = Keys { zone: 0, facts: 0 };
    const OTHER: Keys = Keys { zone: 1, facts: 1 };

    fn scale() -> GroundScale {
        GroundScale::at(measure::LngLat::new(110.0, 0.0).unwrap())
    }

    /// Two squares side by side that fill the tile, meeting at x = 30,000.
    fn halves() -> [Vec<(i32, i32)>; 2] {
        let rect = |x0, x1| vec![(x0, -512), (x1, -512), (x1, 66_048), (x0, 66_048)];
        [rect(-512, 30_000), rect(30_000, 66_048)]
    }

    fn build(features: &[Vec<(i32, i32)>], keys: &[Keys]) -> EdgeIndex {
        let rings: Vec<_> = features.iter().enumerate().map(|(n, it)| (to_u32(n), it.as_slice())).collect();
        EdgeIndex::build(&rings, keys)
    }

    #[test]
    fn a_point_is_in_the_half_that_holds_it_and_a_border_belongs_to_the_right() {
        let index = build(&halves(), &[SAME, OTHER]);
        let at = |x: i64| index.features_at((x, 40_000 * FINE)).as_slice().to_vec();
        assert_eq!(at(29_999 * FINE), [0]);
        assert_eq!(at(30_000 * FINE - 1), [0]);
        assert_eq!(at(30_000 * FINE), [1]);
        assert_eq!(at(65_536 * FINE), [1]);
    }

    #[test]
    fn the_border_is_found_across_cells_and_cut_edges_are_none() {
        let index = build(&halves(), &[SAME, OTHER]);
        let metres = |x: i64| index.nearest_border((x * FINE, 40_000 * FINE), scale(), 5_000.0);
        let unit = scale().east();
        assert!((metres(10_000).unwrap() - 20_000.0 * unit).abs() < 1e-6);
        assert!((metres(65_000).unwrap() - 35_000.0 * unit).abs() < 1e-6);
        assert!(index.nearest_border((10_000 * FINE, 0), scale(), 10.0).is_none());
    }

    #[test]
    fn two_features_of_one_code_have_no_border_between_them() {
        let index = build(&halves(), &[SAME, SAME]);
        assert!(index.nearest_border((29_000 * FINE, 30_000 * FINE), scale(), 50_000.0).is_none());
    }

    #[test]
    fn every_point_of_a_random_cover_agrees_with_the_even_odd_rule() {
        // A fan of triangles around a skew centre, checked against the textbook rule in floating point.
        let rim: Vec<(i32, i32)> = vec![
            (-512, -512),
            (20_001, -512),
            (66_048, -512),
            (66_048, 33_333),
            (66_048, 66_048),
            (7, 66_048),
            (-512, 66_048),
            (-512, 1_023),
        ];
        let hub = (31_111, 27_777);
        let features: Vec<Vec<(i32, i32)>> =
            (0..rim.len()).map(|n| vec![hub, rim[n], rim[(n + 1) % rim.len()]]).collect();
        let keys: Vec<Keys> = (0..8).map(|n| Keys { zone: n, facts: n }).collect();
        let index = build(&features, &keys);
        let mut state = 7_u64;
        let mut random = || {
            state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            i64::try_from((state >> 33) % (65_536 * 256)).unwrap()
        };
        for _ in 0..20_000 {
            let p = (random(), random());
            let expected: Vec<u32> = (0..8).filter(|n| even_odd(&features[*n as usize], p)).collect();
            assert_eq!(index.features_at(p).as_slice(), expected, "{p:?}");
        }
    }

    fn even_odd(ring: &[(i32, i32)], p: Fine) -> bool {
        let mut inside = false;
        for n in 0..ring.len() {
            let [a, b] = [ring[n], ring[(n + 1) % ring.len()]]
                .map(|it| (i64::from(it.0) * FINE, i64::from(it.1) * FINE));
            if (a.1 > p.1) != (b.1 > p.1) {
                let side = (b.0 - a.0) * (p.1 - a.1) - (b.1 - a.1) * (p.0 - a.0);
                inside ^= if b.1 > a.1 { side > 0 } else { side < 0 };
            }
        }
        inside
    }
}
