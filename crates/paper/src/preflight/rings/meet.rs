//! How the ground of one ring lies to that of another one. Both turn counter-clockwise and do not cross themselves.

use measure::orientation;

use super::{Budget, Point, Ring};

type Side = (Point, Point);

/// How one ring lies to another one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Relation {
    /// They share no ground, at most a part of their borders.
    Apart,
    /// The first lies in the second one and leaves some of it free.
    Within,
    /// The second lies in the first one and leaves some of it free.
    Around,
    /// They are the same ground.
    Same,
    /// They share some ground, and each has some of its own.
    Partly,
}

/// What a way along a ring meets of another one.
#[derive(Debug, Default, Clone, Copy)]
struct Way {
    goes_inside: bool,
    goes_outside: bool,
    /// Whether it follows a side in that side's own direction: both have their ground to the left there.
    goes_along: bool,
}

impl Relation {
    pub(super) fn is_overlap(self) -> bool {
        self != Self::Apart
    }
}

/// How `one` lies to `other`; nothing where the budget does not reach.
pub(super) fn relation(one: &Ring, other: &Ring, budget: &mut Budget) -> Option<Relation> {
    let apart = |low: i64, high: i64, below: i64, above: i64| high < below || above < low;
    if apart(one.low.0, one.high.0, other.low.0, other.high.0)
        || apart(one.low.1, one.high.1, other.low.1, other.high.1)
    {
        return Some(Relation::Apart);
    }
    let (Some(there), Some(back)) = (way(one, other, budget)?, way(other, one, budget)?) else {
        return Some(Relation::Partly);
    };
    Some(match (there, back) {
        _ if there.goes_inside && there.goes_outside => Relation::Partly,
        _ if back.goes_inside && back.goes_outside => Relation::Partly,
        _ if there.goes_inside && back.goes_inside => Relation::Partly,
        _ if there.goes_inside => Relation::Within,
        _ if back.goes_inside => Relation::Around,
        _ if there.goes_along && !there.goes_outside && !back.goes_outside => Relation::Same,
        _ if there.goes_along => Relation::Partly,
        _ => Relation::Apart,
    })
}

/// Walks along `ring`. The inner nothing: it crosses `other`. Where no side of `other` is touched, the way stays on one side
/// of it, so that only the parts between touches are asked.
#[expect(clippy::option_option, reason = "the outer one is the budget, the inner one a crossing")]
fn way(ring: &Ring, other: &Ring, budget: &mut Budget) -> Option<Option<Way>> {
    budget.take(ring.points.len() + other.points.len())?;
    let near: Vec<Side> = other.sides().filter(|it| are_near(*it, (ring.low, ring.high))).collect();
    let mut way = Way::default();
    let mut has_touched = false;
    for side in ring.sides().filter(|it| are_near(*it, (other.low, other.high))) {
        budget.take(near.len())?;
        let mut cuts = Vec::new();
        let mut is_touched = false;
        for it in near.iter().filter(|it| are_near(side, **it)) {
            match meet(side, *it) {
                Meet::Not => continue,
                Meet::Crosses => return Some(None),
                Meet::Along => way.goes_along = true,
                Meet::Touches => {}
            }
            is_touched = true;
            cuts.extend([it.0, it.1].into_iter().filter(|it| lies_on(*it, side)));
        }
        if is_touched {
            has_touched = true;
            for middle in middles(side, cuts) {
                budget.take(other.points.len())?;
                way.note(place(other, middle));
            }
        }
    }
    if !has_touched && let Some(side) = ring.sides().next() {
        way.note(place(other, side.0));
    }
    Some(Some(way))
}

impl Way {
    fn note(&mut self, place: Place) {
        match place {
            Place::Inside => self.goes_inside = true,
            Place::Outside => self.goes_outside = true,
            Place::Border => {}
        }
    }
}

#[derive(Clone, Copy)]
enum Meet {
    Not,
    Touches,
    /// They run along each other in the same direction.
    Along,
    Crosses,
}

fn meet((a, b): Side, (c, d): Side) -> Meet {
    let signs = [orientation(a, b, c), orientation(a, b, d), orientation(c, d, a), orientation(c, d, b)];
    let [abc, abd, cda, cdb] = signs.map(i128::signum);
    if abc * abd < 0 && cda * cdb < 0 {
        return Meet::Crosses;
    }
    if abc == 0 && abd == 0 {
        // On one line: where the first side goes, measured along it.
        let along = |it: Point| {
            let (dx, dy) = (i128::from(b.0) - i128::from(a.0), i128::from(b.1) - i128::from(a.1));
            (i128::from(it.0) - i128::from(a.0)) * dx + (i128::from(it.1) - i128::from(a.1)) * dy
        };
        let (end, from, to) = (along(b), along(c), along(d));
        return if from.max(to) < 0 || end < from.min(to) {
            Meet::Not
        } else if from < to && to > 0 && from < end {
            Meet::Along
        } else {
            Meet::Touches
        };
    }
    let touches = lies_on(c, (a, b)) || lies_on(d, (a, b)) || lies_on(a, (c, d)) || lies_on(b, (c, d));
    if touches { Meet::Touches } else { Meet::Not }
}

/// The middles of the parts into which corners of the other ring cut a side.
fn middles((from, to): Side, mut cuts: Vec<Point>) -> Vec<Point> {
    cuts.extend([from, to]);
    measure::sort(&mut cuts);
    cuts.dedup();
    // Every corner is even, so that nothing is rounded.
    cuts.windows(2).map(|it| (i64::midpoint(it[0].0, it[1].0), i64::midpoint(it[0].1, it[1].1))).collect()
}

/// Whether the boxes around two sides meet.
fn are_near((a, b): Side, (c, d): Side) -> bool {
    let apart = |a: i64, b: i64, c: i64, d: i64| a.max(b) < c.min(d) || c.max(d) < a.min(b);
    !apart(a.0, b.0, c.0, d.0) && !apart(a.1, b.1, c.1, d.1)
}

fn lies_on(at: Point, (a, b): Side) -> bool {
    (a.0.min(b.0)..=a.0.max(b.0)).contains(&at.0)
        && (a.1.min(b.1)..=a.1.max(b.1)).contains(&at.1)
        && orientation(a, b, at) == 0
}

#[derive(Clone, Copy)]
enum Place {
    Inside,
    Border,
    Outside,
}

fn place(ring: &Ring, at: Point) -> Place {
    let mut is_inside = false;
    for (a, b) in ring.sides() {
        if lies_on(at, (a, b)) {
            return Place::Border;
        }
        let is_over = |it: Point| it.1 > at.1;
        if is_over(a) != is_over(b) && (orientation(a, b, at) > 0) == is_over(b) {
            is_inside = !is_inside;
        }
    }
    if is_inside { Place::Inside } else { Place::Outside }
}
