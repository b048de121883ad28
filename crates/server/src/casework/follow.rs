//! What an applicant sees with number and secret. An unknown number and a wrong secret are the same answer, and take
//! the same work.

use super::{
    CaseError,
    clock::Calendar,
    number, receive,
    verdict::{Judgement, Look},
    way::{State, Way},
};
use crate::{
    clock::rfc3339,
    secret,
    store::{
        Tx,
        cases::{self, Case, Event, papers, talk},
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
    let way = Way::of(tx, &case)?;
    let fee = papers::fee(tx, &case.id)?;
    let review = judgement(tx, &case.id)?.map(review);
    let decision = decision(tx, &case, calendar)?;
    let step = way.step(&case.step);
    Ok(wire::Status {
        clock: calendar.clock_of(&case.region, &way, &events, now).into(),
        history: events.iter().filter(|it| it.is_visible).map(entry).collect(),
        corrections: corrections.into_iter().map(correction).collect(),
        messages: messages.into_iter().map(message).collect(),
        next: step.map_or_else(Vec::new, |it| it.next.clone()),
        form: (!way.is_usual)
            .then(|| wire::FormVersion { id: way.form.id.clone(), version: way.form.version }),
        act_before: case.due_at.map(rfc3339),
        desk: if waits_for_applicant(&case) { "applicant".to_owned() } else { case.desk },
        number: case.number,
        service: case.service,
        state: case.state,
        step: case.step,
        since: rfc3339(case.since),
        received_at: rfc3339(case.received_at),
        rounds: case.rounds,
        is_sample: case.is_sample,
        usual: None,
        represented_by: case
            .representative
            .map(|name| wire::Representative { name, letter: case.representative_letter }),
        fee: fee.map(|it| wire::Fee {
            amount: it.amount,
            set_at: rfc3339(it.set_at),
            paid_at: it.paid_at.map(rfc3339),
            reference: it.reference,
        }),
        review,
        decision,
    })
}

/// What was found when the office last looked.
pub fn judgement(tx: &mut dyn Tx, case_id: &str) -> Result<Option<Judgement>, CaseError> {
    let body = papers::judgement(tx, case_id)?;
    Ok(body.and_then(|it| serde_json::from_str(&it).ok()))
}

fn waits_for_applicant(case: &Case) -> bool {
    State::from_word(&case.state).is_some_and(State::waits_for_applicant)
}

fn review(it: Judgement) -> wire::Review {
    let outcome = |it: &Look| wire::Outcome { pack: it.pack.clone(), outcome: it.outcome.clone() };
    wire::Review {
        differs: it.differs(),
        named: it.named.as_ref().map(outcome),
        today: it.today.as_ref().map(outcome),
        gap: it.gap,
        seen: it.seen,
        findings: it.findings,
    }
}

/// Working days for an objection after a decision (UU 30/2014 articles 75 to 78).
const OBJECTION_DAYS: u32 = 21;

fn decision(tx: &mut dyn Tx, case: &Case, calendar: &Calendar) -> Result<Option<wire::Decision>, CaseError> {
    let state = State::from_word(&case.state);
    if !matches!(state, Some(State::Issued | State::Rejected | State::Revoked)) {
        return Ok(None);
    }
    let paper = papers::decision_of_case(tx, &case.id)?;
    Ok(Some(wire::Decision {
        kind: case.state.clone(),
        at: rfc3339(case.since),
        object_until: object_until(case, calendar).to_string(),
        verification: paper.as_ref().map(|it| it.id.clone()),
        sha256: paper.map(|it| it.sha256),
    }))
}

/// The last day of an objection against what was decided.
pub fn object_until(case: &Case, calendar: &Calendar) -> permit::Date {
    calendar.day(&case.region, calendar.end_of(&case.region, OBJECTION_DAYS, case.since) - 1)
}

fn entry(event: &Event) -> wire::Step {
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
