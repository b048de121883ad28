//! Asks random spots of the land how many sub-zone polygons hold them: one where a detailed plan exists, else none.
//! It looks at the polygons as they are written, not at the mesh they came from.

use anyhow::ensure;

use super::{
    chance,
    cover::Polygon,
    drawing::City,
    plane::{Point, contains, real, whole},
};

/// Every random choice of this module is drawn under this topic.
const TOPIC: u64 = 900;

/// Polygons by the squares they reach into.
struct Squares<'a> {
    side: i64,
    polygons: std::collections::BTreeMap<(i64, i64), Vec<&'a Polygon>>,
}

impl<'a> Squares<'a> {
    fn new(polygons: impl Iterator<Item = &'a Polygon>, side: i64) -> Self {
        let mut squares = Self { side, polygons: std::collections::BTreeMap::new() };
        for polygon in polygons {
            let (low, high) = span(&polygon.outer);
            for column in low.x.div_euclid(side)..=high.x.div_euclid(side) {
                for row in low.y.div_euclid(side)..=high.y.div_euclid(side) {
                    squares.polygons.entry((column, row)).or_default().push(polygon);
                }
            }
        }
        squares
    }

    fn count(&self, spot: Point) -> usize {
        let square = (spot.x.div_euclid(self.side), spot.y.div_euclid(self.side));
        let holds = |polygon: &&&Polygon| {
            contains(&polygon.outer, spot) && !polygon.holes.iter().any(|hole| contains(hole, spot))
        };
        self.polygons.get(&square).into_iter().flatten().filter(holds).count()
    }
}

fn span(ring: &[Point]) -> (Point, Point) {
    let first = (ring[0], ring[0]);
    ring.iter().fold(first, |(low, high), p| {
        let (low, high) = (
            Point { x: low.x.min(p.x), y: low.y.min(p.y) },
            Point { x: high.x.max(p.x), y: high.y.max(p.y) },
        );
        (low, high)
    })
}

/// How many spots were on land with a detailed plan; an error names the first that has no or several sub-zones.
pub(crate) fn compare(city: &City, wanted: usize, seed: i64) -> anyhow::Result<usize> {
    let zones = Squares::new(city.subzones.iter().map(|zone| &zone.polygon), 50_000);
    let planned: Vec<usize> =
        (0..city.mesh.faces.len()).filter(|&face| city.uses[face].subzone.is_some()).collect();
    let land = super::cover::join(&city.mesh, &planned);
    let land = Squares::new(land.iter(), 50_000);
    let (low, high) = span(&city.mesh.points);
    let mut on_land = 0;
    let mut number = 0;
    while on_land < wanted {
        let along = |low: i64, high: i64, axis: u64| {
            low + whole(real(high - low) * chance::share(TOPIC + axis, seed, number))
        };
        // Half-open edges make a spot right on one count once; borders are asked like any other spot.
        let spot = Point { x: along(low.x, high.x, 0), y: along(low.y, high.y, 1) };
        number += 1;
        let (zones, land) = (zones.count(spot), land.count(spot));
        ensure!(
            zones == land,
            "{zones} sub-zones lie at {:?}, where {land} should",
            city.frame.degrees(spot)
        );
        on_land += land;
    }
    Ok(on_land)
}
