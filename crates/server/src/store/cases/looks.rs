//! Which officers looked at a file, once a day. Nothing is changed or deleted.

use super::super::{Row, StoreError, Tx, args};

/// That somebody looked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Look {
    pub actor: String,
    pub role: String,
    /// The first time on that day.
    pub at: i64,
}

/// Whether an officer has looked at a case on a day where the city is.
pub fn is_noted(tx: &mut dyn Tx, case_id: &str, actor: &str, day: &str) -> Result<bool, StoreError> {
    let sql = "SELECT 1 FROM looks WHERE case_id = ?1 AND actor = ?2 AND day = ?3";
    Ok(tx.first(sql, args![case_id, actor, day])?.is_some())
}

/// Notes a look; a second one on the same day adds nothing.
pub fn note(tx: &mut dyn Tx, case_id: &str, day: &str, it: &Look) -> Result<(), StoreError> {
    tx.run(
        "INSERT INTO looks (case_id, actor, day, role, at) VALUES (?1, ?2, ?3, ?4, ?5) ON CONFLICT DO NOTHING",
        args![case_id, &it.actor, day, &it.role, it.at],
    )?;
    Ok(())
}

/// Who looked at a case, the newest first.
pub fn of_case(tx: &mut dyn Tx, case_id: &str) -> Result<Vec<Look>, StoreError> {
    let sql = "SELECT actor, role, at FROM looks WHERE case_id = ?1 ORDER BY at DESC, actor";
    tx.rows(sql, args![case_id])?.iter().map(look_of).collect()
}

/// The newest looks at all cases with the numbers of their cases.
pub fn newest(tx: &mut dyn Tx, skip: i64, count: i64) -> Result<Vec<(String, Look)>, StoreError> {
    let sql = "SELECT l.actor, l.role, l.at, c.number FROM looks l JOIN cases c ON c.id = l.case_id \
               ORDER BY l.at DESC, l.case_id, l.actor LIMIT ?1 OFFSET ?2";
    tx.rows(sql, args![count, skip])?.iter().map(|it| Ok((it.text(3)?, look_of(it)?))).collect()
}

fn look_of(row: &Row) -> Result<Look, StoreError> {
    Ok(Look { actor: row.text(0)?, role: row.text(1)?, at: row.int(2)? })
}
