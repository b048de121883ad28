//! The ground within a distance of a line. Exact but for rounding: around each corner the sector that no piece covers, along
//! each piece a rectangle, all joined. Metres are those of the ellipsoid at the place itself.

use core::f64::consts::{FRAC_PI_2, PI, TAU};

use measure::{Frame, GroundScale, LngLat, Local, Shape, project};

/// How far an arc's chord may lie within the arc, in metres.
const CHORD_M: f64 = 0.01;
/// Pieces of a line are at most so long, in metres: the scale of the ground is taken anew for each.
const PIECE_M: f64 = 500.0;
/// A stretch reaches so far from its first corner, in degrees (some 8 km), which a frame holds.
const REACH: f64 = 0.07;
/// By so much an arc begins before its corner and ends behind it, so that no rounding leaves a cleft. Radians.
const OVERLAP: f64 = 0.02;

/// A direction or a distance in metres, east and south.
type Vector = (f64, f64);
/// Polygons of places, each a shell and its holes.
pub(super) type Polygons = Vec<Vec<Vec<LngLat>>>;

/// The ground within some metres of a line or, where it is one, of a point; long lines in several stretches.
pub(super) fn around(line: &[LngLat], reach: f64) -> Vec<Polygons> {
    let places = pieces(line);
    let mut stretches = Vec::new();
    let mut from = 0;
    while from < places.len() {
        let first = places[from];
        let near =
            |it: &&LngLat| (it.lng() - first.lng()).abs() <= REACH && (it.lat() - first.lat()).abs() <= REACH;
        let to = from + places[from..].iter().take_while(near).count().max(1);
        stretches.extend(stretch(&places[from..to], reach));
        // The next begins at the last corner of this one.
        from = if to == places.len() { to } else { (to - 1).max(from + 1) };
    }
    stretches
}

/// The corners of a line with more of them where they lie far apart; each once.
fn pieces(line: &[LngLat]) -> Vec<LngLat> {
    let mut out: Vec<LngLat> = line.first().copied().into_iter().collect();
    for pair in line.windows(2) {
        let (a, b) = (pair[0], pair[1]);
        let length = metres_between(a, b);
        let count = libm::ceil(length / PIECE_M).max(1.0);
        let mut n = 1.0;
        while n < count {
            let along = |a: f64, b: f64| a + (b - a) * n / count;
            out.extend(LngLat::new(along(a.lng(), b.lng()), along(a.lat(), b.lat())).ok());
            n += 1.0;
        }
        if length > 0.0 {
            out.push(b);
        }
    }
    out
}

fn metres_between(a: LngLat, b: LngLat) -> f64 {
    let ((ax, ay), (bx, by)) = (project(a), project(b));
    GroundScale::at(a).length(bx - ax, by - ay).value()
}

/// One stretch in a frame of its own.
fn stretch(places: &[LngLat], reach: f64) -> Option<Polygons> {
    let frame = Frame::around(*places.first()?);
    let along: Vec<Vector> = places.windows(2).map(|it| direction(it[0], it[1])).collect();
    let mut shapes = Vec::new();
    for (pair, along) in places.windows(2).zip(&along) {
        shapes.push(shape(frame, &rectangle([pair[0], pair[1]], *along, reach)));
    }
    for (n, place) in places.iter().enumerate() {
        let before = n.checked_sub(1).and_then(|it| along.get(it));
        let (from, angle) = sector(before, along.get(n));
        if angle > 0.0 {
            shapes.push(shape(frame, &wedge(*place, from - OVERLAP, angle + 2.0 * OVERLAP, reach)));
        }
    }
    let joined = Shape::joined(shapes.iter());
    (!joined.is_empty()).then(|| joined.places(frame))
}

/// The direction of a piece, of length one.
fn direction(a: LngLat, b: LngLat) -> Vector {
    let ((ax, ay), (bx, by), scale) = (project(a), project(b), middle_scale(a, b));
    let (east, south) = ((bx - ax) * scale.east(), (by - ay) * scale.south());
    let length = libm::sqrt(east * east + south * south);
    (east / length, south / length)
}

fn middle_scale(a: LngLat, b: LngLat) -> GroundScale {
    let middle = LngLat::new(f64::midpoint(a.lng(), b.lng()), f64::midpoint(a.lat(), b.lat()));
    GroundScale::at(middle.unwrap_or(a))
}

/// The ground on both sides of a piece, as points of the grid.
fn rectangle([a, b]: [LngLat; 2], along: Vector, reach: f64) -> Vec<(f64, f64)> {
    let scale = middle_scale(a, b);
    let (x, y) = (-along.1 * reach / scale.east(), along.0 * reach / scale.south());
    let ((ax, ay), (bx, by)) = (project(a), project(b));
    vec![(ax + x, ay + y), (bx + x, by + y), (bx - x, by - y), (ax - x, ay - y)]
}

/// Where the arc around a corner begins and how far it goes: what is nearer to the corner than to either piece.
fn sector(before: Option<&Vector>, after: Option<&Vector>) -> (f64, f64) {
    let angle = |it: &Vector| libm::atan2(it.1, it.0);
    match (before, after) {
        (None, None) => (0.0, TAU),
        (None, Some(it)) => (angle(it) + FRAC_PI_2, PI),
        (Some(it), None) => (angle(it) - FRAC_PI_2, PI),
        (Some(one), Some(other)) => {
            let turn = (angle(other) - angle(one) + PI).rem_euclid(TAU) - PI;
            // The arc lies on the outer side of the turn.
            if turn > 0.0 { (angle(one) - FRAC_PI_2, turn) } else { (angle(other) + FRAC_PI_2, -turn) }
        }
    }
}

/// A sector of a disc, or all of it, as points of the grid.
fn wedge(centre: LngLat, from: f64, angle: f64, reach: f64) -> Vec<(f64, f64)> {
    let scale = GroundScale::at(centre);
    let (x, y) = project(centre);
    let is_whole = angle >= TAU;
    let angle = angle.min(TAU);
    let step = 2.0 * libm::acos((1.0 - CHORD_M / reach).max(0.5));
    let count = libm::ceil(angle / step).max(1.0);
    let mut points = if is_whole { Vec::new() } else { vec![(x, y)] };
    let mut n = 0.0;
    while n < count + f64::from(u8::from(!is_whole)) {
        let at = from + angle * n / count;
        points.push((x + libm::cos(at) * reach / scale.east(), y + libm::sin(at) * reach / scale.south()));
        n += 1.0;
    }
    points
}

/// Points of the grid as a shape of a frame.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_precision_loss,
    reason = "a stretch and its reach lie far within a frame"
)]
fn shape(frame: Frame, points: &[(f64, f64)]) -> Shape {
    let (ox, oy) = frame.origin();
    let steps = |it: f64, origin: i64| libm::round((it - origin as f64) * f64::from(measure::STEPS)) as i32;
    let ring: Vec<Local> = points.iter().map(|it| (steps(it.0, ox), steps(it.1, oy))).collect();
    Shape::from_rings(core::iter::once(ring.as_slice()))
}

#[cfg(test)]
mod tests;
