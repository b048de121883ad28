//! Issuing: what was approved is put on paper, signed, kept and only then called issued. Signing may take long and fail, so it
//! happens between two transactions; the revision that the officer saw keeps them together.

use super::{
    CaseError, Said,
    clock::Calendar,
    decide::{Seen, Today, actor, signing_role, visible},
    follow, granted, record,
    roles::Official,
    talk::place,
    way::{State, Way},
};
use crate::{
    secret,
    store::{
        Tx,
        cases::{
            Case,
            papers::{self, Decision},
            talk,
        },
        uploads,
    },
};

/// What is to be signed.
#[derive(Debug, Clone)]
pub struct ToSign {
    pub case: Case,
    pub way: Way,
    /// The form's own words for the decision; empty for the general ones.
    pub words: permit::Texts,
    /// Last day of an objection, counted from today.
    pub object_until: permit::Date,
}

/// A signed document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Signed {
    /// Stands on the paper.
    pub id: String,
    pub sha256: String,
    pub bytes: u64,
    pub signer: String,
    pub is_sample: bool,
}

/// The case, where this officer may have its document signed now.
pub fn prepare(tx: &mut dyn Tx, who: &Official, seen: &Seen, today: Today<'_>) -> Result<ToSign, CaseError> {
    let case = ready(tx, who, seen)?;
    let way = Way::of(tx, &case)?;
    let now = Case { since: today.now, ..case.clone() };
    let words = granted::words(tx, &case)?;
    Ok(ToSign { words, object_until: follow::object_until(&now, today.calendar), case, way })
}

fn ready(tx: &mut dyn Tx, who: &Official, seen: &Seen) -> Result<Case, CaseError> {
    let case = visible(tx, who, &seen.number)?;
    if case.state != State::ReadyToSign.as_str() {
        return Err(CaseError::NotNow);
    }
    let way = Way::of(tx, &case)?;
    signing_role(&way, who, &case).ok_or(CaseError::Forbidden)?;
    if case.revision == seen.revision { Ok(case) } else { Err(CaseError::Stale) }
}

/// Writes down that a document was signed, and that the case is issued with it.
pub fn issue(
    tx: &mut dyn Tx,
    who: &Official,
    seen: &Seen,
    signed: &Signed,
    today: Today<'_>,
) -> Result<(), CaseError> {
    let mut case = ready(tx, who, seen)?;
    let way = Way::of(tx, &case)?;
    let role = signing_role(&way, who, &case).ok_or(CaseError::Forbidden)?;
    let here = way.step(&case.step).ok_or(CaseError::NotNow)?;
    let issuing = way.issuing(here).ok_or(CaseError::NotNow)?;
    uploads::add_file(tx, (&signed.sha256, signed.bytes, "application/pdf"), today.now)?;
    let decision = Decision {
        id: signed.id.clone(),
        case_id: case.id.clone(),
        sha256: signed.sha256.clone(),
        signer: signed.signer.clone(),
        is_sample: signed.is_sample,
        signed_by: who.login.clone(),
        signed_at: today.now,
        revoked_at: None,
    };
    papers::add_decision(tx, &decision)?;
    place(&mut case, &way, issuing, today);
    let said = Said { action: "sign", is_visible: true, ..Said::default() };
    record(tx, &mut case, &actor(who, role), said, today.now)?;
    Ok(talk::notify(tx, &secret::random_id(), (&case.id, &case.language), "state:issued", today.now)?)
}

/// What the page that proves a document may say: nothing of the applicant.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Proof {
    pub decision: Decision,
    pub number: String,
    pub service: String,
    pub region: String,
    pub state: String,
    /// The form's own words for the decision; empty for the general ones.
    pub words: permit::Texts,
}

/// The proof of an id, for whoever has the paper.
pub fn proof(tx: &mut dyn Tx, id: &str) -> Result<Proof, CaseError> {
    let decision = papers::decision(tx, id)?.ok_or(CaseError::Unknown)?;
    let case = crate::store::cases::by_id(tx, &decision.case_id)?.ok_or(CaseError::Unknown)?;
    let words = granted::words(tx, &case)?;
    let (number, service, region, state) = (case.number, case.service, case.region, case.state);
    Ok(Proof { decision, number, service, region, state, words })
}

/// Digest of the document of a case, for whoever holds its secret.
pub fn document(tx: &mut dyn Tx, number: &str, claim: &str) -> Result<String, CaseError> {
    let case = follow::claimed(tx, number, claim)?;
    papers::decision_of_case(tx, &case.id)?.map(|it| it.sha256).ok_or(CaseError::Unknown)
}

/// The last day of an objection against a decision of today.
pub fn objection_ends(calendar: &Calendar, case: &Case, now: i64) -> permit::Date {
    follow::object_until(&Case { since: now, ..case.clone() }, calendar)
}
