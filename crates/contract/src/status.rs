//! Where a file stands, as the office tells its applicant. A text that is absent reads as empty; what an older server does
//! not send is left out.

mod parts;

use citypack::{Malformed, json, json::Node};

pub use parts::{
    Correction, Decision, Fee, Finding, FormVersion, HistoryEntry, Message, Outcome, Representative, Review,
    StatusClock, Target, UsualDays,
};

/// Where a file stands.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Status {
    /// Its number.
    pub number: String,
    /// Id of the service.
    pub service: String,
    /// State (`permit::form::State` has the words).
    pub state: String,
    /// Id of the step in the form of the service.
    pub step: String,
    /// Ids of the steps that may follow.
    pub next: Vec<String>,
    /// The form that the application was made with; none where the office does not know it.
    pub form: Option<FormVersion>,
    /// The role that acts next: a desk's, `applicant` or `nobody`.
    pub desk: String,
    /// Since when it stands there, RFC 3339 in UTC.
    pub since: String,
    /// When it arrived.
    pub received_at: String,
    /// The last moment for the applicant to act; empty while the office acts.
    pub act_before: String,
    /// The office's clock.
    pub clock: StatusClock,
    /// How long others took; none where too few were decided lately. Usual, never promised.
    pub usual: Option<UsualDays>,
    /// How often it came back to the applicant.
    pub rounds: u32,
    /// No office decides it.
    pub is_sample: bool,
    /// Who acts for the applicant, where the application names somebody.
    pub represented_by: Option<Representative>,
    /// What happened, the oldest first.
    pub history: Vec<HistoryEntry>,
    /// What is to be put right, and what was.
    pub corrections: Vec<Correction>,
    /// What was written, the oldest first.
    pub messages: Vec<Message>,
    /// What is to be paid, once it is set.
    pub fee: Option<Fee>,
    /// What the office found when it looked again.
    pub review: Option<Review>,
    /// How it ended, once it has.
    pub decision: Option<Decision>,
}

impl Status {
    /// Reads a status.
    pub fn parse(bytes: &[u8]) -> Result<Self, Malformed> {
        json::parse("status", bytes, |top| Self {
            number: top.text("number"),
            service: top.text("service"),
            state: top.text("state"),
            step: top.text_or_empty("step"),
            next: top.list_of_texts("next"),
            form: given(&top.maybe("form"), FormVersion::read),
            desk: top.text("desk"),
            since: top.text("since"),
            received_at: top.text("received_at"),
            act_before: top.text_or_empty("act_before"),
            clock: StatusClock::read(&top.get("clock")),
            usual: given(&top.maybe("usual"), UsualDays::read),
            rounds: top.get("rounds").as_whole32(),
            is_sample: top.flag("is_sample"),
            represented_by: given(&top.maybe("represented_by"), Representative::read),
            history: top.list("history", |it| HistoryEntry::read(&it)),
            corrections: top.list("corrections", |it| Correction::read(&it)),
            messages: top.list("messages", |it| Message::read(&it)),
            fee: given(&top.maybe("fee"), Fee::read),
            review: given(&top.maybe("review"), Review::read),
            decision: given(&top.maybe("decision"), Decision::read),
        })
    }

    /// What is still to be put right, in the order in which it was asked.
    pub fn open_corrections(&self) -> impl Iterator<Item = &Correction> {
        self.corrections.iter().filter(|it| it.answered_at.is_empty())
    }
}

fn given<T>(node: &Node<'_>, read: fn(&Node<'_>) -> T) -> Option<T> {
    node.is_given().then(|| read(node))
}
