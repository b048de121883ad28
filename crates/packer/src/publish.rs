//! Brings a finished pack to the folder that is served: only files that are not there yet, `pack.json` last.

use std::{fs, path::Path};

use anyhow::{Context as _, bail};
use citypack::Manifest;

use crate::sign::{check_files, replace};

/// What was published.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Published {
    /// Files that had to be copied, and their bytes together.
    pub copied: usize,
    /// Bytes of the copied files.
    pub bytes: u64,
    /// Files that were there already.
    pub kept: usize,
    /// Files of earlier packs that were removed.
    pub removed: usize,
}

/// Publishes `from` into `into`. Readers who have opened the old pack go on reading its files, which stay until a later
/// call with `prune`.
pub fn publish(from: &Path, into: &Path, prune: bool) -> anyhow::Result<Published> {
    let read = |dir: &Path| -> anyhow::Result<(Vec<u8>, Manifest)> {
        let path = dir.join("pack.json");
        let bytes = fs::read(&path).with_context(|| format!("{} cannot be read", path.display()))?;
        let manifest =
            serde_json::from_slice(&bytes).with_context(|| format!("{} is no manifest", path.display()))?;
        Ok((bytes, manifest))
    };
    let (bytes, manifest) = read(from)?;
    Manifest::parse(&bytes)?;
    check_files(from, &manifest)?;
    if into.join("pack.json").exists() {
        let (_, old) = read(into)?;
        if old.region != manifest.region {
            bail!("{} holds the pack of region {}, not {}", into.display(), old.region, manifest.region);
        }
    }
    fs::create_dir_all(into).with_context(|| format!("{} cannot be made", into.display()))?;
    let mut done = Published { copied: 0, bytes: 0, kept: 0, removed: 0 };
    for entry in manifest.files.values() {
        let target = into.join(&entry.name);
        let new = fs::read(from.join(&entry.name))?;
        // The name carries the hash, but a copy that was cut off has the right name and the wrong bytes.
        if fs::read(&target).is_ok_and(|it| it == new) {
            done.kept += 1;
            continue;
        }
        replace(&target, &new)?;
        done.copied += 1;
        done.bytes += entry.bytes;
    }
    match fs::read(from.join("pack.sig")) {
        Ok(signature) => replace(&into.join("pack.sig"), &signature)?,
        Err(_) if into.join("pack.sig").exists() => fs::remove_file(into.join("pack.sig"))?,
        Err(_) => {}
    }
    replace(&into.join("pack.json"), &bytes)?;
    if prune {
        done.removed = remove_others(into, &manifest)?;
    }
    Ok(done)
}

/// Removes files of earlier packs: those with a hash in their name that the manifest does not name.
fn remove_others(dir: &Path, manifest: &Manifest) -> anyhow::Result<usize> {
    let mut removed = 0;
    for entry in fs::read_dir(dir)? {
        let name = entry?.file_name().to_string_lossy().into_owned();
        let is_named = manifest.files.values().any(|it| it.name == name);
        if !is_named && crate::store::carries_hash(&name) {
            fs::remove_file(dir.join(&name))?;
            removed += 1;
        }
    }
    Ok(removed)
}
