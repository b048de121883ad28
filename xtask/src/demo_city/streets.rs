//! Cuts the ground between the main roads into quarters and blocks with streets between them. A street follows the
//! field of directions and goes on from a street that ends across the way, so that the blocks read as a drawn plan.
//! It decides shapes only; what stands there is decided by `landuse`.

use super::{
    chance,
    field::Field,
    fronts,
    mesh::{Mesh, Part, Spot},
    plane::{Point, Vector, contains, hectares, inside, mean_width, meet, metres, pairs},
    wishes::{Grain, Lane, Wishes},
};

/// Every random choice of this module is drawn under this topic.
const TOPIC: u64 = 11;
const STRIDE_M: f64 = 28.0;
/// A street ahead is joined when it ends no farther than this beside the ground.
const CROSSING_M: f64 = 34.0;

/// A street's course, for the base map.
pub(crate) struct Street {
    pub(crate) wide: bool,
    pub(crate) course: Vec<Point>,
}

/// An end of a street and the way on from it.
#[derive(Clone, Copy)]
struct End {
    at: Point,
    way: Vector,
}

pub(crate) fn cut_all(mesh: &mut Mesh, field: &Field, wishes: &Wishes) -> Vec<Street> {
    let mut cutter = Cutter { field, wishes, ends: Ends::default(), streets: Vec::new() };
    for face in 0..mesh.faces.len() {
        if mesh.faces[face].part == Part::Block {
            let spot = inside(&mesh.ring(face));
            if (wishes.grain)(spot).detailed {
                fronts::cut_banks(mesh, face, wishes);
            }
        }
    }
    // The largest first: a street that leads on is there before the lanes that should meet it.
    let mut queue: Vec<usize> =
        (0..mesh.faces.len()).filter(|&face| mesh.faces[face].part == Part::Block).collect();
    while !queue.is_empty() {
        let size = |face: usize| super::plane::double_area(&mesh.ring(face));
        queue.sort_by_cached_key(|&face| (std::cmp::Reverse(size(face)), face));
        queue = queue.into_iter().flat_map(|face| cutter.halve(mesh, face)).collect();
    }
    for face in 0..mesh.faces.len() {
        if mesh.faces[face].part == Part::Block && (wishes.grain)(inside(&mesh.ring(face))).detailed {
            fronts::cut_fronts(mesh, face, wishes);
        }
    }
    cutter.streets
}

struct Cutter<'a> {
    field: &'a Field,
    wishes: &'a Wishes<'a>,
    ends: Ends,
    streets: Vec<Street>,
}

impl Cutter<'_> {
    /// The halves that may have to be cut again; none where the ground is small enough.
    fn halve(&mut self, mesh: &mut Mesh, face: usize) -> Vec<usize> {
        let ring = mesh.ring(face);
        let centre = inside(&ring);
        let grain = (self.wishes.grain)(centre);
        let spread = 0.8 + 0.5 * chance::share(TOPIC, ring[0].x, ring[0].y);
        let size = hectares(&ring);
        if size <= grain.wanted_ha * spread {
            return Vec::new();
        }
        let lane = grain.lane(size);
        let (along, length, width) = self.long_way(&ring, centre);
        let mut tries = vec![(along.left(), length, along)];
        if length < 1.9 * width {
            tries.push((along, width, along.left()));
        }
        for &(way, extent, across) in &tries {
            for seed in self.seeds(&ring, centre, way, across, extent) {
                let path = self.trace(&ring, seed, way);
                if let Some(halves) = self.cut(mesh, face, seed, &path, &grain, lane) {
                    return halves;
                }
            }
        }
        // An odd shape: a straight cut is better than none.
        tries.push((along, width, along.left()));
        for (way, extent, across) in tries {
            for seed in [0.0, 0.12, -0.12, 0.25, -0.25].map(|share| centre.plus(across.times(share * extent)))
            {
                let far = way.times(2.0 * (length + width));
                let path = [seed.plus(far.times(-1.0)), seed, seed.plus(far)];
                if !contains(&ring, seed) {
                    continue;
                }
                if let Some(halves) = self.cut(mesh, face, seed, &path, &grain, lane) {
                    return halves;
                }
            }
        }
        Vec::new()
    }

    /// Spots to lead a street through: first where one ends on the other side, then near the middle.
    fn seeds(&self, ring: &[Point], centre: Point, way: Vector, across: Vector, extent: f64) -> Vec<Point> {
        let mut joined: Vec<(f64, Point)> = self
            .ends
            .near(ring)
            .filter(|end| end.way.dot(way).abs() > 0.8)
            .map(|end| (centre.to(end.at).dot(across) / extent, end))
            .filter(|(off, _)| off.abs() < 0.24)
            .map(|(off, end)| (off.abs(), end.at.plus(end.way.times(metres(CROSSING_M + 6.0)))))
            .filter(|(_, spot)| contains(ring, *spot))
            .collect();
        joined.sort_by(|one, other| one.0.total_cmp(&other.0));
        let shift = 0.1 * chance::swing(TOPIC + 1, centre.x, centre.y);
        let middle = [shift, -shift, shift + 0.14, shift - 0.14]
            .map(|share| centre.plus(across.times(share * extent)))
            .into_iter()
            .filter(|&spot| contains(ring, spot));
        joined.into_iter().take(4).map(|(_, spot)| spot).chain(middle).collect()
    }

    fn cut(
        &mut self,
        mesh: &mut Mesh,
        face: usize,
        seed: Point,
        path: &[Point],
        grain: &Grain,
        lane: Lane,
    ) -> Option<Vec<usize>> {
        let ring = mesh.ring(face);
        let least = (grain.wanted_ha * 0.3).min(hectares(&ring) * 0.2);
        let narrow = metres((20.0 * grain.wanted_ha.sqrt()).min(34.0));
        let sound = |half: &[Point]| hectares(half) >= least && mean_width(half) >= narrow;
        let Some(half_width) = lane.half_width_m().map(metres) else {
            let (spots, via) = pierce(&ring, path, seed)?;
            let new = mesh.try_cut(face, spots, &via, &|one, other| sound(one) && sound(other))?;
            return Some(vec![face, new]);
        };
        let (left, right) = (beside(path, half_width), beside(path, -half_width));
        let before = mesh.faces.len();
        let (spots, via) = pierce(&ring, &left, seed)?;
        let new = mesh.try_cut(face, spots, &via, &|one, other| sound(one) && sound(other))?;
        let holds_seed = |mesh: &Mesh, face: usize| contains(&mesh.ring(face), seed);
        let rest = if holds_seed(mesh, face) { face } else { new };
        let beside_it = mesh.ring(rest);
        let street = pierce(&beside_it, &right, seed).and_then(|(spots, via)| {
            mesh.try_cut(rest, spots, &via, &|one, other| {
                let (paved, plot) = if contains(one, seed) { (one, other) } else { (other, one) };
                sound(plot) && mean_width(paved) < 2.5 * half_width
            })
        });
        if let Some(other) = street {
            let street = if holds_seed(mesh, rest) { rest } else { other };
            mesh.faces[street].part = Part::Street { wide: lane == Lane::Wide };
            self.remember(&ring, path, seed, lane);
        }
        let pieces = [face].into_iter().chain(before..mesh.faces.len());
        Some(pieces.filter(|&piece| mesh.faces[piece].part == Part::Block).collect())
    }

    fn remember(&mut self, ring: &[Point], path: &[Point], seed: Point, lane: Lane) {
        let Some((ends, via)) = pierce(ring, path, seed) else { return };
        let [first, last] = ends.map(|spot| place(ring, spot));
        let course: Vec<Point> = [first].into_iter().chain(via).chain([last]).collect();
        for (at, before) in [(first, course[1]), (last, course[course.len() - 2])] {
            self.ends.add(End { at, way: before.to(at).unit() });
        }
        self.streets.push(Street { wide: lane == Lane::Wide, course });
    }

    /// The way the ring is longest, of the two that the field offers at its middle, with both extents.
    fn long_way(&self, ring: &[Point], centre: Point) -> (Vector, f64, f64) {
        let way = self.field.way(centre, Vector { x: 1.0, y: 0.0 });
        let extent = |way: Vector| {
            let reach = ring.iter().map(|&p| ring[0].to(p).dot(way));
            let (low, high) =
                reach.fold((f64::INFINITY, f64::NEG_INFINITY), |(low, high), at| (low.min(at), high.max(at)));
            high - low
        };
        let (one, other) = (extent(way), extent(way.left()));
        if one >= other { (way, one, other) } else { (way.left(), other, one) }
    }

    /// The course through the seed that the field leads on, from where it comes in to where it leaves the ring.
    fn trace(&self, ring: &[Point], seed: Point, way: Vector) -> Vec<Point> {
        let half = |start: Vector| {
            let (mut at, mut heading) = (seed, start);
            let mut course = Vec::new();
            for _ in 0..90 {
                // Looking half a step ahead keeps the course from drifting off in bends.
                let ahead = self.field.way(at.plus(heading.times(metres(STRIDE_M / 2.0))), heading);
                heading = heading.times(0.45).plus(ahead.times(0.55)).unit();
                let next = at.plus(heading.times(metres(STRIDE_M)));
                course.push(next);
                if !contains(ring, next) {
                    break;
                }
                at = next;
            }
            course
        };
        let start = self.field.way(seed, way);
        let mut path = half(start.times(-1.0));
        path.reverse();
        path.push(seed);
        path.extend(half(start));
        straightened(&path, seed)
    }
}

/// Drops corners that hardly turn; the seed stays.
fn straightened(path: &[Point], seed: Point) -> Vec<Point> {
    let mut out = vec![path[0]];
    for i in 1..path.len() - 1 {
        let from = out[out.len() - 1];
        let bend = from.to(path[i]).unit().dot(path[i].to(path[i + 1]).unit());
        if path[i] == seed || bend < 0.9985 || from.distance(path[i]) > metres(140.0) {
            out.push(path[i]);
        }
    }
    out.push(path[path.len() - 1]);
    out
}

/// The path moved sideways, to the left when `reach` is positive.
fn beside(path: &[Point], reach: f64) -> Vec<Point> {
    (0..path.len())
        .map(|i| {
            let before = (i > 0).then(|| path[i - 1].to(path[i]).unit());
            let after = path.get(i + 1).map(|next| path[i].to(*next).unit());
            let one = before.or(after).unwrap_or(Vector { x: 1.0, y: 0.0 });
            let other = after.unwrap_or(one);
            let outward = one.left().plus(other.left()).unit();
            path[i].plus(outward.times(reach / outward.dot(one.left()).max(0.5)))
        })
        .collect()
}

/// Where the path, followed from its corner nearest to the seed both ways, first meets the ring; and its corners
/// between.
fn pierce(ring: &[Point], path: &[Point], seed: Point) -> Option<([Spot; 2], Vec<Point>)> {
    let middle =
        (0..path.len()).min_by(|&a, &b| path[a].distance(seed).total_cmp(&path[b].distance(seed)))?;
    if !contains(ring, path[middle]) {
        return None;
    }
    let leave = |steps: &[Point]| -> Option<(Spot, usize)> {
        steps.windows(2).enumerate().find_map(|(step, pair)| Some((exit(ring, pair[0], pair[1])?, step)))
    };
    let backward: Vec<Point> = path[..=middle].iter().rev().copied().collect();
    let (from, back) = leave(&backward)?;
    let (to, on) = leave(&path[middle..])?;
    Some(([from, to], path[middle - back..=middle + on].to_vec()))
}

/// The first spot of the ring on the way from `a`, which lies inside, to `b`.
fn exit(ring: &[Point], a: Point, b: Point) -> Option<Spot> {
    let along = a.to(b);
    let length = along.dot(along);
    pairs(ring)
        .enumerate()
        .filter_map(|(corner, (c, d))| {
            let spot = c.plus(c.to(d).times(meet(a, along, c, d)?));
            let share = a.to(spot).dot(along) / length;
            (-1e-9..=1.0 + 1e-9).contains(&share).then_some((share, corner, spot))
        })
        .min_by(|one, other| one.0.total_cmp(&other.0))
        .map(|(_, corner, spot)| snapped(ring, corner, spot))
}

fn place(ring: &[Point], spot: Spot) -> Point {
    match spot {
        Spot::Corner(at) => ring[at],
        Spot::Edge(_, point) => point,
    }
}

/// A spot within reach of a corner is the corner: no needless second one beside it.
pub(super) fn snapped(ring: &[Point], corner: usize, point: Point) -> Spot {
    let next = (corner + 1) % ring.len();
    let edge = ring[corner].distance(ring[next]);
    let reach = metres(2.0).min(edge * 0.4);
    if ring[corner].distance(point) < reach {
        Spot::Corner(corner)
    } else if ring[next].distance(point) < reach {
        Spot::Corner(next)
    } else {
        Spot::Edge(corner, point)
    }
}

/// Ends of streets by squares of the plane.
#[derive(Default)]
struct Ends {
    squares: std::collections::BTreeMap<(i64, i64), Vec<End>>,
}

impl Ends {
    const SQUARE: i64 = 10_000;

    fn square(at: Point) -> (i64, i64) {
        (at.x.div_euclid(Self::SQUARE), at.y.div_euclid(Self::SQUARE))
    }

    fn add(&mut self, end: End) {
        self.squares.entry(Self::square(end.at)).or_default().push(end);
    }

    /// Ends outside the ring but right beside it, that point at it.
    fn near<'a>(&'a self, ring: &'a [Point]) -> impl Iterator<Item = End> + 'a {
        let reach = |value: fn(&Point) -> i64| {
            ring.iter().map(value).fold((i64::MAX, i64::MIN), |(low, high), at| (low.min(at), high.max(at)))
        };
        let ((west, east), (south, north)) = (reach(|p| p.x), reach(|p| p.y));
        let squares = move |(low, high): (i64, i64)| {
            (low - Self::SQUARE / 2).div_euclid(Self::SQUARE)
                ..=(high + Self::SQUARE / 2).div_euclid(Self::SQUARE)
        };
        squares((west, east))
            .flat_map(move |column| squares((south, north)).map(move |row| (column, row)))
            .filter_map(|square| self.squares.get(&square))
            .flatten()
            .copied()
            .filter(|end| {
                !contains(ring, end.at) && contains(ring, end.at.plus(end.way.times(metres(CROSSING_M))))
            })
    }
}
