//! Where a file stands, as the office tells its applicant.

use citypack::{Malformed, json, json::Node};

/// Where a file stands.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Status {
    /// Its number.
    pub number: String,
    /// Id of the service.
    pub service: String,
    /// State (`permit::form::State` has the words).
    pub state: String,
    /// The role that acts next: a desk's, `applicant` or `nobody`.
    pub desk: String,
    /// Since when it stands there, RFC 3339 in UTC.
    pub since: String,
    /// When it arrived.
    pub received_at: String,
    /// The office's clock.
    pub clock: StatusClock,
    /// How often it came back to the applicant.
    pub rounds: u32,
    /// No office decides it.
    pub is_sample: bool,
    /// What happened.
    pub history: Vec<HistoryEntry>,
    /// What is to be put right, and what was.
    pub corrections: Vec<Correction>,
    /// What was written.
    pub messages: Vec<Message>,
}

/// The office's clock in working days; the day of arrival is day 0.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct StatusClock {
    /// `runs`, `paused` or `stopped`.
    pub state: String,
    /// Days that have passed.
    pub days: u32,
    /// How many it may take, where working days are promised.
    pub limit: Option<u32>,
}

/// Something that happened and that the applicant may see.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct HistoryEntry {
    /// When.
    pub at: String,
    /// The state after it.
    pub state: String,
    /// The role that did it.
    pub by: String,
    /// What was done, as a fixed word.
    pub action: String,
    /// Fixed word of the reason; empty where there is none.
    pub reason: String,
    /// What was written; empty for nothing.
    pub note: String,
}

/// One thing to put right.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Correction {
    /// Its id.
    pub id: String,
    /// The round.
    pub round: u32,
    /// `field`, `page`, `photo` or `other`.
    pub target_kind: String,
    /// Path of the answer, as findings have it.
    pub target: String,
    /// Fixed word of the reason.
    pub reason: String,
    /// What was written.
    pub words: String,
    /// When it was asked.
    pub asked_at: String,
    /// When it was answered; empty while it is open.
    pub answered_at: String,
}

/// A message.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Message {
    /// Its id.
    pub id: String,
    /// When.
    pub at: String,
    /// A role, or `applicant`.
    pub from: String,
    /// What was written.
    pub words: String,
}

impl Status {
    /// Reads a status.
    pub fn parse(bytes: &[u8]) -> Result<Self, Malformed> {
        json::parse("status", bytes, |top| Self {
            number: top.text("number"),
            service: top.text("service"),
            state: top.text("state"),
            desk: top.text("desk"),
            since: top.text("since"),
            received_at: top.text("received_at"),
            clock: clock(&top.get("clock")),
            rounds: top.get("rounds").as_whole32(),
            is_sample: top.flag("is_sample"),
            history: top.list("history", |it| HistoryEntry {
                at: it.text("at"),
                state: it.text("state"),
                by: it.text("by"),
                action: it.text("action"),
                reason: it.text_or_empty("reason"),
                note: it.text_or_empty("note"),
            }),
            corrections: top.list("corrections", |it| correction(&it)),
            messages: top.list("messages", |it| Message {
                id: it.text("id"),
                at: it.text("at"),
                from: it.text("from"),
                words: it.text("words"),
            }),
        })
    }
}

fn clock(node: &Node<'_>) -> StatusClock {
    let limit = node.maybe("limit");
    StatusClock {
        state: node.text("state"),
        days: node.get("days").as_whole32(),
        limit: limit.is_given().then(|| limit.as_whole32()),
    }
}

fn correction(node: &Node<'_>) -> Correction {
    Correction {
        id: node.text("id"),
        round: node.get("round").as_whole32(),
        target_kind: node.text("target_kind"),
        target: node.text("target"),
        reason: node.text("reason"),
        words: node.text("words"),
        asked_at: node.text("asked_at"),
        answered_at: node.text_or_empty("answered_at"),
    }
}
