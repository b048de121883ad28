//! Says what each face is for: first what the sketch decides, then by line, distance to the centres and chance.
//! The rules are a planner's rules of thumb for a believable sample, not those of any real plan.

use super::{
    arrange::{Graph, LineKind},
    chance,
    curve::rounded,
    grid::Grid,
    mesh::{Mesh, Part, edges},
    plane::{Frame, Point, contains, hectares, inside, mean_width, metres, real, whole},
    relief::Relief,
    sketch::{Drawn, RoadClass, Sketch},
    wishes::Grain,
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
    general_only: Vec<Vec<Point>>,
    centres: Vec<(Point, f64, f64)>,
    rivers: Grid,
    coast: Grid,
    pub(crate) relief: Relief,
}

impl Ground {
    pub(crate) fn new(sketch: &Sketch, frame: &Frame, relief: Relief, [coast, rivers]: [Grid; 2]) -> Self {
        let rings =
            |rings: &[Drawn]| rings.iter().map(|ring| (ring.code.clone(), drawn_ring(frame, ring))).collect();
        Self {
            areas: rings(&sketch.area),
            kawasan: rings(&sketch.kawasan),
            hazards: sketch.hazard.iter().map(|h| (h.class.clone(), frame.points(&h.ring))).collect(),
            missing: sketch.not_digitised.iter().map(|patch| frame.points(&patch.ring)).collect(),
            general_only: sketch.general_plan_only.iter().map(|patch| frame.points(&patch.ring)).collect(),
            centres: sketch
                .centre
                .iter()
                .map(|centre| (frame.point(centre.at), centre.weight / 100.0, metres(centre.reach_m)))
                .collect(),
            rivers,
            coast,
            relief,
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
        !self.general_only.iter().any(|ring| contains(ring, spot)) && !self.is_missing(spot)
    }

    pub(crate) fn decided(&self, spot: Point) -> Option<&str> {
        first(&self.areas, spot)
    }

    /// How finely the ground is cut at a spot; `fine` above 1 gives smaller pieces.
    pub(crate) fn grain(&self, spot: Point, fine: f64) -> Grain {
        let detailed = self.is_detailed(spot);
        let urban = self.urban(spot);
        let (wanted, lanes, wide) = match self.decided(spot) {
            _ if !detailed => (60.0, f64::INFINITY, f64::INFINITY),
            Some(code) => grain_of(code),
            None if urban > 0.62 => (1.35, 1.0, 11.0),
            None if urban > 0.42 => (1.6, 1.2, 12.0),
            None if urban > 0.24 => (2.1, 1.6, 15.0),
            None if urban > 0.12 => (3.2, 2.4, 22.0),
            None if urban > 0.07 => (5.5, 5.0, 28.0),
            None => (9.0, 26.0, 60.0),
        };
        Grain { detailed, wanted_ha: wanted / fine, lanes_from_ha: lanes, wide_from_ha: wide }
    }
}

/// The ring as it lies on the ground: what is natural gets bends.
pub(crate) fn drawn_ring(frame: &Frame, drawn: &Drawn) -> Vec<Point> {
    let ring = frame.points(&drawn.ring);
    if is_natural(&drawn.code) { rounded(&ring) } else { ring }
}

/// Whether a drawn area takes whole blocks, those whose middle it holds, instead of being cut out as it is drawn.
pub(crate) fn by_block(code: &str) -> bool {
    matches!(code, "KT" | "SPU-1" | "CB" | "RTH-2" | "RTH-7" | "SIKM" | "LS" | "PTL")
        || code.starts_with("PL-") && code != "PL-6"
}

/// Nature draws no straight lines.
pub(crate) fn is_natural(code: &str) -> bool {
    matches!(
        code,
        "EM" | "HL" | "HP" | "LG" | "RTH-1" | "KR" | "P-1" | "P-2" | "P-3" | "P-4" | "LGE" | "KS" | "MBT"
    )
}

/// Wanted size, and the sizes from which a narrow and a wide lane lead through, in hectares.
fn grain_of(code: &str) -> (f64, f64, f64) {
    match code {
        "KPI" | "SIKM" | "PL-6" | "KEG" => (4.2, 4.5, 16.0),
        "TR" | "HK" | "MBT" | "PP" => (26.0, 60.0, 60.0),
        "SPU-1" | "KT" => (2.6, 2.6, 14.0),
        "W" | "CB" => (1.6, 1.4, 10.0),
        code if by_block(code) => (1.9, 1.6, 14.0),
        "P-1" | "P-2" | "P-4" | "IK-2" => (5.5, 30.0, 60.0),
        "HL" | "HP" | "LG" | "RTH-1" | "EM" | "KR" | "P-3" | "KS" => (20.0, f64::INFINITY, f64::INFINITY),
        _ => (6.0, 8.0, 30.0),
    }
}

fn first(rings: &[(String, Vec<Point>)], spot: Point) -> Option<&str> {
    rings.iter().find(|(_, ring)| contains(ring, spot)).map(|(code, _)| code.as_str())
}

pub(crate) fn decide(mesh: &Mesh, graph: &Graph, ground: &Ground, fine: f64) -> Vec<Use> {
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
    absorb_slivers(mesh, &mut uses, fine);
    uses
}

fn subzone(part: Part, spot: Point, graph: &Graph, ground: &Ground) -> String {
    let code = match part {
        Part::Road(_) | Part::Street { .. } => "BJ",
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
        _ => countryside(spot, ground),
    }
}

fn countryside(spot: Point, ground: &Ground) -> &'static str {
    let soil = chance::hills(TOPIC + 3, spot.x, spot.y, whole(metres(1500.0)));
    match (ground.relief.slope(spot).length(), soil) {
        (slope, _) if slope > 0.2 => "RTH-1",
        (slope, _) if slope > 0.13 => pick(soil, &[(0.5, "KR"), (1.0, "P-3")]),
        (_, soil) if ground.rivers.at(spot) < metres(420.0) => pick(soil, &[(0.3, "P-2"), (1.0, "P-1")]),
        (_, soil) => pick(soil, &[(0.3, "P-3"), (0.5, "R-5"), (0.8, "P-2"), (1.0, "R-5")]),
    }
}

fn pick(mood: f64, choices: &[(f64, &'static str)]) -> &'static str {
    choices.iter().find(|(limit, _)| mood <= *limit).map_or("R-4", |(_, code)| code)
}

fn hazard(part: Part, spot: Point, ground: &Ground) -> String {
    let (river, coast) = (ground.rivers.at(spot), ground.coast.at(spot));
    let (height, slope) = (ground.relief.height(spot), ground.relief.slope(spot).length());
    let class = match part {
        Part::Road(_) | Part::River(_) | Part::Street { .. } => NO_HAZARD,
        Part::Bank(_) => "Rawan Banjir Tinggi",
        _ => match first(&ground.hazards, spot) {
            Some(class) => class,
            None if coast < metres(420.0) && height < 9.0 => "Rawan Tsunami Tinggi",
            None if river < metres(60.0) => "Rawan Banjir Tinggi",
            None if river < metres(150.0) && slope < 0.09 => "Rawan Banjir Sedang",
            None if slope > 0.24 => "Rawan Longsor Tinggi",
            None if slope > 0.16 => "Rawan Longsor Sedang",
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
fn absorb_slivers(mesh: &Mesh, uses: &mut [Use], fine: f64) {
    let fixed =
        |face: usize| matches!(mesh.faces[face].part, Part::Road(_) | Part::River(_) | Part::Street { .. });
    for face in 0..mesh.faces.len() {
        if fixed(face) || !is_sliver(&mesh.ring(face), fine) {
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

pub(crate) fn is_sliver(ring: &[Point], fine: f64) -> bool {
    hectares(ring) < 0.2 / fine || mean_width(ring) < metres(13.0 / fine.sqrt())
}
