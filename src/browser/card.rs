//! A card of words and shapes drawn on a canvas that nobody sees, as PNG. Knows nothing of what it says.

use js_sys::{Promise, Uint8Array};
use wasm_bindgen::{JsCast as _, JsValue, closure::Closure};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Blob, CanvasRenderingContext2d, HtmlCanvasElement, Path2d};

const FONT: &str = "px Jakarta, system-ui, sans-serif";
/// What stands where words had no room.
const MORE: &str = "…";

/// A card.
#[derive(Debug, Clone, Default)]
pub struct Card {
    /// In pixels.
    pub width: u32,
    /// In pixels.
    pub height: u32,
    /// Drawn in order.
    pub marks: Vec<Mark>,
}

/// One thing on a card; lengths are pixels, colours as CSS has them.
#[derive(Debug, Clone)]
pub enum Mark {
    /// A filled box.
    Box {
        /// Left, top, width, height.
        at: [f64; 4],
        /// Its colour.
        colour: &'static str,
    },
    /// A path of SVG, stroked.
    Path {
        /// Left and top of its field.
        at: (f64, f64),
        /// How much larger.
        scale: f64,
        /// The path.
        path: &'static str,
        /// Its colour.
        colour: &'static str,
        /// What it is filled with; empty for nothing.
        fill: &'static str,
    },
    /// Words in lines.
    Words {
        /// Left and first base line.
        at: (f64, f64),
        /// Room for a line.
        width: f64,
        /// Lines at most.
        lines: usize,
        /// Size of the letters; they become smaller where one line is all there is.
        size: f64,
        /// Weight as CSS has it.
        weight: u16,
        /// Their colour.
        colour: &'static str,
        /// Whether they end at the left of `at` instead.
        is_right: bool,
        /// The words.
        words: String,
    },
}

/// The bytes of the picture; nothing where the browser makes none.
pub async fn card_png(card: &Card) -> Option<Vec<u8>> {
    let document = web_sys::window()?.document()?;
    let canvas: HtmlCanvasElement = document.create_element("canvas").ok()?.dyn_into().ok()?;
    canvas.set_width(card.width);
    canvas.set_height(card.height);
    let brush: CanvasRenderingContext2d = canvas.get_context("2d").ok()??.dyn_into().ok()?;
    brush.set_line_join("round");
    brush.set_line_cap("round");
    for it in &card.marks {
        draw(&brush, it);
    }
    let promise = Promise::new(&mut |resolve, reject| {
        let done = Closure::once_into_js(move |blob: Option<Blob>| {
            let _ = match blob {
                Some(it) => resolve.call1(&JsValue::NULL, &it),
                None => reject.call0(&JsValue::NULL),
            };
        });
        let _ = canvas.to_blob(done.unchecked_ref());
    });
    let blob: Blob = JsFuture::from(promise).await.ok()?.dyn_into().ok()?;
    let buffer = JsFuture::from(blob.array_buffer()).await.ok()?;
    Some(Uint8Array::new(&buffer).to_vec())
}

fn draw(brush: &CanvasRenderingContext2d, mark: &Mark) {
    match mark {
        Mark::Box { at: [left, top, width, height], colour } => {
            brush.set_fill_style_str(colour);
            brush.fill_rect(*left, *top, *width, *height);
        }
        Mark::Path { at, scale, path, colour, fill } => {
            let Ok(path) = Path2d::new_with_path_string(path) else { return };
            brush.save();
            // A canvas that cannot be moved draws in its corner, which is wrong but no failure.
            let _ = brush.translate(at.0, at.1).and_then(|()| brush.scale(*scale, *scale));
            if !fill.is_empty() {
                brush.set_fill_style_str(fill);
                brush.fill_with_path_2d(&path);
            }
            if !colour.is_empty() {
                brush.set_stroke_style_str(colour);
                brush.set_line_width(2.0);
                brush.stroke_with_path(&path);
            }
            brush.restore();
        }
        Mark::Words { at, width, lines, size, weight, colour, is_right, words } => {
            brush.set_fill_style_str(colour);
            brush.set_text_align(if *is_right { "right" } else { "left" });
            let mut size = *size;
            let room = if *lines == 1 { size * 0.6 } else { size };
            brush.set_font(&format!("{weight} {size}{FONT}"));
            while size > room && wide(brush, words) > *width {
                size -= 2.0;
                brush.set_font(&format!("{weight} {size}{FONT}"));
            }
            for (n, line) in broken(brush, words, *width, *lines).iter().enumerate() {
                #[expect(clippy::cast_precision_loss, reason = "a card has a handful of lines")]
                let down = n as f64 * size * 1.25;
                let _ = brush.fill_text(line, at.0, at.1 + down);
            }
        }
    }
}

fn wide(brush: &CanvasRenderingContext2d, words: &str) -> f64 {
    brush.measure_text(words).map_or(0.0, |it| it.width())
}

/// Words in lines; what has no room is left out, and said to be.
fn broken(brush: &CanvasRenderingContext2d, words: &str, width: f64, most: usize) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for word in words.split_whitespace() {
        match lines.last_mut() {
            Some(line) if wide(brush, &format!("{line} {word}")) <= width => {
                line.push(' ');
                line.push_str(word);
            }
            _ => lines.push(word.to_owned()),
        }
    }
    if lines.len() > most {
        lines.truncate(most);
        if let Some(last) = lines.last_mut() {
            while !last.is_empty() && wide(brush, &format!("{last}{MORE}")) > width {
                last.pop();
            }
            last.push_str(MORE);
        }
    }
    lines
}
