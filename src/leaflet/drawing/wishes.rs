//! All names that a view could bear, gathered from the tiles under it. What of it is written, `placement` decides.

use std::rc::Rc;

use measure::{CHECK_ZOOM, LngLat, TileId, project};

use super::{
    along::stretches,
    area::Area,
    cells::{CELL_PX, Cells},
    names::Class,
    placement::Wish,
    scheme::Scheme,
    shape::{Form, Shape, Sheet},
    window::TILE_PX,
};

/// The part of the drawn world that is written on: pixels of its zoom, counted from the world's corner.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Region {
    pub(crate) zoom: u8,
    pub(crate) left: f64,
    pub(crate) top: f64,
    pub(crate) width: f64,
    pub(crate) height: f64,
}

/// Units around the equator in which places are projected.
const WORLD: f64 = (1 << 30) as f64;
/// Regions begin and end on multiples of this, so that a small pan changes nothing.
const GRID: f64 = 128.0;
/// How far beyond the screen names are written at least: they are there when a finger brings them in.
const BEYOND: f64 = 48.0;

/// Cells along the edges of a region in which the sea is not named: most of them lie beyond the screen.
const ASIDE: usize = 14;

impl Region {
    /// The region of a view, given by the pixels of its corners.
    pub(crate) fn around(zoom: u8, (left, top): (f64, f64), (right, bottom): (f64, f64)) -> Self {
        let low = |it: f64| ((it - BEYOND) / GRID).floor() * GRID;
        let high = |it: f64| ((it + BEYOND) / GRID).ceil() * GRID;
        let (x, y) = (low(left), low(top));
        Self { zoom, left: x, top: y, width: high(right) - x, height: high(bottom) - y }
    }

    /// The tiles under it, of its own zoom or the check zoom.
    pub(crate) fn tiles(self) -> Vec<TileId> {
        let z = self.zoom.min(CHECK_ZOOM);
        let side = self.side(TileId { z, x: 0, y: 0 });
        let last = i32::try_from((1_u32 << z) - 1).unwrap_or(i32::MAX);
        let tile = |px: f64| u32::try_from(whole((px / side).floor()).clamp(0, last)).unwrap_or(0);
        let (left, right) = (tile(self.left), tile(self.left + self.width - 1.0));
        let (top, bottom) = (tile(self.top), tile(self.top + self.height - 1.0));
        (top..=bottom).flat_map(|y| (left..=right).map(move |x| TileId { z, x, y })).collect()
    }

    /// Units of a layer of a tile as pixels of the region.
    fn to_px(self, tile: TileId, extent: u32) -> impl Fn((i32, i32)) -> (f64, f64) + Copy {
        let side = self.side(tile);
        let (left, top) = (f64::from(tile.x) * side - self.left, f64::from(tile.y) * side - self.top);
        let scale = side / f64::from(extent);
        move |(x, y)| (left + f64::from(x) * scale, top + f64::from(y) * scale)
    }

    /// Pixels along a side of a tile.
    fn side(self, tile: TileId) -> f64 {
        TILE_PX * f64::from(1_u32 << self.zoom.saturating_sub(tile.z).min(16))
    }

    /// The region in units of a layer of a tile.
    fn area(self, tile: TileId, extent: u32) -> Area {
        let side = self.side(tile);
        let scale = f64::from(extent) / side;
        let (left, top) = (self.left - f64::from(tile.x) * side, self.top - f64::from(tile.y) * side);
        Area {
            left: whole(left * scale),
            top: whole(top * scale),
            right: whole((left + self.width) * scale),
            bottom: whole((top + self.height) * scale),
        }
    }

    fn cells(self) -> Cells {
        let cells = |px: f64| usize::try_from(whole(px / CELL_PX)).unwrap_or(0).clamp(1, 1_024);
        Cells::empty(cells(self.width), cells(self.height))
    }
}

#[expect(clippy::cast_possible_truncation, reason = "casts of numbers beyond the range stop at its ends")]
fn whole(units: f64) -> i32 {
    units as i32
}

/// A tile under the region.
pub(crate) struct Under<'a> {
    pub(crate) tile: TileId,
    pub(crate) plan: &'a Sheet,
    pub(crate) base: &'a Sheet,
}

/// Gathers wishes for a region. `width` measures a text as it will be written.
pub(crate) struct Gather<'a> {
    pub(crate) region: Region,
    pub(crate) width: &'a mut dyn FnMut(&str, Class) -> f64,
    pub(crate) wishes: Vec<Wish>,
}

impl Gather<'_> {
    fn is_written(&self, class: Class) -> bool {
        self.region.zoom >= class.least_zoom()
    }

    fn wish(&mut self, class: Class, text: &Rc<str>, at: (f64, f64), weight: f64) {
        let width = (self.width)(text, class);
        self.wishes.push(Wish { class, text: Rc::clone(text), at, towards: (1.0, 0.0), width, weight });
    }

    /// Names of the base map.
    pub(crate) fn names(&mut self, under: &Under<'_>) {
        for (layer, extent, shapes) in under.base.layers() {
            let area = self.region.area(under.tile, extent);
            for shape in shapes.iter().filter(|it| it.area.meets(&area)) {
                let kind = if shape.mark("kind").is_empty() { layer } else { shape.mark("kind") };
                let class = Class::of(kind, shape.mark("class")).filter(|it| self.is_written(*it));
                if let (Some(class), Some(name)) = (class, shape.kept_mark("name")) {
                    self.name(class, &name, shape, under.tile, extent);
                }
            }
        }
    }

    fn name(&mut self, class: Class, name: &Rc<str>, shape: &Shape, tile: TileId, extent: u32) {
        let to_px = self.region.to_px(tile, extent);
        match shape.form {
            Form::Points => {
                for point in shape.parts.iter().flatten() {
                    self.wish(class, name, to_px(*point), 0.0);
                }
            }
            Form::Lines if class.is_along() => {
                let width = (self.width)(name, class);
                for line in &shape.parts {
                    let line: Vec<_> = line.iter().map(|it| to_px(*it)).collect();
                    let found = stretches(&line, width + 8.0).into_iter();
                    self.wishes.extend(found.map(|it| Wish {
                        class,
                        text: Rc::clone(name),
                        at: it.middle,
                        towards: it.towards,
                        width,
                        weight: it.length,
                    }));
                }
            }
            _ => {}
        }
    }

    /// Names of places that are known by a point: kelurahan.
    pub(crate) fn points(&mut self, class: Class, points: &[(Rc<str>, LngLat)]) {
        if !self.is_written(class) {
            return;
        }
        let scale = TILE_PX * f64::from(1_u32 << self.region.zoom.min(28)) / WORLD;
        for (name, at) in points {
            let (x, y) = project(*at);
            let at = (x * scale - self.region.left, y * scale - self.region.top);
            if (0.0..self.region.width).contains(&at.0) && (0.0..self.region.height).contains(&at.1) {
                self.wish(class, name, at, 0.0);
            }
        }
    }

    /// The name of the sea, in the middle of the most of it that is seen.
    pub(crate) fn sea(&mut self, all: &[Under<'_>]) {
        let mut cells = self.region.cells();
        let mut name = None;
        for under in all {
            let Some((extent, shapes)) = under.base.layer("sea") else { continue };
            let to_px = self.region.to_px(under.tile, extent);
            for shape in shapes.iter().filter(|it| it.form == Form::Rings) {
                name = name.or_else(|| shape.kept_mark("name"));
                cells.fill(1, &shape.parts, |it| in_cells(to_px(it)));
            }
        }
        // Where only a finger would bring it in, it helps nobody.
        let beyond = |it: usize, cells: usize| it < ASIDE || it + ASIDE >= cells;
        let (columns, rows) = cells.size();
        for (column, row) in (0..rows).flat_map(|row| (0..columns).map(move |column| (column, row))) {
            if beyond(column, columns) || beyond(row, rows) {
                cells.clear(column, row);
            }
        }
        let Some(name) = name else { return };
        let width = (self.width)(&name, Class::Sea) + 24.0;
        for (_, (at, depth)) in spots(&cells, &[width]) {
            self.wish(Class::Sea, &name, at, depth);
        }
    }

    /// Codes of zones, each where its zone has room for it, the finer plan over the coarser.
    pub(crate) fn codes(&mut self, all: &[Under<'_>], scheme: &Scheme) {
        if !self.is_written(Class::Code) {
            return;
        }
        let mut cells = self.region.cells();
        let mut found: Vec<(Rc<str>, f64, (u64, &str))> = Vec::new();
        for layer in scheme.zone_layers() {
            for under in all {
                let Some((extent, shapes)) = under.plan.layer(layer) else { continue };
                let (area, to_px) =
                    (self.region.area(under.tile, extent), self.region.to_px(under.tile, extent));
                for shape in shapes.iter().filter(|it| it.form == Form::Rings && it.area.meets(&area)) {
                    let code = shape.kept_mark("code").unwrap_or_else(|| Rc::from(""));
                    // The pieces of a zone in two tiles are one zone.
                    let known = found.iter().position(|it| shape.id != 0 && it.2 == (shape.id, layer));
                    let index = known.unwrap_or(found.len());
                    if known.is_none() {
                        let width = if code.is_empty() { f64::MAX } else { (self.width)(&code, Class::Code) };
                        found.push((code, width, (shape.id, layer)));
                    }
                    if let Ok(number) = u16::try_from(index + 1) {
                        cells.fill(number, &shape.parts, |it| in_cells(to_px(it)));
                    }
                }
            }
        }
        let widths: Vec<f64> = found.iter().map(|it| it.1 + 8.0).collect();
        for (index, (at, depth)) in spots(&cells, &widths) {
            self.wish(Class::Code, &found[index].0, at, depth);
        }
    }
}

fn in_cells((x, y): (f64, f64)) -> (f64, f64) {
    (x / CELL_PX, y / CELL_PX)
}

/// The middle of a cell in pixels, and how deep in its shape it lies.
type Spot = ((f64, f64), f64);

/// For every number with room for a text of its width: its index, the middle of its deepest cell in pixels, the depth.
fn spots(cells: &Cells, widths: &[f64]) -> Vec<(usize, Spot)> {
    let (columns, rows) = cells.size();
    let depths = cells.depths();
    let mut best: Vec<Option<(u16, usize, usize)>> = vec![None; widths.len()];
    for row in 0..rows {
        for column in 0..columns {
            let number = cells.at(column, row);
            let Some(index) = usize::from(number).checked_sub(1).filter(|it| *it < widths.len()) else {
                continue;
            };
            let depth = depths[row * columns + column];
            let is_deeper = best[index].is_none_or(|it| depth > it.0);
            if is_deeper && has_room(cells, number, widths[index], column, row) {
                best[index] = Some((depth, column, row));
            }
        }
    }
    let middle = |cell: usize| (f64::from(u16::try_from(cell).unwrap_or(u16::MAX)) + 0.5) * CELL_PX;
    let found = best.into_iter().enumerate();
    found
        .filter_map(|(index, it)| it.map(|it| (index, ((middle(it.1), middle(it.2)), f64::from(it.0)))))
        .collect()
}

/// A text needs the cells beside its middle, in its own row and the rows above and below.
fn has_room(cells: &Cells, number: u16, width: f64, column: usize, row: usize) -> bool {
    if width <= 0.0 {
        return true;
    }
    let (columns, rows) = cells.size();
    let aside = usize::try_from(whole(((width / CELL_PX - 1.0) / 2.0).ceil())).unwrap_or(usize::MAX);
    if row == 0 || row + 1 >= rows || column < aside || column.saturating_add(aside) >= columns {
        return false;
    }
    (row - 1..=row + 1)
        .all(|row| (column - aside..=column + aside).all(|column| cells.at(column, row) == number))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::leaflet::drawing::scheme;

    const REGION: Region = Region { zoom: 15, left: 0.0, top: 0.0, width: 512.0, height: 512.0 };
    const TILE: TileId = TileId { z: 14, x: 0, y: 0 };

    fn wishes(plan: &Sheet, base: &Sheet, region: Region) -> Vec<Wish> {
        let mut width = |text: &str, _: Class| f64::from(u8::try_from(text.len()).unwrap()) * 8.0;
        let mut gather = Gather { region, width: &mut width, wishes: Vec::new() };
        let under = Under { tile: TILE, plan, base };
        gather.names(&under);
        let all = [under];
        gather.sea(&all);
        gather.codes(&all, &scheme::tests::sample());
        gather.wishes
    }

    fn zone(code: &str, ring: &[(i32, i32)]) -> Shape {
        Shape::polygon(code, ring)
    }

    #[test]
    fn a_code_stands_in_the_middle_of_a_square_zone() {
        let plan = Sheet::with("subzone", 512, vec![zone("R-2", &[(0, 0), (512, 0), (512, 512), (0, 512)])]);
        let found = wishes(&plan, &Sheet::default(), REGION);
        assert_eq!(found.len(), 1);
        assert!((found[0].at.0 - 256.0).abs() <= 8.0 && (found[0].at.1 - 256.0).abs() <= 8.0);
    }

    #[test]
    fn a_zone_too_narrow_for_its_code_gets_none() {
        let plan = Sheet::with("subzone", 512, vec![zone("BJ", &[(0, 0), (20, 0), (20, 512), (0, 512)])]);
        assert!(wishes(&plan, &Sheet::default(), REGION).is_empty());
    }

    #[test]
    fn a_code_avoids_the_zone_that_lies_within() {
        let plan = Sheet::with(
            "subzone",
            512,
            vec![
                zone("R-2", &[(0, 0), (512, 0), (512, 512), (0, 512)]),
                zone("K-1", &[(190, 60), (440, 60), (440, 440), (190, 440)]),
            ],
        );
        let found = wishes(&plan, &Sheet::default(), REGION);
        assert_eq!(found.len(), 2);
        assert!(found[0].at.0 + 12.0 < 190.0 && found[1].at.0 - 12.0 > 190.0, "{found:?}");
    }

    #[test]
    fn a_zone_cut_by_a_tile_is_one_zone() {
        let mut piece = zone("R-2", &[(0, 0), (256, 0), (256, 512), (0, 512)]);
        piece.id = 7;
        let mut other = zone("R-2", &[(256, 0), (512, 0), (512, 512), (256, 512)]);
        other.id = 7;
        let plan = Sheet::with("subzone", 512, vec![piece, other]);
        assert_eq!(wishes(&plan, &Sheet::default(), REGION).len(), 1);
    }

    #[test]
    fn names_wait_for_their_zoom() {
        let mut point = zone("", &[(100, 100), (101, 100), (101, 101)]);
        point.form = Form::Points;
        point.parts = vec![vec![(100, 100)]];
        point.marks = vec![("class".into(), "kantor".into()), ("name".into(), "Kantor Lurah".into())];
        let base = Sheet::with("place", 512, vec![point]);
        assert_eq!(wishes(&Sheet::default(), &base, REGION).len(), 1);
        let far = Region { zoom: 14, ..REGION };
        assert!(wishes(&Sheet::default(), &base, far).is_empty());
    }

    #[test]
    fn a_kelurahan_is_named_at_its_point() {
        let mut width = |_: &str, _: Class| 50.0;
        let region = Region::around(14, (3_537_000.0, 2_215_000.0), (3_538_000.0, 2_216_500.0));
        let mut gather = Gather { region, width: &mut width, wishes: Vec::new() };
        let place = |lng, lat| LngLat::new(lng, lat).unwrap();
        gather.points(
            Class::Kelurahan,
            &[("Oebobo".into(), place(123.60, -10.16)), ("Kairo".into(), place(31.2, 30.0))],
        );
        assert_eq!(gather.wishes.len(), 1);
    }

    #[test]
    fn a_region_names_the_tiles_under_it() {
        let region =
            Region { zoom: 16, left: 1_024.0 * 5.0 - 10.0, top: 1_024.0 * 7.0, width: 512.0, height: 512.0 };
        let tiles: Vec<_> = region.tiles().iter().map(|it| (it.z, it.x, it.y)).collect();
        assert_eq!(tiles, [(14, 4, 7), (14, 5, 7)]);
    }

    #[test]
    fn a_small_pan_keeps_the_region() {
        let region = |x: f64| Region::around(14, (1_000.0 + x, 500.0), (1_360.0 + x, 900.0));
        assert_eq!(region(0.0), region(-20.0));
        let one = region(0.0);
        assert!(one.left <= 952.0 && one.left + one.width >= 1_408.0);
    }
}
