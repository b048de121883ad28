//! Every text in every language.

use super::{Faults, item, member};
use crate::{
    form::{Field, Form, Kind},
    texts::Texts,
};

pub(super) fn check(form: &Form, languages: &[&str], faults: &mut Faults) {
    let mut texts: Vec<(String, &Texts, bool)> = Vec::new();
    gather(form, &mut texts);
    for (path, text, is_needed) in texts {
        if text.is_empty() && !is_needed {
            continue;
        }
        for language in languages.iter().filter(|it| !text.has(it)) {
            faults.stop(&path, "no-text", language);
        }
    }
}

fn gather<'a>(form: &'a Form, out: &mut Vec<(String, &'a Texts, bool)>) {
    out.push(("title".to_owned(), &form.title, true));
    out.push(("about".to_owned(), &form.about, true));
    out.push(("privacy.consent.text".to_owned(), &form.privacy.consent, true));
    out.push(("privacy.contact".to_owned(), &form.privacy.contact, false));
    out.push(("time.about".to_owned(), &form.time.about, false));
    out.push(("fee.about".to_owned(), &form.fee.about, false));
    let at = |list: &str, n, name: &str| member(&item("", list, n), name);
    for (n, it) in form.articles.iter().enumerate() {
        out.push((at("articles", n, "cite"), &it.cite, true));
        out.push((at("articles", n, "text"), &it.text, false));
    }
    out.extend(form.desks.iter().enumerate().map(|(n, it)| (at("desks", n, "title"), &it.title, true)));
    out.extend(form.keep.iter().enumerate().map(|(n, it)| (at("keep", n, "text"), &it.text, true)));
    out.extend(form.values.iter().enumerate().map(|(n, it)| (at("values", n, "label"), &it.label, true)));
    out.extend(form.tables.iter().enumerate().map(|(n, it)| (at("tables", n, "label"), &it.label, true)));
    out.extend(
        form.calculations.iter().enumerate().map(|(n, it)| (at("calculations", n, "label"), &it.label, true)),
    );
    out.extend(form.checks.iter().enumerate().map(|(n, it)| (at("checks", n, "text"), &it.text, true)));
    for (n, it) in form.documents.iter().enumerate() {
        out.push((at("documents", n, "title"), &it.title, true));
        out.push((at("documents", n, "about"), &it.about, false));
        out.push((at("documents", n, "why"), &it.why, false));
        out.push((at("documents", n, "issuer.name"), &it.issuer.name, true));
        out.push((at("documents", n, "issuer.about"), &it.issuer.about, false));
    }
    for (n, it) in form.fee.lines.iter().enumerate() {
        out.push((member(&item("fee", "lines", n), "label"), &it.label, true));
    }
    for (n, it) in form.steps.iter().enumerate() {
        out.push((at("steps", n, "title"), &it.title, false));
        out.push((at("steps", n, "about"), &it.about, false));
    }
    for (s, section) in form.sections.iter().enumerate() {
        let path = item("", "sections", s);
        out.push((member(&path, "title"), &section.title, true));
        out.push((member(&path, "about"), &section.about, false));
        if let Some(it) = &section.repeat {
            out.push((member(&path, "repeat.item"), &it.item, true));
            out.push((member(&path, "repeat.add"), &it.add, true));
        }
        for (f, field) in section.fields.iter().enumerate() {
            gather_field(&item(&path, "fields", f), field, out);
        }
    }
}

fn gather_field<'a>(path: &str, field: &'a Field, out: &mut Vec<(String, &'a Texts, bool)>) {
    out.push((member(path, "label"), &field.label, true));
    out.push((member(path, "hint"), &field.hint, false));
    out.push((member(path, "more"), &field.more, false));
    out.push((member(path, "why"), &field.why, false));
    for (n, it) in field.kind.options().iter().enumerate() {
        out.push((member(&item(path, "options", n), "label"), &it.label, true));
        out.push((member(&item(path, "options", n), "hint"), &it.hint, false));
    }
    if let Kind::Statement { text, .. } = &field.kind {
        out.push((member(path, "text"), text, true));
    }
    for (n, column) in field.kind.columns().iter().enumerate() {
        gather_field(&item(path, "columns", n), column, out);
    }
}
