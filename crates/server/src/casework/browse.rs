//! What officers look at: their list, a file with everything that belongs to it, the record. Nothing here changes a case.

use std::collections::{BTreeMap, BTreeSet};

use super::{
    CaseError,
    checklist::{self, Checklist},
    clock::{Calendar, CaseClock},
    decide::{self, next_of, taking, visible},
    follow, granted, number, pay,
    roles::Official,
    verdict::Judgement,
    way::Way,
};
use crate::store::{
    Tx,
    cases::{
        self, Attachment, Case, Event, Wanted, counted,
        looks::{self, Look},
        papers::{self, Decision, Fee},
        talk::{self, Correction, Message},
    },
    uploads,
};

/// Cases on one page of a list.
pub const PAGE: i64 = 50;

/// Which list.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Question {
    /// Everything that may be seen, not only what waits for this officer.
    pub is_all: bool,
    pub search: String,
    /// Only what has messages that nobody has answered, of everything that may be seen.
    pub is_waiting: bool,
    /// From 0.
    pub page: i64,
}

/// A line of the list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    pub case: Case,
    pub clock: CaseClock,
    /// Messages of the applicant that nobody has answered.
    pub waiting: i64,
    /// Whether this officer could take it in work now.
    pub may_take: bool,
    /// Steps to which this officer could move it now with others, without a word: id and title.
    pub together: Vec<(String, permit::Texts)>,
}

/// A file with all that belongs to it.
#[derive(Debug, Clone)]
pub struct File {
    pub case: Case,
    pub body: String,
    pub attachments: Vec<Attachment>,
    /// Whether a scanner has looked at every file that was sent.
    pub is_scanned: bool,
    pub events: Vec<Event>,
    /// Who opened it, day by day.
    pub looks: Vec<Look>,
    pub corrections: Vec<Correction>,
    pub messages: Vec<Message>,
    pub clock: CaseClock,
    pub way: Way,
    /// Ids of steps to which it may go from here, by this officer; empty when it is not their turn.
    pub next: Vec<String>,
    pub checklist: Checklist,
    /// The form's own words for its decision; empty for the general ones.
    pub words: permit::Texts,
    /// Whether this officer may have the document signed now.
    pub may_sign: bool,
    /// Whether this officer may take the decision back.
    pub may_revoke: bool,
    pub fee: Option<Fee>,
    /// The last day for a payment that brings an expired file back, where this officer may do that.
    pub revival: Option<permit::Date>,
    pub decision: Option<Decision>,
    /// What was found when it arrived, or when somebody looked again.
    pub judgement: Option<Judgement>,
}

impl File {
    /// SHA-256 of every file that came, with the application or with a correction.
    pub fn sent(&self) -> BTreeSet<&str> {
        let first = self.attachments.iter().map(|it| it.sha256.as_str());
        first.chain(self.corrections.iter().filter_map(|it| it.answer_file.as_deref())).collect()
    }

    /// Answered corrections that brought a file for what stands at a path, the newest first: that file takes the place of what was
    /// sent there before.
    pub fn corrected(&self, field: &str) -> Vec<&Correction> {
        let is_of = |it: &&Correction| it.answer_file.is_some() && points_at(it) == Some(field);
        let mut all: Vec<&Correction> = self.corrections.iter().filter(is_of).collect();
        all.sort_by_key(|it| std::cmp::Reverse((it.round, it.answered_at, it.place)));
        all
    }
}

/// The path of the question or document that a correction asks for; of a page its document.
fn points_at(it: &Correction) -> Option<&str> {
    match it.target_kind.as_str() {
        "other" => None,
        "page" => Some(it.target.rsplit_once('/').map_or(it.target.as_str(), |(document, _)| document)),
        _ => Some(&it.target),
    }
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
    let is_wide = question.is_all || question.is_waiting || !typed.is_empty();
    let wanted = Wanted {
        scopes: if is_wide { who.all_visible() } else { who.own_work() },
        is_waiting: question.is_waiting,
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
        let together = decide::together(&way, who, &case);
        let waiting = talk::unanswered(tx, &case.id)?;
        lines.push(Line { case, clock, waiting, may_take, together });
    }
    Ok((lines, count))
}

/// In how many files that this officer may see an applicant waits for an answer to a message.
pub fn waiting(tx: &mut dyn Tx, who: &Official) -> Result<i64, CaseError> {
    Ok(counted::waiting(tx, &who.all_visible())?)
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
    let fee = papers::fee(tx, &case.id)?;
    let is_owed = fee.as_ref().is_some_and(|it| it.paid_at.is_none());
    let revival = pay::revival(&way, who, &case, &events, calendar).filter(|_| is_owed);
    let body = cases::application(tx, &case.id)?.unwrap_or_default();
    let attachments = cases::attachments(tx, &case.id)?;
    Ok(File {
        checklist: Checklist {
            items: checklist::items(&way, &body, &attachments),
            ticks: checklist::ticks(tx, &case)?,
            may_tick: checklist::may_tick(&way, who, &case),
        },
        body,
        attachments,
        words: granted::words(tx, &case)?,
        looks: looks::of_case(tx, &case.id)?,
        is_scanned: uploads::unscanned(tx, &case.id)? == 0,
        corrections: talk::corrections(tx, &case.id)?,
        messages: talk::messages(tx, &case.id)?,
        clock: calendar.clock_of(&case.region, &way, &events, now),
        fee,
        revival: revival.map(|it| it.last),
        decision: papers::decision_of_case(tx, &case.id)?,
        judgement: follow::judgement(tx, &case.id)?,
        may_revoke: decide::may_revoke(&way, who, &case),
        next,
        may_sign,
        way,
        events,
        case,
    })
}

/// The kinds of a file's documents by their digests, for whoever was shown the file.
pub fn kinds(tx: &mut dyn Tx, case: &Case) -> Result<BTreeMap<String, String>, CaseError> {
    Ok(cases::kinds(tx, &case.id)?.into_iter().collect())
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
