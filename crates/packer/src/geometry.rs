//! Shapes on the grid before and after snapping.

/// Steps per grid unit before snapping: 36 µm on the equator, far below what any source means.
pub const SUB: i64 = 1024;

/// A point in 1/1024 grid unit.
pub type SubPoint = (i64, i64);
/// A point in whole grid units.
pub type UnitPoint = (i64, i64);
/// A closed ring that does not repeat its first point.
pub type Ring<P> = Vec<P>;

/// A feature's rings on the way to the grid, oriented so that the inside is on the positive side.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Shape<P> {
    /// All rings: shells with positive area, holes with negative area.
    pub rings: Vec<Ring<P>>,
}

/// Twice the signed area of a ring; positive when x turns towards y.
pub fn double_area(ring: &[(i64, i64)]) -> i128 {
    let Some(first) = ring.first() else { return 0 };
    let mut sum = 0_i128;
    for (n, a) in ring.iter().enumerate() {
        let b = ring[(n + 1) % ring.len()];
        let (ax, ay) = (a.0 - first.0, a.1 - first.1);
        let (bx, by) = (b.0 - first.0, b.1 - first.1);
        sum += i128::from(ax) * i128::from(by) - i128::from(ay) * i128::from(bx);
    }
    sum
}

/// Whether a point lies strictly inside a ring by the even-odd rule; points on the ring may count either way.
pub fn ring_holds(ring: &[(i64, i64)], p: (i64, i64)) -> bool {
    let mut inside = false;
    for (n, a) in ring.iter().enumerate() {
        let b = ring[(n + 1) % ring.len()];
        if (a.1 > p.1) != (b.1 > p.1) {
            let side = measure::orientation(*a, b, p);
            inside ^= if b.1 > a.1 { side > 0 } else { side < 0 };
        }
    }
    inside
}
