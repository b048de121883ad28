//! What a desk does with a case: take it in work, pass it on, ask for corrections, approve, reject. The revision that
//! the officer saw is named, so nobody decides about something they have not read.

use super::{
    Actor, CaseError, Said, record,
    roles::{Official, Role},
    talk::place,
    way::{State, Step, Way},
    words,
};
use crate::{
    secret,
    store::{
        Tx,
        cases::{
            self, Case,
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

/// What a correction can point at.
pub const TARGETS: [&str; 4] = ["field", "page", "photo", "other"];

/// One thing that an officer asks for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ask {
    pub target_kind: String,
    pub target: String,
    pub reason: String,
    pub words: String,
}

/// Which case, as it was seen.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Seen {
    pub number: String,
    pub revision: i64,
}

/// Moves a case to a step that may follow.
pub fn move_on(
    tx: &mut dyn Tx,
    who: &Official,
    seen: &Seen,
    to: &str,
    said: (&str, &str),
    now: i64,
) -> Result<(), CaseError> {
    let (mut case, step, role) = on_turn(tx, who, seen)?;
    let next = following(&case, step, to)?;
    if next.state == State::Returned {
        // Coming back without saying what is wrong is what people complain of most.
        return Err(CaseError::ReasonMissing);
    }
    if next.state == State::Issued {
        return Err(CaseError::NotNow);
    }
    let (reason, note) = said;
    let needs_reason = next.state == State::Rejected;
    if needs_reason && (!REASONS.contains(&reason) || note.trim().is_empty()) {
        return Err(CaseError::ReasonMissing);
    }
    let reason = REASONS.contains(&reason).then_some(reason);
    let note = if note.trim().is_empty() { None } else { Some(words("note", note, 4_000)?) };
    place(&mut case, next, now);
    if next.state == State::DocCheck {
        case.officer = Some(who.login.clone());
    }
    let said = Said { action: action_of(next.state), reason, note: note.as_deref(), is_visible: true };
    record(tx, &mut case, &actor(who, role), said, now)?;
    let kind = format!("state:{}", case.state);
    Ok(talk::notify(tx, &secret::random_id(), (&case.id, &case.language), &kind, now)?)
}

/// Sends a case back with the list of what is to be put right.
pub fn ask_corrections(
    tx: &mut dyn Tx,
    who: &Official,
    seen: &Seen,
    asks: &[Ask],
    now: i64,
) -> Result<(), CaseError> {
    let (mut case, step, role) = on_turn(tx, who, seen)?;
    let next = following(&case, step, "returned")?;
    if asks.is_empty() {
        return Err(CaseError::ReasonMissing);
    }
    if asks.len() > MOST_CORRECTIONS {
        return Err(CaseError::Invalid { part: "corrections".to_owned(), fault: "too-many" });
    }
    if case.rounds >= Way::of(&case.service).most_rounds {
        return Err(CaseError::TooManyRounds);
    }
    case.rounds += 1;
    for (place, ask) in asks.iter().enumerate() {
        let correction = correction(who, &case, place, ask, now)?;
        talk::add_correction(tx, &case.id, &correction)?;
    }
    place(&mut case, next, now);
    let said = Said { action: "return", is_visible: true, ..Said::default() };
    record(tx, &mut case, &actor(who, role), said, now)?;
    Ok(talk::notify(tx, &secret::random_id(), (&case.id, &case.language), "corrections", now)?)
}

fn correction(
    who: &Official,
    case: &Case,
    place: usize,
    ask: &Ask,
    now: i64,
) -> Result<Correction, CaseError> {
    let known = |list: &[&str], word: &str| list.contains(&word);
    if !known(&TARGETS, &ask.target_kind) || !known(&REASONS, &ask.reason) {
        return Err(CaseError::Invalid { part: "corrections".to_owned(), fault: "unknown" });
    }
    Ok(Correction {
        id: secret::random_id(),
        round: case.rounds,
        place: i64::try_from(place).unwrap_or(i64::MAX),
        target_kind: ask.target_kind.clone(),
        target: words("target", &ask.target, 200)?,
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

/// The case as it was seen, with its step, if it is this officer's turn.
fn on_turn(tx: &mut dyn Tx, who: &Official, seen: &Seen) -> Result<(Case, &'static Step, Role), CaseError> {
    let case = cases::by_number(tx, &seen.number)?.ok_or(CaseError::Unknown)?;
    if !who.may_see(&case) {
        return Err(CaseError::Unknown);
    }
    let step = Way::of(&case.service).step(&case.step).ok_or(CaseError::NotNow)?;
    let role = who.acts_as(&case, step.turn).ok_or(CaseError::Forbidden)?;
    if case.revision != seen.revision {
        return Err(CaseError::Stale);
    }
    Ok((case, step, role))
}

fn following(case: &Case, step: &Step, to: &str) -> Result<&'static Step, CaseError> {
    if !step.next.contains(&to) {
        return Err(CaseError::NotNow);
    }
    Way::of(&case.service).step(to).ok_or(CaseError::NotNow)
}

fn actor(who: &Official, role: Role) -> Actor {
    Actor { name: who.login.clone(), role: role.code().to_owned() }
}

fn action_of(state: State) -> &'static str {
    match state {
        State::Rejected => "reject",
        State::ReadyToSign => "approve",
        State::DocCheck => "take",
        _ => "pass-on",
    }
}
