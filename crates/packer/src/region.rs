//! Traced rings put together: each shell with its own holes, and a point that lies within.

use crate::{
    geometry::{Ring, UnitPoint, double_area, ring_holds},
    rings::bounds,
};

/// A connected place: its shell and the holes in it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Region(Vec<Ring<UnitPoint>>);

/// Gives each shell (positive area) its holes (negative area). A hole without a shell is the outside of everything and
/// is left out.
pub(crate) fn regions(rings: Vec<Ring<UnitPoint>>) -> Vec<Region> {
    let (shells, holes): (Vec<_>, Vec<_>) = rings.into_iter().partition(|it| double_area(it) > 0);
    let boxes: Vec<[i64; 4]> = shells.iter().map(|it| bounds(it)).collect();
    let areas: Vec<i128> = shells.iter().map(|it| double_area(it)).collect();
    let mut out: Vec<Region> = shells.into_iter().map(|it| Region(vec![it])).collect();
    for hole in holes {
        let b = bounds(&hole);
        let around = |n: &usize| {
            let a = boxes[*n];
            a[0] <= b[0] && a[1] <= b[1] && a[2] >= b[2] && a[3] >= b[3] && lies_in(&hole, &out[*n].0[0])
        };
        if let Some(n) = (0..boxes.len()).filter(around).min_by_key(|n| areas[*n]) {
            out[n].0.push(hole);
        }
    }
    out
}

/// Whether a ring lies within another that it does not cross; common vertices tell nothing.
fn lies_in(inner: &[UnitPoint], outer: &[UnitPoint]) -> bool {
    let apart = inner.iter().find(|it| !outer.contains(it));
    apart.is_some_and(|it| ring_holds(outer, *it))
}

impl Region {
    pub(crate) fn into_rings(self) -> Vec<Ring<UnitPoint>> {
        self.0
    }

    /// A point within: the middle of the widest stretch of the line halfway between north and south.
    pub(crate) fn inner_point(&self) -> UnitPoint {
        let b = bounds(&self.0[0]);
        let y = i64::midpoint(b[1], b[3]);
        let mut crossings: Vec<i64> = Vec::new();
        for ring in &self.0 {
            for (n, p) in ring.iter().enumerate() {
                let q = ring[(n + 1) % ring.len()];
                if (p.1 > y) != (q.1 > y) {
                    crossings.push(p.0 + (q.0 - p.0) * (y - p.1) / (q.1 - p.1));
                }
            }
        }
        crossings.sort_unstable();
        let widest = crossings.chunks_exact(2).max_by_key(|it| it[1] - it[0]);
        widest.map_or(self.0[0][0], |it| (i64::midpoint(it[0], it[1]), y))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_hole_goes_to_the_smallest_shell_around_it() {
        let square =
            |x: i64, y: i64, size: i64| vec![(x, y), (x + size, y), (x + size, y + size), (x, y + size)];
        let turned = |mut ring: Ring<UnitPoint>| {
            ring.reverse();
            ring
        };
        let rings = vec![
            square(0, 0, 100),
            turned(square(10, 10, 50)),
            square(20, 20, 20),
            turned(square(25, 25, 5)),
            turned(square(-9, -9, 200)),
        ];
        let found = regions(rings);
        assert_eq!(found.iter().map(|it| it.0.len()).collect::<Vec<_>>(), [2, 2]);
        assert_eq!(found[0].inner_point(), (80, 50), "the widest stretch beside the hole");
    }
}
