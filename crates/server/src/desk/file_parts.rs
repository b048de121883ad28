//! The parts of the page of one file, in the order in which they stand on it.

use maud::{Markup, html};

use super::{answers, session::Typed, shown, texts::Texts};
use crate::{accounts::SignedIn, casework::browse::File, plans::Plans, wire};

pub(super) fn head(texts: Texts, plans: &Plans, file: &File, service: &str) -> Markup {
    let case = &file.case;
    let kelurahan =
        case.kelurahan.as_deref().map_or_else(|| "–".to_owned(), |it| shown::kelurahan(texts, plans, it));
    html! {
        p.back { a href="/desk" { "← " (texts.get("desk-back")) } }
        h1 { (case.number) " " span.state { (texts.state(&case.state)) } }
        p.lead { strong { (case.applicant) } " – " (service) }
        @if case.is_sample { p.sample { (texts.get("desk-sample-case")) } }
        dl.facts {
            @if let Some(name) = &case.representative {
                div {
                    dt { (texts.get("desk-representative")) }
                    dd {
                        (name) " – "
                        @match &case.representative_letter {
                            Some(it) => {
                                a href={ "/desk/berkas/" (case.number) "/dokumen/" (it) } target="_blank" rel="noopener" {
                                    (texts.get("desk-representative-letter"))
                                }
                            }
                            None => { (texts.get("desk-representative-counter")) }
                        }
                    }
                }
            }
            (fact(texts, "desk-column-kelurahan", &kelurahan))
            (fact(texts, "desk-column-received", &texts.time(case.received_at)))
            (fact(texts, "desk-since", &texts.time(case.since)))
            (fact(texts, "desk-column-clock", &texts.clock(file.clock)))
            @if let Some(due) = file.clock.due { (fact(texts, "desk-due", &texts.date(&due.to_string()))) }
            @if let Some(due) = case.due_at { (fact(texts, "desk-act-before", &texts.time(due - 1))) }
            (fact(texts, "desk-rounds", &case.rounds.to_string()))
            @if let Some(officer) = &case.officer { (fact(texts, "desk-officer", officer)) }
            @if case.origin == "counter" { (fact(texts, "desk-origin", &texts.get("desk-origin-counter"))) }
            @if let Some(fee) = &file.fee {
                (fact(texts, "desk-fee", &texts.rupiah(fee.amount)))
                @match (&fee.paid_at, &fee.reference) {
                    (Some(at), Some(reference)) => {
                        (fact(texts, "desk-fee-paid", &format!("{}, {reference}", texts.day(*at))))
                    }
                    _ => { (fact(texts, "desk-fee-paid", &texts.get("desk-no"))) }
                }
            }
        }
        @if let Some(it) = &file.decision {
            p.notice {
                a href={ "/desk/berkas/" (case.number) "/dokumen/" (it.sha256) } target="_blank" rel="noopener" {
                    (texts.get("desk-decision"))
                }
                " – " a href={ "/verifikasi/" (it.id) } { (texts.get("desk-decision-proof")) }
            }
        }
        @if file.clock.is_urgent() && !file.way.form.time.article.is_empty() {
            p.warning { (texts.with("desk-clock-urgent", &[("article", article(file, texts).into())])) }
        }
        nav.jumps aria-label=(texts.get("desk-jumps")) {
            @for (to, id) in [("dokumen", "desk-documents"), ("jawaban", "desk-answers"), ("tindakan", "desk-actions"), ("pesan", "desk-messages"), ("riwayat", "desk-history")] {
                a href={ "#" (to) } { (texts.get(id)) }
            }
        }
    }
}

/// The rule that the promised days rest on, as it is cited.
fn article(file: &File, texts: Texts) -> String {
    let form = &file.way.form;
    form.article(&form.time.article)
        .map_or_else(String::new, |it| it.cite.get(texts.language.tag()).to_owned())
}

/// A line of what is known; its two parts stay together where the columns break.
fn fact(texts: Texts, id: &str, value: &str) -> Markup {
    html! { div { dt { (texts.get(id)) } dd { (value) } } }
}

pub(super) fn documents(texts: Texts, file: &File) -> Markup {
    let address = |sha256: &str| format!("/desk/berkas/{}/dokumen/{sha256}", file.case.number);
    html! {
        section #dokumen {
            h2 { (texts.get("desk-documents")) }
            @if file.attachments.is_empty() { p { (texts.get("desk-documents-none")) } }
            ul.documents {
                @for it in &file.attachments {
                    @let corrected = file.corrected(&it.field);
                    @let label = answers::label(texts, file, &it.field);
                    @for sha256 in corrected.iter().filter_map(|it| it.answer_file.as_deref()) {
                        li { a href=(address(sha256)) target="_blank" rel="noopener" { (label) ": " (texts.get("desk-beside-corrected")) } }
                    }
                    li {
                        a href=(address(&it.sha256)) target="_blank" rel="noopener" {
                            (label) ": " (before_correction(texts, !corrected.is_empty(), &it.name))
                        }
                    }
                }
            }
            p {
                a.button href={ "/desk/berkas/" (file.case.number) "/periksa" } { (texts.get("desk-beside")) }
                " " (texts.with("desk-check-count", &[("done", file.checklist.ticks.len().into()), ("all", file.checklist.items.len().into())]))
            }
            @if !file.attachments.is_empty() {
                p.hint { (texts.get(if file.is_scanned { "desk-documents-scanned" } else { "desk-documents-unscanned" })) }
            }
        }
    }
}

/// The name of a file, with a word behind it where a correction brought another one.
pub(super) fn before_correction(texts: Texts, is_corrected: bool, name: &str) -> String {
    if is_corrected { texts.with("desk-beside-before", &[("name", name.into())]) } else { name.to_owned() }
}

pub(super) fn corrections(texts: Texts, file: &File) -> Markup {
    html! {
        @if !file.corrections.is_empty() {
            section {
                h2 { (texts.get("desk-corrections")) }
                ol {
                    @for it in &file.corrections {
                        li {
                            strong { (texts.get(&format!("desk-target-{}", it.target_kind))) ": " (answers::label(texts, file, &it.target)) }
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
            @if let Some(value) = &it.value { p { (answers::raw(texts, value)) } }
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

pub(super) fn messages(texts: Texts, who: &SignedIn, file: &File, typed: &Typed) -> Markup {
    html! {
        section #pesan {
            h2 { (texts.get("desk-messages")) }
            @for it in &file.messages {
                article.message {
                    p.hint {
                        (texts.role(&it.author)) ", " (texts.time(it.at))
                        @if it.is_waiting() { " " span.sample { (texts.get("desk-message-waiting")) } }
                    }
                    p.words { (it.words) }
                }
            }
            @let waiting = file.messages.iter().filter(|it| it.is_waiting()).map(|it| it.at).max();
            @if let Some(read) = waiting {
                form method="post" action={ "/desk/berkas/" (file.case.number) "/pesan/selesai" } {
                    (super::file_actions::hidden(who, file))
                    input type="hidden" name="read" value=(read);
                    button type="submit" { (texts.get("desk-message-settle")) }
                }
            }
            form method="post" action={ "/desk/berkas/" (file.case.number) "/pesan" } {
                (super::file_actions::hidden(who, file))
                input type="hidden" name="read" value=(waiting.unwrap_or(0));
                label for="message" { (texts.get("desk-message-new")) }
                textarea #message name="message" rows="3" maxlength="2000" required { (typed.get("message")) }
                button type="submit" { (texts.get("desk-message-button")) }
            }
        }
    }
}

pub(super) fn history(texts: Texts, file: &File) -> Markup {
    html! {
        section #riwayat {
            h2 { (texts.get("desk-history")) }
            ol.history {
                @for it in &file.events {
                    li {
                        (texts.time(it.at)) ": "
                        strong { (texts.get(&format!("desk-action-{}", it.action))) }
                        " – " (texts.actor(&it.role, &it.actor))
                        @if let Some(reason) = &it.reason { ", " (texts.reason(reason)) }
                        @if let Some(note) = &it.note { p.words { (note) } }
                    }
                }
            }
            details {
                summary { (texts.with("desk-looks-count", &[("count", file.looks.len().into())])) }
                p.hint { (texts.get("desk-looks-hint")) }
                ul {
                    @for it in &file.looks { li { (texts.time(it.at)) ": " (texts.actor(&it.role, &it.actor)) } }
                }
            }
        }
    }
}
