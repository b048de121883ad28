//! Thins rings and lines to what the screen can show, and tells borders from cut edges.

use std::collections::BTreeSet;

use super::area::Area;

/// Edges, each by its two ends in their order: two zones side by side share theirs, and one line serves both.
pub(crate) type Edges = BTreeSet<[(i32, i32); 2]>;

/// A ring without the vertices that the screen cannot tell apart or cannot see, put into `kept`. What lies inside
/// `area` keeps its shape to within `tolerance`; empty when nothing is left.
pub(crate) fn visible_ring(ring: &[(i32, i32)], area: &Area, tolerance: i32, kept: &mut Vec<(i32, i32)>) {
    kept.clear();
    for (index, &point) in ring.iter().enumerate() {
        let next = ring.get(index + 1).or_else(|| ring.first()).copied().unwrap_or(point);
        let Some(&last) = kept.last() else {
            kept.push(point);
            continue;
        };
        let beyond = area.sides_beyond(last) & area.sides_beyond(point) & area.sides_beyond(next);
        if beyond == 0 && !is_near(last, point, tolerance) {
            kept.push(point);
        }
    }
    if kept.len() < 3 {
        kept.clear();
    }
}

/// The lines of a ring that are borders: without the edges along which the tile was cut, without what lies outside
/// `area`, and without what has been `drawn`.
pub(crate) fn border_lines(
    ring: &[(i32, i32)],
    extent: u32,
    area: &Area,
    tolerance: i32,
    drawn: &mut Edges,
) -> Vec<Vec<(i32, i32)>> {
    let closed = ring.iter().copied().chain(ring.first().copied());
    lines(closed, area, tolerance, |a, b| is_cut_edge(a, b, extent) || !drawn.insert([a.min(b), a.max(b)]))
}

/// The lines of the land's edge that are coast: a straight edge along a parallel or a meridian is where somebody's
/// data end, or where the tile was cut, and no sea begins there.
pub(crate) fn coast_lines(ring: &[(i32, i32)], area: &Area, tolerance: i32) -> Vec<Vec<(i32, i32)>> {
    let closed = ring.iter().copied().chain(ring.first().copied());
    lines(closed, area, tolerance, |a, b| a.0 == b.0 || a.1 == b.1)
}

/// The pieces of an open line that lie near `area`.
pub(crate) fn visible_line(line: &[(i32, i32)], area: &Area, tolerance: i32) -> Vec<Vec<(i32, i32)>> {
    lines(line.iter().copied(), area, tolerance, |_, _| false)
}

/// Whether a tile's writer made this edge when it cut the polygon. Cuts run along the buffer line, which is
/// axis-parallel and outside the square; no border that is seen on this square can be there.
fn is_cut_edge(a: (i32, i32), b: (i32, i32), extent: u32) -> bool {
    let outside = |it: i32| it < 0 || i64::from(it) > i64::from(extent);
    (a.0 == b.0 && outside(a.0)) || (a.1 == b.1 && outside(a.1))
}

fn lines(
    points: impl Iterator<Item = (i32, i32)>,
    area: &Area,
    tolerance: i32,
    mut is_left_out: impl FnMut((i32, i32), (i32, i32)) -> bool,
) -> Vec<Vec<(i32, i32)>> {
    let mut done: Vec<Vec<(i32, i32)>> = Vec::new();
    let mut open: Vec<(i32, i32)> = Vec::new();
    let mut previous = None;
    // The last point that was thinned away; it must come back when the piece ends there.
    let mut skipped = None;
    for point in points {
        let Some(from) = previous.replace(point) else { continue };
        let beyond = area.sides_beyond(from) & area.sides_beyond(point);
        if beyond != 0 || is_left_out(from, point) {
            end_piece(&mut done, &mut open, skipped.take());
            continue;
        }
        if open.is_empty() {
            open.push(from);
        }
        if open.last().is_some_and(|it| is_near(*it, point, tolerance)) {
            skipped = Some(point);
        } else {
            skipped = None;
            open.push(point);
        }
    }
    end_piece(&mut done, &mut open, skipped);
    done
}

fn end_piece(done: &mut Vec<Vec<(i32, i32)>>, open: &mut Vec<(i32, i32)>, skipped: Option<(i32, i32)>) {
    open.extend(skipped);
    if open.len() > 1 {
        done.push(core::mem::take(open));
    }
    open.clear();
}

fn is_near(a: (i32, i32), b: (i32, i32), tolerance: i32) -> bool {
    a.0.abs_diff(b.0).max(a.1.abs_diff(b.1)) < tolerance.unsigned_abs()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn border_lines(ring: &[(i32, i32)], extent: u32, area: &Area, tolerance: i32) -> Vec<Vec<(i32, i32)>> {
        super::border_lines(ring, extent, area, tolerance, &mut Edges::new())
    }

    fn visible_ring(ring: &[(i32, i32)], area: &Area, tolerance: i32) -> Vec<(i32, i32)> {
        let mut kept = vec![(9, 9)];
        super::visible_ring(ring, area, tolerance, &mut kept);
        kept
    }

    const TILE: Area = Area { left: 0, top: 0, right: 4_096, bottom: 4_096 };

    #[test]
    fn vertices_too_close_to_be_seen_are_left_out() {
        let ring = [(0, 0), (1, 0), (2, 1), (1_000, 0), (1_000, 1_000)];
        assert_eq!(visible_ring(&ring, &TILE, 6), [(0, 0), (1_000, 0), (1_000, 1_000)]);
    }

    #[test]
    fn a_ring_too_small_to_be_seen_is_left_out() {
        assert_eq!(visible_ring(&[(0, 0), (2, 0), (2, 2)], &TILE, 6), []);
    }

    #[test]
    fn a_far_detour_beyond_one_side_is_cut_short() {
        let ring = [(-500, 100), (-600, 200), (-900, 300), (-500, 400), (2_000, 300)];
        let kept = visible_ring(&ring, &TILE, 1);
        assert_eq!(kept, [(-500, 100), (-500, 400), (2_000, 300)]);
    }

    #[test]
    fn a_ring_around_the_whole_area_still_covers_it() {
        let ring = [(-9, -9), (5_000, -9), (5_000, 5_000), (-9, 5_000)];
        assert_eq!(visible_ring(&ring, &TILE, 1), ring);
    }

    #[test]
    fn a_cut_edge_is_no_border() {
        // A square cut off at the right buffer line, 64 units outside the tile.
        let ring = [(3_000, 1_000), (4_160, 1_000), (4_160, 2_000), (3_000, 2_000)];
        let wide = Area { left: -100, top: -100, right: 4_200, bottom: 4_200 };
        let lines = border_lines(&ring, 4_096, &wide, 1);
        assert_eq!(
            lines,
            [vec![(3_000, 1_000), (4_160, 1_000)], vec![(4_160, 2_000), (3_000, 2_000), (3_000, 1_000)]]
        );
    }

    #[test]
    fn the_frame_of_a_base_map_is_no_coast() {
        let ring = [(0, 1_000), (500, 900), (1_000, 1_200), (1_000, 4_000), (0, 4_000)];
        assert_eq!(coast_lines(&ring, &TILE, 1), [vec![(0, 1_000), (500, 900), (1_000, 1_200)]]);
    }

    #[test]
    fn an_axis_parallel_border_inside_the_tile_is_drawn() {
        let ring = [(0, 0), (4_096, 0), (4_096, 4_096), (0, 4_096)];
        assert_eq!(border_lines(&ring, 4_096, &TILE, 1), [[&ring[..], &ring[..1]].concat()]);
    }

    #[test]
    fn a_border_between_two_zones_is_drawn_once() {
        let (left, right) = ([(0, 0), (50, 0), (50, 90), (0, 90)], [(50, 0), (99, 0), (99, 90), (50, 90)]);
        let mut drawn = Edges::new();
        assert_eq!(super::border_lines(&left, 4_096, &TILE, 1, &mut drawn)[0].len(), 5);
        let lines = super::border_lines(&right, 4_096, &TILE, 1, &mut drawn);
        assert_eq!(lines, [[(50, 0), (99, 0), (99, 90), (50, 90)]]);
    }

    #[test]
    fn a_border_outside_the_square_is_not_drawn() {
        let ring = [(5_000, 10), (6_000, 20), (5_500, 900)];
        assert!(border_lines(&ring, 65_536, &TILE, 1).is_empty());
    }

    #[test]
    fn a_line_is_cut_into_the_pieces_that_are_seen() {
        let line = [(10, 10), (20, 20), (5_000, 30), (6_000, 40), (5_000, 50), (30, 60)];
        let pieces = visible_line(&line, &TILE, 1);
        assert_eq!(pieces, [vec![(10, 10), (20, 20), (5_000, 30)], vec![(5_000, 50), (30, 60)]]);
    }

    #[test]
    fn the_end_of_a_thinned_line_is_kept() {
        let line = [(0, 0), (100, 0), (102, 0)];
        assert_eq!(visible_line(&line, &TILE, 6), [vec![(0, 0), (100, 0), (102, 0)]]);
    }
}
