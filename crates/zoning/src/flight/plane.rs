//! The plane around a runway and the few measurements in it. Knows no surfaces.

use measure::LngLat;

/// Semi-major axis and first eccentricity squared of WGS 84.
const A: f64 = 6_378_137.0;
const E2: f64 = 0.006_694_379_990_141_316;

/// A point of the plane, in metres: along the runway and across it.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Point {
    pub(super) u: f64,
    pub(super) v: f64,
}

/// The plane that touches the ellipsoid at the middle of a runway.
pub(super) struct Plane {
    middle: [f64; 3],
    east: [f64; 3],
    north: [f64; 3],
    /// Direction of the runway in that plane.
    along: (f64, f64),
    half: f64,
}

impl Plane {
    /// The plane of a runway; one of no length runs eastward.
    pub(super) fn along(axis: [LngLat; 2]) -> Self {
        let [a, b] = axis;
        let middle =
            LngLat::new(f64::midpoint(a.lng(), b.lng()), f64::midpoint(a.lat(), b.lat())).unwrap_or(a);
        let (lambda, phi) = (middle.lng().to_radians(), middle.lat().to_radians());
        let (sin_l, cos_l) = (libm::sin(lambda), libm::cos(lambda));
        let (sin_p, cos_p) = (libm::sin(phi), libm::cos(phi));
        let mut plane = Self {
            middle: in_space(middle),
            east: [-sin_l, cos_l, 0.0],
            north: [-sin_p * cos_l, -sin_p * sin_l, cos_p],
            along: (1.0, 0.0),
            half: 0.0,
        };
        let (one, other) = (plane.point(a), plane.point(b));
        let (du, dv) = (other.u - one.u, other.v - one.v);
        let length = libm::sqrt(du * du + dv * dv);
        if length > 0.0 {
            plane.along = (du / length, dv / length);
        }
        plane.half = length / 2.0;
        plane
    }

    pub(super) fn half_length(&self) -> f64 {
        self.half
    }

    pub(super) fn point(&self, place: LngLat) -> Point {
        let at = in_space(place);
        let from = [at[0] - self.middle[0], at[1] - self.middle[1], at[2] - self.middle[2]];
        let dot = |it: [f64; 3]| from[0] * it[0] + from[1] * it[1] + from[2] * it[2];
        let (east, north) = (dot(self.east), dot(self.north));
        Point { u: east * self.along.0 + north * self.along.1, v: north * self.along.0 - east * self.along.1 }
    }
}

/// A place on the ellipsoid, in metres from the earth's centre.
fn in_space(place: LngLat) -> [f64; 3] {
    let (lambda, phi) = (place.lng().to_radians(), place.lat().to_radians());
    let (sin, cos) = (libm::sin(phi), libm::cos(phi));
    let n = A / libm::sqrt(1.0 - E2 * sin * sin);
    [n * cos * libm::cos(lambda), n * cos * libm::sin(lambda), n * (1.0 - E2) * sin]
}

/// The least and the greatest distance of polygons from a segment; none without points.
pub(super) fn distances(rings: &[Vec<Point>], segment: [Point; 2]) -> Option<(f64, f64)> {
    let (mut near, mut far) = (f64::MAX, f64::MIN);
    let mut inside = false;
    for ring in rings {
        for (n, a) in ring.iter().enumerate() {
            let b = ring[(n + 1) % ring.len()];
            near = near.min(between([*a, b], segment));
            far = far.max(to_segment(*a, segment));
            let end = segment[0];
            if (a.v > end.v) != (b.v > end.v) {
                inside ^= end.u < a.u + (b.u - a.u) * (end.v - a.v) / (b.v - a.v);
            }
        }
    }
    (near < f64::MAX).then_some((if inside { 0.0 } else { near }, far))
}

/// The least distance between two segments.
fn between(one: [Point; 2], other: [Point; 2]) -> f64 {
    if crosses(one, other) {
        return 0.0;
    }
    let ends = one.map(|it| to_segment(it, other)).into_iter().chain(other.map(|it| to_segment(it, one)));
    ends.fold(f64::MAX, f64::min)
}

fn crosses(one: [Point; 2], other: [Point; 2]) -> bool {
    let side =
        |s: [Point; 2], p: Point| (s[1].u - s[0].u) * (p.v - s[0].v) - (s[1].v - s[0].v) * (p.u - s[0].u);
    side(one, other[0]) * side(one, other[1]) < 0.0 && side(other, one[0]) * side(other, one[1]) < 0.0
}

fn to_segment(p: Point, [a, b]: [Point; 2]) -> f64 {
    let squared = measure::squared_distance_to_segment((p.u, p.v), (a.u, a.v), (b.u, b.v));
    libm::sqrt(squared)
}

/// What of the polygons lies in a convex quadrangle that turns counter-clockwise, as points on its border; none where
/// nothing does. A point is a ring of one.
pub(super) fn within(rings: &[Vec<Point>], quad: [(f64, f64); 4]) -> Option<Vec<Point>> {
    let mut all = Vec::new();
    for ring in rings {
        let mut kept = ring.clone();
        for n in 0..quad.len() {
            let (a, b) = (quad[n], quad[(n + 1) % quad.len()]);
            let side = |p: &Point| (b.0 - a.0) * (p.v - a.1) - (b.1 - a.1) * (p.u - a.0);
            kept = half(&kept, side);
        }
        all.extend(kept);
    }
    (!all.is_empty()).then_some(all)
}

/// The side of a line on which `side` is not negative.
fn half(ring: &[Point], side: impl Fn(&Point) -> f64) -> Vec<Point> {
    let mut kept = Vec::with_capacity(ring.len() + 2);
    for (n, a) in ring.iter().enumerate() {
        let b = ring[(n + 1) % ring.len()];
        let (sa, sb) = (side(a), side(&b));
        if sa >= 0.0 {
            kept.push(*a);
        }
        if (sa > 0.0 && sb < 0.0) || (sa < 0.0 && sb > 0.0) {
            let t = sa / (sa - sb);
            kept.push(Point { u: a.u + (b.u - a.u) * t, v: a.v + (b.v - a.v) * t });
        }
    }
    kept
}
