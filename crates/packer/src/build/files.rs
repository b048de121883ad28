//! The files of a pack as they come to be, named by the hash of their bytes.

use std::{
    collections::BTreeMap,
    fs,
    path::{Path, PathBuf},
};

use citypack::{FileEntry, Limits, Manifest, Pack, write::overview_end};
use sha2::{Digest, Sha256};

use super::BuildError;
use crate::{
    hex::to_hex,
    plan_file::{FileSection, resolve},
    store::Memory,
};

/// The files of a pack as they come to be.
#[derive(Default)]
pub(super) struct Files {
    pub(super) bytes: BTreeMap<String, Vec<u8>>,
    pub(super) entries: BTreeMap<String, FileEntry>,
}

impl Files {
    pub(super) fn add(&mut self, role: &str, ending: &str, bytes: Vec<u8>) {
        self.add_as(role, role, ending, bytes);
    }

    /// Adds a file whose name does not begin with its role; gives its name.
    pub(super) fn add_as(&mut self, role: &str, start: &str, ending: &str, bytes: Vec<u8>) -> String {
        let sha256 = to_hex(&Sha256::digest(&bytes));
        let name = format!("{start}.{}.{ending}", &sha256[..16]);
        let first = if ending == "pmtiles" { overview_end(&bytes).unwrap_or(0) } else { 0 };
        let entry = FileEntry { name: name.clone(), bytes: bytes.len() as u64, sha256, first };
        self.entries.insert(role.to_owned(), entry);
        self.bytes.insert(name.clone(), bytes);
        name
    }
}

pub(super) fn to_json<T: serde::Serialize>(value: &T) -> Vec<u8> {
    serde_json::to_vec(value).expect("the files of a pack are plain data with text keys")
}

pub(super) fn read(path: &Path) -> Result<Vec<u8>, BuildError> {
    fs::read(path).map_err(|source| BuildError::File { file: path.to_owned(), source })
}

pub(super) fn optional(
    plan_file: &Path,
    section: Option<&FileSection>,
) -> Result<Option<PathBuf>, BuildError> {
    section.map(|it| resolve(plan_file, &it.file)).transpose().map_err(BuildError::Plan)
}

/// The pack that the files and a manifest make, in memory.
pub(super) fn open(files: &Files, manifest: &Manifest) -> Result<Pack<Memory>, BuildError> {
    let mut all = files.bytes.clone();
    all.insert("pack.json".to_owned(), to_json(manifest));
    let pack = Pack::open(Memory(all.into()), Limits::default());
    futures::executor::block_on(pack).map_err(BuildError::ReadBack)
}
