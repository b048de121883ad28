//! Which codes and overlays the screen shows, for a legend that lists these and no others.

use super::{
    area::Area,
    cells::Cells,
    scheme::{OverlayStyle, Scheme},
    shape::{Form, Shape, Sheet},
};

/// Cells along one side of the raster.
const CELLS: usize = 32;

/// What is in view. A blank code is the empty text.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct InView {
    pub(crate) subzones: Vec<String>,
    pub(crate) kawasan: Vec<String>,
    /// Kind and class of overlays.
    pub(crate) overlays: Vec<(String, String)>,
}

/// Adds what is seen of a sheet; `seen` is the seen part of its square as fractions: left, top, right, bottom.
pub(crate) fn collect(found: &mut InView, sheet: &Sheet, seen: [f64; 4], scheme: &Scheme) {
    if scheme.shown.subzones {
        collect_zones(&mut found.subzones, sheet, &scheme.subzone_layers, seen);
    }
    if scheme.shown.kawasan {
        if scheme.shown.subzones && !scheme.subzone_layers.is_empty() {
            collect_uncovered(&mut found.kawasan, sheet, scheme, seen);
        } else {
            collect_zones(&mut found.kawasan, sheet, &scheme.kawasan_layers, seen);
        }
    }
    for overlay in scheme.shown_overlays() {
        collect_overlay(found, sheet, seen, overlay);
    }
}

fn collect_zones(codes: &mut Vec<String>, sheet: &Sheet, layers: &[String], seen: [f64; 4]) {
    for layer in layers {
        for shape in seen_shapes(sheet, layer, seen) {
            // The exact test is the dear one; a code that is known needs it no more.
            let code = shape.mark("code");
            let is_known = codes.iter().any(|it| it == code);
            if !is_known && is_seen(shape, &shape_area(sheet, layer, seen)) {
                codes.push(code.to_owned());
            }
        }
    }
}

/// Kawasan that show between or beside the sub-zones drawn over them, as far as a coarse raster of the view tells.
fn collect_uncovered(codes: &mut Vec<String>, sheet: &Sheet, scheme: &Scheme, seen: [f64; 4]) {
    let Some(extent) = scheme.zone_layers().find_map(|it| sheet.layer(it)).map(|it| f64::from(it.0)) else {
        return;
    };
    let [left, top, right, bottom] = seen.map(|it| it * extent);
    let side = f64::from(u8::try_from(CELLS).expect("the raster is small"));
    let (wide, high) = ((right - left).max(1.0) / side, (bottom - top).max(1.0) / side);
    let shapes: Vec<&Shape> = scheme.zone_layers().flat_map(|it| seen_shapes(sheet, it, seen)).collect();
    if !scheme.kawasan_layers.iter().any(|it| seen_shapes(sheet, it, seen).next().is_some()) {
        return;
    }
    let n_kawasan: usize = scheme.kawasan_layers.iter().map(|it| seen_shapes(sheet, it, seen).count()).sum();
    let mut cells = Cells::empty(CELLS, CELLS);
    for (number, shape) in (1..u16::MAX).zip(&shapes) {
        cells
            .fill(number, &shape.parts, |(x, y)| ((f64::from(x) - left) / wide, (f64::from(y) - top) / high));
    }
    // Kawasan come first in the order of drawing.
    for (number, shape) in (1..u16::MAX).zip(&shapes).take(n_kawasan) {
        let code = shape.mark("code");
        if cells.holds(number) && !codes.iter().any(|it| it == code) {
            codes.push(code.to_owned());
        }
    }
}

fn collect_overlay(found: &mut InView, sheet: &Sheet, seen: [f64; 4], overlay: &OverlayStyle) {
    let own = [overlay.kind.clone()];
    let is_carried = !overlay.carried_by.is_empty();
    let carried = overlay.mark();
    let (layers, key) =
        if is_carried { (&overlay.carried_by[..], carried.as_str()) } else { (&own[..], "class") };
    for layer in layers {
        for shape in seen_shapes(sheet, layer, seen) {
            let entry = (overlay.kind.clone(), shape.mark(key).to_owned());
            let is_there = !is_carried || !entry.1.is_empty();
            if is_there && !found.overlays.contains(&entry) && is_seen(shape, &shape_area(sheet, layer, seen))
            {
                found.overlays.push(entry);
            }
        }
    }
}

/// The shapes of a layer whose bounds meet the seen area.
fn seen_shapes<'a>(sheet: &'a Sheet, layer: &str, seen: [f64; 4]) -> impl Iterator<Item = &'a Shape> {
    let area = shape_area(sheet, layer, seen);
    let shapes = sheet.layer(layer).map_or(&[][..], |(_, shapes)| shapes);
    shapes.iter().filter(move |it| it.area.meets(&area))
}

/// The seen part of a layer's square in the layer's units.
#[expect(clippy::cast_possible_truncation, reason = "a fraction of an extent below 2^20")]
fn shape_area(sheet: &Sheet, layer: &str, seen: [f64; 4]) -> Area {
    let extent = f64::from(sheet.layer(layer).map_or(0, |(extent, _)| extent));
    let [left, top, right, bottom] = seen.map(|it| (it * extent) as i32);
    Area { left, top, right, bottom }
}

/// Whether any of the shape lies in the area.
fn is_seen(shape: &Shape, area: &Area) -> bool {
    let is_edge_seen = |part: &Vec<(i32, i32)>| {
        let closing = (shape.form == Form::Rings).then(|| (part[part.len() - 1], part[0]));
        part.windows(2).map(|it| (it[0], it[1])).chain(closing).any(|(a, b)| crosses(a, b, area))
    };
    shape.parts.iter().flatten().any(|it| area.sides_beyond(*it) == 0)
        || shape.form != Form::Points && shape.parts.iter().any(is_edge_seen)
        || shape.form == Form::Rings && holds(&shape.parts, (area.left, area.top))
}

/// Whether a line passes through the area: its corners do not all lie on one side of the line.
fn crosses(a: (i32, i32), b: (i32, i32), area: &Area) -> bool {
    if area.sides_beyond(a) & area.sides_beyond(b) != 0 {
        return false;
    }
    let wide = |(x, y): (i32, i32)| (i64::from(x), i64::from(y));
    let sides = area.corners().map(|it| measure::orientation(wide(a), wide(b), wide(it)).signum());
    sides.iter().any(|it| *it != sides[0]) || sides[0] == 0
}

/// Even-odd rule over all rings.
fn holds(rings: &[Vec<(i32, i32)>], point: (i32, i32)) -> bool {
    let (x, y) = (i64::from(point.0), i64::from(point.1));
    let mut is_inside = false;
    for ring in rings {
        let Some(mut from) = ring.last().copied() else { continue };
        for &to in ring {
            let (upper, lower) = if from.1 <= to.1 { (from, to) } else { (to, from) };
            if i64::from(upper.1) <= y && y < i64::from(lower.1) {
                let wide = |(x, y): (i32, i32)| (i64::from(x), i64::from(y));
                is_inside ^= measure::orientation(wide(upper), wide(lower), (x, y)) > 0;
            }
            from = to;
        }
    }
    is_inside
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::leaflet::drawing::scheme;

    const WHOLE: [f64; 4] = [0.0, 0.0, 1.0, 1.0];

    fn seen_codes(shapes: Vec<Shape>, seen: [f64; 4]) -> Vec<String> {
        let mut found = InView::default();
        collect(&mut found, &Sheet::with("subzone", 4_096, shapes), seen, &scheme::tests::sample());
        {
            found.subzones.sort();
            found.subzones
        }
    }

    #[test]
    fn only_zones_in_the_seen_part_are_listed() {
        let shapes = vec![
            Shape::polygon("R-2", &[(0, 0), (1_000, 0), (1_000, 4_096), (0, 4_096)]),
            Shape::polygon("K-1", &[(1_000, 0), (4_096, 0), (4_096, 4_096), (1_000, 4_096)]),
        ];
        assert_eq!(seen_codes(shapes.clone(), WHOLE), ["K-1", "R-2"]);
        assert_eq!(seen_codes(shapes, [0.5, 0.0, 1.0, 1.0]), ["K-1"]);
    }

    #[test]
    fn a_zone_around_the_whole_view_is_listed() {
        let shape = Shape::polygon("R-2", &[(0, 0), (4_096, 0), (4_096, 4_096), (0, 4_096)]);
        assert_eq!(seen_codes(vec![shape], [0.4, 0.4, 0.6, 0.6]), ["R-2"]);
    }

    #[test]
    fn a_zone_whose_bounds_alone_meet_the_view_is_not_listed() {
        // An L around the view, which lies in its inner corner.
        let shape = Shape::polygon(
            "R-2",
            &[(0, 0), (500, 0), (500, 3_500), (4_096, 3_500), (4_096, 4_096), (0, 4_096)],
        );
        assert!(seen_codes(vec![shape], [0.5, 0.2, 0.9, 0.6]).is_empty());
    }

    #[test]
    fn a_sliver_through_the_view_is_listed() {
        let shape = Shape::polygon("PS", &[(0, 0), (10, 0), (4_096, 4_086), (4_096, 4_096)]);
        assert_eq!(seen_codes(vec![shape], [0.45, 0.45, 0.55, 0.55]), ["PS"]);
    }

    #[test]
    fn a_kawasan_is_listed_only_where_no_sub_zone_covers_it() {
        let kawasan = Shape::polygon("PK", &[(0, 0), (4_096, 0), (4_096, 4_096), (0, 4_096)]);
        let half = Shape::polygon("R-2", &[(-64, -64), (2_048, -64), (2_048, 4_160), (-64, 4_160)]);
        let sheet = Sheet::with("kawasan", 4_096, vec![kawasan]).and("subzone", 4_096, vec![half]);
        let listed = |seen| {
            let mut found = InView::default();
            collect(&mut found, &sheet, seen, &scheme::tests::sample());
            found.kawasan.len()
        };
        assert_eq!((listed(WHOLE), listed([0.0, 0.0, 0.5, 1.0]), listed([0.6, 0.1, 0.7, 0.2])), (1, 0, 1));
    }

    #[test]
    fn overlays_that_zones_carry_are_listed_with_their_class() {
        let mut shape = Shape::polygon("R-2", &[(0, 0), (4_096, 0), (4_096, 4_096), (0, 4_096)]);
        shape.marks.push(("overlay.krb".into(), "Rawan Banjir".into()));
        let mut scheme = scheme::tests::sample();
        scheme.shown.overlays.push("krb".to_owned());
        let mut found = InView::default();
        collect(&mut found, &Sheet::with("subzone", 4_096, vec![shape]), WHOLE, &scheme);
        assert!(found.overlays.contains(&("krb".to_owned(), "Rawan Banjir".to_owned())));
    }
}
