//! Answers of several parts: people, addresses, places, parcels, activities, statements, tables.

use super::{Place, parcel};
use crate::{
    answer::Answer,
    decimal::Decimal,
    entries::Entries,
    finding::{Code, Finding},
    form::{AddressReach, Field, Kind, PersonPart},
    identifier::{is_activity_code, nik_birth},
    settle::part_kind,
    view::Scope,
};

impl<'a> Place<'a, '_> {
    pub(super) fn check_parts(&self, kind: &Kind, answer: &Answer, out: &mut Vec<Finding>) {
        let Answer::Parts(_) = answer else {
            // What was typed for a place and could not be read as one is kept as a text.
            let code = if matches!(kind, Kind::Place) { Code::Coordinates } else { Code::Missing };
            return self.say(out, code);
        };
        match kind {
            Kind::Person { parts, optional } => self.check_person(parts, optional, answer, out),
            Kind::Address { reach, needs } => self.check_address(*reach, needs, answer, out),
            Kind::Activity => match answer.part("code") {
                Some(code) if is_activity_code(code) => {}
                Some(_) => self.say(out, Code::ActivityCode),
                None => self.say(out, Code::Missing),
            },
            Kind::Place => {
                let degree = |part: &str, most: f64| {
                    let number = answer.part(part).and_then(|it| it.parse::<f64>().ok());
                    number.is_some_and(|it| it.abs() <= most)
                };
                if !degree("lat", 90.0) || !degree("lng", 180.0) {
                    self.say(out, Code::Coordinates);
                }
            }
            Kind::Parcel { min, max } => self.check_parcel(*min, *max, answer, out),
            Kind::Statement { version, .. } => match answer.part("version") {
                Some(it) if it == version => {}
                Some(_) => self.say(out, Code::OldVersion),
                None => self.say(out, Code::NotAgreed),
            },
            _ => {}
        }
    }

    fn check_parcel(
        &self,
        min: Option<Decimal>,
        max: Option<Decimal>,
        answer: &Answer,
        out: &mut Vec<Finding>,
    ) {
        let Some(ring) = answer.part("ring") else { return self.say(out, Code::ParcelCorners) };
        match parcel::corners(ring) {
            None => self.say(out, Code::Coordinates),
            Some(corners) if corners.len() < 3 => self.say(out, Code::ParcelCorners),
            Some(corners) if parcel::crosses_itself(&corners) => self.say(out, Code::ParcelCrosses),
            Some(_) => {}
        }
        let area = answer.part("area_m2").and_then(|it| Decimal::from_plain(it).ok());
        let Some(area) = area else { return };
        if let Some(min) = min.filter(|it| area < *it) {
            self.say_limit(out, Code::TooSmall, min);
        } else if let Some(max) = max.filter(|it| area > *it) {
            self.say_limit(out, Code::TooLarge, max);
        }
    }

    fn check_person(
        &self,
        parts: &[PersonPart],
        optional: &[PersonPart],
        answer: &Answer,
        out: &mut Vec<Finding>,
    ) {
        for part in parts {
            let at = self.at.part(part.as_str());
            let here = Place { at: &at, ..*self };
            let Some(value) = answer.part(part.as_str()) else {
                if !optional.contains(part) {
                    here.say(out, Code::Missing);
                }
                continue;
            };
            if *part == PersonPart::Sex && !matches!(value, "l" | "p") {
                here.say(out, Code::UnknownOption);
            }
            here.check_text(&part_kind(*part), value, out);
            if *part == PersonPart::Nik {
                here.compare_nik(value, answer, out);
            }
            let born = (*part == PersonPart::Birth).then(|| crate::date::Date::from_plain(value)).flatten();
            if born.is_some_and(|it| it > self.today()) {
                here.say_limit(out, Code::TooLate, self.today());
            }
        }
    }

    fn compare_nik(&self, nik: &str, person: &Answer, out: &mut Vec<Finding>) {
        let known = (nik.len() == 16).then(|| nik_birth(nik, self.today())).flatten();
        let Some((birth, sex)) = known else { return };
        // A birth date that is no date is told at its own place.
        let told = person.part("birth").and_then(crate::date::Date::from_plain);
        let last = |it: crate::date::Date| (it.day(), it.month(), it.year() % 100);
        if told.is_some_and(|it| last(it) != last(birth)) {
            self.say(out, Code::NikBirth);
        }
        if person.part("sex").is_some_and(|it| it != sex.as_str()) {
            self.say(out, Code::NikSex);
        }
    }

    fn check_address(&self, reach: AddressReach, needs: &[String], answer: &Answer, out: &mut Vec<Finding>) {
        let at = |part: &str| self.at.part(part);
        let mut missing = |part: &str| {
            if answer.part(part).is_none() {
                out.push(Finding::new(at(part), Code::Missing));
            }
        };
        missing("street");
        match reach {
            AddressReach::City => missing("kelurahan"),
            AddressReach::Anywhere if answer.part("kelurahan").is_none() => missing("region"),
            AddressReach::Anywhere => {}
        }
        for it in needs {
            missing(it);
        }
        let is_number =
            |it: &str, count: usize| it.len() <= count && it.bytes().all(|it| it.is_ascii_digit());
        if answer.part("postcode").is_some_and(|it| it.len() != 5 || !is_number(it, 5)) {
            out.push(Finding::new(at("postcode"), Code::Postcode));
        }
        for part in ["rt", "rw"] {
            if answer.part(part).is_some_and(|it| !is_number(it, 3)) {
                out.push(Finding::new(at(part), Code::Characters));
            }
        }
        let is_ours = |it: &str| it.strip_prefix(self.setting.region).is_some_and(|it| it.starts_with('.'));
        if reach == AddressReach::City && answer.part("kelurahan").is_some_and(|it| !is_ours(it)) {
            out.push(Finding::new(at("kelurahan"), Code::UnknownOption));
        }
    }

    pub(super) fn check_rows(
        &self,
        columns: &'a [Field],
        rows: &'a [Entries<Answer>],
        out: &mut Vec<Finding>,
    ) {
        for (n, row) in (1..).zip(rows) {
            let scope: Scope<'a> = self.scope.in_row(columns, row);
            for column in columns {
                let at = self.at.cell(n, &column.id);
                let here = Place { at: &at, scope, ..*self };
                match row.get(&column.id).filter(|it| !it.is_blank()) {
                    Some(answer) => here.check(column, answer, out),
                    None if self.view.is_needed(scope, &column.required) => here.say(out, Code::Missing),
                    None => {}
                }
            }
        }
    }
}
