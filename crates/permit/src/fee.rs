//! The estimate of a fee, line by line. The office sets the fee; this only works out what its rule says.

use crate::{
    expression::{Ref, Rounding},
    form::{FeeKind, FeeLine, Form, Sureness},
    view::View,
};

/// What it will probably cost.
#[derive(Debug, Clone, PartialEq)]
pub struct Estimate {
    /// How the fee is set.
    pub kind: FeeKind,
    /// The lines that apply; empty unless the kind is [`FeeKind::Lines`].
    pub lines: Vec<EstimateLine>,
    /// Whole rupiah; `None` where an answer is missing or the office works it out.
    pub total: Option<i64>,
    /// Whether everything it rests on is sure.
    pub is_sure: bool,
}

/// A line of an estimate.
#[derive(Debug, Clone, PartialEq)]
pub struct EstimateLine {
    /// Id of the form's line.
    pub id: String,
    /// Whole rupiah; `None` where an answer is missing.
    pub amount: Option<i64>,
    /// The numbers shown beside it, by name.
    pub factors: Vec<(String, Option<f64>)>,
    /// Fields that are asked and not answered yet, which the line needs.
    pub missing: Vec<String>,
}

/// Works out the estimate.
pub fn estimate(view: &View<'_>) -> Estimate {
    let fee = &view.form.fee;
    let applies = |it: &&FeeLine| it.when.as_ref().is_none_or(|it| view.holds(it));
    let lines: Vec<EstimateLine> = match fee.kind {
        FeeKind::Lines => fee.lines.iter().filter(applies).map(|it| line(view, it)).collect(),
        _ => Vec::new(),
    };
    let total = match fee.kind {
        FeeKind::Free => Some(0),
        FeeKind::Lines => lines.iter().map(|it| it.amount).sum(),
        FeeKind::SetLater | FeeKind::Elsewhere => None,
    };
    let is_sure = article_is_sure(view.form, &fee.article)
        && fee.lines.iter().filter(applies).all(|it| line_is_sure(view.form, it));
    Estimate { kind: fee.kind, lines, total, is_sure }
}

#[expect(clippy::cast_possible_truncation, reason = "held to sixteen digits just before")]
fn line(view: &View<'_>, line: &FeeLine) -> EstimateLine {
    let amount = view.number(&line.amount).map(|it| Rounding::Near.apply(it));
    let amount = amount.filter(|it| it.abs() < 9e15).map(|it| it as i64);
    let factors = line.factors.iter().map(|it| (it.id.clone(), view.number_of(&it.id))).collect();
    let mut missing = Vec::new();
    if amount.is_none() {
        let fields = fields_behind(view.form, line);
        for it in view.asked().iter().filter(|it| it.answer.is_none()) {
            if fields.contains(&it.field.id.as_str()) && !missing.contains(&it.field.id) {
                missing.push(it.field.id.clone());
            }
        }
    }
    EstimateLine { id: line.id.clone(), amount, factors, missing }
}

/// Ids that a line names, also through calculations.
fn fields_behind<'a>(form: &'a Form, line: &'a FeeLine) -> Vec<&'a str> {
    let mut names: Vec<&str> = Vec::new();
    let mut note = |it: &'a Ref| {
        if !names.contains(&it.id.as_str()) {
            names.push(&it.id);
        }
    };
    line.amount.each_ref(&mut note);
    let mut n = 0;
    while let Some(name) = names.get(n).copied() {
        n += 1;
        if let Some(it) = form.calculations.iter().find(|it| it.id == name) {
            it.amount.each_ref(&mut |it| {
                if !names.contains(&it.id.as_str()) {
                    names.push(&it.id);
                }
            });
        }
    }
    names
}

fn line_is_sure(form: &Form, line: &FeeLine) -> bool {
    let names = fields_behind(form, line);
    let is_sure = |it: &&crate::form::Value| it.sure == Sureness::Sure && article_is_sure(form, &it.article);
    let mut values = form.values.iter().filter(|it| names.contains(&it.id.as_str()));
    article_is_sure(form, &line.article) && values.all(|it| is_sure(&it))
}

fn article_is_sure(form: &Form, id: &str) -> bool {
    form.article(id).is_none_or(|it| it.sure == Sureness::Sure)
}
