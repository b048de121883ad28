//! Surfaces that keep flying safe (KKOP), as formulas around a runway: how high a building may reach at a place.
//!
//! Shapes follow SNI 03-7112-2005 as a city's own decree states them. All lengths are metres in the plane that touches
//! the ellipsoid at the runway's middle; 15 km away that plane is 3 cm off.

use measure::{LngLat, Metres};

use crate::site::Name;

mod plane;

use plane::{Plane, Point};

/// An aerodrome with its surfaces.
#[derive(Debug, Clone, PartialEq)]
pub struct Aerodrome {
    /// Height of the aerodrome above the sea.
    pub elevation_cm: i64,
    /// Both ends of the runway.
    pub axis: [LngLat; 2],
    /// From the runway's end to the strip's, in metres.
    pub strip_end_m: f64,
    /// Width of the strip, in metres.
    pub strip_width_m: f64,
    /// The surfaces.
    pub surfaces: Vec<Surface>,
}

/// A surface.
#[derive(Debug, Clone, PartialEq)]
pub struct Surface {
    /// The class of the overlay `kkop` that stands for it on the map.
    pub class: Name,
    /// Article that says so.
    pub article: Name,
    /// Where it lies.
    pub shape: SurfaceShape,
    /// Metres away and metres above the aerodrome, straight in between and level beyond.
    pub rise: Vec<(f64, f64)>,
}

/// Where a surface lies. Lengths are metres.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum SurfaceShape {
    /// Beyond each end of the runway.
    Trapezoid {
        /// From the runway's end.
        start: f64,
        /// Width there.
        start_width: f64,
        /// Width at its far end.
        end_width: f64,
        /// Length.
        length: f64,
    },
    /// On both sides of the strip, as far as its rise reaches.
    BesideStrip,
    /// Around the strip's axis.
    Stadium {
        /// From this distance.
        from: f64,
        /// To this distance.
        to: f64,
    },
}

/// The lowest surface over a place.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Ceiling {
    /// Number of the aerodrome.
    pub aerodrome: usize,
    /// Number of its surface.
    pub surface: usize,
    /// How high a building may reach, in centimetres above the sea.
    pub top_cm: i64,
    /// How high that is above the aerodrome, in centimetres.
    pub rise_cm: i64,
}

/// The lowest surface over polygons (rings of places; a point is a ring of one), at their least favourable place.
pub fn lowest_ceiling(aerodromes: &[Aerodrome], rings: &[Vec<LngLat>]) -> Option<Ceiling> {
    let mut lowest: Option<Ceiling> = None;
    for (number, aerodrome) in aerodromes.iter().enumerate() {
        let field = Field::of(aerodrome);
        let rings: Vec<Vec<Point>> = rings.iter().map(|it| field.ring(it)).collect();
        for (surface, it) in aerodrome.surfaces.iter().enumerate() {
            let Some(away) = field.least_away(it, &rings) else { continue };
            let rise_cm = centimetres(it.rise_at(away));
            let top_cm = aerodrome.elevation_cm.saturating_add(rise_cm);
            if lowest.is_none_or(|it| top_cm < it.top_cm) {
                lowest = Some(Ceiling { aerodrome: number, surface, top_cm, rise_cm });
            }
        }
    }
    lowest
}

impl Surface {
    /// Metres above the aerodrome at a distance.
    fn rise_at(&self, away: f64) -> f64 {
        let Some(first) = self.rise.first() else { return f64::MAX };
        let mut before = *first;
        for next in &self.rise {
            if away <= next.0 {
                let width = next.0 - before.0;
                let part = if width > 0.0 { ((away - before.0) / width).clamp(0.0, 1.0) } else { 1.0 };
                return before.1 + (next.1 - before.1) * part;
            }
            before = *next;
        }
        before.1
    }

    /// How far the rise is told.
    fn reach(&self) -> f64 {
        self.rise.iter().map(|it| it.0).fold(0.0, f64::max)
    }
}

/// Rounded to the nearest: the plane's own error is larger.
#[expect(clippy::cast_possible_truncation, reason = "clamped far below 2^63")]
fn centimetres(metres: f64) -> i64 {
    libm::round(metres * 100.0).clamp(-1e12, 1e12) as i64
}

/// An aerodrome in its plane: `u` runs along the runway from its middle, `v` across.
struct Field {
    plane: Plane,
    half_runway: f64,
    half_strip: f64,
    half_width: f64,
}

impl Field {
    fn of(it: &Aerodrome) -> Self {
        let plane = Plane::along(it.axis);
        let half_runway = plane.half_length();
        Self {
            half_strip: half_runway + it.strip_end_m,
            half_width: it.strip_width_m / 2.0,
            half_runway,
            plane,
        }
    }

    fn ring(&self, ring: &[LngLat]) -> Vec<Point> {
        ring.iter().map(|it| self.plane.point(*it)).collect()
    }

    /// The least distance, as the surface counts it, of what lies under it; none where nothing does.
    fn least_away(&self, surface: &Surface, rings: &[Vec<Point>]) -> Option<f64> {
        match surface.shape {
            SurfaceShape::Stadium { from, to } => {
                let ends = [Point { u: -self.half_strip, v: 0.0 }, Point { u: self.half_strip, v: 0.0 }];
                let (near, far) = plane::distances(rings, ends)?;
                (near <= to && far >= from).then(|| near.max(from))
            }
            SurfaceShape::BesideStrip => {
                let (long, reach) = (self.half_strip, self.half_width + surface.reach());
                let strip = [(-long, -reach), (long, -reach), (long, reach), (-long, reach)];
                let under = plane::within(rings, strip);
                let across = under.map(|it| least_across(&it));
                across.map(|it| (it - self.half_width).max(0.0))
            }
            SurfaceShape::Trapezoid { start, start_width, end_width, length } => {
                let beyond = self.half_runway + start;
                let one = |sign: f64| {
                    let (near, far) = (start_width / 2.0, end_width / 2.0);
                    let (a, b) = (sign * beyond, sign * (beyond + length));
                    let quad = [(a, -near * sign), (b, -far * sign), (b, far * sign), (a, near * sign)];
                    let under = plane::within(rings, quad)?;
                    Some(under.iter().map(|it| it.u * sign - beyond).fold(f64::MAX, f64::min).max(0.0))
                };
                match (one(1.0), one(-1.0)) {
                    (Some(one), Some(other)) => Some(one.min(other)),
                    (one, other) => one.or(other),
                }
            }
        }
    }
}

/// The least distance from the axis; zero where points lie on both sides of it.
fn least_across(points: &[Point]) -> f64 {
    let (low, high) = points.iter().fold((f64::MAX, f64::MIN), |it, p| (it.0.min(p.v), it.1.max(p.v)));
    if low <= 0.0 && high >= 0.0 { 0.0 } else { low.abs().min(high.abs()) }
}

/// Distance from a place to the end of an aerodrome's strip, for what is told about an answer.
pub fn distance_to_strip(aerodrome: &Aerodrome, place: LngLat) -> Metres {
    let field = Field::of(aerodrome);
    let ends = [Point { u: -field.half_strip, v: 0.0 }, Point { u: field.half_strip, v: 0.0 }];
    let found = plane::distances(&[vec![field.plane.point(place)]], ends);
    Metres::new(found.map_or(0.0, |it| it.0)).to_centimetres()
}
