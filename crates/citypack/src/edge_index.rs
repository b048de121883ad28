//! The edges of one layer of a check tile, in a grid of cells: which features hold a point, which borders are near.
//!
//! Everything is exact integer arithmetic in fine steps relative to the tile's corner; distances alone are floating.

mod build;

use measure::{FINE, GroundScale};

use crate::few::Few;

/// Cells along one side of the tile.
pub(crate) const CELLS: i64 = 64;
/// Grid units along one side of a cell.
pub(crate) const CELL: i64 = measure::CHECK_EXTENT / CELLS;
/// No cell of the tile holds an edge.
pub(crate) const NO_EDGE: u8 = u8::MAX;
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
    /// `edges[starts[c]..starts[c + 1]]` are the edges of cell `c`. An edge that runs through several cells is there
    /// several times: neighbours in space must be neighbours in memory.
    edges: Vec<Edge>,
    starts: Vec<u32>,
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

pub(crate) fn cell_of(fine: i64) -> i64 {
    fine.div_euclid(CELL * FINE).clamp(0, CELLS - 1)
}

#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "callers pass 0..CELLS")]
pub(crate) fn cell_number(column: i64, row: i64) -> usize {
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
        let edges = refs.into_iter().map(|it| edges[it as usize]).collect();
        let (held_starts, held) = build::hold_centres(rings);
        let blank = build::measure_blank(&starts);
        Self { edges, starts, held_starts, held, blank }
    }

    /// Whether [`EdgeIndex::build`] would take more memory than a layer of one tile may.
    pub(crate) fn is_too_heavy(rings: &[(u32, &[(i32, i32)])]) -> bool {
        build::is_too_heavy(rings)
    }

    /// Bytes of memory, roughly.
    pub(crate) fn weight(&self) -> usize {
        self.edges.len() * size_of::<Edge>()
            + 4 * (self.held.len() + self.starts.len() + self.held_starts.len())
            + self.blank.len()
    }

    /// Adds the features that hold a point of the square to an empty list, in order. A point on a border belongs to
    /// the side below and to the right.
    pub(crate) fn features_at(&self, p: Fine, inside: &mut Few) {
        let (column, row) = (cell_of(p.0), cell_of(p.1));
        let cell = cell_number(column, row);
        inside.extend(self.held(cell).iter().copied());
        if self.blank(cell) != 0 {
            return;
        }
        let (cx, cy) = (centre(column), centre(row));
        for edge in slice(&self.starts, &self.edges, cell, cell) {
            let [a, b] = edge.ends.map(|it| (i64::from(it.0) * FINE, i64::from(it.1) * FINE));
            // From the centre straight up or down to the point's row, then sideways to the point.
            let vertical =
                (a.0 > cx) != (b.0 > cx) && between(just_right(a, b, cx, cy), just_right(a, b, cx, p.1));
            let sideways = (a.1 > p.1) != (b.1 > p.1)
                && between(crossing(a.0, b.0, a.1, b.1, p.1, cx), crossing(a.0, b.0, a.1, b.1, p.1, p.0));
            if vertical != sideways {
                for side in edge.sides.into_iter().filter(|it| *it != NONE) {
                    inside.toggle(side);
                }
            }
        }
        inside.sort();
    }

    /// The features that hold the centre of a cell.
    pub(crate) fn held(&self, cell: usize) -> &[u32] {
        slice(&self.held_starts, &self.held, cell, cell)
    }

    /// How many cells away from a cell the nearest one with an edge is, or [`NO_EDGE`].
    pub(crate) fn blank(&self, cell: usize) -> u8 {
        self.blank.get(cell).copied().unwrap_or(NO_EDGE)
    }

    /// The same for all cells; empty where there is no edge at all.
    pub(crate) fn blanks(&self) -> &[u8] {
        &self.blank
    }

    /// Distance in metres to the nearest edge between zones, if it is at most `reach`.
    pub(crate) fn nearest_border(&self, p: Fine, scale: GroundScale, reach: f64) -> Option<f64> {
        let at = Metric::new(p, scale);
        let mut best = None;
        self.search(p, &at, reach * reach, |edge, limit| {
            if edge.parts_zones
                && let Some(squared) = at.squared_distance(edge, *limit)
            {
                (*limit, best) = (squared, Some(squared));
            }
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
        self.search(p, &at, reach * reach, |edge, limit| {
            if edge.parts_facts
                && let Some(squared) = at.squared_distance(edge, *limit)
            {
                found(edge, libm::sqrt(squared), at.nearest_point(edge));
            }
        });
    }

    /// Visits edges in growing squares of cells around `p` until everything within a distance has been seen, whose
    /// square is `limit`; `visit` may lower it.
    fn search(&self, p: Fine, at: &Metric, mut limit: f64, mut visit: impl FnMut(&Edge, &mut f64)) {
        let (column, row) = (cell_of(p.0), cell_of(p.1));
        let blank = self.blank(cell_number(column, row));
        if blank == NO_EDGE {
            return;
        }
        let mut see = |(x0, x1): (i64, i64), y: i64, limit: &mut f64| {
            if (0..CELLS).contains(&y) && x1 >= 0 && x0 < CELLS {
                let (from, to) = (cell_number(x0.max(0), y), cell_number(x1.min(CELLS - 1), y));
                for edge in slice(&self.starts, &self.edges, from, to) {
                    visit(edge, limit);
                }
            }
        };
        for ring in i64::from(blank)..CELLS {
            if ring == 0 {
                see((column, column), row, &mut limit);
                continue;
            }
            // How far the point is, in metres, from what lies in this ring of cells on each of its four sides.
            let (low, high) = (
                |v: i64, c: i64| v - (c - ring + 1) * CELL * FINE,
                |v: i64, c: i64| (c + ring) * CELL * FINE - v,
            );
            let [north, south, west, east] =
                [low(p.1, row), high(p.1, row), low(p.0, column), high(p.0, column)]
                    .map(|it| to_f64(it) / to_f64(FINE) * at.unit);
            let is_near = |side: f64, limit: f64| side <= 0.0 || side * side < limit;
            if !is_near(north.min(south).min(west).min(east), limit) {
                return;
            }
            for (side, y) in [(north, row - ring), (south, row + ring)] {
                if is_near(side, limit) {
                    see((column - ring, column + ring), y, &mut limit);
                }
            }
            for (side, x) in [(west, column - ring), (east, column + ring)] {
                if is_near(side, limit) {
                    (row - ring + 1..row + ring).for_each(|y| see((x, x), y, &mut limit));
                }
            }
        }
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

    /// The squared distance to an edge, if it is at most `limit`. Few edges are, so the division comes last.
    fn squared_distance(&self, edge: &Edge, limit: f64) -> Option<f64> {
        let [a, b] = self.ends(edge);
        let (dx, dy) = (b.0 - a.0, b.1 - a.1);
        let along = -(a.0 * dx + a.1 * dy);
        let length2 = dx * dx + dy * dy;
        if along <= 0.0 || along >= length2 {
            let end = if along <= 0.0 { a } else { b };
            return Some(end.0 * end.0 + end.1 * end.1).filter(|it| *it <= limit);
        }
        let across = a.0 * dy - a.1 * dx;
        let across2 = across * across;
        (across2 <= limit * length2).then(|| across2 / length2)
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
fn slice<'a, T>(starts: &[u32], items: &'a [T], from: usize, to: usize) -> &'a [T] {
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

/// Whether an edge is below `y` a hair to the right of `x`. The walk to a point runs there, since an edge can pass
/// exactly through the centre of a cell, or through the corner of the walk.
fn just_right(a: Fine, b: Fine, x: i64, y: i64) -> bool {
    let side = (b.1 - a.1) * (x - a.0) - (b.0 - a.0) * (y - a.1);
    let side = if side == 0 { b.1 - a.1 } else { side };
    if b.0 > a.0 { side > 0 } else { side < 0 }
}

/// Exactly one of the two ends of a walk is beyond the crossing.
fn between(start: bool, end: bool) -> bool {
    start != end
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

    fn features_at(index: &EdgeIndex, p: Fine) -> Vec<u32> {
        let mut found = Few::default();
        index.features_at(p, &mut found);
        found.as_slice().to_vec()
    }

    #[test]
    fn a_point_is_in_the_half_that_holds_it_and_a_border_belongs_to_the_right() {
        let index = build(&halves(), &[SAME, OTHER]);
        let at = |x: i64| features_at(&index, (x, 40_000 * FINE));
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
            assert_eq!(features_at(&index, p), expected, "{p:?}");
        }
    }

    #[test]
    fn an_edge_exactly_through_the_centre_of_a_cell_parts_its_sides() {
        // Both slopes through the centre at (48,640.5, 62,976.5), and points around it on both sides.
        for (top, bottom) in [((48_648, 62_843), (48_633, 63_110)), ((48_633, 62_843), (48_648, 63_110))] {
            let left = vec![(48_000, 62_000), top, bottom, (48_000, 64_000)];
            let right = vec![top, (49_000, 62_000), (49_000, 64_000), bottom];
            let index = build(&[left.clone(), right.clone()], &[SAME, OTHER]);
            for dx in -12..12 {
                for dy in -12..12 {
                    let p = (48_640 * FINE + 128 + dx * 64, 62_976 * FINE + 128 + dy * 64);
                    let expected: Vec<u32> =
                        (0..2).filter(|n| even_odd([&left, &right][*n as usize], p)).collect();
                    assert_eq!(features_at(&index, p), expected, "{p:?}");
                }
            }
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
