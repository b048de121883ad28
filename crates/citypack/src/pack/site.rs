//! Turns a place into a site: reads the tiles it needs, keeps them, looks what lies there.

use std::{collections::BTreeMap, rc::Rc, sync::Arc};

use measure::{GridPoint, GroundScale, LngLat, Metres, Share, TileId};
use zoning::Site;

use super::{CACHE, Pack, WORST_ACCURACY, all_ids};
use crate::{
    check_tile::{CheckTile, LayerKind},
    error::PackError,
    ledger::{MISSING_LAYER, NOT_DIGITISED, OUTSIDE_COVERAGE},
    locate::{Surroundings, tiles_within},
    source::ByteSource,
    spot::Spot,
};

/// How far the nearest border is looked for, in metres, where no accuracy asks for more.
const REACH: f64 = 60.0;

impl<S: ByteSource> Pack<S> {
    /// What lies at a place, as far as the next zone within 60 m, or within the position's accuracy if that is more.
    pub async fn site_at(&self, place: LngLat, accuracy: Option<Metres>) -> Result<Site, PackError> {
        self.site_within(place, accuracy, REACH).await
    }

    /// The same with the nearest other zone looked for as far as `reach` metres, at most 20 km or 16 tiles.
    pub async fn site_within(
        &self,
        place: LngLat,
        accuracy: Option<Metres>,
        reach: f64,
    ) -> Result<Site, PackError> {
        let point = GridPoint::from_lng_lat(place);
        loop {
            match self.site_if_loaded(place, accuracy, reach) {
                Ok(site) => return Ok(site),
                Err(missing) => self.load(point, &missing).await?,
            }
        }
    }

    /// The site, if all tiles it needs are in memory; else the tiles that are not.
    pub fn site_if_loaded(
        &self,
        place: LngLat,
        accuracy: Option<Metres>,
        reach: f64,
    ) -> Result<Site, Vec<TileId>> {
        let point = GridPoint::from_lng_lat(place);
        let doubt = accuracy.map_or(0.0, |it| it.value().min(WORST_ACCURACY));
        let widest = self.widest_accuracy.max(doubt);
        let reach = reach.max(widest).min(20_000.0);
        let loaded = self.tiles.borrow();
        let site = |parts, near, border: Option<f64>, here: &Spot| Site {
            parts,
            near,
            border: border.map(Metres::new),
            band: Metres::new(self.band_of(here).max(doubt)),
            position_accuracy: accuracy,
            overlay_kinds: Arc::clone(&self.overlay_kinds),
        };
        // Most places lie far from everything, and their tile knows.
        let known = loaded.get(&TileId::check_tile_of(point)).and_then(|tile| {
            let p = tile.relative(point);
            Some((tile.cells().uniform_at(p)?, tile.cells(), p))
        });
        if let Some((here, cells, p)) = known
            && cells.is_quiet(p, widest, reach)
        {
            return Ok(site(here.parts.clone(), Vec::new(), None, &here.spot));
        }
        let scale = GroundScale::at(place);
        let (one, many);
        let tiles = match tiles_within(point, scale, reach) {
            (first, last) if first == last => match loaded.get(&first) {
                Some(tile) => {
                    one = [&**tile];
                    &one[..]
                }
                None if self.plan.surely_lacks(first) => &[],
                None => return Err(vec![first]),
            },
            (first, last) => {
                many = all_of(&loaded, first, last, |it| self.plan.surely_lacks(it))?;
                &many
            }
        };
        let (ledger, coverage) = (&*self.ledger.borrow(), &self.coverage);
        let around = Surroundings { plans: &self.plans, ledger, coverage, tiles, scale };
        let near = |here: &Spot| {
            // Every zone within the band is answered too, also one of a layer that is more accurate itself.
            let band = self.band_of(here);
            let reach = self.plans.iter().zip(&self.accuracies).map(|(plan, accuracy)| {
                let band = if plan.kind == LayerKind::Overlay { 0.0 } else { band };
                accuracy.max(band).max(doubt)
            });
            around.near(point, here, &reach)
        };
        let border = |here: &Spot| around.border(point, here, reach);
        Ok(if let Some((here, cells, p)) = known {
            let near = if cells.is_quiet(p, widest, 0.0) { Vec::new() } else { near(&here.spot) };
            site(here.parts.clone(), near, border(&here.spot), &here.spot)
        } else {
            let here = around.spot_at(point);
            site(here.parts(ledger, Share::WHOLE, Metres::ZERO), near(&here), border(&here), &here)
        })
    }

    pub(super) async fn load(&self, point: GridPoint, missing: &[TileId]) -> Result<(), PackError> {
        for id in missing {
            let tile = self.tile(*id).await?;
            let tile = CheckTile::build(
                *id,
                tile.as_ref(),
                &self.plans,
                &mut self.ledger.borrow_mut(),
                &self.coverage,
            )
            .map_err(|it| self.bad_tile("plan", *id, it))?;
            self.keep(point, tile);
        }
        Ok(())
    }

    /// Adds a tile to the cache; when that grows too heavy, the tiles farthest from the point go first.
    fn keep(&self, point: GridPoint, tile: CheckTile) {
        let mut tiles = self.tiles.borrow_mut();
        tiles.insert(tile.id(), Rc::new(tile));
        let centre = TileId::check_tile_of(point);
        let far = |it: &TileId| it.x.abs_diff(centre.x).max(it.y.abs_diff(centre.y));
        while tiles.values().map(|it| it.weight()).sum::<usize>() > CACHE {
            let farthest = tiles.keys().copied().max_by_key(far).filter(|it| far(it) > 1);
            let Some(farthest) = farthest else { break };
            tiles.remove(&farthest);
        }
    }

    /// Accuracy of the layer that the zone at a point was read from.
    fn band_of(&self, here: &Spot) -> f64 {
        let ledger = self.ledger.borrow();
        let accuracy = |number: &u32| match *number {
            NOT_DIGITISED | OUTSIDE_COVERAGE | MISSING_LAYER => self.widest_accuracy,
            number => {
                ledger.layer(number).and_then(|it| self.accuracies.get(it)).copied().unwrap_or_default()
            }
        };
        here.zones.as_slice().iter().map(accuracy).fold(0.0, f64::max)
    }
}

/// The tiles from the first to the last that there are, or those that are not loaded.
fn all_of(
    loaded: &BTreeMap<TileId, Rc<CheckTile>>,
    first: TileId,
    last: TileId,
    lacks: impl Fn(TileId) -> bool,
) -> Result<Vec<&CheckTile>, Vec<TileId>> {
    let (mut tiles, mut missing) = (Vec::new(), Vec::new());
    for id in all_ids(first, last) {
        match loaded.get(&id) {
            Some(tile) => tiles.push(&**tile),
            None if lacks(id) => {}
            None => missing.push(id),
        }
    }
    if missing.is_empty() { Ok(tiles) } else { Err(missing) }
}
