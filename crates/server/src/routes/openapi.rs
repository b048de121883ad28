//! The description of the API (OpenAPI 3.1), made from the handlers themselves.

use axum::{http::StatusCode, response::Response};
use utoipa::OpenApi;

use super::{applications, body, connectors, services, sheets, statistics, status, uploads};
use crate::{problem::Problem, wire};

#[derive(OpenApi)]
#[openapi(
    info(
        title = "RuangIzin",
        version = "1",
        description = "Applications are received exactly once: id and claim secret are made on the phone, \
                       and whatever is sent may be sent again. Problems are RFC 9457.",
        license(name = "Apache-2.0", identifier = "Apache-2.0"),
    ),
    paths(
        applications::put,
        applications::get,
        uploads::options,
        uploads::create,
        uploads::head,
        uploads::patch,
        uploads::delete,
        statistics::get,
        services::get,
        sheets::post,
        sheets::keys,
        connectors::post,
        status::get,
        status::get_document,
        status::put_message,
        status::put_correction,
        status::put_withdrawal,
        document,
    ),
    components(schemas(
        wire::Application,
        wire::Receipt,
        wire::Representative,
        wire::Status,
        wire::NewMessage,
        wire::Answer,
        wire::Withdrawal,
        Problem
    ))
)]
struct Description;

/// This description.
#[utoipa::path(
    get, path = "/api/v1/openapi.json", operation_id = "get_openapi",
    responses(
        (status = 200, description = "OpenAPI 3.1"),
        (status = 429, description = "Too many requests", body = Problem, content_type = "application/problem+json"),
    )
)]
pub async fn document() -> Response {
    body::json(StatusCode::OK, &Description::openapi())
}
