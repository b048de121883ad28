//! `places.<hash>.json`: the gazetteer.

use serde::{Deserialize, Serialize};

use crate::{
    error::Malformed,
    json::{self, Node},
};

/// Kelurahan and named places of a pack.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct PlaceFile {
    /// Kelurahan or desa.
    #[serde(default)]
    pub kelurahan: Vec<KelurahanEntry>,
    /// Landmarks.
    #[serde(default)]
    pub places: Vec<PlaceEntry>,
}

/// A kelurahan or desa.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct KelurahanEntry {
    /// Kemendagri code.
    pub code: String,
    /// Name.
    pub name: String,
    /// Name of its kecamatan.
    #[serde(default)]
    pub kecamatan: String,
    /// A point in it: longitude, latitude.
    pub at: [f64; 2],
    /// What its area consists of, largest share first; empty where the pack has no boundary for it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub shares: Vec<ZoneShare>,
}

/// One zone's share of a kelurahan, by sampling the plan.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct ZoneShare {
    /// `subzone`, `kawasan`, `not_digitised` or `outside_coverage`.
    pub kind: String,
    /// Code of the zone; empty where there is none.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub code: String,
    /// Overlays that cover it: kind and class.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub overlays: Vec<(String, String)>,
    /// Share of the area, in millionths.
    pub millionths: u32,
}

/// A named place.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct PlaceEntry {
    /// Name.
    pub name: String,
    /// What it is, as a plain word (`pasar`, `sekolah`, `jalan` …).
    #[serde(default)]
    pub kind: String,
    /// Code of its kelurahan.
    #[serde(default)]
    pub kelurahan: String,
    /// Longitude, latitude.
    pub at: [f64; 2],
}

impl KelurahanEntry {
    fn read(node: Node<'_>) -> Self {
        Self {
            code: node.text("code"),
            name: node.text("name"),
            kecamatan: node.text_or_empty("kecamatan"),
            at: node.get("at").as_numbers(),
            shares: node.list("shares", ZoneShare::read),
        }
    }
}

impl ZoneShare {
    fn read(node: Node<'_>) -> Self {
        let overlay = |it: Node<'_>| it.as_pair(|it| it.as_text(), |it| it.as_text()).unwrap_or_default();
        Self {
            kind: node.text("kind"),
            code: node.text_or_empty("code"),
            overlays: node.list("overlays", overlay),
            millionths: node.get("millionths").as_whole32(),
        }
    }
}

impl PlaceEntry {
    fn read(node: Node<'_>) -> Self {
        Self {
            name: node.text("name"),
            kind: node.text_or_empty("kind"),
            kelurahan: node.text_or_empty("kelurahan"),
            at: node.get("at").as_numbers(),
        }
    }
}

impl PlaceFile {
    /// Reads the file.
    pub fn parse(file: &str, bytes: &[u8]) -> Result<Self, Malformed> {
        json::parse(file, bytes, |top| Self {
            kelurahan: top.list("kelurahan", KelurahanEntry::read),
            places: top.list("places", PlaceEntry::read),
        })
    }
}
