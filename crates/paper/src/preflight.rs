//! What an office would send back, found before it goes there: six questions, each with its answer. Speaks codes and numbers.

mod rings;

use measure::LngLat;
use parcel::{
    Sketch,
    check::{self, Finding},
};

use crate::land::Land;

/// An area may differ so much from the one on the paper: measured by eye or tape, rounded, or with the road before the door.
const AREA_TOLERANCE: f64 = 0.05;
/// Places at which the plan is asked at most.
const MOST_PLACES: usize = 240;
/// A side is looked at every so many metres, while there are places left.
const STEP: f64 = 25.0;

/// One question and its answer.
#[derive(Debug, Clone, PartialEq)]
pub enum Line {
    /// Whether every ring has at least three corners, so that it can be closed. The files always close it.
    Closed(bool),
    /// Whether no sides cross or touch.
    Simple(Vec<Flaw>),
    /// The area, and the one that was stated.
    Area {
        /// Square metres inside the outline.
        measured: f64,
        /// What the paper says.
        stated: Option<f64>,
        /// How the two stand to each other.
        is: Area,
    },
    /// Whether all of it lies in the city.
    City(Within),
    /// The kecamatan it lies in, where it lies in one or several.
    Kecamatan(Vec<String>),
    /// Whether none of it lies in water.
    Ground(Within),
}

/// How an area stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Area {
    /// Near the stated one.
    Agrees,
    /// More than a twentieth off.
    Differs,
    /// None was stated, and it is that of a parcel.
    Unstated,
    /// Too small or too large for any parcel.
    Unlikely,
}

/// How much of the land lies within something.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Within {
    /// All places that were asked.
    All,
    /// Some of them.
    Partly,
    /// None.
    Nothing,
    /// Nothing could be asked.
    Unknown,
}

/// Something about the rings. Pieces and corners count from 0; ring 0 of a piece is its shell.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Flaw {
    /// Something about one ring.
    Ring {
        /// The piece.
        piece: usize,
        /// The ring in it.
        ring: usize,
        /// What it is.
        finding: Finding,
    },
    /// Two rings cross, or one lies where it must not.
    Rings {
        /// Piece and ring.
        one: (usize, usize),
        /// Piece and ring.
        other: (usize, usize),
    },
    /// The rings have more sides than are compared here.
    TooLarge,
}

/// How an answer is taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Weight {
    /// As it should be.
    Fine,
    /// Could not be looked at.
    Open,
    /// The person should look at it.
    Look,
    /// An office would send it back.
    Stops,
}

/// What the plan says of one place.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Ground {
    /// The kecamatan; none outside of the city.
    pub kecamatan: Option<String>,
    /// Whether the plan draws water there; nothing where it draws no zone or the zone has no code.
    pub is_water: Option<bool>,
}

/// What was found of the rings by themselves. It takes its time and depends on the land alone.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Shape {
    is_closed: bool,
    flaws: Vec<Flaw>,
}

impl Line {
    /// How it is taken.
    pub fn weight(&self) -> Weight {
        match self {
            Self::Closed(is_closed) => {
                if *is_closed {
                    Weight::Fine
                } else {
                    Weight::Stops
                }
            }
            Self::Simple(flaws) => {
                let stops = |it: &Flaw| match it {
                    Flaw::Ring { finding, .. } => finding.weight() == check::Weight::Stops,
                    Flaw::Rings { .. } => true,
                    Flaw::TooLarge => false,
                };
                match &flaws[..] {
                    [] => Weight::Fine,
                    [Flaw::TooLarge] => Weight::Open,
                    some if some.iter().any(stops) => Weight::Stops,
                    _ => Weight::Look,
                }
            }
            Self::Area { is, .. } => match is {
                Area::Agrees | Area::Unstated => Weight::Fine,
                Area::Differs => Weight::Look,
                Area::Unlikely => Weight::Stops,
            },
            Self::City(within) => match within {
                Within::All => Weight::Fine,
                Within::Partly => Weight::Look,
                Within::Nothing => Weight::Stops,
                Within::Unknown => Weight::Open,
            },
            Self::Kecamatan(names) => match names.len() {
                0 => Weight::Open,
                1 => Weight::Fine,
                _ => Weight::Look,
            },
            Self::Ground(within) => match within {
                Within::All => Weight::Fine,
                Within::Partly | Within::Nothing => Weight::Look,
                Within::Unknown => Weight::Open,
            },
        }
    }
}

/// The places at which the plan is to be asked: corners, and points along long sides.
pub fn places(land: &Land) -> Vec<LngLat> {
    let mut places: Vec<LngLat> = land.corners().collect();
    if places.len() > MOST_PLACES {
        let step = places.len().div_ceil(MOST_PLACES);
        return places.into_iter().step_by(step).collect();
    }
    for piece in &land.pieces {
        for (at, from) in piece.shell.iter().enumerate() {
            let to = piece.shell[(at + 1) % piece.shell.len()];
            let length = parcel::distance(*from, to).value();
            let mut along = STEP;
            while along < length && places.len() < MOST_PLACES {
                let share = along / length;
                let mix = |a: f64, b: f64| a + (b - a) * share;
                places.extend(LngLat::new(mix(from.lng(), to.lng()), mix(from.lat(), to.lat())));
                along += STEP;
            }
        }
    }
    places
}

/// All six lines, in the order in which they are read. `grounds` are the answers for some of `places`.
pub fn check(land: &Land, stated: Option<f64>, grounds: &[Ground]) -> Vec<Line> {
    lines(land, &shape(land), stated, grounds)
}

/// The same, where the shape of the land is known.
pub fn lines(land: &Land, shape: &Shape, stated: Option<f64>, grounds: &[Ground]) -> Vec<Line> {
    let measured = land.area();
    let is = match stated {
        _ if !(check::SMALLEST..=check::LARGEST).contains(&measured) => Area::Unlikely,
        None => Area::Unstated,
        Some(it) if (measured - it).abs() <= it * AREA_TOLERANCE => Area::Agrees,
        Some(_) => Area::Differs,
    };
    let within = |count: usize| match count {
        _ if grounds.is_empty() => Within::Unknown,
        0 => Within::Nothing,
        it if it == grounds.len() => Within::All,
        _ => Within::Partly,
    };
    let mut kecamatan: Vec<String> = grounds.iter().filter_map(|it| it.kecamatan.clone()).collect();
    measure::sort(&mut kecamatan);
    kecamatan.dedup();
    let inside = grounds.iter().filter(|it| it.kecamatan.is_some()).count();
    vec![
        Line::Closed(shape.is_closed),
        Line::Simple(shape.flaws.clone()),
        Line::Area { measured, stated, is },
        Line::City(within(inside)),
        Line::Kecamatan(kecamatan),
        Line::Ground(dry(grounds)),
    ]
}

/// Water is told wherever it was found; that there is none, only where the plan spoke of every place.
fn dry(grounds: &[Ground]) -> Within {
    let wet = grounds.iter().filter(|it| it.is_water == Some(true)).count();
    if wet > 0 {
        if wet == grounds.len() { Within::Nothing } else { Within::Partly }
    } else if grounds.is_empty() || grounds.iter().any(|it| it.is_water.is_none()) {
        Within::Unknown
    } else {
        Within::All
    }
}

/// Whether an office would take it.
pub fn is_sound(lines: &[Line]) -> bool {
    lines.iter().all(|it| it.weight() != Weight::Stops)
}

/// What is wrong with the rings by themselves and beside each other.
pub fn shape(land: &Land) -> Shape {
    let mut is_closed = !land.pieces.is_empty();
    let mut flaws = Vec::new();
    for (piece, it) in land.pieces.iter().enumerate() {
        for (ring, it) in it.rings().enumerate() {
            for finding in check::check(&Sketch::new(it.corners.to_vec()), None) {
                match finding {
                    Finding::TooFewCorners { .. } => is_closed = false,
                    // The area of all pieces together has a line of its own, and holes may be small.
                    Finding::TooSmall { .. } | Finding::TooLarge { .. } => {}
                    _ => flaws.push(Flaw::Ring { piece, ring, finding }),
                }
            }
        }
    }
    if is_closed {
        let found = rings::meetings(land);
        flaws.extend(found.pairs.into_iter().map(|(one, other)| Flaw::Rings { one, other }));
        flaws.extend(found.is_cut_off.then_some(Flaw::TooLarge));
    }
    Shape { is_closed, flaws }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::land::Piece;

    fn ring(corners: &[(f64, f64)]) -> Vec<LngLat> {
        corners.iter().map(|(x, y)| LngLat::new(123.6 + x / 1e4, -10.2 + y / 1e4).unwrap()).collect()
    }

    fn box_of(low: f64, high: f64) -> Vec<LngLat> {
        ring(&[(low, low), (high, low), (high, high), (low, high)])
    }

    fn of(land: &Land) -> Vec<Line> {
        let grounds = [Ground { kecamatan: Some("Alak".to_owned()), is_water: Some(false) }];
        check(land, None, &grounds)
    }

    #[test]
    fn a_good_lot_passes_with_six_lines() {
        let land = Land { pieces: vec![Piece { shell: box_of(0.0, 10.0), holes: vec![box_of(2.0, 4.0)] }] };
        let lines = of(&land);
        assert_eq!(lines.len(), 6);
        assert!(lines.iter().all(|it| it.weight() == Weight::Fine), "{lines:?}");
        assert!(is_sound(&lines));
    }

    #[test]
    fn a_bow_tie_a_hole_outside_and_pieces_on_top_of_each_other_stop() {
        let tie = Land::of(ring(&[(0.0, 0.0), (10.0, 10.0), (10.0, 0.0), (0.0, 10.0)]));
        let outside =
            Land { pieces: vec![Piece { shell: box_of(0.0, 10.0), holes: vec![box_of(12.0, 14.0)] }] };
        let crossing =
            Land { pieces: vec![Piece { shell: box_of(0.0, 10.0), holes: vec![box_of(8.0, 14.0)] }] };
        let stacked = Land { pieces: vec![Piece::of(box_of(0.0, 10.0)), Piece::of(box_of(2.0, 4.0))] };
        for land in [tie, outside, crossing, stacked] {
            assert!(!is_sound(&of(&land)), "{land:?}");
        }
        let in_a_hole = Land {
            pieces: vec![
                Piece { shell: box_of(0.0, 10.0), holes: vec![box_of(2.0, 8.0)] },
                Piece::of(box_of(4.0, 6.0)),
            ],
        };
        assert!(is_sound(&of(&in_a_hole)));
    }

    #[test]
    fn areas_are_compared_with_what_the_paper_says() {
        let land = Land::of(box_of(0.0, 10.0));
        let area = land.area();
        let is = |stated: Option<f64>| match &check(&land, stated, &[])[2] {
            Line::Area { is, .. } => *is,
            other => unreachable!("the third line is the area, not {other:?}"),
        };
        assert_eq!(is(None), Area::Unstated);
        assert_eq!(is(Some(area * 1.04)), Area::Agrees);
        assert_eq!(is(Some(area * 1.2)), Area::Differs);
        let tiny = Land::of(box_of(0.0, 0.05));
        assert!(!is_sound(&of(&tiny)));
    }

    #[test]
    fn what_lies_outside_or_in_two_kecamatan_or_in_water_is_said() {
        let land = Land::of(box_of(0.0, 10.0));
        let at = |name: &str| Ground { kecamatan: Some(name.to_owned()), is_water: Some(false) };
        let outside = Ground::default();
        let lines = check(&land, None, &[at("Alak"), at("Oebobo"), outside.clone()]);
        assert_eq!(lines[3], Line::City(Within::Partly));
        assert_eq!(lines[4], Line::Kecamatan(vec!["Alak".to_owned(), "Oebobo".to_owned()]));
        let none = check(&land, None, &[]);
        assert_eq!(
            (none[3].weight(), none[4].weight(), none[5].weight()),
            (Weight::Open, Weight::Open, Weight::Open)
        );
        assert!(!is_sound(&check(&land, None, &[outside])));
    }

    #[test]
    fn land_is_dry_only_where_the_plan_spoke_of_every_place() {
        let land = Land::of(box_of(0.0, 10.0));
        let is = |waters: &[Option<bool>]| {
            let grounds: Vec<Ground> =
                waters.iter().map(|it| Ground { kecamatan: None, is_water: *it }).collect();
            check(&land, None, &grounds).remove(5)
        };
        let (dry, wet) = (Some(false), Some(true));
        assert_eq!(is(&[dry, dry]), Line::Ground(Within::All));
        assert_eq!(is(&[dry, None]), Line::Ground(Within::Unknown));
        assert_eq!(is(&[None]), Line::Ground(Within::Unknown));
        assert_eq!(is(&[wet, None, dry]), Line::Ground(Within::Partly));
        assert_eq!(is(&[wet, wet]), Line::Ground(Within::Nothing));
    }

    #[test]
    fn a_shape_that_is_too_large_to_compare_is_open_and_what_was_found_still_stops() {
        assert_eq!(Line::Simple(vec![Flaw::TooLarge]).weight(), Weight::Open);
        let rings = Flaw::Rings { one: (0, 0), other: (1, 0) };
        assert_eq!(Line::Simple(vec![rings, Flaw::TooLarge]).weight(), Weight::Stops);
    }

    #[test]
    fn long_sides_are_asked_along_the_way_and_never_without_end() {
        assert!(places(&Land::of(box_of(0.0, 10.0))).len() > 12);
        assert_eq!(places(&Land::of(box_of(0.0, 5_000.0))).len(), MOST_PLACES);
        let many: Vec<LngLat> =
            (0..5_000_u32).map(|it| LngLat::new(123.0 + f64::from(it) * 1e-6, -10.0).unwrap()).collect();
        assert!(places(&Land::of(many)).len() <= MOST_PLACES);
        assert!(places(&Land::default()).is_empty());
    }
}
