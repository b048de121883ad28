//! A draft as a file: everything needed to go on with it on another phone, today or in ten years.
//!
//! Each version has a reader that makes the next version's draft; `parse` goes the whole way. A fixture of version 1 is
//! frozen in the tests and must open for ever.

use core::fmt;

use citypack::{
    Malformed,
    json::{self, Node},
};
use permit::{Answers, Entries, Facts, FormShape};

use crate::{Consent, SetAside, answers, canonical::Json};

/// The format that is written.
pub const DRAFT_FORMAT: &str = "ruangizin-draft/1";

/// A draft.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Draft {
    /// Its id, made on the phone.
    pub id: String,
    /// Kemendagri code of the city.
    pub region: String,
    /// Id of the service.
    pub service: String,
    /// Id of the form.
    pub form: String,
    /// The form as the draft knew it: what is new is told by comparing.
    pub shape: FormShape,
    /// What the person calls it; empty where it has no name.
    pub name: String,
    /// When it was begun, RFC 3339.
    pub begun_at: String,
    /// When it was last saved, RFC 3339.
    pub saved_at: String,
    /// Filled in for somebody else, at a desk of this role; empty else.
    pub assisted_by: String,
    /// The answers, finished or not.
    pub answers: Answers,
    /// Facts of the verdict it began with.
    pub facts: Facts,
    /// What was agreed to.
    pub consents: Vec<Consent>,
    /// Files that travel with it; on the phone they are kept beside it.
    pub files: Vec<KeptFile>,
    /// Where this is one section of somebody else's draft: whose, and which.
    pub lent: Option<Lent>,
    /// Answers that gave way to others and wait for a decision.
    pub set_aside: Vec<SetAside>,
}

/// A section that is filled in for the draft of somebody else.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Lent {
    /// Id of that draft.
    pub draft: String,
    /// Id of the section.
    pub section: String,
    /// Key of the item of a repeated section; 0 where it is not repeated.
    pub item: u32,
    /// What its owner is called, as they wrote it; may be empty.
    pub from: String,
}

/// A file within a draft's file.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct KeptFile {
    /// SHA-256 of its bytes, by which answers name it.
    pub sha256: String,
    /// Its media type.
    pub media_type: String,
    /// Its bytes in base64.
    pub base64: String,
}

/// Why a draft cannot be opened.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum DraftError {
    /// It is no draft of ours.
    NotADraft,
    /// A newer program wrote it: this one must be updated first.
    TooNew,
    /// It is damaged.
    Malformed(Malformed),
}

impl fmt::Display for DraftError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::NotADraft => "the file is no draft",
            Self::TooNew => "a newer program wrote this draft",
            Self::Malformed(_) => "the draft is damaged",
        })
    }
}

impl core::error::Error for DraftError {
    fn source(&self) -> Option<&(dyn core::error::Error + 'static)> {
        match self {
            Self::Malformed(it) => Some(it),
            Self::NotADraft | Self::TooNew => None,
        }
    }
}

impl Draft {
    /// The bytes of the file.
    pub fn to_bytes(&self) -> Vec<u8> {
        self.to_json().to_text().into_bytes()
    }

    fn to_json(&self) -> Json {
        let text = |it: &str| Some(Json::text(it));
        let optional = |it: &str| (!it.is_empty()).then(|| Json::text(it));
        let kinds = self.shape.fields.iter().map(|(id, kind)| (id.to_owned(), Json::text(kind))).collect();
        let facts = self.facts.iter().map(|(id, it)| (id.to_owned(), answers::write_answer(it))).collect();
        let consent = |it: &Consent| {
            Json::object([("version", text(&it.version)), ("sha256", text(&it.sha256)), ("at", text(&it.at))])
        };
        let lent = |it: &Lent| {
            Json::object([
                ("draft", text(&it.draft)),
                ("section", text(&it.section)),
                ("item", (it.item > 0).then(|| Json::Whole(u64::from(it.item)))),
                ("from", optional(&it.from)),
            ])
        };
        Json::object([
            ("format", text(DRAFT_FORMAT)),
            ("id", text(&self.id)),
            ("region", text(&self.region)),
            ("service", text(&self.service)),
            ("form", text(&self.form)),
            ("form_version", Some(Json::Whole(u64::from(self.shape.version)))),
            ("form_fields", Some(Json::Object(kinds))),
            ("name", optional(&self.name)),
            ("begun_at", text(&self.begun_at)),
            ("saved_at", text(&self.saved_at)),
            ("assisted_by", optional(&self.assisted_by)),
            ("answers", Some(answers::write(&self.answers))),
            ("facts", Some(Json::Object(facts))),
            ("consents", Some(Json::List(self.consents.iter().map(consent).collect()))),
            ("files", Some(Json::List(self.files.iter().map(KeptFile::to_json).collect()))),
            ("lent", self.lent.as_ref().map(lent)),
            (
                "set_aside",
                (!self.set_aside.is_empty())
                    .then(|| Json::List(self.set_aside.iter().map(SetAside::to_json).collect())),
            ),
        ])
    }

    /// Opens a draft of any version up to this one.
    pub fn parse(bytes: &[u8]) -> Result<Self, DraftError> {
        let format = json::parse("draft", bytes, |top| top.text_or_empty("format"));
        let format = format.map_err(DraftError::Malformed)?;
        let version = format.strip_prefix("ruangizin-draft/").ok_or(DraftError::NotADraft)?;
        match version {
            "1" => json::parse("draft", bytes, |top| read_1(&top)).map_err(DraftError::Malformed),
            other if other.parse::<u32>().is_ok() => Err(DraftError::TooNew),
            _ => Err(DraftError::NotADraft),
        }
    }
}

/// Version 1. When version 2 comes, this makes a draft of version 1 and a step beside it makes version 2 of that.
fn read_1(node: &Node<'_>) -> Draft {
    let mut fields = Entries::default();
    node.each_member("form_fields", |id, it| fields.set(id, it.as_text()));
    let mut facts = Facts::default();
    if node.maybe("facts").is_given() {
        node.each_member("facts", |id, it| facts.set(id, answers::read_answer(&it)));
    }
    Draft {
        id: node.text("id"),
        region: node.text("region"),
        service: node.text("service"),
        form: node.text("form"),
        shape: FormShape { version: node.get("form_version").as_whole32(), fields },
        name: node.text_or_empty("name"),
        begun_at: node.text("begun_at"),
        saved_at: node.text("saved_at"),
        assisted_by: node.text_or_empty("assisted_by"),
        answers: answers::read(&node.get("answers")),
        facts,
        consents: node.list("consents", |it| Consent {
            version: it.text("version"),
            sha256: it.text("sha256"),
            at: it.text("at"),
        }),
        files: node.list("files", |it| KeptFile::read(&it)),
        lent: node.maybe("lent").is_given().then(|| {
            let it = node.get("lent");
            Lent {
                draft: it.text("draft"),
                section: it.text("section"),
                item: item_of(&it),
                from: it.text_or_empty("from"),
            }
        }),
        set_aside: if node.maybe("set_aside").is_given() {
            node.list("set_aside", |it| SetAside::read(&it)).into_iter().flatten().collect()
        } else {
            Vec::new()
        },
    }
}

/// Key of an item; 0 where none is named.
pub(crate) fn item_of(node: &Node<'_>) -> u32 {
    let item = node.maybe("item");
    if item.is_given() { item.as_whole32() } else { 0 }
}

impl KeptFile {
    pub(crate) fn to_json(&self) -> Json {
        let text = |it: &str| Some(Json::text(it));
        Json::object([
            ("sha256", text(&self.sha256)),
            ("type", text(&self.media_type)),
            ("base64", text(&self.base64)),
        ])
    }

    pub(crate) fn read(node: &Node<'_>) -> Self {
        Self { sha256: node.text("sha256"), media_type: node.text("type"), base64: node.text("base64") }
    }
}
