//! The frame around every page of the desk.

use axum::{
    http::StatusCode,
    response::{Html, IntoResponse, Response},
};
use maud::{DOCTYPE, Markup, html};
use wording::Language;

use super::texts::Texts;
use crate::{
    accounts::SignedIn,
    casework::{CaseError, counter, pay},
};

/// A whole page. `who` is nobody before signing in.
pub(super) fn page(
    texts: Texts,
    who: Option<&SignedIn>,
    is_sample: bool,
    title: &str,
    content: &Markup,
) -> Markup {
    html! {
        (DOCTYPE)
        html lang=(texts.language.tag()) {
            head {
                meta charset="utf-8";
                meta name="viewport" content="width=device-width, initial-scale=1";
                title { (title) " – " (texts.get("desk-title")) }
                link rel="icon" type="image/png" href="/icons/icon-192.png";
                link rel="stylesheet" href="/desk/gaya.css";
            }
            body {
                a.skip href="#isi" { (texts.get("desk-skip")) }
                header.top {
                    strong { (texts.get("desk-title")) }
                    @if is_sample { span.sample { (texts.get("desk-sample")) } }
                    nav aria-label=(texts.get("desk-menu")) {
                        @if let Some(who) = who {
                            @for (address, name, page) in places(who) {
                                @let is_here = texts.get(page) == title;
                                a href=(address) aria-current=[is_here.then_some("page")] { (texts.get(name)) }
                            }
                        }
                        @for language in Language::ALL {
                            @if language != texts.language {
                                a href={ "/desk/bahasa/" (language.tag()) } lang=(language.tag()) {
                                    (language.own_name())
                                }
                            }
                        }
                    }
                    @if let Some(who) = who {
                        form.inline method="post" action="/desk/keluar" {
                            input type="hidden" name="csrf" value=(who.csrf);
                            span { (who.official.name) }
                            button type="submit" { (texts.get("desk-leave")) }
                        }
                    }
                }
                main #isi { (content) }
            }
        }
    }
}

/// Where the menu leads: address, name, and the title of the page.
fn places(who: &SignedIn) -> Vec<(&'static str, &'static str, &'static str)> {
    let mut all = vec![
        ("/desk", "desk-menu-own", "desk-list-own"),
        ("/desk?semua=1", "desk-menu-all", "desk-list-all"),
        ("/desk/statistik", "desk-menu-statistics", "desk-menu-statistics"),
    ];
    if counter::may_take_papers(&who.official) {
        all.push(("/desk/baru", "desk-paper-new", "desk-paper-new"));
    }
    if who.official.may_read_record() {
        all.push(("/desk/catatan", "desk-menu-audit", "desk-menu-audit"));
    }
    all
}

/// Notices that an address may ask for after a form was handed in; anything else is no notice.
const NOTICES: [&str; 4] = ["saved", "sent", "returned", "signed"];
/// What went wrong with a form.
const FAULTS: [&str; 10] = [
    "stale",
    "forbidden",
    "not-now",
    "reason",
    "rounds",
    "invalid",
    "paid-on",
    "unavailable",
    "unknown",
    "signer",
];

/// The word of a signing service that refused.
pub(super) const SIGNER: &str = "signer";

/// The line above a page that says what became of the last form.
pub(super) fn notice(texts: Texts, notice: Option<&str>, fault: Option<&str>) -> Markup {
    let known = |all: &[&'static str], word: Option<&str>| all.iter().copied().find(|it| Some(*it) == word);
    html! {
        @if let Some(it) = known(&NOTICES, notice) {
            p.notice role="status" { (texts.get(&format!("desk-notice-{it}"))) }
        }
        @if let Some(it) = known(&FAULTS, fault) {
            p.fault #{ "galat-" (it) } role="alert" { (texts.get(&format!("desk-fault-{it}"))) }
        }
    }
}

/// The word of a refusal, for the address that the browser is sent to.
pub(super) fn fault_of(error: &CaseError) -> &'static str {
    match error {
        CaseError::Stale => "stale",
        CaseError::Forbidden => "forbidden",
        CaseError::NotNow | CaseError::Conflict => "not-now",
        CaseError::ReasonMissing => "reason",
        CaseError::TooManyRounds => "rounds",
        CaseError::Invalid { part, .. } if part == pay::PAID_ON => "paid-on",
        CaseError::Invalid { .. } | CaseError::FilesMissing(_) => "invalid",
        CaseError::Store(_) => "unavailable",
        CaseError::Unknown => "unknown",
    }
}

/// A page that could not be shown.
pub(super) fn refusal(texts: Texts, who: &SignedIn, is_sample: bool, error: &CaseError) -> Response {
    let status = match error {
        CaseError::Forbidden => StatusCode::FORBIDDEN,
        CaseError::Store(_) => StatusCode::SERVICE_UNAVAILABLE,
        _ => StatusCode::NOT_FOUND,
    };
    let content = html! {
        h1 { (texts.get("desk-refused")) }
        (notice(texts, None, Some(fault_of(error))))
        p { a href="/desk" { (texts.get("desk-back")) } }
    };
    let title = texts.get("desk-refused");
    (status, Html(page(texts, Some(who), is_sample, &title, &content).into_string())).into_response()
}
