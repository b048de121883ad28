//! `ruangizin-pack lint-forms`: looks through a city's forms, its catalogue and its packages for other systems, and runs
//! the forms' examples. Each fault names its file and the way to the member, in the officer's language.

mod catalogue;
mod decision;
mod examples;
mod packages;
mod schema;
mod words;

use std::{
    fs, io,
    path::{Path, PathBuf},
};

use citypack::{Malformed, ServiceFile, parse_decision, parse_form};
use permit::{Date, Form, Setting, lint};
use serde_json::Value;

use crate::message::Message;

pub(crate) use self::packages::{FILE as PACKAGES, faults as package_faults};

/// Languages in which every text must be there.
const LANGUAGES: [&str; 2] = ["id", "en"];

/// Tries at meeting every question; real forms need some hundreds.
const TRIES: u32 = 6_000;

/// Something wrong in a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FormFault {
    /// The file, below the folder that was looked through.
    pub file: String,
    /// The way to the member; empty for the whole file.
    pub path: String,
    /// What is wrong.
    pub what: Message,
    /// Whether it must be mended.
    pub stops: bool,
}

/// What was found.
#[derive(Debug, Clone, Default)]
pub struct LintedForms {
    /// Faults, by file.
    pub faults: Vec<FormFault>,
    /// Forms that were read.
    pub forms: usize,
    /// Examples that were run.
    pub examples: usize,
    /// Services of the catalogue.
    pub services: usize,
}

impl LintedForms {
    /// How many faults must be mended.
    pub fn stopping(&self) -> usize {
        self.faults.iter().filter(|it| it.stops).count()
    }
}

impl FormFault {
    /// The whole sentence.
    pub fn message(&self) -> Message {
        let id = match (self.stops, self.path.is_empty()) {
            (true, true) => "lint-stops-file",
            (true, false) => "lint-stops",
            (false, true) => "lint-warns-file",
            (false, false) => "lint-warns",
        };
        Message::new(id)
            .with("file", self.file.as_str())
            .with("path", self.path.as_str())
            .with("what", self.what.clone())
    }
}

/// Looks through a folder with `services.json`, `forms/` and `packages.json`.
pub fn lint_forms(dir: &Path, region: &str) -> io::Result<LintedForms> {
    let mut out = LintedForms::default();
    let files = form_files(&dir.join("forms"))?;
    let (mut forms, mut decisions) = (Vec::new(), Vec::new());
    for path in &files {
        let name = below(dir, path);
        let bytes = fs::read(path)?;
        out.forms += 1;
        if let Some(form) = read_form(&name, &bytes, &mut out.faults) {
            decisions.push((
                name.clone(),
                form.service.clone(),
                parse_decision(&name, &bytes).unwrap_or_default(),
            ));
            forms.push((name, form));
        }
    }
    let catalogue = catalogue::read(dir, &forms, &mut out)?;
    for (name, service, words) in &decisions {
        let entry = catalogue.as_ref().and_then(|it| it.service(service));
        for what in decision::faults(words, entry) {
            out.stop(name, "decision", what);
        }
    }
    packages::read(dir, &forms, catalogue.as_ref(), &mut out)?;
    for (name, form) in &forms {
        look(dir, name, form, catalogue.as_ref(), region, &mut out)?;
    }
    if files.is_empty() && out.services == 0 {
        out.stop("", "", Message::new("lint-nothing").with("dir", dir.display().to_string()));
    }
    Ok(out)
}

/// The forms of a folder, without their examples, in order.
pub fn form_files(dir: &Path) -> io::Result<Vec<PathBuf>> {
    if !dir.is_dir() {
        return Ok(Vec::new());
    }
    let mut files = Vec::new();
    for entry in fs::read_dir(dir)? {
        let path = entry?.path();
        let stem = path.file_stem().map(|it| it.to_string_lossy().into_owned()).unwrap_or_default();
        if path.extension().is_some_and(|it| it == "json") && !stem.ends_with(".examples") {
            files.push(path);
        }
    }
    files.sort();
    Ok(files)
}

fn below(dir: &Path, path: &Path) -> String {
    path.strip_prefix(dir).unwrap_or(path).display().to_string()
}

/// Checks a file against its schema; answers whether it could be read at all.
fn check_shape(name: &str, bytes: &[u8], schema: &schema::Schema, faults: &mut Vec<FormFault>) -> bool {
    let value: Value = match serde_json::from_slice(bytes) {
        Ok(value) => value,
        Err(error) => {
            let what = Message::new("lint-no-json").with("why", error.to_string());
            faults.push(FormFault { file: name.to_owned(), path: String::new(), what, stops: true });
            return false;
        }
    };
    for (path, what) in schema.check(&value) {
        faults.push(FormFault { file: name.to_owned(), path, what, stops: true });
    }
    true
}

fn unreadable(name: &str, error: &Malformed) -> FormFault {
    let what = Message::new("lint-unreadable").with("why", error.what.as_str());
    FormFault { file: name.to_owned(), path: String::new(), what, stops: true }
}

fn read_form(name: &str, bytes: &[u8], faults: &mut Vec<FormFault>) -> Option<Form> {
    let before = faults.len();
    if !check_shape(name, bytes, &schema::Schema::form(), faults) {
        return None;
    }
    match parse_form(name, bytes) {
        Ok(form) => Some(form),
        Err(error) => {
            // The schema says the same with the way to each member, where it says anything.
            if faults.len() == before {
                faults.push(unreadable(name, &error));
            }
            None
        }
    }
}

/// Everything about one form.
fn look(
    dir: &Path,
    name: &str,
    form: &Form,
    catalogue: Option<&ServiceFile>,
    region: &str,
    out: &mut LintedForms,
) -> io::Result<()> {
    let stem = Path::new(name).file_stem().map(|it| it.to_string_lossy().into_owned()).unwrap_or_default();
    if form.id != stem {
        out.stop(name, "id", Message::new("lint-other-name").with("id", form.id.as_str()));
    }
    let offices: Option<Vec<&str>> = catalogue.map(|it| it.offices.iter().map(|it| it.id.as_str()).collect());
    let services: Option<Vec<&str>> =
        catalogue.map(|it| it.services.iter().map(|it| it.id.as_str()).collect());
    let around = lint::Surroundings {
        languages: &LANGUAGES,
        offices: offices.as_deref(),
        services: services.as_deref(),
    };
    for it in lint::lint(form, around) {
        let what = Message::new(words::of_fault(it.what)).with("what", it.about);
        out.faults.push(FormFault { file: name.to_owned(), path: it.path, what, stops: it.stops });
    }
    let examples = examples::run(dir, name, form, Setting { region }, out)?;
    let today = examples.today.or_else(|| Date::new(2026, 1, 5)).unwrap_or_else(|| Date::from_days(0));
    let reached = lint::reached(form, today, TRIES);
    met(name, form, &reached, &examples, out);
    Ok(())
}

/// What no answers lead to, and what no example meets.
fn met(name: &str, form: &Form, reached: &lint::Reached, examples: &examples::Met, out: &mut LintedForms) {
    let mut tell = |path: String, id: &str, can: bool, is_met: bool| {
        if !can {
            out.stop(name, &path, Message::new("lint-unreachable").with("what", id));
        } else if !is_met && examples.is_there {
            out.stop(name, &path, Message::new("lint-not-met").with("what", id));
        }
    };
    for (s, section) in form.sections.iter().enumerate() {
        for (f, it) in section.fields.iter().enumerate() {
            let path = format!("sections[{s}].fields[{f}]");
            // What an example meets can be reached, however seldom chance does.
            let is_met = examples.fields.contains(&it.id);
            tell(path, &it.id, is_met || reached.fields.contains(&it.id), is_met);
        }
    }
    for (n, it) in form.documents.iter().enumerate() {
        let is_met = examples.documents.contains(&it.id);
        tell(format!("documents[{n}]"), &it.id, is_met || reached.documents.contains(&it.id), is_met);
    }
    for (n, it) in form.fee.lines.iter().enumerate() {
        tell(format!("fee.lines[{n}]"), &it.id, reached.lines.contains(&it.id), true);
    }
    for (n, it) in form.checks.iter().enumerate() {
        tell(format!("checks[{n}]"), &it.id, reached.checks.contains(&it.id), true);
    }
}

impl LintedForms {
    fn stop(&mut self, file: &str, path: &str, what: Message) {
        self.faults.push(FormFault { file: file.to_owned(), path: path.to_owned(), what, stops: true });
    }

    fn warn(&mut self, file: &str, path: &str, what: Message) {
        self.faults.push(FormFault { file: file.to_owned(), path: path.to_owned(), what, stops: false });
    }
}
