//! What the applicant answered, by the questions of the form and in its words. Without a form: the paths as they came.

use std::collections::{BTreeMap, BTreeSet};

use maud::{Markup, html};
use permit::{Answer, Answers, Asked, Date, DocumentAnswer, Form, Texts as FormTexts, View, settled};
use serde_json::Value;

use super::{
    shown::{Reading, shown},
    texts::Texts,
};
use crate::{
    casework::{browse::File, clock::offset_of},
    clock,
    fit::{as_sent, misfit},
    plans::Plans,
};

pub(super) fn section(
    texts: Texts,
    plans: &Plans,
    file: &File,
    application: Option<&contract::Application>,
) -> Markup {
    let is_known = !file.way.is_usual;
    let sent = file.sent();
    html! {
        section #jawaban {
            h2 { (texts.get("desk-answers")) }
            @match application.filter(|_| is_known) {
                Some(it) => { (by_questions(Reading { texts, plans, sent: &sent }, file, &it.answers)) }
                None => { (as_it_came(texts, &file.body)) }
            }
        }
    }
}

fn by_questions(of: Reading<'_>, file: &File, answers: &Answers) -> Markup {
    let (texts, form) = (of.texts, &file.way.form);
    let tag = texts.language.tag();
    let answers = settled(form, answers);
    let view = View::new(form, &answers, day(file));
    let asked = view.asked();
    let unasked = unasked(&asked, &answers);
    let asked: Vec<_> = asked.into_iter().filter(|it| it.answer.is_some()).collect();
    let heading = |it: &Asked<'_>| {
        let item = it.item.map(|it| format!(" {it}")).unwrap_or_default();
        format!("{}{item}", it.section.title.get(tag))
    };
    html! {
        @if asked.is_empty() { p { (texts.get("desk-answers-none")) } }
        @for group in asked.chunk_by(|one, other| heading(one) == heading(other)) {
            h3 { (heading(&group[0])) }
            dl.answers {
                @for it in group {
                    div id={ "j-" (it.path()) } {
                        dt { (it.field.label.get(tag)) }
                        @if let Some(answer) = it.answer { dd { (shown(of, &it.field.kind, answer)) } }
                    }
                }
            }
        }
        @if !unasked.is_empty() {
            h3 { (texts.get("desk-answers-unasked")) }
            dl.answers { @for (path, it) in &unasked { div { dt { (path) } dd.raw { (as_sent(it)) } } } }
        }
        (papers(texts, form, &answers))
    }
}

/// The day on which it came, as the city counts: what a form asks for may depend on it.
fn day(file: &File) -> Date {
    clock::date_at(file.case.received_at + offset_of(&file.case.region))
}

/// Answers that came although the form, as it is answered, does not ask for them.
fn unasked<'a>(asked: &[Asked<'_>], answers: &'a Answers) -> Vec<(permit::Path, &'a Answer)> {
    let paths: BTreeSet<permit::Path> = asked.iter().map(Asked::path).collect();
    let fields = answers.fields.iter().map(|(id, it)| (permit::Path::field(id), it));
    let items = answers.items.iter().flat_map(|(section, all)| {
        all.iter().flat_map(move |item| {
            item.answers.iter().map(move |(id, it)| (permit::Path::in_item(section, item.key, id), it))
        })
    });
    fields.chain(items).filter(|(path, it)| !it.is_blank() && !paths.contains(path)).collect()
}

/// What was answered to each question, and of documents that were not sent where they are; by path.
pub(super) fn by_path(
    texts: Texts,
    plans: &Plans,
    file: &File,
    application: Option<&contract::Application>,
) -> BTreeMap<String, Markup> {
    let mut all = BTreeMap::new();
    let Some(application) = application.filter(|_| !file.way.is_usual) else { return all };
    let form = &file.way.form;
    let answers = settled(form, &application.answers);
    let sent = file.sent();
    for it in View::new(form, &answers, day(file)).asked() {
        let (kind, Some(answer)) = (&it.field.kind, it.answer) else { continue };
        // Files stand beside the list by themselves.
        if matches!(answer, Answer::Files(_)) && misfit(kind, answer).is_none() {
            continue;
        }
        all.insert(it.path().to_string(), shown(Reading { texts, plans, sent: &sent }, kind, answer));
    }
    for (id, it) in answers.documents.iter() {
        let word = match it {
            DocumentAnswer::AtCounter => "desk-paper-counter",
            DocumentAnswer::NotYet => "desk-paper-missing",
            DocumentAnswer::Files(_) => continue,
        };
        all.insert(format!("doc.{id}"), html! { (texts.get(word)) });
    }
    all
}

/// Documents that the applicant brings to the counter or does not have yet.
fn papers(texts: Texts, form: &Form, answers: &Answers) -> Markup {
    let tag = texts.language.tag();
    html! {
        ul.papers-elsewhere {
            @for (id, it) in answers.documents.iter() {
                @let title = form.document(id).map_or(id, |it| it.title.get(tag));
                @match it {
                    DocumentAnswer::AtCounter => { li { (title) ": " (texts.get("desk-paper-counter")) } }
                    DocumentAnswer::NotYet => { li { (title) ": " (texts.get("desk-paper-missing")) } }
                    DocumentAnswer::Files(_) => {}
                }
            }
        }
    }
}

/// The words of a path for people: question and section, or the document's title.
pub(super) fn label(texts: Texts, file: &File, path: &str) -> String {
    let tag = texts.language.tag();
    let form = &file.way.form;
    let (of, page) = match path.rsplit_once('/') {
        Some((of, page)) if page.bytes().all(|it| it.is_ascii_digit()) => (of, Some(page)),
        _ => (path, None),
    };
    let found = permit::Path::from_text(of, |it| form.is_repeated(it)).and_then(|it| {
        let title = |it: &FormTexts| it.get(tag).to_owned();
        if let Some(document) = it.document_id() {
            return form.document(document).map(|it| title(&it.title));
        }
        let (section, field) = form.find(&it.field)?;
        let item = it.item.as_ref().map(|(_, key)| format!(" ({} {key})", section.title.get(tag)));
        Some(format!("{}{}", title(&field.label), item.unwrap_or_default()))
    });
    let words = found.unwrap_or_else(|| of.to_owned());
    match page {
        Some(page) => {
            texts.with("desk-target-at-page", &[("what", words.into()), ("page", page.to_owned().into())])
        }
        None => words,
    }
}

fn as_it_came(texts: Texts, body: &str) -> Markup {
    let application: Value = serde_json::from_str(body).unwrap_or_default();
    let answers = application["answers"].as_object().filter(|it| !it.is_empty());
    html! {
        @if let Some(answers) = answers {
            dl.answers {
                @for (field, value) in answers { div { dt { (field) } dd { (raw(texts, value)) } } }
            }
        } @else {
            p { (texts.get("desk-answers-none")) }
        }
    }
}

/// A value as it was answered: its parts by name, lists one below the other.
pub(super) fn raw(texts: Texts, value: &Value) -> Markup {
    html! {
        @match value {
            Value::Null => { "–" },
            Value::String(text) => { (text) },
            Value::Array(all) => { ul { @for it in all { li { (raw(texts, it)) } } } },
            Value::Object(all) => {
                dl { @for (name, it) in all {
                    div { dt { (texts.coded(&format!("desk-part-{name}"), name)) } dd { (raw(texts, it)) } }
                } }
            },
            Value::Bool(is_so) => { (texts.get(if *is_so { "desk-yes" } else { "desk-no" })) },
            Value::Number(number) => { (number.to_string()) },
        }
    }
}
