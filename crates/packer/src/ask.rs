//! `ask`: the verdict without a browser, for one place or for many.

use core::fmt;
use std::{
    fs,
    io::Write,
    path::{Path, PathBuf},
};

use citypack::{Limits, Manifest, ManifestLayerKind, Pack, PackError, PlanVersion, Status};
use measure::LngLat;
use zoning::{Proposal, assess};

use crate::{answer, store::Folder};

/// Reaches that are tried in turn for the nearest border, in metres.
const REACHES: [f64; 4] = [60.0, 500.0, 4_000.0, 20_000.0];

/// Why a question could not be answered.
#[derive(Debug)]
#[non_exhaustive]
pub enum AskError {
    /// The pack cannot be read.
    Pack(PackError),
    /// The file of points cannot be read.
    Points {
        /// The file.
        file: PathBuf,
        /// Why.
        source: std::io::Error,
    },
    /// A line or argument is no place.
    NoPlace {
        /// Where it stands.
        at: String,
        /// What was given.
        text: String,
    },
    /// The pack holds no such version.
    NoVersion {
        /// Its id, or the day.
        wanted: String,
        /// The ids that there are.
        known: String,
    },
    /// The answer could not be written.
    Write(std::io::Error),
}

impl fmt::Display for AskError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Pack(_) => f.write_str("the pack cannot be asked"),
            Self::Points { file, .. } => write!(f, "{} cannot be read", file.display()),
            Self::NoPlace { at, text } => {
                write!(
                    f,
                    "{at}: \"{text}\" is no place; write latitude,longitude in degrees, such as -10.163,123.607"
                )
            }
            Self::NoVersion { wanted, known } => {
                write!(f, "the pack holds no version of the plan for \"{wanted}\"; there are: {known}")
            }
            Self::Write(_) => f.write_str("the answer cannot be written"),
        }
    }
}

impl std::error::Error for AskError {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            Self::Pack(it) => Some(it),
            Self::Points { source, .. } | Self::Write(source) => Some(source),
            Self::NoPlace { .. } | Self::NoVersion { .. } => None,
        }
    }
}

/// Which version of a plan is asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Which<'a> {
    /// The plan in force.
    InForce,
    /// Another version by its id.
    Named(&'a str),
    /// The one that was in force on a day.
    AsOf(&'a str),
}

/// Opens a pack folder.
pub fn open(dir: &Path) -> Result<Pack<Folder>, AskError> {
    let pack = Pack::open(Folder(dir.to_owned()), Limits::default());
    futures::executor::block_on(pack).map_err(AskError::Pack)
}

/// Opens a version of the plan in a pack folder.
pub fn open_version(dir: &Path, which: Which<'_>) -> Result<Pack<Folder>, AskError> {
    let pack = open(dir)?;
    let manifest = pack.manifest();
    let found = match which {
        Which::InForce => return Ok(pack),
        Which::Named(id) => manifest.plans.iter().find(|it| it.id == id),
        Which::AsOf(day) if is_in_force(manifest, day) => return Ok(pack),
        Which::AsOf(day) => {
            let held = |it: &&PlanVersion| {
                let from = it.in_force.as_deref().unwrap_or_default();
                let until = it.until.as_deref().is_none_or(|it| day < it);
                it.status != Status::Ranperda && from <= day && until
            };
            manifest.plans.iter().filter(held).max_by_key(|it| &it.in_force)
        }
    };
    let Some(version) = found else {
        let (Which::Named(wanted) | Which::AsOf(wanted)) = which else { return Ok(pack) };
        let known: Vec<&str> = manifest.plans.iter().map(|it| it.id.as_str()).collect();
        return Err(AskError::NoVersion { wanted: wanted.to_owned(), known: known.join(", ") });
    };
    let opened = Pack::open_version(Folder(dir.to_owned()), Limits::default(), &version.file);
    futures::executor::block_on(opened).map_err(AskError::Pack)
}

/// Whether the plan that `pack.json` itself describes counted on a day: from the first date of any of its zones on.
fn is_in_force(manifest: &Manifest, day: &str) -> bool {
    let zones = [ManifestLayerKind::Subzone, ManifestLayerKind::Kawasan];
    let own = manifest.layers.iter().filter(|it| zones.contains(&it.kind));
    own.filter_map(|it| it.in_force.as_deref()).min().is_none_or(|it| it <= day)
}

/// `latitude,longitude`, in that order because that is what maps and phones show.
pub fn parse_place(text: &str, at: &str) -> Result<LngLat, AskError> {
    let bad = || AskError::NoPlace { at: at.to_owned(), text: text.to_owned() };
    let mut parts = text.split(',').map(|it| it.trim().parse::<f64>());
    match (parts.next(), parts.next(), parts.next()) {
        (Some(Ok(lat)), Some(Ok(lng)), None) => LngLat::new(lng, lat).map_err(|_outside| bad()),
        _ => Err(bad()),
    }
}

/// The answer for one place.
pub fn one(pack: &Pack<Folder>, place: LngLat, activity: &str) -> Result<serde_json::Value, AskError> {
    let proposal = Proposal { activity: activity.to_owned() };
    let mut site = None;
    for reach in REACHES {
        let found =
            futures::executor::block_on(pack.site_within(place, None, reach)).map_err(AskError::Pack)?;
        let enough = found.border.is_some();
        site = Some(found);
        if enough {
            break;
        }
    }
    let assessment = site.map(|it| assess(&it, &proposal, pack.rules()));
    Ok(assessment.map_or(serde_json::Value::Null, |it| answer::to_json(pack, &it)))
}

/// Answers every line of a file (`latitude,longitude`), one JSON line each, in order. A first line of column names and
/// blank lines are passed over.
pub fn many(
    pack: &Pack<Folder>,
    points: &Path,
    activity: &str,
    out: &mut impl Write,
) -> Result<(), AskError> {
    let text =
        fs::read_to_string(points).map_err(|source| AskError::Points { file: points.to_owned(), source })?;
    let lines = text.lines().map(|it| it.trim_start_matches('\u{feff}').trim()).enumerate();
    for (n, (number, line)) in lines.filter(|it| !it.1.is_empty()).enumerate() {
        let at = format!("{}, line {}", points.display(), number + 1);
        if n == 0 && is_header(line) {
            if names_longitude_first(line) {
                return Err(AskError::NoPlace { at, text: line.to_owned() });
            }
            continue;
        }
        let place = parse_place(line, &at)?;
        writeln!(out, "{}", one(pack, place, activity)?).map_err(AskError::Write)?;
    }
    Ok(())
}

/// Column names: none of them is a number, each begins with a letter.
fn is_header(line: &str) -> bool {
    let name = |it: &str| it.trim().starts_with(char::is_alphabetic) && it.trim().parse::<f64>().is_err();
    line.split(',').all(name)
}

/// Such a file would be answered for other places than it means.
fn names_longitude_first(header: &str) -> bool {
    let first = header.trim_matches('"').to_lowercase();
    ["lng", "lon", "long", "bujur", "x"].iter().any(|it| first.starts_with(it))
}
