//! One tile of the check zoom with all that a verdict needs of it.

use measure::{CHECK_EXTENT, FINE, GridPoint, TileId};

use crate::{
    edge_index::{EdgeIndex, Fine, Keys},
    mvt::{GeomKind, Layer, Tile},
};

/// Which layers of the tiles a verdict looks at, and how.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LayerPlan {
    /// Name of the layer in the tiles.
    pub name: String,
    /// What it is.
    pub kind: LayerKind,
    /// Overlay kinds that its features carry as attributes `overlay.<kind>`.
    pub overlays: Vec<String>,
}

/// What a layer means to a verdict.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LayerKind {
    /// Sub-zones.
    SubZone,
    /// Kawasan.
    Kawasan,
    /// An overlay, named by the layer.
    Overlay,
}

/// An indexed check tile. Its layers are in the order of the plans it was built with.
#[derive(Debug)]
pub struct CheckTile {
    id: TileId,
    layers: Vec<IndexedLayer>,
}

#[derive(Debug, Default)]
pub(crate) struct IndexedLayer {
    pub(crate) index: EdgeIndex,
    pub(crate) features: Vec<FeatureFacts>,
}

/// What a feature says, apart from its shape.
#[derive(Debug, Clone, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct FeatureFacts {
    /// Zone code; blank becomes `None`.
    pub(crate) code: Option<String>,
    /// Overlay class.
    pub(crate) class: String,
    /// Overlays carried as attributes: kind and class.
    pub(crate) overlays: Vec<(String, String)>,
}

impl CheckTile {
    /// Indexes the layers of a decoded tile; `None` for a place where the archive holds no tile.
    pub fn build(id: TileId, tile: Option<&Tile>, plans: &[LayerPlan]) -> Result<Self, &'static str> {
        let one = |plan: &LayerPlan| match tile.and_then(|it| it.layer(&plan.name)) {
            Some(layer) => index_layer(layer, plan),
            None => Ok(IndexedLayer::default()),
        };
        Ok(Self { id, layers: plans.iter().map(one).collect::<Result<_, _>>()? })
    }

    /// The tile's place.
    pub fn id(&self) -> TileId {
        self.id
    }

    pub(crate) fn layers(&self) -> &[IndexedLayer] {
        &self.layers
    }

    /// A point relative to the tile's corner.
    pub(crate) fn relative(&self, point: GridPoint) -> Fine {
        let (x, y) = self.id.origin();
        (point.x - x * FINE, point.y - y * FINE)
    }

    /// Bytes of memory the index takes, roughly; caches count with it.
    pub fn weight(&self) -> usize {
        self.layers.iter().map(|it| it.index.weight() + it.features.len() * 96).sum()
    }
}

fn index_layer(layer: &Layer, plan: &LayerPlan) -> Result<IndexedLayer, &'static str> {
    if i64::from(layer.extent) != CHECK_EXTENT {
        return Err("a check tile has another extent than 65,536");
    }
    let mut features = Vec::with_capacity(layer.features.len());
    let mut rings = Vec::new();
    for feature in layer.features.iter().filter(|it| it.kind == GeomKind::Polygon) {
        let number = u32::try_from(features.len()).map_err(|_too_many| "a layer has too many features")?;
        rings.extend(feature.parts.iter().map(|ring| (number, ring.as_slice())));
        let text = |key: &str| layer.text(feature, key).filter(|it| !it.is_empty());
        let overlay = |kind: &String| Some((kind.clone(), text(&format!("overlay.{kind}"))?.to_owned()));
        features.push(FeatureFacts {
            code: text("code").map(str::to_owned),
            class: text("class").unwrap_or_default().to_owned(),
            overlays: plan.overlays.iter().filter_map(overlay).collect(),
        });
    }
    let keys = keys_of(&features);
    Ok(IndexedLayer { index: EdgeIndex::build(&rings, &keys), features })
}

/// Numbers that are equal where codes, or all facts, are equal.
fn keys_of(features: &[FeatureFacts]) -> Vec<Keys> {
    let mut codes: Vec<&Option<String>> = features.iter().map(|it| &it.code).collect();
    codes.sort_unstable();
    codes.dedup();
    let mut facts: Vec<&FeatureFacts> = features.iter().collect();
    facts.sort_unstable();
    facts.dedup();
    let number = |found: Result<usize, usize>| u32::try_from(found.unwrap_or(0)).unwrap_or(0);
    let key = |it: &FeatureFacts| Keys {
        zone: number(codes.binary_search(&&it.code)),
        facts: number(facts.binary_search(&it)),
    };
    features.iter().map(key).collect()
}
