//! A form: what is asked, when and why, which papers, what it costs, who works on it. Data read from a pack.

mod kind;
mod lent;
mod process;

pub use kind::{AddressReach, Characters, Choice, FileKind, Kind, NumberRange, PersonPart, Unit};
pub use process::{ClockState, Desk, DeskRole, State, Step};

use crate::{
    expression::{Condition, Number, Ref},
    finding::Severity,
    texts::Texts,
};

/// A form of one service.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Form {
    /// Its id: the file's name.
    pub id: String,
    /// Id of the service in the catalogue.
    pub service: String,
    /// Grows with every published change.
    pub version: u32,
    /// Title.
    pub title: Texts,
    /// What one gets.
    pub about: Texts,
    /// Whether a place is checked first: `needed`, `useful` or empty.
    pub verdict: VerdictUse,
    /// The rules it rests on.
    pub articles: Vec<Article>,
    /// Who works on it.
    pub desks: Vec<Desk>,
    /// What happens with personal data.
    pub privacy: Privacy,
    /// How long data are kept.
    pub keep: Vec<Keep>,
    /// Constants.
    pub values: Vec<Value>,
    /// Step tables.
    pub tables: Vec<StepTable>,
    /// Named steps of arithmetic.
    pub calculations: Vec<Calculation>,
    /// The questions in order.
    pub sections: Vec<Section>,
    /// What must fit together.
    pub checks: Vec<Check>,
    /// Papers.
    pub documents: Vec<Document>,
    /// How long the office may take.
    pub time: ServiceTime,
    /// What it costs.
    pub fee: Fee,
    /// The way through the office; the first is where the file arrives.
    pub steps: Vec<Step>,
}

/// Whether the place is checked before the form.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum VerdictUse {
    /// The place plays no part.
    #[default]
    None,
    /// An answer about the place helps.
    Useful,
    /// Start with the place.
    Needed,
}

/// How sure a fact is.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum Sureness {
    /// Seen in a primary text.
    #[default]
    Sure,
    /// A good secondary source.
    Likely,
    /// Must be confirmed by the office.
    Verify,
}

/// A rule that something rests on.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Article {
    /// Its id.
    pub id: String,
    /// How it is cited.
    pub cite: Texts,
    /// Its text, where it is given.
    pub text: Texts,
    /// Where it is published; empty where that is not said.
    pub url: String,
    /// How sure it is.
    pub sure: Sureness,
}

/// What happens with personal data (Law 27/2022 article 21).
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Privacy {
    /// Office that answers for them.
    pub controller: String,
    /// Whom to write to.
    pub contact: Texts,
    /// Offices they go to.
    pub goes_to: Vec<String>,
    /// Id of how long they are kept.
    pub keep: String,
    /// The ground: `public_task`, `legal_obligation`, `contract` or `consent`.
    pub base: String,
    /// Its article.
    pub article: String,
    /// Version of the text that is agreed to.
    pub consent_version: String,
    /// The text that is agreed to.
    pub consent: Texts,
}

/// How long data are kept.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Keep {
    /// Its id.
    pub id: String,
    /// In words.
    pub text: Texts,
    /// Days; `None` for ever.
    pub days: Option<u32>,
    /// Counted from `sent`, `issued`, `closed` or `idle`.
    pub after: String,
    /// Its article; empty where there is none.
    pub article: String,
    /// How sure it is.
    pub sure: Sureness,
}

/// A constant.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Value {
    /// Its id.
    pub id: String,
    /// What it is.
    pub label: Texts,
    /// The number.
    pub value: f64,
    /// Its unit.
    pub unit: Option<Unit>,
    /// Year or date it holds for.
    pub as_of: String,
    /// Its article.
    pub article: String,
    /// How sure it is.
    pub sure: Sureness,
}

/// A step table: the first row whose `to` is not smaller.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct StepTable {
    /// Its id.
    pub id: String,
    /// What it is.
    pub label: Texts,
    /// Its article.
    pub article: String,
    /// Limits and values, limits growing.
    pub rows: Vec<(f64, f64)>,
}

/// A named step of arithmetic.
#[derive(Debug, Clone, PartialEq)]
pub struct Calculation {
    /// Its id.
    pub id: String,
    /// What it is.
    pub label: Texts,
    /// How it is worked out.
    pub amount: Number,
    /// Its unit.
    pub unit: Option<Unit>,
    /// Decimals that are shown.
    pub decimals: u8,
}

/// Questions that belong together.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Section {
    /// Its id.
    pub id: String,
    /// Title.
    pub title: Texts,
    /// What it is about.
    pub about: Texts,
    /// Left out where this does not hold.
    pub when: Option<Condition>,
    /// Asked once per item.
    pub repeat: Option<Repeat>,
    /// Who may fill it in elsewhere (`rt`, `surveyor` …); empty for nobody.
    pub hand_to: String,
    /// The questions.
    pub fields: Vec<Field>,
}

/// How often a section is asked.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Repeat {
    /// At least.
    pub min: u32,
    /// At most.
    pub max: u32,
    /// What one item is called.
    pub item: Texts,
    /// The button.
    pub add: Texts,
    /// As many as this number says.
    pub as_many_as: Option<Ref>,
}

/// Something that holds always, never or under a condition.
#[derive(Debug, Clone, PartialEq)]
pub enum Needed {
    /// Always.
    Always,
    /// Never.
    Never,
    /// Where this holds.
    When(Condition),
}

/// A question.
#[derive(Debug, Clone, PartialEq)]
pub struct Field {
    /// Its id, one within the form.
    pub id: String,
    /// What kind of answer it takes.
    pub kind: Kind,
    /// The question.
    pub label: Texts,
    /// A line under the question.
    pub hint: Texts,
    /// How to find the answer.
    pub more: Texts,
    /// Asked where this holds.
    pub when: Option<Condition>,
    /// Whether an answer is needed.
    pub required: Needed,
    /// Stands on the page of the question before.
    pub same_page: bool,
    /// Why it is asked.
    pub why: Texts,
    /// Whether it is personal data by the form's own word: `general`, `specific` or empty.
    pub personal: String,
    /// Offices it goes to, where they differ from the form's.
    pub goes_to: Vec<String>,
    /// Id of how long it is kept, where it differs from the form's.
    pub keep: String,
    /// The fact of a verdict that fills it; empty for none.
    pub from_verdict: String,
    /// What of the person's profile fills it; empty for nothing.
    pub profile: String,
    /// No two items may have the same answer.
    pub unique: bool,
    /// The rule that asks for it.
    pub article: String,
}

/// What must fit together across questions.
#[derive(Debug, Clone, PartialEq)]
pub struct Check {
    /// Its id.
    pub id: String,
    /// Wrong where this holds.
    pub when: Condition,
    /// Where it is told.
    pub at: Ref,
    /// Whether it stops.
    pub severity: Severity,
    /// What is told.
    pub text: Texts,
    /// Its article.
    pub article: String,
    /// Asked of every item of this section; empty for the whole form.
    pub each: String,
}

/// A paper.
#[derive(Debug, Clone, PartialEq)]
pub struct Document {
    /// Its id.
    pub id: String,
    /// Title.
    pub title: Texts,
    /// What it must show.
    pub about: Texts,
    /// Asked for where this holds.
    pub when: Option<Condition>,
    /// Whether it is needed.
    pub required: Needed,
    /// Kinds of file that are taken.
    pub accept: Vec<FileKind>,
    /// Pages at most.
    pub max_pages: u32,
    /// What to bring: `original`, `copy` or `none`.
    pub counter: String,
    /// Who issues it.
    pub issuer: Issuer,
    /// A form to fill in is offered.
    pub sample: bool,
    /// Why it is asked for.
    pub why: Texts,
    /// Whether it holds personal data: `general`, `specific` or empty.
    pub personal: String,
    /// Offices it goes to, where they differ from the form's.
    pub goes_to: Vec<String>,
    /// Id of how long it is kept, where it differs from the form's.
    pub keep: String,
    /// The rule that asks for it.
    pub article: String,
}

/// Who issues a paper.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Issuer {
    /// Name.
    pub name: Texts,
    /// Id of the service in the catalogue.
    pub service: String,
    /// Id of the office in the catalogue.
    pub office: String,
    /// What to bring, how long it takes.
    pub about: Texts,
}

/// How long the office may take.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct ServiceTime {
    /// At least.
    pub least: Option<u32>,
    /// At most: the promise.
    pub most: Option<u32>,
    /// `working_days`, `days`, `hours` or `minutes`.
    pub unit: String,
    /// Its article.
    pub article: String,
    /// In words.
    pub about: Texts,
    /// How sure it is.
    pub sure: Sureness,
}

/// What it costs.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Fee {
    /// How it is set.
    pub kind: FeeKind,
    /// Its article.
    pub article: String,
    /// In words.
    pub about: Texts,
    /// Lines of an estimate.
    pub lines: Vec<FeeLine>,
}

/// How a fee is set.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum FeeKind {
    /// Nothing is paid.
    #[default]
    Free,
    /// Estimated from the answers.
    Lines,
    /// Worked out by the office.
    SetLater,
    /// Paid to another body.
    Elsewhere,
}

/// One line of a fee.
#[derive(Debug, Clone, PartialEq)]
pub struct FeeLine {
    /// Its id.
    pub id: String,
    /// What it is.
    pub label: Texts,
    /// How it is worked out.
    pub amount: Number,
    /// Left out where this does not hold.
    pub when: Option<Condition>,
    /// Names shown beside it.
    pub factors: Vec<Ref>,
    /// Its article.
    pub article: String,
}

impl Form {
    /// Section and field of an id.
    pub fn find(&self, id: &str) -> Option<(&Section, &Field)> {
        self.sections.iter().find_map(|section| Some((section, section.field(id)?)))
    }

    /// A section.
    pub fn section(&self, id: &str) -> Option<&Section> {
        self.sections.iter().find(|it| it.id == id)
    }

    /// Whether an id is a repeated section's.
    pub fn is_repeated(&self, id: &str) -> bool {
        self.section(id).is_some_and(|it| it.repeat.is_some())
    }

    /// An article.
    pub fn article(&self, id: &str) -> Option<&Article> {
        self.articles.iter().find(|it| it.id == id)
    }

    /// How long something is kept.
    pub fn keep(&self, id: &str) -> Option<&Keep> {
        let id = if id.is_empty() { &self.privacy.keep } else { id };
        self.keep.iter().find(|it| it.id == id)
    }

    /// A document.
    pub fn document(&self, id: &str) -> Option<&Document> {
        self.documents.iter().find(|it| it.id == id)
    }
}

impl Section {
    /// A field of this section.
    pub fn field(&self, id: &str) -> Option<&Field> {
        self.fields.iter().find(|it| it.id == id)
    }
}

impl Field {
    /// A question with nothing but id, kind and words.
    pub fn new(id: &str, kind: Kind, label: Texts) -> Self {
        Self {
            id: id.to_owned(),
            kind,
            label,
            hint: Texts::default(),
            more: Texts::default(),
            when: None,
            required: Needed::Always,
            same_page: false,
            why: Texts::default(),
            personal: String::new(),
            goes_to: Vec::new(),
            keep: String::new(),
            from_verdict: String::new(),
            profile: String::new(),
            unique: false,
            article: String::new(),
        }
    }

    /// Whether the answer is personal data, by its kind or by the form's word.
    pub fn is_personal(&self) -> bool {
        !self.personal.is_empty() || self.kind.is_personal()
    }
}
