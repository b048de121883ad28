//! Numbers of other systems that somebody noted: one sealed list beside the drafts. Two tabs never overwrite each other.

use contract::{NotedNumber, application_id, numbers_to_bytes, parse_numbers};

use super::{
    error::VaultError,
    keys::Protection,
    store::{FILES, Vault, bytes, is_sealed, revision_of},
};
use crate::browser::{
    self, crypto,
    idb::{Guard, REVISION, Record, Step},
};

/// The record; ids of drafts are digests, so it is nobody's file.
const KEY: &str = "numbers";
/// What is sealed with it.
const ABOUT: &str = "numbers";
/// Of other tabs that save at the same moment, so many are waited for.
const TRIES: usize = 20;

impl Vault {
    /// What watchers are told when the list has changed, in the place of a draft's id.
    pub const NUMBERS: &str = KEY;

    /// The noted numbers, the newest first.
    pub async fn numbers(&self) -> Result<Vec<NotedNumber>, VaultError> {
        Ok(self.kept_numbers().await?.0)
    }

    /// Notes a number under an id that is made here.
    pub async fn note_number(&self, number: NotedNumber) -> Result<(), VaultError> {
        let number = NotedNumber { id: application_id(crypto::random()), noted_at: browser::now(), ..number };
        self.change_numbers(|all| all.insert(0, number.clone())).await
    }

    /// Deletes a number.
    pub async fn forget_number(&self, id: &str) -> Result<(), VaultError> {
        self.change_numbers(|all| all.retain(|it| it.id != id)).await
    }

    /// Deletes all of them, also a list that cannot be read.
    pub async fn forget_numbers(&self) -> Result<(), VaultError> {
        self.write(None, &[Step::Delete(FILES, KEY.to_owned())]).await?;
        self.tell_all(KEY);
        Ok(())
    }

    /// The list, and the revision it has; nothing where there is none.
    async fn kept_numbers(&self) -> Result<(Vec<NotedNumber>, Option<f64>), VaultError> {
        let Some(record) = self.get(FILES, KEY).await? else { return Ok((Vec::new(), None)) };
        let body = record.bytes("body").ok_or(VaultError::Damaged)?;
        let device = self.0.device.borrow().clone();
        let body = match device.filter(|_| is_sealed(&record)) {
            Some(device) => crypto::unseal(&device, ABOUT, &body)
                .await
                .map_err(|_bytes_that_no_key_opens| VaultError::Damaged)?,
            None => body,
        };
        let numbers = parse_numbers(&body.to_vec()).map_err(|_told_as_damaged| VaultError::Damaged)?;
        Ok((numbers, Some(revision_of(&record))))
    }

    async fn change_numbers(&self, change: impl Fn(&mut Vec<NotedNumber>)) -> Result<(), VaultError> {
        if self.protection() == Protection::Refused {
            return Err(VaultError::Insecure);
        }
        for _ in 0..TRIES {
            let (mut numbers, revision) = self.kept_numbers().await?;
            change(&mut numbers);
            let plain = bytes(&numbers_to_bytes(&numbers));
            let record = Record::default().with_number(REVISION, revision.unwrap_or(0.0) + 1.0);
            let device = self.0.device.borrow().clone();
            let record = match device {
                Some(device) => {
                    let sealed = crypto::seal(&device, ABOUT, &plain).await?;
                    record.with_bytes("body", &sealed).with_number("sealed", 1.0)
                }
                None => record.with_bytes("body", &plain),
            };
            let guard = Guard { store: FILES, key: KEY.to_owned(), revision };
            if self.write(Some(&guard), &[Step::Put(FILES, KEY.to_owned(), record)]).await? {
                self.tell_all(KEY);
                return Ok(());
            }
        }
        Err(VaultError::Other("other tabs never stopped saving".to_owned()))
    }
}
