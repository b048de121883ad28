//! Opens a pack and hands out what is in it.

mod around;
mod borders;
mod forms;
mod nearest;
mod packages;
mod parcel;
mod site;
mod where_map;

use std::{
    cell::{OnceCell, RefCell},
    collections::BTreeMap,
    rc::Rc,
    sync::Arc,
};

use measure::{CHECK_ZOOM, Metres, Share, TileId};
use zoning::{Name, Rulebook, Site, SitePart, Zone};

use crate::{
    activities::ActivityFile,
    archive::Archive,
    check_tile::{CheckTile, LayerKind, LayerPlan},
    coverage::Coverage,
    drawn_tile::DrawnTile,
    error::{Malformed, PackError},
    ledger::Ledger,
    limits::Limits,
    manifest::{LayerEntry, Manifest, ManifestLayerKind},
    mvt::Tile,
    places::{KelurahanEntry, PlaceFile, ZoneShare},
    rulebook::RulebookFile,
    source::{ByteSource, Bytes},
    terrain::Terrain,
    zones::ZoneFile,
};

pub use around::DrawnZone;
pub use nearest::NearPlace;
pub use where_map::FittingKelurahan;

/// Tiles kept in memory, in bytes, of either form.
const CACHE: usize = 48 << 20;
/// An accuracy beyond this is treated as this; a position so bad is no position.
const WORST_ACCURACY: f64 = 500.0;

/// An open pack.
pub struct Pack<S> {
    source: S,
    limits: Limits,
    manifest: Manifest,
    /// The bytes that the manifest was read from: they name the pack.
    manifest_bytes: Vec<u8>,
    plan: Archive,
    /// The base map, opened when it is first drawn: an answer in words does without.
    base: RefCell<Option<Rc<Archive>>>,
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
    /// Tiles with their polygons, for plots.
    drawn: RefCell<BTreeMap<TileId, Rc<DrawnTile>>>,
    /// Heights of the ground, once they were asked for; nothing where the pack has none.
    terrain: OnceCell<Option<Rc<Terrain>>>,
}

impl<S: ByteSource> Pack<S> {
    /// Reads `pack.json`, the archive's head, the zones and the rulebook.
    pub async fn open(source: S, limits: Limits) -> Result<Self, PackError> {
        Self::open_version(source, limits, "pack.json").await
    }

    /// The same for another version of the plan, by the file that `pack.json` names for it.
    pub async fn open_version(source: S, limits: Limits, file: &str) -> Result<Self, PackError> {
        let manifest_bytes = source.whole(file).await?.data;
        let manifest = Manifest::parse(&manifest_bytes)?;
        let file = manifest.file("plan").ok_or_else(|| Malformed::new("pack.json", "names no \"plan\""))?;
        let plan = Archive::open(&source, &file.name, limits).await?;
        if plan.max_zoom() != CHECK_ZOOM {
            let what =
                format!("ends at zoom {}; answers are computed from zoom {CHECK_ZOOM}", plan.max_zoom());
            return Err(Malformed::new(manifest.file("plan").map_or("plan", |it| &it.name), what).into());
        }
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
            drawn: RefCell::default(),
            terrain: OnceCell::new(),
            source,
            limits,
            manifest,
            manifest_bytes,
            plan,
            base: RefCell::default(),
            zones,
            rulebook,
            plans,
        })
    }

    /// `pack.json`.
    pub fn manifest(&self) -> &Manifest {
        &self.manifest
    }

    /// The very bytes of `pack.json`. They name every file of the pack by its hash, so their own hash names the pack.
    pub fn manifest_bytes(&self) -> &[u8] {
        &self.manifest_bytes
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
        let Some(file) = self.manifest.file("base") else { return Ok(None) };
        let known = self.base.borrow().clone();
        let archive = if let Some(archive) = known {
            archive
        } else {
            let archive = Rc::new(Archive::open(&self.source, &file.name, self.limits).await?);
            self.base.replace(Some(Rc::clone(&archive)));
            archive
        };
        self.decode(&archive, "base", id).await
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
}

/// The kinds of overlays that a pack holds, as layers or as attributes of zones.
fn overlay_kinds(plans: &[LayerPlan]) -> Vec<String> {
    let mut kinds: Vec<String> = plans.iter().flat_map(|it| it.overlays.iter().cloned()).collect();
    kinds.extend(plans.iter().filter(|it| it.kind == LayerKind::Overlay).map(|it| it.name.clone()));
    measure::sort(&mut kinds);
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

/// The tiles from the first to the last, row by row.
fn all_ids(first: TileId, last: TileId) -> impl Iterator<Item = TileId> {
    let rows = first.y..=last.y;
    rows.flat_map(move |y| (first.x..=last.x).map(move |x| TileId { z: first.z, x, y }))
}
