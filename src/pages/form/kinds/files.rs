//! Photos and files: those that are an answer themselves, and the pages of a paper. The vault's field takes and keeps them.

use leptos::prelude::*;
use permit::{
    Answer, DocumentAnswer, FileRef, Path,
    form::{Document, Field, FileKind, Kind},
};
use picture::Seen;

use super::{around, id_of, write};
use crate::{
    components::{dynamic::text, field::Around},
    pages::form::{problem, say::tag, session::Session},
    vault::{DocumentField, FileRules},
};

/// Megabytes of a PDF where the form does not say how many.
const MEGABYTES: u32 = 5;

pub(super) fn view(session: Session, path: &Path, field: &Field) -> AnyView {
    let rules = match &field.kind {
        Kind::File { accept, max, max_bytes, .. } => FileRules {
            most_mb: u32::try_from(max_bytes / 1_048_576).unwrap_or(MEGABYTES),
            ..rules(accept, *max, Seen::Paper)
        },
        Kind::Photo { max, .. } => rules(&[FileKind::Image], *max, Seen::Scene),
        _ => rules(FileKind::ALL, 1, Seen::Paper),
    };
    let of_files = path.clone();
    let files = Signal::derive(move || {
        session.draft.with(|it| match it.answers.get(&of_files) {
            Some(Answer::Files(files)) => files.clone(),
            _ => Vec::new(),
        })
    });
    let of_change = path.clone();
    let change = Callback::new(move |files: Vec<FileRef>| write(session, &of_change, Answer::Files(files)));
    let Some(keeper) = session.keeper.get_untracked() else { return ().into_any() };
    view! { <DocumentField around=around(session, path, field) keeper=keeper files=files on_change=change rules=rules /> }
        .into_any()
}

/// The pages of a paper.
pub(in super::super) fn pages(session: Session, document: &Document) -> AnyView {
    let (id, of_files) = (document.id.clone(), document.id.clone());
    let files = Signal::derive(move || {
        session.draft.with(|it| match it.answers.documents.get(&of_files) {
            Some(DocumentAnswer::Files(files)) => files.clone(),
            _ => Vec::new(),
        })
    });
    let change = Callback::new(move |files: Vec<FileRef>| {
        session.change(|answers| {
            if files.is_empty() {
                answers.documents.remove(&id);
            } else {
                answers.documents.set(&id, DocumentAnswer::Files(files));
            }
        });
    });
    let path = Path::document(&document.id);
    let title = document.title.clone();
    let label = text(move || form_tr!("form-pages-of", title = title.get(tag())));
    let around = Around::new(&format!("{}-halaman", id_of(&path)), label).error(problem::at(session, &path));
    let rules = rules(&document.accept, document.max_pages, Seen::Paper);
    let Some(keeper) = session.keeper.get_untracked() else { return ().into_any() };
    view! { <DocumentField around=around keeper=keeper files=files on_change=change rules=rules /> }
        .into_any()
}

fn rules(accept: &[FileKind], most: u32, seen: Seen) -> FileRules {
    FileRules {
        pictures: accept.contains(&FileKind::Image),
        pdf: accept.contains(&FileKind::Pdf),
        most: most as usize,
        most_mb: MEGABYTES,
        seen,
    }
}
