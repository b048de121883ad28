//! A rectangle in the units of a tile, and on which sides of it a point lies.

/// An axis-parallel rectangle; all four edges belong to it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Area {
    pub(crate) left: i32,
    pub(crate) top: i32,
    pub(crate) right: i32,
    pub(crate) bottom: i32,
}

impl Area {
    /// The smallest area that holds every point; `None` for no points.
    pub(crate) fn around(points: impl IntoIterator<Item = (i32, i32)>) -> Option<Self> {
        let mut points = points.into_iter();
        let (x, y) = points.next()?;
        let first = Self { left: x, top: y, right: x, bottom: y };
        Some(points.fold(first, |area, (x, y)| Self {
            left: area.left.min(x),
            top: area.top.min(y),
            right: area.right.max(x),
            bottom: area.bottom.max(y),
        }))
    }

    /// Whether the two share a point.
    pub(crate) fn meets(&self, other: &Self) -> bool {
        self.left <= other.right
            && other.left <= self.right
            && self.top <= other.bottom
            && other.top <= self.bottom
    }

    /// One bit per side that the point lies beyond; zero inside. Two points that share a bit see the rectangle
    /// from the same side, so the line between them cannot touch it.
    pub(crate) fn sides_beyond(&self, (x, y): (i32, i32)) -> u8 {
        u8::from(x < self.left)
            | u8::from(x > self.right) << 1
            | u8::from(y < self.top) << 2
            | u8::from(y > self.bottom) << 3
    }

    /// Its four corners, clockwise.
    pub(crate) fn corners(&self) -> [(i32, i32); 4] {
        [(self.left, self.top), (self.right, self.top), (self.right, self.bottom), (self.left, self.bottom)]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_point_beyond_a_corner_has_two_sides() {
        let area = Area { left: 0, top: 0, right: 10, bottom: 10 };
        assert_eq!(area.sides_beyond((5, 5)), 0);
        assert_eq!(area.sides_beyond((0, 10)), 0);
        assert_eq!(area.sides_beyond((-1, 11)), 0b1001);
    }

    #[test]
    fn areas_that_touch_meet() {
        let area = Area { left: 0, top: 0, right: 10, bottom: 10 };
        assert!(area.meets(&Area { left: 10, top: 10, right: 20, bottom: 20 }));
        assert!(!area.meets(&Area { left: 11, top: 0, right: 20, bottom: 20 }));
    }
}
