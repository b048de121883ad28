//! Small maps as SVG for the report: the whole layer, and one place drawn large.

use core::fmt::Write as _;

use crate::{
    cover::Extent,
    geometry::{Shape, UnitPoint},
    layer::GridLayer,
    rings::bounds,
    simplify::generalise,
};

/// Width of an overview and of a detail, in the units of its drawing.
const OVERVIEW: f64 = 720.0;
const DETAIL: f64 = 240.0;
/// Features drawn around a detail, at most.
const MOST_AROUND: usize = 60;

/// Where a drawing lies: its corner on the grid, grid units per drawing unit, width and height.
struct Window {
    corner: UnitPoint,
    scale: f64,
    width: f64,
    height: f64,
}

impl Window {
    #[expect(clippy::cast_precision_loss, reason = "extents within a city are far below 2^53")]
    fn of([west, north, east, south]: [i64; 4], width: f64) -> Self {
        let across = (east - west).max(1) as f64;
        let along = (south - north).max(1) as f64;
        let scale = (across / width).max(along / (width * 1.4));
        Self { corner: (west, north), scale, width: across / scale, height: along / scale }
    }

    #[expect(clippy::cast_precision_loss, reason = "extents within a city are far below 2^53")]
    fn place(&self, p: UnitPoint) -> (f64, f64) {
        ((p.0 - self.corner.0) as f64 / self.scale, (p.1 - self.corner.1) as f64 / self.scale)
    }

    fn path(&self, rings: &[Vec<UnitPoint>]) -> String {
        let mut path = String::new();
        for ring in rings {
            let b = bounds(ring);
            let (low, high) = (self.place((b[0], b[1])), self.place((b[2], b[3])));
            if high.0 - low.0 < 0.5 && high.1 - low.1 < 0.5 {
                continue;
            }
            let mut command = 'M';
            for p in generalise(ring, self.scale * 0.6) {
                let (x, y) = self.place(p);
                // Writing into a text cannot fail.
                let _infallible = write!(path, "{command}{x:.1} {y:.1}");
                command = 'L';
            }
            path.push('Z');
        }
        path
    }

    fn open(&self, label: &str) -> String {
        format!(
            "<svg viewBox=\"0 0 {:.0} {:.0}\" role=\"img\" aria-label=\"{label}\">",
            self.width.ceil(),
            self.height.ceil()
        )
    }
}

fn box_of(shapes: &[Shape<UnitPoint>]) -> Option<[i64; 4]> {
    let mut boxes = shapes.iter().flat_map(|it| &it.rings).map(|it| bounds(it));
    let first = boxes.next()?;
    Some(boxes.fold(first, |a, b| [a[0].min(b[0]), a[1].min(b[1]), a[2].max(b[2]), a[3].max(b[3])]))
}

/// The layer with its colours and numbered marks; `label` is already safe to stand in an attribute.
pub(super) fn overview(
    layer: &GridLayer,
    colour: impl Fn(&str) -> Option<String>,
    marks: &[(&Extent, &str)],
    label: &str,
) -> Option<String> {
    let window = Window::of(box_of(&layer.shapes)?, OVERVIEW);
    let mut out = window.open(label);
    for (feature, shape) in layer.features.iter().zip(&layer.shapes) {
        let path = window.path(&shape.rings);
        if path.is_empty() {
            continue;
        }
        let code = feature.code.as_deref().unwrap_or_default();
        let fill = colour(code).unwrap_or_else(|| "#d9d4cc".to_owned());
        let _infallible = write!(out, "<path d=\"{path}\" fill=\"{fill}\"/>");
    }
    for (n, (extent, class)) in marks.iter().enumerate() {
        let p = measure::project(extent.place);
        let (x, y) = window.place(crate::tiles::to_units(p));
        let _infallible = write!(
            out,
            "<g class=\"{class}\"><circle cx=\"{x:.1}\" cy=\"{y:.1}\" r=\"9\"/><text x=\"{x:.1}\" y=\"{:.1}\">{}</text></g>",
            y + 3.5,
            n + 1
        );
    }
    out.push_str("</svg>");
    Some(out)
}

/// One place drawn large, with the features around it.
pub(super) fn detail(layer: &GridLayer, extent: &Extent, class: &str, label: &str) -> Option<String> {
    let first = extent.rings.first()?;
    let b = bounds(first);
    let margin = ((b[2] - b[0]).max(b[3] - b[1]) / 2).max(60);
    let wide = [b[0] - margin, b[1] - margin, b[2] + margin, b[3] + margin];
    let window = Window::of(wide, DETAIL);
    let meets = |it: &Vec<UnitPoint>| {
        let a = bounds(it);
        a[0] < wide[2] && a[1] < wide[3] && a[2] > wide[0] && a[3] > wide[1]
    };
    let mut out = window.open(label);
    let around = layer.shapes.iter().filter(|it| it.rings.iter().any(meets)).take(MOST_AROUND);
    for shape in around {
        let _infallible = write!(out, "<path class=\"zone\" d=\"{}\"/>", window.path(&shape.rings));
    }
    let _infallible = write!(out, "<path class=\"{class}\" d=\"{}\"/></svg>", window.path(&extent.rings));
    Some(out)
}
