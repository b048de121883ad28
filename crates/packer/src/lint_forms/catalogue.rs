//! The catalogue of services: names that exist, words to find each service by, ways that lead somewhere.

use std::{collections::BTreeSet, fs, io, path::Path};

use citypack::{Service, ServiceFile, Way};
use permit::Form;

use super::{LintedForms, check_shape, schema::Schema, unreadable};
use crate::message::Message;

const FILE: &str = "services.json";

/// Words that find a service, at least; one name is not how people speak.
const FEW_WORDS: usize = 3;

pub(super) fn read(
    dir: &Path,
    forms: &[(String, Form)],
    out: &mut LintedForms,
) -> io::Result<Option<ServiceFile>> {
    let path = dir.join(FILE);
    if !path.is_file() {
        out.warn(FILE, "", Message::new("lint-no-catalogue"));
        return Ok(None);
    }
    let bytes = fs::read(&path)?;
    let before = out.faults.len();
    if !check_shape(FILE, &bytes, &Schema::services(), &mut out.faults) {
        return Ok(None);
    }
    let catalogue = match ServiceFile::parse(FILE, &bytes) {
        Ok(it) => it,
        Err(error) => {
            if out.faults.len() == before {
                out.faults.push(unreadable(FILE, &error));
            }
            return Ok(None);
        }
    };
    out.services = catalogue.services.len();
    let lists = [
        ("offices", catalogue.offices.iter().map(|it| it.id.as_str()).collect::<Vec<_>>()),
        ("articles", catalogue.articles.iter().map(|it| it.id.as_str()).collect()),
        ("groups", catalogue.groups.iter().map(|it| it.id.as_str()).collect()),
        ("services", catalogue.services.iter().map(|it| it.id.as_str()).collect()),
    ];
    for (list, ids) in lists {
        let mut seen = BTreeSet::new();
        for (n, id) in ids.into_iter().enumerate() {
            if !seen.insert(id) {
                out.stop(FILE, &format!("{list}[{n}]"), Message::new("lint-twice").with("what", id));
            }
        }
    }
    let known: BTreeSet<&str> = forms.iter().map(|it| it.1.id.as_str()).collect();
    for (n, it) in catalogue.services.iter().enumerate() {
        service(&format!("services[{n}]"), it, &catalogue, &known, out);
    }
    Ok(Some(catalogue))
}

fn service(path: &str, it: &Service, catalogue: &ServiceFile, forms: &BTreeSet<&str>, out: &mut LintedForms) {
    let mut missing = |member: &str, id: &'static str, what: &str| {
        out.stop(FILE, &format!("{path}.{member}"), Message::new(id).with("what", what));
    };
    if catalogue.office(&it.office).is_none() {
        missing("office", "lint-no-office", &it.office);
    }
    if !catalogue.groups.iter().any(|group| group.id == it.group) {
        missing("group", "lint-no-group", &it.group);
    }
    let own = [it.time.article.as_str(), it.cost.article.as_str()];
    let articles = it.legal_basis.iter().map(String::as_str).chain(own);
    for id in articles.filter(|id| !id.is_empty() && catalogue.article(id).is_none()) {
        missing("legal_basis", "lint-no-such-article", id);
    }
    for (n, way) in it.ways.iter().enumerate() {
        let member = format!("ways[{n}]");
        match way {
            Way::Here { form } if !forms.contains(form.as_str()) => missing(&member, "lint-no-form", form),
            Way::Counter { office, .. } if catalogue.office(office).is_none() => {
                missing(&member, "lint-no-office", office);
            }
            _ => {}
        }
    }
    let others = it.requirements.iter().map(|it| it.service.as_str());
    for id in others.filter(|id| !id.is_empty() && catalogue.service(id).is_none()) {
        missing("requirements", "lint-no-service", id);
    }
    if it.time.most.is_none() && it.time.about.is_empty() {
        missing("time", "lint-no-time", "");
    }
    if it.ways.is_empty() {
        missing("ways", "lint-empty", &it.id);
    }
    if it.words.len() < FEW_WORDS {
        out.warn(FILE, &format!("{path}.words"), Message::new("lint-few-words").with("what", it.id.as_str()));
    }
}
