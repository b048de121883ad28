//! Lots beside, within and on top of each other, whole and by halves.

use super::*;
use crate::land::Piece;

type Corners = Vec<(f64, f64)>;

/// Numbers are in ten-thousandths of a degree.
fn ring(corners: &[(f64, f64)]) -> Vec<LngLat> {
    corners.iter().map(|(x, y)| LngLat::new(123.6 + x / 1e4, -10.2 + y / 1e4).unwrap()).collect()
}

fn rectangle(west: f64, south: f64, east: f64, north: f64) -> Corners {
    vec![(west, south), (east, south), (east, north), (west, north)]
}

/// A ring from every starting corner, in both turns.
fn every_way(corners: &Corners) -> Vec<Corners> {
    let mut ways = Vec::new();
    for at in 0..corners.len() {
        let mut way = corners.clone();
        way.rotate_left(at);
        ways.push(way.clone());
        way.reverse();
        ways.push(way);
    }
    ways
}

fn count(pieces: &[(Corners, Vec<Corners>)]) -> usize {
    let piece = |(shell, holes): &(Corners, Vec<Corners>)| Piece {
        shell: ring(shell),
        holes: holes.iter().map(|it| ring(it)).collect(),
    };
    let found = meetings(&Land { pieces: pieces.iter().map(piece).collect() });
    assert!(!found.is_cut_off);
    found.pairs.len()
}

/// Both orders, every starting corner and turn of both.
fn assert_pieces(one: &Corners, other: &Corners, expected: usize) {
    for one in every_way(one) {
        for other in every_way(other) {
            for (first, second) in [(&one, &other), (&other, &one)] {
                let found = count(&[(first.clone(), vec![]), (second.clone(), vec![])]);
                assert_eq!(found, expected, "{first:?} {second:?}");
            }
        }
    }
}

fn assert_hole(shell: &Corners, hole: &Corners, expected: usize) {
    for shell in every_way(shell) {
        for hole in every_way(hole) {
            assert_eq!(count(&[(shell.clone(), vec![hole.clone()])]), expected, "{shell:?} {hole:?}");
        }
    }
}

#[test]
fn pieces_on_top_of_each_other_are_found_from_every_corner_and_turn() {
    let lot = rectangle(0.0, 0.0, 10.0, 10.0);
    assert_pieces(&lot, &lot, 1);
    // The same ground with a further corner on a side.
    assert_pieces(&lot, &vec![(0.0, 0.0), (5.0, 0.0), (10.0, 0.0), (10.0, 10.0), (0.0, 10.0)], 1);
    // Half of each, of the same depth: no sides cross.
    assert_pieces(&lot, &rectangle(5.0, 0.0, 15.0, 10.0), 1);
    assert_pieces(&lot, &rectangle(0.0, 0.0, 5.0, 10.0), 1);
    // Its corners lie on the border, the ground inside.
    assert_pieces(&lot, &vec![(5.0, 0.0), (10.0, 5.0), (5.0, 10.0), (0.0, 5.0)], 1);
    // A side runs through two corners of the other ring, and only a part of it lies inside.
    let notched = vec![(0.0, 0.0), (10.0, 0.0), (10.0, 10.0), (5.0, 5.0), (0.0, 10.0)];
    assert_pieces(&notched, &vec![(0.0, 10.0), (5.0, 3.0), (10.0, 10.0), (5.0, 20.0)], 1);
    assert_pieces(&lot, &rectangle(4.0, 4.0, 6.0, 6.0), 1);
}

#[test]
fn neighbours_may_share_a_corner_or_a_side_or_a_part_of_it() {
    let lot = rectangle(0.0, 0.0, 10.0, 10.0);
    assert_pieces(&lot, &rectangle(10.0, 0.0, 20.0, 10.0), 0);
    assert_pieces(&lot, &rectangle(10.0, 4.0, 20.0, 6.0), 0);
    assert_pieces(&lot, &rectangle(10.0, 5.0, 20.0, 15.0), 0);
    assert_pieces(&lot, &rectangle(10.0, 10.0, 20.0, 20.0), 0);
    assert_pieces(&lot, &vec![(10.0, 5.0), (20.0, 0.0), (20.0, 10.0)], 0);
    let notched = vec![(0.0, 0.0), (10.0, 0.0), (10.0, 10.0), (5.0, 5.0), (0.0, 10.0)];
    assert_pieces(&notched, &vec![(0.0, 10.0), (5.0, 5.0), (10.0, 10.0)], 0);
}

#[test]
fn a_hole_may_touch_its_shell_and_must_not_leave_or_fill_it() {
    let shell = rectangle(0.0, 0.0, 10.0, 10.0);
    assert_hole(&shell, &rectangle(2.0, 2.0, 4.0, 4.0), 0);
    assert_hole(&shell, &vec![(0.0, 5.0), (4.0, 4.0), (4.0, 6.0)], 0);
    assert_hole(&shell, &vec![(0.0, 0.0), (4.0, 2.0), (2.0, 4.0)], 0);
    assert_hole(&shell, &shell, 1);
    assert_hole(&shell, &rectangle(8.0, 2.0, 12.0, 4.0), 1);
    assert_hole(&shell, &rectangle(10.0, 2.0, 12.0, 4.0), 1);
    assert_hole(&shell, &rectangle(12.0, 2.0, 14.0, 4.0), 1);
    assert_hole(&shell, &rectangle(-5.0, 0.0, 15.0, 10.0), 1);
}

#[test]
fn holes_lie_apart_and_a_piece_may_fill_a_hole_of_another_one() {
    let shell = rectangle(0.0, 0.0, 10.0, 10.0);
    let hole = rectangle(2.0, 2.0, 8.0, 8.0);
    assert_eq!(count(&[(shell.clone(), vec![hole.clone(), hole.clone()])]), 1);
    assert_eq!(
        count(&[(shell.clone(), vec![rectangle(2.0, 2.0, 4.0, 4.0), rectangle(4.0, 4.0, 6.0, 6.0)])]),
        0
    );
    for (piece, expected) in [
        (hole.clone(), 0),
        (rectangle(2.0, 3.0, 5.0, 6.0), 0),
        (rectangle(1.0, 2.0, 5.0, 6.0), 1),
        (rectangle(5.0, 5.0, 15.0, 15.0), 1),
    ] {
        let (one, other) = ((shell.clone(), vec![hole.clone()]), (piece, vec![]));
        assert_eq!(count(&[one.clone(), other.clone()]), expected, "{other:?}");
        assert_eq!(count(&[other, one]), expected);
    }
}

/// A circle of so many corners.
fn circle(middle: f64, corners: u32) -> Vec<LngLat> {
    let corner = |at: u32| {
        let turn = f64::from(at) / f64::from(corners) * core::f64::consts::TAU;
        (middle + 10.0 * libm::cos(turn), 10.0 * libm::sin(turn))
    };
    ring(&(0..corners).map(corner).collect::<Corners>())
}

#[test]
fn what_is_too_much_to_compare_is_said_and_what_lies_apart_costs_nothing() {
    let two = |second: f64| Land {
        pieces: vec![Piece::of(circle(0.0, 20_000)), Piece::of(circle(second, 20_000))],
    };
    assert_eq!(meetings_within(&two(30.0), 10), Meetings::default());
    assert_eq!(meetings_within(&two(0.01), 100_000), Meetings { pairs: vec![], is_cut_off: true });
    let many = Land { pieces: (0..300).map(|it| Piece::of(circle(f64::from(it) * 30.0, 8))).collect() };
    assert_eq!(meetings(&many), Meetings::default());
}
