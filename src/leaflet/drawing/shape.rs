//! A decoded tile made ready for drawing: shapes with their codes and the areas they fill.

use std::rc::Rc;

use citypack::mvt::{self, GeomKind, Value};

use super::area::Area;

/// What a shape is made of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Form {
    Points,
    Lines,
    Rings,
}

/// A feature of a tile.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Shape {
    /// The same in every tile that holds a piece of it; zero where the tile does not say.
    pub(crate) id: u64,
    pub(crate) form: Form,
    /// Its text attributes: `code`, `class`, `kind`, `name`, and the overlays it carries.
    pub(crate) marks: Vec<(Rc<str>, Rc<str>)>,
    pub(crate) parts: Vec<Vec<(i32, i32)>>,
    pub(crate) area: Area,
}

/// A decoded tile: for each layer its extent and its shapes.
#[derive(Debug, Clone, Default, PartialEq)]
pub(crate) struct Sheet(Vec<(String, u32, Vec<Shape>)>);

impl Shape {
    /// The text of an attribute; empty where there is none.
    pub(crate) fn mark(&self, key: &str) -> &str {
        self.marks.iter().find(|(it, _)| **it == *key).map_or("", |(_, text)| text)
    }

    /// The same, to be kept.
    pub(crate) fn kept_mark(&self, key: &str) -> Option<Rc<str>> {
        self.marks.iter().find(|(it, _)| **it == *key).map(|(_, text)| Rc::clone(text))
    }

    /// How many corners it has.
    pub(crate) fn corners(&self) -> usize {
        self.parts.iter().map(Vec::len).sum()
    }

    fn of(words: &Words, feature: mvt::Feature) -> Option<Self> {
        let form = match feature.kind {
            GeomKind::Point => Form::Points,
            GeomKind::Line => Form::Lines,
            GeomKind::Polygon => Form::Rings,
        };
        let area = Area::around(feature.parts.iter().flatten().copied())?;
        let marks = feature.tags.iter().filter_map(|(key, value)| {
            let key = words.keys.get(usize::try_from(*key).ok()?)?;
            let text = words.values.get(usize::try_from(*value).ok()?)?.as_ref()?;
            Some((Rc::clone(key), Rc::clone(text)))
        });
        Some(Self { id: feature.id, form, marks: marks.collect(), parts: feature.parts, area })
    }

    /// A shape of one ring, for tests.
    #[cfg(test)]
    pub(crate) fn polygon(code: &str, ring: &[(i32, i32)]) -> Self {
        Self {
            id: 0,
            form: Form::Rings,
            marks: vec![("code".into(), code.into())],
            parts: vec![ring.to_vec()],
            area: Area::around(ring.iter().copied()).expect("a ring has points"),
        }
    }
}

/// The words that the shapes of a layer share; a value that is no text, or an empty one, says nothing.
struct Words {
    keys: Vec<Rc<str>>,
    values: Vec<Option<Rc<str>>>,
}

impl Sheet {
    /// Prepares a tile.
    pub(crate) fn of(tile: mvt::Tile) -> Self {
        Self(tile.layers.into_iter().map(prepared).collect())
    }

    /// The extent and the shapes of a layer; nothing where the tile has no such layer.
    pub(crate) fn layer(&self, name: &str) -> Option<(u32, &[Shape])> {
        self.layers().find(|it| it.0 == name).map(|(_, extent, shapes)| (extent, shapes))
    }

    /// Every layer.
    pub(crate) fn layers(&self) -> impl Iterator<Item = (&str, u32, &[Shape])> {
        self.0.iter().map(|(name, extent, shapes)| (name.as_str(), *extent, shapes.as_slice()))
    }

    /// A sheet of one layer, for tests.
    #[cfg(test)]
    pub(crate) fn with(name: &str, extent: u32, shapes: Vec<Shape>) -> Self {
        Self::default().and(name, extent, shapes)
    }

    /// The same sheet with another layer, for tests.
    #[cfg(test)]
    pub(crate) fn and(mut self, name: &str, extent: u32, shapes: Vec<Shape>) -> Self {
        self.0.push((name.to_owned(), extent, shapes));
        self
    }
}

fn prepared(layer: mvt::Layer) -> (String, u32, Vec<Shape>) {
    let text = |value: Value| match value {
        Value::Text(text) if !text.is_empty() => Some(Rc::from(text)),
        _ => None,
    };
    let words = Words {
        keys: layer.keys.into_iter().map(Rc::from).collect(),
        values: layer.values.into_iter().map(text).collect(),
    };
    let shapes = layer.features.into_iter().filter_map(|it| Shape::of(&words, it)).collect();
    (layer.name, layer.extent, shapes)
}

#[cfg(test)]
mod tests {
    use super::*;
    use citypack::mvt::{Feature, Layer, Tile};

    #[test]
    fn a_feature_becomes_a_shape_with_its_texts() {
        let feature = Feature {
            id: 0,
            tags: vec![(0, 0), (1, 1)],
            kind: GeomKind::Polygon,
            parts: vec![vec![(0, 0), (10, 0), (10, 20)]],
        };
        let layer = Layer {
            name: "subzone".to_owned(),
            extent: 4_096,
            keys: vec!["code".to_owned(), "krb".to_owned()],
            values: vec![Value::Text("R-2".to_owned()), Value::Text(String::new())],
            features: vec![feature],
        };
        let sheet = Sheet::of(Tile { layers: vec![layer] });
        let (extent, shapes) = sheet.layer("subzone").unwrap();
        assert_eq!((extent, shapes.len()), (4_096, 1));
        assert_eq!((shapes[0].mark("code"), shapes[0].mark("krb")), ("R-2", ""));
        assert_eq!(shapes[0].area, Area { left: 0, top: 0, right: 10, bottom: 20 });
    }
}
