//! Deletes what may be kept no longer, as the form of each case says: documents one by one, then the whole application. What
//! happened stays in the record, which names no applicant.

use permit::{
    Form, Path,
    form::{Keep, State},
};

use super::{CaseError, way::Way};
use crate::{
    secret,
    store::{
        Tx,
        cases::{self, Case, gone},
    },
};

const DAY: i64 = 86_400;

/// What was deleted: files that nothing names any longer, and how many applications.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Deleted {
    pub files: Vec<String>,
    pub applications: usize,
}

/// Looks at some cases that ended and deletes what is over. `after` is the id that the round before ended with; gives the
/// next, or nothing when all were looked at.
pub fn round(
    tx: &mut dyn Tx,
    after: &str,
    count: i64,
    now: i64,
) -> Result<(Deleted, Option<String>), CaseError> {
    let mut deleted = Deleted::default();
    let ended = gone::ended(tx, after, count)?;
    let last = ended.last().map(|it| it.id.clone());
    for case in ended {
        let way = Way::of(tx, &case)?;
        if way.is_usual {
            // Nobody has said how long.
            continue;
        }
        if let Some(days) = days_of(way.form.keep(""), &case)
            && case.since + days * DAY < now
        {
            deleted.files.extend(gone::application(tx, &case.id, &secret::random_token())?);
            deleted.applications += 1;
            continue;
        }
        for it in cases::attachments(tx, &case.id)? {
            let days = keep_of(&way.form, &it.field).and_then(|keep| days_of(Some(keep), &case));
            if days.is_some_and(|it| case.since + it * DAY < now) {
                deleted.files.extend(gone::attachment(tx, &case.id, &it.sha256)?);
            }
        }
    }
    Ok((deleted, last))
}

/// Days that something is kept after the case ended; nothing where that is for ever, or counted from something that did not
/// happen.
fn days_of(keep: Option<&Keep>, case: &Case) -> Option<i64> {
    let keep = keep?;
    let is_issued = case.state == State::Issued.as_str();
    let counts = match keep.after.as_str() {
        "issued" => is_issued,
        _ => true,
    };
    keep.days.filter(|_| counts).map(i64::from)
}

/// How long the file at a path is kept, where the form says so for it alone.
fn keep_of<'a>(form: &'a Form, field: &str) -> Option<&'a Keep> {
    let path = Path::from_text(field, |it| form.is_repeated(it))?;
    let id = match path.document_id() {
        Some(id) => &form.document(id)?.keep,
        None => &form.find(&path.field)?.1.keep,
    };
    if id.is_empty() { None } else { form.keep(id) }
}
