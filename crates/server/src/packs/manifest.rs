//! The few fields of `pack.json` that serving needs. The whole manifest belongs to `citypack`;
//! reading less here lets an older server send a newer pack.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::shell::{City, Office};

/// What every visit reads whole, one after the other, once the manifest has named it.
const FIRST_FILES: [&str; 3] = ["zones", "rulebook", "activities"];
/// Read by ranges, from their first bytes on; the base by the map only.
const ARCHIVES: [&str; 2] = ["plan", "base"];

#[derive(Debug, Deserialize)]
pub(crate) struct Manifest {
    pub(crate) region: String,
    /// Language → name.
    pub(crate) name: BTreeMap<String, String>,
    /// Of the pack; an older one may say none.
    #[serde(default)]
    pub(crate) version: String,
    pub(super) status: Status,
    #[serde(default)]
    layers: Vec<LayerEntry>,
    pub(crate) files: BTreeMap<String, FileEntry>,
    #[serde(default)]
    pub(crate) plans: Vec<PlanEntry>,
    #[serde(default)]
    contacts: Vec<ContactEntry>,
}

#[derive(Debug, Deserialize)]
struct ContactEntry {
    name: BTreeMap<String, String>,
    #[serde(default)]
    address: BTreeMap<String, String>,
    #[serde(default)]
    hours: BTreeMap<String, String>,
    #[serde(default)]
    phone: String,
}

#[derive(Debug, Deserialize)]
struct LayerEntry {
    status: Status,
}

impl Manifest {
    /// One sample layer makes the whole pack a sample: an answer may rest on it.
    pub(crate) fn is_sample(&self) -> bool {
        self.status == Status::Contoh || self.layers.iter().any(|it| it.status == Status::Contoh)
    }

    /// Bytes of what answers need without a network; roles with a slash belong to other versions of the plan.
    pub(super) fn bytes_offline(&self) -> u64 {
        self.files.iter().filter(|it| !it.0.contains('/')).map(|it| it.1.bytes).sum()
    }

    /// What the page says of the city before the app has read the pack.
    pub(super) fn city(&self) -> City {
        let office = |it: &ContactEntry| Office {
            name: it.name.clone(),
            address: it.address.clone(),
            hours: it.hours.clone(),
            phone: it.phone.clone(),
        };
        let of_pack = |name: &str| format!("/packs/{}/{name}", self.region);
        let named = |roles: &[&str]| -> Vec<String> {
            roles.iter().filter_map(|it| self.files.get(*it)).map(|it| of_pack(&it.name)).collect()
        };
        City {
            first_files: [vec![of_pack("pack.json")], named(&FIRST_FILES)].concat(),
            archives: ARCHIVES
                .iter()
                .filter_map(|it| self.files.get(*it))
                .map(|it| (of_pack(&it.name), it.first))
                .collect(),
            name: self.name.clone(),
            is_sample: self.is_sample(),
            offices: self.contacts.iter().map(office).collect(),
        }
    }
}

/// Another version of the plan.
#[derive(Debug, Deserialize)]
pub(crate) struct PlanEntry {
    /// Its manifest.
    pub(crate) file: String,
}

#[derive(Debug, Deserialize)]
pub(crate) struct FileEntry {
    pub(crate) name: String,
    pub(crate) sha256: String,
    #[serde(default)]
    bytes: u64,
    /// Of an archive: so many bytes show the whole city.
    #[serde(default)]
    first: u64,
}

/// The legal standing of a plan, in the words of the manifest.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, Serialize)]
#[serde(rename_all = "lowercase")]
pub(super) enum Status {
    Berlaku,
    Ranperda,
    Dicabut,
    Contoh,
}

/// Digits in groups, as the ministry of home affairs writes them: `53.71`.
pub(super) fn is_region(text: &str) -> bool {
    text.len() <= 20
        && text.split('.').all(|group| !group.is_empty() && group.bytes().all(|it| it.is_ascii_digit()))
}

/// A name that stays inside the folder on every system.
pub(super) fn is_plain_name(text: &str) -> bool {
    let is_allowed = |it: u8| it.is_ascii_alphanumeric() || b".-_".contains(&it);
    !text.is_empty() && !text.starts_with('.') && text.bytes().all(is_allowed)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_and_regions_cannot_leave_their_folder() {
        assert!(is_region("53.71") && is_region("61.07.16"));
        assert!(!is_region("..") && !is_region("53/71") && !is_region(""));
        assert!(is_plain_name("plan.0123456789abcdef.pmtiles"));
        assert!(!is_plain_name("../plan") && !is_plain_name("..") && !is_plain_name("a\\b"));
    }
}
