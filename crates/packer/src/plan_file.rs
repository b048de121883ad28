//! `plan.toml`: which files and attributes make up a city's plan.

use core::fmt;
use std::{
    collections::BTreeMap,
    env, fs,
    path::{Path, PathBuf},
};

use citypack::{Contact, ManifestLayerKind, Status, Texts};
use serde::Deserialize;

use crate::{rulebook_table::RulebookSection, setback::SetbackSection, sources::Axes, winner::OverlapRule};

/// The mapping file.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PlanFile {
    /// What the pack is called and when it was made.
    pub pack: PackSection,
    /// The layers of the plan.
    #[serde(default, rename = "layer")]
    pub layers: Vec<LayerSection>,
    /// Names and colours of codes.
    pub zones: Option<FileSection>,
    /// The rulebook, JSON, CSV or a sheet.
    pub rulebook: Option<RulebookSection>,
    /// Activities in people's words.
    pub activities: Option<FileSection>,
    /// The gazetteer.
    pub places: Option<FileSection>,
    /// The area that the plan covers.
    pub coverage: Option<FileSection>,
    /// Base map features.
    pub base: Option<FileSection>,
    /// The height grid.
    pub terrain: Option<FileSection>,
    /// The surfaces that keep flying safe, as formulas.
    pub surfaces: Option<FileSection>,
    /// How densely plots may be built: JSON or a table.
    pub intensity: Option<FileSection>,
    /// The planner's own test cases, a table.
    pub cases: Option<FileSection>,
    /// The catalogue of services; forms stand in the folder `forms` beside it.
    pub services: Option<FileSection>,
    /// Other versions of the plan: drafts and repealed ones.
    #[serde(default, rename = "plan")]
    pub plans: Vec<VersionSection>,
}

/// `[[plan]]`: another version of the plan, with a mapping file of its own.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct VersionSection {
    /// Short name: a–z, 0–9 and -.
    pub id: String,
    /// Title.
    pub title: Texts,
    /// Its mapping file.
    pub file: String,
    /// Date from which it was or will be in force.
    pub in_force: Option<String>,
    /// Date from which it was no longer in force.
    pub until: Option<String>,
}

/// `[pack]`.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PackSection {
    /// Kemendagri code.
    pub region: String,
    /// Name of the region.
    pub name: Texts,
    /// Languages of the pack's own texts.
    pub languages: Vec<String>,
    /// IANA time zone.
    pub time_zone: String,
    /// Version.
    pub version: String,
    /// Date made.
    pub created: String,
    /// Date past which the copy is called old.
    pub check_by: String,
    /// Legal status.
    pub status: Status,
    /// Offices that answer questions.
    #[serde(default)]
    pub contacts: Vec<Contact>,
}

/// `[[layer]]`.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LayerSection {
    /// Id; name of the layer in the tiles, and the overlay kind of an overlay.
    pub id: String,
    /// What it is.
    pub kind: ManifestLayerKind,
    /// Files, folders, archives or patterns; `plan.gpkg#table` and `plan.zip#file.shp` name a part.
    pub files: Vec<String>,
    /// Coordinate system, where the files do not state the right one.
    pub crs: Option<String>,
    /// Order of the two numbers of a position.
    #[serde(default)]
    pub axes: Axes,
    /// Encoding of texts in shapefiles and CSV, where the files do not state the right one.
    pub encoding: Option<String>,
    /// Columns of a table that hold the geometry, or x and y.
    #[serde(default)]
    pub geometry: Vec<String>,
    /// Values of fields that a feature must have to be in the layer.
    #[serde(default)]
    pub only: BTreeMap<String, Names>,
    /// Attribute with the code; `@file` is the name of the file.
    pub code: Option<Names>,
    /// Codes for what the attribute holds instead.
    #[serde(default)]
    pub codes: BTreeMap<String, String>,
    /// Attribute with the name in plain words.
    pub name: Option<Names>,
    /// Attribute with the overlay class.
    pub class: Option<Names>,
    /// Texts that mean none.
    #[serde(default)]
    pub null: Vec<String>,
    /// Title.
    pub title: Texts,
    /// Regulation.
    pub legal_basis: Texts,
    /// Legal status.
    pub status: Status,
    /// Scale denominator.
    pub scale: u32,
    /// Accuracy of borders in metres.
    pub accuracy_m: f64,
    /// Date in force.
    pub in_force: Option<String>,
    /// Who made the data.
    pub source: String,
    /// Licence of the data.
    pub licence: String,
    /// Who wins where features lie over one another.
    #[serde(default)]
    pub overlap: OverlapRule,
    /// Enclosed blanks narrower than this, in metres, go to a neighbour.
    #[serde(default)]
    pub fill_gaps_m: f64,
    /// Attribute with the area that the source itself states.
    pub area: Option<Names>,
    /// Unit of that area.
    #[serde(default)]
    pub area_unit: AreaUnit,
    /// Overlay kinds carried as attributes: kind to attribute.
    #[serde(default)]
    pub overlays: BTreeMap<String, Names>,
    /// How far setbacks reach from what is drawn.
    #[serde(default, rename = "setback")]
    pub setbacks: Vec<SetbackSection>,
}

/// Unit of the areas that a source states.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum AreaUnit {
    /// Hectares, as the ministry's schema has them (LUASHA).
    #[default]
    Ha,
    /// Square metres.
    M2,
    /// Square kilometres.
    Km2,
}

/// One or several names: those of an attribute that files call differently.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
#[serde(from = "OneOrMore")]
pub struct Names(pub Vec<String>);

#[derive(Deserialize)]
#[serde(untagged)]
enum OneOrMore {
    One(String),
    More(Vec<String>),
}

impl From<OneOrMore> for Names {
    fn from(it: OneOrMore) -> Self {
        match it {
            OneOrMore::One(it) => Self(vec![it]),
            OneOrMore::More(it) => Self(it),
        }
    }
}

/// A section that names one file.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FileSection {
    /// The file.
    pub file: String,
    /// Coordinate system of features, where the file does not state the right one.
    pub crs: Option<String>,
    /// Order of the two numbers of a position.
    #[serde(default)]
    pub axes: Axes,
}

/// Why a mapping file does not serve.
#[derive(Debug)]
#[non_exhaustive]
pub enum PlanFileError {
    /// It could not be opened.
    Open {
        /// The file.
        file: PathBuf,
        /// Why.
        source: std::io::Error,
    },
    /// It is no TOML, or a field is missing, unknown or of the wrong kind.
    Syntax {
        /// The file.
        file: PathBuf,
        /// Why, with line and field.
        source: Box<toml::de::Error>,
    },
    /// A field holds something that does not serve.
    Field {
        /// The file.
        file: PathBuf,
        /// The field, such as `layer "subzone", "code"`.
        field: String,
        /// What is wrong.
        what: String,
    },
    /// A path names an environment variable that is not set.
    Unset {
        /// The file.
        file: PathBuf,
        /// The variable.
        variable: String,
    },
}

impl fmt::Display for PlanFileError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Open { file, .. } => write!(f, "{} cannot be opened", file.display()),
            Self::Syntax { file, .. } => write!(f, "{} is not a mapping file", file.display()),
            Self::Field { file, field, what } => write!(f, "{}, field {field}: {what}", file.display()),
            Self::Unset { file, variable } => {
                write!(f, "{}: the environment variable {variable} is not set", file.display())
            }
        }
    }
}

impl std::error::Error for PlanFileError {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            Self::Open { source, .. } => Some(source),
            Self::Syntax { source, .. } => Some(source),
            Self::Field { .. } | Self::Unset { .. } => None,
        }
    }
}

impl PlanFile {
    /// Reads and checks a mapping file.
    pub fn read(file: &Path) -> Result<Self, PlanFileError> {
        let text = fs::read_to_string(file)
            .map_err(|source| PlanFileError::Open { file: file.to_owned(), source })?;
        let plan: Self = toml::from_str(&text)
            .map_err(|source| PlanFileError::Syntax { file: file.to_owned(), source: Box::new(source) })?;
        plan.check(file)?;
        Ok(plan)
    }

    fn check(&self, file: &Path) -> Result<(), PlanFileError> {
        let bad = |field: String, what: &str| {
            Err(PlanFileError::Field { file: file.to_owned(), field, what: what.to_owned() })
        };
        let region = &self.pack.region;
        if !citypack::is_region_code(region) {
            return bad("\"pack.region\"".to_owned(), "is no Kemendagri code such as 53.71");
        }
        for (field, date) in
            [("\"pack.created\"", &self.pack.created), ("\"pack.check_by\"", &self.pack.check_by)]
        {
            if !is_date(date) {
                return bad(field.to_owned(), "is no date such as 2026-11-22");
            }
        }
        for (n, it) in self.plans.iter().enumerate() {
            let plain = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
            if it.id.is_empty() || !it.id.chars().all(plain) {
                return bad(format!("plan \"{}\", \"id\"", it.id), "may hold only a–z, 0–9 and -");
            }
            if self.plans[..n].iter().any(|other| other.id == it.id) {
                return bad(format!("plan \"{}\", \"id\"", it.id), "stands twice");
            }
            if [&it.in_force, &it.until].into_iter().flatten().any(|it| !is_date(it)) {
                return bad(format!("plan \"{}\"", it.id), "holds a date unlike 2026-11-22");
            }
        }
        if self.layers.is_empty() {
            return bad("\"layer\"".to_owned(), "names no layer");
        }
        for (n, layer) in self.layers.iter().enumerate() {
            let field = |name: &str| format!("layer \"{}\", \"{name}\"", layer.id);
            let plain = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_';
            if layer.id.is_empty() || !layer.id.chars().all(plain) {
                return bad(field("id"), "may hold only a–z, 0–9 and _");
            }
            if self.layers[..n].iter().any(|it| it.id == layer.id) {
                return bad(field("id"), "stands twice");
            }
            if layer.files.is_empty() {
                return bad(field("files"), "names no file");
            }
            let coded = layer.kind != ManifestLayerKind::Overlay;
            if coded && layer.code.is_none() {
                return bad(field("code"), "is missing; it names the attribute that holds the code");
            }
            if !(0.0..=1000.0).contains(&layer.accuracy_m) {
                return bad(field("accuracy_m"), "is no accuracy in metres between 0 and 1,000");
            }
            if let Some((name, what)) = SetbackSection::fault(layer) {
                return bad(field(name), what);
            }
        }
        Ok(())
    }
}

/// RFC 3339 full-date, roughly: the right shape and possible numbers.
fn is_date(text: &str) -> bool {
    let mut parts = text.split('-').map(|it| (it.len(), it.parse::<u32>().unwrap_or(0)));
    let date = [parts.next(), parts.next(), parts.next(), parts.next()];
    matches!(date, [Some((4, 1900..)), Some((2, 1..=12)), Some((2, 1..=31)), None])
}

/// A path of the mapping file: relative to its folder, `${NAME}` replaced from the environment.
pub fn resolve(plan: &Path, path: &str) -> Result<PathBuf, PlanFileError> {
    let mut out = String::new();
    let mut rest = path;
    while let Some(at) = rest.find("${") {
        out.push_str(&rest[..at]);
        let Some(end) = rest[at..].find('}') else { break };
        let variable = &rest[at + 2..at + end];
        let value = env::var(variable).map_err(|_unset| PlanFileError::Unset {
            file: plan.to_owned(),
            variable: variable.to_owned(),
        })?;
        out.push_str(&value);
        rest = &rest[at + end + 1..];
    }
    out.push_str(rest);
    Ok(plan.parent().unwrap_or(Path::new(".")).join(out))
}
