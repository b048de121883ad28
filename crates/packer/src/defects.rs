//! What is wrong with single rings as they were drawn: doubled corners, spikes, rings that cross themselves. All of it is
//! mended on the way to the grid; here it is only noticed, with its place.

use std::collections::BTreeMap;

use measure::LngLat;
use rayon::prelude::*;

use crate::{
    ellipsoid::place_of,
    geometry::{Shape, UnitPoint},
};

/// Something wrong with a ring.
#[derive(Debug, Clone, PartialEq)]
pub struct Defect {
    /// Index of the feature in its layer.
    pub feature: usize,
    /// What it is.
    pub kind: DefectKind,
    /// Where.
    pub place: LngLat,
    /// How many of the kind the feature has; `place` is the first.
    pub count: usize,
}

/// What can be wrong with a ring.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum DefectKind {
    /// A corner stands twice in a row.
    DoubledCorner,
    /// The border runs out and back along the same line.
    Spike,
    /// The border crosses itself; parts that it winds around twice count as outside.
    Crossing,
    /// A ring has no area at all.
    NoArea,
}

impl DefectKind {
    /// Fixed word.
    pub fn word(self) -> &'static str {
        match self {
            Self::DoubledCorner => "doubled_corner",
            Self::Spike => "spike",
            Self::Crossing => "self_crossing",
            Self::NoArea => "no_area",
        }
    }
}

/// Polygons of a feature as they came: rings of each, the shell first.
type Drawn<'a> = &'a [Vec<Vec<LngLat>>];

/// Looks at every ring of every feature, as it came and as it was snapped.
pub fn defects_of(sources: &[Drawn<'_>], snapped: &[Shape<UnitPoint>]) -> Vec<Defect> {
    let one = |(feature, (polygons, shape)): (usize, (&Drawn<'_>, &Shape<UnitPoint>))| {
        let mut found: BTreeMap<DefectKind, (LngLat, usize)> = BTreeMap::new();
        let mut note = |kind: DefectKind, place: LngLat| found.entry(kind).or_insert((place, 0)).1 += 1;
        for (source, ring) in polygons.iter().flatten().zip(&shape.rings) {
            for (n, p) in source.iter().enumerate() {
                if source[(n + 1) % source.len()] == *p {
                    note(DefectKind::DoubledCorner, *p);
                }
            }
            if ring.len() < 3 {
                source.first().into_iter().for_each(|it| note(DefectKind::NoArea, *it));
                continue;
            }
            look_at(ring, |kind, p| note(kind, place_of(p)));
        }
        found
            .into_iter()
            .map(|(kind, (place, count))| Defect { feature, kind, place, count })
            .collect::<Vec<_>>()
    };
    sources.par_iter().zip(snapped).enumerate().flat_map_iter(one).collect()
}

fn look_at(ring: &[UnitPoint], mut note: impl FnMut(DefectKind, UnitPoint)) {
    let at = |n: usize| ring[n % ring.len()];
    let before = |n: usize| at(n + ring.len() - 1);
    for n in 0..ring.len() {
        if before(n) == at(n + 1) {
            note(DefectKind::Spike, at(n));
        }
    }
    let mut visits: Vec<(UnitPoint, usize)> = ring.iter().copied().zip(0..).collect();
    visits.sort_unstable();
    for group in visits.chunk_by(|a, b| a.0 == b.0).filter(|it| it.len() > 1) {
        let crossed = group.iter().enumerate().any(|(n, (p, i))| {
            group[n + 1..].iter().any(|(_, j)| crosses(*p, [before(*i), at(i + 1)], [before(*j), at(j + 1)]))
        });
        if crossed {
            note(DefectKind::Crossing, group[0].0);
        }
    }
}

/// Whether two ways through a vertex cross there; ways that share an edge do not.
fn crosses(p: UnitPoint, one: [UnitPoint; 2], two: [UnitPoint; 2]) -> bool {
    if one.iter().any(|it| two.contains(it)) || one[0] == one[1] || two[0] == two[1] {
        return false;
    }
    let between = |q: UnitPoint| {
        // Whether q lies within the turn from the first end to the second, x towards y.
        let side = |a: UnitPoint, b: UnitPoint| measure::orientation(p, a, b);
        let (from, to) = (one[0], one[1]);
        if side(from, to) > 0 {
            side(from, q) > 0 && side(q, to) > 0
        } else {
            !(side(to, q) > 0 && side(q, from) > 0)
        }
    };
    between(two[0]) != between(two[1])
}

#[cfg(test)]
mod tests {
    use super::*;

    fn kinds(ring: &[UnitPoint]) -> Vec<(DefectKind, UnitPoint)> {
        let mut found = Vec::new();
        look_at(ring, |kind, p| found.push((kind, p)));
        found
    }

    #[test]
    fn a_bow_tie_crosses_itself_and_a_touching_ring_does_not() {
        let bow = [(0, 0), (5, 5), (10, 10), (10, 0), (5, 5), (0, 10)];
        assert_eq!(kinds(&bow), [(DefectKind::Crossing, (5, 5))]);
        let touching = [(0, 0), (10, 0), (5, 5), (10, 10), (0, 10), (5, 5)];
        assert_eq!(kinds(&touching), []);
    }

    #[test]
    fn a_spike_is_told_by_its_tip() {
        assert_eq!(kinds(&[(0, 0), (4, 0), (8, 0), (4, 0), (4, 4), (0, 4)]), [(DefectKind::Spike, (8, 0))]);
    }
}
