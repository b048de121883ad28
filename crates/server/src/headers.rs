//! The headers every answer carries, whatever it is.

use axum::{
    extract::{Request, State},
    http::{HeaderMap, HeaderName, HeaderValue, header},
    middleware::Next,
    response::Response,
};
use std::sync::Arc;

use crate::app::Served;

/// The location is asked for on the map page; nothing else of the device is ever needed.
const PERMISSIONS: &str =
    "geolocation=(self), camera=(), microphone=(), payment=(), usb=(), browsing-topics=()";

pub(crate) async fn add(State(served): State<Arc<Served>>, request: Request, next: Next) -> Response {
    let mut response = next.run(request).await;
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_SECURITY_POLICY, served.site.policy().clone());
    set(headers, header::X_CONTENT_TYPE_OPTIONS, "nosniff");
    // The place someone asks about may stand in the address; it is nobody else's business.
    set(headers, header::REFERRER_POLICY, "no-referrer");
    set(headers, HeaderName::from_static("permissions-policy"), PERMISSIONS);
    set(headers, HeaderName::from_static("cross-origin-opener-policy"), "same-origin");
    response
}

fn set(headers: &mut HeaderMap, name: HeaderName, value: &'static str) {
    headers.insert(name, HeaderValue::from_static(value));
}
