//! Reports of other systems that nobody could follow: what they said, and a button for whoever has looked.

use axum::response::{Html, IntoResponse as _, Redirect, Response};
use maud::{Markup, html};

use super::{
    page,
    session::{Posted, Visit},
};
use crate::{
    casework::connect,
    clock,
    store::{Tx, connectors::Reported},
};

const ADDRESS: &str = "/desk/sambungan";

pub(super) async fn show(visit: Visit) -> Response {
    let who = visit.who.official.clone();
    let found = visit.desk.office.database.read(move |tx| connect::findings(tx, &who)).await;
    let all = match found {
        Ok(it) => it,
        Err(error) => return visit.refuse(&error),
    };
    let texts = visit.texts;
    let title = texts.get("desk-reports");
    let content = html! {
        h1 { (title) }
        p.hint { (texts.get("desk-reports-hint")) }
        @if all.is_empty() { p { (texts.get("desk-reports-none")) } } @else { (table(&visit, &all)) }
    };
    Html(page::page(texts, Some(&visit.who), visit.is_sample(), &title, &content).into_string())
        .into_response()
}

fn table(visit: &Visit, all: &[Reported]) -> Markup {
    let texts = visit.texts;
    html! {
        div.wide role="group" aria-label=(texts.get("desk-reports")) tabindex="0" {
            table {
                thead {
                    tr {
                        @for id in ["desk-column-when", "desk-reports-from", "desk-column-number", "desk-reports-said", "desk-reports-why"] {
                            th scope="col" { (texts.get(id)) }
                        }
                        th scope="col" { (texts.get("desk-reports-done")) }
                    }
                }
                tbody {
                    @for it in all {
                        tr {
                            td { (texts.time(it.at)) }
                            td { (it.connector) }
                            th scope="row" {
                                @if it.case_id.is_some() {
                                    a href={ "/desk/berkas/" (it.number) } { (it.number) }
                                } @else { (it.number) }
                            }
                            td { (it.said) }
                            td { (texts.coded(&format!("desk-report-{}", it.outcome), &it.outcome)) }
                            td {
                                form method="post" action=(ADDRESS) {
                                    input type="hidden" name="csrf" value=(visit.who.csrf);
                                    input type="hidden" name="connector" value=(it.connector);
                                    input type="hidden" name="id" value=(it.id);
                                    button type="submit" { (texts.get("desk-reports-button")) }
                                }
                            }
                        }
                    }
                }
            }
        }
    }
}

pub(super) async fn settle(posted: Posted) -> Response {
    let (who, now) = (posted.visit.who.official.clone(), clock::now());
    let (connector, id) = (posted.field("connector").to_owned(), posted.field("id").to_owned());
    let work = move |tx: &mut dyn Tx| connect::settle(tx, &who, (&connector, &id), now);
    match posted.visit.desk.office.database.write(work).await {
        Ok(()) => Redirect::to(ADDRESS).into_response(),
        Err(error) => posted.visit.refuse(&error),
    }
}
