//! Which sides of a ring cross or touch, exactly, on integers; a sweep from west to east, so that an outline of thousands
//! of corners takes no noticeable time.

use measure::orientation;

type Point = (i64, i64);

/// Two sides that meet where no neighbours should.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Meeting {
    pub(super) first: usize,
    pub(super) second: usize,
    pub(super) is_crossing: bool,
}

/// Pairs that are compared at most. A real outline needs some for each corner; one that was made to be slow is cut off
/// after a second, when it has long been found to cross itself.
const MOST_COMPARED: usize = 40_000_000;

/// Pairs of sides that are no neighbours and meet, in the order of the sides, at most so many.
pub(super) fn meetings(ring: &[Point], most: usize) -> Vec<Meeting> {
    let side = |at: usize| (ring[at], ring[(at + 1) % ring.len()]);
    let west = |at: usize| side(at).0.0.min(side(at).1.0);
    let mut order: Vec<usize> = (0..ring.len()).collect();
    measure::sort_by(&mut order, |a, b| west(*a).cmp(&west(*b)));
    let (mut active, mut found, mut compared) = (Vec::<usize>::new(), Vec::new(), 0);
    for at in order {
        let from = west(at);
        active.retain(|it| side(*it).0.0.max(side(*it).1.0) >= from);
        compared += active.len();
        for other in &active {
            let (first, second) = (at.min(*other), at.max(*other));
            let are_neighbours = second - first == 1 || (first == 0 && second + 1 == ring.len());
            if !are_neighbours && let Some(is_crossing) = meet(side(first), side(second)) {
                found.push(Meeting { first, second, is_crossing });
            }
        }
        // A ring that meets itself everywhere needs no full list.
        if found.len() > 64 * most || compared > MOST_COMPARED {
            break;
        }
        active.push(at);
    }
    // Crossings say more than touches, which often come with them.
    measure::sort_by(&mut found, |a, b| b.is_crossing.cmp(&a.is_crossing).then(a.cmp(b)));
    found.truncate(most);
    found
}

/// Whether two sides meet, and whether they cross then.
fn meet((a, b): (Point, Point), (c, d): (Point, Point)) -> Option<bool> {
    let apart = |p: i64, q: i64, r: i64, s: i64| p.max(q) < r.min(s) || r.max(s) < p.min(q);
    if apart(a.0, b.0, c.0, d.0) || apart(a.1, b.1, c.1, d.1) {
        return None;
    }
    let signs = [orientation(a, b, c), orientation(a, b, d), orientation(c, d, a), orientation(c, d, b)];
    let [abc, abd, cda, cdb] = signs.map(i128::signum);
    if abc * abd < 0 && cda * cdb < 0 {
        return Some(true);
    }
    let touches = (abc == 0 && within(c, a, b))
        || (abd == 0 && within(d, a, b))
        || (cda == 0 && within(a, c, d))
        || (cdb == 0 && within(b, c, d));
    touches.then_some(false)
}

/// Whether a point on the line through two others lies between them.
fn within(p: Point, a: Point, b: Point) -> bool {
    (a.0.min(b.0)..=a.0.max(b.0)).contains(&p.0) && (a.1.min(b.1)..=a.1.max(b.1)).contains(&p.1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_sweep_finds_what_comparing_all_with_all_finds() {
        let mut state = 7_u64;
        let mut next = |below: u64| {
            state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            i64::try_from((state >> 33) % below).unwrap()
        };
        for round in 0..400 {
            let count = usize::try_from(3 + next(12)).unwrap();
            let ring: Vec<Point> = (0..count).map(|_| (next(9 + round), next(9 + round))).collect();
            let side = |at: usize| (ring[at], ring[(at + 1) % count]);
            let mut slow = Vec::new();
            for first in 0..count {
                for second in first + 2..count {
                    if (first, second) == (0, count - 1) {
                        continue;
                    }
                    if let Some(is_crossing) = meet(side(first), side(second)) {
                        slow.push(Meeting { first, second, is_crossing });
                    }
                }
            }
            let mut quick = meetings(&ring, 10_000);
            quick.sort();
            slow.sort();
            assert_eq!(quick, slow, "{ring:?}");
        }
    }

    #[test]
    fn twenty_thousand_corners_are_looked_through_quickly() {
        let ring: Vec<Point> = (0..20_000)
            .map(|it| {
                let turn = f64::from(it) / 20_000.0 * core::f64::consts::TAU;
                let radius = if it % 2 == 0 { 1e7 } else { 1.01e7 };
                #[expect(clippy::cast_possible_truncation, reason = "far below the limits of the integer")]
                ((libm::cos(turn) * radius) as i64, (libm::sin(turn) * radius) as i64)
            })
            .collect();
        assert_eq!(meetings(&ring, 8), []);
    }

    #[test]
    fn a_ring_made_to_be_slow_is_given_up_with_what_was_found() {
        let zigzag: Vec<Point> =
            (0..20_000).map(|it| (if it % 2 == 0 { 0 } else { 1_000_000 }, it % 977)).collect();
        assert_eq!(meetings(&zigzag, 8).len(), 8);
    }
}
