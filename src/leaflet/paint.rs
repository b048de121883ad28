//! Paints one square: base, kawasan, sub-zones with their hatching, overlays, roads, borders, labels.
//! What is drawn where is decided in `drawing`; this only holds the brush.

mod base;
mod brush;
mod labels;

use wasm_bindgen::JsCast as _;
use web_sys::HtmlCanvasElement;

use self::brush::Brush;
pub(super) use self::brush::Patterns;
use super::{
    drawing::{Form, OverlayStyle, Scheme, Shape, Sheet, Taken, Window},
    tile_store::Sheets,
};

/// From this zoom on plots are wide enough for hatching to be seen as such.
const HATCH_ZOOM: u8 = 13;
/// From this zoom on codes are written into zones.
const LABEL_ZOOM: u8 = 11;
/// What lies so near outside the square can still show in it, by half of a line's width.
const MARGIN_PX: f64 = 4.0;
/// Vertices nearer than this cannot be told apart.
const TOLERANCE_PX: f64 = 0.35;

/// An empty square.
pub(super) fn new_square() -> Option<HtmlCanvasElement> {
    let document = web_sys::window()?.document()?;
    let canvas = document.create_element("canvas").ok()?.dyn_into::<HtmlCanvasElement>().ok()?;
    let _ = canvas.set_attribute("role", "presentation");
    Some(canvas)
}

/// Paints a square anew.
pub(super) fn square(
    canvas: &HtmlCanvasElement,
    patterns: &Patterns,
    sheets: &Sheets,
    scheme: &Scheme,
    window: &Window,
    zoom: u8,
) {
    // Without a context (too many canvases on an old phone) the square stays empty, and the text route still answers.
    let Some(brush) = Brush::on(canvas, patterns) else { return };
    let around = if scheme.sea_around { scheme.theme.sea } else { scheme.theme.land };
    brush.flood(around);
    base::surfaces(&brush, &sheets.base, scheme, window);
    for layer in scheme.zone_layers() {
        zones(&brush, &sheets.plan, layer, scheme, window, zoom);
    }
    for overlay in scheme.shown_overlays() {
        draw_overlay(&brush, &sheets.plan, overlay, window);
    }
    base::lines(&brush, &sheets.base, scheme, window, zoom);
    for layer in scheme.zone_layers() {
        borders(&brush, &sheets.plan, layer, scheme, window, zoom);
    }
    // Names come first: people look for them, and the code of a zone has other places to stand.
    let mut taken = Taken::default();
    base::names(&brush, &sheets.base, scheme, window, zoom, &mut taken);
    if zoom >= LABEL_ZOOM {
        labels::zone_codes(&brush, &sheets.plan, scheme, window, &mut taken);
    }
}

/// The shapes of a layer that meet the square.
fn near<'a>(
    sheet: &'a Sheet,
    layer: &str,
    window: &Window,
) -> (u32, impl Iterator<Item = &'a Shape> + use<'a>) {
    let (extent, shapes) = sheet.layer(layer).unwrap_or((1, &[]));
    let area = window.frame(extent).area(MARGIN_PX);
    (extent, shapes.iter().filter(move |it| it.area.meets(&area)))
}

/// All shapes of a code make one path: a path less is a round through the browser less.
fn zones(brush: &Brush, sheet: &Sheet, layer: &str, scheme: &Scheme, window: &Window, zoom: u8) {
    let (extent, shapes) = near(sheet, layer, window);
    let frame = window.frame(extent);
    let shapes: Vec<&Shape> = shapes.filter(|it| it.form == Form::Rings).collect();
    let mut codes: Vec<&str> = Vec::new();
    for code in shapes.iter().map(|it| it.mark("code")) {
        if !codes.contains(&code) {
            codes.push(code);
        }
    }
    for code in codes {
        let fill = scheme.fill(code);
        brush.begin();
        for shape in shapes.iter().filter(|it| it.mark("code") == code) {
            brush.trace_rings(shape, frame);
        }
        brush.fill(fill);
        if zoom >= HATCH_ZOOM {
            brush.hatch(scheme.zone(code).hatch, Scheme::hatch_ink(fill), 1.0);
        }
    }
}

/// From here on a block is large enough for a line around it.
const BLOCK_ZOOM: u8 = 13;

fn borders(brush: &Brush, sheet: &Sheet, layer: &str, scheme: &Scheme, window: &Window, zoom: u8) {
    let is_kawasan = scheme.kawasan_layers.iter().any(|it| it == layer);
    // Where both plans are drawn, the finer one's borders are what counts.
    if is_kawasan && scheme.shown.subzones && !scheme.subzone_layers.is_empty() {
        return;
    }
    // Over a whole city the lines between its blocks would lie on each other and hide the colours.
    if !is_kawasan && zoom < BLOCK_ZOOM {
        return;
    }
    let (extent, shapes) = near(sheet, layer, window);
    brush.begin();
    for shape in shapes.filter(|it| it.form == Form::Rings) {
        brush.trace_borders(shape, extent, window.frame(extent));
    }
    let width = match zoom {
        ..=11 => 0.3,
        12 => 0.45,
        13 => 0.7,
        14..=15 => 1.1,
        _ => 1.6,
    };
    brush.stroke(scheme.theme.border, width);
}

/// Hatching in the overlay's colour and its outline: the zone below stays readable.
fn draw_overlay(brush: &Brush, sheet: &Sheet, overlay: &OverlayStyle, window: &Window) {
    let own = [overlay.kind.clone()];
    let is_carried = !overlay.carried_by.is_empty();
    let layers = if is_carried { &overlay.carried_by[..] } else { &own[..] };
    for layer in layers {
        let (extent, shapes) = near(sheet, layer, window);
        let frame = window.frame(extent);
        let is_there =
            |it: &&Shape| it.form == Form::Rings && (!is_carried || !it.mark(&overlay.kind).is_empty());
        let shapes: Vec<&Shape> = shapes.filter(is_there).collect();
        brush.begin();
        for shape in &shapes {
            brush.trace_rings(shape, frame);
        }
        brush.hatch(overlay.hatch, overlay.colour, 1.6);
        if !is_carried {
            brush.begin();
            for shape in &shapes {
                brush.trace_borders(shape, extent, frame);
            }
            brush.stroke(overlay.colour, 1.6);
        }
    }
}
