//! Signing in through the sign-on service: away with a state that only this browser has, and back with a code.

use std::sync::Arc;

use axum::{
    extract::{Query, State},
    http::{HeaderMap, HeaderName, StatusCode, header},
    response::{Html, IntoResponse as _, Redirect, Response},
};
use maud::{PreEscaped, html};
use serde::Deserialize;

use super::{Desk, SIGN_IN, session::COOKIE, sign_in, texts::Texts};
use crate::{
    accounts::AccountError,
    clock,
    routes::guard::{Origin, cookie},
    sign_on::{SignOn, SignOnError},
};

/// Where the service leads back to.
pub(super) const BACK: &str = "/desk/masuk/kembali";
/// The cookie that ties the way back to the browser that left.
const STATE: &str = "desk_sso";
/// Seconds for signing in over there.
const WHILE: i64 = 600;

#[derive(Deserialize)]
pub(super) struct Brought {
    #[serde(default)]
    code: String,
    #[serde(default)]
    state: String,
}

pub(super) async fn leave(State(desk): State<Arc<Desk>>, headers: HeaderMap) -> Response {
    let Some(service) = desk.office.sign_on.clone() else {
        return Redirect::to(SIGN_IN).into_response();
    };
    match send(&desk, &service, &headers).await {
        Ok((address, state)) => (put(&desk, &state, WHILE), Redirect::to(&address)).into_response(),
        Err(_why) => sign_in::refused(&desk, &headers, StatusCode::SERVICE_UNAVAILABLE, "desk-sign-on-away"),
    }
}

async fn send(desk: &Desk, service: &SignOn, headers: &HeaderMap) -> Result<(String, String), AccountError> {
    let begun = service.begin(&back(desk, headers)).await.map_err(told)?;
    let (state, now) = (begun.state.clone(), clock::now());
    desk.accounts.begin_sign_on(&begun.state, (begun.nonce, begun.verifier), now + WHILE, now).await?;
    Ok((begun.address, state))
}

pub(super) async fn enter(
    State(desk): State<Arc<Desk>>,
    Origin(address): Origin,
    headers: HeaderMap,
    Query(brought): Query<Brought>,
) -> Response {
    match take(&desk, &headers, &brought).await {
        Ok(token) => entered(&desk, &headers, &token),
        Err(AccountError::Store(_)) => {
            sign_in::refused(&desk, &headers, StatusCode::SERVICE_UNAVAILABLE, "desk-fault-unavailable")
        }
        Err(_refused) => {
            // An empty bucket is met at the next request.
            let _ = desk.office.failures.take(address);
            sign_in::refused(&desk, &headers, StatusCode::FORBIDDEN, "desk-sign-on-refused")
        }
    }
}

async fn take(desk: &Desk, headers: &HeaderMap, brought: &Brought) -> Result<String, AccountError> {
    let service = desk.office.sign_on.clone().ok_or(AccountError::Refused)?;
    // A way back that this browser did not set out on is somebody else's.
    let ours = cookie(headers, STATE).unwrap_or_default();
    if brought.state.len() != 64 || !crate::secret::is_same(&ours, &brought.state) {
        return Err(AccountError::Refused);
    }
    let now = clock::now();
    let (nonce, verifier) = desk.accounts.take_sign_on(&brought.state, now).await?;
    let subject = service.finish(&brought.code, (&nonce, &verifier), &back(desk, headers), now).await;
    desk.accounts.sign_in_as(&subject.map_err(told)?, now).await
}

/// Signed in. The cookie of a session is not sent on a way that began at another site, so the browser is led on from a page of
/// this one.
fn entered(desk: &Desk, headers: &HeaderMap, token: &str) -> Response {
    let texts = Texts::of(headers);
    let page = html! {
        (PreEscaped("<!doctype html>"))
        html lang=(texts.language.tag()) {
            head { meta charset="utf-8"; meta http-equiv="refresh" content="0; url=/desk"; title { (texts.get("desk-title")) } }
            body { p { a href="/desk" { (texts.get("desk-sign-on-done")) } } }
        }
    };
    let [session] = sign_in::cookie(desk, COOKIE, token, "/desk");
    let [gone] = put(desk, "", 0);
    let mut response = Html(page.into_string()).into_response();
    for (name, value) in [session, gone] {
        if let Ok(value) = value.parse() {
            response.headers_mut().append(name, value);
        }
    }
    response
}

/// The cookie of the way there and back; it has to be sent when the service leads back, which is another site.
fn put(desk: &Desk, state: &str, seconds: i64) -> [(HeaderName, String); 1] {
    let secure = if desk.office.settings.trusts_proxy { "; Secure" } else { "" };
    let value = format!("{STATE}={state}; Path={SIGN_IN}; Max-Age={seconds}; HttpOnly; SameSite=Lax{secure}");
    [(header::SET_COOKIE, value)]
}

fn back(desk: &Desk, headers: &HeaderMap) -> String {
    let host = headers.get(header::HOST).and_then(|it| it.to_str().ok()).unwrap_or_default();
    format!("{}{BACK}", desk.office.public_address(host))
}

/// Written down, since only whoever runs the server can mend it.
fn told(error: SignOnError) -> AccountError {
    crate::log::event("sign-on failed", &error.to_string());
    AccountError::Refused
}
