//! Features as ArcGIS servers answer them (`f=json`): rings without order, attributes, `spatialReference`.

use serde::Deserialize;
use serde_json::value::RawValue;

use crate::{
    message::Message,
    sources::{
        geojson::{incomplete, properties},
        json::{not_json, parse},
        nest::nest,
        raw::{Attributes, Collector, Declared, Failure, RawGeometry, Xy},
    },
};

#[derive(Deserialize)]
struct Set<'a> {
    #[serde(borrow, default)]
    features: Vec<Item<'a>>,
    #[serde(rename = "spatialReference")]
    reference: Option<Reference>,
    #[serde(rename = "exceededTransferLimit", default)]
    exceeded: bool,
    #[serde(borrow)]
    error: Option<&'a RawValue>,
}

#[derive(Deserialize)]
struct Item<'a> {
    #[serde(borrow)]
    attributes: Option<&'a RawValue>,
    #[serde(borrow)]
    geometry: Option<&'a RawValue>,
}

#[derive(Deserialize, Default)]
struct Reference {
    wkid: Option<u32>,
    #[serde(rename = "latestWkid")]
    latest: Option<u32>,
    wkt: Option<String>,
}

#[derive(Deserialize)]
struct Shape {
    rings: Option<Vec<Vec<Vec<Option<f64>>>>>,
    paths: Option<Vec<Vec<Vec<Option<f64>>>>>,
    points: Option<Vec<Vec<Option<f64>>>>,
    x: Option<f64>,
    y: Option<f64>,
    #[serde(rename = "curveRings")]
    curve_rings: Option<serde::de::IgnoredAny>,
    #[serde(rename = "curvePaths")]
    curve_paths: Option<serde::de::IgnoredAny>,
    #[serde(rename = "spatialReference")]
    reference: Option<Reference>,
}

/// Whether a value looks like an answer of ArcGIS and not like GeoJSON.
pub(crate) fn is_esri(text: &str) -> bool {
    #[derive(Deserialize)]
    struct Marks<'a> {
        #[serde(rename = "type")]
        kind: Option<serde_json::Value>,
        #[serde(rename = "geometryType")]
        geometry: Option<serde::de::IgnoredAny>,
        #[serde(rename = "spatialReference")]
        reference: Option<serde::de::IgnoredAny>,
        #[serde(borrow)]
        features: Option<Vec<&'a RawValue>>,
        error: Option<serde::de::IgnoredAny>,
    }
    let Ok(marks) = parse::<Marks<'_>>(text) else { return false };
    let of_attributes = || {
        let first = marks.features.as_ref().and_then(|it| it.first());
        first.is_some_and(|it| parse::<Item<'_>>(it.get()).is_ok_and(|it| it.attributes.is_some()))
    };
    marks.kind.is_none()
        && (marks.geometry.is_some() || marks.reference.is_some() || marks.error.is_some() || of_attributes())
}

/// Reads an answer.
pub(crate) fn read(text: &str, out: &mut Collector) -> Result<(), Failure> {
    let set: Set<'_> = parse(text).map_err(|it| not_json(&it))?;
    if let Some(it) = set.error {
        let answer: String = it.get().chars().take(200).collect();
        return Err(Failure::file(Message::new("source-server-error").with("answer", answer)));
    }
    out.crs = set.reference.map_or(Declared::Nothing, declared);
    if set.exceeded {
        out.note(0, incomplete(set.features.len(), None));
    }
    for (n, item) in set.features.iter().enumerate() {
        let number = n + 1;
        let attributes = match item.attributes {
            Some(it) => properties(it.get(), number, out)?,
            None => Attributes::new(),
        };
        let geometry = match item.geometry.map(RawValue::get) {
            None | Some("null") => RawGeometry::Nothing,
            Some(it) => shape(it, number, out)?,
        };
        out.push(number, attributes, geometry);
    }
    Ok(())
}

fn declared(it: Reference) -> Declared {
    match (it.latest.or(it.wkid), it.wkt) {
        (Some(code), _) => Declared::Code(code),
        (None, Some(wkt)) => Declared::Wkt(wkt),
        (None, None) => Declared::Nothing,
    }
}

fn shape(text: &str, number: usize, out: &mut Collector) -> Result<RawGeometry, Failure> {
    let odd = |it: serde_json::Error| {
        Failure::feature(number, "geometry", Message::new("source-odd-json").with("why", it.to_string()))
    };
    let shape: Shape = parse(text).map_err(odd)?;
    if shape.curve_rings.is_some() || shape.curve_paths.is_some() {
        return Err(Failure::feature(number, "geometry", Message::new("source-arc")));
    }
    if let Some(it) = shape.reference.filter(|_| out.crs == Declared::Nothing) {
        out.crs = declared(it);
    }
    let line = |raw: Vec<Vec<Option<f64>>>, out: &mut Collector| -> Result<Vec<Xy>, Failure> {
        if raw.first().is_some_and(|it| it.len() > 2) {
            out.with_heights += 1;
        }
        let position = |it: &Vec<Option<f64>>| match it.as_slice() {
            [Some(x), Some(y), ..] => Ok([*x, *y]),
            _ => {
                Err(Failure::feature(number, "geometry", Message::new("source-no-position").with("text", "")))
            }
        };
        raw.iter().map(position).collect()
    };
    if let Some(rings) = shape.rings {
        let mut found = Vec::new();
        for (n, ring) in rings.into_iter().enumerate() {
            let ring = line(ring, out)?;
            found.extend(out.ring(number, n, ring));
        }
        return Ok(RawGeometry::Polygons(nest(found)));
    }
    if let Some(paths) = shape.paths {
        return Ok(RawGeometry::Lines(paths.into_iter().map(|it| line(it, out)).collect::<Result<_, _>>()?));
    }
    if let Some(points) = shape.points {
        return Ok(RawGeometry::Points(line(points, out)?));
    }
    Ok(match (shape.x, shape.y) {
        (Some(x), Some(y)) => RawGeometry::Points(vec![[x, y]]),
        _ => RawGeometry::Nothing,
    })
}
