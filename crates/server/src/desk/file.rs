//! One file: what was handed in, documents, what was said, what may be done now.

use axum::{
    body::Body,
    extract::{Path, Query},
    http::{HeaderValue, StatusCode, header},
    response::{Html, IntoResponse as _, Response},
};
use maud::html;
use serde::Deserialize;
use tokio_util::io::{ReaderStream, SyncIoBridge};

use super::{file_parts as parts, page, session::Visit};
use crate::{
    casework::{CaseError, browse},
    clock,
    store::StoreError,
};

#[derive(Deserialize)]
pub(super) struct After {
    #[serde(default)]
    pesan: Option<String>,
    #[serde(default)]
    galat: Option<String>,
}

pub(super) async fn show(visit: Visit, Path(number): Path<String>, Query(after): Query<After>) -> Response {
    let (who, calendar, now) = (visit.who.official.clone(), visit.desk.office.calendar.clone(), clock::now());
    let found =
        visit.desk.office.database.read(move |tx| browse::file(tx, &who, &number, &calendar, now)).await;
    let file = match found {
        Ok(it) => it,
        Err(error) => return visit.refuse(&error),
    };
    let texts = visit.texts;
    let content = html! {
        (page::notice(texts, after.pesan.as_deref(), after.galat.as_deref()))
        (parts::head(texts, &file))
        div.columns {
            div {
                (parts::verdict(texts))
                (parts::answers(texts, &file))
                (parts::documents(texts, &file))
            }
            div {
                (parts::actions(texts, &visit.who, &file))
                (parts::corrections(texts, &file))
                (parts::messages(texts, &visit.who, &file))
                (parts::history(texts, &file))
            }
        }
    };
    let title = file.case.number.clone();
    Html(page::page(texts, Some(&visit.who), visit.is_sample(), &title, &content).into_string())
        .into_response()
}

/// A document of a file. Its kind is what its bytes were found to be when it arrived, and it may load nothing.
pub(super) async fn document(visit: Visit, Path((number, sha256)): Path<(String, String)>) -> Response {
    let (who, digest) = (visit.who.official.clone(), sha256.clone());
    let found = visit.desk.office.database.read(move |tx| browse::document(tx, &who, &number, &digest)).await;
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
        HeaderValue::from_static("default-src 'none'; style-src 'unsafe-inline'"),
    );
    response
}
