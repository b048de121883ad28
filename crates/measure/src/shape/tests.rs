//! Areas, clipping and outlines in a local frame, beside figures worked out by hand.

use super::*;

fn frame() -> Frame {
    Frame::around(LngLat::new(123.607, -10.163).unwrap())
}

fn at(x: i32, y: i32) -> LngLat {
    frame().place((x, y))
}

/// A ring of corners in metres or so: 1,000 steps are 3.6 cm.
fn ring(corners: &[(i32, i32)]) -> Vec<LngLat> {
    corners.iter().map(|it| at(it.0 * 1_000, it.1 * 1_000)).collect()
}

fn faults(corners: &[(i32, i32)]) -> Vec<&'static str> {
    Outline::of_ring(&ring(corners)).map_or_else(|it| it.iter().map(OutlineFault::word).collect(), |_| vec![])
}

const SQUARE: [(i32, i32); 4] = [(0, 0), (500, 0), (500, 500), (0, 500)];

#[test]
fn places_come_back_from_a_frame_within_its_step() {
    let frame = frame();
    for point in [(0, 0), (1 << 28, -(1 << 28)), (-77, 12_345)] {
        assert_eq!(frame.local(frame.place(point)), Some(point));
    }
    assert_eq!(frame.local(LngLat::new(124.9, -10.1).unwrap()), None);
}

#[test]
fn a_square_is_measured_on_the_ground_whichever_way_it_turns() {
    let mut corners = ring(&SQUARE);
    let one = Outline::of_ring(&corners).unwrap();
    corners.reverse();
    let other = Outline::of_ring(&corners).unwrap();
    assert_eq!((one.area, &one.shape), (other.area, &other.shape));
    let sides: Vec<f64> = one.sides().iter().map(|it| it.value()).collect();
    let product = sides[0] * sides[1];
    assert!((product / one.area.value() - 1.0).abs() < 0.002, "{product} {}", one.area);
}

#[test]
fn corners_that_stand_twice_and_spikes_do_no_harm_and_are_told() {
    let plain = Outline::of_ring(&ring(&SQUARE)).unwrap();
    let twice = [(0, 0), (500, 0), (500, 0), (500, 500), (0, 500), (0, 0)];
    let found = Outline::of_ring(&ring(&twice)).unwrap();
    assert_eq!((found.area, &found.shape), (plain.area, &plain.shape));
    assert_eq!(found.slips, [Slip::RepeatedCorners { count: 1 }]);
    let spike = [(0, 0), (500, 0), (900, 0), (500, 0), (500, 500), (0, 500)];
    let found = Outline::of_ring(&ring(&spike)).unwrap();
    assert_eq!((found.area, found.shape.edges().count()), (plain.area, 4));
    assert_eq!(found.slips, [Slip::Spikes { count: 1 }]);
}

#[test]
fn an_outline_that_crosses_itself_is_refused_with_the_place() {
    let bow = [(0, 0), (500, 500), (500, 0), (0, 500)];
    let Err(found) = Outline::of_ring(&ring(&bow)) else { panic!("a bow-tie has no inside") };
    let [OutlineFault::Crossing { at: Some(place) }] = found.as_slice() else { panic!("{found:?}") };
    let point = frame().local(*place).unwrap();
    assert!((point.0 - 250_000).abs() < 3 && (point.1 - 250_000).abs() < 3, "{point:?}");
    // A loop at a corner, and a ring that runs round twice.
    assert_eq!(faults(&[(0, 0), (500, 0), (500, 500), (-50, -20), (0, 500)]), ["crossing"]);
    assert_eq!(faults(&[SQUARE, SQUARE].concat()), ["crossing"]);
}

#[test]
fn a_hole_counts_and_one_that_crosses_its_shell_is_refused() {
    let hole = |from: i32| ring(&[(from, 100), (from + 300, 100), (from + 300, 200), (from, 200)]);
    let with = |from: i32| Outline::read(&[vec![ring(&SQUARE), hole(from)]]);
    let whole = Outline::of_ring(&ring(&SQUARE)).unwrap().area.value();
    let found = with(100).unwrap();
    assert!((found.area.value() / whole - (1.0 - 0.12)).abs() < 1e-6, "{}", found.area);
    assert!(matches!(with(400).unwrap_err()[..], [OutlineFault::Crossing { .. }]));
}

#[test]
fn outlines_without_size_or_beyond_any_plot_are_refused() {
    assert_eq!(faults(&[]), ["too_few_corners"]);
    assert_eq!(faults(&[(0, 0), (500, 0)]), ["too_few_corners"]);
    assert_eq!(faults(&[(0, 0), (500, 0), (0, 0), (0, 0)]), ["too_few_corners"]);
    assert_eq!(faults(&[(0, 0), (500, 0), (900, 0)]), ["too_small"]);
    assert_eq!(faults(&[(0, 0), (20, 0), (20, 20)]), ["too_small"]);
    let wide: Vec<LngLat> =
        [(123.0, -10.0), (124.0, -10.0), (124.0, -10.5)].map(|it| LngLat::new(it.0, it.1).unwrap()).to_vec();
    assert!(matches!(Outline::of_ring(&wide).unwrap_err()[..], [OutlineFault::TooWide { .. }]));
    let many = vec![wide[0]; MOST_CORNERS + 1];
    assert!(matches!(Outline::of_ring(&many).unwrap_err()[..], [OutlineFault::TooManyCorners { .. }]));
}

#[test]
fn what_is_cut_adds_up_and_what_is_joined_has_no_seam() {
    let square = Shape::rectangle(Bounds { low: (0, 0), high: (1_000_000, 1_000_000) });
    let half = Shape::rectangle(Bounds { low: (-5, -5), high: (400_001, 2_000_000) });
    let (inside, outside) = square.cut(&half);
    let frame = frame();
    assert!((inside.area(frame) + outside.area(frame) - square.area(frame)).abs() < 1e-6);
    let joined = Shape::joined([&inside, &outside].into_iter());
    assert_eq!(joined, square);
    assert!(square.holds((5, 5)) && !square.holds((-1, 5)));
}

#[test]
fn twenty_thousand_corners_are_cut_and_any_scribble_is_answered() {
    // A star whose corners lie on a wavy circle.
    let count = u32::try_from(MOST_CORNERS).unwrap();
    let star: Vec<LngLat> = (0..count)
        .map(|n| {
            let turn = f64::from(n) / f64::from(count) * core::f64::consts::TAU;
            let radius = 2e6 + 3e5 * libm::sin(turn * 700.0);
            #[expect(clippy::cast_possible_truncation, reason = "the star fits into the frame")]
            let steps = |it: f64| it as i32;
            at(steps(radius * libm::cos(turn)), steps(radius * libm::sin(turn)))
        })
        .collect();
    let star = Outline::of_ring(&star).unwrap();
    let (inside, outside) =
        star.shape.cut(&Shape::rectangle(Bounds { low: (0, -3_000_000), high: (3_000_000, 3_000_000) }));
    let sum = inside.area(star.frame) + outside.area(star.frame);
    assert!((sum - star.area.value()).abs() < 0.01, "{sum} {}", star.area);
    // Scribbles: right or refused, never a panic; what is taken adds up when it is cut.
    let mut state = 11_u64;
    let mut next = |most: i64| {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        i32::try_from(i64::try_from(state >> 33).unwrap() % most).unwrap()
    };
    let mut taken = 0;
    for _ in 0..3_000 {
        let corners: Vec<(i32, i32)> = (0..3 + next(6)).map(|_| (next(12) * 60, next(12) * 60)).collect();
        let Ok(outline) = Outline::of_ring(&ring(&corners)) else { continue };
        taken += 1;
        let by = Shape::rectangle(Bounds { low: (150_000, 90_000), high: (420_000, 540_000) });
        let (inside, outside) = outline.shape.cut(&by);
        let sum = inside.area(outline.frame) + outside.area(outline.frame);
        assert!((sum - outline.area.value()).abs() < 0.02, "{corners:?}");
    }
    assert!(taken > 300, "{taken}");
}

#[test]
fn the_area_of_long_slanted_edges_is_that_of_many_short_ones_and_pieces_add_up_to_it() {
    let frame = Frame::around(LngLat::new(123.6, -10.2).unwrap());
    let steps = |units: i32| units * STEPS;
    // Some eight kilometres across: a trapezoid of the corners alone is off by hundreds of square metres.
    let ring = [(0, 0), (steps(200_000), steps(-90_000)), (steps(120_000), steps(110_000))];
    let whole = Shape::from_rings(core::iter::once(&ring[..]));
    let fine = |n: usize| {
        let (a, b) = (ring[n], ring[(n + 1) % 3]);
        let along = move |a: i32, b: i32, k: i32| a + (b - a) / 10_000 * k;
        (0..10_000).map(move |k| frame.place((along(a.0, b.0, k), along(a.1, b.1, k))))
    };
    let expected = crate::area::ring_area((0..3).flat_map(fine)).abs();
    assert!((whole.area(frame) / expected - 1.0).abs() < 1e-9, "{} {expected}", whole.area(frame));
    let half = Shape::rectangle(Bounds { low: (0, steps(-200_000)), high: (steps(97_531), steps(200_000)) });
    let (inside, outside) = whole.cut(&half);
    let sum = inside.area(frame) + outside.area(frame);
    assert!((sum / whole.area(frame) - 1.0).abs() < 1e-8, "{sum} {}", whole.area(frame));
}
