//! A form with somebody's answers: what is asked now, and what conditions and numbers come to.
//!
//! Answers to questions that are not asked count for nothing, so a change of mind leaves no trace in a verdict, a fee
//! or a file. Evaluation is total: fuel and depth are limited, whatever a form says.

mod evaluate;

use core::cell::Cell;

use crate::{
    answer::{Answer, Answers},
    date::Date,
    expression::{Condition, Number},
    form::{Document, Field, Form, Needed, Section},
    path::Path,
};

pub(crate) use evaluate::Scope;

/// A form, answers and a day. The answers must be settled ([`crate::settled`]).
#[derive(Debug)]
pub struct View<'a> {
    /// The form.
    pub form: &'a Form,
    /// The answers.
    pub answers: &'a Answers,
    /// Today, where the office is.
    pub today: Date,
    /// Per section, per item (one where it is not repeated), per field.
    asked: Vec<Vec<Vec<bool>>>,
    /// Per section.
    on: Vec<bool>,
    fuel: Cell<u32>,
}

/// A question that is asked now.
#[derive(Debug, Clone, Copy)]
pub struct Asked<'a> {
    /// Its section.
    pub section: &'a Section,
    /// Key of the item of a repeated section.
    pub item: Option<u32>,
    /// The question.
    pub field: &'a Field,
    /// The answer, unless it is blank.
    pub answer: Option<&'a Answer>,
    /// Whether an answer is needed.
    pub is_required: bool,
    pub(crate) scope: Scope<'a>,
}

/// The questions of one page.
#[derive(Debug, Clone)]
pub struct Page<'a> {
    /// Its section.
    pub section: &'a Section,
    /// Key of the item of a repeated section.
    pub item: Option<u32>,
    /// One question, or a few that belong together.
    pub questions: Vec<Asked<'a>>,
}

impl Asked<'_> {
    /// Where its answer stands.
    pub fn path(&self) -> Path {
        match self.item {
            Some(key) => Path::in_item(&self.section.id, key, &self.field.id),
            None => Path::field(&self.field.id),
        }
    }
}

impl<'a> View<'a> {
    /// Looks which questions are asked.
    pub fn new(form: &'a Form, answers: &'a Answers, today: Date) -> Self {
        let fuel = Cell::new(0);
        let mut view = Self { form, answers, today, asked: Vec::new(), on: Vec::new(), fuel };
        // In order: a condition sees the questions before it, and those after it count as unanswered.
        for (s, section) in form.sections.iter().enumerate() {
            let is_on = section.when.as_ref().is_none_or(|it| view.holds(it));
            view.on.push(is_on);
            view.asked.push(Vec::new());
            let items = if section.repeat.is_some() { answers.items_of(&section.id).len() } else { 1 };
            for n in 0..items {
                view.asked[s].push(Vec::with_capacity(section.fields.len()));
                for field in &section.fields {
                    let scope = Scope::of_item(s, n);
                    let is_asked = is_on && field.when.as_ref().is_none_or(|it| view.holds_in(scope, it));
                    view.asked[s][n].push(is_asked);
                }
            }
        }
        view
    }

    /// Whether a condition holds.
    pub fn holds(&self, condition: &Condition) -> bool {
        self.holds_in(Scope::default(), condition)
    }

    /// What a number comes to; `None` where an answer is missing.
    pub fn number(&self, number: &Number) -> Option<f64> {
        self.number_in(Scope::default(), number)
    }

    /// What a name comes to as a number: a field, a calculation or a value.
    pub fn number_of(&self, id: &str) -> Option<f64> {
        self.number(&Number::Of(crate::expression::Ref::from_text(id)))
    }

    pub(crate) fn is_needed(&self, scope: Scope<'a>, needed: &Needed) -> bool {
        match needed {
            Needed::Always => true,
            Needed::Never => false,
            Needed::When(it) => self.holds_in(scope, it),
        }
    }

    /// Whether a section is asked.
    pub fn is_section_asked(&self, id: &str) -> bool {
        let found = self.form.sections.iter().position(|it| it.id == id);
        found.and_then(|s| self.on.get(s)).is_some_and(|it| *it)
    }

    /// Every question that is asked, in order.
    pub fn asked(&self) -> Vec<Asked<'a>> {
        let mut out = Vec::new();
        for (s, section) in self.form.sections.iter().enumerate() {
            let items = self.answers.items_of(&section.id);
            for (n, flags) in self.asked[s].iter().enumerate() {
                let item = section.repeat.is_some().then(|| items.get(n).map_or(0, |it| it.key));
                for (f, field) in section.fields.iter().enumerate() {
                    if flags.get(f) == Some(&true) {
                        let scope = Scope::of_item(s, n);
                        let answer = self.answer_at(s, n, f);
                        let is_required = self.is_needed(scope, &field.required);
                        out.push(Asked { section, item, field, answer, is_required, scope });
                    }
                }
            }
        }
        out
    }

    /// The pages in order: one question each, or a few that belong together.
    pub fn pages(&self) -> Vec<Page<'a>> {
        let mut pages: Vec<Page<'a>> = Vec::new();
        for it in self.asked() {
            let joins = |page: &Page<'_>| page.section.id == it.section.id && page.item == it.item;
            match pages.last_mut().filter(|page| it.field.same_page && joins(page)) {
                Some(page) => page.questions.push(it),
                None => pages.push(Page { section: it.section, item: it.item, questions: vec![it] }),
            }
        }
        pages
    }

    /// The papers that are asked for, each with whether it is needed.
    pub fn documents(&self) -> Vec<(&'a Document, bool)> {
        let asked = |it: &&Document| it.when.as_ref().is_none_or(|it| self.holds(it));
        let needed = |it: &'a Document| (it, self.is_needed(Scope::default(), &it.required));
        self.form.documents.iter().filter(asked).map(needed).collect()
    }

    /// The answer of a field of the form, an item and a section, where it counts.
    pub(crate) fn answer_at(&self, section: usize, item: usize, field: usize) -> Option<&'a Answer> {
        if self.asked.get(section)?.get(item)?.get(field) != Some(&true) {
            return None;
        }
        let of = self.form.sections.get(section)?;
        let id = &of.fields.get(field)?.id;
        let answer = if of.repeat.is_some() {
            self.answers.items_of(&of.id).get(item)?.answers.get(id)
        } else {
            self.answers.fields.get(id)
        };
        answer.filter(|it| !it.is_blank())
    }
}
