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
        CaseError,
        browse::{self, Line, PAGE, Question},
        connect,
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
    /// Only files with messages that nobody has answered.
    #[serde(default)]
    pesan: String,
    #[serde(default)]
    halaman: i64,
    /// How many were taken in work just now, and how many could not be.
    diambil: Option<usize>,
    tersisa: Option<usize>,
}

impl Wanted {
    pub(super) fn question(&self) -> Question {
        Question {
            is_all: self.semua == "1",
            search: self.cari.clone(),
            is_waiting: self.pesan == "1",
            page: self.halaman.max(0),
        }
    }
}

/// Takes several files in work at once, or moves them to one step. Each names the revision that was seen; those that somebody else was faster with, or
/// that cannot be taken, stay as they are and are counted.
pub(super) async fn take_all(posted: Posted) -> Response {
    let (who, now) = (posted.visit.who.official.clone(), clock::now());
    let (mut taken, mut left) = (0, 0);
    let to = posted.field("langkah").to_owned();
    for (number, revision) in posted.chosen("berkas:") {
        let seen = Seen { number, revision: revision.parse().unwrap_or(-1) };
        let (who, calendar) = (who.clone(), posted.visit.desk.office.calendar.clone());
        let to = to.clone();
        let work = move |tx: &mut dyn Tx| {
            let today = Today { calendar: &calendar, now };
            if to.is_empty() {
                decide::take(tx, &who, &seen, today)
            } else {
                decide::move_together(tx, &who, &seen, &to, today)
            }
        };
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
    let look = move |tx: &mut dyn Tx| {
        let (lines, count) = browse::list(tx, &who, &asked, &calendar, now)?;
        Ok((lines, count, (browse::waiting(tx, &who)?, connect::findings(tx, &who)?.len())))
    };
    let found: Result<_, CaseError> = visit.desk.office.database.read(look).await;
    let (lines, count, (waiting, reports)) = match found {
        Ok(it) => it,
        Err(error) => return visit.refuse(&error),
    };
    let texts = visit.texts;
    let title = texts.get(match (question.is_waiting, question.is_all) {
        (true, _) => "desk-list-waiting",
        (false, true) => "desk-list-all",
        (false, false) => "desk-list-own",
    });
    let content = html! {
        h1 { (title) }
        @if let (Some(taken), Some(left)) = (wanted.diambil, wanted.tersisa) {
            p.notice role="status" {
                (texts.with("desk-taken", &[("count", taken.into())]))
                @if left > 0 { " " (texts.with("desk-taken-left", &[("count", left.into())])) }
            }
        }
        @if waiting > 0 && !question.is_waiting {
            p.warning {
                a href="/desk?pesan=1" {
                    (texts.with("desk-waiting", &[("count", usize::try_from(waiting).unwrap_or(0).into())]))
                }
            }
        }
        @if reports > 0 {
            p.warning { a href="/desk/sambungan" { (texts.with("desk-reports-open", &[("count", reports.into())])) } }
        }
        form.search method="get" action="/desk" {
            label for="cari" { (texts.get("desk-search")) }
            input #cari name="cari" type="search" value=(question.search);
            @if question.is_all { input type="hidden" name="semua" value="1"; }
            @if question.is_waiting { input type="hidden" name="pesan" value="1"; }
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
    let steps = together(texts, lines);
    let has_ticks = may_take || !steps.is_empty();
    html! {
        form method="post" action="/desk/ambil" {
        input type="hidden" name="csrf" value=(visit.who.csrf);
        div.wide role="group" aria-label=(texts.get("desk-table")) tabindex="0" {
            table.files {
                thead {
                    tr {
                        @if has_ticks { th scope="col" { (texts.get("desk-column-take")) } }
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
                            @if has_ticks {
                                td {
                                    @if line.may_take || !line.together.is_empty() {
                                        input.tick type="checkbox" name={ "berkas:" (line.case.number) } value=(line.case.revision)
                                            aria-label=(line.case.number);
                                    }
                                }
                            }
                            th scope="row" {
                                a href={ "/desk/berkas/" (line.case.number) } { (line.case.number) }
                                @if line.waiting > 0 {
                                    " " span.sample {
                                        (texts.with("desk-waiting-mark", &[("count", usize::try_from(line.waiting).unwrap_or(0).into())]))
                                    }
                                }
                            }
                            td { (line.case.applicant) }
                            td { (service(line)) }
                            td { (plans.kelurahan_name(line.case.kelurahan.as_deref())) }
                            td { span.state { (texts.state(&line.case.state)) } }
                            td {
                                (texts.clock(line.clock))
                                @if line.clock.is_late { " " span.sample { (texts.get("desk-late")) } }
                            }
                            td.day { (texts.of_region(&line.case.region).day(line.case.received_at)) }
                        }
                    }
                }
            }
        }
        @if has_ticks {
            div.together {
                @if !steps.is_empty() {
                    label for="langkah" { (texts.get("desk-together")) }
                    select #langkah name="langkah" {
                        @if may_take { option value="" { (texts.get("desk-together-take")) } }
                        @for (id, title) in &steps { option value=(id) { (title) } }
                    }
                }
                button.main type="submit" {
                    (texts.get(if steps.is_empty() { "desk-take-button" } else { "desk-together-button" }))
                }
            }
        }
        }
    }
}

/// The steps to which files of the list may go together, each once.
fn together(texts: Texts, lines: &[Line]) -> Vec<(String, String)> {
    let mut all: Vec<(String, String)> = Vec::new();
    for (id, title) in lines.iter().flat_map(|it| &it.together) {
        let own = title.get(texts.language.tag());
        let title =
            if own.is_empty() { texts.coded(&format!("desk-state-{id}"), id) } else { own.to_owned() };
        if !all.iter().any(|it| it.0 == *id) {
            all.push((id.clone(), title));
        }
    }
    all
}

fn pages(texts: Texts, question: &Question, count: i64) -> Markup {
    let address = |page: i64| {
        let search =
            percent_encoding::utf8_percent_encode(&question.search, percent_encoding::NON_ALPHANUMERIC);
        let (is_all, is_waiting) = (i32::from(question.is_all), i32::from(question.is_waiting));
        format!("/desk?semua={is_all}&pesan={is_waiting}&cari={search}&halaman={page}")
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
