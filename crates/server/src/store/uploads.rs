//! Rows of uploads that go on over several requests, and of files that are whole.

use super::{Row, StoreError, Tx, args};

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Upload {
    pub id: String,
    /// The application it is for: its id, made on the phone.
    pub application: String,
    /// The digest that was announced.
    pub sha256: String,
    pub bytes: i64,
    pub received: i64,
    pub is_done: bool,
    pub created_at: i64,
    pub expires_at: i64,
}

const COLUMNS: &str = "id, application, sha256, bytes, received, done, created_at, expires_at";

fn of(row: &Row) -> Result<Upload, StoreError> {
    Ok(Upload {
        id: row.text(0)?,
        application: row.text(1)?,
        sha256: row.text(2)?,
        bytes: row.int(3)?,
        received: row.int(4)?,
        is_done: row.flag(5)?,
        created_at: row.int(6)?,
        expires_at: row.int(7)?,
    })
}

pub fn insert(tx: &mut dyn Tx, it: &Upload) -> Result<(), StoreError> {
    tx.run(
        &format!("INSERT INTO uploads ({COLUMNS}) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)"),
        args![
            &it.id,
            &it.application,
            &it.sha256,
            it.bytes,
            it.received,
            it.is_done,
            it.created_at,
            it.expires_at,
        ],
    )?;
    Ok(())
}

pub fn by_id(tx: &mut dyn Tx, id: &str) -> Result<Option<Upload>, StoreError> {
    tx.first(&format!("SELECT {COLUMNS} FROM uploads WHERE id = ?1"), args![id])?.as_ref().map(of).transpose()
}

/// An upload of the same content for the same application of which no byte has come yet.
pub fn untouched(
    tx: &mut dyn Tx,
    application: &str,
    content: (&str, i64),
    now: i64,
) -> Result<Option<Upload>, StoreError> {
    let sql = format!(
        "SELECT {COLUMNS} FROM uploads WHERE application = ?1 AND sha256 = ?2 AND bytes = ?3 AND received = 0 \
         AND done = 0 AND expires_at >= ?4 ORDER BY created_at DESC, id LIMIT 1"
    );
    let (sha256, bytes) = content;
    tx.first(&sql, args![application, sha256, bytes, now])?.as_ref().map(of).transpose()
}

/// How many uploads and bytes an application has announced.
pub fn announced(tx: &mut dyn Tx, application: &str) -> Result<(i64, i64), StoreError> {
    let sql = "SELECT count(*), CAST(coalesce(sum(bytes), 0) AS BIGINT) FROM uploads WHERE application = ?1";
    let row = tx.first(sql, args![application])?;
    row.map_or(Ok((0, 0)), |it| Ok((it.int(0)?, it.int(1)?)))
}

/// Moves the safe end on, if it still stands where the writer began.
pub fn advance(tx: &mut dyn Tx, id: &str, from: i64, to: i64) -> Result<bool, StoreError> {
    let changed =
        tx.run("UPDATE uploads SET received = ?3 WHERE id = ?1 AND received = ?2", args![id, from, to])?;
    Ok(changed == 1)
}

/// Marks an upload as whole, and its file as kept: its kind, and when a scanner found nothing in it.
pub fn finish(
    tx: &mut dyn Tx,
    upload: &Upload,
    file: (&str, Option<i64>),
    now: i64,
) -> Result<(), StoreError> {
    let bytes = u64::try_from(upload.bytes).unwrap_or(0);
    let (kind, scanned_at) = file;
    add_file(tx, (&upload.sha256, bytes, kind), now)?;
    if scanned_at.is_some() {
        tx.run("UPDATE files SET scanned_at = ?2 WHERE sha256 = ?1", args![&upload.sha256, scanned_at])?;
    }
    tx.run("UPDATE uploads SET done = 1 WHERE id = ?1", args![&upload.id])?;
    Ok(())
}

/// Names a file whose bytes are kept: digest, length, kind.
pub fn add_file(tx: &mut dyn Tx, file: (&str, u64, &str), now: i64) -> Result<(), StoreError> {
    let (sha256, bytes, kind) = file;
    tx.run(
        "INSERT INTO files (sha256, bytes, kind, stored_at) VALUES (?1, ?2, ?3, ?4) ON CONFLICT DO NOTHING",
        args![sha256, i64::try_from(bytes).unwrap_or(i64::MAX), kind, now],
    )?;
    Ok(())
}

pub fn remove(tx: &mut dyn Tx, id: &str) -> Result<(), StoreError> {
    tx.run("DELETE FROM uploads WHERE id = ?1", args![id])?;
    Ok(())
}

/// Whether an application has uploaded a file of that digest, whole.
pub fn has_uploaded(tx: &mut dyn Tx, application: &str, sha256: &str) -> Result<bool, StoreError> {
    let sql = "SELECT 1 FROM uploads WHERE application = ?1 AND sha256 = ?2 AND done = 1";
    Ok(tx.first(sql, args![application, sha256])?.is_some())
}

/// How many files of a case no scanner has looked at; papers that this program made count for nothing.
pub fn unscanned(tx: &mut dyn Tx, case_id: &str) -> Result<i64, StoreError> {
    let sql = "SELECT count(*) FROM files WHERE scanned_at IS NULL AND (\
               EXISTS (SELECT 1 FROM attachments WHERE case_id = ?1 AND attachments.sha256 = files.sha256) OR \
               EXISTS (SELECT 1 FROM corrections WHERE case_id = ?1 AND answer_file = files.sha256))";
    tx.first(sql, args![case_id])?.map_or(Ok(0), |it| it.int(0))
}

/// Uploads whose time is over.
pub fn expired(tx: &mut dyn Tx, now: i64) -> Result<Vec<String>, StoreError> {
    let sql = "SELECT id FROM uploads WHERE expires_at < ?1 ORDER BY expires_at LIMIT 500";
    tx.rows(sql, args![now])?.iter().map(|it| it.text(0)).collect()
}

/// Every file that must be there.
pub fn all_files(tx: &mut dyn Tx) -> Result<Vec<String>, StoreError> {
    tx.rows("SELECT sha256 FROM files ORDER BY sha256", &[])?.iter().map(|it| it.text(0)).collect()
}
