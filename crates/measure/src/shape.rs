//! Polygons in a local frame: integers at 1/1024 of a grid unit (36 µm), so that cutting is exact to that step and the
//! same on every machine. Areas and lengths are measured on the ground. Knows nothing of zones.

mod clip;
mod outline;

pub use outline::{MOST_CORNERS, Outline, OutlineFault, Slip};

use crate::{
    area::bent_ring_area,
    grid::{project, unproject},
    ground::GroundScale,
    lng_lat::LngLat,
};

/// Steps of a local frame per grid unit.
pub const STEPS: i32 = 1_024;
/// How far from its origin a frame reaches, in steps: 2^29, which leaves the arithmetic of cutting a factor of two.
const REACH: i32 = 1 << 29;

/// A point of a local frame: steps east and south of its origin.
pub type Local = (i32, i32);

/// Where a local frame lies: its origin in grid units. It reaches 2^19 units (19 km at the equator) in each direction.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Frame {
    origin: (i64, i64),
}

impl Frame {
    /// The frame whose origin is the grid unit nearest to a place.
    #[expect(clippy::cast_possible_truncation, reason = "the projection stays within 0..=2^30")]
    pub fn around(place: LngLat) -> Self {
        let (x, y) = project(place);
        Self { origin: (libm::round(x) as i64, libm::round(y) as i64) }
    }

    /// Its origin in grid units.
    pub fn origin(self) -> (i64, i64) {
        self.origin
    }

    /// The step nearest to a place; none beyond the frame's reach.
    pub fn local(self, place: LngLat) -> Option<Local> {
        let (x, y) = project(place);
        Some((steps(x, self.origin.0)?, steps(y, self.origin.1)?))
    }

    /// The place of a point.
    pub fn place(self, point: Local) -> LngLat {
        let at = |steps: i32, origin: i64| f64::from(steps) / f64::from(STEPS) + to_f64(origin);
        unproject(at(point.0, self.origin.0), at(point.1, self.origin.1))
    }

    /// The scale of the ground around its origin.
    pub fn scale(self) -> GroundScale {
        GroundScale::at(self.place((0, 0)))
    }
}

#[expect(clippy::cast_possible_truncation, reason = "checked against the reach first")]
fn steps(coordinate: f64, origin: i64) -> Option<i32> {
    let steps = libm::round((coordinate - to_f64(origin)) * f64::from(STEPS));
    (steps.abs() <= f64::from(REACH)).then_some(steps as i32)
}

#[expect(clippy::cast_precision_loss, reason = "grid units are at most 2^30")]
fn to_f64(units: i64) -> f64 {
    units as f64
}

/// The smallest rectangle around something.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Bounds {
    /// North-western corner.
    pub low: Local,
    /// South-eastern corner.
    pub high: Local,
}

impl Bounds {
    /// The bounds of some points; none without points.
    pub fn of(points: impl Iterator<Item = Local>) -> Option<Self> {
        points.fold(None, |bounds: Option<Self>, p| {
            let it = bounds.unwrap_or(Self { low: p, high: p });
            Some(Self {
                low: (it.low.0.min(p.0), it.low.1.min(p.1)),
                high: (it.high.0.max(p.0), it.high.1.max(p.1)),
            })
        })
    }

    /// The same, larger by some steps on every side.
    pub fn widened(self, steps: i32) -> Self {
        let (low, high) = (self.low, self.high);
        Self {
            low: (low.0.saturating_sub(steps), low.1.saturating_sub(steps)),
            high: (high.0.saturating_add(steps), high.1.saturating_add(steps)),
        }
    }

    /// Whether the two have a point in common.
    pub fn meets(self, other: Self) -> bool {
        let along =
            |low: i32, high: i32, other_low: i32, other_high: i32| low <= other_high && other_low <= high;
        along(self.low.0, self.high.0, other.low.0, other.high.0)
            && along(self.low.1, self.high.1, other.low.1, other.high.1)
    }

    /// Whether the other lies wholly in this one.
    pub fn holds(self, other: Self) -> bool {
        self.low.0 <= other.low.0
            && self.low.1 <= other.low.1
            && self.high.0 >= other.high.0
            && self.high.1 >= other.high.1
    }
}

/// Polygons, each a shell followed by its holes. Rings do not repeat their first point; on a map with north up shells
/// turn counter-clockwise and holes clockwise (RFC 7946). Polygons do not overlap. The order is fixed, so equal areas
/// that were made alike are equal values.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Shape {
    polygons: Vec<Vec<Vec<Local>>>,
}

impl Shape {
    /// The polygons.
    pub fn polygons(&self) -> &[Vec<Vec<Local>>] {
        &self.polygons
    }

    /// All rings, shells and holes.
    pub fn rings(&self) -> impl Iterator<Item = &[Local]> {
        self.polygons.iter().flatten().map(Vec::as_slice)
    }

    /// Whether there is nothing.
    pub fn is_empty(&self) -> bool {
        self.polygons.is_empty()
    }

    /// The bounds; none where there is nothing.
    pub fn bounds(&self) -> Option<Bounds> {
        Bounds::of(self.rings().flatten().copied())
    }

    /// Square metres on the ellipsoid. Edges are straight on the grid, so that the areas of pieces add up to the whole.
    pub fn area(&self, frame: Frame) -> f64 {
        self.rings().map(|ring| area_on_grid(frame, ring)).sum::<f64>().max(0.0)
    }

    /// Metres around all rings.
    pub fn perimeter(&self, frame: Frame) -> f64 {
        let scale = frame.scale();
        self.edges().map(|[a, b]| length(scale, a, b)).sum()
    }

    /// Twice the area over the perimeter: about the width of a strip and the inner radius of a compact shape.
    pub fn mean_width(&self, frame: Frame) -> f64 {
        let around = self.perimeter(frame);
        if around > 0.0 { 2.0 * self.area(frame) / around } else { 0.0 }
    }

    /// All edges of all rings.
    pub fn edges(&self) -> impl Iterator<Item = [Local; 2]> {
        self.rings().flat_map(|ring| ring.iter().enumerate().map(|(n, a)| [*a, ring[(n + 1) % ring.len()]]))
    }

    /// The polygons in degrees, as a `MultiPolygon` of GeoJSON has them but for the repeated first points.
    pub fn places(&self, frame: Frame) -> Vec<Vec<Vec<LngLat>>> {
        let ring = |it: &Vec<Local>| it.iter().map(|p| frame.place(*p)).collect();
        self.polygons.iter().map(|rings| rings.iter().map(ring).collect()).collect()
    }

    /// Whether a point lies inside, by the even-odd rule; a point on the border may be either.
    pub fn holds(&self, point: Local) -> bool {
        let mut inside = false;
        for [a, b] in self.edges() {
            if (a.1 > point.1) != (b.1 > point.1) {
                let wide = |p: Local| (i64::from(p.0), i64::from(p.1));
                let side = crate::planar::orientation(wide(a), wide(b), wide(point));
                inside ^= (side < 0) == (b.1 > a.1);
            }
        }
        inside
    }
}

/// Metres between two points.
/// Square metres inside a ring of a frame.
fn area_on_grid(frame: Frame, ring: &[Local]) -> f64 {
    // Radians of a step, in both directions.
    let step = core::f64::consts::TAU / f64::from(1_u32 << 30) / f64::from(STEPS);
    let corner = |it: &Local| {
        let lat = frame.place(*it).lat().to_radians();
        (f64::from(it.0) * step, f64::from(it.1) * step, lat)
    };
    bent_ring_area(ring.iter().map(corner))
}

fn length(scale: GroundScale, a: Local, b: Local) -> f64 {
    let units = |from: i32, to: i32| (f64::from(to) - f64::from(from)) / f64::from(STEPS);
    scale.length(units(a.0, b.0), units(a.1, b.1)).value()
}

#[cfg(test)]
mod tests;
