//! From degrees to the grid: densified so that straight edges of the source stay straight to within 5 mm, and split
//! at the lines along which tiles are cut.

use measure::{CHECK_EXTENT, GroundScale, LngLat, project};

use crate::geometry::{Ring, SUB, SubPoint};

/// Largest distance, in metres, between an edge of the source (straight in degrees) and its image on the grid.
const CHORD: f64 = 0.005;
/// Grid units that check tiles reach over their square: 1/128 of a tile, some 19 m.
pub const BUFFER: i64 = 512;

/// Puts a ring on the grid in 1/1024 unit.
///
/// Both directions of an edge give the same points, so that neighbours stay neighbours.
pub fn to_grid(ring: &[LngLat]) -> Ring<SubPoint> {
    let mut out = Vec::with_capacity(ring.len());
    for (n, a) in ring.iter().enumerate() {
        let b = ring[(n + 1) % ring.len()];
        let forward = (a.lng(), a.lat()) <= (b.lng(), b.lat());
        let points =
            if forward { edge_points(*a, b) } else { edge_points(b, *a).into_iter().rev().collect() };
        out.extend_from_slice(&points[..points.len() - 1]);
    }
    out.dedup();
    out
}

/// The points of an edge, both ends included.
fn edge_points(a: LngLat, b: LngLat) -> Vec<SubPoint> {
    let pieces = pieces_of(a, b);
    let mut points = vec![to_sub(project(a))];
    let mut last = points[0];
    for n in 1..=pieces {
        let next = if n == pieces { to_sub(project(b)) } else { to_sub(project(between(a, b, n, pieces))) };
        split_at_lines(last, next, &mut points);
        points.push(next);
        last = next;
    }
    points
}

/// The place at `n / of` of the way in degrees.
fn between(a: LngLat, b: LngLat, n: u32, of: u32) -> LngLat {
    let t = f64::from(n) / f64::from(of);
    LngLat::new(a.lng() + (b.lng() - a.lng()) * t, a.lat() + (b.lat() - a.lat()) * t)
        .expect("a place between two valid places is valid")
}

/// In how many pieces an edge must be cut for its chord error to stay below [`CHORD`].
///
/// The error of a chord falls with the square of its length, so the error at the middle tells the number.
#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "bounded to 1..=10,000 first")]
fn pieces_of(a: LngLat, b: LngLat) -> u32 {
    let middle = between(a, b, 1, 2);
    let (pa, pb, pm) = (project(a), project(b), project(middle));
    let (dx, dy) = (f64::midpoint(pa.0, pb.0) - pm.0, f64::midpoint(pa.1, pb.1) - pm.1);
    let error = GroundScale::at(middle).length(dx, dy).value();
    libm::ceil(libm::sqrt(error / CHORD)).clamp(1.0, 10_000.0) as u32
}

#[expect(clippy::cast_possible_truncation, reason = "the grid is below 2^40 in this unit")]
fn to_sub((x, y): (f64, f64)) -> SubPoint {
    (libm::round(x * 1024.0) as i64, libm::round(y * 1024.0) as i64)
}

/// Appends the points at which an edge meets the lines of tile squares and of their buffers, in order.
///
/// With a vertex on every such line, cutting a tile later takes vertices away and never makes new ones.
fn split_at_lines(a: SubPoint, b: SubPoint, out: &mut Vec<SubPoint>) {
    let mut found: Vec<(i128, SubPoint)> = Vec::new();
    let (dx, dy) = (b.0 - a.0, b.1 - a.1);
    let at = |from: i64, d: i64, numerator: i64, denominator: i64| {
        let scaled = i128::from(d) * i128::from(numerator) * 2 + i128::from(denominator);
        from + i64::try_from(scaled.div_euclid(i128::from(denominator) * 2)).expect("lies on the edge")
    };
    for line in lines_between(a.0, b.0) {
        let (n, d) = if dx > 0 { (line - a.0, dx) } else { (a.0 - line, -dx) };
        found.push((i128::from(n) * i128::from(dy.abs().max(1)), (line, at(a.1, dy, n, d))));
    }
    for line in lines_between(a.1, b.1) {
        let (n, d) = if dy > 0 { (line - a.1, dy) } else { (a.1 - line, -dy) };
        found.push((i128::from(n) * i128::from(dx.abs().max(1)), (at(a.0, dx, n, d), line)));
    }
    found.sort_unstable();
    out.extend(found.into_iter().map(|it| it.1));
    out.dedup();
}

/// The tile and buffer lines strictly between two coordinates.
fn lines_between(a: i64, b: i64) -> impl Iterator<Item = i64> {
    let (low, high) = (a.min(b), a.max(b));
    let tile = CHECK_EXTENT * SUB;
    let tiles = low.div_euclid(tile)..=high.div_euclid(tile) + 1;
    tiles
        .flat_map(move |n| [-BUFFER, 0, BUFFER].map(|it| n * tile + it * SUB))
        .filter(move |it| low < *it && *it < high)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_directions_of_an_edge_give_the_same_points() {
        let (a, b) = (LngLat::new(123.5, -10.3).unwrap(), LngLat::new(123.71, -10.12).unwrap());
        let c = LngLat::new(123.5, -10.1).unwrap();
        let mut one = to_grid(&[a, b, c]);
        let mut two = to_grid(&[c, b, a]);
        one.sort_unstable();
        two.sort_unstable();
        assert_eq!(one, two);
        assert!(one.len() > 20, "a long slanted edge is densified and split: {}", one.len());
    }

    #[test]
    fn a_long_edge_stays_within_five_millimetres_of_the_source() {
        let (a, b) = (LngLat::new(123.5, -10.3).unwrap(), LngLat::new(123.71, -10.12).unwrap());
        let points = edge_points(a, b);
        let scale = GroundScale::at(a);
        for n in 0..=1000_u32 {
            let (x, y) = project(between(a, b, n, 1000));
            let nearest = points
                .windows(2)
                .map(|it| {
                    #[expect(clippy::cast_precision_loss, reason = "test")]
                    let unit = |p: SubPoint| (p.0 as f64 / 1024.0, p.1 as f64 / 1024.0);
                    measure::squared_distance_to_segment((x, y), unit(it[0]), unit(it[1]))
                })
                .fold(f64::MAX, f64::min);
            assert!(scale.length(nearest.sqrt(), 0.0).value() < 0.0052, "{}", nearest.sqrt());
        }
    }
}
