//! What a correction points at: one question, one page of a document, one photo. A target is checked against the form, so that
//! the phone can open the very place.

use permit::Path;

use super::{CaseError, way::Way, words};
use crate::store::cases::Attachment;

/// What a correction can point at.
pub const TARGETS: [&str; 4] = ["field", "page", "photo", "other"];

/// Pages of one document at most.
const MOST_PAGES: u32 = 500;

/// One thing that an officer asks for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ask {
    /// One of [`TARGETS`].
    pub target_kind: String,
    /// Path of an answer (`nik`, `pemilik.2.nik`, `doc.ktp`); of a page with its number behind (`doc.ktp/2`).
    pub target: String,
    pub reason: String,
    pub words: String,
}

/// The target as it is kept, where it is one.
pub(super) fn checked(way: &Way, attachments: &[Attachment], ask: &Ask) -> Result<String, CaseError> {
    let unknown = || CaseError::Invalid { part: "corrections".to_owned(), fault: "unknown" };
    let target = words("target", &ask.target, 200)?;
    match ask.target_kind.as_str() {
        "other" => Ok(target),
        // Without a form nobody knows the questions.
        "field" | "page" | "photo" if way.is_usual => Ok(target),
        "field" if is_question(way, &target) => Ok(target),
        "photo" if is_question(way, &target) || is_document(way, attachments, &target) => Ok(target),
        "page" => {
            let (document, page) = target.rsplit_once('/').unwrap_or((&target, "1"));
            let page: u32 = page.parse().map_err(|_no| unknown())?;
            let is_page = (1..=MOST_PAGES).contains(&page) && is_document(way, attachments, document);
            if is_page { Ok(format!("{document}/{page}")) } else { Err(unknown()) }
        }
        _ => Err(unknown()),
    }
}

/// Whether a path names a question of the form.
fn is_question(way: &Way, target: &str) -> bool {
    let Some(path) = Path::from_text(target, |it| way.form.is_repeated(it)) else { return false };
    way.form.find(&path.field).is_some()
}

/// Whether a path names a document that the form asks for, or an answer with files.
fn is_document(way: &Way, attachments: &[Attachment], target: &str) -> bool {
    let path = Path::from_text(target, |it| way.form.is_repeated(it));
    let is_asked =
        path.as_ref().and_then(Path::document_id).is_some_and(|it| way.form.document(it).is_some());
    is_asked || attachments.iter().any(|it| it.field == target)
}
