//! The packs, checked at start-up: every file must have the bytes its manifest names.
//! A damaged pack is refused here, before anybody reads a wrong answer from it.

pub(crate) mod manifest;

use std::{
    collections::BTreeMap,
    fs::{self, File},
    io::{self, Read as _},
    path::{Path, PathBuf},
};

use serde_json::json;
use sha2::{Digest as _, Sha256};

use crate::{
    asset::{Asset, Body, Keep, carries_hash, hex, kind_of},
    error::StartError,
    shell::City,
};
use citypack::Withdrawal;
pub use citypack::trust;
use manifest::Manifest;
use trust::{Standing, TrustedKey};

const MANIFEST: &str = "pack.json";
const SIGNATURE: &str = "pack.sig";
/// Versions of this region that its office has taken back; in the list, and no file of the pack.
const WITHDRAWN: &str = "withdrawn.json";

/// All packs that are served, and the list of them.
#[derive(Debug)]
pub struct Packs {
    by_region: BTreeMap<String, Pack>,
    /// Regions as they were named: the first is the one that opens where nobody asks for another.
    order: Vec<String>,
    index: Asset,
    left_out: Vec<PathBuf>,
}

/// One city's files by name.
#[derive(Debug)]
struct Pack {
    folder: PathBuf,
    manifest: Manifest,
    files: BTreeMap<String, Asset>,
    /// The bytes of `pack.json`, and of `pack.sig` if there is one.
    signed: (Vec<u8>, Option<Vec<u8>>),
    withdrawn: Vec<Withdrawal>,
}

impl Packs {
    /// Reads the named packs and the ones in the folder of packs.
    ///
    /// A sample pack that is named without `demo` is an error; one that lies in the folder is left out.
    pub fn read(named: &[PathBuf], folder: Option<&Path>, demo: bool) -> Result<Self, StartError> {
        let mut packs = BTreeMap::new();
        let mut left_out = Vec::new();
        let mut order = Vec::new();
        for path in named {
            let pack = Pack::read(path)?;
            if pack.manifest.is_sample() && !demo {
                return Err(StartError::SampleWithoutDemo { pack: path.clone() });
            }
            order.push(pack.manifest.region.clone());
            add(&mut packs, pack)?;
        }
        for path in folder.map(packs_in).transpose()?.unwrap_or_default() {
            let pack = Pack::read(&path)?;
            if pack.manifest.is_sample() && !demo {
                left_out.push(path);
            } else {
                order.push(pack.manifest.region.clone());
                add(&mut packs, pack)?;
            }
        }
        let index = Asset::compressed("index.json", index_of(&packs, &order), Keep::AskAgain);
        Ok(Self { by_region: packs, order, index, left_out })
    }

    /// The file at a path below `/packs/`, or nothing.
    pub fn asset(&self, path: &str) -> Option<&Asset> {
        if path == "index.json" {
            return Some(&self.index);
        }
        let (region, name) = path.split_once('/')?;
        self.by_region.get(region)?.files.get(name)
    }

    /// The regions that are served.
    pub fn regions(&self) -> impl Iterator<Item = &str> {
        self.by_region.keys().map(String::as_str)
    }

    /// What the signature of each pack that is served says to somebody who trusts these keys, by region.
    pub fn standings(&self, trusted: &[TrustedKey]) -> Vec<(&str, Standing)> {
        let one = |pack: &Pack| {
            let (manifest, signatures) = &pack.signed;
            Standing::of(manifest, signatures.as_deref(), trusted)
        };
        self.by_region.iter().map(|it| (it.0.as_str(), one(it.1))).collect()
    }

    /// The folders of the packs that are served, by region, in the order in which they were named.
    pub fn folders(&self) -> impl Iterator<Item = (&str, &Path)> {
        let named = self.order.iter().filter_map(|it| self.by_region.get_key_value(it));
        named.map(|(region, pack)| (region.as_str(), pack.folder.as_path()))
    }

    /// What the page says of the cities before the app has started.
    pub(crate) fn cities(&self) -> Vec<City> {
        self.order.iter().filter_map(|it| self.by_region.get(it)).map(|it| it.manifest.city()).collect()
    }

    /// Sample packs of the folder that are not served.
    pub fn left_out(&self) -> &[PathBuf] {
        &self.left_out
    }
}

impl Pack {
    fn read(folder: &Path) -> Result<Self, StartError> {
        let path = folder.join(MANIFEST);
        let bytes =
            fs::read(&path).map_err(|source| StartError::Unreadable { path: path.clone(), source })?;
        let manifest: Manifest =
            serde_json::from_slice(&bytes).map_err(|source| StartError::BadManifest { path, source })?;
        if !manifest::is_region(&manifest.region) {
            let (pack, region) = (folder.to_path_buf(), manifest.region);
            return Err(StartError::BadRegion { pack, region });
        }
        let mut files = BTreeMap::from([(
            MANIFEST.to_owned(),
            Asset::compressed(MANIFEST, bytes.clone(), Keep::AskAgain),
        )]);
        let signature = fs::read(folder.join(SIGNATURE)).ok();
        if let Some(bytes) = signature.clone() {
            files.insert(SIGNATURE.to_owned(), Asset::compressed(SIGNATURE, bytes, Keep::AskAgain));
        }
        for file in manifest.files.values() {
            files.insert(file.name.clone(), read_file(folder, &file.name, &file.sha256)?);
        }
        for plan in &manifest.plans {
            files.insert(plan.file.clone(), read_plan(folder, &plan.file)?);
        }
        let withdrawn = read_withdrawn(folder)?;
        Ok(Self { folder: folder.to_path_buf(), manifest, files, signed: (bytes, signature), withdrawn })
    }
}

fn read_withdrawn(folder: &Path) -> Result<Vec<Withdrawal>, StartError> {
    let path = folder.join(WITHDRAWN);
    match fs::read(&path) {
        Ok(bytes) => {
            serde_json::from_slice(&bytes).map_err(|source| StartError::BadManifest { path, source })
        }
        Err(source) if source.kind() == io::ErrorKind::NotFound => Ok(Vec::new()),
        Err(source) => Err(StartError::Unreadable { path, source }),
    }
}

/// The manifest of another version of the plan, of which only the name tells the digest.
fn read_plan(folder: &Path, name: &str) -> Result<Asset, StartError> {
    if !manifest::is_plain_name(name) {
        return Err(StartError::BadFileName { pack: folder.to_path_buf(), name: name.to_owned() });
    }
    let path = folder.join(name);
    let (found, _length) = digest_of(&path).map_err(|source| StartError::Unreadable { path, source })?;
    read_file(folder, name, &found)
}

fn read_file(folder: &Path, name: &str, expected: &str) -> Result<Asset, StartError> {
    if !manifest::is_plain_name(name) {
        return Err(StartError::BadFileName { pack: folder.to_path_buf(), name: name.to_owned() });
    }
    let path = folder.join(name);
    let unreadable = |source| StartError::Unreadable { path: path.clone(), source };
    let (found, length) = digest_of(&path).map_err(unreadable)?;
    if found != expected {
        return Err(StartError::WrongBytes { path, expected: expected.to_owned(), found });
    }
    if !carries_hash(name, &found) {
        return Err(StartError::NameWithoutHash { path, expected: found[..16].to_owned() });
    }
    if kind_of(name) == "application/json" {
        let bytes = fs::read(&path).map_err(unreadable)?;
        return Ok(Asset::compressed(name, bytes, Keep::Forever));
    }
    Ok(Asset { body: Body::Disk { path, length }, kind: kind_of(name), digest: found, keep: Keep::Forever })
}

/// Hashes a file piece by piece: an archive may be larger than the memory.
fn digest_of(path: &Path) -> io::Result<(String, u64)> {
    let mut file = File::open(path)?;
    let mut hash = Sha256::new();
    let mut piece = vec![0; 1 << 16];
    let mut length = 0;
    loop {
        let count = file.read(&mut piece)?;
        if count == 0 {
            return Ok((hex(&hash.finalize()), length));
        }
        hash.update(&piece[..count]);
        length += count as u64;
    }
}

fn add(packs: &mut BTreeMap<String, Pack>, pack: Pack) -> Result<(), StartError> {
    let region = pack.manifest.region.clone();
    if let Some(first) = packs.get(&region) {
        let (first, second) = (first.folder.clone(), pack.folder);
        return Err(StartError::DoubleRegion { region, first, second });
    }
    packs.insert(region, pack);
    Ok(())
}

fn packs_in(folder: &Path) -> Result<Vec<PathBuf>, StartError> {
    let unreadable = |source| StartError::Unreadable { path: folder.to_path_buf(), source };
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).map_err(unreadable)? {
        let path = entry.map_err(unreadable)?.path();
        if path.join(MANIFEST).is_file() {
            found.push(path);
        }
    }
    found.sort();
    Ok(found)
}

fn index_of(packs: &BTreeMap<String, Pack>, order: &[String]) -> Vec<u8> {
    let list: Vec<serde_json::Value> = order
        .iter()
        .filter_map(|region| Some((region, packs.get(region)?)))
        .map(|(region, pack)| {
            let mut entry = json!({
                "region": region,
                "name": pack.manifest.name,
                "status": pack.manifest.status,
                "path": format!("/packs/{region}/"),
                "version": pack.manifest.version,
                "bytes": pack.manifest.bytes_offline() + pack.signed.0.len() as u64,
            });
            if !pack.withdrawn.is_empty() {
                entry["withdrawn"] = json!(pack.withdrawn);
            }
            entry
        })
        .collect();
    json!({ "packs": list }).to_string().into_bytes()
}
