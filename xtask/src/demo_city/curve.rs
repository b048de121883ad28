//! Turns the few corners somebody drew into the many of a believable line: bends, meanders, a ragged coast.
//! It must keep the drawn corners where they are.

use super::{
    chance,
    plane::{Point, metres, real, whole},
};

/// A smooth line through every drawn corner (Catmull-Rom), a corner about each `step_m` metres.
pub(crate) fn smooth(line: &[Point], step_m: f64) -> Vec<Point> {
    let mut out = Vec::new();
    for i in 0..line.len().saturating_sub(1) {
        let (a, b) = (line[i], line[i + 1]);
        let before = if i == 0 { a } else { line[i - 1] };
        let after = line.get(i + 2).copied().unwrap_or(b);
        let pieces = whole(a.distance(b) / metres(step_m)).max(1);
        for piece in 0..pieces {
            out.push(bend([before, a, b, after], real(piece) / real(pieces)));
        }
    }
    out.extend(line.last());
    out
}

/// A closed ring with its corners rounded and its sides a little ragged, corners about 60 m apart.
pub(crate) fn rounded(ring: &[Point]) -> Vec<Point> {
    let last = ring.len() - 1;
    let around = [&ring[last..], ring, &ring[..2]].concat();
    let smooth = smooth(&around, 110.0);
    // The first and the last stretch were only there to lead the curve into the ring and out of it.
    let start = smooth.iter().position(|&point| point == ring[0]).unwrap_or_default();
    let end = smooth.iter().rposition(|&point| point == ring[0]).unwrap_or(smooth.len() - 1);
    let mut out = ragged(&smooth[start..=end], 60.0, 0.09, 5);
    out.pop();
    out
}

fn bend(corners: [Point; 4], t: f64) -> Point {
    let axis = |values: [i64; 4]| {
        let [before, from, to, after] = values.map(real);
        let cubic = -before + 3.0 * from - 3.0 * to + after;
        let square = 2.0 * before - 5.0 * from + 4.0 * to - after;
        whole(0.5 * (2.0 * from + (to - before) * t + square * t * t + cubic * t * t * t))
    };
    Point { x: axis(corners.map(|corner| corner.x)), y: axis(corners.map(|corner| corner.y)) }
}

/// Pushes the middle of every long piece sideways, again and again: a coast or a creek.
pub(crate) fn ragged(line: &[Point], step_m: f64, strength: f64, topic: u64) -> Vec<Point> {
    let mut out = vec![line[0]];
    for pair in line.windows(2) {
        rough_piece(pair[0], pair[1], metres(step_m), strength, topic, &mut out);
    }
    out
}

fn rough_piece(a: Point, b: Point, step: f64, strength: f64, topic: u64, out: &mut Vec<Point>) {
    let along = a.to(b);
    if along.length() <= step * 1.5 {
        out.push(b);
        return;
    }
    let middle = a.middle(b);
    let bumped = middle.plus(along.left().times(strength * chance::swing(topic, middle.x, middle.y)));
    rough_piece(a, bumped, step, strength, topic, out);
    rough_piece(bumped, b, step, strength, topic, out);
}
