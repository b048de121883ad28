//! What is suspicious about attribute values: one code spelled in several ways, blanks around texts, words where numbers
//! or dates stand otherwise.

use std::collections::BTreeMap;

use super::{Note, Severity};
use crate::{
    message::Message,
    plan_file::LayerSection,
    sources::{Feature, meaning},
    winner::date,
};

/// Fewer values than this tell nothing about a field.
const FEWEST: usize = 20;
/// A field of numbers or dates holds at least so many of them in a hundred.
const MOSTLY: usize = 90;
/// Years in which a plan's date can lie.
const YEARS: std::ops::RangeInclusive<u32> = 1945..=2100;
/// Values that a sentence names.
const MOST_NAMED: usize = 6;

/// Looks at the values of a layer as they came.
pub fn look_at_values(section: &LayerSection, features: &[Feature]) -> Vec<Note> {
    let mut notes = Vec::new();
    let mapped = [&section.code, &section.class].into_iter().flatten().chain(section.overlays.values());
    for field in mapped.flat_map(|it| &it.0) {
        spellings(section, field, features, &mut notes);
    }
    let mut fields: BTreeMap<&str, Field<'_>> = BTreeMap::new();
    for feature in features {
        for (name, value) in &feature.attributes {
            if let Some(value) = meaning(value, &section.null) {
                fields.entry(name).or_default().add(value);
            }
        }
    }
    for (name, field) in fields {
        field.note(section, name, &mut notes);
    }
    notes
}

fn named(values: &[String]) -> String {
    let mut text =
        values.iter().take(MOST_NAMED).map(|it| format!("\"{it}\"")).collect::<Vec<_>>().join(", ");
    if values.len() > MOST_NAMED {
        text.push_str(", …");
    }
    text
}

/// Texts that differ only in case, separators or blanks.
fn spellings(section: &LayerSection, field: &str, features: &[Feature], notes: &mut Vec<Note>) {
    let mut by_plain: BTreeMap<String, BTreeMap<&str, usize>> = BTreeMap::new();
    let mut padded = 0;
    for text in features.iter().filter_map(|it| it.attributes.get(field)) {
        let Some(value) = meaning(text, &section.null) else { continue };
        padded += usize::from(value.len() != text.len());
        let plain: String =
            value.chars().filter(|it| it.is_alphanumeric()).flat_map(char::to_uppercase).collect();
        *by_plain.entry(plain).or_default().entry(value).or_default() += 1;
    }
    for values in by_plain.values().filter(|it| it.len() > 1) {
        let values: Vec<String> = values.keys().map(|it| (*it).to_owned()).collect();
        let what = Message::new("report-spellings").with("field", field).with("values", named(&values));
        notes.push(Note::about_layer(Severity::Mend, &section.id, what));
    }
    if padded > 0 {
        let what = Message::new("report-padded").with("field", field).with("count", padded);
        notes.push(Note::about_layer(Severity::Know, &section.id, what));
    }
}

/// What the values of one field look like.
#[derive(Debug, Default)]
struct Field<'a> {
    values: usize,
    numbers: usize,
    dates: usize,
    no_numbers: Vec<&'a str>,
    no_dates: Vec<&'a str>,
}

impl<'a> Field<'a> {
    fn add(&mut self, value: &'a str) {
        self.values += 1;
        let sort = |is_kind: bool, count: &mut usize, others: &mut Vec<&'a str>| {
            if is_kind {
                *count += 1;
            } else if others.len() < 100 {
                others.push(value);
            }
        };
        sort(super::drawing::number(value).is_some(), &mut self.numbers, &mut self.no_numbers);
        let written = value.contains(['-', '/']);
        let in_range = written && date(value).is_some_and(|it| YEARS.contains(&it.0));
        sort(in_range, &mut self.dates, &mut self.no_dates);
    }

    fn note(&self, section: &LayerSection, name: &str, notes: &mut Vec<Note>) {
        let mostly = |count: usize| count < self.values && count * 100 >= self.values * MOSTLY;
        if self.values < FEWEST {
            return;
        }
        let mut note = |id: &'static str, count: usize, others: &[&str]| {
            let mut others: Vec<String> = others.iter().map(|it| (*it).to_owned()).collect();
            others.sort_unstable();
            others.dedup();
            let what =
                Message::new(id).with("field", name).with("count", count).with("values", named(&others));
            notes.push(Note::about_layer(Severity::Know, &section.id, what));
        };
        if mostly(self.numbers) {
            note("report-no-number", self.values - self.numbers, &self.no_numbers);
        }
        if mostly(self.dates) {
            note("report-no-date", self.values - self.dates, &self.no_dates);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sources::Geometry;

    #[test]
    fn suspicious_values_are_named() {
        let text = r#"
            id = "subzone"
            kind = "subzone"
            files = ["a"]
            code = "KODE"
            title = { id = "a" }
            legal_basis = { id = "a" }
            status = "contoh"
            scale = 5000
            accuracy_m = 2.5
            source = "a"
            licence = "a"
        "#;
        let section: LayerSection = toml::from_str(text).unwrap();
        let features: Vec<Feature> = (0..40)
            .map(|n| {
                let code = ["R-2", "R.2", "r-2 ", "K-1"][n % 4];
                let floors = if n == 7 { "dua" } else { "2" };
                let day = if n == 9 { "1024-01-01" } else { "2024-01-01" };
                let pairs = [("KODE", code), ("LANTAI", floors), ("TGL", day)];
                Feature {
                    attributes: pairs.map(|(k, v)| (k.to_owned(), v.to_owned())).into(),
                    ..Feature { origin: (0, n + 1), attributes: BTreeMap::new(), geometry: Geometry::Nothing }
                }
            })
            .collect();
        let notes: Vec<String> =
            look_at_values(&section, &features).iter().map(|it| it.what.to_string()).collect();
        assert_eq!(notes.len(), 4, "{notes:?}");
        assert!(notes[0].contains(r#""R-2", "R.2", "r-2""#), "{notes:?}");
        assert!(notes[1].contains("10"), "{notes:?}");
        assert!(notes[2].contains("dua") && notes[3].contains("1024-01-01"), "{notes:?}");
    }
}
