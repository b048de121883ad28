//! Saving drafts: against the revision that this tab knew, put together with what another tab was faster with, and what could not
//! be saved held for when its page comes again. Reads no list.

use std::collections::BTreeSet;

use contract::Draft;

use super::{
    card::{DraftCard, Progress},
    error::VaultError,
    merge::merge,
    store::{DRAFTS, Known, TRIES, Vault, bytes, revision_of},
    transfer::{drop_files, files_of_draft},
};
use crate::browser::{
    self, crypto,
    idb::{Guard, REVISION, Record, Step},
};

/// A draft that was saved.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Saved {
    /// The draft as it is kept now; holds what another tab has answered meanwhile.
    pub draft: Draft,
    /// Whether it was put together with what another tab has saved.
    pub is_merged: bool,
}

impl Vault {
    /// Saves a draft, which ends when it is kept for good. What another tab has saved since this one last read or saved
    /// it is put together with it. One `Keeper` per open draft does this at every answer.
    pub async fn save(&self, draft: &Draft, progress: Progress) -> Result<Saved, VaultError> {
        let known = self.0.known.borrow().get(&draft.id).cloned();
        let saved = self.save_from(known.as_ref(), draft, progress).await;
        let mut unsaved = self.0.unsaved.borrow_mut();
        match saved {
            // Somebody deleted it, or it is kept.
            Ok(_) | Err(VaultError::Removed) => drop(unsaved.remove(&draft.id)),
            Err(ref why) => {
                let mut base = known.map(|it| it.draft).unwrap_or_default();
                // What has a PIN was kept before, although this tab does not know how.
                if *why == VaultError::Locked {
                    base.id.clone_from(&draft.id);
                }
                unsaved.insert(draft.id.clone(), (base, draft.clone()));
            }
        }
        saved
    }

    /// A draft with what could not be saved of it in this tab, where there is such a thing; `kept` is nothing where no save of
    /// it ever succeeded.
    pub fn unsaved(&self, id: &str, kept: Option<&Draft>) -> Option<Draft> {
        let unsaved = self.0.unsaved.borrow();
        let (base, mine) = unsaved.get(id)?;
        match kept {
            Some(kept) => Some(merge(base, mine, kept)),
            None => base.id.is_empty().then(|| mine.clone()),
        }
    }

    async fn save_from(
        &self,
        known: Option<&Known>,
        draft: &Draft,
        progress: Progress,
    ) -> Result<Saved, VaultError> {
        let mut mine = Draft { saved_at: browser::now(), files: Vec::new(), ..draft.clone() };
        let mut revision = known.map(|it| it.revision);
        let mut saved = Saved { draft: mine.clone(), is_merged: false };
        for _ in 0..TRIES {
            let (mut steps, is_pinned) = self.key_step(&draft.id).await?;
            let next = revision.unwrap_or(0.0) + 1.0;
            let record = self.record(&mine, progress, next, is_pinned).await?;
            steps.push(Step::Put(DRAFTS, draft.id.clone(), record));
            let guard = Guard { store: DRAFTS, key: draft.id.clone(), revision };
            if self.write(Some(&guard), &steps).await? {
                self.know(&mine, next);
                self.tell(&draft.id);
                saved.draft = mine;
                return Ok(saved);
            }
            let Some(record) = self.get(DRAFTS, &draft.id).await? else { return Err(VaultError::Removed) };
            let theirs = self.opened(&draft.id, &record).await?;
            // A draft that was never read here is compared with nothing: all of both stays.
            let base = known.map_or_else(Draft::default, |it| it.draft.clone());
            let merged = merge(&base, draft, &theirs);
            mine = Draft { saved_at: browser::now(), files: Vec::new(), ..merged };
            saved.is_merged = true;
            revision = Some(revision_of(&record));
        }
        Err(VaultError::Other("other tabs never stopped saving".to_owned()))
    }

    /// Keeps a draft that is new here together with its files: all or nothing.
    pub(super) async fn save_new(
        &self,
        draft: &Draft,
        files: &[(Vec<u8>, String)],
    ) -> Result<(), VaultError> {
        let (mut steps, is_pinned) = self.key_step(&draft.id).await?;
        for (content, media_type) in files {
            steps.push(self.file_step(&draft.id, content, media_type).await?.1);
            // So that a page with many photos is not stuck meanwhile.
            browser::turn().await;
        }
        let mine = Draft { saved_at: browser::now(), files: Vec::new(), ..draft.clone() };
        let record = self.record(&mine, Progress::default(), 1.0, is_pinned).await?;
        steps.push(Step::Put(DRAFTS, draft.id.clone(), record));
        let guard = Guard { store: DRAFTS, key: draft.id.clone(), revision: None };
        if !self.write(Some(&guard), &steps).await? {
            return Err(VaultError::Other("another draft has this id".to_owned()));
        }
        self.know(&mine, 1.0);
        self.tell(&draft.id);
        Ok(())
    }

    /// A draft that was deleted in another tab while it was open here, to be saved anew, without the files that are gone.
    pub(super) async fn begun_again(&self, mut draft: Draft) -> Draft {
        let known: BTreeSet<String> =
            files_of_draft(&draft).into_iter().map(|it| it.sha256.clone()).collect();
        let mut lost = BTreeSet::new();
        for sha256 in known {
            // The old key went with the draft, so what cannot be read now never can.
            if !matches!(self.file(&draft.id, &sha256).await, Ok(Some(_))) {
                lost.insert(sha256);
            }
        }
        self.forget(&draft.id);
        self.0.keys.borrow_mut().remove(&draft.id);
        drop_files(&mut draft, &lost);
        draft
    }

    pub(super) async fn record(
        &self,
        draft: &Draft,
        progress: Progress,
        revision: f64,
        is_pinned: bool,
    ) -> Result<Record, VaultError> {
        let id = &draft.id;
        let (card, body) = (DraftCard::of(draft, progress).to_bytes(), draft.to_bytes());
        let record = Record::default().with_text("id", id).with_number(REVISION, revision);
        let device = self.0.device.borrow().clone();
        let Some(device) = device else {
            return Ok(record.with_bytes("card", &bytes(&card)).with_bytes("body", &bytes(&body)));
        };
        let key = self.key_of(id).await?;
        let card = crypto::seal(&device, &format!("card:{id}"), &bytes(&card)).await?;
        let body = crypto::seal(&key, &format!("draft:{id}"), &bytes(&body)).await?;
        let record = record.with_bytes("card", &card).with_bytes("body", &body).with_number("sealed", 1.0);
        Ok(if is_pinned { record.with_number("pin", 1.0) } else { record })
    }
}
