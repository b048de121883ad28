//! What officers look at: their list, a file with everything that belongs to it, the record. Looking changes nothing.

use super::{
    CaseError,
    clock::{Calendar, CaseClock},
    number,
    roles::Official,
    way::{Step, Way},
};
use crate::store::{
    Tx,
    cases::{
        self, Attachment, Case, Event, Wanted,
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
}

/// A file with all that belongs to it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct File {
    pub case: Case,
    pub body: String,
    pub attachments: Vec<Attachment>,
    pub events: Vec<Event>,
    pub corrections: Vec<Correction>,
    pub messages: Vec<Message>,
    pub clock: CaseClock,
    /// Where it may go from here, by this officer; empty when it is not their turn.
    pub next: Vec<&'static Step>,
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
        let clock = calendar.clock_of(&case.region, &events, Way::of(&case.service).days, now);
        lines.push(Line { case, clock });
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
    let way = Way::of(&case.service);
    let step = way.step(&case.step);
    let is_turn = step.is_some_and(|it| who.acts_as(&case, it.turn).is_some());
    let next = step.filter(|_| is_turn).map_or(&[][..], |it| it.next);
    let events = cases::events(tx, &case.id)?;
    Ok(File {
        body: cases::application(tx, &case.id)?.unwrap_or_default(),
        attachments: cases::attachments(tx, &case.id)?,
        corrections: talk::corrections(tx, &case.id)?,
        messages: talk::messages(tx, &case.id)?,
        clock: calendar.clock_of(&case.region, &events, way.days, now),
        next: next.iter().filter_map(|it| way.step(it)).collect(),
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

fn visible(tx: &mut dyn Tx, who: &Official, number: &str) -> Result<Case, CaseError> {
    let case = cases::by_number(tx, number)?.ok_or(CaseError::Unknown)?;
    if who.may_see(&case) { Ok(case) } else { Err(CaseError::Unknown) }
}
