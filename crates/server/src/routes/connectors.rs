//! Where systems of others say where a file stands with them. They sign what they send; nobody is told which of them exist.

use std::sync::Arc;

use axum::{
    body::Body,
    extract::{Path, State},
    http::{HeaderMap, StatusCode},
    response::Response,
};

use super::{body, guard::Origin};
use crate::{
    clock, connect,
    office::Office,
    problem::Problem,
    wire::{NewReport, ReportAnswer},
};

/// Bytes of a report at most.
const MOST: usize = 32 * 1024;

/// Takes a report in. The same one again gets the same answer; what cannot be followed is looked at by people.
#[utoipa::path(
    post, path = "/api/v1/connectors/{name}/status", operation_id = "post_connector_status",
    params(
        ("name" = String, Path, description = "Name of the system in the server's configuration"),
        ("ruangizin-signature" = String, Header, description = "`t=<seconds>,v1=<HMAC-SHA256 of \"<seconds>.<body>\" in hex>`, at most 5 minutes old"),
    ),
    request_body = NewReport,
    responses(
        (status = 200, description = "Taken in, now or before", body = ReportAnswer),
        (status = 400, description = "Cut off or changed on the way", body = Problem, content_type = "application/problem+json"),
        (status = 401, description = "Not signed by that system, or too long ago", body = Problem, content_type = "application/problem+json"),
        (status = 408, description = "Too slow", body = Problem, content_type = "application/problem+json"),
        (status = 409, description = "The id was used for another report, or a change came between: send it again", body = Problem, content_type = "application/problem+json"),
        (status = 413, description = "Too large", body = Problem, content_type = "application/problem+json"),
        (status = 415, description = "Not JSON", body = Problem, content_type = "application/problem+json"),
        (status = 422, description = "Not what the format says", body = Problem, content_type = "application/problem+json"),
        (status = 429, description = "Too many requests", body = Problem, content_type = "application/problem+json"),
        (status = 503, description = "Try again later", body = Problem, content_type = "application/problem+json"),
    )
)]
pub async fn post(
    State(office): State<Arc<Office>>,
    Path(name): Path<String>,
    Origin(address): Origin,
    headers: HeaderMap,
    body: Body,
) -> Result<Response, Problem> {
    body::expect_json(&headers)?;
    let bytes = body::read(body, &headers, MOST).await?;
    let signature = body::text(&headers, connect::SIGNATURE).unwrap_or_default();
    let connector = office.connectors.iter().find(|it| it.partner.name == name);
    let signed = std::str::from_utf8(&bytes)
        .ok()
        .and_then(|text| connector.filter(|it| it.is_signed(signature, text, clock::now())));
    let Some(connector) = signed else {
        let _ = office.failures.take(address);
        return Err(Problem::new(401, "not-signed", "no system that is known here signed this just now"));
    };
    let report: NewReport =
        serde_json::from_slice(&bytes).map_err(|_unreadable| Problem::invalid("body", "malformed"))?;
    let (outcome, is_finding) = connect::take(&office, connector, &report).await?;
    Ok(body::json(StatusCode::OK, &ReportAnswer { outcome, is_finding }))
}
