//! Drawing a corner onto what lies near: a corner or a border of the plan or of another parcel.

use measure::{LngLat, Metres, squared_distance_to_segment};

use crate::ground::distance;

/// Where a place was drawn to.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Snapped {
    /// The place on the corner or border.
    pub place: LngLat,
    /// Whether it is a corner; else it lies on a border.
    pub is_corner: bool,
}

/// The nearest corner within reach, else the nearest point of a border within reach. Lines are given as their corners;
/// a closed one repeats its first corner.
pub fn snap(place: LngLat, lines: &[Vec<LngLat>], reach: Metres) -> Option<Snapped> {
    let (mut corner, mut nearest) = (None, reach.value());
    // Degrees that surely hold the reach; 110 km are one of latitude, and near the poles nobody draws.
    let squeeze = libm::cos(place.lat().to_radians()).max(0.05);
    let (wide, high) = (reach.value() / 110_000.0 / squeeze, reach.value() / 110_000.0);
    for it in lines.iter().flatten() {
        let is_near = (it.lng() - place.lng()).abs() <= wide && (it.lat() - place.lat()).abs() <= high;
        if is_near && distance(place, *it).value() <= nearest {
            nearest = distance(place, *it).value();
            corner = Some(Snapped { place: *it, is_corner: true });
        }
    }
    corner.or_else(|| on_border(place, lines, reach, squeeze))
}

fn on_border(place: LngLat, lines: &[Vec<LngLat>], reach: Metres, squeeze: f64) -> Option<Snapped> {
    let flat = |it: LngLat| ((it.lng() - place.lng()) * squeeze, it.lat() - place.lat());
    let mut best: Option<(f64, LngLat)> = None;
    for side in lines.iter().flat_map(|it| it.windows(2)) {
        let (a, b) = (flat(side[0]), flat(side[1]));
        let away = squared_distance_to_segment((0.0, 0.0), a, b);
        if best.is_none_or(|(least, _)| away < least) {
            let (dx, dy) = (b.0 - a.0, b.1 - a.1);
            let length2 = dx * dx + dy * dy;
            let t = if length2 > 0.0 { (-(a.0 * dx + a.1 * dy) / length2).clamp(0.0, 1.0) } else { 0.0 };
            let foot = LngLat::new(
                side[0].lng() + t * (side[1].lng() - side[0].lng()),
                side[0].lat() + t * (side[1].lat() - side[0].lat()),
            );
            best = foot.ok().map(|foot| (away, foot)).or(best);
        }
    }
    let (_, foot) = best?;
    (distance(place, foot).value() <= reach.value()).then_some(Snapped { place: foot, is_corner: false })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn place(x: f64, y: f64) -> LngLat {
        LngLat::new(123.6 + x * 1e-5, -10.16 + y * 1e-5).unwrap()
    }

    fn square() -> Vec<Vec<LngLat>> {
        vec![vec![place(0.0, 0.0), place(20.0, 0.0), place(20.0, 20.0), place(0.0, 20.0), place(0.0, 0.0)]]
    }

    #[test]
    fn a_corner_within_reach_wins_over_a_nearer_border() {
        let snapped = snap(place(1.5, 0.1), &square(), Metres::new(3.0)).unwrap();
        assert_eq!((snapped.place, snapped.is_corner), (place(0.0, 0.0), true));
    }

    #[test]
    fn a_place_beside_a_border_comes_onto_it() {
        let snapped = snap(place(10.0, 1.0), &square(), Metres::new(3.0)).unwrap();
        assert!(!snapped.is_corner);
        assert!(distance(snapped.place, place(10.0, 0.0)).value() < 1e-3, "{snapped:?}");
    }

    #[test]
    fn what_lies_out_of_reach_draws_nothing() {
        assert_eq!(snap(place(10.0, 10.0), &square(), Metres::new(3.0)), None);
        assert_eq!(snap(place(0.0, 0.0), &[], Metres::new(3.0)), None);
        assert_eq!(
            snap(place(9.0, 9.0), &[vec![place(9.0, 9.0)]], Metres::new(0.0)).map(|it| it.is_corner),
            Some(true)
        );
    }
}
