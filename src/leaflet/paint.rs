//! Paints one square, in steps: base, kawasan, sub-zones with their hatching, overlays, borders, water, roads.
//! What is drawn where is decided in `drawing`; this only holds the brush. Names are written over all squares at once,
//! by `name_layer`.

mod base;
mod brush;

use std::{collections::VecDeque, rc::Rc};

use wasm_bindgen::JsCast as _;
use web_sys::HtmlCanvasElement;

use self::brush::Brush;
pub(super) use self::brush::{Patterns, context};
use super::{
    drawing::{Edges, Form, OverlayStyle, Place, Scheme, Shape, Sheet, Window},
    tile_store::Sheets,
};

/// From this zoom on plots are wide enough for hatching to be seen as such.
const HATCH_ZOOM: u8 = 15;
/// From here on a block is large enough for a line around it.
const BLOCK_ZOOM: u8 = 13;
/// What lies so near outside the square can still show in it, by half of a line's width.
const MARGIN_PX: f64 = 6.0;
/// Vertices nearer than this cannot be told apart.
const TOLERANCE_PX: f64 = 0.35;
/// Corners that one step takes at most, unless a single shape has more.
const STEP_CORNERS: usize = 1_500;

/// An empty square.
pub(super) fn new_square() -> Option<HtmlCanvasElement> {
    let document = web_sys::window()?.document()?;
    let canvas = document.create_element("canvas").ok()?.dyn_into::<HtmlCanvasElement>().ok()?;
    let _ = canvas.set_attribute("role", "presentation");
    Some(canvas)
}

/// Puts a painting that was made aside into the place of an older one.
pub(super) fn replace(square: &HtmlCanvasElement, painting: &HtmlCanvasElement) {
    square.set_width(painting.width());
    square.set_height(painting.height());
    if let Some(context) = context(square) {
        let _ = context.draw_image_with_html_canvas_element(painting, 0.0, 0.0);
    }
}

/// A step of painting a square. Shapes are named by their index in their layer.
enum Task {
    Ground,
    Surfaces,
    Zones { layer: Rc<str>, code: Rc<str>, shapes: Vec<usize> },
    Overlay(OverlayStyle),
    Water,
    Roads(usize),
    Borders { layer: Rc<str>, shapes: Vec<usize> },
}

/// A square that is being painted.
pub(super) struct Painting {
    brush: Brush,
    sheets: Rc<Sheets>,
    scheme: Rc<Scheme>,
    window: Window,
    zoom: u8,
    tasks: VecDeque<Task>,
    /// The borders of zones that have been drawn.
    drawn: Edges,
}

impl Painting {
    /// Empties a canvas and lists what is to be done. `None` without a context (too many canvases on an old phone):
    /// the square stays empty, and the text route still answers.
    pub(super) fn begin(
        canvas: &HtmlCanvasElement,
        patterns: &Rc<Patterns>,
        sheets: Rc<Sheets>,
        scheme: Rc<Scheme>,
        window: Window,
        at: Place,
    ) -> Option<Self> {
        let brush = Brush::on(canvas, patterns, at)?;
        let tasks = tasks(&sheets.plan, &scheme, &window, at.0);
        Some(Self { brush, sheets, scheme, window, zoom: at.0, tasks, drawn: Edges::new() })
    }

    /// Does the next step; says whether more are to come.
    pub(super) fn step(&mut self) -> bool {
        let Self { brush, sheets, scheme, window, zoom, drawn, .. } = self;
        match self.tasks.pop_front() {
            None => return false,
            Some(Task::Ground) => {
                brush.flood(if scheme.sea_around { scheme.theme.sea } else { scheme.theme.land });
            }
            Some(Task::Surfaces) => base::surfaces(brush, &sheets.base, scheme, window),
            Some(Task::Zones { layer, code, shapes }) => {
                let fill = scheme.fill(&code);
                trace(brush, &sheets.plan, &layer, window, &shapes);
                brush.fill(fill);
                if *zoom >= HATCH_ZOOM {
                    brush.hatch(scheme.zone(&code).hatch, Scheme::hatch_ink(fill), 1.0);
                }
            }
            Some(Task::Overlay(overlay)) => draw_overlay(brush, &sheets.plan, &overlay, window),
            Some(Task::Water) => base::water(brush, &sheets.base, scheme, window, *zoom),
            Some(Task::Roads(pass)) => base::roads(brush, &sheets.base, scheme, window, *zoom, pass),
            Some(Task::Borders { layer, shapes }) => {
                let Some((extent, all)) = sheets.plan.layer(&layer) else { return true };
                brush.begin();
                for shape in shapes {
                    brush.trace_borders(&all[shape], extent, window.frame(extent), drawn);
                }
                brush.stroke(scheme.theme.border, border_width(*zoom));
            }
        }
        !self.tasks.is_empty()
    }
}

fn tasks(plan: &Sheet, scheme: &Scheme, window: &Window, zoom: u8) -> VecDeque<Task> {
    let mut tasks = VecDeque::from([Task::Ground, Task::Surfaces]);
    for layer in scheme.zone_layers() {
        let name: Rc<str> = layer.into();
        for (code, shapes) in by_code(plan, layer, window) {
            for shapes in in_steps(plan, layer, shapes) {
                tasks.push_back(Task::Zones { layer: Rc::clone(&name), code: Rc::clone(&code), shapes });
            }
        }
    }
    tasks.extend(scheme.shown_overlays().cloned().map(Task::Overlay));
    for layer in scheme.zone_layers().filter(|it| has_borders(scheme, it, zoom)) {
        let all = near(plan, layer, window).map(|it| it.0).collect();
        for shapes in in_steps(plan, layer, all) {
            tasks.push_back(Task::Borders { layer: layer.into(), shapes });
        }
    }
    // Roads lie over the borders of the strips that a plan gives them.
    tasks.push_back(Task::Water);
    tasks.extend((0..base::ROAD_PASSES).map(Task::Roads));
    tasks
}

/// All shapes of a code make one path: a path less is a round through the browser less.
fn by_code(plan: &Sheet, layer: &str, window: &Window) -> Vec<(Rc<str>, Vec<usize>)> {
    let mut codes: Vec<(Rc<str>, Vec<usize>)> = Vec::new();
    for (index, shape) in near(plan, layer, window) {
        let code = shape.mark("code");
        match codes.iter_mut().find(|it| *it.0 == *code) {
            Some((_, shapes)) => shapes.push(index),
            None => codes.push((code.into(), vec![index])),
        }
    }
    codes
}

/// Shapes in portions that one step can take.
fn in_steps(plan: &Sheet, layer: &str, shapes: Vec<usize>) -> Vec<Vec<usize>> {
    let Some((_, all)) = plan.layer(layer) else { return Vec::new() };
    let mut steps: Vec<Vec<usize>> = Vec::new();
    let mut corners = usize::MAX;
    for shape in shapes {
        corners = corners.saturating_add(all[shape].corners());
        if let Some(step) = steps.last_mut().filter(|_| corners <= STEP_CORNERS) {
            step.push(shape);
        } else {
            corners = all[shape].corners();
            steps.push(vec![shape]);
        }
    }
    steps
}

/// The areas of a layer that meet the square, with their index.
fn near<'a>(
    sheet: &'a Sheet,
    layer: &str,
    window: &Window,
) -> impl Iterator<Item = (usize, &'a Shape)> + use<'a> {
    let (extent, shapes) = sheet.layer(layer).unwrap_or((1, &[]));
    let area = window.frame(extent).area(MARGIN_PX);
    shapes.iter().enumerate().filter(move |it| it.1.form == Form::Rings && it.1.area.meets(&area))
}

fn trace(brush: &mut Brush, sheet: &Sheet, layer: &str, window: &Window, shapes: &[usize]) {
    brush.begin();
    if let Some((extent, all)) = sheet.layer(layer) {
        for shape in shapes {
            brush.trace_rings(&all[*shape], window.frame(extent));
        }
    }
}

fn has_borders(scheme: &Scheme, layer: &str, zoom: u8) -> bool {
    let is_kawasan = scheme.kawasan_layers.iter().any(|it| it == layer);
    // Where both plans are drawn, the finer one's borders are what counts. Over a whole city the lines between its
    // blocks would lie on each other and hide the colours.
    let is_finer_drawn = scheme.shown.subzones && !scheme.subzone_layers.is_empty();
    if is_kawasan { !is_finer_drawn } else { zoom >= BLOCK_ZOOM }
}

fn border_width(zoom: u8) -> f64 {
    match zoom {
        ..=11 => 0.3,
        12 => 0.4,
        13 => 0.4,
        14 => 0.6,
        15 => 0.8,
        16 => 1.0,
        _ => 1.3,
    }
}

/// Hatching in the overlay's colour and its outline: the zone below stays readable.
fn draw_overlay(brush: &mut Brush, sheet: &Sheet, overlay: &OverlayStyle, window: &Window) {
    let own = [overlay.kind.clone()];
    let (is_carried, mark) = (!overlay.carried_by.is_empty(), overlay.mark());
    for layer in if is_carried { &overlay.carried_by[..] } else { &own[..] } {
        let extent = sheet.layer(layer).map_or(1, |it| it.0);
        let is_there = |it: &(usize, &Shape)| !is_carried || !it.1.mark(&mark).is_empty();
        let shapes: Vec<usize> = near(sheet, layer, window).filter(is_there).map(|it| it.0).collect();
        trace(brush, sheet, layer, window, &shapes);
        brush.hatch(overlay.hatch, overlay.colour, 1.6);
        if let Some((_, all)) = sheet.layer(layer).filter(|_| !is_carried) {
            brush.begin();
            let mut drawn = Edges::new();
            for shape in shapes {
                brush.trace_borders(&all[shape], extent, window.frame(extent), &mut drawn);
            }
            brush.stroke(overlay.colour, 1.6);
        }
    }
}
