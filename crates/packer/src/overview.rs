//! Overviews: what a layer of zones looks like from far away. Zones with the same attributes become one, and what is too
//! small or too narrow to be seen goes to its neighbours, never to nobody: the cover stays a cover.
//!
//! A fine grid is laid over the layer and each cell asked for its zone, so borders arise once for both sides. What is
//! shown nearer than an overview never passes through here.

mod borders;
mod cells;

use std::collections::BTreeMap;

use measure::CHECK_ZOOM;
use rayon::prelude::*;

use crate::{
    geometry::{Shape, UnitPoint},
    rings::{bounds, join},
    simplify::DISPLAY_SHIFT,
};
use borders::Borders;
use cells::{Drawn, Raster};

/// Display zooms below this one show overviews: from here on a block of a city is wider than a few dots.
pub const OVERVIEW_BELOW: u8 = 13;

/// Display units along a cell: four cells are a dot of a tile drawn 256 dots wide.
const CELL_UNITS: i64 = 2;
/// Cells along a block that is worked on at once. Tests take small ones, so that blocks meet in whatever they draw.
const BLOCK: i64 = if cfg!(test) { 200 } else { 1024 };

/// Attributes of a feature as they stand in tiles.
pub type Attributes = Vec<(String, String)>;

/// The zones of an overview: one shape for each set of attributes, in the order of the attributes.
#[derive(Debug, Default)]
pub struct Overview {
    /// What is said of each shape.
    pub attributes: Vec<Attributes>,
    /// The shapes, on the check grid.
    pub shapes: Vec<Shape<UnitPoint>>,
}

impl Overview {
    /// The overview of a settled layer, in which every place belongs to one shape at most.
    pub fn of(shapes: &[Shape<UnitPoint>], attributes: &[Attributes], zoom: u8) -> Self {
        let mut distinct: Vec<&Attributes> = attributes.iter().collect();
        distinct.sort_unstable();
        distinct.dedup();
        // Number 0 is a place without a zone.
        let number = |it: &Attributes| small(distinct.partition_point(|known| *known < it)) + 1;
        let side = CELL_UNITS << (u32::from(CHECK_ZOOM - zoom) + DISPLAY_SHIFT);
        let drawn: Vec<Drawn<'_>> = (shapes.iter().zip(attributes))
            .filter_map(|(shape, attributes)| Drawn::of(shape, number(attributes)))
            .collect();
        let blocks = blocks_of(&drawn, side);
        let found: Vec<Borders> = (blocks.par_iter())
            .map(|(block, inside)| {
                let first = (block.0 * BLOCK, block.1 * BLOCK);
                let inside: Vec<&Drawn<'_>> = inside.iter().map(|n| &drawn[*n]).collect();
                let mut raster = Raster::paint(&inside, first, BLOCK, side);
                raster.thin_out();
                Borders::of(&raster, first, BLOCK)
            })
            .collect();
        let mut all: BTreeMap<u32, Vec<(UnitPoint, UnitPoint)>> = BTreeMap::new();
        for (label, edge) in found.into_iter().flat_map(Borders::into_edges) {
            all.entry(label).or_default().push(edge);
        }
        let to_units = |p: &mut UnitPoint| *p = (p.0 * side, p.1 * side);
        let traced: Vec<(u32, Shape<UnitPoint>)> = (all.into_iter().collect::<Vec<_>>().into_par_iter())
            .map(|(label, edges)| {
                let mut rings = join(edges.into_iter());
                rings.iter_mut().flatten().for_each(to_units);
                (label, Shape { rings })
            })
            .collect();
        let mut overview = Self::default();
        for (label, shape) in traced {
            overview.attributes.push(distinct[label as usize - 1].clone());
            overview.shapes.push(shape);
        }
        overview
    }
}

fn small(count: usize) -> u32 {
    u32::try_from(count).expect("a layer has fewer than 2^32 features")
}

/// The blocks that shapes reach, each with the numbers of the shapes that reach it or its surroundings.
fn blocks_of(drawn: &[Drawn<'_>], side: i64) -> Vec<((i64, i64), Vec<usize>)> {
    let mut blocks: BTreeMap<(i64, i64), Vec<usize>> = BTreeMap::new();
    for (n, it) in drawn.iter().enumerate() {
        let b = it.bounds.map(|v| v.div_euclid(side));
        let range = |low: i64, high: i64| {
            (low - cells::MARGIN).div_euclid(BLOCK)..=(high + cells::MARGIN).div_euclid(BLOCK)
        };
        for x in range(b[0], b[2]) {
            for y in range(b[1], b[3]) {
                blocks.entry((x, y)).or_default().push(n);
            }
        }
    }
    blocks.into_iter().collect()
}

impl<'a> Drawn<'a> {
    fn of(shape: &'a Shape<UnitPoint>, label: u32) -> Option<Self> {
        let boxes = shape.rings.iter().map(|it| bounds(it));
        let all = boxes.reduce(|a, b| [a[0].min(b[0]), a[1].min(b[1]), a[2].max(b[2]), a[3].max(b[3])])?;
        Some(Self { shape, label, bounds: all })
    }
}

#[cfg(test)]
mod tests;
