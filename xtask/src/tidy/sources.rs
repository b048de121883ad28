//! The files that belong to the project, read once: what Git tracks or would track.

use std::{collections::BTreeMap, fs};

use crate::{
    shell,
    tree::{Tree, files_under, relative},
};

/// Path below the root, with forward slashes → text.
#[derive(Debug, Default)]
pub(super) struct Sources {
    files: BTreeMap<String, String>,
}

impl Sources {
    pub(super) fn read(tree: &Tree) -> anyhow::Result<Self> {
        let mut files = BTreeMap::new();
        for path in tracked(tree)? {
            // A picture is no text, and a file may have been removed since it was listed.
            if let Ok(text) = fs::read_to_string(tree.at(&path)) {
                files.insert(path, text);
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

fn tracked(tree: &Tree) -> anyhow::Result<Vec<String>> {
    let mut git = shell::command(tree, "git")?;
    // Build servers often check out as another user than they build.
    git.args(["-c", "safe.directory=*", "ls-files", "--cached", "--others", "--exclude-standard", "-z"]);
    if tree.at(".git").exists() {
        return Ok(shell::read(&mut git)?
            .split('\0')
            .filter(|it| !it.is_empty())
            .map(str::to_owned)
            .collect());
    }
    // An unpacked archive has no list; what is built or fetched lies in these folders.
    let files = files_under(tree.root())?.into_iter().map(|it| relative(tree.root(), &it));
    let is_ours =
        |it: &String| !["target/", "node_modules/", "dist/"].iter().any(|folder| it.starts_with(folder));
    Ok(files.filter(is_ours).collect())
}

/// Files that hold nothing but tests.
pub(super) fn is_test(path: &str) -> bool {
    path.starts_with("tests/") || path.contains("/tests/") || path.ends_with("/tests.rs")
}
