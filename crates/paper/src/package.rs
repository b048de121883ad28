//! What one takes to another system: its screens in its order, each field with the answer that belongs there, its papers
//! as it names them. Asks nothing, invents nothing: what is not answered leads to the question of ours that answers it.

mod json;
mod value;

use citypack::{Package, PackageDocument, PackageField, PackageScreen};
use permit::{DocumentAnswer, FileRef, Form, Path, View};

use self::value::Found;
pub use self::{
    json::{PackageFacts, to_json},
    value::{ActivityNames, Names},
};

/// What stands in a field of another system.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Held {
    /// This, to be copied.
    Given(String),
    /// Nothing yet: the question of ours that answers it.
    Open(Path),
    /// It is answered there.
    Yours,
    /// Not asked of somebody with these answers; left empty there.
    Leave,
}

/// A field with what stands in it.
#[derive(Debug, Clone, PartialEq)]
pub struct FilledField<'a> {
    /// The field.
    pub field: &'a PackageField,
    /// What stands in it.
    pub held: Held,
}

/// A screen with its fields.
#[derive(Debug, Clone, PartialEq)]
pub struct FilledScreen<'a> {
    /// The screen.
    pub screen: &'a PackageScreen,
    /// Which of several, counted from 1; `None` where there is one.
    pub number: Option<usize>,
    /// Its fields in order.
    pub fields: Vec<FilledField<'a>>,
}

/// How a paper is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum PaperHeld {
    /// So many files are there; the largest has so many bytes.
    Attached {
        /// How many.
        count: usize,
        /// The largest.
        largest: u64,
    },
    /// It is to be shown at the counter.
    AtCounter,
    /// Not there yet: where it is added.
    Open(Path),
    /// It is made or found elsewhere.
    Yours,
    /// Not asked of somebody with these answers.
    Leave,
}

/// A paper with how it is.
#[derive(Debug, Clone, PartialEq)]
pub struct FilledPaper<'a> {
    /// The paper, as the other system asks for it.
    pub document: &'a PackageDocument,
    /// How it is.
    pub held: PaperHeld,
    /// The files that are there.
    pub files: Vec<FileRef>,
    /// Whether it is larger than that system takes.
    pub is_too_large: bool,
    /// Whether it is a kind of file that the system does not take.
    pub is_wrong_kind: bool,
}

/// A package with somebody's answers.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Filled<'a> {
    /// The screens in order.
    pub screens: Vec<FilledScreen<'a>>,
    /// The papers in order.
    pub papers: Vec<FilledPaper<'a>>,
}

impl Filled<'_> {
    /// How many fields are needed there and have nothing yet.
    pub fn open(&self) -> usize {
        let fields = self.screens.iter().flat_map(|it| &it.fields);
        fields.filter(|it| it.field.is_needed && matches!(it.held, Held::Open(_))).count()
    }
}

/// Fills a package in. Every field of every screen that is for this form comes out, whatever is known of it.
pub fn fill<'a>(package: &'a Package, view: &View<'_>, names: &dyn Names) -> Filled<'a> {
    let form = view.form;
    let mut screens = Vec::new();
    for screen in package.screens.iter().filter(|it| is_for(&it.forms, form)) {
        if screen.repeat.is_empty() {
            screens.push(filled_screen(screen, None, view, names));
        } else if form.is_repeated(&screen.repeat) && view.is_section_asked(&screen.repeat) {
            let keys = view.answers.items_of(&screen.repeat).iter().map(|it| it.key);
            for (at, key) in keys.enumerate() {
                screens.push(filled_screen(screen, Some((at + 1, key)), view, names));
            }
        }
    }
    let documents = package.documents.iter().filter(|it| is_for(&it.forms, form));
    Filled { screens, papers: documents.map(|it| filled_paper(it, view)).collect() }
}

/// Whether something is for a form; an empty list is for all.
pub fn is_for(forms: &[String], form: &Form) -> bool {
    forms.is_empty() || forms.contains(&form.id)
}

fn filled_screen<'a>(
    screen: &'a PackageScreen,
    item: Option<(usize, u32)>,
    view: &View<'_>,
    names: &dyn Names,
) -> FilledScreen<'a> {
    let fields = screen.fields.iter().filter(|it| is_for(&it.forms, view.form));
    let fields =
        fields.map(|field| FilledField { field, held: held(field, item.map(|it| it.1), view, names) });
    FilledScreen { screen, number: item.map(|it| it.0), fields: fields.collect() }
}

/// The first question that has an answer; else the first that is asked.
fn held(field: &PackageField, item: Option<u32>, view: &View<'_>, names: &dyn Names) -> Held {
    let (mut open, mut is_left) = (None, false);
    for from in &field.from {
        match value::of(from, item, &field.options, view, names) {
            Found::Text(text) => return Held::Given(text),
            Found::Unanswered(path) => {
                open.get_or_insert(path);
            }
            Found::NotAsked => is_left = true,
            Found::Unknown => {}
        }
    }
    match open {
        Some(path) => Held::Open(path),
        None if !field.fixed.is_empty() => Held::Given(field.fixed.clone()),
        None if !field.own.is_empty() => Held::Yours,
        None if is_left => Held::Leave,
        None => Held::Yours,
    }
}

fn filled_paper<'a>(document: &'a PackageDocument, view: &View<'_>) -> FilledPaper<'a> {
    let asked = view.documents();
    // The outline is made from what is known of the land, whether or not a form asks for a map.
    let is_made = document.papers.is_empty() || document.is_outline;
    let mut held = if is_made { PaperHeld::Yours } else { PaperHeld::Leave };
    let mut there = Vec::new();
    for id in &document.papers {
        if !asked.iter().any(|it| it.0.id == *id) {
            continue;
        }
        held = match view.answers.documents.get(id) {
            Some(DocumentAnswer::Files(files)) if !files.is_empty() => {
                there.clone_from(files);
                let largest = files.iter().map(|it| it.bytes).max().unwrap_or(0);
                PaperHeld::Attached { count: files.len(), largest }
            }
            Some(DocumentAnswer::AtCounter) => PaperHeld::AtCounter,
            _ => PaperHeld::Open(Path::document(id)),
        };
        if !matches!(held, PaperHeld::Open(_)) {
            break;
        }
    }
    let most = document.most_kb.map(|it| u64::from(it) * 1000);
    let is_too_large =
        matches!((&held, most), (PaperHeld::Attached { largest, .. }, Some(most)) if *largest > most);
    let is_wrong_kind = there.iter().any(|it| !is_taken(&it.media_type, &document.accept));
    FilledPaper { document, held, files: there, is_too_large, is_wrong_kind }
}

/// Whether a system takes a kind of file, by the words of its screen (`PDF, JPG`). Kinds that no form of ours takes, and
/// systems whose kinds nobody knows, are not judged.
fn is_taken(media_type: &str, accept: &str) -> bool {
    let names: &[&str] = match media_type {
        "application/pdf" => &["PDF"],
        "image/jpeg" => &["JPG", "JPEG"],
        "image/png" => &["PNG"],
        _ => return true,
    };
    let accept = accept.to_ascii_uppercase();
    accept.is_empty() || names.iter().any(|it| accept.contains(it))
}
