//! The parts of a status.

use citypack::json::Node;

use super::given;

/// A version of a form.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct FormVersion {
    /// Its id.
    pub id: String,
    /// Its version.
    pub version: u32,
}

/// The office's clock in working days; the day of arrival is day 0.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct StatusClock {
    /// `not_started` until a desk has taken it, `runs`, `paused` or `stopped`.
    pub state: String,
    /// Days that have passed.
    pub days: u32,
    /// How many it may take, where working days are promised.
    pub limit: Option<u32>,
    /// The last day, a date; empty unless the clock runs and days are promised.
    pub due: String,
    /// More days have passed than it may take. What that means is never said: no file is granted by silence.
    pub is_late: bool,
}

/// How many working days the decisions of the last 90 days took.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct UsualDays {
    /// Half of them took no more (p50).
    pub half: u32,
    /// Nine of ten took no more (p90).
    pub most: u32,
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

/// What a correction points at.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Target<'a> {
    /// The answer to one question, by its path (`nik`, `pemilik.2.nik`).
    Field(&'a str),
    /// One page of a document: the path of the document (`doc.ktp`) and the page, the first is 1.
    Page(&'a str, u32),
    /// A photo: the path of the document or of the question that it answers.
    Photo(&'a str),
    /// Nothing that the form knows; the office's own words.
    Other(&'a str),
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

/// What is to be paid.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Fee {
    /// Whole rupiah.
    pub amount: u64,
    /// When it was set.
    pub set_at: String,
    /// When it was paid; empty while it is not.
    pub paid_at: String,
    /// Number of the payment; empty while it is not paid.
    pub reference: String,
}

/// What the office found when it looked at the place and the answers again.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Review {
    /// Why the place was not judged, as a fixed word; empty where it was.
    pub gap: String,
    /// The outcome that the phone named; empty where it named none.
    pub seen: String,
    /// With the version of the plan that the phone named, where the office keeps it.
    pub named: Option<Outcome>,
    /// With the plan of the day on which it arrived.
    pub today: Option<Outcome>,
    /// Whether these differ.
    pub differs: bool,
    /// What is wrong with the answers.
    pub findings: Vec<Finding>,
}

/// What one version of the plan says.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Outcome {
    /// Version of the pack.
    pub pack: String,
    /// Word of the headline.
    pub outcome: String,
}

/// Something about an answer.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Finding {
    /// Path of the answer.
    pub at: String,
    /// What it is, as a fixed word.
    pub code: String,
    /// Whether the form would not let it pass.
    pub blocks: bool,
    /// The limit that was not kept; empty where there is none.
    pub limit: String,
}

/// How it ended.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Decision {
    /// `issued`, `rejected` or `revoked`.
    pub kind: String,
    /// When.
    pub at: String,
    /// The last day of an objection, a date.
    pub object_until: String,
    /// Id of the page that proves the document (`/verifikasi/…`); empty where there is none.
    pub verification: String,
    /// SHA-256 of the document; empty where there is none. With one, the document can be fetched.
    pub sha256: String,
}

/// Somebody who acts for the applicant, with a letter (kuasa).
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Representative {
    /// Their name.
    pub name: String,
    /// SHA-256 of the letter among the attachments; empty where it is brought to the counter.
    pub letter: String,
}

impl Correction {
    /// What it points at, for the page that opens the very place.
    pub fn points_at(&self) -> Target<'_> {
        let target = self.target.as_str();
        match self.target_kind.as_str() {
            "field" => Target::Field(target),
            "photo" => Target::Photo(target),
            "page" => match target.rsplit_once('/').map(|(of, page)| (of, page.parse())) {
                Some((of, Ok(page))) => Target::Page(of, page),
                _ => Target::Page(target, 1),
            },
            _ => Target::Other(target),
        }
    }

    pub(super) fn read(node: &Node<'_>) -> Self {
        Self {
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
}

impl FormVersion {
    pub(super) fn read(node: &Node<'_>) -> Self {
        Self { id: node.text("id"), version: node.get("version").as_whole32() }
    }
}

impl StatusClock {
    pub(super) fn read(node: &Node<'_>) -> Self {
        let limit = node.maybe("limit");
        Self {
            state: node.text("state"),
            days: node.get("days").as_whole32(),
            limit: limit.is_given().then(|| limit.as_whole32()),
            due: node.text_or_empty("due"),
            is_late: node.flag("is_late"),
        }
    }
}

impl UsualDays {
    pub(super) fn read(node: &Node<'_>) -> Self {
        Self { half: node.get("half").as_whole32(), most: node.get("most").as_whole32() }
    }
}

impl HistoryEntry {
    pub(super) fn read(node: &Node<'_>) -> Self {
        Self {
            at: node.text("at"),
            state: node.text("state"),
            by: node.text("by"),
            action: node.text("action"),
            reason: node.text_or_empty("reason"),
            note: node.text_or_empty("note"),
        }
    }
}

impl Message {
    pub(super) fn read(node: &Node<'_>) -> Self {
        Self { id: node.text("id"), at: node.text("at"), from: node.text("from"), words: node.text("words") }
    }
}

impl Fee {
    pub(super) fn read(node: &Node<'_>) -> Self {
        Self {
            amount: node.get("amount").as_whole(1 << 53),
            set_at: node.text("set_at"),
            paid_at: node.text_or_empty("paid_at"),
            reference: node.text_or_empty("reference"),
        }
    }
}

impl Review {
    pub(super) fn read(node: &Node<'_>) -> Self {
        Self {
            gap: node.text_or_empty("gap"),
            seen: node.text_or_empty("seen"),
            named: given(&node.maybe("named"), Outcome::read),
            today: given(&node.maybe("today"), Outcome::read),
            differs: node.flag("differs"),
            findings: node.list("findings", |it| Finding {
                at: it.text("at"),
                code: it.text("code"),
                blocks: it.flag("blocks"),
                limit: it.text_or_empty("limit"),
            }),
        }
    }
}

impl Outcome {
    fn read(node: &Node<'_>) -> Self {
        Self { pack: node.text("pack"), outcome: node.text("outcome") }
    }
}

impl Decision {
    pub(super) fn read(node: &Node<'_>) -> Self {
        Self {
            kind: node.text("kind"),
            at: node.text("at"),
            object_until: node.text_or_empty("object_until"),
            verification: node.text_or_empty("verification"),
            sha256: node.text_or_empty("sha256"),
        }
    }
}

impl Representative {
    pub(crate) fn read(node: &Node<'_>) -> Self {
        Self { name: node.text("name"), letter: node.text_or_empty("letter") }
    }
}
