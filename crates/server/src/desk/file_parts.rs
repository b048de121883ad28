//! The parts of the page of one file, in the order in which they stand on it.

use maud::{Markup, html};
use serde_json::Value;

use super::texts::Texts;
use crate::{
    accounts::SignedIn,
    casework::{
        browse::File,
        decide::{REASONS, TARGETS},
        way::State,
    },
    wire,
};

/// Corrections that one form has room for; a second form asks for more.
pub(super) const ROWS: usize = 5;

pub(super) fn head(texts: Texts, file: &File) -> Markup {
    let case = &file.case;
    html! {
        h1 { (case.number) " " span.state { (texts.state(&case.state)) } }
        @if case.is_sample { p.sample { (texts.get("desk-sample-case")) } }
        dl.facts {
            (fact(texts, "desk-column-applicant", &case.applicant))
            (fact(texts, "desk-column-service", &case.service))
            (fact(texts, "desk-column-kelurahan", case.kelurahan.as_deref().unwrap_or("–")))
            (fact(texts, "desk-column-received", &texts.time(case.received_at)))
            (fact(texts, "desk-since", &texts.time(case.since)))
            (fact(texts, "desk-column-clock", &texts.clock(file.clock)))
            (fact(texts, "desk-rounds", &case.rounds.to_string()))
            @if let Some(officer) = &case.officer { (fact(texts, "desk-officer", officer)) }
        }
    }
}

/// A line of what is known; its two parts stay together where the columns break.
fn fact(texts: Texts, id: &str, value: &str) -> Markup {
    html! { div { dt { (texts.get(id)) } dd { (value) } } }
}

/// The place of the office's own verdict beside the applicant's.
pub(super) fn verdict(texts: Texts) -> Markup {
    html! {
        section {
            h2 { (texts.get("desk-verdict")) }
            p.warning { (texts.get("desk-verdict-none")) }
        }
    }
}

pub(super) fn answers(texts: Texts, file: &File) -> Markup {
    let application: Value = serde_json::from_str(&file.body).unwrap_or_default();
    let answers = application["answers"].as_object().filter(|it| !it.is_empty());
    html! {
        section {
            h2 { (texts.get("desk-answers")) }
            @if let Some(answers) = answers {
                dl.answers {
                    @for (field, value) in answers { dt { (field) } dd { (shown(texts, value)) } }
                }
            } @else {
                p { (texts.get("desk-answers-none")) }
            }
        }
    }
}

/// A value as it was answered: its parts by name, lists one below the other.
fn shown(texts: Texts, value: &Value) -> Markup {
    html! {
        @match value {
            Value::Null => { "–" },
            Value::String(text) => { (text) },
            Value::Array(all) => { ul { @for it in all { li { (shown(texts, it)) } } } },
            Value::Object(all) => {
                dl { @for (name, it) in all { dt { (name) } dd { (shown(texts, it)) } } }
            },
            Value::Bool(is_so) => { (texts.get(if *is_so { "desk-yes" } else { "desk-no" })) },
            Value::Number(number) => { (number.to_string()) },
        }
    }
}

pub(super) fn documents(texts: Texts, file: &File) -> Markup {
    let address = |sha256: &str| format!("/desk/berkas/{}/dokumen/{sha256}", file.case.number);
    html! {
        section {
            h2 { (texts.get("desk-documents")) }
            @if file.attachments.is_empty() { p { (texts.get("desk-documents-none")) } }
            ul.documents {
                @for it in &file.attachments {
                    li { a href=(address(&it.sha256)) target="_blank" rel="noopener" { (it.field) ": " (it.name) } }
                }
            }
            p.hint { (texts.get("desk-documents-unscanned")) }
        }
    }
}

/// What this officer may do now; nothing is offered that would be refused.
pub(super) fn actions(texts: Texts, who: &SignedIn, file: &File) -> Markup {
    let address = |what: &str| format!("/desk/berkas/{}/{what}", file.case.number);
    let plain: Vec<_> = file.next.iter().filter(|it| it.state != State::Returned).collect();
    html! {
        section {
            h2 { (texts.get("desk-actions")) }
            @if file.next.is_empty() { p { (texts.get("desk-actions-none")) } }
            @if !plain.is_empty() {
                form method="post" action=(address("langkah")) {
                    (hidden(who, file))
                    fieldset {
                        legend { (texts.get("desk-move")) }
                        @for step in &plain {
                            label.choice {
                                input type="radio" name="to" value=(step.id) required;
                                (texts.get(&format!("desk-move-{}", step.state.as_str())))
                            }
                        }
                    }
                    label for="reason" { (texts.get("desk-reason")) }
                    (reasons(texts, "reason", "reason"))
                    label for="note" { (texts.get("desk-note")) }
                    textarea #note name="note" rows="3" maxlength="4000" {}
                    p.hint { (texts.get("desk-note-hint")) }
                    button.main type="submit" { (texts.get("desk-move-button")) }
                }
            }
            @if plain.len() < file.next.len() { (correction_form(texts, who, file, &address("perbaikan"))) }
        }
    }
}

fn correction_form(texts: Texts, who: &SignedIn, file: &File, address: &str) -> Markup {
    html! {
        details {
            summary { (texts.get("desk-ask")) }
            form method="post" action=(address) {
                (hidden(who, file))
                p.hint { (texts.get("desk-ask-hint")) }
                @for row in 1..=ROWS {
                    fieldset {
                        legend { (texts.with("desk-ask-row", &[("row", row.into())])) }
                        label for={ "kind" (row) } { (texts.get("desk-ask-kind")) }
                        select id={ "kind" (row) } name={ "kind" (row) } {
                            @for kind in TARGETS {
                                option value=(kind) { (texts.get(&format!("desk-target-{kind}"))) }
                            }
                        }
                        label for={ "target" (row) } { (texts.get("desk-ask-target")) }
                        input id={ "target" (row) } name={ "target" (row) } maxlength="200" list="targets";
                        label for={ "reason" (row) } { (texts.get("desk-reason")) }
                        (reasons(texts, &format!("reason{row}"), &format!("reason{row}")))
                        label for={ "words" (row) } { (texts.get("desk-ask-words")) }
                        textarea id={ "words" (row) } name={ "words" (row) } rows="2" maxlength="2000" {}
                    }
                }
                datalist #targets { @for it in &file.attachments { option value=(it.field) {} } }
                button.main type="submit" { (texts.get("desk-ask-button")) }
            }
        }
    }
}

fn reasons(texts: Texts, id: &str, name: &str) -> Markup {
    html! {
        select id=(id) name=(name) {
            option value="" { (texts.get("desk-reason-none")) }
            @for reason in REASONS { option value=(reason) { (texts.reason(reason)) } }
        }
    }
}

fn hidden(who: &SignedIn, file: &File) -> Markup {
    html! {
        input type="hidden" name="csrf" value=(who.csrf);
        input type="hidden" name="revision" value=(file.case.revision);
    }
}

pub(super) fn corrections(texts: Texts, file: &File) -> Markup {
    html! {
        @if !file.corrections.is_empty() {
            section {
                h2 { (texts.get("desk-corrections")) }
                ol {
                    @for it in &file.corrections {
                        li {
                            strong { (texts.get(&format!("desk-target-{}", it.target_kind))) ": " (it.target) }
                            " – " (texts.reason(&it.reason))
                            p.words { (it.words) }
                            @match it.answered_at {
                                Some(at) => {
                                    p { (texts.with("desk-answered", &[("when", texts.time(at).into())])) }
                                    (answer(texts, file, it.answer.as_deref()))
                                },
                                None => { p.warning { (texts.get("desk-unanswered")) } },
                            }
                        }
                    }
                }
            }
        }
    }
}

fn answer(texts: Texts, file: &File, answer: Option<&str>) -> Markup {
    let answer: Option<wire::Answer> = answer.and_then(|it| serde_json::from_str(it).ok());
    html! {
        @if let Some(it) = answer {
            @if let Some(words) = &it.words { p.words { (words) } }
            @if let Some(value) = &it.value { p { (shown(texts, value)) } }
            @if let Some(digest) = &it.file {
                p {
                    a href={ "/desk/berkas/" (file.case.number) "/dokumen/" (digest) } target="_blank" rel="noopener" {
                        (texts.get("desk-answer-file"))
                    }
                }
            }
        }
    }
}

pub(super) fn messages(texts: Texts, who: &SignedIn, file: &File) -> Markup {
    html! {
        section {
            h2 { (texts.get("desk-messages")) }
            @for it in &file.messages {
                article.message {
                    p.hint { (texts.role(&it.author)) ", " (texts.time(it.at)) }
                    p.words { (it.words) }
                }
            }
            form method="post" action={ "/desk/berkas/" (file.case.number) "/pesan" } {
                (hidden(who, file))
                label for="message" { (texts.get("desk-message-new")) }
                textarea #message name="words" rows="3" maxlength="2000" required {}
                button type="submit" { (texts.get("desk-message-button")) }
            }
        }
    }
}

pub(super) fn history(texts: Texts, file: &File) -> Markup {
    html! {
        section {
            h2 { (texts.get("desk-history")) }
            ol.history {
                @for it in &file.events {
                    li {
                        (texts.time(it.at)) ": "
                        strong { (texts.get(&format!("desk-action-{}", it.action))) }
                        " – " (texts.role(&it.role)) " (" (it.actor) ")"
                        @if let Some(reason) = &it.reason { ", " (texts.reason(reason)) }
                        @if let Some(note) = &it.note { p.words { (note) } }
                    }
                }
            }
        }
    }
}
