//! From the sketch to the finished city: graph, mesh, blocks, uses, groups, in that order.

use std::collections::{BTreeMap, BTreeSet};

use super::{
    arrange::{Graph, Line, LineKind},
    cover,
    curve::{ragged, smooth},
    field::Field,
    groups,
    kelurahan::{Kelurahan, Partition},
    landuse::{self, Ground, Use},
    mesh::Mesh,
    plane::{Frame, Point, metres, whole},
    relief::{self, Relief},
    sketch::Sketch,
    streets::{self, Street},
    strips,
    wishes::Wishes,
};

/// One polygon of the detailed plan.
#[derive(Clone, Debug)]
pub(crate) struct Subzone {
    pub(crate) code: String,
    pub(crate) hazard: String,
    pub(crate) polygon: cover::Polygon,
}

pub(crate) struct City {
    pub(crate) frame: Frame,
    pub(crate) graph: Graph,
    pub(crate) mesh: Mesh,
    pub(crate) uses: Vec<Use>,
    pub(crate) subzones: Vec<Subzone>,
    pub(crate) streets: Vec<Street>,
    pub(crate) ground: Ground,
    /// The kelurahan of each face.
    pub(crate) partition: Partition,
    /// The kelurahan of each sub-zone polygon; none for roads and rivers, which lie in several.
    pub(crate) zones: Vec<Option<usize>>,
}

impl City {
    /// `fine` above 1 gives smaller pieces and so more polygons.
    pub(crate) fn build(sketch: &Sketch, people: &[Kelurahan], fine: f64) -> anyhow::Result<Self> {
        let frame = Frame { centre: sketch.frame.centre, degree_cm: sketch.frame.degree_m.map(metres) };
        let Drawing { graph, rivers, coast, outline } = draw(sketch, &frame);
        let mut mesh = strips::mesh(&graph)?;
        let step = whole(metres(relief::STEP_M / 2.0));
        let far = [
            relief::nearest(&outline, std::slice::from_ref(&coast), step, 800.0),
            relief::nearest(&outline, &rivers, step, 800.0),
        ];
        let ground = Ground::new(sketch, &frame, Relief::new(sketch, &frame, &outline, &coast, &rivers), far);
        let field = Field::new(&graph, &outline, &ground.relief);
        let wishes = Wishes {
            graph: &graph,
            urban: &|spot| ground.urban(spot),
            grain: &|spot| ground.grain(spot, fine),
        };
        let streets = streets::cut_all(&mut mesh, &field, &wishes);
        let partition = Partition::new(&mut mesh, people, &frame);
        let uses = landuse::decide(&mesh, &graph, &ground, fine);
        let (subzones, zones) = subzones(&mesh, &uses, &partition, fine);
        Ok(Self { frame, graph, mesh, uses, subzones, streets, ground, partition, zones })
    }

    /// The polygons of the general plan with their codes.
    pub(crate) fn kawasan(&self) -> Vec<(String, cover::Polygon)> {
        let labels: Vec<Option<String>> = self.uses.iter().map(|one| one.kawasan.clone()).collect();
        let groups = groups::by_label(&labels).into_iter();
        groups
            .flat_map(|(code, faces)| {
                cover::join(&self.mesh, &faces).into_iter().map(move |polygon| (code.clone(), polygon))
            })
            .collect()
    }

    pub(crate) fn subzone_codes(&self) -> BTreeSet<&str> {
        self.subzones.iter().map(|zone| zone.code.as_str()).filter(|code| !code.is_empty()).collect()
    }

    /// The corners of a drawn line as they ended up in the graph, one list for each unbroken stretch.
    pub(crate) fn stretches(&self, line: usize) -> Vec<Vec<Point>> {
        let mut next: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
        for edge in self.graph.edges.iter().filter(|edge| edge.line == line) {
            next.entry(edge.a).or_default().push(edge.b);
            next.entry(edge.b).or_default().push(edge.a);
        }
        let mut out = Vec::new();
        while let Some(start) = next
            .iter()
            .filter(|(_, ends)| !ends.is_empty())
            .min_by_key(|(_, ends)| (ends.len() != 1, ends.len()))
            .map(|(&id, _)| id)
        {
            let mut path = vec![start];
            let mut at = start;
            while let Some(to) = next.get_mut(&at).and_then(Vec::pop) {
                if let Some(back) = next.get_mut(&to) {
                    back.retain(|&id| id != at);
                }
                path.push(to);
                at = to;
            }
            out.push(path.into_iter().map(|id| self.graph.nodes[id]).collect());
        }
        out
    }

    pub(crate) fn lines(&self, wanted: impl Fn(LineKind) -> bool) -> Vec<usize> {
        (0..self.graph.lines.len()).filter(|&line| wanted(self.graph.lines[line].kind)).collect()
    }
}

fn subzones(
    mesh: &Mesh,
    uses: &[Use],
    partition: &Partition,
    fine: f64,
) -> (Vec<Subzone>, Vec<Option<usize>>) {
    let (mut zones, mut homes) = (Vec::new(), Vec::new());
    for faces in groups::subzones(mesh, uses, fine) {
        let one = &uses[faces[0]];
        for polygon in cover::join(mesh, &faces) {
            zones.push(Subzone {
                code: one.subzone.clone().unwrap_or_default(),
                hazard: one.hazard.clone(),
                polygon,
            });
            homes.push(
                (!matches!(one.subzone.as_deref(), Some("BJ" | "BA"))).then(|| partition.owner[faces[0]]),
            );
        }
    }
    (zones, homes)
}

struct Drawing {
    graph: Graph,
    rivers: Vec<Vec<Point>>,
    coast: Vec<Point>,
    outline: Vec<Point>,
}

/// Lays all lines into one graph; also gives the courses of coast and rivers.
fn draw(sketch: &Sketch, frame: &Frame) -> Drawing {
    let mut graph = Graph::new(metres(sketch.frame.snap_m));
    let line = |name: &str, kind: LineKind, half_width: f64| Line {
        name: name.to_owned(),
        kind,
        half_width: metres(half_width),
    };
    let drawn = frame.points(&sketch.outline.coast);
    let coast = if drawn.is_empty() { drawn } else { ragged(&smooth(&drawn, 300.0), 75.0, 0.11, 1) };
    let mut border: Vec<Point> = coast.last().copied().into_iter().collect();
    border.extend(frame.points(&sketch.outline.border));
    border.push(coast.first().copied().unwrap_or(border[0]));
    let border = ragged(&smooth(&border, 400.0), 180.0, 0.05, 2);
    let outline: Vec<Point> = coast
        .iter()
        .chain(&border[1..border.len().saturating_sub(usize::from(!coast.is_empty()))])
        .copied()
        .collect();
    if !coast.is_empty() {
        graph.add(line("Pantai", LineKind::Coast, 0.0), &coast);
    }
    graph.add(line("Batas kota", LineKind::CityBorder, 0.0), &border);
    let mut rivers = Vec::new();
    for river in &sketch.river {
        // A wide river turns slowly, or its inner bank would meet itself.
        let wide = 5.0 * river.half_width;
        let course = ragged(&smooth(&frame.points(&river.line), wide.max(250.0)), wide.max(85.0), 0.1, 3);
        graph.add(line(&river.name, LineKind::River, river.half_width), &course);
        rivers.push(course);
    }
    for road in &sketch.road {
        let course = smooth(&frame.points(&road.line), 130.0);
        graph.add(line(&road.name, LineKind::Road(road.class), road.half_width), &course);
    }
    let areas = sketch.area.iter().filter(|area| !landuse::by_block(&area.code));
    let rings =
        areas.chain(&sketch.kawasan).map(|area| (area.name.as_str(), landuse::drawn_ring(frame, area)));
    let patches = sketch
        .not_digitised
        .iter()
        .chain(&sketch.general_plan_only)
        .map(|patch| ("", frame.points(&patch.ring)));
    for (name, mut ring) in rings.chain(patches) {
        ring.push(ring[0]);
        graph.add(line(name, LineKind::AreaEdge, 0.0), &ring);
    }
    graph.prune(&outline);
    graph.tie();
    Drawing { graph, rivers, coast, outline }
}
