//! Writes GeoJSON text with whole numbers only, so that no platform formats a coordinate in its own way.

use std::fmt::Write as _;

use anyhow::Context as _;
use serde_json::{Map, Value};

use super::{
    cover::Polygon,
    plane::{Frame, Point},
};

pub(crate) struct Writer<'a> {
    frame: &'a Frame,
    text: String,
    count: usize,
}

impl<'a> Writer<'a> {
    pub(crate) fn new(frame: &'a Frame) -> Self {
        Self { frame, text: String::from("{\"type\":\"FeatureCollection\",\"features\":[\n"), count: 0 }
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
        let list: Vec<String> =
            points.iter().chain(again).map(|&point| position(self.frame.degrees(point))).collect();
        format!("[{}]", list.join(","))
    }
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_degree_keeps_its_sign_below_one() {
        assert_eq!(position([1_236_012_345, -5_000_001]), "[123.6012345,-0.5000001]");
    }
}
