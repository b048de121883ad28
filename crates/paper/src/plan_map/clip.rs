//! Lines and rings cut to a rectangle: left, top, right, bottom. A ring that leaves it comes back along its edge, which is right
//! for filling and wrong for drawing a line around.

use super::Point;

/// The part of a line that lies within (Liang and Barsky); nothing where none does, or where it runs along an edge outside.
pub(super) fn line_within(
    a: Point,
    b: Point,
    [left, top, right, bottom]: [f64; 4],
) -> Option<(Point, Point)> {
    let (dx, dy) = (b.0 - a.0, b.1 - a.1);
    let (mut from, mut to) = (0.0_f64, 1.0_f64);
    for (way, room) in [(-dx, a.0 - left), (dx, right - a.0), (-dy, a.1 - top), (dy, bottom - a.1)] {
        if way == 0.0 {
            if room < 0.0 {
                return None;
            }
        } else if way < 0.0 {
            from = from.max(room / way);
        } else {
            to = to.min(room / way);
        }
    }
    (from < to).then_some(((a.0 + dx * from, a.1 + dy * from), (a.0 + dx * to, a.1 + dy * to)))
}

/// A ring cut to it (Sutherland and Hodgman).
pub(super) fn ring_within(ring: &[Point], [left, top, right, bottom]: [f64; 4]) -> Vec<Point> {
    // How far inside of each edge a point lies.
    let edges: [&dyn Fn(Point) -> f64; 4] =
        [&|it| it.0 - left, &|it| right - it.0, &|it| it.1 - top, &|it| bottom - it.1];
    let mut ring = ring.to_vec();
    for inside in edges {
        let mut cut = Vec::with_capacity(ring.len());
        for (a, b) in ring.iter().zip(ring.iter().cycle().skip(1)) {
            let (here, there) = (inside(*a), inside(*b));
            if here >= 0.0 {
                cut.push(*a);
            }
            if (here >= 0.0) != (there >= 0.0) {
                let share = here / (here - there);
                cut.push((a.0 + (b.0 - a.0) * share, a.1 + (b.1 - a.1) * share));
            }
        }
        ring = cut;
    }
    ring
}

#[cfg(test)]
mod tests {
    use super::*;

    const BOX: [f64; 4] = [0.0, 0.0, 10.0, 10.0];

    #[test]
    fn lines_are_cut_where_they_leave() {
        assert_eq!(line_within((-5.0, 5.0), (15.0, 5.0), BOX), Some(((0.0, 5.0), (10.0, 5.0))));
        assert_eq!(line_within((2.0, 2.0), (3.0, 4.0), BOX), Some(((2.0, 2.0), (3.0, 4.0))));
        assert_eq!(line_within((-5.0, 11.0), (15.0, 11.0), BOX), None);
        assert_eq!(line_within((-5.0, 0.0), (0.0, -5.0), BOX), None);
        assert_eq!(line_within((1.0, 1.0), (1.0, 1.0), BOX), Some(((1.0, 1.0), (1.0, 1.0))));
    }

    #[test]
    fn rings_are_cut_and_those_outside_vanish() {
        let around = vec![(-5.0, -5.0), (15.0, -5.0), (15.0, 15.0), (-5.0, 15.0)];
        let cut = ring_within(&around, BOX);
        assert_eq!(cut.len(), 4);
        assert!(cut.iter().all(|it| [0.0, 10.0].contains(&it.0) && [0.0, 10.0].contains(&it.1)));
        assert!(ring_within(&[(20.0, 0.0), (30.0, 0.0), (30.0, 9.0)], BOX).is_empty());
    }
}
