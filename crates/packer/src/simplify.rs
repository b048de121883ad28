//! Display geometry: borders simplified once for both neighbours, then put on the coarse grid of a zoom.

use std::collections::HashSet;

use measure::{CHECK_EXTENT, CHECK_ZOOM};
use rayon::slice::ParallelSliceMut as _;

use crate::{
    cut::Square,
    geometry::{Ring, Shape, UnitPoint},
    rings::clean,
};

/// Units along a display tile's side: four to a dot on a screen that draws a tile 512 dots wide.
pub const DISPLAY_EXTENT: i64 = 2048;
/// Halvings from the check grid to a display grid of the check zoom.
pub(crate) const DISPLAY_SHIFT: u32 = (CHECK_EXTENT / DISPLAY_EXTENT).ilog2();
/// A display tile and its buffer.
pub const DISPLAY: Square = Square { extent: DISPLAY_EXTENT, buffer: 32 };
/// How far a simplified border may lie from the true one, in units of the display grid: one dot on such a screen.
const TOLERANCE: f64 = 4.0;

/// The vertices at which borders of a layer meet; between them runs exactly one border.
#[derive(Debug, Clone)]
pub struct Nodes(HashSet<UnitPoint>);

impl Nodes {
    /// Finds the vertices of a noded layer that have other than two neighbours.
    pub fn of(shapes: &[Shape<UnitPoint>]) -> Self {
        let mut pairs: Vec<(UnitPoint, UnitPoint)> = Vec::new();
        for ring in shapes.iter().flat_map(|it| &it.rings) {
            for (n, a) in ring.iter().enumerate() {
                let b = ring[(n + 1) % ring.len()];
                pairs.extend([(*a, b), (b, *a)]);
            }
        }
        pairs.par_sort_unstable();
        pairs.dedup();
        let groups = pairs.chunk_by(|a, b| a.0 == b.0);
        Self(groups.filter(|it| it.len() != 2).map(|it| it[0].0).collect())
    }
}

/// A shape as a zoom shows it, in units of that zoom's grid, with vertices on all cut lines.
pub fn at_zoom(shape: &Shape<UnitPoint>, nodes: &Nodes, zoom: u8) -> Shape<UnitPoint> {
    let shift = u32::from(CHECK_ZOOM - zoom) + DISPLAY_SHIFT;
    #[expect(clippy::cast_precision_loss, reason = "a power of two below 2^20")]
    let tolerance = TOLERANCE * (1_i64 << shift) as f64;
    let half = 1_i64 << (shift - 1);
    let coarse = |p: &UnitPoint| ((p.0 + half) >> shift, (p.1 + half) >> shift);
    let rings: Vec<Ring<UnitPoint>> = (shape.rings.iter())
        .map(|ring| {
            let mut ring: Ring<UnitPoint> =
                simplify_ring(ring, nodes, tolerance).iter().map(coarse).collect();
            ring.dedup();
            ring
        })
        .collect();
    let cleaned = clean(&rings);
    Shape { rings: cleaned.rings.iter().map(|it| split_at_lines(it, DISPLAY)).collect() }
}

/// Simplifies a ring border by border.
fn simplify_ring(ring: &[UnitPoint], nodes: &Nodes, tolerance: f64) -> Ring<UnitPoint> {
    let start = ring.iter().position(|p| nodes.0.contains(p));
    // A ring that meets nothing starts where both its neighbours agree: at its smallest vertex.
    let smallest = (0..ring.len()).min_by_key(|n| ring[*n]).unwrap_or(0);
    let start = start.unwrap_or(smallest);
    let turned: Vec<UnitPoint> = ring[start..].iter().chain(&ring[..=start]).copied().collect();
    let mut out = Vec::new();
    let mut from = 0;
    while from + 1 < turned.len() {
        let after = &turned[from + 1..];
        let steps = after.iter().position(|p| nodes.0.contains(p)).map_or(after.len(), |it| it + 1);
        let simple = simplify_arc(turned[from..=from + steps].to_vec(), tolerance);
        out.extend_from_slice(&simple[..simple.len() - 1]);
        from += steps;
    }
    out
}

/// A ring by itself, generalised with a tolerance in its own units, for overviews outside the tiles.
pub fn generalise(ring: &[UnitPoint], tolerance: f64) -> Ring<UnitPoint> {
    simplify_ring(ring, &Nodes(HashSet::new()), tolerance)
}

/// Douglas and Peucker's method, run in one direction whichever way the arc is given.
fn simplify_arc(mut arc: Vec<UnitPoint>, tolerance: f64) -> Vec<UnitPoint> {
    let last = arc.len() - 1;
    let backward = (arc[0], arc[1]) > (arc[last], arc[last - 1]);
    if backward {
        arc.reverse();
    }
    let mut keep = vec![false; arc.len()];
    (keep[0], keep[last]) = (true, true);
    let mut open = vec![(0, last)];
    while let Some((from, to)) = open.pop() {
        let apart = |n: &usize| distance2(arc[*n], arc[from], arc[to]);
        let farthest = (from + 1..to).max_by(|a, b| apart(a).total_cmp(&apart(b)).then(b.cmp(a)));
        // A closed arc keeps its farthest vertex, else an island would shrink to a point.
        let closed = arc[from] == arc[to];
        if let Some(n) = farthest.filter(|n| closed || apart(n) > tolerance * tolerance) {
            keep[n] = true;
            open.extend([(from, n), (n, to)]);
        }
    }
    let mut out: Vec<UnitPoint> = arc.iter().zip(&keep).filter(|it| *it.1).map(|it| *it.0).collect();
    if backward {
        out.reverse();
    }
    out
}

#[expect(clippy::cast_precision_loss, reason = "differences within a city are far below 2^53")]
fn distance2(p: UnitPoint, a: UnitPoint, b: UnitPoint) -> f64 {
    let rel = |q: UnitPoint| ((q.0 - a.0) as f64, (q.1 - a.1) as f64);
    measure::squared_distance_to_segment(rel(p), (0.0, 0.0), rel(b))
}

/// A line without topology, simplified and put on a zoom's grid.
pub fn line_at_zoom(line: &[UnitPoint], zoom: u8) -> Vec<UnitPoint> {
    let shift = u32::from(CHECK_ZOOM - zoom) + DISPLAY_SHIFT;
    #[expect(clippy::cast_precision_loss, reason = "a power of two below 2^20")]
    let tolerance = TOLERANCE / 2.0 * (1_i64 << shift) as f64;
    let half = 1_i64 << (shift - 1);
    if line.len() < 2 {
        return Vec::new();
    }
    let mut out: Vec<UnitPoint> = simplify_arc(line.to_vec(), tolerance)
        .iter()
        .map(|p| ((p.0 + half) >> shift, (p.1 + half) >> shift))
        .collect();
    out.dedup();
    out
}

/// Puts a vertex wherever a ring crosses a line along which tiles are cut, alike for both directions of an edge.
pub fn split_at_lines(ring: &[UnitPoint], square: Square) -> Ring<UnitPoint> {
    let mut out = Vec::with_capacity(ring.len());
    for (n, a) in ring.iter().enumerate() {
        out.push(*a);
        out.extend(stops(*a, ring[(n + 1) % ring.len()], square));
    }
    out.dedup();
    out
}

/// The vertices to insert between two points.
pub fn stops(a: UnitPoint, b: UnitPoint, square: Square) -> Vec<UnitPoint> {
    let (from, to) = if a <= b { (a, b) } else { (b, a) };
    let (dx, dy) = (to.0 - from.0, to.1 - from.1);
    let mut found: Vec<(i128, UnitPoint)> = Vec::new();
    let at = |start: i64, d: i64, n: i64, of: i64| {
        let scaled = i128::from(d) * i128::from(n) * 2 + i128::from(of);
        start + i64::try_from(scaled.div_euclid(i128::from(of) * 2)).expect("lies on the edge")
    };
    for line in lines_between(from.0, to.0, square) {
        let (n, of) = ((line - from.0) * dx.signum(), dx.abs());
        found.push((i128::from(n) * i128::from(dy.abs().max(1)), (line, at(from.1, dy, n, of))));
    }
    for line in lines_between(from.1, to.1, square) {
        let (n, of) = ((line - from.1) * dy.signum(), dy.abs());
        found.push((i128::from(n) * i128::from(dx.abs().max(1)), (at(from.0, dx, n, of), line)));
    }
    found.sort_unstable();
    let mut out: Vec<UnitPoint> = found.into_iter().map(|it| it.1).collect();
    if a > b {
        out.reverse();
    }
    out
}

fn lines_between(a: i64, b: i64, square: Square) -> impl Iterator<Item = i64> {
    let (low, high) = (a.min(b), a.max(b));
    (low.div_euclid(square.extent)..=high.div_euclid(square.extent) + 1)
        .flat_map(move |n| [-square.buffer, 0, square.buffer].map(|it| n * square.extent + it))
        .filter(move |it| low < *it && *it < high)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::geometry::double_area;

    #[test]
    fn neighbours_share_their_simplified_border() {
        // A wavy border between two rectangles, each ring starting elsewhere.
        let wave: Vec<UnitPoint> = (0..=400).map(|n| (500_000 + (n % 7) * 90, n * 1000)).collect();
        let mut left = wave.clone();
        left.extend([(0, 400_000), (0, 0)]);
        let mut right: Vec<UnitPoint> = wave.into_iter().rev().collect();
        right.extend([(900_000, 0), (900_000, 400_000)]);
        right.rotate_left(100);
        let shapes = [left, right].map(|ring| Shape { rings: vec![ring] });
        let nodes = Nodes::of(&shapes);
        for zoom in [10, 12, 13] {
            let [a, b] = [0, 1].map(|n| at_zoom(&shapes[n], &nodes, zoom));
            let joined = clean(&[a.rings[0].clone(), b.rings[0].clone()]);
            let whole: i128 = joined.rings.iter().map(|it| double_area(it)).sum();
            let apart: i128 = a.rings.iter().chain(&b.rings).map(|it| double_area(it)).sum();
            assert_eq!(whole.abs(), apart.abs(), "no gap and no overlap at zoom {zoom}");
            assert!(a.rings[0].len() < 200, "{} vertices are left", a.rings[0].len());
        }
    }

    /// What features leave blank within their common outline, and the area of that outline, both doubled.
    fn blanks(features: &[Vec<Ring<UnitPoint>>]) -> (i128, i128) {
        use crate::{arrange::Arrangement, geometry::SUB, rings::join, snap::snap};
        let sub = |it: &Vec<Ring<UnitPoint>>| Shape {
            rings: it.iter().map(|ring| ring.iter().map(|p| (p.0 * SUB, p.1 * SUB)).collect()).collect(),
        };
        // Display borders may cross between their corners, so they are noded before they are looked at.
        let noded = snap(&features.iter().map(sub).collect::<Vec<_>>());
        let owner: Vec<usize> =
            noded.iter().enumerate().flat_map(|(n, it)| it.rings.iter().map(move |_| n)).collect();
        let found = Arrangement::of(noded.iter().flat_map(|it| &it.rings).map(Vec::as_slice));
        let is_blank = |label: u32| {
            let of = |it: &u32| owner[*it as usize];
            found.labels[label as usize].chunk_by(|a, b| of(a) == of(b)).all(|it| it.len() % 2 == 0)
        };
        let wide = |p: (i32, i32)| (i64::from(p.0), i64::from(p.1));
        let border = found.edges.iter().filter_map(|it| match (is_blank(it.below), is_blank(it.above)) {
            (false, true) => Some((wide(it.a), wide(it.b))),
            (true, false) => Some((wide(it.b), wide(it.a))),
            _ => None,
        });
        let areas: Vec<i128> = join(border).iter().map(|it| double_area(it)).collect();
        let sum = |positive: bool| areas.iter().filter(|it| (**it > 0) == positive).sum::<i128>();
        (sum(true), -sum(false))
    }

    /// A net of zones with ragged borders, some of them a hand wide.
    fn ragged_net() -> Vec<Shape<UnitPoint>> {
        let mut state = 11_u64;
        let mut random = move |below: i64| {
            state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            i64::try_from(state >> 33).unwrap() % below
        };
        let columns: i64 = 14;
        let line = |n: i64| n * 9_000 - if n % 3 == 1 { 8_600 } else { 0 };
        let corner: Vec<Vec<UnitPoint>> = (0..=columns)
            .map(|y| (0..=columns).map(|x| (100_000 + line(x), 200_000 + line(y))).collect())
            .collect();
        let mut ragged = |a: UnitPoint, b: UnitPoint, inner: bool| {
            let steps = 40;
            let mut out = vec![a];
            for n in 1..steps {
                let shake = if inner { random(301) - 150 } else { 0 };
                let at = |p: i64, q: i64| p + (q - p) * n / steps;
                let (x, y) = (at(a.0, b.0), at(a.1, b.1));
                out.push(if a.0 == b.0 { (x + shake, y) } else { (x, y + shake) });
            }
            out
        };
        let index = |n: i64| usize::try_from(n).unwrap();
        let (mut across, mut down) = (Vec::new(), Vec::new());
        for y in 0..=columns {
            for x in 0..=columns {
                let here = corner[index(y)][index(x)];
                let inner = (1..columns).contains(&x) && (1..columns).contains(&y);
                across.push(if x < columns {
                    ragged(here, corner[index(y)][index(x + 1)], inner)
                } else {
                    vec![]
                });
                down.push(if y < columns {
                    ragged(here, corner[index(y + 1)][index(x)], inner)
                } else {
                    vec![]
                });
            }
        }
        let number = |x: i64, y: i64| index(y * (columns + 1) + x);
        let mut shapes = Vec::new();
        for y in 0..columns {
            for x in 0..columns {
                let mut ring = across[number(x, y)].clone();
                ring.extend(&down[number(x + 1, y)]);
                let back = |side: &Vec<UnitPoint>, end: UnitPoint| {
                    let mut turned: Vec<UnitPoint> = side[1..].to_vec();
                    turned.push(end);
                    turned.reverse();
                    turned
                };
                ring.extend(back(&across[number(x, y + 1)], corner[index(y + 1)][index(x + 1)]));
                ring.extend(back(&down[number(x, y)], corner[index(y + 1)][index(x)]));
                shapes.push(ring);
            }
        }
        let sub = |ring: &Ring<UnitPoint>| Shape {
            rings: vec![
                ring.iter().map(|p| (p.0 * crate::geometry::SUB, p.1 * crate::geometry::SUB)).collect(),
            ],
        };
        let noded = crate::snap::snap(&shapes.iter().map(sub).collect::<Vec<_>>());
        let polygons = vec![vec![1]; noded.len()];
        let wishes = crate::cover::Wishes {
            rule: Some(&crate::winner::OverlapRule::Unstated),
            claims: &vec![crate::winner::Claim::default(); noded.len()],
            fill: 0.0,
        };
        crate::cover::settle(&noded, &polygons, wishes).0
    }

    /// Neither the whole nor any tile of a net of zones leaves a hole, and the whole is as large as it was.
    fn assert_no_hole(shapes: &[Shape<UnitPoint>], zoom: u8) {
        let nodes = Nodes::of(shapes);
        let shown: Vec<Shape<UnitPoint>> = shapes.iter().map(|it| at_zoom(it, &nodes, zoom)).collect();
        let rings: Vec<Vec<Ring<UnitPoint>>> = shown.iter().map(|it| it.rings.clone()).collect();
        let (blank, whole) = blanks(&rings);
        assert_eq!(blank, 0, "zoom {zoom}");
        let outline = i128::from((14 * 9_000) >> (u32::from(CHECK_ZOOM - zoom) + DISPLAY_SHIFT)).pow(2) * 2;
        assert!((whole - outline).abs() <= outline / 20 + 2_000, "zoom {zoom}: {whole} of {outline}");
        // The same of every tile, buffer included, which the outline's own straight edges bound.
        let mut tiles = std::collections::BTreeMap::new();
        for (n, shape) in shown.iter().enumerate() {
            for (tile, pieces) in crate::cut::cut(shape, DISPLAY) {
                let wide =
                    |ring: Vec<(i32, i32)>| ring.iter().map(|p| (i64::from(p.0), i64::from(p.1))).collect();
                let all: &mut Vec<Vec<Ring<UnitPoint>>> =
                    tiles.entry(tile).or_insert_with(|| vec![Vec::new(); shapes.len()]);
                all[n] = pieces.into_iter().map(wide).collect();
            }
        }
        assert!(!tiles.is_empty());
        for (tile, features) in tiles {
            assert_eq!(blanks(&features).0, 0, "zoom {zoom}, tile {tile:?}");
        }
    }

    #[test]
    fn no_zoom_leaves_a_hole_between_neighbours() {
        let shapes = ragged_net();
        for zoom in 6..CHECK_ZOOM {
            assert_no_hole(&shapes, zoom);
        }
    }

    #[test]
    fn no_overview_leaves_a_hole_between_neighbours() {
        let shapes = ragged_net();
        let check = |codes: usize, zoom: u8| {
            let code = |n: usize| vec![("code".to_owned(), (n * n % codes).to_string())];
            let attributes: Vec<_> = (0..shapes.len()).map(code).collect();
            assert_no_hole(&crate::overview::Overview::of(&shapes, &attributes, zoom).shapes, zoom);
        };
        (6..crate::overview::OVERVIEW_BELOW).for_each(|zoom| check(5, zoom));
        check(2, 11);
        check(23, 12);
    }
}
