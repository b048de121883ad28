//! The record of what was done, for those who watch over the office: numbers and deeds, no application.

use axum::{
    extract::Query,
    response::{Html, IntoResponse as _, Response},
};
use maud::html;
use serde::Deserialize;

use super::{page, session::Visit};
use crate::casework::browse::{self, PAGE};

#[derive(Deserialize)]
pub(super) struct Wanted {
    #[serde(default)]
    halaman: i64,
}

pub(super) async fn show(visit: Visit, Query(wanted): Query<Wanted>) -> Response {
    let who = visit.who.official.clone();
    let at = wanted.halaman.max(0);
    let events = match visit.desk.office.database.read(move |tx| browse::audit(tx, &who, at)).await {
        Ok(it) => it,
        Err(error) => return visit.refuse(&error),
    };
    let texts = visit.texts;
    let title = texts.get("desk-menu-audit");
    let is_full = events.len() == usize::try_from(PAGE).unwrap_or(usize::MAX);
    let content = html! {
        h1 { (title) }
        div.wide {
            table {
                thead {
                    tr {
                        th scope="col" { (texts.get("desk-column-when")) }
                        th scope="col" { (texts.get("desk-column-number")) }
                        th scope="col" { (texts.get("desk-column-who")) }
                        th scope="col" { (texts.get("desk-column-what")) }
                        th scope="col" { (texts.get("desk-column-state")) }
                        th scope="col" { (texts.get("desk-reason")) }
                    }
                }
                tbody {
                    @for (number, it) in &events {
                        tr {
                            td { (texts.time(it.at)) }
                            th scope="row" { (number) }
                            td { (it.actor) " (" (texts.role(&it.role)) ")" }
                            td { (texts.get(&format!("desk-action-{}", it.action))) }
                            td { (texts.state(&it.state)) }
                            td { @if let Some(reason) = &it.reason { (texts.reason(reason)) } }
                        }
                    }
                }
            }
        }
        p.pages {
            @if at > 0 { a rel="prev" href={ "/desk/catatan?halaman=" (at - 1) } { (texts.get("desk-page-before")) } " " }
            @if is_full { a rel="next" href={ "/desk/catatan?halaman=" (at + 1) } { (texts.get("desk-page-after")) } }
        }
    };
    Html(page::page(texts, Some(&visit.who), visit.is_sample(), &title, &content).into_string())
        .into_response()
}
