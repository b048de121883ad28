//! The catalogue of a city's services, for other programs. The app reads the pack itself.

use std::sync::Arc;

use axum::{
    extract::{Path, State},
    http::StatusCode,
    response::Response,
};

use super::body;
use crate::{office::Office, problem::Problem, wire::catalogue::Catalogue};

/// What a city offers: each service with what is needed, how long it takes, what it costs and the rules it rests on.
#[utoipa::path(
    get, path = "/api/v1/services/{region}", operation_id = "get_services",
    params(("region" = String, Path, description = "Code of the city or regency, such as `53.71`")),
    responses(
        (status = 200, description = "The services of the pack that is served today", body = Catalogue),
        (status = 404, description = "No such city here", body = Problem, content_type = "application/problem+json"),
        (status = 429, description = "Too many requests", body = Problem, content_type = "application/problem+json"),
    )
)]
pub async fn get(State(office): State<Arc<Office>>, Path(region): Path<String>) -> Result<Response, Problem> {
    let plans = &office.plans;
    let file = plans.services(&region).ok_or_else(Problem::unknown)?;
    let catalogue = Catalogue::of(&region, plans.version(&region), plans.is_sample(&region), file);
    Ok(body::json(StatusCode::OK, &catalogue))
}
