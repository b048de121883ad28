//! The special rules that lie over the zones: setbacks of rivers and coast, and the safety areas of the airport.
//! Distances are those of the law named beside them; the shapes follow our sketch.

use super::{
    arrange::LineKind,
    cover::Polygon,
    drawing::City,
    plane::{Frame, Point, Vector, crosses, distance_to_line, meet, metres, pairs, real},
    sketch::Runway,
};

/// Permen PUPR 28/PRT/M/2015 article 5: 15 m from the bank of an undiked city river 3 to 20 m deep.
const RIVER_SETBACK_M: f64 = 15.0;
/// Perpres 51/2016: at least 100 m from the highest tide.
const COAST_SETBACK_M: f64 = 100.0;
/// Pieces of a river setback that make one polygon.
const PIECES: usize = 14;

pub(crate) struct Setback {
    pub(crate) name: String,
    pub(crate) ring: Vec<Point>,
}

pub(crate) fn rivers(city: &City) -> Vec<Setback> {
    let mut setbacks = Vec::new();
    for line in city.lines(|kind| kind == LineKind::River) {
        let Some(river) = city.graph.lines.get(line) else { continue };
        let reach = river.half_width + metres(RIVER_SETBACK_M);
        for course in city.stretches(line) {
            let (left, right) = (beside(&course, reach), beside(&course, -reach));
            for first in (0..course.len() - 1).step_by(PIECES) {
                let last = (first + PIECES).min(course.len() - 1);
                let ring =
                    right[first..=last].iter().chain(left[first..=last].iter().rev()).copied().collect();
                setbacks.push(Setback { name: river.name.clone(), ring });
            }
        }
    }
    setbacks
}

/// The line moved sideways, to the left when `reach` is positive.
fn beside(course: &[Point], reach: f64) -> Vec<Point> {
    (0..course.len())
        .map(|i| {
            let before = (i > 0).then(|| course[i - 1].to(course[i]).unit());
            let after = course.get(i + 1).map(|next| course[i].to(*next).unit());
            let one = before.or(after).unwrap_or(Vector { x: 1.0, y: 0.0 });
            let other = after.unwrap_or(one);
            let outward = one.left().plus(other.left()).unit();
            course[i].plus(outward.times(reach / outward.dot(one.left()).max(0.5)))
        })
        .collect()
}

/// The land within the coast setback. The coast runs west to east, so the land lies to its right.
pub(crate) fn coast(coast: &[Point]) -> Vec<Point> {
    let reach = metres(COAST_SETBACK_M);
    let mut inner: Vec<Point> = Vec::new();
    for pair in coast.windows(2) {
        let inland = pair[0].to(pair[1]).unit().left().times(-reach);
        inner.extend([pair[0].plus(inland), pair[0].middle(pair[1]).plus(inland), pair[1].plus(inland)]);
    }
    // Round the outer corners, then drop what another stretch of coast is nearer to.
    let mut rounded = Vec::new();
    for corner in 1..coast.len() - 1 {
        let (end, start) = (inner[corner * 3 - 1], inner[corner * 3]);
        rounded.extend([inner[corner * 3 - 3], inner[corner * 3 - 2], end]);
        let between = coast[corner].to(end.middle(start)).unit();
        rounded.push(coast[corner].plus(between.times(reach)));
    }
    rounded.extend(&inner[inner.len() - 3..]);
    rounded.retain(|&point| distance_to_line(point, coast) > reach - 2.0);
    rounded.dedup();
    cut_loops(&mut rounded);
    rounded.dedup();
    coast.iter().copied().chain(rounded.into_iter().rev()).collect()
}

/// Where the line crosses itself within a few pieces, the loop goes and the crossing stays.
fn cut_loops(line: &mut Vec<Point>) {
    let mut i = 0;
    while i + 3 < line.len() {
        let far = (i + 2..(i + 40).min(line.len() - 1)).rev();
        let crossing = far.into_iter().find(|&j| crosses(line[i], line[i + 1], line[j], line[j + 1]));
        if let Some(j) = crossing {
            let along = line[i].to(line[i + 1]);
            let share = meet(line[i], along, line[j], line[j + 1]).expect("crossing pieces meet");
            let spot = line[j].plus(line[j].to(line[j + 1]).times(share));
            line.splice(i + 1..=j, [spot]);
        }
        i += 1;
    }
}

pub(crate) struct Safety {
    pub(crate) class: &'static str,
    pub(crate) ring: Vec<Point>,
}

/// Safety areas round the sketched runway, after the geometry of SNI 03-7112-2005 for a code 4 runway.
/// Only what lies over the box round the city is kept.
pub(crate) fn airport(frame: &Frame, runway: &Runway, city: &[Point]) -> Vec<Safety> {
    let [west, east] = runway.axis.map(|end| frame.point(end));
    let along = west.to(east).unit();
    let ends = [(west, along.times(-1.0)), (east, along)];
    let start = metres(runway.strip_end_m);
    // From the end of the strip on, 300 m wide there and 15 % wider on each side with the distance.
    let funnel = |(end, out): (Point, Vector), length: f64| {
        let (near, far) = (end.plus(out.times(start)), end.plus(out.times(start + metres(length))));
        let half = |width: f64| out.left().times(metres(width / 2.0));
        let wide = 300.0 + 0.3 * length;
        vec![near.plus(half(-300.0)), far.plus(half(-wide)), far.plus(half(wide)), near.plus(half(300.0))]
    };
    let mut areas = Vec::new();
    for end in ends {
        // Of the crash hazard area here only the first 1,100 m, where nothing but what serves flying may stand.
        areas.push(Safety { class: "Kemungkinan Bahaya Kecelakaan", ring: funnel(end, 1100.0) });
        // Farther out it lies too high above the ground to bind an ordinary house; the formulas still say it.
        areas.push(Safety { class: "Ancangan", ring: funnel(end, 3000.0) });
    }
    // Beside the strip the surface rises by 14.3 % up to 45 m.
    for side in [along.left(), along.left().times(-1.0)] {
        let [near, far] = [150.0, 465.0].map(|away| side.times(metres(away)));
        let [back, front] = [west.plus(along.times(-start)), east.plus(along.times(start))];
        let mut ring = vec![back.plus(near), front.plus(near), front.plus(far), back.plus(far)];
        if super::plane::double_area(&ring) < 0 {
            ring.reverse();
        }
        areas.push(Safety { class: "Transisi", ring });
    }
    areas.push(Safety {
        class: "Di Bawah Permukaan Horizontal Dalam",
        ring: stadium([west, east], start, metres(4000.0)),
    });
    for area in &mut areas {
        area.ring = within_box(std::mem::take(&mut area.ring), city);
    }
    areas.retain(|area| area.ring.len() > 2);
    areas
}

/// Levels of noise round the runway: how far beside it and beyond its ends, in metres. Made up for the sample.
const NOISE: [(&str, f64, f64); 3] = [
    ("Kebisingan Tingkat 3", 260.0, 500.0),
    ("Kebisingan Tingkat 2", 480.0, 1500.0),
    ("Kebisingan Tingkat 1", 850.0, 2900.0),
];

pub(crate) fn noise(frame: &Frame, runway: &Runway) -> Vec<(&'static str, Polygon)> {
    let ends = runway.axis.map(|end| frame.point(end));
    let mut inner: Option<Vec<Point>> = None;
    let mut areas = Vec::new();
    for (class, beside, beyond) in NOISE {
        let ring = stadium(ends, metres(beyond - beside), metres(beside));
        let holes = inner.take().into_iter().map(|mut hole| {
            hole.reverse();
            hole
        });
        areas.push((class, Polygon { outer: ring.clone(), holes: holes.collect() }));
        inner = Some(ring);
    }
    areas
}

/// What lies within `reach` of the axis, drawn out by `beyond` at both ends.
fn stadium([west, east]: [Point; 2], beyond: f64, reach: f64) -> Vec<Point> {
    let along = west.to(east).unit();
    let mut ring = Vec::new();
    for (end, out) in [(east, along), (west, along.times(-1.0))] {
        let centre = end.plus(out.times(beyond));
        ring.extend(half_circle(out).into_iter().map(|way| centre.plus(way.times(reach))));
    }
    ring
}

/// One side of a box: the value it limits, and the limit.
type Side = (fn(&Point) -> i64, i64);

/// The part of a convex ring that lies in the box round the points, side by side.
fn within_box(ring: Vec<Point>, points: &[Point]) -> Vec<Point> {
    let reach = |value: fn(&Point) -> i64| points.iter().map(value).max().unwrap_or_default();
    let sides: [Side; 4] = [
        (|p| p.x, reach(|p| p.x)),
        (|p| -p.x, reach(|p| -p.x)),
        (|p| p.y, reach(|p| p.y)),
        (|p| -p.y, reach(|p| -p.y)),
    ];
    sides.into_iter().fold(ring, |ring, (value, limit)| {
        let room = |point: &Point| limit - value(point);
        let mut kept = Vec::new();
        for (here, next) in pairs(&ring) {
            if room(&here) >= 0 {
                kept.push(here);
            }
            if (room(&here) >= 0) != (room(&next) >= 0) {
                let share = real(room(&here)) / real(room(&here) - room(&next));
                kept.push(here.plus(here.to(next).times(share)));
            }
        }
        kept.dedup();
        kept
    })
}

/// Directions from the right of `out` over `out` to its left, found by halving, without a sine.
fn half_circle(out: Vector) -> Vec<Vector> {
    let mut ways = vec![out.left().times(-1.0), out, out.left()];
    for _ in 0..4 {
        let mut finer = vec![ways[0]];
        for pair in ways.windows(2) {
            finer.extend([pair[0].plus(pair[1]).unit(), pair[1]]);
        }
        ways = finer;
    }
    ways
}
