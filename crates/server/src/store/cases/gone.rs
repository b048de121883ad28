//! Deleting what may be kept no longer. The case stays with its number and its record; the applicant does not.

use super::super::{StoreError, Tx, args};
use super::Case;

/// Cases that ended and still have an application, in the order of their ids.
pub fn ended(tx: &mut dyn Tx, after: &str, count: i64) -> Result<Vec<Case>, StoreError> {
    let sql = format!(
        "SELECT {} FROM cases WHERE desk = 'nobody' AND applicant <> '' AND id > ?1 ORDER BY id LIMIT ?2",
        super::COLUMNS
    );
    tx.rows(&sql, args![after, count])?.iter().map(Case::of).collect()
}

/// Deletes an application with everything in it; gives the files that nothing names any longer. `secret` is what nobody
/// knows: nobody can follow the case any longer.
pub fn application(tx: &mut dyn Tx, case_id: &str, secret: &str) -> Result<Vec<String>, StoreError> {
    let named = "SELECT sha256 FROM attachments WHERE case_id = ?1 UNION \
                 SELECT answer_file FROM corrections WHERE case_id = ?1 AND answer_file IS NOT NULL";
    let files: Vec<String> =
        tx.rows(named, args![case_id])?.iter().map(|it| it.text(0)).collect::<Result<_, _>>()?;
    for table in ["attachments", "applications", "messages", "corrections", "judgements"] {
        tx.run(&format!("DELETE FROM {table} WHERE case_id = ?1"), args![case_id])?;
    }
    tx.run("DELETE FROM uploads WHERE application = ?1", args![case_id])?;
    tx.run("UPDATE cases SET applicant = '', person_mark = NULL, representative = NULL, representative_letter = NULL, claim_hash = ?2 WHERE id = ?1", args![case_id, secret])?;
    unnamed(tx, files)
}

/// Deletes one attachment.
pub fn attachment(tx: &mut dyn Tx, case_id: &str, sha256: &str) -> Result<Vec<String>, StoreError> {
    tx.run("DELETE FROM attachments WHERE case_id = ?1 AND sha256 = ?2", args![case_id, sha256])?;
    tx.run("DELETE FROM uploads WHERE application = ?1 AND sha256 = ?2", args![case_id, sha256])?;
    unnamed(tx, vec![sha256.to_owned()])
}

/// Those of these files that no case and no upload names, no longer listed.
pub fn unnamed(tx: &mut dyn Tx, files: Vec<String>) -> Result<Vec<String>, StoreError> {
    let mut gone = Vec::new();
    for it in files {
        let deleted = tx.run(
            "DELETE FROM files WHERE sha256 = ?1 AND NOT EXISTS (SELECT 1 FROM attachments WHERE sha256 = ?1) \
             AND NOT EXISTS (SELECT 1 FROM corrections WHERE answer_file = ?1) \
             AND NOT EXISTS (SELECT 1 FROM decisions WHERE sha256 = ?1) \
             AND NOT EXISTS (SELECT 1 FROM uploads WHERE sha256 = ?1)",
            args![&it],
        )?;
        if deleted == 1 {
            gone.push(it);
        }
    }
    Ok(gone)
}
