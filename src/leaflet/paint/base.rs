//! The base map: land and sea, rivers, roads, the airport, names of places.

use super::{Brush, MARGIN_PX, labels::HEIGHT_PX};
use crate::leaflet::drawing::{Form, Rgb, Scheme, Shape, Sheet, TILE_PX, Taken, Window};

const FONT: &str = "italic 600 12px system-ui, -apple-system, 'Segoe UI', Roboto, sans-serif";

/// From this zoom on names of places are written.
const NAME_ZOOM: u8 = 12;

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
pub(super) fn surfaces(brush: &Brush, sheet: &Sheet, scheme: &Scheme, window: &Window) {
    let theme = scheme.theme;
    let airport = theme.road_edge.over(theme.land, 25);
    for (wanted, colour) in
        [("land", theme.land), ("sea", theme.sea), ("river", theme.river), ("airport", airport)]
    {
        each(sheet, window, |kind, shape, extent| {
            if kind == wanted && shape.form == Form::Rings {
                brush.begin();
                brush.trace_rings(shape, window.frame(extent));
                brush.fill(colour);
            }
        });
    }
}

/// Rivers, the coast and roads, over the zones: people find their street by them.
pub(super) fn lines(brush: &Brush, sheet: &Sheet, scheme: &Scheme, window: &Window, zoom: u8) {
    let theme = scheme.theme;
    stroke(brush, sheet, window, theme.river, |kind, _| (kind == "river").then(|| road_width("lokal", zoom)));
    // The coast is told twice, so that it is seen through zones that reach into the sea.
    brush.begin();
    each(sheet, window, |kind, shape, extent| {
        if kind == "land" && shape.form == Form::Rings {
            brush.trace_coast(shape, window.frame(extent));
        }
    });
    brush.stroke(theme.river, 1.2);
    let edge = if zoom >= 12 { 1.5 } else { 0.8 };
    stroke(brush, sheet, window, theme.road_edge, |kind, class| {
        is_way(kind).then(|| road_width(class, zoom) + edge)
    });
    stroke(brush, sheet, window, theme.road, |kind, class| is_way(kind).then(|| road_width(class, zoom)));
}

fn is_way(kind: &str) -> bool {
    matches!(kind, "road" | "airport")
}

/// Strokes the lines for which `width` gives one.
fn stroke(
    brush: &Brush,
    sheet: &Sheet,
    window: &Window,
    colour: Rgb,
    width: impl Fn(&str, &str) -> Option<f64>,
) {
    each(sheet, window, |kind, shape, extent| {
        if let (Form::Lines, Some(width)) = (shape.form, width(kind, shape.mark("class"))) {
            brush.begin();
            brush.trace_lines(shape, window.frame(extent));
            brush.stroke(colour, width);
        }
    });
}

/// Arterial roads are widest; nothing grows so wide that it hides the zones beside it.
fn road_width(class: &str, zoom: u8) -> f64 {
    let arterial: f64 = match zoom {
        ..=10 => 1.0,
        11 => 1.4,
        12 => 1.8,
        13 => 2.4,
        14 => 3.2,
        15 => 4.0,
        _ => 5.0,
    };
    match class {
        "arteri" | "arterial" | "runway" => arterial,
        "kolektor" | "collector" => arterial * 0.75,
        _ => arterial * 0.5,
    }
}

/// Names of places, moved aside where the edge of the square would cut them; one that has no room is left out.
pub(super) fn names(
    brush: &Brush,
    sheet: &Sheet,
    scheme: &Scheme,
    window: &Window,
    zoom: u8,
    taken: &mut Taken,
) {
    if zoom < NAME_ZOOM {
        return;
    }
    each(sheet, window, |kind, shape, extent| {
        let name = shape.mark("name");
        if kind != "place" || shape.form != Form::Points || name.is_empty() {
            return;
        }
        for point in shape.parts.iter().flatten() {
            let (x, y) = window.frame(extent).to_px(*point);
            // The square that holds the point writes its name; its neighbours would write it again.
            if !(0.0..TILE_PX).contains(&x) || !(0.0..TILE_PX).contains(&y) {
                continue;
            }
            let width = brush.width_of(name, FONT) + 8.0;
            let half = width / 2.0;
            let at = (x.clamp(half, (TILE_PX - half).max(half)), (y + 13.0).min(TILE_PX - 8.0));
            if taken.take(at, width, HEIGHT_PX) {
                brush.dot((x, y), scheme.theme.ink, scheme.theme.halo);
                brush.write(name, at, FONT, scheme.theme.ink, scheme.theme.halo);
            }
        }
    });
}
