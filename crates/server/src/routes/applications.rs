//! `PUT` of an application under the id that the phone made, and its receipt.

use std::sync::Arc;

use axum::{
    body::Body,
    extract::{Path, State},
    http::{HeaderMap, StatusCode},
    response::Response,
};

use super::body;
use crate::{
    casework::receive,
    clock,
    office::Office,
    problem::Problem,
    wire::{self, Application, Receipt},
};

/// Hands an application in. The same bytes under the same id give the same receipt, however often.
#[utoipa::path(
    put, path = "/api/v1/applications/{id}", operation_id = "put_application",
    params(
        ("id" = String, Path, description = "Made on the phone: 32 lower-case hex digits"),
        ("claim-secret" = String, Header, description = "Made on the phone; whoever has it may follow the case"),
        ("content-sha256" = Option<String>, Header, description = "SHA-256 of the body in hex"),
    ),
    request_body = Application,
    responses(
        (status = 200, description = "Received before; the same receipt", body = Receipt),
        (status = 201, description = "Received", body = Receipt),
        (status = 400, description = "Cut off or changed on the way", body = Problem, content_type = "application/problem+json"),
        (status = 408, description = "Too slow", body = Problem, content_type = "application/problem+json"),
        (status = 409, description = "The id was used for another application", body = Problem, content_type = "application/problem+json"),
        (status = 413, description = "Too large", body = Problem, content_type = "application/problem+json"),
        (status = 415, description = "Not JSON", body = Problem, content_type = "application/problem+json"),
        (status = 422, description = "Not what the format says, or files are missing", body = Problem, content_type = "application/problem+json"),
        (status = 429, description = "Too many requests", body = Problem, content_type = "application/problem+json"),
        (status = 503, description = "Try again later", body = Problem, content_type = "application/problem+json"),
    )
)]
pub async fn put(
    State(office): State<Arc<Office>>,
    Path(id): Path<String>,
    headers: HeaderMap,
    body: Body,
) -> Result<Response, Problem> {
    body::expect_json(&headers)?;
    let claim = body::text(&headers, wire::CLAIM_HEADER).unwrap_or_default().to_owned();
    let bytes = body::read(body, &headers, office.settings.application_bytes).await?;
    let (is_sample, now) = (office.settings.is_sample, clock::now());
    let prepared = receive::prepare(&id, &claim, &bytes, is_sample)?;
    let seen = office.look_at(prepared.application()).await;
    let prepared = prepared.with(seen);
    let received = office.database.write(move |tx| receive::receive(tx, &prepared, is_sample, now)).await?;
    let status = if received.is_new { StatusCode::CREATED } else { StatusCode::OK };
    Ok(body::json(status, &received.receipt))
}

/// The receipt once more, for a phone that lost the answer.
#[utoipa::path(
    get, path = "/api/v1/applications/{id}", operation_id = "get_receipt",
    params(
        ("id" = String, Path, description = "Made on the phone"),
        ("claim-secret" = String, Header, description = "Made on the phone"),
    ),
    responses(
        (status = 200, description = "The receipt", body = Receipt),
        (status = 404, description = "Not received, or not this secret", body = Problem, content_type = "application/problem+json"),
        (status = 429, description = "Too many requests", body = Problem, content_type = "application/problem+json"),
        (status = 503, description = "Try again later", body = Problem, content_type = "application/problem+json"),
    )
)]
pub async fn get(
    State(office): State<Arc<Office>>,
    Path(id): Path<String>,
    headers: HeaderMap,
) -> Result<Response, Problem> {
    let claim = body::claim(&headers)?;
    // Not counted as guessing: an id of 128 random bits cannot be guessed, and phones whose answers were lost ask for ids that
    // never arrived. Many of them share one address of their network, which must not be shut out for that.
    let receipt = office.database.read(move |tx| receive::receipt_again(tx, &id, &claim)).await?;
    Ok(body::json(StatusCode::OK, &receipt))
}
