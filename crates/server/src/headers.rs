//! The headers of answers: all that a page needs on pages and workers, little on the files they load, because on slow
//! networks a first visit pays for every byte.

use axum::{
    extract::{Request, State},
    http::{HeaderMap, HeaderName, HeaderValue, header},
    middleware::Next,
    response::Response,
};
use std::sync::Arc;

use crate::app::Served;

/// The location is asked for where a place is chosen, the camera where codes are read from another phone's screen; nothing
/// else of the device is ever needed.
const PERMISSIONS: &str =
    "geolocation=(self), camera=(self), microphone=(), payment=(), usb=(), browsing-topics=()";

pub(crate) async fn add(State(served): State<Arc<Served>>, request: Request, next: Next) -> Response {
    let path = request.uri().path().to_owned();
    let mut response = next.run(request).await;
    let headers = response.headers_mut();
    set(headers, header::X_CONTENT_TYPE_OPTIONS, "nosniff");
    // The place someone asks about may stand in the address; it is nobody else's business.
    if !headers.contains_key(header::REFERRER_POLICY) {
        set(headers, header::REFERRER_POLICY, "no-referrer");
    }
    if headers.contains_key(header::CONTENT_SECURITY_POLICY) {
        // The desk brings rules of its own, which are stricter.
        return response;
    }
    if rules_itself(&path, headers) {
        headers.insert(header::CONTENT_SECURITY_POLICY, served.site.policy().clone());
        set(headers, HeaderName::from_static("permissions-policy"), PERMISSIONS);
        set(headers, HeaderName::from_static("cross-origin-opener-policy"), "same-origin");
    } else {
        // A file opened by itself may do nothing at all, and the short policy spares a first visit some 900 bytes a file.
        set(headers, header::CONTENT_SECURITY_POLICY, "default-src 'none'");
    }
    response
}

/// Whether an answer is a page or the worker: they bring the rules for all that they load.
fn rules_itself(path: &str, headers: &HeaderMap) -> bool {
    let kind = headers.get(header::CONTENT_TYPE).and_then(|it| it.to_str().ok()).unwrap_or("text/html");
    kind.starts_with("text/html") || path == "/sw.js"
}

fn set(headers: &mut HeaderMap, name: HeaderName, value: &'static str) {
    headers.insert(name, HeaderValue::from_static(value));
}
