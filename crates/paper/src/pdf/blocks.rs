//! How each kind of block is laid out and what it is in the structure.

use pdf_writer::types::{StructRole, TableHeaderScope};

use super::{
    pages::{ASIDE, INK, MARGIN, PAGE, Pages, Style, TITLE, WIDTH},
    picture,
    tags::DOCUMENT,
};
use crate::{document::Block, plan_map::Colour};

const BODY: Style = Style::new(9.5, false, INK);
const STRONG: Style = Style::new(9.5, true, INK);
const SMALL: Style = Style::new(8.0, false, ASIDE);
const LARGE: Style = Style::new(15.0, true, INK);
/// Width of the QR code.
const CODE: f64 = 118.0;
/// Names of facts.
const NAMES: f64 = 128.0;
/// Between the columns of a table.
const GAP: f64 = 10.0;

pub(super) fn add(pages: &mut Pages, block: &Block) {
    match block {
        Block::Head { title, lines, code } => head(pages, title, lines, code.as_ref()),
        Block::Notice { tone, title, lines } => notice(pages, *tone, title, lines),
        Block::Section(words) => {
            // A title never stands alone at the end of a page.
            pages.room(56.0);
            pages.skip(9.0);
            paragraph(pages, StructRole::H2, words, Style::new(11.5, true, TITLE));
            pages.skip(2.0);
        }
        Block::Text(words) => {
            paragraph(pages, StructRole::P, words, BODY);
            pages.skip(3.0);
        }
        Block::Small(words) => {
            paragraph(pages, StructRole::P, words, SMALL);
            pages.skip(3.0);
        }
        Block::Facts(facts) => names(pages, facts),
        Block::List(points) => list(pages, points),
        Block::Table { heads, rows } => table(pages, heads, rows),
        Block::Map { map, name, legend, source } => {
            picture::map(pages, map, name);
            picture::legend(pages, legend, SMALL);
            paragraph(pages, StructRole::P, source, SMALL);
            pages.skip(3.0);
        }
    }
}

fn paragraph(pages: &mut Pages, role: StructRole, words: &str, style: Style) {
    let element = pages.tags.add(DOCUMENT, role);
    let lines = pages.wrap(words, style, WIDTH);
    pages.flow(element, MARGIN, &lines, style);
}

fn head(pages: &mut Pages, title: &str, lines: &[String], code: Option<&(String, String)>) {
    let top = pages.y;
    let width = if code.is_some() { WIDTH - CODE - 16.0 } else { WIDTH };
    let style = Style::new(19.0, true, TITLE);
    let element = pages.tags.add(DOCUMENT, StructRole::H1);
    let wrapped = pages.wrap(title, style, width);
    pages.flow(element, MARGIN, &wrapped, style);
    pages.skip(4.0);
    for line in lines {
        let element = pages.tags.add(DOCUMENT, StructRole::P);
        let wrapped = pages.wrap(line, BODY, width);
        pages.flow(element, MARGIN, &wrapped, BODY);
        pages.skip(2.0);
    }
    if let Some((content, name)) = code {
        let bottom = pages.y;
        let square = [PAGE.0 - MARGIN - CODE, top, CODE, CODE];
        let element = pages.tags.picture(DOCUMENT, name, upward(square));
        picture::code(pages, element, content, square);
        pages.y = bottom.max(top + CODE + 4.0);
    }
    pages.skip(6.0);
}

/// Left, bottom, right, top, as the file counts.
pub(super) fn upward([x, y, width, height]: [f64; 4]) -> [f64; 4] {
    [x, PAGE.1 - y - height, x + width, PAGE.1 - y]
}

fn notice(pages: &mut Pages, tone: Colour, title: &str, lines: &[String]) {
    let inner = WIDTH - 28.0;
    let large = pages.wrap(title, LARGE, inner);
    let small: Vec<Vec<String>> = lines.iter().map(|it| pages.wrap(it, BODY, inner)).collect();
    let count = |it: &Vec<String>| it.iter().map(|_| BODY.leading()).sum::<f64>() + 2.0;
    let height =
        14.0 + large.iter().map(|_| LARGE.leading()).sum::<f64>() + small.iter().map(count).sum::<f64>();
    pages.room(height + 6.0);
    let y = pages.y;
    pages.rectangle([MARGIN, y, WIDTH, height], pale(tone));
    pages.rectangle([MARGIN, y, 6.0, height], tone);
    pages.skip(6.0);
    let element = pages.tags.add(DOCUMENT, StructRole::P);
    pages.flow(element, MARGIN + 18.0, &large, LARGE);
    for it in &small {
        let element = pages.tags.add(DOCUMENT, StructRole::P);
        pages.flow(element, MARGIN + 18.0, it, BODY);
        pages.skip(2.0);
    }
    pages.y = y + height + 6.0;
}

/// A tint of a colour on which dark letters are read.
fn pale(tone: Colour) -> Colour {
    tone.map(|it| 255 - (255 - it) / 9)
}

fn names(pages: &mut Pages, facts: &[(String, String)]) {
    let whole = pages.tags.add(DOCUMENT, StructRole::Table);
    for (name, value) in facts {
        let (left, right) = (pages.wrap(name, STRONG, NAMES - GAP), pages.wrap(value, BODY, WIDTH - NAMES));
        let row = pages.tags.add(whole, StructRole::TR);
        let head = pages.tags.head(row, TableHeaderScope::Row);
        let cell = pages.tags.add(row, StructRole::TD);
        cells(pages, &[(head, MARGIN, left, STRONG), (cell, MARGIN + NAMES, right, BODY)]);
        pages.skip(2.5);
    }
    pages.skip(2.0);
}

/// Cells of a row side by side. A row that is higher than a page ends on the next ones.
fn cells(pages: &mut Pages, row: &[(usize, f64, Vec<String>, Style)]) {
    let most = row.iter().map(|it| it.2.len()).max().unwrap_or(0);
    let leading = row.iter().map(|it| it.3.leading()).fold(0.0, f64::max);
    let all: f64 = (0..most).map(|_| leading).sum();
    pages.room(all.min(PAGE.1 / 3.0));
    for at in 0..most {
        pages.room(leading);
        pages.skip(leading);
        for (element, x, lines, style) in row {
            let Some(line) = lines.get(at) else { continue };
            let text = if at + 1 < lines.len() { format!("{line} ") } else { line.clone() };
            pages.line(*element, (*x, pages.y - style.size * 0.3), &text, *style);
        }
    }
}

fn list(pages: &mut Pages, points: &[String]) {
    let whole = pages.tags.add(DOCUMENT, StructRole::L);
    for point in points {
        let item = pages.tags.add(whole, StructRole::LI);
        let (label, body) = (pages.tags.add(item, StructRole::Lbl), pages.tags.add(item, StructRole::LBody));
        let lines = pages.wrap(point, BODY, WIDTH - 14.0);
        cells(
            pages,
            &[(label, MARGIN + 2.0, vec!["•".to_owned()], BODY), (body, MARGIN + 14.0, lines, BODY)],
        );
        pages.skip(2.0);
    }
    pages.skip(2.0);
}

fn table(pages: &mut Pages, heads: &[String], rows: &[Vec<String>]) {
    let widths = columns(pages, heads, rows);
    let starts: Vec<f64> = widths
        .iter()
        .scan(MARGIN, |x, width| {
            let start = *x;
            *x += width + GAP;
            Some(start)
        })
        .collect();
    let whole = pages.tags.add(DOCUMENT, StructRole::Table);
    pages.room(48.0);
    let row = pages.tags.add(whole, StructRole::TR);
    let mut line = Vec::new();
    for (at, head) in heads.iter().enumerate() {
        let element = pages.tags.head(row, TableHeaderScope::Column);
        line.push((element, starts[at], pages.wrap(head, STRONG, widths[at]), STRONG));
    }
    cells(pages, &line);
    rule(pages);
    for cell_texts in rows {
        let row = pages.tags.add(whole, StructRole::TR);
        let mut line = Vec::new();
        for (at, text) in cell_texts.iter().enumerate().take(widths.len()) {
            let element = pages.tags.add(row, StructRole::TD);
            line.push((element, starts[at], pages.wrap(text, BODY, widths[at]), BODY));
        }
        cells(pages, &line);
        rule(pages);
    }
    pages.skip(3.0);
}

fn rule(pages: &mut Pages) {
    pages.skip(2.0);
    pages.rectangle([MARGIN, pages.y, WIDTH, 0.5], [200, 200, 208]);
}

/// Columns that need little get it; the others share what is left as they would need it.
fn columns(pages: &Pages, heads: &[String], rows: &[Vec<String>]) -> Vec<f64> {
    let count: f64 = heads.iter().map(|_| 1.0).sum();
    let total = WIDTH - GAP * (count - 1.0).max(0.0);
    let wanted: Vec<f64> = heads
        .iter()
        .enumerate()
        .map(|(at, head)| {
            let cells = rows.iter().filter_map(|it| it.get(at)).map(|it| pages.fonts[0].width(it, BODY.size));
            cells.fold(pages.fonts[1].width(head, STRONG.size), f64::max) + 1.0
        })
        .collect();
    let fair = total / count.max(1.0);
    let kept: f64 = wanted.iter().filter(|it| **it <= fair).sum();
    let rest: f64 = wanted.iter().filter(|it| **it > fair).sum();
    if rest <= 0.0 || kept + rest <= total {
        return wanted;
    }
    wanted.iter().map(|it| if *it <= fair { *it } else { it / rest * (total - kept) }).collect()
}
