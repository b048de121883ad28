//! Hatching that tells apart where their official colours do not.
//! The same strokes make the pattern on the canvas and the swatch in the legend.

use std::fmt::Write as _;

/// Side of the repeated square, in CSS pixels. It divides the 256 pixels of a tile, so patterns run on across tiles.
pub(crate) const PERIOD: u8 = 8;

/// A hatching.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Hatch {
    Plain,
    Rising,
    Falling,
    Crossed,
    Level,
    Upright,
}

/// Within a family the first code is plain and the others take turns.
const TURNS: [Hatch; 6] =
    [Hatch::Plain, Hatch::Rising, Hatch::Falling, Hatch::Level, Hatch::Crossed, Hatch::Upright];

impl Hatch {
    /// A hatching for each code, by its place within its family (`R` of `R-2`), in the order given.
    pub(crate) fn of_codes<'a>(codes: impl Iterator<Item = &'a str>) -> Vec<(String, Self)> {
        let mut given: Vec<(String, Self)> = Vec::new();
        for code in codes {
            let rank = given.iter().filter(|(other, _)| family(other) == family(code)).count();
            given.push((code.to_owned(), TURNS[rank % TURNS.len()]));
        }
        given
    }

    /// The strokes within one repeated square: x and y of both ends. Diagonals run on beyond the corners, since a
    /// stroke has width.
    pub(crate) fn strokes(self) -> &'static [[f64; 4]] {
        match self {
            Self::Plain => &[],
            Self::Rising => &[[-1.0, 1.0, 1.0, -1.0], [-1.0, 9.0, 9.0, -1.0], [7.0, 9.0, 9.0, 7.0]],
            Self::Falling => &[[-1.0, 7.0, 1.0, 9.0], [-1.0, -1.0, 9.0, 9.0], [7.0, -1.0, 9.0, 1.0]],
            Self::Crossed => &[[-1.0, 9.0, 9.0, -1.0], [-1.0, -1.0, 9.0, 9.0]],
            Self::Level => &[[0.0, 4.0, 8.0, 4.0]],
            Self::Upright => &[[4.0, 0.0, 4.0, 8.0]],
        }
    }

    /// The strokes as path data over so many repeated squares.
    pub(crate) fn path_data(self, columns: u8, rows: u8) -> String {
        let mut data = String::new();
        for row in 0..rows {
            for column in 0..columns {
                let (dx, dy) = (f64::from(column * PERIOD), f64::from(row * PERIOD));
                for [x0, y0, x1, y1] in self.strokes() {
                    // Writing into a text cannot fail.
                    let _ = write!(data, "M{} {}L{} {}", x0 + dx, y0 + dy, x1 + dx, y1 + dy);
                }
            }
        }
        data
    }
}

/// The letters before the first hyphen or digit.
fn family(code: &str) -> &str {
    code.split(|it: char| it == '-' || it.is_ascii_digit()).next().unwrap_or(code)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn members_of_a_family_differ() {
        let hatches = Hatch::of_codes(["R-2", "R-3", "K-1", "R-4", "PL"].into_iter());
        let [r2, r3, k1, r4, pl] = [0, 1, 2, 3, 4].map(|it| hatches[it].1);
        assert_eq!((r2, k1, pl), (Hatch::Plain, Hatch::Plain, Hatch::Plain));
        assert!(r3 != r2 && r4 != r3 && r4 != r2);
    }

    #[test]
    fn a_family_ends_before_its_number() {
        assert_eq!((family("R-2"), family("SPU1"), family("BJ")), ("R", "SPU", "BJ"));
    }

    #[test]
    fn swatches_repeat_the_strokes() {
        assert_eq!(Hatch::Level.path_data(2, 1), "M0 4L8 4M8 4L16 4");
        assert_eq!(Hatch::Plain.path_data(3, 2), "");
    }
}
