//! Whether rings keep to each other: holes within their shell and apart, pieces apart. Exact on the grid of the plan.
//! Sides may be shared; ground may not.

mod meet;

#[cfg(test)]
mod tests;

use measure::{GridPoint, LngLat};

use crate::land::Land;
use meet::{Relation, relation};

type Point = (i64, i64);
/// A piece and a ring in it.
pub(super) type Name = (usize, usize);

/// Comparisons of two sides, or of the boxes around two rings, at most. A real lot needs some thousands; more take a phone
/// longer than a person waits.
const MOST_COMPARED: usize = 20_000_000;
/// Pairs beyond these say nothing new.
const MOST_FOUND: usize = 32;

/// What was found of the rings.
#[derive(Debug, Default, PartialEq)]
pub(super) struct Meetings {
    /// Pairs of which one crosses the other or lies where it must not.
    pub(super) pairs: Vec<(Name, Name)>,
    /// Whether there was more to compare than is compared here.
    pub(super) is_cut_off: bool,
}

/// A ring without repeated corners, turned counter-clockwise, in half steps of the grid: the middle of a side is exact.
struct Ring {
    name: Name,
    points: Vec<Point>,
    low: Point,
    high: Point,
}

/// How often sides were compared; nothing more is once it is too often.
struct Budget(usize);

impl Budget {
    fn take(&mut self, count: usize) -> Option<()> {
        self.0 = self.0.checked_sub(count)?;
        Some(())
    }
}

/// Compares all rings that may meet.
pub(super) fn meetings(land: &Land) -> Meetings {
    meetings_within(land, MOST_COMPARED)
}

fn meetings_within(land: &Land, most: usize) -> Meetings {
    let rings: Vec<Ring> = land
        .pieces
        .iter()
        .enumerate()
        .flat_map(|(piece, it)| {
            it.rings().enumerate().filter_map(move |(ring, it)| Ring::new((piece, ring), it.corners))
        })
        .collect();
    let mut pairs = Vec::new();
    let is_whole = compare(&rings, &mut Budget(most), &mut pairs).is_some();
    Meetings { pairs, is_cut_off: !is_whole }
}

/// Nothing where the budget did not reach.
fn compare(rings: &[Ring], budget: &mut Budget, pairs: &mut Vec<(Name, Name)>) -> Option<()> {
    for (at, one) in rings.iter().enumerate() {
        for other in &rings[at + 1..] {
            budget.take(1)?;
            if is_wrong(one, other, rings, budget)? {
                pairs.push((one.name, other.name));
                if pairs.len() >= MOST_FOUND {
                    return Some(());
                }
            }
        }
    }
    Some(())
}

impl Ring {
    fn new(name: Name, corners: &[LngLat]) -> Option<Self> {
        let half_steps = |it: GridPoint| (it.x * 2, it.y * 2);
        let mut points: Vec<Point> =
            corners.iter().map(|it| half_steps(GridPoint::from_lng_lat(*it))).collect();
        points.dedup();
        while points.len() > 1 && points.first() == points.last() {
            points.pop();
        }
        let first = *points.first()?;
        let (mut low, mut high) = (first, first);
        for it in &points {
            low = (low.0.min(it.0), low.1.min(it.1));
            high = (high.0.max(it.0), high.1.max(it.1));
        }
        if twice_area(&points) < 0 {
            points.reverse();
        }
        Some(Self { name, points, low, high })
    }

    fn sides(&self) -> impl Iterator<Item = (Point, Point)> {
        sides(&self.points)
    }
}

fn sides(ring: &[Point]) -> impl Iterator<Item = (Point, Point)> {
    ring.iter().enumerate().map(|(at, it)| (*it, ring[(at + 1) % ring.len()]))
}

fn twice_area(points: &[Point]) -> i128 {
    let Some(first) = points.first() else { return 0 };
    sides(points).map(|(a, b)| measure::orientation(*first, a, b)).sum()
}

/// `one` comes before `other`: within a piece the shell before its holes.
fn is_wrong(one: &Ring, other: &Ring, all: &[Ring], budget: &mut Budget) -> Option<bool> {
    let is_same = one.name.0 == other.name.0;
    match (one.name.1, other.name.1) {
        (0, 0) => {
            if !relation(one, other, budget)?.is_overlap() {
                return Some(false);
            }
            // A piece may stand in a hole of another one.
            Some(!stands_in_a_hole(one, other, all, budget)? && !stands_in_a_hole(other, one, all, budget)?)
        }
        (0, _) if is_same => Some(relation(other, one, budget)? != Relation::Within),
        _ if is_same => Some(relation(one, other, budget)?.is_overlap()),
        // Where a hole meets another piece, the shells say what is wrong.
        _ => Some(false),
    }
}

fn stands_in_a_hole(inner: &Ring, outer: &Ring, all: &[Ring], budget: &mut Budget) -> Option<bool> {
    for hole in all.iter().filter(|it| it.name.0 == outer.name.0 && it.name.1 > 0) {
        if matches!(relation(inner, hole, budget)?, Relation::Within | Relation::Same) {
            return Some(true);
        }
    }
    Some(false)
}
