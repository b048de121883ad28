//! The lot as the plan sees it, the project as it was typed, and what the rules make of both; computed anew whenever one
//! of them changes.

use std::{collections::BTreeMap, rc::Rc};

use leptos::prelude::*;
use measure::{Outline, SquareMetres};
use parcel::check;
use zoning::{
    Building, BuildingRules, Figure, Hint, Project, RoadClass, Rules, Step, Unit, Verdict, hints, judge,
    trace,
};

use super::super::session::Session;
use crate::{
    answer::{self, AnswerModel, Subject},
    components::{dynamic::whenever, symbol::Look},
    fault::Fault,
    state::pack::{OpenPack, use_pack},
};

/// Activities that are tried in the place of one that is refused: the pack names common ones first.
const OTHERS: usize = 60;

/// What was judged, and what came of it.
pub(super) struct Judged {
    pub(super) plot: Rc<zoning::Parcel>,
    pub(super) verdict: Verdict,
    pub(super) model: AnswerModel,
    pub(super) hints: Vec<Hint>,
    pub(super) steps: Vec<Step>,
}

/// The state of the answer; a copy is a handle.
#[derive(Clone, Copy)]
pub(super) struct Judging {
    pub(super) session: Session,
    /// What lies on the lot.
    pub(super) plot: RwSignal<Option<Rc<zoning::Parcel>>, LocalStorage>,
    pub(super) judged: RwSignal<Option<Rc<Judged>>, LocalStorage>,
    pub(super) fault: RwSignal<Option<Fault>>,
    /// The figures of the building as they were typed.
    pub(super) figures: RwSignal<BTreeMap<Figure, String>>,
    /// Class of the road in front.
    pub(super) road: RwSignal<String>,
    rules: RwSignal<Option<Rc<BuildingRules>>, LocalStorage>,
    latest: StoredValue<u32>,
}

impl Judging {
    pub(super) fn new(session: Session) -> Self {
        Self {
            session,
            plot: RwSignal::new_local(None),
            judged: RwSignal::new_local(None),
            fault: RwSignal::new(None),
            figures: RwSignal::new(BTreeMap::new()),
            road: RwSignal::new(String::new()),
            rules: RwSignal::new_local(None),
            latest: StoredValue::new(0),
        }
    }

    /// Whether the outline can be asked about.
    pub(super) fn is_sound(self) -> bool {
        self.session.findings.with(|it| check::is_sound(it))
    }

    pub(super) fn follow(self) {
        let pack = use_pack();
        whenever(move || {
            if let Some(open) = pack.ready() {
                self.look(open);
            }
        });
        whenever(move || {
            if let Some(open) = pack.ready() {
                self.judged.set(self.judge(&open));
            }
        });
        // The map shows each part in the colours of its answer.
        whenever(move || {
            let parts: Vec<_> = self.judged.with(|it| it.as_ref().map(|it| shapes(it)).unwrap_or_default());
            self.session.with_map(|it| it.show_parts(&parts));
        });
    }

    /// Reads what lies on the lot; an answer that comes late does not replace a newer one.
    fn look(self, open: Rc<OpenPack>) {
        let number = self.latest.try_update_value(|it| {
            *it += 1;
            *it
        });
        let outline = self.session.sketch.with(|it| Outline::of_ring(it.corners()).ok());
        let Some(outline) = outline.filter(|_| self.is_sound()) else {
            self.plot.set(None);
            return;
        };
        leptos::task::spawn_local(async move {
            if self.rules.try_with_untracked(Option::is_none) == Some(true) {
                // Without the numbers the activity is answered all the same.
                let rules = open.pack.building_rules().await.unwrap_or_default();
                let _ = self.rules.try_set(Some(Rc::new(rules)));
            }
            let found = open.pack.parcel(outline, None).await;
            if self.latest.try_get_value() != number {
                return;
            }
            match found {
                Ok(plot) => {
                    self.fault.set(None);
                    self.plot.set(Some(Rc::new(plot)));
                }
                Err(error) => self.fault.set(Some(Fault::from(&error))),
            }
        });
    }

    fn judge(self, open: &OpenPack) -> Option<Rc<Judged>> {
        let (plot, activity) = (self.plot.get()?, self.session.asked.get().activity?);
        let building_rules = self.rules.get();
        let rules = Rules { rulebook: open.pack.rules(), building: building_rules.as_deref() };
        let project = Project { building: self.building(), ..Project::of_activity(&activity) };
        let verdict = judge(&plot, &project, rules);
        let others: Vec<_> =
            open.activities.activities.iter().take(OTHERS).map(|it| it.code.as_str().into()).collect();
        let area = plot.area.map_or(0.0, SquareMetres::value);
        let model = answer::in_words(open, &activity, Subject::Parcel { area }, verdict.assessments.first()?);
        Some(Rc::new(Judged {
            hints: hints(&plot, &project, rules, &others),
            steps: trace(&plot, &project, rules, &verdict),
            model,
            verdict,
            plot,
        }))
    }

    fn building(self) -> Building {
        let figures = self.figures.get();
        let number = |it: Figure| figures.get(&it).and_then(|it| amount(it));
        let area = |it: Figure| number(it).map(SquareMetres::new);
        let centimetres = |it: Figure| number(it).and_then(|it| whole(it * 100.0));
        let count = |it: Figure| number(it).and_then(whole);
        Building {
            footprint: area(Figure::Footprint),
            floor_area: area(Figure::FloorArea),
            basement: area(Figure::Basement),
            green: area(Figure::Green),
            floors: count(Figure::Floors).and_then(|it| u16::try_from(it).ok()),
            height_cm: centimetres(Figure::Height),
            setback_cm: centimetres(Figure::Setback),
            side_cm: centimetres(Figure::Side),
            units: count(Figure::Units).and_then(|it| u32::try_from(it).ok()),
            road: RoadClass::of_word(&self.road.get()),
            ..Building::default()
        }
    }

    /// Writes a figure as if it had been typed.
    pub(super) fn write(self, figure: Figure, value: i64) {
        let text = match figure.unit() {
            Unit::Count => value.to_string(),
            Unit::SquareMetreHundredths | Unit::Centimetres => {
                let (whole, rest) = (value / 100, (value % 100).abs());
                if rest == 0 { whole.to_string() } else { format!("{whole},{rest:02}") }
            }
        };
        self.figures.update(|it| {
            it.insert(figure, text);
        });
    }
}

/// The parts with the names of their looks.
fn shapes(judged: &Judged) -> Vec<(Vec<Vec<Vec<measure::LngLat>>>, &'static str)> {
    let Some(frame) = judged.plot.outline.as_ref().map(|it| it.frame) else { return Vec::new() };
    let parts = judged.plot.parts.iter().zip(&judged.verdict.parts);
    parts.map(|(piece, part)| (piece.shape.places(frame), Look::of(part.outcome).tone())).collect()
}

#[expect(clippy::cast_possible_truncation, reason = "checked against a range that fits")]
fn whole(value: f64) -> Option<i64> {
    (0.0..1e12).contains(&value).then(|| value.round() as i64)
}

/// A number as people type it, with comma or point, thousands set apart or not.
pub(super) fn amount(text: &str) -> Option<f64> {
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
}
