//! The names people look for: those the sketch draws, and those every kelurahan has. Names only of public places.

use std::collections::BTreeSet;

use serde_json::{Value, json};

use super::{
    arrange::LineKind,
    drawing::City,
    kelurahan::Kelurahan,
    plane::{Point, contains, hectares, inside, metres},
    sketch::{Names, Per, Sketch},
};

pub(crate) struct Named {
    pub(crate) name: String,
    pub(crate) kind: String,
    pub(crate) at: Point,
    pub(crate) kelurahan: usize,
}

/// Most polygons of one code that get a name in one city.
const MOST: usize = 51;

pub(crate) fn places(sketch: &Sketch, city: &City, people: &[Kelurahan]) -> Vec<Named> {
    let mut places: Vec<Named> = sketch
        .place
        .iter()
        .map(|place| named(city, people, &place.name, &place.kind, city.frame.point(place.at)))
        .collect();
    places.extend(crossings(city, people));
    let mut taken = BTreeSet::new();
    for names in &sketch.gazetteer {
        places.extend(after_surroundings(names, city, people, &mut taken));
    }
    let mut seen = BTreeSet::new();
    places.retain(|place| seen.insert(place.name.clone()));
    places
}

fn named(city: &City, people: &[Kelurahan], name: &str, kind: &str, at: Point) -> Named {
    let kelurahan = home(city, people, at);
    Named { name: name.to_owned(), kind: kind.to_owned(), at, kelurahan }
}

/// The kelurahan a spot lies in; outside all of them the nearest centre.
pub(crate) fn home(city: &City, people: &[Kelurahan], at: Point) -> usize {
    let face = (0..city.mesh.faces.len()).find(|&face| contains(&city.mesh.ring(face), at));
    let far = |one: &Kelurahan| city.frame.point([one.lng, one.lat]).distance(at);
    let nearest = || {
        (0..people.len())
            .min_by(|&one, &other| far(&people[one]).total_cmp(&far(&people[other])))
            .unwrap_or_default()
    };
    face.map_or_else(nearest, |face| city.partition.owner[face])
}

/// A polygon that may hold a named place.
struct Candidate {
    zone: usize,
    at: Point,
    kelurahan: usize,
}

fn after_surroundings(
    names: &Names,
    city: &City,
    people: &[Kelurahan],
    taken: &mut BTreeSet<usize>,
) -> Vec<Named> {
    let candidates: Vec<Candidate> = city
        .zones
        .iter()
        .enumerate()
        .filter(|(zone, home)| {
            let polygon = &city.subzones[*zone];
            polygon.code.starts_with(&names.code) && home.is_some() && hectares(&polygon.polygon.outer) > 0.1
        })
        .filter_map(|(zone, home)| {
            Some(Candidate { zone, at: inside(&city.subzones[zone].polygon.outer), kelurahan: (*home)? })
        })
        .collect();
    let mut places = Vec::new();
    let mut groups = BTreeSet::new();
    for (one, kelurahan) in people.iter().enumerate() {
        let group = if names.per == Per::Kecamatan { &kelurahan.kecamatan } else { &kelurahan.nama };
        if places.len() >= MOST || !groups.insert(group.clone()) {
            continue;
        }
        let centre = city.frame.point([kelurahan.lng, kelurahan.lat]);
        let fits = |candidate: &&Candidate| {
            !taken.contains(&candidate.zone)
                && match names.per {
                    Per::Zone => candidate.kelurahan == one,
                    Per::Kelurahan => {
                        candidate.kelurahan == one || candidate.at.distance(centre) < metres(900.0)
                    }
                    Per::Kecamatan => people[candidate.kelurahan].kecamatan == kelurahan.kecamatan,
                }
        };
        let best = candidates
            .iter()
            .filter(fits)
            .min_by(|one, other| one.at.distance(centre).total_cmp(&other.at.distance(centre)));
        if let Some(best) = best {
            taken.insert(best.zone);
            let name = names
                .name
                .replace("{kelurahan}", &kelurahan.nama)
                .replace("{kecamatan}", &kelurahan.kecamatan);
            places.push(Named { name, kind: names.kind.clone(), at: best.at, kelurahan: one });
        }
    }
    places
}

/// Bridges, where a named road crosses a river, and crossings of two named roads.
fn crossings(city: &City, people: &[Kelurahan]) -> Vec<Named> {
    let graph = &city.graph;
    let mut around: std::collections::BTreeMap<usize, BTreeSet<usize>> = std::collections::BTreeMap::new();
    for edge in &graph.edges {
        for node in [edge.a, edge.b] {
            around.entry(node).or_default().insert(edge.line);
        }
    }
    let mut places = Vec::new();
    for (node, lines) in around {
        let of = |wanted: fn(&LineKind) -> bool| -> Vec<&str> {
            let mut names: Vec<&str> = lines
                .iter()
                .filter(|&&line| wanted(&graph.lines[line].kind))
                .map(|&line| graph.lines[line].name.as_str())
                .collect();
            names.dedup();
            names
        };
        let rivers = of(|kind| *kind == LineKind::River);
        let roads = of(|kind| matches!(kind, LineKind::Road(_)));
        let short = |name: &str| name.trim_start_matches("Jalan ").to_owned();
        let at = graph.nodes[node];
        if let ([river, ..], [road, ..]) = (rivers.as_slice(), roads.as_slice()) {
            let name = format!("Jembatan {} ({})", short(road), river);
            places.push(named(city, people, &name, "jembatan", at));
        } else if let [one, other, ..] = roads.as_slice() {
            places.push(named(
                city,
                people,
                &format!("Simpang {}–{}", short(one), short(other)),
                "simpang",
                at,
            ));
        }
    }
    places
}

pub(crate) fn to_json(places: &[Named], city: &City, people: &[Kelurahan]) -> Value {
    let kelurahan: Vec<_> = people
        .iter()
        .map(|one| json!({ "code": one.kode, "name": one.nama, "kecamatan": one.kecamatan, "at": [one.lng, one.lat] }))
        .collect();
    // Four decimals are eleven metres: near enough to find a place, and short.
    let round = |degrees: i64| super::plane::real((degrees + degrees.signum() * 500) / 1000) / 1e4;
    let places: Vec<_> = places
        .iter()
        .map(|place| {
            json!({
                "name": place.name,
                "kind": place.kind,
                "kelurahan": people[place.kelurahan].kode,
                "at": city.frame.degrees(place.at).map(round),
            })
        })
        .collect();
    json!({ "kelurahan": kelurahan, "places": places })
}
