//! Bodies, headers and answers of the API.

use std::{sync::Arc, time::Duration};

use axum::{
    body::{Body, Bytes, to_bytes},
    http::{HeaderMap, HeaderValue, StatusCode, header},
    response::Response,
};
use serde::Serialize;

use crate::{asset::digest, office::Office, problem::Problem, wire};

/// How long a whole body may take to arrive, on a network that hardly works.
const PATIENCE: Duration = Duration::from_secs(120);

/// A whole body within a limit. A digest of it in the headers must be its digest: what was cut or doubled on the way
/// is never taken for what was sent.
pub(super) async fn read(body: Body, headers: &HeaderMap, most: usize) -> Result<Bytes, Problem> {
    let length = headers.get(header::CONTENT_LENGTH).and_then(|it| it.to_str().ok()?.parse::<usize>().ok());
    if length.is_some_and(|it| it > most) {
        return Err(Problem::too_large());
    }
    let read = tokio::time::timeout(PATIENCE, to_bytes(body, most)).await;
    let bytes = match read {
        Err(_late) => return Err(Problem::new(408, "too-slow", "the body did not arrive in time")),
        // Without a length ahead the limit is met while reading.
        Ok(Err(error)) if format!("{error:?}").contains("LengthLimit") => return Err(Problem::too_large()),
        Ok(Err(_cut)) => return Err(Problem::new(400, "cut-off", "the body did not arrive whole")),
        Ok(Ok(bytes)) => bytes,
    };
    match text(headers, wire::DIGEST_HEADER) {
        Some(announced) if !announced.eq_ignore_ascii_case(&digest(&bytes)) => {
            Err(Problem::new(400, "other-bytes", "the body has another digest than announced"))
        }
        _ => Ok(bytes),
    }
}

/// Whether a body calls itself JSON; anything else is refused before it is read.
pub(super) fn expect_json(headers: &HeaderMap) -> Result<(), Problem> {
    let kind = text(headers, "content-type").unwrap_or_default();
    let kind = kind.split(';').next().unwrap_or_default().trim();
    if kind.eq_ignore_ascii_case("application/json") {
        Ok(())
    } else {
        Err(Problem::new(415, "other-kind", "only application/json is read here"))
    }
}

/// A small body as JSON.
pub(super) async fn read_json<T: serde::de::DeserializeOwned>(
    body: Body,
    headers: &HeaderMap,
) -> Result<T, Problem> {
    expect_json(headers)?;
    let bytes = read(body, headers, 64 * 1024).await?;
    serde_json::from_slice(&bytes).map_err(|_unreadable| Problem::invalid("body", "malformed"))
}

/// The claim secret; without one nothing is told apart from a wrong one.
pub(super) fn claim(headers: &HeaderMap) -> Result<String, Problem> {
    let claim = text(headers, wire::CLAIM_HEADER).filter(|it| wire::is_secret(it));
    claim.map(str::to_owned).ok_or_else(Problem::unknown)
}

/// Counts a wrong secret against the address that sent it.
pub(crate) fn count_failure(office: &Arc<Office>, address: std::net::IpAddr, problem: Problem) -> Problem {
    if problem.status == 404 {
        // An empty bucket is met at the next request.
        let _ = office.failures.take(address);
    }
    problem
}

pub(super) fn text<'a>(headers: &'a HeaderMap, name: &str) -> Option<&'a str> {
    headers.get(name).and_then(|it| it.to_str().ok())
}

/// An answer in JSON that nobody keeps.
pub(super) fn json(status: StatusCode, value: &impl Serialize) -> Response {
    let mut response = Response::new(Body::from(serde_json::to_vec(value).unwrap_or_default()));
    *response.status_mut() = status;
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static("application/json"));
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    response
}

/// A file that nobody keeps.
pub(super) fn file(bytes: Vec<u8>, kind: &'static str) -> Response {
    let mut response = Response::new(Body::from(bytes));
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static(kind));
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    response
}

/// An answer without a body that nobody keeps.
pub(super) fn done(status: StatusCode) -> Response {
    let mut response = crate::respond::empty(status);
    response.headers_mut().insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    response
}
