//! Setbacks by legal distance: lines, banks and springs of a layer become the ground within the distance that its rules
//! name. It decides which rule is a feature's and tells what it did; `band` draws.

mod band;

use std::collections::BTreeMap;

use measure::LngLat;
use serde::Deserialize;

use crate::{
    finding::Finding,
    mapping::value_of,
    message::{Arg, Message},
    plan_file::{LayerSection, Names},
    report::{Note, Severity},
    sources::{Feature, Geometry, Read, grid},
};

/// Metres that no setback of any law reaches.
const MOST_M: f64 = 5_000.0;

/// `[[layer.setback]]`: how far a setback reaches, and where that stands. The first that fits a feature counts.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SetbackSection {
    /// Values of fields that a feature must have.
    #[serde(default)]
    pub only: BTreeMap<String, Names>,
    /// Numbers that fields of a feature may have at most, such as a depth.
    #[serde(default)]
    pub up_to: BTreeMap<String, f64>,
    /// The distance in metres; nothing for features that have no setback by an exception.
    pub distance_m: Option<f64>,
    /// Field with the distance in metres, where the plan sets one for each stretch.
    pub distance: Option<Names>,
    /// Width in metres of the water whose middle is drawn: half of it is added.
    #[serde(default)]
    pub width_m: f64,
    /// Field with that width.
    pub width: Option<Names>,
    /// The regulation and its article.
    pub article: String,
}

impl SetbackSection {
    /// What is wrong with the setbacks of a layer: the field and the words.
    pub(crate) fn fault(layer: &LayerSection) -> Option<(&'static str, &'static str)> {
        let metres = |it: f64| (0.0..=MOST_M).contains(&it);
        if !layer.setbacks.is_empty() && layer.kind != citypack::ManifestLayerKind::Overlay {
            return Some(("setback", "belongs to overlays alone"));
        }
        layer.setbacks.iter().find_map(|it| match it {
            it if it.distance_m.is_none() && it.distance.is_none() => {
                Some(("distance_m", "is missing; it says how far the setback reaches in metres"))
            }
            it if !it.distance_m.is_none_or(metres) => {
                Some(("distance_m", "is no distance in metres between 0 and 5,000"))
            }
            it if !metres(it.width_m) => Some(("width_m", "is no width in metres between 0 and 5,000")),
            it if it.article.trim().is_empty() => {
                Some(("article", "is empty; a setback names the regulation that sets its distance"))
            }
            _ => None,
        })
    }

    fn fits(&self, feature: &Feature) -> bool {
        let value = |field: &String| value_of(&feature.attributes, field).map(grid::trim).unwrap_or_default();
        let named = self
            .only
            .iter()
            .all(|(field, values)| values.0.iter().any(|it| it.eq_ignore_ascii_case(value(field))));
        named && self.up_to.iter().all(|(field, most)| number(value(field)).is_some_and(|it| it <= *most))
    }

    /// Metres from what is drawn; none where the feature's own field says no number.
    fn reach(&self, feature: &Feature) -> Option<f64> {
        let told = |names: &Option<Names>| {
            let mut values =
                names.iter().flat_map(|it| &it.0).filter_map(|it| value_of(&feature.attributes, it));
            values.find_map(number).filter(|it| (0.0..=MOST_M).contains(it))
        };
        let distance = told(&self.distance).or(self.distance_m)?;
        let width = told(&self.width).unwrap_or(self.width_m);
        Some(if distance > 0.0 { distance + width / 2.0 } else { 0.0 })
    }
}

/// A number as officers write it, with a point or a comma.
fn number(text: &str) -> Option<f64> {
    grid::trim(text).replace(',', ".").parse().ok().filter(|it: &f64| it.is_finite())
}

/// Replaces what is drawn by the ground within the distance. Features that no rule fits are left out and named.
pub(crate) fn widen(
    section: &LayerSection,
    mut read: Read,
    findings: &mut Vec<Finding>,
    notes: &mut Vec<Note>,
) -> Read {
    if section.setbacks.is_empty() {
        return read;
    }
    let mut widened: BTreeMap<(usize, i64), usize> = BTreeMap::new();
    let mut features = Vec::new();
    for feature in core::mem::take(&mut read.features) {
        let rule = section.setbacks.iter().enumerate().find(|it| it.1.fits(&feature));
        let Some((rule, reach)) = rule.and_then(|(n, it)| Some((n, it.reach(&feature)?))) else {
            let file = read.files.get(feature.origin.0).cloned().unwrap_or_default();
            let what = Message::new("finding-no-setback");
            findings.push(Finding::feature(&section.id, &file, feature.origin.1, what));
            continue;
        };
        *widened.entry((rule, centimetres(reach))).or_default() += 1;
        if reach > 0.0 {
            features.extend(around(&feature, reach));
        }
    }
    read.features = features;
    for ((rule, reach), count) in widened {
        let id = if reach > 0 { "report-setback" } else { "report-setback-exempt" };
        let what = Message::new(id)
            .with("count", count)
            .with("metres", Arg::Decimal(reach, 2))
            .with("article", section.setbacks[rule].article.as_str());
        notes.push(Note::about_layer(Severity::Know, &section.id, what));
    }
    read
}

#[expect(clippy::cast_possible_truncation, reason = "a reach is at most some kilometres")]
fn centimetres(metres: f64) -> i64 {
    (metres * 100.0).round() as i64
}

/// The ground within a distance of a feature, as features of the same attributes: long lines in several pieces.
fn around(feature: &Feature, reach: f64) -> Vec<Feature> {
    let like = |polygons| Feature { geometry: Geometry::Polygons(polygons), ..feature.clone() };
    let closed = |ring: &Vec<LngLat>| ring.iter().chain(ring.first()).copied().collect::<Vec<LngLat>>();
    match &feature.geometry {
        // The water itself stays as it was drawn, its bank is widened.
        Geometry::Polygons(polygons) => {
            let rings = polygons.iter().flatten();
            let bands = rings.flat_map(|it| band::around(&closed(it), reach)).map(like);
            core::iter::once(feature.clone()).chain(bands).collect()
        }
        Geometry::Lines(lines) => lines.iter().flat_map(|it| band::around(it, reach)).map(like).collect(),
        Geometry::Points(points) => {
            points.iter().flat_map(|it| band::around(&[*it], reach)).map(like).collect()
        }
        Geometry::Nothing => vec![feature.clone()],
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn feature(attributes: &[(&str, &str)]) -> Feature {
        let attributes = attributes.iter().map(|it| (it.0.to_owned(), it.1.to_owned())).collect();
        Feature { origin: (0, 1), attributes, geometry: Geometry::Nothing }
    }

    fn rules(text: &str) -> Vec<SetbackSection> {
        #[derive(Deserialize)]
        struct Rules {
            setback: Vec<SetbackSection>,
        }
        toml::from_str::<Rules>(text).unwrap().setback
    }

    #[test]
    fn the_first_rule_that_fits_gives_the_distance() {
        let rules = rules(
            r#"
            [[setback]]
            only = { TANGGUL = "ya" }
            distance_m = 3
            article = "pasal 1"
            [[setback]]
            only = { JENIS = ["saluran", "drainase"] }
            distance_m = 0
            article = "pasal 2"
            [[setback]]
            up_to = { DALAM = 3 }
            distance_m = 10
            width = "LEBAR"
            article = "pasal 3"
            [[setback]]
            distance = "JARAK"
            distance_m = 30
            article = "pasal 4"
            "#,
        );
        let reach = |it: &[(&str, &str)]| {
            let feature = feature(it);
            rules.iter().find(|it| it.fits(&feature)).unwrap().reach(&feature).unwrap()
        };
        assert!((reach(&[("tanggul", " Ya ")]) - 3.0).abs() < 1e-9);
        assert!((reach(&[("JENIS", "Drainase"), ("LEBAR", "4")]) - 0.0).abs() < 1e-9);
        assert!((reach(&[("DALAM", "2,5"), ("LEBAR", "4")]) - 12.0).abs() < 1e-9);
        assert!((reach(&[("DALAM", "3.1")]) - 30.0).abs() < 1e-9);
        assert!((reach(&[("JARAK", "42"), ("DALAM", "tidak tahu")]) - 42.0).abs() < 1e-9);
    }
}
