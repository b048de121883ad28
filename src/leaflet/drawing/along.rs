//! Where a name can run along a line: stretches that are nearly straight and long enough.

/// A stretch: its middle, the way in which it is read (of length one), and how long the line is that holds it.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Stretch {
    pub(crate) middle: (f64, f64),
    pub(crate) towards: (f64, f64),
    pub(crate) length: f64,
}

/// How much shorter than the way along the line the straight way may be.
const STRAIGHT: f64 = 0.985;
/// Distance from one try to the next.
const STEP: f64 = 48.0;

/// The stretches of a line, in pixels, on which a text of that width can stand, the one nearest its middle first.
pub(crate) fn stretches(line: &[(f64, f64)], width: f64) -> Vec<Stretch> {
    let mut length = 0.0;
    let mut ways = vec![0.0];
    for pair in line.windows(2) {
        length += distance(pair[0], pair[1]);
        ways.push(length);
    }
    let slack = length - width;
    let mut found = Vec::new();
    let mut aside = 0.0;
    while aside <= slack / 2.0 {
        for start in [slack / 2.0 - aside, slack / 2.0 + aside] {
            let (from, to) = (at(line, &ways, start), at(line, &ways, start + width));
            if distance(from, to) >= width * STRAIGHT {
                found.push(stretch(from, to, length));
            }
            if aside == 0.0 {
                break;
            }
        }
        aside += STEP;
    }
    found
}

fn stretch(from: (f64, f64), to: (f64, f64), length: f64) -> Stretch {
    // Nobody reads upside down.
    let (from, to) = if from.0 <= to.0 { (from, to) } else { (to, from) };
    let middle = (f64::midpoint(from.0, to.0), f64::midpoint(from.1, to.1));
    let far = distance(from, to).max(f64::MIN_POSITIVE);
    Stretch { middle, towards: ((to.0 - from.0) / far, (to.1 - from.1) / far), length }
}

/// The point so far along the line.
fn at(line: &[(f64, f64)], ways: &[f64], way: f64) -> (f64, f64) {
    let next = ways.partition_point(|it| *it < way).clamp(1, line.len() - 1);
    let (a, b) = (line[next - 1], line[next]);
    let share = (way - ways[next - 1]) / (ways[next] - ways[next - 1]).max(f64::MIN_POSITIVE);
    (a.0 + (b.0 - a.0) * share, a.1 + (b.1 - a.1) * share)
}

fn distance(a: (f64, f64), b: (f64, f64)) -> f64 {
    ((b.0 - a.0) * (b.0 - a.0) + (b.1 - a.1) * (b.1 - a.1)).sqrt()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_straight_line_is_named_in_its_middle_first() {
        let found = stretches(&[(0.0, 0.0), (300.0, 0.0)], 100.0);
        assert_eq!(found[0], Stretch { middle: (150.0, 0.0), towards: (1.0, 0.0), length: 300.0 });
        assert_eq!(found.len(), 5);
    }

    #[test]
    fn a_line_too_short_or_too_bent_is_not_named() {
        assert!(stretches(&[(0.0, 0.0), (90.0, 0.0)], 100.0).is_empty());
        assert!(stretches(&[(0.0, 0.0), (60.0, 0.0), (60.0, 60.0)], 100.0).is_empty());
        assert!(stretches(&[], 10.0).is_empty());
    }

    #[test]
    fn a_bend_is_avoided() {
        let found = stretches(&[(0.0, 0.0), (200.0, 0.0), (200.0, 60.0)], 100.0);
        assert!(!found.is_empty());
        assert!(found.iter().all(|it| it.towards.0 > 0.99));
    }

    #[test]
    fn no_name_stands_on_its_head() {
        let found = stretches(&[(300.0, 0.0), (0.0, 10.0)], 100.0);
        assert!(found.iter().all(|it| it.towards.0 > 0.9));
    }
}
