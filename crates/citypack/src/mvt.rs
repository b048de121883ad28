//! Mapbox Vector Tile 2.1, read into plain vectors. Integer geometry; nothing is scaled or clipped.

use crate::{
    limits::Limits,
    wire::{Field, Reader, WireError, unzigzag},
};

/// More layers than any map has; names are compared with each other.
const MOST_LAYERS: usize = 256;
/// How far from the tile's corner a coordinate may lie: four times the largest extent. Products of two differences of
/// such coordinates in 1/256 unit stay below 2^63.
const FARTHEST: u32 = 1 << 22;

/// A decoded tile.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Tile {
    /// Its layers, in the order of the file.
    pub layers: Vec<Layer>,
}

/// A layer.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Layer {
    /// Its name.
    pub name: String,
    /// Units along one side of the tile square.
    pub extent: u32,
    /// Attribute names that tags refer to.
    pub keys: Vec<String>,
    /// Attribute values that tags refer to.
    pub values: Vec<Value>,
    /// Its features.
    pub features: Vec<Feature>,
}

/// An attribute value.
#[derive(Debug, Clone, PartialEq)]
pub enum Value {
    /// Text.
    Text(String),
    /// Any number.
    Number(f64),
    /// True or false.
    Bool(bool),
}

/// A feature.
#[derive(Debug, Clone, PartialEq)]
pub struct Feature {
    /// Id; zero where the file gives none.
    pub id: u64,
    /// Pairs of indices into the layer's keys and values, both checked.
    pub tags: Vec<(u32, u32)>,
    /// Kind of geometry.
    pub kind: GeomKind,
    /// Points (each a part of one), lines, or rings. A ring does not repeat its first point; shells turn clockwise
    /// on the screen and holes the other way, as the specification demands of writers.
    pub parts: Vec<Vec<(i32, i32)>>,
}

/// Kind of geometry.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum GeomKind {
    /// Points.
    Point,
    /// Lines.
    Line,
    /// Rings of polygons.
    Polygon,
}

impl Layer {
    /// The text of an attribute of one of this layer's features.
    pub fn text(&self, feature: &Feature, key: &str) -> Option<&str> {
        match self.value(feature, key)? {
            Value::Text(text) => Some(text),
            _ => None,
        }
    }

    /// The value of an attribute of one of this layer's features.
    pub fn value(&self, feature: &Feature, key: &str) -> Option<&Value> {
        let wanted = self.keys.iter().position(|it| it == key)?;
        let tag = feature.tags.iter().find(|(key, _)| usize::try_from(*key).is_ok_and(|it| it == wanted))?;
        self.values.get(usize::try_from(tag.1).ok()?)
    }
}

impl Tile {
    /// Reads a tile.
    ///
    /// The message says what is wrong; the caller knows the file. Unknown fields are passed over, as protobuf asks.
    pub fn decode(bytes: &[u8], limits: &Limits) -> Result<Self, &'static str> {
        let mut budget = limits.tile_vertices;
        let mut layers: Vec<Layer> = Vec::new();
        let mut reader = Reader::new(bytes);
        while let Some((number, field)) = reader.field()? {
            if let (3, Field::Bytes(bytes)) = (number, field) {
                let layer = decode_layer(bytes, &mut budget)?;
                if layers.len() == MOST_LAYERS {
                    return Err("the tile has more layers than the limit");
                }
                if layers.iter().any(|it| it.name == layer.name) {
                    return Err("two layers have the same name");
                }
                layers.push(layer);
            }
        }
        Ok(Self { layers })
    }

    /// The layer with a name.
    pub fn layer(&self, name: &str) -> Option<&Layer> {
        self.layers.iter().find(|it| it.name == name)
    }
}

fn decode_layer(bytes: &[u8], budget: &mut usize) -> Result<Layer, WireError> {
    let mut layer = Layer { extent: 4096, ..Layer::default() };
    let (mut version, mut raw) = (1, Vec::new());
    let mut reader = Reader::new(bytes);
    while let Some((number, field)) = reader.field()? {
        match (number, field) {
            (1, Field::Bytes(name)) => layer.name = text(name)?,
            (2, Field::Bytes(feature)) => {
                spend(budget)?;
                raw.push(feature);
            }
            (3, Field::Bytes(key)) => {
                spend(budget)?;
                layer.keys.push(text(key)?);
            }
            (4, Field::Bytes(value)) => {
                spend(budget)?;
                layer.values.push(decode_value(value)?);
            }
            (5, Field::Varint(extent)) => {
                layer.extent =
                    u32::try_from(extent).map_err(|_too_long| "the extent of a layer is too large")?;
            }
            (15, Field::Varint(it)) => version = it,
            (1..=5 | 15, _) => return Err("a field of a layer has the wrong type"),
            _ => {}
        }
    }
    if !(1..=2).contains(&version) {
        return Err("a layer has a version that this reader does not know");
    }
    if layer.name.is_empty() || layer.extent == 0 || layer.extent > 1 << 20 {
        return Err("a layer has no name or an impossible extent");
    }
    layer.features = raw
        .into_iter()
        .filter_map(|it| decode_feature(it, &layer, budget).transpose())
        .collect::<Result<_, _>>()?;
    Ok(layer)
}

/// Counts one thing that takes memory: a vertex, a feature, a tag, a key or a value.
fn spend(budget: &mut usize) -> Result<(), WireError> {
    *budget = budget.checked_sub(1).ok_or("the tile holds more than the limit")?;
    Ok(())
}

fn text(bytes: &[u8]) -> Result<String, WireError> {
    core::str::from_utf8(bytes).map(str::to_owned).map_err(|_not_text| "a text is not UTF-8")
}

fn decode_value(bytes: &[u8]) -> Result<Value, WireError> {
    let mut value = Err("a value is empty");
    let mut reader = Reader::new(bytes);
    while let Some((number, field)) = reader.field()? {
        value = match (number, field) {
            (1, Field::Bytes(it)) => Ok(Value::Text(text(it)?)),
            (2, Field::Fixed32(it)) => Ok(Value::Number(f64::from(f32::from_le_bytes(it)))),
            (3, Field::Fixed64(it)) => Ok(Value::Number(f64::from_le_bytes(it))),
            (4 | 5, Field::Varint(it)) => Ok(Value::Number(signed_to_number(it))),
            (6, Field::Varint(it)) => Ok(Value::Number(zigzag_to_number(it))),
            (7, Field::Varint(it)) => Ok(Value::Bool(it != 0)),
            _ => value,
        };
    }
    value
}

#[expect(
    clippy::cast_precision_loss,
    clippy::cast_possible_wrap,
    reason = "attributes are shown, not computed with"
)]
fn signed_to_number(value: u64) -> f64 {
    (value as i64) as f64
}

#[expect(
    clippy::cast_precision_loss,
    clippy::cast_possible_wrap,
    reason = "attributes are shown, not computed with"
)]
fn zigzag_to_number(value: u64) -> f64 {
    (((value >> 1) as i64) ^ -((value & 1) as i64)) as f64
}

/// A feature; `None` for one of unknown geometry, which the specification tells readers to pass over.
fn decode_feature(bytes: &[u8], layer: &Layer, budget: &mut usize) -> Result<Option<Feature>, WireError> {
    let (mut id, mut kind, mut tags, mut geometry) = (0, None, Vec::new(), &[][..]);
    let mut reader = Reader::new(bytes);
    while let Some((number, field)) = reader.field()? {
        match (number, field) {
            (1, Field::Varint(it)) => id = it,
            (2, Field::Bytes(it)) => tags = decode_tags(it, layer, budget)?,
            (3, Field::Varint(1)) => kind = Some(GeomKind::Point),
            (3, Field::Varint(2)) => kind = Some(GeomKind::Line),
            (3, Field::Varint(3)) => kind = Some(GeomKind::Polygon),
            (4, Field::Bytes(it)) => geometry = it,
            _ => {}
        }
    }
    let Some(kind) = kind else { return Ok(None) };
    let parts = decode_geometry(geometry, kind, budget)?;
    Ok(Some(Feature { id, tags, kind, parts }))
}

fn decode_tags(bytes: &[u8], layer: &Layer, budget: &mut usize) -> Result<Vec<(u32, u32)>, WireError> {
    let mut reader = Reader::new(bytes);
    let mut tags = Vec::new();
    let known = |index: u32, length: usize| usize::try_from(index).is_ok_and(|it| it < length);
    while !reader.is_empty() {
        spend(budget)?;
        let pair = (reader.varint32()?, reader.varint32()?);
        if !known(pair.0, layer.keys.len()) || !known(pair.1, layer.values.len()) {
            return Err("a feature refers to a key or value that does not exist");
        }
        tags.push(pair);
    }
    Ok(tags)
}

/// Commands of section 4.3 of the specification: 1 move to, 2 line to, 7 close path.
fn decode_geometry(
    bytes: &[u8],
    kind: GeomKind,
    budget: &mut usize,
) -> Result<Vec<Vec<(i32, i32)>>, WireError> {
    let mut parts: Vec<Vec<(i32, i32)>> = Vec::new();
    let mut open: Vec<(i32, i32)> = Vec::new();
    let mut at = (0_i32, 0_i32);
    let mut reader = Reader::new(bytes);
    while !reader.is_empty() {
        let command = reader.varint32()?;
        let (verb, count) = (command & 7, command >> 3);
        match (verb, kind) {
            (1 | 2, _) => {
                if verb == 2 && (open.is_empty() || kind == GeomKind::Point) {
                    return Err("a line starts nowhere");
                }
                for _ in 0..count {
                    spend(budget)?;
                    at = step(&mut reader, at)?;
                    if verb == 1 && !open.is_empty() {
                        close(&mut parts, &mut open, kind)?;
                    }
                    open.push(at);
                }
            }
            (7, GeomKind::Polygon) if count == 1 && !open.is_empty() => close(&mut parts, &mut open, kind)?,
            _ => return Err("a geometry has an unknown command"),
        }
    }
    if !open.is_empty() {
        if kind == GeomKind::Polygon {
            return Err("a ring is not closed");
        }
        close(&mut parts, &mut open, kind)?;
    }
    Ok(parts)
}

fn step(reader: &mut Reader<'_>, at: (i32, i32)) -> Result<(i32, i32), WireError> {
    let (dx, dy) = (unzigzag(reader.varint32()?), unzigzag(reader.varint32()?));
    let sum = |a: i32, b: i32| a.checked_add(b).filter(|it| it.unsigned_abs() <= FARTHEST);
    let far = "a coordinate lies too far outside the tile";
    Ok((sum(at.0, dx).ok_or(far)?, sum(at.1, dy).ok_or(far)?))
}

fn close(
    parts: &mut Vec<Vec<(i32, i32)>>,
    open: &mut Vec<(i32, i32)>,
    kind: GeomKind,
) -> Result<(), WireError> {
    let least = match kind {
        GeomKind::Point => 1,
        GeomKind::Line => 2,
        GeomKind::Polygon => 3,
    };
    if open.len() < least {
        return Err("a line or ring has too few points");
    }
    parts.push(core::mem::take(open));
    Ok(())
}
