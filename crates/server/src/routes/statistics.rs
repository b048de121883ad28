//! What the public may know: how many, how long. Groups of fewer than ten are left out, and what would give them away.

use std::sync::Arc;

use axum::{extract::State, http::StatusCode, response::Response};

use super::body;
use crate::{
    casework::statistics::{self, Service, Shown},
    clock,
    office::Office,
    problem::Problem,
    store::{Tx, cases::Scope},
    wire::{ServiceStatistics, Statistics},
};

/// How much comes in and how long it takes. Usual, not promised.
#[utoipa::path(
    get, path = "/api/v1/statistics", operation_id = "get_statistics",
    responses(
        (status = 200, description = "Services with ten applications or more; numbers below ten, and what would give them away, are left out", body = Statistics),
        (status = 429, description = "Too many requests", body = Problem, content_type = "application/problem+json"),
        (status = 503, description = "Try again later", body = Problem, content_type = "application/problem+json"),
    )
)]
pub async fn get(State(office): State<Arc<Office>>) -> Result<Response, Problem> {
    let (calendar, now) = (office.calendar.clone(), clock::now());
    let everywhere = [Scope::default()];
    let work = move |tx: &mut dyn Tx| statistics::by_service(tx, &everywhere, &calendar, now);
    let all: Vec<Service> = office.database.read(work).await?;
    let line = |it: Shown| ServiceStatistics {
        service: it.service,
        received: it.received,
        in_work: it.in_work,
        issued: it.issued,
        rejected: it.rejected,
        usual_days: it.usual.map(|it| it.0),
        long_days: it.usual.map(|it| it.1),
    };
    let services = statistics::for_public(all).into_iter().map(line).collect();
    Ok(body::json(StatusCode::OK, &Statistics { services }))
}
