//! Special ground that takes whole blocks: fields to be kept, heritage quarters, slum areas. It knows the sketch's
//! rings and sizes, not what the rules make of them.

use std::collections::BTreeMap;

use super::{
    cover::{self, Polygon},
    drawing::City,
    kelurahan::Kelurahan,
    mesh::Part,
    plane::{Point, contains, hectares, inside},
    sketch::Sketch,
};

pub(crate) struct Area {
    pub(crate) class: String,
    pub(crate) name: String,
    pub(crate) polygons: Vec<Polygon>,
}

/// Areas by kind.
pub(crate) fn areas(sketch: &Sketch, city: &City, people: &[Kelurahan]) -> BTreeMap<String, Vec<Area>> {
    let spots: Vec<Point> = (0..city.mesh.faces.len()).map(|face| inside(&city.mesh.ring(face))).collect();
    let mut areas: BTreeMap<String, Vec<Area>> = BTreeMap::new();
    for special in &sketch.special {
        let ring = city.frame.points(&special.ring);
        let fits = |face: &usize| {
            let code = city.uses[*face].subzone.as_deref();
            contains(&ring, spots[*face])
                && (special.codes.is_empty() || special.codes.iter().any(|one| Some(one.as_str()) == code))
        };
        let faces: Vec<usize> = (0..spots.len()).filter(fits).collect();
        areas.entry(special.kind.clone()).or_default().push(Area {
            class: special.class.clone(),
            name: special.name.clone(),
            polygons: cover::join(&city.mesh, &faces),
        });
    }
    for slum in &sketch.slum {
        let Some(home) = people.iter().position(|one| one.nama == slum.kelurahan) else { continue };
        let centre = city.frame.point([people[home].lng, people[home].lat]);
        let lives = |face: &usize| {
            city.partition.owner[*face] == home
                && matches!(city.mesh.faces[*face].part, Part::Block)
                && city.uses[*face].subzone.as_deref().is_some_and(|code| code.starts_with("R-"))
        };
        let mut faces: Vec<usize> = (0..spots.len()).filter(lives).collect();
        faces.sort_by(|&one, &other| spots[one].distance(centre).total_cmp(&spots[other].distance(centre)));
        let mut left = slum.hectares;
        faces.retain(|&face| {
            let kept = left > 0.0;
            left -= hectares(&city.mesh.ring(face));
            kept
        });
        areas.entry("kumuh".to_owned()).or_default().push(Area {
            class: slum.class.clone(),
            name: slum.name.clone(),
            polygons: cover::join(&city.mesh, &faces),
        });
    }
    areas.retain(|_, areas| {
        areas.retain(|area| !area.polygons.is_empty());
        !areas.is_empty()
    });
    areas
}
