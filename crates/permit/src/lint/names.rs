//! Names: each given once, each that is used exists, is of the right kind, and leads to no loop.

use super::{Faults, item, member};
use crate::{
    expression::{Condition, Number, Ref},
    form::{Form, Kind, Needed, Section},
};

pub(super) fn check(form: &Form, faults: &mut Faults) {
    given_once(form, faults);
    let names = Names { form };
    for (n, it) in form.calculations.iter().enumerate() {
        let path = member(&item("", "calculations", n), "amount");
        names.number(&path, &it.amount, Inside::default(), faults);
        if names.leads_back(&it.id) {
            faults.stop(&path, "loop", &it.id);
        }
    }
    for (s, section) in form.sections.iter().enumerate() {
        names.section(s, section, faults);
    }
    for (n, it) in form.checks.iter().enumerate() {
        let path = item("", "checks", n);
        let inside = Inside { section: &it.each, ..Inside::default() };
        names.condition(&member(&path, "when"), &it.when, inside, faults);
        names.reference(&member(&path, "at"), &it.at, inside, faults);
        if !it.each.is_empty() && !form.is_repeated(&it.each) {
            faults.stop(&member(&path, "each"), "no-repeat", &it.each);
        }
    }
    for (n, it) in form.documents.iter().enumerate() {
        let path = item("", "documents", n);
        if let Some(when) = &it.when {
            names.condition(&member(&path, "when"), when, Inside::default(), faults);
        }
        names.needed(&member(&path, "required"), &it.required, Inside::default(), faults);
    }
    for (n, it) in form.fee.lines.iter().enumerate() {
        let path = item("fee", "lines", n);
        names.number(&member(&path, "amount"), &it.amount, Inside::default(), faults);
        if let Some(when) = &it.when {
            names.condition(&member(&path, "when"), when, Inside::default(), faults);
        }
        for (k, factor) in it.factors.iter().enumerate() {
            names.numeric(&item(&path, "factors", k), factor, Inside::default(), faults);
        }
    }
}

fn given_once(form: &Form, faults: &mut Faults) {
    let each = |list: &str, n| item("", list, n);
    let mut ids: Vec<(String, &str)> = Vec::new();
    ids.extend(form.values.iter().enumerate().map(|(n, it)| (each("values", n), it.id.as_str())));
    ids.extend(form.tables.iter().enumerate().map(|(n, it)| (each("tables", n), it.id.as_str())));
    ids.extend(form.calculations.iter().enumerate().map(|(n, it)| (each("calculations", n), it.id.as_str())));
    for (s, section) in form.sections.iter().enumerate() {
        let path = each("sections", s);
        ids.push((path.clone(), &section.id));
        ids.extend(
            section.fields.iter().enumerate().map(|(f, it)| (item(&path, "fields", f), it.id.as_str())),
        );
    }
    ids.extend(form.documents.iter().enumerate().map(|(n, it)| (each("documents", n), it.id.as_str())));
    ids.extend(form.checks.iter().enumerate().map(|(n, it)| (each("checks", n), it.id.as_str())));
    // Paths of findings and expressions give these two a meaning of their own.
    let mut seen = vec!["doc", "today"];
    for (path, id) in ids {
        if seen.contains(&id) {
            faults.stop(&path, "twice", id);
        }
        seen.push(id);
    }
}

/// Where an expression stands.
#[derive(Clone, Copy, Default)]
struct Inside<'a> {
    /// The repeated section whose item is meant; empty outside.
    section: &'a str,
    /// The table whose row is meant; empty outside.
    table: &'a str,
    /// Only questions before this one may be used.
    before: Option<(usize, usize)>,
}

struct Names<'a> {
    form: &'a Form,
}

impl<'a> Names<'a> {
    fn section(&self, s: usize, section: &'a Section, faults: &mut Faults) {
        let path = item("", "sections", s);
        let before = Inside { before: Some((s, 0)), ..Inside::default() };
        if let Some(when) = &section.when {
            self.condition(&member(&path, "when"), when, before, faults);
        }
        if let Some(of) = section.repeat.as_ref().and_then(|it| it.as_many_as.as_ref()) {
            self.numeric(&member(&path, "repeat.as_many_as"), of, Inside::default(), faults);
        }
        let own = if section.repeat.is_some() { section.id.as_str() } else { "" };
        for (f, field) in section.fields.iter().enumerate() {
            let path = item(&path, "fields", f);
            if let Some(when) = &field.when {
                let inside = Inside { section: own, before: Some((s, f)), ..Inside::default() };
                self.condition(&member(&path, "when"), when, inside, faults);
            }
            let inside = Inside { section: own, ..Inside::default() };
            self.needed(&member(&path, "required"), &field.required, inside, faults);
            if let Kind::Nik { birth, sex } = &field.kind {
                for (name, of) in [("birth", birth), ("sex", sex)] {
                    if let Some(of) = of {
                        self.reference(&member(&path, name), of, inside, faults);
                    }
                }
            }
            for (c, column) in field.kind.columns().iter().enumerate() {
                let inside = Inside { table: &field.id, ..inside };
                self.needed(
                    &member(&item(&path, "columns", c), "required"),
                    &column.required,
                    inside,
                    faults,
                );
            }
        }
    }

    fn needed(&self, path: &str, needed: &'a Needed, inside: Inside<'a>, faults: &mut Faults) {
        if let Needed::When(it) = needed {
            self.condition(path, it, inside, faults);
        }
    }

    fn condition(&self, path: &str, condition: &'a Condition, inside: Inside<'a>, faults: &mut Faults) {
        match condition {
            Condition::Constant(_) => {}
            Condition::YesNo(of, _) => {
                let kind = self.reference(path, of, inside, faults);
                if kind.is_some_and(|it| !matches!(it, Kind::YesNo)) {
                    faults.stop(path, "not-yes-no", &of.id);
                }
            }
            Condition::Is(of, words) => {
                let kind = self.reference(path, of, inside, faults);
                check_options(path, kind.filter(|it| matches!(it, Kind::Choice { .. })), words, faults);
                if kind.is_some_and(|it| matches!(it, Kind::Many { .. } | Kind::YesNo | Kind::Number { .. }))
                {
                    faults.stop(path, "not-a-choice", &of.id);
                }
            }
            Condition::Has(of, words) => {
                let kind = self.reference(path, of, inside, faults);
                check_options(path, kind, words, faults);
                if kind.is_some_and(|it| !matches!(it, Kind::Many { .. })) {
                    faults.stop(path, "not-many", &of.id);
                }
            }
            Condition::Starts(of, _) | Condition::Answered(of) => {
                self.reference(path, of, inside, faults);
            }
            Condition::Compare(_, pair) => {
                for it in pair.iter() {
                    self.number(path, it, inside, faults);
                }
            }
            Condition::All(list) | Condition::Any(list) => {
                for it in list {
                    self.condition(path, it, inside, faults);
                }
            }
            Condition::Not(it) => self.condition(path, it, inside, faults),
            Condition::Some(of, it) | Condition::Every(of, it) => {
                let inside = self.members(path, of, inside, faults);
                self.condition(path, it, inside, faults);
            }
        }
    }

    fn number(&self, path: &str, number: &'a Number, inside: Inside<'a>, faults: &mut Faults) {
        match number {
            Number::Constant(_) => {}
            Number::Of(of) => self.numeric(path, of, inside, faults),
            Number::Many(_, list) => {
                for it in list {
                    self.number(path, it, inside, faults);
                }
            }
            Number::Subtract(pair) | Number::Divide(pair) => {
                for it in pair.iter() {
                    self.number(path, it, inside, faults);
                }
            }
            Number::Round(_, it) => self.number(path, it, inside, faults),
            Number::Choose(cases, last) => {
                for (when, then) in cases {
                    self.condition(path, when, inside, faults);
                    self.number(path, then, inside, faults);
                }
                if let Some(it) = last {
                    self.number(path, it, inside, faults);
                }
            }
            Number::By(of, numbers) => {
                let kind = self.reference(path, of, inside, faults);
                let words: Vec<String> = numbers.iter().map(|it| it.0.clone()).collect();
                check_options(path, kind, &words, faults);
                let unnamed = kind.map_or(&[][..], Kind::options).iter().filter(|it| !words.contains(&it.id));
                for it in unnamed {
                    faults.warn(path, "option-without-number", &it.id);
                }
            }
            Number::LookUp(table, at) => {
                if !self.form.tables.iter().any(|it| it.id == *table) {
                    faults.stop(path, "no-table", table);
                }
                self.number(path, at, inside, faults);
            }
            Number::Count(of, when) => {
                let inside = self.members(path, of, inside, faults);
                if let Some(it) = when {
                    self.condition(path, it, inside, faults);
                }
            }
            Number::Sum(of, it, when) => {
                let inside = self.members(path, of, inside, faults);
                self.number(path, it, inside, faults);
                if let Some(it) = when {
                    self.condition(path, it, inside, faults);
                }
            }
            Number::Years(pair) | Number::Days(pair) | Number::MonthsStarted(pair) => {
                for it in pair {
                    self.date(path, it, inside, faults);
                }
            }
        }
    }

    fn date(&self, path: &str, of: &'a Ref, inside: Inside<'a>, faults: &mut Faults) {
        let kind = if of.id == "today" { None } else { self.reference(path, of, inside, faults) };
        let is_date = |it: &Kind| matches!(it, Kind::Date { .. }) || of.part == "birth";
        if kind.is_some_and(|it| !is_date(it)) {
            faults.stop(path, "no-date", &of.id);
        }
    }

    /// A name that must be a number.
    fn numeric(&self, path: &str, of: &'a Ref, inside: Inside<'a>, faults: &mut Faults) {
        let is_named = self.form.values.iter().any(|it| it.id == of.id);
        if self.form.calculations.iter().any(|it| it.id == of.id) {
            if let Some(before) = inside.before {
                self.calculation_comes_before(path, &of.id, before, faults);
            }
            return;
        }
        if is_named {
            return;
        }
        let kind = self.reference(path, of, inside, faults);
        let is_number = |it: &Kind| {
            matches!(it, Kind::Number { .. } | Kind::Money { .. })
                || (matches!(it, Kind::Parcel { .. }) && of.part == "area_m2")
        };
        if kind.is_some_and(|it| !is_number(it)) {
            faults.stop(path, "no-number", &of.id);
        }
    }

    fn calculation_comes_before(&self, path: &str, id: &str, before: (usize, usize), faults: &mut Faults) {
        let mut names = Vec::new();
        self.names_behind(id, &mut names);
        for name in names {
            if self.position(name).is_some_and(|it| it >= before) {
                faults.stop(path, "later", name);
            }
        }
    }

    fn names_behind(&self, id: &str, names: &mut Vec<&'a str>) {
        let Some(it) = self.form.calculations.iter().find(|it| it.id == id) else { return };
        let mut found: Vec<&'a str> = Vec::new();
        it.amount.each_ref(&mut |it| found.push(&it.id));
        for name in found {
            if !names.contains(&name) {
                names.push(name);
                self.names_behind(name, names);
            }
        }
    }

    fn leads_back(&self, id: &str) -> bool {
        let mut names = Vec::new();
        self.names_behind(id, &mut names);
        names.contains(&id)
    }

    /// A repeated section or a table; answers where its members' names are looked up.
    fn members(&self, path: &str, of: &'a Ref, inside: Inside<'a>, faults: &mut Faults) -> Inside<'a> {
        if self.form.is_repeated(&of.id) {
            let position = self.form.sections.iter().position(|it| it.id == of.id).unwrap_or(0);
            if inside.before.is_some_and(|it| (position, 0) >= it) {
                faults.stop(path, "later", &of.id);
            }
            return Inside { section: &of.id, table: "", before: None };
        }
        let kind = self.reference(path, of, inside, faults);
        if kind.is_some_and(|it| !matches!(it, Kind::Table { .. })) {
            faults.stop(path, "no-repeat", &of.id);
        }
        Inside { table: &of.id, ..inside }
    }

    fn position(&self, id: &str) -> Option<(usize, usize)> {
        self.form
            .sections
            .iter()
            .enumerate()
            .find_map(|(s, section)| Some((s, section.fields.iter().position(|it| it.id == id)?)))
    }

    /// The kind of a field that a name means; says where there is none, or where it cannot be meant here.
    fn reference(
        &self,
        path: &str,
        of: &'a Ref,
        inside: Inside<'a>,
        faults: &mut Faults,
    ) -> Option<&'a Kind> {
        let table = self.form.find(inside.table).map(|it| it.1);
        if let Some(column) = table.and_then(|it| it.kind.columns().iter().find(|it| it.id == of.id)) {
            return Some(&column.kind);
        }
        let Some((section, field)) = self.form.find(&of.id) else {
            faults.stop(path, "undefined", &of.id);
            return None;
        };
        if section.repeat.is_some() && section.id != inside.section {
            faults.stop(path, "of-which-item", &of.id);
        }
        if self.position(&of.id).zip(inside.before).is_some_and(|(at, before)| at >= before) {
            faults.stop(path, "later", &of.id);
        }
        if !of.part.is_empty() && !field.kind.has_part(&of.part) {
            faults.stop(path, "no-part", &[&of.id, ".", &of.part].concat());
        }
        // A part is a text of its own; whoever asks for a kind asks for the whole.
        Some(&field.kind)
    }
}

fn check_options(path: &str, kind: Option<&Kind>, words: &[String], faults: &mut Faults) {
    let Some(kind) = kind else { return };
    for word in words.iter().filter(|it| !kind.options().iter().any(|option| option.id == **it)) {
        faults.stop(path, "no-option", word);
    }
}
