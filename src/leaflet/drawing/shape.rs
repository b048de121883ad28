//! A decoded tile made ready for drawing: shapes with their codes and the areas they fill.

use citypack::mvt::{self, GeomKind};

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
    pub(crate) form: Form,
    /// Its text attributes: `code`, `class`, `kind`, `name`, and the overlays it carries.
    pub(crate) marks: Vec<(String, String)>,
    pub(crate) parts: Vec<Vec<(i32, i32)>>,
    pub(crate) area: Area,
}

/// A decoded tile: for each layer its extent and its shapes.
#[derive(Debug, Clone, Default, PartialEq)]
pub(crate) struct Sheet(Vec<(String, u32, Vec<Shape>)>);

impl Shape {
    /// The text of an attribute; empty where there is none.
    pub(crate) fn mark(&self, key: &str) -> &str {
        self.marks.iter().find(|(it, _)| it == key).map_or("", |(_, text)| text)
    }

    fn of(layer: &mvt::Layer, feature: &mvt::Feature) -> Option<Self> {
        let form = match feature.kind {
            GeomKind::Point => Form::Points,
            GeomKind::Line => Form::Lines,
            GeomKind::Polygon => Form::Rings,
        };
        let area = Area::around(feature.parts.iter().flatten().copied())?;
        let marks = layer.keys.iter().filter_map(|key| {
            let text = layer.text(feature, key).filter(|it| !it.is_empty())?;
            Some((key.clone(), text.to_owned()))
        });
        Some(Self { form, marks: marks.collect(), parts: feature.parts.clone(), area })
    }

    /// A shape of one ring, for tests.
    #[cfg(test)]
    pub(crate) fn polygon(code: &str, ring: &[(i32, i32)]) -> Self {
        Self {
            form: Form::Rings,
            marks: vec![("code".to_owned(), code.to_owned())],
            parts: vec![ring.to_vec()],
            area: Area::around(ring.iter().copied()).expect("a ring has points"),
        }
    }
}

impl Sheet {
    /// Prepares a tile.
    pub(crate) fn of(tile: &mvt::Tile) -> Self {
        let shapes = |layer: &mvt::Layer| {
            layer.features.iter().filter_map(|it| Shape::of(layer, it)).collect::<Vec<_>>()
        };
        Self(tile.layers.iter().map(|it| (it.name.clone(), it.extent, shapes(it))).collect())
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

#[cfg(test)]
mod tests {
    use super::*;
    use citypack::mvt::{Feature, Layer, Tile, Value};

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
        let sheet = Sheet::of(&Tile { layers: vec![layer] });
        let (extent, shapes) = sheet.layer("subzone").unwrap();
        assert_eq!((extent, shapes.len()), (4_096, 1));
        assert_eq!((shapes[0].mark("code"), shapes[0].mark("krb")), ("R-2", ""));
        assert_eq!(shapes[0].area, Area { left: 0, top: 0, right: 10, bottom: 20 });
    }
}
