//! The base map: land and sea, rivers, roads, the airport.

use super::{Brush, MARGIN_PX};
use crate::leaflet::drawing::{Form, Rgb, Scheme, Shape, Sheet, Window};

/// A layer's name counts as the kind of shapes that say none.
fn each(sheet: &Sheet, window: &Window, mut run: impl FnMut(&str, &Shape, u32)) {
    for (layer, extent, shapes) in sheet.layers() {
        let area = window.frame(extent).area(MARGIN_PX);
        for shape in shapes.iter().filter(|it| it.area.meets(&area)) {
            let kind = shape.mark("kind");
            run(if kind.is_empty() { layer } else { kind }, shape, extent);
        }
    }
}

/// Land under water under the airport.
pub(super) fn surfaces(brush: &mut Brush, sheet: &Sheet, scheme: &Scheme, window: &Window) {
    let theme = scheme.theme;
    let airport = theme.road_edge.over(theme.land, 25);
    for (wanted, colour) in
        [("land", theme.land), ("sea", theme.sea), ("river", theme.river), ("airport", airport)]
    {
        brush.begin();
        each(sheet, window, |kind, shape, extent| {
            if kind == wanted && shape.form == Form::Rings {
                brush.trace_rings(shape, window.frame(extent));
            }
        });
        brush.fill(colour);
    }
}

/// Rivers and the coast, over the zones.
pub(super) fn water(brush: &mut Brush, sheet: &Sheet, scheme: &Scheme, window: &Window, zoom: u8) {
    let theme = scheme.theme;
    lines(brush, sheet, window, |kind, _| kind == "river");
    brush.stroke(theme.river, if zoom <= 12 { 0.9 } else { road_width("lokal", zoom) });
    // The coast is told twice, so that it is seen through zones that reach into the sea: shallow water, then a line.
    brush.begin();
    each(sheet, window, |kind, shape, extent| {
        if kind == "land" && shape.form == Form::Rings {
            brush.trace_coast(shape, window.frame(extent));
        }
    });
    brush.stroke(theme.shallow, 4.0);
    brush.stroke(theme.river, 1.0);
}

/// How roads are drawn, the widest last: the classes of a pass, whether they have an edge, their colour.
const PASSES: [(&[&str], bool); 3] = [
    (&["lingkungan", ""], false),
    (&["lokal", "local"], true),
    (&["kolektor", "collector", "arteri", "arterial"], true),
];
/// From this zoom on the lanes of a quarter are drawn: over a whole city they would hide it.
const LANE_ZOOM: u8 = 13;
/// From here on lanes are wide enough to have an edge.
const EDGE_ZOOM: u8 = 16;

/// How many passes roads take, each a step of its own.
pub(super) const ROAD_PASSES: usize = PASSES.len();

/// Roads: people find their street by them. All of a class make one path.
pub(super) fn roads(
    brush: &mut Brush,
    sheet: &Sheet,
    scheme: &Scheme,
    window: &Window,
    zoom: u8,
    pass: usize,
) {
    let Some((classes, has_edge)) = PASSES.get(pass) else { return };
    if pass == 0 && zoom < LANE_ZOOM {
        return;
    }
    let theme = scheme.theme;
    let (is_main, edge) = (pass + 1 == PASSES.len(), if zoom >= 13 { 1.2 } else { 0.8 });
    let is_known = |class: &str| PASSES.iter().any(|it| it.0.contains(&class));
    for is_edge in [true, false] {
        if is_edge && !has_edge && zoom < EDGE_ZOOM {
            continue;
        }
        for class in *classes {
            // A class that nobody knows counts as a lane, and a runway as a main road.
            lines(brush, sheet, window, |kind, it| match kind {
                "road" => it == *class || class.is_empty() && !is_known(it),
                "airport" => *class == "arteri",
                _ => false,
            });
            let colour = if is_main { theme.main_road } else { theme.road };
            stroke(brush, is_edge, theme.road_edge, colour, (road_width(class, zoom), edge));
        }
    }
}

fn stroke(brush: &mut Brush, is_edge: bool, edge_colour: Rgb, colour: Rgb, (width, edge): (f64, f64)) {
    if is_edge {
        brush.stroke(edge_colour, width + edge);
    } else {
        brush.stroke(colour, width);
    }
}

/// Makes one path of the lines that are wanted, by kind and class.
fn lines(brush: &mut Brush, sheet: &Sheet, window: &Window, wanted: impl Fn(&str, &str) -> bool) {
    brush.begin();
    each(sheet, window, |kind, shape, extent| {
        if shape.form == Form::Lines && wanted(kind, shape.mark("class")) {
            brush.trace_lines(shape, window.frame(extent));
        }
    });
}

/// Arterial roads are widest; nothing grows so wide that it hides the zones beside it.
fn road_width(class: &str, zoom: u8) -> f64 {
    let arterial: f64 = match zoom {
        ..=10 => 1.0,
        11 => 1.3,
        12 => 1.8,
        13 => 2.6,
        14 => 3.6,
        15 => 4.8,
        16 => 6.5,
        _ => 8.0,
    };
    match class {
        "arteri" | "arterial" => arterial,
        "kolektor" | "collector" => arterial * 0.75,
        "lokal" | "local" => arterial * 0.55,
        _ => arterial * 0.4,
    }
}
