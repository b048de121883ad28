//! The task list: how far each section and the papers are.

use crate::{
    answer::DocumentAnswer,
    finding::{Code, Finding},
    form::{Document, Section},
    path::Path,
    view::View,
};

/// How far a part of the form is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TaskState {
    /// Nothing was answered yet.
    NotStarted,
    /// Something is still to be answered.
    Started,
    /// Something that was answered must be mended.
    ToMend,
    /// All that is needed is there.
    Done,
}

/// One line of the task list.
#[derive(Debug, Clone)]
pub struct Task<'a> {
    /// The section; `None` for the papers.
    pub section: Option<&'a Section>,
    /// How far it is.
    pub state: TaskState,
    /// Questions (papers) that are asked.
    pub asked: usize,
    /// Of these, with an answer.
    pub answered: usize,
    /// Where to go on: the first question that is open or must be mended.
    pub open: Option<Path>,
}

/// The task list, from the view and what [`crate::validate()`] found.
pub fn tasks<'a>(view: &View<'a>, findings: &[Finding]) -> Vec<Task<'a>> {
    let all = view.asked();
    let mut out = Vec::new();
    for section in view.form.sections.iter().filter(|it| view.is_section_asked(&it.id)) {
        let asked: Vec<_> = all.iter().filter(|it| it.section.id == section.id).collect();
        let mine = |at: &Path| match &at.item {
            Some((id, _)) => *id == section.id,
            None => section.repeat.is_none() && section.field(&at.field).is_some(),
        };
        let answered = asked.iter().filter(|it| it.answer.is_some()).count();
        out.push(task(Some(section), (asked.len(), answered), findings, mine));
    }
    let documents = view.documents();
    if !documents.is_empty() {
        let given = |id: &str| !matches!(view.answers.documents.get(id), None | Some(DocumentAnswer::NotYet));
        let answered = documents.iter().filter(|it| given(&it.0.id)).count();
        out.push(task(None, (documents.len(), answered), findings, |at| at.document_id().is_some()));
    }
    out
}

fn task<'a>(
    section: Option<&'a Section>,
    (asked, answered): (usize, usize),
    findings: &[Finding],
    mine: impl Fn(&Path) -> bool,
) -> Task<'a> {
    let mine: Vec<&Finding> = findings.iter().filter(|it| it.is_blocking() && mine(&it.at)).collect();
    let is_open = |it: &Finding| {
        matches!(it.code, Code::Missing | Code::NotAgreed | Code::DocumentMissing | Code::TooFew)
    };
    let state = if mine.iter().any(|it| !is_open(it)) {
        TaskState::ToMend
    } else if mine.is_empty() && (answered > 0 || asked == 0) {
        TaskState::Done
    } else if answered == 0 {
        TaskState::NotStarted
    } else {
        TaskState::Started
    };
    Task { section, state, asked, answered, open: mine.first().map(|it| it.at.clone()) }
}

/// What becomes of a paper that is asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PaperState {
    /// Attached.
    Attached,
    /// Will be shown or handed over at the counter.
    AtCounter,
    /// The person said that it is still to be had.
    NotYet,
    /// Nothing was said of it.
    Open,
}

/// A paper of the list.
#[derive(Debug, Clone, Copy)]
pub struct Paper<'a> {
    /// The paper.
    pub document: &'a Document,
    /// Whether it is needed.
    pub is_required: bool,
    /// What becomes of it.
    pub state: PaperState,
}

impl Paper<'_> {
    /// Whether it is needed and neither attached nor promised: who issues it is told.
    pub fn is_missing(&self) -> bool {
        self.is_required && matches!(self.state, PaperState::NotYet | PaperState::Open)
    }

    /// Whether something of it goes to the counter.
    pub fn is_for_counter(&self) -> bool {
        self.state == PaperState::AtCounter || matches!(self.document.counter.as_str(), "original" | "copy")
    }
}

/// The papers that are asked for now.
pub fn papers<'a>(view: &View<'a>) -> Vec<Paper<'a>> {
    let state = |id: &str| match view.answers.documents.get(id) {
        Some(DocumentAnswer::Files(files)) if !files.is_empty() => PaperState::Attached,
        Some(DocumentAnswer::AtCounter) => PaperState::AtCounter,
        Some(DocumentAnswer::NotYet) => PaperState::NotYet,
        _ => PaperState::Open,
    };
    let paper = |(document, is_required): (&'a Document, bool)| Paper {
        document,
        is_required,
        state: state(&document.id),
    };
    view.documents().into_iter().map(paper).collect()
}
