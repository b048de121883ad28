//! What people take to other systems (`packages.json` beside the catalogue), checked against the forms and taken into the pack.

use std::path::Path;

use citypack::{PackageFile, ServiceFile};
use permit::Form;

use super::{
    BuildError,
    files::{Files, read},
};
use crate::{lint_forms, message::Message};

/// Adds the file, where there is one beside the catalogue.
pub(super) fn add(
    beside: &Path,
    catalogue: &ServiceFile,
    forms: &[Form],
    files: &mut Files,
) -> Result<(), BuildError> {
    let path = beside.with_file_name(lint_forms::PACKAGES);
    if !path.is_file() {
        return Ok(());
    }
    let (name, bytes) = (path.display().to_string(), read(&path)?);
    let file = PackageFile::parse(&name, &bytes).map_err(BuildError::Content)?;
    let forms: Vec<&Form> = forms.iter().collect();
    if let Some((path, what)) = lint_forms::package_faults(&file, &forms, Some(catalogue)).into_iter().next()
    {
        let what = Message::new("build-of-package").with("path", path).with("what", what);
        return Err(BuildError::Services { file: name, what });
    }
    files.add("packages", "json", super::services::compact(&name, &bytes)?);
    Ok(())
}
