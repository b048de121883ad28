//! The edges of one layer of a check tile, in a grid of cells: which features hold a point, which borders are near.
//!
//! Everything is exact integer arithmetic in fine steps relative to the tile's corner; distances alone are floating.

use measure::{FINE, GroundScale, squared_distance_to_segment};

/// Cells along one side of the tile.
const CELLS: i64 = 64;
/// Grid units along one side of a cell.
const CELL: i64 = measure::CHECK_EXTENT / CELLS;
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
        let edges = merge_edges(rings, keys);
        let (starts, refs) = fill_cells(&edges);
        let (held_starts, held) = hold_centres(rings);
        Self { edges, starts, refs, held_starts, held }
    }

    /// Bytes of memory, roughly.
    pub(crate) fn weight(&self) -> usize {
        self.edges.len() * size_of::<Edge>()
            + 4 * (self.refs.len() + self.held.len() + self.starts.len() + self.held_starts.len())
    }

    /// The features that hold a point of the square. A point on a border belongs to the side below and to the right.
    pub(crate) fn features_at(&self, p: Fine) -> Vec<u32> {
        let (column, row) = (cell_of(p.0), cell_of(p.1));
        let cell = cell_number(column, row);
        let (cx, cy) = (centre(column), centre(row));
        let mut inside: Vec<u32> = slice(&self.held_starts, &self.held, cell).to_vec();
        for edge in slice(&self.starts, &self.refs, cell).iter().map(|it| &self.edges[*it as usize]) {
            let [a, b] = edge.ends.map(|it| (i64::from(it.0) * FINE, i64::from(it.1) * FINE));
            // From the centre straight up or down to the point's row, then sideways to the point.
            let vertical = (a.0 > cx) != (b.0 > cx)
                && between(crossing(a.1, b.1, a.0, b.0, cx, cy), crossing(a.1, b.1, a.0, b.0, cx, p.1));
            let sideways = (a.1 > p.1) != (b.1 > p.1)
                && between(crossing(a.0, b.0, a.1, b.1, p.1, cx), crossing(a.0, b.0, a.1, b.1, p.1, p.0));
            if vertical != sideways {
                for side in edge.sides.into_iter().filter(|it| *it != NONE) {
                    toggle(&mut inside, side);
                }
            }
        }
        inside.sort_unstable();
        inside
    }

    /// Distance in metres to the nearest edge between zones, if it is at most `reach`.
    pub(crate) fn nearest_border(&self, p: Fine, scale: GroundScale, reach: f64) -> Option<f64> {
        let mut best = f64::MAX;
        self.search(p, scale, reach, |edge, distance, _| {
            if edge.parts_zones && distance < best {
                best = distance;
            }
            best
        });
        (best <= reach).then_some(best)
    }

    /// Calls `found` with every edge that parts facts within `reach` metres, its distance, and its nearest point in
    /// fine steps.
    pub(crate) fn edges_within(
        &self,
        p: Fine,
        scale: GroundScale,
        reach: f64,
        mut found: impl FnMut(&Edge, f64, (f64, f64)),
    ) {
        self.search(p, scale, reach, |edge, distance, nearest| {
            if edge.parts_facts && distance <= reach {
                found(edge, distance, nearest);
            }
            f64::MAX
        });
    }

    /// Visits edges in growing squares of cells around `p` until everything within `reach`, or within what `visit`
    /// returns, has been seen. An edge may be visited more than once.
    fn search(
        &self,
        p: Fine,
        scale: GroundScale,
        reach: f64,
        mut visit: impl FnMut(&Edge, f64, (f64, f64)) -> f64,
    ) {
        let (column, row) = (cell_of(p.0), cell_of(p.1));
        let fine = |v: i64| to_f64(v) / to_f64(FINE);
        let at = (fine(p.0), fine(p.1));
        let metric = scale.east().min(scale.south());
        for ring in 0..CELLS {
            let mut enough = reach;
            for (x, y) in ring_cells(column, row, ring) {
                let cell = cell_number(x, y);
                for edge in slice(&self.starts, &self.refs, cell).iter().map(|it| &self.edges[*it as usize]) {
                    let (distance, nearest) = distance_to(at, edge, scale);
                    enough = enough.min(visit(edge, distance, nearest));
                }
            }
            // What lies beyond this square of cells is at least as far as its nearest side.
            let side = |v: i64, c: i64| {
                let low = v - (c - ring) * CELL * FINE;
                low.min((c + ring + 1) * CELL * FINE - v)
            };
            let seen = fine(side(p.0, column).min(side(p.1, row))) * metric;
            if seen >= enough.min(reach) {
                break;
            }
        }
    }
}

#[expect(clippy::cast_precision_loss, reason = "coordinates within a tile are below 2^53")]
fn to_f64(v: i64) -> f64 {
    v as f64
}

fn slice<'a>(starts: &[u32], items: &'a [u32], cell: usize) -> &'a [u32] {
    match (starts.get(cell), starts.get(cell + 1)) {
        (Some(from), Some(to)) => &items[*from as usize..*to as usize],
        _ => &[],
    }
}

fn toggle(set: &mut Vec<u32>, item: u32) {
    match set.iter().position(|it| *it == item) {
        Some(at) => {
            set.swap_remove(at);
        }
        None => set.push(item),
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

/// The cells of the square ring at a distance of `ring` cells, inside the tile.
fn ring_cells(column: i64, row: i64, ring: i64) -> impl Iterator<Item = (i64, i64)> {
    let rows = (row - ring).max(0)..=(row + ring).min(CELLS - 1);
    rows.flat_map(move |y| {
        let whole = (y - row).abs() == ring;
        let step = if whole || ring == 0 { 1 } else { 2 * ring };
        (0..=2 * ring).step_by(usize::try_from(step).unwrap_or(1)).map(move |dx| (column - ring + dx, y))
    })
    .filter(|(x, _)| (0..CELLS).contains(x))
}

/// Distance in metres from a point to an edge, and the nearest point of the edge in fine steps.
fn distance_to(at: (f64, f64), edge: &Edge, scale: GroundScale) -> (f64, (f64, f64)) {
    let metric = |p: (f64, f64)| (p.0 * scale.east(), p.1 * scale.south());
    let [a, b] = edge.ends.map(|it| (f64::from(it.0), f64::from(it.1)));
    let (pm, am, bm) = (metric(at), metric(a), metric(b));
    let squared = squared_distance_to_segment(pm, am, bm);
    let (dx, dy) = (bm.0 - am.0, bm.1 - am.1);
    let length2 = dx * dx + dy * dy;
    let t = if length2 > 0.0 {
        (((pm.0 - am.0) * dx + (pm.1 - am.1) * dy) / length2).clamp(0.0, 1.0)
    } else {
        0.0
    };
    let nearest = ((a.0 + t * (b.0 - a.0)) * to_f64(FINE), (a.1 + t * (b.1 - a.1)) * to_f64(FINE));
    (libm::sqrt(squared), nearest)
}

/// One directed edge of a feature, in a form that sorts equal undirected edges together.
type Directed = ((i32, i32), (i32, i32), bool, u32);

/// Joins the edges of all rings: an edge that two features share becomes one edge with two sides.
fn merge_edges(rings: &[(u32, &[(i32, i32)])], keys: &[Keys]) -> Vec<Edge> {
    let mut directed: Vec<Directed> = Vec::new();
    for (feature, ring) in rings {
        for (n, &a) in ring.iter().enumerate() {
            let b = ring[(n + 1) % ring.len()];
            if a != b && touches_square(a, b) {
                directed.push(if a < b { (a, b, true, *feature) } else { (b, a, false, *feature) });
            }
        }
    }
    directed.sort_unstable();
    let mut edges = Vec::with_capacity(directed.len() / 2 + 1);
    let (mut forward, mut backward) = (Vec::new(), Vec::new());
    for group in directed.chunk_by(|a, b| (a.0, a.1) == (b.0, b.1)) {
        forward.clear();
        backward.clear();
        for (.., is_forward, feature) in group {
            // The two directions of one feature along one edge cancel: it has the feature on both sides.
            let (mine, other) =
                if *is_forward { (&mut forward, &mut backward) } else { (&mut backward, &mut forward) };
            match other.iter().position(|it| it == feature) {
                Some(at) => {
                    other.swap_remove(at);
                }
                None => mine.push(*feature),
            }
        }
        for n in 0..forward.len().max(backward.len()) {
            let sides = [forward.get(n).copied().unwrap_or(NONE), backward.get(n).copied().unwrap_or(NONE)];
            let key = |side: u32| keys.get(side as usize).copied();
            let [one, two] = sides.map(key);
            edges.push(Edge {
                ends: [group[0].0, group[0].1],
                sides,
                parts_zones: one.map(|it| it.zone) != two.map(|it| it.zone),
                parts_facts: one.map(|it| it.facts) != two.map(|it| it.facts),
            });
        }
    }
    edges
}

fn touches_square(a: (i32, i32), b: (i32, i32)) -> bool {
    let extent = i32::try_from(measure::CHECK_EXTENT).unwrap_or(i32::MAX);
    a.0.max(b.0) >= 0 && a.0.min(b.0) <= extent && a.1.max(b.1) >= 0 && a.1.min(b.1) <= extent
}

/// Puts every edge into the cells that it runs through.
fn fill_cells(edges: &[Edge]) -> (Vec<u32>, Vec<u32>) {
    let mut pairs: Vec<(u32, u32)> = Vec::with_capacity(edges.len() * 2);
    for (n, edge) in edges.iter().enumerate() {
        let [a, b] = edge.ends.map(|it| (i64::from(it.0), i64::from(it.1)));
        let (top, bottom) = if a.1 <= b.1 { (a, b) } else { (b, a) };
        let row = |y: i64| y.div_euclid(CELL).clamp(0, CELLS - 1);
        for r in row(top.1)..=row(bottom.1) {
            let (from, to) = span_in_row(top, bottom, r);
            for c in from..=to {
                pairs.push((to_u32(cell_number(c, r)), to_u32(n)));
            }
        }
    }
    compress(pairs)
}

/// First and last column that an edge touches within a row of cells.
fn span_in_row(top: (i64, i64), bottom: (i64, i64), row: i64) -> (i64, i64) {
    let height = bottom.1 - top.1;
    let x_at = |y: i64, round_up: bool| {
        if height == 0 {
            return if round_up { top.0.max(bottom.0) } else { top.0.min(bottom.0) };
        }
        let scaled = (bottom.0 - top.0) * (y - top.1);
        let floor = scaled.div_euclid(height);
        top.0 + floor + i64::from(round_up && scaled.rem_euclid(height) != 0)
    };
    let (y0, y1) = ((row * CELL).max(top.1), ((row + 1) * CELL).min(bottom.1));
    // The first and last rows also hold what lies beyond the square.
    let y0 = if row == 0 { top.1 } else { y0.min(bottom.1) };
    let y1 = if row == CELLS - 1 { bottom.1 } else { y1.max(top.1) };
    let column = |x: i64| x.div_euclid(CELL).clamp(0, CELLS - 1);
    let low = x_at(y0, false).min(x_at(y1, false));
    let high = x_at(y0, true).max(x_at(y1, true));
    (column(low), column(high))
}

/// For each cell the features that hold its centre: one sweep per row of centres.
fn hold_centres(rings: &[(u32, &[(i32, i32)])]) -> (Vec<u32>, Vec<u32>) {
    let mut crossings: Vec<Vec<(i64, u32)>> = vec![Vec::new(); usize::try_from(CELLS).unwrap_or(0)];
    for (feature, ring) in rings {
        for (n, &a) in ring.iter().enumerate() {
            let b = ring[(n + 1) % ring.len()];
            let [a, b] = [a, b].map(|it| (i64::from(it.0) * FINE, i64::from(it.1) * FINE));
            let (top, bottom) = if a.1 <= b.1 { (a, b) } else { (b, a) };
            let first = (top.1 - centre(0)).div_euclid(CELL * FINE) + 1;
            let last = (bottom.1 - centre(0)).div_euclid(CELL * FINE);
            for row in first.max(0)..=last.min(CELLS - 1) {
                let x = top.0 + ((bottom.0 - top.0) * (centre(row) - top.1)).div_euclid(bottom.1 - top.1);
                // The first centre to the right of the crossing.
                let column = (x - centre(0)).div_euclid(CELL * FINE) + 1;
                if column < CELLS {
                    let row = usize::try_from(row).unwrap_or(0);
                    crossings[row].push((column.max(0), *feature));
                }
            }
        }
    }
    let mut pairs = Vec::new();
    let mut inside: Vec<u32> = Vec::new();
    for (row, found) in crossings.iter_mut().enumerate() {
        found.sort_unstable();
        inside.clear();
        let mut next = found.iter().peekable();
        for column in 0..CELLS {
            while let Some((_, feature)) = next.next_if(|it| it.0 <= column) {
                toggle(&mut inside, *feature);
            }
            let cell = to_u32(cell_number(column, i64::try_from(row).unwrap_or(0)));
            pairs.extend(inside.iter().map(|it| (cell, *it)));
        }
    }
    compress(pairs)
}

/// (cell, item) pairs to start offsets and items.
fn compress(mut pairs: Vec<(u32, u32)>) -> (Vec<u32>, Vec<u32>) {
    pairs.sort_unstable();
    pairs.dedup();
    let cells = to_u32(cell_number(0, CELLS));
    let mut starts = Vec::with_capacity(cells as usize + 1);
    let mut at = 0;
    for cell in 0..=cells {
        while at < pairs.len() && pairs[at].0 < cell {
            at += 1;
        }
        starts.push(to_u32(at));
    }
    (starts, pairs.into_iter().map(|it| it.1).collect())
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
        let at = |x: i64| index.features_at((x, 40_000 * FINE));
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
            assert_eq!(index.features_at(p), expected, "{p:?}");
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
