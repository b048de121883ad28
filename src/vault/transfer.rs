//! A draft as a file, and back: to another phone, or as a copy to keep. The file is not encrypted, which is said.

use base64::{Engine as _, engine::general_purpose::STANDARD};
use contract::{Draft, DraftError, Handover, KeptFile, application_id, digest};
use permit::{Answer, Answers, DocumentAnswer, FileRef};

use super::{card::Progress, error::VaultError, store::Vault};
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
        let mut draft = self.read(id).await?.ok_or(VaultError::Removed)?;
        let mut files: Vec<KeptFile> = Vec::new();
        for wanted in files_of(&draft.answers) {
            if files.iter().any(|it| it.sha256 == wanted.sha256) {
                continue;
            }
            if let Some(file) = self.file(id, &wanted.sha256).await? {
                files.push(KeptFile {
                    sha256: wanted.sha256.clone(),
                    media_type: file.media_type,
                    base64: STANDARD.encode(&file.bytes),
                });
            }
        }
        draft.files = files;
        let bytes = draft.to_bytes();
        Ok((draft, bytes))
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
        let begun_at = draft.begun_at.clone();
        self.save(&Draft { begun_at, ..draft.clone() }, Progress::default()).await?;
        let mut kept: Vec<String> = Vec::new();
        for file in files {
            let content = STANDARD.decode(&file.base64).ok().filter(|it| digest(it) == file.sha256);
            if let Some(content) = content {
                self.put_file(&draft.id, &content, &file.media_type).await?;
                kept.push(file.sha256);
            }
            browser::turn().await;
        }
        let lost = files_of(&draft.answers).iter().filter(|it| !kept.contains(&it.sha256)).count();
        Ok(Imported::Draft { id: draft.id, lost })
    }
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
