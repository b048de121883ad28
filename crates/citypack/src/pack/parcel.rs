//! Turns an outline into a plot: reads the tiles under it, cuts it along the plan, looks what lies beside it.

use std::{cell::RefCell, rc::Rc, sync::Arc};

use measure::{
    CHECK_EXTENT, FINE, Frame, GridPoint, LngLat, Metres, Outline, Shape, Share, SquareMetres, TileId,
};
use zoning::{BuildingRules, Ground, Parcel, Piece, SitePart, Zone, share_out};

use super::{CACHE, Pack, WORST_ACCURACY, all_ids, json, plan_of};
use crate::{
    building::{self, IntensityFile, SurfaceFile},
    carve::{Facts, Knife},
    check_tile::LayerKind,
    drawn_tile::DrawnTile,
    error::PackError,
    ledger::{Ledger, MISSING_LAYER, NOT_DIGITISED, OUTSIDE_COVERAGE},
    manifest::ManifestLayerKind,
    source::ByteSource,
    spot::Spot,
    terrain::Terrain,
};

/// Most places of an outline at which its neighbours are looked for.
const MOST_PLACES: f64 = 4_000.0;
/// The distance between them where map and position are exact, in metres.
const LEAST_STEP: f64 = 1.0;

impl<S: ByteSource> Pack<S> {
    /// What lies on a plot. `accuracy` is that of its corners, where a receiver gave them.
    pub async fn parcel(&self, outline: Outline, accuracy: Option<Metres>) -> Result<Parcel, PackError> {
        let tiles = self.drawn_tiles(&outline).await?;
        let doubt = accuracy.map_or(0.0, |it| it.value().min(WORST_ACCURACY));
        let carved: Vec<(Facts, Shape)> = self.knife(&tiles).carve(&outline).into_iter().collect();
        let mut pieces: Vec<(Facts, Piece)> = Vec::new();
        for (facts, shape) in carved {
            let area = SquareMetres::new(shape.area(outline.frame));
            if area > SquareMetres::ZERO {
                pieces.extend(self.pieces(&facts, &shape, area));
            }
        }
        measure::sort_by(&mut pieces, |a, b| b.1.area.cmp(&a.1.area).then_with(|| a.0.cmp(&b.0)));
        let overlapping = pieces.iter().any(|it| it.0.0.len() > 1);
        let mut all: Vec<Piece> = pieces.iter().map(|it| it.1.clone()).collect();
        share_out(&mut all);
        let (mut parts, mut slivers) = (Vec::new(), Vec::new());
        for (n, piece) in all.into_iter().enumerate() {
            let narrow = self.accuracy_between(&pieces[0].0, &pieces[n].0).max(doubt);
            let is_sliver = n > 0 && piece.shape.mean_width(outline.frame) < narrow;
            if is_sliver { &mut slivers } else { &mut parts }.push(piece);
        }
        let band = pieces.iter().map(|it| self.band_of_zones(&it.0.0)).fold(doubt, f64::max);
        let own: Vec<&SitePart> = parts.iter().chain(&slivers).map(|it: &Piece| &it.part).collect();
        let near = self.beside(&outline, &own, accuracy, band).await?;
        let of_other_zone = |it: &&SitePart| !own.iter().any(|part| part.zone == it.zone);
        let border = near.iter().filter(of_other_zone).map(|it| it.distance.value()).fold(f64::MAX, f64::min);
        let ground = self.ground(outline.given.iter().flatten().flatten().copied()).await?;
        Ok(Parcel {
            area: Some(outline.area),
            parts,
            slivers,
            near,
            border: (border < f64::MAX).then(|| Metres::new(border).to_centimetres()),
            band: Metres::new(band),
            position_accuracy: accuracy,
            overlay_kinds: Arc::clone(&self.overlay_kinds),
            overlapping,
            place: None,
            ground,
            outline: Some(outline),
        })
    }

    /// A plot of which only a point is known, and perhaps its size.
    pub async fn plot_at(
        &self,
        place: LngLat,
        accuracy: Option<Metres>,
        told: Option<SquareMetres>,
    ) -> Result<Parcel, PackError> {
        let site = self.site_at(place, accuracy).await?;
        let mut parcel = Parcel::of_site(site, Some(place), told);
        parcel.ground = self.ground(core::iter::once(place)).await?;
        Ok(parcel)
    }

    /// The numbers that limit buildings. Empty where the pack has none.
    pub async fn building_rules(&self) -> Result<BuildingRules, PackError> {
        let intensity = match json(&self.source, &self.manifest, "intensity", &self.limits).await? {
            Some((name, bytes)) => Some(IntensityFile::parse(&name, &bytes)?),
            None => None,
        };
        Ok(building::rules(intensity, self.surfaces().await?))
    }

    /// The surfaces that keep flying safe, with their names; none where the pack has none.
    pub async fn surfaces(&self) -> Result<Option<SurfaceFile>, PackError> {
        match json(&self.source, &self.manifest, "surfaces", &self.limits).await? {
            Some((name, bytes)) => Ok(Some(SurfaceFile::parse(&name, &bytes)?)),
            None => Ok(None),
        }
    }

    /// The kinds of overlays that the pack holds.
    pub fn overlay_kinds(&self) -> Arc<[String]> {
        Arc::clone(&self.overlay_kinds)
    }

    /// The code of the kelurahan that holds a place; none where the map draws none.
    pub async fn kelurahan_at(&self, place: LngLat) -> Result<Option<String>, PackError> {
        let id = TileId::check_tile_of(GridPoint::from_lng_lat(place));
        let tile = self.drawn_tile(id).await?;
        let (x, y) = measure::project(place);
        let (ox, oy) = id.origin();
        #[expect(clippy::cast_precision_loss, reason = "grid units are at most 2^30")]
        let at = (x - ox as f64, y - oy as f64);
        Ok(tile.kelurahan_at(at).map(str::to_owned))
    }

    /// The lowest and the highest that the ground may be, where the pack has heights.
    pub(super) async fn ground(
        &self,
        places: impl Iterator<Item = LngLat>,
    ) -> Result<Option<Ground>, PackError> {
        let terrain = self.terrain().await?;
        Ok(terrain.and_then(|it| it.ground(places.map(|it| [it.lng(), it.lat()]))))
    }

    async fn terrain(&self) -> Result<Option<Rc<Terrain>>, PackError> {
        if let Some(known) = self.terrain.get() {
            return Ok(known.clone());
        }
        let terrain = match json(&self.source, &self.manifest, "terrain", &self.limits).await? {
            Some((name, bytes)) => Some(Rc::new(Terrain::parse(&name, &bytes)?)),
            None => None,
        };
        Ok(self.terrain.get_or_init(|| terrain).clone())
    }

    fn knife<'a>(&'a self, tiles: &'a [Rc<DrawnTile>]) -> Knife<'a> {
        let claims =
            |it: &&crate::manifest::LayerEntry| plan_of(it).is_some_and(|it| it.kind != LayerKind::Overlay);
        let coverage = self.manifest.layers.iter().filter(claims).flat_map(|it| &it.coverage).collect();
        Knife { plans: &self.plans, tiles, coverage }
    }

    /// The tiles under an outline.
    async fn drawn_tiles(&self, outline: &Outline) -> Result<Vec<Rc<DrawnTile>>, PackError> {
        let frame = outline.frame;
        let tile_of = |it: measure::Local| TileId::check_tile_of(on_grid(frame, it));
        let Some(bounds) = outline.shape.bounds() else { return Ok(Vec::new()) };
        let mut tiles = Vec::new();
        for id in all_ids(tile_of(bounds.low), tile_of(bounds.high)) {
            tiles.push(self.drawn_tile(id).await?);
        }
        Ok(tiles)
    }

    pub(super) async fn drawn_tile(&self, id: TileId) -> Result<Rc<DrawnTile>, PackError> {
        if let Some(known) = self.drawn.borrow().get(&id) {
            return Ok(Rc::clone(known));
        }
        let tile = self.tile(id).await?;
        let kelurahan = self.manifest.layers.iter().find(|it| it.kind == ManifestLayerKind::Kelurahan);
        let kelurahan = kelurahan.map(|it| it.id.as_str());
        let built =
            DrawnTile::build(id, tile.as_ref(), &self.plans, kelurahan, &mut self.ledger.borrow_mut())
                .map_err(|it| self.bad_tile("plan", id, it))?;
        let built = Rc::new(built);
        let mut drawn = self.drawn.borrow_mut();
        // Plots follow one another in one place: when the memory is full, it begins anew.
        if drawn.values().map(|it| it.weight()).sum::<usize>() > CACHE {
            drawn.clear();
        }
        drawn.insert(id, Rc::clone(&built));
        Ok(built)
    }

    /// The pieces of some ground: one, or one per zone where zones overlap.
    fn pieces(&self, facts: &Facts, shape: &Shape, area: SquareMetres) -> Vec<(Facts, Piece)> {
        let mut spot = Spot::default();
        spot.zones.extend(facts.0.iter().copied());
        spot.overlays.extend(facts.1.iter().copied());
        let parts = spot.parts(&self.ledger.borrow(), Share::NOTHING, Metres::ZERO);
        let piece = |part| (facts.clone(), Piece { part, area: Some(area), shape: shape.clone() });
        parts.into_iter().map(piece).collect()
    }

    /// How far off the line between two pieces may be: that of the zones where those differ, else of the overlays.
    fn accuracy_between(&self, one: &Facts, other: &Facts) -> f64 {
        if one.0 != other.0 {
            return self.band_of_zones(&one.0).max(self.band_of_zones(&other.0));
        }
        let ledger = self.ledger.borrow();
        let apart = |a: &[u32], b: &[u32]| a.iter().filter(|it| !b.contains(it)).copied().collect::<Vec<_>>();
        let differing = apart(&one.1, &other.1).into_iter().chain(apart(&other.1, &one.1));
        differing.map(|it| self.accuracy_of(&ledger, it)).fold(0.0, f64::max)
    }

    fn band_of_zones(&self, zones: &[u32]) -> f64 {
        let ledger = self.ledger.borrow();
        zones.iter().map(|it| self.accuracy_of(&ledger, *it)).fold(0.0, f64::max)
    }

    /// The accuracy of the layer that a number comes from. Where nothing is drawn it is that of the best layer of
    /// zones: its outline ends there.
    fn accuracy_of(&self, ledger: &Ledger, number: u32) -> f64 {
        match number {
            NOT_DIGITISED | OUTSIDE_COVERAGE | MISSING_LAYER => {
                let zones =
                    self.plans.iter().zip(&self.accuracies).filter(|it| it.0.kind != LayerKind::Overlay);
                let least = zones.map(|it| *it.1).fold(f64::MAX, f64::min);
                if least < f64::MAX { least } else { 0.0 }
            }
            number => {
                ledger.layer(number).and_then(|it| self.accuracies.get(it)).copied().unwrap_or_default()
            }
        }
    }

    /// What lies beside an outline within the band, nearest first, apart from what it holds itself. Looked for at
    /// places along the outline no farther apart than the band, with a reach that leaves nothing between them out.
    async fn beside(
        &self,
        outline: &Outline,
        own: &[&SitePart],
        accuracy: Option<Metres>,
        band: f64,
    ) -> Result<Vec<SitePart>, PackError> {
        let around: f64 = outline.shape.perimeter(outline.frame);
        let step = band.max(LEAST_STEP).max(around / MOST_PLACES);
        let reach = libm::sqrt(band * band + step * step / 4.0);
        let found: RefCell<Vec<SitePart>> = RefCell::default();
        let add = |part: &SitePart, distance: Metres| {
            let same = |it: &SitePart| it.zone == part.zone && it.overlays == part.overlays;
            if own.iter().any(|it| same(it)) {
                return;
            }
            let mut found = found.borrow_mut();
            match found.iter_mut().find(|it| same(it)) {
                Some(known) if known.distance <= distance => {}
                Some(known) => known.distance = distance,
                None => found.push(SitePart { share: Share::NOTHING, distance, ..part.clone() }),
            }
        };
        let accuracy = Metres::new(accuracy.map_or(0.0, Metres::value).max(reach));
        for place in along(outline, step) {
            let site = loop {
                match self.site_if_loaded(place, Some(accuracy), reach) {
                    Ok(site) => break site,
                    Err(missing) => self.load(GridPoint::from_lng_lat(place), &missing).await?,
                }
            };
            site.parts.iter().for_each(|it| add(it, Metres::ZERO));
            site.near.iter().for_each(|it| add(it, it.distance));
        }
        let mut found = found.into_inner();
        for it in &mut found {
            it.distance = it.distance.to_centimetres();
        }
        let key = |it: &SitePart| (it.distance.value(), zone_order(&it.zone));
        measure::sort_by(&mut found, |a, b| {
            let (one, other) = (key(a), key(b));
            one.0
                .total_cmp(&other.0)
                .then(one.1.cmp(&other.1))
                .then_with(|| (&a.zone, &a.overlays).cmp(&(&b.zone, &b.overlays)))
        });
        Ok(found)
    }
}

/// Zones before gaps.
fn zone_order(zone: &Zone) -> u8 {
    u8::from(!matches!(zone, Zone::SubZone { .. } | Zone::Kawasan { .. }))
}

/// Places along all rings of an outline, its corners among them, no farther apart than a number of metres.
fn along(outline: &Outline, step: f64) -> Vec<LngLat> {
    let frame = outline.frame;
    let scale = frame.scale();
    let mut places = Vec::new();
    for [a, b] in outline.shape.edges() {
        let (dx, dy) = (f64::from(b.0) - f64::from(a.0), f64::from(b.1) - f64::from(a.1));
        let steps = f64::from(measure::STEPS);
        let pieces = libm::ceil(scale.length(dx / steps, dy / steps).value() / step).max(1.0);
        let mut n = 0.0;
        while n < pieces {
            #[expect(
                clippy::cast_possible_truncation,
                reason = "the point lies between two points of the frame"
            )]
            let at = |from: i32, along: f64| from + libm::round(along * n / pieces) as i32;
            places.push(frame.place((at(a.0, dx), at(a.1, dy))));
            n += 1.0;
        }
    }
    places
}

/// The grid point of a point of a frame, rounded down.
fn on_grid(frame: Frame, point: measure::Local) -> GridPoint {
    let per = i64::from(measure::STEPS) / FINE;
    let at = |steps: i32, origin: i64| i64::from(steps).div_euclid(per) + origin * FINE;
    let origin = frame.origin();
    const { assert!(CHECK_EXTENT > 0, "tiles have a size") };
    GridPoint { x: at(point.0, origin.0), y: at(point.1, origin.1) }
}
