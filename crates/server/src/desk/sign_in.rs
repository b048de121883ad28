//! Signing in and out, and the language of the pages.

use std::sync::Arc;

use axum::{
    extract::{Form, Path, State},
    http::{HeaderMap, HeaderName, StatusCode, header},
    response::{Html, IntoResponse as _, Redirect, Response},
};
use maud::html;
use serde::Deserialize;
use wording::Language;

use super::{
    Desk, SIGN_IN, page,
    session::{COOKIE, Posted, comes_from_here},
    texts::{LANGUAGE, Texts},
};
use crate::{accounts::AccountError, clock, routes::guard::Origin};

#[derive(Deserialize)]
pub(super) struct Credentials {
    #[serde(default)]
    login: String,
    #[serde(default)]
    password: String,
    #[serde(default)]
    code: String,
}

pub(super) async fn show(State(desk): State<Arc<Desk>>, headers: HeaderMap) -> Response {
    Html(form(&desk, Texts::of(&headers), None)).into_response()
}

/// Signs in. A new session gets a new token, so one that was slipped to the browser before is worth nothing.
pub(super) async fn enter(
    State(desk): State<Arc<Desk>>,
    Origin(address): Origin,
    headers: HeaderMap,
    Form(typed): Form<Credentials>,
) -> Response {
    let texts = Texts::of(&headers);
    if !comes_from_here(&headers) {
        return (StatusCode::FORBIDDEN, Html(form(&desk, texts, Some("desk-sign-in-refused"))))
            .into_response();
    }
    match desk.accounts.sign_in(&typed.login, typed.password, &typed.code, clock::now()).await {
        Ok(token) => (cookie(&desk, COOKIE, &token, "/desk"), Redirect::to("/desk")).into_response(),
        Err(AccountError::Store(_)) => {
            let page = form(&desk, texts, Some("desk-fault-unavailable"));
            (StatusCode::SERVICE_UNAVAILABLE, Html(page)).into_response()
        }
        Err(_refused) => {
            // An empty bucket is met at the next request.
            let _ = desk.office.failures.take(address);
            let page = form(&desk, texts, Some("desk-sign-in-refused"));
            (StatusCode::FORBIDDEN, Html(page)).into_response()
        }
    }
}

pub(super) async fn leave(posted: Posted) -> Response {
    // A session that could not be ended ends by itself; the cookie goes in any case.
    let _ = posted.visit.desk.accounts.sign_out(&posted.visit.who).await;
    let gone = [(header::SET_COOKIE, format!("{COOKIE}=; Path=/desk; Max-Age=0; HttpOnly; SameSite=Strict"))];
    (gone, Redirect::to(SIGN_IN)).into_response()
}

pub(super) async fn choose_language(State(desk): State<Arc<Desk>>, Path(tag): Path<String>) -> Response {
    let language = Language::of_tag(&tag).unwrap_or_default();
    (cookie(&desk, LANGUAGE, language.tag(), "/desk"), Redirect::to("/desk")).into_response()
}

pub(super) fn cookie(desk: &Desk, name: &str, value: &str, path: &str) -> [(HeaderName, String); 1] {
    let secure = if desk.office.settings.trusts_proxy { "; Secure" } else { "" };
    [(header::SET_COOKIE, format!("{name}={value}; Path={path}; HttpOnly; SameSite=Strict{secure}"))]
}

/// The page for signing in, with why it did not go.
pub(super) fn refused(desk: &Desk, headers: &HeaderMap, status: StatusCode, fault: &str) -> Response {
    (status, Html(form(desk, Texts::of(headers), Some(fault)))).into_response()
}

fn form(desk: &Desk, texts: Texts, fault: Option<&str>) -> String {
    let content = html! {
        h1 { (texts.get("desk-sign-in")) }
        @if let Some(id) = fault { p.fault role="alert" { (texts.get(id)) } }
        @if desk.office.sign_on.is_some() {
            p { a.button href="/desk/masuk/sso" { (texts.get("desk-sign-on")) } }
            p.hint { (texts.get("desk-sign-on-hint")) }
        }
        form.narrow method="post" action=(SIGN_IN) {
            label for="login" { (texts.get("desk-login")) }
            input #login name="login" autocomplete="username" autocapitalize="none" required autofocus;
            label for="password" { (texts.get("desk-password")) }
            input #password name="password" type="password" autocomplete="current-password" required;
            label for="code" { (texts.get("desk-code")) }
            input #code name="code" inputmode="numeric" autocomplete="one-time-code" maxlength="10";
            p.hint { (texts.get("desk-code-hint")) }
            button.main type="submit" { (texts.get("desk-sign-in")) }
        }
        p.hint { (texts.get("desk-sign-in-hint")) }
    };
    let title = texts.get("desk-sign-in");
    page::page(texts, None, desk.office.settings.is_sample, &title, &content).into_string()
}
