//! The global integer grid (Web Mercator, zoom 14 × 65,536) and the tiles that cut it.

use crate::lng_lat::{LngLat, MERCATOR_LIMIT};

/// The zoom of the check tiles, the ones a verdict is computed from.
pub const CHECK_ZOOM: u8 = 14;
/// Grid units along one side of a check tile.
pub const CHECK_EXTENT: i64 = 65_536;
/// Grid units around the equator: 2^14 tiles × 2^16 units.
pub const WORLD_UNITS: i64 = 1 << 30;
/// Fine steps per grid unit in [`GridPoint`].
pub const FINE: i64 = 256;

/// [`WORLD_UNITS`] as a double.
const WORLD: f64 = 1_073_741_824.0;

/// A place on the grid in fine steps (1/256 grid unit), x eastward from 180° W, y southward from 85.05° N.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct GridPoint {
    /// Fine steps eastward, 0 … 2^38.
    pub x: i64,
    /// Fine steps southward, 0 … 2^38.
    pub y: i64,
}

/// Projects to Web Mercator (EPSG:3857 formulas on the unit square), in grid units with fractions.
///
/// Returns `(x, y)`; the error of the arithmetic is far below a fine step.
pub fn project(place: LngLat) -> (f64, f64) {
    let x = (place.lng() + 180.0) / 360.0;
    let phi = place.lat().to_radians();
    // asinh(tan φ) = ln(tan φ + sec φ), the Mercator ordinate of the sphere.
    let y = 0.5 - libm::asinh(libm::tan(phi)) / core::f64::consts::TAU;
    (x * WORLD, y * WORLD)
}

/// The inverse of [`project`]: grid units with fractions to degrees, clamped to the Mercator square.
pub fn unproject(x: f64, y: f64) -> LngLat {
    let lng = (x / WORLD * 360.0 - 180.0).clamp(-180.0, 180.0);
    let ordinate = (0.5 - y / WORLD) * core::f64::consts::TAU;
    let lat = libm::atan(libm::sinh(ordinate)).to_degrees().clamp(-MERCATOR_LIMIT, MERCATOR_LIMIT);
    LngLat::new(lng, lat).expect("both numbers were clamped to the valid range")
}

impl GridPoint {
    /// The nearest fine step to a place.
    #[expect(clippy::cast_possible_truncation, reason = "the projection stays within 0..=2^38")]
    pub fn from_lng_lat(place: LngLat) -> Self {
        let (x, y) = project(place);
        Self { x: libm::round(x * 256.0) as i64, y: libm::round(y * 256.0) as i64 }
    }

    /// The place of this fine step.
    #[expect(clippy::cast_precision_loss, reason = "2^38 fits the 53 bits of a double")]
    pub fn to_lng_lat(self) -> LngLat {
        unproject(self.x as f64 / 256.0, self.y as f64 / 256.0)
    }
}

/// A tile of the XYZ scheme: `y` counts southward.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct TileId {
    /// Zoom level.
    pub z: u8,
    /// Column, from 180° W.
    pub x: u32,
    /// Row, from the north.
    pub y: u32,
}

impl TileId {
    /// The check tile whose square holds a point; a square owns its west and north edge.
    pub fn check_tile_of(point: GridPoint) -> Self {
        let last = (1_i64 << CHECK_ZOOM) - 1;
        let column = |v: i64| {
            let index = v.div_euclid(CHECK_EXTENT * FINE).clamp(0, last);
            u32::try_from(index).expect("clamped to the tiles of the check zoom")
        };
        Self { z: CHECK_ZOOM, x: column(point.x), y: column(point.y) }
    }

    /// North-west corner of a check tile on the grid, in grid units.
    pub fn origin(self) -> (i64, i64) {
        (i64::from(self.x) * CHECK_EXTENT, i64::from(self.y) * CHECK_EXTENT)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn projecting_and_back_returns_the_place() {
        for (lng, lat) in [(123.607, -10.163), (109.86, 1.38), (-179.999, 84.9), (0.0, 0.0), (140.9, -8.5)] {
            let place = LngLat::new(lng, lat).unwrap();
            let (x, y) = project(place);
            let back = unproject(x, y);
            assert!((back.lng() - lng).abs() < 1e-12 && (back.lat() - lat).abs() < 1e-12, "{back:?}");
        }
    }

    #[test]
    fn the_known_tile_of_kupang_is_found() {
        // Slippy-map arithmetic done by hand: x = (123.607+180)/360*2^14 = 13817.58, y = 0.528379·2^14 = 8656.96.
        let tile = TileId::check_tile_of(GridPoint::from_lng_lat(LngLat::new(123.607, -10.163).unwrap()));
        assert_eq!((tile.x, tile.y), (13_817, 8_656));
    }

    #[test]
    fn a_square_owns_its_west_and_north_edge() {
        let edge = GridPoint { x: 5 * CHECK_EXTENT * FINE, y: 7 * CHECK_EXTENT * FINE };
        assert_eq!(TileId::check_tile_of(edge), TileId { z: 14, x: 5, y: 7 });
        let before = GridPoint { x: edge.x - 1, y: edge.y - 1 };
        assert_eq!(TileId::check_tile_of(before), TileId { z: 14, x: 4, y: 6 });
    }
}
