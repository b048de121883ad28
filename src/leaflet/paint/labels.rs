//! The codes of zones, each where it fits into its zone.

use super::{Brush, near};
use crate::leaflet::drawing::{Cells, Form, LabelWish, Scheme, Shape, Sheet, Taken, Window, place_labels};

const FONT: &str = "600 12px system-ui, -apple-system, 'Segoe UI', Roboto, sans-serif";
/// Room on both sides of a label, halo included.
const MARGIN_PX: f64 = 8.0;
/// Height of a line of text with its halo.
pub(super) const HEIGHT_PX: f64 = 16.0;

/// Writes the codes of the zones that are shown, the finer plan over the coarser.
pub(super) fn zone_codes(brush: &Brush, sheet: &Sheet, scheme: &Scheme, window: &Window, taken: &mut Taken) {
    let mut shapes: Vec<&Shape> = Vec::new();
    let mut extent = None;
    for layer in scheme.zone_layers() {
        let (own, found) = near(sheet, layer, window);
        let found: Vec<_> = found.filter(|it| it.form == Form::Rings).collect();
        // Layers of one tile share their extent; one that does not cannot be put on the same raster.
        if !found.is_empty() && *extent.get_or_insert(own) == own {
            shapes.extend(found);
        }
    }
    let Some(extent) = extent else { return };
    let cells = Cells::of(shapes.iter().copied(), window.frame(extent));
    let wishes: Vec<LabelWish> = (1..u16::MAX)
        .zip(&shapes)
        .filter(|(_, it)| !it.mark("code").is_empty())
        .map(|(number, it)| LabelWish { number, width: brush.width_of(it.mark("code"), FONT) + MARGIN_PX })
        .collect();
    for spot in place_labels(&cells, &wishes) {
        let code = shapes[usize::from(spot.number) - 1].mark("code");
        if !taken.take((spot.x, spot.y), brush.width_of(code, FONT), HEIGHT_PX) {
            continue;
        }
        brush.write(code, (spot.x, spot.y), FONT, scheme.theme.ink, scheme.theme.halo);
    }
}
