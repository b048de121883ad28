//! From files of any kind to features in degrees. Failures name file, feature and field, and say what to do; what is
//! odd and can be lived with is noted. Knows nothing of codes and layers.

mod dbf;
mod densify;
mod esri_json;
mod flatgeobuf;
mod geojson;
mod geopackage;
pub mod grid;
pub mod inputs;
mod json;
mod kml;
mod nest;
pub mod raw;
mod shapefile;
mod sql;
mod table;
mod wkb;
mod wkt;

use core::fmt;
use std::{
    collections::BTreeMap,
    path::{Path, PathBuf},
};

use measure::LngLat;
use serde::Deserialize;

use crate::{
    crs::{
        Crs,
        check::{Expected, check, guess},
    },
    message::Message,
    sources::{
        inputs::{Format, Input, Inputs},
        raw::{Collector, Failure, RawFeature, RawGeometry},
    },
};

/// A feature in degrees.
#[derive(Debug, Clone)]
pub struct Feature {
    /// Which file of the layer, and which feature in it, from 1.
    pub origin: (usize, usize),
    /// Attributes as text; null is left out.
    pub attributes: BTreeMap<String, String>,
    /// The geometry.
    pub geometry: Geometry,
}

/// Geometry of a feature.
#[derive(Debug, Clone)]
pub enum Geometry {
    /// Rings per polygon, shell first, without the repeated last point.
    Polygons(Vec<Vec<Vec<LngLat>>>),
    /// Lines.
    Lines(Vec<Vec<LngLat>>),
    /// Points.
    Points(Vec<LngLat>),
    /// None given.
    Nothing,
}

/// Order of the two numbers of a position.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Axes {
    /// Longitude or easting first, as nearly all files have it.
    #[default]
    Xy,
    /// Latitude or northing first.
    Yx,
}

/// What the mapping file says of the files of a layer.
#[derive(Debug, Clone, Copy, Default)]
pub struct Options<'a> {
    /// The coordinate system; the file's own statement where none is given.
    pub crs: Option<&'a str>,
    /// Order of the numbers.
    pub axes: Axes,
    /// Encoding of texts in shapefiles and CSV.
    pub encoding: Option<&'a str>,
    /// Columns of a table that hold the geometry, or x and y.
    pub geometry: &'a [String],
    /// Kemendagri code of the region.
    pub region: &'a str,
    /// Fields to keep; all where none is given.
    pub wanted: Option<&'a [String]>,
}

/// What was read.
#[derive(Debug, Default)]
pub struct Read {
    /// The data sets; the first number of a feature's origin counts them.
    pub files: Vec<PathBuf>,
    /// Names of the fields of each.
    pub fields: Vec<Vec<String>>,
    /// The features of all.
    pub features: Vec<Feature>,
    /// What was noticed: data set, feature (zero: the whole) and words.
    pub notes: Vec<(usize, usize, Message)>,
}

/// Why a source could not be read.
#[derive(Debug)]
pub struct SourceError {
    /// The file.
    pub file: PathBuf,
    /// The feature, from 1; zero when it is about the file.
    pub feature: usize,
    /// The field; empty when it is about the whole.
    pub field: String,
    /// What is wrong and what to do.
    pub what: Message,
}

impl SourceError {
    pub(crate) fn new(file: &Path, failure: Failure) -> Self {
        Self { file: file.to_owned(), feature: failure.feature, field: failure.field, what: failure.what }
    }

    /// The whole sentence, with its place.
    pub fn message(&self) -> Message {
        let id = match (self.feature, self.field.is_empty()) {
            (0, _) => "source-error-file",
            (_, true) => "source-error-feature",
            (_, false) => "source-error-field",
        };
        Message::new(id)
            .with("file", self.file.display().to_string())
            .with("feature", self.feature.to_string())
            .with("field", self.field.as_str())
            .with("what", self.what.clone())
    }
}

impl fmt::Display for SourceError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.message())
    }
}

impl std::error::Error for SourceError {}

/// Reads the features of all files that the paths name.
pub fn read_all(paths: &[PathBuf], options: &Options<'_>) -> Result<Read, SourceError> {
    let mut inputs = Inputs::default();
    for path in paths {
        inputs.add(path).map_err(|(file, it)| SourceError::new(&file, it))?;
    }
    let mut read = Read::default();
    for (n, input) in inputs.found.iter().enumerate() {
        let fail = |it| SourceError::new(&input.shown, it);
        let mut set = read_raw(input, options).map_err(fail)?;
        let (crs, note) = system(&set, options).map_err(fail)?;
        read.notes.extend(note.into_iter().map(|it| (n, 0, it)));
        if set.with_heights > 0 {
            let heights = Message::new("source-heights").with("count", set.with_heights);
            read.notes.push((n, 0, heights));
        }
        read.notes.extend(set.notes.drain(..).map(|(feature, it)| (n, feature, it)));
        read.notes.extend(crs.datum.clone().map(|it| (n, 0, it)));
        let features = core::mem::take(&mut set.features);
        let features = densify::to_degrees(features, n, &crs, options.axes).map_err(fail)?;
        read.features.extend(features);
        read.fields.push(set.fields);
        read.files.push(input.shown.clone());
    }
    check_reach(&read)?;
    Ok(read)
}

/// Reads one data set in its own coordinates.
pub(crate) fn read_raw(input: &Input, options: &Options<'_>) -> Result<Collector, Failure> {
    let mut out = Collector::new(options.wanted);
    let text = || {
        let cannot = |it: std::io::Error| Message::new("source-cannot-open").with("why", it.to_string());
        let bytes = std::fs::read(&input.path).map_err(|it| Failure::file(cannot(it)))?;
        match String::from_utf8(bytes) {
            Ok(it) => Ok(it),
            Err(it) if options.encoding.is_some() || it.as_bytes().starts_with(&[0xff, 0xfe]) => {
                Ok(grid::text_of(it.as_bytes(), options.encoding))
            }
            Err(it) => {
                let at = it.utf8_error().valid_up_to().to_string();
                Err(Failure::file(Message::new("source-no-utf8").with("at", at)))
            }
        }
    };
    match input.format {
        Format::Json => json::read(&text()?, &mut out)?,
        Format::Shapefile => shapefile::read(&input.path, options.encoding, &mut out)?,
        Format::GeoPackage => {
            geopackage::read(&input.path, input.table.as_deref().unwrap_or_default(), &mut out)?;
        }
        Format::FlatGeobuf => flatgeobuf::read(&input.path, &mut out)?,
        Format::Kml => kml::read(&text()?, &mut out)?,
        Format::Sql => table::read(&sql::read(&text()?)?, options.geometry, &mut out)?,
        Format::Table => {
            let grid = grid::read(&input.path, input.table.as_deref(), options.encoding)?;
            table::read(&grid, options.geometry, &mut out)?;
        }
    }
    Ok(out)
}

/// The system of a data set: the option's, the file's, or the one that fits; checked against its numbers.
fn system(set: &Collector, options: &Options<'_>) -> Result<(Crs, Option<Message>), Failure> {
    let named = options.crs.map(Crs::parse).transpose().map_err(Failure::file)?;
    let is_named = named.is_some();
    let stated = match named {
        Some(it) => Some(it),
        None => Crs::declared(&set.crs).map_err(Failure::file)?,
    };
    let Some(bounds) = bounds(&set.features, options.axes).map_err(|it| *it)? else {
        return Ok((stated.unwrap_or_else(Crs::degrees), None));
    };
    let centre = [f64::midpoint(bounds[0], bounds[2]), f64::midpoint(bounds[1], bounds[3])];
    let mut note = None;
    let crs = if let Some(it) = stated {
        it
    } else {
        let found = guess(centre, options.region).ok_or_else(|| {
            let place = format!("{:.1} {:.1}", centre[0], centre[1]);
            Failure::file(Message::new("crs-none").with("place", place))
        })?;
        note = Some(Message::new("crs-guessed").with("crs", found.name.as_str()));
        found
    };
    let expected = Expected { region: options.region, is_named };
    let found = check(bounds, &crs, expected).map_err(Failure::file)?;
    Ok((crs, note.or(found)))
}

/// The box around all numbers; a position that is no number is named.
pub(crate) fn bounds(features: &[RawFeature], axes: Axes) -> Result<Option<[f64; 4]>, Box<Failure>> {
    let mut b = [f64::MAX, f64::MAX, f64::MIN, f64::MIN];
    for feature in features {
        let mut add = |p: &[f64; 2]| {
            let [x, y] = densify::ordered(*p, axes);
            b = [b[0].min(x), b[1].min(y), b[2].max(x), b[3].max(y)];
            x.is_finite() && y.is_finite()
        };
        let is_whole = match &feature.geometry {
            RawGeometry::Polygons(it) => it.iter().flatten().flatten().all(&mut add),
            RawGeometry::Lines(it) => it.iter().flatten().all(&mut add),
            RawGeometry::Points(it) => it.iter().all(&mut add),
            RawGeometry::Nothing => true,
        };
        if !is_whole {
            let what = Message::new("source-no-number");
            return Err(Box::new(Failure::feature(feature.number, "coordinates", what)));
        }
    }
    Ok((b[0] <= b[2]).then_some(b))
}

/// Degrees that the features of one region may lie apart: the widest regencies of Indonesia reach over four.
const WIDEST: f64 = 10.0;

/// Refuses a corner far from all others before tiles without number are cut for it.
fn check_reach(read: &Read) -> Result<(), SourceError> {
    let mut corners = read.features.iter().flat_map(|it| it.geometry.corners().map(move |p| (it, p)));
    let Some((_, first)) = corners.next() else { return Ok(()) };
    let apart = |p: LngLat| (p.lng() - first.lng()).abs().max((p.lat() - first.lat()).abs());
    let Some((feature, p)) = corners.find(|it| apart(it.1) > WIDEST) else { return Ok(()) };
    let place = |p: LngLat| format!("{} {}", p.lng(), p.lat());
    let what = Message::new("source-far-corner")
        .with("place", place(p))
        .with("degrees", WIDEST.to_string())
        .with("first", place(first));
    let file = read.files.get(feature.origin.0).cloned().unwrap_or_default();
    Err(SourceError { file, feature: feature.origin.1, field: "coordinates".to_owned(), what })
}

impl Geometry {
    /// Every corner and point, in order.
    pub(crate) fn corners(&self) -> Box<dyn Iterator<Item = LngLat> + '_> {
        match self {
            Self::Polygons(it) => Box::new(it.iter().flatten().flatten().copied()),
            Self::Lines(it) => Box::new(it.iter().flatten().copied()),
            Self::Points(it) => Box::new(it.iter().copied()),
            Self::Nothing => Box::new(core::iter::empty()),
        }
    }
}

/// A text without blanks around it (no-break spaces count as blanks), or none where it means none.
pub fn meaning<'a>(text: &'a str, null_words: &[String]) -> Option<&'a str> {
    let text = grid::trim(text);
    let nothing = text.is_empty() || null_words.iter().any(|it| it.eq_ignore_ascii_case(text));
    (!nothing).then_some(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_that_mean_none_are_none() {
        let null = ["Tidak Ada".to_owned()];
        assert_eq!(meaning("\u{a0}tidak ada ", &null), None);
        assert_eq!(meaning(" ", &null), None);
        assert_eq!(meaning("\u{a0}R-2 ", &null), Some("R-2"));
    }
}
