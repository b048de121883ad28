//! Keys: one per draft, and one of the device for what the list shows. A PIN wraps the key of its draft; whoever forgets it
//! has the recovery code or an exported copy, without one of which no PIN is set. A wrong PIN costs time, never the draft.

use contract::Draft;
use js_sys::Uint8Array;
use permit::PIN_ROUNDS;

use super::{
    card::Progress,
    error::VaultError,
    store::{DRAFTS, FILES, KEYS, Vault, is_sealed, revision_of},
};
use crate::browser::{
    self,
    crypto::{self, Key},
    idb::{DbError, Guard, REVISION, Record, Step},
};

/// How what is kept is protected.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Protection {
    /// Encrypted with keys that this browser holds.
    Encrypted,
    /// Not encrypted, because this page cannot; the person has agreed.
    Open,
    /// Nothing is kept: the page cannot encrypt, and nobody has agreed to do without.
    Refused,
}

/// What lets somebody back in who forgets the PIN. Without it none is set.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum RecoveryProof {
    /// A code was shown (`Vault::recovery_code`) and typed again.
    Code(String),
    /// The draft was exported to a file.
    Exported,
}

const DEVICE: &str = "device";
const AGREED: &str = "vault-open";
/// Without letters and digits that look alike.
const SIGNS: &[u8; 32] = b"ABCDEFGHJKLMNPQRSTUVWXYZ23456789";

impl Vault {
    pub(super) async fn find_device_key(&self) -> Result<(), VaultError> {
        if !crypto::can_encrypt() {
            return Ok(());
        }
        for _ in 0..2 {
            let kept = self.get(KEYS, DEVICE).await?.and_then(|it| it.key("key"));
            if let Some(key) = kept {
                self.0.device.replace(Some(key));
                return Ok(());
            }
            let record =
                Record::default().with_number(REVISION, 1.0).with_key("key", &crypto::new_key(false).await?);
            // Another tab may be faster; its key is read then.
            let guard = Guard { store: KEYS, key: DEVICE.to_owned(), revision: None };
            match self.write(Some(&guard), &[Step::Put(KEYS, DEVICE.to_owned(), record)]).await {
                // Some private windows keep records but no keys.
                Err(DbError::NoKeys) => return Ok(()),
                Err(other) => return Err(other.into()),
                Ok(_) => {}
            }
        }
        Ok(())
    }

    /// How what is kept here is protected.
    pub fn protection(&self) -> Protection {
        if self.0.device.borrow().is_some() {
            Protection::Encrypted
        } else if browser::recall(AGREED).is_some() {
            Protection::Open
        } else {
            Protection::Refused
        }
    }

    /// The person agrees that drafts are kept without encryption on this device.
    pub fn agree_open(&self) {
        browser::remember(AGREED, "1");
    }

    /// The key of a draft, from this tab or from the database; makes none.
    pub(super) async fn key_of(&self, id: &str) -> Result<Key, VaultError> {
        if let Some(key) = self.0.keys.borrow().get(id) {
            return Ok(key.clone());
        }
        let record = self.get(KEYS, id).await?.ok_or(VaultError::Damaged)?;
        if record.bytes("pin").is_some() {
            return Err(VaultError::Locked);
        }
        let key = record.key("key").ok_or(VaultError::Damaged)?;
        self.0.keys.borrow_mut().insert(id.to_owned(), key.clone());
        Ok(key)
    }

    /// Opens something of a draft. Another tab may have changed the key; it is looked up anew then.
    pub(super) async fn unsealed(
        &self,
        id: &str,
        about: &str,
        sealed: &Uint8Array,
    ) -> Result<Uint8Array, VaultError> {
        if let Ok(it) = crypto::unseal(&self.key_of(id).await?, about, sealed).await {
            return Ok(it);
        }
        self.0.keys.borrow_mut().remove(id);
        Ok(crypto::unseal(&self.key_of(id).await?, about, sealed).await?)
    }

    /// Before a save: makes the key of a new draft, to be kept in the same transaction. Says whether the draft has a PIN.
    pub(super) async fn key_step(&self, id: &str) -> Result<(Vec<Step>, bool), VaultError> {
        match self.protection() {
            Protection::Refused => return Err(VaultError::Insecure),
            Protection::Open => return Ok((Vec::new(), false)),
            Protection::Encrypted => {}
        }
        if let Some(record) = self.get(KEYS, id).await? {
            let is_pinned = record.bytes("pin").is_some();
            if is_pinned && !self.0.keys.borrow().contains_key(id) {
                return Err(VaultError::Locked);
            }
            return Ok((Vec::new(), is_pinned));
        }
        let key = crypto::new_key(false).await?;
        self.0.keys.borrow_mut().insert(id.to_owned(), key.clone());
        let record = Record::default().with_text("id", id).with_number(REVISION, 1.0).with_key("key", &key);
        Ok((vec![Step::Put(KEYS, id.to_owned(), record)], false))
    }

    /// A recovery code, to be written down and typed again: 100 random bits in five groups.
    pub fn recovery_code() -> String {
        let signs = crypto::random::<20>().map(|it| char::from(SIGNS[usize::from(it & 31)]));
        let groups: Vec<String> = signs.chunks(4).map(|it| it.iter().collect()).collect();
        groups.join("-")
    }

    /// Sets a PIN, or another one, on a draft that is open. All that is kept of it is encrypted anew with a new key.
    pub async fn set_pin(&self, draft: &Draft, pin: &str, proof: &RecoveryProof) -> Result<(), VaultError> {
        let key = crypto::new_key(true).await?;
        let wrapped = crypto::wrap(&key, pin, PIN_ROUNDS).await?;
        let mut record = Record::default()
            .with_text("id", &draft.id)
            .with_number("rounds", f64::from(PIN_ROUNDS))
            .with_bytes("pin", &wrapped);
        if let RecoveryProof::Code(code) = proof {
            let code = crypto::wrap(&key, &plain_code(code), PIN_ROUNDS).await?;
            record = record.with_bytes("code", &code);
        }
        // Tried before anything is replaced; the copy that stays in this tab cannot leave the browser.
        let key = crypto::unwrap(&wrapped, pin, PIN_ROUNDS).await?;
        self.change_key(&draft.id, key, record, true).await
    }

    /// Takes the PIN off a draft that is open.
    pub async fn remove_pin(&self, id: &str) -> Result<(), VaultError> {
        let key = crypto::new_key(false).await?;
        let record = Record::default().with_text("id", id).with_key("key", &key);
        self.change_key(id, key, record, false).await
    }

    async fn change_key(&self, id: &str, key: Key, kept: Record, is_pinned: bool) -> Result<(), VaultError> {
        loop {
            let record = self.get(DRAFTS, id).await?.ok_or(VaultError::Removed)?;
            let draft = self.opened(id, &record).await?;
            // Whoever tries a PIN meanwhile finds by the revision that it is about another key.
            let before = self.get(KEYS, id).await?.map_or(0.0, |it| revision_of(&it));
            let kept = kept.clone().with_number(REVISION, before + 1.0);
            let mut steps = vec![Step::Put(KEYS, id.to_owned(), kept)];
            for file in self.all(FILES, &format!("{id}/")).await? {
                let name = format!("{id}/{}", file.text("sha256"));
                let sealed = file.bytes("body").ok_or(VaultError::Damaged)?;
                let about = format!("file:{name}");
                let plain = if is_sealed(&file) { self.unsealed(id, &about, &sealed).await? } else { sealed };
                let sealed = crypto::seal(&key, &about, &plain).await?;
                let file = file.with_bytes("body", &sealed).with_number("sealed", 1.0);
                steps.push(Step::Put(FILES, name, file));
            }
            let old = self.0.keys.borrow_mut().insert(id.to_owned(), key.clone());
            let progress = self.progress_of(id).await?;
            let revision = revision_of(&record);
            let next = self.record(&draft, progress, revision + 1.0, is_pinned).await?;
            steps.push(Step::Put(DRAFTS, id.to_owned(), next));
            let guard = Guard { store: DRAFTS, key: id.to_owned(), revision: Some(revision) };
            match self.write(Some(&guard), &steps).await {
                Ok(true) => {
                    self.forget(id);
                    self.read(id).await?;
                    self.tell(id);
                    return Ok(());
                }
                failed => {
                    self.put_back(id, old);
                    failed?;
                }
            }
        }
    }

    fn put_back(&self, id: &str, old: Option<Key>) {
        let mut keys = self.0.keys.borrow_mut();
        match old {
            Some(old) => keys.insert(id.to_owned(), old),
            None => keys.remove(id),
        };
    }

    async fn progress_of(&self, id: &str) -> Result<Progress, VaultError> {
        let cards = self.list().await?;
        Ok(cards.into_iter().find(|it| it.id == id).map(|it| it.progress).unwrap_or_default())
    }
}

/// A code as it was shown, whatever blanks and small letters somebody types.
pub(super) fn plain_code(code: &str) -> String {
    code.chars().filter(char::is_ascii_alphanumeric).map(|it| it.to_ascii_uppercase()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_is_the_same_however_it_is_typed() {
        assert_eq!(plain_code("k7qf-ab2c "), plain_code("K7QF AB2C"));
    }
}
