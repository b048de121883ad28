//! Loose rings to clean ones: doubled edges cancelled, rings simple, shells and holes told apart.

use std::collections::BTreeMap;

use crate::geometry::{Ring, Shape, UnitPoint, double_area, ring_holds};

/// Rebuilds a shape from rings whose edges are fully noded: edges that run both ways cancel, what is left is traced
/// into rings that touch themselves nowhere, shells positive and holes negative.
pub fn clean(rings: &[Ring<UnitPoint>]) -> Shape<UnitPoint> {
    let mut out = trace_all(remaining_edges(rings));
    orient(&mut out);
    Shape { rings: out }
}

/// Joins directed edges, with the inside on the positive side of each, into rings that touch themselves nowhere.
pub(crate) fn join(edges: impl Iterator<Item = (UnitPoint, UnitPoint)>) -> Vec<Ring<UnitPoint>> {
    let mut leaving: BTreeMap<UnitPoint, Vec<UnitPoint>> = BTreeMap::new();
    for (from, to) in edges {
        leaving.entry(from).or_default().push(to);
    }
    trace_all(leaving)
}

fn trace_all(mut leaving: BTreeMap<UnitPoint, Vec<UnitPoint>>) -> Vec<Ring<UnitPoint>> {
    let mut out: Vec<Ring<UnitPoint>> = Vec::new();
    while let Some((&start, _)) = leaving.iter().next() {
        trace(start, &mut leaving, &mut out);
    }
    out
}

/// Edges by their start, after cancelling those that run both ways.
fn remaining_edges(rings: &[Ring<UnitPoint>]) -> BTreeMap<UnitPoint, Vec<UnitPoint>> {
    let mut directed: Vec<(UnitPoint, UnitPoint, bool)> = Vec::new();
    for ring in rings {
        for (n, &a) in ring.iter().enumerate() {
            let b = ring[(n + 1) % ring.len()];
            if a != b {
                directed.push(if a < b { (a, b, true) } else { (b, a, false) });
            }
        }
    }
    directed.sort_unstable();
    let mut leaving: BTreeMap<UnitPoint, Vec<UnitPoint>> = BTreeMap::new();
    for group in directed.chunk_by(|a, b| (a.0, a.1) == (b.0, b.1)) {
        let forward = group.iter().filter(|it| it.2).count();
        let backward = group.len() - forward;
        let (a, b, _) = group[0];
        // Of several equal edges in one direction, pairs cancel too: the inside is where an odd number of rings is.
        let (from, to, count) =
            if forward > backward { (a, b, forward - backward) } else { (b, a, backward - forward) };
        if count % 2 == 1 {
            leaving.entry(from).or_default().push(to);
        }
    }
    leaving
}

/// Walks from `start` along unused edges, turning as far to the inside as it can, and cuts off a ring each time the
/// walk meets itself. Ends when it can go no further.
fn trace(
    start: UnitPoint,
    leaving: &mut BTreeMap<UnitPoint, Vec<UnitPoint>>,
    out: &mut Vec<Ring<UnitPoint>>,
) {
    let mut path: Vec<UnitPoint> = vec![start];
    let mut place: BTreeMap<UnitPoint, usize> = BTreeMap::from([(start, 0)]);
    while let Some(&at) = path.last() {
        let came_from = path.len().checked_sub(2).map(|it| path[it]);
        let Some(next) = take_next(came_from, at, leaving) else { break };
        if let Some(&first) = place.get(&next) {
            let ring: Ring<UnitPoint> = path.drain(first..).collect();
            for p in &ring {
                place.remove(p);
            }
            if ring.len() > 2 && double_area(&ring) != 0 {
                out.push(ring);
            }
            path.push(next);
            place.insert(next, first);
        } else {
            place.insert(next, path.len());
            path.push(next);
        }
    }
}

/// Takes the outgoing edge that turns most towards the inside (positive side).
fn take_next(
    came_from: Option<UnitPoint>,
    at: UnitPoint,
    leaving: &mut BTreeMap<UnitPoint, Vec<UnitPoint>>,
) -> Option<UnitPoint> {
    let choices = leaving.get_mut(&at)?;
    let best = match came_from {
        Some(from) if choices.len() > 1 => {
            let back = (from.0 - at.0, from.1 - at.1);
            let angle = |to: &UnitPoint| turn(back, (to.0 - at.0, to.1 - at.1));
            (0..choices.len()).max_by(|a, b| angle(&choices[*a]).compare(angle(&choices[*b])))?
        }
        _ => 0,
    };
    let next = choices.swap_remove(best);
    if choices.is_empty() {
        leaving.remove(&at);
    }
    Some(next)
}

/// A direction as seen from another one, ordered by the angle from that one, 0 to 360 degrees, x towards y.
#[derive(Clone, Copy)]
struct Angle {
    dot: i128,
    cross: i128,
}

fn turn(reference: (i64, i64), direction: (i64, i64)) -> Angle {
    let [rx, ry, dx, dy] = [reference.0, reference.1, direction.0, direction.1].map(i128::from);
    Angle { dot: rx * dx + ry * dy, cross: rx * dy - ry * dx }
}

impl Angle {
    fn half(self) -> u8 {
        u8::from(self.cross < 0 || (self.cross == 0 && self.dot < 0))
    }

    fn compare(self, other: Self) -> core::cmp::Ordering {
        self.half().cmp(&other.half()).then_with(|| {
            // Within one half turn the cross product of the two tells which comes first.
            let cross = self.dot.checked_mul(other.cross).zip(self.cross.checked_mul(other.dot));
            cross.map_or(core::cmp::Ordering::Equal, |(a, b)| 0.cmp(&(a - b)))
        })
    }
}

/// Turns rings so that those at an even depth of nesting are shells; a ring that crossed itself in the source may
/// have come out turned the wrong way.
fn orient(rings: &mut [Ring<UnitPoint>]) {
    if rings.len() < 2 {
        for ring in rings.iter_mut().filter(|it| double_area(it) < 0) {
            ring.reverse();
        }
        return;
    }
    let boxes: Vec<[i64; 4]> = rings.iter().map(|it| bounds(it)).collect();
    for n in 0..rings.len() {
        if double_area(&rings[n]) > 0 {
            continue;
        }
        let inside = |m: &usize| {
            let (a, b) = (boxes[n], boxes[*m]);
            let within = b[0] <= a[0] && b[1] <= a[1] && b[2] >= a[2] && b[3] >= a[3];
            *m != n && within && rings[n].iter().any(|p| strictly_inside(&rings[*m], *p))
        };
        let shells = (0..rings.len()).filter(inside).count();
        if shells == 0 {
            rings[n].reverse();
        }
    }
}

fn strictly_inside(ring: &[UnitPoint], p: UnitPoint) -> bool {
    !ring.contains(&p) && ring_holds(ring, p)
}

/// Smallest and largest coordinates of a ring.
pub fn bounds(ring: &[UnitPoint]) -> [i64; 4] {
    ring.iter().fold([i64::MAX, i64::MAX, i64::MIN, i64::MIN], |b, p| {
        [b[0].min(p.0), b[1].min(p.1), b[2].max(p.0), b[3].max(p.1)]
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn areas(shape: &Shape<UnitPoint>) -> Vec<i128> {
        let mut all: Vec<i128> = shape.rings.iter().map(|it| double_area(it)).collect();
        all.sort_unstable();
        all
    }

    #[test]
    fn a_spike_and_a_doubled_corridor_vanish() {
        let ring = vec![(0, 0), (4, 0), (8, 0), (4, 0), (4, 4), (0, 4)];
        assert_eq!(areas(&clean(&[ring])), [32]);
        // Two squares joined by a corridor that has collapsed to a line.
        let dumbbell = vec![
            (0, 0),
            (4, 0),
            (4, 2),
            (8, 2),
            (8, 0),
            (12, 0),
            (12, 4),
            (8, 4),
            (8, 2),
            (4, 2),
            (4, 4),
            (0, 4),
        ];
        assert_eq!(areas(&clean(&[dumbbell])), [32, 32]);
    }

    #[test]
    fn a_hole_that_touches_its_shell_stays_a_hole() {
        let shell = vec![(0, 0), (10, 0), (10, 10), (0, 10)];
        let hole = vec![(0, 5), (5, 8), (5, 2)];
        let both = [vec![(0, 0), (10, 0), (10, 10), (0, 10), (0, 5)], hole.clone()];
        assert!(double_area(&hole) < 0 && double_area(&shell) > 0);
        assert_eq!(areas(&clean(&both)), [-30, 200]);
    }

    #[test]
    fn lobes_of_a_figure_of_eight_both_become_shells() {
        let eight = vec![(0, 0), (5, 5), (10, 0), (10, 10), (5, 5), (0, 10)];
        assert_eq!(areas(&clean(&[eight])), [50, 50]);
    }

    #[test]
    fn squares_that_touch_in_a_corner_are_two_rings() {
        let pinched = vec![(0, 0), (5, 0), (5, 5), (10, 5), (10, 10), (5, 10), (5, 5), (0, 5)];
        assert_eq!(areas(&clean(&[pinched])), [50, 50]);
    }
}
