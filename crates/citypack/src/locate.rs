//! What lies at a point: facts from loaded check tiles, borders and neighbours within reach. No reading here.

use measure::{FINE, GridPoint, GroundScale, Metres, Share, TileId};
use zoning::SitePart;

use crate::{
    check_tile::{CheckTile, LayerKind, LayerPlan},
    coverage::Coverage,
    edge_index::{Edge, EdgeIndex},
    few::Few,
    ledger::{Ledger, NOT_DIGITISED, OUTSIDE_COVERAGE},
    spot::Spot,
};

/// How many tiles a question looks at in each direction: 20 km at a latitude of 60 degrees.
const MOST_TILES: i64 = 16;

/// The loaded tiles around a point, and what is known of the pack.
pub(crate) struct Surroundings<'a> {
    pub(crate) plans: &'a [LayerPlan],
    pub(crate) ledger: &'a Ledger,
    /// The tiles within reach.
    pub(crate) tiles: &'a [&'a CheckTile],
    pub(crate) scale: GroundScale,
    pub(crate) coverage: &'a Coverage,
}

/// The first and the last tile whose squares meet a box of `reach` metres around a point.
pub(crate) fn tiles_within(point: GridPoint, scale: GroundScale, reach: f64) -> (TileId, TileId) {
    #[expect(
        clippy::cast_possible_truncation,
        reason = "a reach of some kilometres in fine steps is far below 2^63"
    )]
    let steps = libm::ceil(scale.units_spanning(Metres::new(reach)) * 256.0) as i64;
    // Far from the equator tiles are small on the ground: a question looks at so many and no more.
    let steps = steps.min(MOST_TILES * measure::CHECK_EXTENT * FINE);
    let corner = |d: i64| TileId::check_tile_of(GridPoint { x: point.x + d, y: point.y + d });
    (corner(-steps), corner(steps))
}

impl Surroundings<'_> {
    /// What lies exactly at a point.
    pub(crate) fn spot_at(&self, point: GridPoint) -> Spot {
        let id = TileId::check_tile_of(point);
        let nothing = || self.nothing_at(point);
        // The archive holds no tile for a place where no layer draws anything.
        let tile = self.tiles.iter().find(|it| it.id() == id);
        let (layers, p) = tile.map_or_else(Default::default, |it| (it.layers(), it.relative(point)));
        let found = |index: &EdgeIndex, into: &mut Few| index.features_at(p, into);
        Spot::read(self.plans, layers, found, || Some(nothing())).unwrap_or_default()
    }

    fn nothing_at(&self, point: GridPoint) -> u32 {
        if self.coverage.holds(point.to_lng_lat()) { NOT_DIGITISED } else { OUTSIDE_COVERAGE }
    }

    /// Distance to the nearest other zone within `reach` metres, seen from a point that lies in `here`.
    pub(crate) fn border(&self, point: GridPoint, here: &Spot, reach: f64) -> Option<f64> {
        let mut best: Option<f64> = None;
        for tile in self.tiles {
            let p = tile.relative(point);
            for (plan, layer) in self.plans.iter().zip(tile.layers()) {
                let counts = match plan.kind {
                    LayerKind::SubZone => true,
                    LayerKind::Kawasan => !here.detailed,
                    LayerKind::Overlay => false,
                };
                if counts {
                    let limit = best.unwrap_or(reach);
                    best = layer.index.nearest_border(p, self.scale, limit).or(best);
                }
            }
        }
        best
    }

    /// Parts other than the point's own within a reach in metres per layer, nearest first.
    pub(crate) fn near(
        &self,
        point: GridPoint,
        here: &Spot,
        reach: &(impl Iterator<Item = f64> + Clone),
    ) -> Vec<SitePart> {
        let mut beside: Vec<(f64, GridPoint)> = Vec::new();
        for tile in self.tiles {
            let relative = tile.relative(point);
            let (ox, oy) = tile.id().origin();
            for (layer, reach) in tile.layers().iter().zip(reach.clone()) {
                layer.index.edges_within(relative, self.scale, reach, |edge, distance, nearest| {
                    let sides = to_both_sides(edge, nearest);
                    beside.extend(
                        sides.map(|(x, y)| (distance, GridPoint { x: x + ox * FINE, y: y + oy * FINE })),
                    );
                });
            }
        }
        if beside.is_empty() {
            return Vec::new();
        }
        measure::sort_by(&mut beside, |a, b| a.0.total_cmp(&b.0).then(a.1.cmp(&b.1)));
        // An edge is found once for each cell that it runs through.
        beside.dedup();
        let own = here.parts(self.ledger, Share::NOTHING, Metres::ZERO);
        let mut near: Vec<SitePart> = Vec::new();
        let mut seen: Vec<Spot> = Vec::new();
        for (distance, point) in beside {
            let spot = self.spot_at(point);
            if spot == *here || seen.contains(&spot) {
                continue;
            }
            for part in spot.parts(self.ledger, Share::NOTHING, Metres::new(distance)) {
                let same = |it: &SitePart| it.zone == part.zone && it.overlays == part.overlays;
                if !own.iter().any(same) && !near.iter().any(same) {
                    near.push(part);
                }
            }
            seen.push(spot);
        }
        near
    }
}

/// The points a hair's breadth (1/32 unit, about a millimetre) to either side of a point of an edge, in fine steps.
fn to_both_sides(edge: &Edge, at: (f64, f64)) -> [(i64, i64); 2] {
    let [a, b] = edge.ends.map(|it| (f64::from(it.0), f64::from(it.1)));
    let (dx, dy) = (b.0 - a.0, b.1 - a.1);
    let length = libm::sqrt(dx * dx + dy * dy).max(1.0);
    [-8.0, 8.0].map(|hair| (to_i64(at.0 - dy / length * hair), to_i64(at.1 + dx / length * hair)))
}

#[expect(clippy::cast_possible_truncation, reason = "coordinates within a tile are far below 2^63")]
fn to_i64(v: f64) -> i64 {
    libm::round(v) as i64
}
