//! The letters: Plus Jakarta Sans in two weights, cut down to what Indonesian and English papers need (`fonts/`, SIL Open Font
//! License). Measures text and writes the font into the file.

use std::collections::BTreeMap;

use miniz_oxide::deflate::compress_to_vec_zlib;
use pdf_writer::{
    Filter, Finish as _, Name, Pdf, Rect, Ref, Str,
    types::{CidFontType, FontFlags, SystemInfo, UnicodeCmap},
};
use ttf_parser::Face;

use super::pages::short;

/// What stands for letters that the font lacks.
const UNKNOWN: char = '?';
const SYSTEM: SystemInfo<'static> =
    SystemInfo { registry: Str(b"Adobe"), ordering: Str(b"Identity"), supplement: 0 };

/// A weight of the font, and which of its letters were used.
pub(super) struct Font {
    /// Six letters before a font's name say that it is cut down.
    name: &'static str,
    data: &'static [u8],
    face: Face<'static>,
    weight: u16,
    used: BTreeMap<u16, char>,
}

impl Font {
    pub(super) fn both() -> [Self; 2] {
        let regular = include_bytes!("../../fonts/plus-jakarta-sans-regular.ttf");
        let bold = include_bytes!("../../fonts/plus-jakarta-sans-bold.ttf");
        [
            Self::of("RUIZNA+PlusJakartaSans-Regular", regular, 400),
            Self::of("RUIZNB+PlusJakartaSans-Bold", bold, 700),
        ]
    }

    fn of(name: &'static str, data: &'static [u8], weight: u16) -> Self {
        let face = Face::parse(data, 0).expect("the font in the program is whole");
        Self { name, data, face, weight, used: BTreeMap::new() }
    }

    /// Whether the font has every letter of a text.
    pub(super) fn has(&self, text: &str) -> bool {
        text.chars().all(|it| self.face.glyph_index(it).is_some())
    }

    fn glyph(&self, letter: char) -> (u16, char) {
        let found = self.face.glyph_index(letter).map(|it| (it.0, letter));
        found.unwrap_or_else(|| (self.face.glyph_index(UNKNOWN).map_or(0, |it| it.0), UNKNOWN))
    }

    /// How wide a text is.
    pub(super) fn width(&self, text: &str, size: f64) -> f64 {
        let units: u32 = text.chars().map(|it| u32::from(self.advance(self.glyph(it).0))).sum();
        f64::from(units) * size / f64::from(self.face.units_per_em())
    }

    fn advance(&self, glyph: u16) -> u16 {
        self.face.glyph_hor_advance(ttf_parser::GlyphId(glyph)).unwrap_or(0)
    }

    /// The text in the font's own numbers.
    pub(super) fn encode(&mut self, text: &str) -> Vec<u8> {
        let mut bytes = Vec::with_capacity(2 * text.len());
        for letter in text.chars() {
            let (glyph, letter) = self.glyph(letter);
            // A blank that must not break looks like any other and is read as one.
            self.used.entry(glyph).or_insert(if letter == '\u{a0}' { ' ' } else { letter });
            bytes.extend_from_slice(&glyph.to_be_bytes());
        }
        bytes
    }

    /// Writes it as five objects.
    pub(super) fn write(&self, pdf: &mut Pdf, first: i32, level: u8) {
        let at = |it: i32| Ref::new(first + it);
        let (font, letters, descriptor, file, meaning) = (at(0), at(1), at(2), at(3), at(4));
        let name = Name(self.name.as_bytes());
        let per_mille = |it: i16| short(f64::from(it) * 1000.0 / f64::from(self.face.units_per_em()));
        pdf.type0_font(font)
            .base_font(name)
            .encoding_predefined(Name(b"Identity-H"))
            .descendant_font(letters)
            .to_unicode(meaning);
        let mut cid = pdf.cid_font(letters);
        cid.subtype(CidFontType::Type2).base_font(name).system_info(SYSTEM).font_descriptor(descriptor);
        cid.default_width(0.0).cid_to_gid_map_predefined(Name(b"Identity"));
        let mut widths = cid.widths();
        for glyph in self.used.keys() {
            let width = f64::from(self.advance(*glyph)) * 1000.0 / f64::from(self.face.units_per_em());
            widths.consecutive(*glyph, [short(width)]);
        }
        widths.finish();
        cid.finish();
        let bounds = self.face.global_bounding_box();
        pdf.font_descriptor(descriptor)
            .name(name)
            .flags(FontFlags::SYMBOLIC)
            .bbox(Rect::new(
                per_mille(bounds.x_min),
                per_mille(bounds.y_min),
                per_mille(bounds.x_max),
                per_mille(bounds.y_max),
            ))
            .weight(self.weight)
            .italic_angle(0.0)
            .ascent(per_mille(self.face.ascender()))
            .descent(per_mille(self.face.descender()))
            .cap_height(per_mille(self.face.capital_height().unwrap_or(745)))
            .stem_v(short(f64::from(self.weight) / 5.0))
            .font_file2(file);
        let bytes = compress_to_vec_zlib(self.data, level);
        let mut stream = pdf.stream(file, &bytes);
        stream.filter(Filter::FlateDecode);
        stream.pair(Name(b"Length1"), super::number(self.data.len()));
        stream.finish();
        let mut map = UnicodeCmap::<u16>::new(Name(b"Letters"), SYSTEM);
        for (glyph, letter) in &self.used {
            map.pair(*glyph, *letter);
        }
        let bytes = compress_to_vec_zlib(map.finish().as_slice(), level);
        pdf.stream(meaning, &bytes).filter(Filter::FlateDecode);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_letter_that_papers_use_is_there_in_both_weights() {
        let letters = "ABCXYZabcxyz0123456789 .,:;!?()[]/&%+-–—‘’“”…·•°′″²³½×≤≥→←−§©éèêëïöüçñŠšŽžĀā\u{a0}";
        for font in Font::both() {
            assert!(font.has(letters), "{}", font.name);
            assert!(!font.has("\u{1f600}"));
            assert!(font.width("mm", 10.0) > font.width("ii", 10.0));
            assert!((font.width("ab", 20.0) - 2.0 * font.width("ab", 10.0)).abs() < 1e-9);
        }
    }
}
