//! A picture in shades of grey, and the sizes of copies.

/// Long edge of the copy that is looked at, in pixels. A page of A4 then has letters of about six pixels.
pub const ANALYSED: u32 = 1000;

/// A picture in shades of grey.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Grey {
    width: usize,
    height: usize,
    pixels: Vec<u8>,
}

impl Grey {
    /// From shades, row by row; nothing where their number does not fit.
    pub fn new(width: usize, height: usize, pixels: Vec<u8>) -> Option<Self> {
        let fits = width.checked_mul(height) == Some(pixels.len()) && !pixels.is_empty();
        fits.then_some(Self { width, height, pixels })
    }

    /// From red, green, blue and opacity, as canvases give them.
    pub fn from_rgba(width: usize, height: usize, rgba: &[u8]) -> Option<Self> {
        // Rec. 601, in parts of 256.
        let shade = |it: &[u8]| {
            let sum = 77 * u32::from(it[0]) + 150 * u32::from(it[1]) + 29 * u32::from(it[2]);
            u8::try_from(sum >> 8).unwrap_or(u8::MAX)
        };
        Self::new(width, height, rgba.chunks_exact(4).map(shade).collect())
    }

    /// Pixels in a row.
    pub fn width(&self) -> usize {
        self.width
    }

    /// Rows.
    pub fn height(&self) -> usize {
        self.height
    }

    /// All shades, row by row.
    pub fn pixels(&self) -> &[u8] {
        &self.pixels
    }

    pub(crate) fn at(&self, x: usize, y: usize) -> i32 {
        i32::from(self.pixels[y * self.width + x])
    }

    /// Half as wide and high, at least one pixel.
    pub(crate) fn halved(&self) -> Self {
        let (width, height) = ((self.width / 2).max(1), (self.height / 2).max(1));
        let near = |x: usize, y: usize| self.at(x.min(self.width - 1), y.min(self.height - 1));
        let mut pixels = Vec::with_capacity(width * height);
        for y in 0..height {
            for x in 0..width {
                let (x, y) = (2 * x, 2 * y);
                let sum = near(x, y) + near(x + 1, y) + near(x, y + 1) + near(x + 1, y + 1);
                pixels.push(u8::try_from(sum / 4).unwrap_or(u8::MAX));
            }
        }
        Self { width, height, pixels }
    }

    /// Turned by a quarter, so that columns are rows.
    #[must_use]
    pub fn transposed(&self) -> Self {
        let mut pixels = Vec::with_capacity(self.pixels.len());
        for x in 0..self.width {
            pixels.extend((0..self.height).map(|y| self.pixels[y * self.width + x]));
        }
        Self { width: self.height, height: self.width, pixels }
    }
}

/// Width and height of a copy whose long edge is at most so long; never larger than the picture.
pub fn fitting(width: u32, height: u32, long_edge: u32) -> (u32, u32) {
    let long = width.max(height).max(1);
    if long <= long_edge {
        return (width.max(1), height.max(1));
    }
    let scaled = |it: u32| {
        let it = (u64::from(it) * u64::from(long_edge) + u64::from(long) / 2) / u64::from(long);
        u32::try_from(it).unwrap_or(long_edge).max(1)
    };
    (scaled(width), scaled(height))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn copies_keep_their_shape_and_never_grow() {
        assert_eq!(fitting(4000, 3000, 1600), (1600, 1200));
        assert_eq!(fitting(3000, 4000, 1600), (1200, 1600));
        assert_eq!(fitting(800, 600, 1600), (800, 600));
        assert_eq!(fitting(60_000, 1, 1000), (1000, 1));
        assert_eq!(fitting(0, 0, 1000), (1, 1));
    }

    #[test]
    fn shades_are_taken_from_colours_and_nothing_from_wrong_sizes() {
        let grey = Grey::from_rgba(2, 1, &[255, 255, 255, 255, 0, 0, 0, 255]).unwrap();
        assert_eq!(grey.pixels(), [255, 0]);
        assert_eq!(Grey::from_rgba(2, 2, &[0; 8]), None);
        assert_eq!(Grey::new(0, 0, Vec::new()), None);
        assert_eq!(grey.transposed().width(), 1);
    }
}
