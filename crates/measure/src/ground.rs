//! Metres on the ground for lengths on the grid, near one latitude.

use crate::{lng_lat::LngLat, quantity::Metres};

/// Semi-major axis of WGS 84, in metres.
const A: f64 = 6_378_137.0;
/// First eccentricity squared of WGS 84.
const E2: f64 = 0.006_694_379_990_141_316;

/// Metres of ground per grid unit at one latitude, eastward and southward apart.
///
/// Web Mercator projects the ellipsoid with the formulas of the sphere, so its two scales differ by up to 0.7 %;
/// both are used. Over a few hundred metres the error stays below 0.01 %.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct GroundScale {
    east: f64,
    south: f64,
}

impl GroundScale {
    /// The scale at a place.
    pub fn at(place: LngLat) -> Self {
        let unit = core::f64::consts::TAU * A / 1_073_741_824.0;
        let phi = place.lat().to_radians();
        let sin = libm::sin(phi);
        let cos = libm::cos(phi);
        let w2 = 1.0 - E2 * sin * sin;
        // Radii of curvature: N across the meridian, M along it.
        let n = A / libm::sqrt(w2);
        let m = A * (1.0 - E2) / (w2 * libm::sqrt(w2));
        Self { east: unit * n * cos / A, south: unit * m * cos / A }
    }

    /// Metres of one grid unit eastward.
    pub fn east(self) -> f64 {
        self.east
    }

    /// Metres of one grid unit southward.
    pub fn south(self) -> f64 {
        self.south
    }

    /// Length of a vector given in grid units.
    pub fn length(self, dx: f64, dy: f64) -> Metres {
        let (e, s) = (dx * self.east, dy * self.south);
        Metres::new(libm::sqrt(e * e + s * s))
    }

    /// The number of grid units that surely spans a ground length in either direction.
    pub fn units_spanning(self, length: Metres) -> f64 {
        length.value() / self.east.min(self.south)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::grid::project;

    #[test]
    fn a_degree_on_the_equator_has_its_geodetic_length() {
        let a = LngLat::new(110.0, 0.0).unwrap();
        let scale = GroundScale::at(a);
        let (x0, y0) = project(a);
        let (x1, _) = project(LngLat::new(110.001, 0.0).unwrap());
        let (_, y1) = project(LngLat::new(110.0, 0.001).unwrap());
        // GeographicLib: 111.319491 m and 110.574276 m for a thousandth of a degree.
        assert!((scale.length(x1 - x0, 0.0).value() - 111.319_491).abs() < 1e-4);
        assert!((scale.length(0.0, y1 - y0).value() - 110.574_276).abs() < 1e-4);
    }
}
