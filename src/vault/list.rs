//! All drafts of the device: listing them, and deleting them for good.

use super::{
    card::DraftCard,
    error::VaultError,
    store::{DRAFTS, FILES, KEYS, Vault, is_sealed},
};
use crate::{
    browser::{
        crypto,
        idb::{Record, Step},
    },
    saved,
};

impl Vault {
    /// All drafts, the one that was saved last first.
    pub async fn list(&self) -> Result<Vec<DraftCard>, VaultError> {
        let device = self.0.device.borrow().clone();
        let mut cards = Vec::new();
        for record in self.all(DRAFTS, "").await? {
            let id = record.text("id");
            let is_open = !is_sealed(&record);
            let card = match (record.bytes("card"), &device) {
                (Some(it), _) if is_open => Some(it),
                (Some(it), Some(device)) => crypto::unseal(device, &format!("card:{id}"), &it).await.ok(),
                _ => None,
            };
            let card = card.and_then(|it| DraftCard::parse(&id, &it.to_vec()));
            let has_pin = record.number("pin").is_some();
            let is_locked = has_pin && !self.0.keys.borrow().contains_key(&id);
            let damaged = DraftCard { id, is_damaged: true, ..DraftCard::default() };
            cards.push(DraftCard { has_pin, is_locked, is_open, ..card.unwrap_or(damaged) });
        }
        // Offsets may differ between two saves, which then stand a little out of order.
        cards.sort_by(|a, b| b.saved_at.cmp(&a.saved_at));
        Ok(cards)
    }

    /// Deletes a draft with its key and its files. The key is overwritten first: what the browser may still hold on the
    /// disk for a while can then be read by nobody.
    pub async fn remove(&self, id: &str) -> Result<(), VaultError> {
        let blank = || Record::default().with_text("id", id);
        let over = [Step::Put(KEYS, id.to_owned(), blank()), Step::Put(DRAFTS, id.to_owned(), blank())];
        self.write(None, &over).await?;
        let away = [
            Step::Delete(KEYS, id.to_owned()),
            Step::Delete(DRAFTS, id.to_owned()),
            Step::DeleteUnder(FILES, format!("{id}/")),
        ];
        self.write(None, &away).await?;
        saved::forget_drafts(&|it| it == id);
        self.forget(id);
        self.0.unsaved.borrow_mut().remove(id);
        self.0.keys.borrow_mut().remove(id);
        self.tell(id);
        Ok(())
    }

    /// Deletes every draft, and the noted numbers with them.
    pub async fn remove_all(&self) -> Result<(), VaultError> {
        for record in self.all(DRAFTS, "").await? {
            self.remove(&record.text("id")).await?;
        }
        saved::forget_drafts(&|_all| true);
        self.forget_numbers().await
    }
}
