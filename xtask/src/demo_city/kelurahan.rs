//! The kelurahan: official names and codes, and a sample partition of the land by whole blocks, drawn round the
//! official centres so that each comes near to its official area. The borders are not the official ones.

use std::{
    collections::{BTreeMap, BTreeSet},
    path::Path,
};

use anyhow::Context as _;
use serde::Deserialize;

use super::{
    mesh::{Mesh, Part, Spot, edges},
    plane::{Frame, Point, contains, double_area, inside, mean_width, metres, nearest_on_segment, real},
};

#[derive(Debug, Clone, Deserialize)]
pub(crate) struct Kelurahan {
    pub(crate) kode: String,
    pub(crate) nama: String,
    #[serde(default)]
    pub(crate) kecamatan: String,
    pub(crate) lat: f64,
    pub(crate) lng: f64,
    pub(crate) luas_km2: f64,
}

#[derive(Debug, Deserialize)]
struct Region {
    kecamatan: Vec<Kecamatan>,
}

#[derive(Debug, Deserialize)]
struct Kecamatan {
    nama: String,
    kelurahan: Vec<Kelurahan>,
}

pub(crate) fn read(path: &Path) -> anyhow::Result<Vec<Kelurahan>> {
    let text = std::fs::read_to_string(path).with_context(|| format!("cannot read {}", path.display()))?;
    let region: Region =
        serde_json::from_str(&text).with_context(|| format!("cannot understand {}", path.display()))?;
    let named = |kecamatan: Kecamatan| {
        let name = kecamatan.nama;
        kecamatan.kelurahan.into_iter().map(move |one| Kelurahan { kecamatan: name.clone(), ..one })
    };
    Ok(region.kecamatan.into_iter().flat_map(named).collect())
}

/// Times that the weights are put right.
const ROUNDS: usize = 240;

/// Which kelurahan each face belongs to, by its place in the list.
pub(crate) struct Partition {
    pub(crate) owner: Vec<usize>,
}

impl Partition {
    /// Draws the partition; lanes that lead from one kelurahan into another are cut at the border.
    pub(crate) fn new(mesh: &mut Mesh, people: &[Kelurahan], frame: &Frame) -> Self {
        let rings: Vec<Vec<Point>> = (0..mesh.faces.len()).map(|face| mesh.ring(face)).collect();
        let centres: Vec<Point> = people.iter().map(|one| frame.point([one.lng, one.lat])).collect();
        let mut partition = Self { owner: balanced(mesh, &rings, people, &centres) };
        // A small kelurahan keeps the ground its centre stands on.
        for (one, &centre) in centres.iter().enumerate() {
            if let Some(face) = rings.iter().position(|ring| contains(ring, centre)) {
                partition.owner[face] = one;
            }
        }
        partition.cut_lanes(mesh);
        for _ in 0..3 {
            partition.share_lanes(mesh);
        }
        let areas: Vec<f64> =
            (0..mesh.faces.len()).map(|face| real(double_area(&mesh.ring(face))) / 2.0).collect();
        partition.join_islands(mesh, &areas);
        partition
    }

    /// Cuts lanes crosswise where land of two kelurahan lies beside them.
    fn cut_lanes(&mut self, mesh: &mut Mesh) {
        let mut queue: Vec<usize> = (0..mesh.faces.len()).filter(|&face| is_lane(mesh, face)).collect();
        while let Some(face) = queue.pop() {
            let homes: BTreeSet<usize> = edges(&mesh.faces[face].ring)
                .filter_map(|(a, b)| mesh.across(a, b))
                .filter(|&other| !is_lane(mesh, other))
                .map(|other| self.owner[other])
                .collect();
            if homes.len() > 1
                && let Some(new) = halve_lane(mesh, face)
            {
                self.owner.push(self.owner[face]);
                queue.extend([face, new]);
            }
        }
    }

    /// Each lane goes to the kelurahan of most of the land beside it.
    fn share_lanes(&mut self, mesh: &Mesh) {
        for face in (0..mesh.faces.len()).filter(|&face| is_lane(mesh, face)) {
            let mut shared: BTreeMap<usize, f64> = BTreeMap::new();
            for (a, b) in edges(&mesh.faces[face].ring) {
                if let Some(other) = mesh.across(a, b) {
                    let weight = if is_lane(mesh, other) { 0.5 } else { 1.0 };
                    *shared.entry(self.owner[other]).or_default() +=
                        weight * mesh.points[a].distance(mesh.points[b]);
                }
            }
            if let Some((home, _)) = shared.into_iter().max_by(|one, other| one.1.total_cmp(&other.1)) {
                self.owner[face] = home;
            }
        }
    }

    /// Pieces cut off from the rest of their kelurahan go to the neighbour they share most with.
    fn join_islands(&mut self, mesh: &Mesh, areas: &[f64]) {
        for _ in 0..4 {
            let mut largest: BTreeMap<usize, (f64, usize)> = BTreeMap::new();
            let pieces = self.pieces(mesh);
            for (number, piece) in pieces.iter().enumerate() {
                let size = piece.iter().map(|&face| areas[face]).sum();
                let entry = largest.entry(self.owner[piece[0]]).or_insert((size, number));
                if size > entry.0 {
                    *entry = (size, number);
                }
            }
            let kept: BTreeSet<usize> = largest.values().map(|&(_, number)| number).collect();
            for (_, piece) in pieces.iter().enumerate().filter(|(number, _)| !kept.contains(number)) {
                let mut shared: BTreeMap<usize, f64> = BTreeMap::new();
                for &face in piece {
                    for (a, b) in edges(&mesh.faces[face].ring) {
                        if let Some(other) =
                            mesh.across(a, b).filter(|&other| self.owner[other] != self.owner[face])
                        {
                            *shared.entry(self.owner[other]).or_default() +=
                                mesh.points[a].distance(mesh.points[b]);
                        }
                    }
                }
                let neighbour = shared.into_iter().max_by(|one, other| one.1.total_cmp(&other.1));
                if let Some((home, _)) = neighbour {
                    for &face in piece {
                        self.owner[face] = home;
                    }
                }
            }
        }
    }

    /// Faces of one kelurahan that hang together.
    fn pieces(&self, mesh: &Mesh) -> Vec<Vec<usize>> {
        let mut seen = vec![false; self.owner.len()];
        let mut pieces = Vec::new();
        for start in 0..seen.len() {
            if seen[start] {
                continue;
            }
            seen[start] = true;
            let (mut piece, mut next) = (vec![start], 0);
            while let Some(&face) = piece.get(next) {
                next += 1;
                for (a, b) in edges(&mesh.faces[face].ring) {
                    if let Some(other) = mesh.across(a, b)
                        && !seen[other]
                        && self.owner[other] == self.owner[start]
                    {
                        seen[other] = true;
                        piece.push(other);
                    }
                }
            }
            pieces.push(piece);
        }
        pieces
    }
}

fn is_lane(mesh: &Mesh, face: usize) -> bool {
    matches!(mesh.faces[face].part, Part::Road(_) | Part::River(_) | Part::Street { .. })
}

/// Cuts a strip crosswise at the corner that halves it best.
fn halve_lane(mesh: &mut Mesh, face: usize) -> Option<usize> {
    let ring = mesh.ring(face);
    let (size, width) = (real(double_area(&ring)) / 2.0, mean_width(&ring));
    let mut cuts: Vec<(f64, usize, usize, Point)> = Vec::new();
    for corner in 0..ring.len() {
        for edge in 0..ring.len() {
            let steps = (edge + ring.len() - corner) % ring.len();
            let (a, b) = (ring[edge], ring[(edge + 1) % ring.len()]);
            if steps < 1 || steps + 2 > ring.len() {
                continue;
            }
            let spot = nearest_on_segment(ring[corner], a, b);
            let far = ring[corner].distance(spot);
            let clear = spot.distance(a).min(spot.distance(b)) > metres(1.0);
            if far > width * 0.4 && far < width * 2.2 && clear {
                let part: Vec<Point> =
                    (0..=steps).map(|step| ring[(corner + step) % ring.len()]).chain([spot]).collect();
                let share = real(double_area(&part)) / 2.0 / size;
                cuts.push(((share - 0.5).abs(), corner, edge, spot));
            }
        }
    }
    cuts.sort_by(|one, other| one.0.total_cmp(&other.0));
    let fits =
        |one: &[Point], other: &[Point]| [one, other].iter().all(|half| mean_width(half) > width * 0.3);
    cuts.into_iter().take_while(|(uneven, ..)| *uneven < 0.42).take(6).find_map(|(_, corner, edge, spot)| {
        mesh.try_cut(face, [Spot::Corner(corner), Spot::Edge(edge, spot)], &[], &fits)
    })
}

/// The nearest centres, with weights that bring each kelurahan's land near to its official share.
fn balanced(mesh: &Mesh, rings: &[Vec<Point>], people: &[Kelurahan], centres: &[Point]) -> Vec<usize> {
    let spots: Vec<Point> = rings.iter().map(|ring| inside(ring)).collect();
    let land: Vec<usize> = (0..rings.len()).filter(|&face| !is_lane(mesh, face)).collect();
    let areas: Vec<f64> = rings.iter().map(|ring| real(double_area(ring)) / 2.0).collect();
    let stated: f64 = people.iter().map(|one| one.luas_km2).sum();
    let scale = land.iter().map(|&face| areas[face]).sum::<f64>() / stated;
    let mut weights = vec![0.0; people.len()];
    let mut owner = vec![0; spots.len()];
    for round in 0..ROUNDS {
        let mut sizes = vec![0.0; people.len()];
        for &face in &land {
            owner[face] = nearest(centres, &weights, spots[face]);
            sizes[owner[face]] += areas[face];
        }
        let pace = if round < ROUNDS / 2 { 0.6 } else { 0.15 };
        for ((weight, size), one) in weights.iter_mut().zip(&sizes).zip(people) {
            *weight += pace * (one.luas_km2 * scale - size);
        }
    }
    owner
}

/// The centre whose distance, less its weight, is the smallest.
fn nearest(centres: &[Point], weights: &[f64], spot: Point) -> usize {
    let pull = |one: usize| {
        let way = centres[one].to(spot);
        way.dot(way) - weights[one]
    };
    (0..centres.len()).min_by(|&one, &other| pull(one).total_cmp(&pull(other))).unwrap_or_default()
}
