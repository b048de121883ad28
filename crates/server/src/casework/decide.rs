//! What a desk does with a case: take it in work, pass it on, ask for corrections, approve, reject. The revision that
//! the officer saw is named, so nobody decides about something they have not read.

use permit::RefusedMove;

use super::{
    Actor, CaseError, Said,
    clock::Calendar,
    pay::{self, Paid},
    point::{self, Ask},
    record,
    roles::{Official, Role},
    talk::place,
    way::{State, Turn, Way},
    words,
};
use crate::{
    secret,
    store::{
        Tx,
        cases::{
            self, Case, papers,
            talk::{self, Correction},
        },
    },
};

/// Corrections of one round at most.
const MOST_CORRECTIONS: usize = 40;

/// Why something is asked for or refused, as fixed words; the sentences are in the languages.
pub const REASONS: [&str; 8] = [
    "unreadable",
    "incomplete",
    "wrong-document",
    "expired-document",
    "contradiction",
    "plan-forbids",
    "outside-authority",
    "other",
];

/// Which case, as it was seen.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Seen {
    pub number: String,
    pub revision: i64,
}

/// The office's day.
#[derive(Debug, Clone, Copy)]
pub struct Today<'a> {
    pub calendar: &'a Calendar,
    pub now: i64,
}

/// What an officer says with a step.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Move {
    /// Id of the step.
    pub to: String,
    pub reason: String,
    pub note: String,
    /// Whole rupiah, where a fee is set.
    pub amount: String,
    /// The payment, where one was seen.
    pub paid: Paid,
}

/// Where a case may go by this officer, and whether its document may be signed by them now.
pub fn next_of(way: &Way, who: &Official, case: &Case) -> (Vec<String>, bool) {
    let Some(step) = way.step(&case.step) else { return (Vec::new(), false) };
    if case.state == State::ReadyToSign.as_str() {
        return (Vec::new(), signing_role(way, who, case).is_some());
    }
    let is_turn = who.acts_as(case, &way.turn(step)).is_some();
    (if is_turn { step.next.clone() } else { Vec::new() }, false)
}

/// The role in which an officer may sign what was approved.
pub(super) fn signing_role(way: &Way, who: &Official, case: &Case) -> Option<Role> {
    let issuing = way.step(&case.step).and_then(|it| way.issuing(it))?;
    who.acts_as(case, &Turn::Desk(vec![way.role(issuing)]))
}

/// Moves a case to a step that may follow.
pub fn move_on(
    tx: &mut dyn Tx,
    who: &Official,
    seen: &Seen,
    asked: &Move,
    today: Today<'_>,
) -> Result<(), CaseError> {
    let (mut case, way, role) = on_turn(tx, who, seen)?;
    let next = follows(tx, &case, &way, &asked.to, today)?;
    if next.state == State::Returned {
        // Coming back without saying what is wrong is what people complain of most.
        return Err(CaseError::ReasonMissing);
    }
    let is_known = REASONS.contains(&asked.reason.as_str());
    if next.state == State::Rejected && (!is_known || asked.note.trim().is_empty()) {
        return Err(CaseError::ReasonMissing);
    }
    let note = if asked.note.trim().is_empty() { None } else { Some(words("note", &asked.note, 4_000)?) };
    let money = pay::money(tx, who, &case, next.state, asked, today)?;
    let action = if next.state == State::Issued {
        // Approved and not signed: nothing is issued before the signature is there.
        State::ReadyToSign.as_str().clone_into(&mut case.state);
        Turn::Desk(vec![way.role(next)]).code().clone_into(&mut case.desk);
        (case.since, case.officer) = (today.now, None);
        "approve"
    } else {
        place(&mut case, &way, next, today);
        action_of(next.state)
    };
    if next.state == State::DocCheck {
        case.officer = Some(who.login.clone());
    }
    let reason = is_known.then_some(asked.reason.as_str());
    let note = match (money, note) {
        (Some(money), Some(note)) => Some(format!("{money}\n{note}")),
        (money, note) => money.or(note),
    };
    let said = Said { action, reason, note: note.as_deref(), is_visible: true };
    record(tx, &mut case, &actor(who, role), said, today.now)?;
    let kind = format!("state:{}", case.state);
    Ok(talk::notify(tx, &secret::random_id(), (&case.id, &case.language), &kind, today.now)?)
}

/// The step that takes a new case in work, where this officer may do that.
pub fn taking(way: &Way, who: &Official, case: &Case) -> Option<String> {
    if case.state != State::Submitted.as_str() {
        return None;
    }
    let (next, _) = next_of(way, who, case);
    next.into_iter().find(|it| way.step(it).is_some_and(|it| it.state == State::DocCheck))
}

/// Steps to which a case in work may go together with others: those that ask for no reason, no money and no decision. A
/// decision is made file by file.
pub fn together(way: &Way, who: &Official, case: &Case) -> Vec<(String, permit::Texts)> {
    let is_plain = |it: State| {
        matches!(it, State::DocCheck | State::TechReview | State::SiteVisit | State::FeeSet | State::Approval)
    };
    if case.state == State::Submitted.as_str() {
        return Vec::new();
    }
    let (next, _) = next_of(way, who, case);
    let steps = next.iter().filter_map(|it| way.step(it)).filter(|it| is_plain(it.state));
    steps.map(|it| (it.id.clone(), it.title.clone())).collect()
}

/// Moves a case together with others.
pub fn move_together(
    tx: &mut dyn Tx,
    who: &Official,
    seen: &Seen,
    to: &str,
    today: Today<'_>,
) -> Result<(), CaseError> {
    let case = visible(tx, who, &seen.number)?;
    if !together(&Way::of(tx, &case)?, who, &case).iter().any(|it| it.0 == to) {
        return Err(CaseError::NotNow);
    }
    move_on(tx, who, seen, &Move { to: to.to_owned(), ..Move::default() }, today)
}

/// Takes a new case in work.
pub fn take(tx: &mut dyn Tx, who: &Official, seen: &Seen, today: Today<'_>) -> Result<(), CaseError> {
    let case = visible(tx, who, &seen.number)?;
    let to = taking(&Way::of(tx, &case)?, who, &case).ok_or(CaseError::NotNow)?;
    move_on(tx, who, seen, &Move { to, ..Move::default() }, today)
}

/// Sends a case back with the list of what is to be put right.
pub fn ask_corrections(
    tx: &mut dyn Tx,
    who: &Official,
    seen: &Seen,
    asks: &[Ask],
    today: Today<'_>,
) -> Result<(), CaseError> {
    let (mut case, way, role) = on_turn(tx, who, seen)?;
    if asks.is_empty() {
        return Err(CaseError::ReasonMissing);
    }
    if asks.len() > MOST_CORRECTIONS {
        return Err(CaseError::Invalid { part: "corrections".to_owned(), fault: "too-many" });
    }
    let here = way.step(&case.step).ok_or(CaseError::NotNow)?;
    let returned = here.next.iter().filter_map(|it| way.step(it)).find(|it| it.state == State::Returned);
    let to = returned.map(|it| it.id.clone()).ok_or(CaseError::NotNow)?;
    let next = follows(tx, &case, &way, &to, today)?;
    let attachments = cases::attachments(tx, &case.id)?;
    case.rounds += 1;
    for (place, ask) in asks.iter().enumerate() {
        let target = point::checked(&way, &attachments, ask)?;
        let correction = correction(who, &case, place, ask, target, today.now)?;
        talk::add_correction(tx, &case.id, &correction)?;
    }
    place(&mut case, &way, next, today);
    let said = Said { action: "return", is_visible: true, ..Said::default() };
    record(tx, &mut case, &actor(who, role), said, today.now)?;
    Ok(talk::notify(tx, &secret::random_id(), (&case.id, &case.language), "corrections", today.now)?)
}

fn correction(
    who: &Official,
    case: &Case,
    place: usize,
    ask: &Ask,
    target: String,
    now: i64,
) -> Result<Correction, CaseError> {
    if !REASONS.contains(&ask.reason.as_str()) {
        return Err(CaseError::Invalid { part: "corrections".to_owned(), fault: "unknown" });
    }
    Ok(Correction {
        id: secret::random_id(),
        round: case.rounds,
        place: i64::try_from(place).unwrap_or(i64::MAX),
        target_kind: ask.target_kind.clone(),
        target,
        reason: ask.reason.clone(),
        words: words("words", &ask.words, 2_000)?,
        asked_by: who.login.clone(),
        asked_at: now,
        answer: None,
        answer_digest: None,
        answer_file: None,
        answered_at: None,
    })
}

/// Whether this officer may take a decision back: whoever could have it signed.
pub fn may_revoke(way: &Way, who: &Official, case: &Case) -> bool {
    case.state == State::Issued.as_str() && revoking_role(way, who, case).is_some()
}

/// The role of the step at which it was issued.
fn revoking_role(way: &Way, who: &Official, case: &Case) -> Option<Role> {
    let step = way.step(&case.step)?;
    who.acts_as(case, &Turn::Desk(vec![way.role(step)]))
}

/// Takes a decision back (UU 30/2014 article 64: a decision is revoked by whoever made it, with reasons). The paper stays
/// what it was; whoever checks it is told.
pub fn revoke(
    tx: &mut dyn Tx,
    who: &Official,
    seen: &Seen,
    said: (&str, &str),
    today: Today<'_>,
) -> Result<(), CaseError> {
    let mut case = visible(tx, who, &seen.number)?;
    let way = Way::of(tx, &case)?;
    if case.state != State::Issued.as_str() {
        return Err(CaseError::NotNow);
    }
    let role = revoking_role(&way, who, &case).ok_or(CaseError::Forbidden)?;
    if case.revision != seen.revision {
        return Err(CaseError::Stale);
    }
    let (reason, note) = said;
    if !REASONS.contains(&reason) || note.trim().is_empty() {
        return Err(CaseError::ReasonMissing);
    }
    let note = words("note", note, 4_000)?;
    papers::revoke_decisions(tx, &case.id, today.now)?;
    State::Revoked.as_str().clone_into(&mut case.state);
    (case.since, case.officer) = (today.now, None);
    let said = Said { action: "revoke", reason: Some(reason), note: Some(&note), is_visible: true };
    record(tx, &mut case, &actor(who, role), said, today.now)?;
    Ok(talk::notify(tx, &secret::random_id(), (&case.id, &case.language), "state:revoked", today.now)?)
}

/// Ends what waited for an applicant too long; gives how many ended. Several servers may do it at once: the revision
/// of each case lets one of them.
pub fn expire(tx: &mut dyn Tx, today: Today<'_>) -> Result<usize, CaseError> {
    let mut count = 0;
    for mut case in cases::overdue(tx, today.now, 100)? {
        let way = Way::of(tx, &case)?;
        let Some(here) = way.step(&case.step) else { continue };
        let to = way.expiry(here);
        let events = cases::events(tx, &case.id)?;
        let asked = (today.calendar, case.region.as_str());
        if way.may_follow(&events, asked, permit::Actor::Clock, &to, today.now).is_err() {
            continue;
        }
        to.clone_into(&mut case.step);
        State::Expired.as_str().clone_into(&mut case.state);
        Turn::Nobody.code().clone_into(&mut case.desk);
        (case.since, case.officer, case.due_at) = (today.now, None, None);
        let clock = Actor { name: "clock".to_owned(), role: "clock".to_owned() };
        let said = Said { action: "expire", is_visible: true, ..Said::default() };
        match record(tx, &mut case, &clock, said, today.now) {
            Err(CaseError::Stale) => continue,
            done => done?,
        }
        talk::notify(tx, &secret::random_id(), (&case.id, &case.language), "state:expired", today.now)?;
        count += 1;
    }
    Ok(count)
}

/// The case as it was seen, with its way, if it is this officer's turn.
pub(super) fn on_turn(tx: &mut dyn Tx, who: &Official, seen: &Seen) -> Result<(Case, Way, Role), CaseError> {
    let case = visible(tx, who, &seen.number)?;
    let way = Way::of(tx, &case)?;
    let step = way.step(&case.step).ok_or(CaseError::NotNow)?;
    let role = who.acts_as(&case, &way.turn(step)).ok_or(CaseError::Forbidden)?;
    if case.state == State::ReadyToSign.as_str() {
        return Err(CaseError::NotNow);
    }
    if case.revision != seen.revision {
        return Err(CaseError::Stale);
    }
    Ok((case, way, role))
}

/// A case that an officer may look at.
pub(super) fn visible(tx: &mut dyn Tx, who: &Official, number: &str) -> Result<Case, CaseError> {
    let case = cases::by_number(tx, number)?.ok_or(CaseError::Unknown)?;
    if who.may_see(&case) { Ok(case) } else { Err(CaseError::Unknown) }
}

/// The step of that id, where `permit` lets it follow.
fn follows<'a>(
    tx: &mut dyn Tx,
    case: &Case,
    way: &'a Way,
    to: &str,
    today: Today<'_>,
) -> Result<&'a permit::form::Step, CaseError> {
    let events = cases::events(tx, &case.id)?;
    let by = permit::Actor::Desk(way.desk_of(&case.step));
    let asked = (today.calendar, case.region.as_str());
    match way.may_follow(&events, asked, by, to, today.now) {
        Ok(()) => way.step(to).ok_or(CaseError::NotNow),
        Err(RefusedMove::TooManyRounds) => Err(CaseError::TooManyRounds),
        Err(_other) => Err(CaseError::NotNow),
    }
}

pub(super) fn actor(who: &Official, role: Role) -> Actor {
    Actor { name: who.login.clone(), role: role.code().to_owned() }
}

fn action_of(state: State) -> &'static str {
    match state {
        State::Rejected => "reject",
        State::DocCheck => "take",
        State::AwaitingPayment => "set-fee",
        State::Paid => "paid",
        _ => "pass-on",
    }
}
