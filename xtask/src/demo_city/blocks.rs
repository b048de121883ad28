//! Cuts the ground between the lines into blocks, again and again, until each is as small as its surroundings ask.
//! It decides shapes only; what stands there is decided by `landuse`.

use super::{
    arrange::Graph,
    chance, fronts,
    mesh::{Mesh, Part, Spot},
    plane::{Point, Vector, centroid, hectares, inside, mean_width, meet, metres, pairs},
};

/// Every random choice of this module is drawn under this topic.
const TOPIC: u64 = 11;

/// What the cutter asks about a spot.
pub(crate) struct Wishes<'a> {
    pub(crate) graph: &'a Graph,
    /// How urban it is, 0..1.
    pub(crate) urban: &'a dyn Fn(Point) -> f64,
    /// Whether the sketch already says what stands there.
    pub(crate) decided: &'a dyn Fn(Point) -> bool,
    /// Whether it gets a detailed plan.
    pub(crate) detailed: &'a dyn Fn(Point) -> bool,
    /// 1 for the small city; larger gives more and smaller blocks.
    pub(crate) detail: u32,
}

pub(crate) fn cut_all(mesh: &mut Mesh, wishes: &Wishes) {
    for face in 0..mesh.faces.len() {
        if mesh.faces[face].part != Part::Block {
            continue;
        }
        let spot = inside(&mesh.ring(face));
        if (wishes.detailed)(spot) {
            fronts::cut(mesh, face, wishes, (wishes.decided)(spot));
        }
        cut_blocks(mesh, face, wishes);
    }
}

fn cut_blocks(mesh: &mut Mesh, face: usize, wishes: &Wishes) {
    let mut queue = vec![face];
    while let Some(face) = queue.pop() {
        let ring = mesh.ring(face);
        let wanted = wanted_hectares(inside(&ring), wishes);
        let spread = 0.75 + 0.6 * chance::share(TOPIC, ring[0].x, ring[0].y);
        if hectares(&ring) <= wanted * spread {
            continue;
        }
        if let Some(new) = halve(mesh, face, wanted) {
            queue.extend([face, new]);
        }
    }
}

fn wanted_hectares(spot: Point, wishes: &Wishes) -> f64 {
    if !(wishes.detailed)(spot) {
        return 90.0;
    }
    let wanted = if (wishes.decided)(spot) { 45.0 } else { 2.4 + 26.0 * rarely((wishes.urban)(spot)) };
    wanted / f64::from(wishes.detail)
}

/// Falls from 1 in the open country to 0 in the centre, fast at first.
fn rarely(urban: f64) -> f64 {
    let rest = (1.0 - urban).max(0.0);
    rest * rest * rest * rest
}

fn halve(mesh: &mut Mesh, face: usize, wanted: f64) -> Option<usize> {
    let ring = mesh.ring(face);
    let least = (wanted * 0.25).min(hectares(&ring) * 0.2);
    let fits = |one: &[Point], other: &[Point]| {
        [one, other].iter().all(|half| hectares(half) >= least && mean_width(half) >= metres(14.0))
    };
    let (along, length, width) = longest_way(&ring);
    let centre = centroid(&ring);
    let shift = 0.16 * chance::swing(TOPIC + 1, centre.x, centre.y);
    for (axis, reach) in [(along, length), (along.left(), width)] {
        for offset in [shift, -shift, shift + 0.2, shift - 0.2] {
            let spot = centre.plus(axis.times(offset * reach));
            for tilt in [0.0, 0.2, -0.2] {
                let cut_way = axis.left().plus(axis.times(tilt)).unit();
                let Some([from, to]) = chord(&ring, spot, cut_way) else { continue };
                let bend = middle_bend(&ring, from, to);
                for via in [bend.as_slice(), &[]] {
                    if let Some(new) = mesh.try_cut(face, [from, to], via, &fits) {
                        return Some(new);
                    }
                }
            }
        }
    }
    None
}

/// A long lane is not quite straight.
fn middle_bend(ring: &[Point], from: Spot, to: Spot) -> Vec<Point> {
    let (a, b) = (place(ring, from), place(ring, to));
    if a.distance(b) < metres(140.0) {
        return Vec::new();
    }
    let middle = a.middle(b);
    vec![middle.plus(a.to(b).left().times(0.07 * chance::swing(TOPIC + 2, middle.x, middle.y)))]
}

fn place(ring: &[Point], spot: Spot) -> Point {
    match spot {
        Spot::Corner(at) => ring[at],
        Spot::Edge(_, point) => point,
    }
}

/// The direction that most of the ring's edges follow, turned to the ring's long side, with both extents.
fn longest_way(ring: &[Point]) -> (Vector, f64, f64) {
    let mut sides: Vec<Vector> = pairs(ring).map(|(a, b)| a.to(b)).collect();
    sides.sort_by(|one, other| other.length().total_cmp(&one.length()));
    let agreement = |way: Vector| -> f64 {
        sides
            .iter()
            .map(|side| {
                let (cosine, length) = (side.unit().dot(way), side.length());
                length * (cosine * cosine).max(1.0 - cosine * cosine)
            })
            .sum()
    };
    let way = sides
        .iter()
        .take(12)
        .map(|side| side.unit())
        .max_by(|&one, &other| agreement(one).total_cmp(&agreement(other)))
        .unwrap_or(Vector { x: 1.0, y: 0.0 });
    let extent = |way: Vector| {
        let reach = ring.iter().map(|&p| ring[0].to(p).dot(way));
        let (low, high) =
            reach.fold((f64::INFINITY, f64::NEG_INFINITY), |(low, high), at| (low.min(at), high.max(at)));
        high - low
    };
    let (length, width) = (extent(way), extent(way.left()));
    if length >= width { (way, length, width) } else { (way.left(), width, length) }
}

/// The chord through `spot` along `way` that lies inside the ring and nearest to the spot.
fn chord(ring: &[Point], spot: Point, way: Vector) -> Option<[Spot; 2]> {
    let mut hits: Vec<(f64, Spot)> = Vec::new();
    for (corner, (a, b)) in pairs(ring).enumerate() {
        let Some(share) = meet(spot, way, a, b) else { continue };
        let point = a.plus(a.to(b).times(share));
        hits.push((spot.to(point).dot(way), snapped(ring, corner, point)));
    }
    hits.sort_by(|one, other| one.0.total_cmp(&other.0));
    hits.chunks_exact(2)
        .min_by(|one, other| gap(one).total_cmp(&gap(other)))
        .map(|pair| [pair[0].1, pair[1].1])
}

/// How far the stretch between two hits lies from the spot itself.
fn gap(pair: &[(f64, Spot)]) -> f64 {
    pair[0].0.max(-pair[1].0).max(0.0)
}

/// A spot within reach of a corner is the corner: no needless second one beside it.
pub(super) fn snapped(ring: &[Point], corner: usize, point: Point) -> Spot {
    let next = (corner + 1) % ring.len();
    let edge = ring[corner].distance(ring[next]);
    let reach = metres(9.0).min(edge * 0.4);
    if ring[corner].distance(point) < reach {
        Spot::Corner(corner)
    } else if ring[next].distance(point) < reach {
        Spot::Corner(next)
    } else {
        Spot::Edge(corner, point)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_chord_of_a_square_joins_opposite_sides() {
        let corner = |x: i64, y: i64| Point { x: x * 10_000, y: y * 10_000 };
        let square = [corner(0, 0), corner(1, 0), corner(1, 1), corner(0, 1)];
        let chord = chord(&square, corner(0, 0).middle(corner(1, 1)), Vector { x: 0.0, y: 1.0 });
        let ends = chord.map(|ends| ends.map(|spot| place(&square, spot)));
        assert_eq!(ends, Some([Point { x: 5000, y: 0 }, Point { x: 5000, y: 10_000 }]));
    }
}
