//! A QR code as a drawing, for links and small texts that another phone reads from this screen or from paper. Used by parts
//! of the program only: a first visit must not carry the encoder.

use core::fmt::Write as _;

use leptos::prelude::*;
use qrcode::{Color, EcLevel, QrCode};

use crate::components::dynamic::{Text, live};

/// Blank squares around the code: readers need four (ISO/IEC 18004, quiet zone).
const QUIET: usize = 4;
/// Bytes at most: a code of version 25 is still read from a phone's screen; what is longer goes as several.
pub const MOST_BYTES: usize = 900;

/// The drawing of a text: how many squares it is wide with its quiet zone, and the path of the dark ones. Nothing where the
/// text is too long for one code.
pub fn drawing(text: &str) -> Option<(usize, String)> {
    if text.len() > MOST_BYTES {
        return None;
    }
    // Paper is folded and screens are scratched: a seventh of the code may be lost.
    let code = QrCode::with_error_correction_level(text.as_bytes(), EcLevel::M).ok()?;
    let (width, squares) = (code.width(), code.to_colors());
    let mut path = String::new();
    for (y, row) in squares.chunks(width).enumerate() {
        let mut x = 0;
        while x < width {
            let run = row[x..].iter().take_while(|it| **it == Color::Dark).count();
            if run > 0 {
                // Writing to a text cannot fail.
                let _infallible = write!(path, "M{} {}h{run}v1h-{run}z", x + QUIET, y + QUIET);
            }
            x += run.max(1);
        }
    }
    Some((width + 2 * QUIET, path))
}

/// A QR code; `name` is what a screen reader says instead of it. Always dark on white, whatever the colours of the page:
/// many readers find no others. Nothing where the text is too long.
pub fn qr(text: &str, name: Text) -> AnyView {
    let Some((size, path)) = drawing(text) else { return ().into_any() };
    view! {
        <svg class="app-qr" role="img" aria-label=live(move || name.get()) viewBox=format!("0 0 {size} {size}") shape-rendering="crispEdges" focusable="false">
            <path fill="#fff" d=format!("M0 0h{size}v{size}H0z") />
            <path fill="#000" d=path />
        </svg>
    }
    .into_any()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_has_its_three_corners_and_a_quiet_zone() {
        let (size, path) = drawing("https://contoh.id/lacak#n=1&k=2").expect("a short text fits");
        // Version 3 has 29 squares a side.
        assert_eq!(size, 29 + 2 * QUIET);
        // The upper edges of the two upper corners, seven squares each.
        assert!(path.starts_with("M4 4h7v1h-7z"), "{path}");
        assert!(path.contains("M26 4h7v1h-7z"), "{path}");
        assert!(path.contains("M4 26h7v1h-7z"), "{path}");
    }

    #[test]
    fn a_text_that_is_too_long_has_no_code() {
        assert!(drawing(&"a".repeat(MOST_BYTES)).is_some());
        assert_eq!(drawing(&"a".repeat(MOST_BYTES + 1)), None);
    }
}
