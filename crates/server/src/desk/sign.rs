//! Signing a decision from the desk: the paper is made, signed, kept, and then issued.

use axum::{extract::Path, http::HeaderMap, response::Response};
use wording::{Arg, Language, officer_text};

use super::{
    actions::{back, seen},
    file, page,
    session::{Posted, Typed},
    texts::Texts,
};
use crate::{
    asset::digest,
    casework::{
        CaseError,
        decide::{Seen, Today},
        sign::{self, Signed, ToSign},
    },
    clock,
    office::Office,
    paper, secret,
    signing::{SignError, Signer},
    store::{StoreError, Tx},
};

pub(super) async fn sign(Path(number): Path<String>, headers: HeaderMap, posted: Posted) -> Response {
    let seen = seen(&number, &posted);
    let office = &posted.visit.desk.office;
    let Some(signer) = office.signer.clone() else {
        return back(&number, &posted, &Err(CaseError::NotNow), "signed").await;
    };
    let host = headers.get("host").and_then(|it| it.to_str().ok()).unwrap_or_default().to_owned();
    match issue(office, &*signer, &posted, &seen, &host).await {
        Ok(()) => back(&number, &posted, &Ok(()), "signed").await,
        Err(Failed::Case(error)) => back(&number, &posted, &Err(error), "signed").await,
        Err(Failed::Sign(error)) => {
            crate::log::event("signing failed", &error.to_string());
            // A passphrase is never written into a page.
            file::render(&posted.visit, &number, (None, Some(page::SIGNER)), &Typed::default()).await
        }
    }
}

enum Failed {
    Case(CaseError),
    Sign(SignError),
}

impl From<CaseError> for Failed {
    fn from(it: CaseError) -> Self {
        Self::Case(it)
    }
}

async fn issue(
    office: &Office,
    signer: &dyn Signer,
    posted: &Posted,
    seen: &Seen,
    host: &str,
) -> Result<(), Failed> {
    let who = posted.visit.who.official.clone();
    let now = clock::now();
    let (calendar, of, actor) = (office.calendar.clone(), seen.clone(), who.clone());
    let ask = move |tx: &mut dyn Tx| sign::prepare(tx, &actor, &of, Today { calendar: &calendar, now });
    let wanted: ToSign = office.database.read(ask).await?;
    let id = secret::random_id();
    let is_sample = signer.is_sample() || wanted.case.is_sample;
    let address = format!("{}/verifikasi/{id}", office.public_address(host));
    let pdf = paper::pdf(&words(office, &wanted, &who.name, (&address, is_sample), now));
    let document = signer.sign(pdf, &who.login, posted.field("passphrase")).await.map_err(Failed::Sign)?;
    let kept = keep(office, document, id, (signer.name(), is_sample)).await?;
    let (calendar, seen) = (office.calendar.clone(), seen.clone());
    let write =
        move |tx: &mut dyn Tx| sign::issue(tx, &who, &seen, &kept, Today { calendar: &calendar, now });
    Ok(office.database.write(write).await?)
}

/// Keeps the bytes before anything names them.
async fn keep(
    office: &Office,
    bytes: Vec<u8>,
    id: String,
    signer: (&'static str, bool),
) -> Result<Signed, CaseError> {
    let (sha256, length) = (digest(&bytes), bytes.len() as u64);
    let (files, name) = (office.files.clone(), sha256.clone());
    let kept = tokio::task::spawn_blocking(move || files.put_bytes(&name, &bytes)).await;
    kept.map_err(|_broke| StoreError::Broke)??;
    Ok(Signed { id, sha256, bytes: length, signer: signer.0.to_owned(), is_sample: signer.1 })
}

/// The decision in words. Decisions are written in Indonesian, whatever the officer reads.
fn words(office: &Office, it: &ToSign, officer: &str, proof: (&str, bool), now: i64) -> paper::Decision {
    let text = |id: &str, args: &[(&str, Arg)]| officer_text(Language::default(), id, args);
    let case = &it.case;
    let texts = Texts::indonesian().of_region(&case.region);
    let (address, is_sample) = proof;
    let fact = |id: &str, value: String| (text(id, &[]), value);
    paper::Decision {
        head: office.plans.city_name(&case.region, "id"),
        title: text("paper-title", &[]),
        facts: vec![
            fact("paper-number", case.number.clone()),
            fact("paper-service", office.plans.service_name(&case.region, &case.service, "id")),
            fact("paper-applicant", case.applicant.clone()),
            fact("paper-kelurahan", case.kelurahan.clone().unwrap_or_else(|| "-".to_owned())),
            fact("paper-received", texts.day(case.received_at)),
            fact("paper-decided", texts.day(now)),
            fact("paper-signer", officer.to_owned()),
        ],
        paragraphs: vec![
            texts.granted(&office.plans, (&case.region, &case.service), &case.number, &it.words),
            text("paper-objection", &[("until", texts.date(&it.object_until.to_string()).into())]),
            text(if is_sample { "paper-sample" } else { "paper-signature" }, &[]),
        ],
        address: address.to_owned(),
        proof: text("paper-proof", &[]),
        mark: is_sample.then(|| "CONTOH".to_owned()),
    }
}
