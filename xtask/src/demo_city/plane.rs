//! The flat working plane of the generator: whole centimetres around the sketch's centre.
//! Only `+ - * /` and the square root touch a float, so every platform gives the same bytes.

#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub(crate) struct Point {
    pub(crate) x: i64,
    pub(crate) y: i64,
}

impl Point {
    pub(crate) fn to(self, other: Self) -> Vector {
        Vector { x: real(other.x - self.x), y: real(other.y - self.y) }
    }

    pub(crate) fn plus(self, step: Vector) -> Self {
        Self { x: self.x + whole(step.x), y: self.y + whole(step.y) }
    }

    pub(crate) fn distance(self, other: Self) -> f64 {
        self.to(other).length()
    }

    pub(crate) fn middle(self, other: Self) -> Self {
        self.plus(self.to(other).times(0.5))
    }
}

#[derive(Clone, Copy, PartialEq, Debug)]
pub(crate) struct Vector {
    pub(crate) x: f64,
    pub(crate) y: f64,
}

impl Vector {
    pub(crate) fn length(self) -> f64 {
        self.dot(self).sqrt()
    }

    pub(crate) fn unit(self) -> Self {
        let length = self.length();
        if length == 0.0 { Self { x: 1.0, y: 0.0 } } else { self.times(1.0 / length) }
    }

    pub(crate) fn times(self, factor: f64) -> Self {
        Self { x: self.x * factor, y: self.y * factor }
    }

    pub(crate) fn plus(self, other: Self) -> Self {
        Self { x: self.x + other.x, y: self.y + other.y }
    }

    /// A quarter turn to the left.
    pub(crate) fn left(self) -> Self {
        Self { x: -self.y, y: self.x }
    }

    pub(crate) fn dot(self, other: Self) -> f64 {
        self.x * other.x + self.y * other.y
    }

    pub(crate) fn cross(self, other: Self) -> f64 {
        self.x * other.y - self.y * other.x
    }
}

#[expect(clippy::cast_precision_loss, reason = "coordinates stay under 2^40, far inside the 53 exact bits")]
pub(crate) fn real(value: i64) -> f64 {
    value as f64
}

#[expect(clippy::cast_possible_truncation, reason = "the plane is a few kilometres, far inside an i64")]
pub(crate) fn whole(value: f64) -> i64 {
    value.round() as i64
}

pub(crate) fn metres(value: f64) -> f64 {
    value * 100.0
}

/// Between degrees and the plane.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Frame {
    pub(crate) centre: [f64; 2],
    /// Centimetres on one degree of longitude and of latitude at the centre (WGS 84).
    pub(crate) degree_cm: [f64; 2],
}

impl Frame {
    pub(crate) fn point(&self, [lng, lat]: [f64; 2]) -> Point {
        Point {
            x: whole((lng - self.centre[0]) * self.degree_cm[0]),
            y: whole((lat - self.centre[1]) * self.degree_cm[1]),
        }
    }

    pub(crate) fn points(&self, positions: &[[f64; 2]]) -> Vec<Point> {
        positions.iter().map(|&position| self.point(position)).collect()
    }

    /// Longitude and latitude in ten-millionths of a degree, which is what the files hold.
    pub(crate) fn degrees(&self, point: Point) -> [i64; 2] {
        let shift = |axis: usize| whole(self.centre[axis] * 1e7);
        [
            shift(0) + whole(real(point.x) * (1e7 / self.degree_cm[0])),
            shift(1) + whole(real(point.y) * (1e7 / self.degree_cm[1])),
        ]
    }
}

/// Twice the signed area of the triangle: positive when `c` lies left of the line from `a` to `b`.
pub(crate) fn turn(a: Point, b: Point, c: Point) -> i64 {
    (b.x - a.x) * (c.y - a.y) - (b.y - a.y) * (c.x - a.x)
}

/// Twice the signed area of a ring, positive when it runs anticlockwise.
pub(crate) fn double_area(ring: &[Point]) -> i64 {
    pairs(ring).map(|(a, b)| a.x * b.y - a.y * b.x).sum()
}

pub(crate) fn hectares(ring: &[Point]) -> f64 {
    real(double_area(ring)) / 2.0 / 1e8
}

/// For a long lot about its width: twice the area over the way round.
pub(crate) fn mean_width(ring: &[Point]) -> f64 {
    let around: f64 = pairs(ring).map(|(a, b)| a.distance(b)).sum();
    real(double_area(ring)) / around
}

/// Each corner with the next one, the last with the first.
pub(crate) fn pairs(ring: &[Point]) -> impl Iterator<Item = (Point, Point)> + '_ {
    ring.iter().copied().zip(ring.iter().copied().cycle().skip(1))
}

pub(crate) fn crosses(a: Point, b: Point, c: Point, d: Point) -> bool {
    let (abc, abd) = (turn(a, b, c).signum(), turn(a, b, d).signum());
    let (cda, cdb) = (turn(c, d, a).signum(), turn(c, d, b).signum());
    abc * abd < 0 && cda * cdb < 0
}

/// Where the line through `a` along `along` meets the line from `c` to `d`, as a fraction of `c..d`.
pub(crate) fn meet(a: Point, along: Vector, c: Point, d: Point) -> Option<f64> {
    let (before, after) = (along.cross(a.to(c)), along.cross(a.to(d)));
    if (before > 0.0) == (after > 0.0) {
        return None;
    }
    Some(before / (before - after))
}

pub(crate) fn contains(ring: &[Point], point: Point) -> bool {
    pairs(ring)
        .filter(|(a, b)| (a.y > point.y) != (b.y > point.y) && (turn(*a, *b, point) > 0) == (b.y > a.y))
        .count()
        % 2
        == 1
}

pub(crate) fn distance_to_segment(point: Point, a: Point, b: Point) -> f64 {
    point.distance(nearest_on_segment(point, a, b))
}

pub(crate) fn nearest_on_segment(point: Point, a: Point, b: Point) -> Point {
    let along = a.to(b);
    let share = a.to(point).dot(along) / along.dot(along);
    a.plus(along.times(share.clamp(0.0, 1.0)))
}

pub(crate) fn distance_to_line(point: Point, line: &[Point]) -> f64 {
    line.windows(2).map(|pair| distance_to_segment(point, pair[0], pair[1])).fold(f64::INFINITY, f64::min)
}

/// No two edges cross and no corner comes twice: what a ring in a file must be.
pub(crate) fn is_simple(ring: &[Point]) -> bool {
    if ring.len() < 3 {
        return false;
    }
    let edges: Vec<_> = pairs(ring).collect();
    edges.iter().enumerate().all(|(i, &(a, b))| {
        a != b && edges[i + 1..].iter().all(|&(c, d)| a != c && !crosses(a, b, c, d) && !touches(a, b, c, d))
    })
}

/// A corner that lies on another edge without being its end.
pub(crate) fn touches(a: Point, b: Point, c: Point, d: Point) -> bool {
    let on =
        |p: Point, q: Point, r: Point| p != q && p != r && turn(q, r, p) == 0 && p.to(q).dot(p.to(r)) < 0.0;
    on(a, c, d) || on(b, c, d) || on(c, a, b) || on(d, a, b)
}

pub(crate) fn centroid(ring: &[Point]) -> Point {
    let origin = ring[0];
    let (mut x, mut y, mut total) = (0.0, 0.0, 0.0);
    for (a, b) in pairs(ring) {
        let (a, b) = (origin.to(a), origin.to(b));
        let weight = a.cross(b);
        x += (a.x + b.x) * weight;
        y += (a.y + b.y) * weight;
        total += weight;
    }
    if total == 0.0 { origin } else { origin.plus(Vector { x, y }.times(1.0 / (3.0 * total))) }
}

/// A point well inside: the centroid if it lies inside, else the middle of the widest level chord.
pub(crate) fn inside(ring: &[Point]) -> Point {
    let centre = centroid(ring);
    if contains(ring, centre) {
        return centre;
    }
    let (low, high) = ring.iter().fold((i64::MAX, i64::MIN), |(low, high), p| (low.min(p.y), high.max(p.y)));
    let mut best = (-1.0, centre);
    for step in 1..16 {
        let y = low + (high - low) * step / 16;
        let mut chord: Vec<i64> = pairs(ring)
            .filter(|(a, b)| (a.y > y) != (b.y > y))
            .map(|(a, b)| a.x + whole(real(b.x - a.x) * real(y - a.y) / real(b.y - a.y)))
            .collect();
        chord.sort_unstable();
        for pair in chord.chunks_exact(2) {
            let width = real(pair[1] - pair[0]);
            if width > best.0 {
                best = (width, Point { x: i64::midpoint(pair[0], pair[1]), y });
            }
        }
    }
    best.1
}
