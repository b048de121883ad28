//! Who is signed in, and that a form comes from a page of this desk: cookie, token in the form, origin.

use std::{collections::BTreeMap, sync::Arc};

use axum::{
    extract::{Form, FromRequest, FromRequestParts, Request},
    http::{HeaderMap, StatusCode, header, request::Parts},
    response::{IntoResponse, Redirect, Response},
};

use super::{Desk, SIGN_IN, file_actions::Signing, page, texts::Texts};
use crate::{
    accounts::SignedIn, casework::CaseError, clock, problem::Problem, routes::guard::cookie, secret,
};

/// The cookie of a session.
pub(super) const COOKIE: &str = "desk";

/// A request of somebody who is signed in; everybody else is led to the page where they can.
pub(super) struct Visit {
    pub(super) desk: Arc<Desk>,
    pub(super) who: SignedIn,
    pub(super) texts: Texts,
}

impl Visit {
    pub(super) fn is_sample(&self) -> bool {
        self.desk.office.settings.is_sample
    }

    /// What signs here.
    pub(super) fn signing(&self) -> Signing {
        match &self.desk.office.signer {
            None => Signing::Nobody,
            Some(it) if it.is_sample() => Signing::Sample,
            Some(_) => Signing::Passphrase,
        }
    }

    pub(super) fn refuse(&self, error: &CaseError) -> Response {
        page::refusal(self.texts, &self.who, self.is_sample(), error)
    }
}

impl FromRequestParts<Arc<Desk>> for Visit {
    type Rejection = Response;

    async fn from_request_parts(parts: &mut Parts, desk: &Arc<Desk>) -> Result<Self, Response> {
        let token = cookie(&parts.headers, COOKIE).unwrap_or_default();
        match desk.accounts.session(&token, clock::now()).await {
            Ok(Some(who)) => {
                let texts = Texts::of(&parts.headers).of_region(desk.office.plans.home());
                Ok(Self { desk: Arc::clone(desk), who, texts })
            }
            Ok(None) => Err(Redirect::to(SIGN_IN).into_response()),
            Err(_store) => Err(Problem::new(503, "unavailable", "try again later").into_response()),
        }
    }
}

/// A form that somebody who is signed in handed in on a page of this desk.
pub(super) struct Posted {
    pub(super) visit: Visit,
    fields: BTreeMap<String, String>,
}

/// What somebody typed into a form that was refused, so that it stands there again.
#[derive(Debug, Clone, Default)]
pub(super) struct Typed {
    fields: BTreeMap<String, String>,
}

impl Typed {
    pub(super) fn get(&self, name: &str) -> &str {
        self.fields.get(name).map_or("", String::as_str)
    }

    /// Whether anything was typed.
    pub(super) fn is_some(&self) -> bool {
        !self.fields.is_empty()
    }
}

impl Posted {
    /// Fields whose names begin so: the rest of the name, and the value.
    pub(super) fn chosen(&self, start: &str) -> Vec<(String, String)> {
        let chosen = self.fields.iter().filter_map(|(name, it)| Some((name.strip_prefix(start)?, it)));
        chosen.map(|(name, it)| (name.to_owned(), it.clone())).collect()
    }

    /// Everything that was handed in, to be shown again.
    pub(super) fn typed(&self) -> Typed {
        Typed { fields: self.fields.clone() }
    }

    /// What stands in a field, without blanks around it; empty where there is none.
    pub(super) fn field(&self, name: &str) -> &str {
        self.fields.get(name).map_or("", |it| it.trim())
    }
}

impl FromRequest<Arc<Desk>> for Posted {
    type Rejection = Response;

    async fn from_request(request: Request, desk: &Arc<Desk>) -> Result<Self, Response> {
        let (mut parts, body) = request.into_parts();
        let visit = Visit::from_request_parts(&mut parts, desk).await?;
        let is_ours = comes_from_here(&parts.headers);
        let request = Request::from_parts(parts, body);
        let Form(fields) = Form::<BTreeMap<String, String>>::from_request(request, desk)
            .await
            .map_err(IntoResponse::into_response)?;
        let token = fields.get("csrf").map_or("", String::as_str);
        if is_ours && secret::is_same(token, &visit.who.csrf) {
            return Ok(Self { visit, fields });
        }
        Err((StatusCode::FORBIDDEN, "this form does not come from this desk\n").into_response())
    }
}

/// Whether a form comes from a page of this server, as far as the browser says. Old browsers say nothing; the token in
/// the form is what counts for them.
pub(super) fn comes_from_here(headers: &HeaderMap) -> bool {
    let text = |name| headers.get(name).and_then(|it: &axum::http::HeaderValue| it.to_str().ok());
    let is_own_site = text("sec-fetch-site").is_none_or(|it| it == "same-origin" || it == "none");
    let host = text(header::HOST.as_str()).unwrap_or_default();
    let is_own_origin = text(header::ORIGIN.as_str())
        .is_none_or(|it| it.split_once("://").is_some_and(|(_, origin)| origin == host));
    is_own_site && is_own_origin
}
