//! From a mapping file to a pack: read, snap, cut, describe, read back, write.

use core::fmt;
use std::{
    collections::BTreeMap,
    fs,
    path::{Path, PathBuf},
};

use citypack::{
    Activity, ActivityFile, FileEntry, LayerEntry, Limits, Malformed, Manifest, ManifestLayerKind, Pack,
    PackError, PlaceFile, RulebookFile, Texts, ZoneEntry, ZoneFile,
    write::{ArchiveInfo, write_archive},
};
use measure::unproject;
use sha2::{Digest, Sha256};

use crate::{
    finding::Finding,
    geometry::UnitPoint,
    kelurahan,
    layer::{GridLayer, outline, to_grid_layer},
    plan_file::{FileSection, PlanFile, PlanFileError, resolve},
    rings::bounds,
    rulebook_source::{self, RulebookError},
    simplify::{Nodes, generalise},
    sources::{self, Geometry, SourceError},
    store::{Folder, Memory, write_folder},
    tiles::{base_tiles, plan_tiles},
    verify::{Comparison, Differs, compare},
};

/// Names and colours of the ministry for codes that a plan does not name itself.
const NATIONAL_ZONES: &str = include_str!("../data/national-zones.json");
/// Outlines in `pack.json` may lie this many grid units (about 10 m) off the true ones.
const OUTLINE_TOLERANCE: f64 = 270.0;
/// Points per layer that are asked of the finished pack.
const POINTS: usize = 20_000;

/// What a build made and what it noticed.
#[derive(Debug)]
pub struct Built {
    /// The manifest that was written.
    pub manifest: Manifest,
    /// What is odd about the data.
    pub findings: Vec<Finding>,
    /// What was read back and compared, per layer of sub-zones.
    pub compared: Vec<(String, Comparison)>,
}

/// Why a pack could not be built.
#[derive(Debug)]
#[non_exhaustive]
pub enum BuildError {
    /// The mapping file.
    Plan(PlanFileError),
    /// A GeoJSON source.
    Source(SourceError),
    /// The rulebook.
    Rulebook(RulebookError),
    /// Another file of the city's own content.
    Content(Malformed),
    /// A file could not be read or written.
    File {
        /// The file.
        file: PathBuf,
        /// Why.
        source: std::io::Error,
    },
    /// There is nothing to put into the pack.
    Empty {
        /// The mapping file.
        file: PathBuf,
    },
    /// The finished pack could not be read back.
    ReadBack(PackError),
    /// The finished pack answers something else than the source.
    Differs {
        /// The layer.
        layer: String,
        /// The first difference.
        source: Differs,
    },
}

impl fmt::Display for BuildError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Plan(_) => f.write_str("the mapping file does not serve"),
            Self::Source(_) => f.write_str("a source cannot be read"),
            Self::Rulebook(_) => f.write_str("the rulebook does not serve"),
            Self::Content(_) => f.write_str("a file of the city's content does not serve"),
            Self::File { file, .. } => write!(f, "{} cannot be read or written", file.display()),
            Self::Empty { file } => write!(f, "{}: the layers hold no polygon at all", file.display()),
            Self::ReadBack(_) => {
                f.write_str("the finished pack could not be read back; nothing was published")
            }
            Self::Differs { layer, .. } => {
                write!(f, "the finished pack differs from the source in layer {layer}; nothing was published")
            }
        }
    }
}

impl std::error::Error for BuildError {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            Self::Plan(it) => Some(it),
            Self::Source(it) => Some(it),
            Self::Rulebook(it) => Some(it),
            Self::Content(it) => Some(it),
            Self::File { source, .. } => Some(source),
            Self::Empty { .. } => None,
            Self::ReadBack(it) => Some(it),
            Self::Differs { source, .. } => Some(source),
        }
    }
}

/// Builds a pack and writes it into `out`. Nothing is written when the pack does not answer as its source.
pub fn build(plan_file: &Path, out: &Path) -> Result<Built, BuildError> {
    let plan = PlanFile::read(plan_file).map_err(BuildError::Plan)?;
    let mut findings = Vec::new();
    let layers = read_layers(plan_file, &plan, &mut findings)?;
    let extent = extent_of(&layers).ok_or_else(|| BuildError::Empty { file: plan_file.to_owned() })?;
    let mut files = Files::default();
    let frame = Frame::of(extent, &plan);
    files.add("plan", "pmtiles", write_archive(&plan_tiles(&layers, frame.min_zoom), &frame.info(&layers)));
    if let Some(path) = optional(plan_file, plan.base.as_ref())? {
        let base = sources::read(&path, 0).map_err(BuildError::Source)?;
        let mut info = frame.info(&[]);
        info.metadata = r#"{"vector_layers":[]}"#.to_owned();
        files.add("base", "pmtiles", write_archive(&base_tiles(&base, frame.min_zoom), &info));
    }
    add_texts(plan_file, &plan, &layers, &mut files, &mut findings)?;
    let mut manifest = manifest_of(plan_file, &plan, &layers, &frame, &files)?;
    // The shares of each kelurahan are asked of the pack itself, so the gazetteer comes last.
    if let Some(path) = optional(plan_file, plan.places.as_ref())? {
        let name = path.display().to_string();
        let mut places = PlaceFile::parse(&name, &read(&path)?).map_err(BuildError::Content)?;
        let pack = open(&files, &manifest)?;
        let kelurahan = layers.iter().filter(|it| it.section.kind == ManifestLayerKind::Kelurahan);
        for layer in kelurahan {
            kelurahan::add_shares(&pack, layer, &mut places).map_err(BuildError::ReadBack)?;
        }
        files.add("places", "json", to_json(&places));
        manifest.files = files.entries.clone();
    }
    let compared = read_back(&open(&files, &manifest)?, &layers)?;
    files.bytes.insert("pack.json".to_owned(), to_json(&manifest));
    write_folder(out, &files.bytes).map_err(|source| BuildError::File { file: out.to_owned(), source })?;
    let written = futures::executor::block_on(Pack::open(Folder(out.to_owned()), Limits::default()));
    read_back(&written.map_err(BuildError::ReadBack)?, &layers[..0])?;
    Ok(Built { manifest, findings, compared })
}

fn read_layers(
    plan_file: &Path,
    plan: &PlanFile,
    findings: &mut Vec<Finding>,
) -> Result<Vec<GridLayer>, BuildError> {
    let mut layers = Vec::new();
    for section in &plan.layers {
        let paths: Vec<PathBuf> = section
            .files
            .iter()
            .map(|it| resolve(plan_file, it))
            .collect::<Result<_, _>>()
            .map_err(BuildError::Plan)?;
        let mut features = Vec::new();
        for (n, path) in paths.iter().enumerate() {
            features.extend(sources::read(path, n).map_err(BuildError::Source)?);
        }
        check_attributes(plan_file, section, &features)?;
        layers.push(to_grid_layer(section, &paths, features, findings));
    }
    Ok(layers)
}

/// An attribute that no feature has is a slip in the mapping file, not a plan without codes.
fn check_attributes(
    plan_file: &Path,
    section: &crate::plan_file::LayerSection,
    features: &[sources::Feature],
) -> Result<(), BuildError> {
    let named = [("code", &section.code), ("name", &section.name), ("class", &section.class)];
    let overlays = section.overlays.values().map(|it| ("overlays", it));
    for (field, attribute) in named.iter().filter_map(|(it, a)| Some((*it, a.as_ref()?))).chain(overlays) {
        let known = features.iter().any(|it| it.attributes.contains_key(attribute));
        if !known && !features.is_empty() {
            let has: Vec<&str> = features[0].attributes.keys().map(String::as_str).collect();
            return Err(BuildError::Plan(PlanFileError::Field {
                file: plan_file.to_owned(),
                field: format!("layer \"{}\", \"{field}\"", section.id),
                what: format!("no feature has the attribute \"{attribute}\"; there are: {}", has.join(", ")),
            }));
        }
    }
    Ok(())
}

/// The box around all zones, in grid units.
fn extent_of(layers: &[GridLayer]) -> Option<[i64; 4]> {
    let rings = layers.iter().flat_map(|it| &it.shapes).flat_map(|it| &it.rings);
    let mut boxes = rings.map(|it| bounds(it));
    let first = boxes.next()?;
    Some(boxes.fold(first, |a, b| [a[0].min(b[0]), a[1].min(b[1]), a[2].max(b[2]), a[3].max(b[3])]))
}

/// Where the pack lies and which zooms it has.
struct Frame {
    bounds: [f64; 4],
    centre: [f64; 2],
    min_zoom: u8,
    name: String,
}

impl Frame {
    #[expect(clippy::cast_precision_loss, reason = "the grid is far below 2^53")]
    fn of([west, north, east, south]: [i64; 4], plan: &PlanFile) -> Self {
        let (a, b) = (unproject(west as f64, south as f64), unproject(east as f64, north as f64));
        // The lowest zoom is the one at which the city is about as wide as a tile.
        let widest = (east - west).max(south - north).max(1);
        let zoom = (6..=12).rev().find(|z| widest <= 1 << (30 - z)).unwrap_or(6);
        let round = |v: f64| (v * 1e6).round() / 1e6;
        let centre = [f64::midpoint(a.lng(), b.lng()), f64::midpoint(a.lat(), b.lat())].map(round);
        let bounds = [a.lng(), a.lat(), b.lng(), b.lat()].map(round);
        Self { bounds, centre, min_zoom: zoom, name: plan.pack.name.get("id").to_owned() }
    }

    fn info(&self, layers: &[GridLayer]) -> ArchiveInfo {
        let fields = |it: &GridLayer| {
            let mut keys: Vec<String> =
                it.features.iter().flat_map(|it| it.attributes()).map(|it| it.0).collect();
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

/// The files of a pack as they come to be.
#[derive(Default)]
struct Files {
    bytes: BTreeMap<String, Vec<u8>>,
    entries: BTreeMap<String, FileEntry>,
}

impl Files {
    fn add(&mut self, role: &str, ending: &str, bytes: Vec<u8>) {
        let sha256 = hex(&Sha256::digest(&bytes));
        let name = format!("{role}.{}.{ending}", &sha256[..16]);
        let entry = FileEntry { name: name.clone(), bytes: bytes.len() as u64, sha256 };
        self.entries.insert(role.to_owned(), entry);
        self.bytes.insert(name, bytes);
    }
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|it| format!("{it:02x}")).collect()
}

fn to_json<T: serde::Serialize>(value: &T) -> Vec<u8> {
    serde_json::to_vec(value).expect("the files of a pack are plain data with text keys")
}

fn read(path: &Path) -> Result<Vec<u8>, BuildError> {
    fs::read(path).map_err(|source| BuildError::File { file: path.to_owned(), source })
}

fn optional(plan_file: &Path, section: Option<&FileSection>) -> Result<Option<PathBuf>, BuildError> {
    section.map(|it| resolve(plan_file, &it.file)).transpose().map_err(BuildError::Plan)
}

/// Zones, rulebook and activities.
fn add_texts(
    plan_file: &Path,
    plan: &PlanFile,
    layers: &[GridLayer],
    files: &mut Files,
    findings: &mut Vec<Finding>,
) -> Result<(), BuildError> {
    let own = match optional(plan_file, plan.zones.as_ref())? {
        Some(path) => {
            ZoneFile::parse(&path.display().to_string(), &read(&path)?).map_err(BuildError::Content)?
        }
        None => ZoneFile::default(),
    };
    files.add("zones", "json", to_json(&zones_of(layers, &own)));
    let mut activities = match optional(plan_file, plan.activities.as_ref())? {
        Some(path) => {
            ActivityFile::parse(&path.display().to_string(), &read(&path)?).map_err(BuildError::Content)?
        }
        None => ActivityFile::default(),
    };
    if let Some(path) = optional(plan_file, plan.rulebook.as_ref())? {
        let rulebook = rulebook_source::read(&path).map_err(BuildError::Rulebook)?;
        for gap in rulebook_source::gaps(&rulebook.file) {
            findings.push(Finding::rulebook(&path, gap));
        }
        findings.extend(uncovered(layers, &rulebook.file).into_iter().map(|it| Finding::rulebook(&path, it)));
        let unknown = |it: &Activity| activities.by_code(&it.code).is_none();
        let more: Vec<Activity> = rulebook.activities.into_iter().filter(unknown).collect();
        activities.0.extend(more);
        files.add("rulebook", "json", to_json(&rulebook.file));
    }
    files.add("activities", "json", to_json(&activities));
    Ok(())
}

/// Sub-zone codes of the plan that the rulebook has no column for.
fn uncovered(layers: &[GridLayer], rulebook: &RulebookFile) -> Vec<String> {
    let Ok(rules) = rulebook.to_rules("rulebook") else { return Vec::new() };
    let zones = layers.iter().filter(|it| it.section.kind == ManifestLayerKind::Subzone);
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    for code in zones.flat_map(|it| &it.features).filter_map(|it| it.code.as_deref()) {
        if rules.column_of(code).is_none() {
            *counts.entry(code).or_default() += 1;
        }
    }
    let line = |(code, n): (&str, usize)| {
        format!("sub-zone {code} ({n} polygons) has no column; answers there are no_data / unknown_zone")
    };
    counts.into_iter().map(line).collect()
}

/// Names and colours of every code in the plan: its own table first, then its attributes, then the ministry's.
fn zones_of(layers: &[GridLayer], own: &ZoneFile) -> ZoneFile {
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

fn manifest_of(
    plan_file: &Path,
    plan: &PlanFile,
    layers: &[GridLayer],
    frame: &Frame,
    files: &Files,
) -> Result<Manifest, BuildError> {
    let given = match optional(plan_file, plan.coverage.as_ref())? {
        Some(path) => Some(coverage_of(&sources::read(&path, 0).map_err(BuildError::Source)?)),
        None => None,
    };
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
    Ok(Manifest {
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
        files: files.entries.clone(),
        contacts: pack.contacts.clone(),
    })
}

/// Outlines as polygons of degrees, generalised.
#[expect(clippy::cast_precision_loss, reason = "the grid is far below 2^53")]
fn to_degrees(rings: &[Vec<UnitPoint>]) -> Vec<Vec<Vec<[f64; 2]>>> {
    let round = |v: f64| (v * 1e6).round() / 1e6;
    let degree = |p: &UnitPoint| {
        let place = unproject(p.0 as f64, p.1 as f64);
        [round(place.lng()), round(place.lat())]
    };
    let shapes = [crate::geometry::Shape { rings: rings.to_vec() }];
    let nodes = Nodes::of(&shapes);
    let simple = rings.iter().map(|it| generalise(it, &nodes, OUTLINE_TOLERANCE));
    simple.filter(|it| it.len() > 2).map(|it| vec![it.iter().map(degree).collect()]).collect()
}

fn coverage_of(features: &[sources::Feature]) -> Vec<Vec<Vec<[f64; 2]>>> {
    let round = |v: f64| (v * 1e6).round() / 1e6;
    let polygons = features.iter().filter_map(|it| match &it.geometry {
        Geometry::Polygons(polygons) => Some(polygons),
        _ => None,
    });
    let ring =
        |ring: &Vec<measure::LngLat>| ring.iter().map(|it| [round(it.lng()), round(it.lat())]).collect();
    polygons.flatten().map(|polygon| polygon.iter().map(ring).collect()).collect()
}

fn open(files: &Files, manifest: &Manifest) -> Result<Pack<Memory>, BuildError> {
    let mut all = files.bytes.clone();
    all.insert("pack.json".to_owned(), to_json(manifest));
    let pack = Pack::open(Memory(all.into()), Limits::default());
    futures::executor::block_on(pack).map_err(BuildError::ReadBack)
}

/// Asks the pack what its source says; an error where they differ.
fn read_back<S: citypack::ByteSource>(
    pack: &Pack<S>,
    layers: &[GridLayer],
) -> Result<Vec<(String, Comparison)>, BuildError> {
    let mut done = Vec::new();
    for layer in layers.iter().filter(|it| it.section.kind == ManifestLayerKind::Subzone) {
        let compared =
            futures::executor::block_on(compare(pack, layer, POINTS)).map_err(BuildError::ReadBack)?;
        let compared =
            compared.map_err(|source| BuildError::Differs { layer: layer.section.id.clone(), source })?;
        done.push((layer.section.id.clone(), compared));
    }
    Ok(done)
}
