//! Pages as they fill up from above: lines of text with their place in the structure, what only decorates, the foot. Heights
//! count downward from the upper edge here and upward in the file.

use pdf_writer::{
    Content, Finish as _, Name, Str, TextStr,
    types::{ArtifactType, TextRenderingMode},
};

use super::{font::Font, tags::Tags};
use crate::plan_map::Colour;

/// A4 in points.
pub(super) const PAGE: (f64, f64) = (595.28, 841.89);
/// Left, right and above.
pub(super) const MARGIN: f64 = 48.0;
/// Where the text ends.
const BOTTOM: f64 = PAGE.1 - 58.0;
/// How wide the text is.
pub(super) const WIDTH: f64 = PAGE.0 - 2.0 * MARGIN;

/// The ink of running text.
pub(super) const INK: Colour = [28, 28, 40];
/// That of titles.
pub(super) const TITLE: Colour = [35, 38, 94];
/// That of what is said aside.
pub(super) const ASIDE: Colour = [85, 85, 98];

/// How letters look.
#[derive(Debug, Clone, Copy)]
pub(super) struct Style {
    pub(super) size: f64,
    pub(super) is_bold: bool,
    pub(super) ink: Colour,
}

impl Style {
    pub(super) const fn new(size: f64, is_bold: bool, ink: Colour) -> Self {
        Self { size, is_bold, ink }
    }

    /// From one line to the next.
    pub(super) fn leading(self) -> f64 {
        self.size * 1.38
    }
}

/// A finished page.
pub(super) struct Sheet {
    pub(super) bytes: Vec<u8>,
    /// The element of each mark.
    pub(super) parents: Vec<usize>,
}

/// The pages.
pub(super) struct Pages {
    pub(super) sheets: Vec<Sheet>,
    pub(super) tags: Tags,
    pub(super) fonts: [Font; 2],
    /// The one that is being filled.
    content: Content,
    parents: Vec<usize>,
    /// How far down it is filled.
    pub(super) y: f64,
    mark: Option<String>,
}

impl Pages {
    pub(super) fn new(mark: Option<String>) -> Self {
        let mut pages = Self {
            sheets: Vec::new(),
            tags: Tags::new(),
            fonts: Font::both(),
            content: Content::new(),
            parents: Vec::new(),
            y: MARGIN,
            mark,
        };
        pages.begin();
        pages
    }

    /// Makes sure that so much fits, on a new page where it must be. Says whether it did.
    pub(super) fn room(&mut self, height: f64) {
        if self.y + height > BOTTOM && self.y > MARGIN {
            self.turn();
        }
    }

    pub(super) fn skip(&mut self, height: f64) {
        self.y += height;
    }

    fn turn(&mut self) {
        let content = core::mem::replace(&mut self.content, Content::new());
        let parents = core::mem::take(&mut self.parents);
        self.sheets.push(Sheet { bytes: content.finish().to_vec(), parents });
        self.y = MARGIN;
        self.begin();
    }

    /// Pale and aslant, behind everything.
    fn begin(&mut self) {
        let Some(mark) = self.mark.clone() else { return };
        let size = (700.0 / self.fonts[1].width(&mark, 1.0)).min(150.0);
        let half = self.fonts[1].width(&mark, size) / 2.0;
        let text = self.fonts[1].encode(&mark);
        let (cos, sin) = (0.574, 0.819);
        let (x, y) =
            (PAGE.0 / 2.0 - half * cos + size * 0.3 * sin, PAGE.1 / 2.0 - half * sin - size * 0.3 * cos);
        self.artifact(ArtifactType::Background, |content| {
            content.set_fill_rgb(0.93, 0.91, 0.9).begin_text().set_font(Name(b"F1"), short(size));
            content.set_text_matrix([short(cos), short(sin), short(-sin), short(cos), short(x), short(y)]);
            content.show(Str(&text)).end_text();
        });
    }

    /// Ends the last page and writes the foot of every one.
    pub(super) fn end(&mut self, foot: &str) {
        self.turn();
        self.content = Content::new();
        let count = self.sheets.len();
        let style = Style::new(7.5, false, ASIDE);
        for at in 0..count {
            let mut content = Content::new();
            begin_artifact(&mut content, ArtifactType::Pagination);
            let number = format!("{} / {count}", at + 1);
            let right = PAGE.0 - MARGIN - self.fonts[0].width(&number, style.size);
            let mut lines: Vec<(f64, f64, String)> = vec![(right, PAGE.1 - 32.0, number)];
            for (row, line) in self.wrap(foot, style, WIDTH - 50.0).into_iter().take(2).enumerate() {
                let down = if row == 0 { 0.0 } else { style.leading() };
                lines.push((MARGIN, PAGE.1 - 32.0 + down, line));
            }
            for (x, y, line) in lines {
                show(&mut content, &mut self.fonts, (x, y), &line, style);
            }
            content.end_marked_content();
            self.sheets[at].bytes.push(b'\n');
            self.sheets[at].bytes.extend_from_slice(content.finish().as_slice());
        }
    }

    /// One line with its place in the structure; `y` is its base line.
    pub(super) fn line(&mut self, element: usize, at: (f64, f64), text: &str, style: Style) {
        self.marked(element, |content, fonts| show(content, fonts, at, text, style));
    }

    /// Whatever is drawn for an element.
    pub(super) fn marked(&mut self, element: usize, draw: impl FnOnce(&mut Content, &mut [Font; 2])) {
        let mark = self.parents.len();
        self.parents.push(element);
        self.tags.written(element, self.sheets.len(), mark);
        let mut begun = self.content.begin_marked_content_with_properties(Name(b"Span"));
        begun.properties().identify(super::number(mark));
        begun.finish();
        draw(&mut self.content, &mut self.fonts);
        self.content.end_marked_content();
    }

    /// Whatever only decorates.
    pub(super) fn artifact(&mut self, kind: ArtifactType, draw: impl FnOnce(&mut Content)) {
        begin_artifact(&mut self.content, kind);
        draw(&mut self.content);
        self.content.end_marked_content();
    }

    /// A filled rectangle that only decorates.
    pub(super) fn rectangle(&mut self, [x, y, width, height]: [f64; 4], ink: Colour) {
        self.artifact(ArtifactType::Layout, |content| {
            fill(content, ink);
            content.rect(short(x), short(PAGE.1 - y - height), short(width), short(height)).fill_nonzero();
        });
    }

    /// Lines of at most this width, broken at blanks where there are any.
    pub(super) fn wrap(&self, text: &str, style: Style, width: f64) -> Vec<String> {
        let font = &self.fonts[usize::from(style.is_bold)];
        let fits = |it: &str| font.width(it, style.size) <= width;
        let mut lines = Vec::new();
        for paragraph in text.split('\n') {
            let mut line = String::new();
            for word in paragraph.split(' ').filter(|it| !it.is_empty()) {
                let longer = if line.is_empty() { word.to_owned() } else { format!("{line} {word}") };
                if fits(&longer) {
                    line = longer;
                    continue;
                }
                if !line.is_empty() {
                    lines.push(core::mem::take(&mut line));
                }
                for letter in word.chars() {
                    line.push(letter);
                    if !fits(&line) && line.chars().count() > 1 {
                        line.pop();
                        lines.push(core::mem::replace(&mut line, letter.to_string()));
                    }
                }
            }
            lines.push(line);
        }
        lines
    }

    /// Lines below each other from where the page is filled to, each on a new page where it must be.
    pub(super) fn flow(&mut self, element: usize, x: f64, lines: &[String], style: Style) {
        for (at, line) in lines.iter().enumerate() {
            self.room(style.leading());
            self.skip(style.leading());
            // Lines are read one after the other; a blank keeps their words apart.
            let text = if at + 1 < lines.len() { format!("{line} ") } else { line.clone() };
            self.line(element, (x, self.y - style.size * 0.3), &text, style);
        }
    }
}

fn begin_artifact(content: &mut Content, kind: ArtifactType) {
    let mut begun = content.begin_marked_content_with_properties(Name(b"Artifact"));
    begun.properties().artifact().kind(kind);
    begun.finish();
}

/// Writes a text. Where the font lacks a letter, a question mark is seen and the true text is read out and copied.
pub(super) fn show(
    content: &mut Content,
    fonts: &mut [Font; 2],
    (x, y): (f64, f64),
    text: &str,
    style: Style,
) {
    let font = &mut fonts[usize::from(style.is_bold)];
    let is_whole = font.has(text);
    if !is_whole {
        let mut begun = content.begin_marked_content_with_properties(Name(b"Span"));
        begun.properties().actual_text(TextStr(text));
        begun.finish();
    }
    let bytes = font.encode(text);
    fill(content, style.ink);
    let name: &[u8] = if style.is_bold { b"F1" } else { b"F0" };
    content.begin_text().set_font(Name(name), short(style.size));
    content.next_line(short(x), short(PAGE.1 - y)).show(Str(&bytes)).end_text();
    if !is_whole {
        content.end_marked_content();
    }
}

/// The same with a pale rim, for letters on a map.
pub(super) fn show_on_map(
    content: &mut Content,
    fonts: &mut [Font; 2],
    at: (f64, f64),
    text: &str,
    style: Style,
) {
    content.save_state().set_stroke_rgb(1.0, 1.0, 1.0).set_line_width(2.0);
    content.set_line_join(pdf_writer::types::LineJoinStyle::RoundJoin);
    content.set_text_rendering_mode(TextRenderingMode::Stroke);
    show(content, fonts, at, text, style);
    content.set_text_rendering_mode(TextRenderingMode::Fill);
    content.restore_state();
    show(content, fonts, at, text, style);
}

pub(super) fn fill(content: &mut Content, [red, green, blue]: Colour) {
    let part = |it: u8| f32::from(it) / 255.0;
    content.set_fill_rgb(part(red), part(green), part(blue));
}

pub(super) fn stroke(content: &mut Content, [red, green, blue]: Colour, width: f64) {
    let part = |it: u8| f32::from(it) / 255.0;
    content.set_stroke_rgb(part(red), part(green), part(blue)).set_line_width(short(width));
}

/// As the file has numbers: to the hundredth, which is far finer than any printer.
#[expect(clippy::cast_possible_truncation, reason = "points on a page")]
pub(super) fn short(number: f64) -> f32 {
    ((number * 100.0).round() / 100.0) as f32
}
