//! The way through the office, and everything that must rest on an article, a desk or an office.

use super::{Faults, Surroundings, item, member};
use crate::form::{FeeKind, Form, State, Step};

pub(super) fn check(form: &Form, around: Surroundings<'_>, faults: &mut Faults) {
    steps(form, faults);
    articles(form, faults);
    let mut office = |path: &str, id: &str| {
        if around.offices.is_some_and(|it| !it.contains(&id)) {
            faults.stop(path, "no-office", id);
        }
    };
    for (n, it) in form.desks.iter().enumerate() {
        office(&member(&item("", "desks", n), "office"), &it.office);
    }
    office("privacy.controller", &form.privacy.controller);
    form.privacy.goes_to.iter().for_each(|it| office("privacy.goes_to", it));
    for (s, section) in form.sections.iter().enumerate() {
        for (f, field) in section.fields.iter().enumerate() {
            let path = member(&item(&item("", "sections", s), "fields", f), "goes_to");
            field.goes_to.iter().for_each(|it| office(&path, it));
        }
    }
    for (n, it) in form.documents.iter().enumerate() {
        let path = item("", "documents", n);
        it.goes_to.iter().for_each(|it| office(&member(&path, "goes_to"), it));
        if !it.issuer.office.is_empty() {
            office(&member(&path, "issuer.office"), &it.issuer.office);
        }
    }
    services(form, around, faults);
    keeping(form, faults);
}

fn services(form: &Form, around: Surroundings<'_>, faults: &mut Faults) {
    let Some(known) = around.services else { return };
    if !known.contains(&form.service.as_str()) {
        faults.stop("service", "no-service", &form.service);
    }
    for (n, it) in form.documents.iter().enumerate() {
        let id = it.issuer.service.as_str();
        if !id.is_empty() && !known.contains(&id) {
            faults.stop(&member(&item("", "documents", n), "issuer.service"), "no-service", id);
        }
    }
}

fn keeping(form: &Form, faults: &mut Faults) {
    let mut keep = |path: &str, id: &str| {
        if form.keep(id).is_none() {
            faults.stop(path, "no-keep", id);
        }
    };
    keep("privacy.keep", &form.privacy.keep);
    for (s, section) in form.sections.iter().enumerate() {
        for (f, field) in section.fields.iter().enumerate() {
            keep(&member(&item(&item("", "sections", s), "fields", f), "keep"), &field.keep);
        }
    }
    for (n, it) in form.documents.iter().enumerate() {
        keep(&member(&item("", "documents", n), "keep"), &it.keep);
    }
    if form.privacy.goes_to.is_empty() {
        faults.stop("privacy.goes_to", "empty", "");
    }
    if form.privacy.consent_version.is_empty() {
        faults.stop("privacy.consent.version", "empty", "");
    }
}

/// Articles that are named exist; time, fee, privacy and the numbers behind a fee rest on one.
fn articles(form: &Form, faults: &mut Faults) {
    let mut named: Vec<(String, &str, bool)> = vec![
        ("time.article".to_owned(), &form.time.article, true),
        ("fee.article".to_owned(), &form.fee.article, true),
        ("privacy.article".to_owned(), &form.privacy.article, true),
    ];
    let has_lines = form.fee.kind == FeeKind::Lines;
    let at = |list: &str, n| member(&item("", list, n), "article");
    named.extend(
        form.values.iter().enumerate().map(|(n, it)| (at("values", n), it.article.as_str(), has_lines)),
    );
    named.extend(
        form.tables.iter().enumerate().map(|(n, it)| (at("tables", n), it.article.as_str(), has_lines)),
    );
    named.extend(form.keep.iter().enumerate().map(|(n, it)| (at("keep", n), it.article.as_str(), false)));
    named.extend(form.checks.iter().enumerate().map(|(n, it)| (at("checks", n), it.article.as_str(), false)));
    named.extend(
        form.documents.iter().enumerate().map(|(n, it)| (at("documents", n), it.article.as_str(), false)),
    );
    named.extend(form.steps.iter().enumerate().map(|(n, it)| (at("steps", n), it.article.as_str(), false)));
    let lines = form.fee.lines.iter().enumerate();
    named.extend(
        lines.map(|(n, it)| (member(&item("fee", "lines", n), "article"), it.article.as_str(), false)),
    );
    for (s, section) in form.sections.iter().enumerate() {
        for (f, field) in section.fields.iter().enumerate() {
            let path = member(&item(&item("", "sections", s), "fields", f), "article");
            named.push((path, &field.article, false));
        }
    }
    for (path, id, is_needed) in named {
        match form.article(id) {
            None if !id.is_empty() => faults.stop(&path, "no-such-article", id),
            None if is_needed => faults.stop(&path, "no-article", ""),
            _ => {}
        }
    }
    if form.fee.kind == FeeKind::Lines && form.fee.lines.is_empty() {
        faults.stop("fee.lines", "empty", "");
    }
    if form.time.most.is_none() && form.time.about.is_empty() {
        faults.stop("time", "no-time", "");
    }
    if form.time.least.zip(form.time.most).is_some_and(|(least, most)| least > most) {
        faults.stop("time", "limits", "");
    }
}

fn steps(form: &Form, faults: &mut Faults) {
    for (n, desk) in form.desks.iter().enumerate() {
        if form.desks[..n].iter().any(|it| it.id == desk.id) {
            faults.stop(&item("", "desks", n), "twice", &desk.id);
        }
        if !form.steps.iter().any(|it| it.desk == desk.id) {
            faults.warn(&item("", "desks", n), "unused", &desk.id);
        }
    }
    let position = |id: &str| form.steps.iter().position(|it| it.id == id);
    let mut reached = vec![false; form.steps.len()];
    let mut open = if form.steps.is_empty() { Vec::new() } else { vec![0] };
    while let Some(n) = open.pop() {
        if !core::mem::replace(&mut reached[n], true) {
            open.extend(form.steps[n].next.iter().filter_map(|it| position(it)));
        }
    }
    let ends = leads_to_an_end(&form.steps);
    for (n, step) in form.steps.iter().enumerate() {
        let path = item("", "steps", n);
        if form.steps[..n].iter().any(|it| it.id == step.id) || step.id == crate::case::WITHDRAWN {
            faults.stop(&path, "twice", &step.id);
        }
        if !form.desks.iter().any(|it| it.id == step.desk) {
            faults.stop(&member(&path, "desk"), "no-desk", &step.desk);
        }
        for id in step.next.iter().filter(|it| position(it).is_none()) {
            faults.stop(&member(&path, "next"), "no-step", id);
        }
        if !reached[n] {
            faults.stop(&path, "step-not-reached", &step.id);
        }
        if !ends[n] {
            faults.stop(&path, "step-without-end", &step.id);
        }
        if step.state == State::Returned && step.days.is_none() {
            faults.warn(&member(&path, "days"), "no-deadline", &step.id);
        }
        if matches!(step.state, State::Draft | State::Withdrawn) {
            faults.stop(&member(&path, "state"), "state", step.state.as_str());
        }
    }
}

/// Per step, whether an end can be reached from it.
fn leads_to_an_end(steps: &[Step]) -> Vec<bool> {
    let mut ends: Vec<bool> = steps.iter().map(|it| it.state.is_end()).collect();
    for _ in 0..steps.len() {
        for (n, step) in steps.iter().enumerate() {
            let leads = |id: &String| steps.iter().zip(&ends).any(|(it, ends)| it.id == *id && *ends);
            if !ends[n] && step.next.iter().any(leads) {
                ends[n] = true;
            }
        }
    }
    ends
}
