//! Resumable uploads: tus 1.0 with creation, checksum, expiration and termination, bound to the digest of the whole
//! file. The first unfinished byte is always what the server says it is.

mod piece;

use std::sync::Arc;

use axum::{
    body::Body,
    extract::{Path, State},
    http::{HeaderMap, HeaderName, HeaderValue, StatusCode, header},
    response::{IntoResponse, Response},
};
use base64::{Engine as _, prelude::BASE64_STANDARD};

use super::body;
use crate::{
    casework::upload::{self, Announced},
    clock,
    office::Office,
    problem::Problem,
    store::uploads::{self, Upload},
};

const VERSION: &str = "1.0.0";
const EXTENSIONS: &str = "creation,checksum,expiration,termination";

/// What the server can do, as the protocol asks for it.
#[utoipa::path(
    options, path = "/api/v1/uploads", operation_id = "upload_options",
    responses((status = 204, description = "Versions and extensions in the headers"))
)]
pub async fn options(State(office): State<Arc<Office>>) -> Response {
    let mut response = answer(StatusCode::NO_CONTENT);
    set(&mut response, "tus-version", VERSION);
    set(&mut response, "tus-extension", EXTENSIONS);
    set(&mut response, "tus-max-size", &office.settings.file_bytes.to_string());
    set(&mut response, "tus-checksum-algorithm", "sha1,sha256");
    response
}

/// Announces a file.
#[utoipa::path(
    post, path = "/api/v1/uploads", operation_id = "create_upload",
    params(
        ("tus-resumable" = String, Header, description = "1.0.0"),
        ("upload-length" = u64, Header, description = "Bytes of the whole file"),
        ("upload-metadata" = String, Header, description = "`application` (id made on the phone) and `sha256` (hex), both in base64"),
    ),
    responses(
        (status = 201, description = "Where to send it: the header Location"),
        (status = 412, description = "Another version of the protocol", body = Problem, content_type = "application/problem+json"),
        (status = 413, description = "Too large", body = Problem, content_type = "application/problem+json"),
        (status = 422, description = "Length or metadata missing", body = Problem, content_type = "application/problem+json"),
        (status = 429, description = "Too many requests", body = Problem, content_type = "application/problem+json"),
        (status = 503, description = "Try again later", body = Problem, content_type = "application/problem+json"),
    )
)]
pub async fn create(State(office): State<Arc<Office>>, headers: HeaderMap) -> Response {
    reply(create_inner(&office, &headers).await)
}

async fn create_inner(office: &Arc<Office>, headers: &HeaderMap) -> Result<Response, Problem> {
    expect_version(headers)?;
    let bytes = number(headers, "upload-length")?;
    if bytes > office.settings.file_bytes {
        return Err(Problem::too_large());
    }
    let metadata = body::text(headers, "upload-metadata").unwrap_or_default();
    let member = |name: &str| {
        let pair = metadata.split(',').filter_map(|it| it.trim().split_once(' ')).find(|it| it.0 == name);
        let value = pair.and_then(|it| BASE64_STANDARD.decode(it.1.trim()).ok());
        value.and_then(|it| String::from_utf8(it).ok()).ok_or_else(|| Problem::invalid(name, "missing"))
    };
    let announced = Announced { application: member("application")?, sha256: member("sha256")?, bytes };
    let (settings, now) = (office.settings.clone(), clock::now());
    let made = office.database.write(move |tx| upload::announce(tx, &announced, &settings, now)).await?;
    let mut response = answer(StatusCode::CREATED);
    set(&mut response, "location", &format!("/api/v1/uploads/{}", made.id));
    describe(&mut response, &made);
    Ok(response)
}

/// How far an upload is.
#[utoipa::path(
    head, path = "/api/v1/uploads/{id}", operation_id = "head_upload",
    params(
        ("id" = String, Path, description = "From the header Location"),
        ("tus-resumable" = String, Header, description = "1.0.0"),
    ),
    responses(
        (status = 200, description = "The headers Upload-Offset and Upload-Length"),
        (status = 404, description = "Unknown, expired, or its bytes were refused"),
        (status = 412, description = "Another version of the protocol"),
        (status = 429, description = "Too many requests"),
        (status = 503, description = "Try again later"),
    )
)]
pub async fn head(State(office): State<Arc<Office>>, Path(id): Path<String>, headers: HeaderMap) -> Response {
    reply(head_inner(&office, id, &headers).await)
}

async fn head_inner(office: &Arc<Office>, id: String, headers: &HeaderMap) -> Result<Response, Problem> {
    expect_version(headers)?;
    let now = clock::now();
    let found = office.database.read(move |tx| upload::find(tx, &id, now)).await?;
    let mut response = answer(StatusCode::OK);
    describe(&mut response, &found);
    set(&mut response, "upload-length", &found.bytes.to_string());
    Ok(response)
}

/// Continues an upload from where the server says it is.
#[utoipa::path(
    patch, path = "/api/v1/uploads/{id}", operation_id = "patch_upload",
    params(
        ("id" = String, Path, description = "From the header Location"),
        ("tus-resumable" = String, Header, description = "1.0.0"),
        ("upload-offset" = u64, Header, description = "The first byte of this piece"),
        ("upload-checksum" = Option<String>, Header, description = "`sha256` or `sha1`, a blank, the digest of this piece in base64"),
    ),
    request_body(content = Vec<u8>, content_type = "application/offset+octet-stream"),
    responses(
        (status = 204, description = "The header Upload-Offset says what is safe"),
        (status = 400, description = "The checksum cannot be read", body = Problem, content_type = "application/problem+json"),
        (status = 404, description = "Unknown or expired", body = Problem, content_type = "application/problem+json"),
        (status = 408, description = "Too slow", body = Problem, content_type = "application/problem+json"),
        (status = 409, description = "The upload is elsewhere", body = Problem, content_type = "application/problem+json"),
        (status = 412, description = "Another version of the protocol", body = Problem, content_type = "application/problem+json"),
        (status = 413, description = "More than was announced", body = Problem, content_type = "application/problem+json"),
        (status = 415, description = "Another content type, or a kind of file that is not taken", body = Problem, content_type = "application/problem+json"),
        (status = 422, description = "The offset is missing, or a scanner found something in the file", body = Problem, content_type = "application/problem+json"),
        (status = 423, description = "Another request writes to it", body = Problem, content_type = "application/problem+json"),
        (status = 429, description = "Too many requests", body = Problem, content_type = "application/problem+json"),
        (status = 460, description = "Other bytes than announced", body = Problem, content_type = "application/problem+json"),
        (status = 503, description = "Try again later", body = Problem, content_type = "application/problem+json"),
    )
)]
pub async fn patch(
    State(office): State<Arc<Office>>,
    Path(id): Path<String>,
    headers: HeaderMap,
    body: Body,
) -> Response {
    // In a task of its own: when the phone goes away, what has arrived is still written down.
    let task = tokio::spawn(async move { piece::take(&office, id, &headers, body).await });
    let done = task.await.unwrap_or_else(|_broken| Err(Problem::new(503, "unavailable", "it broke off")));
    reply(done.map(|upload| {
        let mut response = answer(StatusCode::NO_CONTENT);
        describe(&mut response, &upload);
        response
    }))
}

/// Gives an upload up.
#[utoipa::path(
    delete, path = "/api/v1/uploads/{id}", operation_id = "delete_upload",
    params(
        ("id" = String, Path, description = "From the header Location"),
        ("tus-resumable" = String, Header, description = "1.0.0"),
    ),
    responses(
        (status = 204, description = "Forgotten"),
        (status = 404, description = "Unknown or expired", body = Problem, content_type = "application/problem+json"),
        (status = 409, description = "It is whole already", body = Problem, content_type = "application/problem+json"),
        (status = 412, description = "Another version of the protocol", body = Problem, content_type = "application/problem+json"),
        (status = 423, description = "Another request writes to it", body = Problem, content_type = "application/problem+json"),
        (status = 429, description = "Too many requests", body = Problem, content_type = "application/problem+json"),
        (status = 503, description = "Try again later", body = Problem, content_type = "application/problem+json"),
    )
)]
pub async fn delete(
    State(office): State<Arc<Office>>,
    Path(id): Path<String>,
    headers: HeaderMap,
) -> Response {
    reply(delete_inner(&office, id, &headers).await)
}

async fn delete_inner(office: &Arc<Office>, id: String, headers: &HeaderMap) -> Result<Response, Problem> {
    expect_version(headers)?;
    let _turn = office.take_upload(&id).ok_or_else(taken)?;
    let now = clock::now();
    let name = id.clone();
    let found = office.database.read(move |tx| upload::find(tx, &name, now)).await?;
    if found.is_done {
        return Err(Problem::new(409, "whole", "it is whole, and an application may name it"));
    }
    let name = id.clone();
    office.database.write(move |tx| uploads::remove(tx, &name)).await?;
    let files = office.files.clone();
    // Bytes that stay behind are found by the clearing of what has expired.
    let _ = tokio::task::spawn_blocking(move || files.space().discard(&id)).await;
    Ok(answer(StatusCode::NO_CONTENT))
}

fn taken() -> Problem {
    Problem::new(423, "taken", "another request writes to this upload")
}

fn expect_version(headers: &HeaderMap) -> Result<(), Problem> {
    if body::text(headers, "tus-resumable") == Some(VERSION) {
        Ok(())
    } else {
        Err(Problem::new(412, "other-version", "Tus-Resumable must be 1.0.0"))
    }
}

fn number(headers: &HeaderMap, name: &str) -> Result<u64, Problem> {
    let value = body::text(headers, name).filter(|it| it.bytes().all(|it| it.is_ascii_digit()));
    value.and_then(|it| it.parse().ok()).ok_or_else(|| Problem::invalid(name, "missing"))
}

fn describe(response: &mut Response, upload: &Upload) {
    set(response, "upload-offset", &upload.received.to_string());
    set(response, "upload-expires", &clock::http_date(upload.expires_at));
}

fn answer(status: StatusCode) -> Response {
    body::done(status)
}

/// Every answer of the protocol names its version, refusals too.
fn reply(outcome: Result<Response, Problem>) -> Response {
    let mut response = outcome.unwrap_or_else(IntoResponse::into_response);
    set(&mut response, "tus-resumable", VERSION);
    if response.status() == StatusCode::PRECONDITION_FAILED {
        set(&mut response, "tus-version", VERSION);
    }
    response.headers_mut().insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    response
}

fn set(response: &mut Response, name: &'static str, value: &str) {
    if let Ok(value) = HeaderValue::from_str(value) {
        response.headers_mut().insert(HeaderName::from_static(name), value);
    }
}
