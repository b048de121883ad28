//! The zones around a place as the check tiles hold them, for small maps on papers and at the desk. Judges nothing.

use measure::{CHECK_EXTENT, FINE, GridPoint, TileId};

use super::Pack;
use crate::{error::PackError, manifest::ManifestLayerKind, mvt::GeomKind, source::ByteSource};

/// A zone in one tile. Lengths are steps of the check grid: x eastward, y southward from the middle that was asked for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DrawnZone {
    /// Its code; empty where the plan gives none.
    pub code: String,
    /// Its rings, filled by the rule of even and odd. They reach a little beyond the tile.
    pub rings: Vec<Vec<(i64, i64)>>,
    /// The tile: left, top, right, bottom. Lines along its edges are cuts and no borders.
    pub square: [i64; 4],
}

impl<S: ByteSource> Pack<S> {
    /// What is drawn within `half` steps of a middle, the general plan below the detailed one, which it would hide otherwise.
    pub async fn around(&self, middle: (i64, i64), half: (i64, i64)) -> Result<Vec<DrawnZone>, PackError> {
        let is_plan =
            |it: &ManifestLayerKind| matches!(it, ManifestLayerKind::Subzone | ManifestLayerKind::Kawasan);
        let mut layers: Vec<_> = self.manifest.layers.iter().filter(|it| is_plan(&it.kind)).collect();
        layers.sort_by_key(|it| it.kind != ManifestLayerKind::Kawasan);
        let mut tiles = Vec::new();
        for id in tiles_within(middle, half) {
            if let Some(tile) = self.tile(id).await? {
                tiles.push((id, tile));
            }
        }
        let mut found = Vec::new();
        for layer in layers {
            for (id, tile) in &tiles {
                let Some(layer) = tile.layer(&layer.id) else { continue };
                let (x, y) = id.origin();
                let (left, top) = (x - middle.0, y - middle.1);
                for feature in layer.features.iter().filter(|it| it.kind == GeomKind::Polygon) {
                    let place = |&(x, y): &(i32, i32)| (left + i64::from(x), top + i64::from(y));
                    let rings: Vec<Vec<(i64, i64)>> =
                        feature.parts.iter().map(|it| it.iter().map(place).collect()).collect();
                    if rings.iter().any(|it| touches(it, half)) {
                        found.push(DrawnZone {
                            code: layer.text(feature, "code").unwrap_or_default().to_owned(),
                            rings,
                            square: [left, top, left + CHECK_EXTENT, top + CHECK_EXTENT],
                        });
                    }
                }
            }
        }
        Ok(found)
    }
}

/// The check tiles that a rectangle touches.
fn tiles_within(middle: (i64, i64), half: (i64, i64)) -> Vec<TileId> {
    let at = |x: i64, y: i64| TileId::check_tile_of(GridPoint { x: x * FINE, y: y * FINE });
    // A map of a whole city is not drawn from check tiles.
    let (wide, high) = (half.0.min(2 * CHECK_EXTENT), half.1.min(2 * CHECK_EXTENT));
    let (first, last) = (at(middle.0 - wide, middle.1 - high), at(middle.0 + wide, middle.1 + high));
    let rows = first.y..=last.y;
    rows.flat_map(|y| (first.x..=last.x).map(move |x| TileId { z: first.z, x, y })).collect()
}

fn touches(ring: &[(i64, i64)], half: (i64, i64)) -> bool {
    let within = |values: &mut dyn Iterator<Item = i64>, half: i64| {
        let (mut low, mut high) = (i64::MAX, i64::MIN);
        for it in values {
            (low, high) = (low.min(it), high.max(it));
        }
        low <= half && high >= -half
    };
    within(&mut ring.iter().map(|it| it.0), half.0) && within(&mut ring.iter().map(|it| it.1), half.1)
}
