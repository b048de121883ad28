//! One section for somebody else (a surveyor, a co-owner, the RT head) to fill in on another phone, and back.
//!
//! It carries that section and nothing of the others. What comes back is taken only for the draft and section it was
//! made for.

use core::fmt;

use citypack::{
    Malformed,
    json::{self},
};
use permit::{Answers, Entries, Form, Item};

use crate::{answers, canonical::Json};

/// The format.
pub const HANDOVER_FORMAT: &str = "ruangizin-handover/1";

/// A section on its way.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Handover {
    /// Id of the draft.
    pub draft: String,
    /// Kemendagri code of the city.
    pub region: String,
    /// Id of the form.
    pub form: String,
    /// Version of the form.
    pub form_version: u32,
    /// Id of the section.
    pub section: String,
    /// Whether it comes back filled in.
    pub is_answer: bool,
    /// Answers of this section.
    pub answers: Answers,
}

/// Why a section that comes back is not taken.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum HandoverError {
    /// It is damaged, or no section of ours.
    Malformed(Malformed),
    /// It belongs to another draft.
    OtherDraft,
    /// The form has no such section any more.
    NoSection,
}

impl fmt::Display for HandoverError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Malformed(_) => "the section is damaged",
            Self::OtherDraft => "the section belongs to another draft",
            Self::NoSection => "the form has no such section",
        })
    }
}

impl core::error::Error for HandoverError {
    fn source(&self) -> Option<&(dyn core::error::Error + 'static)> {
        match self {
            Self::Malformed(it) => Some(it),
            Self::OtherDraft | Self::NoSection => None,
        }
    }
}

impl Handover {
    /// The section of a draft, with what it holds so far.
    pub fn of(draft: &str, region: &str, form: &Form, section: &str, all: &Answers) -> Option<Self> {
        Some(Self {
            draft: draft.to_owned(),
            region: region.to_owned(),
            form: form.id.clone(),
            form_version: form.version,
            section: section.to_owned(),
            is_answer: false,
            answers: only(form, section, all)?,
        })
    }

    /// The bytes.
    pub fn to_bytes(&self) -> Vec<u8> {
        let text = |it: &str| Some(Json::text(it));
        let json = Json::object([
            ("format", text(HANDOVER_FORMAT)),
            ("draft", text(&self.draft)),
            ("region", text(&self.region)),
            ("form", text(&self.form)),
            ("form_version", Some(Json::Whole(u64::from(self.form_version)))),
            ("section", text(&self.section)),
            ("is_answer", Some(Json::Bool(self.is_answer))),
            ("answers", Some(answers::write(&self.answers))),
        ]);
        json.to_text().into_bytes()
    }

    /// Reads a section.
    pub fn parse(bytes: &[u8]) -> Result<Self, HandoverError> {
        let read = json::parse("handover", bytes, |top| {
            let format = top.get("format");
            if format.as_text() != HANDOVER_FORMAT {
                format.bad("is a format that is not known");
            }
            Self {
                draft: top.text("draft"),
                region: top.text("region"),
                form: top.text("form"),
                form_version: top.get("form_version").as_whole32(),
                section: top.text("section"),
                is_answer: top.flag("is_answer"),
                answers: answers::read(&top.get("answers")),
            }
        });
        read.map_err(HandoverError::Malformed)
    }

    /// Puts what came back into the draft. Only questions of this section are taken, whatever else was sent.
    pub fn take_back(&self, draft: &str, form: &Form, into: &mut Answers) -> Result<(), HandoverError> {
        if self.draft != draft || self.form != form.id {
            return Err(HandoverError::OtherDraft);
        }
        let mine = only(form, &self.section, &self.answers).ok_or(HandoverError::NoSection)?;
        for (id, answer) in mine.fields.iter() {
            into.fields.set(id, answer.clone());
        }
        for (id, items) in mine.items.iter() {
            into.items.set(id, items.clone());
        }
        Ok(())
    }
}

/// The answers of one section.
fn only(form: &Form, section: &str, all: &Answers) -> Option<Answers> {
    let section = form.section(section)?;
    let mut out = Answers::default();
    let of = |answers: &Entries<permit::Answer>| -> Entries<permit::Answer> {
        let mine = answers.iter().filter(|it| section.field(it.0).is_some());
        mine.map(|(id, it)| (id.to_owned(), it.clone())).collect()
    };
    if section.repeat.is_some() {
        let items = all.items_of(&section.id).iter();
        let items: Vec<Item> = items.map(|it| Item { key: it.key, answers: of(&it.answers) }).collect();
        out.items.set(&section.id, items);
    } else {
        out.fields = of(&all.fields);
    }
    Some(out)
}
