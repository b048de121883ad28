//! All tiles of a pack's plan; those of its base map are a module of their own.

mod base;

use std::{borrow::Cow, collections::BTreeMap};

use citypack::{
    ManifestLayerKind,
    mvt::GeomKind,
    write::{LayerWriter, encode_tile},
};
use measure::{CHECK_EXTENT, CHECK_ZOOM, TileId};
use rayon::prelude::*;

pub use base::base_tiles;

use crate::{
    cut::{LocalRings, Square, cut},
    geometry::{Shape, UnitPoint},
    layer::{GridLayer, LayerFeature},
    overview::{Attributes, OVERVIEW_BELOW, Overview},
    progress::{Progress, Stage},
    project::BUFFER,
    simplify::{DISPLAY, Nodes, at_zoom},
    winner::{OverlapRule, Plain},
};

/// Check tiles and their buffer.
const CHECK: Square = Square { extent: CHECK_EXTENT, buffer: BUFFER };

/// A piece of a feature: tile, layer, feature, rings.
type Piece = ((u32, u32), usize, usize, LocalRings);

/// A layer as one zoom shows it.
struct Shown<'a> {
    layer: &'a GridLayer,
    /// Several zones as one, where the zoom is an overview.
    overview: Option<Overview>,
    /// Where borders meet; the check zoom needs none.
    nodes: Option<Cow<'a, Nodes>>,
}

/// The plan's tiles, uncompressed, from `min_zoom` to the check zoom. Threads share the work; the result is in the
/// order of the features whatever their number.
pub fn plan_tiles(layers: &[GridLayer], min_zoom: u8, progress: Progress<'_>) -> BTreeMap<TileId, Vec<u8>> {
    let nodes: Vec<Nodes> = layers.iter().map(|it| Nodes::of(&it.shapes)).collect();
    let mut tiles = BTreeMap::new();
    let steps = progress.begin(Stage::Cut, usize::from(CHECK_ZOOM - min_zoom + 1) * 2);
    for z in min_zoom..=CHECK_ZOOM {
        let square = if z == CHECK_ZOOM { CHECK } else { DISPLAY };
        let shown: Vec<Shown<'_>> =
            layers.iter().zip(&nodes).map(|(layer, nodes)| Shown::at(layer, nodes, z)).collect();
        let mut pieces: Vec<Piece> = Vec::new();
        for (layer_number, layer) in shown.iter().enumerate() {
            let cut_one = |(n, shape): (usize, &Shape<UnitPoint>)| {
                let cuts = match &layer.nodes {
                    Some(nodes) => cut(&at_zoom(shape, nodes, z), square),
                    None => cut(shape, square),
                };
                cuts.into_iter().map(move |(tile, rings)| (tile, layer_number, n, rings)).collect::<Vec<_>>()
            };
            pieces.par_extend(layer.shapes().par_iter().enumerate().flat_map_iter(cut_one));
        }
        steps.add(1);
        // Features that say the same follow each other, which compresses better.
        let ranks: Vec<Vec<usize>> = shown.iter().map(Shown::ranks).collect();
        pieces.par_sort_by_key(|it| (it.0, it.1, ranks[it.1][it.2], it.2));
        let groups: Vec<&[Piece]> = pieces.chunk_by(|a, b| a.0 == b.0).collect();
        let encode_one = |group: &&[Piece]| {
            let (x, y) = group[0].0;
            let is_seen = group.iter().any(|it| reaches_square(&it.3, square));
            is_seen.then(|| (TileId { z, x, y }, encode(&shown, group, square)))
        };
        tiles.extend(groups.par_iter().filter_map(encode_one).collect::<Vec<_>>());
        steps.add(1);
    }
    tiles
}

/// Whether every place has one zone at most. Only then do the zones make a cover that can be drawn with fewer.
fn is_cover(layer: &GridLayer) -> bool {
    let is_overlay = layer.section.kind == ManifestLayerKind::Overlay;
    !is_overlay && layer.section.overlap != OverlapRule::Plain(Plain::All)
}

impl<'a> Shown<'a> {
    fn at(layer: &'a GridLayer, nodes: &'a Nodes, zoom: u8) -> Self {
        if zoom < OVERVIEW_BELOW && is_cover(layer) {
            let attributes: Vec<Attributes> = layer.features.iter().map(LayerFeature::attributes).collect();
            let overview = Overview::of(&layer.shapes, &attributes, zoom);
            let nodes = Nodes::of(&overview.shapes);
            return Self { layer, overview: Some(overview), nodes: Some(Cow::Owned(nodes)) };
        }
        Self { layer, overview: None, nodes: (zoom < CHECK_ZOOM).then_some(Cow::Borrowed(nodes)) }
    }

    fn shapes(&self) -> &[Shape<UnitPoint>] {
        self.overview.as_ref().map_or(&self.layer.shapes, |it| &it.shapes)
    }

    /// The place of each feature in the order of attributes; features that may lie over one another keep their order.
    fn ranks(&self) -> Vec<usize> {
        let count = self.shapes().len();
        if self.overview.is_some() || !is_cover(self.layer) {
            return vec![0; count];
        }
        let said: Vec<Attributes> = self.layer.features.iter().map(LayerFeature::attributes).collect();
        let mut order: Vec<&Attributes> = said.iter().collect();
        order.sort_unstable();
        order.dedup();
        said.iter().map(|it| order.partition_point(|known| *known < it)).collect()
    }

    /// Id and attributes of a feature. What several features became has no id.
    fn feature(&self, n: usize) -> (u64, Cow<'_, Attributes>) {
        match &self.overview {
            Some(it) => (0, Cow::Borrowed(&it.attributes[n])),
            None => (n as u64 + 1, Cow::Owned(self.layer.features[n].attributes())),
        }
    }
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

fn encode(layers: &[Shown<'_>], pieces: &[Piece], square: Square) -> Vec<u8> {
    let extent = u32::try_from(square.extent).expect("an extent is a small constant");
    let mut writers: Vec<LayerWriter> =
        layers.iter().map(|it| LayerWriter::new(&it.layer.section.id, extent)).collect();
    for (_, layer, feature, rings) in pieces {
        let (id, attributes) = layers[*layer].feature(*feature);
        writers[*layer].add(id, GeomKind::Polygon, rings, &attributes);
    }
    encode_tile(&writers)
}

#[expect(clippy::cast_possible_truncation, reason = "the grid is below 2^31")]
pub(crate) fn to_units((x, y): (f64, f64)) -> UnitPoint {
    (libm::round(x) as i64, libm::round(y) as i64)
}
