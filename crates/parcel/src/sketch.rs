//! The corners of a parcel exactly as they were given, in their order, the first one not repeated at the end.

use measure::{LngLat, Metres};

use crate::ground;

/// More corners than any parcel has; what has more is no outline of a parcel, or a mistake.
pub const MOST_CORNERS: usize = 20_000;

/// An outline as somebody gave it, finished or not; `check` says what is wrong with it.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Sketch {
    corners: Vec<LngLat>,
}

impl Sketch {
    /// Takes corners; a last one that repeats the first only closes the ring and is left out.
    pub fn new(mut corners: Vec<LngLat>) -> Self {
        while corners.len() > 1 && corners.first() == corners.last() {
            corners.pop();
        }
        Self { corners }
    }

    /// The corners in their order.
    pub fn corners(&self) -> &[LngLat] {
        &self.corners
    }

    /// The corners, handed over.
    pub fn into_corners(self) -> Vec<LngLat> {
        self.corners
    }

    /// Whether there is no corner yet.
    pub fn is_empty(&self) -> bool {
        self.corners.is_empty()
    }

    /// The area inside, in square metres; nothing below three corners.
    pub fn area(&self) -> f64 {
        if self.corners.len() < 3 { 0.0 } else { ground::area(&self.corners) }
    }

    /// The length of each side; the last one leads back to the first corner. Two corners have one side.
    pub fn sides(&self) -> Vec<Metres> {
        let count = match self.corners.len() {
            0 | 1 => 0,
            2 => 1,
            more => more,
        };
        (0..count).map(|at| self.side(at)).collect()
    }

    /// The way around.
    pub fn perimeter(&self) -> Metres {
        Metres::new(self.sides().iter().map(|it| it.value()).sum())
    }

    /// West, south, east, north, in degrees.
    pub fn bounds(&self) -> Option<[f64; 4]> {
        let first = self.corners.first()?;
        let mut bounds = [first.lng(), first.lat(), first.lng(), first.lat()];
        for corner in &self.corners {
            bounds[0] = bounds[0].min(corner.lng());
            bounds[1] = bounds[1].min(corner.lat());
            bounds[2] = bounds[2].max(corner.lng());
            bounds[3] = bounds[3].max(corner.lat());
        }
        Some(bounds)
    }

    fn side(&self, at: usize) -> Metres {
        ground::distance(self.corners[at], self.corners[(at + 1) % self.corners.len()])
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sketch(corners: &[(f64, f64)]) -> Sketch {
        Sketch::new(corners.iter().map(|(lng, lat)| LngLat::new(*lng, *lat).unwrap()).collect())
    }

    type Measured = (Vec<(f64, f64)>, f64, f64);

    /// Area and perimeter by `GeographicLib` 2.1 (`Geodesic.WGS84.Polygon`).
    #[test]
    fn areas_and_lengths_are_those_of_the_ellipsoid() {
        for (corners, area, perimeter) in reference() {
            let sketch = sketch(&corners);
            let allowed = 0.01_f64.max(area * 1e-8);
            assert!((sketch.area() - area).abs() < allowed, "{} instead of {area}", sketch.area());
            let found = sketch.perimeter().value();
            assert!(
                (found - perimeter).abs() < 1e-4_f64.max(perimeter * 1e-8),
                "{found} instead of {perimeter}"
            );
        }
    }

    fn reference() -> Vec<Measured> {
        vec![
            (
                vec![(123.607, -10.163), (123.607_1, -10.163), (123.607_1, -10.163_2), (123.607, -10.163_2)],
                242.419_764,
                66.160_392,
            ),
            (
                vec![(109.86, 1.38), (109.861_5, 1.380_3), (109.861_1, 1.381_7), (109.860_2, 1.381_2)],
                19_688.949_769,
                580.221_722,
            ),
            (
                vec![
                    (123.607_012_34, -10.163_123_45),
                    (123.607_412_34, -10.163_023_45),
                    (123.607_312_34, -10.163_523_45),
                ],
                1_151.493_776,
                156.707_905,
            ),
            (
                vec![(123.58, -10.18), (123.6, -10.181), (123.601, -10.16), (123.582, -10.159)],
                4_981_620.718_849,
                8_937.889_526,
            ),
        ]
    }

    #[test]
    fn a_corner_that_only_closes_the_ring_is_left_out() {
        let closed = sketch(&[(123.6, -10.1), (123.7, -10.1), (123.7, -10.2), (123.6, -10.1)]);
        assert_eq!(closed.corners().len(), 3);
        assert_eq!(sketch(&[(1.0, 1.0)]).corners().len(), 1);
    }

    #[test]
    fn what_is_unfinished_has_no_area_and_the_sides_that_it_has() {
        assert_eq!(Sketch::default().area().to_bits(), 0);
        assert_eq!(Sketch::default().bounds(), None);
        let line = sketch(&[(123.6, -10.1), (123.7, -10.1)]);
        assert_eq!((line.sides().len(), line.area().to_bits()), (1, 0));
    }
}
