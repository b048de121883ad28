//! One polygon layer from its files to the grid.

use std::{collections::BTreeMap, path::PathBuf};

use citypack::ManifestLayerKind;
use measure::LngLat;

use crate::{
    finding::Finding,
    geometry::{Shape, SubPoint, UnitPoint, double_area},
    plan_file::LayerSection,
    project::to_grid,
    rings::clean,
    snap::snap,
    sources::{Feature, Geometry, meaning},
};

/// A layer on the grid.
#[derive(Debug)]
pub struct GridLayer {
    /// Its section of the mapping file.
    pub section: LayerSection,
    /// What the features say and where they came from.
    pub features: Vec<LayerFeature>,
    /// Their shapes on the grid, in the same order.
    pub shapes: Vec<Shape<UnitPoint>>,
}

/// A feature of a layer, apart from its shape on the grid.
#[derive(Debug, Clone)]
pub struct LayerFeature {
    /// File number and feature number.
    pub origin: (usize, usize),
    /// Zone or kelurahan code.
    pub code: Option<String>,
    /// Name in plain words.
    pub name: Option<String>,
    /// Overlay class.
    pub class: Option<String>,
    /// Overlays as attributes, by kind.
    pub overlays: BTreeMap<String, String>,
    /// The source's polygons, for checking the result against.
    pub source: Vec<Vec<Vec<LngLat>>>,
}

impl LayerFeature {
    /// The attributes that are written into tiles.
    pub fn attributes(&self) -> Vec<(String, String)> {
        let mut out = Vec::new();
        out.extend(self.code.iter().map(|it| ("code".to_owned(), it.clone())));
        out.extend(self.class.iter().map(|it| ("class".to_owned(), it.clone())));
        out.extend(self.overlays.iter().map(|(kind, class)| (format!("overlay.{kind}"), class.clone())));
        out
    }
}

/// Maps attributes, projects, snaps and cleans a layer. What is odd about the data goes into `findings`.
pub fn to_grid_layer(
    section: &LayerSection,
    files: &[PathBuf],
    sources: Vec<Feature>,
    findings: &mut Vec<Finding>,
) -> GridLayer {
    let mut features = Vec::new();
    for source in sources {
        let origin = source.origin;
        let file = files.get(origin.0).cloned().unwrap_or_default();
        let Geometry::Polygons(polygons) = source.geometry else {
            findings.push(Finding::no_polygon(&section.id, &file, origin.1));
            continue;
        };
        let text = |attribute: &Option<String>| {
            let value = source.attributes.get(attribute.as_ref()?)?;
            meaning(value, &section.null).map(str::to_owned)
        };
        let overlay =
            |(kind, attribute): (&String, &String)| Some((kind.clone(), text(&Some(attribute.clone()))?));
        let feature = LayerFeature {
            origin,
            code: text(&section.code),
            name: text(&section.name),
            class: text(&section.class),
            overlays: section.overlays.iter().filter_map(overlay).collect(),
            source: polygons,
        };
        if feature.code.is_none() && section.kind != ManifestLayerKind::Overlay {
            let attribute = section.code.as_deref().unwrap_or_default();
            findings.push(Finding::blank_code(&section.id, &file, origin.1, attribute));
        }
        features.push(feature);
    }
    let projected: Vec<Shape<SubPoint>> = features.iter().map(|it| to_shape(&it.source)).collect();
    let (mut parts, mut shapes) = (Vec::new(), Vec::new());
    for (feature, snapped) in features.into_iter().zip(snap(&projected)) {
        let (whole, own) = (clean(&snapped.rings), clean_each(&feature.source, &snapped.rings));
        // Where polygons of one feature lie over one another, the even-odd rule would leave a hole.
        if own.iter().map(area).sum::<i128>() > area(&whole) {
            let file = files.get(feature.origin.0).cloned().unwrap_or_default();
            findings.push(Finding::overlapping(&section.id, &file, feature.origin.1));
            let alone = |it: &Vec<Vec<LngLat>>| LayerFeature { source: vec![it.clone()], ..feature.clone() };
            parts.extend(feature.source.iter().map(alone));
            shapes.extend(own);
        } else {
            parts.push(feature);
            shapes.push(whole);
        }
    }
    let features = parts;
    for (feature, shape) in features.iter().zip(&shapes) {
        if shape.rings.is_empty() {
            let file = files.get(feature.origin.0).cloned().unwrap_or_default();
            findings.push(Finding::no_area(&section.id, &file, feature.origin.1));
        }
    }
    GridLayer { section: section.clone(), features, shapes }
}

/// The polygons of a feature one by one; nothing for a feature of one polygon.
fn clean_each(polygons: &[Vec<Vec<LngLat>>], snapped: &[Vec<UnitPoint>]) -> Vec<Shape<UnitPoint>> {
    if polygons.len() < 2 {
        return Vec::new();
    }
    let mut rest = snapped;
    let mut next = |polygon: &Vec<Vec<LngLat>>| {
        let (own, others) = rest.split_at(polygon.len());
        rest = others;
        clean(own)
    };
    polygons.iter().map(&mut next).collect()
}

/// Twice the area that a clean shape covers.
fn area(shape: &Shape<UnitPoint>) -> i128 {
    shape.rings.iter().map(|it| double_area(it)).sum()
}

/// Projects polygons; shells turn positive and holes negative whichever way the source turned them.
pub fn to_shape(polygons: &[Vec<Vec<LngLat>>]) -> Shape<SubPoint> {
    let mut rings = Vec::new();
    for polygon in polygons {
        for (n, source) in polygon.iter().enumerate() {
            let mut ring = to_grid(source);
            if (double_area(&ring) > 0) != (n == 0) {
                ring.reverse();
            }
            rings.push(ring);
        }
    }
    Shape { rings }
}

/// The outline of all shapes together: edges that only one side uses, traced; holes left out.
pub fn outline(shapes: &[Shape<UnitPoint>]) -> Vec<Vec<UnitPoint>> {
    let rings: Vec<Vec<UnitPoint>> = shapes.iter().flat_map(|it| it.rings.iter().cloned()).collect();
    clean(&rings).rings.into_iter().filter(|it| double_area(it) > 0).collect()
}
