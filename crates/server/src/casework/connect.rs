//! What systems of others are told and what they tell us. They act in a role that the configuration names, by the same table of
//! states as officers; whatever is not plain is no guess but a finding, at which somebody of the office looks.

use std::collections::BTreeMap;

use super::{
    Actor, CaseError, Said,
    decide::{self, Move, Seen, Today, visible},
    name, number,
    pay::Paid,
    record,
    roles::{Official, Role},
    way::{State, Way},
    words,
};
use crate::{
    secret,
    store::{
        Tx,
        cases::{self, Case, Event},
        connectors::{self, Delivery, Reported},
    },
};

/// What stands before a system's name where the record names who did something.
const LOGIN: &str = "connector:";
/// How far another system's clock may be ahead, in seconds.
const AHEAD: i64 = 300;
/// Findings of one page.
const PAGE: i64 = 200;

/// A system as the use-cases know it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Partner {
    pub name: String,
    /// In which roles it acts.
    pub official: Official,
    /// Its words for states, and ours.
    pub states: BTreeMap<String, State>,
}

/// What it told us of one file.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Report {
    /// Its own id for this report; the same one again is no second report.
    pub id: String,
    pub number: String,
    /// Its word for the state.
    pub said: String,
    /// When the file came into that state there.
    pub at: i64,
    pub note: String,
    pub paid: Paid,
}

/// What became of a report.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Outcome {
    /// The file was moved.
    Moved,
    /// It was there already.
    Same,
    /// It had been there before; the report came late.
    Passed,
    /// No file has this number, or it is none of theirs.
    UnknownNumber,
    /// The table of the configuration does not know the word.
    UnknownState,
    /// Our table of states does not lead there from here, or not by them.
    NotAllowed,
    /// It is older than what we know, and the file never was in that state.
    TooLate,
    /// A decision, a correction or a fee: people do that.
    NeedsPerson,
    /// What we wanted to tell them did not arrive.
    NotDelivered,
    /// A table of theirs has lines, or is one, that cannot be read.
    UnreadableTable,
}

impl Outcome {
    pub fn word(self) -> &'static str {
        match self {
            Self::Moved => "moved",
            Self::Same => "same",
            Self::Passed => "passed",
            Self::UnknownNumber => "unknown-number",
            Self::UnknownState => "unknown-state",
            Self::NotAllowed => "not-allowed",
            Self::TooLate => "too-late",
            Self::NeedsPerson => "needs-person",
            Self::NotDelivered => "not-delivered",
            Self::UnreadableTable => "unreadable-table",
        }
    }

    /// Whether somebody of the office has to look.
    fn is_finding(self) -> bool {
        !matches!(self, Self::Moved | Self::Same | Self::Passed)
    }
}

/// How the record names a system.
pub fn login_of(name: &str) -> String {
    format!("{LOGIN}{name}")
}

/// Remembers that systems are to be told of a change; in the transaction of the change, so neither is there without the other. Who
/// made the change knows of it.
pub(super) fn announce(tx: &mut dyn Tx, case: &Case, event: &Event) -> Result<(), CaseError> {
    for (connector, services) in connectors::told(tx)? {
        let is_wanted = services.is_empty() || services.split(' ').any(|it| it == case.service);
        if !is_wanted || event.actor == login_of(&connector) {
            continue;
        }
        let (id, case_id) = (secret::random_id(), case.id.clone());
        let delivery = Delivery { id, connector, case_id, turn: event.turn, due_at: event.at, tries: 0 };
        connectors::add_delivery(tx, &delivery)?;
    }
    Ok(())
}

/// Takes a report in, once: the word of what became of it, and whether somebody has to look. `digest` is that of all it says. What
/// was to be looked at before is not shown again each time that a system repeats it.
pub fn take_report(
    tx: &mut dyn Tx,
    partner: &Partner,
    report: &Report,
    digest: &str,
    today: Today<'_>,
) -> Result<(String, bool), CaseError> {
    check(report, today.now)?;
    if let Some(known) = connectors::report(tx, &partner.name, &report.id)? {
        let is_same = known.digest == digest;
        return if is_same { Ok((known.outcome, known.is_finding)) } else { Err(CaseError::Conflict) };
    }
    let case = match number::read(&report.number) {
        Some(number) => cases::by_number(tx, &number)?.filter(|it| partner.official.may_see(it)),
        None => None,
    };
    let outcome = match &case {
        None => Outcome::UnknownNumber,
        Some(case) => follow(tx, partner, case, report, today)?,
    };
    let mut reported = Reported {
        connector: partner.name.clone(),
        id: report.id.clone(),
        digest: digest.to_owned(),
        at: today.now,
        number: report.number.trim().to_owned(),
        said: report.said.trim().to_owned(),
        outcome: outcome.word().to_owned(),
        case_id: case.map(|it| it.id),
        is_finding: outcome.is_finding(),
    };
    reported.is_finding = reported.is_finding && !connectors::was_reported(tx, &reported, false)?;
    // Two at once: the other one is told what became of it when it asks again.
    if !connectors::add_report(tx, &reported)? {
        return Err(CaseError::Stale);
    }
    Ok((reported.outcome, reported.is_finding))
}

fn check(report: &Report, now: i64) -> Result<(), CaseError> {
    let invalid = |part: &str, fault| CaseError::Invalid { part: part.to_owned(), fault };
    let is_mark = |it: u8| it.is_ascii_alphanumeric() || b"._:-".contains(&it);
    if report.id.is_empty() || report.id.len() > 100 || !report.id.bytes().all(is_mark) {
        return Err(invalid("id", "malformed"));
    }
    let is_mark = |it: u8| it.is_ascii_alphanumeric() || b" -".contains(&it);
    if report.number.is_empty() || report.number.len() > 40 || !report.number.bytes().all(is_mark) {
        return Err(invalid("number", "malformed"));
    }
    name("status", &report.said, 60)?;
    if report.at > now + AHEAD {
        return Err(invalid("at", "out-of-range"));
    }
    Ok(())
}

/// Moves a case to where a report says that it is, if that is plain and allowed.
fn follow(
    tx: &mut dyn Tx,
    partner: &Partner,
    case: &Case,
    report: &Report,
    today: Today<'_>,
) -> Result<Outcome, CaseError> {
    let Some(wanted) = partner.states.get(report.said.trim()).copied() else {
        return Ok(Outcome::UnknownState);
    };
    if case.state == wanted.as_str() {
        return Ok(Outcome::Same);
    }
    if report.at < case.since {
        // We came here when we heard of it, which may be long after it happened there: what they reported themselves is no limit.
        let events = cases::events(tx, &case.id)?;
        if events.iter().any(|it| it.state == wanted.as_str()) {
            return Ok(Outcome::Passed);
        }
        if report.at < moved_by_others(&events, &partner.official.login) {
            return Ok(Outcome::TooLate);
        }
    }
    if !is_plain(wanted) {
        return Ok(Outcome::NeedsPerson);
    }
    let way = Way::of(tx, case)?;
    let next = way.step(&case.step).map_or(&[][..], |it| it.next.as_slice());
    let mut leads = next.iter().filter_map(|it| way.step(it)).filter(|it| it.state == wanted);
    let Some(step) = leads.next() else { return Ok(Outcome::NotAllowed) };
    if leads.next().is_some() {
        return Ok(Outcome::NeedsPerson);
    }
    let seen = Seen { number: case.number.clone(), revision: case.revision };
    let note =
        if report.note.trim().is_empty() { String::new() } else { words("note", &report.note, 4_000)? };
    let mut paid = report.paid.clone();
    if wanted == State::Paid && paid.on.trim().is_empty() {
        // Their clock may be ahead a little; a day that has not come yet is none of a payment.
        paid.on = today.calendar.day(&case.region, report.at.min(today.now)).to_string();
    }
    let asked = Move { to: step.id.clone(), note, paid, ..Move::default() };
    match decide::move_on(tx, &partner.official, &seen, &asked, today) {
        Ok(()) => Ok(Outcome::Moved),
        Err(CaseError::Invalid { .. }) => Ok(Outcome::NeedsPerson),
        Err(CaseError::Store(error)) => Err(error.into()),
        Err(CaseError::Stale) => Err(CaseError::Stale),
        Err(_refused) => Ok(Outcome::NotAllowed),
    }
}

/// When somebody else than this login last brought a file into another state.
fn moved_by_others(events: &[Event], login: &str) -> i64 {
    let before = std::iter::once(None).chain(events.iter().map(Some));
    let moves =
        before.zip(events).filter(|(before, it)| before.is_none_or(|before| before.state != it.state));
    moves.filter(|(_, it)| it.actor != login).map(|(_, it)| it.at).last().unwrap_or(i64::MIN)
}

/// States into which a file may come by word of a machine. Decisions have reasons and signatures, corrections point at
/// something, fees have amounts: people do that.
fn is_plain(state: State) -> bool {
    matches!(
        state,
        State::DocCheck
            | State::TechReview
            | State::SiteVisit
            | State::FeeSet
            | State::Paid
            | State::Approval
    )
}

/// Notes that a system could not be told of something, so that somebody looks.
pub fn not_delivered(tx: &mut dyn Tx, it: &Delivery, now: i64) -> Result<(), CaseError> {
    let number = cases::by_id(tx, &it.case_id)?.map_or_else(String::new, |it| it.number);
    connectors::add_report(
        tx,
        &Reported {
            connector: it.connector.clone(),
            id: format!("delivery:{}", it.id),
            digest: String::new(),
            at: now,
            number,
            said: String::new(),
            outcome: Outcome::NotDelivered.word().to_owned(),
            case_id: Some(it.case_id.clone()),
            is_finding: true,
        },
    )?;
    Ok(())
}

/// Notes that lines of a table could not be read, by the table's name; not again while somebody has yet to look at one of that name.
pub fn unreadable_table(tx: &mut dyn Tx, connector: &str, table: &str, now: i64) -> Result<(), CaseError> {
    let reported = Reported {
        connector: connector.to_owned(),
        id: format!("table:{}", secret::random_id()),
        digest: String::new(),
        at: now,
        number: String::new(),
        said: table.chars().filter(|it| !it.is_control()).take(60).collect(),
        outcome: Outcome::UnreadableTable.word().to_owned(),
        case_id: None,
        is_finding: true,
    };
    if !connectors::was_reported(tx, &reported, true)? {
        connectors::add_report(tx, &reported)?;
    }
    Ok(())
}

/// Reports that this officer should look at: of files that they may see, and of numbers that nobody knows where they may take
/// in papers for every kelurahan.
pub fn findings(tx: &mut dyn Tx, who: &Official) -> Result<Vec<Reported>, CaseError> {
    Ok(connectors::findings(tx, &who.all_visible(), may_look_at_unknown(who), PAGE)?)
}

fn may_look_at_unknown(who: &Official) -> bool {
    who.appointments.iter().any(|it| it.role == Role::Loket.code() && it.kelurahan.is_empty())
}

fn may_look(tx: &mut dyn Tx, who: &Official, it: &Reported) -> Result<bool, CaseError> {
    match &it.case_id {
        Some(id) => Ok(cases::by_id(tx, id)?.is_some_and(|it| who.may_see(&it))),
        None => Ok(may_look_at_unknown(who)),
    }
}

/// Writes that an officer has looked at a report.
pub fn settle(tx: &mut dyn Tx, who: &Official, key: (&str, &str), now: i64) -> Result<(), CaseError> {
    let found = connectors::report(tx, key.0, key.1)?.ok_or(CaseError::Unknown)?;
    if !may_look(tx, who, &found)? {
        return Err(CaseError::Unknown);
    }
    if !connectors::settle(tx, key, &who.login, now)? {
        return Err(CaseError::NotNow);
    }
    if found.case_id.is_none() {
        return Ok(());
    }
    let mut case = visible(tx, who, &found.number)?;
    let role = who.speaks_as(&case).ok_or(CaseError::Unknown)?;
    let actor = Actor { name: who.login.clone(), role: role.code().to_owned() };
    let note = format!("{}: {} ({})", found.connector, found.said, found.outcome);
    let said = Said { action: "settle-report", note: Some(&note), ..Said::default() };
    record(tx, &mut case, &actor, said, now)
}
