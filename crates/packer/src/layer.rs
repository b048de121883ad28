//! One polygon layer from its files to the grid.

use std::{collections::BTreeMap, path::PathBuf};

use citypack::ManifestLayerKind;
use measure::LngLat;

use rayon::prelude::*;

use crate::{
    cover::{Settlement, Wishes, settle},
    defects::{Defect, defects_of},
    ellipsoid::area_of,
    finding::Finding,
    geometry::{Shape, SubPoint, UnitPoint, double_area},
    plan_file::LayerSection,
    project::to_grid,
    rings::clean,
    snap::snap,
    winner::Claim,
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
    /// What was wrong with single rings.
    pub defects: Vec<Defect>,
    /// What was found and decided where features lie over one another or leave blanks.
    pub settlement: Settlement,
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
    /// Text of the attribute by which the newest of several features wins.
    pub date: Option<String>,
    /// The area that the source itself states, as it is written.
    pub stated_area: Option<String>,
    /// The source's polygons, for checking the result against.
    pub source: Vec<Vec<Vec<LngLat>>>,
}

impl LayerFeature {
    /// Area of the source's polygons on the ground, in square metres.
    pub fn ground_area(&self) -> f64 {
        let ring =
            |(n, it): (usize, &Vec<LngLat>)| area_of(it.iter().copied()) * if n == 0 { 1.0 } else { -1.0 };
        self.source.iter().flat_map(|it| it.iter().enumerate()).map(ring).sum()
    }

    /// What a rule for overlaps looks at.
    pub fn claim(&self) -> Claim {
        Claim { code: self.code.clone(), date: self.date.clone(), area: self.ground_area() }
    }

    /// The attributes that are written into tiles.
    pub fn attributes(&self) -> Vec<(String, String)> {
        let mut out = Vec::new();
        out.extend(self.code.iter().map(|it| ("code".to_owned(), it.clone())));
        out.extend(self.class.iter().map(|it| ("class".to_owned(), it.clone())));
        out.extend(self.overlays.iter().map(|(kind, class)| (format!("overlay.{kind}"), class.clone())));
        out
    }
}

/// Projects, snaps and cleans a layer. What is odd about the data goes into `findings`.
pub fn to_grid_layer(
    section: &LayerSection,
    files: &[PathBuf],
    features: Vec<LayerFeature>,
    findings: &mut Vec<Finding>,
) -> GridLayer {
    let projected: Vec<Shape<SubPoint>> = features.par_iter().map(|it| to_shape(&it.source)).collect();
    let snapped = snap(&projected);
    drop(projected);
    let drawn: Vec<&[Vec<Vec<LngLat>>]> = features.iter().map(|it| it.source.as_slice()).collect();
    let defects = defects_of(&drawn, &snapped);
    let polygons: Vec<Vec<usize>> =
        features.iter().map(|it| it.source.iter().map(Vec::len).collect()).collect();
    let claims: Vec<Claim> = features.iter().map(LayerFeature::claim).collect();
    // Overlays may lie over one another: each tells something of its own.
    let rule = (section.kind != ManifestLayerKind::Overlay).then_some(&section.overlap);
    let wishes = Wishes { rule, claims: &claims, fill: section.fill_gaps_m };
    let (shapes, settlement) = settle(&snapped, &polygons, wishes);
    let file_of = |n: usize| files.get(features[n].origin.0).cloned().unwrap_or_default();
    for n in &settlement.doubled {
        findings.push(Finding::overlapping(&section.id, &file_of(*n), features[*n].origin.1));
    }
    let mut hidden: Vec<usize> = settlement.overlaps.iter().flat_map(|it| it.features.clone()).collect();
    hidden.sort_unstable();
    for n in (0..shapes.len()).filter(|n| shapes[*n].rings.is_empty() && hidden.binary_search(n).is_err()) {
        findings.push(Finding::no_area(&section.id, &file_of(n), features[n].origin.1));
    }
    GridLayer { section: section.clone(), features, shapes, defects, settlement }
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
