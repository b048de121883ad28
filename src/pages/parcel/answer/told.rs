//! What was told of the project, as it was typed, and what the rules make of such texts. Every field may stay empty.

use std::collections::BTreeMap;

use measure::{Outline, SquareMetres};
use zoning::{Building, Figure, Ground, RoadClass, Unit};

/// How far off a height of the ground is held to be where nobody said, in metres.
pub(super) const SPREAD: &str = "5";

/// What was told besides the first activity and the outlines.
#[derive(Debug, Clone, Default, PartialEq)]
pub(super) struct Told {
    /// The figures of the building.
    pub(super) figures: BTreeMap<Figure, String>,
    /// Class of the road in front, as its word.
    pub(super) road: String,
    /// Width of the road's ground in metres.
    pub(super) road_width: String,
    /// Height of the ground above the sea in metres, and how far off it may be.
    pub(super) ground: String,
    pub(super) spread: String,
    /// Codes of further activities on the same plot.
    pub(super) also: Vec<String>,
}

impl Told {
    /// Whether anything of the building was told.
    pub(super) fn is_any(&self) -> bool {
        self.figures.values().any(|it| !it.trim().is_empty()) || !self.road_width.trim().is_empty()
    }

    /// The building; a footprint that was drawn counts more than one that was typed.
    pub(super) fn building(&self, outline: Option<Outline>) -> Building {
        let number = |it: Figure| self.figures.get(&it).and_then(|it| amount(it));
        let area = |it: Figure| number(it).map(SquareMetres::new);
        let centimetres = |it: Figure| number(it).and_then(|it| whole(it * 100.0));
        let count = |it: Figure| number(it).and_then(whole);
        Building {
            footprint: area(Figure::Footprint),
            outline,
            floor_area: area(Figure::FloorArea),
            basement: area(Figure::Basement),
            green: area(Figure::Green),
            floors: count(Figure::Floors).and_then(|it| u16::try_from(it).ok()),
            height_cm: centimetres(Figure::Height),
            setback_cm: centimetres(Figure::Setback),
            side_cm: centimetres(Figure::Side),
            units: count(Figure::Units).and_then(|it| u32::try_from(it).ok()),
            road: RoadClass::of_word(&self.road),
            road_width_cm: amount(&self.road_width).and_then(|it| whole(it * 100.0)).filter(|it| *it > 0),
            ground: self.ground(),
        }
    }

    fn ground(&self) -> Option<Ground> {
        let centimetres = |text: &str| amount(text).and_then(|it| whole(it * 100.0));
        let height = centimetres(&self.ground)?;
        let spread = centimetres(if self.spread.trim().is_empty() { SPREAD } else { &self.spread })?;
        Some(Ground { low_cm: height - spread, high_cm: height + spread })
    }

    /// Writes a figure as if it had been typed.
    pub(super) fn write(&mut self, figure: Figure, value: i64) {
        let text = match figure.unit() {
            Unit::Count => value.to_string(),
            Unit::SquareMetreHundredths | Unit::Centimetres => {
                let (whole, rest) = (value / 100, (value % 100).abs());
                if rest == 0 { whole.to_string() } else { format!("{whole},{rest:02}") }
            }
        };
        self.figures.insert(figure, text);
    }
}

#[expect(clippy::cast_possible_truncation, reason = "checked against a range that fits")]
fn whole(value: f64) -> Option<i64> {
    (0.0..1e12).contains(&value).then(|| value.round() as i64)
}

/// A number as people type it, with comma or point, thousands set apart or not.
pub(in crate::pages) fn amount(text: &str) -> Option<f64> {
    let text: String = text.chars().filter(|it| !it.is_whitespace()).collect();
    let groups: Vec<&str> = text.split(['.', ',']).collect();
    let are_thousands = groups.len() > 1
        && (1..=3).contains(&groups[0].len())
        && groups[0] != "0"
        && groups[1..].iter().all(|it| it.len() == 3);
    let plain = match text.rfind(['.', ',']) {
        Some(_) if are_thousands => groups.concat(),
        Some(at) => format!("{}.{}", text[..at].replace(['.', ','], ""), &text[at + 1..]),
        None => text,
    };
    lookup::place::decimal(&plain).filter(|it| *it >= 0.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn figures_are_read_however_they_are_typed() {
        for (text, value) in [
            ("160", 160.0),
            ("160,5", 160.5),
            ("160.5", 160.5),
            ("1.250", 1250.0),
            ("1.250,75", 1250.75),
            ("1,250.75", 1250.75),
            (" 3 ", 3.0),
            ("0,125", 0.125),
        ] {
            assert!(amount(text).is_some_and(|it| (it - value).abs() < 1e-9), "{text}");
        }
        for text in ["", "dua", "-5", "1e3"] {
            assert_eq!(amount(text), None, "{text}");
        }
    }

    #[test]
    fn a_height_of_the_ground_carries_its_doubt() {
        let told = Told { ground: "102".to_owned(), ..Told::default() };
        assert_eq!(told.ground(), Some(Ground { low_cm: 9_700, high_cm: 10_700 }));
        let told = Told { spread: "0,5".to_owned(), ..told };
        assert_eq!(told.ground(), Some(Ground { low_cm: 10_150, high_cm: 10_250 }));
        let told = Told { spread: "kira-kira".to_owned(), ..told };
        assert_eq!(told.ground(), None);
    }

    #[test]
    fn what_cannot_be_read_is_not_judged() {
        let mut told = Told { road_width: "lebar".to_owned(), ..Told::default() };
        told.figures.insert(Figure::Floors, "dua".to_owned());
        let building = told.building(None);
        assert_eq!((building.floors, building.road_width_cm), (None, None));
        told.write(Figure::Footprint, 15_680);
        assert_eq!(told.building(None).footprint, Some(SquareMetres::from_hundredths(15_680)));
    }
}
