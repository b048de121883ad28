//! Which places changed between two packs, from what to what. Both are read as anybody reads them, tile by tile; tiles
//! that hold the same are passed over, so a change is never lost and an unchanged border never shows.

use std::{
    collections::{BTreeMap, BTreeSet},
    path::Path,
};

use anyhow::Context as _;
use citypack::{Archive, Limits, Manifest, ManifestLayerKind, Pack, PlaceFile, mvt::Tile};
use futures::executor::block_on;
use measure::{CHECK_EXTENT, CHECK_ZOOM, LngLat, TileId, project};
use serde_json::{Value, json};

use crate::{
    arrange::{Arrangement, Corner},
    cut::{Square, cut},
    ellipsoid::{area_on_grid, place_of},
    geometry::{Ring, SUB, Shape, UnitPoint, double_area},
    region::regions,
    rings::join,
    snap::snap,
    store::Folder,
    tiles::to_units,
};

/// The square of a check tile without its buffer.
const SQUARE: Square = Square { extent: CHECK_EXTENT, buffer: 0 };

/// A place that changed.
#[derive(Debug, Clone)]
pub struct Change {
    /// The layer.
    pub layer: String,
    /// Codes before; none where nothing was drawn.
    pub old: String,
    /// Codes after.
    pub new: String,
    /// Code and name of the kelurahan, where the new pack draws them.
    pub kelurahan: (String, String),
    /// Square metres.
    pub area: f64,
    /// Shell and holes on the grid.
    pub rings: Vec<Ring<UnitPoint>>,
}

/// Who drew a ring.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Side {
    Old,
    New,
    Kelurahan,
}

/// A ring of a tile on its way into the comparison.
struct Piece {
    side: Side,
    /// Tile and feature, so that parts of one feature are told from another's.
    feature: (TileId, u64),
    code: String,
    ring: Ring<UnitPoint>,
}

/// Compares the zone layers of two pack folders. Changes smaller than `least` square metres are left out.
pub fn diff(old: &Path, new: &Path, least: f64) -> anyhow::Result<Vec<Change>> {
    let (old, new) = (open(old)?, open(new)?);
    let names = kelurahan_names(&new.pack)?;
    let tiles = both_tiles(old.pack.manifest(), new.pack.manifest());
    let kinds = [ManifestLayerKind::Subzone, ManifestLayerKind::Kawasan];
    let layers: BTreeSet<&str> = [&old, &new]
        .iter()
        .flat_map(|it| &it.pack.manifest().layers)
        .filter(|it| kinds.contains(&it.kind))
        .map(|it| it.id.as_str())
        .collect();
    let kelurahan = new
        .pack
        .manifest()
        .layers
        .iter()
        .find(|it| it.kind == ManifestLayerKind::Kelurahan)
        .map(|it| it.id.clone());
    let mut pieces: BTreeMap<&str, Vec<Piece>> = BTreeMap::new();
    for id in tiles {
        let (before, after) = (old.tile(id)?, new.tile(id)?);
        for layer in &layers {
            let (a, b) =
                (read(before.as_ref(), layer, id, Side::Old), read(after.as_ref(), layer, id, Side::New));
            let alike = |a: &[Piece], b: &[Piece]| {
                let rings = |it: &[Piece]| {
                    it.iter().map(|it| (it.code.clone(), it.ring.clone())).collect::<BTreeSet<_>>()
                };
                a.len() == b.len() && rings(a) == rings(b)
            };
            if alike(&a, &b) {
                continue;
            }
            let all = pieces.entry(layer).or_default();
            all.extend(a.into_iter().chain(b));
            if let Some(kelurahan) = &kelurahan {
                all.extend(read(after.as_ref(), kelurahan, id, Side::Kelurahan));
            }
        }
    }
    let mut changes = Vec::new();
    for (layer, pieces) in pieces {
        changes.extend(compare(layer, pieces, &names).into_iter().filter(|it| it.area >= least));
    }
    changes.sort_by(|x, y| y.area.total_cmp(&x.area).then_with(|| x.rings.cmp(&y.rings)));
    Ok(changes)
}

struct Open {
    pack: Pack<Folder>,
    plan: Archive,
}

impl Open {
    fn tile(&self, id: TileId) -> anyhow::Result<Option<Tile>> {
        let Some(bytes) = block_on(self.plan.tile(self.pack.source(), id))? else { return Ok(None) };
        let tile = Tile::decode(&bytes, &Limits::default());
        tile.map(Some).map_err(|it| anyhow::anyhow!("tile {}/{}/{}: {it}", id.z, id.x, id.y))
    }
}

fn open(dir: &Path) -> anyhow::Result<Open> {
    let source = || Folder(dir.to_owned());
    let pack = block_on(Pack::open(source(), Limits::default()))
        .with_context(|| format!("the pack {} cannot be opened", dir.display()))?;
    let file = pack.manifest().file("plan").context("the pack names no plan")?;
    let plan = block_on(Archive::open(&source(), &file.name, Limits::default()))?;
    Ok(Open { pack, plan })
}

fn kelurahan_names(pack: &Pack<Folder>) -> anyhow::Result<BTreeMap<String, String>> {
    let PlaceFile { kelurahan, .. } = block_on(pack.places())?;
    Ok(kelurahan.into_iter().map(|it| (it.code, it.name)).collect())
}

/// The check tiles within the boxes of both packs.
fn both_tiles(old: &Manifest, new: &Manifest) -> Vec<TileId> {
    let of = |it: &Manifest| {
        let corner = |lng: f64, lat: f64| {
            let place = LngLat::new(lng, lat).ok().map(|it| to_units(project(it)));
            place.map_or((0, 0), |it| (it.0.div_euclid(CHECK_EXTENT), it.1.div_euclid(CHECK_EXTENT)))
        };
        let [west, south, east, north] = it.bounds;
        (corner(west, north), corner(east, south))
    };
    let ((a, b), (c, d)) = (of(old), of(new));
    let (rows, columns) = (a.1.min(c.1)..=b.1.max(d.1), a.0.min(c.0)..=b.0.max(d.0));
    let tile =
        |x: i64, y: i64| Some(TileId { z: CHECK_ZOOM, x: u32::try_from(x).ok()?, y: u32::try_from(y).ok()? });
    rows.flat_map(|y| columns.clone().filter_map(move |x| tile(x, y))).collect()
}

/// The rings of a layer that lie within the square of a tile, on the grid.
fn read(tile: Option<&Tile>, layer: &str, id: TileId, side: Side) -> Vec<Piece> {
    let Some(layer) = tile.and_then(|it| it.layer(layer)) else { return Vec::new() };
    let (ox, oy) = id.origin();
    let mut pieces = Vec::new();
    for feature in &layer.features {
        let wide = |it: &Vec<(i32, i32)>| it.iter().map(|p| (i64::from(p.0), i64::from(p.1))).collect();
        let shape = Shape { rings: feature.parts.iter().map(wide).collect() };
        let within = cut(&shape, SQUARE).remove(&(0, 0)).unwrap_or_default();
        let code = layer.text(feature, "code").unwrap_or_default().to_owned();
        pieces.extend(within.into_iter().map(|ring| Piece {
            side,
            feature: (id, feature.id),
            code: code.clone(),
            ring: ring.iter().map(|p| (i64::from(p.0) + ox, i64::from(p.1) + oy)).collect(),
        }));
    }
    pieces
}

/// What lies at a place: old codes, new codes, kelurahan.
type Facts = (String, String, String);

fn compare(layer: &str, mut pieces: Vec<Piece>, names: &BTreeMap<String, String>) -> Vec<Change> {
    pieces.sort_by(|x, y| (x.side, &x.feature).cmp(&(y.side, &y.feature)));
    let sub = |it: &Piece| Shape { rings: vec![it.ring.iter().map(|p| (p.0 * SUB, p.1 * SUB)).collect()] };
    let noded = snap(&pieces.iter().map(sub).collect::<Vec<_>>());
    let found = Arrangement::of(noded.iter().map(|it| it.rings[0].as_slice()));
    let mut numbers: BTreeMap<Facts, usize> = BTreeMap::new();
    let facts: Vec<usize> = found
        .labels
        .iter()
        .map(|it| {
            let facts = facts_of(it, &pieces);
            let next = numbers.len();
            *numbers.entry(facts).or_insert(next)
        })
        .collect();
    let wide = |p: Corner| (i64::from(p.0), i64::from(p.1));
    let mut borders: BTreeMap<usize, Vec<(UnitPoint, UnitPoint)>> = BTreeMap::new();
    for edge in &found.edges {
        let (below, above) = (facts[edge.below as usize], facts[edge.above as usize]);
        if below != above {
            borders.entry(above).or_default().push((wide(edge.a), wide(edge.b)));
            borders.entry(below).or_default().push((wide(edge.b), wide(edge.a)));
        }
    }
    let mut changes = Vec::new();
    for ((old, new, kelurahan), number) in numbers.into_iter().filter(|it| it.0.0 != it.0.1) {
        let border = borders.remove(&number).unwrap_or_default();
        for region in regions(join(border.into_iter())) {
            let rings = region.into_rings();
            let signed =
                |it: &Ring<UnitPoint>| area_on_grid(it) * if double_area(it) > 0 { 1.0 } else { -1.0 };
            let name = names.get(&kelurahan).cloned().unwrap_or_default();
            changes.push(Change {
                layer: layer.to_owned(),
                old: old.clone(),
                new: new.clone(),
                kelurahan: (kelurahan.clone(), name),
                area: rings.iter().map(signed).sum(),
                rings,
            });
        }
    }
    changes
}

/// The facts of a label: a feature holds a place that an odd number of its rings wind around.
fn facts_of(label: &[u32], pieces: &[Piece]) -> Facts {
    let own = |it: &u32| &pieces[*it as usize];
    let mut codes: BTreeMap<Side, BTreeSet<&str>> = BTreeMap::new();
    for group in label.chunk_by(|a, b| (own(a).side, own(a).feature) == (own(b).side, own(b).feature)) {
        if group.len() % 2 == 1 {
            codes.entry(own(&group[0]).side).or_default().insert(&own(&group[0]).code);
        }
    }
    let text = |side: Side| {
        let all = codes.get(&side).into_iter().flatten();
        all.map(|it| if it.is_empty() { "?" } else { it }).collect::<Vec<_>>().join("+")
    };
    (text(Side::Old), text(Side::New), text(Side::Kelurahan))
}

/// The changes as a GeoJSON feature collection, in degrees to a centimetre.
pub fn to_geojson(changes: &[Change]) -> Value {
    let degree = |v: f64| (v * 1e7).round() / 1e7;
    let ring = |it: &Ring<UnitPoint>| {
        // RFC 7946 wants shells against the clock, and the grid's y runs south.
        let mut corners: Vec<[f64; 2]> =
            it.iter().rev().map(|p| place_of(*p)).map(|p| [degree(p.lng()), degree(p.lat())]).collect();
        corners.extend(corners.first().copied());
        corners
    };
    let feature = |it: &Change| {
        json!({
            "type": "Feature",
            "properties": {
                "layer": it.layer, "old": it.old, "new": it.new, "area_m2": (it.area * 100.0).round() / 100.0,
                "kelurahan": it.kelurahan.0, "kelurahan_name": it.kelurahan.1,
            },
            "geometry": { "type": "Polygon", "coordinates": it.rings.iter().map(ring).collect::<Vec<_>>() },
        })
    };
    json!({ "type": "FeatureCollection", "features": changes.iter().map(feature).collect::<Vec<_>>() })
}

/// Square metres and number of places by kelurahan, layer, old and new code, the largest first.
pub fn summary(changes: &[Change]) -> Vec<(&Change, f64, usize)> {
    let mut sums: BTreeMap<[&str; 4], (&Change, f64, usize)> = BTreeMap::new();
    for it in changes {
        let sum = sums.entry([&it.kelurahan.0, &it.layer, &it.old, &it.new]).or_insert((it, 0.0, 0));
        sum.1 += it.area;
        sum.2 += 1;
    }
    let mut out: Vec<_> = sums.into_values().collect();
    out.sort_by(|x, y| x.0.kelurahan.cmp(&y.0.kelurahan).then(y.1.total_cmp(&x.1)));
    out
}
