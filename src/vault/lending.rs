//! A section that comes back goes into the draft it was made for, with its photos. Judges nothing of it.

use contract::Handover;
use permit::Form;

use super::{error::VaultError, store::Vault};

impl Vault {
    /// Puts a section into its draft; `form` is the whole form of that draft. Answers how many of its files did not come along,
    /// and nothing where it does not fit. Not for a draft that is open in this tab: its keeper takes the change.
    pub async fn take_back(
        &self,
        form: &Form,
        mut section: Handover,
        keeps_own: bool,
    ) -> Result<Option<usize>, VaultError> {
        let Some(mut draft) = self.read(&section.draft).await? else { return Err(VaultError::Removed) };
        // What a full device did not take before is still in this tab, and goes along.
        if let Some(whole) = self.unsaved(&draft.id, Some(&draft)) {
            draft = whole;
        }
        if draft.take_back(&section, form, keeps_own).is_err() {
            return Ok(None);
        }
        let files = core::mem::take(&mut section.files);
        let lost = self.take_files(&draft.id, files, &section.answers).await?;
        let known = self.list().await?.into_iter().find(|it| it.id == draft.id);
        self.save(&draft, known.map(|it| it.progress).unwrap_or_default()).await?;
        Ok(Some(lost))
    }
}
