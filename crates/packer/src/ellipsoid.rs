//! Areas on the WGS 84 ellipsoid, which surveyors' areas are compared with.

use measure::{LngLat, ring_area, unproject};

use crate::geometry::UnitPoint;

/// Square metres inside a ring of places; positive whichever way it turns.
pub(crate) fn area_of(ring: impl Iterator<Item = LngLat>) -> f64 {
    ring_area(ring).abs()
}

/// The same for a ring on the grid.
pub(crate) fn area_on_grid(ring: &[UnitPoint]) -> f64 {
    area_of(ring.iter().map(|p| place_of(*p)))
}

/// The place of a grid point.
#[expect(clippy::cast_precision_loss, reason = "the grid is far below 2^53")]
pub(crate) fn place_of(p: UnitPoint) -> LngLat {
    unproject(p.0 as f64, p.1 as f64)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_small_square_has_its_area() {
        let at = |lng, lat| LngLat::new(lng, lat).unwrap();
        // A hundred metres by a hundred metres.
        let (east, north) = (0.000_912_559_5, 0.000_904_086_4);
        let small = [
            at(123.6, -10.17),
            at(123.6 + east, -10.17),
            at(123.6 + east, -10.17 + north),
            at(123.6, -10.17 + north),
        ];
        let area = area_of(small.into_iter());
        assert!((area - 10_000.0).abs() < 0.1, "{area}");
    }
}
