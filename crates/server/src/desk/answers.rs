//! What the applicant answered, by the questions of the form and in its words. Without a form: the paths as they came.

use maud::{Markup, html};
use permit::{
    Answer, Answers, Date, DocumentAnswer, Form, Texts as FormTexts, View,
    form::{Choice, Kind},
    settled,
};
use serde_json::Value;

use super::texts::Texts;
use crate::casework::browse::File;

pub(super) fn section(texts: Texts, file: &File, application: Option<&contract::Application>) -> Markup {
    let is_known = !file.way.is_usual;
    html! {
        section {
            h2 { (texts.get("desk-answers")) }
            @match application.filter(|_| is_known) {
                Some(it) => { (by_questions(texts, &file.way.form, &it.answers)) }
                None => { (as_it_came(texts, &file.body)) }
            }
        }
    }
}

fn by_questions(texts: Texts, form: &Form, answers: &Answers) -> Markup {
    let tag = texts.language.tag();
    let answers = settled(form, answers);
    let view = View::new(form, &answers, Date::from_days(0));
    let asked: Vec<_> = view.asked().into_iter().filter(|it| it.answer.is_some()).collect();
    let heading = |it: &permit::Asked<'_>| {
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
                        @if let Some(answer) = it.answer { dd { (shown(texts, &it.field.kind, answer)) } }
                    }
                }
            }
        }
        (papers(texts, form, &answers))
    }
}

/// Documents that the applicant brings to the counter or does not have yet.
fn papers(texts: Texts, form: &Form, answers: &Answers) -> Markup {
    let tag = texts.language.tag();
    html! {
        ul {
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

/// An answer in words.
pub(super) fn shown(texts: Texts, kind: &Kind, answer: &Answer) -> Markup {
    let tag = texts.language.tag();
    let option = |options: &[Choice], id: &str| {
        let found = options.iter().find(|it| it.id == id);
        found.map_or_else(|| id.to_owned(), |it| it.label.get(tag).to_owned())
    };
    html! {
        @match (kind, answer) {
            (Kind::Choice { options }, Answer::Text(it)) => { (option(options, it)) }
            (Kind::Many { options, .. }, Answer::Many(all)) => {
                ul { @for it in all { li { (option(options, it)) } } }
            }
            (Kind::Date { .. }, Answer::Text(it)) => { (texts.date(it)) }
            (Kind::Table { columns, .. }, Answer::Rows(rows)) => {
                div.wide { table {
                    thead { tr { @for it in columns { th scope="col" { (it.label.get(tag)) } } } }
                    tbody { @for row in rows { tr { @for it in columns {
                        td { @if let Some(cell) = row.get(&it.id) { (shown(texts, &it.kind, cell)) } }
                    } } } }
                } }
            }
            (_, Answer::Text(it)) => { (it) }
            (Kind::Number { unit, .. }, Answer::Number(it)) => {
                (it.to_string()) @if let Some(unit) = unit { " " (unit.as_str()) }
            }
            (Kind::Money { .. }, Answer::Number(it)) => { "Rp " (it.to_string()) }
            (_, Answer::Number(it)) => { (it.to_string()) }
            (_, Answer::YesNo(is_so)) => { (texts.get(if *is_so { "desk-yes" } else { "desk-no" })) }
            (_, Answer::Many(all)) => { ul { @for it in all { li { (it) } } } }
            (_, Answer::Parts(parts)) => {
                dl { @for (name, it) in parts.iter() {
                    div { dt { (texts.coded(&format!("desk-part-{name}"), name)) } dd { (it) } }
                } }
            }
            (_, Answer::Rows(rows)) => { (rows.len()) }
            (_, Answer::Files(files)) => {
                ul { @for it in files { li { (it.name) } } }
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
                dl { @for (name, it) in all { dt { (name) } dd { (raw(texts, it)) } } }
            },
            Value::Bool(is_so) => { (texts.get(if *is_so { "desk-yes" } else { "desk-no" })) },
            Value::Number(number) => { (number.to_string()) },
        }
    }
}
