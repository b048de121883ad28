//! The tiles of a base map: coast, rivers, roads, names, for finding one's way on the plan. Overviews hold what is drawn
//! there and no more.

use std::collections::BTreeMap;

use citypack::{
    mvt::GeomKind,
    write::{LayerWriter, encode_tile},
};
use measure::{CHECK_ZOOM, TileId, project};

use super::to_units;
use crate::{
    cut::{LocalRings, cut},
    geometry::UnitPoint,
    layer::to_shape,
    overview::{Attributes, OVERVIEW_BELOW},
    rings::{bounds, clean},
    simplify::{DISPLAY, DISPLAY_EXTENT, DISPLAY_SHIFT, Nodes, at_zoom, line_at_zoom, stops},
    snap::snap,
    sources::{Feature, Geometry},
};

/// Below this zoom names of places have no room.
const NAMES_FROM: u8 = 12;

/// The base map's tiles: layers by the property `kind`, attributes `class` and `name`.
pub fn base_tiles(features: &[Feature], min_zoom: u8) -> BTreeMap<TileId, Vec<u8>> {
    let mut tiles = BTreeMap::new();
    let mut kinds: Vec<&String> = features.iter().filter_map(|it| it.attributes.get("kind")).collect();
    kinds.sort_unstable();
    kinds.dedup();
    let extent = u32::try_from(DISPLAY_EXTENT).expect("an extent is a small constant");
    for z in min_zoom..=CHECK_ZOOM {
        let mut writers: BTreeMap<(u32, u32), Vec<LayerWriter>> = BTreeMap::new();
        let mut add =
            |tile: (u32, u32), layer: usize, id: u64, kind, parts: &LocalRings, said: &Attributes| {
                let layers = writers
                    .entry(tile)
                    .or_insert_with(|| kinds.iter().map(|it| LayerWriter::new(it, extent)).collect());
                layers[layer].add(id, kind, parts, said);
            };
        // Lines of an overview that say the same become one.
        let mut lines: BTreeMap<((u32, u32), usize, Attributes), LocalRings> = BTreeMap::new();
        for (id, feature) in features.iter().enumerate() {
            let Some(kind) = feature.attributes.get("kind") else { continue };
            let layer = kinds.iter().position(|it| *it == kind).unwrap_or(0);
            let is_line = matches!(feature.geometry, Geometry::Lines(_));
            if z < NAMES_FROM && matches!(feature.geometry, Geometry::Points(_)) {
                continue;
            }
            let attribute = |key: &str| Some((key.to_owned(), feature.attributes.get(key)?.clone()));
            let keys: &[&str] = if is_line && z < OVERVIEW_BELOW { &["class"] } else { &["class", "name"] };
            let said: Attributes = keys.iter().filter_map(|it| attribute(it)).collect();
            for (tile, geometry, parts) in base_pieces(&feature.geometry, z) {
                if is_line && z < OVERVIEW_BELOW {
                    lines.entry((tile, layer, said.clone())).or_default().extend(parts);
                } else {
                    add(tile, layer, id as u64 + 1, geometry, &parts, &said);
                }
            }
        }
        for ((tile, layer, said), parts) in &lines {
            add(*tile, *layer, 0, GeomKind::Line, parts, said);
        }
        tiles.extend(writers.iter().map(|((x, y), it)| (TileId { z, x: *x, y: *y }, encode_tile(it))));
    }
    tiles
}

fn base_pieces(geometry: &Geometry, z: u8) -> Vec<((u32, u32), GeomKind, LocalRings)> {
    match geometry {
        Geometry::Polygons(polygons) => {
            let snapped = snap(&[to_shape(polygons)]);
            let shape = clean(&snapped[0].rings);
            let nodes = Nodes::of(core::slice::from_ref(&shape));
            cut(&at_zoom(&shape, &nodes, z), DISPLAY)
                .into_iter()
                .map(|(tile, rings)| (tile, GeomKind::Polygon, rings))
                .collect()
        }
        Geometry::Lines(lines) => {
            let mut out: BTreeMap<(u32, u32), LocalRings> = BTreeMap::new();
            for line in lines {
                let units: Vec<UnitPoint> = line.iter().map(|it| to_units(project(*it))).collect();
                cut_line(&line_at_zoom(&units, z), &mut out);
            }
            out.into_iter().map(|(tile, parts)| (tile, GeomKind::Line, parts)).collect()
        }
        Geometry::Points(points) => {
            let mut out: BTreeMap<(u32, u32), LocalRings> = BTreeMap::new();
            let shift = u32::from(CHECK_ZOOM - z) + DISPLAY_SHIFT;
            for point in points {
                let (x, y) = to_units(project(*point));
                let at = (x >> shift, y >> shift);
                place(at, |tile, local| out.entry(tile).or_default().push(vec![local]));
            }
            out.into_iter().map(|(tile, parts)| (tile, GeomKind::Point, parts)).collect()
        }
        Geometry::Nothing => Vec::new(),
    }
}

/// Calls `put` with the tile that owns a point and the point in its coordinates.
fn place((x, y): UnitPoint, mut put: impl FnMut((u32, u32), (i32, i32))) {
    let tile = |v: i64| u32::try_from(v.div_euclid(DISPLAY_EXTENT)).ok();
    let local = |v: i64| i32::try_from(v.rem_euclid(DISPLAY_EXTENT)).ok();
    if let (Some(column), Some(row), Some(x), Some(y)) = (tile(x), tile(y), local(x), local(y)) {
        put((column, row), (x, y));
    }
}

/// Cuts a line into the runs that lie in each tile and its buffer.
fn cut_line(line: &[UnitPoint], out: &mut BTreeMap<(u32, u32), LocalRings>) {
    let mut noded: Vec<UnitPoint> = Vec::new();
    for pair in line.windows(2) {
        noded.push(pair[0]);
        noded.extend(stops(pair[0], pair[1], DISPLAY));
    }
    noded.extend(line.last());
    noded.dedup();
    if noded.len() < 2 {
        return;
    }
    let b = bounds(&noded);
    for column in DISPLAY.tiles(b[0], b[2]) {
        for row in DISPLAY.tiles(b[1], b[3]) {
            let (x, y) = (DISPLAY.reach(column), DISPLAY.reach(row));
            let inside = |p: &UnitPoint| x.0 <= p.0 && p.0 <= x.1 && y.0 <= p.1 && p.1 <= y.1;
            let (Ok(tx), Ok(ty)) = (u32::try_from(column), u32::try_from(row)) else { continue };
            let local = |p: &UnitPoint| {
                let relative = |v: i64, tile: i64| i32::try_from(v - tile * DISPLAY_EXTENT).unwrap_or(0);
                (relative(p.0, column), relative(p.1, row))
            };
            for run in noded.split(|it| !inside(it)).filter(|it| it.len() > 1) {
                out.entry((tx, ty)).or_default().push(run.iter().map(local).collect());
            }
        }
    }
}
