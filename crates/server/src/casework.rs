//! The use-cases: what may be done to a case, by whom, and what is written when it is. Roles are enforced here and
//! nowhere else. Each use-case runs in one transaction; none knows HTTP, pages or the clock of the machine.

pub mod browse;
pub mod checklist;
pub mod clock;
pub mod connect;
pub mod corrected;
pub mod counter;
pub mod decide;
pub mod follow;
pub mod granted;
pub mod look;
pub mod number;
pub mod pay;
pub mod point;
pub mod receive;
pub mod retain;
pub mod roles;
pub mod sign;
pub mod statistics;
pub mod talk;
pub mod upload;
pub mod verdict;
pub mod way;

use crate::store::{
    StoreError, Tx,
    cases::{self, Case, Event},
};

/// Why a use-case was refused.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum CaseError {
    /// The store could not do it; trying again may help.
    Store(StoreError),
    /// What was sent is not what the format says: which part, and a fixed word for what is wrong.
    Invalid { part: String, fault: &'static str },
    /// The id was used for something else before.
    Conflict,
    /// There is no such case, or the secret is not its secret: never told apart.
    Unknown,
    /// These files were named but have not arrived whole.
    FilesMissing(Vec<String>),
    /// The officer has no role for this.
    Forbidden,
    /// Somebody changed the case since it was looked at.
    Stale,
    /// The case is not in a state in which this can be done.
    NotNow,
    /// A reason has to be given.
    ReasonMissing,
    /// The case came back as often as it may.
    TooManyRounds,
}

impl From<StoreError> for CaseError {
    fn from(it: StoreError) -> Self {
        Self::Store(it)
    }
}

/// Who does something, as the record names them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Actor {
    pub name: String,
    pub role: String,
}

impl Actor {
    /// Whoever holds the claim secret.
    pub fn applicant() -> Self {
        Self { name: "applicant".to_owned(), role: "applicant".to_owned() }
    }
}

/// What is said about a change of a case.
#[derive(Debug, Clone, Copy, Default)]
struct Said<'a> {
    action: &'a str,
    reason: Option<&'a str>,
    note: Option<&'a str>,
    is_visible: bool,
}

/// Writes a changed case and its entry in the record, or tells that somebody was faster.
fn record(
    tx: &mut dyn Tx,
    case: &mut Case,
    actor: &Actor,
    said: Said<'_>,
    now: i64,
) -> Result<(), CaseError> {
    if !cases::update(tx, case)? {
        return Err(CaseError::Stale);
    }
    case.revision += 1;
    let event = Event {
        turn: case.revision,
        at: now,
        actor: actor.name.clone(),
        role: actor.role.clone(),
        action: said.action.to_owned(),
        step: case.step.clone(),
        state: case.state.clone(),
        reason: said.reason.map(str::to_owned),
        note: said.note.map(str::to_owned),
        is_visible: said.is_visible,
    };
    cases::add_event(tx, &case.id, &event)?;
    connect::announce(tx, case, &event)
}

/// A name: words on one line.
fn name(part: &str, text: &str, most: usize) -> Result<String, CaseError> {
    let text = words(part, text, most)?;
    if text.contains(['\n', '\t']) {
        return Err(CaseError::Invalid { part: part.to_owned(), fault: "control-character" });
    }
    Ok(text)
}

/// Text that somebody wrote, without marks that could break a line of a mail or a log; empty and overlong text is refused.
fn words(part: &str, text: &str, most: usize) -> Result<String, CaseError> {
    let text = text.replace("\r\n", "\n");
    let text = text.trim();
    let invalid = |fault| CaseError::Invalid { part: part.to_owned(), fault };
    if text.is_empty() {
        return Err(invalid("missing"));
    }
    if text.chars().count() > most {
        return Err(invalid("too-long"));
    }
    if text.chars().any(|it| it.is_control() && it != '\n' && it != '\t') {
        return Err(invalid("control-character"));
    }
    Ok(text.to_owned())
}
