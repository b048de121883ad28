//! Forms, the catalogue of services and where the rules are silent, read when they are needed.

use permit::Form;

use super::{Pack, json};
use crate::{
    error::PackError, forms::parse_form, services::ServiceFile, source::ByteSource, undecided::UndecidedFile,
};

/// What stands before a form's id in its role. No slash: roles with one belong to other versions of the plan, and are
/// not kept for hours without a network.
const ROLE: &str = "form-";

impl<S: ByteSource> Pack<S> {
    /// The catalogue of services; `None` where the pack has none.
    pub async fn services(&self) -> Result<Option<ServiceFile>, PackError> {
        match json(&self.source, &self.manifest, "services", &self.limits).await? {
            Some((file, bytes)) => Ok(Some(ServiceFile::parse(&file, &bytes)?)),
            None => Ok(None),
        }
    }

    /// For how much ground the rules are silent, by activity; `None` where the pack does not say.
    pub async fn undecided(&self) -> Result<Option<UndecidedFile>, PackError> {
        match json(&self.source, &self.manifest, "undecided", &self.limits).await? {
            Some((file, bytes)) => Ok(Some(UndecidedFile::parse(&file, &bytes)?)),
            None => Ok(None),
        }
    }

    /// A form; `None` where the pack has none of this id.
    pub async fn form(&self, id: &str) -> Result<Option<Form>, PackError> {
        match json(&self.source, &self.manifest, &[ROLE, id].concat(), &self.limits).await? {
            Some((file, bytes)) => Ok(Some(parse_form(&file, &bytes)?)),
            None => Ok(None),
        }
    }

    /// Ids of the forms that the pack holds.
    pub fn form_ids(&self) -> impl Iterator<Item = &str> {
        self.manifest.files.keys().filter_map(|it| it.strip_prefix(ROLE))
    }
}
