//! Overviews of made-up covers.

use super::*;
use crate::geometry::double_area;

/// Side of a cell at zoom 12, in grid units.
const CELL: i64 = 256;
/// A corner of a cell somewhere near Kupang.
const ORIGIN: UnitPoint = (3_535_832 * CELL, 2_214_872 * CELL);

/// A rectangle, in cells from the origin.
fn rectangle(x: i64, y: i64, width: i64, height: i64) -> Vec<UnitPoint> {
    let at = |x: i64, y: i64| (ORIGIN.0 + x * CELL, ORIGIN.1 + y * CELL);
    vec![at(x, y), at(x + width, y), at(x + width, y + height), at(x, y + height)]
}

fn shape(rings: Vec<Vec<UnitPoint>>) -> Shape<UnitPoint> {
    Shape { rings }
}

fn code(text: &str) -> Attributes {
    vec![("code".to_owned(), text.to_owned())]
}

/// Codes with their areas in cells.
fn areas(overview: &Overview) -> Vec<(&str, i128)> {
    let area = |it: &Shape<UnitPoint>| {
        it.rings.iter().map(|ring| double_area(ring)).sum::<i128>() / 2 / i128::from(CELL * CELL)
    };
    overview.attributes.iter().map(|it| it[0].1.as_str()).zip(overview.shapes.iter().map(area)).collect()
}

#[test]
fn blocks_of_one_code_join_over_a_street_that_is_not_seen() {
    // Two rows of three blocks, a street of two cells between them and all around.
    let mut shapes = Vec::new();
    let mut attributes = Vec::new();
    let mut street = vec![rectangle(0, 0, 68, 46)];
    for (n, at) in [(2, 2), (24, 2), (46, 2), (2, 24), (24, 24), (46, 24)].into_iter().enumerate() {
        shapes.push(shape(vec![rectangle(at.0, at.1, 20, 20)]));
        attributes.push(code(if n == 1 { "K-1" } else { "R-2" }));
        let mut hole = rectangle(at.0, at.1, 20, 20);
        hole.reverse();
        street.push(hole);
    }
    shapes.push(shape(street));
    attributes.push(code("BJ"));
    let overview = Overview::of(&shapes, &attributes, 12);
    let found = areas(&overview);
    assert_eq!(found.iter().map(|it| it.0).collect::<Vec<_>>(), ["K-1", "R-2"], "the street is gone");
    assert_eq!(found.iter().map(|it| it.1).sum::<i128>(), 68 * 46, "and nothing is left blank");
    assert_eq!(overview.shapes[1].rings.len(), 1, "the blocks are one piece");
}

#[test]
fn a_zone_within_another_leaves_a_hole_in_it_and_an_island_its_own_ring() {
    let mut hole = rectangle(20, 20, 40, 40);
    hole.reverse();
    let shapes = [
        shape(vec![rectangle(0, 0, 100, 100), hole.clone()]),
        shape(vec![rectangle(20, 20, 40, 40)]),
        shape(vec![rectangle(200, 0, 30, 30)]),
    ];
    let attributes = [code("R-2"), code("K-1"), code("R-2")];
    let overview = Overview::of(&shapes, &attributes, 12);
    assert_eq!(areas(&overview), [("K-1", 1600), ("R-2", 10_000 - 1600 + 900)]);
    let turned: Vec<bool> = overview.shapes[1].rings.iter().map(|it| double_area(it) > 0).collect();
    assert_eq!((turned.len(), turned.iter().filter(|it| **it).count()), (3, 2));
}

#[test]
fn what_stands_alone_is_kept_however_small_and_blanks_stay_blank() {
    let shapes = [shape(vec![rectangle(0, 0, 2, 2)]), shape(vec![rectangle(60, 0, 40, 40)])];
    let overview = Overview::of(&shapes, &[code("HL"), code("R-2")], 12);
    assert_eq!(areas(&overview), [("HL", 4), ("R-2", 1600)]);
}

#[test]
fn a_zone_without_a_code_is_no_blank() {
    let shapes = [shape(vec![rectangle(0, 0, 50, 50)]), shape(vec![rectangle(50, 0, 50, 50)])];
    let overview = Overview::of(&shapes, &[Vec::new(), code("R-2")], 12);
    assert_eq!((overview.attributes.len(), overview.attributes[0].len()), (2, 0));
}

#[test]
fn a_gap_that_is_not_seen_is_closed() {
    let shapes = [shape(vec![rectangle(0, 0, 50, 50)]), shape(vec![rectangle(51, 0, 50, 50)])];
    let overview = Overview::of(&shapes, &[code("R-1"), code("R-2")], 12);
    assert_eq!(areas(&overview).iter().map(|it| it.1).sum::<i128>(), 101 * 50);
}
