//! Writes GeoJSON text with whole numbers only, so that no platform formats a coordinate in its own way.

use std::fmt::Write as _;

use anyhow::Context as _;
use serde_json::{Map, Value};

use super::{
    chance,
    cover::Polygon,
    plane::{Frame, Point, real, whole},
};

/// Every random choice of this module is drawn under this topic.
const TOPIC: u64 = 701;

pub(crate) struct Writer<'a> {
    frame: &'a Frame,
    text: String,
    count: usize,
    /// Longest piece of a ring's edge, in centimetres; longer ones get corners in between.
    piece: f64,
}

impl<'a> Writer<'a> {
    pub(crate) fn new(frame: &'a Frame) -> Self {
        Self {
            frame,
            text: String::from("{\"type\":\"FeatureCollection\",\"features\":[\n"),
            count: 0,
            piece: f64::INFINITY,
        }
    }

    pub(crate) fn with_pieces(self, piece: f64) -> Self {
        Self { piece, ..self }
    }

    pub(crate) fn polygons(&mut self, properties: &[(&str, &str)], polygons: &[Polygon]) {
        let bodies: Vec<String> = polygons.iter().map(|polygon| self.polygon(polygon)).collect();
        match bodies.as_slice() {
            [one] => self.feature(properties, "Polygon", one),
            many => self.feature(properties, "MultiPolygon", &format!("[{}]", many.join(","))),
        }
    }

    pub(crate) fn ring(&mut self, properties: &[(&str, &str)], ring: &[Point]) {
        let polygon = Polygon { outer: ring.to_vec(), holes: Vec::new() };
        self.polygons(properties, &[polygon]);
    }

    pub(crate) fn line(&mut self, properties: &[(&str, &str)], line: &[Point]) {
        let body = self.positions(line, false);
        self.feature(properties, "LineString", &body);
    }

    pub(crate) fn point(&mut self, properties: &[(&str, &str)], point: Point) {
        let body = position(self.frame.degrees(point));
        self.feature(properties, "Point", &body);
    }

    pub(crate) fn finish(mut self) -> String {
        self.text.push_str("\n]}\n");
        self.text
    }

    fn feature(&mut self, properties: &[(&str, &str)], kind: &str, coordinates: &str) {
        let properties: Map<String, Value> =
            properties.iter().map(|&(key, value)| (key.to_owned(), Value::from(value))).collect();
        let mut properties = Value::Object(properties);
        properties.sort_all_objects();
        let separator = if self.count == 0 { "" } else { ",\n" };
        self.count += 1;
        write!(
            self.text,
            "{separator}{{\"type\":\"Feature\",\"properties\":{properties},\"geometry\":{{\"type\":\"{kind}\",\"coordinates\":{coordinates}}}}}"
        )
        .expect("writing to a string cannot fail");
    }

    fn polygon(&self, polygon: &Polygon) -> String {
        let rings: Vec<String> = std::iter::once(&polygon.outer)
            .chain(&polygon.holes)
            .map(|ring| self.positions(ring, true))
            .collect();
        format!("[{}]", rings.join(","))
    }

    fn positions(&self, points: &[Point], closed: bool) -> String {
        let again = points.iter().take(usize::from(closed));
        let mut list: Vec<String> = Vec::with_capacity(points.len() + 1);
        let mut before = None;
        for &point in points.iter().chain(again) {
            if let Some(before) = before.filter(|_| closed && self.piece.is_finite()) {
                list.extend(between(before, point, self.piece).map(|at| position(self.frame.degrees(at))));
            }
            list.push(position(self.frame.degrees(point)));
            before = Some(point);
        }
        format!("[{}]", list.join(","))
    }
}

/// Corners between two others, a little off the straight line, the same from either end.
fn between(a: Point, b: Point, piece: f64) -> impl Iterator<Item = Point> {
    let (low, high) = (a.min(b), a.max(b));
    let count = pieces(low, high, piece);
    let corner = move |number: i64| {
        let along = low.to(high);
        let share = real(number) / real(count);
        let off = 0.03 * chance::swing(TOPIC, low.x ^ high.y, low.y ^ high.x ^ number) / real(count);
        low.plus(along.times(share)).plus(along.left().times(off))
    };
    (1..count).map(move |number| corner(if a == low { number } else { count - number }))
}

/// How many pieces an edge falls into.
pub(crate) fn pieces(a: Point, b: Point, piece: f64) -> i64 {
    whole((a.distance(b) / piece).ceil()).max(1)
}

/// Longitude, latitude with seven decimals.
pub(crate) fn position([lng, lat]: [i64; 2]) -> String {
    format!("[{},{}]", decimal(lng), decimal(lat))
}

fn decimal(value: i64) -> String {
    let sign = if value < 0 { "-" } else { "" };
    let size = value.unsigned_abs();
    format!("{sign}{}.{:07}", size / 10_000_000, size % 10_000_000)
}

/// Keys in alphabetical order: whether a map keeps another order depends on features of other crates.
pub(crate) fn pretty(value: &Value) -> anyhow::Result<String> {
    let mut value = value.clone();
    value.sort_all_objects();
    let mut text = serde_json::to_string_pretty(&value).context("cannot write a value as JSON")?;
    text.push('\n');
    Ok(text)
}

/// The same on one line, for long lists of numbers.
pub(crate) fn compact(value: &Value) -> anyhow::Result<String> {
    let mut value = value.clone();
    value.sort_all_objects();
    let mut text = serde_json::to_string(&value).context("cannot write a value as JSON")?;
    text.push('\n');
    Ok(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_degree_keeps_its_sign_below_one() {
        assert_eq!(position([1_236_012_345, -5_000_001]), "[123.6012345,-0.5000001]");
    }
}
