//! Cases that may be the same one twice: a paper that was typed in again.

use super::super::{Row, StoreError, Tx, args};

/// As much of a case as is compared.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Alike {
    pub number: String,
    pub applicant: String,
    /// The first digits of a hash of the applicant's number; nothing where none was given.
    pub mark: Option<String>,
}

/// What arrived for a service after a moment.
pub fn recent(tx: &mut dyn Tx, service: &str, after: i64) -> Result<Vec<Alike>, StoreError> {
    let sql = "SELECT number, applicant, person_mark FROM cases \
               WHERE service = ?1 AND received_at > ?2 AND state <> 'withdrawn' ORDER BY received_at, id";
    let read =
        |row: &Row| Ok(Alike { number: row.text(0)?, applicant: row.text(1)?, mark: row.maybe_text(2)? });
    tx.rows(sql, args![service, after])?.iter().map(read).collect()
}

/// Keeps the mark of an applicant.
pub fn set_mark(tx: &mut dyn Tx, case_id: &str, mark: &str) -> Result<(), StoreError> {
    tx.run("UPDATE cases SET person_mark = ?2 WHERE id = ?1", args![case_id, mark])?;
    Ok(())
}
