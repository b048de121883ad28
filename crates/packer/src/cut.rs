//! Cuts shapes into tiles. Vertices already stand on every line along which it cuts, so no new ones arise except
//! where a cut edge meets another cut.

use std::collections::BTreeMap;

use crate::{
    geometry::{Ring, Shape, UnitPoint, double_area},
    region::{Region, regions},
    rings::{bounds, clean},
};

/// Units along a tile's side and units that tiles reach over it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Square {
    /// Units along the side.
    pub extent: i64,
    /// Units over each side.
    pub buffer: i64,
}

/// Rings in tile coordinates.
pub type LocalRings = Vec<Vec<(i32, i32)>>;

/// The pieces of a shape, by tile column and row.
pub fn cut(shape: &Shape<UnitPoint>, square: Square) -> BTreeMap<(u32, u32), LocalRings> {
    let mut by_tile: BTreeMap<(i64, i64), Vec<Ring<UnitPoint>>> = BTreeMap::new();
    for ring in &shape.rings {
        let b = bounds(ring);
        for column in square.tiles(b[0], b[2]) {
            let (low, high) = square.reach(column);
            let strip = clip(ring, low, high, |p| p.0, |along, other| (along, other));
            let b = bounds(&strip);
            if strip.len() < 3 {
                continue;
            }
            for row in square.tiles(b[1], b[3]) {
                let (low, high) = square.reach(row);
                let piece = clip(&strip, low, high, |p| p.1, |along, other| (other, along));
                if piece.len() > 2 {
                    by_tile.entry((column, row)).or_default().push(piece);
                }
            }
        }
    }
    by_tile.into_iter().filter_map(|(tile, rings)| finish(tile, rings, square)).collect()
}

impl Square {
    /// The tiles that a range of coordinates reaches, buffers included.
    pub fn tiles(self, low: i64, high: i64) -> core::ops::RangeInclusive<i64> {
        let first = (low - self.buffer).div_euclid(self.extent);
        // A shape that only touches the far line of a buffer has no area in that tile.
        first.max(0)..=(high + self.buffer - 1).div_euclid(self.extent)
    }

    /// First and last coordinate that a tile holds, buffer included.
    pub fn reach(self, tile: i64) -> (i64, i64) {
        (tile * self.extent - self.buffer, (tile + 1) * self.extent + self.buffer)
    }
}

/// Keeps what lies between two lines; where an edge steps over a line, the point on the line is added.
fn clip(
    ring: &[UnitPoint],
    low: i64,
    high: i64,
    along: impl Fn(&UnitPoint) -> i64,
    place: impl Fn(i64, i64) -> UnitPoint,
) -> Ring<UnitPoint> {
    let mut out = Vec::new();
    for (n, a) in ring.iter().enumerate() {
        let b = &ring[(n + 1) % ring.len()];
        let (va, vb) = (along(a), along(b));
        if (low..=high).contains(&va) {
            out.push(*a);
        }
        let lines = if va < vb { [low, high] } else { [high, low] };
        for line in lines {
            if (va < line && line < vb) || (vb < line && line < va) {
                // Such an edge is itself part of a cut and runs straight along the other axis.
                let (oa, ob) = (a.0 + a.1 - va, b.0 + b.1 - vb);
                let t = i128::from(ob - oa) * i128::from(line - va) / i128::from(vb - va);
                out.push(place(line, oa + i64::try_from(t).expect("lies between the ends of the edge")));
            }
        }
    }
    out.dedup();
    while out.len() > 1 && out.first() == out.last() {
        out.pop();
    }
    out
}

/// Cancels what the cuts left doubled and moves the rings into the tile's own coordinates.
fn finish(
    (column, row): (i64, i64),
    rings: Vec<Ring<UnitPoint>>,
    square: Square,
) -> Option<((u32, u32), LocalRings)> {
    let (x, y) = (square.reach(column), square.reach(row));
    let cut = |p: &UnitPoint| p.0 == x.0 || p.0 == x.1 || p.1 == y.0 || p.1 == y.1;
    let rings = if rings.iter().flatten().any(cut) {
        let noded: Vec<Ring<UnitPoint>> = node_cut_edges(&rings, x, y);
        clean(&noded).rings
    } else {
        rings
    };
    let rings = shells_first(rings);
    let (ox, oy) = (column * square.extent, row * square.extent);
    let local = |v: i64| i32::try_from(v).expect("coordinates within a tile are small");
    let rings: LocalRings =
        rings.iter().map(|ring| ring.iter().map(|p| (local(p.0 - ox), local(p.1 - oy))).collect()).collect();
    let tile = (u32::try_from(column).ok()?, u32::try_from(row).ok()?);
    (!rings.is_empty()).then_some((tile, rings))
}

/// Puts each hole behind its shell, as vector tiles want it (MVT 2.1, section 4.3.4.4).
fn shells_first(rings: Vec<Ring<UnitPoint>>) -> Vec<Ring<UnitPoint>> {
    if rings.len() < 2 || rings.iter().all(|it| double_area(it) > 0) {
        return rings;
    }
    regions(rings).into_iter().flat_map(Region::into_rings).collect()
}

/// Splits edges that run along a cut line at every other vertex on that line.
fn node_cut_edges(rings: &[Ring<UnitPoint>], x: (i64, i64), y: (i64, i64)) -> Vec<Ring<UnitPoint>> {
    let on = |line: i64, vertical: bool| {
        let mut found: Vec<i64> = rings
            .iter()
            .flatten()
            .filter(|p| if vertical { p.0 == line } else { p.1 == line })
            .map(|p| if vertical { p.1 } else { p.0 })
            .collect();
        found.sort_unstable();
        found.dedup();
        found
    };
    let lines = [(x.0, true), (x.1, true), (y.0, false), (y.1, false)].map(|(it, v)| (it, v, on(it, v)));
    let split = |a: UnitPoint, b: UnitPoint, out: &mut Ring<UnitPoint>| {
        for (line, vertical, stops) in &lines {
            let along = if *vertical { a.0 == *line && b.0 == *line } else { a.1 == *line && b.1 == *line };
            if !along {
                continue;
            }
            let (from, to) = if *vertical { (a.1, b.1) } else { (a.0, b.0) };
            let within = stops.iter().copied().filter(|it| from.min(to) < *it && *it < from.max(to));
            let mut within: Vec<i64> = within.collect();
            if from > to {
                within.reverse();
            }
            out.extend(within.into_iter().map(|it| if *vertical { (*line, it) } else { (it, *line) }));
            return;
        }
    };
    let one = |ring: &Ring<UnitPoint>| {
        let mut out = Vec::with_capacity(ring.len());
        for (n, a) in ring.iter().enumerate() {
            out.push(*a);
            split(*a, ring[(n + 1) % ring.len()], &mut out);
        }
        out
    };
    rings.iter().map(one).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    const SQUARE: Square = Square { extent: 100, buffer: 10 };

    fn area(rings: &LocalRings) -> i128 {
        let wide = |ring: &Vec<(i32, i32)>| {
            ring.iter().map(|p| (i64::from(p.0), i64::from(p.1))).collect::<Vec<_>>()
        };
        rings.iter().map(|it| double_area(&wide(it))).sum()
    }

    #[test]
    fn a_shape_around_a_whole_tile_fills_it() {
        let lines = [-10, 0, 10, 90, 100, 110, 190, 200, 210, 290, 300, 310];
        let mut ring = vec![(5, 5)];
        ring.extend(lines.iter().filter(|it| (6..295).contains(*it)).map(|it| (*it, 5)));
        ring.push((295, 5));
        ring.extend(lines.iter().filter(|it| (6..295).contains(*it)).map(|it| (295, *it)));
        ring.push((295, 295));
        ring.extend(lines.iter().rev().filter(|it| (6..295).contains(*it)).map(|it| (*it, 295)));
        ring.push((5, 295));
        ring.extend(lines.iter().rev().filter(|it| (6..295).contains(*it)).map(|it| (5, *it)));
        let tiles = cut(&Shape { rings: vec![ring] }, SQUARE);
        assert_eq!(tiles.len(), 16, "nine squares, and seven that only its buffer reaches");
        assert_eq!(area(&tiles[&(1, 1)]), 2 * 120 * 120);
        assert_eq!(area(&tiles[&(0, 0)]), 2 * 105 * 105);
    }

    #[test]
    fn a_comb_is_cut_into_separate_teeth() {
        // Two teeth reach over the line x = 110; the cut must not join them by a line of no width.
        let comb = vec![
            (20, 20),
            (100, 20),
            (110, 20),
            (150, 20),
            (150, 30),
            (110, 30),
            (100, 30),
            (60, 30),
            (60, 50),
            (100, 50),
            (110, 50),
            (150, 50),
            (150, 60),
            (110, 60),
            (100, 60),
            (20, 60),
        ];
        let tiles = cut(&Shape { rings: vec![comb] }, SQUARE);
        assert_eq!(tiles[&(1, 0)].len(), 2);
        assert_eq!(area(&tiles[&(1, 0)]), 2 * 2 * 60 * 10, "from 90 to 150");
    }
}
