//! The catalogue of services and the forms beside it, checked and taken into the pack. Judges no form by its examples:
//! `lint-forms` does.

use std::{
    collections::BTreeSet,
    fs,
    path::{Path, PathBuf},
};

use citypack::{Malformed, Service, ServiceFile, Way, parse_form};
use permit::Form;

use super::{
    BuildError,
    files::{Files, optional, read, to_json},
    packages,
};
use crate::{message::Message, plan_file::PlanFile};

/// The folder of the forms, beside the catalogue.
const FORMS: &str = "forms";
/// What stands before a form's id in its role. No slash: roles with one belong to other versions of the plan.
const ROLE: &str = "form-";
/// Where a form's examples stand; they stay behind.
const EXAMPLES: &str = ".examples.json";

/// Adds the catalogue and its forms.
pub(super) fn add_services(plan_file: &Path, plan: &PlanFile, files: &mut Files) -> Result<(), BuildError> {
    let Some(path) = optional(plan_file, plan.services.as_ref())? else { return Ok(()) };
    let bytes = read(&path)?;
    let name = path.display().to_string();
    let catalogue = ServiceFile::parse(&name, &bytes).map_err(BuildError::Content)?;
    let mut forms = Vec::new();
    for path in forms_beside(&path)? {
        forms.push(add_form(&path, &catalogue, files)?);
    }
    check(&name, &catalogue, &forms.iter().map(|it| it.id.clone()).collect())?;
    files.add("services", "json", compact(&name, &bytes)?);
    packages::add(&path, &catalogue, &forms, files)?;
    Ok(())
}

/// The forms in the folder beside the catalogue, in order.
fn forms_beside(catalogue: &Path) -> Result<Vec<PathBuf>, BuildError> {
    let dir = catalogue.with_file_name(FORMS);
    if !dir.is_dir() {
        return Ok(Vec::new());
    }
    let failed = |source| BuildError::File { file: dir.clone(), source };
    let mut found = Vec::new();
    for entry in fs::read_dir(&dir).map_err(failed)? {
        let path = entry.map_err(failed)?.path();
        let name = path.to_string_lossy();
        if name.ends_with(".json") && !name.ends_with(EXAMPLES) {
            found.push(path);
        }
    }
    found.sort();
    Ok(found)
}

/// Adds a form.
fn add_form(path: &Path, catalogue: &ServiceFile, files: &mut Files) -> Result<Form, BuildError> {
    let (name, bytes) = (path.display().to_string(), read(path)?);
    let form = parse_form(&name, &bytes).map_err(BuildError::Content)?;
    let stem = path.file_stem().unwrap_or_default().to_string_lossy();
    if form.id != stem {
        return bad(&name, Message::new("lint-other-name").with("id", form.id));
    }
    // The id becomes part of a file's name.
    let plain = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
    if form.id.is_empty() || !form.id.chars().all(plain) {
        return bad(&name, Message::new("lint-signs").with("got", form.id));
    }
    if catalogue.service(&form.service).is_none() {
        return bad(&name, Message::new("lint-no-service").with("what", form.service));
    }
    let role = format!("{ROLE}{}", form.id);
    files.add(&role, "json", compact(&name, &bytes)?);
    Ok(form)
}

/// Whether everything that the catalogue speaks of is there.
fn check(name: &str, catalogue: &ServiceFile, forms: &BTreeSet<String>) -> Result<(), BuildError> {
    let mut ids = BTreeSet::new();
    for service in &catalogue.services {
        if !ids.insert(service.id.as_str()) {
            return bad(name, Message::new("lint-twice").with("what", service.id.as_str()));
        }
        if let Some((what, id)) = missing(catalogue, service, forms) {
            let about = Message::new("build-of-service").with("service", service.id.as_str());
            return bad(name, about.with("what", Message::new(what).with("what", id)));
        }
    }
    Ok(())
}

/// The first thing that a service names and nobody has: the sentence about it, and its id.
fn missing<'a>(
    catalogue: &ServiceFile,
    service: &'a Service,
    forms: &BTreeSet<String>,
) -> Option<(&'static str, &'a str)> {
    const OFFICE: &str = "lint-no-office";
    const GROUP: &str = "lint-no-group";
    const ARTICLE: &str = "lint-no-such-article";
    const SERVICE: &str = "lint-no-service";
    const FORM: &str = "lint-no-form";
    let mut named = vec![(OFFICE, service.office.as_str()), (GROUP, service.group.as_str())];
    named.extend(service.legal_basis.iter().map(|it| (ARTICLE, it.as_str())));
    named.extend([&service.time.article, &service.cost.article].map(|it| (ARTICLE, it.as_str())));
    named.extend(service.requirements.iter().map(|it| (SERVICE, it.service.as_str())));
    named.extend(service.ways.iter().filter_map(|way| match way {
        Way::Here { form } => Some((FORM, form.as_str())),
        Way::Counter { office, .. } => Some((OFFICE, office.as_str())),
        Way::Online { .. } => None,
    }));
    // An empty id means that nothing is named; that a service has office and group is a matter of its reading.
    named.into_iter().filter(|(_, id)| !id.is_empty()).find(|(what, id)| !match *what {
        OFFICE => catalogue.office(id).is_some(),
        GROUP => catalogue.groups.iter().any(|it| it.id == *id),
        ARTICLE => catalogue.article(id).is_some(),
        SERVICE => catalogue.service(id).is_some(),
        _ => forms.contains(*id),
    })
}

/// The same without blanks and without what only an editor reads.
pub(super) fn compact(name: &str, bytes: &[u8]) -> Result<Vec<u8>, BuildError> {
    let mut table: serde_json::Map<String, serde_json::Value> = serde_json::from_slice(bytes)
        .map_err(|it| BuildError::Content(Malformed::new(name, it.to_string())))?;
    table.remove("$schema");
    Ok(to_json(&table))
}

fn bad<T>(name: &str, what: Message) -> Result<T, BuildError> {
    Err(BuildError::Services { file: name.to_owned(), what })
}
