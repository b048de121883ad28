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
                    if is_within(&rings, half) {
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

/// Whether something of an area lies within the rectangle around the middle: one of its edges runs there, or the area holds all of it.
fn is_within(rings: &[Vec<(i64, i64)>], half: (i64, i64)) -> bool {
    let mut edges = rings.iter().flat_map(|it| it.iter().zip(it.iter().cycle().skip(1)));
    let mut holds_middle = false;
    edges.any(|(a, b)| {
        // Even and odd, along a line from the middle eastward.
        holds_middle ^= (a.1 > 0) != (b.1 > 0) && {
            let turn = cross(*a, *b, (0, 0));
            if b.1 > a.1 { turn > 0 } else { turn < 0 }
        };
        enters(*a, *b, half)
    }) || holds_middle
}

/// Whether an edge runs through the inside of the rectangle.
fn enters(a: (i64, i64), b: (i64, i64), half: (i64, i64)) -> bool {
    let overlaps = |a: i64, b: i64, half: i64| a.min(b) < half && a.max(b) > -half;
    let corners = [(-half.0, -half.1), (half.0, -half.1), (half.0, half.1), (-half.0, half.1)];
    let sides = corners.map(|it| cross(a, b, it).signum());
    overlaps(a.0, b.0, half.0) && overlaps(a.1, b.1, half.1) && sides.contains(&1) && sides.contains(&-1)
}

/// Twice the area of a triangle; positive where its corners go from east to south.
fn cross(a: (i64, i64), b: (i64, i64), c: (i64, i64)) -> i128 {
    let wide = |from: i64, to: i64| i128::from(to) - i128::from(from);
    wide(a.0, b.0) * wide(a.1, c.1) - wide(a.1, b.1) * wide(a.0, c.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    const HALF: (i64, i64) = (10, 5);

    fn square(low: (i64, i64), high: (i64, i64)) -> Vec<(i64, i64)> {
        vec![low, (high.0, low.1), high, (low.0, high.1)]
    }

    #[test]
    fn what_has_an_edge_in_the_picture_is_drawn() {
        assert!(is_within(&[square((8, 4), (30, 30))], HALF));
        assert!(is_within(&[square((-3, -2), (3, 2))], HALF));
        assert!(is_within(&[vec![(-40, 3), (40, 3), (0, 90)]], HALF), "no corner of it lies there");
        assert!(is_within(&[vec![(-15, 0), (0, -8), (0, -30), (-40, -30)]], HALF), "it cuts a corner off");
    }

    #[test]
    fn what_only_lies_around_it_is_not() {
        let corner = vec![(-30, 0), (0, -30), (-30, -30)];
        assert!(!is_within(&[corner], HALF), "its box reaches there, itself does not");
        assert!(!is_within(&[square((10, -5), (30, 5))], HALF), "it shares a side");
        let hook = vec![(-30, -30), (30, -30), (30, 30), (20, 30), (20, -20), (-30, -20)];
        assert!(!is_within(&[hook], HALF));
    }

    #[test]
    fn what_holds_all_of_it_is_drawn_unless_a_hole_does() {
        let around = square((-50, -50), (50, 50));
        assert!(is_within(core::slice::from_ref(&around), HALF));
        assert!(is_within(&[around.iter().rev().copied().collect()], HALF));
        assert!(!is_within(&[around.clone(), square((-20, -20), (20, 20))], HALF));
        assert!(is_within(&[around, square((-20, -20), (0, 20))], HALF));
    }
}
