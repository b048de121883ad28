//! The page that proves a document: number, service, state, digest, and nothing of the applicant. For anybody who has the paper.

use std::sync::Arc;

use axum::{
    extract::{Path, State},
    http::{HeaderMap, StatusCode},
    response::{Html, IntoResponse as _, Response},
};
use maud::{Markup, html};

use super::{Desk, page, texts::Texts};
use crate::{
    casework::{
        CaseError,
        sign::{self, Proof},
    },
    routes::{body, guard::Origin},
    wire,
};

pub(super) async fn show(
    State(desk): State<Arc<Desk>>,
    Origin(address): Origin,
    headers: HeaderMap,
    Path(id): Path<String>,
) -> Response {
    let texts = Texts::of(&headers).of_region(desk.office.plans.home());
    let found = if wire::is_id(&id) {
        desk.office.database.read(move |tx| sign::proof(tx, &id)).await
    } else {
        Err(CaseError::Unknown)
    };
    let (status, content) = match found {
        Ok(it) => (StatusCode::OK, proof(&desk, texts, &it)),
        Err(CaseError::Unknown) => {
            let _ = body::count_failure(&desk.office, address, CaseError::Unknown.into());
            (StatusCode::NOT_FOUND, html! { p.fault { (texts.get("proof-unknown")) } })
        }
        Err(_store) => {
            (StatusCode::SERVICE_UNAVAILABLE, html! { p.fault { (texts.get("desk-fault-unavailable")) } })
        }
    };
    let title = texts.get("proof-title");
    let content = html! { h1 { (title) } (content) };
    let page = page::page(texts, None, desk.office.settings.is_sample, &title, &content);
    (status, Html(page.into_string())).into_response()
}

fn proof(desk: &Desk, texts: Texts, it: &Proof) -> Markup {
    let texts = texts.of_region(&it.region);
    let plans = &desk.office.plans;
    let service = plans.service_name(&it.region, &it.service, texts.language.tag());
    let words = texts.granted(plans, (&it.region, &it.service), &it.number, &it.words);
    html! {
        @if it.decision.is_sample { p.sample { (texts.get("proof-sample")) } }
        @if it.decision.revoked_at.is_some() { p.fault { (texts.get("proof-revoked")) } }
        dl.facts {
            div { dt { (texts.get("desk-column-number")) } dd { (it.number) } }
            div { dt { (texts.get("desk-column-service")) } dd { (service) } }
            div { dt { (texts.get("desk-column-state")) } dd { (texts.state(&it.state)) } }
            @if it.decision.revoked_at.is_none() { div { dt { (texts.get("desk-decision-words")) } dd { (words) } } }
            div { dt { (texts.get("proof-signed")) } dd { (texts.time(it.decision.signed_at)) ", " (it.decision.signer) } }
            div { dt { (texts.get("proof-digest")) } dd { code { (it.decision.sha256) } } }
        }
        p.hint { (texts.get("proof-hint")) }
    }
}
