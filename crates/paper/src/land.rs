//! The ground of a parcel: pieces with their holes, corners exactly as they were given. Turning rings to where a format
//! wants them changes their order only, never a number.

use measure::{LngLat, ring_area};

/// One connected area and what is cut out of it. Rings do not repeat their first corner.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Piece {
    /// The outer ring.
    pub shell: Vec<LngLat>,
    /// Rings inside it that do not belong to it.
    pub holes: Vec<Vec<LngLat>>,
}

/// The whole ground: a parcel that a road cuts has two pieces.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Land {
    /// Its pieces, in the order in which they were given.
    pub pieces: Vec<Piece>,
}

/// How a ring turns on a map with north up.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Turn {
    Clockwise,
    Counter,
}

/// A ring of a piece, and whether it is its shell.
pub(crate) struct Ring<'a> {
    pub(crate) corners: &'a [LngLat],
    pub(crate) is_shell: bool,
}

impl Piece {
    /// A piece without holes.
    pub fn of(shell: Vec<LngLat>) -> Self {
        Self { shell, holes: Vec::new() }
    }

    /// Square metres of the shell without its holes.
    pub fn area(&self) -> f64 {
        let holes: f64 = self.holes.iter().map(|it| parcel::area(it)).sum();
        (parcel::area(&self.shell) - holes).max(0.0)
    }

    pub(crate) fn rings(&self) -> impl Iterator<Item = Ring<'_>> {
        let holes = self.holes.iter().map(|it| Ring { corners: it, is_shell: false });
        core::iter::once(Ring { corners: &self.shell, is_shell: true }).chain(holes)
    }
}

impl Land {
    /// Land of one piece without holes.
    pub fn of(shell: Vec<LngLat>) -> Self {
        Self { pieces: vec![Piece::of(shell)] }
    }

    /// Square metres of ground.
    pub fn area(&self) -> f64 {
        self.pieces.iter().map(Piece::area).sum()
    }

    /// All corners, ring by ring.
    pub fn corners(&self) -> impl Iterator<Item = LngLat> {
        self.pieces.iter().flat_map(|it| it.rings().flat_map(|ring| ring.corners.iter().copied()))
    }

    /// West, south, east, north, in degrees.
    pub fn bounds(&self) -> Option<[f64; 4]> {
        self.corners().fold(None, |bounds: Option<[f64; 4]>, it| {
            let (lng, lat) = (it.lng(), it.lat());
            let [west, south, east, north] = bounds.unwrap_or([lng, lat, lng, lat]);
            Some([west.min(lng), south.min(lat), east.max(lng), north.max(lat)])
        })
    }

    /// The middle of the bounds.
    pub fn middle(&self) -> Option<LngLat> {
        let [west, south, east, north] = self.bounds()?;
        LngLat::new(f64::midpoint(west, east), f64::midpoint(south, north)).ok()
    }
}

/// The corners of a ring, turned as asked and closed by its first corner. The first corner stays the first.
pub(crate) fn closed(corners: &[LngLat], turn: Turn) -> Vec<LngLat> {
    let is_counter = ring_area(corners.iter().copied()) > 0.0;
    let mut ring = corners.to_vec();
    if is_counter != (turn == Turn::Counter) && ring.len() > 1 {
        ring[1..].reverse();
    }
    ring.extend(corners.first().copied());
    ring
}

#[cfg(test)]
mod tests {
    use super::*;

    fn square(at: f64, size: f64) -> Vec<LngLat> {
        [(0.0, 0.0), (size, 0.0), (size, size), (0.0, size)]
            .map(|(x, y)| LngLat::new(123.6 + at + x, -10.2 + at + y).unwrap())
            .to_vec()
    }

    #[test]
    fn holes_and_pieces_count_in_the_area() {
        let whole = Piece::of(square(0.0, 0.002));
        let holed = Piece { holes: vec![square(0.000_5, 0.001)], ..whole.clone() };
        assert!((holed.area() / whole.area() - 0.75).abs() < 1e-5);
        let both = Land { pieces: vec![whole.clone(), Piece::of(square(0.01, 0.002))] };
        assert!((both.area() / whole.area() - 2.0).abs() < 1e-3);
    }

    #[test]
    fn a_ring_is_turned_and_closed_and_begins_where_it_began() {
        let counter = square(0.0, 0.001);
        assert_eq!(closed(&counter, Turn::Counter)[..4], counter[..]);
        let turned = closed(&counter, Turn::Clockwise);
        assert_eq!((turned[0], turned[1], turned[4]), (counter[0], counter[3], counter[0]));
        assert_eq!(closed(&turned[..4], Turn::Clockwise), turned);
        assert!(closed(&[], Turn::Counter).is_empty());
    }

    #[test]
    fn land_without_corners_has_no_middle() {
        assert_eq!(Land::default().middle(), None);
        let middle = Land::of(square(0.0, 0.002)).middle().unwrap();
        assert!((middle.lng() - 123.601).abs() < 1e-12 && (middle.lat() + 10.199).abs() < 1e-12);
    }
}
