//! Joins faces to polygons: the rings round every group of faces, holes told from outer rings.
//! Groups share their corners with their neighbours exactly, because nothing is computed here, only walked.

use std::collections::{BTreeMap, BTreeSet};

use super::{
    mesh::{Mesh, edges},
    plane::{Point, contains, double_area, inside},
};

/// One outer ring, anticlockwise, and its holes, clockwise.
#[derive(Clone, Debug)]
pub(crate) struct Polygon {
    pub(crate) outer: Vec<Point>,
    pub(crate) holes: Vec<Vec<Point>>,
}

pub(crate) fn join(mesh: &Mesh, faces: &[usize]) -> Vec<Polygon> {
    let mut next: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    let mut open: BTreeSet<(usize, usize)> = BTreeSet::new();
    for &face in faces {
        open.extend(edges(&mesh.faces[face].ring));
    }
    for &(a, b) in &open {
        if !open.contains(&(b, a)) {
            next.entry(a).or_default().push(b);
        }
    }
    let mut rings = Vec::new();
    while let Some((&start, _)) = next.iter().find(|(_, ends)| !ends.is_empty()) {
        rings.extend(walk(&mut next, start));
    }
    sort_rings(rings.into_iter().map(|ring| mesh.corners(&ring)).collect())
}

/// Follows open edges from `start`; a corner met twice closes a ring of its own, so that no ring touches itself.
fn walk(next: &mut BTreeMap<usize, Vec<usize>>, start: usize) -> Vec<Vec<usize>> {
    let mut rings = Vec::new();
    let mut path = vec![start];
    while let Some(&at) = path.last() {
        let Some(to) = next.get_mut(&at).and_then(Vec::pop) else { break };
        if let Some(place) = path.iter().position(|&id| id == to) {
            rings.push(path.split_off(place));
            path.push(to);
            if next.get(&to).is_none_or(Vec::is_empty) {
                path.pop();
            }
        } else {
            path.push(to);
        }
    }
    rings
}

fn sort_rings(rings: Vec<Vec<Point>>) -> Vec<Polygon> {
    let (outer, holes): (Vec<_>, Vec<_>) = rings.into_iter().partition(|ring| double_area(ring) > 0);
    let mut polygons: Vec<Polygon> =
        outer.into_iter().map(|outer| Polygon { outer, holes: Vec::new() }).collect();
    for hole in holes {
        let probe = inside(&hole);
        let home = polygons
            .iter_mut()
            .filter(|polygon| contains(&polygon.outer, probe))
            .min_by_key(|polygon| double_area(&polygon.outer));
        if let Some(home) = home {
            home.holes.push(hole);
        }
    }
    polygons
}
