//! Whether both sides found the same zone at the same point: a fast wrong answer is worth nothing.

use super::{
    Figure,
    runs::{Answer, Measured, Sides},
};
use crate::say;

/// Metres from a border within which either answer is right: the source's own vertices are no finer.
const TOLERANCE: f64 = 0.1;
/// How the sources write that there is none.
const NONE: [&str; 3] = ["", "-", "Tidak Ada"];
/// How many differences are shown.
const SHOWN: usize = 5;

/// Counts over all points.
#[derive(Debug, Default, PartialEq)]
pub(super) struct Agreement {
    compared: usize,
    on_border: usize,
    different: usize,
    /// Points where our own answers in the browser are not those of our native run.
    browser_different: usize,
}

impl Agreement {
    pub(super) fn of<'a>(native: &Sides, browser: impl Iterator<Item = &'a Sides>) -> Self {
        let mut counts = Self::default();
        for (n, (ours, peer)) in native.ours.answers.iter().zip(&native.peer.answers).enumerate() {
            if ours.1.is_some_and(|it| it <= TOLERANCE) {
                counts.on_border += 1;
                continue;
            }
            counts.compared += 1;
            if codes(ours) != codes(peer) {
                counts.different += 1;
                if counts.different <= SHOWN {
                    say::line(format!("  point {n}: ours {:?}, peer {:?}", codes(ours), codes(peer)));
                }
            }
        }
        let same = |it: &Measured| {
            let pairs = it.answers.iter().zip(&native.ours.answers);
            let missing = native.ours.answers.len() - it.answers.len().min(native.ours.answers.len());
            missing + pairs.filter(|(a, b)| codes(a) != codes(b)).count()
        };
        counts.browser_different = browser.map(|it| same(&it.ours)).sum();
        counts
    }

    pub(super) fn figures(&self, case: &str) -> Vec<Figure> {
        let count = |metric: &str, count: usize| {
            Figure::alone(case, metric, "points", f64::from(u32::try_from(count).unwrap_or(u32::MAX)))
        };
        vec![
            count("compared with the peer", self.compared),
            count("left out, within 10 cm of a border", self.on_border),
            count("another zone than the peer's", self.different),
            count("in the browser another zone than natively", self.browser_different),
        ]
    }
}

/// The codes of a point, each once and in order; "none" in the source's words is none.
fn codes(answer: &Answer) -> Vec<&str> {
    let mut codes: Vec<&str> = answer.0.iter().map(|it| it.as_deref().unwrap_or_default().trim()).collect();
    codes.iter_mut().filter(|it| NONE.contains(it)).for_each(|it| *it = "-");
    codes.sort_unstable();
    codes.dedup();
    codes
}

#[cfg(test)]
mod tests {
    use super::*;

    fn side(answers: &[(&[&str], Option<f64>)]) -> Measured {
        let codes = |it: &[&str]| it.iter().map(|it| Some((*it).to_owned())).collect();
        let answers = answers.iter().map(|it| Answer(codes(it.0), it.1)).collect();
        Measured { answers, ..Measured::default() }
    }

    #[test]
    fn differences_count_unless_a_border_is_near() {
        let ours = side(&[(&["R-2"], None), (&["-"], Some(3.0)), (&["R-2"], Some(0.05)), (&[], None)]);
        let peer = side(&[(&["R-2"], None), (&["Tidak Ada "], None), (&["K-1"], None), (&["K-1"], None)]);
        let native = Sides { ours, peer };
        let browser = Sides {
            ours: side(&[(&["R-2"], None), (&[], None), (&["R-2"], None), (&[], None)]),
            peer: Measured::default(),
        };
        let counts = Agreement::of(&native, [&browser].into_iter());
        let expected = Agreement { compared: 3, on_border: 1, different: 1, browser_different: 1 };
        assert_eq!(counts, expected);
    }
}
