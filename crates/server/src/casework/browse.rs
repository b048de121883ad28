//! What officers look at: their list, a file with everything that belongs to it, the record. Looking changes nothing.

use super::{
    CaseError,
    clock::{Calendar, CaseClock},
    decide::{next_of, taking, visible},
    follow, number,
    roles::Official,
    verdict::Judgement,
    way::Way,
};
use crate::store::{
    Tx,
    cases::{
        self, Attachment, Case, Event, Wanted,
        papers::{self, Decision, Fee},
        talk::{self, Correction, Message},
    },
};

/// Cases on one page of a list.
pub const PAGE: i64 = 50;

/// Which list.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Question {
    /// Everything that may be seen, not only what waits for this officer.
    pub is_all: bool,
    pub search: String,
    /// From 0.
    pub page: i64,
}

/// A line of the list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    pub case: Case,
    pub clock: CaseClock,
    /// Whether this officer could take it in work now.
    pub may_take: bool,
}

/// A file with all that belongs to it.
#[derive(Debug, Clone)]
pub struct File {
    pub case: Case,
    pub body: String,
    pub attachments: Vec<Attachment>,
    pub events: Vec<Event>,
    pub corrections: Vec<Correction>,
    pub messages: Vec<Message>,
    pub clock: CaseClock,
    pub way: Way,
    /// Ids of steps to which it may go from here, by this officer; empty when it is not their turn.
    pub next: Vec<String>,
    /// Whether this officer may have the document signed now.
    pub may_sign: bool,
    pub fee: Option<Fee>,
    pub decision: Option<Decision>,
    /// What was found when it arrived, or when somebody looked again.
    pub judgement: Option<Judgement>,
}

/// The officer's list and how many cases it has in all.
pub fn list(
    tx: &mut dyn Tx,
    who: &Official,
    question: &Question,
    calendar: &Calendar,
    now: i64,
) -> Result<(Vec<Line>, i64), CaseError> {
    let typed = question.search.trim();
    let wanted = Wanted {
        scopes: if question.is_all || !typed.is_empty() { who.all_visible() } else { who.own_work() },
        states: Vec::new(),
        search: number::read(typed).unwrap_or_else(|| typed.chars().take(100).collect()),
        skip: question.page.clamp(0, 100_000) * PAGE,
        count: PAGE,
    };
    let (cases, count) = cases::list(tx, &wanted)?;
    let mut lines = Vec::new();
    for case in cases {
        let events = cases::events(tx, &case.id)?;
        let way = Way::of(tx, &case)?;
        let clock = calendar.clock_of(&case.region, &way, &events, now);
        let may_take = taking(&way, who, &case).is_some();
        lines.push(Line { case, clock, may_take });
    }
    Ok((lines, count))
}

/// A file, for whoever may see it.
pub fn file(
    tx: &mut dyn Tx,
    who: &Official,
    number: &str,
    calendar: &Calendar,
    now: i64,
) -> Result<File, CaseError> {
    let case = visible(tx, who, number)?;
    let way = Way::of(tx, &case)?;
    let (next, may_sign) = next_of(&way, who, &case);
    let events = cases::events(tx, &case.id)?;
    Ok(File {
        body: cases::application(tx, &case.id)?.unwrap_or_default(),
        attachments: cases::attachments(tx, &case.id)?,
        corrections: talk::corrections(tx, &case.id)?,
        messages: talk::messages(tx, &case.id)?,
        clock: calendar.clock_of(&case.region, &way, &events, now),
        fee: papers::fee(tx, &case.id)?,
        decision: papers::decision_of_case(tx, &case.id)?,
        judgement: follow::judgement(tx, &case.id)?,
        next,
        may_sign,
        way,
        events,
        case,
    })
}

/// The kind of a document of a file, for whoever may see the file.
pub fn document(tx: &mut dyn Tx, who: &Official, number: &str, sha256: &str) -> Result<String, CaseError> {
    let case = visible(tx, who, number)?;
    cases::file_of_case(tx, &case.id, sha256)?.ok_or(CaseError::Unknown)
}

/// The record of all cases, newest first, for whoever may read it.
pub fn audit(tx: &mut dyn Tx, who: &Official, page: i64) -> Result<Vec<(String, Event)>, CaseError> {
    if !who.may_read_record() {
        return Err(CaseError::Forbidden);
    }
    Ok(cases::newest_events(tx, page.clamp(0, 100_000) * PAGE, PAGE)?)
}
