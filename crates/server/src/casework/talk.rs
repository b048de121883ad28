//! What applicant and office say to each other: messages, answers to corrections, taking an application back. What a
//! phone sends has an id of its own, so it may be sent again.

use super::{Actor, CaseError, Said, follow, record, roles::Official, way, words};
use crate::{
    asset::digest,
    secret,
    store::{
        Tx,
        cases::{
            self, Case,
            talk::{self, Correction, Message},
        },
        uploads,
    },
    wire,
};

/// How long a message or an answer may be, in characters.
const MOST_WORDS: usize = 2_000;

/// Adds a message of the applicant; the same one again is no second message.
pub fn write_message(
    tx: &mut dyn Tx,
    claim: (&str, &str),
    id: &str,
    text: &str,
    now: i64,
) -> Result<bool, CaseError> {
    let case = follow::claimed(tx, claim.0, claim.1)?;
    if !wire::is_id(id) {
        return Err(CaseError::Invalid { part: "id".to_owned(), fault: "malformed" });
    }
    let message = Message {
        id: id.to_owned(),
        author: "applicant".to_owned(),
        is_from_applicant: true,
        words: words("words", text, MOST_WORDS)?,
        at: now,
    };
    add(tx, &case, &message)
}

/// Adds a message of an officer, who may speak about what they may see.
pub fn write_to_applicant(
    tx: &mut dyn Tx,
    who: &Official,
    number: &str,
    text: &str,
    now: i64,
) -> Result<(), CaseError> {
    let case = cases::by_number(tx, number)?.ok_or(CaseError::Unknown)?;
    let role = who.speaks_as(&case).ok_or(CaseError::Forbidden)?;
    let message = Message {
        id: secret::random_id(),
        author: role.code().to_owned(),
        is_from_applicant: false,
        words: words("words", text, MOST_WORDS)?,
        at: now,
    };
    add(tx, &case, &message)?;
    let mut case = case;
    let actor = Actor { name: who.login.clone(), role: role.code().to_owned() };
    record(tx, &mut case, &actor, Said { action: "message", ..Said::default() }, now)?;
    Ok(talk::notify(tx, &secret::random_id(), (&case.id, &case.language), "message", now)?)
}

fn add(tx: &mut dyn Tx, case: &Case, message: &Message) -> Result<bool, CaseError> {
    if talk::add_message(tx, &case.id, message)? {
        return Ok(true);
    }
    let known = talk::messages(tx, &case.id)?.into_iter().find(|it| it.id == message.id);
    match known {
        Some(it) if it.words == message.words => Ok(false),
        _ => Err(CaseError::Conflict),
    }
}

/// Answers one correction. With the last answer of a round the case goes back to the office.
pub fn answer_correction(
    tx: &mut dyn Tx,
    claim: (&str, &str),
    id: &str,
    body: &[u8],
    now: i64,
) -> Result<(), CaseError> {
    let mut case = follow::claimed(tx, claim.0, claim.1)?;
    let text = std::str::from_utf8(body).unwrap_or_default();
    let answer: wire::Answer = serde_json::from_str(text)
        .map_err(|_unreadable| CaseError::Invalid { part: "body".to_owned(), fault: "malformed" })?;
    check_answer(tx, &case, &answer)?;
    let all = talk::corrections(tx, &case.id)?;
    let asked = all.iter().find(|it| it.id == id).ok_or(CaseError::Unknown)?;
    let answered = Correction {
        answer: Some(text.to_owned()),
        answer_digest: Some(digest(body)),
        answer_file: answer.file,
        answered_at: Some(now),
        ..asked.clone()
    };
    if asked.answered_at.is_some() {
        return if asked.answer_digest == answered.answer_digest { Ok(()) } else { Err(CaseError::Conflict) };
    }
    if case.state != way::State::Returned.as_str() {
        return Err(CaseError::NotNow);
    }
    // The revision of the case guards the answer as well: of two at once, one comes back and finds the other's.
    talk::answer_correction(tx, &case.id, &answered)?;
    let is_last = all.iter().all(|it| it.id == id || it.answered_at.is_some());
    let action = if is_last { "corrected" } else { "answer" };
    if is_last && let Some(step) = way::Way::of(&case.service).after_corrections() {
        place(&mut case, step, now);
    }
    record(tx, &mut case, &Actor::applicant(), Said { action, is_visible: true, ..Said::default() }, now)
}

fn check_answer(tx: &mut dyn Tx, case: &Case, answer: &wire::Answer) -> Result<(), CaseError> {
    let invalid = |part: &str, fault| CaseError::Invalid { part: part.to_owned(), fault };
    if let Some(text) = &answer.words {
        words("words", text, MOST_WORDS)?;
    }
    if let Some(file) = &answer.file {
        if !wire::is_digest(file) {
            return Err(invalid("file", "malformed"));
        }
        if !uploads::has_uploaded(tx, &case.id, file)? {
            return Err(CaseError::FilesMissing(vec![file.clone()]));
        }
    }
    let is_empty = answer.words.is_none() && answer.file.is_none() && answer.value.is_none();
    if is_empty { Err(invalid("body", "missing")) } else { Ok(()) }
}

/// Takes the application back; taking it back again changes nothing.
pub fn withdraw(tx: &mut dyn Tx, claim: (&str, &str), said: Option<&str>, now: i64) -> Result<(), CaseError> {
    let mut case = follow::claimed(tx, claim.0, claim.1)?;
    match way::State::from_word(&case.state) {
        Some(way::State::Withdrawn) => return Ok(()),
        Some(state) if state.is_end() => return Err(CaseError::NotNow),
        _ => {}
    }
    let note = said.map(|it| words("words", it, 1_000)).transpose()?;
    place(&mut case, &way::WITHDRAWN, now);
    let said = Said { action: "withdraw", note: note.as_deref(), is_visible: true, ..Said::default() };
    record(tx, &mut case, &Actor::applicant(), said, now)?;
    Ok(talk::notify(tx, &secret::random_id(), (&case.id, &case.language), "withdrawn", now)?)
}

/// Puts a case at a step of its way.
pub(super) fn place(case: &mut Case, step: &way::Step, now: i64) {
    step.id.clone_into(&mut case.step);
    step.state.as_str().clone_into(&mut case.state);
    step.turn.code().clone_into(&mut case.desk);
    case.since = now;
    case.officer = None;
}
