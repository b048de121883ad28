//! What office and applicant say to each other: corrections, messages, and notices that somebody is to be told.

use super::super::{Row, StoreError, Tx, args};

/// One thing to put right.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Correction {
    pub id: String,
    pub round: i64,
    pub place: i64,
    /// `field`, `page`, `photo` or `other`.
    pub target_kind: String,
    /// Which one.
    pub target: String,
    /// Why, as a code.
    pub reason: String,
    pub words: String,
    pub asked_by: String,
    pub asked_at: i64,
    pub answer: Option<String>,
    pub answer_digest: Option<String>,
    pub answer_file: Option<String>,
    pub answered_at: Option<i64>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Message {
    pub id: String,
    pub author: String,
    pub is_from_applicant: bool,
    pub words: String,
    pub at: i64,
    /// When an officer answered what the applicant wrote, or said that it needs no answer.
    pub answered_at: Option<i64>,
}

impl Message {
    /// Whether the applicant waits for an answer.
    pub fn is_waiting(&self) -> bool {
        self.is_from_applicant && self.answered_at.is_none()
    }
}

pub fn add_correction(tx: &mut dyn Tx, case_id: &str, it: &Correction) -> Result<(), StoreError> {
    tx.run(
        "INSERT INTO corrections (id, case_id, round, place, target_kind, target, reason, words, asked_by, asked_at) \
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)",
        args![
            &it.id,
            case_id,
            it.round,
            it.place,
            &it.target_kind,
            &it.target,
            &it.reason,
            &it.words,
            &it.asked_by,
            it.asked_at,
        ],
    )?;
    Ok(())
}

pub fn corrections(tx: &mut dyn Tx, case_id: &str) -> Result<Vec<Correction>, StoreError> {
    let sql = "SELECT id, round, place, target_kind, target, reason, words, asked_by, asked_at, answer, answer_digest, \
               answer_file, answered_at FROM corrections WHERE case_id = ?1 ORDER BY round, place";
    let read = |row: &Row| {
        Ok(Correction {
            id: row.text(0)?,
            round: row.int(1)?,
            place: row.int(2)?,
            target_kind: row.text(3)?,
            target: row.text(4)?,
            reason: row.text(5)?,
            words: row.text(6)?,
            asked_by: row.text(7)?,
            asked_at: row.int(8)?,
            answer: row.maybe_text(9)?,
            answer_digest: row.maybe_text(10)?,
            answer_file: row.maybe_text(11)?,
            answered_at: row.maybe_int(12)?,
        })
    };
    tx.rows(sql, args![case_id])?.iter().map(read).collect()
}

/// Writes an answer where none stands yet; tells whether it did.
pub fn answer_correction(tx: &mut dyn Tx, case_id: &str, answered: &Correction) -> Result<bool, StoreError> {
    let changed = tx.run(
        "UPDATE corrections SET answer = ?1, answer_digest = ?2, answer_file = ?3, answered_at = ?4 \
         WHERE id = ?5 AND case_id = ?6 AND answered_at IS NULL",
        args![
            answered.answer.clone(),
            answered.answer_digest.clone(),
            answered.answer_file.clone(),
            answered.answered_at,
            &answered.id,
            case_id,
        ],
    )?;
    Ok(changed == 1)
}

/// Adds a message unless its id is taken in this case; tells whether it did.
pub fn add_message(tx: &mut dyn Tx, case_id: &str, it: &Message) -> Result<bool, StoreError> {
    let added = tx.run(
        "INSERT INTO messages (id, case_id, author, is_from_applicant, words, at) VALUES (?1, ?2, ?3, ?4, ?5, ?6) \
         ON CONFLICT DO NOTHING",
        args![&it.id, case_id, &it.author, it.is_from_applicant, &it.words, it.at],
    )?;
    Ok(added == 1)
}

pub fn messages(tx: &mut dyn Tx, case_id: &str) -> Result<Vec<Message>, StoreError> {
    let sql = "SELECT id, author, is_from_applicant, words, at, answered_at FROM messages WHERE case_id = ?1 ORDER BY at, id";
    let read = |row: &Row| {
        Ok(Message {
            id: row.text(0)?,
            author: row.text(1)?,
            is_from_applicant: row.flag(2)?,
            words: row.text(3)?,
            at: row.int(4)?,
            answered_at: row.maybe_int(5)?,
        })
    };
    tx.rows(sql, args![case_id])?.iter().map(read).collect()
}

/// Marks what the applicant wrote until a moment as answered; gives how many that were.
pub fn settle_messages(tx: &mut dyn Tx, case_id: &str, until: i64, now: i64) -> Result<u64, StoreError> {
    tx.run(
        "UPDATE messages SET answered_at = ?3 WHERE case_id = ?1 AND at <= ?2 AND is_from_applicant = 1 AND answered_at IS NULL",
        args![case_id, until, now],
    )
}

/// How many messages of the applicant nobody has answered.
pub fn unanswered(tx: &mut dyn Tx, case_id: &str) -> Result<i64, StoreError> {
    let sql =
        "SELECT count(*) FROM messages WHERE case_id = ?1 AND is_from_applicant = 1 AND answered_at IS NULL";
    tx.first(sql, args![case_id])?.map_or(Ok(0), |it| it.int(0))
}

/// Remembers that the applicant is to be told; in the transaction of what happened, so neither is there without the other.
pub fn notify(tx: &mut dyn Tx, id: &str, case: (&str, &str), kind: &str, now: i64) -> Result<(), StoreError> {
    let (case_id, language) = case;
    tx.run(
        "INSERT INTO notifications (id, case_id, kind, language, made_at, due_at, tries) VALUES (?1, ?2, ?3, ?4, ?5, ?5, 0)",
        args![id, case_id, kind, language, now],
    )?;
    Ok(())
}

/// How many notices wait to be sent.
pub fn waiting_notices(tx: &mut dyn Tx) -> Result<i64, StoreError> {
    let row = tx.first("SELECT count(*) FROM notifications WHERE sent_at IS NULL", &[])?;
    row.map_or(Ok(0), |it| it.int(0))
}
