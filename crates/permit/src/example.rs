//! Example answers of a form and what must come of them: the form's own tests, run wherever the form is read.

use crate::{
    answer::{Answers, DocumentAnswer, FileRef},
    date::Date,
    fee::estimate,
    finding::Severity,
    form::{FileKind, Form},
    settle::settled,
    validate::{Setting, validate},
    view::View,
};

/// One example.
#[derive(Debug, Clone, Default)]
pub struct Example {
    /// Its id.
    pub id: String,
    /// The answers, as typed.
    pub answers: Answers,
    /// Ids of attached papers; without it, all that are needed.
    pub attached: Option<Vec<String>>,
    /// What must come of it.
    pub expect: Expectation,
}

/// What must come of an example. What is absent is not looked at, except that findings must be these and no others.
#[derive(Debug, Clone, Default)]
pub struct Expectation {
    /// Path, code and, where it is given, severity.
    pub findings: Vec<(String, String, Option<Severity>)>,
    /// Ids of fields that are asked.
    pub asked: Vec<String>,
    /// Ids of fields that are not asked.
    pub not_asked: Vec<String>,
    /// Ids of all papers that are needed.
    pub documents: Option<Vec<String>>,
    /// The total; `Some(None)` where it must be unknown.
    pub fee: Option<Option<i64>>,
    /// Amounts of lines.
    pub lines: Vec<(String, Option<i64>)>,
}

/// Something that came out differently.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mismatch {
    /// `finding-missing`, `finding-unexpected`, `asked`, `not-asked`, `documents`, `fee` or `line`.
    pub what: &'static str,
    /// What was wanted, or what it is about.
    pub wanted: String,
    /// What came out; empty where there is nothing to say.
    pub got: String,
}

/// How an example went.
#[derive(Debug, Clone, Default)]
pub struct ExampleRun {
    /// What came out differently.
    pub mismatches: Vec<Mismatch>,
    /// Ids of fields that were asked.
    pub asked: Vec<String>,
    /// Ids of papers that were asked for.
    pub documents: Vec<String>,
    /// How many findings there were.
    pub findings: usize,
}

/// Runs an example.
pub fn run_example(form: &Form, example: &Example, today: Date, setting: Setting<'_>) -> ExampleRun {
    let mut answers = settled(form, &example.answers);
    attach(form, example, today, &mut answers);
    let view = View::new(form, &answers, today);
    let mut run = ExampleRun::default();
    for it in view.asked() {
        if !run.asked.contains(&it.field.id) {
            run.asked.push(it.field.id.clone());
        }
    }
    run.documents = view.documents().iter().map(|it| it.0.id.clone()).collect();
    let findings = validate(&view, setting);
    run.findings = findings.len();
    let mut found: Vec<(String, String, Severity)> =
        findings.iter().map(|it| (it.at.to_string(), it.code.to_string(), it.severity)).collect();
    for (at, code, severity) in &example.expect.findings {
        let fits = |it: &(String, String, Severity)| {
            it.0 == *at && it.1 == *code && severity.is_none_or(|wanted| it.2 == wanted)
        };
        match found.iter().position(fits) {
            Some(n) => drop(found.remove(n)),
            None => run.say("finding-missing", [at, " ", code].concat(), String::new()),
        }
    }
    for (at, code, _) in found {
        run.say("finding-unexpected", String::new(), [&at, " ", &code].concat());
    }
    compare(&view, &example.expect, &mut run);
    run
}

/// A file of the kind that the paper takes, for each that is attached.
fn attach(form: &Form, example: &Example, today: Date, answers: &mut Answers) {
    let needed = || {
        let view = View::new(form, answers, today);
        view.documents().iter().filter(|it| it.1).map(|it| it.0.id.clone()).collect()
    };
    let ids: Vec<String> = example.attached.clone().unwrap_or_else(needed);
    for id in ids {
        let takes_pdf = form.document(&id).is_none_or(|it| it.accept.contains(&FileKind::Pdf));
        let (ending, media_type) =
            if takes_pdf { (".pdf", "application/pdf") } else { (".jpg", "image/jpeg") };
        let name = [&id, ending].concat();
        let file = FileRef { name, media_type: media_type.to_owned(), bytes: 1, ..FileRef::default() };
        answers.documents.set(&id, DocumentAnswer::Files(vec![file]));
    }
}

fn compare(view: &View<'_>, expect: &Expectation, run: &mut ExampleRun) {
    for id in expect.asked.iter().filter(|it| !run.asked.contains(it)).cloned().collect::<Vec<_>>() {
        run.say("asked", id, String::new());
    }
    for id in expect.not_asked.iter().filter(|it| run.asked.contains(it)).cloned().collect::<Vec<_>>() {
        run.say("not-asked", id, String::new());
    }
    if let Some(wanted) = &expect.documents {
        let mut wanted = wanted.clone();
        let mut got: Vec<String> =
            view.documents().iter().filter(|it| it.1).map(|it| it.0.id.clone()).collect();
        wanted.sort();
        got.sort();
        if wanted != got {
            run.say("documents", wanted.join(", "), got.join(", "));
        }
    }
    let estimate = estimate(view);
    let shown = |it: Option<i64>| it.map_or_else(|| "null".to_owned(), |it| it.to_string());
    if let Some(wanted) = expect.fee.filter(|it| *it != estimate.total) {
        run.say("fee", shown(wanted), shown(estimate.total));
    }
    for (id, wanted) in &expect.lines {
        let line = estimate.lines.iter().find(|it| it.id == *id);
        let got = line.map_or_else(|| "–".to_owned(), |it| shown(it.amount));
        if got != shown(*wanted) {
            run.say("line", [id, " ", &shown(*wanted)].concat(), got);
        }
    }
}

impl ExampleRun {
    fn say(&mut self, what: &'static str, wanted: String, got: String) {
        self.mismatches.push(Mismatch { what, wanted, got });
    }
}
