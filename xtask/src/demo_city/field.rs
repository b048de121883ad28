//! Which way streets run: along the nearest main road, the coast and the contours of the hills, each quarter its own.
//! A direction here means the four ways of a crossing, so averages are taken of the fourth power.

use super::{
    arrange::{Graph, LineKind},
    chance,
    grid::Grid,
    plane::{Point, Vector, metres, whole},
    relief::Relief,
    sketch::RoadClass,
};

/// Every random choice of this module is drawn under this topic.
const TOPIC: u64 = 501;
const STEP_M: f64 = 80.0;
/// How far a line bends the streets beside it.
const REACH_M: f64 = 620.0;
/// Quarters of one own direction are about this large.
const QUARTER_M: f64 = 900.0;

pub(crate) struct Field {
    cosine: Grid,
    sine: Grid,
}

impl Field {
    pub(crate) fn new(graph: &Graph, outline: &[Point], relief: &Relief) -> Self {
        let step = whole(metres(STEP_M));
        let mut field = Self { cosine: Grid::over(outline, step), sine: Grid::over(outline, step) };
        for edge in &graph.edges {
            let strength = match graph.lines[edge.line].kind {
                LineKind::Road(RoadClass::Arteri) => 1.0,
                LineKind::Road(RoadClass::Kolektor) => 0.8,
                LineKind::Road(RoadClass::Lokal | RoadClass::Lingkungan) => 0.6,
                LineKind::Coast => 1.2,
                LineKind::AreaEdge => 0.35,
                LineKind::River => 0.4,
                LineKind::CityBorder | LineKind::Tie => 0.0,
            };
            field.bend(graph.nodes[edge.a], graph.nodes[edge.b], strength);
        }
        field.follow_ground(relief);
        field
    }

    fn bend(&mut self, a: Point, b: Point, strength: f64) {
        let way = fourth(a.to(b).unit());
        let pieces = (a.distance(b) / metres(60.0)).ceil().max(1.0);
        let weight = |far: f64| {
            let near = far / metres(130.0);
            strength / (1.0 + near * near) / pieces * (a.distance(b) / metres(60.0))
        };
        let mut piece = 0.5;
        while piece < pieces {
            let spot = a.plus(a.to(b).times(piece / pieces));
            self.cosine.splash(spot, metres(REACH_M), |far| way.x * weight(far));
            self.sine.splash(spot, metres(REACH_M), |far| way.y * weight(far));
            piece += 1.0;
        }
    }

    fn follow_ground(&mut self, relief: &Relief) {
        for row in 0..self.cosine.rows {
            for column in 0..self.cosine.columns {
                let spot = self.cosine.spot(column, row);
                let slope = relief.slope(spot);
                let contour = fourth(slope.left().unit()).times(slope.length() * 3.0);
                let quarter = own_way(spot);
                let place = row * self.cosine.columns + column;
                self.cosine.values[place] += contour.x + 0.22 * quarter.x;
                self.sine.values[place] += contour.y + 0.22 * quarter.y;
            }
        }
    }

    /// The one of the four ways at that spot that comes nearest to `toward`.
    pub(crate) fn way(&self, spot: Point, toward: Vector) -> Vector {
        let power = Vector { x: self.cosine.at(spot), y: self.sine.at(spot) };
        if power.length() < 1e-6 {
            return toward;
        }
        let one = half_angle(half_angle(power.unit()));
        let ways = [one, one.left(), one.times(-1.0), one.left().times(-1.0)];
        ways.into_iter().max_by(|a, b| a.dot(toward).total_cmp(&b.dot(toward))).unwrap_or(toward)
    }
}

/// The direction that the quarter round the nearest of a jittered set of points has for itself.
fn own_way(spot: Point) -> Vector {
    let size = whole(metres(QUARTER_M));
    let (column, row) = (spot.x.div_euclid(size), spot.y.div_euclid(size));
    let mut best = (f64::INFINITY, Vector { x: 1.0, y: 0.0 });
    for row in row - 1..=row + 1 {
        for column in column - 1..=column + 1 {
            let jitter = |topic: u64| whole(metres(QUARTER_M) * chance::share(topic, column, row));
            let at = Point { x: column * size + jitter(TOPIC), y: row * size + jitter(TOPIC + 1) };
            let swing = |topic: u64| chance::swing(topic, column, row);
            let way = Vector { x: swing(TOPIC + 2), y: swing(TOPIC + 3) };
            if at.distance(spot) < best.0 {
                best = (at.distance(spot), way.unit());
            }
        }
    }
    best.1
}

/// A unit vector turned to four times its angle.
fn fourth(way: Vector) -> Vector {
    double(double(way))
}

fn double(way: Vector) -> Vector {
    Vector { x: way.x * way.x - way.y * way.y, y: 2.0 * way.x * way.y }
}

fn half_angle(way: Vector) -> Vector {
    let cosine = f64::midpoint(1.0, way.x).max(0.0).sqrt();
    let sine = f64::midpoint(1.0, -way.x).max(0.0).sqrt();
    Vector { x: cosine, y: if way.y < 0.0 { -sine } else { sine } }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_root_of_a_fourth_power_is_one_of_the_four_ways() {
        for way in [Vector { x: 0.8, y: 0.6 }, Vector { x: -0.28, y: 0.96 }, Vector { x: 0.0, y: -1.0 }] {
            let root = half_angle(half_angle(fourth(way)));
            let ways = [root, root.left(), root.times(-1.0), root.left().times(-1.0)];
            assert!(ways.iter().any(|one| one.dot(way) > 0.999_999), "{way:?} {root:?}");
        }
    }
}
