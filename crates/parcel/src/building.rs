//! A building as a rectangle, by its sizes and its distances from a side of the plot: what can be said without a map.

use measure::LngLat;

use crate::{ground::distance, sketch::Sketch};

/// The sizes of a rectangle and where it stands, in metres.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Rectangle {
    /// The side of the plot that it faces, counted as in [`Sketch::sides`].
    pub side: usize,
    /// Along that side.
    pub width: f64,
    /// Away from that side.
    pub depth: f64,
    /// From that side to the building's front.
    pub front: f64,
    /// From the side's first corner to the building, along the side.
    pub along: f64,
}

/// No building is wider, in metres; what is larger is a mistake of the hand.
const WIDEST: f64 = 5_000.0;

/// The corners of a rectangle on a plot; nothing where the side or the sizes are none.
///
/// The plot's corners may run either way round; the building lies on the inner side.
pub fn rectangle(plot: &Sketch, of: Rectangle) -> Option<Vec<LngLat>> {
    let corners = plot.corners();
    let is_size = |it: f64| it > 0.0 && it <= WIDEST;
    let is_distance = |it: f64| (0.0..=WIDEST).contains(&it);
    if corners.len() < 3 || !is_size(of.width) || !is_size(of.depth) {
        return None;
    }
    if !is_distance(of.front) || !is_distance(of.along) {
        return None;
    }
    let (from, to) = (*corners.get(of.side)?, corners[(of.side + 1) % corners.len()]);
    // Metres per degree here: over a plot they are the same everywhere.
    let (east, north) = (per_degree(from, 1e-4, 0.0)?, per_degree(from, 0.0, 1e-4)?);
    let flat = |it: LngLat| ((it.lng() - from.lng()) * east, (it.lat() - from.lat()) * north);
    let end = flat(to);
    let length = libm::hypot(end.0, end.1);
    if length <= 0.0 {
        return None;
    }
    let (ux, uy) = (end.0 / length, end.1 / length);
    let turn = if is_left_inside(corners.iter().map(|it| flat(*it))) { 1.0 } else { -1.0 };
    let (nx, ny) = (-uy * turn, ux * turn);
    let at = |along: f64, away: f64| {
        let (x, y) = (ux * along + nx * away, uy * along + ny * away);
        LngLat::new(from.lng() + x / east, from.lat() + y / north).ok()
    };
    let (first, last) = (of.along, of.along + of.width);
    let (near, far) = (of.front, of.front + of.depth);
    [(first, near), (last, near), (last, far), (first, far)].into_iter().map(|it| at(it.0, it.1)).collect()
}

fn per_degree(from: LngLat, lng: f64, lat: f64) -> Option<f64> {
    let to = LngLat::new(from.lng() + lng, from.lat() + lat).ok()?;
    Some(distance(from, to).value() / (lng + lat)).filter(|it| *it > 0.0)
}

/// Whether the ground lies to the left of whoever walks along the ring.
fn is_left_inside(ring: impl Iterator<Item = (f64, f64)> + Clone) -> bool {
    let next = ring.clone().cycle().skip(1);
    ring.zip(next).map(|(a, b)| a.0 * b.1 - b.0 * a.1).sum::<f64>() > 0.0
}

#[cfg(test)]
mod tests {
    use super::*;

    fn plot(is_turned: bool) -> Sketch {
        // 20 m by 30 m, its first side in the north.
        let (lng, lat) = (20.0 / 109_600.0, 30.0 / 110_600.0);
        let mut all = vec![(0.0, 0.0), (lng, 0.0), (lng, -lat), (0.0, -lat)];
        if is_turned {
            all.reverse();
        }
        Sketch::new(all.into_iter().map(|(x, y)| LngLat::new(123.6 + x, -10.16 + y).unwrap()).collect())
    }

    fn house(side: usize) -> Rectangle {
        Rectangle { side, width: 8.0, depth: 12.0, front: 5.0, along: 2.0 }
    }

    #[test]
    fn a_rectangle_has_the_sizes_that_were_told() {
        for is_turned in [false, true] {
            for side in 0..4 {
                let made = Sketch::new(rectangle(&plot(is_turned), house(side)).unwrap());
                assert!((made.area() - 96.0).abs() < 0.01, "{is_turned} {side}: {}", made.area());
                let sides: Vec<f64> = made.sides().iter().map(|it| it.value()).collect();
                assert!((sides[0] - 8.0).abs() < 1e-3 && (sides[1] - 12.0).abs() < 1e-3, "{sides:?}");
            }
        }
    }

    #[test]
    fn it_lies_on_the_inner_side_whichever_way_the_corners_run() {
        for is_turned in [false, true] {
            let plot = plot(is_turned);
            let bounds = plot.bounds().unwrap();
            for side in 0..4 {
                for corner in rectangle(&plot, house(side)).unwrap() {
                    let within = |low: f64, it: f64, high: f64| low - 1e-9 <= it && it <= high + 1e-9;
                    assert!(
                        within(bounds[0], corner.lng(), bounds[2])
                            && within(bounds[1], corner.lat(), bounds[3]),
                        "{is_turned} {side} {corner:?}"
                    );
                }
            }
        }
    }

    #[test]
    fn it_stands_as_far_from_the_side_as_was_told() {
        let plot = plot(false);
        let made = rectangle(&plot, house(0)).unwrap();
        let down = LngLat::new(made[0].lng(), plot.corners()[0].lat()).unwrap();
        assert!((distance(made[0], down).value() - 5.0).abs() < 1e-3);
        let left = LngLat::new(plot.corners()[0].lng(), made[0].lat()).unwrap();
        assert!((distance(made[0], left).value() - 2.0).abs() < 1e-3);
    }

    #[test]
    fn what_is_no_building_makes_none() {
        let plot = plot(false);
        for of in [
            Rectangle { side: 4, ..house(0) },
            Rectangle { width: 0.0, ..house(0) },
            Rectangle { depth: f64::NAN, ..house(0) },
            Rectangle { front: -1.0, ..house(0) },
            Rectangle { along: 1e9, ..house(0) },
        ] {
            assert_eq!(rectangle(&plot, of), None, "{of:?}");
        }
        assert_eq!(rectangle(&Sketch::default(), house(0)), None);
    }
}
