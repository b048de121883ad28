//! Snap rounding: nodes all edges of a layer with each other and puts every vertex on the grid, once.
//!
//! Hobby's scheme: every end and every crossing makes its unit square hot; an edge runs through the centres of the hot
//! squares that it passes. The result has no crossings, and no edge moved farther than half a unit each way.
//! Everything is exact integer arithmetic on coordinates in 1/1024 unit.

use rayon::prelude::*;

use crate::geometry::{Ring, SUB, Shape, SubPoint, UnitPoint};

/// Cells for the search of crossings are this many units wide.
const CELL: i64 = 512;
const HALF: i64 = SUB / 2;

type Segment = (SubPoint, SubPoint);

/// Snaps all shapes of a layer together; the order of shapes and rings stays.
///
/// Edges may not be longer than 2^21 units, about 78 km: the caller splits at tile squares before.
pub fn snap(shapes: &[Shape<SubPoint>]) -> Vec<Shape<UnitPoint>> {
    let mut segments: Vec<Segment> = Vec::new();
    for ring in shapes.iter().flat_map(|it| &it.rings) {
        segments.extend(edges(ring).map(|(a, b)| if a <= b { (a, b) } else { (b, a) }));
    }
    segments.retain(|it| it.0 != it.1);
    segments.par_sort_unstable();
    segments.dedup();
    let hot = hot_pixels(&segments);
    let chains = route(&segments, hot);
    let chain_of = |a: SubPoint, b: SubPoint| {
        let key = if a <= b { (a, b) } else { (b, a) };
        segments.binary_search(&key).ok().map(|at| (chains.of(at), a <= b))
    };
    let snap_ring = |ring: &Ring<SubPoint>| {
        let mut out: Vec<UnitPoint> = Vec::with_capacity(ring.len());
        for (a, b) in edges(ring) {
            match chain_of(a, b) {
                Some((chain, true)) => out.extend(&chain[..chain.len() - 1]),
                Some((chain, false)) => out.extend(chain[1..].iter().rev()),
                None => out.push(pixel_of(a)),
            }
        }
        out.dedup();
        out
    };
    shapes.par_iter().map(|it| Shape { rings: it.rings.iter().map(snap_ring).collect() }).collect()
}

fn edges(ring: &Ring<SubPoint>) -> impl Iterator<Item = Segment> {
    (0..ring.len()).map(|n| (ring[n], ring[(n + 1) % ring.len()]))
}

/// The unit square that holds a point: half-open, its centre on the grid.
fn pixel_of(p: SubPoint) -> UnitPoint {
    ((p.0 + HALF).div_euclid(SUB), (p.1 + HALF).div_euclid(SUB))
}

/// Items by search cell. A segment stands in every cell that it comes within one unit of.
struct Cells(Vec<((i64, i64), u32)>);

impl Cells {
    fn of_segments(segments: &[Segment]) -> Self {
        let mut pairs = Vec::new();
        for (n, segment) in segments.iter().enumerate() {
            let n = u32::try_from(n).expect("a layer has fewer than 2^32 edges");
            for_cells(*segment, |cell| pairs.push((cell, n)));
        }
        pairs.par_sort_unstable();
        Self(pairs)
    }

    fn groups(&self) -> Vec<&[((i64, i64), u32)]> {
        self.0.chunk_by(|a, b| a.0 == b.0).collect()
    }
}

/// Calls `found` with every cell that a segment, widened by one unit, touches.
fn for_cells((a, b): Segment, mut found: impl FnMut((i64, i64))) {
    let size = CELL * SUB;
    let (top, bottom) = if a.1 <= b.1 { (a, b) } else { (b, a) };
    let height = bottom.1 - top.1;
    for row in (top.1 - SUB).div_euclid(size)..=(bottom.1 + SUB).div_euclid(size) {
        let clip = |y: i64| y.clamp(top.1, bottom.1);
        let (y0, y1) = (clip(row * size - SUB), clip((row + 1) * size + SUB));
        let x_at = |y: i64| {
            if height == 0 {
                return (top.0.min(bottom.0), top.0.max(bottom.0));
            }
            let scaled = i128::from(bottom.0 - top.0) * i128::from(y - top.1);
            let floor =
                i64::try_from(scaled.div_euclid(i128::from(height))).expect("lies within the segment");
            (top.0 + floor, top.0 + floor + 1)
        };
        let (low, high) = (x_at(y0), x_at(y1));
        let from = (low.0.min(high.0) - SUB).div_euclid(size);
        let to = (low.1.max(high.1) + SUB).div_euclid(size);
        for column in from..=to {
            found((column, row));
        }
    }
}

/// All hot squares: those of ends and of crossings, in order.
fn hot_pixels(segments: &[Segment]) -> Vec<UnitPoint> {
    let mut hot: Vec<UnitPoint> = segments.iter().flat_map(|(a, b)| [pixel_of(*a), pixel_of(*b)]).collect();
    let cells = Cells::of_segments(segments);
    let crossings = |group: &&[((i64, i64), u32)]| {
        let mut found = Vec::new();
        for (n, (_, one)) in group.iter().enumerate() {
            let one = segments[*one as usize];
            let others = group[n + 1..].iter().filter_map(|(_, two)| crossing(one, segments[*two as usize]));
            found.extend(others);
        }
        found
    };
    hot.par_extend(cells.groups().par_iter().flat_map_iter(crossings));
    hot.par_sort_unstable();
    hot.dedup();
    hot
}

/// The unit square in which two segments cross; none where they only share an end or lie in one line (then their ends,
/// which are hot anyway, are all that matters). The crossing is never rounded: a square beside the true one would be
/// passed by neither segment.
fn crossing((a, b): Segment, (c, d): Segment) -> Option<UnitPoint> {
    let apart = a.0.max(b.0) < c.0.min(d.0)
        || c.0.max(d.0) < a.0.min(b.0)
        || a.1.max(b.1) < c.1.min(d.1)
        || c.1.max(d.1) < a.1.min(b.1);
    if apart || a == c || a == d || b == c || b == d {
        return None;
    }
    let (c_side, d_side) = (measure::orientation(a, b, c), measure::orientation(a, b, d));
    let (a_side, b_side) = (measure::orientation(c, d, a), measure::orientation(c, d, b));
    let straddles = |p: i128, q: i128| (p < 0 && q > 0) || (p > 0 && q < 0);
    // An end that lies on the other segment is hot already.
    if !straddles(c_side, d_side) || !straddles(a_side, b_side) {
        return None;
    }
    let (numerator, denominator) = (a_side, a_side - b_side);
    let square = |from: i64, to: i64| {
        let (from, step) = (i128::from(from + HALF), i128::from(to - from));
        let along = (from * denominator + step * numerator) * denominator.signum();
        let pixel = along.div_euclid(i128::from(SUB) * denominator.abs());
        i64::try_from(pixel).expect("the crossing lies within the segment")
    };
    Some((square(a.0, b.0), square(a.1, b.1)))
}

/// One chain of grid points per segment, one after the other.
struct Chains {
    points: Vec<UnitPoint>,
    ends: Vec<u32>,
}

impl Chains {
    fn of(&self, segment: usize) -> &[UnitPoint] {
        let start = segment.checked_sub(1).map_or(0, |it| self.ends[it]);
        &self.points[start as usize..self.ends[segment] as usize]
    }
}

/// Segments that one thread routes before it hands over.
const BATCH: usize = 4_096;

fn cell_of(pixel: &UnitPoint) -> (i64, i64) {
    (pixel.0.div_euclid(CELL), pixel.1.div_euclid(CELL))
}

/// For each segment the centres of the hot squares that it passes, from its first to its second end.
fn route(segments: &[Segment], mut hot: Vec<UnitPoint>) -> Chains {
    hot.par_sort_unstable_by_key(|it| (cell_of(it), *it));
    let in_cell = |cell: (i64, i64)| {
        let start = hot.partition_point(|it| cell_of(it) < cell);
        hot[start..].iter().take_while(move |it| cell_of(it) == cell)
    };
    let batch = |segments: &[Segment]| {
        let mut passed: Vec<(Entry, UnitPoint)> = Vec::new();
        let (mut points, mut lengths) = (Vec::new(), Vec::with_capacity(segments.len()));
        for segment in segments {
            passed.clear();
            for_cells(*segment, |cell| {
                for pixel in in_cell(cell) {
                    if let Some(entry) = entry_into(*segment, *pixel) {
                        passed.push((entry, *pixel));
                    }
                }
            });
            passed.sort_unstable_by(|x, y| x.0.compare(y.0).then(x.1.cmp(&y.1)));
            passed.dedup_by_key(|it| it.1);
            points.extend(passed.iter().map(|it| it.1));
            lengths.push(passed.len());
        }
        (points, lengths)
    };
    let batches: Vec<(Vec<UnitPoint>, Vec<usize>)> = segments.par_chunks(BATCH).map(batch).collect();
    let mut chains = Chains { points: Vec::new(), ends: Vec::with_capacity(segments.len()) };
    let mut end = 0;
    for (points, lengths) in batches {
        chains.points.extend(points);
        for length in lengths {
            end += length;
            chains.ends.push(u32::try_from(end).expect("a layer has fewer than 2^32 vertices"));
        }
    }
    chains
}

/// A fraction with a positive denominator.
#[derive(Debug, Clone, Copy)]
struct Fraction {
    numerator: i64,
    denominator: i64,
}

impl Fraction {
    fn new(numerator: i64, denominator: i64) -> Self {
        let sign = denominator.signum();
        Self { numerator: numerator * sign, denominator: denominator * sign }
    }

    fn compare(self, other: Self) -> core::cmp::Ordering {
        let left = i128::from(self.numerator) * i128::from(other.denominator);
        left.cmp(&(i128::from(other.numerator) * i128::from(self.denominator)))
    }
}

/// Where a segment enters a square.
#[derive(Debug, Clone, Copy)]
struct Entry {
    at: Fraction,
    /// Whether the square holds the very point of entry. Of two squares that are entered at one point, the one that
    /// holds it is passed first.
    is_held: bool,
}

impl Entry {
    fn compare(self, other: Self) -> core::cmp::Ordering {
        self.at.compare(other.at).then(other.is_held.cmp(&self.is_held))
    }
}

/// How far along a segment (0 to 1) it enters the half-open square of a pixel; none where it misses it.
fn entry_into((a, b): Segment, pixel: UnitPoint) -> Option<Entry> {
    // Bounds with a flag: does the bound itself belong?
    let mut low = (Fraction::new(0, 1), true);
    let mut high = (Fraction::new(1, 1), true);
    for (from, to, centre) in [(a.0, b.0, pixel.0), (a.1, b.1, pixel.1)] {
        let (min, max) = (centre * SUB - HALF, centre * SUB + HALF);
        let d = to - from;
        if d == 0 {
            if from < min || from >= max {
                return None;
            }
            continue;
        }
        let (at_min, at_max) = ((Fraction::new(min - from, d), true), (Fraction::new(max - from, d), false));
        let (enter, leave) = if d > 0 { (at_min, at_max) } else { (at_max, at_min) };
        low = match enter.0.compare(low.0) {
            core::cmp::Ordering::Greater => enter,
            core::cmp::Ordering::Equal => (low.0, low.1 && enter.1),
            core::cmp::Ordering::Less => low,
        };
        high = match leave.0.compare(high.0) {
            core::cmp::Ordering::Less => leave,
            core::cmp::Ordering::Equal => (high.0, high.1 && leave.1),
            core::cmp::Ordering::Greater => high,
        };
    }
    match low.0.compare(high.0) {
        core::cmp::Ordering::Less => Some(Entry { at: low.0, is_held: low.1 }),
        core::cmp::Ordering::Equal if low.1 && high.1 => Some(Entry { at: low.0, is_held: true }),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(x: f64, y: f64) -> SubPoint {
        #[expect(clippy::cast_possible_truncation, reason = "small test numbers")]
        let sub = |v: f64| (v * 1024.0).round() as i64;
        (sub(x), sub(y))
    }

    fn snapped(rings: &[&[(f64, f64)]]) -> Vec<Vec<UnitPoint>> {
        let shapes: Vec<Shape<SubPoint>> = rings
            .iter()
            .map(|ring| Shape { rings: vec![ring.iter().map(|p| at(p.0, p.1)).collect()] })
            .collect();
        snap(&shapes).into_iter().map(|it| it.rings.into_iter().next().unwrap()).collect()
    }

    #[test]
    fn squares_that_meet_in_a_corner_are_passed_in_the_order_of_the_edge() {
        // The slanted edge touches the square of (8, 43) in its corner alone, on the way to (8, 42).
        let rings: [&[(f64, f64)]; 2] =
            [&[(0.0, 7.0), (8.0, 7.0), (8.0, 42.0), (7.0, 43.0)], &[(8.0, 43.0), (9.0, 50.0), (20.0, 43.0)]];
        assert_eq!(snapped(&rings)[0], [(0, 7), (8, 7), (8, 42), (8, 43), (7, 43)]);
    }

    #[test]
    fn crossing_edges_get_a_common_vertex() {
        let out =
            snapped(&[&[(0.0, 0.0), (10.0, 10.0), (0.0, 10.0)], &[(0.0, 10.2), (10.0, 0.2), (10.0, 10.2)]]);
        assert!(out[0].contains(&(5, 5)) && out[1].contains(&(5, 5)), "{out:?}");
    }

    #[test]
    fn a_vertex_on_a_neighbours_edge_becomes_the_neighbours_vertex() {
        let out = snapped(&[&[(0.0, 0.0), (20.0, 0.0), (20.0, -9.0)], &[(0.0, 0.0), (7.3, 0.2), (7.0, 9.0)]]);
        assert!(out[0].contains(&(7, 0)), "{out:?}");
    }

    #[test]
    fn the_result_has_no_crossings_and_stays_within_reach() {
        let mut state = 99_u64;
        let mut random = |below: u64| {
            state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            i64::try_from((state >> 33) % below).unwrap()
        };
        for _ in 0..40 {
            // A knot of long thin triangles in a small field: the worst there is.
            let shapes: Vec<Shape<SubPoint>> = (0..12)
                .map(|_| Shape {
                    rings: vec![(0..3).map(|_| (random(40 * 1024), random(40 * 1024))).collect()],
                })
                .collect();
            let out = snap(&shapes);
            let mut all: Vec<(UnitPoint, UnitPoint)> = Vec::new();
            for ring in out.iter().flat_map(|it| &it.rings) {
                all.extend((0..ring.len()).map(|n| (ring[n], ring[(n + 1) % ring.len()])));
            }
            all.retain(|it| it.0 != it.1);
            for (n, one) in all.iter().enumerate() {
                for two in &all[n + 1..] {
                    assert!(crossing(*one, *two).is_none(), "{one:?} crosses {two:?}");
                    for p in [two.0, two.1] {
                        let inside = measure::orientation(one.0, one.1, p) == 0
                            && p != one.0
                            && p != one.1
                            && (one.0.0.min(one.1.0)..=one.0.0.max(one.1.0)).contains(&p.0)
                            && (one.0.1.min(one.1.1)..=one.0.1.max(one.1.1)).contains(&p.1);
                        assert!(!inside, "{p:?} lies inside {one:?}");
                    }
                }
            }
        }
    }
}
