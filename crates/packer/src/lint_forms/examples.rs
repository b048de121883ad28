//! Runs a form's examples and notes what they meet.

use std::{collections::BTreeSet, fs, io, path::Path};

use contract::ExampleFile;
use permit::{Date, Form, Setting, run_example};

use super::{LintedForms, check_shape, schema::Schema, unreadable, words};
use crate::message::Message;

/// What the examples of a form meet.
#[derive(Debug, Default)]
pub(super) struct Met {
    pub(super) fields: BTreeSet<String>,
    pub(super) documents: BTreeSet<String>,
    pub(super) today: Option<Date>,
    /// Whether there are examples that can be read.
    pub(super) is_there: bool,
}

pub(super) fn run(
    dir: &Path,
    form_name: &str,
    form: &Form,
    setting: Setting<'_>,
    out: &mut LintedForms,
) -> io::Result<Met> {
    let name = format!("{}.examples.json", form_name.trim_end_matches(".json"));
    let path = dir.join(&name);
    let mut met = Met::default();
    if !path.is_file() {
        out.stop(form_name, "", Message::new("lint-no-examples").with("file", name));
        return Ok(met);
    }
    let bytes = fs::read(&path)?;
    let before = out.faults.len();
    if !check_shape(&name, &bytes, &Schema::examples(), &mut out.faults) {
        return Ok(met);
    }
    let file = match ExampleFile::parse(&name, &bytes, form) {
        Ok(file) => file,
        Err(error) => {
            if out.faults.len() == before {
                out.faults.push(unreadable(&name, &error));
            }
            return Ok(met);
        }
    };
    if file.form != form.id {
        out.stop(&name, "form", Message::new("lint-other-name").with("id", file.form.as_str()));
    }
    met.is_there = true;
    met.today = Some(file.today);
    let mut has_clean = false;
    for (n, example) in file.examples.iter().enumerate() {
        let path = format!("examples[{n}] ({})", example.id);
        let result = run_example(form, example, file.today, setting);
        out.examples += 1;
        has_clean |= result.findings == 0;
        met.fields.extend(result.asked);
        met.documents.extend(result.documents);
        for it in result.mismatches {
            let what =
                Message::new(words::of_mismatch(it.what)).with("wanted", it.wanted).with("got", it.got);
            out.stop(&name, &path, what);
        }
    }
    if !has_clean {
        out.stop(&name, "examples", Message::new("lint-no-clean-example"));
    }
    Ok(met)
}
