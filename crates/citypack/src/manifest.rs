//! `pack.json`: what the pack is, what it covers, and the files it consists of.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::{
    error::Malformed,
    json::{self, Node},
    text::Texts,
};

/// The value of `format` that this version reads and writes.
pub const FORMAT: &str = "ruangizin-pack/1";

/// `pack.json`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Manifest {
    /// Always `ruangizin-pack/1`.
    pub format: String,
    /// Kemendagri code of the region, such as `53.71`.
    pub region: String,
    /// Name of the region.
    pub name: Texts,
    /// BCP 47 tags of the languages that the pack's own texts have.
    pub languages: Vec<String>,
    /// IANA time zone.
    pub time_zone: String,
    /// Version of the pack, unique within the region.
    pub version: String,
    /// Date on which it was made (RFC 3339 full-date).
    pub created: String,
    /// Date past which every answer says how old this copy is (RFC 3339 full-date).
    pub check_by: String,
    /// Legal status of the pack as a whole.
    pub status: Status,
    /// West, south, east, north in degrees.
    pub bounds: [f64; 4],
    /// Where a map opens: longitude, latitude.
    pub centre: [f64; 2],
    /// The layers of the plan.
    pub layers: Vec<LayerEntry>,
    /// The other files, by role: `plan`, `base`, `zones`, `rulebook`, `activities`, `places`.
    pub files: BTreeMap<String, FileEntry>,
    /// Offices that answer questions.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub contacts: Vec<Contact>,
    /// Other versions of the plan: drafts and repealed ones.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub plans: Vec<PlanVersion>,
    /// Keys that the pack is signed with.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub keys: Vec<KeyEntry>,
}

/// Another version of the plan. Its files lie beside those of the plan in force.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PlanVersion {
    /// Short name, unique in the pack.
    pub id: String,
    /// Title for people.
    pub title: Texts,
    /// Its legal status.
    pub status: Status,
    /// Date from which it was or will be in force (RFC 3339 full-date).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub in_force: Option<String>,
    /// Date from which it was no longer in force.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub until: Option<String>,
    /// Its manifest: a file of the same form as `pack.json`.
    pub file: String,
}

/// A key that `pack.sig` may be made with. Only the keys that a reader already trusts prove anything.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct KeyEntry {
    /// The first 16 hexadecimal digits of the SHA-256 of the public key.
    pub id: String,
    /// The Ed25519 public key, hexadecimal.
    pub public: String,
    /// Whose it is; `CONTOH` for the sample key, which is public.
    #[serde(default)]
    pub owner: String,
    /// First day on which it counts (RFC 3339 full-date).
    pub from: String,
    /// Last day on which it counts.
    pub until: String,
}

/// Legal status of a pack or layer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Status {
    /// In force.
    Berlaku,
    /// A draft.
    Ranperda,
    /// Repealed.
    Dicabut,
    /// Invented for demonstration; every screen says so.
    Contoh,
}

/// A layer of the plan.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct LayerEntry {
    /// Name of the layer in the tiles.
    pub id: String,
    /// What the layer is.
    pub kind: ManifestLayerKind,
    /// Title for people.
    pub title: Texts,
    /// The regulation that enacts it.
    pub legal_basis: Texts,
    /// Its legal status.
    pub status: Status,
    /// Scale of the map, the number after `1:`.
    pub scale: u32,
    /// Accuracy of a border on the ground, in metres.
    pub accuracy_m: f64,
    /// Date in force (RFC 3339 full-date).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub in_force: Option<String>,
    /// Who made the data.
    pub source: String,
    /// Licence of the data.
    pub licence: String,
    /// Overlay kinds that this layer carries as attributes of its zones.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub overlays: Vec<String>,
    /// The area that the layer speaks of, as rings of longitude and latitude per polygon, holes after the shell.
    /// Generalised to some metres: it tells a place outside the plan from a blank within it, nothing finer.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub coverage: Vec<Vec<Vec<[f64; 2]>>>,
}

/// What a layer is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum ManifestLayerKind {
    /// Sub-zones of a detailed plan (RDTR).
    Subzone,
    /// Kawasan of a general plan (RTRW).
    Kawasan,
    /// An overlay; the layer's id is the overlay's kind.
    Overlay,
    /// Administrative villages, for orientation only.
    Kelurahan,
}

/// A file of the pack.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct FileEntry {
    /// File name; carries the hash of the bytes.
    pub name: String,
    /// Length in bytes.
    pub bytes: u64,
    /// SHA-256 of the bytes, hexadecimal.
    pub sha256: String,
    /// In an archive of tiles: so many bytes from its start show the whole city, since the tiles of its lowest zoom stand
    /// first. 0 where nothing is said.
    #[serde(default, skip_serializing_if = "is_default")]
    pub first: u64,
}

fn is_default<T: Default + PartialEq>(value: &T) -> bool {
    *value == T::default()
}

/// An office that answers questions.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Contact {
    /// Name of the office.
    pub name: Texts,
    /// Where it is.
    pub address: Texts,
    /// When it is open.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub hours: Option<Texts>,
    /// Telephone number.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub phone: Option<String>,
}

/// Whether a text is a Kemendagri code: numbers joined by full stops, such as `53.71`. It becomes part of a path.
pub fn is_region_code(text: &str) -> bool {
    text.split('.').all(|it| !it.is_empty() && it.chars().all(|c| c.is_ascii_digit()))
}

impl Status {
    fn read(node: Node<'_>) -> Self {
        match node.as_text().as_str() {
            "berlaku" => Self::Berlaku,
            "ranperda" => Self::Ranperda,
            "dicabut" => Self::Dicabut,
            "contoh" => Self::Contoh,
            other => {
                node.bad(&format!("holds \"{other}\", which is none of berlaku, ranperda, dicabut, contoh"));
                Self::Contoh
            }
        }
    }
}

impl ManifestLayerKind {
    fn read(node: Node<'_>) -> Self {
        match node.as_text().as_str() {
            "subzone" => Self::Subzone,
            "kawasan" => Self::Kawasan,
            "overlay" => Self::Overlay,
            "kelurahan" => Self::Kelurahan,
            other => {
                node.bad(&format!(
                    "holds \"{other}\", which is none of subzone, kawasan, overlay, kelurahan"
                ));
                Self::Kelurahan
            }
        }
    }
}

impl LayerEntry {
    fn read(node: Node<'_>) -> Self {
        let ring = |it: Node<'_>| it.as_list(|it| it.as_numbers());
        Self {
            id: node.text("id"),
            kind: ManifestLayerKind::read(node.get("kind")),
            title: node.texts("title"),
            legal_basis: node.texts("legal_basis"),
            status: Status::read(node.get("status")),
            scale: node.get("scale").as_whole32(),
            accuracy_m: node.get("accuracy_m").as_number(),
            in_force: node.maybe_text("in_force"),
            source: node.text("source"),
            licence: node.text("licence"),
            overlays: node.list_of_texts("overlays"),
            coverage: node.list("coverage", |it| it.as_list(ring)),
        }
    }
}

impl FileEntry {
    fn read(node: Node<'_>) -> Self {
        let first = node.maybe("first");
        Self {
            name: node.text("name"),
            bytes: node.get("bytes").as_whole(u64::MAX),
            sha256: node.text("sha256"),
            first: if first.is_given() { first.as_whole(u64::MAX) } else { 0 },
        }
    }
}

impl PlanVersion {
    fn read(node: Node<'_>) -> Self {
        Self {
            id: node.text("id"),
            title: node.texts("title"),
            status: Status::read(node.get("status")),
            in_force: node.maybe_text("in_force"),
            until: node.maybe_text("until"),
            file: node.text("file"),
        }
    }
}

impl Contact {
    fn read(node: Node<'_>) -> Self {
        Self {
            name: node.texts("name"),
            address: node.texts("address"),
            hours: node.maybe_texts("hours"),
            phone: node.maybe_text("phone"),
        }
    }
}

impl Manifest {
    fn read(top: Node<'_>) -> Self {
        let mut files = BTreeMap::new();
        top.each_member("files", |role, file| {
            files.insert(role.to_owned(), FileEntry::read(file));
        });
        Self {
            format: top.text("format"),
            region: top.text("region"),
            name: top.texts("name"),
            languages: top.needed_list("languages", |it| it.as_text()),
            time_zone: top.text("time_zone"),
            version: top.text("version"),
            created: top.text("created"),
            check_by: top.text("check_by"),
            status: Status::read(top.get("status")),
            bounds: top.get("bounds").as_numbers(),
            centre: top.get("centre").as_numbers(),
            layers: top.needed_list("layers", LayerEntry::read),
            files,
            contacts: top.list("contacts", Contact::read),
            plans: top.list("plans", PlanVersion::read),
            // Trust never comes from the pack itself, so no reader here needs them.
            keys: Vec::new(),
        }
    }
}

impl Manifest {
    /// Reads and checks `pack.json`.
    pub fn parse(bytes: &[u8]) -> Result<Self, Malformed> {
        let manifest = json::parse("pack.json", bytes, Self::read)?;
        manifest.check()?;
        Ok(manifest)
    }

    /// The file of a role.
    pub fn file(&self, role: &str) -> Option<&FileEntry> {
        self.files.get(role)
    }

    /// The layer with an id.
    pub fn layer(&self, id: &str) -> Option<&LayerEntry> {
        self.layers.iter().find(|it| it.id == id)
    }

    fn check(&self) -> Result<(), Malformed> {
        let field = |field: &str, why: &str| Err(Malformed::field("pack.json", field, why));
        if self.format != FORMAT {
            return field("format", "is not a format that this version reads");
        }
        if !is_region_code(&self.region) {
            return field("region", "is no Kemendagri code");
        }
        if !self.files.contains_key("plan") {
            return field("files", "names no \"plan\"");
        }
        let twice = |(n, it): (usize, &LayerEntry)| self.layers[..n].iter().any(|other| other.id == it.id);
        if self.layers.iter().enumerate().any(twice) {
            return field("layers", "names a layer twice");
        }
        let [west, south, east, north] = self.bounds;
        let inside = self.bounds.iter().all(|it| it.is_finite()) && west < east && south < north;
        if !inside || west < -180.0 || east > 180.0 || south < -90.0 || north > 90.0 {
            return field("bounds", "is not west, south, east, north in degrees");
        }
        let names = self.files.values().map(|it| &it.name).chain(self.plans.iter().map(|it| &it.file));
        for name in names {
            let plain = name.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '.' | '-' | '_'));
            if !plain || name.is_empty() || name.starts_with('.') {
                return field("files", "holds a name that is no plain file name");
            }
        }
        if self.layers.iter().any(|it| !it.accuracy_m.is_finite() || it.accuracy_m < 0.0) {
            return field("layers", "holds an accuracy that is no length");
        }
        Ok(())
    }
}
