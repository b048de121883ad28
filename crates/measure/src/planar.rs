//! The few exact planar operations on integer coordinates.

/// Twice the signed area of the triangle a, b, p: positive when p lies to the right of a→b seen on a map with
/// y southward, zero when the three are in line. Exact for coordinates below 2^62.
pub fn orientation(a: (i64, i64), b: (i64, i64), p: (i64, i64)) -> i128 {
    let ab = (i128::from(b.0) - i128::from(a.0), i128::from(b.1) - i128::from(a.1));
    let ap = (i128::from(p.0) - i128::from(a.0), i128::from(p.1) - i128::from(a.1));
    ab.0 * ap.1 - ab.1 * ap.0
}

/// Squared distance from `p` to the segment `a`–`b`, all given in the same unit.
///
/// A segment of no length counts as its point.
pub fn squared_distance_to_segment(p: (f64, f64), a: (f64, f64), b: (f64, f64)) -> f64 {
    let (dx, dy) = (b.0 - a.0, b.1 - a.1);
    let (px, py) = (p.0 - a.0, p.1 - a.1);
    let length2 = dx * dx + dy * dy;
    let t = if length2 > 0.0 { ((px * dx + py * dy) / length2).clamp(0.0, 1.0) } else { 0.0 };
    let (ex, ey) = (px - t * dx, py - t * dy);
    ex * ex + ey * ey
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn distance_is_measured_to_the_nearest_end_or_to_the_foot() {
        let (a, b) = ((0.0, 0.0), (10.0, 0.0));
        assert!((squared_distance_to_segment((5.0, 3.0), a, b) - 9.0).abs() < 1e-12);
        assert!((squared_distance_to_segment((13.0, 4.0), a, b) - 25.0).abs() < 1e-12);
        assert!((squared_distance_to_segment((3.0, 4.0), a, a) - 25.0).abs() < 1e-12);
    }

    #[test]
    fn orientation_is_exact_far_from_the_origin() {
        let far = 1_i64 << 60;
        assert_eq!(orientation((far, far), (far + 1, far), (far, far + 1)), 1);
        assert_eq!(orientation((0, 0), (far, far), (far - 1, far - 1)), 0);
    }
}
