//! The counter: an application on paper is typed in, a lost secret is replaced. Both end with number and secret on one page,
//! shown once, to be printed and handed over.

use axum::{
    extract::Path,
    http::{HeaderMap, StatusCode},
    response::{Html, IntoResponse as _, Response},
};
use maud::{Markup, html};
use wording::Language;

use super::{
    actions::back,
    page,
    session::{Posted, Typed, Visit},
};
use crate::{
    casework::{
        CaseError,
        counter::{self, Paper},
        receive,
    },
    clock, secret,
    store::Tx,
};

pub(super) async fn show(visit: Visit) -> Response {
    form(&visit, None, &Typed::default())
}

/// The form; `fault` is why it is shown again.
fn form(visit: &Visit, fault: Option<&str>, typed: &Typed) -> Response {
    if !counter::may_take_papers(&visit.who.official) {
        return visit.refuse(&CaseError::Forbidden);
    }
    let texts = visit.texts;
    let plans = &visit.desk.office.plans;
    let tag = texts.language.tag();
    let title = texts.get("desk-paper-new");
    let content = html! {
        h1 { (title) }
        (page::notice(texts, None, fault))
        form.narrow method="post" action="/desk/baru" {
            input type="hidden" name="csrf" value=(visit.who.csrf);
            label for="form" { (texts.get("desk-column-service")) }
            select #form name="form" required {
                @for region in plans.regions() {
                    optgroup label=(plans.city_name(region, tag)) {
                        @for it in plans.forms(region) {
                            @let value = format!("{region}/{}", it.id);
                            option value=(value) selected[typed.get("form") == value] { (it.title.get(tag)) }
                        }
                    }
                }
            }
            label for="applicant" { (texts.get("desk-column-applicant")) }
            input #applicant name="applicant" maxlength="200" required value=(typed.get("applicant"));
            label for="kelurahan" { (texts.get("desk-paper-kelurahan")) }
            input #kelurahan name="kelurahan" maxlength="60" value=(typed.get("kelurahan"));
            label for="language" { (texts.get("desk-paper-language")) }
            select #language name="language" {
                @for it in Language::ALL { option value=(it.tag()) { (it.own_name()) } }
            }
            button.main type="submit" { (texts.get("desk-paper-button")) }
        }
        p.hint { (texts.get("desk-paper-hint")) }
    };
    let status = if fault.is_some() { StatusCode::UNPROCESSABLE_ENTITY } else { StatusCode::OK };
    let page = page::page(texts, Some(&visit.who), visit.is_sample(), &title, &content);
    (status, Html(page.into_string())).into_response()
}

pub(super) async fn take(headers: HeaderMap, posted: Posted) -> Response {
    let visit = &posted.visit;
    match take_in(&posted).await {
        Ok((number, secret)) => handed_over(visit, &headers, &number, &secret, "desk-paper-done"),
        Err(CaseError::Forbidden) => visit.refuse(&CaseError::Forbidden),
        Err(error) => form(visit, Some(page::fault_of(&error)), &posted.typed()),
    }
}

async fn take_in(posted: &Posted) -> Result<(String, String), CaseError> {
    let (visit, now) = (&posted.visit, clock::now());
    if !counter::may_take_papers(&visit.who.official) {
        return Err(CaseError::Forbidden);
    }
    let office = &visit.desk.office;
    let unknown = || CaseError::Invalid { part: "form".to_owned(), fault: "unknown" };
    let (region, id) = posted.field("form").split_once('/').ok_or_else(unknown)?;
    let (kept, form) = office.plans.form(region, id).cloned().ok_or_else(unknown)?;
    let paper = Paper {
        region: region.to_owned(),
        kelurahan: posted.field("kelurahan").to_owned(),
        applicant: posted.field("applicant").to_owned(),
        language: posted.field("language").to_owned(),
    };
    let is_sample = office.settings.is_sample;
    let application = counter::of_paper(&paper, &form, clock::rfc3339(now), is_sample);
    let secret = secret::random_token();
    let prepared = receive::prepare(&application.id, &secret, &application.to_bytes(), is_sample)?;
    let seen = receive::Seen { form: Some((kept, form)), judgement: None };
    let prepared = prepared.with(seen).at_counter();
    let work = move |tx: &mut dyn Tx| receive::receive(tx, &prepared, is_sample, now);
    let received = office.database.write(work).await?;
    Ok((received.receipt.number, secret))
}

pub(super) async fn new_secret(Path(number): Path<String>, headers: HeaderMap, posted: Posted) -> Response {
    let (who, now) = (posted.visit.who.official.clone(), clock::now());
    let (of, checked) = (number.clone(), posted.field("checked").to_owned());
    let work = move |tx: &mut dyn Tx| counter::new_secret(tx, &who, &of, &checked, now);
    match posted.visit.desk.office.database.write(work).await {
        Ok(secret) => handed_over(&posted.visit, &headers, &number, &secret, "desk-secret-done"),
        Err(error) => back(&number, &posted, &Err(error), "saved").await,
    }
}

/// Number and secret, once. The address holds the secret in its fragment, which browsers send to nobody.
fn handed_over(visit: &Visit, headers: &HeaderMap, number: &str, secret: &str, id: &str) -> Response {
    let texts = visit.texts;
    let host = headers.get("host").and_then(|it| it.to_str().ok()).unwrap_or_default();
    let fragment = contract::paths::tracking_fragment(number, secret);
    let address = format!("{}/lacak{fragment}", visit.desk.office.public_address(host));
    let title = texts.get(id);
    let content: Markup = html! {
        h1 { (title) }
        dl.facts {
            div { dt { (texts.get("desk-column-number")) } dd { a href={ "/desk/berkas/" (number) } { (number) } } }
            div { dt { (texts.get("desk-secret")) } dd { code { (secret) } } }
            div { dt { (texts.get("desk-secret-address")) } dd { code { (address) } } }
        }
        p.warning { (texts.get("desk-secret-once")) }
    };
    Html(page::page(texts, Some(&visit.who), visit.is_sample(), &title, &content).into_string())
        .into_response()
}
