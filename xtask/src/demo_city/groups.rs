//! Joins neighbouring faces of one use to the polygons that stand in the files.

use std::collections::BTreeMap;

use super::{
    landuse::{Use, is_sliver},
    mesh::{Mesh, Part, edges},
    plane::hectares,
};

/// Pieces of streets, roads and rivers are joined up to this size.
const LARGEST_HA: f64 = 5.0;

/// Groups of faces, each to become one sub-zone polygon; faces without a detailed plan are in none.
pub(crate) fn subzones(mesh: &Mesh, uses: &[Use], fine: f64) -> Vec<Vec<usize>> {
    let mut joined = Joined::new(mesh);
    for face in 0..mesh.faces.len() {
        let Some(code) = &uses[face].subzone else { continue };
        for (a, b) in edges(&mesh.faces[face].ring) {
            let Some(other) = mesh.across(a, b) else { continue };
            let (one, two) = (mesh.faces[face].part, mesh.faces[other].part);
            let alike = uses[other].subzone.as_ref() == Some(code)
                && uses[other].hazard == uses[face].hazard
                && kind(one) == kind(two);
            if !alike {
                continue;
            }
            let sliver = is_sliver(&mesh.ring(face), fine) || is_sliver(&mesh.ring(other), fine);
            let small = kind(one).0 != 0 && joined.size(face) + joined.size(other) < LARGEST_HA;
            if sliver || small {
                joined.join(face, other);
            }
        }
    }
    joined.groups(|face| uses[face].subzone.is_some())
}

/// Faces of one kind and line may become one polygon.
fn kind(part: Part) -> (u8, usize) {
    match part {
        Part::Road(line) => (1, line),
        Part::River(line) => (2, line),
        Part::Bank(line) => (3, line),
        Part::Street { .. } => (4, 0),
        Part::Block | Part::Front(_) | Part::Shore => (0, 0),
    }
}

/// Faces with the same label, whether they touch or not.
pub(crate) fn by_label(labels: &[Option<String>]) -> BTreeMap<String, Vec<usize>> {
    let mut groups: BTreeMap<String, Vec<usize>> = BTreeMap::new();
    for (face, label) in labels.iter().enumerate() {
        if let Some(label) = label {
            groups.entry(label.clone()).or_default().push(face);
        }
    }
    groups
}

struct Joined {
    parent: Vec<usize>,
    size: Vec<f64>,
}

impl Joined {
    fn new(mesh: &Mesh) -> Self {
        let size = (0..mesh.faces.len()).map(|face| hectares(&mesh.ring(face))).collect();
        Self { parent: (0..mesh.faces.len()).collect(), size }
    }

    fn root(&self, mut face: usize) -> usize {
        while self.parent[face] != face {
            face = self.parent[face];
        }
        face
    }

    fn size(&self, face: usize) -> f64 {
        self.size[self.root(face)]
    }

    fn join(&mut self, one: usize, other: usize) {
        let (one, other) = (self.root(one), self.root(other));
        if one != other {
            let (low, high) = (one.min(other), one.max(other));
            self.parent[high] = low;
            self.size[low] += self.size[high];
        }
    }

    fn groups(&self, wanted: impl Fn(usize) -> bool) -> Vec<Vec<usize>> {
        let mut groups: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
        for face in (0..self.parent.len()).filter(|&face| wanted(face)) {
            groups.entry(self.root(face)).or_default().push(face);
        }
        groups.into_values().collect()
    }
}
