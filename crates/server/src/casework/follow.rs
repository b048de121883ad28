//! What an applicant sees with number and secret. An unknown number and a wrong secret are the same answer, and take
//! the same work.

use super::{CaseError, clock::Calendar, number, receive, way::Way};
use crate::{
    clock::rfc3339,
    secret,
    store::{
        Tx,
        cases::{self, Case, Event, talk},
    },
    wire,
};

/// The case of a number, for whoever holds its secret.
pub fn claimed(tx: &mut dyn Tx, typed: &str, claim: &str) -> Result<Case, CaseError> {
    let hash = receive::claim_hash(claim);
    let found = match number::read(typed) {
        Some(number) => cases::by_number(tx, &number)?,
        None => None,
    };
    let kept = found.as_ref().map_or_else(|| receive::claim_hash("nobody"), |it| it.claim_hash.clone());
    match found {
        Some(case) if secret::is_same(&kept, &hash) => Ok(case),
        _ => Err(CaseError::Unknown),
    }
}

/// Where the case stands.
pub fn status(
    tx: &mut dyn Tx,
    typed: &str,
    claim: &str,
    calendar: &Calendar,
    now: i64,
) -> Result<wire::Status, CaseError> {
    let case = claimed(tx, typed, claim)?;
    let events = cases::events(tx, &case.id)?;
    let corrections = talk::corrections(tx, &case.id)?;
    let messages = talk::messages(tx, &case.id)?;
    let way = Way::of(&case.service);
    Ok(wire::Status {
        clock: calendar.clock_of(&case.region, &events, way.days, now).into(),
        history: events.iter().filter(|it| it.is_visible).map(step).collect(),
        corrections: corrections.into_iter().map(correction).collect(),
        messages: messages.into_iter().map(message).collect(),
        number: case.number,
        service: case.service,
        state: case.state,
        desk: case.desk,
        since: rfc3339(case.since),
        received_at: rfc3339(case.received_at),
        rounds: case.rounds,
        is_sample: case.is_sample,
    })
}

fn step(event: &Event) -> wire::Step {
    wire::Step {
        at: rfc3339(event.at),
        state: event.state.clone(),
        by: event.role.clone(),
        action: event.action.clone(),
        reason: event.reason.clone(),
        note: event.note.clone(),
    }
}

fn correction(it: talk::Correction) -> wire::Correction {
    wire::Correction {
        id: it.id,
        round: it.round,
        target_kind: it.target_kind,
        target: it.target,
        reason: it.reason,
        words: it.words,
        asked_at: rfc3339(it.asked_at),
        answered_at: it.answered_at.map(rfc3339),
    }
}

fn message(it: talk::Message) -> wire::Message {
    wire::Message { id: it.id, at: rfc3339(it.at), from: it.author, words: it.words }
}
