//! The plan's border lines near a place, for whoever draws an outline along them.

use measure::{CHECK_EXTENT, FINE, GridPoint, GroundScale, LngLat, Metres, TileId};

use super::{Pack, all_ids};
use crate::{drawn_tile::DrawnTile, error::PackError, source::ByteSource};

/// Nobody aims worse, in metres.
const FARTHEST: f64 = 100.0;

impl<S: ByteSource> Pack<S> {
    /// The sides of zones and overlays that pass within reach of a place, each by its two ends; sides at which only a
    /// tile is cut are none. What two neighbours share is named twice.
    pub async fn borders_near(&self, place: LngLat, reach: Metres) -> Result<Vec<Vec<LngLat>>, PackError> {
        let at = GridPoint::from_lng_lat(place);
        let reach = Metres::new(reach.value().clamp(0.0, FARTHEST));
        #[expect(clippy::cast_possible_truncation, reason = "a hundred metres are some thousand grid units")]
        let span = libm::ceil(GroundScale::at(place).units_spanning(reach)) as i64 * FINE;
        let corner =
            |sign: i64| TileId::check_tile_of(GridPoint { x: at.x + sign * span, y: at.y + sign * span });
        let mut borders = Vec::new();
        for id in all_ids(corner(-1), corner(1)) {
            let tile = self.drawn_tile(id).await?;
            let origin = id.origin();
            let around = (at.x / FINE - origin.0, at.y / FINE - origin.1, span / FINE + 1);
            let place_of = |it: (i32, i32)| {
                let on = |own: i32, origin: i64| (i64::from(own) + origin) * FINE;
                GridPoint { x: on(it.0, origin.0), y: on(it.1, origin.1) }.to_lng_lat()
            };
            let near = sides(&tile).filter(|it| is_near(*it, around) && !is_seam(*it));
            borders.extend(near.map(|it| vec![place_of(it.0), place_of(it.1)]));
        }
        Ok(borders)
    }
}

type Side = ((i32, i32), (i32, i32));

fn sides(tile: &DrawnTile) -> impl Iterator<Item = Side> + '_ {
    tile.rings().flat_map(|ring| {
        let next = ring.iter().cycle().skip(1);
        ring.iter().zip(next).map(|(a, b)| (*a, *b))
    })
}

/// Whether the box of a side touches a square around a point, half as wide as told.
fn is_near((a, b): Side, (x, y, half): (i64, i64, i64)) -> bool {
    let touches =
        |a: i32, b: i32, at: i64| i64::from(a.min(b)) <= at + half && i64::from(a.max(b)) >= at - half;
    touches(a.0, b.0, x) && touches(a.1, b.1, y)
}

/// Whether a side lies on the line at which the tile is cut, or beyond.
fn is_seam((a, b): Side) -> bool {
    let beyond = |a: i32, b: i32| {
        let (low, high) = (a.min(b), i64::from(a.max(b)));
        high <= 0 || i64::from(low) >= CHECK_EXTENT
    };
    beyond(a.0, b.0) || beyond(a.1, b.1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_line_at_which_a_tile_is_cut_is_no_border() {
        let far = i32::try_from(CHECK_EXTENT).unwrap();
        assert!(is_seam(((0, 10), (0, 90))));
        assert!(is_seam(((10, far), (90, far))));
        assert!(!is_seam(((0, 10), (5, 90))));
        assert!(!is_seam(((10, 10), (90, 10))));
    }

    #[test]
    fn only_sides_within_reach_are_near() {
        assert!(is_near(((0, 0), (100, 0)), (50, 5, 6)));
        assert!(!is_near(((0, 0), (100, 0)), (50, 8, 6)));
        assert!(!is_near(((0, 0), (100, 0)), (120, 0, 6)));
    }
}
