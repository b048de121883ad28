//! A canvas context with the few strokes that a square needs, in CSS pixels.

use std::{cell::RefCell, rc::Rc};

use wasm_bindgen::JsCast as _;
use web_sys::{CanvasPattern, CanvasRenderingContext2d, HtmlCanvasElement};

use super::{MARGIN_PX, TOLERANCE_PX};
use crate::leaflet::drawing::{
    Edges, Frame, HATCH_PERIOD, Hatch, Place, Rgb, Shape, TILE_PX, border_lines, coast_lines, visible_line,
    visible_ring,
};

pub(super) struct Brush {
    context: CanvasRenderingContext2d,
    ratio: f64,
    /// Device pixels along a side.
    side: u32,
    /// Where the square begins in the repetition of a hatching, in device pixels of the world.
    origin: (f64, f64),
    patterns: Rc<Patterns>,
    /// The corners of one ring; kept, so that not every ring takes memory of its own.
    ring: Vec<(i32, i32)>,
}

/// Hatchings made ready, each once for all squares: making one costs as much as painting a small square.
#[derive(Default)]
pub(in crate::leaflet) struct Patterns(RefCell<Vec<(PatternKey, CanvasPattern)>>);

/// Hatching, colour, width in tenths of a pixel, side in device pixels.
type PatternKey = (Hatch, Rgb, u32, u32);

/// Day and night together need about half of this.
const MOST_PATTERNS: usize = 128;

/// Device pixels per CSS pixel; above three nobody sees more.
fn device_ratio() -> f64 {
    web_sys::window().map_or(1.0, |it| it.device_pixel_ratio()).clamp(1.0, 3.0)
}

impl Brush {
    /// A brush on an emptied square. The square is one device pixel or two wider than its place, and its neighbour
    /// lies over that: at a fractional ratio no ground shows between them.
    pub(super) fn on(canvas: &HtmlCanvasElement, patterns: &Rc<Patterns>, at: Place) -> Option<Self> {
        let ratio = device_ratio();
        let side = whole((TILE_PX * ratio).ceil()) + 1;
        // Setting the size empties the canvas and resets the context. A pixel of it is one of the screen.
        canvas.set_width(side);
        canvas.set_height(side);
        for name in ["width", "height"] {
            let _ = canvas.style().set_property(name, &format!("{}px", f64::from(side) / ratio));
        }
        let context = context(canvas)?;
        context.scale(ratio, ratio).ok()?;
        context.set_line_join("round");
        context.set_line_cap("round");
        let patterns = Rc::clone(patterns);
        let origin = |tile: i32| f64::from(tile) * TILE_PX * ratio;
        let origin = (origin(at.1), origin(at.2));
        Some(Self { context, ratio, side, origin, patterns, ring: Vec::new() })
    }

    /// Fills the whole square.
    pub(super) fn flood(&self, colour: Rgb) {
        self.context.set_fill_style_str(&colour.css());
        let side = f64::from(self.side) / self.ratio;
        self.context.fill_rect(0.0, 0.0, side, side);
    }

    pub(super) fn begin(&self) {
        self.context.begin_path();
    }

    /// Adds the rings of a shape to the path. They are left open: filling closes them, and closing one costs the
    /// browser a look at the whole path.
    pub(super) fn trace_rings(&mut self, shape: &Shape, frame: Frame) {
        let (area, tolerance) = (frame.area(MARGIN_PX), frame.units(TOLERANCE_PX));
        let mut kept = core::mem::take(&mut self.ring);
        for ring in &shape.parts {
            visible_ring(ring, &area, tolerance, &mut kept);
            self.trace(&kept, frame);
        }
        self.ring = kept;
    }

    /// Adds the rings of a shape to the path, without the edges where the tile was cut and those that were drawn.
    pub(super) fn trace_borders(&self, shape: &Shape, extent: u32, frame: Frame, drawn: &mut Edges) {
        let (area, tolerance) = (frame.area(MARGIN_PX), frame.units(TOLERANCE_PX));
        for ring in &shape.parts {
            for line in border_lines(ring, extent, &area, tolerance, drawn) {
                self.trace(&line, frame);
            }
        }
    }

    /// Adds the coast along a shape of land to the path.
    pub(super) fn trace_coast(&self, shape: &Shape, frame: Frame) {
        let (area, tolerance) = (frame.area(MARGIN_PX), frame.units(TOLERANCE_PX));
        for ring in &shape.parts {
            for line in coast_lines(ring, &area, tolerance) {
                self.trace(&line, frame);
            }
        }
    }

    /// Adds the lines of a shape to the path.
    pub(super) fn trace_lines(&self, shape: &Shape, frame: Frame) {
        let (area, tolerance) = (frame.area(MARGIN_PX), frame.units(TOLERANCE_PX));
        for line in &shape.parts {
            for line in visible_line(line, &area, tolerance) {
                self.trace(&line, frame);
            }
        }
    }

    fn trace(&self, points: &[(i32, i32)], frame: Frame) {
        let Some((first, rest)) = points.split_first() else { return };
        let (x, y) = frame.to_px(*first);
        self.context.move_to(x, y);
        for point in rest {
            let (x, y) = frame.to_px(*point);
            self.context.line_to(x, y);
        }
    }

    /// Fills the path. Shells and holes turn opposite ways, as the tile format demands, so shapes that overlap stay
    /// filled where they do.
    pub(super) fn fill(&self, colour: Rgb) {
        self.context.set_fill_style_str(&colour.css());
        self.context.fill();
    }

    /// Strokes the path.
    pub(super) fn stroke(&self, colour: Rgb, width: f64) {
        self.context.set_stroke_style_str(&colour.css());
        self.context.set_line_width(width);
        self.context.stroke();
    }

    /// Fills the path with a hatching; it runs on from square to square.
    pub(super) fn hatch(&self, hatch: Hatch, colour: Rgb, width: f64) {
        if hatch == Hatch::Plain {
            return;
        }
        let Some(pattern) = self.pattern(hatch, colour, width) else { return };
        self.context.save();
        // The path is kept in device pixels, in which the pattern's square is whole; from there the hatching runs on
        // from square to square.
        let side = f64::from(whole(f64::from(HATCH_PERIOD) * self.ratio));
        let (x, y) = (self.origin.0.rem_euclid(side), self.origin.1.rem_euclid(side));
        let _ = self.context.set_transform(1.0, 0.0, 0.0, 1.0, -x.round(), -y.round());
        self.context.set_fill_style_canvas_pattern(&pattern);
        self.context.fill();
        self.context.restore();
    }

    fn pattern(&self, hatch: Hatch, colour: Rgb, width: f64) -> Option<CanvasPattern> {
        let side = whole(f64::from(HATCH_PERIOD) * self.ratio);
        let key = (hatch, colour, whole(width * 10.0), side);
        let mut made = self.patterns.0.borrow_mut();
        if let Some((_, pattern)) = made.iter().find(|it| it.0 == key) {
            return Some(pattern.clone());
        }
        let pattern = self.new_pattern(hatch, colour, width, side)?;
        if made.len() >= MOST_PATTERNS {
            made.clear();
        }
        made.push((key, pattern.clone()));
        Some(pattern)
    }

    fn new_pattern(&self, hatch: Hatch, colour: Rgb, width: f64, side: u32) -> Option<CanvasPattern> {
        let canvas = super::new_square()?;
        canvas.set_width(side);
        canvas.set_height(side);
        let context = context(&canvas)?;
        context.scale(self.ratio, self.ratio).ok()?;
        context.set_stroke_style_str(&colour.css());
        context.set_line_width(width);
        for [x0, y0, x1, y1] in hatch.strokes() {
            context.move_to(*x0, *y0);
            context.line_to(*x1, *y1);
        }
        context.stroke();
        self.context.create_pattern_with_html_canvas_element(&canvas, "repeat").ok().flatten()
    }
}

pub(in crate::leaflet) fn context(canvas: &HtmlCanvasElement) -> Option<CanvasRenderingContext2d> {
    canvas.get_context("2d").ok()??.dyn_into().ok()
}

#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "a canvas has some thousand pixels"
)]
fn whole(px: f64) -> u32 {
    px.round() as u32
}
