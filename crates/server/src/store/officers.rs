//! Rows of officers, their roles and sessions. Passwords come here as argon2 strings, cookies as hashes.

use super::{Row, StoreError, Tx, args};

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Officer {
    pub id: String,
    pub login: String,
    pub name: String,
    pub password: String,
    pub is_active: bool,
    pub failures: i64,
    pub locked_until: i64,
    /// The secret of a second factor.
    pub totp: Option<String>,
    /// The last half minute whose code was used.
    pub totp_step: i64,
}

/// A role with its limits; an empty text means everywhere, or every service.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Appointment {
    pub role: String,
    /// A kelurahan, or the kecamatan or city in which it lies.
    pub kelurahan: String,
    pub service: String,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Session {
    pub token_hash: String,
    pub officer_id: String,
    pub csrf: String,
    pub created_at: i64,
    pub seen_at: i64,
    pub expires_at: i64,
}

const COLUMNS: &str = "id, login, name, password, is_active, failures, locked_until, totp, totp_step";

fn of(row: &Row) -> Result<Officer, StoreError> {
    Ok(Officer {
        id: row.text(0)?,
        login: row.text(1)?,
        name: row.text(2)?,
        password: row.text(3)?,
        is_active: row.flag(4)?,
        failures: row.int(5)?,
        locked_until: row.int(6)?,
        totp: row.maybe_text(7)?,
        totp_step: row.int(8)?,
    })
}

/// Adds an officer unless the login is taken; tells whether it did.
pub fn insert(tx: &mut dyn Tx, it: &Officer, now: i64) -> Result<bool, StoreError> {
    let added = tx.run(
        "INSERT INTO officers (id, login, name, password, is_active, failures, locked_until, created_at) \
         VALUES (?1, ?2, ?3, ?4, ?5, 0, 0, ?6) ON CONFLICT DO NOTHING",
        args![&it.id, &it.login, &it.name, &it.password, it.is_active, now],
    )?;
    Ok(added == 1)
}

pub fn appoint(tx: &mut dyn Tx, officer_id: &str, it: &Appointment) -> Result<(), StoreError> {
    tx.run(
        "INSERT INTO officer_roles (officer_id, role, kelurahan, service) VALUES (?1, ?2, ?3, ?4) ON CONFLICT DO NOTHING",
        args![officer_id, &it.role, &it.kelurahan, &it.service],
    )?;
    Ok(())
}

/// Puts these roles in the place of those that an officer has, and ends the officer's sessions.
pub fn reappoint(tx: &mut dyn Tx, officer_id: &str, all: &[Appointment]) -> Result<(), StoreError> {
    tx.run("DELETE FROM officer_roles WHERE officer_id = ?1", args![officer_id])?;
    for it in all {
        appoint(tx, officer_id, it)?;
    }
    end_sessions(tx, officer_id)
}

pub fn by_login(tx: &mut dyn Tx, login: &str) -> Result<Option<Officer>, StoreError> {
    let sql = format!("SELECT {COLUMNS} FROM officers WHERE login = ?1");
    tx.first(&sql, args![login])?.as_ref().map(of).transpose()
}

pub fn by_id(tx: &mut dyn Tx, id: &str) -> Result<Option<Officer>, StoreError> {
    let sql = format!("SELECT {COLUMNS} FROM officers WHERE id = ?1");
    tx.first(&sql, args![id])?.as_ref().map(of).transpose()
}

pub fn appointments(tx: &mut dyn Tx, officer_id: &str) -> Result<Vec<Appointment>, StoreError> {
    let sql = "SELECT role, kelurahan, service FROM officer_roles WHERE officer_id = ?1 ORDER BY role, kelurahan, service";
    let read =
        |row: &Row| Ok(Appointment { role: row.text(0)?, kelurahan: row.text(1)?, service: row.text(2)? });
    tx.rows(sql, args![officer_id])?.iter().map(read).collect()
}

/// Counts a failure; closes the account until then where it was one too many in a row, and tells whether it did.
pub fn count_failure(tx: &mut dyn Tx, id: &str, most: i64, until: i64) -> Result<bool, StoreError> {
    // Each counts on what stands there, so tries at two servers at once are two.
    tx.run("UPDATE officers SET failures = failures + 1 WHERE id = ?1", args![id])?;
    let sql = "UPDATE officers SET failures = 0, locked_until = ?3 WHERE id = ?1 AND failures >= ?2";
    Ok(tx.run(sql, args![id, most, until])? == 1)
}

/// Writes how often signing in has failed in a row, and until when it is refused.
pub fn set_failures(tx: &mut dyn Tx, id: &str, failures: i64, locked_until: i64) -> Result<(), StoreError> {
    tx.run(
        "UPDATE officers SET failures = ?2, locked_until = ?3 WHERE id = ?1",
        args![id, failures, locked_until],
    )?;
    Ok(())
}

pub fn set_password(tx: &mut dyn Tx, id: &str, password: &str) -> Result<(), StoreError> {
    tx.run(
        "UPDATE officers SET password = ?2, failures = 0, locked_until = 0 WHERE id = ?1",
        args![id, password],
    )?;
    end_sessions(tx, id)
}

pub fn set_totp(tx: &mut dyn Tx, id: &str, secret: Option<&str>) -> Result<(), StoreError> {
    tx.run("UPDATE officers SET totp = ?2, totp_step = 0 WHERE id = ?1", args![id, secret])?;
    end_sessions(tx, id)
}

/// Remembers the last half minute whose code was used; tells whether nobody used it, or a later one, before.
pub fn use_totp_step(tx: &mut dyn Tx, id: &str, step: i64) -> Result<bool, StoreError> {
    let sql = "UPDATE officers SET totp_step = ?2 WHERE id = ?1 AND totp_step < ?2";
    Ok(tx.run(sql, args![id, step])? == 1)
}

/// Whom the sign-on service means by an account; tells whether nobody else is meant by that already.
pub fn set_subject(tx: &mut dyn Tx, id: &str, subject: Option<&str>) -> Result<bool, StoreError> {
    if let Some(it) = subject
        && by_subject(tx, it)?.is_some_and(|it| it.id != id)
    {
        return Ok(false);
    }
    tx.run("UPDATE officers SET subject = ?2 WHERE id = ?1", args![id, subject])?;
    end_sessions(tx, id)?;
    Ok(true)
}

pub fn by_subject(tx: &mut dyn Tx, subject: &str) -> Result<Option<Officer>, StoreError> {
    let sql = format!("SELECT {COLUMNS} FROM officers WHERE subject = ?1");
    tx.first(&sql, args![subject])?.as_ref().map(of).transpose()
}

/// Remembers somebody on the way to the sign-on service, and forgets those who never came back.
pub fn begin_sign_on(
    tx: &mut dyn Tx,
    state_hash: &str,
    begun: (&str, &str),
    expires_at: i64,
    now: i64,
) -> Result<(), StoreError> {
    tx.run("DELETE FROM sign_ons WHERE expires_at < ?1", args![now])?;
    tx.run(
        "INSERT INTO sign_ons (state_hash, nonce, verifier, expires_at) VALUES (?1, ?2, ?3, ?4)",
        args![state_hash, begun.0, begun.1, expires_at],
    )?;
    Ok(())
}

/// Takes what was remembered, which works once: nonce and verifier.
pub fn take_sign_on(
    tx: &mut dyn Tx,
    state_hash: &str,
    now: i64,
) -> Result<Option<(String, String)>, StoreError> {
    let sql = "SELECT nonce, verifier FROM sign_ons WHERE state_hash = ?1 AND expires_at >= ?2";
    let Some(row) = tx.first(sql, args![state_hash, now])? else { return Ok(None) };
    let taken = tx.run("DELETE FROM sign_ons WHERE state_hash = ?1", args![state_hash])?;
    if taken == 1 { Ok(Some((row.text(0)?, row.text(1)?))) } else { Ok(None) }
}

pub fn set_active(tx: &mut dyn Tx, id: &str, is_active: bool) -> Result<(), StoreError> {
    tx.run("UPDATE officers SET is_active = ?2 WHERE id = ?1", args![id, is_active])?;
    end_sessions(tx, id)
}

pub fn begin_session(tx: &mut dyn Tx, it: &Session) -> Result<(), StoreError> {
    tx.run(
        "INSERT INTO sessions (token_hash, officer_id, csrf, created_at, seen_at, expires_at) \
         VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
        args![&it.token_hash, &it.officer_id, &it.csrf, it.created_at, it.seen_at, it.expires_at],
    )?;
    Ok(())
}

pub fn session(tx: &mut dyn Tx, token_hash: &str) -> Result<Option<Session>, StoreError> {
    let sql = "SELECT token_hash, officer_id, csrf, created_at, seen_at, expires_at FROM sessions WHERE token_hash = ?1";
    let read = |row: Row| {
        Ok(Session {
            token_hash: row.text(0)?,
            officer_id: row.text(1)?,
            csrf: row.text(2)?,
            created_at: row.int(3)?,
            seen_at: row.int(4)?,
            expires_at: row.int(5)?,
        })
    };
    tx.first(sql, args![token_hash])?.map(read).transpose()
}

pub fn touch_session(tx: &mut dyn Tx, token_hash: &str, now: i64) -> Result<(), StoreError> {
    tx.run("UPDATE sessions SET seen_at = ?2 WHERE token_hash = ?1", args![token_hash, now])?;
    Ok(())
}

pub fn end_session(tx: &mut dyn Tx, token_hash: &str) -> Result<(), StoreError> {
    tx.run("DELETE FROM sessions WHERE token_hash = ?1", args![token_hash])?;
    Ok(())
}

fn end_sessions(tx: &mut dyn Tx, officer_id: &str) -> Result<(), StoreError> {
    tx.run("DELETE FROM sessions WHERE officer_id = ?1", args![officer_id])?;
    Ok(())
}

pub fn forget_old_sessions(tx: &mut dyn Tx, now: i64) -> Result<(), StoreError> {
    tx.run("DELETE FROM sessions WHERE expires_at < ?1", args![now])?;
    Ok(())
}

/// Appends to the record of accounts.
pub fn add_account_event(
    tx: &mut dyn Tx,
    id: &str,
    at: i64,
    who: (Option<&str>, &str),
    action: &str,
) -> Result<(), StoreError> {
    let (officer_id, actor) = who;
    tx.run(
        "INSERT INTO account_events (id, at, officer_id, actor, action) VALUES (?1, ?2, ?3, ?4, ?5)",
        args![id, at, officer_id, actor, action],
    )?;
    Ok(())
}
