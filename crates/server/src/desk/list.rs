//! The list of files: what waits for this officer, or everything they may see.

use axum::{
    extract::Query,
    response::{Html, IntoResponse as _, Redirect, Response},
};
use maud::{Markup, html};
use serde::Deserialize;

use super::{
    page,
    session::{Posted, Visit},
    texts::Texts,
};
use crate::{
    casework::{
        browse::{self, Line, PAGE, Question},
        decide::{self, Seen, Today},
    },
    clock,
    store::Tx,
};

#[derive(Deserialize)]
pub(super) struct Wanted {
    #[serde(default)]
    semua: String,
    #[serde(default)]
    cari: String,
    #[serde(default)]
    halaman: i64,
    /// How many were taken in work just now, and how many could not be.
    diambil: Option<usize>,
    tersisa: Option<usize>,
}

impl Wanted {
    pub(super) fn question(&self) -> Question {
        Question { is_all: self.semua == "1", search: self.cari.clone(), page: self.halaman.max(0) }
    }
}

/// Takes several files in work at once. Each names the revision that was seen; those that somebody else was faster with, or
/// that cannot be taken, stay as they are and are counted.
pub(super) async fn take_all(posted: Posted) -> Response {
    let (who, now) = (posted.visit.who.official.clone(), clock::now());
    let (mut taken, mut left) = (0, 0);
    for (number, revision) in posted.chosen("berkas:") {
        let seen = Seen { number, revision: revision.parse().unwrap_or(-1) };
        let (who, calendar) = (who.clone(), posted.visit.desk.office.calendar.clone());
        let work = move |tx: &mut dyn Tx| decide::take(tx, &who, &seen, Today { calendar: &calendar, now });
        match posted.visit.desk.office.database.write(work).await {
            Ok(()) => taken += 1,
            Err(_refused) => left += 1,
        }
    }
    Redirect::to(&format!("/desk?diambil={taken}&tersisa={left}")).into_response()
}

pub(super) async fn show(visit: Visit, Query(wanted): Query<Wanted>) -> Response {
    let question = wanted.question();
    let (who, asked) = (visit.who.official.clone(), question.clone());
    let (calendar, now) = (visit.desk.office.calendar.clone(), clock::now());
    let found =
        visit.desk.office.database.read(move |tx| browse::list(tx, &who, &asked, &calendar, now)).await;
    let (lines, count) = match found {
        Ok(it) => it,
        Err(error) => return visit.refuse(&error),
    };
    let texts = visit.texts;
    let title = texts.get(if question.is_all { "desk-list-all" } else { "desk-list-own" });
    let content = html! {
        h1 { (title) }
        @if let (Some(taken), Some(left)) = (wanted.diambil, wanted.tersisa) {
            p.notice role="status" {
                (texts.with("desk-taken", &[("count", taken.into())]))
                @if left > 0 { " " (texts.with("desk-taken-left", &[("count", left.into())])) }
            }
        }
        form.search method="get" action="/desk" {
            label for="cari" { (texts.get("desk-search")) }
            input #cari name="cari" type="search" value=(question.search);
            @if question.is_all { input type="hidden" name="semua" value="1"; }
            button type="submit" { (texts.get("desk-search-button")) }
        }
        @if lines.is_empty() { p { (texts.get("desk-list-empty")) } } @else { (table(&visit, &lines)) }
        (pages(texts, &question, count))
    };
    Html(page::page(texts, Some(&visit.who), visit.is_sample(), &title, &content).into_string())
        .into_response()
}

/// The list; files that this officer could take in work have a box to tick.
fn table(visit: &Visit, lines: &[Line]) -> Markup {
    let texts = visit.texts;
    let plans = &visit.desk.office.plans;
    let service = |it: &Line| plans.service_name(&it.case.region, &it.case.service, texts.language.tag());
    let may_take = lines.iter().any(|it| it.may_take);
    html! {
        form method="post" action="/desk/ambil" {
        input type="hidden" name="csrf" value=(visit.who.csrf);
        div.wide {
            table {
                thead {
                    tr {
                        @if may_take { th scope="col" { (texts.get("desk-column-take")) } }
                        th scope="col" { (texts.get("desk-column-number")) }
                        th scope="col" { (texts.get("desk-column-applicant")) }
                        th scope="col" { (texts.get("desk-column-service")) }
                        th scope="col" { (texts.get("desk-column-kelurahan")) }
                        th scope="col" { (texts.get("desk-column-state")) }
                        th scope="col" { (texts.get("desk-column-clock")) }
                        th scope="col" { (texts.get("desk-column-received")) }
                    }
                }
                tbody {
                    @for line in lines {
                        tr {
                            @if may_take {
                                td {
                                    @if line.may_take {
                                        input.tick type="checkbox" name={ "berkas:" (line.case.number) } value=(line.case.revision)
                                            aria-label=(line.case.number);
                                    }
                                }
                            }
                            th scope="row" { a href={ "/desk/berkas/" (line.case.number) } { (line.case.number) } }
                            td { (line.case.applicant) }
                            td { (service(line)) }
                            td { (line.case.kelurahan.as_deref().unwrap_or("–")) }
                            td { (texts.state(&line.case.state)) }
                            td {
                                (texts.clock(line.clock))
                                @if line.clock.is_late { " " span.sample { (texts.get("desk-late")) } }
                            }
                            td { (texts.of_region(&line.case.region).day(line.case.received_at)) }
                        }
                    }
                }
            }
        }
        @if may_take { button.main type="submit" { (texts.get("desk-take-button")) } }
        }
    }
}

fn pages(texts: Texts, question: &Question, count: i64) -> Markup {
    let address = |page: i64| {
        let search =
            percent_encoding::utf8_percent_encode(&question.search, percent_encoding::NON_ALPHANUMERIC);
        format!("/desk?semua={}&cari={search}&halaman={page}", i32::from(question.is_all))
    };
    let last = (count.max(1) - 1) / PAGE;
    html! {
        p.pages {
            (texts.with("desk-list-count", &[("count", usize::try_from(count).unwrap_or(0).into())]))
            @if question.page > 0 { " " a rel="prev" href=(address(question.page - 1)) { (texts.get("desk-page-before")) } }
            @if question.page < last { " " a rel="next" href=(address(question.page + 1)) { (texts.get("desk-page-after")) } }
        }
    }
}
