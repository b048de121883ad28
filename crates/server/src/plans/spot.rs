//! The piece of the plan around a place, for the small map of the desk: polygons in grid units, nothing judged.

use std::path::Path;

use citypack::{Limits, ManifestLayerKind, Pack, PackError, mvt::GeomKind};
use measure::{CHECK_EXTENT, GridPoint, GroundScale, LngLat, Metres, TileId, project};

use super::Folder;

/// How far the map reaches beyond the place, in metres.
const MARGIN: f64 = 120.0;

/// What is drawn, in grid units: x eastward, y southward from the middle.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Spot {
    /// The parcel's corners, or the one point.
    pub corners: Vec<(i64, i64)>,
    pub areas: Vec<Area>,
    /// From the middle to the edge.
    pub half: i64,
    /// Ten metres on the ground.
    pub ten_metres: i64,
}

/// A zone.
#[derive(Debug, Clone, PartialEq)]
pub struct Area {
    pub code: String,
    pub name: String,
    /// The ministry's colour, `#rrggbb`.
    pub colour: String,
    pub rings: Vec<Vec<(i64, i64)>>,
}

/// Whole grid units.
#[expect(clippy::cast_possible_truncation, reason = "the projection stays within 2^30")]
fn units(place: LngLat) -> (i64, i64) {
    let (x, y) = project(place);
    (x.round() as i64, y.round() as i64)
}

/// What lies around these corners; nothing where there are none or the pack cannot be read.
pub(super) fn around(folder: &Path, corners: &[LngLat]) -> Option<Spot> {
    let all: Vec<(i64, i64)> = corners.iter().map(|it| units(*it)).collect();
    let reach = |axis: fn(&(i64, i64)) -> i64| {
        let values = || all.iter().map(axis);
        Some((values().min()?, values().max()?))
    };
    let ((west, east), (north, south)) = (reach(|it| it.0)?, reach(|it| it.1)?);
    let middle = (i64::midpoint(west, east), i64::midpoint(north, south));
    let scale = GroundScale::at(*corners.first()?);
    #[expect(clippy::cast_possible_truncation, reason = "some thousand units")]
    let of_metres = |it: f64| scale.units_spanning(Metres::new(it)) as i64;
    let half = (east - west).max(south - north) / 2 + of_metres(MARGIN);
    let from_middle = |(x, y): (i64, i64)| (x - middle.0, y - middle.1);
    let areas = futures::executor::block_on(areas(folder, middle, half)).unwrap_or_default();
    let corners = all.into_iter().map(from_middle).collect();
    Some(Spot { corners, areas, half, ten_metres: of_metres(10.0) })
}

async fn areas(folder: &Path, middle: (i64, i64), half: i64) -> Result<Vec<Area>, PackError> {
    let pack = Pack::open(Folder(folder.to_path_buf()), Limits::default()).await?;
    let zones =
        |it: &ManifestLayerKind| matches!(it, ManifestLayerKind::Subzone | ManifestLayerKind::Kawasan);
    let layers: Vec<String> =
        pack.manifest().layers.iter().filter(|it| zones(&it.kind)).map(|it| it.id.clone()).collect();
    let mut found = Vec::new();
    for id in tiles(middle, half) {
        let Some(tile) = pack.tile(id).await? else { continue };
        let origin = id.origin();
        for layer in layers.iter().filter_map(|it| tile.layer(it)) {
            for feature in layer.features.iter().filter(|it| it.kind == GeomKind::Polygon) {
                let code = layer.text(feature, "code").unwrap_or_default().to_owned();
                let place = |&(x, y): &(i32, i32)| {
                    (origin.0 + i64::from(x) - middle.0, origin.1 + i64::from(y) - middle.1)
                };
                let rings: Vec<Vec<(i64, i64)>> =
                    feature.parts.iter().map(|it| it.iter().map(place).collect()).collect();
                if rings.iter().any(|it| touches(it, half)) {
                    let entry = pack.zones().by_code(&code);
                    found.push(Area {
                        name: entry.map(|it| it.name.get("id").to_owned()).unwrap_or_default(),
                        colour: entry
                            .and_then(|it| it.colour.clone())
                            .unwrap_or_else(|| "#cccccc".to_owned()),
                        code,
                        rings,
                    });
                }
            }
        }
    }
    Ok(found)
}

/// The check tiles that a square touches.
fn tiles(middle: (i64, i64), half: i64) -> Vec<TileId> {
    let at = |x: i64, y: i64| TileId::check_tile_of(GridPoint { x: x * measure::FINE, y: y * measure::FINE });
    let half = half.min(CHECK_EXTENT);
    let (first, last) = (at(middle.0 - half, middle.1 - half), at(middle.0 + half, middle.1 + half));
    let rows = first.y..=last.y;
    rows.flat_map(|y| (first.x..=last.x).map(move |x| TileId { z: first.z, x, y })).collect()
}

fn touches(ring: &[(i64, i64)], half: i64) -> bool {
    let within = |values: &mut dyn Iterator<Item = i64>| {
        let (mut low, mut high) = (i64::MAX, i64::MIN);
        for it in values {
            (low, high) = (low.min(it), high.max(it));
        }
        low <= half && high >= -half
    };
    within(&mut ring.iter().map(|it| it.0)) && within(&mut ring.iter().map(|it| it.1))
}
