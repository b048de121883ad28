//! Builds the index of a layer's edges: joins shared edges, fills the cells, finds who holds their centres.

use measure::FINE;

use super::{CELL, CELLS, Edge, Keys, NO_EDGE, NONE, cell_number, centre, to_u32};

/// Most times that an edge may stand in a cell. The busiest tile of a real plan has some ten thousand.
const MOST_REFS: i64 = 1 << 21;
/// Most times that a ring's box may hold a cell: two thousand rings that are each as large as half the tile.
const MOST_HELD: i64 = 1 << 22;

/// Whether an index of these rings would take more memory than a phone should give. Never counts too low.
pub(super) fn is_too_heavy(rings: &[(u32, &[(i32, i32)])]) -> bool {
    let (mut refs, mut held) = (0, 0);
    for (_, ring) in rings {
        let mut bounds = [i64::MAX, i64::MAX, i64::MIN, i64::MIN];
        for (n, a) in ring.iter().enumerate() {
            let b = ring[(n + 1) % ring.len()];
            let [a, b] = [*a, b].map(|it| (cell_near(it.0), cell_near(it.1)));
            refs += (a.0 - b.0).abs() + (a.1 - b.1).abs() + 3;
            bounds = [bounds[0].min(a.0), bounds[1].min(a.1), bounds[2].max(a.0), bounds[3].max(a.1)];
        }
        if !ring.is_empty() {
            held += (bounds[2] - bounds[0] + 1) * (bounds[3] - bounds[1] + 1);
        }
    }
    refs > MOST_REFS || held > MOST_HELD
}

/// The row or column of a coordinate, or the nearest one of the tile.
fn cell_near(coordinate: i32) -> i64 {
    i64::from(coordinate).div_euclid(CELL).clamp(0, CELLS - 1)
}

/// One directed edge of a feature, in a form that sorts equal undirected edges together.
type Directed = ((i32, i32), (i32, i32), bool, u32);

/// Joins the edges of all rings: an edge that two features share becomes one edge with two sides.
pub(super) fn merge_edges(rings: &[(u32, &[(i32, i32)])], keys: &[Keys]) -> Vec<Edge> {
    let mut directed: Vec<Directed> = Vec::new();
    for (feature, ring) in rings {
        for (n, &a) in ring.iter().enumerate() {
            let b = ring[(n + 1) % ring.len()];
            if a != b && touches_square(a, b) {
                directed.push(if a < b { (a, b, true, *feature) } else { (b, a, false, *feature) });
            }
        }
    }
    measure::sort(&mut directed);
    let mut edges = Vec::with_capacity(directed.len() / 2 + 1);
    let (mut forward, mut backward) = (Vec::new(), Vec::new());
    for group in directed.chunk_by(|a, b| (a.0, a.1) == (b.0, b.1)) {
        forward.clear();
        backward.clear();
        // The group is in order: first all backward edges by feature, then all forward ones.
        let (mut back, fore) = group.split_at(group.partition_point(|it| !it.2));
        for (.., feature) in fore {
            let smaller = back.partition_point(|it| it.3 < *feature);
            backward.extend(back[..smaller].iter().map(|it| it.3));
            back = &back[smaller..];
            // The two directions of one feature along one edge cancel: it has the feature on both sides.
            match back.split_first() {
                Some((same, rest)) if same.3 == *feature => back = rest,
                _ => forward.push(*feature),
            }
        }
        backward.extend(back.iter().map(|it| it.3));
        for n in 0..forward.len().max(backward.len()) {
            let sides = [forward.get(n).copied().unwrap_or(NONE), backward.get(n).copied().unwrap_or(NONE)];
            let key = |side: u32| keys.get(side as usize).copied();
            let [one, two] = sides.map(key);
            edges.push(Edge {
                ends: [group[0].0, group[0].1],
                sides,
                parts_zones: one.map(|it| it.zone) != two.map(|it| it.zone),
                parts_facts: one.map(|it| it.facts) != two.map(|it| it.facts),
            });
        }
    }
    edges
}

fn touches_square(a: (i32, i32), b: (i32, i32)) -> bool {
    let extent = i32::try_from(measure::CHECK_EXTENT).unwrap_or(i32::MAX);
    a.0.max(b.0) >= 0 && a.0.min(b.0) <= extent && a.1.max(b.1) >= 0 && a.1.min(b.1) <= extent
}

/// Puts every edge into the cells that it runs through.
pub(super) fn fill_cells(edges: &[Edge]) -> (Vec<u32>, Vec<u32>) {
    let mut pairs: Vec<(u32, u32)> = Vec::with_capacity(edges.len() * 2);
    for (n, edge) in edges.iter().enumerate() {
        let [a, b] = edge.ends.map(|it| (i64::from(it.0), i64::from(it.1)));
        let (top, bottom) = if a.1 <= b.1 { (a, b) } else { (b, a) };
        let row = |y: i64| y.div_euclid(CELL).clamp(0, CELLS - 1);
        for r in row(top.1)..=row(bottom.1) {
            let (from, to) = span_in_row(top, bottom, r);
            for c in from..=to {
                pairs.push((to_u32(cell_number(c, r)), to_u32(n)));
            }
        }
    }
    compress(pairs)
}

/// First and last column that an edge touches within a row of cells.
fn span_in_row(top: (i64, i64), bottom: (i64, i64), row: i64) -> (i64, i64) {
    let height = bottom.1 - top.1;
    let x_at = |y: i64, round_up: bool| {
        if height == 0 {
            return if round_up { top.0.max(bottom.0) } else { top.0.min(bottom.0) };
        }
        let scaled = (bottom.0 - top.0) * (y - top.1);
        let floor = scaled.div_euclid(height);
        top.0 + floor + i64::from(round_up && scaled.rem_euclid(height) != 0)
    };
    let (y0, y1) = ((row * CELL).max(top.1), ((row + 1) * CELL).min(bottom.1));
    // The first and last rows also hold what lies beyond the square.
    let y0 = if row == 0 { top.1 } else { y0.min(bottom.1) };
    let y1 = if row == CELLS - 1 { bottom.1 } else { y1.max(top.1) };
    let column = |x: i64| x.div_euclid(CELL).clamp(0, CELLS - 1);
    let low = x_at(y0, false).min(x_at(y1, false));
    let high = x_at(y0, true).max(x_at(y1, true));
    (column(low), column(high))
}

/// For each cell the features that hold its centre: one sweep per row of centres.
pub(super) fn hold_centres(rings: &[(u32, &[(i32, i32)])]) -> (Vec<u32>, Vec<u32>) {
    let mut crossings: Vec<Vec<(i64, u32)>> = vec![Vec::new(); usize::try_from(CELLS).unwrap_or(0)];
    for (feature, ring) in rings {
        for (n, &a) in ring.iter().enumerate() {
            let b = ring[(n + 1) % ring.len()];
            let [a, b] = [a, b].map(|it| (i64::from(it.0) * FINE, i64::from(it.1) * FINE));
            let (top, bottom) = if a.1 <= b.1 { (a, b) } else { (b, a) };
            let first = (top.1 - centre(0)).div_euclid(CELL * FINE) + 1;
            let last = (bottom.1 - centre(0)).div_euclid(CELL * FINE);
            for row in first.max(0)..=last.min(CELLS - 1) {
                // The first centre to the right of the crossing or on it; both divisions round up.
                let x = top.0 - ((top.0 - bottom.0) * (centre(row) - top.1)).div_euclid(bottom.1 - top.1);
                let column = -(centre(0) - x).div_euclid(CELL * FINE);
                if column < CELLS {
                    let row = usize::try_from(row).unwrap_or(0);
                    crossings[row].push((column.max(0), *feature));
                }
            }
        }
    }
    let mut pairs = Vec::new();
    let mut inside: Vec<u32> = Vec::new();
    for (row, found) in crossings.iter_mut().enumerate() {
        measure::sort(found);
        inside.clear();
        let mut next = found.iter().peekable();
        for column in 0..CELLS {
            while let Some((_, feature)) = next.next_if(|it| it.0 <= column) {
                toggle(&mut inside, *feature);
            }
            let cell = to_u32(cell_number(column, i64::try_from(row).unwrap_or(0)));
            pairs.extend(inside.iter().map(|it| (cell, *it)));
        }
    }
    compress(pairs)
}

/// (cell, item) pairs to start offsets and items.
fn compress(mut pairs: Vec<(u32, u32)>) -> (Vec<u32>, Vec<u32>) {
    measure::sort(&mut pairs);
    pairs.dedup();
    let cells = to_u32(cell_number(0, CELLS));
    let mut starts = Vec::with_capacity(cells as usize + 1);
    let mut at = 0;
    for cell in 0..=cells {
        while at < pairs.len() && pairs[at].0 < cell {
            at += 1;
        }
        starts.push(to_u32(at));
    }
    (starts, pairs.into_iter().map(|it| it.1).collect())
}

fn toggle(set: &mut Vec<u32>, item: u32) {
    match set.iter().position(|it| *it == item) {
        Some(at) => {
            set.swap_remove(at);
        }
        None => set.push(item),
    }
}

/// For each cell how many cells away the nearest one with an edge is: one sweep down and one up.
pub(super) fn measure_blank(starts: &[u32]) -> Vec<u8> {
    let mut blank: Vec<u8> = starts.windows(2).map(|it| if it[0] == it[1] { NO_EDGE } else { 0 }).collect();
    let mut relax = |x: i64, y: i64, before: [(i64, i64); 4]| {
        for (dx, dy) in before {
            let (nx, ny) = (x + dx, y + dy);
            if (0..CELLS).contains(&nx) && (0..CELLS).contains(&ny) {
                let farther = blank[cell_number(nx, ny)].saturating_add(1);
                let own = &mut blank[cell_number(x, y)];
                *own = farther.min(*own);
            }
        }
    };
    for y in 0..CELLS {
        (0..CELLS).for_each(|x| relax(x, y, [(-1, -1), (0, -1), (1, -1), (-1, 0)]));
    }
    for y in (0..CELLS).rev() {
        (0..CELLS).rev().for_each(|x| relax(x, y, [(1, 1), (0, 1), (-1, 1), (1, 0)]));
    }
    blank
}
