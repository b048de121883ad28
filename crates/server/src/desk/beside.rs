//! A file to be looked through: answers and what to tick on one side, documents on the other. Without a script: a link shows
//! its document, because the address names it (`:target`); where the screen is narrow all of them stand below.

use std::collections::{BTreeMap, BTreeSet};

use axum::{
    extract::Path,
    http::{HeaderValue, header},
    response::{Html, IntoResponse as _, Response},
};
use maud::{Markup, html};

use super::{
    actions::{back, seen},
    answers, file, file_parts as parts, page,
    session::{Posted, Visit},
    texts::Texts,
};
use crate::{
    casework::{
        browse::{self, File},
        checklist,
        decide::Today,
    },
    clock,
    store::{
        Tx,
        cases::{checks::Check, talk::Correction},
    },
};

/// As the desk's own, and documents may be shown within the page.
const POLICY: &str = "default-src 'none'; style-src 'self'; img-src 'self'; object-src 'self'; frame-src 'self'; \
                      form-action 'self'; frame-ancestors 'none'; base-uri 'none'";
/// What stands before the name of a tick's field.
const TICK: &str = "centang:";

/// A document as it is shown.
struct Paper {
    /// Path of the question or document, where it belongs to one.
    field: String,
    title: String,
    /// What the applicant calls it.
    name: String,
    sha256: String,
    kind: String,
}

pub(super) async fn show(visit: Visit, Path(number): Path<String>) -> Response {
    let (who, calendar, now) = (visit.who.official.clone(), visit.desk.office.calendar.clone(), clock::now());
    let wanted = number.clone();
    let look = move |tx: &mut dyn Tx| {
        let file = browse::file(tx, &who, &number, &calendar, now)?;
        let kinds = browse::kinds(tx, &file.case)?;
        Ok((file, kinds))
    };
    let found: Result<_, crate::casework::CaseError> = match file::note_look(&visit, &wanted).await {
        Ok(()) => visit.desk.office.database.read(look).await,
        Err(error) => Err(error),
    };
    let (file, kinds) = match found {
        Ok(it) => it,
        Err(error) => return visit.refuse(&error),
    };
    let texts = visit.texts.of_region(&file.case.region);
    let papers = papers(texts, &file, &kinds);
    let title = format!("{} – {}", texts.get("desk-beside"), file.case.number);
    let content = html! {
        h1 { (texts.get("desk-beside")) " " a href={ "/desk/berkas/" (file.case.number) } { (file.case.number) } }
        p.hint { (file.case.applicant) " – " (texts.state(&file.case.state)) }
        div.beside {
            div.left { (left(texts, &visit, &file, &papers)) }
            div.papers role="group" aria-label=(texts.get("desk-documents")) tabindex="0" {
                @for (at, it) in papers.iter().enumerate().rev() { (shown(texts, &file, at, it)) }
                @if papers.is_empty() { p { (texts.get("desk-documents-none")) } }
            }
        }
    };
    let page = page::page(texts, Some(&visit.who), visit.is_sample(), &title, &content);
    let policy = (header::CONTENT_SECURITY_POLICY, HeaderValue::from_static(POLICY));
    ([policy], Html(page.into_string())).into_response()
}

/// What was sent, in the order of the list of what to look at; the file of a correction stands before what it corrects.
fn papers(texts: Texts, file: &File, kinds: &BTreeMap<String, String>) -> Vec<Paper> {
    let kind = |sha256: &str| kinds.get(sha256).cloned().unwrap_or_default();
    let answer = |it: &Correction, field: &str| {
        let sha256 = it.answer_file.clone()?;
        let of = answers::label(texts, file, &it.target);
        let title = texts.with("desk-beside-correction", &[("what", of.into())]);
        let name = texts.get("desk-beside-corrected");
        Some(Paper { field: field.to_owned(), name, title, kind: kind(&sha256), sha256 })
    };
    let mut all = Vec::new();
    let mut placed: BTreeSet<&str> = BTreeSet::new();
    for field in file.checklist.items.iter().map(String::as_str) {
        let corrected = file.corrected(field);
        placed.extend(corrected.iter().map(|it| it.id.as_str()));
        all.extend(corrected.iter().filter_map(|it| answer(it, field)));
        for it in file.attachments.iter().filter(|it| it.field == field) {
            let name = parts::before_correction(texts, !corrected.is_empty(), &it.name);
            let title = format!("{}: {name}", answers::label(texts, file, field));
            let (sha256, kind) = (it.sha256.clone(), kind(&it.sha256));
            all.push(Paper { field: field.to_owned(), title, name, sha256, kind });
        }
    }
    // What belongs to nothing in the list.
    let others = file.corrections.iter().filter(|it| !placed.contains(it.id.as_str()));
    all.extend(others.filter_map(|it| answer(it, "")));
    all
}

/// The first one is written last: it shows until another one is asked for.
fn shown(texts: Texts, file: &File, at: usize, it: &Paper) -> Markup {
    let address = format!("/desk/berkas/{}/dokumen/{}", file.case.number, it.sha256);
    html! {
        section.paper.first[at == 0] id={ "dok-" (at) } {
            h2 { (it.title) }
            p { a href=(address) target="_blank" rel="noopener" { (texts.get("desk-beside-open")) } }
            @if it.kind.starts_with("image/") {
                img src=(address) alt=(it.title);
            } @else {
                object data=(address) type=(it.kind) aria-label=(it.title) {
                    p { (texts.get("desk-beside-none")) }
                }
            }
        }
    }
}

fn left(texts: Texts, visit: &Visit, file: &File, papers: &[Paper]) -> Markup {
    let (who, plans) = (&visit.who, &visit.desk.office.plans);
    let application = contract::Application::parse(file.body.as_bytes()).ok();
    let ticked: BTreeMap<&str, &Check> =
        file.checklist.ticks.iter().map(|it| (it.item.as_str(), it)).collect();
    let answered = answers::by_path(texts, plans, file, application.as_ref());
    let count = |it: usize| it.into();
    html! {
        section {
            h2 { (texts.get("desk-check")) }
            p.hint {
                (texts.with("desk-check-count", &[("done", count(ticked.len())), ("all", count(file.checklist.items.len()))]))
                " " (texts.get("desk-check-hint"))
            }
            form method="post" action={ "/desk/berkas/" (file.case.number) "/periksa" } {
                (super::file_actions::hidden(who, file))
                ul.checks {
                    @for item in &file.checklist.items {
                        li {
                            (line(texts, file, item, ticked.get(item.as_str()).copied(), papers))
                            @if let Some(it) = answered.get(item) { div.answered { (it) } }
                        }
                    }
                }
                @if file.checklist.may_tick && !file.checklist.items.is_empty() {
                    button.main type="submit" { (texts.get("desk-check-button")) }
                }
            }
            (others(texts, papers))
        }
        (answers::section(texts, plans, file, application.as_ref()))
    }
}

/// One thing to look at: its box, what it is, who ticked it, and links to its documents.
fn line(texts: Texts, file: &File, item: &str, tick: Option<&Check>, papers: &[Paper]) -> Markup {
    let of_item = papers.iter().enumerate().filter(|(_, it)| it.field == item);
    let label = answers::label(texts, file, item);
    html! {
        label.choice {
            input type="checkbox" name={ (TICK) (item) } value="1" checked[tick.is_some()] disabled[!file.checklist.may_tick];
            (label)
        }
        @for (at, it) in of_item { a href={ "#dok-" (at) } { (it.name) } " " }
        @if let Some(it) = tick {
            p.hint {
                (texts.with("desk-check-by", &[
                    ("who", texts.actor(&it.role, &it.actor).into()),
                    ("when", texts.time(it.at).into()),
                ]))
            }
        }
    }
}

/// Documents that belong to nothing in the list.
fn others(texts: Texts, papers: &[Paper]) -> Markup {
    html! {
        @if papers.iter().any(|it| it.field.is_empty()) {
            h3 { (texts.get("desk-beside-others")) }
            ul.documents {
                @for (at, it) in papers.iter().enumerate().filter(|(_, it)| it.field.is_empty()) {
                    li { a href={ "#dok-" (at) } { (it.title) } }
                }
            }
        }
    }
}

pub(super) async fn tick(Path(number): Path<String>, posted: Posted) -> Response {
    let (seen, who) = (seen(&number, &posted), posted.visit.who.official.clone());
    let ticked: BTreeSet<String> = posted.chosen(TICK).into_iter().map(|it| it.0).collect();
    let (calendar, now) = (posted.visit.desk.office.calendar.clone(), clock::now());
    let work =
        move |tx: &mut dyn Tx| checklist::tick(tx, &who, &seen, &ticked, Today { calendar: &calendar, now });
    let done = posted.visit.desk.office.database.write(work).await;
    back(&number, &posted, &done, "saved").await
}
