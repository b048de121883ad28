//! A drawing as a picture: drawn on a canvas that nobody sees, in colours that paper shows, and handed over as PNG.

use js_sys::{Promise, Uint8Array};
use paper::figure::{Figure, Item, Point};
use wasm_bindgen::{JsCast as _, closure::Closure};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Blob, CanvasRenderingContext2d, CanvasWindingRule, HtmlCanvasElement};

const PAPER: &str = "#ffffff";
const INK: &str = "#23265e";
const GROUND: &str = "#f3dccb";
const FONT: &str = "px Jakarta, system-ui, sans-serif";

/// The bytes of the picture, so many times larger than the drawing; nothing where the browser makes none.
pub async fn png(figure: &Figure, scale: f64) -> Option<Vec<u8>> {
    let document = web_sys::window()?.document()?;
    let canvas: HtmlCanvasElement = document.create_element("canvas").ok()?.dyn_into().ok()?;
    canvas.set_width(whole(figure.width * scale));
    canvas.set_height(whole(figure.height * scale));
    let brush: CanvasRenderingContext2d = canvas.get_context("2d").ok()??.dyn_into().ok()?;
    brush.scale(scale, scale).ok()?;
    brush.set_fill_style_str(PAPER);
    brush.fill_rect(0.0, 0.0, figure.width, figure.height);
    brush.set_line_join("round");
    for it in &figure.items {
        item(&brush, it);
    }
    let promise = Promise::new(&mut |resolve, reject| {
        let done = Closure::once_into_js(move |blob: Option<Blob>| {
            let _ = match blob {
                Some(it) => resolve.call1(&wasm_bindgen::JsValue::NULL, &it),
                None => reject.call0(&wasm_bindgen::JsValue::NULL),
            };
        });
        let _ = canvas.to_blob(done.unchecked_ref());
    });
    let blob: Blob = JsFuture::from(promise).await.ok()?.dyn_into().ok()?;
    let buffer = JsFuture::from(blob.array_buffer()).await.ok()?;
    Some(Uint8Array::new(&buffer).to_vec())
}

fn item(brush: &CanvasRenderingContext2d, item: &Item) {
    brush.begin_path();
    brush.set_stroke_style_str(INK);
    brush.set_fill_style_str(INK);
    brush.set_line_width(2.0);
    match item {
        Item::Ground(rings) => {
            for it in rings {
                trace(brush, it, true);
            }
            brush.set_fill_style_str(GROUND);
            brush.fill_with_canvas_winding_rule(CanvasWindingRule::Evenodd);
            brush.stroke();
        }
        Item::Line(points) => {
            trace(brush, points, false);
            brush.stroke();
        }
        Item::Dark(points) => {
            trace(brush, points, true);
            brush.fill();
        }
        Item::Dot((x, y)) => {
            let _ = brush.arc(*x, *y, 3.5, 0.0, core::f64::consts::TAU);
            brush.fill();
        }
        Item::Words { at: (x, y), size, words, is_centred } => {
            brush.set_font(&format!("{size}{FONT}"));
            brush.set_text_align(if *is_centred { "center" } else { "left" });
            let _ = brush.fill_text(words, *x, *y);
        }
    }
}

fn trace(brush: &CanvasRenderingContext2d, points: &[Point], is_closed: bool) {
    for (at, (x, y)) in points.iter().enumerate() {
        if at == 0 { brush.move_to(*x, *y) } else { brush.line_to(*x, *y) }
    }
    if is_closed {
        brush.close_path();
    }
}

#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "sheets are some hundred pixels wide"
)]
fn whole(size: f64) -> u32 {
    size as u32
}
