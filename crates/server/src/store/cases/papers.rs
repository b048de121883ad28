//! What belongs to a case beside the application: the form it walks by, what the office found, fees, decisions.

use super::super::{Row, StoreError, Tx, args};

/// A form as it was published.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KeptForm {
    /// SHA-256 of the file.
    pub digest: String,
    pub region: String,
    pub form: String,
    pub version: i64,
    pub body: String,
}

/// What is to be paid.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fee {
    /// Whole rupiah.
    pub amount: i64,
    pub set_by: String,
    pub set_at: i64,
    pub paid_at: Option<i64>,
    /// The number of the payment, from bank or treasury.
    pub reference: Option<String>,
}

/// A signed document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Decision {
    /// Stands on the paper; nobody can guess it.
    pub id: String,
    pub case_id: String,
    pub sha256: String,
    /// What signed it.
    pub signer: String,
    /// Signed by a demonstration: worth nothing.
    pub is_sample: bool,
    pub signed_by: String,
    pub signed_at: i64,
    pub revoked_at: Option<i64>,
}

/// Keeps a form; the same one again is no second form.
pub fn keep_form(tx: &mut dyn Tx, it: &KeptForm, now: i64) -> Result<(), StoreError> {
    tx.run(
        "INSERT INTO forms (digest, region, form, version, body, kept_at) VALUES (?1, ?2, ?3, ?4, ?5, ?6) \
         ON CONFLICT DO NOTHING",
        args![&it.digest, &it.region, &it.form, it.version, &it.body, now],
    )?;
    Ok(())
}

/// The file of a form.
pub fn form(tx: &mut dyn Tx, digest: &str) -> Result<Option<String>, StoreError> {
    tx.first("SELECT body FROM forms WHERE digest = ?1", args![digest])?.map(|it| it.text(0)).transpose()
}

pub fn add_judgement(
    tx: &mut dyn Tx,
    case_id: &str,
    turn: i64,
    body: &str,
    now: i64,
) -> Result<(), StoreError> {
    tx.run(
        "INSERT INTO judgements (case_id, turn, at, body) VALUES (?1, ?2, ?3, ?4) ON CONFLICT DO NOTHING",
        args![case_id, turn, now, body],
    )?;
    Ok(())
}

/// What was found last.
pub fn judgement(tx: &mut dyn Tx, case_id: &str) -> Result<Option<String>, StoreError> {
    let sql = "SELECT body FROM judgements WHERE case_id = ?1 ORDER BY turn DESC LIMIT 1";
    tx.first(sql, args![case_id])?.map(|it| it.text(0)).transpose()
}

/// Sets a fee; `turn` is the revision that the change makes.
pub fn set_fee(tx: &mut dyn Tx, case_id: &str, turn: i64, it: &Fee) -> Result<(), StoreError> {
    tx.run(
        "INSERT INTO fees (case_id, turn, amount, set_by, set_at) VALUES (?1, ?2, ?3, ?4, ?5)",
        args![case_id, turn, it.amount, &it.set_by, it.set_at],
    )?;
    Ok(())
}

/// The fee that counts.
pub fn fee(tx: &mut dyn Tx, case_id: &str) -> Result<Option<Fee>, StoreError> {
    let sql = "SELECT amount, set_by, set_at, paid_at, reference FROM fees WHERE case_id = ?1 ORDER BY turn DESC LIMIT 1";
    let read = |row: Row| {
        Ok(Fee {
            amount: row.int(0)?,
            set_by: row.text(1)?,
            set_at: row.int(2)?,
            paid_at: row.maybe_int(3)?,
            reference: row.maybe_text(4)?,
        })
    };
    tx.first(sql, args![case_id])?.map(read).transpose()
}

/// Marks the fee that counts as paid at a moment, once; tells whether it did. When it was marked stands in the record.
pub fn pay_fee(tx: &mut dyn Tx, case_id: &str, paid: (&str, &str), at: i64) -> Result<bool, StoreError> {
    let (reference, by) = paid;
    let changed = tx.run(
        "UPDATE fees SET paid_at = ?2, reference = ?3, paid_by = ?4 WHERE case_id = ?1 AND paid_at IS NULL \
         AND turn = (SELECT max(turn) FROM fees WHERE case_id = ?1)",
        args![case_id, at, reference, by],
    )?;
    Ok(changed == 1)
}

pub fn add_decision(tx: &mut dyn Tx, it: &Decision) -> Result<(), StoreError> {
    tx.run(
        "INSERT INTO decisions (id, case_id, sha256, signer, sample, signed_by, signed_at) \
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
        args![&it.id, &it.case_id, &it.sha256, &it.signer, it.is_sample, &it.signed_by, it.signed_at],
    )?;
    Ok(())
}

/// Marks what was signed for a case as taken back.
pub fn revoke_decisions(tx: &mut dyn Tx, case_id: &str, now: i64) -> Result<(), StoreError> {
    let sql = "UPDATE decisions SET revoked_at = ?2 WHERE case_id = ?1 AND revoked_at IS NULL";
    tx.run(sql, args![case_id, now])?;
    Ok(())
}

const DECISION: &str =
    "SELECT id, case_id, sha256, signer, sample, signed_by, signed_at, revoked_at FROM decisions";

/// The decision whose id stands on a paper.
pub fn decision(tx: &mut dyn Tx, id: &str) -> Result<Option<Decision>, StoreError> {
    tx.first(&format!("{DECISION} WHERE id = ?1"), args![id])?.as_ref().map(decision_of).transpose()
}

/// The newest decision of a case.
pub fn decision_of_case(tx: &mut dyn Tx, case_id: &str) -> Result<Option<Decision>, StoreError> {
    let sql = format!("{DECISION} WHERE case_id = ?1 ORDER BY signed_at DESC, id LIMIT 1");
    tx.first(&sql, args![case_id])?.as_ref().map(decision_of).transpose()
}

fn decision_of(row: &Row) -> Result<Decision, StoreError> {
    Ok(Decision {
        id: row.text(0)?,
        case_id: row.text(1)?,
        sha256: row.text(2)?,
        signer: row.text(3)?,
        is_sample: row.flag(4)?,
        signed_by: row.text(5)?,
        signed_at: row.int(6)?,
        revoked_at: row.maybe_int(7)?,
    })
}
