//! That an officer looked at a file is part of the record: who, when, which file; once per officer, file and day.

use super::{
    CaseError,
    decide::{Today, visible},
    roles::Official,
};
use crate::store::{
    Tx,
    cases::{
        Case,
        looks::{self, Look},
    },
};

/// Whether it is written down already that this officer looked at a file today; for whoever may see it.
pub fn is_noted(tx: &mut dyn Tx, who: &Official, number: &str, today: Today<'_>) -> Result<bool, CaseError> {
    let case = visible(tx, who, number)?;
    Ok(looks::is_noted(tx, &case.id, &who.login, &day(&case, today))?)
}

/// Writes down that this officer looks at a file.
pub fn note(tx: &mut dyn Tx, who: &Official, number: &str, today: Today<'_>) -> Result<(), CaseError> {
    let case = visible(tx, who, number)?;
    let role = who.speaks_as(&case).ok_or(CaseError::Unknown)?;
    let look = Look { actor: who.login.clone(), role: role.code().to_owned(), at: today.now };
    Ok(looks::note(tx, &case.id, &day(&case, today), &look)?)
}

/// The day where the city is.
fn day(case: &Case, today: Today<'_>) -> String {
    today.calendar.day(&case.region, today.now).to_string()
}

/// Who looked at which file, the newest first, for whoever may read the record.
pub fn all(tx: &mut dyn Tx, who: &Official, skip: i64, count: i64) -> Result<Vec<(String, Look)>, CaseError> {
    if !who.may_read_record() {
        return Err(CaseError::Forbidden);
    }
    Ok(looks::newest(tx, skip, count)?)
}
