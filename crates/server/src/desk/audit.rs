//! The record for those who watch over the office: what was done, and who looked at which file. Numbers and deeds, no application.

use axum::{
    extract::Query,
    response::{Html, IntoResponse as _, Response},
};
use maud::{Markup, html};
use serde::Deserialize;

use super::{page, session::Visit, texts::Texts};
use crate::{
    casework::{
        browse::{self, PAGE},
        look,
    },
    store::cases::{Event, looks::Look},
};

#[derive(Deserialize)]
pub(super) struct Wanted {
    #[serde(default)]
    halaman: i64,
    /// `lihat` for who looked at files.
    #[serde(default)]
    apa: String,
}

pub(super) async fn show(visit: Visit, Query(wanted): Query<Wanted>) -> Response {
    let who = visit.who.official.clone();
    let at = wanted.halaman.clamp(0, 100_000);
    let (database, texts) = (&visit.desk.office.database, visit.texts);
    let is_looks = wanted.apa == "lihat";
    let found = if is_looks {
        let all = database.read(move |tx| look::all(tx, &who, at * PAGE, PAGE)).await;
        all.map(|it| (it.len(), looks(texts, &it)))
    } else {
        let all = database.read(move |tx| browse::audit(tx, &who, at)).await;
        all.map(|it| (it.len(), deeds(texts, &it)))
    };
    let (count, table) = match found {
        Ok(it) => it,
        Err(error) => return visit.refuse(&error),
    };
    let title = texts.get("desk-menu-audit");
    let is_full = count == usize::try_from(PAGE).unwrap_or(usize::MAX);
    let address = |page: i64| {
        let of = if is_looks { "apa=lihat&" } else { "" };
        format!("/desk/catatan?{of}halaman={page}")
    };
    let content = html! {
        h1 { (title) }
        p.jumps {
            a href="/desk/catatan" aria-current=[(!is_looks).then_some("page")] { (texts.get("desk-audit-deeds")) }
            a href="/desk/catatan?apa=lihat" aria-current=[is_looks.then_some("page")] { (texts.get("desk-audit-looks")) }
        }
        @if is_looks { p.hint { (texts.get("desk-looks-hint")) } }
        div.wide role="group" aria-label=(title) tabindex="0" { (table) }
        p.pages {
            @if at > 0 { a rel="prev" href=(address(at - 1)) { (texts.get("desk-page-before")) } " " }
            @if is_full { a rel="next" href=(address(at + 1)) { (texts.get("desk-page-after")) } }
        }
    };
    Html(page::page(texts, Some(&visit.who), visit.is_sample(), &title, &content).into_string())
        .into_response()
}

fn deeds(texts: Texts, all: &[(String, Event)]) -> Markup {
    html! {
        table {
            thead {
                tr {
                    @for id in ["when", "number", "who", "what", "state"] {
                        th scope="col" { (texts.get(&format!("desk-column-{id}"))) }
                    }
                    th scope="col" { (texts.get("desk-reason")) }
                }
            }
            tbody {
                @for (number, it) in all {
                    tr {
                        td.day { (texts.time(it.at)) }
                        th scope="row" { (number) }
                        td { (texts.actor(&it.role, &it.actor)) }
                        td { (texts.get(&format!("desk-action-{}", it.action))) }
                        td { (texts.state(&it.state)) }
                        td { @if let Some(reason) = &it.reason { (texts.reason(reason)) } }
                    }
                }
            }
        }
    }
}

fn looks(texts: Texts, all: &[(String, Look)]) -> Markup {
    html! {
        table {
            thead {
                tr {
                    @for id in ["when", "number", "who"] {
                        th scope="col" { (texts.get(&format!("desk-column-{id}"))) }
                    }
                }
            }
            tbody {
                @for (number, it) in all {
                    tr {
                        td.day { (texts.time(it.at)) }
                        th scope="row" { (number) }
                        td { (texts.actor(&it.role, &it.actor)) }
                    }
                }
            }
        }
    }
}
