//! Areas and lengths on the WGS 84 ellipsoid, for outlines of some kilometres at most.

use measure::{LngLat, Metres};

/// Semi-major axis of WGS 84, in metres.
const A: f64 = 6_378_137.0;
/// First eccentricity of WGS 84, and its square.
const E: f64 = 0.081_819_190_842_621_49;
const E2: f64 = 0.006_694_379_990_141_316;

/// The length of the straight way between two places.
///
/// Gauss' formula of the middle latitude: the error is a few billionths over two kilometres, and a millionth over fifty.
pub fn distance(a: LngLat, b: LngLat) -> Metres {
    let middle = f64::midpoint(a.lat(), b.lat()).to_radians();
    let sin = libm::sin(middle);
    let w2 = 1.0 - E2 * sin * sin;
    let across = A / libm::sqrt(w2);
    let along = A * (1.0 - E2) / (w2 * libm::sqrt(w2));
    let east = turned(b.lng() - a.lng()).to_radians() * across * libm::cos(middle);
    let north = (b.lat() - a.lat()).to_radians() * along;
    Metres::new(libm::sqrt(east * east + north * north))
}

/// The area inside a ring of corners, in square metres; the last corner is joined with the first.
///
/// The corners are carried to the sphere of the same area and joined by great circles there, whose area has a closed
/// form. Against geodesics of the ellipsoid the sides differ by a three-hundredth of their bulge, which over a parcel's
/// hundred metres is less than a thousandth of a square metre.
pub fn area(corners: &[LngLat]) -> f64 {
    let whole = q(1.0);
    // tan(β/2) of the authalic latitude β, from its sine.
    let half = |it: LngLat| {
        let sin = (q(libm::sin(it.lat().to_radians())) / whole).clamp(-1.0, 1.0);
        sin / (1.0 + libm::sqrt(1.0 - sin * sin))
    };
    let Some(last) = corners.last() else { return 0.0 };
    let (mut before, mut before_half) = (*last, half(*last));
    let mut sum = 0.0;
    for corner in corners {
        let here = half(*corner);
        let turn = libm::tan(turned(corner.lng() - before.lng()).to_radians() / 2.0);
        sum += 2.0 * libm::atan2(turn * (before_half + here), 1.0 + before_half * here);
        (before, before_half) = (*corner, here);
    }
    libm::fabs(sum) * A * A * whole / 2.0
}

/// The area between the equator and a latitude by its sine, per radian and in units of a²/2.
fn q(sin: f64) -> f64 {
    (1.0 - E2) * (sin / (1.0 - E2 * sin * sin) + libm::atanh(E * sin) / E)
}

/// A difference of longitudes by the shorter way.
fn turned(degrees: f64) -> f64 {
    if degrees > 180.0 {
        degrees - 360.0
    } else if degrees < -180.0 {
        degrees + 360.0
    } else {
        degrees
    }
}
