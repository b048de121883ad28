//! Areas on the WGS 84 ellipsoid, which surveyors' areas are compared with.

use measure::{LngLat, unproject};

use crate::geometry::UnitPoint;

/// Semi-minor axis of WGS 84, in metres.
const B: f64 = 6_356_752.314_245_179;
/// First eccentricity of WGS 84.
const E: f64 = 0.081_819_190_842_621_49;

/// Square metres inside a ring of places; positive whichever way it turns.
///
/// The area between an edge and the equator is an integral over the longitude; edges are short, so the trapezoid of its
/// ends serves (two millionths of the area for edges of ten kilometres).
pub(crate) fn area_of(ring: impl ExactSizeIterator<Item = LngLat>) -> f64 {
    let places: Vec<(f64, f64)> =
        ring.map(|it| (it.lng().to_radians(), height(it.lat().to_radians()))).collect();
    let Some(first) = places.first() else { return 0.0 };
    let relative = |n: usize| {
        let it = places[n % places.len()];
        (it.0 - first.0, it.1 - first.1)
    };
    let strip = |n: usize| {
        let (a, b) = (relative(n), relative(n + 1));
        (b.0 - a.0) * f64::midpoint(a.1, b.1)
    };
    (0..places.len()).map(strip).sum::<f64>().abs()
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

/// Square metres per radian of longitude between the equator and a latitude.
fn height(phi: f64) -> f64 {
    let sin = libm::sin(phi);
    let log = libm::log((1.0 + E * sin) / (1.0 - E * sin)) / (2.0 * E);
    B * B / 2.0 * (sin / (1.0 - E * E * sin * sin) + log)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn areas_are_those_of_the_ellipsoid() {
        let at = |lng, lat| LngLat::new(lng, lat).unwrap();
        // One degree at 10° S, integrated numerically from the radii of curvature.
        let ring = [at(123.0, -11.0), at(124.0, -11.0), at(124.0, -10.0), at(123.0, -10.0)];
        let area = area_of(ring.into_iter());
        assert!((area / 12_108_188_648.3 - 1.0).abs() < 1e-9, "{area}");
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
