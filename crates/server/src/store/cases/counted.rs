//! Counts of cases, for statistics.

use super::super::{StoreError, Tx, Value};
use super::{Scope, WAITING, scoped};

/// In how many cases an applicant waits for an answer to a message.
pub fn waiting(tx: &mut dyn Tx, scopes: &[Scope]) -> Result<i64, StoreError> {
    let mut values: Vec<Value> = Vec::new();
    let Some(condition) = scoped(scopes, &mut values) else { return Ok(0) };
    let sql = format!("SELECT count(*) FROM cases WHERE {condition} AND {WAITING}");
    tx.first(&sql, &values)?.map_or(Ok(0), |it| it.int(0))
}

/// Service, state and how many.
pub fn by_state(tx: &mut dyn Tx, scopes: &[Scope]) -> Result<Vec<(String, String, i64)>, StoreError> {
    let mut values: Vec<Value> = Vec::new();
    let Some(condition) = scoped(scopes, &mut values) else { return Ok(Vec::new()) };
    let sql = format!(
        "SELECT service, state, count(*) FROM cases WHERE {condition} GROUP BY service, state ORDER BY 1, 2"
    );
    tx.rows(&sql, &values)?.iter().map(|it| Ok((it.text(0)?, it.text(1)?, it.int(2)?))).collect()
}

/// Service, region, arrival and decision of what was decided after a time.
pub fn decided(
    tx: &mut dyn Tx,
    scopes: &[Scope],
    after: i64,
) -> Result<Vec<(String, String, i64, i64)>, StoreError> {
    let mut values: Vec<Value> = Vec::new();
    let Some(condition) = scoped(scopes, &mut values) else { return Ok(Vec::new()) };
    values.push(after.into());
    let sql = format!(
        "SELECT service, region, received_at, since FROM cases \
         WHERE state IN ('issued', 'rejected') AND {condition} AND since > ?{}",
        values.len()
    );
    let rows = tx.rows(&sql, &values)?;
    rows.iter().map(|it| Ok((it.text(0)?, it.text(1)?, it.int(2)?, it.int(3)?))).collect()
}
