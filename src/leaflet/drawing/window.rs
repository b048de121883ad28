//! Which decoded tile a square on the screen shows, and how its units become pixels.
//! Up to zoom 13 the two are the same tile; beyond, squares are cut out of the check tiles of zoom 14.

use measure::{CHECK_ZOOM, LngLat, TileId, project};

use super::area::Area;

/// Side of a square on the screen, in CSS pixels (Leaflet's own default).
pub(crate) const TILE_PX: f64 = 256.0;

/// The part of a decoded tile that one square on the screen shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Window {
    /// The tile to decode.
    pub(crate) source: TileId,
    /// The source is cut into `fold` × `fold` squares.
    fold: u32,
    column: u32,
    row: u32,
}

/// How units of one layer of the source tile become CSS pixels of the square.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Frame {
    scale: f64,
    left: f64,
    top: f64,
    span: f64,
}

impl Window {
    /// The window of a square; `None` outside the world.
    pub(crate) fn of(zoom: u8, x: i32, y: i32) -> Option<Self> {
        if zoom > 28 {
            return None;
        }
        let tiles = 1_u32 << zoom;
        let (x, y) = (u32::try_from(x).ok()?, u32::try_from(y).ok()?);
        if x >= tiles || y >= tiles {
            return None;
        }
        let deeper = zoom.saturating_sub(CHECK_ZOOM);
        let fold = 1_u32 << deeper;
        let source = TileId { z: zoom.min(CHECK_ZOOM), x: x >> deeper, y: y >> deeper };
        Some(Self { source, fold, column: x % fold, row: y % fold })
    }

    /// The frame for a layer of that extent.
    pub(crate) fn frame(&self, extent: u32) -> Frame {
        let span = f64::from(extent) / f64::from(self.fold);
        Frame {
            scale: TILE_PX / span,
            left: f64::from(self.column) * span,
            top: f64::from(self.row) * span,
            span,
        }
    }
}

impl Frame {
    /// Pixels of a point, from the square's upper left corner.
    pub(crate) fn to_px(self, (x, y): (i32, i32)) -> (f64, f64) {
        ((f64::from(x) - self.left) * self.scale, (f64::from(y) - self.top) * self.scale)
    }

    /// The square in units, grown by `margin` pixels on every side and rounded outwards.
    pub(crate) fn area(self, margin: f64) -> Area {
        let grown = margin / self.scale;
        Area {
            left: whole((self.left - grown).floor()),
            top: whole((self.top - grown).floor()),
            right: whole((self.left + self.span + grown).ceil()),
            bottom: whole((self.top + self.span + grown).ceil()),
        }
    }

    /// So many pixels in whole units, at least one.
    pub(crate) fn units(self, px: f64) -> i32 {
        whole((px / self.scale).floor()).max(1)
    }
}

#[expect(clippy::cast_possible_truncation, reason = "extents stay below 2^20 and folds below 2^14")]
fn whole(units: f64) -> i32 {
    units as i32
}

/// Leaflet's zoom as a number of ours; the map is limited to zooms far below.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "clamped to the zooms that exist"
)]
pub(crate) fn whole_zoom(zoom: f64) -> u8 {
    zoom.round().clamp(0.0, 30.0) as u8
}

/// What the screen shows of the world.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct View {
    pub(crate) zoom: u8,
    pub(crate) north_west: LngLat,
    pub(crate) south_east: LngLat,
}

/// A view of more tiles than this is a mistake of arithmetic, not a screen.
const MOST_TILES: u32 = 256;

/// The decoded tiles that a view needs, each with the share of it that is seen, as fractions of its side:
/// left, top, right, bottom.
pub(crate) fn sources_in_view(view: &View) -> Vec<(TileId, [f64; 4])> {
    let zoom = view.zoom.min(CHECK_ZOOM);
    let tiles = f64::from(1_u32 << zoom);
    let to_tiles = |place: LngLat| {
        let (x, y) = project(place);
        (x / f64::from(1 << 30) * tiles, y / f64::from(1 << 30) * tiles)
    };
    let (left, top) = to_tiles(view.north_west);
    let (right, bottom) = to_tiles(view.south_east);
    let last = (1_u32 << zoom) - 1;
    let (columns, rows) = (span(left, right, last), span(top, bottom, last));
    if (columns.1 - columns.0).saturating_mul(rows.1 - rows.0) > MOST_TILES {
        return Vec::new();
    }
    let mut found = Vec::new();
    for y in rows.0..=rows.1 {
        for x in columns.0..=columns.1 {
            let (column, row) = (f64::from(x), f64::from(y));
            let seen = [left - column, top - row, right - column, bottom - row];
            found.push((TileId { z: zoom, x, y }, seen.map(|it| it.clamp(0.0, 1.0))));
        }
    }
    found
}

/// First and last tile along one axis.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "clamped to the tiles of the zoom"
)]
fn span(from: f64, to: f64, last: u32) -> (u32, u32) {
    let tile = |it: f64| it.floor().clamp(0.0, f64::from(last)) as u32;
    (tile(from), tile(to).max(tile(from)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn display_zooms_show_their_own_tile_whole() {
        let window = Window::of(12, 3_454, 2_164).unwrap();
        assert_eq!(window.source, TileId { z: 12, x: 3_454, y: 2_164 });
        let frame = window.frame(4_096);
        assert_eq!(frame.to_px((0, 0)), (0.0, 0.0));
        assert_eq!(frame.to_px((4_096, 2_048)), (256.0, 128.0));
    }

    #[test]
    fn the_check_zoom_is_its_own_source() {
        let window = Window::of(14, 13_817, 8_656).unwrap();
        assert_eq!(window.source, TileId { z: 14, x: 13_817, y: 8_656 });
        assert_eq!(window.frame(65_536).to_px((65_536, 256)), (256.0, 1.0));
    }

    #[test]
    fn deeper_zooms_cut_squares_out_of_the_check_tile() {
        // Zoom 16 folds a check tile 4 × 4; square (4·5+3, 4·7+1) is its column 3, row 1.
        let window = Window::of(16, 23, 29).unwrap();
        assert_eq!(window.source, TileId { z: 14, x: 5, y: 7 });
        let frame = window.frame(65_536);
        assert_eq!(frame.to_px((3 * 16_384, 16_384)), (0.0, 0.0));
        assert_eq!(frame.to_px((65_536, 2 * 16_384)), (256.0, 256.0));
        assert_eq!(frame.area(0.0), Area { left: 49_152, top: 16_384, right: 65_536, bottom: 32_768 });
    }

    #[test]
    fn neighbouring_squares_meet_on_the_same_unit() {
        let left = Window::of(19, 32 * 5 + 4, 0).unwrap().frame(65_536);
        let right = Window::of(19, 32 * 5 + 5, 0).unwrap().frame(65_536);
        assert_eq!(left.area(0.0).right, right.area(0.0).left);
    }

    #[test]
    fn squares_outside_the_world_have_no_window() {
        assert_eq!(Window::of(9, -1, 3), None);
        assert_eq!(Window::of(9, 512, 3), None);
        assert_eq!(Window::of(29, 1, 3), None);
        assert!(Window::of(9, 511, 3).is_some());
    }

    #[test]
    fn a_margin_grows_the_square_outwards() {
        let frame = Window::of(13, 0, 0).unwrap().frame(4_096);
        assert_eq!(frame.area(2.0), Area { left: -32, top: -32, right: 4_128, bottom: 4_128 });
        assert_eq!(frame.units(0.4), 6);
        assert_eq!(frame.units(0.01), 1);
    }

    #[test]
    fn a_view_names_the_tiles_it_needs_and_what_is_seen_of_them() {
        let view = View {
            zoom: 17,
            north_west: LngLat::new(123.60, -10.15).unwrap(),
            south_east: LngLat::new(123.61, -10.16).unwrap(),
        };
        let sources = sources_in_view(&view);
        assert!(sources.iter().all(|(tile, _)| tile.z == 14 && tile.x == 13_817));
        assert!(sources.iter().any(|(tile, _)| tile.y == 8_656));
        for (_, [left, top, right, bottom]) in sources {
            assert!((0.0..=1.0).contains(&left) && left < right && top < bottom && bottom <= 1.0);
        }
    }
}
