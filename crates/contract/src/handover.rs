//! One section for somebody else (a surveyor, a co-owner, the RT head) to fill in on another phone, and back.
//!
//! It carries that section and nothing of the others. What comes back is taken only for the draft and section it was
//! made for.

pub mod pieces;

use core::fmt;

use citypack::{
    Malformed,
    json::{self},
};
use permit::{Answers, Entries, Form, Item, Path};

use crate::{
    answers,
    canonical::Json,
    draft::{KeptFile, item_of},
};

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
    /// Key of the one item that it is about; 0 for the whole section. The answers of one item stand as those of a section that
    /// is not repeated.
    pub item: u32,
    /// What the owner of the draft is called, as they wrote it; may be empty.
    pub from: String,
    /// Answers of this section.
    pub answers: Answers,
    /// Files that these answers name.
    pub files: Vec<KeptFile>,
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
            ..Self::default()
        })
    }

    /// One item of a repeated section: nobody sees what others have answered in theirs.
    pub fn of_item(
        draft: &str,
        region: &str,
        form: &Form,
        (section, item): (&str, u32),
        all: &Answers,
    ) -> Option<Self> {
        let whole = Self::of(draft, region, form, section, all)?;
        let fields = whole.answers.items_of(section).iter().find(|it| it.key == item)?.answers.clone();
        Some(Self { item, answers: Answers { fields, ..Answers::default() }, ..whole })
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
            ("item", (self.item > 0).then(|| Json::Whole(u64::from(self.item)))),
            ("from", (!self.from.is_empty()).then(|| Json::text(&self.from))),
            ("answers", Some(answers::write(&self.answers))),
            (
                "files",
                (!self.files.is_empty())
                    .then(|| Json::List(self.files.iter().map(KeptFile::to_json).collect())),
            ),
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
                item: item_of(&top),
                from: top.text_or_empty("from"),
                answers: answers::read(&top.get("answers")),
                files: top.list("files", |it| KeptFile::read(&it)),
            }
        });
        read.map_err(HandoverError::Malformed)
    }

    /// Puts what came back into the draft. Only questions of this section are taken, whatever else was sent.
    pub fn take_back(&self, draft: &str, form: &Form, into: &mut Answers) -> Result<(), HandoverError> {
        if self.draft != draft || self.form != form.id {
            return Err(HandoverError::OtherDraft);
        }
        // Only what a form gives away may come back: a whole section, or one item of several.
        let lent = form.section(&self.section).filter(|it| !it.hand_to.is_empty());
        let is_repeated = lent.ok_or(HandoverError::NoSection)?.repeat.is_some();
        if is_repeated != (self.item > 0) {
            return Err(HandoverError::NoSection);
        }
        if is_repeated {
            return self.take_back_item(form, into);
        }
        let mine = only(form, &self.section, &self.answers).ok_or(HandoverError::NoSection)?;
        for (id, answer) in mine.fields.iter() {
            into.fields.set(id, answer.clone());
        }
        Ok(())
    }

    /// One item is put where it was; where it was removed meanwhile it comes anew.
    fn take_back_item(&self, form: &Form, into: &mut Answers) -> Result<(), HandoverError> {
        let section = form.section(&self.section).filter(|it| it.repeat.is_some());
        let section = section.ok_or(HandoverError::NoSection)?;
        for (id, answer) in self.answers.fields.iter().filter(|it| section.field(it.0).is_some()) {
            into.set(&Path::in_item(&section.id, self.item, id), answer.clone());
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
