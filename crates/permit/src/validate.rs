//! All that is wrong with the answers, at once. What stops and what only warns is in [`crate::Code`].

mod composite;
mod parcel;
mod scalar;

use crate::{
    answer::{Answer, DocumentAnswer, FileRef},
    date::Date,
    finding::{Code, Finding},
    form::{Check, Field, FileKind, Kind, Repeat, Section},
    path::Path,
    view::{Asked, Scope, View},
};

/// What the city knows that a form does not.
#[derive(Debug, Clone, Copy)]
pub struct Setting<'a> {
    /// Kemendagri code of the city, such as `53.71`.
    pub region: &'a str,
}

/// Everything that is wrong, in the order of the questions.
pub fn validate(view: &View<'_>, setting: Setting<'_>) -> Vec<Finding> {
    let mut out = Vec::new();
    for section in view.form.sections.iter().filter(|it| view.is_section_asked(&it.id)) {
        if let Some(repeat) = &section.repeat {
            check_count(view, section, repeat, &mut out);
        }
    }
    for asked in view.asked() {
        check_asked(view, setting, &asked, &mut out);
    }
    for check in &view.form.checks {
        own_check(view, check, &mut out);
    }
    for (document, is_needed) in view.documents() {
        let at = Path::document(&document.id);
        let files: &[FileRef] = match view.answers.documents.get(&document.id) {
            Some(DocumentAnswer::Files(files)) => files,
            Some(DocumentAnswer::AtCounter) => continue,
            Some(DocumentAnswer::NotYet) | None => &[],
        };
        if files.is_empty() && is_needed {
            out.push(Finding::new(at.clone(), Code::DocumentMissing));
        }
        if files.len() > document.max_pages as usize {
            out.push(Finding::new(at.clone(), Code::TooMany).with_limit(document.max_pages));
        }
        check_types(&at, files, &document.accept, &mut out);
    }
    out
}

/// What is wrong with the answers of one page, for the moment it is left.
pub fn validate_question(view: &View<'_>, setting: Setting<'_>, asked: &Asked<'_>) -> Vec<Finding> {
    let mut out = Vec::new();
    check_asked(view, setting, asked, &mut out);
    let here = asked.path();
    let mut others = Vec::new();
    for check in &view.form.checks {
        own_check(view, check, &mut others);
    }
    out.extend(others.into_iter().filter(|it| it.at.whole() == here));
    out
}

fn check_count(view: &View<'_>, section: &Section, repeat: &Repeat, out: &mut Vec<Finding>) {
    let count = view.answers.items_of(&section.id).len();
    let wanted = repeat.as_many_as.as_ref().and_then(|it| view.number_of(&it.id));
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "held to what the form allows"
    )]
    let wanted = wanted.map(|it| it.clamp(0.0, f64::from(repeat.max)) as u32);
    let (least, most) = (wanted.unwrap_or(repeat.min), wanted.unwrap_or(repeat.max));
    let at = Path::in_item(&section.id, 0, "");
    if count < least as usize {
        out.push(Finding::new(at, Code::TooFew).with_limit(least));
    } else if count > most as usize {
        out.push(Finding::new(at, Code::TooMany).with_limit(most));
    }
}

fn check_asked(view: &View<'_>, setting: Setting<'_>, asked: &Asked<'_>, out: &mut Vec<Finding>) {
    let at = asked.path();
    let Some(answer) = asked.answer else {
        if asked.is_required {
            let code = if matches!(asked.field.kind, Kind::Statement { .. }) {
                Code::NotAgreed
            } else {
                Code::Missing
            };
            out.push(Finding::new(at, code));
        }
        return;
    };
    let place = Place { view, setting, scope: asked.scope, at: &at };
    place.check(asked.field, answer, out);
    if asked.field.unique
        && let (Some(key), Some(items)) = (asked.item, view.answers.items.get(&asked.section.id))
    {
        // Only the later of two is told, so that one is changed and not both.
        let before = items.iter().take_while(|it| it.key != key);
        if before.into_iter().any(|it| it.answers.get(&asked.field.id) == Some(answer)) {
            out.push(Finding::new(at.clone(), Code::SameTwice));
        }
    }
}

fn own_check(view: &View<'_>, check: &Check, out: &mut Vec<Finding>) {
    let at = |item: Option<(&str, u32)>| {
        let field = match item {
            Some((section, key)) => Path::in_item(section, key, &check.at.id),
            None => Path::field(&check.at.id),
        };
        field.part(&check.at.part)
    };
    let mut push = |at| {
        let code = Code::Check(check.id.clone());
        out.push(Finding { at, code, severity: check.severity, limit: String::new() });
    };
    if check.each.is_empty() {
        if view.holds(&check.when) {
            push(at(None));
        }
        return;
    }
    let Some(s) = view.form.sections.iter().position(|it| it.id == check.each) else { return };
    if !view.is_section_asked(&check.each) {
        return;
    }
    for (n, item) in view.answers.items_of(&check.each).iter().enumerate() {
        if view.holds_in(Scope::of_item(s, n), &check.when) {
            push(at(Some((&check.each, item.key))));
        }
    }
}

/// Where an answer is looked at, and what it may be compared with.
#[derive(Clone, Copy)]
struct Place<'a, 'b> {
    view: &'b View<'a>,
    setting: Setting<'b>,
    scope: Scope<'a>,
    at: &'b Path,
}

impl<'a> Place<'a, '_> {
    fn today(&self) -> Date {
        self.view.today
    }

    fn say(&self, out: &mut Vec<Finding>, code: Code) {
        out.push(Finding::new(self.at.clone(), code));
    }

    fn say_all(&self, out: &mut Vec<Finding>, codes: Vec<Code>) {
        out.extend(codes.into_iter().map(|it| Finding::new(self.at.clone(), it)));
    }

    fn say_limit(&self, out: &mut Vec<Finding>, code: Code, limit: impl core::fmt::Display) {
        out.push(Finding::new(self.at.clone(), code).with_limit(limit));
    }

    /// One answer that is not blank.
    fn check(&self, field: &'a Field, answer: &'a Answer, out: &mut Vec<Finding>) {
        match (&field.kind, answer) {
            (Kind::Many { options, min, max }, Answer::Many(chosen)) => {
                if chosen.iter().any(|it| !options.iter().any(|option| option.id == *it)) {
                    self.say(out, Code::UnknownOption);
                }
                self.check_range(chosen.len(), *min, *max, out);
            }
            (Kind::YesNo, Answer::YesNo(_)) => {}
            (
                Kind::Address { .. }
                | Kind::Place
                | Kind::Parcel { .. }
                | Kind::Activity
                | Kind::Person { .. }
                | Kind::Statement { .. },
                _,
            ) => self.check_parts(&field.kind, answer, out),
            (Kind::File { accept, min, max, max_bytes }, Answer::Files(files)) => {
                self.check_range(files.len(), *min, *max, out);
                check_types(self.at, files, accept, out);
                if files.iter().any(|it| it.bytes > *max_bytes) {
                    self.say_limit(out, Code::FileSize, max_bytes / 1_048_576);
                }
            }
            (Kind::Photo { min, max, .. }, Answer::Files(files)) => {
                self.check_range(files.len(), *min, *max, out);
                check_types(self.at, files, &[FileKind::Image], out);
            }
            (Kind::Signature, Answer::Files(_)) => {}
            (Kind::Table { columns, min, max }, Answer::Rows(rows)) => {
                self.check_range(rows.len(), *min, *max, out);
                self.check_rows(columns, rows, out);
            }
            (kind, answer) => self.check_scalar(kind, answer, out),
        }
    }

    fn check_range(&self, count: usize, min: u32, max: u32, out: &mut Vec<Finding>) {
        if count < min as usize {
            self.say_limit(out, Code::TooFew, min);
        } else if count > max as usize {
            self.say_limit(out, Code::TooMany, max);
        }
    }
}

fn check_types(at: &Path, files: &[FileRef], accept: &[FileKind], out: &mut Vec<Finding>) {
    let is_taken = |it: &FileRef| {
        accept.iter().any(|kind| match kind {
            FileKind::Pdf => it.media_type == "application/pdf",
            FileKind::Image => it.media_type.starts_with("image/"),
        })
    };
    if !files.iter().all(is_taken) {
        out.push(Finding::new(at.clone(), Code::FileType));
    }
}
