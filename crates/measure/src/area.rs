//! Areas on the WGS 84 ellipsoid. Knows no rules; what is reported is a whole number of hundredths of a square metre.

use core::fmt;

use crate::lng_lat::LngLat;

/// Semi-minor axis of WGS 84, in metres.
const B: f64 = 6_356_752.314_245_179;
/// First eccentricity of WGS 84.
const E: f64 = 0.081_819_190_842_621_49;
/// More than the surface of the earth in hundredths of a square metre, and far below 2^63.
const MOST: f64 = 1e17;

/// An area, never negative, in whole hundredths of a square metre: sums and comparisons are exact.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
pub struct SquareMetres(i64);

impl SquareMetres {
    /// No area.
    pub const ZERO: Self = Self(0);
    /// One square metre.
    pub const SQUARE_METRE: Self = Self(100);

    /// Rounds a number of square metres; a negative or undefined one becomes zero.
    #[expect(clippy::cast_possible_truncation, reason = "clamped far below 2^63")]
    pub fn new(value: f64) -> Self {
        let hundredths = libm::round(value * 100.0).clamp(0.0, MOST);
        Self(if hundredths.is_nan() { 0 } else { hundredths as i64 })
    }

    /// From hundredths of a square metre; a negative number becomes zero.
    pub fn from_hundredths(hundredths: i64) -> Self {
        Self(hundredths.max(0))
    }

    /// The number of hundredths of a square metre.
    pub fn hundredths(self) -> i64 {
        self.0
    }

    /// The number of square metres.
    #[expect(clippy::cast_precision_loss, reason = "areas of parcels are far below 2^53")]
    pub fn value(self) -> f64 {
        self.0 as f64 / 100.0
    }

    /// The sum of two areas.
    pub fn plus(self, other: Self) -> Self {
        Self(self.0.saturating_add(other.0))
    }
}

impl core::iter::Sum for SquareMetres {
    fn sum<I: Iterator<Item = Self>>(all: I) -> Self {
        all.fold(Self::ZERO, Self::plus)
    }
}

impl fmt::Display for SquareMetres {
    /// Square metres with two decimals; wording, not this, formats numbers for people.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}.{:02} m²", self.0 / 100, self.0 % 100)
    }
}

/// Square metres inside a ring of places, positive where it turns counter-clockwise on a map with north up.
///
/// The area between an edge and the equator is an integral over the longitude; edges of parcels are short, so the
/// trapezoid of its ends serves (two millionths of the area for edges of ten kilometres).
pub fn ring_area(ring: impl Iterator<Item = LngLat>) -> f64 {
    let mut places = ring.map(|it| (it.lng().to_radians(), height(it.lat().to_radians())));
    let Some(first) = places.next() else { return 0.0 };
    // Seen from the first place, so that no large numbers cancel.
    let mut before = (0.0, 0.0);
    let mut sum = 0.0;
    for place in places {
        let next = (place.0 - first.0, place.1 - first.1);
        sum += (before.0 - next.0) * f64::midpoint(before.1, next.1);
        before = next;
    }
    sum + before.0 * f64::midpoint(before.1, 0.0)
}

/// The same for a ring whose edges are straight in Mercator's projection: longitude and projected latitude, the latter from
/// anywhere, and the latitude itself, all in radians.
///
/// The height of an edge over the equator bends between its ends; its second derivative corrects the trapezoid (to less than
/// a billionth of the square of an edge of ten kilometres).
pub(crate) fn bent_ring_area(ring: impl Iterator<Item = (f64, f64, f64)>) -> f64 {
    let corners: Vec<[f64; 4]> = ring
        .map(|(x, y, phi)| {
            let sin = libm::sin(phi);
            let (cos2, w2) = (1.0 - sin * sin, 1.0 - E * E * sin * sin);
            let bend = B * B * sin * cos2 / (w2 * w2) * (1.0 - 2.0 * E * E * cos2 / w2) / 6.0;
            [x, y, height_of(sin), bend]
        })
        .collect();
    let Some(first) = corners.first() else { return 0.0 };
    let mut sum = 0.0;
    let mut before = corners[corners.len() - 1];
    for corner in &corners {
        let rise = corner[1] - before[1];
        let bend = f64::midpoint(before[3], corner[3]) * rise * rise;
        sum += (before[0] - corner[0]) * (f64::midpoint(before[2], corner[2]) - first[2] + bend);
        before = *corner;
    }
    sum
}

/// Square metres per radian of longitude between the equator and a latitude.
fn height(phi: f64) -> f64 {
    height_of(libm::sin(phi))
}

/// The same by the sine of the latitude.
fn height_of(sin: f64) -> f64 {
    let log = libm::log((1.0 + E * sin) / (1.0 - E * sin)) / (2.0 * E);
    B * B / 2.0 * (sin / (1.0 - E * E * sin * sin) + log)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn areas_are_those_of_the_ellipsoid_and_the_sense_of_turning_is_their_sign() {
        let at = |lng, lat| LngLat::new(lng, lat).unwrap();
        // One degree at 10° S, integrated numerically from the radii of curvature.
        let ring = [at(123.0, -11.0), at(124.0, -11.0), at(124.0, -10.0), at(123.0, -10.0)];
        let area = ring_area(ring.into_iter());
        assert!((area / 12_108_188_648.3 - 1.0).abs() < 1e-9, "{area}");
        let back = ring_area(ring.into_iter().rev());
        assert!((area + back).abs() < 1.0, "{back}");
    }

    #[test]
    fn an_area_is_kept_in_hundredths() {
        assert_eq!(SquareMetres::new(160.004_9).hundredths(), 16_000);
        assert_eq!(SquareMetres::new(f64::NAN), SquareMetres::ZERO);
        assert_eq!(SquareMetres::new(-3.0), SquareMetres::ZERO);
        assert_eq!(SquareMetres::new(1.5).to_string(), "1.50 m²");
    }
}
