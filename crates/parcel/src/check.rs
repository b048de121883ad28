//! What is wrong with an outline, all of it at once, and what would mend it. Says codes and numbers, never sentences.

mod crossing;

use measure::{GridPoint, LngLat, Metres};

use crate::{ground::distance, sketch::Sketch};

/// A parcel that is smaller is a slip of the finger; a kiosk needs more.
pub const SMALLEST: f64 = 4.0;
/// A parcel that is larger is no parcel of a person: 500 hectares.
pub const LARGEST: f64 = 5_000_000.0;
/// Corners that are nearer to each other are one corner: no receiver and no tape tells them apart.
const ONE_CORNER: f64 = 0.02;
/// Below this angle two sides run along each other.
const SPIKE_DEGREES: f64 = 1.5;
/// Findings of one kind beyond these say nothing new.
const MOST_OF_A_KIND: usize = 8;

/// Something about an outline. Corners and sides count from 0; side 3 leads from corner 3 to the next one.
#[derive(Debug, Clone, Copy, PartialEq)]
#[non_exhaustive]
pub enum Finding {
    /// Fewer than three corners that differ.
    TooFewCorners {
        /// How many there are.
        distinct: usize,
    },
    /// Two sides cross or touch.
    SidesMeet {
        /// The earlier side.
        first: usize,
        /// The later side.
        second: usize,
        /// Whether they cross; else they only touch.
        is_crossing: bool,
    },
    /// A corner is given twice in a row.
    Repeated {
        /// The later of the two.
        corner: usize,
    },
    /// The outline runs out to a corner and back along nearly the same line.
    Spike {
        /// The corner at the tip.
        corner: usize,
        /// Whether nothing at all lies between the two sides.
        is_flat: bool,
    },
    /// The area is smaller than any parcel.
    TooSmall {
        /// In square metres.
        area: f64,
    },
    /// The area is larger than any parcel.
    TooLarge {
        /// In square metres.
        area: f64,
    },
    /// Corners lie where the city's plan says nothing.
    Outside {
        /// The first such corner.
        first: usize,
        /// How many there are.
        count: usize,
        /// Whether it is every corner.
        is_all: bool,
    },
    /// The ends of a walked or drawn line lie far apart, and a straight side joins them.
    LongClosing {
        /// The length of that side.
        length: Metres,
    },
}

/// How much a finding matters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Weight {
    /// No answer can be given for such an outline.
    Stops,
    /// The person should look at it.
    Warns,
}

/// A change that mends what was found; `Editor::mend` makes it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mend {
    /// Delete this corner.
    Remove(usize),
    /// Walk the corners between two crossing sides the other way round: from the one after the first side to the one
    /// before the end of the second.
    Turn(usize, usize),
}

impl Finding {
    /// How much it matters.
    pub fn weight(&self) -> Weight {
        match self {
            Self::TooFewCorners { .. }
            | Self::SidesMeet { .. }
            | Self::TooSmall { .. }
            | Self::TooLarge { .. }
            | Self::Spike { is_flat: true, .. }
            | Self::Outside { is_all: true, .. } => Weight::Stops,
            Self::Repeated { .. } | Self::Spike { .. } | Self::Outside { .. } | Self::LongClosing { .. } => {
                Weight::Warns
            }
        }
    }

    /// What would mend it, where one change does.
    pub fn mend(&self) -> Option<Mend> {
        match *self {
            Self::Repeated { corner } | Self::Spike { corner, .. } => Some(Mend::Remove(corner)),
            Self::SidesMeet { first, second, is_crossing: true } => Some(Mend::Turn(first + 1, second)),
            _ => None,
        }
    }

    /// A corner to look at.
    pub fn corner(&self) -> Option<usize> {
        match *self {
            Self::Repeated { corner } | Self::Spike { corner, .. } => Some(corner),
            Self::SidesMeet { first, .. } => Some(first),
            Self::Outside { first, .. } => Some(first),
            _ => None,
        }
    }
}

/// Everything that is wrong; what stops comes first. `coverage` is the box of the city's plan: west, south, east, north.
pub fn check(sketch: &Sketch, coverage: Option<[f64; 4]>) -> Vec<Finding> {
    let corners = sketch.corners();
    let mut findings = Vec::new();
    let kept = distinct(corners, &mut findings);
    let different = count_different(corners, &kept);
    if different < 3 {
        findings.push(Finding::TooFewCorners { distinct: different });
    } else {
        let points: Vec<GridPoint> = kept.iter().map(|it| GridPoint::from_lng_lat(corners[*it])).collect();
        findings.extend(meetings(&points, &kept));
        findings.extend(spikes(corners, &kept, &points));
        findings.extend(size(sketch.area()));
    }
    findings.extend(coverage.and_then(|it| outside(corners, it)));
    measure::sort_by(&mut findings, |a, b| a.weight().cmp(&b.weight()));
    findings
}

/// Whether an answer can be given for the outline.
pub fn is_sound(findings: &[Finding]) -> bool {
    findings.iter().all(|it| it.weight() != Weight::Stops)
}

/// The side that closes a line which was walked or drawn, where it is much longer than such a line's steps.
pub fn long_closing(sketch: &Sketch) -> Option<Finding> {
    let sides = sketch.sides();
    let (closing, others) = sides.split_last().filter(|_| sides.len() > 3)?;
    let around: f64 = others.iter().map(|it| it.value()).sum();
    let is_long = closing.value() > 10.0 && closing.value() > around / 10.0;
    is_long.then_some(Finding::LongClosing { length: *closing })
}

/// Indices of the corners without those that repeat the one before them.
fn distinct(corners: &[LngLat], findings: &mut Vec<Finding>) -> Vec<usize> {
    let is_one = |a: LngLat, b: LngLat| distance(a, b).value() < ONE_CORNER;
    let mut kept: Vec<usize> = Vec::with_capacity(corners.len());
    let mut repeated = Vec::new();
    for (at, corner) in corners.iter().enumerate() {
        if kept.last().is_some_and(|it| is_one(corners[*it], *corner)) {
            repeated.push(at);
        } else {
            kept.push(at);
        }
    }
    while let [first, .., last] = kept[..]
        && is_one(corners[first], corners[last])
    {
        repeated.push(last);
        kept.pop();
    }
    findings.extend(repeated.into_iter().take(MOST_OF_A_KIND).map(|corner| Finding::Repeated { corner }));
    kept
}

/// How many different places there are; three are enough to know.
fn count_different(corners: &[LngLat], kept: &[usize]) -> usize {
    let mut different: Vec<LngLat> = Vec::new();
    for at in kept {
        if !different.iter().any(|it| distance(*it, corners[*at]).value() < ONE_CORNER) {
            different.push(corners[*at]);
            if different.len() > 2 {
                break;
            }
        }
    }
    different.len()
}

fn meetings(points: &[GridPoint], kept: &[usize]) -> Vec<Finding> {
    let flat: Vec<(i64, i64)> = points.iter().map(|it| (it.x, it.y)).collect();
    let found = crossing::meetings(&flat, MOST_OF_A_KIND);
    found
        .into_iter()
        .map(|it| Finding::SidesMeet {
            first: kept[it.first],
            second: kept[it.second],
            is_crossing: it.is_crossing,
        })
        .collect()
}

fn spikes(corners: &[LngLat], kept: &[usize], points: &[GridPoint]) -> Vec<Finding> {
    let count = kept.len();
    let mut found = Vec::new();
    for at in 0..count {
        let (before, after) = ((at + count - 1) % count, (at + 1) % count);
        let angle = angle(corners[kept[before]], corners[kept[at]], corners[kept[after]]);
        if angle >= SPIKE_DEGREES || found.len() == MOST_OF_A_KIND {
            continue;
        }
        let point = |it: usize| (points[it].x, points[it].y);
        let is_flat = measure::orientation(point(before), point(at), point(after)) == 0;
        found.push(Finding::Spike { corner: kept[at], is_flat });
    }
    found
}

/// The angle at the middle corner between the ways to its neighbours, in degrees.
fn angle(before: LngLat, at: LngLat, after: LngLat) -> f64 {
    let squeeze = libm::cos(at.lat().to_radians());
    let way = |to: LngLat| ((to.lng() - at.lng()) * squeeze, to.lat() - at.lat());
    let (a, b) = (way(before), way(after));
    let (cross, dot) = (a.0 * b.1 - a.1 * b.0, a.0 * b.0 + a.1 * b.1);
    libm::atan2(libm::fabs(cross), dot).to_degrees()
}

fn size(area: f64) -> Option<Finding> {
    if area < SMALLEST {
        Some(Finding::TooSmall { area })
    } else if area > LARGEST {
        Some(Finding::TooLarge { area })
    } else {
        None
    }
}

fn outside(corners: &[LngLat], [west, south, east, north]: [f64; 4]) -> Option<Finding> {
    let is_outside = |it: &LngLat| !(west..=east).contains(&it.lng()) || !(south..=north).contains(&it.lat());
    let count = corners.iter().filter(|it| is_outside(it)).count();
    let first = corners.iter().position(is_outside)?;
    Some(Finding::Outside { first, count, is_all: count == corners.len() })
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Corners in steps of 10 m, roughly, in Kupang.
    fn sketch(steps: &[(f64, f64)]) -> Sketch {
        let corner = |(x, y): &(f64, f64)| LngLat::new(123.6 + x * 9e-5, -10.16 + y * 9e-5).unwrap();
        Sketch::new(steps.iter().map(corner).collect())
    }

    fn found(steps: &[(f64, f64)]) -> Vec<Finding> {
        check(&sketch(steps), None)
    }

    #[test]
    fn a_plain_lot_is_sound_whichever_way_round_it_is_given() {
        let steps = [(0.0, 0.0), (2.0, 0.0), (2.0, 1.5), (0.0, 1.5)];
        assert_eq!(found(&steps), []);
        let turned: Vec<_> = steps.into_iter().rev().collect();
        assert_eq!(found(&turned), []);
        assert!(is_sound(&found(&steps)));
    }

    #[test]
    fn fewer_than_three_places_are_no_outline_however_often_they_are_given() {
        for (steps, distinct) in [
            (vec![], 0),
            (vec![(0.0, 0.0)], 1),
            (vec![(0.0, 0.0), (1.0, 0.0)], 2),
            (vec![(0.0, 0.0), (1.0, 0.0), (0.0, 0.0), (1.0, 0.0)], 2),
        ] {
            let all = found(&steps);
            assert!(all.contains(&Finding::TooFewCorners { distinct }), "{all:?}");
            assert!(!is_sound(&all));
        }
    }

    #[test]
    fn a_bow_tie_names_the_two_sides_and_one_turn_mends_it() {
        let steps = [(0.0, 0.0), (2.0, 2.0), (2.0, 0.0), (0.0, 2.0)];
        let all = found(&steps);
        assert_eq!(all[0], Finding::SidesMeet { first: 0, second: 2, is_crossing: true });
        assert_eq!(all[0].mend(), Some(Mend::Turn(1, 2)));
    }

    #[test]
    fn an_outline_that_touches_itself_is_told_where() {
        // The corner at (2, 0) lies on the side from (0, 0) to (4, 0).
        let all = found(&[(0.0, 0.0), (4.0, 0.0), (4.0, 2.0), (2.0, 0.0), (0.0, 2.0)]);
        assert!(
            all.iter().any(|it| matches!(it, Finding::SidesMeet { first: 0, is_crossing: false, .. })),
            "{all:?}"
        );
    }

    #[test]
    fn a_corner_given_twice_is_only_a_warning() {
        let all = found(&[(0.0, 0.0), (2.0, 0.0), (2.0, 0.0), (2.0, 2.0), (0.0, 2.0)]);
        assert_eq!(all, [Finding::Repeated { corner: 2 }]);
        assert!(is_sound(&all));
    }

    #[test]
    fn a_spike_is_found_at_its_tip() {
        let thin =
            found(&[(0.0, 0.0), (2.0, 0.0), (2.0, 1.0), (9.0, 1.02), (2.0, 1.04), (2.0, 2.0), (0.0, 2.0)]);
        assert_eq!(thin, [Finding::Spike { corner: 3, is_flat: false }]);
        let flat = found(&[(0.0, 0.0), (2.0, 0.0), (5.0, 0.0), (2.0, 0.0), (2.0, 2.0), (0.0, 2.0)]);
        assert!(flat.iter().any(|it| matches!(it, Finding::Spike { corner: 2, is_flat: true })), "{flat:?}");
        assert!(!is_sound(&flat));
    }

    #[test]
    fn sizes_that_no_parcel_has_stop() {
        let small = found(&[(0.0, 0.0), (0.1, 0.0), (0.1, 0.1)]);
        assert!(matches!(small[..], [Finding::TooSmall { area }] if area < 1.0), "{small:?}");
        let large = found(&[(0.0, 0.0), (300.0, 0.0), (300.0, 300.0), (0.0, 300.0)]);
        assert!(matches!(large[..], [Finding::TooLarge { area }] if area > 8e6), "{large:?}");
    }

    #[test]
    fn corners_outside_the_city_warn_and_a_lot_outside_it_stops() {
        let lot = sketch(&[(0.0, 0.0), (2.0, 0.0), (2.0, 2.0)]);
        let half = check(&lot, Some([123.59, -10.2, 123.6001, -10.1]));
        assert_eq!(half, [Finding::Outside { first: 1, count: 2, is_all: false }]);
        assert!(is_sound(&half));
        let whole = check(&lot, Some([109.0, 1.0, 110.0, 2.0]));
        assert!(!is_sound(&whole));
    }

    #[test]
    fn a_walk_whose_ends_lie_apart_is_told() {
        let open = sketch(&[(0.0, 0.0), (5.0, 0.0), (5.0, 5.0), (4.0, 5.0), (3.0, 5.0)]);
        assert!(
            matches!(long_closing(&open), Some(Finding::LongClosing { length }) if length.value() > 50.0)
        );
        let shut = sketch(&[(0.0, 0.0), (5.0, 0.0), (5.0, 5.0), (0.0, 5.0), (0.0, 0.5)]);
        assert_eq!(long_closing(&shut), None);
    }
}
