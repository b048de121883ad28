//! The 51 kelurahan: official names and codes, and a sample partition of the land by the nearest official centre.

use std::path::Path;

use anyhow::Context as _;
use serde::Deserialize;

use super::plane::{Frame, Point};

#[derive(Debug, Clone, Deserialize)]
pub(crate) struct Kelurahan {
    pub(crate) kode: String,
    pub(crate) nama: String,
    #[serde(default)]
    pub(crate) kecamatan: String,
    pub(crate) lat: f64,
    pub(crate) lng: f64,
}

#[derive(Debug, Deserialize)]
struct Region {
    kecamatan: Vec<Kecamatan>,
}

#[derive(Debug, Deserialize)]
struct Kecamatan {
    nama: String,
    kelurahan: Vec<Kelurahan>,
}

pub(crate) fn read(path: &Path) -> anyhow::Result<Vec<Kelurahan>> {
    let text = std::fs::read_to_string(path).with_context(|| format!("cannot read {}", path.display()))?;
    let region: Region =
        serde_json::from_str(&text).with_context(|| format!("cannot understand {}", path.display()))?;
    let named = |kecamatan: Kecamatan| {
        let name = kecamatan.nama;
        kecamatan.kelurahan.into_iter().map(move |one| Kelurahan { kecamatan: name.clone(), ..one })
    };
    Ok(region.kecamatan.into_iter().flat_map(named).collect())
}

/// The kelurahan whose official centre is nearest.
pub(crate) fn nearest<'a>(people: &'a [Kelurahan], frame: &Frame, spot: Point) -> Option<&'a Kelurahan> {
    let distance = |one: &Kelurahan| frame.point([one.lng, one.lat]).distance(spot);
    people.iter().min_by(|one, other| distance(one).total_cmp(&distance(other)))
}
