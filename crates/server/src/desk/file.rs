//! One file: what was handed in, documents, what was said, what may be done now.

use std::sync::Arc;

use axum::{
    body::Body,
    extract::{Path, Query},
    http::{HeaderValue, StatusCode, header},
    response::{Html, IntoResponse as _, Response},
};
use maud::html;
use serde::Deserialize;
use tokio_util::io::{ReaderStream, SyncIoBridge};

use super::{
    answers, file_actions, file_parts as parts, page, plan,
    session::{Typed, Visit},
};
use crate::{
    casework::{CaseError, browse, decide::Today, look, verdict::Judgement},
    clock,
    office::Office,
    plans::Spot,
    store::{StoreError, Tx},
};

#[derive(Deserialize)]
pub(super) struct After {
    #[serde(default)]
    pesan: Option<String>,
    #[serde(default)]
    galat: Option<String>,
}

pub(super) async fn show(visit: Visit, Path(number): Path<String>, Query(after): Query<After>) -> Response {
    render(&visit, &number, (after.pesan.as_deref(), after.galat.as_deref()), &Typed::default()).await
}

/// The page of a file. `said` is a notice and a fault; what was typed into a form that was refused stands in it again.
pub(super) async fn render(
    visit: &Visit,
    number: &str,
    said: (Option<&str>, Option<&str>),
    typed: &Typed,
) -> Response {
    let office = &visit.desk.office;
    let (who, calendar, now) = (visit.who.official.clone(), office.calendar.clone(), clock::now());
    let wanted = number.to_owned();
    let found = match note_look(visit, number).await {
        Ok(()) => office.database.read(move |tx| browse::file(tx, &who, &wanted, &calendar, now)).await,
        Err(error) => Err(error),
    };
    let file = match found {
        Ok(it) => it,
        Err(error) => return visit.refuse(&error),
    };
    let application = contract::Application::parse(file.body.as_bytes()).ok();
    let (judgement, spot) = look_again(office, &file, application.clone(), now).await;
    let texts = visit.texts.of_region(&file.case.region);
    let service = office.plans.service_name(&file.case.region, &file.case.service, texts.language.tag());
    let content = html! {
        (page::notice(texts, said.0, said.1))
        (parts::head(texts, &office.plans, &file, &service))
        div.columns {
            div {
                (plan::section(texts, &file, judgement.as_ref(), spot.as_ref()))
                (parts::documents(texts, &file))
                (answers::section(texts, &office.plans, &file, application.as_ref()))
            }
            div.acts {
                (file_actions::section(texts, &office.plans, &visit.who, &file, typed, visit.signing()))
                (parts::corrections(texts, &file))
                (parts::messages(texts, &visit.who, &file, typed))
                (parts::history(texts, &file))
            }
        }
    };
    let title = file.case.number.clone();
    let status = if typed.is_some() { StatusCode::UNPROCESSABLE_ENTITY } else { StatusCode::OK };
    let page = page::page(texts, Some(&visit.who), visit.is_sample(), &title, &content);
    (status, Html(page.into_string())).into_response()
}

/// Writes down that this officer looked at a file, once on a day. What cannot be written down is not shown.
pub(super) async fn note_look(visit: &Visit, number: &str) -> Result<(), CaseError> {
    let (office, now) = (&visit.desk.office, clock::now());
    let (who, of, calendar) = (visit.who.official.clone(), number.to_owned(), office.calendar.clone());
    let ask = move |tx: &mut dyn Tx| look::is_noted(tx, &who, &of, Today { calendar: &calendar, now });
    if office.database.read(ask).await? {
        return Ok(());
    }
    let (who, of, calendar) = (visit.who.official.clone(), number.to_owned(), office.calendar.clone());
    let note = move |tx: &mut dyn Tx| look::note(tx, &who, &of, Today { calendar: &calendar, now });
    office.database.write(note).await
}

/// The plan as it is today, and the map of the place.
async fn look_again(
    office: &Office,
    file: &browse::File,
    application: Option<contract::Application>,
    now: i64,
) -> (Option<Judgement>, Option<Spot>) {
    let Some(application) = application.filter(|_| !file.way.is_usual) else { return (None, None) };
    let (plans, form) = (Arc::clone(&office.plans), Arc::clone(&file.way.form));
    let today = office.calendar.day(&file.case.region, now);
    let look = move || (plans.judge(&application, Some(&form), today), plans.spot(&application, &form));
    match tokio::task::spawn_blocking(look).await {
        Ok((judgement, spot)) => (Some(judgement), spot),
        Err(_broke) => (None, None),
    }
}

/// A document of a file. Its kind is what its bytes were found to be when it arrived, and it may load nothing.
pub(super) async fn document(visit: Visit, Path((number, sha256)): Path<(String, String)>) -> Response {
    let (who, digest) = (visit.who.official.clone(), sha256.clone());
    let found = match note_look(&visit, &number).await {
        Ok(()) => {
            visit.desk.office.database.read(move |tx| browse::document(tx, &who, &number, &digest)).await
        }
        Err(error) => Err(error),
    };
    let kind = match found {
        Ok(it) => it,
        Err(error) => return visit.refuse(&error),
    };
    let (files, digest) = (visit.desk.office.files.clone(), sha256);
    let opened = tokio::task::spawn_blocking(move || files.space().read(&digest)).await;
    let Ok(Ok(mut reader)) = opened else {
        return visit.refuse(&CaseError::Store(StoreError::Broke));
    };
    let (receiver, sender) = tokio::io::duplex(64 * 1024);
    tokio::task::spawn_blocking(move || {
        // Whoever asked may have gone; then there is nothing left to do.
        let _ = std::io::copy(&mut reader, &mut SyncIoBridge::new(sender));
    });
    let mut response = Response::new(Body::from_stream(ReaderStream::new(receiver)));
    *response.status_mut() = StatusCode::OK;
    let headers = response.headers_mut();
    let kind = HeaderValue::from_str(&kind).unwrap_or(HeaderValue::from_static("application/octet-stream"));
    headers.insert(header::CONTENT_TYPE, kind);
    headers.insert(header::CONTENT_DISPOSITION, HeaderValue::from_static("inline"));
    headers.insert(
        header::CONTENT_SECURITY_POLICY,
        // Shown within the page that lays it beside the answers, and nowhere else.
        HeaderValue::from_static("default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'self'"),
    );
    headers.insert(header::X_FRAME_OPTIONS, HeaderValue::from_static("SAMEORIGIN"));
    response
}
