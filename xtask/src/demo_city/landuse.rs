//! Says what each face is for: first what the sketch decides, then by line, distance to the centres and chance.
//! The rules are a planner's rules of thumb for a believable sample, not those of any real plan.

use super::{
    arrange::{Graph, LineKind},
    chance,
    mesh::{Mesh, Part, edges},
    plane::{Frame, Point, contains, distance_to_line, hectares, inside, mean_width, metres, real, whole},
    sketch::{RoadClass, Sketch},
};

/// Every random choice of this module is drawn under this topic.
const TOPIC: u64 = 101;

/// The word for "no hazard" in the attribute table.
pub(crate) const NO_HAZARD: &str = "Tidak Ada";

/// What the plan says about one face.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Use {
    /// `None` where no detailed plan exists; empty where the table has a gap.
    pub(crate) subzone: Option<String>,
    pub(crate) kawasan: Option<String>,
    pub(crate) hazard: String,
}

/// The sketch in plane coordinates, ready to be asked about a spot.
pub(crate) struct Ground {
    areas: Vec<(String, Vec<Point>)>,
    kawasan: Vec<(String, Vec<Point>)>,
    hazards: Vec<(String, Vec<Point>)>,
    missing: Vec<Vec<Point>>,
    general_only: Vec<Point>,
    centres: Vec<(Point, f64, f64)>,
    rivers: Vec<Vec<Point>>,
}

impl Ground {
    pub(crate) fn new(sketch: &Sketch, frame: &Frame, rivers: Vec<Vec<Point>>) -> Self {
        let rings = |rings: &[super::sketch::Drawn]| {
            rings.iter().map(|ring| (ring.code.clone(), frame.points(&ring.ring))).collect()
        };
        Self {
            areas: rings(&sketch.area),
            kawasan: rings(&sketch.kawasan),
            hazards: sketch.hazard.iter().map(|h| (h.class.clone(), frame.points(&h.ring))).collect(),
            missing: sketch.not_digitised.iter().map(|patch| frame.points(&patch.ring)).collect(),
            general_only: frame.points(&sketch.general_plan_only.ring),
            centres: sketch
                .centre
                .iter()
                .map(|centre| (frame.point(centre.at), centre.weight / 100.0, metres(centre.reach_m)))
                .collect(),
            rivers,
        }
    }

    /// How urban a spot is: 1 in the middle of the strongest centre, near 0 in the open country.
    pub(crate) fn urban(&self, spot: Point) -> f64 {
        1.0 - self
            .centres
            .iter()
            .map(|&(at, weight, reach)| {
                let far = at.distance(spot) / reach;
                let pull = 1.0 / (1.0 + far * far);
                1.0 - weight * pull * pull
            })
            .product::<f64>()
    }

    pub(crate) fn is_missing(&self, spot: Point) -> bool {
        self.missing.iter().any(|ring| contains(ring, spot))
    }

    pub(crate) fn is_detailed(&self, spot: Point) -> bool {
        !contains(&self.general_only, spot) && !self.is_missing(spot)
    }

    pub(crate) fn decided(&self, spot: Point) -> Option<&str> {
        first(&self.areas, spot)
    }

    fn river_distance(&self, spot: Point) -> f64 {
        self.rivers.iter().map(|line| distance_to_line(spot, line)).fold(f64::INFINITY, f64::min)
    }
}

fn first(rings: &[(String, Vec<Point>)], spot: Point) -> Option<&str> {
    rings.iter().find(|(_, ring)| contains(ring, spot)).map(|(code, _)| code.as_str())
}

pub(crate) fn decide(mesh: &Mesh, graph: &Graph, ground: &Ground) -> Vec<Use> {
    let spots: Vec<Point> = (0..mesh.faces.len()).map(|face| inside(&mesh.ring(face))).collect();
    let mut uses: Vec<Use> = spots
        .iter()
        .zip(&mesh.faces)
        .map(|(&spot, face)| Use {
            subzone: ground.is_detailed(spot).then(|| subzone(face.part, spot, graph, ground)),
            kawasan: (!ground.is_missing(spot))
                .then(|| first(&ground.kawasan, spot).unwrap_or("PK").to_owned()),
            hazard: hazard(face.part, spot, ground),
        })
        .collect();
    place_services(mesh, &spots, ground, &mut uses);
    absorb_slivers(mesh, &mut uses);
    uses
}

fn subzone(part: Part, spot: Point, graph: &Graph, ground: &Ground) -> String {
    let code = match part {
        Part::Road(_) => "BJ",
        Part::River(_) => "BA",
        Part::Bank(_) => "PS",
        Part::Shore => ground.decided(spot).unwrap_or_else(|| shore(spot, ground)),
        Part::Front(line) => ground.decided(spot).unwrap_or_else(|| front(graph, line, spot, ground)),
        Part::Block => ground.decided(spot).unwrap_or_else(|| block(spot, ground)),
    };
    code.to_owned()
}

fn shore(spot: Point, ground: &Ground) -> &'static str {
    let mood = chance::hills(TOPIC, spot.x, spot.y, whole(metres(700.0)));
    if ground.urban(spot) > 0.35 && mood > 0.62 { "W" } else { "PS" }
}

fn front(graph: &Graph, line: usize, spot: Point, ground: &Ground) -> &'static str {
    let urban = ground.urban(spot);
    // Neighbouring lots share their mood, so a street reads as stretches and not as confetti.
    let mood = chance::hills(TOPIC + 1, spot.x, spot.y, whole(metres(650.0)));
    let arterial = graph.lines[line].kind == LineKind::Road(RoadClass::Arteri);
    match (arterial, urban) {
        (true, u) if u > 0.72 => "K-1",
        (true, u) if u > 0.5 => pick(mood, &[(0.42, "C-1"), (1.0, "K-1")]),
        (true, u) if u > 0.3 => pick(mood, &[(0.4, "C-2"), (1.0, "K-2")]),
        (true, u) if u > 0.14 => pick(mood, &[(0.35, "R-3"), (0.6, "C-3"), (1.0, "K-3")]),
        (true, _) => pick(mood, &[(0.55, "R-4"), (1.0, "K-3")]),
        (false, u) if u > 0.72 => pick(mood, &[(0.35, "C-1"), (1.0, "K-2")]),
        (false, u) if u > 0.45 => pick(mood, &[(0.35, "R-2"), (0.6, "C-2"), (1.0, "K-2")]),
        (false, u) if u > 0.24 => pick(mood, &[(0.45, "R-3"), (0.6, "C-3"), (1.0, "K-3")]),
        (false, _) => pick(mood, &[(0.6, "R-4"), (1.0, "K-3")]),
    }
}

fn block(spot: Point, ground: &Ground) -> &'static str {
    let mood = chance::hills(TOPIC + 2, spot.x, spot.y, whole(metres(900.0)));
    let urban = ground.urban(spot) + 0.16 * (mood - 0.5);
    match urban {
        u if u > 0.86 => "R-1",
        u if u > 0.48 => "R-2",
        u if u > 0.24 => "R-3",
        u if u > 0.12 => "R-4",
        _ => countryside(spot),
    }
}

fn countryside(spot: Point) -> &'static str {
    let soil = chance::hills(TOPIC + 3, spot.x, spot.y, whole(metres(1500.0)));
    pick(soil, &[(0.22, "RTH-1"), (0.45, "P-3"), (0.6, "R-5"), (0.78, "P-2"), (1.0, "P-1")])
}

fn pick(mood: f64, choices: &[(f64, &'static str)]) -> &'static str {
    choices.iter().find(|(limit, _)| mood <= *limit).map_or("R-4", |(_, code)| code)
}

fn hazard(part: Part, spot: Point, ground: &Ground) -> String {
    let near = ground.river_distance(spot);
    let class = match part {
        Part::Road(_) | Part::River(_) => NO_HAZARD,
        Part::Bank(_) => "Rawan Banjir Tinggi",
        _ => match first(&ground.hazards, spot) {
            Some(class) => class,
            None if near < metres(75.0) => "Rawan Banjir Tinggi",
            None if near < metres(190.0) => "Rawan Banjir Sedang",
            None => NO_HAZARD,
        },
    };
    class.to_owned()
}

/// Services and parks stand in a loose grid, so that each neighbourhood has its own.
struct Service {
    code: &'static str,
    spacing_m: f64,
    least_urban: f64,
    hectares: (f64, f64),
}

const SERVICES: [Service; 8] = [
    Service { code: "SPU-2", spacing_m: 2300.0, least_urban: 0.2, hectares: (0.8, 7.0) },
    Service { code: "RTH-3", spacing_m: 2500.0, least_urban: 0.2, hectares: (0.6, 6.0) },
    Service { code: "SPU-3", spacing_m: 1250.0, least_urban: 0.14, hectares: (0.3, 5.0) },
    Service { code: "RTH-4", spacing_m: 1500.0, least_urban: 0.16, hectares: (0.3, 5.0) },
    Service { code: "SPU-4", spacing_m: 1800.0, least_urban: 0.3, hectares: (0.2, 3.0) },
    Service { code: "RTH-5", spacing_m: 1500.0, least_urban: 0.3, hectares: (0.2, 3.0) },
    Service { code: "RTNH", spacing_m: 2900.0, least_urban: 0.5, hectares: (0.2, 4.0) },
    Service { code: "RTH-7", spacing_m: 3600.0, least_urban: 0.1, hectares: (0.6, 9.0) },
];

fn place_services(mesh: &Mesh, spots: &[Point], ground: &Ground, uses: &mut [Use]) {
    let sizes: Vec<f64> = (0..mesh.faces.len()).map(|face| hectares(&mesh.ring(face))).collect();
    let mut taken = vec![false; spots.len()];
    for (kind, service) in (0..).zip(&SERVICES) {
        let spacing = whole(metres(service.spacing_m));
        let mut best: std::collections::BTreeMap<(i64, i64), (f64, usize)> =
            std::collections::BTreeMap::new();
        for (face, &spot) in spots.iter().enumerate() {
            let fits = !taken[face]
                && mesh.faces[face].part == Part::Block
                && uses[face].subzone.as_deref().is_some_and(|code| code.starts_with("R-"))
                && (service.hectares.0..service.hectares.1).contains(&sizes[face])
                && mean_width(&mesh.ring(face)) > metres(24.0)
                && ground.decided(spot).is_none()
                && ground.urban(spot) > service.least_urban;
            if !fits {
                continue;
            }
            let square = (spot.x.div_euclid(spacing), spot.y.div_euclid(spacing));
            let aim = |at: i64, axis: i64| {
                let share = 0.5 + 0.3 * chance::swing(TOPIC + 10 + kind, square.0 * 2 + axis, square.1);
                at * spacing + whole(real(spacing) * share)
            };
            let far = spot.distance(Point { x: aim(square.0, 0), y: aim(square.1, 1) });
            let entry = best.entry(square).or_insert((far, face));
            if far < entry.0 {
                *entry = (far, face);
            }
        }
        for (_, face) in best.into_values() {
            taken[face] = true;
            uses[face].subzone = Some(service.code.to_owned());
        }
    }
}

/// A leftover too thin to be a lot of its own takes the use of the neighbour it shares most with.
fn absorb_slivers(mesh: &Mesh, uses: &mut [Use]) {
    let fixed = |face: usize| matches!(mesh.faces[face].part, Part::Road(_) | Part::River(_));
    for face in 0..mesh.faces.len() {
        if fixed(face) || !is_sliver(&mesh.ring(face)) {
            continue;
        }
        let ring = &mesh.faces[face].ring;
        let neighbour = edges(ring)
            .filter_map(|(a, b)| Some((mesh.points[a].distance(mesh.points[b]), mesh.across(a, b)?)))
            .filter(|(_, other)| {
                !fixed(*other) && uses[*other].subzone.is_some() == uses[face].subzone.is_some()
            })
            .max_by(|one, other| one.0.total_cmp(&other.0));
        if let Some((_, other)) = neighbour {
            uses[face] = uses[other].clone();
        }
    }
}

pub(crate) fn is_sliver(ring: &[Point]) -> bool {
    hectares(ring) < 0.2 || mean_width(ring) < metres(13.0)
}
