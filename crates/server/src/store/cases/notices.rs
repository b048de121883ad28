//! Notices that wait to be sent. One server takes one at a time by moving its hour on, which only one can do.

use super::super::{Row, StoreError, Tx, args};

/// A notice.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Notice {
    pub id: String,
    pub case_id: String,
    /// What happened, as a fixed word.
    pub kind: String,
    pub language: String,
    pub due_at: i64,
    pub tries: i64,
}

/// What is due, the oldest first.
pub fn due(tx: &mut dyn Tx, now: i64, count: i64) -> Result<Vec<Notice>, StoreError> {
    let sql = "SELECT id, case_id, kind, language, due_at, tries FROM notifications \
               WHERE sent_at IS NULL AND due_at <= ?1 ORDER BY due_at, id LIMIT ?2";
    let read = |row: &Row| {
        Ok(Notice {
            id: row.text(0)?,
            case_id: row.text(1)?,
            kind: row.text(2)?,
            language: row.text(3)?,
            due_at: row.int(4)?,
            tries: row.int(5)?,
        })
    };
    tx.rows(sql, args![now, count])?.iter().map(read).collect()
}

/// Takes a notice until `until`, unless somebody else has; tells whether it did.
pub fn take(tx: &mut dyn Tx, it: &Notice, until: i64) -> Result<bool, StoreError> {
    let sql = "UPDATE notifications SET due_at = ?3, tries = tries + 1 \
               WHERE id = ?1 AND due_at = ?2 AND sent_at IS NULL";
    Ok(tx.run(sql, args![&it.id, it.due_at, until])? == 1)
}

/// Marks a notice as sent, or with 0 as one that never will be.
pub fn done(tx: &mut dyn Tx, id: &str, at: i64) -> Result<(), StoreError> {
    tx.run("UPDATE notifications SET sent_at = ?2 WHERE id = ?1", args![id, at])?;
    Ok(())
}
