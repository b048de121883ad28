//! The outline of a parcel as it stands in an answer: `lng lat, lng lat, …`, the last corner not repeated.

/// A corner in ten-millionths of a degree (about a centimetre), so that crossings are found exactly.
type Corner = (i64, i64);

/// The corners, without doubled ones; `None` where something is no coordinate.
pub(super) fn corners(ring: &str) -> Option<Vec<Corner>> {
    let mut out: Vec<Corner> = Vec::new();
    for pair in ring.split(',') {
        let mut numbers = pair.split_whitespace();
        let (lng, lat) = (degree(numbers.next()?, 180)?, degree(numbers.next()?, 90)?);
        if numbers.next().is_some() {
            return None;
        }
        if out.last() != Some(&(lng, lat)) {
            out.push((lng, lat));
        }
    }
    if out.len() > 1 && out.first() == out.last() {
        out.pop();
    }
    Some(out)
}

#[expect(clippy::cast_possible_truncation, reason = "degrees are small")]
fn degree(text: &str, most: i32) -> Option<i64> {
    let number: f64 = text.parse().ok()?;
    (number.abs() <= f64::from(most)).then(|| (number * 1e7).round() as i64)
}

/// Whether two edges that are no neighbours touch, or neighbours fold back on each other.
pub(super) fn crosses_itself(corners: &[Corner]) -> bool {
    let count = corners.len();
    let edge = |n: usize| (corners[n], corners[(n + 1) % count]);
    (0..count).any(|a| {
        (a + 1..count).any(|b| {
            let ((p, q), (r, s)) = (edge(a), edge(b));
            if b == a + 1 {
                folds_back(p, q, s)
            } else if a == 0 && b + 1 == count {
                folds_back(r, p, q)
            } else {
                meet(p, q, r, s)
            }
        })
    })
}

/// Twice the area of a triangle, with its turn's sign.
fn turn(a: Corner, b: Corner, c: Corner) -> i128 {
    let difference = |a: i64, b: i64| i128::from(a) - i128::from(b);
    difference(b.0, a.0) * difference(c.1, a.1) - difference(b.1, a.1) * difference(c.0, a.0)
}

/// Whether the way p → q → s goes back over itself at q.
fn folds_back(p: Corner, q: Corner, s: Corner) -> bool {
    let along = |a: i64, b: i64, c: i64| i128::from(a - b) * i128::from(c - b);
    turn(p, q, s) == 0 && along(p.0, q.0, s.0) + along(p.1, q.1, s.1) > 0
}

fn meet(p: Corner, q: Corner, r: Corner, s: Corner) -> bool {
    let within = |a: Corner, b: Corner, it: Corner| {
        turn(a, b, it) == 0
            && it.0 >= a.0.min(b.0)
            && it.0 <= a.0.max(b.0)
            && it.1 >= a.1.min(b.1)
            && it.1 <= a.1.max(b.1)
    };
    let opposite = |a: i128, b: i128| (a > 0 && b < 0) || (a < 0 && b > 0);
    (opposite(turn(p, q, r), turn(p, q, s)) && opposite(turn(r, s, p), turn(r, s, q)))
        || within(p, q, r)
        || within(p, q, s)
        || within(r, s, p)
        || within(r, s, q)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn crosses(ring: &str) -> bool {
        crosses_itself(&corners(ring).unwrap())
    }

    #[test]
    fn outlines_that_cross_or_fold_back_are_found() {
        assert!(!crosses("123.6 -10.1, 123.7 -10.1, 123.7 -10.2, 123.6 -10.2"));
        assert!(!crosses("123.6 -10.1, 123.7 -10.1, 123.65 -10.15"));
        assert!(!crosses("0 0, 1 0, 2 0, 2 1, 0 1"), "a corner on a straight edge is no crossing");
        assert!(crosses("0 0, 1 1, 1 0, 0 1"));
        assert!(crosses("0 0, 2 0, 1 0, 1 1"), "folds back");
        assert!(crosses("0 0, 2 0, 2 2, 1 0, 0 2"), "touches an edge");
    }

    #[test]
    fn corners_are_read() {
        assert_eq!(corners("0 0, 1 0, 1 1, 0 0").map(|it| it.len()), Some(3));
        assert_eq!(corners("0 0, 200 0"), None);
        assert_eq!(corners("0, 1"), None);
        assert_eq!(corners("0 0 0"), None);
    }
}
