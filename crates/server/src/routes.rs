//! The API of version 1: every address on this page. Handlers take apart what came, call one use-case, put together
//! what goes; they hold no rules.

pub mod applications;
pub mod body;
pub mod connectors;
pub mod guard;
pub mod health;
pub mod openapi;
pub mod services;
pub mod sheets;
pub mod statistics;
pub mod status;
pub mod uploads;

use std::sync::Arc;

use axum::{
    Router,
    extract::DefaultBodyLimit,
    middleware,
    routing::{any, get, head, post, put},
};

use crate::{office::Office, problem::Problem};

/// All of the API, and the two addresses for machines that watch the server.
pub fn router(office: Arc<Office>) -> Router {
    let api = Router::new()
        .route("/api/v1/openapi.json", get(openapi::document))
        .route("/api/v1/applications/{id}", put(applications::put).get(applications::get))
        .route("/api/v1/uploads", post(uploads::create).options(uploads::options))
        .route(
            "/api/v1/uploads/{id}",
            head(uploads::head).patch(uploads::patch).delete(uploads::delete).options(uploads::options),
        )
        .route("/api/v1/statistics", get(statistics::get))
        .route("/api/v1/sheets", post(sheets::post))
        .route("/api/v1/services/{region}", get(services::get))
        .route("/api/v1/connectors/{name}/status", post(connectors::post))
        .route("/api/v1/status/{number}", get(status::get))
        .route("/api/v1/status/{number}/document", get(status::get_document))
        .route("/api/v1/status/{number}/messages/{id}", put(status::put_message))
        .route("/api/v1/status/{number}/corrections/{id}", put(status::put_correction))
        .route("/api/v1/status/{number}/withdrawal", put(status::put_withdrawal))
        .method_not_allowed_fallback(other_method)
        .route("/api", any(unknown))
        .route("/api/{*rest}", any(unknown))
        // Bodies are read with limits of their own.
        .layer(DefaultBodyLimit::disable())
        .layer(middleware::from_fn_with_state(Arc::clone(&office), guard::limit));
    Router::new()
        .route("/healthz", get(health::alive))
        .route("/readyz", get(health::ready))
        .route("/.well-known/ruangizin-sheet-keys.json", get(sheets::keys))
        .merge(api)
        .with_state(office)
}

async fn unknown() -> Problem {
    Problem::unknown()
}

async fn other_method() -> Problem {
    Problem::new(405, "other-method", "this address is asked in another way")
}
