//! Files and photos of a draft, beside it and sealed by its key. Their name is the SHA-256 of their bytes.

use contract::digest;

use super::{
    error::VaultError,
    keys::Protection,
    store::{DRAFTS, FILES, TRIES, Vault, bytes, is_sealed, revision_of},
    transfer::files_of_draft,
};
use crate::browser::{
    self, crypto,
    idb::{Guard, Record, Step},
};

/// A file that is kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StoredFile {
    /// Its media type.
    pub media_type: String,
    /// Its bytes.
    pub bytes: Vec<u8>,
}

/// How long a file may wait for the answer that names it, in milliseconds.
const FRESH: f64 = 60_000.0;

impl Vault {
    /// Keeps a file of a draft that has been saved before; answers its SHA-256. The same bytes are kept once. Sealed by the key
    /// that the draft has at that moment: another tab may change it, or delete the draft, while a photo is made ready.
    pub async fn put_file(
        &self,
        draft: &str,
        content: &[u8],
        media_type: &str,
    ) -> Result<String, VaultError> {
        for _ in 0..TRIES {
            let record = self.get(DRAFTS, draft).await?.ok_or(VaultError::Removed)?;
            // Opening it finds a key that was changed.
            self.opened(draft, &record).await?;
            let (sha256, step) = self.file_step(draft, content, media_type).await?;
            let guard = Guard { store: DRAFTS, key: draft.to_owned(), revision: Some(revision_of(&record)) };
            if self.write(Some(&guard), &[step]).await? {
                return Ok(sha256);
            }
        }
        Err(VaultError::Other("other tabs never stopped saving".to_owned()))
    }

    /// The step that keeps a file, and its SHA-256.
    pub(super) async fn file_step(
        &self,
        draft: &str,
        content: &[u8],
        media_type: &str,
    ) -> Result<(String, Step), VaultError> {
        let plain = bytes(content);
        let sha256 = crypto::sha256(&plain).await.unwrap_or_else(|| digest(content));
        let name = format!("{draft}/{sha256}");
        #[expect(clippy::cast_precision_loss, reason = "files are far smaller than 2^53 bytes")]
        let length = content.len() as f64;
        let record = Record::default()
            .with_text("sha256", &sha256)
            .with_text("type", media_type)
            .with_number("bytes", length)
            .with_number("at", browser::milliseconds());
        let record = match self.protection() {
            Protection::Refused => return Err(VaultError::Insecure),
            Protection::Open => record.with_bytes("body", &plain),
            Protection::Encrypted => {
                let key = self.key_of(draft).await?;
                let sealed = crypto::seal(&key, &format!("file:{name}"), &plain).await?;
                record.with_bytes("body", &sealed).with_number("sealed", 1.0)
            }
        };
        Ok((sha256, Step::Put(FILES, name, record)))
    }

    /// A file of a draft; nothing where it is not kept here.
    pub async fn file(&self, draft: &str, sha256: &str) -> Result<Option<StoredFile>, VaultError> {
        let name = format!("{draft}/{sha256}");
        let Some(record) = self.get(FILES, &name).await? else { return Ok(None) };
        let body = record.bytes("body").ok_or(VaultError::Damaged)?;
        let plain = if is_sealed(&record) {
            self.unsealed(draft, &format!("file:{name}"), &body).await?
        } else {
            body
        };
        Ok(Some(StoredFile { media_type: record.text("type"), bytes: plain.to_vec() }))
    }

    /// Deletes files that no answer of the draft names. One that has just been added may not be answered with yet.
    pub async fn sweep(&self, draft: &str) -> Result<(), VaultError> {
        let Some(record) = self.get(DRAFTS, draft).await? else { return Ok(()) };
        let kept = self.opened(draft, &record).await?;
        let named = files_of_draft(&kept);
        let before = browser::milliseconds() - FRESH;
        let mut steps = Vec::new();
        for file in self.all(FILES, &format!("{draft}/")).await? {
            let sha256 = file.text("sha256");
            let is_named = named.iter().any(|it| it.sha256 == sha256);
            if !is_named && file.number("at").is_none_or(|it| it < before) {
                steps.push(Step::Delete(FILES, format!("{draft}/{sha256}")));
            }
        }
        if !steps.is_empty() {
            // What was saved meanwhile may name one of them: swept next time.
            let guard = Guard { store: DRAFTS, key: draft.to_owned(), revision: Some(revision_of(&record)) };
            self.write(Some(&guard), &steps).await?;
        }
        Ok(())
    }
}
