//! An outline out of the positions of a receiver: a path while walking along the border, or a corner while standing at
//! it. Knows no receiver and no clock; times come with the positions.

use measure::{LngLat, Metres};

use crate::{ground::distance, sketch::Sketch};

/// A position that is less exact is no use for a parcel.
const COARSEST: f64 = 15.0;
/// Nobody walks along a border faster, in metres a second.
const FASTEST: f64 = 4.0;
/// Positions that are nearer to the last one are the same place.
const STEP: f64 = 1.0;
/// So many positions that agree with each other are believed, though they lie far from where the walk was before.
const AGREEING: usize = 3;
/// Positions kept at most: five hours of walking.
const MOST_FIXES: usize = 20_000;

/// A position as a receiver gives it.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Fix {
    /// The position.
    pub place: LngLat,
    /// How far off it may be.
    pub accuracy: Metres,
    /// When, in milliseconds since any fixed moment.
    pub at: f64,
}

/// Why a position was not taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Refusal {
    /// It is less exact than a parcel needs.
    TooCoarse,
    /// It is not newer than the one before it.
    Stale,
    /// Nobody walks that far in that time.
    Jump,
    /// The walk rests.
    Paused,
    /// It is the place where the last one was.
    SamePlace,
    /// So many have been kept that this is no walk around a parcel.
    TooMany,
}

/// A walk along the border.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Walk {
    path: Vec<Fix>,
    /// Positions since the last kept one that lie too far away.
    doubted: Vec<Fix>,
    is_paused: bool,
    /// Whether the person may have gone anywhere since the last position.
    is_fresh: bool,
    refused: usize,
}

impl Walk {
    /// Takes a position, or says why not.
    pub fn push(&mut self, fix: Fix) -> Result<(), Refusal> {
        let judged = self.judge(fix);
        match judged {
            Ok(()) => {
                self.path.push(fix);
                self.doubted.clear();
                self.is_fresh = false;
            }
            Err(Refusal::TooCoarse | Refusal::Jump) => self.refused += 1,
            Err(_) => {}
        }
        judged
    }

    /// Rests: positions are ignored.
    pub fn pause(&mut self) {
        self.is_paused = true;
    }

    /// Goes on, from wherever the person is now.
    pub fn resume(&mut self) {
        self.is_paused = false;
        self.is_fresh = true;
        self.doubted.clear();
    }

    /// Whether it rests.
    pub fn is_paused(&self) -> bool {
        self.is_paused
    }

    /// How many positions have been taken.
    pub fn taken(&self) -> usize {
        self.path.len()
    }

    /// How many positions were too coarse or lay where nobody can have been.
    pub fn refused(&self) -> usize {
        self.refused
    }

    /// The path as it was walked.
    pub fn path(&self) -> impl Iterator<Item = LngLat> {
        self.path.iter().map(|it| it.place)
    }

    /// The way so far.
    pub fn length(&self) -> Metres {
        Metres::new(self.path.windows(2).map(|it| distance(it[0].place, it[1].place).value()).sum())
    }

    /// The outline: the path without the positions that lie on the straight way between others.
    pub fn sketch(&self) -> Sketch {
        let places: Vec<LngLat> = self.path().collect();
        let tolerance = self.usual_accuracy().map_or(STEP, |it| (it / 3.0).max(STEP));
        Sketch::new(thinned(&places, tolerance))
    }

    fn usual_accuracy(&self) -> Option<f64> {
        let mut all: Vec<f64> = self.path.iter().map(|it| it.accuracy.value()).collect();
        measure::sort_by(&mut all, f64::total_cmp);
        all.get(all.len() / 2).copied()
    }

    fn judge(&mut self, fix: Fix) -> Result<(), Refusal> {
        if self.is_paused {
            return Err(Refusal::Paused);
        }
        // Some receivers give 0 where they do not know; not a number has become 0 as well.
        if fix.accuracy.value() > COARSEST || fix.accuracy == Metres::ZERO {
            return Err(Refusal::TooCoarse);
        }
        let Some(last) = self.path.last() else { return Ok(()) };
        if fix.at <= last.at {
            return Err(Refusal::Stale);
        }
        if self.path.len() >= MOST_FIXES {
            return Err(Refusal::TooMany);
        }
        if self.is_fresh || can_be_walked(last, &fix) {
            let is_same = distance(last.place, fix.place).value() < STEP;
            return if is_same { Err(Refusal::SamePlace) } else { Ok(()) };
        }
        self.believe(fix)
    }

    /// One far position is a mistake of the receiver; several that agree were not.
    fn believe(&mut self, fix: Fix) -> Result<(), Refusal> {
        if self.doubted.last().is_some_and(|it| !can_be_walked(it, &fix)) {
            self.doubted.clear();
        }
        self.doubted.push(fix);
        if self.doubted.len() >= AGREEING { Ok(()) } else { Err(Refusal::Jump) }
    }
}

fn can_be_walked(from: &Fix, to: &Fix) -> bool {
    let seconds = (to.at - from.at) / 1000.0;
    let slack = f64::midpoint(from.accuracy.value(), to.accuracy.value());
    distance(from.place, to.place).value() <= FASTEST * seconds.max(0.0) + slack
}

/// The corners of a path that stand out by more than so many metres (Douglas and Peucker); both ends stay.
fn thinned(places: &[LngLat], tolerance: f64) -> Vec<LngLat> {
    let (Some(first), true) = (places.first(), places.len() > 2) else { return places.to_vec() };
    // Metres east and north of the first place: the path is a parcel's.
    let (east, north) = (
        distance(*first, moved(*first, 1e-4, 0.0)).value() * 1e4,
        distance(*first, moved(*first, 0.0, 1e-4)).value() * 1e4,
    );
    let flat: Vec<(f64, f64)> =
        places.iter().map(|it| ((it.lng() - first.lng()) * east, (it.lat() - first.lat()) * north)).collect();
    let mut keeps = vec![false; flat.len()];
    (keeps[0], keeps[flat.len() - 1]) = (true, true);
    let mut stretches = vec![(0, flat.len() - 1)];
    while let Some((from, to)) = stretches.pop() {
        let away = |at: usize| measure::squared_distance_to_segment(flat[at], flat[from], flat[to]);
        let farthest = (from + 1..to).max_by(|a, b| away(*a).total_cmp(&away(*b)));
        if let Some(at) = farthest.filter(|it| away(*it) > tolerance * tolerance) {
            keeps[at] = true;
            stretches.extend([(from, at), (at, to)]);
        }
    }
    let mut kept: Vec<LngLat> = places.iter().zip(&keeps).filter(|it| *it.1).map(|it| *it.0).collect();
    // Back at the start: its last corner is its first one.
    if kept.len() > 3 && kept.last().is_some_and(|it| distance(*first, *it).value() <= 2.0 * tolerance) {
        kept.pop();
    }
    kept
}

fn moved(place: LngLat, lng: f64, lat: f64) -> LngLat {
    LngLat::new(place.lng() + lng, place.lat() + lat).unwrap_or(place)
}

/// Standing at a corner: many positions make one that is better than each.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Standing {
    fixes: Vec<Fix>,
}

/// Positions after which standing longer gains little: their errors change over minutes, not seconds.
const ENOUGH: usize = 12;

impl Standing {
    /// Takes a position, or says why not.
    pub fn push(&mut self, fix: Fix) -> Result<(), Refusal> {
        if fix.accuracy.value() > 2.0 * COARSEST || fix.accuracy == Metres::ZERO {
            return Err(Refusal::TooCoarse);
        }
        if self.fixes.last().is_some_and(|it| fix.at <= it.at) {
            return Err(Refusal::Stale);
        }
        if self.fixes.len() >= 20 * ENOUGH {
            return Err(Refusal::TooMany);
        }
        self.fixes.push(fix);
        Ok(())
    }

    /// How many positions have been taken.
    pub fn taken(&self) -> usize {
        self.fixes.len()
    }

    /// Whether standing longer gains little.
    pub fn is_enough(&self) -> bool {
        self.fixes.len() >= ENOUGH
    }

    /// The corner and how far off it may be. Exact positions weigh more, and those far from the others nothing. The
    /// positions of one minute share most of their error, so the mean is never called twice as exact as the best one.
    pub fn mean(&self) -> Option<(LngLat, Metres)> {
        let middle = self.middle()?;
        let (mut weights, mut lng, mut lat, mut spread) = (0.0, 0.0, 0.0, 0.0);
        let mut best = f64::INFINITY;
        for fix in &self.fixes {
            let (away, accuracy) = (distance(middle, fix.place).value(), fix.accuracy.value().max(0.5));
            if away > 2.0 * accuracy {
                continue;
            }
            let weight = 1.0 / (accuracy * accuracy);
            weights += weight;
            lng += weight * (fix.place.lng() - middle.lng());
            lat += weight * (fix.place.lat() - middle.lat());
            spread += weight * away * away;
            best = best.min(accuracy);
        }
        if weights <= 0.0 {
            return None;
        }
        let place = moved(middle, lng / weights, lat / weights);
        let halves = if self.fixes.len() >= 4 { best / 2.0 } else { best };
        Some((place, Metres::new(libm::sqrt(spread / weights)).max(Metres::new(halves))))
    }

    /// The middle of all longitudes and of all latitudes: a few wild positions do not move it.
    fn middle(&self) -> Option<LngLat> {
        let middle = |of: fn(LngLat) -> f64| {
            let mut all: Vec<f64> = self.fixes.iter().map(|it| of(it.place)).collect();
            measure::sort_by(&mut all, f64::total_cmp);
            all.get(all.len() / 2).copied()
        };
        LngLat::new(middle(LngLat::lng)?, middle(LngLat::lat)?).ok()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Metres east and north of a corner in Kupang.
    fn at(east: f64, north: f64) -> LngLat {
        LngLat::new(123.6 + east / 109_600.0, -10.16 + north / 110_610.0).unwrap()
    }

    fn fix(east: f64, north: f64, accuracy: f64, second: u32) -> Fix {
        Fix { place: at(east, north), accuracy: Metres::new(accuracy), at: f64::from(second) * 1000.0 }
    }

    /// A way around 30 m × 20 m in steps of a second, with the noise of a receiver.
    fn around() -> Vec<Fix> {
        let mut fixes = Vec::new();
        let legs = [
            ((0.0, 0.0), (30.0, 0.0)),
            ((30.0, 0.0), (30.0, 20.0)),
            ((30.0, 20.0), (0.0, 20.0)),
            ((0.0, 20.0), (0.0, 0.0)),
        ];
        for ((x0, y0), (x1, y1)) in legs {
            let steps = f64::abs(x1 - x0 + y1 - y0) / 1.25;
            let mut step = 0.0;
            while step < steps {
                let second = u32::try_from(fixes.len()).unwrap();
                let noise = f64::from(second % 5) * 0.1 - 0.2;
                let share = step / steps;
                fixes.push(fix(x0 + (x1 - x0) * share + noise, y0 + (y1 - y0) * share - noise, 4.0, second));
                step += 1.0;
            }
        }
        fixes
    }

    #[test]
    fn a_walk_around_a_lot_gives_its_four_corners() {
        let mut walk = Walk::default();
        for it in around() {
            let _ = walk.push(it);
        }
        let sketch = walk.sketch();
        assert_eq!(sketch.corners().len(), 4, "{sketch:?}");
        assert!((sketch.area() - 600.0).abs() < 40.0, "{}", sketch.area());
        assert!(walk.length().value() > 90.0 && walk.refused() == 0);
    }

    #[test]
    fn positions_that_are_coarse_old_or_far_are_refused() {
        let mut walk = Walk::default();
        assert_eq!(walk.push(fix(0.0, 0.0, 40.0, 0)), Err(Refusal::TooCoarse));
        assert_eq!(walk.push(fix(0.0, 0.0, 0.0, 0)), Err(Refusal::TooCoarse), "0 means that nobody knows");
        assert_eq!(walk.push(fix(0.0, 0.0, 4.0, 1)), Ok(()));
        assert_eq!(walk.push(fix(5.0, 0.0, 4.0, 1)), Err(Refusal::Stale));
        assert_eq!(walk.push(fix(0.3, 0.0, 4.0, 2)), Err(Refusal::SamePlace));
        assert_eq!(walk.push(fix(300.0, 0.0, 4.0, 3)), Err(Refusal::Jump));
        assert_eq!(walk.push(fix(3.0, 0.0, 4.0, 4)), Ok(()));
        assert_eq!((walk.taken(), walk.refused()), (2, 3));
    }

    #[test]
    fn far_positions_that_agree_are_believed_in_the_end() {
        let mut walk = Walk::default();
        walk.push(fix(0.0, 0.0, 4.0, 0)).unwrap();
        assert_eq!(walk.push(fix(100.0, 0.0, 4.0, 1)), Err(Refusal::Jump));
        assert_eq!(walk.push(fix(101.0, 0.0, 4.0, 2)), Err(Refusal::Jump));
        assert_eq!(walk.push(fix(102.0, 0.0, 4.0, 3)), Ok(()));
    }

    #[test]
    fn after_a_rest_the_walk_goes_on_from_anywhere() {
        let mut walk = Walk::default();
        walk.push(fix(0.0, 0.0, 4.0, 0)).unwrap();
        walk.pause();
        assert_eq!(walk.push(fix(2.0, 0.0, 4.0, 1)), Err(Refusal::Paused));
        walk.resume();
        assert_eq!(walk.push(fix(80.0, 0.0, 4.0, 5)), Ok(()));
    }

    #[test]
    fn standing_still_gives_the_mean_and_leaves_wild_positions_out() {
        let mut standing = Standing::default();
        for (n, (east, accuracy)) in
            [(0.0, 3.0), (1.0, 3.0), (2.0, 3.0), (1.0, 3.0), (1.0, 6.0)].into_iter().enumerate()
        {
            standing.push(fix(east, 0.0, accuracy, u32::try_from(n).unwrap())).unwrap();
        }
        standing.push(fix(90.0, 0.0, 5.0, 9)).unwrap();
        let (place, accuracy) = standing.mean().unwrap();
        assert!(distance(place, at(1.0, 0.0)).value() < 0.2, "{place:?}");
        assert!((1.5..3.0).contains(&accuracy.value()), "{accuracy:?}");
        assert_eq!(standing.push(fix(0.0, 0.0, 90.0, 10)), Err(Refusal::TooCoarse));
        assert!(!standing.is_enough());
    }

    #[test]
    fn without_positions_there_is_no_corner_and_no_outline() {
        assert_eq!(Standing::default().mean(), None);
        assert!(Walk::default().sketch().is_empty());
    }
}
