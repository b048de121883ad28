//! What lies at a point: facts from loaded check tiles, borders and neighbours within reach. No reading here.

use std::{collections::BTreeMap, rc::Rc};

use measure::{FINE, GridPoint, GroundScale, Metres, Share, TileId};
use zoning::{Overlay, SitePart, Zone};

use crate::check_tile::{CheckTile, LayerKind, LayerPlan};

/// The loaded tiles around a point, and the plans they were built with.
pub(crate) struct Surroundings<'a> {
    pub(crate) plans: &'a [LayerPlan],
    pub(crate) tiles: &'a BTreeMap<TileId, Rc<CheckTile>>,
    pub(crate) scale: GroundScale,
    /// Whether a point without a zone lies inside the plan's coverage.
    pub(crate) covered: &'a dyn Fn(GridPoint) -> bool,
}

/// Zones and overlays at one point.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Facts {
    pub(crate) zones: Vec<Zone>,
    /// Overlays of each zone, in the same order.
    pub(crate) overlays: Vec<Vec<Overlay>>,
}

impl Facts {
    /// As parts of a site.
    pub(crate) fn parts(&self, share: Share, distance: Metres) -> Vec<SitePart> {
        let pair = self.zones.iter().zip(&self.overlays);
        pair.map(|(zone, overlays)| SitePart {
            zone: zone.clone(),
            overlays: overlays.clone(),
            share,
            distance,
        })
        .collect()
    }
}

/// The tiles whose squares meet a box of `reach` metres around a point.
pub(crate) fn tiles_within(point: GridPoint, scale: GroundScale, reach: f64) -> Vec<TileId> {
    #[expect(
        clippy::cast_possible_truncation,
        reason = "a reach of some kilometres in fine steps is far below 2^63"
    )]
    let steps = libm::ceil(scale.units_spanning(Metres::new(reach)) * 256.0) as i64;
    let corner = |dx: i64, dy: i64| TileId::check_tile_of(GridPoint { x: point.x + dx, y: point.y + dy });
    let (first, last) = (corner(-steps, -steps), corner(steps, steps));
    let rows = first.y..=last.y;
    rows.flat_map(|y| (first.x..=last.x).map(move |x| TileId { z: first.z, x, y })).collect()
}

impl Surroundings<'_> {
    /// What lies exactly at a point.
    pub(crate) fn facts_at(&self, point: GridPoint) -> Facts {
        let mut zones: Vec<(Zone, Vec<Overlay>)> = Vec::new();
        let mut kawasan: Vec<(Zone, Vec<Overlay>)> = Vec::new();
        let mut overlays: Vec<Overlay> = Vec::new();
        if let Some(tile) = self.tiles.get(&TileId::check_tile_of(point)) {
            let p = tile.relative(point);
            for (plan, layer) in self.plans.iter().zip(tile.layers()) {
                for facts in layer.index.features_at(p).into_iter().map(|it| &layer.features[it as usize]) {
                    let own = |(kind, class): &(String, String)| Overlay {
                        kind: kind.clone(),
                        class: class.clone(),
                        layer: plan.name.clone(),
                    };
                    let (code, layer) = (facts.code.clone(), plan.name.clone());
                    match plan.kind {
                        LayerKind::SubZone => {
                            zones.push((
                                Zone::SubZone { code, layer },
                                facts.overlays.iter().map(own).collect(),
                            ));
                        }
                        LayerKind::Kawasan => {
                            kawasan.push((
                                Zone::Kawasan { code, layer },
                                facts.overlays.iter().map(own).collect(),
                            ));
                        }
                        LayerKind::Overlay => {
                            overlays.push(Overlay { kind: layer.clone(), class: facts.class.clone(), layer });
                        }
                    }
                }
            }
        }
        let mut found = if zones.is_empty() { kawasan } else { zones };
        if found.is_empty() {
            found.push((self.nothing_at(point), Vec::new()));
        }
        for (_, own) in &mut found {
            own.extend(overlays.iter().cloned());
            own.sort_unstable();
            own.dedup();
        }
        found.sort_unstable();
        found.dedup();
        let (zones, overlays) = found.into_iter().unzip();
        Facts { zones, overlays }
    }

    fn nothing_at(&self, point: GridPoint) -> Zone {
        if !self.plans.iter().any(|it| it.kind != LayerKind::Overlay) {
            Zone::MissingLayer
        } else if (self.covered)(point) {
            Zone::NotDigitised
        } else {
            Zone::OutsideCoverage
        }
    }

    /// Distance to the nearest other zone within `reach` metres, seen from a point that lies in `here`.
    pub(crate) fn border(&self, point: GridPoint, here: &Facts, reach: f64) -> Option<f64> {
        let detailed = here.zones.iter().all(|it| matches!(it, Zone::SubZone { .. }));
        let mut best: Option<f64> = None;
        for tile in self.tiles.values() {
            let p = tile.relative(point);
            for (plan, layer) in self.plans.iter().zip(tile.layers()) {
                let counts = match plan.kind {
                    LayerKind::SubZone => true,
                    LayerKind::Kawasan => !detailed,
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
    pub(crate) fn near(&self, point: GridPoint, here: &Facts, reach: &[f64]) -> Vec<SitePart> {
        let mut beside: Vec<(f64, GridPoint)> = Vec::new();
        for tile in self.tiles.values() {
            let relative = tile.relative(point);
            let (ox, oy) = tile.id().origin();
            for (layer, reach) in tile.layers().iter().zip(reach) {
                layer.index.edges_within(relative, self.scale, *reach, |edge, distance, nearest| {
                    let [a, b] = edge.ends.map(|it| (f64::from(it.0), f64::from(it.1)));
                    let (dx, dy) = (b.0 - a.0, b.1 - a.1);
                    let length = libm::sqrt(dx * dx + dy * dy).max(1.0);
                    // A hair's breadth (1/32 unit, about a millimetre) to either side of the nearest point.
                    for hair in [-8.0, 8.0] {
                        let (x, y) = (nearest.0 - dy / length * hair, nearest.1 + dx / length * hair);
                        beside.push((
                            distance,
                            GridPoint { x: to_i64(x) + ox * FINE, y: to_i64(y) + oy * FINE },
                        ));
                    }
                });
            }
        }
        beside.sort_by(|a, b| a.0.total_cmp(&b.0).then(a.1.cmp(&b.1)));
        let own = here.parts(Share::NOTHING, Metres::ZERO);
        let mut near: Vec<SitePart> = Vec::new();
        for (distance, point) in beside {
            for part in self.facts_at(point).parts(Share::NOTHING, Metres::new(distance)) {
                let same = |it: &SitePart| it.zone == part.zone && it.overlays == part.overlays;
                if !own.iter().any(same) && !near.iter().any(same) {
                    near.push(part);
                }
            }
        }
        near
    }
}

#[expect(clippy::cast_possible_truncation, reason = "coordinates within a tile are far below 2^63")]
fn to_i64(v: f64) -> i64 {
    libm::round(v) as i64
}
