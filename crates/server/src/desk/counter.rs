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
    wire,
};

pub(super) async fn show(visit: Visit) -> Response {
    form(&visit, None, &[], &Typed::default())
}

/// What became of a paper that was typed in.
enum Taken {
    /// Number and secret.
    In(String, String),
    /// Numbers of files that may be the same paper.
    Alike(Vec<String>),
}

/// The form; `fault` is why it is shown again, `alike` are files that may be the same paper.
fn form(visit: &Visit, fault: Option<&str>, alike: &[String], typed: &Typed) -> Response {
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
            // Made with the form: pressed twice, it is one application with one secret.
            input type="hidden" name="id" value=(secret::random_id());
            input type="hidden" name="secret" value=(secret::random_token());
            input type="hidden" name="made" value=(clock::now());
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
            (kelurahan(visit, typed.get("kelurahan")))
            label for="language" { (texts.get("desk-paper-language")) }
            select #language name="language" {
                @for it in Language::ALL { option value=(it.tag()) { (it.own_name()) } }
            }
            label for="nik" { (texts.get("desk-paper-nik")) }
            input #nik name="nik" inputmode="numeric" autocomplete="off" maxlength="20" value=(typed.get("nik"));
            p.hint { (texts.get("desk-paper-nik-hint")) }
            @if !alike.is_empty() { (warning(visit, alike)) }
            button.main type="submit" { (texts.get("desk-paper-button")) }
        }
        p.hint { (texts.get("desk-paper-hint")) }
    };
    let status =
        if fault.is_some() || !alike.is_empty() { StatusCode::UNPROCESSABLE_ENTITY } else { StatusCode::OK };
    let page = page::page(texts, Some(&visit.who), visit.is_sample(), &title, &content);
    (status, Html(page.into_string())).into_response()
}

/// The kelurahan of the cities by name; where their packs have none, its code is typed.
fn kelurahan(visit: &Visit, chosen: &str) -> Markup {
    let plans = &visit.desk.office.plans;
    let has_names = plans.regions().any(|it| plans.all_kelurahan(it).next().is_some());
    html! {
        @if has_names {
            select #kelurahan name="kelurahan" {
                option value="" { (visit.texts.get("desk-paper-kelurahan-none")) }
                @for region in plans.regions() {
                    @let all: Vec<_> = plans.all_kelurahan(region).collect();
                    @for group in all.chunk_by(|one, other| one.2 == other.2) {
                        optgroup label=(group[0].2) {
                            @for (code, name, _) in group {
                                option value=(code) selected[chosen == *code] { (name) }
                            }
                        }
                    }
                }
            }
        } @else {
            input #kelurahan name="kelurahan" maxlength="60" value=(chosen);
            p.hint { (visit.texts.get("desk-paper-kelurahan-hint")) }
        }
    }
}

/// Which files may be the same paper, and the box that says that this is another one.
fn warning(visit: &Visit, alike: &[String]) -> Markup {
    let texts = visit.texts;
    html! {
        div.warning #galat-twice role="alert" {
            p { (texts.get("desk-paper-twice")) }
            ul { @for it in alike { li { a href={ "/desk/berkas/" (it) } { (it) } } } }
            label.choice {
                input type="checkbox" name="again" value="1";
                (texts.get("desk-paper-again"))
            }
        }
    }
}

pub(super) async fn take(headers: HeaderMap, posted: Posted) -> Response {
    let visit = &posted.visit;
    match take_in(&posted).await {
        Ok(Taken::In(number, secret)) => handed_over(visit, &headers, &number, &secret, "desk-paper-done"),
        Ok(Taken::Alike(all)) => form(visit, None, &all, &posted.typed()),
        Err(CaseError::Forbidden) => visit.refuse(&CaseError::Forbidden),
        Err(error) => form(visit, Some(page::fault_of(&error)), &[], &posted.typed()),
    }
}

async fn take_in(posted: &Posted) -> Result<Taken, CaseError> {
    let (visit, now) = (&posted.visit, clock::now());
    if !counter::may_take_papers(&visit.who.official) {
        return Err(CaseError::Forbidden);
    }
    let office = &visit.desk.office;
    let unknown = || CaseError::Invalid { part: "form".to_owned(), fault: "unknown" };
    let (region, id) = posted.field("form").split_once('/').ok_or_else(unknown)?;
    let (kept, form) = office.plans.form(region, id).cloned().ok_or_else(unknown)?;
    let brought =
        |name: &str, is: fn(&str) -> bool| Some(posted.field(name)).filter(|it| is(it)).map(str::to_owned);
    let made =
        posted.field("made").parse().ok().filter(|it| (now - 86_400..=now).contains(it)).unwrap_or(now);
    let paper = Paper {
        id: brought("id", wire::is_id).unwrap_or_else(secret::random_id),
        region: region.to_owned(),
        kelurahan: posted.field("kelurahan").to_owned(),
        applicant: posted.field("applicant").to_owned(),
        language: posted.field("language").to_owned(),
    };
    let is_sample = office.settings.is_sample;
    let application = counter::of_paper(&paper, &form, clock::rfc3339(made), is_sample);
    let secret = brought("secret", wire::is_secret).unwrap_or_else(secret::random_token);
    let prepared = receive::prepare(&application.id, &secret, &application.to_bytes(), is_sample)?;
    let seen = receive::Seen { form: Some((kept, form)), judgement: None };
    let mark = counter::mark_of(posted.field("nik"));
    let prepared = prepared.with(seen).at_counter(mark.clone());
    let is_meant = posted.field("again") == "1";
    let work = move |tx: &mut dyn Tx| {
        let alike = counter::alike(tx, &prepared.application().service, &paper, mark.as_deref(), now)?;
        if !alike.is_empty() && !is_meant {
            return Ok(Err(alike));
        }
        receive::receive(tx, &prepared, is_sample, now).map(|it| Ok(it.receipt.number))
    };
    match office.database.write::<_, CaseError, _>(work).await? {
        Ok(number) => Ok(Taken::In(number, secret)),
        Err(alike) => Ok(Taken::Alike(alike)),
    }
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
