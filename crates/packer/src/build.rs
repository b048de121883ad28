//! From a mapping file to a pack: read, snap, cut, describe, read back, write.

use core::fmt;
use std::{
    collections::BTreeMap,
    fs,
    path::{Path, PathBuf},
};

use citypack::{
    Activity, ActivityFile, FileEntry, Limits, Malformed, Manifest, ManifestLayerKind, Pack, PackError,
    PlaceFile, ZoneFile, write::write_archive,
};
use sha2::{Digest, Sha256};

use crate::{
    coherence,
    describe::{Frame, extent_of, manifest_of, zones_of},
    finding::Finding,
    kelurahan,
    layer::{GridLayer, to_grid_layer},
    plan_file::{FileSection, PlanFile, PlanFileError, resolve},
    rulebook_source::{self, RulebookError},
    sources::{self, SourceError},
    store::{Folder, Memory, write_folder},
    tiles::{base_tiles, plan_tiles},
    verify::{Comparison, Differs, compare},
};

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
        sources::check_reach(&base, std::slice::from_ref(&path)).map_err(BuildError::Source)?;
        let mut info = frame.info(&[]);
        info.metadata = String::from(r#"{"vector_layers":[]}"#);
        files.add("base", "pmtiles", write_archive(&base_tiles(&base, frame.min_zoom), &info));
    }
    add_texts(plan_file, &plan, &layers, &mut files, &mut findings)?;
    let coverage = match optional(plan_file, plan.coverage.as_ref())? {
        Some(path) => Some(sources::read(&path, 0).map_err(BuildError::Source)?),
        None => None,
    };
    let mut manifest = manifest_of(&plan, &layers, &frame, coverage.as_deref(), &files.entries);
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
        sources::check_reach(&features, &paths).map_err(BuildError::Source)?;
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
    use core::fmt::Write as _;
    bytes.iter().fold(String::new(), |mut out, it| {
        // Writing into a text cannot fail.
        let _infallible = write!(out, "{it:02x}");
        out
    })
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
        let unmet = coherence::check(layers, &rulebook.file);
        findings.extend(unmet.into_iter().map(|it| Finding::rulebook(&path, it)));
        let unknown = |it: &Activity| activities.by_code(&it.code).is_none();
        let more: Vec<Activity> = rulebook.activities.into_iter().filter(unknown).collect();
        activities.activities.extend(more);
        files.add("rulebook", "json", to_json(&rulebook.file));
    }
    files.add("activities", "json", to_json(&activities));
    Ok(())
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
    // Where sub-zones are drawn, kawasan are not answered.
    let has_zones = layers.iter().any(|it| it.section.kind == ManifestLayerKind::Subzone);
    let kind = if has_zones { ManifestLayerKind::Subzone } else { ManifestLayerKind::Kawasan };
    for layer in layers.iter().filter(|it| it.section.kind == kind) {
        let compared =
            futures::executor::block_on(compare(pack, layer, POINTS)).map_err(BuildError::ReadBack)?;
        let compared =
            compared.map_err(|source| BuildError::Differs { layer: layer.section.id.clone(), source })?;
        done.push((layer.section.id.clone(), compared));
    }
    Ok(done)
}
