//! A draft as a file, and back: to another phone, or as a copy to keep. The file is not encrypted, which is said.

use std::collections::BTreeSet;

use base64::{Engine as _, engine::general_purpose::STANDARD};
use contract::{Draft, DraftError, Handover, KeptFile, application_id, digest};
use permit::{Answer, Answers, DocumentAnswer, Entries, FileRef};

use super::{error::VaultError, store::Vault};
use crate::browser::{self, crypto};

/// What a file was.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Imported {
    /// A draft, kept under this id now.
    Draft {
        /// Another than in the file where a draft of that id was here already, which stays as it is.
        id: String,
        /// Files that answers name and that were missing or damaged in the file.
        lost: usize,
    },
    /// A section that somebody has filled in, or is to fill in; the page puts it where it belongs.
    Section(Handover),
}

/// Why a file was not taken.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ImportError {
    /// It is no draft of ours.
    NotADraft,
    /// A newer program wrote it.
    TooNew,
    /// It is damaged.
    Damaged,
    /// The vault could not keep it.
    Vault(VaultError),
}

impl From<VaultError> for ImportError {
    fn from(error: VaultError) -> Self {
        Self::Vault(error)
    }
}

impl ImportError {
    /// What is said.
    pub fn advice(&self) -> &'static str {
        match self {
            Self::NotADraft => "mine-import-not-a-draft",
            Self::TooNew => "vault-too-new-advice",
            Self::Damaged => "mine-import-damaged",
            Self::Vault(error) => error.advice(),
        }
    }
}

/// Name of the exported file: service and day, never a person.
pub fn file_name(draft: &Draft) -> String {
    let day: String = draft.saved_at.chars().take(10).collect();
    format!("draf-{}-{day}.json", draft.form)
}

impl Vault {
    /// A draft with its files, as bytes of a file.
    pub async fn export(&self, id: &str) -> Result<(Draft, Vec<u8>), VaultError> {
        let mut draft = self.look(id).await?.ok_or(VaultError::Removed)?;
        draft.files = self.files_named(id, files_of_draft(&draft)).await?;
        let bytes = draft.to_bytes();
        Ok((draft, bytes))
    }

    /// The files that answers of a draft name, to travel with them.
    pub async fn files_for(&self, draft: &str, answers: &Answers) -> Result<Vec<KeptFile>, VaultError> {
        self.files_named(draft, files_of(answers)).await
    }

    async fn files_named(&self, draft: &str, all: Vec<&FileRef>) -> Result<Vec<KeptFile>, VaultError> {
        let mut files: Vec<KeptFile> = Vec::new();
        for wanted in all {
            if files.iter().any(|it| it.sha256 == wanted.sha256) {
                continue;
            }
            if let Some(file) = self.file(draft, &wanted.sha256).await? {
                files.push(KeptFile {
                    sha256: wanted.sha256.clone(),
                    media_type: file.media_type,
                    base64: STANDARD.encode(&file.bytes),
                });
            }
        }
        Ok(files)
    }

    /// Keeps files that came with answers; answers how many of those that the answers name did not come, or damaged.
    pub async fn take_files(
        &self,
        draft: &str,
        files: Vec<KeptFile>,
        answers: &Answers,
    ) -> Result<usize, VaultError> {
        let mut kept: Vec<String> = Vec::new();
        for file in files {
            if let Some(content) = content_of(&file) {
                self.put_file(draft, &content, &file.media_type).await?;
                kept.push(file.sha256);
            }
            browser::turn().await;
        }
        Ok(files_of(answers).iter().filter(|it| !kept.contains(&it.sha256)).count())
    }

    /// Takes an exported draft in, or reads a section that comes back.
    pub async fn import(&self, bytes: &[u8]) -> Result<Imported, ImportError> {
        if let Ok(section) = Handover::parse(bytes) {
            return Ok(Imported::Section(section));
        }
        let mut draft = Draft::parse(bytes).map_err(|why| match why {
            DraftError::TooNew => ImportError::TooNew,
            DraftError::NotADraft => ImportError::NotADraft,
            // What is no text of members at all was never a draft.
            _ if bytes.first() == Some(&b'{') => ImportError::Damaged,
            _ => ImportError::NotADraft,
        })?;
        let known = self.list().await?;
        if !contract::is_id(&draft.id) || known.iter().any(|it| it.id == draft.id) {
            draft.id = application_id(crypto::random());
        }
        let files = core::mem::take(&mut draft.files);
        let lost = self.take_in(&draft, files).await?;
        Ok(Imported::Draft { id: draft.id, lost })
    }

    /// Keeps a draft that is new here together with the files that came with it, all or nothing: a page that ends meanwhile
    /// leaves no draft without its papers. Answers how many of those that it names did not come, or damaged.
    pub async fn take_in(&self, draft: &Draft, files: Vec<KeptFile>) -> Result<usize, VaultError> {
        let mut whole = Vec::new();
        let mut kept = BTreeSet::new();
        for file in files {
            if let Some(content) = content_of(&file) {
                whole.push((content, file.media_type));
                kept.insert(file.sha256);
            }
            browser::turn().await;
        }
        self.save_new(draft, &whole).await?;
        Ok(files_of(&draft.answers).iter().filter(|it| !kept.contains(&it.sha256)).count())
    }
}

/// The bytes of a file that travelled; nothing where they are damaged.
fn content_of(file: &KeptFile) -> Option<Vec<u8>> {
    STANDARD.decode(&file.base64).ok().filter(|it| digest(it) == file.sha256)
}

/// Every file that answers name.
pub(super) fn files_of(answers: &Answers) -> Vec<&FileRef> {
    let items = answers.items.iter().flat_map(|it| it.1).flat_map(|it| it.answers.iter());
    let fields = answers.fields.iter().chain(items).filter_map(|(_, it)| match it {
        Answer::Files(files) => Some(files),
        _ => None,
    });
    let documents = answers.documents.iter().filter_map(|(_, it)| match it {
        DocumentAnswer::Files(files) => Some(files),
        DocumentAnswer::AtCounter | DocumentAnswer::NotYet => None,
    });
    fields.chain(documents).flatten().collect()
}

/// Every file that a draft names, also in answers that wait for a decision.
pub(super) fn files_of_draft(draft: &Draft) -> Vec<&FileRef> {
    let mut files = files_of(&draft.answers);
    files.extend(draft.set_aside.iter().flat_map(|it| match &it.answer {
        Answer::Files(files) => files.as_slice(),
        _ => &[],
    }));
    files
}

/// Takes files out of a draft that are not kept any more, so that nothing counts as given which cannot be sent.
pub(super) fn drop_files(draft: &mut Draft, lost: &BTreeSet<String>) {
    let left = |files: &[FileRef]| -> Vec<FileRef> {
        files.iter().filter(|it| !lost.contains(&it.sha256)).cloned().collect()
    };
    let answers = &mut draft.answers;
    drop_from(&mut answers.fields, &left);
    let sections: Vec<String> = answers.items.iter().map(|it| it.0.to_owned()).collect();
    for section in sections {
        for item in answers.items.get_mut(&section).into_iter().flatten() {
            drop_from(&mut item.answers, &left);
        }
    }
    let papers: Vec<(String, Vec<FileRef>)> = answers
        .documents
        .iter()
        .filter_map(|(id, it)| match it {
            DocumentAnswer::Files(files) => Some((id.to_owned(), left(files))),
            _ => None,
        })
        .collect();
    for (id, files) in papers {
        if files.is_empty() {
            answers.documents.remove(&id);
        } else {
            answers.documents.set(&id, DocumentAnswer::Files(files));
        }
    }
    draft.set_aside.retain(|it| match &it.answer {
        Answer::Files(files) => left(files).len() == files.len(),
        _ => true,
    });
}

fn drop_from(answers: &mut Entries<Answer>, left: &dyn Fn(&[FileRef]) -> Vec<FileRef>) {
    let given: Vec<(String, Vec<FileRef>)> = answers
        .iter()
        .filter_map(|(id, it)| match it {
            Answer::Files(files) => Some((id.to_owned(), left(files))),
            _ => None,
        })
        .collect();
    for (id, files) in given {
        if files.is_empty() {
            answers.remove(&id);
        } else {
            answers.set(&id, Answer::Files(files));
        }
    }
}

#[cfg(test)]
mod tests {
    use permit::Path;

    use super::*;

    #[test]
    fn a_draft_that_is_kept_again_names_no_file_that_is_gone() {
        let file = |sha256: &str| FileRef { sha256: sha256.to_owned(), ..FileRef::default() };
        let mut draft = Draft::default();
        draft.answers.set(&Path::field("foto"), Answer::Files(vec![file("a"), file("b")]));
        draft.answers.set(&Path::field("nama"), Answer::text("Ina"));
        draft.answers.set(&Path::in_item("saksi", 1, "ttd"), Answer::Files(vec![file("a")]));
        draft.answers.documents.set("ktp", DocumentAnswer::Files(vec![file("a")]));
        draft.answers.documents.set("kk", DocumentAnswer::AtCounter);
        drop_files(&mut draft, &BTreeSet::from(["a".to_owned()]));
        assert_eq!(draft.answers.get(&Path::field("foto")), Some(&Answer::Files(vec![file("b")])));
        assert_eq!(draft.answers.get(&Path::field("nama")), Some(&Answer::text("Ina")));
        assert_eq!(draft.answers.get(&Path::in_item("saksi", 1, "ttd")), None);
        assert_eq!(draft.answers.documents.get("ktp"), None);
        assert_eq!(draft.answers.documents.get("kk"), Some(&DocumentAnswer::AtCounter));
    }
}
