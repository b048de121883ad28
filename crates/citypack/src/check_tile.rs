//! One tile of the check zoom with all that a verdict needs of it.

use measure::{CHECK_EXTENT, FINE, GridPoint, TileId};

use crate::{
    cells::Cells,
    coverage::Coverage,
    edge_index::{EdgeIndex, Fine, Keys},
    ledger::{FeatureFacts, Ledger},
    mvt::{Feature, GeomKind, Layer, Tile},
};

/// Which layers of the tiles a verdict looks at, and how.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct LayerPlan {
    /// Name of the layer in the tiles.
    pub(crate) name: String,
    /// What it is.
    pub(crate) kind: LayerKind,
    /// Overlay kinds that its features carry as attributes `overlay.<kind>`.
    pub(crate) overlays: Vec<String>,
}

/// What a layer means to a verdict.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum LayerKind {
    /// Sub-zones.
    SubZone,
    /// Kawasan.
    Kawasan,
    /// An overlay, named by the layer.
    Overlay,
}

/// An indexed check tile. Its layers are in the order of the plans it was built with.
#[derive(Debug)]
pub(crate) struct CheckTile {
    id: TileId,
    layers: Vec<IndexedLayer>,
    cells: Cells,
}

#[derive(Debug, Default)]
pub(crate) struct IndexedLayer {
    pub(crate) index: EdgeIndex,
    /// For each feature the number of what it says.
    pub(crate) features: Vec<u32>,
}

impl CheckTile {
    /// Indexes the layers of a decoded tile; `None` for a place where the archive holds no tile.
    pub(crate) fn build(
        id: TileId,
        tile: Option<&Tile>,
        plans: &[LayerPlan],
        ledger: &mut Ledger,
        coverage: &Coverage,
    ) -> Result<Self, &'static str> {
        let one = |(number, plan): (usize, &LayerPlan)| match tile.and_then(|it| it.layer(&plan.name)) {
            Some(layer) => index_layer(layer, plan, |facts| ledger.enter(number, plan, facts)),
            None => Ok(IndexedLayer::default()),
        };
        let layers = plans.iter().enumerate().map(one).collect::<Result<Vec<_>, _>>()?;
        let cells = Cells::build(id, plans, &layers, ledger, coverage);
        Ok(Self { id, layers, cells })
    }

    /// The tile's place.
    pub(crate) fn id(&self) -> TileId {
        self.id
    }

    pub(crate) fn layers(&self) -> &[IndexedLayer] {
        &self.layers
    }

    pub(crate) fn cells(&self) -> &Cells {
        &self.cells
    }

    /// A point relative to the tile's corner.
    pub(crate) fn relative(&self, point: GridPoint) -> Fine {
        let (x, y) = self.id.origin();
        (point.x - x * FINE, point.y - y * FINE)
    }

    /// Bytes of memory the index takes, roughly; caches count with it.
    pub(crate) fn weight(&self) -> usize {
        self.layers.iter().map(|it| it.index.weight() + it.features.len() * 4).sum::<usize>()
            + self.cells.weight()
    }
}

fn index_layer(
    layer: &Layer,
    plan: &LayerPlan,
    mut number_of: impl FnMut(FeatureFacts) -> u32,
) -> Result<IndexedLayer, &'static str> {
    if i64::from(layer.extent) != CHECK_EXTENT {
        return Err("a check tile has another extent than 65,536");
    }
    let mut facts = Vec::with_capacity(layer.features.len());
    let mut rings = Vec::new();
    for feature in layer.features.iter().filter(|it| it.kind == GeomKind::Polygon) {
        let number = u32::try_from(facts.len()).map_err(|_too_many| "a layer has too many features")?;
        rings.extend(feature.parts.iter().map(|ring| (number, ring.as_slice())));
        facts.push(facts_of(layer, feature, plan));
    }
    if EdgeIndex::is_too_heavy(&rings) {
        return Err("a layer of a check tile has more or longer edges than the limit");
    }
    let zones = zone_keys(&facts);
    let features: Vec<u32> = facts.into_iter().map(&mut number_of).collect();
    let keys: Vec<Keys> =
        zones.into_iter().zip(&features).map(|(zone, facts)| Keys { zone, facts: *facts }).collect();
    Ok(IndexedLayer { index: EdgeIndex::build(&rings, &keys), features })
}

/// What a feature says to a verdict: a zone by its code and attributes, an overlay by its class.
pub(crate) fn facts_of(layer: &Layer, feature: &Feature, plan: &LayerPlan) -> FeatureFacts {
    let text = |key: &str| layer.text(feature, key).filter(|it| !it.is_empty());
    if plan.kind == LayerKind::Overlay {
        return FeatureFacts {
            class: text("class").unwrap_or_default().to_owned(),
            ..FeatureFacts::default()
        };
    }
    let overlay = |kind: &String| Some((kind.clone(), text(&format!("overlay.{kind}"))?.to_owned()));
    FeatureFacts {
        code: text("code").map(str::to_owned),
        class: String::new(),
        overlays: plan.overlays.iter().filter_map(overlay).collect(),
    }
}

/// Numbers that are equal where codes are equal.
fn zone_keys(facts: &[FeatureFacts]) -> Vec<u32> {
    let mut codes: Vec<&Option<String>> = facts.iter().map(|it| &it.code).collect();
    measure::sort(&mut codes);
    codes.dedup();
    let number = |it: &FeatureFacts| codes.binary_search(&&it.code).unwrap_or(0);
    facts.iter().map(|it| u32::try_from(number(it)).unwrap_or(0)).collect()
}
