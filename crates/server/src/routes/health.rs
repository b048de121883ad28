//! Two questions of machines: does the process live, can it work. Neither says more.

use std::sync::Arc;

use axum::{extract::State, http::StatusCode, response::Response};

use crate::{office::Office, respond};

const PLAIN: &str = "text/plain; charset=utf-8";

pub(super) async fn alive() -> Response {
    respond::text(StatusCode::OK, PLAIN, "ok\n")
}

pub(super) async fn ready(State(office): State<Arc<Office>>) -> Response {
    if office.is_ready().await {
        respond::text(StatusCode::OK, PLAIN, "ready\n")
    } else {
        respond::text(StatusCode::SERVICE_UNAVAILABLE, PLAIN, "not ready\n")
    }
}
