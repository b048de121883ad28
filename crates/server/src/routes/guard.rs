//! Where a request comes from, and whether it may come now.

use std::{
    net::{IpAddr, Ipv4Addr, SocketAddr},
    sync::Arc,
    time::Duration,
};

use axum::{
    extract::{ConnectInfo, FromRequestParts, Request, State},
    http::{Extensions, HeaderMap, header, request::Parts},
    middleware::Next,
    response::{IntoResponse as _, Response},
};

use crate::{desk::Desk, office::Office, problem::Problem};

/// The address that a request came from.
#[derive(Debug, Clone, Copy)]
pub struct Origin(pub IpAddr);

/// A cookie of a request.
pub(crate) fn cookie(headers: &HeaderMap, name: &str) -> Option<String> {
    let all = headers.get_all(header::COOKIE).iter().filter_map(|it| it.to_str().ok());
    let mut pairs = all.flat_map(|it| it.split(';')).filter_map(|it| it.trim().split_once('='));
    pairs.find(|(it, _)| *it == name).map(|(_, value)| value.to_owned())
}

impl FromRequestParts<Arc<Desk>> for Origin {
    type Rejection = std::convert::Infallible;

    async fn from_request_parts(parts: &mut Parts, desk: &Arc<Desk>) -> Result<Self, Self::Rejection> {
        Ok(origin(&desk.office, &parts.headers, &parts.extensions))
    }
}

impl FromRequestParts<Arc<Office>> for Origin {
    type Rejection = std::convert::Infallible;

    async fn from_request_parts(parts: &mut Parts, office: &Arc<Office>) -> Result<Self, Self::Rejection> {
        Ok(origin(office, &parts.headers, &parts.extensions))
    }
}

/// Behind a proxy of our own the last address it names; what a client wrote before it does not count.
pub(crate) fn origin(office: &Office, headers: &HeaderMap, extensions: &Extensions) -> Origin {
    let peer = extensions.get::<ConnectInfo<SocketAddr>>().map(|it| it.0.ip());
    let named = if office.settings.trusts_proxy {
        let all = headers.get_all("x-forwarded-for").iter().filter_map(|it| it.to_str().ok());
        all.flat_map(|it| it.split(',')).next_back().and_then(|it| it.trim().parse().ok())
    } else {
        None
    };
    Origin(named.or(peer).unwrap_or(IpAddr::V4(Ipv4Addr::UNSPECIFIED)))
}

/// Lets a request in unless its address asked too much, or guessed too often.
pub(crate) async fn limit(State(office): State<Arc<Office>>, request: Request, next: Next) -> Response {
    let Origin(address) = origin(&office, request.headers(), request.extensions());
    if let Err(wait) = office.requests.take(address) {
        return Problem::too_many(wait).into_response();
    }
    if office.is_shut_out(address) {
        return Problem::too_many(Duration::from_secs(60)).into_response();
    }
    next.run(request).await
}
