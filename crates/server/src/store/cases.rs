//! Rows of cases and what belongs to them. Keeps and finds; who may do what, and when, is decided in `casework`.

pub mod alike;
pub mod checks;
pub mod counted;
pub mod gone;
pub mod looks;
pub mod notices;
pub mod papers;
pub mod talk;

use super::{Row, StoreError, Tx, Value, args};

/// One case as it stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Case {
    /// Made on the phone.
    pub id: String,
    /// Made by the server; what people say at the counter.
    pub number: String,
    pub claim_hash: String,
    /// SHA-256 of the application as it first arrived.
    pub digest: String,
    pub service: String,
    pub region: String,
    pub kelurahan: Option<String>,
    pub applicant: String,
    pub language: String,
    /// Received by a demonstration: no office decides it.
    pub is_sample: bool,
    /// Where it is on the way through the office.
    pub step: String,
    pub state: String,
    /// The role that acts next; `applicant` or `nobody` where no desk does.
    pub desk: String,
    pub since: i64,
    /// Who has it in work.
    pub officer: Option<String>,
    pub rounds: i64,
    /// Counts every change; a change names the revision that it saw.
    pub revision: i64,
    pub received_at: i64,
    /// SHA-256 of the form that it walks by; nothing where it takes the usual way.
    pub form_digest: Option<String>,
    /// When the applicant's time runs out, while the applicant acts.
    pub due_at: Option<i64>,
    /// `phone`, or `counter` where an officer typed it in.
    pub origin: String,
    /// Who acts for the applicant.
    pub representative: Option<String>,
    /// SHA-256 of the letter that says so, where it was sent along.
    pub representative_letter: Option<String>,
}

/// What happened once.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Event {
    pub turn: i64,
    pub at: i64,
    pub actor: String,
    pub role: String,
    pub action: String,
    /// Where the case was afterwards.
    pub step: String,
    pub state: String,
    pub reason: Option<String>,
    pub note: Option<String>,
    pub is_visible: bool,
}

/// A file of an application.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Attachment {
    pub field: String,
    pub name: String,
    pub sha256: String,
}

/// Where an officer's eyes reach: an empty text is no limit.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Scope {
    pub desk: String,
    /// A kelurahan, or the kecamatan or city in which it lies.
    pub kelurahan: String,
    pub service: String,
}

/// Which cases a desk asks for.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Wanted {
    /// In any of these; none means no case at all.
    pub scopes: Vec<Scope>,
    /// In any of these states; none means all.
    pub states: Vec<String>,
    /// A number, or a part of the applicant's name.
    pub search: String,
    /// Only those whose applicant waits for an answer to a message.
    pub is_waiting: bool,
    pub skip: i64,
    pub count: i64,
}

const COLUMNS: &str = "id, number, claim_hash, digest, service, region, kelurahan, applicant, language, sample, step, \
                       state, desk, since, officer, rounds, revision, received_at, form_digest, due_at, origin, representative, \
                       representative_letter";

impl Case {
    fn of(row: &Row) -> Result<Self, StoreError> {
        Ok(Self {
            id: row.text(0)?,
            number: row.text(1)?,
            claim_hash: row.text(2)?,
            digest: row.text(3)?,
            service: row.text(4)?,
            region: row.text(5)?,
            kelurahan: row.maybe_text(6)?,
            applicant: row.text(7)?,
            language: row.text(8)?,
            is_sample: row.flag(9)?,
            step: row.text(10)?,
            state: row.text(11)?,
            desk: row.text(12)?,
            since: row.int(13)?,
            officer: row.maybe_text(14)?,
            rounds: row.int(15)?,
            revision: row.int(16)?,
            received_at: row.int(17)?,
            form_digest: row.maybe_text(18)?,
            due_at: row.maybe_int(19)?,
            origin: row.text(20)?,
            representative: row.maybe_text(21)?,
            representative_letter: row.maybe_text(22)?,
        })
    }
}

/// Adds a case unless its id or number is taken; tells whether it did. Two at once: one adds, the other waits and
/// is told.
pub fn insert(tx: &mut dyn Tx, case: &Case) -> Result<bool, StoreError> {
    let sql = format!(
        "INSERT INTO cases ({COLUMNS}) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17, ?18, ?19, ?20, ?21, ?22, ?23) \
         ON CONFLICT DO NOTHING"
    );
    let added = tx.run(
        &sql,
        args![
            &case.id,
            &case.number,
            &case.claim_hash,
            &case.digest,
            &case.service,
            &case.region,
            case.kelurahan.clone(),
            &case.applicant,
            &case.language,
            case.is_sample,
            &case.step,
            &case.state,
            &case.desk,
            case.since,
            case.officer.clone(),
            case.rounds,
            case.revision,
            case.received_at,
            case.form_digest.clone(),
            case.due_at,
            &case.origin,
            case.representative.clone(),
            case.representative_letter.clone(),
        ],
    )?;
    Ok(added == 1)
}

pub fn by_id(tx: &mut dyn Tx, id: &str) -> Result<Option<Case>, StoreError> {
    let sql = format!("SELECT {COLUMNS} FROM cases WHERE id = ?1");
    tx.first(&sql, args![id])?.as_ref().map(Case::of).transpose()
}

pub fn by_number(tx: &mut dyn Tx, number: &str) -> Result<Option<Case>, StoreError> {
    let sql = format!("SELECT {COLUMNS} FROM cases WHERE number = ?1");
    tx.first(&sql, args![number])?.as_ref().map(Case::of).transpose()
}

/// Writes what a change made of a case, if nobody changed it since `case` was read.
pub fn update(tx: &mut dyn Tx, case: &Case) -> Result<bool, StoreError> {
    let changed = tx.run(
        "UPDATE cases SET step = ?1, state = ?2, desk = ?3, since = ?4, officer = ?5, rounds = ?6, \
         claim_hash = ?9, due_at = ?10, revision = revision + 1 WHERE id = ?7 AND revision = ?8",
        args![
            &case.step,
            &case.state,
            &case.desk,
            case.since,
            case.officer.clone(),
            case.rounds,
            &case.id,
            case.revision,
            &case.claim_hash,
            case.due_at,
        ],
    )?;
    Ok(changed == 1)
}

pub fn add_application(tx: &mut dyn Tx, case: &Case, body: &str) -> Result<(), StoreError> {
    tx.run(
        "INSERT INTO applications (case_id, round, digest, body, received_at) VALUES (?1, ?2, ?3, ?4, ?5)",
        args![&case.id, case.rounds, &case.digest, body, case.received_at],
    )?;
    Ok(())
}

/// The application of a later round: digest and body. Those of earlier rounds stay.
pub fn add_round(tx: &mut dyn Tx, case: &Case, it: (&str, &str), now: i64) -> Result<(), StoreError> {
    tx.run(
        "INSERT INTO applications (case_id, round, digest, body, received_at) VALUES (?1, ?2, ?3, ?4, ?5)",
        args![&case.id, case.rounds, it.0, it.1, now],
    )?;
    Ok(())
}

/// Writes what a correction made of the applicant's name and the kelurahan.
pub fn set_applicant(
    tx: &mut dyn Tx,
    case_id: &str,
    applicant: &str,
    kelurahan: Option<&str>,
) -> Result<(), StoreError> {
    tx.run(
        "UPDATE cases SET applicant = ?2, kelurahan = ?3 WHERE id = ?1",
        args![case_id, applicant, kelurahan],
    )?;
    Ok(())
}

/// The application as it last arrived.
pub fn application(tx: &mut dyn Tx, case_id: &str) -> Result<Option<String>, StoreError> {
    let sql = "SELECT body FROM applications WHERE case_id = ?1 ORDER BY round DESC LIMIT 1";
    tx.first(sql, args![case_id])?.map(|it| it.text(0)).transpose()
}

pub fn add_attachment(
    tx: &mut dyn Tx,
    case: &Case,
    place: i64,
    attachment: &Attachment,
) -> Result<(), StoreError> {
    tx.run(
        "INSERT INTO attachments (case_id, round, place, field, name, sha256) VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
        args![&case.id, case.rounds, place, &attachment.field, &attachment.name, &attachment.sha256],
    )?;
    Ok(())
}

pub fn attachments(tx: &mut dyn Tx, case_id: &str) -> Result<Vec<Attachment>, StoreError> {
    let sql = "SELECT field, name, sha256 FROM attachments WHERE case_id = ?1 ORDER BY round, place";
    let read = |row: &Row| Ok(Attachment { field: row.text(0)?, name: row.text(1)?, sha256: row.text(2)? });
    tx.rows(sql, args![case_id])?.iter().map(read).collect()
}

/// The kinds of all files of a case by their digests.
pub fn kinds(tx: &mut dyn Tx, case_id: &str) -> Result<Vec<(String, String)>, StoreError> {
    let sql = "SELECT sha256, kind FROM files WHERE sha256 IN (\
               SELECT sha256 FROM attachments WHERE case_id = ?1 UNION \
               SELECT answer_file FROM corrections WHERE case_id = ?1 AND answer_file IS NOT NULL)";
    tx.rows(sql, args![case_id])?.iter().map(|it| Ok((it.text(0)?, it.text(1)?))).collect()
}

/// The kind of a file that belongs to a case: to its application or to an answer. Nobody reads a file by its digest alone.
pub fn file_of_case(tx: &mut dyn Tx, case_id: &str, sha256: &str) -> Result<Option<String>, StoreError> {
    let sql = "SELECT kind FROM files WHERE sha256 = ?2 AND (\
               EXISTS (SELECT 1 FROM attachments WHERE case_id = ?1 AND sha256 = ?2) OR \
               EXISTS (SELECT 1 FROM corrections WHERE case_id = ?1 AND answer_file = ?2) OR \
               EXISTS (SELECT 1 FROM decisions WHERE case_id = ?1 AND sha256 = ?2))";
    tx.first(sql, args![case_id, sha256])?.map(|it| it.text(0)).transpose()
}

/// Appends to the record. The turn is the revision that the change made, so no two changes share one.
pub fn add_event(tx: &mut dyn Tx, case_id: &str, event: &Event) -> Result<(), StoreError> {
    tx.run(
        "INSERT INTO events (case_id, turn, at, actor, role, action, step, state, reason, note, is_visible) \
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11)",
        args![
            case_id,
            event.turn,
            event.at,
            &event.actor,
            &event.role,
            &event.action,
            &event.step,
            &event.state,
            event.reason.clone(),
            event.note.clone(),
            event.is_visible,
        ],
    )?;
    Ok(())
}

pub fn events(tx: &mut dyn Tx, case_id: &str) -> Result<Vec<Event>, StoreError> {
    let sql = "SELECT turn, at, actor, role, action, step, state, reason, note, is_visible \
               FROM events WHERE case_id = ?1 ORDER BY turn";
    tx.rows(sql, args![case_id])?.iter().map(event_of).collect()
}

/// The newest events of all cases with the numbers of their cases, for the audit.
pub fn newest_events(tx: &mut dyn Tx, skip: i64, count: i64) -> Result<Vec<(String, Event)>, StoreError> {
    let sql = "SELECT e.turn, e.at, e.actor, e.role, e.action, e.step, e.state, e.reason, e.note, \
               e.is_visible, c.number FROM events e JOIN cases c ON c.id = e.case_id \
               ORDER BY e.at DESC, e.case_id, e.turn DESC LIMIT ?1 OFFSET ?2";
    let rows = tx.rows(sql, args![count, skip])?;
    rows.iter().map(|it| Ok((it.text(10)?, event_of(it)?))).collect()
}

fn event_of(row: &Row) -> Result<Event, StoreError> {
    Ok(Event {
        turn: row.int(0)?,
        at: row.int(1)?,
        actor: row.text(2)?,
        role: row.text(3)?,
        action: row.text(4)?,
        step: row.text(5)?,
        state: row.text(6)?,
        reason: row.maybe_text(7)?,
        note: row.maybe_text(8)?,
        is_visible: row.flag(9)?,
    })
}

/// The condition that an applicant waits for an answer to a message.
const WAITING: &str =
    "id IN (SELECT case_id FROM messages WHERE is_from_applicant = 1 AND answered_at IS NULL)";

/// Cases by what a desk asks for, the oldest first, and how many there are in all.
pub fn list(tx: &mut dyn Tx, wanted: &Wanted) -> Result<(Vec<Case>, i64), StoreError> {
    let mut values: Vec<Value> = Vec::new();
    let Some(scopes) = scoped(&wanted.scopes, &mut values) else { return Ok((Vec::new(), 0)) };
    let mut conditions = vec![scopes];
    let mut holds = |wanted: &String| {
        values.push(wanted.into());
        format!("state = ?{}", values.len())
    };
    let states: Vec<String> = wanted.states.iter().map(&mut holds).collect();
    if !states.is_empty() {
        conditions.push(format!("({})", states.join(" OR ")));
    }
    if !wanted.search.is_empty() {
        values.push(wanted.search.to_uppercase().into());
        let number = values.len();
        values.push(format!("%{}%", escaped(&wanted.search.to_lowercase())).into());
        conditions
            .push(format!("(number = ?{number} OR lower(applicant) LIKE ?{} ESCAPE '!')", values.len()));
    }
    if wanted.is_waiting {
        conditions.push(WAITING.to_owned());
    }
    let conditions = conditions.join(" AND ");
    let count = tx.first(&format!("SELECT count(*) FROM cases WHERE {conditions}"), &values)?;
    values.push(wanted.count.into());
    values.push(wanted.skip.into());
    let (limit, offset) = (values.len() - 1, values.len());
    let sql = format!(
        "SELECT {COLUMNS} FROM cases WHERE {conditions} ORDER BY received_at, id LIMIT ?{limit} OFFSET ?{offset}"
    );
    let cases = tx.rows(&sql, &values)?.iter().map(Case::of).collect::<Result<_, _>>()?;
    Ok((cases, count.map_or(Ok(0), |it| it.int(0))?))
}

/// The condition that a case lies in any of these scopes; nothing where there is none.
pub(super) fn scoped(scopes: &[Scope], values: &mut Vec<Value>) -> Option<String> {
    let mut all = Vec::new();
    for it in scopes {
        let mut limits = Vec::new();
        for (column, wanted) in [("desk", &it.desk), ("service", &it.service)] {
            if !wanted.is_empty() {
                values.push(wanted.into());
                limits.push(format!("{column} = ?{}", values.len()));
            }
        }
        if !it.kelurahan.is_empty() {
            values.push((&it.kelurahan).into());
            values.push(format!("{}.%", escaped(&it.kelurahan)).into());
            let (is, within) = (values.len() - 1, values.len());
            limits.push(format!(
                "(region = ?{is} OR kelurahan = ?{is} OR kelurahan LIKE ?{within} ESCAPE '!')"
            ));
        }
        all.push(if limits.is_empty() { "1 = 1".to_owned() } else { format!("({})", limits.join(" AND ")) });
    }
    (!all.is_empty()).then(|| format!("({})", all.join(" OR ")))
}

/// Cases whose applicant's time has run out, the oldest first.
pub fn overdue(tx: &mut dyn Tx, now: i64, count: i64) -> Result<Vec<Case>, StoreError> {
    let sql = format!("SELECT {COLUMNS} FROM cases WHERE due_at < ?1 ORDER BY due_at, id LIMIT ?2");
    tx.rows(&sql, args![now, count])?.iter().map(Case::of).collect()
}

/// A text that stands for itself in a pattern.
fn escaped(text: &str) -> String {
    text.replace('!', "!!").replace('%', "!%").replace('_', "!_")
}
