//! What applicant and office say to each other: messages, answers to corrections, taking an application back. What a
//! phone sends has an id of its own, so it may be sent again.

use permit::{Path, Setting, View, WITHDRAWN, settled, validate};

use super::{
    Actor, CaseError, Said,
    corrected::{self, Corrected, Looked},
    decide::Today,
    follow, record,
    roles::Official,
    way::{State, Turn, Way},
    words,
};
use crate::{
    asset::digest,
    secret,
    store::{
        StoreError, Tx,
        cases::{
            self, Case, papers,
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
        answered_at: None,
    };
    add(tx, &case, &message)
}

/// Adds a message of an officer, who may speak about what they may see. It answers what the applicant wrote until the moment that
/// `read` names: what came after that, the officer has not seen.
pub fn write_to_applicant(
    tx: &mut dyn Tx,
    who: &Official,
    number: &str,
    said: (&str, i64),
    now: i64,
) -> Result<(), CaseError> {
    let (text, read) = said;
    let case = cases::by_number(tx, number)?.ok_or(CaseError::Unknown)?;
    let role = who.speaks_as(&case).ok_or(CaseError::Forbidden)?;
    let message = Message {
        id: secret::random_id(),
        author: role.code().to_owned(),
        is_from_applicant: false,
        words: words("words", text, MOST_WORDS)?,
        at: now,
        answered_at: None,
    };
    add(tx, &case, &message)?;
    talk::settle_messages(tx, &case.id, read, now)?;
    let mut case = case;
    let actor = Actor { name: who.login.clone(), role: role.code().to_owned() };
    record(tx, &mut case, &actor, Said { action: "message", ..Said::default() }, now)?;
    Ok(talk::notify(tx, &secret::random_id(), (&case.id, &case.language), "message", now)?)
}

/// Says that what the applicant wrote until the moment `read` needs no answer.
pub fn settle_messages(
    tx: &mut dyn Tx,
    who: &Official,
    number: &str,
    read: i64,
    now: i64,
) -> Result<(), CaseError> {
    let mut case = cases::by_number(tx, number)?.ok_or(CaseError::Unknown)?;
    let role = who.speaks_as(&case).ok_or(CaseError::Unknown)?;
    if talk::settle_messages(tx, &case.id, read, now)? == 0 {
        return Err(CaseError::NotNow);
    }
    let actor = Actor { name: who.login.clone(), role: role.code().to_owned() };
    record(tx, &mut case, &actor, Said { action: "settle-messages", ..Said::default() }, now)
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

/// What the application becomes with this answer, where it is the last of its round and a value was given: the office looks at
/// it before it is written.
pub fn corrected(
    tx: &mut dyn Tx,
    claim: (&str, &str),
    id: &str,
    body: &[u8],
) -> Result<Option<Corrected>, CaseError> {
    let case = follow::claimed(tx, claim.0, claim.1)?;
    if case.state != State::Returned.as_str() {
        return Ok(None);
    }
    let answer = std::str::from_utf8(body).unwrap_or_default().to_owned();
    let mut all = talk::corrections(tx, &case.id)?;
    let Some(asked) = all.iter_mut().find(|it| it.id == id && it.answered_at.is_none()) else {
        return Ok(None);
    };
    (asked.answer, asked.answered_at) = (Some(answer), Some(0));
    if all.iter().any(|it| it.answered_at.is_none()) {
        return Ok(None);
    }
    let way = Way::of(tx, &case)?;
    corrected::of_round(tx, &case, &way, &all)
}

/// Answers one correction. With the last answer of a round the case goes back to the office, with the application as it was
/// corrected and what was found when the office `looked` at that.
pub fn answer_correction(
    tx: &mut dyn Tx,
    claim: (&str, &str),
    id: &str,
    body: &[u8],
    looked: Option<&Looked>,
    today: Today<'_>,
) -> Result<(), CaseError> {
    let now = today.now;
    let mut case = follow::claimed(tx, claim.0, claim.1)?;
    let text = std::str::from_utf8(body).unwrap_or_default();
    let answer: wire::Answer = serde_json::from_str(text)
        .map_err(|_unreadable| CaseError::Invalid { part: "body".to_owned(), fault: "malformed" })?;
    check_answer(tx, &case, &answer)?;
    let mut all = talk::corrections(tx, &case.id)?;
    let place_of = all.iter().position(|it| it.id == id).ok_or(CaseError::Unknown)?;
    let asked = &all[place_of];
    let answered = Correction {
        answer: Some(text.to_owned()),
        answer_digest: Some(digest(body)),
        answer_file: answer.file.clone(),
        answered_at: Some(now),
        ..asked.clone()
    };
    if asked.answered_at.is_some() {
        return if asked.answer_digest == answered.answer_digest { Ok(()) } else { Err(CaseError::Conflict) };
    }
    if case.state != State::Returned.as_str() {
        return Err(CaseError::NotNow);
    }
    let way = Way::of(tx, &case)?;
    check_value(tx, &case, &way, (asked, &answer), today)?;
    // The revision of the case guards the answer as well: of two at once, one comes back and finds the other's.
    talk::answer_correction(tx, &case.id, &answered)?;
    all[place_of] = answered;
    let is_last = all.iter().all(|it| it.answered_at.is_some());
    let corrected = if is_last { corrected::of_round(tx, &case, &way, &all)? } else { None };
    // Somebody else's answer came between: what was looked at is not what is written.
    if corrected.as_ref().is_some_and(|it| looked.is_none_or(|looked| looked.sha256 != it.sha256)) {
        return Err(CaseError::Stale);
    }
    let action = if is_last { "corrected" } else { "answer" };
    let after = way.step(&case.step).and_then(|it| it.next.first()).and_then(|it| way.step(it));
    if is_last && let Some(step) = after {
        place(&mut case, &way, step, today);
    }
    record(tx, &mut case, &Actor::applicant(), Said { action, is_visible: true, ..Said::default() }, now)?;
    match corrected {
        Some(it) => keep_corrected(tx, &case, &it, looked, now),
        None => Ok(()),
    }
}

/// Writes the application of a later round; the earlier ones stay as they arrived.
fn keep_corrected(
    tx: &mut dyn Tx,
    case: &Case,
    corrected: &Corrected,
    looked: Option<&Looked>,
    now: i64,
) -> Result<(), CaseError> {
    cases::add_round(tx, case, (&corrected.sha256, &corrected.body), now)?;
    let application = &corrected.application;
    let kelurahan = (!application.kelurahan.is_empty()).then_some(application.kelurahan.as_str());
    cases::set_applicant(tx, &case.id, application.applicant.trim(), kelurahan)?;
    if let Some(it) = looked.and_then(|it| it.judgement.as_ref()) {
        let body = serde_json::to_string(it).map_err(|_no| StoreError::Broke)?;
        papers::add_judgement(tx, &case.id, case.revision, &body, now)?;
    }
    Ok(())
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

/// A new answer to a question is checked by the form, as the first one was.
fn check_value(
    tx: &mut dyn Tx,
    case: &Case,
    way: &Way,
    answered: (&Correction, &wire::Answer),
    today: Today<'_>,
) -> Result<(), CaseError> {
    let (asked, answer) = answered;
    let (Some(value), false, "field") = (&answer.value, way.is_usual, asked.target_kind.as_str()) else {
        return Ok(());
    };
    let malformed = |_no| CaseError::Invalid { part: "value".to_owned(), fault: "malformed" };
    let text = value.to_string();
    let value = citypack::json::parse("value", text.as_bytes(), |it| contract::answers::read_answer(&it));
    let value = value.map_err(malformed)?;
    let body = cases::application(tx, &case.id)?.unwrap_or_default();
    let application = contract::Application::parse(body.as_bytes()).map_err(malformed)?;
    let Some(path) = Path::from_text(&asked.target, |it| way.form.is_repeated(it)) else { return Ok(()) };
    let mut answers = application.answers;
    answers.set(&path.whole(), value);
    let answers = settled(&way.form, &answers);
    let view = View::new(&way.form, &answers, today.calendar.day(&case.region, today.now));
    let findings = validate(&view, Setting { region: &case.region });
    let wrong = findings.into_iter().find(|it| it.is_blocking() && it.at.whole() == path.whole());
    match wrong {
        Some(it) => Err(CaseError::Invalid { part: "value".to_owned(), fault: it.code.word() }),
        None => Ok(()),
    }
}

/// Takes the application back; taking it back again changes nothing.
pub fn withdraw(tx: &mut dyn Tx, claim: (&str, &str), said: Option<&str>, now: i64) -> Result<(), CaseError> {
    let mut case = follow::claimed(tx, claim.0, claim.1)?;
    match State::from_word(&case.state) {
        Some(State::Withdrawn) => return Ok(()),
        Some(state) if state.is_end() => return Err(CaseError::NotNow),
        _ => {}
    }
    let note = said.map(|it| words("words", it, 1_000)).transpose()?;
    WITHDRAWN.clone_into(&mut case.step);
    State::Withdrawn.as_str().clone_into(&mut case.state);
    Turn::Nobody.code().clone_into(&mut case.desk);
    (case.since, case.officer, case.due_at) = (now, None, None);
    let said = Said { action: "withdraw", note: note.as_deref(), is_visible: true, ..Said::default() };
    record(tx, &mut case, &Actor::applicant(), said, now)?;
    Ok(talk::notify(tx, &secret::random_id(), (&case.id, &case.language), "withdrawn", now)?)
}

/// Puts a case at a step of its way. Where the applicant is to act within days, the day is counted out.
pub(super) fn place(case: &mut Case, way: &Way, step: &permit::form::Step, today: Today<'_>) {
    step.id.clone_into(&mut case.step);
    step.state.as_str().clone_into(&mut case.state);
    way.turn(step).code().clone_into(&mut case.desk);
    case.since = today.now;
    case.officer = None;
    let days = step.days.filter(|_| step.state.waits_for_applicant());
    case.due_at = days.map(|it| today.calendar.end_of(&case.region, it, today.now));
}
