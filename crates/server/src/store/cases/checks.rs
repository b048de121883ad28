//! What officers ticked, round by round. A tick that is taken back is another row; nothing is changed or deleted.

use super::super::{Row, StoreError, Tx, args};

/// What was last said of one thing to look at.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Check {
    /// Path of the question or document.
    pub item: String,
    pub is_ticked: bool,
    pub actor: String,
    pub role: String,
    pub at: i64,
}

/// Adds what an officer says of one thing; `turn` is the revision that the change makes.
pub fn add(tx: &mut dyn Tx, case: (&str, i64), turn: i64, it: &Check) -> Result<(), StoreError> {
    let (case_id, round) = case;
    tx.run(
        "INSERT INTO checks (case_id, round, item, turn, is_ticked, actor, role, at) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)",
        args![case_id, round, &it.item, turn, it.is_ticked, &it.actor, &it.role, it.at],
    )?;
    Ok(())
}

/// What stands in a round.
pub fn of_round(tx: &mut dyn Tx, case_id: &str, round: i64) -> Result<Vec<Check>, StoreError> {
    let sql = "SELECT item, is_ticked, actor, role, at FROM checks AS it WHERE case_id = ?1 AND round = ?2 AND turn = \
               (SELECT max(turn) FROM checks WHERE case_id = ?1 AND round = ?2 AND item = it.item) ORDER BY item";
    let read = |row: &Row| {
        Ok(Check {
            item: row.text(0)?,
            is_ticked: row.flag(1)?,
            actor: row.text(2)?,
            role: row.text(3)?,
            at: row.int(4)?,
        })
    };
    tx.rows(sql, args![case_id, round])?.iter().map(read).collect()
}
