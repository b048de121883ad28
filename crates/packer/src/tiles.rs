//! All tiles of a pack's plan and base map.

use std::collections::BTreeMap;

use citypack::{
    mvt::GeomKind,
    write::{LayerWriter, encode_tile},
};
use measure::{CHECK_EXTENT, CHECK_ZOOM, TileId, project};
use rayon::prelude::*;

use crate::{
    cut::{LocalRings, Square, cut},
    geometry::{Shape, UnitPoint},
    layer::{GridLayer, to_shape},
    project::BUFFER,
    rings::clean,
    simplify::{DISPLAY, DISPLAY_EXTENT, DISPLAY_SHIFT, Nodes, at_zoom, line_at_zoom, stops},
    snap::snap,
    sources::{Feature, Geometry},
};

/// Check tiles and their buffer.
const CHECK: Square = Square { extent: CHECK_EXTENT, buffer: BUFFER };

/// A piece of a feature: tile, layer, feature, rings.
type Piece = ((u32, u32), usize, usize, LocalRings);

/// The plan's tiles, uncompressed, from `min_zoom` to the check zoom. Threads share the work; the result is in the
/// order of the features whatever their number.
pub fn plan_tiles(layers: &[GridLayer], min_zoom: u8) -> BTreeMap<TileId, Vec<u8>> {
    let nodes: Vec<Nodes> = layers.iter().map(|it| Nodes::of(&it.shapes)).collect();
    let mut tiles = BTreeMap::new();
    for z in min_zoom..=CHECK_ZOOM {
        let square = if z == CHECK_ZOOM { CHECK } else { DISPLAY };
        let mut pieces: Vec<Piece> = Vec::new();
        for (layer_number, layer) in layers.iter().enumerate() {
            let cut_one = |(n, shape): (usize, &Shape<UnitPoint>)| {
                let cuts = if z == CHECK_ZOOM {
                    cut(shape, square)
                } else {
                    cut(&at_zoom(shape, &nodes[layer_number], z), square)
                };
                cuts.into_iter().map(move |(tile, rings)| (tile, layer_number, n, rings)).collect::<Vec<_>>()
            };
            pieces.par_extend(layer.shapes.par_iter().enumerate().flat_map_iter(cut_one));
        }
        pieces.par_sort_by_key(|it| (it.0, it.1, it.2));
        let groups: Vec<&[Piece]> = pieces.chunk_by(|a, b| a.0 == b.0).collect();
        let encode_one = |group: &&[Piece]| {
            let (x, y) = group[0].0;
            let is_seen = group.iter().any(|it| reaches_square(&it.3, square));
            is_seen.then(|| (TileId { z, x, y }, encode(layers, group, square)))
        };
        tiles.extend(groups.par_iter().filter_map(encode_one).collect::<Vec<_>>());
    }
    tiles
}

/// Whether anything of a piece lies inside the tile square itself.
fn reaches_square(rings: &LocalRings, square: Square) -> bool {
    rings.iter().any(|ring| {
        let range = |pick: fn(&(i32, i32)) -> i32| {
            let values = ring.iter().map(|it| i64::from(pick(it)));
            (values.clone().min().unwrap_or(0), values.max().unwrap_or(0))
        };
        let (x, y) = (range(|it| it.0), range(|it| it.1));
        x.1 > 0 && y.1 > 0 && x.0 < square.extent && y.0 < square.extent
    })
}

fn encode(layers: &[GridLayer], pieces: &[Piece], square: Square) -> Vec<u8> {
    let extent = u32::try_from(square.extent).expect("an extent is a small constant");
    let mut writers: Vec<LayerWriter> =
        layers.iter().map(|it| LayerWriter::new(&it.section.id, extent)).collect();
    for (_, layer, feature, rings) in pieces {
        let attributes = layers[*layer].features[*feature].attributes();
        writers[*layer].add(*feature as u64 + 1, GeomKind::Polygon, rings, &attributes);
    }
    encode_tile(&writers)
}

/// The base map's tiles: layers by the property `kind`, attributes `class` and `name`.
pub fn base_tiles(features: &[Feature], min_zoom: u8) -> BTreeMap<TileId, Vec<u8>> {
    let mut tiles = BTreeMap::new();
    let mut kinds: Vec<&String> = features.iter().filter_map(|it| it.attributes.get("kind")).collect();
    kinds.sort_unstable();
    kinds.dedup();
    let extent = u32::try_from(DISPLAY_EXTENT).expect("an extent is a small constant");
    for z in min_zoom..=CHECK_ZOOM {
        let mut writers: BTreeMap<(u32, u32), Vec<LayerWriter>> = BTreeMap::new();
        for (id, feature) in features.iter().enumerate() {
            let Some(kind) = feature.attributes.get("kind") else { continue };
            let layer = kinds.iter().position(|it| *it == kind).unwrap_or(0);
            let attribute = |key: &str| Some((key.to_owned(), feature.attributes.get(key)?.clone()));
            let attributes: Vec<(String, String)> =
                ["class", "name"].into_iter().filter_map(attribute).collect();
            for (tile, geometry, parts) in base_pieces(&feature.geometry, z) {
                let layers = writers
                    .entry(tile)
                    .or_insert_with(|| kinds.iter().map(|it| LayerWriter::new(it, extent)).collect());
                layers[layer].add(id as u64 + 1, geometry, &parts, &attributes);
            }
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

#[expect(clippy::cast_possible_truncation, reason = "the grid is below 2^31")]
pub(crate) fn to_units((x, y): (f64, f64)) -> UnitPoint {
    (libm::round(x) as i64, libm::round(y) as i64)
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
    let b = crate::rings::bounds(&noded);
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
