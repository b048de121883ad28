//! Rings without order (shapefiles, Esri JSON) to polygons: a ring inside an odd number of others is a hole, whichever
//! way it turns, because many programs turn rings the wrong way.

use crate::sources::raw::{RawPolygon, Xy};

/// Whether a ring (without its repeated last point) has three different corners.
pub(crate) fn is_ring(ring: &[Xy]) -> bool {
    let Some(first) = ring.first() else { return false };
    let same = |a: &Xy, b: &Xy| a.iter().zip(b).all(|(a, b)| a.total_cmp(b).is_eq());
    let Some(second) = ring.iter().find(|it| !same(it, first)) else { return false };
    ring.iter().any(|it| !same(it, first) && !same(it, second))
}

/// Polygons of rings, in the order of their shells.
pub(crate) fn nest(rings: Vec<Vec<Xy>>) -> Vec<RawPolygon> {
    if rings.len() < 2 {
        return rings.into_iter().map(|it| vec![it]).collect();
    }
    let boxes: Vec<[f64; 4]> = rings.iter().map(|it| bounds(it)).collect();
    // The rings around each ring, smallest first.
    let around: Vec<Vec<usize>> = (0..rings.len())
        .map(|n| {
            let holds =
                |m: &usize| *m != n && box_in(boxes[n], boxes[*m]) && lies_in(&rings[n], &rings[*m], n < *m);
            let mut found: Vec<usize> = (0..rings.len()).filter(holds).collect();
            found.sort_by(|a, b| size(boxes[*a]).total_cmp(&size(boxes[*b])));
            found
        })
        .collect();
    let mut place = vec![usize::MAX; rings.len()];
    let mut polygons: Vec<RawPolygon> = Vec::new();
    let mut holes = Vec::new();
    for (n, ring) in rings.into_iter().enumerate() {
        if around[n].len().is_multiple_of(2) {
            place[n] = polygons.len();
            polygons.push(vec![ring]);
        } else {
            holes.push((n, ring));
        }
    }
    for (n, ring) in holes {
        // The smallest ring around a hole that is a shell itself.
        let shell = around[n].iter().find(|it| place[**it] != usize::MAX);
        match shell {
            Some(it) => polygons[place[*it]].push(ring),
            None => polygons.push(vec![ring]),
        }
    }
    polygons
}

fn bounds(ring: &[Xy]) -> [f64; 4] {
    ring.iter().fold([f64::MAX, f64::MAX, f64::MIN, f64::MIN], |b, p| {
        [b[0].min(p[0]), b[1].min(p[1]), b[2].max(p[0]), b[3].max(p[1])]
    })
}

fn size(b: [f64; 4]) -> f64 {
    (b[2] - b[0]) * (b[3] - b[1])
}

fn box_in(inner: [f64; 4], outer: [f64; 4]) -> bool {
    outer[0] <= inner[0] && outer[1] <= inner[1] && inner[2] <= outer[2] && inner[3] <= outer[3]
}

/// Whether a ring lies within another. Rings may touch, so the first corner or middle of an edge that is not on the
/// other ring decides; a ring that stands twice lies within its first copy only (`first` breaks the tie).
fn lies_in(ring: &[Xy], other: &[Xy], first: bool) -> bool {
    let corners = ring.iter().copied();
    let middles = (0..ring.len()).map(|n| {
        let (a, b) = (ring[n], ring[(n + 1) % ring.len()]);
        [f64::midpoint(a[0], b[0]), f64::midpoint(a[1], b[1])]
    });
    for p in corners.chain(middles) {
        if let Some(inside) = side(other, p) {
            return inside;
        }
    }
    !first
}

/// Whether a point lies inside a ring; none on the ring itself.
fn side(ring: &[Xy], p: Xy) -> Option<bool> {
    let mut inside = false;
    for (n, a) in ring.iter().enumerate() {
        let b = ring[(n + 1) % ring.len()];
        let cross = (b[0] - a[0]) * (p[1] - a[1]) - (b[1] - a[1]) * (p[0] - a[0]);
        if cross == 0.0
            && p[0] >= a[0].min(b[0])
            && p[0] <= a[0].max(b[0])
            && p[1] >= a[1].min(b[1])
            && p[1] <= a[1].max(b[1])
        {
            return None;
        }
        if (a[1] > p[1]) != (b[1] > p[1]) {
            inside ^= (cross > 0.0) == (b[1] > a[1]);
        }
    }
    Some(inside)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn square(x: f64, y: f64, size: f64) -> Vec<Xy> {
        vec![[x, y], [x + size, y], [x + size, y + size], [x, y + size]]
    }

    #[test]
    fn a_hole_goes_to_its_shell_and_an_island_in_it_stands_alone() {
        let polygons = nest(vec![
            square(2.0, 2.0, 6.0),
            square(0.0, 0.0, 10.0),
            square(4.0, 4.0, 2.0),
            square(20.0, 0.0, 5.0),
        ]);
        let sizes: Vec<usize> = polygons.iter().map(Vec::len).collect();
        assert_eq!(sizes, [2, 1, 1]);
        assert_eq!(polygons[0][1], square(2.0, 2.0, 6.0));
    }

    #[test]
    fn a_hole_that_touches_its_shell_at_a_corner_is_a_hole() {
        let hole = vec![[0.0, 0.0], [4.0, 1.0], [1.0, 4.0]];
        assert_eq!(nest(vec![square(0.0, 0.0, 10.0), hole]).len(), 1);
    }

    #[test]
    fn neighbours_stay_beside_each_other() {
        assert_eq!(nest(vec![square(0.0, 0.0, 1.0), square(1.0, 0.0, 1.0)]).len(), 2);
    }
}
