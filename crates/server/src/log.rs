//! One line of JSON per request of the API and the desk, to standard error. It names the route's pattern, never the
//! address: numbers, ids, questions and who asked stay out of it.

use std::{io::Write as _, time::Instant};

use axum::{
    extract::{MatchedPath, Request},
    middleware::Next,
    response::Response,
};

use crate::{clock, metrics};

/// Writes down what was asked in general, how it ended and how long it took.
pub(crate) async fn write(request: Request, next: Next) -> Response {
    let route = request.extensions().get::<MatchedPath>().map(|it| it.as_str().to_owned());
    let method = request.method().clone();
    let started = Instant::now();
    let response = next.run(request).await;
    let status = response.status().as_u16();
    metrics::count(route.as_deref().unwrap_or("file"), status, started.elapsed());
    // Files of the app tell nothing that is worth a line, except that they fail.
    let Some(route) = route.filter(|it| it.starts_with("/api") || it.starts_with("/desk")) else {
        if status >= 500 {
            line(
                &serde_json::json!({ "at": clock::rfc3339(clock::now()), "route": "file", "status": status }),
            );
        }
        return response;
    };
    line(&serde_json::json!({
        "at": clock::rfc3339(clock::now()),
        "method": method.as_str(),
        "route": route,
        "status": status,
        "ms": u64::try_from(started.elapsed().as_millis()).unwrap_or(u64::MAX),
    }));
    response
}

/// Writes an event that is no request.
pub(crate) fn event(name: &str, detail: &str) {
    line(&serde_json::json!({ "at": clock::rfc3339(clock::now()), "event": name, "detail": detail }));
}

fn line(value: &serde_json::Value) {
    // A log that cannot be written must not stop the work.
    let _ = writeln!(std::io::stderr().lock(), "{value}");
}
