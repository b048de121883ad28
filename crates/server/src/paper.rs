//! The decision as a PDF: one page, the printer's own letters, a QR code that leads to the page that proves it. Layout only;
//! what is decided stands in the case, the sentences in `locales/`.

use pdf_writer::{Content, Finish as _, Name, Pdf, Rect, Ref, Str};
use qrcode::{EcLevel, QrCode, types::Color};

/// A4 in points.
const PAGE: (f32, f32) = (595.0, 842.0);
const MARGIN: f32 = 64.0;
/// Characters of a line at eleven points, of letters as wide as Helvetica's usually are.
const LINE: usize = 88;

/// What a decision says, in words that are ready to be read.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Decision {
    /// The office.
    pub head: String,
    pub title: String,
    /// Label and value, one below the other.
    pub facts: Vec<(String, String)>,
    pub paragraphs: Vec<String>,
    /// Where the QR code leads.
    pub address: String,
    /// Beside the QR code.
    pub proof: String,
    /// Written across the page where the document is worth nothing.
    pub mark: Option<String>,
}

/// The bytes of the PDF. The same decision gives the same bytes.
pub fn pdf(it: &Decision) -> Vec<u8> {
    let (catalog, pages, page, content) = (Ref::new(1), Ref::new(2), Ref::new(3), Ref::new(4));
    let (plain, bold) = (Ref::new(5), Ref::new(6));
    let mut pdf = Pdf::new();
    pdf.catalog(catalog).pages(pages);
    pdf.pages(pages).kids([page]).count(1);
    let mut sheet = pdf.page(page);
    sheet.media_box(Rect::new(0.0, 0.0, PAGE.0, PAGE.1)).parent(pages).contents(content);
    sheet.resources().fonts().pair(Name(b"F1"), plain).pair(Name(b"F2"), bold);
    sheet.finish();
    for (id, name) in [(plain, b"Helvetica".as_slice()), (bold, b"Helvetica-Bold")] {
        let mut font = pdf.type1_font(id);
        font.base_font(Name(name)).encoding_predefined(Name(b"WinAnsiEncoding"));
    }
    pdf.stream(content, &drawn(it));
    pdf.document_info(Ref::new(7)).title(pdf_writer::TextStr(&it.title));
    pdf.finish()
}

fn drawn(it: &Decision) -> Vec<u8> {
    let mut page = Writer { content: Content::new(), y: PAGE.1 - MARGIN };
    if let Some(mark) = &it.mark {
        page.mark(mark);
    }
    page.line(&it.head, 12.0, true);
    page.skip(6.0);
    page.line(&it.title, 16.0, true);
    page.skip(10.0);
    for (label, value) in &it.facts {
        for (at, piece) in wrapped(value, LINE - 28).iter().enumerate() {
            if at == 0 {
                page.at(MARGIN, label, 11.0, true);
            }
            page.at(MARGIN + 150.0, piece, 11.0, false);
            page.skip(16.0);
        }
    }
    page.skip(10.0);
    for paragraph in &it.paragraphs {
        for line in wrapped(paragraph, LINE) {
            page.line(&line, 11.0, false);
        }
        page.skip(6.0);
    }
    page.qr(&it.address);
    page.y = MARGIN + 92.0;
    for line in wrapped(&it.proof, LINE - 24).iter().chain(&wrapped(&it.address, LINE - 24)) {
        page.at(MARGIN + 120.0, line, 10.0, false);
        page.skip(14.0);
    }
    page.content.finish().to_vec()
}

struct Writer {
    content: Content,
    y: f32,
}

impl Writer {
    fn skip(&mut self, points: f32) {
        self.y -= points;
    }

    fn at(&mut self, x: f32, text: &str, size: f32, is_bold: bool) {
        let font = if is_bold { Name(b"F2") } else { Name(b"F1") };
        self.content
            .begin_text()
            .set_font(font, size)
            .next_line(x, self.y)
            .show(Str(&latin(text)))
            .end_text();
    }

    fn line(&mut self, text: &str, size: f32, is_bold: bool) {
        self.at(MARGIN, text, size, is_bold);
        self.skip(size * 1.45);
    }

    /// Large and pale, aslant, behind everything.
    fn mark(&mut self, text: &str) {
        self.content.save_state().set_fill_gray(0.85).begin_text().set_font(Name(b"F2"), 110.0);
        self.content.set_text_matrix([0.7, 0.7, -0.7, 0.7, 110.0, 220.0]);
        self.content.show(Str(&latin(text))).end_text().restore_state();
    }

    fn qr(&mut self, address: &str) {
        let Ok(code) = QrCode::with_error_correction_level(address.as_bytes(), EcLevel::M) else { return };
        let width = code.width();
        let colours = code.to_colors();
        #[expect(clippy::cast_precision_loss, reason = "some dozen squares")]
        let side = 104.0 / width as f32;
        self.content.set_fill_gray(0.0);
        for (at, _) in colours.iter().enumerate().filter(|(_, it)| **it == Color::Dark) {
            #[expect(clippy::cast_precision_loss, reason = "some dozen squares")]
            let (column, row) = ((at % width) as f32, (at / width) as f32);
            self.content.rect(MARGIN + column * side, MARGIN + 104.0 - (row + 1.0) * side, side, side);
        }
        self.content.fill_nonzero();
    }
}

/// The letters that the printer's own fonts have; others become question marks, never another letter.
fn latin(text: &str) -> Vec<u8> {
    let one = |it: char| match it {
        '–' | '—' => b'-',
        '’' | '‘' => b'\'',
        '“' | '”' => b'"',
        ' '..='~' | '\u{a0}'..='\u{ff}' => u8::try_from(u32::from(it)).unwrap_or(b'?'),
        _ => b'?',
    };
    text.chars().map(one).collect()
}

/// Lines of at most so many characters, broken at blanks where there are any.
fn wrapped(text: &str, most: usize) -> Vec<String> {
    let mut lines = vec![String::new()];
    for word in text.split_whitespace() {
        let letters: Vec<char> = word.chars().collect();
        for piece in letters.chunks(most) {
            let piece: String = piece.iter().collect();
            let last = lines.last_mut().expect("there is always a line");
            if last.is_empty() {
                *last = piece;
            } else if last.chars().count() + 1 + piece.chars().count() <= most {
                last.push(' ');
                last.push_str(&piece);
            } else {
                lines.push(piece);
            }
        }
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::*;

    fn decision() -> Decision {
        Decision {
            head: "Kota Kupang".to_owned(),
            title: "KEPUTUSAN".to_owned(),
            facts: vec![("Pemohon".to_owned(), "Yos \u{1f600} Ñ (Contoh)".to_owned())],
            paragraphs: vec!["kata ".repeat(60)],
            address: "https://izin.example/verifikasi/0123456789abcdef".to_owned(),
            proof: "Periksa keaslian surat ini".to_owned(),
            mark: Some("CONTOH".to_owned()),
        }
    }

    #[test]
    fn a_decision_is_a_pdf_that_says_what_it_says_and_is_the_same_again() {
        let bytes = pdf(&decision());
        assert!(bytes.starts_with(b"%PDF-") && bytes.ends_with(b"%%EOF"));
        let has = |text: &[u8]| bytes.windows(text.len()).any(|it| it == text);
        assert!(has(b"(CONTOH)") && has(b"(KEPUTUSAN)") && has(b"(Kota Kupang)"));
        assert_eq!(bytes, pdf(&decision()));
        let without = pdf(&Decision { mark: None, ..decision() });
        assert!(!without.windows(8).any(|it| it == b"(CONTOH)"));
    }

    #[test]
    fn lines_are_broken_at_blanks_and_letters_nobody_can_print_are_told() {
        assert_eq!(wrapped("aa bb cc", 5), ["aa bb", "cc"]);
        assert_eq!(wrapped("abcdefgh", 5), ["abcde", "fgh"]);
        assert_eq!(latin("é – \u{1f600}"), b"\xe9 - ?");
    }
}
