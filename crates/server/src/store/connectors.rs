//! Systems of others: which are told what happens, what waits to be sent to them, what they reported. Keeps and finds only.

use super::{
    Row, StoreError, Tx, Value, args,
    cases::{Scope, scoped},
};

/// What is to be sent to one system.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Delivery {
    /// The same for every try, so that a system that gets it twice can tell.
    pub id: String,
    pub connector: String,
    pub case_id: String,
    pub turn: i64,
    pub due_at: i64,
    pub tries: i64,
}

/// What a system told us, and what became of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reported {
    pub connector: String,
    /// Theirs.
    pub id: String,
    /// SHA-256 of what they said.
    pub digest: String,
    pub at: i64,
    pub number: String,
    pub said: String,
    /// A fixed word.
    pub outcome: String,
    pub case_id: Option<String>,
    /// Somebody of the office has to look.
    pub is_finding: bool,
}

/// Writes which systems are told what happens, and for which services; others are told nothing from now on.
pub fn name_all(tx: &mut dyn Tx, all: &[(String, String)]) -> Result<(), StoreError> {
    tx.run("UPDATE connectors SET is_active = 0 WHERE is_active = 1", &[])?;
    for (name, services) in all {
        tx.run(
            "INSERT INTO connectors (name, services, is_active) VALUES (?1, ?2, 1) \
             ON CONFLICT (name) DO UPDATE SET services = ?2, is_active = 1",
            args![name, services],
        )?;
    }
    Ok(())
}

/// The systems that are told what happens, with the ids of their services between spaces, empty for all.
pub fn told(tx: &mut dyn Tx) -> Result<Vec<(String, String)>, StoreError> {
    let sql = "SELECT name, services FROM connectors WHERE is_active = 1 ORDER BY name";
    tx.rows(sql, &[])?.iter().map(|it| Ok((it.text(0)?, it.text(1)?))).collect()
}

/// Remembers that a system is to be told of a change; in the transaction of the change.
pub fn add_delivery(tx: &mut dyn Tx, it: &Delivery) -> Result<(), StoreError> {
    tx.run(
        "INSERT INTO deliveries (id, connector, case_id, turn, due_at, tries) VALUES (?1, ?2, ?3, ?4, ?5, 0) \
         ON CONFLICT DO NOTHING",
        args![&it.id, &it.connector, &it.case_id, it.turn, it.due_at],
    )?;
    Ok(())
}

/// What is due to one system, the oldest first.
pub fn due(tx: &mut dyn Tx, connector: &str, now: i64, count: i64) -> Result<Vec<Delivery>, StoreError> {
    let sql = "SELECT id, connector, case_id, turn, due_at, tries FROM deliveries \
               WHERE sent_at IS NULL AND due_at <= ?1 AND connector = ?3 ORDER BY due_at, id LIMIT ?2";
    let read = |row: &Row| {
        Ok(Delivery {
            id: row.text(0)?,
            connector: row.text(1)?,
            case_id: row.text(2)?,
            turn: row.int(3)?,
            due_at: row.int(4)?,
            tries: row.int(5)?,
        })
    };
    tx.rows(sql, args![now, count, connector])?.iter().map(read).collect()
}

/// Takes a delivery until `until`, unless another server has; tells whether it did.
pub fn take(tx: &mut dyn Tx, it: &Delivery, until: i64) -> Result<bool, StoreError> {
    let sql = "UPDATE deliveries SET due_at = ?3, tries = tries + 1 \
               WHERE id = ?1 AND due_at = ?2 AND sent_at IS NULL";
    Ok(tx.run(sql, args![&it.id, it.due_at, until])? == 1)
}

/// Marks a delivery as sent, or with 0 as one that never will be.
pub fn done(tx: &mut dyn Tx, id: &str, at: i64) -> Result<(), StoreError> {
    tx.run("UPDATE deliveries SET sent_at = ?2 WHERE id = ?1", args![id, at])?;
    Ok(())
}

const REPORT: &str =
    "SELECT connector, id, digest, at, number, said, outcome, case_id, is_finding FROM reports";

fn reported(row: &Row) -> Result<Reported, StoreError> {
    Ok(Reported {
        connector: row.text(0)?,
        id: row.text(1)?,
        digest: row.text(2)?,
        at: row.int(3)?,
        number: row.text(4)?,
        said: row.text(5)?,
        outcome: row.text(6)?,
        case_id: row.maybe_text(7)?,
        is_finding: row.flag(8)?,
    })
}

/// What a system reported under an id.
pub fn report(tx: &mut dyn Tx, connector: &str, id: &str) -> Result<Option<Reported>, StoreError> {
    let sql = format!("{REPORT} WHERE connector = ?1 AND id = ?2");
    tx.first(&sql, args![connector, id])?.as_ref().map(reported).transpose()
}

/// Adds a report unless its id is taken; tells whether it did.
pub fn add_report(tx: &mut dyn Tx, it: &Reported) -> Result<bool, StoreError> {
    let added = tx.run(
        "INSERT INTO reports (connector, id, digest, at, number, said, outcome, case_id, is_finding) \
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9) ON CONFLICT DO NOTHING",
        args![
            &it.connector,
            &it.id,
            &it.digest,
            it.at,
            &it.number,
            &it.said,
            &it.outcome,
            it.case_id.clone(),
            it.is_finding,
        ],
    )?;
    Ok(added == 1)
}

/// Whether a system said the same of a file before and nothing else came of it; `is_open` asks for what waits to be looked at only.
pub fn was_reported(tx: &mut dyn Tx, it: &Reported, is_open: bool) -> Result<bool, StoreError> {
    let open = if is_open { " AND settled_at IS NULL" } else { "" };
    let sql = format!(
        "SELECT 1 FROM reports WHERE number = ?1 AND connector = ?2 AND said = ?3 AND outcome = ?4 AND is_finding = 1{open} LIMIT 1"
    );
    Ok(tx.first(&sql, args![&it.number, &it.connector, &it.said, &it.outcome])?.is_some())
}

/// Reports that somebody has to look at, the oldest first: of files in these scopes, and of no file where `with_unknown` says so.
pub fn findings(
    tx: &mut dyn Tx,
    scopes: &[Scope],
    with_unknown: bool,
    count: i64,
) -> Result<Vec<Reported>, StoreError> {
    let mut values: Vec<Value> = Vec::new();
    let seen = scoped(scopes, &mut values).map(|it| format!("case_id IN (SELECT id FROM cases WHERE {it})"));
    let unknown = with_unknown.then(|| "case_id IS NULL".to_owned());
    let reach: Vec<String> = seen.into_iter().chain(unknown).collect();
    if reach.is_empty() {
        return Ok(Vec::new());
    }
    values.push(count.into());
    let sql = format!(
        "{REPORT} WHERE is_finding = 1 AND settled_at IS NULL AND ({}) ORDER BY at, connector, id LIMIT ?{}",
        reach.join(" OR "),
        values.len()
    );
    tx.rows(&sql, &values)?.iter().map(reported).collect()
}

/// Writes that somebody has looked, once; tells whether it did.
pub fn settle(tx: &mut dyn Tx, key: (&str, &str), by: &str, now: i64) -> Result<bool, StoreError> {
    let sql = "UPDATE reports SET settled_at = ?3, settled_by = ?4 \
               WHERE connector = ?1 AND id = ?2 AND is_finding = 1 AND settled_at IS NULL";
    Ok(tx.run(sql, args![key.0, key.1, now, by])? == 1)
}
