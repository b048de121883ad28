//! The list of files: what waits for this officer, or everything they may see.

use axum::{
    extract::Query,
    response::{Html, IntoResponse as _, Response},
};
use maud::{Markup, html};
use serde::Deserialize;

use super::{page, session::Visit, texts::Texts};
use crate::{
    casework::browse::{self, Line, PAGE, Question},
    clock,
};

#[derive(Deserialize)]
pub(super) struct Wanted {
    #[serde(default)]
    semua: String,
    #[serde(default)]
    cari: String,
    #[serde(default)]
    halaman: i64,
}

pub(super) async fn show(visit: Visit, Query(wanted): Query<Wanted>) -> Response {
    let question =
        Question { is_all: wanted.semua == "1", search: wanted.cari.clone(), page: wanted.halaman.max(0) };
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

fn table(visit: &Visit, lines: &[Line]) -> Markup {
    let texts = visit.texts;
    let plans = &visit.desk.office.plans;
    let service = |it: &Line| plans.service_name(&it.case.region, &it.case.service, texts.language.tag());
    html! {
        div.wide {
            table {
                thead {
                    tr {
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
