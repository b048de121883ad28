//! A cover of faces that share their corners: splitting an edge or a face keeps it gapless and free of overlap.
//! It knows corners and neighbours; what a face is used for is a label it only carries along.

use std::collections::BTreeMap;

use super::plane::{Point, crosses, double_area, pairs, touches};

/// What a face is, as far as its making tells.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Part {
    Block,
    /// Ground of a road, a river: the line it follows.
    Road(usize),
    River(usize),
    /// Ground of a street that was cut, not drawn; wide ones lead through a quarter.
    Street {
        wide: bool,
    },
    /// Lots along a road, a green bank along a river, a shore.
    Front(usize),
    Bank(usize),
    Shore,
}

#[derive(Clone, Debug)]
pub(crate) struct Face {
    /// Anticlockwise.
    pub(crate) ring: Vec<usize>,
    pub(crate) part: Part,
}

#[derive(Debug, Default)]
pub(crate) struct Mesh {
    pub(crate) points: Vec<Point>,
    pub(crate) faces: Vec<Face>,
    /// Which face has this directed edge on its ring.
    owner: BTreeMap<(usize, usize), usize>,
    /// Which drawn line this edge lies on, smaller corner first.
    line: BTreeMap<(usize, usize), usize>,
}

impl Mesh {
    pub(crate) fn point(&mut self, point: Point) -> usize {
        self.points.push(point);
        self.points.len() - 1
    }

    pub(crate) fn add(&mut self, face: Face) -> usize {
        let id = self.faces.len();
        for edge in edges(&face.ring) {
            let old = self.owner.insert(edge, id);
            debug_assert!(old.is_none(), "an edge has one face on each side");
        }
        self.faces.push(face);
        id
    }

    pub(crate) fn corners(&self, ring: &[usize]) -> Vec<Point> {
        ring.iter().map(|&id| self.points[id]).collect()
    }

    pub(crate) fn ring(&self, face: usize) -> Vec<Point> {
        self.corners(&self.faces[face].ring)
    }

    pub(crate) fn across(&self, a: usize, b: usize) -> Option<usize> {
        self.owner.get(&(b, a)).copied()
    }

    pub(crate) fn line(&self, a: usize, b: usize) -> Option<usize> {
        self.line.get(&(a.min(b), a.max(b))).copied()
    }

    pub(crate) fn set_line(&mut self, a: usize, b: usize, line: usize) {
        self.line.insert((a.min(b), a.max(b)), line);
    }

    /// A new corner on the edge, in the rings on both sides.
    pub(crate) fn split_edge(&mut self, a: usize, b: usize, at: Point) -> usize {
        let middle = self.point(at);
        if let Some(line) = self.line.remove(&(a.min(b), a.max(b))) {
            self.set_line(a, middle, line);
            self.set_line(middle, b, line);
        }
        for (from, to) in [(a, b), (b, a)] {
            if let Some(face) = self.owner.remove(&(from, to)) {
                self.owner.insert((from, middle), face);
                self.owner.insert((middle, to), face);
                let ring = &mut self.faces[face].ring;
                let place =
                    ring.iter().position(|&id| id == from).expect("the owner has the edge on its ring");
                ring.insert(place + 1, middle);
            }
        }
        middle
    }

    /// Cuts the face from one spot of its ring over `via` to another if both halves are sound rings and `fits`
    /// likes them; the half from `from` on to `to` becomes the new face.
    pub(crate) fn try_cut(
        &mut self,
        face: usize,
        [from, to]: [Spot; 2],
        via: &[Point],
        fits: &dyn Fn(&[Point], &[Point]) -> bool,
    ) -> Option<usize> {
        if from.corner() == to.corner() && (from.is_corner() == to.is_corner()) {
            return None;
        }
        let (ring, i, j) = with_spots(&self.ring(face), from, to);
        let (one, other) = cut_rings(&ring, i, j, via);
        let sound = [&one, &other].iter().all(|half| half.len() > 2 && double_area(half) > 0);
        if !sound || !fits(&one, &other) || !is_clear(&ring, i, j, via) {
            return None;
        }
        let ids = self.faces[face].ring.clone();
        let mut put = |spot: Spot| match spot {
            Spot::Corner(place) => ids[place],
            Spot::Edge(place, point) => self.split_edge(ids[place], ids[(place + 1) % ids.len()], point),
        };
        let (from, to) = (put(from), put(to));
        let place = |id: usize| self.faces[face].ring.iter().position(|&other| other == id);
        let (i, j) = (place(from)?, place(to)?);
        Some(self.cut(face, i, j, via))
    }

    /// Cuts the face; the part from corner `i` to corner `j` of the old ring becomes the new face.
    fn cut(&mut self, face: usize, i: usize, j: usize, via: &[Point]) -> usize {
        let via: Vec<usize> = via.iter().map(|&point| self.point(point)).collect();
        let old = self.faces[face].clone();
        let (new, rest) = cut_rings(&old.ring, i, j, &via);
        for edge in edges(&old.ring) {
            self.owner.remove(&edge);
        }
        for edge in edges(&rest) {
            self.owner.insert(edge, face);
        }
        self.faces[face].ring = rest;
        self.add(Face { ring: new, ..old })
    }
}

/// A place on a ring: one of its corners, or a point on the edge that leaves that corner.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Spot {
    Corner(usize),
    Edge(usize, Point),
}

impl Spot {
    fn corner(self) -> usize {
        match self {
            Self::Corner(place) | Self::Edge(place, _) => place,
        }
    }

    fn is_corner(self) -> bool {
        matches!(self, Self::Corner(_))
    }
}

/// The ring with the two spots as corners, and where they are in it.
fn with_spots(ring: &[Point], from: Spot, to: Spot) -> (Vec<Point>, usize, usize) {
    let mut out = Vec::with_capacity(ring.len() + 2);
    let mut places = [0, 0];
    for (corner, &point) in ring.iter().enumerate() {
        out.push(point);
        for (spot, place) in [from, to].into_iter().zip(&mut places) {
            match spot {
                Spot::Corner(at) if at == corner => *place = out.len() - 1,
                _ => {}
            }
        }
        for (spot, place) in [from, to].into_iter().zip(&mut places) {
            match spot {
                Spot::Edge(at, point) if at == corner => {
                    out.push(point);
                    *place = out.len() - 1;
                }
                _ => {}
            }
        }
    }
    (out, places[0], places[1])
}

/// Whether the way from corner `i` over `via` to corner `j` stays inside the ring and does not meet itself. The ring
/// itself is sound already, so only the new edges are looked at.
fn is_clear(ring: &[Point], i: usize, j: usize, via: &[Point]) -> bool {
    let path: Vec<Point> = [ring[i]].into_iter().chain(via.iter().copied()).chain([ring[j]]).collect();
    let meets = |a: Point, b: Point, c: Point, d: Point| crosses(a, b, c, d) || touches(a, b, c, d);
    path.windows(2).enumerate().all(|(step, new)| {
        new[0] != new[1]
            && path[step + 1..].windows(2).all(|later| !meets(new[0], new[1], later[0], later[1]))
            && pairs(ring).all(|(c, d)| !meets(new[0], new[1], c, d))
    }) && via.iter().all(|point| !ring.contains(point))
}

/// The ring from `i` on to `j` and back over `via`, and what is left.
fn cut_rings<T: Copy>(ring: &[T], i: usize, j: usize, via: &[T]) -> (Vec<T>, Vec<T>) {
    let length = ring.len();
    let walk = |from: usize, to: usize| {
        let steps = (to + length - from) % length;
        (0..=steps).map(move |step| ring[(from + step) % length])
    };
    let one = walk(i, j).chain(via.iter().rev().copied()).collect();
    let other = walk(j, i).chain(via.iter().copied()).collect();
    (one, other)
}

pub(crate) fn edges(ring: &[usize]) -> impl Iterator<Item = (usize, usize)> + '_ {
    ring.iter().copied().zip(ring.iter().copied().cycle().skip(1))
}
