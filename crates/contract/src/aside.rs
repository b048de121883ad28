//! Answers that gave way to another one, of another tab or of a section that came back: kept in the draft beside those
//! that count until the person decides. They are never part of an application.

use citypack::json::Node;
use permit::{Answer, Answers, DocumentAnswer, Form, Path, settle};

use crate::{
    Draft, Handover, HandoverError,
    answers::{read_answer, write_answer},
    canonical::Json,
};

/// An answer that was replaced.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SetAside {
    /// Where it stood: a whole answer, or a paper.
    pub at: Path,
    /// What it was.
    pub answer: Answer,
}

/// An answer that a section would replace when it comes back.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Replacing {
    /// Where.
    pub at: Path,
    /// What stands there.
    pub before: Answer,
    /// What comes.
    pub after: Answer,
}

impl SetAside {
    pub(crate) fn to_json(&self) -> Json {
        Json::object([
            ("at", Some(Json::text(self.at.to_string()))),
            ("answer", Some(write_answer(&self.answer))),
        ])
    }

    /// What cannot be read any more is nothing: these are no answers that count.
    pub(crate) fn read(node: &Node<'_>) -> Option<Self> {
        let text = node.text("at");
        // Only what stands in an item has three steps.
        let is_in_item = text.split('.').count() == 3;
        let at = Path::from_text(&text, |_| is_in_item)?;
        Some(Self { at, answer: read_answer(&node.get("answer")) })
    }
}

impl Draft {
    /// Keeps an answer that gives way to the one that stands there now; the same one is kept once.
    pub fn set_aside(&mut self, at: &Path, answer: &Answer) {
        let is_there = self.set_aside.iter().any(|it| it.at == *at && it.answer == *answer);
        if !is_there && !answer.is_blank() && self.answers.get(at) != Some(answer) {
            self.set_aside.push(SetAside { at: at.clone(), answer: answer.clone() });
        }
    }

    /// The person has decided about this question.
    pub fn decide(&mut self, at: &Path) {
        self.set_aside.retain(|it| it.at != *at);
    }

    /// Pages of a paper that will be shown at the counter instead: they stay, for whoever changes their mind.
    pub fn set_pages_aside(&mut self, document: &str) {
        if let Some(DocumentAnswer::Files(files)) = self.answers.documents.get(document) {
            let (at, files) = (Path::document(document), Answer::Files(files.clone()));
            self.decide(&at);
            self.set_aside(&at, &files);
        }
    }

    /// Puts pages back that were set aside; answers whether there were any.
    pub fn pages_back(&mut self, document: &str) -> bool {
        let at = Path::document(document);
        let pages = self.set_aside.iter().rev().find_map(|it| match &it.answer {
            Answer::Files(files) if it.at == at => Some(files.clone()),
            _ => None,
        });
        let Some(pages) = pages else { return false };
        self.decide(&at);
        self.answers.documents.set(document, DocumentAnswer::Files(pages));
        true
    }

    /// Puts a section that came back into this draft. Where both sides have answered a question, one answer counts
    /// and the other is set aside: that of the draft, unless `keeps_own` says otherwise.
    pub fn take_back(
        &mut self,
        section: &Handover,
        form: &Form,
        keeps_own: bool,
    ) -> Result<(), HandoverError> {
        let replacing = section.replacing(form, &self.answers);
        section.take_back(&self.id, form, &mut self.answers)?;
        for Replacing { at, before, after } in replacing {
            if keeps_own {
                self.answers.set(&at, before);
                self.set_aside(&at, &after);
            } else {
                self.set_aside(&at, &before);
            }
        }
        Ok(())
    }
}

impl Handover {
    /// What it would replace by something else, as both are understood.
    pub fn replacing(&self, form: &Form, answers: &Answers) -> Vec<Replacing> {
        let Some(section) = form.section(&self.section) else { return Vec::new() };
        let mut out = Vec::new();
        for (id, after) in self.answers.fields.iter() {
            let Some(field) = section.field(id) else { continue };
            let at = if section.repeat.is_some() {
                Path::in_item(&section.id, self.item, id)
            } else {
                Path::field(id)
            };
            let Some(before) = answers.get(&at).filter(|it| !it.is_blank()) else { continue };
            if settle(&field.kind, before) != settle(&field.kind, after) {
                out.push(Replacing { at, before: before.clone(), after: after.clone() });
            }
        }
        out
    }
}
