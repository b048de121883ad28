//! Opens a pack and turns a place into a site.

use std::{cell::RefCell, collections::BTreeMap, rc::Rc, sync::Arc};

use measure::{GridPoint, GroundScale, LngLat, Metres, Share, TileId};
use zoning::{Name, Rulebook, Site, SitePart, Zone};

use crate::{
    activities::ActivityFile,
    archive::Archive,
    check_tile::{CheckTile, LayerKind, LayerPlan},
    coverage::Coverage,
    error::{Malformed, PackError},
    ledger::{Ledger, MISSING_LAYER, NOT_DIGITISED, OUTSIDE_COVERAGE},
    limits::Limits,
    locate::{Surroundings, tiles_within},
    manifest::{LayerEntry, Manifest, ManifestLayerKind},
    mvt::Tile,
    places::{KelurahanEntry, PlaceFile, ZoneShare},
    rulebook::RulebookFile,
    source::{ByteSource, Bytes},
    spot::Spot,
    zones::ZoneFile,
};

/// How far the nearest border is looked for, in metres, where no accuracy asks for more.
const REACH: f64 = 60.0;
/// An accuracy beyond this is treated as this; a position so bad is no position.
const WORST_ACCURACY: f64 = 500.0;
/// Indexed tiles kept in memory, in bytes.
const CACHE: usize = 48 << 20;

/// An open pack.
pub struct Pack<S> {
    source: S,
    limits: Limits,
    manifest: Manifest,
    plan: Archive,
    base: Option<Archive>,
    zones: ZoneFile,
    rulebook: Option<(RulebookFile, Rulebook)>,
    plans: Vec<LayerPlan>,
    /// Accuracy of each plan's layer in metres, in the same order, and the worst of them.
    accuracies: Vec<f64>,
    widest_accuracy: f64,
    overlay_kinds: Arc<[String]>,
    coverage: Coverage,
    ledger: RefCell<Ledger>,
    tiles: RefCell<BTreeMap<TileId, Rc<CheckTile>>>,
}

impl<S: ByteSource> Pack<S> {
    /// Reads `pack.json`, the archive's head, the zones and the rulebook.
    pub async fn open(source: S, limits: Limits) -> Result<Self, PackError> {
        let manifest = Manifest::parse(&source.whole("pack.json").await?.data)?;
        let open = async |role: &str| match manifest.file(role) {
            Some(file) => Archive::open(&source, &file.name, limits).await.map(Some),
            None => Ok(None),
        };
        let plan = open("plan").await?.ok_or_else(|| Malformed::new("pack.json", "names no \"plan\""))?;
        let base = open("base").await?;
        let zones = match json(&source, &manifest, "zones", &limits).await? {
            Some((name, bytes)) => ZoneFile::parse(&name, &bytes)?,
            None => ZoneFile::default(),
        };
        let rulebook = match json(&source, &manifest, "rulebook", &limits).await? {
            Some((name, bytes)) => {
                let file = RulebookFile::parse(&name, &bytes)?;
                let rules = file.to_rules(&name)?;
                Some((file, rules))
            }
            None => None,
        };
        let plans: Vec<LayerPlan> = manifest.layers.iter().filter_map(plan_of).collect();
        let accuracy =
            |it: &LayerPlan| manifest.layer(&it.name).map_or(0.0, |it| it.accuracy_m.min(WORST_ACCURACY));
        let accuracies: Vec<f64> = plans.iter().map(accuracy).collect();
        let claims = |it: &&LayerEntry| plan_of(it).is_some_and(|it| it.kind != LayerKind::Overlay);
        let coverage = manifest.layers.iter().filter(claims).flat_map(|it| &it.coverage);
        Ok(Self {
            widest_accuracy: accuracies.iter().copied().fold(0.0, f64::max),
            accuracies,
            overlay_kinds: overlay_kinds(&plans).into(),
            coverage: Coverage::build(coverage),
            ledger: RefCell::default(),
            tiles: RefCell::default(),
            source,
            limits,
            manifest,
            plan,
            base,
            zones,
            rulebook,
            plans,
        })
    }

    /// `pack.json`.
    pub fn manifest(&self) -> &Manifest {
        &self.manifest
    }

    /// Names and colours of codes.
    pub fn zones(&self) -> &ZoneFile {
        &self.zones
    }

    /// The rulebook with its texts, where the pack has one.
    pub fn rulebook_file(&self) -> Option<&RulebookFile> {
        self.rulebook.as_ref().map(|it| &it.0)
    }

    /// The rules that answers are computed from, where the pack has a rulebook.
    pub fn rules(&self) -> Option<&Rulebook> {
        self.rulebook.as_ref().map(|it| &it.1)
    }

    /// The lowest and the highest zoom of the plan's tiles; the highest is the check zoom.
    pub fn plan_zooms(&self) -> (u8, u8) {
        (self.plan.min_zoom(), self.plan.max_zoom())
    }

    /// Where the bytes come from.
    pub fn source(&self) -> &S {
        &self.source
    }

    /// Reads the activities; none where the pack has no such file.
    pub async fn activities(&self) -> Result<ActivityFile, PackError> {
        match json(&self.source, &self.manifest, "activities", &self.limits).await? {
            Some((name, bytes)) => Ok(ActivityFile::parse(&name, &bytes)?),
            None => Ok(ActivityFile::default()),
        }
    }

    /// Reads the gazetteer; empty where the pack has no such file.
    pub async fn places(&self) -> Result<PlaceFile, PackError> {
        match json(&self.source, &self.manifest, "places", &self.limits).await? {
            Some((name, bytes)) => Ok(PlaceFile::parse(&name, &bytes)?),
            None => Ok(PlaceFile::default()),
        }
    }

    /// A tile of the plan; `None` where there is none.
    pub async fn tile(&self, id: TileId) -> Result<Option<Tile>, PackError> {
        self.decode(&self.plan, "plan", id).await
    }

    /// A tile of the base map; `None` where there is none.
    pub async fn base_tile(&self, id: TileId) -> Result<Option<Tile>, PackError> {
        match &self.base {
            Some(archive) => self.decode(archive, "base", id).await,
            None => Ok(None),
        }
    }

    async fn decode(&self, archive: &Archive, role: &str, id: TileId) -> Result<Option<Tile>, PackError> {
        let Some(bytes) = archive.tile(&self.source, id).await? else { return Ok(None) };
        let tile = Tile::decode(&bytes, &self.limits).map_err(|it| self.bad_tile(role, id, it))?;
        Ok(Some(tile))
    }

    fn bad_tile(&self, role: &str, id: TileId, what: &str) -> Malformed {
        let file = self.manifest.file(role).map_or(role, |it| &it.name);
        Malformed::new(format!("{file}, tile {}/{}/{}", id.z, id.x, id.y), what)
    }

    /// What lies at a place, as far as the next zone within 60 m, or within the position's accuracy if that is more.
    pub async fn site_at(&self, place: LngLat, accuracy: Option<Metres>) -> Result<Site, PackError> {
        self.site_within(place, accuracy, REACH).await
    }

    /// The same with the nearest other zone looked for as far as `reach` metres, at most 20 km.
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
            let quiet = tile.cells().is_quiet(p, widest, reach);
            Some((tile.cells().uniform_at(p)?, quiet))
        });
        if let Some((here, true)) = known {
            return Ok(site(here.parts.clone(), Vec::new(), None, &here.spot));
        }
        let scale = GroundScale::at(place);
        let (one, many);
        let tiles = match tiles_within(point, scale, reach) {
            (first, last) if first == last => {
                one = [&**loaded.get(&first).ok_or_else(|| vec![first])?];
                &one[..]
            }
            (first, last) => {
                many = all_of(&loaded, first, last)?;
                &many
            }
        };
        let (ledger, coverage) = (&*self.ledger.borrow(), &self.coverage);
        let around = Surroundings { plans: &self.plans, ledger, coverage, tiles, scale };
        let near = |here: &Spot| around.near(point, here, &self.accuracies.iter().map(|it| it.max(doubt)));
        let border = |here: &Spot| around.border(point, here, reach);
        Ok(if let Some((here, _)) = known {
            site(here.parts.clone(), near(&here.spot), border(&here.spot), &here.spot)
        } else {
            let here = around.spot_at(point);
            site(here.parts(ledger, Share::WHOLE, Metres::ZERO), near(&here), border(&here), &here)
        })
    }

    /// A whole kelurahan as a site: its zones with their shares.
    pub fn site_of_kelurahan(&self, kelurahan: &KelurahanEntry) -> Site {
        let part = |share: &ZoneShare| self.part_of(share);
        Site {
            parts: kelurahan.shares.iter().map(part).collect(),
            near: Vec::new(),
            border: None,
            band: Metres::ZERO,
            position_accuracy: None,
            overlay_kinds: Arc::clone(&self.overlay_kinds),
        }
    }

    fn part_of(&self, share: &ZoneShare) -> SitePart {
        let code = (!share.code.is_empty()).then(|| Name::new(&share.code));
        let layer_of = |kind: LayerKind| {
            self.plans.iter().find(|it| it.kind == kind).map(|it| Name::new(&it.name)).unwrap_or_default()
        };
        let zone = match share.kind.as_str() {
            "subzone" => Zone::SubZone { code, layer: layer_of(LayerKind::SubZone) },
            "kawasan" => Zone::Kawasan { code, layer: layer_of(LayerKind::Kawasan) },
            "not_digitised" => Zone::NotDigitised,
            _ => Zone::OutsideCoverage,
        };
        let overlay = |(kind, class): &(String, String)| zoning::Overlay {
            kind: kind.into(),
            class: class.into(),
            layer: self.layer_of_overlay(kind),
        };
        SitePart {
            zone,
            overlays: share.overlays.iter().map(overlay).collect(),
            share: Share::from_millionths(share.millionths),
            distance: Metres::ZERO,
        }
    }

    fn layer_of_overlay(&self, kind: &str) -> Name {
        let holds = |it: &&LayerPlan| it.name == kind || it.overlays.iter().any(|own| own == kind);
        self.plans.iter().find(holds).map(|it| Name::new(&it.name)).unwrap_or_default()
    }

    async fn load(&self, point: GridPoint, missing: &[TileId]) -> Result<(), PackError> {
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

/// The tiles from the first to the last, or those that are not loaded.
fn all_of(
    loaded: &BTreeMap<TileId, Rc<CheckTile>>,
    first: TileId,
    last: TileId,
) -> Result<Vec<&CheckTile>, Vec<TileId>> {
    let rows = first.y..=last.y;
    let wanted = rows.flat_map(|y| (first.x..=last.x).map(move |x| TileId { z: first.z, x, y }));
    let (mut tiles, mut missing) = (Vec::new(), Vec::new());
    for id in wanted {
        match loaded.get(&id) {
            Some(tile) => tiles.push(&**tile),
            None => missing.push(id),
        }
    }
    if missing.is_empty() { Ok(tiles) } else { Err(missing) }
}

/// The kinds of overlays that a pack holds, as layers or as attributes of zones.
fn overlay_kinds(plans: &[LayerPlan]) -> Vec<String> {
    let mut kinds: Vec<String> = plans.iter().flat_map(|it| it.overlays.iter().cloned()).collect();
    kinds.extend(plans.iter().filter(|it| it.kind == LayerKind::Overlay).map(|it| it.name.clone()));
    kinds.sort_unstable();
    kinds.dedup();
    kinds
}

/// How a verdict looks at a layer; `None` for layers it does not look at.
fn plan_of(layer: &LayerEntry) -> Option<LayerPlan> {
    let kind = match layer.kind {
        ManifestLayerKind::Subzone => LayerKind::SubZone,
        ManifestLayerKind::Kawasan => LayerKind::Kawasan,
        ManifestLayerKind::Overlay => LayerKind::Overlay,
        ManifestLayerKind::Kelurahan => return None,
    };
    Some(LayerPlan { name: layer.id.clone(), kind, overlays: layer.overlays.clone() })
}

/// The bytes of a JSON file of the pack, by role.
async fn json<S: ByteSource>(
    source: &S,
    manifest: &Manifest,
    role: &str,
    limits: &Limits,
) -> Result<Option<(String, Vec<u8>)>, PackError> {
    let Some(file) = manifest.file(role) else { return Ok(None) };
    if file.bytes > limits.json_bytes {
        return Err(Malformed::new(&file.name, "is larger than the limit").into());
    }
    let Bytes { data, .. } = source.whole(&file.name).await?;
    Ok(Some((file.name.clone(), data)))
}
