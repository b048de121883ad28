//! Opening a draft that has a PIN, with it or with its recovery code. A wrong one costs time, never the draft; what another
//! tab makes of the key meanwhile counts.

use super::{
    error::VaultError,
    keys::plain_code,
    store::{KEYS, Vault, revision_of},
};
use crate::browser::{
    self, crypto,
    idb::{Guard, Record, Step},
};

/// What came of a PIN or a recovery code.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unlocked {
    /// The draft is open in this tab.
    Open,
    /// It is another one; so many seconds must pass before the next try.
    Wrong {
        /// May be none.
        seconds: u32,
    },
    /// Too soon after a wrong one.
    Wait {
        /// So many are left.
        seconds: u32,
    },
}

/// Wrong PINs that cost nothing: people mistype.
const FREE_TRIES: f64 = 3.0;
/// The first wait in seconds; it doubles up to the longest.
const FIRST_WAIT: f64 = 30.0;
const LONGEST_WAIT: f64 = 900.0;

impl Vault {
    /// Tries a PIN. It is opened in this tab until `lock`, or until the tab is shut.
    pub async fn unlock(&self, id: &str, pin: &str) -> Result<Unlocked, VaultError> {
        self.try_secret(id, "pin", pin.trim()).await
    }

    /// Tries a recovery code, as people type it.
    pub async fn unlock_by_code(&self, id: &str, code: &str) -> Result<Unlocked, VaultError> {
        self.try_secret(id, "code", &plain_code(code)).await
    }

    async fn try_secret(&self, id: &str, by: &str, secret: &str) -> Result<Unlocked, VaultError> {
        let mut record = self.get(KEYS, id).await?.ok_or(VaultError::Damaged)?;
        loop {
            if let Some(it) = self.try_record(id, &record, by, secret).await? {
                return Ok(it);
            }
            // Another tab has changed the PIN or deleted the draft: what was tried is no longer the key.
            record = self.get(KEYS, id).await?.ok_or(VaultError::Removed)?;
            if record.bytes("pin").is_none() {
                self.key_of(id).await?;
                return Ok(Unlocked::Open);
            }
        }
    }

    /// Tries a secret on a record as it was read. Nothing where that record was replaced meanwhile: a key takes seconds.
    async fn try_record(
        &self,
        id: &str,
        record: &Record,
        by: &str,
        secret: &str,
    ) -> Result<Option<Unlocked>, VaultError> {
        let now = browser::milliseconds();
        let left = record.number("not_before").unwrap_or(0.0) - now;
        // A clock that was turned back must not lock anybody out for longer than the longest wait.
        if left > 0.0 && left <= LONGEST_WAIT * 1000.0 {
            return Ok(Some(Unlocked::Wait { seconds: whole(left / 1000.0) }));
        }
        let tries = record.number("tries").unwrap_or(0.0) + 1.0;
        let seconds = wait_after(tries);
        // Counted before it is tried, so that shutting the page does not make it free.
        let counted =
            record.clone().with_number("tries", tries).with_number("not_before", now + seconds * 1000.0);
        let guard = Guard { store: KEYS, key: id.to_owned(), revision: Some(revision_of(record)) };
        if !self.write(Some(&guard), &[Step::Put(KEYS, id.to_owned(), counted)]).await? {
            return Ok(None);
        }
        let wrong = Ok(Some(Unlocked::Wrong { seconds: whole(seconds) }));
        let Some(wrapped) = record.bytes(by) else { return wrong };
        let rounds = whole(record.number("rounds").unwrap_or(0.0)).max(1);
        let Ok(key) = crypto::unwrap(&wrapped, secret, rounds).await else {
            return wrong;
        };
        let calm = record.clone().with_number("tries", 0.0).with_number("not_before", 0.0);
        if !self.write(Some(&guard), &[Step::Put(KEYS, id.to_owned(), calm)]).await? {
            return Ok(None);
        }
        self.0.keys.borrow_mut().insert(id.to_owned(), key);
        Ok(Some(Unlocked::Open))
    }

    /// Shuts a draft with a PIN in this tab.
    pub fn lock(&self, id: &str) {
        self.0.keys.borrow_mut().remove(id);
        self.forget(id);
    }
}

/// How long after so many wrong ones in a row.
fn wait_after(tries: f64) -> f64 {
    if tries <= FREE_TRIES {
        return 0.0;
    }
    let mut wait = FIRST_WAIT;
    let mut more = tries - FREE_TRIES - 1.0;
    while more >= 1.0 && wait < LONGEST_WAIT {
        wait *= 2.0;
        more -= 1.0;
    }
    wait.min(LONGEST_WAIT)
}

#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "seconds and rounds are small and positive"
)]
fn whole(number: f64) -> u32 {
    number.ceil().clamp(0.0, f64::from(u32::MAX)) as u32
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn waits_grow_after_three_wrong_ones_and_end_at_a_quarter_of_an_hour() {
        let waits: Vec<u32> = (1..12).map(|it| whole(wait_after(f64::from(it)))).collect();
        assert_eq!(waits, [0, 0, 0, 30, 60, 120, 240, 480, 900, 900, 900]);
    }
}
