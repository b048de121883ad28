//! GeoJSON (RFC 7946, and the 2008 form with its `crs` member): collections, single features, bare geometries.

use std::collections::BTreeMap;

use serde::{
    Deserialize, Deserializer,
    de::{IgnoredAny, SeqAccess, Visitor},
};
use serde_json::value::RawValue;

use crate::{
    message::Message,
    sources::{
        json::{attribute_text, not_json, parse},
        raw::{Attributes, Collector, Declared, Failure, Parts, RawGeometry, Xy},
    },
};

/// Members of a collection, a feature or a geometry.
#[derive(Deserialize)]
struct Object<'a> {
    #[serde(rename = "type")]
    kind: Option<String>,
    #[serde(borrow)]
    features: Option<Vec<&'a RawValue>>,
    #[serde(borrow)]
    crs: Option<&'a RawValue>,
    #[serde(borrow)]
    properties: Option<&'a RawValue>,
    #[serde(borrow)]
    geometry: Option<&'a RawValue>,
    #[serde(borrow)]
    coordinates: Option<&'a RawValue>,
    #[serde(borrow)]
    geometries: Option<Vec<&'a RawValue>>,
    #[serde(rename = "totalFeatures", alias = "numberMatched")]
    total: Option<serde_json::Value>,
    #[serde(rename = "exceededTransferLimit")]
    exceeded: Option<bool>,
}

/// Reads one value: a collection, a feature or a geometry.
pub(crate) fn read(text: &str, out: &mut Collector) -> Result<(), Failure> {
    let object: Object<'_> = parse(text).map_err(|it| not_json(&it))?;
    out.crs = object.crs.map_or(Declared::Degrees, |it| declared(it.get()));
    match (object.kind.as_deref().unwrap_or_default(), &object.features) {
        ("FeatureCollection" | "", Some(features)) => {
            let total = object.total.and_then(|it| it.as_u64()).and_then(|it| usize::try_from(it).ok());
            let is_cut = object.exceeded == Some(true) || exceeded(object.properties);
            if is_cut || total.is_some_and(|it| it > features.len()) {
                out.note(0, incomplete(features.len(), total));
            }
            features.iter().enumerate().try_for_each(|(n, it)| feature(it.get(), n + 1, out))
        }
        ("Feature", _) => feature(text, 1, out),
        (kind, _) if is_geometry(kind) => bare(text, 1, out),
        ("Topology", _) => Err(Failure::file(Message::new("source-topojson"))),
        (kind, _) => {
            let why = if kind == "FeatureCollection" {
                "\"features\" is missing".to_owned()
            } else {
                format!("\"type\" is \"{kind}\"")
            };
            Err(not_json(&serde::de::Error::custom(why)))
        }
    }
}

/// Reads features or geometries that stand one after the other.
pub(crate) fn sequence<'a>(
    values: impl Iterator<Item = &'a str>,
    out: &mut Collector,
) -> Result<(), Failure> {
    out.crs = Declared::Degrees;
    for (n, text) in values.enumerate() {
        let object: Object<'_> = parse(text).map_err(|it| Failure::feature(n + 1, "feature", odd(&it)))?;
        match object.kind.as_deref().unwrap_or_default() {
            "Feature" => feature(text, n + 1, out)?,
            kind if is_geometry(kind) => bare(text, n + 1, out)?,
            kind => {
                let why = serde::de::Error::custom(format!("\"type\" is \"{kind}\""));
                return Err(Failure::feature(n + 1, "feature", odd(&why)));
            }
        }
    }
    Ok(())
}

/// Words for a collection that a server cut off.
pub(crate) fn incomplete(has: usize, total: Option<usize>) -> Message {
    let message = Message::new(if total.is_some() { "source-incomplete" } else { "source-cut-by-server" });
    message.with("has", has.to_string()).with("total", total.unwrap_or_default().to_string())
}

fn exceeded(properties: Option<&RawValue>) -> bool {
    let members: Option<BTreeMap<String, serde_json::Value>> = properties.and_then(|it| parse(it.get()).ok());
    members.is_some_and(|it| it.get("exceededTransferLimit") == Some(&serde_json::Value::Bool(true)))
}

fn is_geometry(kind: &str) -> bool {
    kind == "GeometryCollection" || ["Polygon", "LineString", "Point"].iter().any(|it| kind.ends_with(it))
}

fn odd(why: &serde_json::Error) -> Message {
    Message::new("source-odd-json").with("why", why.to_string())
}

fn declared(crs: &str) -> Declared {
    #[derive(Deserialize)]
    struct Crs {
        properties: Option<BTreeMap<String, serde_json::Value>>,
    }
    let members = parse::<Option<Crs>>(crs).ok().flatten().and_then(|it| it.properties).unwrap_or_default();
    match (
        members.get("name").and_then(|it| it.as_str()),
        members.get("code").and_then(serde_json::Value::as_u64),
    ) {
        (Some(it), _) => Declared::Name(it.to_owned()),
        (None, Some(it)) => u32::try_from(it).map_or(Declared::Nothing, Declared::Code),
        (None, None) => Declared::Degrees,
    }
}

fn bare(text: &str, number: usize, out: &mut Collector) -> Result<(), Failure> {
    let geometry = geometry(text, number, out)?;
    out.push(number, Attributes::new(), geometry);
    Ok(())
}

fn feature(text: &str, number: usize, out: &mut Collector) -> Result<(), Failure> {
    let raw: Object<'_> = parse(text).map_err(|it| Failure::feature(number, "feature", odd(&it)))?;
    let attributes = match raw.properties {
        Some(it) => properties(it.get(), number, out)?,
        None => Attributes::new(),
    };
    let geometry = match raw.geometry.map(RawValue::get) {
        None | Some("null") => RawGeometry::Nothing,
        Some(it) => geometry(it, number, out)?,
    };
    out.push(number, attributes, geometry);
    Ok(())
}

/// Attributes as text.
pub(crate) fn properties(text: &str, number: usize, out: &mut Collector) -> Result<Attributes, Failure> {
    let values: Option<BTreeMap<String, serde_json::Value>> =
        parse(text).map_err(|it| Failure::feature(number, "properties", odd(&it)))?;
    let mut attributes = Attributes::new();
    for (name, value) in values.unwrap_or_default() {
        if out.wants(&name)
            && let Some(text) = attribute_text(value)
        {
            attributes.insert(name, text);
        }
    }
    Ok(attributes)
}

/// A geometry with its polygons checked.
pub(crate) fn geometry(text: &str, number: usize, out: &mut Collector) -> Result<RawGeometry, Failure> {
    let mut parts = Parts::default();
    let mut has_heights = false;
    add(text, number, &mut parts, &mut has_heights, 0)?;
    out.with_heights += usize::from(has_heights);
    let polygons = core::mem::take(&mut parts.polygons);
    let is_polygon = !polygons.is_empty();
    parts.polygons = polygons.into_iter().filter_map(|it| out.polygon(number, it)).collect();
    Ok(match parts.into_geometry() {
        RawGeometry::Nothing if is_polygon => RawGeometry::Polygons(Vec::new()),
        it => it,
    })
}

fn add(text: &str, number: usize, out: &mut Parts, high: &mut bool, depth: usize) -> Result<(), Failure> {
    let bad = |field: &str, it: &serde_json::Error| Failure::feature(number, field, odd(it));
    let raw: Object<'_> = parse(text).map_err(|it| bad("geometry", &it))?;
    let kind = raw.kind.as_deref().unwrap_or_default();
    if kind == "GeometryCollection"
        && let Some(parts) = &raw.geometries
        && depth < 8
    {
        return parts.iter().try_for_each(|it| add(it.get(), number, out, high, depth + 1));
    }
    if !is_geometry(kind) || kind == "GeometryCollection" {
        let why = serde::de::Error::custom(format!("\"type\" is \"{kind}\""));
        return Err(bad("geometry", &why));
    }
    let coordinates = match raw.coordinates.map(RawValue::get) {
        None | Some("null") => {
            return Err(bad("geometry", &serde::de::Error::custom("\"coordinates\" is missing")));
        }
        Some(it) => it,
    };
    let odd = |it: serde_json::Error| bad("coordinates", &it);
    let mut line = |it: Vec<Position>| -> Vec<Xy> {
        *high |= it.iter().any(|it| it.has_more);
        it.into_iter().map(|it| it.xy).collect()
    };
    match kind {
        "Polygon" => {
            let rings: Vec<Vec<Position>> = parse(coordinates).map_err(odd)?;
            if !rings.is_empty() {
                out.polygons.push(rings.into_iter().map(line).collect());
            }
        }
        "MultiPolygon" => {
            let polygons: Vec<Vec<Vec<Position>>> = parse(coordinates).map_err(odd)?;
            let filled = polygons.into_iter().filter(|it| !it.is_empty());
            out.polygons.extend(filled.map(|it| it.into_iter().map(&mut line).collect::<Vec<_>>()));
        }
        "LineString" => out.lines.push(line(parse(coordinates).map_err(odd)?)),
        "MultiLineString" => {
            let lines: Vec<Vec<Position>> = parse(coordinates).map_err(odd)?;
            out.lines.extend(lines.into_iter().map(line));
        }
        "Point" if coordinates.trim_start_matches(['[', ' ']).starts_with(']') => {}
        "Point" => out.points.extend(line(vec![parse(coordinates).map_err(odd)?])),
        _ => out.points.extend(line(parse(coordinates).map_err(odd)?)),
    }
    Ok(())
}

/// Two numbers; more are read over and noted.
struct Position {
    xy: Xy,
    has_more: bool,
}

impl<'de> Deserialize<'de> for Position {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Numbers;
        impl<'de> Visitor<'de> for Numbers {
            type Value = Position;
            fn expecting(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
                f.write_str("a position of two numbers")
            }
            fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<Position, A::Error> {
                let too_few = || serde::de::Error::custom("a position has fewer than two numbers");
                let x = seq.next_element()?.ok_or_else(too_few)?;
                let y = seq.next_element()?.ok_or_else(too_few)?;
                let mut has_more = false;
                while seq.next_element::<IgnoredAny>()?.is_some() {
                    has_more = true;
                }
                Ok(Position { xy: [x, y], has_more })
            }
        }
        deserializer.deserialize_seq(Numbers)
    }
}
