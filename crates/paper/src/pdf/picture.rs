//! What is drawn: the map and the QR code.

use pdf_writer::{
    Content,
    types::{LineCapStyle, StructRole},
};
use qrcode::{Color, EcLevel, QrCode};

use super::{
    blocks::upward,
    font::Font,
    pages::{INK, MARGIN, PAGE, Pages, Style, TITLE, WIDTH, fill, short, show, show_on_map, stroke},
    tags::DOCUMENT,
};
use crate::plan_map::{CODE, Colour, PlanMap, Point, Subject};

const BORDER: Colour = [70, 70, 80];
const SUBJECT: Colour = [190, 20, 45];
/// Blank squares around the code (ISO/IEC 18004, quiet zone).
const QUIET: f64 = 4.0;

/// The code in a square: left, top, width, height. Nothing where the text is too long for any code.
pub(super) fn code(pages: &mut Pages, element: usize, content: &str, [x, y, side, _]: [f64; 4]) {
    let Ok(code) = QrCode::with_error_correction_level(content.as_bytes(), EcLevel::M) else { return };
    let (columns, colours) = (code.width(), code.to_colors());
    let count = |it: usize| f64::from(u32::try_from(it).unwrap_or(u32::MAX));
    let step = side / (count(columns) + 2.0 * QUIET);
    pages.marked(element, |content, _| {
        fill(content, [255; 3]);
        content.rect(short(x), short(PAGE.1 - y - side), short(side), short(side)).fill_nonzero();
        fill(content, [0; 3]);
        for (row, squares) in colours.chunks(columns).enumerate() {
            let mut column = 0;
            while column < columns {
                let run = squares[column..].iter().take_while(|it| **it == Color::Dark).count();
                if run > 0 {
                    let left = x + (QUIET + count(column)) * step;
                    let below = PAGE.1 - y - (QUIET + count(row) + 1.0) * step;
                    content.rect(exact(left), exact(below), exact(count(run) * step), exact(step));
                }
                column += run.max(1);
            }
        }
        content.fill_nonzero();
    });
}

/// Squares of a code must meet, so they are not rounded.
#[expect(clippy::cast_possible_truncation, reason = "points on a page")]
fn exact(number: f64) -> f32 {
    number as f32
}

/// The map in its frame.
pub(super) fn map(pages: &mut Pages, map: &PlanMap, name: &str) {
    let scale = WIDTH / map.width;
    let height = map.height * scale;
    pages.room(height + 30.0);
    let frame = [MARGIN, pages.y + 4.0, WIDTH, height];
    let element = pages.tags.picture(DOCUMENT, name, upward(frame));
    pages.marked(element, |content, fonts| draw(content, fonts, map, frame, scale));
    pages.skip(height + 8.0);
}

fn draw(content: &mut Content, fonts: &mut [Font; 2], map: &PlanMap, frame: [f64; 4], scale: f64) {
    let [left, top, width, height] = frame;
    let at = |(x, y): Point| (short(left + x * scale), short(PAGE.1 - top - y * scale));
    let bounds = |content: &mut Content| {
        content.rect(short(left), short(PAGE.1 - top - height), short(width), short(height));
    };
    content.save_state();
    bounds(content);
    content.clip_nonzero().end_path();
    fill(content, [244, 244, 242]);
    bounds(content);
    content.fill_nonzero();
    for (colour, rings) in &map.grounds {
        fill(content, *colour);
        for ring in rings {
            trace(content, ring.iter().map(|it| at(*it)), true);
        }
        content.fill_even_odd();
    }
    stroke(content, BORDER, 0.5);
    content.set_line_cap(LineCapStyle::RoundCap);
    for (a, b) in &map.borders {
        let ((ax, ay), (bx, by)) = (at(*a), at(*b));
        content.move_to(ax, ay).line_to(bx, by);
    }
    content.stroke();
    let style = Style::new(CODE, true, INK);
    for (middle, words) in &map.codes {
        let half = fonts[1].width(words, style.size) / 2.0;
        let (x, y) = (left + middle.0 * scale - half, top + middle.1 * scale + style.size * 0.36);
        show_on_map(content, fonts, (x, y), words, style);
    }
    subject(content, &map.subject, &at, scale);
    furniture(content, fonts, map, frame, scale);
    content.restore_state();
    stroke(content, BORDER, 0.8);
    bounds(content);
    content.stroke();
}

fn subject(content: &mut Content, it: &Subject, at: &dyn Fn(Point) -> (f32, f32), scale: f64) {
    match it {
        Subject::Point(place, off) => {
            let off = off * scale;
            if off > 4.0 {
                circle(content, at(*place), off);
                stroke(content, SUBJECT, 0.8);
                content.stroke();
            }
            for (radius, ink) in [(5.5, [255; 3]), (4.0, SUBJECT), (1.4, [255; 3])] {
                circle(content, at(*place), radius);
                fill(content, ink);
                content.fill_nonzero();
            }
        }
        Subject::Rings(rings) => {
            for (width, ink) in [(3.4, [255; 3]), (1.8, SUBJECT)] {
                stroke(content, ink, width);
                for ring in rings {
                    trace(content, ring.iter().map(|it| at(*it)), true);
                }
                content.stroke();
            }
        }
    }
}

/// North and the scale, on grounds of their own so that they are read on any colour.
fn furniture(content: &mut Content, fonts: &mut [Font; 2], map: &PlanMap, frame: [f64; 4], scale: f64) {
    let [left, top, width, height] = frame;
    let at = |x: f64, y: f64| (short(x), short(PAGE.1 - y));
    let (x, y) = (left + width - 18.0, top + 8.0);
    backing(content, [x - 11.0, y - 4.0, 22.0, 38.0]);
    fill(content, TITLE);
    trace(
        content,
        [at(x, y), at(x + 6.0, y + 18.0), at(x, y + 14.0), at(x - 6.0, y + 18.0)].into_iter(),
        true,
    );
    content.fill_nonzero();
    let style = Style::new(9.0, true, TITLE);
    let half = fonts[1].width(&map.north, style.size) / 2.0;
    show(content, fonts, (x - half, y + 29.0), &map.north, style);
    let (length, words) = (map.bar.0 * scale, map.bar.1.as_str());
    let (x, y) = (left + 10.0, top + height - 10.0);
    let style = Style::new(8.0, false, INK);
    let words_width = fonts[0].width(words, style.size);
    backing(content, [x - 5.0, y - 9.0, length + words_width + 16.0, 14.0]);
    stroke(content, INK, 1.2);
    let ((ax, ay), (bx, by)) = (at(x, y - 4.0), at(x + length, y - 4.0));
    let ((_, low), (_, below)) = (at(x, y), at(x, y));
    content.move_to(ax, ay).line_to(ax, low).line_to(bx, below).line_to(bx, by).stroke();
    show(content, fonts, (x + length + 5.0, y), words, style);
}

fn backing(content: &mut Content, [x, y, width, height]: [f64; 4]) {
    fill(content, [255; 3]);
    content.rect(short(x), short(PAGE.1 - y - height), short(width), short(height)).fill_nonzero();
}

fn trace(content: &mut Content, points: impl Iterator<Item = (f32, f32)>, is_closed: bool) {
    for (at, (x, y)) in points.enumerate() {
        if at == 0 {
            content.move_to(x, y)
        } else {
            content.line_to(x, y)
        };
    }
    if is_closed {
        content.close_path();
    }
}

/// Four curves that are a circle to the eye.
fn circle(content: &mut Content, (x, y): (f32, f32), radius: f64) {
    let r = short(radius);
    let k = r * 0.552_3;
    content.move_to(x + r, y);
    content.cubic_to(x + r, y + k, x + k, y + r, x, y + r);
    content.cubic_to(x - k, y + r, x - r, y + k, x - r, y);
    content.cubic_to(x - r, y - k, x - k, y - r, x, y - r);
    content.cubic_to(x + k, y - r, x + r, y - k, x + r, y);
    content.close_path();
}

/// Colours and what they mean, side by side as far as they fit.
pub(super) fn legend(pages: &mut Pages, legend: &[(Colour, String)], style: Style) {
    if legend.is_empty() {
        return;
    }
    let whole = pages.tags.add(DOCUMENT, StructRole::L);
    let mut x = MARGIN;
    pages.room(style.leading());
    pages.skip(style.leading());
    for (colour, words) in legend {
        let width = pages.fonts[0].width(words, style.size) + 24.0;
        if x > MARGIN && x + width > MARGIN + WIDTH {
            x = MARGIN;
            pages.room(style.leading() + 2.0);
            pages.skip(style.leading() + 2.0);
        }
        pages.rectangle([x, pages.y - 8.5, 9.0, 7.5], BORDER);
        pages.rectangle([x + 0.5, pages.y - 8.0, 8.0, 6.5], *colour);
        let item = pages.tags.add(whole, StructRole::LI);
        let body = pages.tags.add(item, StructRole::LBody);
        pages.line(body, (x + 13.0, pages.y - style.size * 0.3), words, style);
        x += width;
    }
    pages.skip(3.0);
}
