//! Makes ground out of the drawn graph: blocks between the lines, strips where a line has a width,
//! and a piece at each crossing. Every corner is made once, so the pieces fit without a gap.

use std::collections::{BTreeMap, BTreeSet};

use super::{
    arrange::{Graph, LineKind},
    mesh::{Face, Mesh, Part},
    plane::{Point, Vector, double_area, is_simple},
};

/// One end of an edge, seen from the node it leaves.
#[derive(Clone, Copy, Debug)]
struct Spoke {
    to: usize,
    line: usize,
    half_width: f64,
    along: Vector,
    length: f64,
}

/// Spokes of each node, anticlockwise.
type Spokes = BTreeMap<usize, Vec<Spoke>>;

pub(crate) fn mesh(graph: &Graph) -> anyhow::Result<Mesh> {
    let mut builder =
        Builder { graph, spokes: spokes(graph), mesh: Mesh::default(), corners: BTreeMap::new() };
    builder.make_corners();
    builder.add_blocks()?;
    builder.add_strips();
    builder.add_crossings();
    for (id, face) in builder.mesh.faces.iter().enumerate() {
        let ring = builder.mesh.ring(id);
        anyhow::ensure!(
            double_area(&ring) > 0 && is_simple(&ring),
            "the sketch is too tight: a {:?} at {:?} to {:?} meets itself",
            face.part,
            ring.iter().min(),
            ring.iter().max()
        );
    }
    Ok(builder.mesh)
}

fn spokes(graph: &Graph) -> Spokes {
    let mut spokes = Spokes::new();
    for edge in &graph.edges {
        for (from, to) in [(edge.a, edge.b), (edge.b, edge.a)] {
            let arm = graph.nodes[from].to(graph.nodes[to]);
            spokes.entry(from).or_default().push(Spoke {
                to,
                line: edge.line,
                half_width: graph.lines[edge.line].half_width,
                along: arm.unit(),
                length: arm.length(),
            });
        }
    }
    for around in spokes.values_mut() {
        around.sort_by(|one, other| {
            let half = |v: Vector| v.y < 0.0 || (v.y == 0.0 && v.x < 0.0);
            half(one.along).cmp(&half(other.along)).then_with(|| other.along.cross(one.along).total_cmp(&0.0))
        });
    }
    spokes
}

struct Builder<'a> {
    graph: &'a Graph,
    spokes: Spokes,
    mesh: Mesh,
    /// The corners in the wedge that lies left of the spoke from `.0` to `.1`, in the order a block's ring
    /// meets them when it comes in by the next spoke and leaves by this one.
    corners: BTreeMap<(usize, usize), Vec<usize>>,
}

impl Builder<'_> {
    fn make_corners(&mut self) {
        for (node, around) in self.spokes.clone() {
            let centre = self.graph.nodes[node];
            if around.iter().all(|spoke| spoke.half_width == 0.0) {
                let id = self.mesh.point(centre);
                for spoke in &around {
                    self.corners.insert((node, spoke.to), vec![id]);
                }
                continue;
            }
            self.make_wide_corners(node, centre, &around);
        }
    }

    fn make_wide_corners(&mut self, node: usize, centre: Point, around: &[Spoke]) {
        let count = around.len();
        // Where a mere border leaves the strips that meet here: one corner, shared by both its sides.
        let ends: Vec<Option<usize>> = (0..count)
            .map(|i| {
                (around[i].half_width == 0.0).then(|| {
                    let far = border_end(around[(i + count - 1) % count], around[i], around[(i + 1) % count]);
                    self.mesh.point(centre.plus(around[i].along.times(far)))
                })
            })
            .collect();
        let mut hub = None;
        for i in 0..count {
            let (this, next) = (around[i], around[(i + 1) % count]);
            let corners = match (ends[i], ends[(i + 1) % count]) {
                (None, None) if count == 1 => {
                    dead_end(this).into_iter().map(|step| self.mesh.point(centre.plus(step))).collect()
                }
                (None, None) => vec![self.mesh.point(centre.plus(mitre(this, next)))],
                (Some(end), None) | (None, Some(end)) => vec![end],
                (Some(this_end), Some(next_end)) => {
                    let hub = *hub.get_or_insert_with(|| self.mesh.point(centre));
                    vec![next_end, hub, this_end]
                }
            };
            self.corners.insert((node, this.to), corners);
        }
    }

    /// The spoke before this one, going round anticlockwise.
    fn before(&self, node: usize, to: usize) -> Spoke {
        let around = &self.spokes[&node];
        let place = around.iter().position(|spoke| spoke.to == to).expect("a spoke is listed at its node");
        around[(place + around.len() - 1) % around.len()]
    }

    fn add_blocks(&mut self) -> anyhow::Result<()> {
        let mut seen = BTreeSet::new();
        let starts: Vec<(usize, usize)> =
            self.spokes.iter().flat_map(|(&node, around)| around.iter().map(move |s| (node, s.to))).collect();
        let mut outer = 0;
        for start in starts {
            if seen.contains(&start) {
                continue;
            }
            let (mut ring, mut drawn) = (Vec::new(), Vec::new());
            let mut at = start;
            while seen.insert(at) {
                drawn.push(self.graph.nodes[at.0]);
                ring.extend(&self.corners[&at]);
                // The face lies on the left, so at the far end it turns as far right as it can.
                at = (at.1, self.before(at.1, at.0).to);
            }
            if double_area(&drawn) <= 0 {
                outer += 1;
                continue;
            }
            ring.dedup();
            self.add_block(ring);
        }
        anyhow::ensure!(outer == 1, "the sketch falls into {outer} loose parts");
        Ok(())
    }

    fn add_block(&mut self, mut ring: Vec<usize>) {
        while ring.len() > 1 && ring.first() == ring.last() {
            ring.pop();
        }
        self.mesh.add(Face { ring, part: Part::Block });
    }

    fn add_strips(&mut self) {
        for edge in &self.graph.edges {
            let (u, v) = (edge.a, edge.b);
            if self.graph.lines[edge.line].half_width == 0.0 {
                // Both lists end where their own spoke leaves the node.
                let ends = (self.corners[&(u, v)].last().copied(), self.corners[&(v, u)].last().copied());
                if let (Some(a), Some(b)) = ends {
                    self.mesh.set_line(a, b, edge.line);
                }
                continue;
            }
            let mut ring = self.strip_end(u, v);
            ring.extend(self.strip_end(v, u));
            ring.dedup();
            let part = self.part(edge.line);
            self.mesh.add(Face { ring, part });
        }
    }

    /// Corners of a strip at one end, from its left side to its right side as seen from that end.
    fn strip_end(&self, node: usize, to: usize) -> Vec<usize> {
        let around = &self.spokes[&node];
        let wide = around.iter().filter(|spoke| spoke.half_width > 0.0).count();
        let left = &self.corners[&(node, to)];
        let right = &self.corners[&(node, self.before(node, to).to)];
        if wide > 1 {
            let (left, right) = (left.last().copied(), right.first().copied());
            return left.into_iter().chain(right).collect();
        }
        // The only strip here: it takes the whole spot, all round.
        let place = around.iter().position(|spoke| spoke.to == to).expect("a spoke is listed at its node");
        let mut ring: Vec<usize> = (0..around.len())
            .flat_map(|step| {
                let spoke = around[(place + step) % around.len()];
                self.corners[&(node, spoke.to)].iter().rev().copied()
            })
            .collect();
        ring.dedup();
        ring
    }

    fn add_crossings(&mut self) {
        for (node, around) in &self.spokes {
            let wide: Vec<&Spoke> = around.iter().filter(|spoke| spoke.half_width > 0.0).collect();
            if wide.len() < 2 {
                continue;
            }
            let mut ring: Vec<usize> = around
                .iter()
                .flat_map(|spoke| self.corners[&(*node, spoke.to)].iter().rev().copied())
                .collect();
            ring.dedup();
            while ring.len() > 1 && ring.first() == ring.last() {
                ring.pop();
            }
            let top =
                wide.iter().max_by_key(|spoke| (self.graph.lines[spoke.line].kind, usize::MAX - spoke.line));
            if let (true, Some(top)) = (ring.len() > 2, top) {
                let part = self.part(top.line);
                self.mesh.add(Face { ring, part });
            }
        }
    }

    fn part(&self, line: usize) -> Part {
        if self.graph.lines[line].kind == LineKind::River { Part::River(line) } else { Part::Road(line) }
    }
}

/// The corner between two strips, from their node.
fn mitre(this: Spoke, next: Spoke) -> Vector {
    let sine = this.along.cross(next.along);
    let (w1, w2) = (this.half_width, next.half_width);
    if sine.abs() < 0.12 && this.along.dot(next.along) < 0.0 {
        return this.along.left().times(f64::midpoint(w1, w2));
    }
    let corner = this.along.times(w2 / sine).plus(next.along.times(w1 / sine));
    let longest = 0.45 * this.length.min(next.length);
    if corner.length() > longest { corner.times(longest / corner.length()) } else { corner }
}

/// How far from the node a mere border comes out of the strips beside it.
fn border_end(before: Spoke, border: Spoke, after: Spoke) -> f64 {
    let need = |half_width: f64, sine: f64| if sine > 0.12 { half_width / sine } else { half_width };
    let far = need(before.half_width, before.along.cross(border.along))
        .max(need(after.half_width, border.along.cross(after.along)));
    far.max(100.0).min(0.45 * border.length)
}

/// The two corners where a strip simply stops, left one last.
fn dead_end(spoke: Spoke) -> [Vector; 2] {
    let left = spoke.along.left().times(spoke.half_width);
    [left.times(-1.0), left]
}
