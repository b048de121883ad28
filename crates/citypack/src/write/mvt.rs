//! Writes Mapbox Vector Tile 2.1.

use std::collections::BTreeMap;

use super::wire::{bytes_field, number_field, varint, zigzag};
use crate::mvt::GeomKind;

/// Collects the features of one layer of one tile. Attribute values are texts.
#[derive(Debug)]
pub struct LayerWriter {
    name: String,
    extent: u32,
    keys: BTreeMap<String, u32>,
    values: BTreeMap<String, u32>,
    key_order: Vec<String>,
    value_order: Vec<String>,
    features: Vec<Vec<u8>>,
}

impl LayerWriter {
    /// An empty layer with `extent` units along the tile's side.
    pub fn new(name: &str, extent: u32) -> Self {
        let (keys, values) = (BTreeMap::new(), BTreeMap::new());
        let (key_order, value_order, features) = (Vec::new(), Vec::new(), Vec::new());
        Self { name: name.to_owned(), extent, keys, values, key_order, value_order, features }
    }

    /// Whether nothing was added.
    pub fn is_empty(&self) -> bool {
        self.features.is_empty()
    }

    /// Adds a feature; rings without their repeated first point, shells with positive area in tile coordinates.
    pub fn add(
        &mut self,
        id: u64,
        kind: GeomKind,
        parts: &[Vec<(i32, i32)>],
        attributes: &[(String, String)],
    ) {
        let mut tags = Vec::new();
        for (key, value) in attributes {
            varint(&mut tags, u64::from(number_of(&mut self.keys, &mut self.key_order, key)));
            varint(&mut tags, u64::from(number_of(&mut self.values, &mut self.value_order, value)));
        }
        let mut out = Vec::new();
        if id != 0 {
            number_field(&mut out, 1, id);
        }
        if !tags.is_empty() {
            bytes_field(&mut out, 2, &tags);
        }
        let code = match kind {
            GeomKind::Point => 1,
            GeomKind::Line => 2,
            GeomKind::Polygon => 3,
        };
        number_field(&mut out, 3, code);
        bytes_field(&mut out, 4, &geometry(kind, parts));
        self.features.push(out);
    }

    fn encode(&self) -> Vec<u8> {
        let mut out = Vec::new();
        bytes_field(&mut out, 1, self.name.as_bytes());
        for feature in &self.features {
            bytes_field(&mut out, 2, feature);
        }
        for key in &self.key_order {
            bytes_field(&mut out, 3, key.as_bytes());
        }
        for value in &self.value_order {
            let mut inner = Vec::new();
            bytes_field(&mut inner, 1, value.as_bytes());
            bytes_field(&mut out, 4, &inner);
        }
        number_field(&mut out, 5, u64::from(self.extent));
        number_field(&mut out, 15, 2);
        out
    }
}

/// Joins layers into a tile; empty ones are left out.
pub fn encode_tile(layers: &[LayerWriter]) -> Vec<u8> {
    let mut out = Vec::new();
    for layer in layers.iter().filter(|it| !it.is_empty()) {
        bytes_field(&mut out, 3, &layer.encode());
    }
    out
}

fn number_of(known: &mut BTreeMap<String, u32>, order: &mut Vec<String>, text: &str) -> u32 {
    if let Some(number) = known.get(text) {
        return *number;
    }
    let number = u32::try_from(order.len()).expect("a layer has far fewer than 2^32 distinct texts");
    known.insert(text.to_owned(), number);
    order.push(text.to_owned());
    number
}

fn geometry(kind: GeomKind, parts: &[Vec<(i32, i32)>]) -> Vec<u8> {
    let mut out = Vec::new();
    let mut at = (0, 0);
    let command = |out: &mut Vec<u8>, verb: u64, count: usize| varint(out, verb | (count as u64) << 3);
    if kind == GeomKind::Point {
        command(&mut out, 1, parts.len());
        for p in parts.iter().flatten() {
            step(&mut out, &mut at, *p);
        }
        return out;
    }
    for part in parts {
        let start = if kind == GeomKind::Polygon { cheapest_start(part, at) } else { 0 };
        let mut points = part[start..].iter().chain(&part[..start]);
        let Some(first) = points.next() else { continue };
        command(&mut out, 1, 1);
        step(&mut out, &mut at, *first);
        command(&mut out, 2, part.len() - 1);
        for p in points {
            step(&mut out, &mut at, *p);
        }
        if kind == GeomKind::Polygon {
            command(&mut out, 7, 1);
        }
    }
    out
}

/// Where a ring begins best: its last edge is not written, the way to its first vertex is.
fn cheapest_start(ring: &[(i32, i32)], at: (i32, i32)) -> usize {
    let bytes = |from: (i32, i32), to: (i32, i32)| {
        let length = |v: i32| (38 - zigzag(v).leading_zeros()).max(7) / 7;
        length(to.0 - from.0) + length(to.1 - from.1)
    };
    let gain = |n: usize| {
        let before = ring[n.checked_sub(1).unwrap_or(ring.len() - 1)];
        i64::from(bytes(before, ring[n])) - i64::from(bytes(at, ring[n]))
    };
    (0..ring.len()).max_by_key(|n| (gain(*n), core::cmp::Reverse(*n))).unwrap_or(0)
}

fn step(out: &mut Vec<u8>, at: &mut (i32, i32), to: (i32, i32)) {
    varint(out, u64::from(zigzag(to.0 - at.0)));
    varint(out, u64::from(zigzag(to.1 - at.1)));
    *at = to;
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Limits, mvt::Tile};

    #[test]
    fn what_is_written_is_read_again() {
        let mut layer = LayerWriter::new("subzone", 65_536);
        let shell = vec![(-512, -512), (70_000, -512), (70_000, 30), (-512, 30)];
        let hole = vec![(5, 5), (5, 20), (20, 20), (20, 5)];
        let attributes =
            [("code".to_owned(), "R-2".to_owned()), ("overlay.krb".to_owned(), "R-2".to_owned())];
        layer.add(7, GeomKind::Polygon, &[shell.clone(), hole.clone()], &attributes);
        layer.add(8, GeomKind::Line, &[vec![(0, 0), (9, 9)]], &[]);
        let tile = Tile::decode(&encode_tile(&[layer, LayerWriter::new("empty", 4096)]), &Limits::default())
            .unwrap();
        assert_eq!(tile.layers.len(), 1);
        let read = &tile.layers[0];
        assert_eq!((read.extent, read.features[0].id), (65_536, 7));
        // A ring may begin anywhere.
        let turned = |mut ring: Vec<(i32, i32)>| {
            let first = (0..ring.len()).min_by_key(|n| ring[*n]).unwrap_or(0);
            ring.rotate_left(first);
            ring
        };
        assert_eq!(
            read.features[0].parts.clone().into_iter().map(turned).collect::<Vec<_>>(),
            [turned(shell), turned(hole)]
        );
        assert_eq!(read.text(&read.features[0], "overlay.krb"), Some("R-2"));
        assert_eq!(read.features[1].kind, GeomKind::Line);
    }
}
