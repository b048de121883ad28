//! What is on this device and what the server has: a city is one line of both. Reads only.

use std::collections::BTreeSet;

use citypack::{FileEntry, ListedPack, Manifest, Status, Texts, Withdrawal};
use js_sys::Uint8Array;

use super::proof::{Proof, proof};
use crate::browser::{Kept, Stop, fetch_file};

/// The cache of the worker's that holds packs (`xtask/templates/sw.js`).
pub(super) const PACKS: &str = "ruangizin-packs-1";
/// The server's list.
pub(super) const LIST: &str = "/packs/index.json";
/// Behind the address of a manifest whose files are still coming.
pub(super) const COMING: &str = "pack.json?unduh";

/// A city.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct City {
    pub(super) region: String,
    pub(super) name: Texts,
    /// Folder of its files.
    pub(super) path: String,
    /// Version and bytes that the server has; nothing where it offers the city no more.
    pub(super) offered: Option<(String, u64)>,
    pub(super) kept: Option<KeptPack>,
    /// Bytes that are here of a version that is still coming, and of all of it.
    pub(super) coming: Option<(u64, u64)>,
    /// Where the office took the kept version back, or the offered one where none is kept.
    pub(super) withdrawn: Option<Withdrawal>,
}

/// A pack that is kept.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct KeptPack {
    pub(super) version: String,
    pub(super) created: String,
    pub(super) check_by: String,
    pub(super) status: Status,
    /// Bytes of all its files.
    pub(super) bytes: u64,
    /// Bytes of those that are here.
    pub(super) here: u64,
    pub(super) proof: Proof,
}

impl KeptPack {
    pub(super) fn is_whole(&self) -> bool {
        self.here == self.bytes
    }
}

impl City {
    /// The version that the server has, where another one is kept.
    pub(super) fn newer(&self) -> Option<&str> {
        let (version, _) = self.offered.as_ref()?;
        let kept = self.kept.as_ref()?;
        (!version.is_empty() && *version != kept.version).then_some(version)
    }

    /// Whether all of the version that the server has is here, whoever brought it.
    pub(super) fn is_settled(&self) -> bool {
        let offered = self.offered.as_ref().map(|it| it.0.as_str());
        self.kept.as_ref().is_some_and(|it| it.is_whole() && offered == Some(&it.version))
    }
}

/// Files that answers need; a role with a slash belongs to another version of the plan.
pub(super) fn needed(manifest: &Manifest) -> impl Iterator<Item = &FileEntry> {
    manifest.files.iter().filter(|it| !it.0.contains('/')).map(|it| it.1)
}

/// All cities, and whether the server was reached for the list.
pub(super) async fn look() -> (Vec<City>, bool) {
    let Some(kept) = Kept::open(PACKS).await else { return (Vec::new(), false) };
    let asked = fetch_file(LIST, None, true, &Stop::default()).await.filter(|it| it.status == 200);
    let fresh = match &asked {
        Some(it) => keep_list(&kept, &it.bytes).await,
        None => None,
    };
    let is_fresh = fresh.is_some();
    let listed = match fresh {
        Some(it) => it,
        None => kept.read(LIST).await.and_then(|it| list_of(&it.to_vec())).unwrap_or_default(),
    };
    let paths: BTreeSet<String> = kept.paths().await.into_iter().collect();
    let mut folders: Vec<String> = listed.iter().map(|it| it.path.clone()).collect();
    let more = paths.iter().filter_map(|it| it.strip_suffix("pack.json").or_else(|| it.strip_suffix(COMING)));
    for folder in more {
        if !folders.iter().any(|it| it == folder) {
            folders.push(folder.to_owned());
        }
    }
    let mut cities = Vec::new();
    for path in folders {
        let entry = listed.iter().find(|it| it.path == path);
        cities.extend(city(&kept, &paths, path, entry).await);
    }
    (cities, is_fresh)
}

/// Keeps the server's list, so that what the worker answers from is as new as what is shown; nothing where it is none.
pub(super) async fn keep_list(kept: &Kept, bytes: &Uint8Array) -> Option<Vec<ListedPack>> {
    let listed = list_of(&bytes.to_vec())?;
    // Without room the one before stays.
    let _ = kept.put(LIST, bytes, "list").await;
    Some(listed)
}

/// The cities of a list. A page that says "back soon" in its place, or a list of no city, would leave the app without any.
fn list_of(bytes: &[u8]) -> Option<Vec<ListedPack>> {
    ListedPack::parse_list(LIST, bytes).ok().filter(|it| !it.is_empty())
}

async fn manifest(kept: &Kept, path: &str) -> Option<(Vec<u8>, Manifest)> {
    let bytes = kept.read(path).await?.to_vec();
    let manifest = Manifest::parse(&bytes).ok()?;
    Some((bytes, manifest))
}

async fn city(
    kept: &Kept,
    paths: &BTreeSet<String>,
    path: String,
    entry: Option<&ListedPack>,
) -> Option<City> {
    let here = manifest(kept, &format!("{path}pack.json")).await;
    let coming = manifest(kept, &format!("{path}{COMING}")).await.map(|it| it.1);
    let named = here.as_ref().map(|it| &it.1).or(coming.as_ref());
    let name = entry.map(|it| it.name.clone()).or_else(|| named.map(|it| it.name.clone()))?;
    let region = entry.map(|it| it.region.clone()).or_else(|| named.map(|it| it.region.clone()))?;
    let pack = match &here {
        Some((bytes, manifest)) => {
            let signature = kept.read(&format!("{path}pack.sig")).await.map(|it| it.to_vec());
            Some(KeptPack {
                version: manifest.version.clone(),
                created: manifest.created.clone(),
                check_by: manifest.check_by.clone(),
                status: manifest.status,
                bytes: needed(manifest).map(|it| it.bytes).sum(),
                here: bytes_here(paths, &path, manifest),
                proof: proof(bytes, signature.as_deref()),
            })
        }
        None => None,
    };
    // The worker may have brought the same version in meanwhile.
    let coming = coming.filter(|it| pack.as_ref().is_none_or(|kept| kept.version != it.version));
    let coming = coming.map(|it| (bytes_here(paths, &path, &it), needed(&it).map(|it| it.bytes).sum()));
    let version = pack.as_ref().map(|it| it.version.as_str());
    let withdrawn = entry.and_then(|it| it.withdrawal_of(version.unwrap_or(&it.version)).cloned());
    let offered = entry.map(|it| (it.version.clone(), it.bytes));
    Some(City { region, name, path, offered, kept: pack, coming, withdrawn })
}

/// Bytes of the files that are here, and of the pieces of others.
pub(super) fn bytes_here(paths: &BTreeSet<String>, path: &str, manifest: &Manifest) -> u64 {
    let of_file = |file: &FileEntry| {
        if paths.contains(&format!("{path}{}", file.name)) {
            return file.bytes;
        }
        let pieces = super::download::pieces(file.bytes);
        pieces
            .filter(|it| paths.contains(&super::download::piece_path(path, &file.name, it.start)))
            .map(|it| it.end - it.start)
            .sum()
    };
    needed(manifest).map(of_file).sum()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_a_list_with_cities_counts_as_one() {
        let list = br#"{"packs":[{"region":"53.71","name":{"id":"Kota"},"path":"/packs/53.71/"}]}"#;
        assert_eq!(list_of(list).map(|it| it.len()), Some(1));
        for other in [&br#"{"packs":[]}"#[..], b"<!doctype html><title>Sebentar</title>", b""] {
            assert_eq!(list_of(other), None);
        }
    }
}
