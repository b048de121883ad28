//! Receiving an application exactly once. The id and the secret were made on the phone before its first try, so a try
//! whose answer was lost is simply made again: the same bytes give the same receipt, other bytes are a conflict.

use std::sync::Arc;

use super::{CaseError, connect, counter, name, number, verdict::Judgement, way::Way};
use crate::{
    asset::digest,
    secret,
    store::{
        StoreError, Tx,
        cases::{
            self, Attachment, Case, Event, alike,
            papers::{self, KeptForm},
            talk,
        },
        uploads,
    },
    wire::{self, Receipt},
};
use contract::Application;
use permit::Form;

/// Attachments at most.
const MOST_FILES: usize = 60;
/// How often a number is drawn before giving up; with 50 random bits the second try is already a rarity.
const DRAWS: usize = 8;

/// What keeps the hash of a claim secret from being the hash of anything else.
const PURPOSE: &str = "claim";

/// What is kept of a claim secret.
pub fn claim_hash(secret: &str) -> String {
    secret::hash(PURPOSE, secret)
}

/// An application that was read and can be written.
#[derive(Debug, Clone)]
pub struct Prepared {
    id: String,
    claim_hash: String,
    digest: String,
    body: String,
    application: Application,
    applicant: String,
    seen: Seen,
    origin: &'static str,
    /// What tells whether the same person's paper was typed in before.
    mark: Option<String>,
}

/// What the office knows of an application's service, and what it found when it looked at the application.
#[derive(Debug, Clone, Default)]
pub struct Seen {
    pub form: Option<(KeptForm, Arc<Form>)>,
    /// Nothing where nobody looked.
    pub judgement: Option<Judgement>,
}

/// What became of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Received {
    pub receipt: Receipt,
    /// False where it had been received before.
    pub is_new: bool,
}

/// Reads and checks everything that can be checked without the store. `is_sample`: this is a demonstration, which alone
/// takes what was made from sample data.
pub fn prepare(id: &str, claim: &str, body: &[u8], is_sample: bool) -> Result<Prepared, CaseError> {
    if !wire::is_id(id) {
        return Err(invalid("id", "malformed"));
    }
    if !wire::is_secret(claim) {
        return Err(invalid(wire::CLAIM_HEADER, "malformed"));
    }
    let text = std::str::from_utf8(body).map_err(|_other| invalid("body", "malformed"))?;
    let application = Application::parse(body).map_err(|it| CaseError::Invalid {
        // The reader names the first field that is wrong; a body that is no JSON is wrong as a whole.
        part: it.what.split('"').nth(1).filter(|_| it.what.starts_with("field")).unwrap_or("body").to_owned(),
        fault: "malformed",
    })?;
    if application.id != id {
        return Err(invalid("id", "other"));
    }
    if application.is_sample && !is_sample {
        return Err(invalid("is_sample", "refused"));
    }
    check_codes(&application)?;
    Ok(Prepared {
        id: id.to_owned(),
        claim_hash: claim_hash(claim),
        digest: digest(body),
        body: text.to_owned(),
        applicant: name("applicant", &application.applicant, 200)?,
        application,
        seen: Seen::default(),
        origin: "phone",
        mark: None,
    })
}

impl Prepared {
    pub fn application(&self) -> &Application {
        &self.application
    }

    /// The same with what the office knows and found.
    pub fn with(self, seen: Seen) -> Self {
        let nik = seen.form.as_ref().and_then(|it| counter::nik_of(&it.1, &self.application.answers));
        let mark = nik.and_then(counter::mark_of);
        Self { seen, mark, ..self }
    }

    /// The same, typed in by an officer, with the mark of the number that stands on the paper.
    pub fn at_counter(self, mark: Option<String>) -> Self {
        Self { origin: "counter", mark, ..self }
    }
}

fn invalid(part: &str, fault: &'static str) -> CaseError {
    CaseError::Invalid { part: part.to_owned(), fault }
}

fn check_codes(application: &Application) -> Result<(), CaseError> {
    let is_code = |text: &str| {
        let is_plain = |it: u8| it.is_ascii_alphanumeric() || b".-_".contains(&it);
        !text.is_empty() && text.len() <= 60 && text.bytes().all(is_plain)
    };
    if !is_code(&application.service) {
        return Err(invalid("service", "malformed"));
    }
    if !is_code(&application.region) {
        return Err(invalid("region", "malformed"));
    }
    if !application.kelurahan.is_empty() && !is_code(&application.kelurahan) {
        return Err(invalid("kelurahan", "malformed"));
    }
    if application.attachments.len() > MOST_FILES {
        return Err(invalid("attachments", "too-many"));
    }
    for file in &application.attachments {
        if !wire::is_digest(&file.sha256) || !is_code(&file.field) {
            return Err(invalid("attachments", "malformed"));
        }
        name("attachments", &file.name, 200)?;
    }
    check_representative(application)
}

/// Whoever acts for the applicant has a name, and a letter that was sent along or is brought to the counter.
fn check_representative(application: &Application) -> Result<(), CaseError> {
    let Some(it) = &application.represented_by else { return Ok(()) };
    name("represented_by", &it.name, 200)?;
    let is_sent = it.letter.is_empty() || application.attachments.iter().any(|file| file.sha256 == it.letter);
    if is_sent { Ok(()) } else { Err(invalid("represented_by", "letter-missing")) }
}

/// Writes it, or finds that it has been written.
pub fn receive(
    tx: &mut dyn Tx,
    prepared: &Prepared,
    is_sample: bool,
    now: i64,
) -> Result<Received, CaseError> {
    if let Some(known) = known(tx, prepared)? {
        return known;
    }
    let missing = missing_files(tx, prepared)?;
    if !missing.is_empty() {
        return Err(CaseError::FilesMissing(missing));
    }
    for _ in 0..DRAWS {
        let case = new_case(prepared, is_sample, now);
        if cases::insert(tx, &case)? {
            write_rest(tx, prepared, &case, now)?;
            return Ok(Received { receipt: receipt(&case), is_new: true });
        }
        // Somebody else has the id, or the number that was drawn.
        if let Some(known) = known(tx, prepared)? {
            return known;
        }
    }
    Err(CaseError::Conflict)
}

/// The receipt once more, for whoever made the id and holds the secret.
pub fn receipt_again(tx: &mut dyn Tx, id: &str, claim: &str) -> Result<Receipt, CaseError> {
    let hash = claim_hash(claim);
    match cases::by_id(tx, id)? {
        Some(case) if secret::is_same(&case.claim_hash, &hash) => Ok(receipt(&case)),
        _ => Err(CaseError::Unknown),
    }
}

/// What is known under this id already: the same application, or something else.
fn known(tx: &mut dyn Tx, prepared: &Prepared) -> Result<Option<Result<Received, CaseError>>, CaseError> {
    let Some(case) = cases::by_id(tx, &prepared.id)? else { return Ok(None) };
    let is_same = case.digest == prepared.digest && secret::is_same(&case.claim_hash, &prepared.claim_hash);
    Ok(Some(if is_same {
        Ok(Received { receipt: receipt(&case), is_new: false })
    } else {
        Err(CaseError::Conflict)
    }))
}

fn missing_files(tx: &mut dyn Tx, prepared: &Prepared) -> Result<Vec<String>, CaseError> {
    let mut missing = Vec::new();
    for file in &prepared.application.attachments {
        if !uploads::has_uploaded(tx, &prepared.id, &file.sha256)? {
            missing.push(file.sha256.clone());
        }
    }
    missing.sort();
    missing.dedup();
    Ok(missing)
}

fn new_case(prepared: &Prepared, is_sample: bool, now: i64) -> Case {
    let application = &prepared.application;
    let way = prepared.seen.form.as_ref().map_or_else(Way::usual, |it| Way::of_form(Arc::clone(&it.1)));
    let first = way.first();
    let letter = application.represented_by.as_ref().map(|it| it.letter.clone());
    Case {
        id: prepared.id.clone(),
        number: number::make(&application.region, is_sample),
        claim_hash: prepared.claim_hash.clone(),
        digest: prepared.digest.clone(),
        service: application.service.clone(),
        region: application.region.clone(),
        kelurahan: (!application.kelurahan.is_empty()).then(|| application.kelurahan.clone()),
        applicant: prepared.applicant.clone(),
        language: language(application),
        is_sample,
        step: first.id.clone(),
        state: first.state.as_str().to_owned(),
        desk: way.turn(first).code().to_owned(),
        since: now,
        officer: None,
        rounds: 0,
        revision: 1,
        received_at: now,
        form_digest: prepared.seen.form.as_ref().map(|it| it.0.digest.clone()),
        due_at: None,
        origin: prepared.origin.to_owned(),
        representative: application.represented_by.as_ref().map(|it| it.name.trim().to_owned()),
        representative_letter: letter.filter(|it| !it.is_empty()),
    }
}

/// The tag of a language that the program speaks.
fn language(application: &Application) -> String {
    wording::Language::of_tag(&application.language).unwrap_or_default().tag().to_owned()
}

fn write_rest(tx: &mut dyn Tx, prepared: &Prepared, case: &Case, now: i64) -> Result<(), CaseError> {
    if let Some((form, _)) = &prepared.seen.form {
        papers::keep_form(tx, form, now)?;
    }
    cases::add_application(tx, case, &prepared.body)?;
    if let Some(mark) = &prepared.mark {
        alike::set_mark(tx, &case.id, mark)?;
    }
    if let Some(it) = &prepared.seen.judgement {
        let body = serde_json::to_string(it).map_err(|_no| StoreError::Broke)?;
        papers::add_judgement(tx, &case.id, case.revision, &body, now)?;
    }
    for (place, file) in prepared.application.attachments.iter().enumerate() {
        let attachment = Attachment {
            field: file.field.clone(),
            name: file.name.trim().to_owned(),
            sha256: file.sha256.clone(),
        };
        cases::add_attachment(tx, case, i64::try_from(place).unwrap_or(i64::MAX), &attachment)?;
    }
    let event = Event {
        turn: case.revision,
        at: now,
        actor: "applicant".to_owned(),
        role: "applicant".to_owned(),
        action: if prepared.origin == "counter" { "submit-counter" } else { "submit" }.to_owned(),
        step: case.step.clone(),
        state: case.state.clone(),
        reason: None,
        note: None,
        is_visible: true,
    };
    cases::add_event(tx, &case.id, &event)?;
    connect::announce(tx, case, &event)?;
    Ok(talk::notify(tx, &secret::random_id(), (&case.id, &case.language), "received", now)?)
}

fn receipt(case: &Case) -> Receipt {
    Receipt {
        id: case.id.clone(),
        number: case.number.clone(),
        sha256: case.digest.clone(),
        service: case.service.clone(),
        received_at: crate::clock::rfc3339(case.received_at),
        is_sample: case.is_sample,
    }
}
