//! One zone per place: from snapped rings to shapes that neither overlap nor leave slivers where the mapping file says so,
//! and a list of every overlap and every blank that was met on the way. It decides nothing by itself: `winner` does.

use std::collections::BTreeMap;

use measure::LngLat;
use rayon::prelude::*;

use crate::{
    arrange::{Arrangement, Corner, Edge},
    ellipsoid::{area_on_grid, place_of},
    geometry::{Ring, Shape, UnitPoint},
    region::{Region, regions},
    rings::join,
    winner::{Claim, OverlapRule},
};

/// What becomes of a layer.
#[derive(Debug, Clone, Default)]
pub struct Settlement {
    /// The rule by which winners were found.
    pub rule: OverlapRule,
    /// Places that several features claim, the largest first.
    pub overlaps: Vec<Overlap>,
    /// Blanks that zones enclose, the largest first.
    pub gaps: Vec<Gap>,
    /// Features with polygons that lie over one another; each place counts once.
    pub doubled: Vec<usize>,
}

/// A place that several features claim.
#[derive(Debug, Clone)]
pub struct Overlap {
    /// The features, rising.
    pub features: Vec<usize>,
    /// The one that is served; none where all are.
    pub winner: Option<usize>,
    /// Where and how large.
    pub extent: Extent,
}

/// A blank that zones enclose.
#[derive(Debug, Clone)]
pub struct Gap {
    /// The feature that was given the place, if any.
    pub filled: Option<usize>,
    /// Where and how large.
    pub extent: Extent,
}

/// Where something lies and how large it is.
#[derive(Debug, Clone)]
pub struct Extent {
    /// A place within.
    pub place: LngLat,
    /// Square metres.
    pub area: f64,
    /// Metres: twice the area by the circumference, about the width of a long strip.
    pub width: f64,
    /// Its rings on the grid.
    pub rings: Vec<Ring<UnitPoint>>,
}

/// How a layer is settled.
#[derive(Debug, Clone, Copy)]
pub struct Wishes<'a> {
    /// Who wins; `None` where features may lie over one another, as overlays do.
    pub rule: Option<&'a OverlapRule>,
    /// What the rule looks at, per feature.
    pub claims: &'a [Claim],
    /// Blanks narrower than this, in metres, go to the neighbour with the longest common border.
    pub fill: f64,
}

/// One ring of a feature.
#[derive(Debug, Clone, Copy)]
struct RingOf {
    feature: u32,
    polygon: u32,
}

/// Settles snapped features; `polygons` tells for each how many rings its polygons have, the shell first.
pub fn settle(
    snapped: &[Shape<UnitPoint>],
    polygons: &[Vec<usize>],
    wishes: Wishes<'_>,
) -> (Vec<Shape<UnitPoint>>, Settlement) {
    let mut owners: Vec<RingOf> = Vec::new();
    for (feature, counts) in polygons.iter().enumerate() {
        for (polygon, count) in counts.iter().enumerate() {
            let it = RingOf { feature: small(feature), polygon: small(polygon) };
            owners.extend(std::iter::repeat_n(it, *count));
        }
    }
    let rings = snapped.iter().flat_map(|it| &it.rings).map(Vec::as_slice);
    let Arrangement { mut edges, labels } = Arrangement::of(rings);
    let (mut covers, mut doubled) = (Covers::default(), Vec::new());
    let cover_of: Vec<u32> =
        labels.iter().map(|it| covers.number(features_within(it, &owners, &mut doubled))).collect();
    drop(labels);
    for edge in &mut edges {
        edge.below = cover_of[edge.below as usize];
        edge.above = cover_of[edge.above as usize];
    }
    edges.retain(|it| it.below != it.above);
    doubled.sort_unstable();
    doubled.dedup();
    let mut settlement = Settlement { doubled, ..Settlement::default() };
    if let Some(rule) = wishes.rule {
        settlement.rule = rule.clone();
        settlement.gaps = fill_gaps(&mut edges, &mut covers, rule, wishes);
        settlement.overlaps = overlaps(&edges, &covers, rule, wishes.claims);
    }
    let serve = |set: &Vec<u32>| match wishes.rule {
        Some(rule) => serving(set, rule, wishes.claims),
        None => set.clone(),
    };
    let served: Vec<Vec<u32>> = covers.sets.iter().map(serve).collect();
    (shapes(&edges, &served, snapped.len()), settlement)
}

fn small(count: usize) -> u32 {
    u32::try_from(count).expect("a layer has fewer than 2^32 features")
}

/// The features that a place belongs to: those with a polygon whose shell winds around it and none of whose holes does.
/// Those with more than one such polygon are noted in `doubled`.
fn features_within(label: &[u32], owners: &[RingOf], doubled: &mut Vec<usize>) -> Vec<u32> {
    let key = |ring: &u32| (owners[*ring as usize].feature, owners[*ring as usize].polygon);
    let is_shell = |ring: u32| {
        let before = ring.checked_sub(1).map(|it| key(&it));
        before != Some(key(&ring))
    };
    let mut features: Vec<u32> = Vec::new();
    for group in label.chunk_by(|a, b| key(a) == key(b)) {
        if group.len() > 1 || !is_shell(group[0]) {
            continue;
        }
        let feature = key(&group[0]).0;
        if features.last() == Some(&feature) {
            doubled.push(feature as usize);
        } else {
            features.push(feature);
        }
    }
    features
}

/// Sets of features, each once. Number 0 is the empty set.
struct Covers {
    sets: Vec<Vec<u32>>,
    numbers: BTreeMap<Vec<u32>, u32>,
}

impl Default for Covers {
    fn default() -> Self {
        Self { sets: vec![Vec::new()], numbers: BTreeMap::from([(Vec::new(), 0)]) }
    }
}

impl Covers {
    fn number(&mut self, set: Vec<u32>) -> u32 {
        if let Some(known) = self.numbers.get(&set) {
            return *known;
        }
        let next = small(self.sets.len());
        self.sets.push(set.clone());
        self.numbers.insert(set, next);
        next
    }
}

/// What is served of a set of features.
fn serving(set: &[u32], rule: &OverlapRule, claims: &[Claim]) -> Vec<u32> {
    let features: Vec<usize> = set.iter().map(|it| *it as usize).collect();
    match rule.winner(&features, claims) {
        Some(winner) => vec![small(winner)],
        None => set.to_vec(),
    }
}

fn wide(p: Corner) -> UnitPoint {
    (i64::from(p.0), i64::from(p.1))
}

/// An edge as the border of what lies to one of its sides: that side is its positive one.
fn directed(edge: &Edge, is_above: bool) -> (UnitPoint, UnitPoint) {
    if is_above { (wide(edge.a), wide(edge.b)) } else { (wide(edge.b), wide(edge.a)) }
}

/// Lists the blanks that zones enclose, and gives the narrow ones away where that is wished.
fn fill_gaps(edges: &mut [Edge], covers: &mut Covers, rule: &OverlapRule, wishes: Wishes<'_>) -> Vec<Gap> {
    let beside = |it: &Edge| (it.below == 0) != (it.above == 0);
    let blank = edges.iter().filter(|it| beside(it)).map(|it| directed(it, it.above == 0));
    let mut gaps = Vec::new();
    for region in regions(join(blank)) {
        let extent = Extent::of(region);
        let mut filled = None;
        if extent.width < wishes.fill {
            filled = neighbour(&extent.rings, edges, covers, rule, wishes.claims);
            if let Some(feature) = filled {
                let cover = covers.number(vec![feature]);
                for_edges(&extent.rings, |from, to| {
                    if let Some((n, is_above)) = find(edges, from, to) {
                        *(if is_above { &mut edges[n].above } else { &mut edges[n].below }) = cover;
                    }
                });
            }
        }
        gaps.push(Gap { filled: filled.map(|it| it as usize), extent });
    }
    largest_first(&mut gaps, |it| &it.extent);
    gaps
}

fn for_edges(rings: &[Ring<UnitPoint>], mut each: impl FnMut(UnitPoint, UnitPoint)) {
    for ring in rings {
        for (n, from) in ring.iter().enumerate() {
            each(*from, ring[(n + 1) % ring.len()]);
        }
    }
}

/// The edge from one vertex to another, and whether its positive side is the upper one.
fn find(edges: &[Edge], from: UnitPoint, to: UnitPoint) -> Option<(usize, bool)> {
    let is_above = from < to;
    let key = if is_above { (from, to) } else { (to, from) };
    let at = edges.partition_point(|it| (wide(it.a), wide(it.b)) < key);
    edges.get(at).filter(|it| (wide(it.a), wide(it.b)) == key).map(|_found| (at, is_above))
}

/// The served feature with the longest border to a blank.
#[expect(clippy::cast_precision_loss, reason = "lengths within a city are far below 2^53")]
fn neighbour(
    rings: &[Ring<UnitPoint>],
    edges: &[Edge],
    covers: &Covers,
    rule: &OverlapRule,
    claims: &[Claim],
) -> Option<u32> {
    let mut lengths: BTreeMap<u32, f64> = BTreeMap::new();
    for_edges(rings, |from, to| {
        let Some((n, is_above)) = find(edges, from, to) else { return };
        let other = if is_above { edges[n].below } else { edges[n].above };
        let length = libm::hypot((to.0 - from.0) as f64, (to.1 - from.1) as f64);
        for feature in serving(&covers.sets[other as usize], rule, claims) {
            *lengths.entry(feature).or_default() += length;
        }
    });
    lengths.into_iter().max_by(|x, y| x.1.total_cmp(&y.1).then(y.0.cmp(&x.0))).map(|it| it.0)
}

/// Every place that several features claim.
fn overlaps(edges: &[Edge], covers: &Covers, rule: &OverlapRule, claims: &[Claim]) -> Vec<Overlap> {
    let several = |cover: u32| covers.sets[cover as usize].len() > 1;
    let mut borders: Vec<(u32, u32, bool)> = Vec::new();
    for (n, edge) in edges.iter().enumerate() {
        let sides = [(edge.below, false), (edge.above, true)];
        borders.extend(sides.iter().filter(|it| several(it.0)).map(|it| (it.0, small(n), it.1)));
    }
    borders.par_sort_unstable();
    let mut found: Vec<Overlap> = Vec::new();
    for group in borders.chunk_by(|a, b| a.0 == b.0) {
        let features: Vec<usize> = covers.sets[group[0].0 as usize].iter().map(|it| *it as usize).collect();
        let winner = rule.winner(&features, claims);
        let border = group.iter().map(|it| directed(&edges[it.1 as usize], it.2));
        for region in regions(join(border)) {
            found.push(Overlap { features: features.clone(), winner, extent: Extent::of(region) });
        }
    }
    largest_first(&mut found, |it| &it.extent);
    found
}

fn largest_first<T>(found: &mut [T], extent: impl Fn(&T) -> &Extent) {
    found.sort_by(|x, y| {
        let (x, y) = (extent(x), extent(y));
        y.area.total_cmp(&x.area).then_with(|| x.rings.cmp(&y.rings))
    });
}

impl Extent {
    fn of(region: Region) -> Self {
        let inner = region.inner_point();
        let mut rings = region.into_rings();
        let area = rings.iter().enumerate().map(|(n, it)| area_on_grid(it) * if n == 0 { 1.0 } else { -1.0 });
        let area = area.sum::<f64>().max(0.0);
        let place = place_of(inner);
        let scale = measure::GroundScale::at(place);
        let mut length = 0.0;
        #[expect(clippy::cast_precision_loss, reason = "lengths within a city are far below 2^53")]
        for_edges(&rings, |from, to| {
            length += scale.length((to.0 - from.0) as f64, (to.1 - from.1) as f64).value();
        });
        rings.shrink_to_fit();
        Self { place, area, width: 2.0 * area / length.max(1e-9), rings }
    }
}

/// The shape of each feature: the border of what is served as it.
fn shapes(edges: &[Edge], served: &[Vec<u32>], features: usize) -> Vec<Shape<UnitPoint>> {
    let mut borders: Vec<(u32, u32, bool)> = Vec::new();
    for (n, edge) in edges.iter().enumerate() {
        let (below, above) = (&served[edge.below as usize], &served[edge.above as usize]);
        borders.extend(below.iter().filter(|it| !above.contains(it)).map(|it| (*it, small(n), false)));
        borders.extend(above.iter().filter(|it| !below.contains(it)).map(|it| (*it, small(n), true)));
    }
    borders.par_sort_unstable();
    let groups: Vec<&[(u32, u32, bool)]> = borders.chunk_by(|a, b| a.0 == b.0).collect();
    let traced: Vec<(u32, Vec<Ring<UnitPoint>>)> = groups
        .par_iter()
        .map(|group| (group[0].0, join(group.iter().map(|it| directed(&edges[it.1 as usize], it.2)))))
        .collect();
    let mut out = vec![Shape::default(); features];
    for (feature, rings) in traced {
        out[feature as usize].rings = rings;
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{geometry::double_area, winner::Plain};

    /// Hundred metres or so, in grid units.
    const SIDE: i64 = 2_700;

    fn rectangle(x: i64, y: i64, width: i64, height: i64) -> Ring<UnitPoint> {
        // Somewhere near Kupang.
        let (x, y) = (905_000_000 + x, 567_000_000 + y);
        vec![(x, y), (x + width, y), (x + width, y + height), (x, y + height)]
    }

    fn settled(
        rings: &[Ring<UnitPoint>],
        rule: &OverlapRule,
        fill: f64,
    ) -> (Vec<Shape<UnitPoint>>, Settlement) {
        let sub = |ring: &Ring<UnitPoint>| {
            let ring =
                ring.iter().map(|p| (p.0 * crate::geometry::SUB, p.1 * crate::geometry::SUB)).collect();
            Shape { rings: vec![ring] }
        };
        let snapped = crate::snap::snap(&rings.iter().map(sub).collect::<Vec<_>>());
        let claims: Vec<Claim> = rings
            .iter()
            .enumerate()
            .map(|(n, it)| Claim { code: Some(format!("R-{n}")), date: None, area: area_on_grid(it) })
            .collect();
        let polygons = vec![vec![1]; rings.len()];
        settle(&snapped, &polygons, Wishes { rule: Some(rule), claims: &claims, fill })
    }

    fn area(shape: &Shape<UnitPoint>) -> i128 {
        shape.rings.iter().map(|it| double_area(it)).sum::<i128>() / 2
    }

    #[test]
    fn the_winner_keeps_the_common_place_and_the_other_loses_it() {
        let both = [rectangle(0, 0, 2 * SIDE, SIDE), rectangle(SIDE, 0, 2 * SIDE, SIDE)];
        let square = i128::from(SIDE) * i128::from(SIDE);
        let areas = |rule: &OverlapRule| settled(&both, rule, 0.0).0.iter().map(area).collect::<Vec<_>>();
        assert_eq!(areas(&OverlapRule::Unstated), [square, 2 * square]);
        assert_eq!(areas(&OverlapRule::Plain(Plain::First)), [2 * square, square]);
        assert_eq!(areas(&OverlapRule::Plain(Plain::All)), [2 * square, 2 * square]);
        let (_, settlement) = settled(&both, &OverlapRule::Unstated, 0.0);
        let overlap = &settlement.overlaps[0];
        assert_eq!((settlement.overlaps.len(), &overlap.features, overlap.winner), (1, &vec![0, 1], Some(1)));
        assert!((overlap.extent.area - 10_000.0).abs() < 500.0, "{}", overlap.extent.area);
        assert!(settlement.gaps.is_empty());
    }

    #[test]
    fn a_zone_drawn_over_another_becomes_a_hole_in_it() {
        let both = [rectangle(0, 0, 3 * SIDE, 3 * SIDE), rectangle(SIDE, SIDE, SIDE, SIDE)];
        let (shapes, settlement) = settled(&both, &OverlapRule::Plain(Plain::Smallest), 0.0);
        assert_eq!(shapes[0].rings.len(), 2);
        assert_eq!(settlement.overlaps.len(), 1);
        let (hidden, _) = settled(&both, &OverlapRule::Plain(Plain::First), 0.0);
        assert!(hidden[1].rings.is_empty());
    }

    #[test]
    fn an_enclosed_blank_is_listed_and_filled_only_where_that_is_wished() {
        // Four zones around a strip 27 units (a metre) wide.
        let frame = [
            rectangle(0, 0, 3 * SIDE, SIDE),
            rectangle(0, SIDE + 27, 3 * SIDE, SIDE),
            rectangle(0, SIDE, SIDE, 27),
            rectangle(2 * SIDE, SIDE, SIDE, 27),
        ];
        let (shapes, settlement) = settled(&frame, &OverlapRule::Unstated, 0.0);
        assert_eq!((settlement.gaps.len(), settlement.gaps[0].filled), (1, None));
        let width = settlement.gaps[0].extent.width;
        assert!((0.9..1.1).contains(&width), "{width}");
        let (filled, settlement) = settled(&frame, &OverlapRule::Unstated, 1.5);
        assert_eq!(settlement.gaps[0].filled, Some(0), "both long neighbours are equal, so the first");
        assert_eq!(area(&filled[0]), area(&shapes[0]) + 27 * i128::from(SIDE));
        let (kept, _) = settled(&frame, &OverlapRule::Unstated, 0.5);
        assert_eq!(area(&kept[0]), area(&shapes[0]));
    }
}
