//! From the sketch to the finished city: graph, mesh, blocks, uses, groups, in that order.

use std::collections::{BTreeMap, BTreeSet};

use super::{
    arrange::{Graph, Line, LineKind},
    blocks, cover,
    curve::{ragged, smooth},
    groups,
    landuse::{self, Ground, Use},
    mesh::Mesh,
    plane::{Frame, Point, metres},
    sketch::Sketch,
    strips,
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
}

impl City {
    pub(crate) fn build(sketch: &Sketch, detail: u32) -> anyhow::Result<Self> {
        let frame = Frame { centre: sketch.frame.centre };
        let (graph, rivers) = draw(sketch, &frame);
        let mut mesh = strips::mesh(&graph)?;
        let ground = Ground::new(sketch, &frame, rivers);
        blocks::cut_all(
            &mut mesh,
            &blocks::Wishes {
                graph: &graph,
                urban: &|spot| ground.urban(spot),
                decided: &|spot| ground.decided(spot).is_some(),
                detailed: &|spot| ground.is_detailed(spot),
                detail,
            },
        );
        let uses = landuse::decide(&mesh, &graph, &ground);
        let subzones = subzones(&mesh, &uses, detail);
        Ok(Self { frame, graph, mesh, uses, subzones })
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

fn subzones(mesh: &Mesh, uses: &[Use], detail: u32) -> Vec<Subzone> {
    let mut zones = Vec::new();
    for faces in groups::subzones(mesh, uses, detail) {
        let one = &uses[faces[0]];
        for polygon in cover::join(mesh, &faces) {
            zones.push(Subzone {
                code: one.subzone.clone().unwrap_or_default(),
                hazard: one.hazard.clone(),
                polygon,
            });
        }
    }
    zones
}

/// Lays all lines into one graph; also gives the courses of the rivers.
fn draw(sketch: &Sketch, frame: &Frame) -> (Graph, Vec<Vec<Point>>) {
    let mut graph = Graph::new(metres(sketch.frame.snap_m));
    let line = |name: &str, kind: LineKind, half_width: f64| Line {
        name: name.to_owned(),
        kind,
        half_width: metres(half_width),
    };
    let coast = ragged(&smooth(&frame.points(&sketch.outline.coast), 300.0), 75.0, 0.11, 1);
    let mut border = vec![coast[coast.len() - 1]];
    border.extend(frame.points(&sketch.outline.border));
    border.push(coast[0]);
    let border = ragged(&smooth(&border, 400.0), 180.0, 0.05, 2);
    let outline: Vec<Point> = coast.iter().chain(&border[1..border.len() - 1]).copied().collect();
    graph.add(line("Pantai", LineKind::Coast, 0.0), &coast);
    graph.add(line("Batas kota", LineKind::CityBorder, 0.0), &border);
    let mut rivers = Vec::new();
    for river in &sketch.river {
        let course = ragged(&smooth(&frame.points(&river.line), 250.0), 85.0, 0.1, 3);
        graph.add(line(&river.name, LineKind::River, river.half_width), &course);
        rivers.push(course);
    }
    for road in &sketch.road {
        let course = smooth(&frame.points(&road.line), 130.0);
        graph.add(line(&road.name, LineKind::Road(road.class), road.half_width), &course);
    }
    let rings = sketch.area.iter().chain(&sketch.kawasan).map(|ring| (ring.name.as_str(), &ring.ring));
    let patches =
        sketch.not_digitised.iter().chain([&sketch.general_plan_only]).map(|patch| ("", &patch.ring));
    for (name, ring) in rings.chain(patches) {
        let mut ring = frame.points(ring);
        ring.push(ring[0]);
        graph.add(line(name, LineKind::AreaEdge, 0.0), &ring);
    }
    graph.prune(&outline);
    graph.tie();
    (graph, rivers)
}
