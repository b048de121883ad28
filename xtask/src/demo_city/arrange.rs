//! Lays every drawn line into one graph: lines that cross share a corner there, corners that nearly touch are one.
//! It knows widths and ranks of lines, not what they mean for land use.

use std::collections::{BTreeMap, BTreeSet};

use super::plane::{Point, contains, crosses, distance_to_segment, meet, nearest_on_segment};

/// One drawn line. A wide one becomes a strip of ground, a narrow one only a border.
#[derive(Clone, Debug)]
pub(crate) struct Line {
    pub(crate) name: String,
    pub(crate) kind: LineKind,
    /// Centimetres from the axis to the edge; zero for a mere border.
    pub(crate) half_width: f64,
}

/// In rising rank: where two lines lie on each other, the higher one stays.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum LineKind {
    Tie,
    AreaEdge,
    CityBorder,
    Coast,
    River,
    Road(super::sketch::RoadClass),
}

#[derive(Clone, Copy, Debug)]
pub(crate) struct Edge {
    pub(crate) a: usize,
    pub(crate) b: usize,
    pub(crate) line: usize,
}

#[derive(Debug)]
pub(crate) struct Graph {
    pub(crate) nodes: Vec<Point>,
    pub(crate) edges: Vec<Edge>,
    pub(crate) lines: Vec<Line>,
    snap: f64,
}

impl Graph {
    pub(crate) fn new(snap: f64) -> Self {
        Self { nodes: Vec::new(), edges: Vec::new(), lines: Vec::new(), snap }
    }

    pub(crate) fn add(&mut self, line: Line, path: &[Point]) {
        self.lines.push(line);
        let line = self.lines.len() - 1;
        let mut queue = Vec::new();
        let ids: Vec<usize> = path.iter().map(|&point| self.node(point, &mut queue)).collect();
        for pair in ids.windows(2).rev() {
            queue.push(Edge { a: pair[0], b: pair[1], line });
        }
        while let Some(edge) = queue.pop() {
            self.place(edge, &mut queue);
        }
    }

    /// The corner at that spot; a new one also splits the edges that pass close by.
    fn node(&mut self, point: Point, queue: &mut Vec<Edge>) -> usize {
        let near = (0..self.nodes.len())
            .map(|id| (self.nodes[id].distance(point), id))
            .filter(|(distance, _)| *distance < self.snap)
            .min_by(|a, b| a.0.total_cmp(&b.0));
        if let Some((_, id)) = near {
            return id;
        }
        self.nodes.push(point);
        let id = self.nodes.len() - 1;
        let reach = self.reach();
        let (hit, kept): (Vec<Edge>, Vec<Edge>) = self
            .edges
            .iter()
            .partition(|edge| distance_to_segment(point, self.nodes[edge.a], self.nodes[edge.b]) < reach);
        self.edges = kept;
        for edge in hit {
            queue.extend(halves(edge, id));
        }
        id
    }

    fn reach(&self) -> f64 {
        self.snap * 0.5
    }

    fn place(&mut self, edge: Edge, queue: &mut Vec<Edge>) {
        if edge.a == edge.b {
            return;
        }
        if let Some(twin) = self.edges.iter().position(|old| same(*old, edge)) {
            if self.lines[edge.line].kind > self.lines[self.edges[twin].line].kind {
                self.edges[twin].line = edge.line;
            }
            return;
        }
        let (a, b) = (self.nodes[edge.a], self.nodes[edge.b]);
        let touched = (0..self.nodes.len())
            .filter(|&id| id != edge.a && id != edge.b)
            .find(|&id| distance_to_segment(self.nodes[id], a, b) < self.reach());
        if let Some(id) = touched {
            queue.extend(halves(edge, id));
            return;
        }
        let crossed = self.edges.iter().position(|old| crosses(a, b, self.nodes[old.a], self.nodes[old.b]));
        let Some(crossed) = crossed else {
            self.edges.push(edge);
            return;
        };
        let old = self.edges.swap_remove(crossed);
        let (c, d) = (self.nodes[old.a], self.nodes[old.b]);
        let share = meet(a, a.to(b), c, d).expect("crossing segments meet");
        let id = self.node(c.plus(c.to(d).times(share)), queue);
        queue.extend(halves(edge, id));
        queue.extend(halves(old, id));
    }

    /// Drops what lies outside the city, and borders that lead nowhere.
    pub(crate) fn prune(&mut self, outline: &[Point]) {
        let (nodes, lines) = (&self.nodes, &self.lines);
        self.edges.retain(|edge| {
            matches!(lines[edge.line].kind, LineKind::CityBorder | LineKind::Coast)
                || contains(outline, nodes[edge.a].middle(nodes[edge.b]))
        });
        loop {
            let mut degree = BTreeMap::new();
            for edge in &self.edges {
                *degree.entry(edge.a).or_insert(0) += 1;
                *degree.entry(edge.b).or_insert(0) += 1;
            }
            let before = self.edges.len();
            let lines = &self.lines;
            self.edges.retain(|edge| {
                lines[edge.line].half_width > 0.0 || (degree[&edge.a] > 1 && degree[&edge.b] > 1)
            });
            if self.edges.len() == before {
                return;
            }
        }
    }

    /// Ties loose parts to the rest with borders, so that every face has one ring.
    pub(crate) fn tie(&mut self) {
        loop {
            let parts = self.parts();
            let count = parts.values().collect::<BTreeSet<_>>().len();
            if count <= 1 {
                return;
            }
            let main = parts[&self.edges[0].a];
            let nearest = |id: usize| {
                self.edges
                    .iter()
                    .filter(|edge| parts[&edge.a] == main)
                    .map(|edge| nearest_on_segment(self.nodes[id], self.nodes[edge.a], self.nodes[edge.b]))
                    .map(|spot| (self.nodes[id].distance(spot), id, spot))
                    .min_by(|one, other| one.0.total_cmp(&other.0))
                    .expect("the main part has edges")
            };
            let by_distance =
                |one: &(f64, usize, Point), other: &(f64, usize, Point)| one.0.total_cmp(&other.0);
            let loose = parts.iter().filter(|(_, part)| **part != main).map(|(&id, _)| nearest(id));
            let (_, first, spot) = loose.min_by(by_distance).expect("a loose part has corners");
            // A second tie at the far side: one alone would leave a face that touches itself along the tie.
            let from = self.nodes[first];
            let members = parts.iter().filter(|(_, part)| **part == parts[&first]).map(|(&id, _)| id);
            let far = members
                .max_by(|&a, &b| self.nodes[a].distance(from).total_cmp(&self.nodes[b].distance(from)))
                .expect("a loose part has corners");
            let (_, _, far_spot) = nearest(far);
            let ties = [[from, spot], [self.nodes[far], far_spot]];
            for tie in ties {
                self.add(Line { name: String::new(), kind: LineKind::Tie, half_width: 0.0 }, &tie);
            }
        }
    }

    fn parts(&self) -> BTreeMap<usize, usize> {
        let mut part: BTreeMap<usize, usize> =
            self.edges.iter().flat_map(|edge| [(edge.a, edge.a), (edge.b, edge.b)]).collect();
        loop {
            let mut changed = false;
            for edge in &self.edges {
                let low = part[&edge.a].min(part[&edge.b]);
                changed |= part.insert(edge.a, low) != Some(low);
                changed |= part.insert(edge.b, low) != Some(low);
            }
            if !changed {
                return part;
            }
        }
    }
}

fn halves(edge: Edge, at: usize) -> [Edge; 2] {
    [Edge { b: at, ..edge }, Edge { a: at, ..edge }]
}

fn same(one: Edge, other: Edge) -> bool {
    (one.a, one.b) == (other.a, other.b) || (one.a, one.b) == (other.b, other.a)
}
