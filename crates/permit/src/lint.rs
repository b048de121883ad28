//! What is wrong with a form itself. Used where forms are made, never where they are filled in.

mod names;
mod process;
mod reach;
mod texts;
mod values;

pub use reach::{Reached, reached};

use crate::form::Form;

/// Something wrong with a form.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fault {
    /// Where: `sections[0].fields[2].when`.
    pub path: String,
    /// What, as a fixed word; `lint-<word>` is its sentence.
    pub what: &'static str,
    /// What it is about: an id, a word, a language.
    pub about: String,
    /// Whether the form must not be published with it.
    pub stops: bool,
}

/// What a form may speak of outside itself.
#[derive(Debug, Clone, Copy, Default)]
pub struct Surroundings<'a> {
    /// Languages in which every text must be there.
    pub languages: &'a [&'a str],
    /// Ids of offices in the catalogue; `None` where there is none.
    pub offices: Option<&'a [&'a str]>,
    /// Ids of services in the catalogue; `None` where there is none.
    pub services: Option<&'a [&'a str]>,
}

/// Everything that is wrong with a form.
pub fn lint(form: &Form, around: Surroundings<'_>) -> Vec<Fault> {
    let mut faults = Faults::default();
    names::check(form, &mut faults);
    values::check(form, &mut faults);
    process::check(form, around, &mut faults);
    texts::check(form, around.languages, &mut faults);
    faults.0
}

#[derive(Debug, Default)]
struct Faults(Vec<Fault>);

impl Faults {
    fn stop(&mut self, path: &str, what: &'static str, about: &str) {
        self.push(path, what, about, true);
    }

    fn warn(&mut self, path: &str, what: &'static str, about: &str) {
        self.push(path, what, about, false);
    }

    fn push(&mut self, path: &str, what: &'static str, about: &str, stops: bool) {
        self.0.push(Fault { path: path.to_owned(), what, about: about.to_owned(), stops });
    }
}

/// The way to a member: `sections[0]` and `fields`.
fn member(path: &str, name: &str) -> String {
    if path.is_empty() { name.to_owned() } else { [path, ".", name].concat() }
}

/// The way to an item of a list.
fn item(path: &str, list: &str, n: usize) -> String {
    format!("{}[{n}]", member(path, list))
}
