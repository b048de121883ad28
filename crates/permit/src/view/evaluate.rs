//! What conditions and numbers come to.

use super::View;
use crate::{
    answer::Answer,
    date::Date,
    decimal::Decimal,
    entries::Entries,
    expression::{Comparison, Condition, Fold, Number, Ref},
    form::Field,
};

/// Steps that one evaluation may take. Real forms need some hundreds.
const FUEL: u32 = 100_000;

/// How deep calculations may use one another.
const DEEPEST: u8 = 24;

/// Where names are looked up: in a row, in an item, then in the form.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Scope<'a> {
    item: Option<(usize, usize)>,
    row: Option<(&'a [Field], &'a Entries<Answer>)>,
    depth: u8,
}

impl<'a> Scope<'a> {
    pub(crate) fn of_item(section: usize, item: usize) -> Self {
        Self { item: Some((section, item)), ..Self::default() }
    }

    pub(crate) fn in_row(self, columns: &'a [Field], row: &'a Entries<Answer>) -> Self {
        Self { row: Some((columns, row)), ..self }
    }
}

impl<'a> View<'a> {
    fn burns(&self) -> bool {
        let left = self.fuel.get();
        self.fuel.set(left.saturating_sub(1));
        left > 0
    }

    pub(crate) fn holds_in(&self, scope: Scope<'a>, condition: &Condition) -> bool {
        self.fuel.set(FUEL);
        self.is(scope, condition)
    }

    pub(crate) fn number_in(&self, scope: Scope<'a>, number: &Number) -> Option<f64> {
        self.fuel.set(FUEL);
        self.amount(scope, number)
    }

    /// The answer that a name means, where it counts.
    pub(crate) fn find(&self, scope: Scope<'a>, id: &str) -> Option<&'a Answer> {
        if let Some((columns, row)) = scope.row
            && columns.iter().any(|it| it.id == id)
        {
            return row.get(id).filter(|it| !it.is_blank());
        }
        let position = self.form.sections.iter().enumerate().find_map(|(s, section)| {
            Some((s, section.repeat.is_some(), section.fields.iter().position(|it| it.id == id)?))
        });
        let (s, is_repeated, f) = position?;
        let n = match scope.item {
            Some((section, item)) if section == s => item,
            _ if is_repeated => return None,
            _ => 0,
        };
        self.answer_at(s, n, f)
    }

    /// A text, a choice, a code, or a part of an answer.
    pub(crate) fn text(&self, scope: Scope<'a>, of: &Ref) -> Option<&'a str> {
        match self.find(scope, &of.id)? {
            Answer::Text(it) if of.part.is_empty() => Some(it),
            // An activity is named by its code.
            it if of.part.is_empty() => it.part("code"),
            it => it.part(&of.part),
        }
    }

    pub(crate) fn date(&self, scope: Scope<'a>, of: &Ref) -> Option<Date> {
        if of.id == "today" { Some(self.today) } else { Date::from_plain(self.text(scope, of)?) }
    }

    fn is(&self, scope: Scope<'a>, condition: &Condition) -> bool {
        if !self.burns() {
            return false;
        }
        let one_of = |of: &Ref, words: &[String], fits: fn(&str, &str) -> bool| {
            self.text(scope, of).is_some_and(|it| words.iter().any(|word| fits(it, word)))
        };
        match condition {
            Condition::Constant(it) => *it,
            Condition::YesNo(of, yes) => self.find(scope, &of.id) == Some(&Answer::YesNo(*yes)),
            Condition::Is(of, words) => one_of(of, words, |it, word| it == word),
            Condition::Starts(of, words) => one_of(of, words, |it, word| it.starts_with(word)),
            Condition::Has(of, words) => match self.find(scope, &of.id) {
                Some(Answer::Many(chosen)) => chosen.iter().any(|it| words.contains(it)),
                _ => false,
            },
            Condition::Answered(of) => match self.find(scope, &of.id) {
                Some(it) => of.part.is_empty() || it.part(&of.part).is_some(),
                None => false,
            },
            Condition::Compare(how, pair) => {
                match (self.amount(scope, &pair[0]), self.amount(scope, &pair[1])) {
                    (Some(a), Some(b)) => compare(*how, a, b),
                    _ => false,
                }
            }
            Condition::All(list) => list.iter().all(|it| self.is(scope, it)),
            Condition::Any(list) => list.iter().any(|it| self.is(scope, it)),
            Condition::Not(it) => !self.is(scope, it),
            Condition::Some(of, it) => {
                self.members(scope, of).is_some_and(|all| all.iter().any(|scope| self.is(*scope, it)))
            }
            Condition::Every(of, it) => self
                .members(scope, of)
                .is_some_and(|all| !all.is_empty() && all.iter().all(|scope| self.is(*scope, it))),
        }
    }

    fn amount(&self, scope: Scope<'a>, number: &Number) -> Option<f64> {
        if !self.burns() {
            return None;
        }
        let of = |it: &Number| self.amount(scope, it);
        match number {
            Number::Constant(it) => Some(*it),
            Number::Of(it) => self.named(scope, it),
            Number::Many(fold, list) => list.iter().map(of).reduce(|a, b| Some(join(*fold, a?, b?)))?,
            Number::Subtract(pair) => Some(of(&pair[0])? - of(&pair[1])?),
            Number::Divide(pair) => Some(of(&pair[0])? / of(&pair[1])?).filter(|it| it.is_finite()),
            Number::Round(how, it) => Some(how.apply(of(it)?)),
            Number::Choose(cases, last) => match cases.iter().find(|it| self.is(scope, &it.0)) {
                Some((_, then)) => of(then),
                None => of(last.as_ref()?),
            },
            Number::By(it, numbers) => {
                let chosen = self.text(scope, it)?;
                numbers.iter().find(|it| it.0 == chosen).map(|it| it.1)
            }
            Number::LookUp(table, at) => {
                let at = of(at)?;
                let table = self.form.tables.iter().find(|it| it.id == *table)?;
                table.rows.iter().find(|it| at <= it.0).map(|it| it.1)
            }
            Number::Count(of, when) => {
                let holds = |scope: &&Scope<'a>| when.as_ref().is_none_or(|it| self.is(**scope, it));
                let count = self.members(scope, of)?.iter().filter(holds).count();
                u32::try_from(count).ok().map(f64::from)
            }
            Number::Sum(of, it, when) => {
                let mut sum = 0.0;
                for scope in self.members(scope, of)? {
                    if when.as_ref().is_none_or(|it| self.is(scope, it)) {
                        sum += self.amount(scope, it)?;
                    }
                }
                Some(sum)
            }
            Number::Years([a, b]) => Some(f64::from(self.date(scope, a)?.years_until(self.date(scope, b)?))),
            Number::Days([a, b]) => {
                Some(f64::from(self.date(scope, b)?.days() - self.date(scope, a)?.days()))
            }
            Number::MonthsStarted([a, b]) => {
                Some(f64::from(self.date(scope, a)?.months_started_until(self.date(scope, b)?)))
            }
        }
    }

    /// A field's number, a calculation or a value. Calculations are the form's: they see no item.
    fn named(&self, scope: Scope<'a>, of: &Ref) -> Option<f64> {
        if let Some(answer) = self.find(scope, &of.id) {
            if of.part.is_empty() {
                return answer.as_number().map(Decimal::to_f64);
            }
            return Decimal::from_plain(answer.part(&of.part)?).ok().map(Decimal::to_f64);
        }
        if let Some(it) = self.form.calculations.iter().find(|it| it.id == of.id) {
            let deeper = Scope { depth: scope.depth + 1, ..Scope::default() };
            return if deeper.depth > DEEPEST { None } else { self.amount(deeper, &it.amount) };
        }
        self.form.values.iter().find(|it| it.id == of.id).map(|it| it.value)
    }

    /// The items of a repeated section, or the rows of a table.
    fn members(&self, scope: Scope<'a>, of: &Ref) -> Option<Vec<Scope<'a>>> {
        if let Some(s) = self.form.sections.iter().position(|it| it.id == of.id && it.repeat.is_some()) {
            // A section that is left out, or comes later, has no items.
            let count = if self.on.get(s) == Some(&true) { self.asked[s].len() } else { 0 };
            return Some((0..count).map(|n| Scope { item: Some((s, n)), row: None, ..scope }).collect());
        }
        let Answer::Rows(rows) = self.find(scope, &of.id)? else { return None };
        let columns = self.form.find(&of.id)?.1.kind.columns();
        Some(rows.iter().map(|row| Scope { row: Some((columns, row)), ..scope }).collect())
    }
}

fn compare(how: Comparison, a: f64, b: f64) -> bool {
    // Results of arithmetic are compared to a millionth: 0.1 + 0.2 is 0.3 here as it is on paper.
    let difference = ((a - b) * 1e6).round();
    match how {
        Comparison::More => difference > 0.0,
        Comparison::AtLeast => difference >= 0.0,
        Comparison::Less => difference < 0.0,
        Comparison::AtMost => difference <= 0.0,
        Comparison::Equal => difference == 0.0,
    }
}

fn join(fold: Fold, a: f64, b: f64) -> f64 {
    match fold {
        Fold::Add => a + b,
        Fold::Multiply => a * b,
        Fold::Min => a.min(b),
        Fold::Max => a.max(b),
    }
}
