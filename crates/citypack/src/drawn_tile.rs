//! The polygons of a check tile with what they say: what a plot is cut by. Points need none of it.

use measure::{Bounds, CHECK_EXTENT, Frame, Local, STEPS, TileId};

use crate::{
    check_tile::{LayerPlan, facts_of},
    ledger::Ledger,
    mvt::{GeomKind, Tile},
};

/// A tile with its polygons.
#[derive(Debug, Default)]
pub(crate) struct DrawnTile {
    /// North-western corner of its square, in grid units.
    origin: (i64, i64),
    /// In the order of the plans.
    layers: Vec<Vec<Drawn>>,
    /// Kelurahan: codes and polygons.
    kelurahan: Vec<(String, Drawn)>,
}

/// A polygon, or several that say one thing.
#[derive(Debug)]
pub(crate) struct Drawn {
    /// The number of what it says.
    pub(crate) facts: u32,
    /// Rings in grid units relative to the tile's corner.
    rings: Vec<Vec<(i32, i32)>>,
    low: (i32, i32),
    high: (i32, i32),
}

impl DrawnTile {
    pub(crate) fn build(
        id: TileId,
        tile: Option<&Tile>,
        plans: &[LayerPlan],
        kelurahan: Option<&str>,
        ledger: &mut Ledger,
    ) -> Result<Self, &'static str> {
        let mut drawn = Self { origin: id.origin(), ..Self::default() };
        for (number, plan) in plans.iter().enumerate() {
            let mut layer = Vec::new();
            if let Some(from) = tile.and_then(|it| it.layer(&plan.name)) {
                if i64::from(from.extent) != CHECK_EXTENT {
                    return Err("a check tile has another extent than 65,536");
                }
                for feature in from.features.iter().filter(|it| it.kind == GeomKind::Polygon) {
                    let facts = ledger.enter(number, plan, facts_of(from, feature, plan));
                    layer.extend(Drawn::of(facts, &feature.parts));
                }
            }
            drawn.layers.push(layer);
        }
        if let Some(from) = kelurahan.and_then(|it| tile?.layer(it)) {
            for feature in from.features.iter().filter(|it| it.kind == GeomKind::Polygon) {
                let code = from.text(feature, "code").unwrap_or_default().to_owned();
                drawn.kelurahan.extend(Drawn::of(0, &feature.parts).map(|it| (code, it)));
            }
        }
        Ok(drawn)
    }

    /// The polygons of a layer, by the plan's number.
    pub(crate) fn layer(&self, number: usize) -> &[Drawn] {
        self.layers.get(number).map_or(&[], Vec::as_slice)
    }

    /// All rings of all plans, in grid units relative to the tile's corner.
    pub(crate) fn rings(&self) -> impl Iterator<Item = &[(i32, i32)]> {
        self.layers.iter().flatten().flat_map(|it| it.rings.iter().map(Vec::as_slice))
    }

    /// The tile's square in a frame; what lies beyond the frame is cut off.
    pub(crate) fn square(&self, frame: Frame) -> Bounds {
        let corner = |units: i64| {
            let at = |v: i64, origin: i64| clamped((v + units - origin) * i64::from(STEPS));
            (at(self.origin.0, frame.origin().0), at(self.origin.1, frame.origin().1))
        };
        Bounds { low: corner(0), high: corner(CHECK_EXTENT) }
    }

    /// The rings of a polygon in a frame as far as they lie in a window, or `Whole` where it covers all of that.
    pub(crate) fn seen(&self, drawn: &Drawn, frame: Frame, window: Bounds) -> Seen {
        let shift = |v: i32, own: i64, origin: i64| (i64::from(v) + own - origin) * i64::from(STEPS);
        let at = |p: (i32, i32)| {
            (shift(p.0, self.origin.0, frame.origin().0), shift(p.1, self.origin.1, frame.origin().1))
        };
        let (low, high) = (at(drawn.low), at(drawn.high));
        let outside =
            |low: i64, high: i64, first: i32, last: i32| high < i64::from(first) || low > i64::from(last);
        if outside(low.0, high.0, window.low.0, window.high.0)
            || outside(low.1, high.1, window.low.1, window.high.1)
        {
            return Seen::Nothing;
        }
        let rings: Vec<Vec<Local>> = (drawn.rings.iter())
            .map(|ring| clip(ring.iter().map(|it| at(*it)).collect(), window))
            .filter(|it| it.len() > 2)
            .collect();
        match rings.as_slice() {
            [] => Seen::Nothing,
            [ring] if is_window(ring, window) => Seen::Whole,
            _ => Seen::Rings(rings),
        }
    }

    /// The code of the kelurahan that holds a point of the square, in grid units relative to the tile's corner.
    pub(crate) fn kelurahan_at(&self, p: (f64, f64)) -> Option<&str> {
        self.kelurahan.iter().find(|it| it.1.holds(p)).map(|it| it.0.as_str())
    }

    /// Bytes of memory, roughly.
    pub(crate) fn weight(&self) -> usize {
        let one = |it: &Drawn| 64 + it.rings.iter().map(|ring| 32 + ring.len() * 8).sum::<usize>();
        self.layers.iter().flatten().map(one).sum::<usize>()
            + self.kelurahan.iter().map(|it| one(&it.1)).sum::<usize>()
    }
}

/// What is seen of a polygon through a window.
pub(crate) enum Seen {
    /// It lies beside it.
    Nothing,
    /// It fills it.
    Whole,
    /// These rings, by the even-odd rule.
    Rings(Vec<Vec<Local>>),
}

impl Drawn {
    fn of(facts: u32, parts: &[Vec<(i32, i32)>]) -> Option<Self> {
        let (mut low, mut high) = ((i32::MAX, i32::MAX), (i32::MIN, i32::MIN));
        for p in parts.iter().flatten() {
            low = (low.0.min(p.0), low.1.min(p.1));
            high = (high.0.max(p.0), high.1.max(p.1));
        }
        (low.0 <= high.0).then(|| Self { facts, rings: parts.to_vec(), low, high })
    }

    fn holds(&self, (x, y): (f64, f64)) -> bool {
        let between = |v: f64, low: i32, high: i32| f64::from(low) <= v && v <= f64::from(high);
        if !between(x, self.low.0, self.high.0) || !between(y, self.low.1, self.high.1) {
            return false;
        }
        let mut inside = false;
        for ring in &self.rings {
            for (n, a) in ring.iter().enumerate() {
                let b = ring[(n + 1) % ring.len()];
                let [a, b] = [*a, b].map(|it| (f64::from(it.0), f64::from(it.1)));
                if (a.1 > y) != (b.1 > y) {
                    inside ^= x < a.0 + (b.0 - a.0) * (y - a.1) / (b.1 - a.1);
                }
            }
        }
        inside
    }
}

fn clamped(steps: i64) -> i32 {
    const MOST: i64 = 1 << 29;
    i32::try_from(steps.clamp(-MOST, MOST)).unwrap_or(0)
}

/// Cuts a ring along the four sides of a window, one after the other. What runs beyond comes to lie on its sides.
fn clip(mut ring: Vec<(i64, i64)>, window: Bounds) -> Vec<Local> {
    let sides = [
        (0, window.low.0, true),
        (0, window.high.0, false),
        (1, window.low.1, true),
        (1, window.high.1, false),
    ];
    for (axis, limit, is_low) in sides {
        let limit = i64::from(limit);
        let is_out = |p: &(i64, i64)| {
            let v = if axis == 0 { p.0 } else { p.1 };
            if is_low { v < limit } else { v > limit }
        };
        if !ring.iter().any(is_out) {
            continue;
        }
        let mut kept = Vec::with_capacity(ring.len() + 4);
        for (n, a) in ring.iter().enumerate() {
            let b = ring[(n + 1) % ring.len()];
            if !is_out(a) {
                kept.push(*a);
            }
            if is_out(a) != is_out(&b) {
                kept.push(crossing(*a, b, axis, limit));
            }
        }
        ring = kept;
    }
    ring.dedup();
    let local = |it: (i64, i64)| (clamped(it.0), clamped(it.1));
    ring.into_iter().map(local).collect()
}

/// Where an edge crosses a line, counted from its lesser end, so that both neighbours of an edge find one point.
fn crossing(a: (i64, i64), b: (i64, i64), axis: usize, limit: i64) -> (i64, i64) {
    let (a, b) = if a <= b { (a, b) } else { (b, a) };
    let along = |v0: i64, v1: i64, w0: i64, w1: i64| {
        let scaled = i128::from(v1 - v0) * i128::from(limit - w0);
        let width = i128::from(w1 - w0);
        v0 + i64::try_from(scaled.div_euclid(width)).unwrap_or(0)
    };
    if axis == 0 { (limit, along(a.1, b.1, a.0, b.0)) } else { (along(a.0, b.0, a.1, b.1), limit) }
}

/// Whether a ring is the window itself.
fn is_window(ring: &[Local], window: Bounds) -> bool {
    let on_corner = |p: &Local| {
        (p.0 == window.low.0 || p.0 == window.high.0) && (p.1 == window.low.1 || p.1 == window.high.1)
    };
    // Cutting leaves points on the sides beside the corners; none may lie within.
    let on_side = |p: &Local| {
        p.0 == window.low.0 || p.0 == window.high.0 || p.1 == window.low.1 || p.1 == window.high.1
    };
    let corners: Vec<&Local> = ring.iter().filter(|it| on_corner(it)).collect();
    let area = |ring: &[Local]| -> i128 {
        let next = ring.iter().cycle().skip(1);
        ring.iter()
            .zip(next)
            .map(|(a, b)| i128::from(a.0) * i128::from(b.1) - i128::from(b.0) * i128::from(a.1))
            .sum()
    };
    let (width, height) = (
        i128::from(window.high.0) - i128::from(window.low.0),
        i128::from(window.high.1) - i128::from(window.low.1),
    );
    corners.len() >= 4 && ring.iter().all(on_side) && area(ring).abs() == 2 * width * height
}
