//! Where may I do this? The nearest places where an activity may be carried on, by distance and kelurahan.
//!
//! Places are the centres of the cells of check tiles (38 m wide). Each is asked like any point and offered only where
//! its answer is approvable and nothing in it is in doubt, so small or narrow zones may be missed, and no place is wrong.

use measure::{CHECK_EXTENT, FINE, GridPoint, GroundScale, LngLat, Metres, TileId};
use zoning::{Colouring, Site, Zone};

use super::Pack;
use crate::{
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
        for (distance, place) in centres(id, from) {
            if distance.value() > farthest_wanted(found, most) {
                break;
            }
            let site = self.site_within(place, None, 0.0).await?;
            let Some((zone, outcome)) = good(&site, colouring) else { continue };
            let kelurahan = self.kelurahan_at(place).await?;
            let same = |it: &&mut NearPlace| it.kelurahan == kelurahan && it.zone == zone;
            match found.iter_mut().find(same) {
                Some(known) if known.distance <= distance => {}
                Some(known) => *known = NearPlace { place, distance, zone, outcome, kelurahan },
                None => found.push(NearPlace { place, distance, zone, outcome, kelurahan }),
            }
        }
        Ok(())
    }
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

/// The centres of a tile's cells with their distances, nearest first.
fn centres(id: TileId, from: LngLat) -> Vec<(Metres, LngLat)> {
    let (ox, oy) = id.origin();
    let scale = GroundScale::at(from);
    let (fx, fy) = measure::project(from);
    let mut all = Vec::new();
    for row in 0..CELLS {
        for column in 0..CELLS {
            let at = |origin: i64, cell: i64| (origin + cell * CELL + CELL / 2) * FINE;
            let place = GridPoint { x: at(ox, column), y: at(oy, row) }.to_lng_lat();
            let (x, y) = measure::project(place);
            all.push((scale.length(x - fx, y - fy).to_centimetres(), place));
        }
    }
    measure::sort_by(&mut all, |a, b| a.0.value().total_cmp(&b.0.value()));
    all
}
