//! What lies to both sides of every edge of a noded layer, by one sweep over the plane from west to east. Exact integer
//! arithmetic; it names ring numbers and knows nothing of features.

use std::{cmp::Ordering, collections::BTreeMap};

use rayon::slice::ParallelSliceMut as _;

use crate::geometry::UnitPoint;

/// A grid point in half the room; the grid is 2^30 units wide.
pub(crate) type Corner = (i32, i32);

/// An edge between two vertices, `a` before `b` (by x, then y), and the labels of the places beside it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Edge {
    /// The end with the smaller coordinates.
    pub(crate) a: Corner,
    /// The other end.
    pub(crate) b: Corner,
    /// Label of the side with negative orientation.
    pub(crate) below: u32,
    /// Label of the side with positive orientation.
    pub(crate) above: u32,
}

/// All edges of a layer with their sides, and for each label the rings (rising numbers) that wind around such a place.
#[derive(Debug, Default)]
pub(crate) struct Arrangement {
    pub(crate) edges: Vec<Edge>,
    pub(crate) labels: Vec<Vec<u32>>,
}

impl Arrangement {
    /// Sweeps over rings whose edges meet in common vertices only. A place counts as within a ring when the ring winds
    /// around it an odd number of times; an edge that a ring runs along twice is none.
    pub(crate) fn of<'a>(rings: impl Iterator<Item = &'a [UnitPoint]>) -> Self {
        let (mut edges, toggles) = distinct_edges(rings);
        let mut labels = Labels::new();
        let mut ends: Vec<u32> = (0..number(edges.len())).collect();
        ends.par_sort_unstable_by_key(|it| edges[*it as usize].b);
        let mut gone = 0;
        let mut active: BTreeMap<Line, u32> = BTreeMap::new();
        let mut order: Vec<usize> = Vec::new();
        let mut from = 0;
        while from < edges.len() {
            let start = edges[from].a;
            let group = edges[from..].iter().take_while(|it| it.a == start).count();
            while gone < ends.len() && edges[ends[gone] as usize].b <= start {
                active.remove(&Line::of(&edges[ends[gone] as usize]));
                gone += 1;
            }
            order.clear();
            order.extend(from..from + group);
            order.sort_unstable_by(|x, y| Line::of(&edges[*x]).cmp(&Line::of(&edges[*y])));
            let below = active.range(..Line::of(&edges[order[0]])).next_back();
            let mut label = below.map_or(0, |it| *it.1);
            for n in &order {
                edges[*n].below = label;
                label = labels.toggled(label, toggles.of(*n));
                edges[*n].above = label;
                active.insert(Line::of(&edges[*n]), label);
            }
            from += group;
        }
        Self { edges, labels: labels.sets }
    }
}

fn number(count: usize) -> u32 {
    u32::try_from(count).expect("a layer has fewer than 2^32 edges")
}

/// The rings that each edge belongs to, one list after the other.
struct Toggles {
    rings: Vec<u32>,
    ends: Vec<u32>,
}

impl Toggles {
    fn of(&self, edge: usize) -> &[u32] {
        let start = edge.checked_sub(1).map_or(0, |it| self.ends[it]);
        &self.rings[start as usize..self.ends[edge] as usize]
    }
}

fn distinct_edges<'a>(rings: impl Iterator<Item = &'a [UnitPoint]>) -> (Vec<Edge>, Toggles) {
    let corner = |p: &UnitPoint| {
        let half = |v: i64| i32::try_from(v).expect("the grid is 2^30 units wide");
        (half(p.0), half(p.1))
    };
    let mut all: Vec<(Corner, Corner, u32)> = Vec::new();
    for (n, ring) in rings.enumerate() {
        let n = number(n);
        for (at, p) in ring.iter().enumerate() {
            let (p, q) = (corner(p), corner(&ring[(at + 1) % ring.len()]));
            match p.cmp(&q) {
                Ordering::Less => all.push((p, q, n)),
                Ordering::Greater => all.push((q, p, n)),
                Ordering::Equal => {}
            }
        }
    }
    all.par_sort_unstable();
    let mut edges = Vec::new();
    let mut toggles = Toggles { rings: Vec::new(), ends: Vec::new() };
    for group in all.chunk_by(|x, y| (x.0, x.1) == (y.0, y.1)) {
        let before = toggles.rings.len();
        let odd = group.chunk_by(|x, y| x.2 == y.2).filter(|it| it.len() % 2 == 1);
        toggles.rings.extend(odd.map(|it| it[0].2));
        if toggles.rings.len() > before {
            edges.push(Edge { a: group[0].0, b: group[0].1, below: 0, above: 0 });
            toggles.ends.push(number(toggles.rings.len()));
        }
    }
    (edges, toggles)
}

/// Sets of ring numbers, each once. Number 0 is the empty set.
struct Labels {
    sets: Vec<Vec<u32>>,
    numbers: BTreeMap<Vec<u32>, u32>,
}

impl Labels {
    fn new() -> Self {
        Self { sets: vec![Vec::new()], numbers: BTreeMap::from([(Vec::new(), 0)]) }
    }

    /// The set after stepping over edges of `rings`.
    fn toggled(&mut self, label: u32, rings: &[u32]) -> u32 {
        let mut set = self.sets[label as usize].clone();
        for ring in rings {
            match set.binary_search(ring) {
                Ok(at) => drop(set.remove(at)),
                Err(at) => set.insert(at, *ring),
            }
        }
        if let Some(known) = self.numbers.get(&set) {
            return *known;
        }
        let next = number(self.sets.len());
        self.sets.push(set.clone());
        self.numbers.insert(set, next);
        next
    }
}

/// An edge in the order from below to above. Only edges that stand over a common place are ever compared, and as edges
/// meet in vertices only, their order never changes while the sweep passes them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Line {
    a: Corner,
    b: Corner,
}

impl Line {
    fn of(edge: &Edge) -> Self {
        Self { a: edge.a, b: edge.b }
    }

    /// Positive where the point lies above the line.
    fn side(&self, p: Corner) -> i64 {
        let relative =
            |q: Corner| (i64::from(q.0) - i64::from(self.a.0), i64::from(q.1) - i64::from(self.a.1));
        let (b, p) = (relative(self.b), relative(p));
        b.0 * p.1 - b.1 * p.0
    }
}

impl Ord for Line {
    fn cmp(&self, other: &Self) -> Ordering {
        let order = match self.a.cmp(&other.a) {
            Ordering::Less => 0.cmp(&self.side(other.a)),
            Ordering::Greater => other.side(self.a).cmp(&0),
            Ordering::Equal => 0.cmp(&self.side(other.b)),
        };
        order.then_with(|| (self.a, self.b).cmp(&(other.a, other.b)))
    }
}

impl PartialOrd for Line {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn square(x: i64, y: i64, size: i64) -> Vec<UnitPoint> {
        vec![(x, y), (x + size, y), (x + size, y + size), (x, y + size)]
    }

    fn sides(arrangement: &Arrangement, a: Corner, b: Corner) -> (Vec<u32>, Vec<u32>) {
        let edge = arrangement.edges.iter().find(|it| (it.a, it.b) == (a, b)).unwrap();
        let set = |it: u32| arrangement.labels[it as usize].clone();
        (set(edge.below), set(edge.above))
    }

    #[test]
    fn islands_and_neighbours_are_told_from_the_edges_below_them() {
        let rings = [square(0, 0, 10), square(10, 0, 10), square(2, 2, 3), square(40, 3, 2)];
        // The second square's western border has to be noded like the first one's eastern: they are equal here.
        let found = Arrangement::of(rings.iter().map(Vec::as_slice));
        assert_eq!(sides(&found, (10, 0), (10, 10)), (vec![1], vec![0]));
        assert_eq!(sides(&found, (2, 2), (5, 2)), (vec![0], vec![0, 2]));
        assert_eq!(sides(&found, (2, 5), (5, 5)), (vec![0, 2], vec![0]));
        assert_eq!(sides(&found, (40, 3), (42, 3)), (vec![], vec![3]));
    }

    #[test]
    fn an_edge_that_a_ring_runs_along_twice_is_none() {
        let ring = vec![(0, 0), (4, 0), (8, 0), (4, 0), (4, 4), (0, 4)];
        let found = Arrangement::of(std::iter::once(ring.as_slice()));
        assert_eq!(found.edges.len(), 4);
        assert_eq!(sides(&found, (4, 0), (4, 4)), (vec![], vec![0]));
    }

    #[test]
    fn the_sides_agree_with_the_even_odd_rule_at_every_edge() {
        let mut state = 7_u64;
        let mut random = |below: u64| {
            state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            i64::try_from((state >> 33) % below).unwrap()
        };
        for _ in 0..60 {
            let shapes: Vec<crate::geometry::Shape<_>> = (0..8)
                .map(|_| crate::geometry::Shape {
                    rings: vec![(0..5).map(|_| (random(60 * 1024), random(60 * 1024))).collect()],
                })
                .collect();
            let noded = crate::snap::snap(&shapes);
            let rings: Vec<&[UnitPoint]> = noded.iter().flat_map(|it| &it.rings).map(Vec::as_slice).collect();
            // Doubled, so that the middle of an edge and a point beside it have whole coordinates.
            let wide: Vec<Vec<UnitPoint>> =
                rings.iter().map(|it| it.iter().map(|p| (p.0 * 4_000, p.1 * 4_000)).collect()).collect();
            let found = Arrangement::of(rings.iter().copied());
            for edge in &found.edges {
                let (a, b) = (edge.a, edge.b);
                let middle = |p: i32, q: i32| (i64::from(p) + i64::from(q)) * 2_000;
                let centre = (middle(a.0, b.0), middle(a.1, b.1));
                let up = (i64::from(a.1) - i64::from(b.1), i64::from(b.0) - i64::from(a.0));
                for (sign, label) in [(1, edge.above), (-1, edge.below)] {
                    let p = (centre.0 + sign * up.0, centre.1 + sign * up.1);
                    let inside = |it: &Vec<UnitPoint>| crate::geometry::ring_holds(it, p);
                    let expected: Vec<u32> =
                        (0..8).filter(|n| inside(&wide[usize::try_from(*n).unwrap()])).collect();
                    assert_eq!(found.labels[label as usize], expected, "beside {a:?} {b:?}");
                }
            }
        }
    }
}
