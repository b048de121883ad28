//! What happens at the counter: an application on paper is typed in, a lost secret is replaced once somebody's identity was
//! checked. The old secret is worth nothing from then on.

use contract::Application;
use permit::Form;

use super::{
    CaseError, Said,
    decide::{actor, visible},
    receive, record,
    roles::{Official, Role},
    words,
};
use crate::{
    secret,
    store::{Tx, cases::talk},
};

/// An application on paper.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Paper {
    pub region: String,
    pub kelurahan: String,
    pub applicant: String,
    /// The language that the applicant reads.
    pub language: String,
}

/// The application that stands for a paper, under an id made here. Its questions are answered on the paper, which stays at
/// the counter.
pub fn of_paper(paper: &Paper, form: &Form, made_at: String, is_sample: bool) -> Application {
    Application {
        id: secret::random_id(),
        service: form.service.clone(),
        form: form.id.clone(),
        form_version: form.version,
        region: paper.region.clone(),
        kelurahan: paper.kelurahan.clone(),
        language: paper.language.clone(),
        applicant: paper.applicant.clone(),
        made_at,
        is_sample,
        assisted_by: Role::Loket.code().to_owned(),
        ..Application::default()
    }
}

/// Whether an officer may take papers in.
pub fn may_take_papers(who: &Official) -> bool {
    who.appointments.iter().any(|it| it.role == Role::Loket.code())
}

/// A new secret for a case; `checked` says how the identity was checked, for the record.
pub fn new_secret(
    tx: &mut dyn Tx,
    who: &Official,
    number: &str,
    checked: &str,
    now: i64,
) -> Result<String, CaseError> {
    let mut case = visible(tx, who, number)?;
    if who.speaks_as(&case) != Some(Role::Loket) {
        return Err(CaseError::Forbidden);
    }
    let checked = words("checked", checked, 200)?;
    let secret = secret::random_token();
    case.claim_hash = receive::claim_hash(&secret);
    let said = Said { action: "new-secret", note: Some(&checked), ..Said::default() };
    record(tx, &mut case, &actor(who, Role::Loket), said, now)?;
    talk::notify(tx, &secret::random_id(), (&case.id, &case.language), "new-secret", now)?;
    Ok(secret)
}
