//! The files that belong to the project, read once: what Git tracks or would track.

use std::{collections::BTreeMap, fs};

use crate::{shell, tree::Tree};

/// Path below the root, with forward slashes → text.
#[derive(Debug, Default)]
pub(super) struct Sources {
    files: BTreeMap<String, String>,
}

impl Sources {
    pub(super) fn read(tree: &Tree) -> anyhow::Result<Self> {
        let mut git = shell::command(tree, "git")?;
        git.args(["ls-files", "--cached", "--others", "--exclude-standard", "-z"]);
        let list = shell::read(&mut git)?;
        let mut files = BTreeMap::new();
        for path in list.split('\0').filter(|it| !it.is_empty()) {
            // A picture is no text, and a file may have been removed since it was listed.
            if let Ok(text) = fs::read_to_string(tree.at(path)) {
                files.insert(path.to_owned(), text);
            }
        }
        Ok(Self { files })
    }

    #[cfg(test)]
    pub(super) fn of(files: &[(&str, &str)]) -> Self {
        let files = files.iter().map(|(path, text)| ((*path).to_owned(), (*text).to_owned())).collect();
        Self { files }
    }

    pub(super) fn all(&self) -> impl Iterator<Item = (&str, &str)> {
        self.files.iter().map(|(path, text)| (path.as_str(), text.as_str()))
    }

    pub(super) fn ending(&self, ending: &str) -> impl Iterator<Item = (&str, &str)> {
        self.all().filter(move |(path, _)| path.ends_with(ending))
    }

    pub(super) fn get(&self, path: &str) -> Option<&str> {
        self.files.get(path).map(String::as_str)
    }
}

/// Files that hold nothing but tests.
pub(super) fn is_test(path: &str) -> bool {
    path.starts_with("tests/") || path.contains("/tests/") || path.ends_with("/tests.rs")
}
