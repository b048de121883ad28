//! `packages.json`: what people take to other systems. Every question, paper, number and source that it names exists, and
//! no needed field or paper of a form is left without an answer.

use std::{collections::BTreeSet, fs, io, path::Path};

use citypack::{Package, PackageField, PackageFile, PackageScreen, ServiceFile};
use permit::{
    Form,
    form::{Kind, Needed},
};

use super::{LintedForms, check_shape, schema::Schema, unreadable};
use crate::message::Message;

/// The file, beside the catalogue.
pub(crate) const FILE: &str = "packages.json";
/// Words that stand for answers which are no options of a choice.
const OTHER_WORDS: [&str; 4] = ["yes", "no", "l", "p"];

/// What is wrong: the way to the member, and what.
pub(crate) type Found = Vec<(String, Message)>;

pub(super) fn read(
    dir: &Path,
    forms: &[(String, Form)],
    catalogue: Option<&ServiceFile>,
    out: &mut LintedForms,
) -> io::Result<()> {
    let path = dir.join(FILE);
    if !path.is_file() {
        return Ok(());
    }
    let bytes = fs::read(&path)?;
    let before = out.faults.len();
    if !check_shape(FILE, &bytes, &Schema::packages(), &mut out.faults) {
        return Ok(());
    }
    match PackageFile::parse(FILE, &bytes) {
        Ok(file) => {
            let forms: Vec<&Form> = forms.iter().map(|it| &it.1).collect();
            for (path, what) in faults(&file, &forms, catalogue) {
                out.stop(FILE, &path, what);
            }
        }
        Err(error) if out.faults.len() == before => out.faults.push(unreadable(FILE, &error)),
        Err(_told_by_the_schema) => {}
    }
    Ok(())
}

/// Everything that does not fit the forms and the catalogue.
pub(crate) fn faults(file: &PackageFile, forms: &[&Form], catalogue: Option<&ServiceFile>) -> Found {
    let mut found = Found::new();
    let lists = [
        ("sources", file.sources.iter().map(|it| it.id.as_str()).collect::<Vec<_>>()),
        ("numbers", file.numbers.iter().map(|it| it.id.as_str()).collect()),
        ("packages", file.packages.iter().map(|it| it.id.as_str()).collect()),
    ];
    for (list, ids) in lists {
        let mut seen = BTreeSet::new();
        for (n, id) in ids.into_iter().enumerate() {
            if !seen.insert(id) {
                found.push((format!("{list}[{n}]"), Message::new("lint-twice").with("what", id)));
            }
        }
    }
    for (n, package) in file.packages.iter().enumerate() {
        let path = format!("packages[{n}]");
        let mut say = |member: &str, id: &'static str, what: &str| {
            found.push((format!("{path}.{member}"), Message::new(id).with("what", what)));
        };
        if let Some(services) = catalogue
            && !package.service.is_empty()
            && services.service(&package.service).is_none()
        {
            say("service", "lint-no-service", &package.service);
        }
        for it in package.numbers.iter().filter(|it| file.number(it).is_none()) {
            say("numbers", "lint-no-number-kind", it);
        }
        for (n, it) in package.screens.iter().enumerate().filter(|it| file.source(&it.1.source).is_none()) {
            say(&format!("screens[{n}].source"), "lint-no-source", &it.source);
        }
        if !package.source.is_empty() && file.source(&package.source).is_none() {
            say("source", "lint-no-source", &package.source);
        }
        for (n, it) in package.documents.iter().enumerate().filter(|it| file.source(&it.1.source).is_none()) {
            say(&format!("documents[{n}].source"), "lint-no-source", &it.source);
        }
        for id in package.forms.iter().filter(|id| !forms.iter().any(|it| it.id == **id)) {
            say("forms", "lint-no-form", id);
        }
        for form in forms.iter().filter(|it| package.forms.contains(&it.id)) {
            look(&path, package, form, &mut found);
        }
        names(&path, package, forms, &mut found);
    }
    found
}

fn is_for(forms: &[String], id: &str) -> bool {
    forms.is_empty() || forms.iter().any(|it| it == id)
}

/// Whether every field has something to say to this form, and every paper of it a place.
fn look(path: &str, package: &Package, form: &Form, found: &mut Found) {
    for (s, screen) in package.screens.iter().enumerate() {
        let is_here = is_for(&screen.forms, &form.id);
        if !is_here || (!screen.repeat.is_empty() && !form.is_repeated(&screen.repeat)) {
            continue;
        }
        for (n, field) in screen.fields.iter().enumerate().filter(|it| is_for(&it.1.forms, &form.id)) {
            let is_told = !field.own.is_empty() || !field.fixed.is_empty();
            if !is_told && !field.from.iter().any(|it| has(form, it) && !is_rare(it)) {
                let what = format!("{} ({})", field.label.get("id"), form.id);
                let path = format!("{path}.screens[{s}].fields[{n}]");
                found.push((path, Message::new("lint-package-field").with("what", what)));
            }
        }
    }
    for it in form.documents.iter().filter(|it| it.required != Needed::Never) {
        let mut places = package.documents.iter().filter(|place| is_for(&place.forms, &form.id));
        if !places.any(|place| place.papers.contains(&it.id)) {
            let what = format!("{} ({})", it.id, form.id);
            found.push((format!("{path}.documents"), Message::new("lint-package-paper").with("what", what)));
        }
    }
}

/// Whether what is named exists in some form that the place is for.
fn names(path: &str, package: &Package, forms: &[&Form], found: &mut Found) {
    let mine: Vec<&Form> = forms.iter().copied().filter(|it| package.forms.contains(&it.id)).collect();
    let mut say = |at: String, id: &'static str, what: &str| {
        found.push((format!("{path}.{at}"), Message::new(id).with("what", what)));
    };
    let lists = package.screens.iter().enumerate().map(|(n, it)| (format!("screens[{n}]"), &it.forms));
    let lists = lists
        .chain(package.documents.iter().enumerate().map(|(n, it)| (format!("documents[{n}]"), &it.forms)));
    for (at, list) in lists {
        for id in list.iter().filter(|id| !package.forms.contains(id)) {
            say(format!("{at}.forms"), "lint-no-form", id);
        }
    }
    for (s, screen) in package.screens.iter().enumerate() {
        if !screen.repeat.is_empty() && !mine.iter().any(|it| it.is_repeated(&screen.repeat)) {
            say(format!("screens[{s}].repeat"), "lint-no-repeat", &screen.repeat);
        }
        for (n, field) in screen.fields.iter().enumerate() {
            let of: Vec<&Form> =
                mine.iter().copied().filter(|it| is_here(package, screen, field, it)).collect();
            for from in field.from.iter().filter(|from| !of.iter().any(|it| has(it, from))) {
                say(format!("screens[{s}].fields[{n}].from"), "lint-undefined", from);
            }
            for (word, _) in
                field.options.iter().filter(|word| !of.iter().any(|it| knows(it, field, &word.0)))
            {
                say(format!("screens[{s}].fields[{n}].options"), "lint-no-option", word);
            }
            if of.iter().any(|it| lacks_words(it, field)) {
                say(format!("screens[{s}].fields[{n}].options"), "lint-few-options", "");
            }
        }
    }
    for (n, it) in package.documents.iter().enumerate() {
        for paper in it.papers.iter().filter(|id| !mine.iter().any(|form| form.document(id).is_some())) {
            say(format!("documents[{n}].papers"), "lint-undefined", paper);
        }
    }
}

fn is_here(package: &Package, screen: &PackageScreen, field: &PackageField, form: &Form) -> bool {
    [&package.forms, &screen.forms, &field.forms].into_iter().all(|it| is_for(it, &form.id))
}

/// Whether a form has the question, or the calculation.
fn has(form: &Form, from: &str) -> bool {
    let id = from.split('.').next().unwrap_or_default();
    form.find(id).is_some() || form.calculations.iter().any(|it| it.id == id)
}

/// Whether only a city with a table of editions of KBLI has it: a field with nothing else needs words of its own.
fn is_rare(from: &str) -> bool {
    from.ends_with(".code_2025")
}

/// The questions of a form that a field takes its answer from.
fn kinds<'a>(form: &'a Form, field: &'a PackageField) -> impl Iterator<Item = (&'a Kind, &'a str)> {
    field.from.iter().filter_map(|it| {
        let (id, part) = it.split_once('.').unwrap_or((it, ""));
        Some((&form.find(id)?.1.kind, part))
    })
}

fn knows(form: &Form, field: &PackageField, word: &str) -> bool {
    let is_other = OTHER_WORDS.contains(&word);
    is_other || kinds(form, field).any(|it| it.0.options().iter().any(|it| it.id == word))
}

/// Yes and no, and sexes, are said in the words of that system.
fn lacks_words(form: &Form, field: &PackageField) -> bool {
    let has = |word: &str| field.options.iter().any(|it| it.0 == word);
    kinds(form, field).any(|(kind, part)| match kind {
        Kind::YesNo => !has("yes") || !has("no"),
        Kind::Person { .. } if part == "sex" => !has("l") || !has("p"),
        _ => false,
    })
}

#[cfg(test)]
mod tests {
    use citypack::parse_form;

    use super::*;

    const FORM: &str = r#"{
        "format": "ruangizin-form/1", "id": "f", "service": "S", "version": 1, "title": {"id": "F"}, "about": {"id": "F"},
        "articles": [], "desks": [], "keep": [], "steps": [], "fee": {"kind": "free", "about": {"id": "-"}},
        "privacy": {"controller": "c", "keep": "k", "base": "consent", "article": "a", "consent": {"version": "1", "text": {"id": "-"}}},
        "time": {"unit": "days"},
        "sections": [{"id": "s", "title": {"id": "S"}, "fields": [
            {"id": "nama", "kind": "text", "label": {"id": "Nama"}}, {"id": "milik", "kind": "yes_no", "label": {"id": "Milik?"}}
        ]}],
        "documents": [{"id": "d_ktp", "title": {"id": "KTP"}, "accept": ["pdf"], "max_pages": 1, "issuer": {"name": {"id": "X"}}}]
    }"#;

    /// A package of one screen with these fields, and with these papers.
    fn found(fields: &str, papers: &str) -> Vec<&'static str> {
        let form = parse_form("f", FORM.as_bytes()).unwrap();
        let text = format!(
            r#"{{"format": "ruangizin-packages/1", "as_of": "2026-11-22", "numbers": [],
            "sources": [{{"id": "a", "title": {{"id": "A"}}, "sure": "likely"}}],
            "packages": [{{"id": "p", "system": "P", "title": {{"id": "P"}}, "about": {{"id": "P"}}, "forms": ["f"], "steps": [],
            "time": {{"id": "-"}}, "cost": {{"id": "-"}}, "numbers": [],
            "screens": [{{"title": {{"id": "L"}}, "source": "a", "verified": false, "fields": [{fields}]}}],
            "documents": [{{"name": {{"id": "D"}}, "papers": [{papers}], "source": "a"}}]}}]}}"#
        );
        let file = PackageFile::parse(FILE, text.as_bytes()).unwrap();
        let ids = [
            "lint-package-field",
            "lint-package-paper",
            "lint-undefined",
            "lint-few-options",
            "lint-no-option",
        ];
        let all = faults(&file, &[&form], None);
        all.iter().map(|it| ids.into_iter().find(|id| it.1.id() == *id).unwrap_or("other")).collect()
    }

    #[test]
    fn a_field_or_a_paper_that_is_left_out_is_told() {
        let whole = r#"{"label": {"id": "Nama"}, "from": ["nama"]}"#;
        assert!(found(whole, "\"d_ktp\"").is_empty());
        assert_eq!(found(whole, ""), ["lint-package-paper"]);
        assert_eq!(found(r#"{"label": {"id": "Nama"}}"#, "\"d_ktp\""), ["lint-package-field"]);
        assert_eq!(
            found(r#"{"label": {"id": "Nama"}, "from": ["nama", "tidak_ada"]}"#, "\"d_ktp\""),
            ["lint-undefined"]
        );
        assert_eq!(found(whole, "\"d_ktp\", \"d_lain\""), ["lint-undefined"]);
        let edition = r#"{"label": {"id": "KBLI 2025"}, "from": ["nama.code_2025"]}"#;
        assert_eq!(found(edition, "\"d_ktp\""), ["lint-package-field"]);
        let told = edition.replace('}', "").replace("\"KBLI 2025\"", "\"KBLI 2025\"}")
            + r#", "own": {"id": "Di OSS"}}"#;
        assert!(found(&told, "\"d_ktp\"").is_empty());
    }

    #[test]
    fn words_of_that_system_for_yes_and_no_are_asked_for() {
        let without = r#"{"label": {"id": "Milik"}, "from": ["milik"]}"#;
        assert_eq!(found(without, "\"d_ktp\""), ["lint-few-options"]);
        let with =
            r#"{"label": {"id": "Milik"}, "from": ["milik"], "options": {"yes": "Ya", "no": "Tidak"}}"#;
        assert!(found(with, "\"d_ktp\"").is_empty());
    }
}
