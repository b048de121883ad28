//! Cuts the strips that follow a line: lots along main roads, green banks along rivers, the shore.
//! It decides shapes only; what stands there is decided by `landuse`.

use super::{
    arrange::LineKind,
    mesh::{Mesh, Part, Spot, edges},
    plane::{Point, hectares, mean_width, metres},
    sketch::RoadClass,
    streets::snapped,
    wishes::Wishes,
};

/// How deep the lots are along a line, in metres; the first that fits is taken.
const ARTERIAL_DEPTHS: [f64; 3] = [62.0, 45.0, 32.0];
const COLLECTOR_DEPTHS: [f64; 3] = [44.0, 34.0, 26.0];
/// A green bank is as wide as the river setback for 3 to 20 m of depth in a city: 15 m
/// (Permen PUPR 28/PRT/M/2015 article 5).
const BANK_DEPTHS: [f64; 1] = [15.0];
const SHORE_DEPTHS: [f64; 2] = [70.0, 50.0];

/// Edges of a ring searched for the end of a strip, on each side of the run.
const SEARCH: usize = 6;

/// What strip is wanted along one edge.
type Wish = (Part, &'static [f64]);

/// One stretch of a face's ring along one line: its corners by id.
struct Run {
    corners: Vec<usize>,
    wish: Wish,
}

/// Cuts the banks of rivers and the shore off the ground beside them.
pub(super) fn cut_banks(mesh: &mut Mesh, face: usize, wishes: &Wishes) {
    cut(mesh, face, wishes, |part| matches!(part, Part::Bank(_) | Part::Shore));
}

/// Cuts lots along main roads off a block; a block too shallow for that is one lot.
pub(super) fn cut_fronts(mesh: &mut Mesh, face: usize, wishes: &Wishes) {
    cut(mesh, face, wishes, |part| matches!(part, Part::Front(_)));
    let ring = mesh.ring(face);
    let shallow = hectares(&ring) < 1.1 && mean_width(&ring) < metres(70.0);
    if let (true, Some(run)) =
        (shallow, runs(mesh, face, wishes, &|part| matches!(part, Part::Front(_))).pop())
    {
        mesh.faces[face].part = run.wish.0;
    }
}

fn cut(mesh: &mut Mesh, face: usize, wishes: &Wishes, wanted: fn(Part) -> bool) {
    // Each cut changes the ring, so the runs are found afresh; a run that cannot be cut is passed over.
    let mut passed = 0;
    while let Some(run) = runs(mesh, face, wishes, &wanted).into_iter().nth(passed) {
        if !cut_run(mesh, face, &run) {
            passed += 1;
        }
    }
}

/// Cuts the whole run, or at least one of its halves.
fn cut_run(mesh: &mut Mesh, face: usize, run: &Run) -> bool {
    let (part, depths) = run.wish;
    let cut = depths.iter().find_map(|&depth| cut_strip(mesh, face, run, metres(depth)));
    if let Some((strip, pairs)) = cut {
        mesh.faces[strip].part = part;
        chop(mesh, strip, &pairs, part);
        return true;
    }
    let middle = run.corners.len() / 2;
    let halves = [&run.corners[..=middle], &run.corners[middle..]];
    middle >= 2
        && halves
            .into_iter()
            .any(|corners| cut_run(mesh, face, &Run { corners: corners.to_vec(), wish: run.wish }))
}

fn runs(mesh: &Mesh, face: usize, wishes: &Wishes, wanted: &dyn Fn(Part) -> bool) -> Vec<Run> {
    let ring = &mesh.faces[face].ring;
    let wish: Vec<Option<Wish>> = edges(ring)
        .map(|(a, b)| wish(mesh, a, b, wishes))
        .map(|wish| wish.filter(|(part, _)| wanted(*part)))
        .collect();
    let length = ring.len();
    // A ring that is one single run starts anywhere and leaves a gap to end at.
    let start = (0..length).find(|&i| !alike(wish[i], wish[(i + length - 1) % length])).unwrap_or(0);
    let mut runs: Vec<Run> = Vec::new();
    let mut previous = None;
    for place in (0..length).map(|step| (start + step) % length) {
        let (here, next) = (ring[place], ring[(place + 1) % length]);
        match (wish[place], runs.last_mut()) {
            (Some(_), Some(run)) if alike(wish[place], previous) => {
                if run.corners.len() + 4 < length {
                    run.corners.push(next);
                }
            }
            (Some(wish), _) => runs.push(Run { corners: vec![here, next], wish }),
            (None, _) => {}
        }
        previous = wish[place];
    }
    runs
}

/// Two roads of one class that go on from each other make one run: the lots do not stop at a change of name.
fn alike(one: Option<Wish>, other: Option<Wish>) -> bool {
    let kind = |wish: Wish| (std::mem::discriminant(&wish.0), wish.1);
    one.map(kind) == other.map(kind)
}

fn wish(mesh: &Mesh, a: usize, b: usize, wishes: &Wishes) -> Option<Wish> {
    if let Some(line) = mesh.line(a, b) {
        return (wishes.graph.lines[line].kind == LineKind::Coast)
            .then_some((Part::Shore, &SHORE_DEPTHS[..]));
    }
    match mesh.faces[mesh.across(a, b)?].part {
        Part::River(line) => Some((Part::Bank(line), &BANK_DEPTHS)),
        Part::Road(line) => {
            let urban = (wishes.urban)(mesh.points[a].middle(mesh.points[b]));
            match wishes.graph.lines[line].kind {
                LineKind::Road(RoadClass::Arteri) if urban > 0.05 => {
                    Some((Part::Front(line), &ARTERIAL_DEPTHS))
                }
                LineKind::Road(RoadClass::Kolektor) if urban > 0.14 => {
                    Some((Part::Front(line), &COLLECTOR_DEPTHS))
                }
                _ => None,
            }
        }
        _ => None,
    }
}

/// Cuts a strip of that depth along the run; gives it with its inner pairs of corners, road side first.
fn cut_strip(mesh: &mut Mesh, face: usize, run: &Run, depth: f64) -> Option<(usize, Vec<(usize, Point)>)> {
    let ring = mesh.ring(face);
    let ids = &mesh.faces[face].ring;
    let length = ring.len();
    let first = ids.iter().position(|id| *id == run.corners[0])?;
    let last = first + run.corners.len() - 1;
    let at = |i: usize| ring[(i + length) % length];
    let steps = SEARCH.min(length.saturating_sub(run.corners.len()));
    let start = level(&ring, [at(first), at(first + 1)], depth, (first, Way::Back), steps)?;
    let end = level(&ring, [at(last - 1), at(last)], depth, (last % length, Way::On), steps)?;
    let via: Vec<Point> = (first + 1..last)
        .map(|i| {
            let (before, after) = (at(i - 1).to(at(i)).unit(), at(i).to(at(i + 1)).unit());
            let inward = before.left().plus(after.left()).unit();
            at(i).plus(inward.times(depth / inward.dot(before.left()).max(0.4)))
        })
        .collect();
    let fits = |strip: &[Point], rest: &[Point]| {
        hectares(strip) > 0.02 && hectares(rest) > 0.2 && mean_width(rest) > metres(20.0)
    };
    let inner = run.corners[1..run.corners.len() - 1].iter().copied().zip(via.iter().copied()).collect();
    let strip = mesh.try_cut(face, [start, end], &via, &fits)?;
    Some((strip, inner))
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Way {
    On,
    Back,
}

/// Where the ring, followed away from the run, is `depth` from the run's last edge.
fn level(
    ring: &[Point],
    [a, b]: [Point; 2],
    depth: f64,
    (from, way): (usize, Way),
    steps: usize,
) -> Option<Spot> {
    let inward = a.to(b).unit().left();
    let mut near = from;
    for _ in 0..steps {
        let far = (near + if way == Way::On { 1 } else { ring.len() - 1 }) % ring.len();
        let (low, high) = (a.to(ring[near]).dot(inward), a.to(ring[far]).dot(inward));
        if high >= depth && low < depth {
            let spot = ring[near].plus(ring[near].to(ring[far]).times((depth - low) / (high - low)));
            let corner = if way == Way::On { near } else { far };
            return (ring[from].distance(spot) < 3.5 * depth).then(|| snapped(ring, corner, spot));
        }
        near = far;
    }
    None
}

/// Cuts a long strip crosswise into lots.
fn chop(mesh: &mut Mesh, strip: usize, pairs: &[(usize, Point)], part: Part) {
    let wanted = match part {
        Part::Front(_) => metres(190.0),
        _ => metres(420.0),
    };
    let mut strip = strip;
    let mut since: Option<Point> = None;
    for &(outer, inner) in pairs {
        let here = mesh.points[outer];
        let begun = *since.get_or_insert_with(|| mesh.points[mesh.faces[strip].ring[0]]);
        if begun.distance(here) < wanted {
            continue;
        }
        let ring = &mesh.faces[strip].ring;
        let from = ring.iter().position(|&id| id == outer);
        let to = ring.iter().position(|&id| mesh.points[id] == inner);
        let (Some(from), Some(to)) = (from, to) else { continue };
        let fits = |one: &[Point], other: &[Point]| hectares(one) > 0.05 && hectares(other) > 0.05;
        if let Some(new) = mesh.try_cut(strip, [Spot::Corner(from), Spot::Corner(to)], &[], &fits) {
            strip = new;
            since = Some(here);
        }
    }
}
