//! What an officer may do with a file now; nothing is offered that would be refused.

use maud::{Markup, html};
use permit::form::Step;

use super::{answers, session::Typed, texts::Texts};
use crate::{
    accounts::SignedIn,
    casework::{browse::File, decide::REASONS, point::TARGETS, roles::Role, way::State},
    plans::Plans,
};

/// Corrections that one form has room for; a second form asks for more.
pub(super) const ROWS: usize = 5;

/// Where the signing stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Signing {
    /// Nothing signs here.
    Nobody,
    /// Worth nothing, and it says so.
    Sample,
    /// Asks for the signer's passphrase.
    Passphrase,
}

pub(super) fn section(
    texts: Texts,
    plans: &Plans,
    who: &SignedIn,
    file: &File,
    typed: &Typed,
    signing: Signing,
) -> Markup {
    let address = |what: &str| format!("/desk/berkas/{}/{what}", file.case.number);
    let next: Vec<&Step> = file.next.iter().filter_map(|it| file.way.step(it)).collect();
    let plain: Vec<&Step> = next.iter().copied().filter(|it| it.state != State::Returned).collect();
    html! {
        section #tindakan {
            h2 { (texts.get("desk-actions")) }
            @if next.is_empty() && !file.may_sign && !file.may_revoke && file.revival.is_none() { p { (texts.get("desk-actions-none")) } }
            @if file.may_sign { (sign_form(texts, plans, who, file, &address("tandatangan"), signing)) }
            @if !plain.is_empty() { (move_form(texts, who, file, &plain, typed, &address("langkah"))) }
            @if let Some(last) = file.revival { (revive_form(texts, who, file, typed, &last.to_string(), &address("hidupkan"))) }
            @if file.may_revoke { (revoke_form(texts, who, file, typed, &address("cabut"))) }
            @if who.official.speaks_as(&file.case) == Some(Role::Loket) { (secret_form(texts, who, file, &address("kode"))) }
            @if plain.len() < next.len() { (correction_form(texts, who, file, typed, &address("perbaikan"))) }
        }
    }
}

fn move_form(
    texts: Texts,
    who: &SignedIn,
    file: &File,
    steps: &[&Step],
    typed: &Typed,
    address: &str,
) -> Markup {
    let title = |it: &Step| {
        let own = it.title.get(texts.language.tag());
        let general = texts.get(&format!("desk-move-{}", it.state.as_str()));
        if own.is_empty() { general } else { format!("{general}: {own}") }
    };
    let asks_for = |state: State| steps.iter().any(|it| it.state == state);
    let estimate = file.judgement.as_ref().and_then(|it| it.fee);
    let amount = match typed.get("amount") {
        "" => estimate.map_or_else(String::new, |it| it.to_string()),
        it => it.to_owned(),
    };
    html! {
        form method="post" action=(address) {
            (hidden(who, file))
            fieldset {
                legend { (texts.get("desk-move")) }
                @for step in steps {
                    label.choice {
                        input type="radio" name="to" value=(step.id) required checked[typed.get("to") == step.id];
                        (title(step))
                    }
                }
            }
            @if asks_for(State::AwaitingPayment) {
                label for="amount" { (texts.get("desk-fee-amount")) }
                input #amount name="amount" inputmode="numeric" value=(amount);
                @if let Some(it) = estimate { p.hint { (texts.with("desk-fee-estimate", &[("amount", texts.rupiah(it).into())])) } }
            }
            @if asks_for(State::Paid) {
                (payment(texts, typed, false))
            }
            label for="reason" { (texts.get("desk-reason")) }
            (reasons(texts, "reason", typed))
            label for="note" { (texts.get("desk-note")) }
            textarea #note name="note" rows="3" maxlength="4000" { (typed.get("note")) }
            p.hint { (texts.get("desk-note-hint")) }
            button.main type="submit" { (texts.get("desk-move-button")) }
        }
    }
}

/// The payment's number and its day.
fn payment(texts: Texts, typed: &Typed, is_needed: bool) -> Markup {
    html! {
        label for="reference" { (texts.get("desk-fee-reference")) }
        input #reference name="reference" maxlength="100" required[is_needed] value=(typed.get("reference"));
        label for="paid_on" { (texts.get("desk-fee-paid-on")) }
        input #paid_on name="paid_on" type="date" required[is_needed] value=(typed.get("paid_on"));
        @if !is_needed { p.hint { (texts.get("desk-fee-paid-on-hint")) } }
    }
}

/// For a file that expired although its fee was paid in time.
fn revive_form(
    texts: Texts,
    who: &SignedIn,
    file: &File,
    typed: &Typed,
    last: &str,
    address: &str,
) -> Markup {
    html! {
        details open[typed.is_some()] {
            summary { (texts.get("desk-revive")) }
            form method="post" action=(address) {
                (hidden(who, file))
                p.hint { (texts.with("desk-revive-hint", &[("last", texts.date(last).into())])) }
                (payment(texts, typed, true))
                label for="note" { (texts.get("desk-revive-why")) }
                textarea #note name="note" rows="3" maxlength="4000" required { (typed.get("note")) }
                button type="submit" { (texts.get("desk-revive-button")) }
            }
        }
    }
}

fn sign_form(
    texts: Texts,
    plans: &Plans,
    who: &SignedIn,
    file: &File,
    address: &str,
    signing: Signing,
) -> Markup {
    // The paper is in Indonesian, whatever the officer reads.
    let (case, paper) = (&file.case, Texts::indonesian());
    html! {
        p { strong { (texts.get("desk-decision-words")) } }
        blockquote lang=(paper.language.tag()) {
            (paper.granted(plans, (&case.region, &case.service), &case.number, &file.words))
        }
        @match signing {
            Signing::Nobody => { p.warning { (texts.get("desk-sign-nobody")) } }
            _ => {
                form method="post" action=(address) {
                    (hidden(who, file))
                    @if signing == Signing::Sample { p.warning { (texts.get("desk-sign-sample")) } }
                    @if signing == Signing::Passphrase {
                        label for="passphrase" { (texts.get("desk-sign-passphrase")) }
                        input #passphrase name="passphrase" type="password" autocomplete="off" required;
                    }
                    p.hint { (texts.get("desk-sign-hint")) }
                    button.main type="submit" { (texts.get("desk-sign-button")) }
                }
            }
        }
    }
}

fn revoke_form(texts: Texts, who: &SignedIn, file: &File, typed: &Typed, address: &str) -> Markup {
    html! {
        details open[typed.is_some()] {
            summary { (texts.get("desk-revoke")) }
            form method="post" action=(address) {
                (hidden(who, file))
                label for="reason" { (texts.get("desk-reason")) }
                (reasons(texts, "reason", typed))
                label for="note" { (texts.get("desk-note")) }
                textarea #note name="note" rows="3" maxlength="4000" required { (typed.get("note")) }
                p.hint { (texts.get("desk-revoke-hint")) }
                button type="submit" { (texts.get("desk-revoke-button")) }
            }
        }
    }
}

fn secret_form(texts: Texts, who: &SignedIn, file: &File, address: &str) -> Markup {
    html! {
        details {
            summary { (texts.get("desk-secret-new")) }
            form method="post" action=(address) {
                (hidden(who, file))
                label for="checked" { (texts.get("desk-secret-checked")) }
                input #checked name="checked" maxlength="200" required;
                p.hint { (texts.get("desk-secret-hint")) }
                button type="submit" { (texts.get("desk-secret-button")) }
            }
        }
    }
}

fn correction_form(texts: Texts, who: &SignedIn, file: &File, typed: &Typed, address: &str) -> Markup {
    let is_open = (1..=ROWS).any(|row| !typed.get(&format!("words{row}")).is_empty());
    html! {
        details open[is_open] {
            summary { (texts.get("desk-ask")) }
            form method="post" action=(address) {
                (hidden(who, file))
                p.hint { (texts.get("desk-ask-hint")) }
                @for row in 1..=ROWS { (correction_row(texts, file, typed, row)) }
                datalist #targets {
                    @for (path, label) in targets(texts, file) { option value=(path) { (label) } }
                }
                button.main type="submit" { (texts.get("desk-ask-button")) }
            }
        }
    }
}

fn correction_row(texts: Texts, file: &File, typed: &Typed, row: usize) -> Markup {
    let (kind, target, words) = (format!("kind{row}"), format!("target{row}"), format!("words{row}"));
    html! {
        fieldset {
            legend { (texts.with("desk-ask-row", &[("row", row.into())])) }
            label for=(kind) { (texts.get("desk-ask-kind")) }
            select id=(kind) name=(kind) {
                @for it in TARGETS {
                    option value=(it) selected[typed.get(&kind) == it] { (texts.get(&format!("desk-target-{it}"))) }
                }
            }
            label for=(target) { (texts.get("desk-ask-target")) }
            @if file.way.is_usual {
                input id=(target) name=(target) maxlength="200" list="targets" value=(typed.get(&target));
            } @else {
                select id=(target) name=(target) {
                    option value="" { (texts.get("desk-ask-nothing")) }
                    @for (path, label) in targets(texts, file) {
                        option value=(path) selected[typed.get(&target) == path] { (label) }
                    }
                }
                label for={ "page" (row) } { (texts.get("desk-ask-page")) }
                input id={ "page" (row) } name={ "page" (row) } inputmode="numeric" maxlength="3" value=(typed.get(&format!("page{row}")));
            }
            label for={ "reason" (row) } { (texts.get("desk-reason")) }
            (reasons(texts, &format!("reason{row}"), typed))
            label for=(words) { (texts.get("desk-ask-words")) }
            textarea id=(words) name=(words) rows="2" maxlength="2000" { (typed.get(&words)) }
        }
    }
}

/// Everything a correction may point at: documents first, since most are about them.
fn targets(texts: Texts, file: &File) -> Vec<(String, String)> {
    let tag = texts.language.tag();
    let form = &file.way.form;
    let mut all: Vec<(String, String)> = Vec::new();
    for it in &form.documents {
        all.push((format!("doc.{}", it.id), it.title.get(tag).to_owned()));
    }
    for it in &file.attachments {
        if !all.iter().any(|(path, _)| *path == it.field) {
            all.push((it.field.clone(), answers::label(texts, file, &it.field)));
        }
    }
    for field in form.sections.iter().filter(|it| it.repeat.is_none()).flat_map(|it| &it.fields) {
        all.push((field.id.clone(), field.label.get(tag).to_owned()));
    }
    let application = contract::Application::parse(file.body.as_bytes()).unwrap_or_default();
    for (section, items) in application.answers.items.iter() {
        for field in form.section(section).into_iter().flat_map(|it| &it.fields) {
            for item in items {
                let path = permit::Path::in_item(section, item.key, &field.id).to_string();
                all.push((path.clone(), answers::label(texts, file, &path)));
            }
        }
    }
    all
}

fn reasons(texts: Texts, name: &str, typed: &Typed) -> Markup {
    html! {
        select id=(name) name=(name) {
            option value="" { (texts.get("desk-reason-none")) }
            @for reason in REASONS {
                option value=(reason) selected[typed.get(name) == reason] { (texts.reason(reason)) }
            }
        }
    }
}

pub(super) fn hidden(who: &SignedIn, file: &File) -> Markup {
    html! {
        input type="hidden" name="csrf" value=(who.csrf);
        input type="hidden" name="revision" value=(file.case.revision);
    }
}
