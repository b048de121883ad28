//! Skips a step whose inputs did not change: a stamp file holds the hash of what the step read.
//! Times of files are not used: they lie after a checkout.

use std::{
    fs,
    path::{Path, PathBuf},
};

use anyhow::Context as _;
use sha2::{Digest as _, Sha256};

use crate::tree::{Tree, files_under, relative};

/// The inputs of one step and where its stamp is kept.
#[derive(Debug)]
pub(crate) struct Stamp {
    file: PathBuf,
    digest: String,
}

impl Stamp {
    /// Hashes the bytes of all inputs; a folder stands for everything in it, a missing one for nothing.
    pub(crate) fn of(tree: &Tree, name: &str, inputs: &[&str], words: &[&str]) -> anyhow::Result<Self> {
        let mut hash = Sha256::new();
        for word in words {
            hash.update(word.as_bytes());
            hash.update([0]);
        }
        for input in inputs {
            let path = tree.at(input);
            let files = if path.is_dir() { files_under(&path)? } else { vec![path] };
            for file in files.into_iter().filter(|it| it.is_file()) {
                let bytes = fs::read(&file).with_context(|| format!("cannot read {}", file.display()))?;
                hash.update(relative(tree.root(), &file).as_bytes());
                hash.update([0]);
                hash.update(Sha256::digest(&bytes));
            }
        }
        Ok(Self { file: tree.at("target/stamps").join(name), digest: hex(&hash.finalize()) })
    }

    /// True when the step ran with these very inputs and its result is still there.
    pub(crate) fn is_fresh(&self, result: &Path) -> bool {
        result.exists() && fs::read_to_string(&self.file).is_ok_and(|it| it == self.digest)
    }

    /// Called after the step has succeeded, never before.
    pub(crate) fn set(&self) -> anyhow::Result<()> {
        if let Some(folder) = self.file.parent() {
            fs::create_dir_all(folder)?;
        }
        fs::write(&self.file, &self.digest).with_context(|| format!("cannot write {}", self.file.display()))
    }
}

pub(crate) fn hex(bytes: &[u8]) -> String {
    use std::fmt::Write as _;
    bytes.iter().fold(String::with_capacity(bytes.len() * 2), |mut text, byte| {
        // Writing to a string cannot fail.
        let _ = write!(text, "{byte:02x}");
        text
    })
}

/// The first 16 hex digits of the SHA-256 of some bytes: the mark in every immutable file name.
pub(crate) fn mark(bytes: &[u8]) -> String {
    hex(&Sha256::digest(bytes)[..8])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_mark_is_the_start_of_the_known_digest() {
        assert_eq!(mark(b"abc"), "ba7816bf8f01cfea");
    }
}
