//! Takes a version of a pack back: writes beside the served `pack.json` that it counts no more, since when and why. The files
//! stay, because phones that have them must be able to say so.

use std::{fs, path::Path};

use anyhow::{Context as _, bail};
use citypack::{Manifest, Texts, Withdrawal};

use crate::sign::replace;

const FILE: &str = "withdrawn.json";

/// Notes that a version is withdrawn; gives its name. Without one, that of the pack in the folder.
pub fn withdraw(
    dir: &Path,
    version: Option<&str>,
    since: &str,
    reasons: &[(String, String)],
) -> anyhow::Result<String> {
    let path = dir.join("pack.json");
    let bytes = fs::read(&path).with_context(|| format!("{} cannot be read", path.display()))?;
    let manifest = Manifest::parse(&bytes)?;
    let version = version.unwrap_or(&manifest.version).to_owned();
    let reason = Texts(reasons.iter().cloned().collect());
    if reason.get("id").trim().is_empty() {
        bail!("say with --reason id=WORDS why, in words that residents understand");
    }
    let list = dir.join(FILE);
    let mut all = match fs::read(&list) {
        Ok(bytes) => Withdrawal::parse_list(FILE, &bytes)?,
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => Vec::new(),
        Err(error) => return Err(error).with_context(|| format!("{} cannot be read", list.display())),
    };
    all.retain(|it| it.version != version);
    all.push(Withdrawal { version: version.clone(), since: since.to_owned(), reason });
    replace(&list, &serde_json::to_vec_pretty(&all)?)?;
    Ok(version)
}
