//! What lies at a point: facts from loaded check tiles, borders and neighbours within reach. No reading here.

use measure::{FINE, GridPoint, GroundScale, LngLat, Metres, Share, TileId};
use zoning::{Overlay, SitePart, Zone};

use crate::{
    check_tile::{CheckTile, LayerKind, LayerPlan},
    edge_index::Edge,
    few::Few,
    ledger::{Ledger, MISSING_LAYER, NOT_DIGITISED, OUTSIDE_COVERAGE},
};

/// The loaded tiles around a point, and what is known of the pack.
pub(crate) struct Surroundings<'a> {
    pub(crate) plans: &'a [LayerPlan],
    pub(crate) ledger: &'a Ledger,
    /// The tiles within reach.
    pub(crate) tiles: &'a [&'a CheckTile],
    pub(crate) scale: GroundScale,
    /// Whether a point without a zone lies inside the plan's coverage.
    pub(crate) covered: &'a dyn Fn(LngLat) -> bool,
}

/// Zones and overlays at one point, as numbers of the ledger.
#[derive(Debug, Default, PartialEq)]
pub(crate) struct Spot {
    /// At least one.
    pub(crate) zones: Few,
    overlays: Few,
    /// Whether the zones are sub-zones.
    detailed: bool,
}

/// The first and the last tile whose squares meet a box of `reach` metres around a point.
pub(crate) fn tiles_within(point: GridPoint, scale: GroundScale, reach: f64) -> (TileId, TileId) {
    #[expect(
        clippy::cast_possible_truncation,
        reason = "a reach of some kilometres in fine steps is far below 2^63"
    )]
    let steps = libm::ceil(scale.units_spanning(Metres::new(reach)) * 256.0) as i64;
    let corner = |d: i64| TileId::check_tile_of(GridPoint { x: point.x + d, y: point.y + d });
    (corner(-steps), corner(steps))
}

impl Surroundings<'_> {
    /// What lies exactly at a point, which is given in degrees too where that is known.
    pub(crate) fn spot_at(&self, point: GridPoint, place: Option<LngLat>) -> Spot {
        let mut spot = Spot::default();
        let id = TileId::check_tile_of(point);
        if let Some(tile) = self.tiles.iter().find(|it| it.id() == id) {
            let p = tile.relative(point);
            self.collect(tile, p, LayerKind::SubZone, &mut spot.zones);
            spot.detailed = !spot.zones.is_empty();
            if !spot.detailed {
                self.collect(tile, p, LayerKind::Kawasan, &mut spot.zones);
            }
            self.collect(tile, p, LayerKind::Overlay, &mut spot.overlays);
            spot.zones.sort();
            spot.overlays.sort();
        }
        if spot.zones.is_empty() {
            spot.zones.push(self.nothing_at(place.unwrap_or_else(|| point.to_lng_lat())));
        }
        spot
    }

    fn collect(&self, tile: &CheckTile, p: (i64, i64), kind: LayerKind, into: &mut Few) {
        for (plan, layer) in self.plans.iter().zip(tile.layers()) {
            if plan.kind == kind && !layer.features.is_empty() {
                let found = layer.index.features_at(p);
                into.extend(found.as_slice().iter().map(|it| layer.features[*it as usize]));
            }
        }
    }

    fn nothing_at(&self, place: LngLat) -> u32 {
        if !self.plans.iter().any(|it| it.kind != LayerKind::Overlay) {
            MISSING_LAYER
        } else if (self.covered)(place) {
            NOT_DIGITISED
        } else {
            OUTSIDE_COVERAGE
        }
    }

    /// A spot as parts of a site, one per zone, in order.
    pub(crate) fn parts(&self, spot: &Spot, share: Share, distance: Metres) -> Vec<SitePart> {
        let zones = spot.zones.as_slice();
        let mut parts = Vec::with_capacity(zones.len());
        parts.extend(zones.iter().map(|it| self.part(*it, spot, share, distance)));
        if parts.len() > 1 {
            let key = |it: &SitePart| -> (Zone, Vec<Overlay>) { (it.zone.clone(), it.overlays.clone()) };
            parts.sort_by_cached_key(key);
        }
        parts
    }

    fn part(&self, zone: u32, spot: &Spot, share: Share, distance: Metres) -> SitePart {
        let beside = spot.overlays.as_slice();
        let own = self.ledger.overlays(zone);
        let mut overlays = Vec::with_capacity(own.len() + beside.len());
        overlays.extend(own.iter().cloned());
        overlays.extend(beside.iter().flat_map(|it| self.ledger.overlays(*it)).cloned());
        if overlays.len() > 1 {
            overlays.sort_unstable();
            overlays.dedup();
        }
        SitePart { zone: self.ledger.zone(zone), overlays, share, distance }
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
        beside.sort_by(|a, b| a.0.total_cmp(&b.0).then(a.1.cmp(&b.1)));
        // An edge is found once for each cell that it runs through.
        beside.dedup();
        let own = self.parts(here, Share::NOTHING, Metres::ZERO);
        let mut near: Vec<SitePart> = Vec::new();
        let mut seen: Vec<Spot> = Vec::new();
        for (distance, point) in beside {
            let spot = self.spot_at(point, None);
            if spot == *here || seen.contains(&spot) {
                continue;
            }
            for part in self.parts(&spot, Share::NOTHING, Metres::new(distance)) {
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
