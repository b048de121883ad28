//! Where may I do this? The nearest places where an activity may be carried on, by distance and kelurahan.
//!
//! Places are the centres of the cells of check tiles (38 m wide). Each is asked like any point and offered only where
//! its answer is approvable and nothing in it is in doubt, so small or narrow zones may be missed, and no place is wrong.

use measure::{CHECK_EXTENT, FINE, GridPoint, GroundScale, LngLat, Metres, TileId};
use zoning::{Colouring, Site, Zone};

use super::Pack;
use crate::{
    cells::Uniform,
    check_tile::{CheckTile, LayerKind},
    edge_index::{CELL, CELLS},
    error::PackError,
    source::ByteSource,
};

/// Nobody looks farther, in metres.
const FARTHEST: f64 = 15_000.0;

/// A place where an activity may be carried on.
#[derive(Debug, Clone, PartialEq)]
pub struct NearPlace {
    /// The place.
    pub place: LngLat,
    /// How far it is, in a straight line.
    pub distance: Metres,
    /// Its zone.
    pub zone: Zone,
    /// The answer there.
    pub outcome: zoning::Outcome,
    /// Code of its kelurahan, where the map draws them.
    pub kelurahan: Option<String>,
}

impl<S: ByteSource> Pack<S> {
    /// The nearest places at which all activities of a colouring could be approved, at most one per kelurahan and zone,
    /// nearest first. The tile that holds `from` comes first, then the rings of tiles around it.
    pub async fn nearest_places(
        &self,
        from: LngLat,
        colouring: &mut Colouring<'_>,
        most: usize,
    ) -> Result<Vec<NearPlace>, PackError> {
        let centre = TileId::check_tile_of(GridPoint::from_lng_lat(from));
        let mut found: Vec<NearPlace> = Vec::new();
        let scale = GroundScale::at(from);
        #[expect(clippy::cast_precision_loss, reason = "a tile is 65,536 units wide")]
        let width = CHECK_EXTENT as f64 * scale.east().min(scale.south());
        let mut ring = 0_u32;
        loop {
            // Everything in this ring lies at least so far away.
            let least = (f64::from(ring) - 1.0).max(0.0) * width;
            if least > farthest_wanted(&found, most) || most == 0 {
                break;
            }
            for id in around(centre, ring) {
                self.search_tile(id, from, colouring, most, &mut found).await?;
            }
            measure::sort_by(&mut found, |a, b| a.distance.value().total_cmp(&b.distance.value()));
            found.truncate(most.max(1) * 4);
            ring += 1;
        }
        found.truncate(most);
        Ok(found)
    }

    /// Adds the places of one tile, at most one per kelurahan and zone.
    async fn search_tile(
        &self,
        id: TileId,
        from: LngLat,
        colouring: &mut Colouring<'_>,
        most: usize,
        found: &mut Vec<NearPlace>,
    ) -> Result<(), PackError> {
        if self.plan.surely_lacks(id) {
            return Ok(());
        }
        if !self.tiles.borrow().contains_key(&id) {
            self.load(GridPoint::from_lng_lat(from), &[id]).await?;
        }
        let mut farthest = farthest_wanted(found, most);
        for (distance, place) in self.candidates(id, from, farthest, colouring) {
            if distance.value() > farthest {
                break;
            }
            let place = place.to_lng_lat();
            let site = self.site_within(place, None, 0.0).await?;
            let Some((zone, outcome)) = good(&site, colouring) else { continue };
            let kelurahan = self.kelurahan_at(place).await?;
            let same = |it: &&mut NearPlace| it.kelurahan == kelurahan && it.zone == zone;
            match found.iter_mut().find(same) {
                Some(known) if known.distance <= distance => {}
                Some(known) => *known = NearPlace { place, distance, zone, outcome, kelurahan },
                None => found.push(NearPlace { place, distance, zone, outcome, kelurahan }),
            }
            farthest = farthest_wanted(found, most);
        }
        Ok(())
    }

    /// The centres of a tile's cells that may be good, nearest first. Most tiles and cells say at once that they are not.
    fn candidates(
        &self,
        id: TileId,
        from: LngLat,
        farthest: f64,
        colouring: &mut Colouring<'_>,
    ) -> Vec<(Metres, GridPoint)> {
        let loaded = self.tiles.borrow();
        let tile = loaded.get(&id).map(|it| &**it);
        if tile.is_some_and(|it| !self.may_fit(it, colouring)) {
            return Vec::new();
        }
        let (ox, oy) = id.origin();
        let (fx, fy) = measure::project(from);
        let scale = GroundScale::at(from);
        let mut known: Vec<(&Uniform, bool)> = Vec::new();
        let mut all = Vec::new();
        for (row, column) in (0..CELLS).flat_map(|row| (0..CELLS).map(move |column| (row, column))) {
            let (x, y) = (ox + column * CELL + CELL / 2, oy + row * CELL + CELL / 2);
            #[expect(clippy::cast_precision_loss, reason = "grid units are at most 2^30")]
            let distance = scale.length(x as f64 - fx, y as f64 - fy).to_centimetres();
            if distance.value() > farthest {
                continue;
            }
            let place = GridPoint { x: x * FINE, y: y * FINE };
            let uniform = tile.and_then(|it| it.cells().uniform_at(it.relative(place)));
            if uniform.is_none_or(|it| fits(it, &mut known, colouring)) {
                all.push((distance, place));
            }
        }
        measure::sort_by(&mut all, |a, b| a.0.value().total_cmp(&b.0.value()));
        all
    }

    /// Whether any zone of a tile could be approved where no overlay lies; overlays only tighten.
    fn may_fit(&self, tile: &CheckTile, colouring: &mut Colouring<'_>) -> bool {
        let ledger = self.ledger.borrow();
        let zones = self.plans.iter().zip(tile.layers()).filter(|it| it.0.kind != LayerKind::Overlay);
        let mut numbers: Vec<u32> = zones.flat_map(|it| it.1.features.iter().copied()).collect();
        measure::sort(&mut numbers);
        numbers.dedup();
        numbers.into_iter().any(|it| colouring.outcome(&ledger.zone(it), &[]).is_approvable())
    }
}

/// Whether what lies everywhere in a cell could be approved; each such thing is asked once.
fn fits<'a>(
    uniform: &'a Uniform,
    known: &mut Vec<(&'a Uniform, bool)>,
    colouring: &mut Colouring<'_>,
) -> bool {
    if let Some(known) = known.iter().find(|it| core::ptr::eq(it.0, uniform)) {
        return known.1;
    }
    let fits = match uniform.parts.as_slice() {
        [part] => colouring.outcome(&part.zone, &part.overlays).is_approvable(),
        _ => false,
    };
    known.push((uniform, fits));
    fits
}

/// How far a place may be to be among the nearest.
fn farthest_wanted(found: &[NearPlace], most: usize) -> f64 {
    let mut distances: Vec<f64> = found.iter().map(|it| it.distance.value()).collect();
    measure::sort_by(&mut distances, f64::total_cmp);
    distances.get(most.saturating_sub(1)).copied().unwrap_or(FARTHEST)
}

/// The zone and the outcome of a site where nothing is in doubt and the activities could be approved.
fn good(site: &Site, colouring: &mut Colouring<'_>) -> Option<(Zone, zoning::Outcome)> {
    let [part] = site.parts.as_slice() else { return None };
    if !site.near.is_empty() {
        return None;
    }
    let outcome = colouring.outcome(&part.zone, &part.overlays);
    outcome.is_approvable().then(|| (part.zone.clone(), outcome))
}

/// The tiles of a square ring around another.
fn around(centre: TileId, ring: u32) -> Vec<TileId> {
    let last = (1_u32 << centre.z) - 1;
    let rows = centre.y.saturating_sub(ring)..=centre.y.saturating_add(ring).min(last);
    let columns = || centre.x.saturating_sub(ring)..=centre.x.saturating_add(ring).min(last);
    let all = rows.flat_map(|y| columns().map(move |x| TileId { z: centre.z, x, y }));
    all.filter(|it| it.x.abs_diff(centre.x).max(it.y.abs_diff(centre.y)) == ring).collect()
}
