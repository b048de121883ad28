//! QR codes in a picture, for browsers that read none by themselves and for pictures from a file. Pure: takes brightness, gives texts.

use rqrr::PreparedImage;

/// A picture in grey, row by row.
#[derive(Debug, Clone)]
pub struct Picture {
    /// How many pixels a row has.
    pub width: usize,
    /// The brightness of each.
    pub pixels: Vec<u8>,
}

impl Picture {
    /// From red, green, blue and opacity; none where the numbers do not fit each other.
    pub fn of_rgba(width: usize, bytes: &[u8]) -> Option<Self> {
        let is_whole = width > 0 && bytes.len().is_multiple_of(4 * width);
        // Brightness as television reckons it (ITU-R BT.601), in 256ths.
        let grey = |it: &[u8]| {
            let sum = u32::from(it[0]) * 77 + u32::from(it[1]) * 150 + u32::from(it[2]) * 29;
            u8::try_from(sum >> 8).unwrap_or(u8::MAX)
        };
        is_whole.then(|| Self { width, pixels: bytes.chunks_exact(4).map(grey).collect() })
    }

    fn height(&self) -> usize {
        self.pixels.len() / self.width.max(1)
    }

    /// The same at half its size: what is noisy or blurred is often read then.
    fn halved(&self) -> Self {
        let (width, height) = (self.width / 2, self.height() / 2);
        let at = |x: usize, y: usize| u32::from(self.pixels[y * self.width + x]);
        let mut pixels = Vec::with_capacity(width * height);
        for y in 0..height {
            for x in 0..width {
                let sum =
                    at(2 * x, 2 * y) + at(2 * x + 1, 2 * y) + at(2 * x, 2 * y + 1) + at(2 * x + 1, 2 * y + 1);
                pixels.push(u8::try_from(sum / 4).unwrap_or(u8::MAX));
            }
        }
        Self { width, pixels }
    }
}

/// The texts of all codes that are found.
pub fn read(picture: &Picture) -> Vec<String> {
    let mut picture = picture.clone();
    loop {
        let found = read_once(&picture);
        // A code that fills a picture of this size is still some pixels a square.
        if !found.is_empty() || picture.width.min(picture.height()) < 400 {
            return found;
        }
        picture = picture.halved();
    }
}

fn read_once(picture: &Picture) -> Vec<String> {
    if picture.width == 0 || picture.height() == 0 {
        return Vec::new();
    }
    let at = |x: usize, y: usize| picture.pixels[y * picture.width + x];
    let mut prepared = PreparedImage::prepare_from_greyscale(picture.width, picture.height(), at);
    let grids = prepared.detect_grids();
    grids.iter().filter_map(|it| it.decode().ok()).map(|it| it.1).collect()
}

#[cfg(test)]
mod tests {
    use qrcode::{Color, EcLevel, QrCode};

    use super::*;

    /// A code, so many pixels a square, on grey ground that gets darker to the right.
    fn picture(text: &str, scale: usize) -> Picture {
        let code = QrCode::with_error_correction_level(text.as_bytes(), EcLevel::M).unwrap();
        let (width, colours) = (code.width(), code.to_colors());
        let side = (width + 12) * scale;
        let mut pixels = Vec::new();
        for y in 0..side {
            for x in 0..side {
                let (column, row) = ((x / scale).wrapping_sub(6), (y / scale).wrapping_sub(6));
                let is_dark = column < width && row < width && colours[row * width + column] == Color::Dark;
                let light = 220 - x * 60 / side;
                pixels.push(u8::try_from(if is_dark { light / 4 } else { light }).unwrap());
            }
        }
        Picture { width: side, pixels }
    }

    #[test]
    fn a_code_is_read_large_and_small() {
        let text = "https://izin.example/lembar#".to_owned() + &"Ab1-".repeat(60);
        for scale in [3, 4, 9] {
            assert_eq!(read(&picture(&text, scale)), core::slice::from_ref(&text), "{scale}");
        }
    }

    #[test]
    fn pictures_without_a_code_and_nonsense_give_nothing() {
        let noise: Vec<u8> =
            (0..120_000_u32).map(|it| it.wrapping_mul(2_654_435_761).to_be_bytes()[0]).collect();
        assert!(read(&Picture { width: 400, pixels: noise }).is_empty());
        assert!(read(&Picture { width: 0, pixels: Vec::new() }).is_empty());
        assert!(Picture::of_rgba(3, &[0; 16]).is_none());
        assert_eq!(Picture::of_rgba(1, &[255, 255, 255, 255]).unwrap().pixels, [255]);
    }
}
