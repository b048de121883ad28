//! Reads GeoJSON (RFC 7946) features. Failures name file, feature and field.

use core::fmt;
use std::{
    collections::BTreeMap,
    fs,
    path::{Path, PathBuf},
};

use measure::LngLat;
use serde::Deserialize;
use serde_json::value::RawValue;

/// A feature as it came.
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

/// Why a source could not be read.
#[derive(Debug)]
#[non_exhaustive]
pub enum SourceError {
    /// The file could not be opened.
    Open {
        /// The file.
        file: PathBuf,
        /// Why.
        source: std::io::Error,
    },
    /// The file is no JSON, or no feature collection.
    NoCollection {
        /// The file.
        file: PathBuf,
        /// Why, with line and column.
        source: serde_json::Error,
    },
    /// A feature is not what RFC 7946 says.
    BadFeature {
        /// The file.
        file: PathBuf,
        /// The feature, from 1.
        feature: usize,
        /// The member of the feature.
        field: &'static str,
        /// What is wrong with it.
        what: String,
    },
}

impl fmt::Display for SourceError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Open { file, .. } => write!(f, "{} cannot be opened", file.display()),
            Self::NoCollection { file, .. } => {
                write!(f, "{} is not a GeoJSON feature collection", file.display())
            }
            Self::BadFeature { file, feature, field, what } => {
                write!(f, "{}, feature {feature}, field \"{field}\": {what}", file.display())
            }
        }
    }
}

impl std::error::Error for SourceError {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            Self::Open { source, .. } => Some(source),
            Self::NoCollection { source, .. } => Some(source),
            Self::BadFeature { .. } => None,
        }
    }
}

#[derive(Deserialize)]
struct RawCollection<'a> {
    #[serde(rename = "type")]
    kind: String,
    #[serde(borrow)]
    features: Vec<&'a RawValue>,
}

#[derive(Deserialize)]
struct RawFeature<'a> {
    #[serde(borrow)]
    properties: Option<&'a RawValue>,
    #[serde(borrow)]
    geometry: Option<&'a RawValue>,
}

#[derive(Deserialize)]
#[serde(tag = "type", content = "coordinates")]
enum RawGeometry {
    Polygon(Vec<Vec<Vec<f64>>>),
    MultiPolygon(Vec<Vec<Vec<Vec<f64>>>>),
    LineString(Vec<Vec<f64>>),
    MultiLineString(Vec<Vec<Vec<f64>>>),
    Point(Vec<f64>),
    MultiPoint(Vec<Vec<f64>>),
}

/// Reads the features of a file; `file_number` is noted in their origin.
pub fn read(file: &Path, file_number: usize) -> Result<Vec<Feature>, SourceError> {
    let text =
        fs::read_to_string(file).map_err(|source| SourceError::Open { file: file.to_owned(), source })?;
    parse(&text, file, file_number)
}

/// The same from text; `file` is only named in errors.
pub fn parse(text: &str, file: &Path, file_number: usize) -> Result<Vec<Feature>, SourceError> {
    let broken = |source| SourceError::NoCollection { file: file.to_owned(), source };
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let collection: RawCollection<'_> = serde_json::from_str(text).map_err(broken)?;
    if collection.kind != "FeatureCollection" {
        let source = serde::de::Error::custom(format!("\"type\" is \"{}\"", collection.kind));
        return Err(broken(source));
    }
    let one = |(n, raw): (usize, &&RawValue)| {
        let bad =
            |(field, what)| SourceError::BadFeature { file: file.to_owned(), feature: n + 1, field, what };
        let mut feature = parse_feature(raw.get()).map_err(bad)?;
        feature.origin = (file_number, n + 1);
        Ok(feature)
    };
    collection.features.iter().enumerate().map(one).collect()
}

/// Degrees that the features of one region may lie apart: the widest regencies of Indonesia reach over four.
const WIDEST: f64 = 10.0;

/// Refuses a corner far from all others before tiles without number are cut for it; `files` are those of the layer.
pub fn check_reach(features: &[Feature], files: &[PathBuf]) -> Result<(), SourceError> {
    let mut corners = features.iter().flat_map(|it| it.geometry.corners().map(move |p| (it, p)));
    let Some((_, first)) = corners.next() else { return Ok(()) };
    let apart = |p: LngLat| (p.lng() - first.lng()).abs().max((p.lat() - first.lat()).abs());
    let Some((feature, p)) = corners.find(|it| apart(it.1) > WIDEST) else { return Ok(()) };
    let place = |p: LngLat| format!("{} {}", p.lng(), p.lat());
    let what = format!(
        "longitude and latitude {} lie more than {WIDEST} degrees from the first corner of the layer, {}",
        place(p),
        place(first)
    );
    let file = files.get(feature.origin.0).cloned().unwrap_or_default();
    Err(SourceError::BadFeature { file, feature: feature.origin.1, field: "coordinates", what })
}

impl Geometry {
    /// Every corner and point, in order.
    fn corners(&self) -> Box<dyn Iterator<Item = LngLat> + '_> {
        match self {
            Self::Polygons(it) => Box::new(it.iter().flatten().flatten().copied()),
            Self::Lines(it) => Box::new(it.iter().flatten().copied()),
            Self::Points(it) => Box::new(it.iter().copied()),
            Self::Nothing => Box::new(core::iter::empty()),
        }
    }
}

type Bad = (&'static str, String);

fn parse_feature(text: &str) -> Result<Feature, Bad> {
    let raw: RawFeature<'_> = serde_json::from_str(text).map_err(|it| ("feature", it.to_string()))?;
    let attributes = match raw.properties {
        Some(it) => parse_properties(it.get())?,
        None => BTreeMap::new(),
    };
    let geometry = match raw.geometry.map(RawValue::get) {
        None | Some("null") => Geometry::Nothing,
        Some(it) => {
            let raw: RawGeometry = serde_json::from_str(it).map_err(|it| ("geometry", it.to_string()))?;
            to_geometry(raw).map_err(|it| ("coordinates", it))?
        }
    };
    Ok(Feature { origin: (0, 0), attributes, geometry })
}

fn parse_properties(text: &str) -> Result<BTreeMap<String, String>, Bad> {
    let values: Option<BTreeMap<String, serde_json::Value>> =
        serde_json::from_str(text).map_err(|it| ("properties", it.to_string()))?;
    let text = |value: serde_json::Value| match value {
        serde_json::Value::Null => None,
        serde_json::Value::String(it) => Some(it),
        serde_json::Value::Number(it) => Some(it.to_string().trim_end_matches(".0").to_owned()),
        other => Some(other.to_string()),
    };
    let pairs = values.unwrap_or_default().into_iter();
    Ok(pairs.filter_map(|(key, value)| Some((key, text(value)?))).collect())
}

fn to_geometry(raw: RawGeometry) -> Result<Geometry, String> {
    Ok(match raw {
        RawGeometry::Polygon(rings) => Geometry::Polygons(vec![polygon(&rings)?]),
        RawGeometry::MultiPolygon(it) => {
            Geometry::Polygons(it.iter().map(|it| polygon(it)).collect::<Result<_, _>>()?)
        }
        RawGeometry::LineString(it) => Geometry::Lines(vec![line(&it)?]),
        RawGeometry::MultiLineString(it) => {
            Geometry::Lines(it.iter().map(|it| line(it)).collect::<Result<_, _>>()?)
        }
        RawGeometry::Point(it) => Geometry::Points(vec![position(&it)?]),
        RawGeometry::MultiPoint(it) => Geometry::Points(line(&it)?),
    })
}

fn polygon(rings: &[Vec<Vec<f64>>]) -> Result<Vec<Vec<LngLat>>, String> {
    let ring = |(n, raw): (usize, &Vec<Vec<f64>>)| {
        let mut ring = line(raw).map_err(|it| format!("ring {}: {it}", n + 1))?;
        if ring.len() > 1 && ring.first() == ring.last() {
            ring.pop();
        }
        if ring.len() < 3 {
            return Err(format!("ring {} has fewer than three different corners", n + 1));
        }
        Ok(ring)
    };
    rings.iter().enumerate().map(ring).collect()
}

fn line(raw: &[Vec<f64>]) -> Result<Vec<LngLat>, String> {
    raw.iter().map(|it| position(it)).collect()
}

/// A position; height and measure, where given, are dropped (they say nothing about a plan's borders).
fn position(raw: &[f64]) -> Result<LngLat, String> {
    match raw {
        [lng, lat, ..] => LngLat::new(*lng, *lat).map_err(|it| it.to_string()),
        _ => Err("a position has fewer than two numbers".to_owned()),
    }
}

/// A text without blanks around it (no-break spaces count as blanks), or none where it means none.
pub fn meaning<'a>(text: &'a str, null_words: &[String]) -> Option<&'a str> {
    let text = text.trim_matches(|c: char| c.is_whitespace() || c == '\u{a0}');
    let nothing = text.is_empty() || null_words.iter().any(|it| it.eq_ignore_ascii_case(text));
    (!nothing).then_some(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn error_of(text: &str) -> String {
        parse(text, Path::new("zona.geojson"), 0).unwrap_err().to_string()
    }

    #[test]
    fn failures_name_file_feature_and_field() {
        assert!(error_of("{").contains("zona.geojson is not a GeoJSON feature collection"));
        let feature = |it: &str| format!(r#"{{"type":"FeatureCollection","features":[{it}]}}"#);
        let bad = feature(
            r#"{"properties":{},"geometry":{"type":"Polygon","coordinates":[[[0,0],[1,95],[2,2],[0,0]]]}}"#,
        );
        assert_eq!(
            error_of(&bad),
            "zona.geojson, feature 1, field \"coordinates\": ring 1: latitude 95 is outside -85.05 to 85.05 degrees"
        );
        let few =
            feature(r#"{"properties":{},"geometry":{"type":"Polygon","coordinates":[[[0,0],[1,1],[0,0]]]}}"#);
        assert!(error_of(&few).contains("fewer than three"));
        let kind = feature(r#"{"properties":{},"geometry":{"type":"Circle","coordinates":[0,0]}}"#);
        assert!(error_of(&kind).contains("field \"geometry\""));
        let words = feature(r#"{"properties":7,"geometry":null}"#);
        assert!(error_of(&words).contains("field \"properties\""));
    }

    #[test]
    fn texts_that_mean_none_are_none() {
        let null = ["Tidak Ada".to_owned()];
        assert_eq!(meaning("\u{a0}tidak ada ", &null), None);
        assert_eq!(meaning(" ", &null), None);
        assert_eq!(meaning("\u{a0}R-2 ", &null), Some("R-2"));
    }
}
