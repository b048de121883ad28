//! The plan around the place of a sheet, ready to be drawn.

use citypack::PackError;
use measure::{GroundScale, LngLat, Metres, project};
use paper::plan_map::{self, Colour, PlanMap, Zone};

use super::decide::Spot;
use crate::state::pack::OpenPack;

/// The size of the map, in points of the paper.
const SIZE: (f64, f64) = (499.0, 210.0);
/// How far the map reaches beyond the place at least, in metres.
const LEAST: f64 = 90.0;
/// Nor does it reach farther for a place that is known worse, in metres: anybody can write any accuracy into a code.
const WORST: f64 = 500.0;
/// A lot takes at most this share of the map's height.
const SHARE: f64 = 0.55;

/// Zones and what is asked about, in steps of the check grid from the middle.
#[derive(Clone, PartialEq)]
pub(super) struct Surroundings {
    zones: Vec<Zone>,
    subject: plan_map::Subject,
    reach: f64,
    metre: f64,
    /// Codes that may be seen, with their colours, in the order of the plan's list.
    pub(super) codes: Vec<(String, Colour)>,
}

impl Surroundings {
    /// The map; `north` is its letter.
    pub(super) fn map(&self, north: &str) -> PlanMap {
        plan_map::draw(&self.zones, &self.subject, SIZE, self.reach, self.metre, north)
    }
}

/// Reads what lies around.
pub(super) async fn look(open: &OpenPack, spot: &Spot) -> Result<Surroundings, PackError> {
    let (corners, accuracy) = match spot {
        Spot::Point(place, accuracy) => (vec![*place], accuracy.map_or(0.0, Metres::value)),
        Spot::Lot(corners) => (corners.clone(), 0.0),
    };
    let all: Vec<(f64, f64)> = corners.iter().map(|it| project(*it)).collect();
    let (west, east) = reach(all.iter().map(|it| it.0));
    let (north, south) = reach(all.iter().map(|it| it.1));
    let middle = (f64::midpoint(west, east).round(), f64::midpoint(north, south).round());
    let first = corners.first().copied().map_or(1.0, metre);
    let needed = ((south - north) / 2.0).max((east - west) / 2.0 * SIZE.1 / SIZE.0) / SHARE;
    let (beyond, circle) = drawn(accuracy);
    let half = needed.max((LEAST + beyond) * first);
    let wide = half * SIZE.0 / SIZE.1;
    let drawn = open.pack.around((whole(middle.0), whole(middle.1)), (whole(wide), whole(half))).await?;
    let mut codes: Vec<(String, Colour)> = Vec::new();
    let zones = drawn.into_iter().map(|it| {
        let entry = open.pack.zones().by_code(&it.code);
        let colour = plan_map::colour(entry.and_then(|it| it.colour.as_deref()).unwrap_or_default());
        if !it.code.is_empty() && !codes.iter().any(|(code, _)| *code == it.code) {
            codes.push((it.code.clone(), colour));
        }
        let ring = |it: Vec<(i64, i64)>| it.into_iter().map(|(x, y)| (real(x), real(y))).collect();
        Zone {
            code: it.code,
            colour,
            rings: it.rings.into_iter().map(ring).collect(),
            square: it.square.map(real),
        }
    });
    let zones = zones.collect();
    let placed: Vec<(f64, f64)> = all.iter().map(|it| (it.0 - middle.0, it.1 - middle.1)).collect();
    let subject = match (spot, placed.first()) {
        (Spot::Point(..), Some(place)) => plan_map::Subject::Point(*place, circle * first),
        _ => plan_map::Subject::Rings(vec![placed]),
    };
    Ok(Surroundings { zones, subject, reach: half, metre: first, codes })
}

/// How far the map reaches for an accuracy, and the circle that is drawn for it: none where it would not fit. The words say it.
fn drawn(accuracy: f64) -> (f64, f64) {
    if accuracy > WORST { (WORST, 0.0) } else { (accuracy, accuracy) }
}

/// Steps of the grid in a metre.
fn metre(place: LngLat) -> f64 {
    GroundScale::at(place).units_spanning(Metres::new(1_000.0)) / 1_000.0
}

fn reach(values: impl Iterator<Item = f64>) -> (f64, f64) {
    values.fold((f64::MAX, f64::MIN), |(low, high), it| (low.min(it), high.max(it)))
}

#[expect(clippy::cast_possible_truncation, reason = "the projection stays within 2^30")]
fn whole(value: f64) -> i64 {
    value.round() as i64
}

#[expect(clippy::cast_precision_loss, reason = "the projection stays within 2^30")]
fn real(value: i64) -> f64 {
    value as f64
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_cannot_ask_for_a_map_of_the_world() {
        assert_eq!([drawn(0.0), drawn(40.0), drawn(500.0)], [(0.0, 0.0), (40.0, 40.0), (500.0, 500.0)]);
        assert_eq!(drawn(42_949_672.95), (500.0, 0.0));
    }
}
