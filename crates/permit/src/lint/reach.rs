//! Which questions, papers, lines and checks can be met at all: many answers are tried, by a fixed sequence of chance.
//!
//! Values are those at which the form's own conditions turn, so a few thousand tries find what a person can find.

use crate::{
    answer::{Answer, Answers, FileRef, Item},
    date::Date,
    decimal::Decimal,
    entries::Entries,
    expression::{Condition, Number},
    form::{Field, Form, Kind, Needed},
    view::View,
};

/// What was met.
#[derive(Debug, Clone, Default)]
pub struct Reached {
    /// Ids of fields that were asked.
    pub fields: Vec<String>,
    /// Ids of papers.
    pub documents: Vec<String>,
    /// Ids of fee lines.
    pub lines: Vec<String>,
    /// Ids of the form's own checks.
    pub checks: Vec<String>,
}

/// Tries answers until everything was met, or as often as `tries`.
pub fn reached(form: &Form, today: Date, tries: u32) -> Reached {
    let pool = Pool::of(form, today);
    let mut chance = Chance(0x9e37_79b9_7f4a_7c15);
    let mut out = Reached::default();
    let all = form.sections.iter().map(|it| it.fields.len()).sum::<usize>();
    for _ in 0..tries {
        let answers = pool.answers(form, &mut chance);
        let view = View::new(form, &answers, today);
        view.asked().iter().for_each(|it| note(&mut out.fields, &it.field.id));
        view.documents().iter().for_each(|it| note(&mut out.documents, &it.0.id));
        for it in form.fee.lines.iter().filter(|it| it.when.as_ref().is_none_or(|it| view.holds(it))) {
            note(&mut out.lines, &it.id);
        }
        for it in form.checks.iter().filter(|it| !it.each.is_empty() || view.holds(&it.when)) {
            note(&mut out.checks, &it.id);
        }
        let is_done = out.fields.len() == all
            && out.documents.len() == form.documents.len()
            && out.lines.len() == form.fee.lines.len()
            && out.checks.len() == form.checks.len();
        if is_done {
            break;
        }
    }
    out
}

fn note(list: &mut Vec<String>, id: &str) {
    if !list.iter().any(|it| it == id) {
        list.push(id.to_owned());
    }
}

/// A fixed sequence of chance (xorshift).
struct Chance(u64);

impl Chance {
    fn below(&mut self, count: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 >> 33).unwrap_or(0) % count.max(1)
    }
}

/// Values at which conditions turn.
struct Pool {
    today: Date,
    numbers: Vec<f64>,
    words: Vec<String>,
}

impl Pool {
    fn of(form: &Form, today: Date) -> Self {
        let mut pool =
            Self { today, numbers: vec![0.0, 1.0, 2.0, 10.0, 1_000.0], words: vec!["contoh".to_owned()] };
        for section in &form.sections {
            section.when.iter().for_each(|it| pool.condition(it));
            for field in &section.fields {
                field.when.iter().for_each(|it| pool.condition(it));
                if let Needed::When(it) = &field.required {
                    pool.condition(it);
                }
            }
        }
        form.documents.iter().filter_map(|it| it.when.as_ref()).for_each(|it| pool.condition(it));
        form.checks.iter().for_each(|it| pool.condition(&it.when));
        form.fee.lines.iter().filter_map(|it| it.when.as_ref()).for_each(|it| pool.condition(it));
        form.calculations.iter().for_each(|it| pool.number(&it.amount));
        for it in form.tables.iter().flat_map(|it| &it.rows) {
            pool.numbers.push(it.0);
        }
        for it in &form.values {
            pool.numbers.push(it.value);
        }
        let around: Vec<f64> = pool.numbers.iter().flat_map(|it| [*it - 1.0, *it, *it + 1.0]).collect();
        pool.numbers = around;
        pool
    }

    fn condition(&mut self, condition: &Condition) {
        match condition {
            Condition::Is(_, words) | Condition::Starts(_, words) | Condition::Has(_, words) => {
                self.words.extend(words.iter().cloned());
            }
            Condition::Compare(_, pair) => pair.iter().for_each(|it| self.number(it)),
            Condition::All(list) | Condition::Any(list) => list.iter().for_each(|it| self.condition(it)),
            Condition::Not(it) | Condition::Some(_, it) | Condition::Every(_, it) => self.condition(it),
            Condition::Constant(_) | Condition::YesNo(..) | Condition::Answered(_) => {}
        }
    }

    fn number(&mut self, number: &Number) {
        match number {
            Number::Constant(it) => self.numbers.push(*it),
            Number::Many(_, list) => list.iter().for_each(|it| self.number(it)),
            Number::Subtract(pair) | Number::Divide(pair) => pair.iter().for_each(|it| self.number(it)),
            Number::Round(_, it) | Number::LookUp(_, it) => self.number(it),
            Number::Choose(cases, _) => {
                for (when, then) in cases {
                    self.condition(when);
                    self.number(then);
                }
            }
            Number::Sum(_, it, _) => self.number(it),
            _ => {}
        }
    }

    fn answers(&self, form: &Form, chance: &mut Chance) -> Answers {
        let mut out = Answers::default();
        for section in &form.sections {
            let count = match &section.repeat {
                None => 1,
                Some(it) => {
                    it.min as usize + chance.below((it.max.saturating_sub(it.min) as usize).min(2) + 1)
                }
            };
            for key in (1..).take(count) {
                let mut answers = Entries::default();
                for field in &section.fields {
                    if chance.below(8) > 0
                        && let Some(answer) = self.answer(field, chance)
                    {
                        answers.set(&field.id, answer);
                    }
                }
                if section.repeat.is_some() {
                    out.items.or_default(&section.id).push(Item { key, answers });
                } else {
                    answers.iter().for_each(|(id, it)| out.fields.set(id, it.clone()));
                }
            }
        }
        out
    }

    fn answer(&self, field: &Field, chance: &mut Chance) -> Option<Answer> {
        let word = |chance: &mut Chance| self.words[chance.below(self.words.len())].clone();
        Some(match &field.kind {
            Kind::YesNo => Answer::YesNo(chance.below(2) == 0),
            Kind::Choice { options } => Answer::text(&options.get(chance.below(options.len()))?.id),
            Kind::Many { options, .. } => Answer::Many(
                options.iter().filter(|_| chance.below(3) == 0).map(|it| it.id.clone()).collect(),
            ),
            Kind::Number { range, .. } | Kind::Money { range } => {
                let number = Decimal::from_f64(self.numbers[chance.below(self.numbers.len())])?;
                let number = range.min.map_or(number, |it| number.max(it));
                Answer::Number(range.max.map_or(number, |it| number.min(it)))
            }
            Kind::Date { not_before, not_after } => {
                let months = self.numbers[chance.below(self.numbers.len())];
                #[expect(clippy::cast_possible_truncation, reason = "held to a thousand months")]
                let months = months.clamp(-1_000.0, 1_000.0) as i32;
                let years = if chance.below(2) == 0 { 12 } else { 1 };
                let day = self.today.plus_months(-months * years);
                let day = not_before.map_or(day, |it| day.max(it.day(self.today)));
                Answer::text(not_after.map_or(day, |it| day.min(it.day(self.today))).to_string())
            }
            Kind::Table { columns, min, max } => {
                let count = *min as usize + chance.below((max.saturating_sub(*min) as usize).min(2) + 1);
                let row = |chance: &mut Chance| {
                    columns.iter().filter_map(|it| Some((it.id.clone(), self.answer(it, chance)?))).collect()
                };
                Answer::Rows((0..count).map(|_| row(chance)).collect())
            }
            Kind::File { .. } | Kind::Photo { .. } | Kind::Signature => {
                Answer::Files(vec![FileRef::default()])
            }
            Kind::Address { .. }
            | Kind::Place
            | Kind::Parcel { .. }
            | Kind::Activity
            | Kind::Person { .. }
            | Kind::Statement { .. } => {
                let names = [
                    "code",
                    "kbli",
                    "title",
                    "street",
                    "kelurahan",
                    "region",
                    "zone",
                    "outcome",
                    "plan",
                    "name",
                    "sex",
                    "occupation",
                    "birth_place",
                    "version",
                ];
                let number = self.numbers[chance.below(self.numbers.len())];
                let area = Decimal::from_f64(number).map_or_else(String::new, |it| it.to_string());
                let mut parts: Entries<String> =
                    names.into_iter().map(|it| (it.to_owned(), word(chance))).collect();
                parts.set("area_m2", area);
                #[expect(clippy::cast_possible_truncation, reason = "held to a hundred years")]
                let years = number.clamp(0.0, 100.0) as i32;
                parts.set("birth", self.today.plus_months(-12 * years).to_string());
                Answer::Parts(parts)
            }
            _ => Answer::Text(word(chance)),
        })
    }
}
