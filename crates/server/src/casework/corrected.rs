//! What an application becomes when the corrections of a round are answered: the new values stand among its answers, and the
//! applicant's name and the kelurahan follow them. Writes nothing.

use std::sync::Arc;

use contract::Application;
use permit::{Answer, Form, Path, applicant_of, kelurahan_of, settled};

use super::{CaseError, name, verdict::Judgement, way::Way};
use crate::{
    asset::digest,
    store::{
        Tx,
        cases::{self, Case, talk::Correction},
    },
    wire,
};

/// An application as its applicant corrected it.
#[derive(Debug, Clone)]
pub struct Corrected {
    pub application: Application,
    pub form: Arc<Form>,
    pub body: String,
    pub sha256: String,
}

/// What was found when somebody looked at it before it was written.
#[derive(Debug, Clone)]
pub struct Looked {
    /// SHA-256 of what was looked at.
    pub sha256: String,
    pub judgement: Option<Judgement>,
}

/// The application with the values that the answers of this round gave; nothing where they gave none.
pub(super) fn of_round(
    tx: &mut dyn Tx,
    case: &Case,
    way: &Way,
    corrections: &[Correction],
) -> Result<Option<Corrected>, CaseError> {
    if way.is_usual {
        return Ok(None);
    }
    let given = corrections.iter().filter(|it| it.round == case.rounds && it.target_kind == "field");
    let given: Vec<(Path, Answer)> = given.filter_map(|it| value_of(&way.form, it)).collect();
    let body = cases::application(tx, &case.id)?.unwrap_or_default();
    let Ok(mut application) = Application::parse(body.as_bytes()) else { return Ok(None) };
    if given.is_empty() {
        return Ok(None);
    }
    let before = settled(&way.form, &application.answers);
    for (path, value) in given {
        application.answers.set(&path, value);
    }
    application.answers = settled(&way.form, &application.answers);
    let after = &application.answers;
    // Only what the corrections changed: a name or kelurahan that came from elsewhere stays.
    let (old, new) = (applicant_of(&way.form, &before), applicant_of(&way.form, after));
    let new_name = new.filter(|_| new != old).and_then(|it| name("applicant", it, 200).ok());
    let (old, new) = (kelurahan_of(&way.form, &before), kelurahan_of(&way.form, after));
    let is_code = |it: &&str| it.len() <= 60 && it.bytes().all(|it| it.is_ascii_digit() || it == b'.');
    let new_kelurahan = new.filter(|it| new != old && !it.is_empty()).filter(is_code).map(str::to_owned);
    if let Some(it) = new_name {
        application.applicant = it;
    }
    if let Some(it) = new_kelurahan {
        application.kelurahan = it;
    }
    let bytes = application.to_bytes();
    let sha256 = digest(&bytes);
    let body = String::from_utf8(bytes).unwrap_or_default();
    Ok(Some(Corrected { application, form: Arc::clone(&way.form), body, sha256 }))
}

/// Where a correction points, and the value that its answer gave. Files are handed in beside the answers.
fn value_of(form: &Form, it: &Correction) -> Option<(Path, Answer)> {
    let answer: wire::Answer = serde_json::from_str(it.answer.as_deref()?).ok()?;
    let text = answer.value?.to_string();
    let value = citypack::json::parse("value", text.as_bytes(), |it| contract::answers::read_answer(&it));
    let value = value.ok().filter(|it| !matches!(it, Answer::Files(_)))?;
    Some((Path::from_text(&it.target, |id| form.is_repeated(id))?.whole(), value))
}
