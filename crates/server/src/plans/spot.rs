//! The piece of the plan around a place, for the small map of the desk: polygons in grid units, nothing judged.

use std::path::Path;

use citypack::{DrawnZone, Limits, Pack, PackError};
use measure::{GroundScale, LngLat, Metres, project};

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
    let drawn = pack.around(middle, (half, half)).await?;
    let area = |it: DrawnZone| {
        let entry = pack.zones().by_code(&it.code);
        Area {
            name: entry.map(|it| it.name.get("id").to_owned()).unwrap_or_default(),
            colour: entry.and_then(|it| it.colour.clone()).unwrap_or_else(|| "#cccccc".to_owned()),
            code: it.code,
            rings: it.rings,
        }
    };
    Ok(drawn.into_iter().map(area).collect())
}
