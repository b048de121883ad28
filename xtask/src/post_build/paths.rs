//! No program tells where it was built: a builder's folders are nobody's business, and they would make the same
//! source give other bytes on another machine. Compilation maps them away; this checks that none is left.

use std::{env, fs, path::PathBuf};

use anyhow::bail;

use super::Site;
use crate::{shell, tree::Tree};

/// What stands in the way of a builder's folder: pairs of a folder and its stand-in.
pub(crate) fn stand_ins(tree: &Tree) -> anyhow::Result<Vec<(PathBuf, &'static str)>> {
    let sysroot = shell::read(shell::command(tree, "rustc")?.args(["--print", "sysroot"]))?;
    let library = PathBuf::from(sysroot.trim()).join("lib/rustlib/src/rust");
    let mut found = vec![(tree.root().to_path_buf(), "."), (library, "rust")];
    // A registry's folder carries the name of its index.
    let sources = cargo_home()?.join("registry/src");
    for entry in fs::read_dir(&sources).into_iter().flatten() {
        found.push((entry?.path(), "crates"));
    }
    Ok(found)
}

fn cargo_home() -> anyhow::Result<PathBuf> {
    let home = env::var_os("CARGO_HOME").map(PathBuf::from);
    match home.or_else(|| env::home_dir().map(|it| it.join(".cargo"))) {
        Some(home) => Ok(home),
        None => bail!("neither CARGO_HOME nor a home folder is known"),
    }
}

/// Refuses a site whose programs or scripts name a folder of this machine.
pub(super) fn check(tree: &Tree, site: &Site) -> anyhow::Result<()> {
    let mut folders = vec![
        tree.root().display().to_string(),
        cargo_home()?.display().to_string(),
        "registry/src".to_owned(),
    ];
    // Where the homes of most builders lie.
    folders.extend(["home", "root"].map(|it| format!("/{it}/")));
    folders.extend(env::home_dir().map(|it| format!("{}/", it.display())).filter(|it| it.len() > 2));
    find(site, &folders)
}

fn find(site: &Site, folders: &[String]) -> anyhow::Result<()> {
    let is_code =
        |path: &str| path.rsplit_once('.').is_some_and(|(_, ending)| ["wasm", "js"].contains(&ending));
    for (path, bytes) in site.iter().filter(|(path, _)| is_code(path)) {
        for folder in folders {
            if bytes.windows(folder.len()).any(|it| it == folder.as_bytes()) {
                bail!("{path} names a folder of this machine: {folder}");
            }
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_program_that_tells_its_builder_is_refused() {
        let site = |text: &str| Site::from([("a.wasm".to_owned(), text.as_bytes().to_vec())]);
        let folders = ["/builder/".to_owned()];
        let error = find(&site("panicked at /builder/x.rs"), &folders).expect_err("a home folder is told");
        assert!(error.to_string().contains("/builder/"));
        assert!(find(&site("panicked at src/x.rs"), &folders).is_ok());
    }
}
