//! What other systems ask, read when somebody goes there.

use super::{Pack, json};
use crate::{error::PackError, packages::PackageFile, source::ByteSource};

impl<S: ByteSource> Pack<S> {
    /// The packages for other systems; `None` where the pack has none.
    pub async fn packages(&self) -> Result<Option<PackageFile>, PackError> {
        match json(&self.source, &self.manifest, "packages", &self.limits).await? {
            Some((file, bytes)) => Ok(Some(PackageFile::parse(&file, &bytes)?)),
            None => Ok(None),
        }
    }
}
