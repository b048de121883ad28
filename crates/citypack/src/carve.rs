//! Cuts a plot along the plan: which ground lies in which zone under which overlays. Shapes only; no rules.
//!
//! Each tile speaks of the ground in its own square. What is cut there is joined again over the tiles, so neither the
//! lines of tiles nor borders between polygons that say one thing part anything.

use std::{collections::BTreeMap, rc::Rc};

use measure::{Frame, LngLat, Outline, Shape};

use crate::{
    check_tile::{LayerKind, LayerPlan},
    drawn_tile::{DrawnTile, Seen},
    ledger::{MISSING_LAYER, NOT_DIGITISED, OUTSIDE_COVERAGE},
};

/// How far a window reaches beyond what is cut, in steps: the lines that it adds stay outside.
const MARGIN: i32 = 64;
/// More pieces than a plot can have; a map that makes more is broken, and what is left is not cut further.
const MOST_PIECES: usize = 4_096;

/// Numbers of the ledger: zones and overlays of some ground, each in order.
pub(crate) type Facts = (Vec<u32>, Vec<u32>);

type Pieces = Vec<(Facts, Shape)>;

/// What is cut, and along what.
pub(crate) struct Knife<'a> {
    pub(crate) plans: &'a [LayerPlan],
    pub(crate) tiles: &'a [Rc<DrawnTile>],
    /// The outlines that the layers of zones claim to cover, in degrees.
    pub(crate) coverage: Vec<&'a Vec<Vec<[f64; 2]>>>,
}

impl Knife<'_> {
    /// The ground of a plot by what the plan says of it. No ground is lost: the shapes add up to the plot.
    pub(crate) fn carve(&self, outline: &Outline) -> BTreeMap<Facts, Shape> {
        let mut parts: BTreeMap<Facts, Vec<Shape>> = BTreeMap::new();
        for tile in self.tiles {
            for (facts, shape) in self.in_tile(outline, tile) {
                parts.entry(facts).or_default().push(shape);
            }
        }
        parts.into_iter().map(|(facts, shapes)| (facts, Shape::joined(shapes.iter()))).collect()
    }

    fn in_tile(&self, outline: &Outline, tile: &DrawnTile) -> Pieces {
        let frame = outline.frame;
        let Some(bounds) = outline.shape.bounds() else { return Vec::new() };
        let square = tile.square(frame);
        let own = if square.holds(bounds) {
            outline.shape.clone()
        } else if square.meets(bounds) {
            outline.shape.cut(&Shape::rectangle(square)).0
        } else {
            Shape::default()
        };
        if own.is_empty() {
            return Vec::new();
        }
        let mut pieces: Pieces = vec![(Facts::default(), own)];
        for kind in [LayerKind::SubZone, LayerKind::Kawasan, LayerKind::Overlay] {
            // Kawasan count only where no sub-zone is drawn.
            let (beside, cut): (Pieces, Pieces) =
                pieces.into_iter().partition(|it| kind == LayerKind::Kawasan && !it.0.0.is_empty());
            pieces = cut;
            for (number, _) in self.plans.iter().enumerate().filter(|it| it.1.kind == kind) {
                for drawn in tile.layer(number) {
                    pieces = split(pieces, kind, drawn.facts, |window| tile.seen(drawn, frame, window));
                }
            }
            pieces.extend(beside);
        }
        self.name_nothing(frame, pieces)
    }

    /// Ground without a zone: not drawn within the coverage, or outside it.
    fn name_nothing(&self, frame: Frame, pieces: Pieces) -> Pieces {
        let any = self.plans.iter().any(|it| it.kind != LayerKind::Overlay);
        let mut named = Vec::with_capacity(pieces.len());
        for ((zones, overlays), shape) in pieces {
            if !zones.is_empty() {
                named.push(((zones, overlays), shape));
            } else if !any {
                named.push(((vec![MISSING_LAYER], overlays), shape));
            } else {
                let (inside, outside) = self.covered(frame, shape);
                named.push(((vec![NOT_DIGITISED], overlays.clone()), inside));
                named.push(((vec![OUTSIDE_COVERAGE], overlays), outside));
            }
        }
        named.retain(|it| !it.1.is_empty());
        named
    }

    fn covered(&self, frame: Frame, shape: Shape) -> (Shape, Shape) {
        let (mut inside, mut rest) = (Vec::new(), shape);
        for polygon in &self.coverage {
            let Some(window) = rest.bounds().map(|it| it.widened(MARGIN)) else { break };
            let corners = [window.low, window.high].map(|it| frame.place(it));
            let rings: Vec<Vec<measure::Local>> = polygon
                .iter()
                .map(|it| in_degrees(it, corners))
                .filter_map(|it| to_frame(&it, frame))
                .collect();
            let (held, left) = rest.cut_by_rings(rings.iter().map(Vec::as_slice));
            inside.push(held);
            rest = left;
        }
        (Shape::joined(inside.iter()), rest)
    }
}

/// Cuts all pieces by one polygon of a layer.
fn split(pieces: Pieces, kind: LayerKind, facts: u32, seen: impl Fn(measure::Bounds) -> Seen) -> Pieces {
    let with = |known: &Facts| {
        let mut both = known.clone();
        let list = if kind == LayerKind::Overlay { &mut both.1 } else { &mut both.0 };
        if let Err(at) = list.binary_search(&facts) {
            list.insert(at, facts);
        }
        both
    };
    let mut all = Vec::with_capacity(pieces.len() + 1);
    for (known, shape) in pieces {
        let Some(bounds) = shape.bounds() else { continue };
        match seen(bounds.widened(MARGIN)) {
            Seen::Nothing => all.push((known, shape)),
            Seen::Whole => all.push((with(&known), shape)),
            Seen::Rings(_) if all.len() > MOST_PIECES => all.push((known, shape)),
            Seen::Rings(rings) => {
                let (inside, outside) = shape.cut_by_rings(rings.iter().map(Vec::as_slice));
                if !inside.is_empty() {
                    all.push((with(&known), inside));
                }
                if !outside.is_empty() {
                    all.push((known, outside));
                }
            }
        }
    }
    all
}

/// Cuts a ring in degrees along the sides of a rectangle, so that far places need not fit the frame.
fn in_degrees(ring: &[[f64; 2]], [one, other]: [LngLat; 2]) -> Vec<[f64; 2]> {
    let (west, east) = (one.lng().min(other.lng()), one.lng().max(other.lng()));
    let (south, north) = (one.lat().min(other.lat()), one.lat().max(other.lat()));
    let sides = [(0, west, 1.0), (0, east, -1.0), (1, south, 1.0), (1, north, -1.0)];
    let mut ring = ring.to_vec();
    for (axis, limit, sign) in sides {
        let depth = |p: &[f64; 2]| (p[axis] - limit) * sign;
        let mut kept = Vec::with_capacity(ring.len() + 4);
        for (n, a) in ring.iter().enumerate() {
            let b = ring[(n + 1) % ring.len()];
            let (da, db) = (depth(a), depth(&b));
            if da >= 0.0 {
                kept.push(*a);
            }
            if (da > 0.0 && db < 0.0) || (da < 0.0 && db > 0.0) {
                let t = da / (da - db);
                let mut cut = [a[0] + (b[0] - a[0]) * t, a[1] + (b[1] - a[1]) * t];
                cut[axis] = limit;
                kept.push(cut);
            }
        }
        ring = kept;
    }
    ring
}

fn to_frame(ring: &[[f64; 2]], frame: Frame) -> Option<Vec<measure::Local>> {
    let local = |it: &[f64; 2]| frame.local(LngLat::new(it[0], it[1]).ok()?);
    let ring: Vec<measure::Local> = ring.iter().filter_map(local).collect();
    (ring.len() > 2).then_some(ring)
}

#[cfg(test)]
mod tests;
