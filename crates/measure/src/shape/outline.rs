//! An outline as somebody gave it: checked, with all that is wrong told at once, and what could be mended noted.
//!
//! The corners are kept as they came. Corners given twice and spikes do no harm; an outline that crosses itself has no
//! inside that two people would agree on, so it is refused with the place of the crossing.

use super::{Frame, Local, Shape};
use crate::{area::SquareMetres, lng_lat::LngLat, planar::orientation, quantity::Metres};

/// Most corners of an outline.
pub const MOST_CORNERS: usize = 20_000;
/// A plot is no smaller than a grave: below this a slip is likelier.
const LEAST: SquareMetres = SquareMetres::SQUARE_METRE;
/// No plot reaches farther: 10 km.
const WIDEST: f64 = 10_000.0;

/// Polygons as they were given, fit to be cut.
#[derive(Debug, Clone, PartialEq)]
pub struct Outline {
    /// The corners as they came: polygons, each a shell and its holes, without repeated first points.
    pub given: Vec<Vec<Vec<LngLat>>>,
    /// The frame that the shape is in.
    pub frame: Frame,
    /// What the corners enclose.
    pub shape: Shape,
    /// Its area.
    pub area: SquareMetres,
    /// What was wrong and did no harm.
    pub slips: Vec<Slip>,
}

/// Something wrong that does no harm.
#[derive(Debug, Clone, Copy, PartialEq)]
#[non_exhaustive]
pub enum Slip {
    /// So many corners stood twice in a row.
    RepeatedCorners {
        /// How many were left out.
        count: usize,
    },
    /// At so many corners the outline turns back on itself.
    Spikes {
        /// How many there are.
        count: usize,
    },
}

/// Why an outline cannot be used.
#[derive(Debug, Clone, Copy, PartialEq)]
#[non_exhaustive]
pub enum OutlineFault {
    /// A ring has fewer than three different corners.
    TooFewCorners {
        /// Number of the polygon, from zero.
        polygon: usize,
        /// How many different corners it has.
        corners: usize,
    },
    /// There are more corners than can be handled.
    TooManyCorners {
        /// How many.
        corners: usize,
    },
    /// It reaches farther than any plot.
    TooWide {
        /// How far.
        reach: Metres,
    },
    /// It holds less than a square metre.
    TooSmall {
        /// What it holds.
        area: SquareMetres,
    },
    /// It crosses itself, or its rings cross each other.
    Crossing {
        /// Where, as far as one place could be found.
        at: Option<LngLat>,
    },
}

impl OutlineFault {
    /// The fixed word in files, on the wire and in message ids.
    pub fn word(&self) -> &'static str {
        match self {
            Self::TooFewCorners { .. } => "too_few_corners",
            Self::TooManyCorners { .. } => "too_many_corners",
            Self::TooWide { .. } => "too_wide",
            Self::TooSmall { .. } => "too_small",
            Self::Crossing { .. } => "crossing",
        }
    }
}

impl Outline {
    /// Checks a single ring; a last corner that repeats the first is left out.
    pub fn of_ring(ring: &[LngLat]) -> Result<Self, Vec<OutlineFault>> {
        Self::read(&[vec![ring.to_vec()]])
    }

    /// Checks polygons, each a shell and its holes.
    pub fn read(polygons: &[Vec<Vec<LngLat>>]) -> Result<Self, Vec<OutlineFault>> {
        let corners: usize = polygons.iter().flatten().map(Vec::len).sum();
        if corners > MOST_CORNERS {
            return Err(vec![OutlineFault::TooManyCorners { corners }]);
        }
        let given: Vec<Vec<Vec<LngLat>>> =
            polygons.iter().map(|it| it.iter().map(|ring| opened(ring)).collect()).collect();
        let Some(frame) = middle(&given).map(Frame::around) else {
            return Err(vec![OutlineFault::TooFewCorners { polygon: 0, corners: 0 }]);
        };
        let local =
            |ring: &Vec<LngLat>| ring.iter().map(|it| frame.local(*it)).collect::<Option<Vec<Local>>>();
        let rings: Option<Vec<Vec<Vec<Local>>>> =
            given.iter().map(|it| it.iter().map(local).collect::<Option<Vec<_>>>()).collect();
        let reach = reach(&given);
        let Some(rings) = rings.filter(|_| reach.value() <= WIDEST) else {
            return Err(vec![OutlineFault::TooWide { reach }]);
        };
        let (rings, slips) = tidied(rings);
        let mut faults = Vec::new();
        for (polygon, rings) in rings.iter().enumerate() {
            let few = rings.iter().find(|it| it.len() < 3).map(Vec::len);
            if let Some(corners) = few.or_else(|| rings.is_empty().then_some(0)) {
                faults.push(OutlineFault::TooFewCorners { polygon, corners });
            }
        }
        if !faults.is_empty() {
            return Err(faults);
        }
        let shape = Shape::from_rings(rings.iter().flatten().map(Vec::as_slice));
        if crosses(&rings, &shape) {
            let at = crossing(&rings).map(|it| frame.place(it));
            return Err(vec![OutlineFault::Crossing { at }]);
        }
        let area = SquareMetres::new(shape.area(frame));
        if area < LEAST {
            return Err(vec![OutlineFault::TooSmall { area }]);
        }
        Ok(Self { given, frame, shape, area, slips })
    }

    /// Lengths of the sides of the first ring, in order from its first corner.
    pub fn sides(&self) -> Vec<Metres> {
        side_lengths(self.given.first().and_then(|it| it.first()).map_or(&[], Vec::as_slice))
    }
}

/// Lengths of the sides of a ring, from each corner to the next and back to the first.
pub(crate) fn side_lengths(ring: &[LngLat]) -> Vec<Metres> {
    let Some(first) = ring.first() else { return Vec::new() };
    let frame = Frame::around(*first);
    let scale = frame.scale();
    let unit = |it: &LngLat| crate::grid::project(*it);
    let side = |n: usize| {
        let (a, b) = (unit(&ring[n]), unit(&ring[(n + 1) % ring.len()]));
        scale.length(b.0 - a.0, b.1 - a.1).to_centimetres()
    };
    (0..ring.len()).map(side).collect()
}

/// Without the last corner where it repeats the first.
fn opened(ring: &[LngLat]) -> Vec<LngLat> {
    match ring {
        [first, .., last] if first == last => ring[..ring.len() - 1].to_vec(),
        _ => ring.to_vec(),
    }
}

fn extremes(polygons: &[Vec<Vec<LngLat>>]) -> Option<[f64; 4]> {
    let mut all = polygons.iter().flatten().flatten().peekable();
    all.peek()?;
    Some(all.fold([f64::MAX, f64::MAX, f64::MIN, f64::MIN], |it, place| {
        let (lng, lat) = (place.lng(), place.lat());
        [it[0].min(lng), it[1].min(lat), it[2].max(lng), it[3].max(lat)]
    }))
}

fn middle(polygons: &[Vec<Vec<LngLat>>]) -> Option<LngLat> {
    let [west, south, east, north] = extremes(polygons)?;
    LngLat::new(f64::midpoint(west, east), f64::midpoint(south, north)).ok()
}

/// The longer side of the rectangle around all corners.
fn reach(polygons: &[Vec<Vec<LngLat>>]) -> Metres {
    let (Some([west, south, east, north]), Some(middle)) = (extremes(polygons), middle(polygons)) else {
        return Metres::ZERO;
    };
    let corner = |lng, lat| LngLat::new(lng, lat).map(crate::grid::project).unwrap_or_default();
    let (a, b) = (corner(west, south), corner(east, north));
    let scale = crate::ground::GroundScale::at(middle);
    scale.length(b.0 - a.0, 0.0).max(scale.length(0.0, b.1 - a.1)).to_centimetres()
}

/// Leaves out corners that stand twice and counts spikes.
fn tidied(polygons: Vec<Vec<Vec<Local>>>) -> (Vec<Vec<Vec<Local>>>, Vec<Slip>) {
    let (mut repeated, mut spikes) = (0, 0);
    let mut tidy = |mut ring: Vec<Local>| {
        let before = ring.len();
        ring.dedup();
        while ring.len() > 1 && ring.first() == ring.last() {
            ring.pop();
        }
        repeated += before - ring.len();
        let count = ring.len();
        if count > 2 {
            let turns_back =
                |n: &usize| is_spike(ring[(n + count - 1) % count], ring[*n], ring[(n + 1) % count]);
            spikes += (0..count).filter(turns_back).count();
        }
        ring
    };
    let polygons = polygons.into_iter().map(|it| it.into_iter().map(&mut tidy).collect()).collect();
    let mut slips = Vec::new();
    if repeated > 0 {
        slips.push(Slip::RepeatedCorners { count: repeated });
    }
    if spikes > 0 {
        slips.push(Slip::Spikes { count: spikes });
    }
    (polygons, slips)
}

fn wide(p: Local) -> (i64, i64) {
    (i64::from(p.0), i64::from(p.1))
}

fn is_spike(a: Local, b: Local, c: Local) -> bool {
    let (a, b, c) = (wide(a), wide(b), wide(c));
    let back = i128::from(a.0 - b.0) * i128::from(c.0 - b.0) + i128::from(a.1 - b.1) * i128::from(c.1 - b.1);
    orientation(a, b, c) == 0 && back > 0
}

/// Whether rings enclose other ground than the sum of their windings: then somewhere they cross.
///
/// A ring without crossings winds once around all it holds, so what its corners sum up to is what it holds. The step of
/// the frame leaves a difference of about its perimeter; that, and some, is forgiven.
fn crosses(polygons: &[Vec<Vec<Local>>], shape: &Shape) -> bool {
    let mut wound = 0_i128;
    for rings in polygons {
        let areas = rings.iter().map(|it| doubled(it).abs());
        wound += areas.enumerate().map(|(n, it)| if n == 0 { it } else { -it }).sum::<i128>();
    }
    let held: i128 = shape.rings().map(doubled).sum::<i128>().abs();
    let around: i128 = polygons.iter().flatten().map(|it| taxi(it)).sum();
    (wound - held).abs() > 4 * around + 64
}

/// Twice the area that a ring winds around, signed.
fn doubled(ring: &[Local]) -> i128 {
    let Some(first) = ring.first().map(|it| wide(*it)) else { return 0 };
    ring.windows(2).map(|it| orientation(first, wide(it[0]), wide(it[1]))).sum()
}

fn taxi(ring: &[Local]) -> i128 {
    let next = ring.iter().cycle().skip(1);
    let step = |(a, b): (&Local, &Local)| {
        let (a, b) = (wide(*a), wide(*b));
        i128::from((a.0 - b.0).abs() + (a.1 - b.1).abs())
    };
    ring.iter().zip(next).map(step).sum()
}

/// A point where two edges cross.
fn crossing(polygons: &[Vec<Vec<Local>>]) -> Option<Local> {
    let mut edges: Vec<[Local; 2]> = Vec::new();
    for ring in polygons.iter().flatten() {
        let next = ring.iter().cycle().skip(1);
        edges.extend(ring.iter().zip(next).map(|(a, b)| if a <= b { [*a, *b] } else { [*b, *a] }));
    }
    crate::order::sort(&mut edges);
    for (n, one) in edges.iter().enumerate() {
        let beside = |it: &&[Local; 2]| it[0].0 <= one[1].0;
        let found = edges[n + 1..].iter().take_while(beside).find(|other| cross(one, other));
        if let Some(other) = found {
            return Some(meeting(one, other));
        }
    }
    None
}

fn cross(one: &[Local; 2], other: &[Local; 2]) -> bool {
    let side = |of: &[Local; 2], p: Local| orientation(wide(of[0]), wide(of[1]), wide(p)).signum();
    side(one, other[0]) * side(one, other[1]) < 0 && side(other, one[0]) * side(other, one[1]) < 0
}

/// The point where two edges that cross do so, to the nearest step or so.
#[expect(clippy::cast_possible_truncation, reason = "the point lies between two points of the frame")]
fn meeting(one: &[Local; 2], other: &[Local; 2]) -> Local {
    let [a, b] = one.map(wide);
    let before = orientation(wide(other[0]), wide(other[1]), a);
    let after = orientation(wide(other[0]), wide(other[1]), b);
    let along =
        |from: i64, to: i64| (i128::from(from) + i128::from(to - from) * before / (before - after)) as i32;
    (along(a.0, b.0), along(a.1, b.1))
}
