//! A drawing for the surveyor (DXF of release 12, which every program opens): metres of the UTM zone, the outline and
//! its holes as closed lines on layers of their own, corners as numbered points.

use core::fmt::Write as _;

use lookup::place::MeridianGrid;
use measure::LngLat;

use crate::{land::Land, table::zone_of};

/// Layers: the outline, what is cut out of it, the numbers of the corners, and notes.
const LAYERS: [(&str, u8); 4] = [("BATAS_BIDANG", 1), ("LUBANG", 5), ("TITIK_SUDUT", 3), ("KETERANGAN", 7)];
/// Height of letters, in metres.
const LETTERS: f64 = 1.0;

/// The text of the file. `note` is written below the outline, in letters of ASCII; none without corners.
pub fn write(land: &Land, note: &str) -> Option<String> {
    let (zone, is_south) = zone_of(land)?;
    let grid = MeridianGrid::utm(zone, is_south);
    let corners: Vec<(f64, f64)> = land.corners().map(|it| grid.metres(it)).collect();
    let low = corners.iter().fold((f64::MAX, f64::MAX), |low, it| (low.0.min(it.0), low.1.min(it.1)));
    let high = corners.iter().fold((f64::MIN, f64::MIN), |high, it| (high.0.max(it.0), high.1.max(it.1)));
    let mut drawing = Drawing { text: String::new() };
    drawing.head(low, high);
    let mut number = 0;
    for piece in &land.pieces {
        for ring in piece.rings() {
            let layer = if ring.is_shell { LAYERS[0].0 } else { LAYERS[1].0 };
            drawing.ring(layer, ring.corners, grid);
            for corner in ring.corners {
                number += 1;
                let at = grid.metres(*corner);
                drawing.point(at);
                drawing.words(LAYERS[2].0, (at.0 + LETTERS / 2.0, at.1 + LETTERS / 2.0), &number.to_string());
            }
        }
    }
    let hemisphere = if is_south { 'S' } else { 'N' };
    drawing.words(LAYERS[3].0, (low.0, low.1 - 3.0 * LETTERS), &format!("WGS 84 / UTM {zone}{hemisphere}"));
    drawing.words(LAYERS[3].0, (low.0, low.1 - 5.0 * LETTERS), &ascii(note));
    drawing.text.push_str("0\nENDSEC\n0\nEOF\n");
    Some(drawing.text)
}

struct Drawing {
    text: String,
}

impl Drawing {
    fn head(&mut self, low: (f64, f64), high: (f64, f64)) {
        self.text.push_str("0\nSECTION\n2\nHEADER\n9\n$ACADVER\n1\nAC1009\n");
        let _ = write!(self.text, "9\n$EXTMIN\n10\n{:.5}\n20\n{:.5}\n30\n0.0\n", low.0, low.1);
        let _ = write!(self.text, "9\n$EXTMAX\n10\n{:.5}\n20\n{:.5}\n30\n0.0\n", high.0, high.1);
        self.text.push_str("9\n$PDMODE\n70\n34\n9\n$PDSIZE\n40\n0.5\n0\nENDSEC\n");
        self.text.push_str("0\nSECTION\n2\nTABLES\n0\nTABLE\n2\nLTYPE\n70\n1\n0\nLTYPE\n2\nCONTINUOUS\n70\n0\n3\nSolid\n72\n65\n73\n0\n40\n0.0\n0\nENDTAB\n");
        let _ = write!(self.text, "0\nTABLE\n2\nLAYER\n70\n{}\n", LAYERS.len());
        for (name, colour) in LAYERS {
            let _ = write!(self.text, "0\nLAYER\n2\n{name}\n70\n0\n62\n{colour}\n6\nCONTINUOUS\n");
        }
        self.text.push_str("0\nENDTAB\n0\nENDSEC\n0\nSECTION\n2\nENTITIES\n");
    }

    /// A closed line; its end is not repeated.
    fn ring(&mut self, layer: &str, corners: &[LngLat], grid: MeridianGrid) {
        let _ = write!(self.text, "0\nPOLYLINE\n8\n{layer}\n66\n1\n10\n0.0\n20\n0.0\n30\n0.0\n70\n1\n");
        for corner in corners {
            let (east, north) = grid.metres(*corner);
            let _ = write!(self.text, "0\nVERTEX\n8\n{layer}\n10\n{east:.5}\n20\n{north:.5}\n30\n0.0\n");
        }
        let _ = write!(self.text, "0\nSEQEND\n8\n{layer}\n");
    }

    fn point(&mut self, (east, north): (f64, f64)) {
        let layer = LAYERS[2].0;
        let _ = write!(self.text, "0\nPOINT\n8\n{layer}\n10\n{east:.5}\n20\n{north:.5}\n30\n0.0\n");
    }

    fn words(&mut self, layer: &str, (east, north): (f64, f64), words: &str) {
        let _ = write!(
            self.text,
            "0\nTEXT\n8\n{layer}\n10\n{east:.5}\n20\n{north:.5}\n30\n0.0\n40\n{LETTERS:.1}\n1\n{words}\n"
        );
    }
}

/// Old programs read no other letters.
fn ascii(text: &str) -> String {
    text.chars().map(|it| if (' '..='~').contains(&it) { it } else { ' ' }).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_code_has_its_value_and_the_note_its_line() {
        let at = |lng, lat| LngLat::new(lng, lat).unwrap();
        let land = Land::of(vec![at(123.6, -10.2), at(123.601, -10.2), at(123.601, -10.199)]);
        let text = write(&land, "DATA CONTOH\n0\nX").unwrap();
        assert_eq!(text.lines().count() % 2, 0, "codes and values alternate");
        assert!(text.contains("\nWGS 84 / UTM 51S\n") && text.contains("\nDATA CONTOH 0 X\n"));
        assert_eq!(text.matches("\nVERTEX\n").count(), 3);
        assert!(write(&Land::default(), "").is_none());
    }
}
