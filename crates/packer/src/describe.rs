//! What a pack says about itself: bounds, zooms, layers, names and colours of its codes.

use std::collections::BTreeMap;

use citypack::{
    FileEntry, LayerEntry, Manifest, ManifestLayerKind, Texts, ZoneEntry, ZoneFile, write::ArchiveInfo,
};
use measure::{LngLat, project, unproject};

use crate::{
    ellipsoid::area_of,
    geometry::UnitPoint,
    layer::{GridLayer, LayerFeature, outline},
    plan_file::PlanFile,
    rings::bounds,
    simplify::generalise,
    sources::{Feature, Geometry},
    tiles::to_units,
};

/// Names and colours of the ministry for codes that a plan does not name itself.
const NATIONAL_ZONES: &str = include_str!("../data/national-zones.json");
/// Outlines in `pack.json` may lie this many grid units (about 10 m) off the true ones.
const OUTLINE_TOLERANCE: f64 = 270.0;
/// The box around all zones, in grid units; around everything where the plan has no zones.
pub(crate) fn extent_of(layers: &[GridLayer]) -> Option<[i64; 4]> {
    let zoned =
        |it: &&GridLayer| matches!(it.section.kind, ManifestLayerKind::Subzone | ManifestLayerKind::Kawasan);
    extent(layers.iter().filter(zoned)).or_else(|| extent(layers.iter()))
}

fn extent<'a>(layers: impl Iterator<Item = &'a GridLayer>) -> Option<[i64; 4]> {
    let mut boxes = layers.flat_map(|it| &it.shapes).flat_map(|it| &it.rings).map(|it| bounds(it));
    let first = boxes.next()?;
    Some(boxes.fold(first, |a, b| [a[0].min(b[0]), a[1].min(b[1]), a[2].max(b[2]), a[3].max(b[3])]))
}

/// Where the pack lies and which zooms it has.
pub(crate) struct Frame {
    bounds: [f64; 4],
    centre: [f64; 2],
    /// The lowest zoom that gets tiles.
    pub(crate) min_zoom: u8,
    name: String,
}

impl Frame {
    #[expect(clippy::cast_precision_loss, reason = "the grid is far below 2^53")]
    pub(crate) fn of([west, north, east, south]: [i64; 4], plan: &PlanFile) -> Self {
        let (a, b) = (unproject(west as f64, south as f64), unproject(east as f64, north as f64));
        // The lowest zoom is the one at which the city is about as wide as a tile.
        let widest = (east - west).max(south - north).max(1);
        let zoom = (6..=12).rev().find(|z| widest <= 1 << (30 - z)).unwrap_or(6);
        let round = |v: f64| (v * 1e6).round() / 1e6;
        let centre = [f64::midpoint(a.lng(), b.lng()), f64::midpoint(a.lat(), b.lat())].map(round);
        let bounds = [a.lng(), a.lat(), b.lng(), b.lat()].map(round);
        Self { bounds, centre, min_zoom: zoom, name: plan.pack.name.get("id").to_owned() }
    }

    pub(crate) fn info(&self, layers: &[GridLayer]) -> ArchiveInfo {
        let fields = |it: &GridLayer| {
            let mut keys: Vec<String> =
                it.features.iter().flat_map(LayerFeature::attributes).map(|it| it.0).collect();
            keys.sort_unstable();
            keys.dedup();
            keys.into_iter().map(|it| (it, "String".into())).collect::<serde_json::Map<_, _>>()
        };
        let layer = |it: &GridLayer| serde_json::json!({ "id": it.section.id, "fields": fields(it) });
        let vector_layers: Vec<serde_json::Value> = layers.iter().map(layer).collect();
        let metadata = serde_json::json!({ "name": self.name, "vector_layers": vector_layers });
        ArchiveInfo {
            bounds: self.bounds,
            centre: self.centre,
            centre_zoom: self.min_zoom + 1,
            metadata: metadata.to_string(),
        }
    }
}

/// Names and colours of every code in the plan: its own table first, then its attributes, then the ministry's.
pub(crate) fn zones_of(layers: &[GridLayer], own: &ZoneFile) -> ZoneFile {
    let national = ZoneFile::parse("national zones", NATIONAL_ZONES.as_bytes())
        .expect("the table that is compiled in was read in a test");
    let mut zones: BTreeMap<String, ZoneEntry> = BTreeMap::new();
    let kinds = [ManifestLayerKind::Subzone, ManifestLayerKind::Kawasan];
    for feature in layers.iter().filter(|it| kinds.contains(&it.section.kind)).flat_map(|it| &it.features) {
        let Some(code) = &feature.code else { continue };
        zones.entry(code.clone()).or_insert_with(|| {
            let known = own.by_code(code).or_else(|| national.by_code(code)).cloned();
            let mut zone = known.unwrap_or_else(|| ZoneEntry {
                code: code.clone(),
                name: Texts::default(),
                colour: None,
                class: String::new(),
            });
            // The plan's own word for a code goes before the ministry's, and then no translation is known.
            if let Some(name) =
                feature.name.as_ref().filter(|it| own.by_code(code).is_none() && zone.name.get("id") != **it)
            {
                zone.name = Texts::from(name.as_str());
            }
            zone
        });
    }
    ZoneFile(zones.into_values().collect())
}

pub(crate) fn manifest_of(
    plan: &PlanFile,
    layers: &[GridLayer],
    frame: &Frame,
    given: Option<&[Feature]>,
    files: &BTreeMap<String, FileEntry>,
) -> Manifest {
    let given = given.map(coverage_of);
    let entry = |layer: &GridLayer| {
        let it = &layer.section;
        let zones = matches!(it.kind, ManifestLayerKind::Subzone | ManifestLayerKind::Kawasan);
        let derived = || to_degrees(&outline(&layer.shapes));
        LayerEntry {
            id: it.id.clone(),
            kind: it.kind,
            title: it.title.clone(),
            legal_basis: it.legal_basis.clone(),
            status: it.status,
            scale: it.scale,
            accuracy_m: it.accuracy_m,
            in_force: it.in_force.clone(),
            source: it.source.clone(),
            licence: it.licence.clone(),
            overlays: it.overlays.keys().cloned().collect(),
            coverage: if zones { given.clone().unwrap_or_else(derived) } else { Vec::new() },
        }
    };
    let pack = &plan.pack;
    Manifest {
        format: citypack::FORMAT.to_owned(),
        region: pack.region.clone(),
        name: pack.name.clone(),
        languages: pack.languages.clone(),
        time_zone: pack.time_zone.clone(),
        version: pack.version.clone(),
        created: pack.created.clone(),
        check_by: pack.check_by.clone(),
        status: pack.status,
        bounds: frame.bounds,
        centre: frame.centre,
        layers: layers.iter().map(entry).collect(),
        files: files.clone(),
        contacts: pack.contacts.clone(),
        plans: Vec::new(),
        keys: Vec::new(),
    }
}

/// Outlines as polygons of degrees, generalised.
fn to_degrees(rings: &[Vec<UnitPoint>]) -> Vec<Vec<Vec<[f64; 2]>>> {
    rings.iter().map(|it| generalised(it)).filter(|it| it.len() > 2).map(|it| vec![it]).collect()
}

/// A ring in degrees, within [`OUTLINE_TOLERANCE`] of the given one.
#[expect(clippy::cast_precision_loss, reason = "the grid is far below 2^53")]
fn generalised(ring: &[UnitPoint]) -> Vec<[f64; 2]> {
    // Five decimals are about a metre.
    let round = |v: f64| (v * 1e5).round() / 1e5;
    let degree = |p: &UnitPoint| {
        let place = unproject(p.0 as f64, p.1 as f64);
        [round(place.lng()), round(place.lat())]
    };
    generalise(ring, OUTLINE_TOLERANCE).iter().map(degree).collect()
}

/// A given coverage, generalised like a derived one.
fn coverage_of(features: &[Feature]) -> Vec<Vec<Vec<[f64; 2]>>> {
    let polygons = features.iter().filter_map(|it| match &it.geometry {
        Geometry::Polygons(polygons) => Some(polygons),
        _ => None,
    });
    let ring =
        |ring: &Vec<LngLat>| generalised(&ring.iter().map(|it| to_units(project(*it))).collect::<Vec<_>>());
    let polygon = |it: &Vec<Vec<LngLat>>| it.iter().map(ring).filter(|it| it.len() > 2).collect::<Vec<_>>();
    polygons.flatten().map(polygon).filter(|it| !it.is_empty()).collect()
}

/// Square metres of a given coverage.
pub(crate) fn coverage_area(features: &[Feature]) -> f64 {
    let polygons = features.iter().filter_map(|it| match &it.geometry {
        Geometry::Polygons(polygons) => Some(polygons),
        _ => None,
    });
    let ring = |(n, it): (usize, &Vec<LngLat>)| area_of(it.iter().copied()) * if n == 0 { 1.0 } else { -1.0 };
    polygons.flatten().flat_map(|it| it.iter().enumerate().map(ring)).sum()
}
