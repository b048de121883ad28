//! Makes scripts small with esbuild: nobody on a phone reads our names and comments. Also takes from Leaflet what the app
//! uses of it. Every script is written for the oldest browsers we speak to.

use std::fs;

use anyhow::{Context as _, ensure};

use super::Site;
use crate::{shell, tree::Tree};

pub(super) const BROWSERS: &str = "--target=chrome96,firefox102,safari15.4";
/// What is used of Leaflet, and where it lies on the site.
const LIBRARY: (&str, &str) = ("src/leaflet/library.mjs", "leaflet/leaflet.js");
/// The page's own script, which no module loads.
const SHELL: &str = "shell.js";

/// The script of a module. Names of the module's own become short; what it exports keeps its name.
pub(super) fn of_module(tree: &Tree, script: &str) -> anyhow::Result<String> {
    small(tree, "module.mjs", script)
}

/// The module without the classes for streams that a library of the framework declares and nobody makes. What leads into
/// them from the program goes in `shrink.mjs`.
pub(super) fn without_streams(script: &str) -> anyhow::Result<String> {
    let (mut kept, mut is_theirs) = (String::with_capacity(script.len()), false);
    for line in script.lines() {
        let begins =
            ["export class IntoUnderlying", "const IntoUnderlying"].iter().any(|it| line.starts_with(it));
        is_theirs |= begins;
        if !is_theirs && !line.starts_with("if (Symbol.dispose) IntoUnderlying") {
            kept.push_str(line);
            kept.push('\n');
        }
        // A class ends with its brace, a constant with its semicolon, both at the margin or after it.
        is_theirs &= !(line == "}" || line.ends_with(';') && !line.starts_with("        "));
    }
    ensure!(!kept.contains("IntoUnderlying"), "somebody makes streams of the framework: they must stay");
    Ok(kept)
}

/// The page's own script, once its sentences stand in it.
pub(super) fn shrink_shell(tree: &Tree, site: &mut Site) -> anyhow::Result<()> {
    if let Some(script) = site.get_mut(SHELL) {
        let text = str::from_utf8(script).context("shell.js is not UTF-8")?;
        *script = small(tree, SHELL, text)?.into_bytes();
    }
    Ok(())
}

pub(super) fn add_library(tree: &Tree, site: &mut Site) -> anyhow::Result<()> {
    let (from, to) = LIBRARY;
    let mut command = shell::command(tree, "esbuild")?;
    command.args([from, "--bundle", "--format=iife", "--minify", "--log-level=error", BROWSERS]);
    let script = shell::read(&mut command).context("what is used of Leaflet could not be put together")?;
    site.insert(to.to_owned(), script.into_bytes());
    Ok(())
}

fn small(tree: &Tree, name: &str, script: &str) -> anyhow::Result<String> {
    let folder = tree.at("target/scripts");
    fs::create_dir_all(&folder).with_context(|| format!("cannot make {}", folder.display()))?;
    let file = folder.join(name);
    fs::write(&file, script).with_context(|| format!("cannot write {}", file.display()))?;
    let mut command = shell::command(tree, "esbuild")?;
    command.arg(&file).args(["--minify", "--log-level=error", BROWSERS]);
    shell::read(&mut command).with_context(|| format!("{name} could not be made smaller"))
}

#[cfg(test)]
mod tests {
    use super::*;

    const CLASS: &str = concat!(
        "export class IntoUnderlyingSink {\n    free() {\n        wasm.free(this);\n    }\n}\n",
        "if (Symbol.dispose) IntoUnderlyingSink.prototype[Symbol.dispose] = 1;\n",
        "function other() {\n}\n",
        "const IntoUnderlyingSinkFinalization = (typeof FinalizationRegistry === 'undefined')\n",
        "    ? { register: () => {}, unregister: () => {} }\n",
        "    : new FinalizationRegistry(ptr => wasm.free(ptr, 1));\n",
        "let last = 1;\n"
    );

    #[test]
    fn classes_that_nobody_makes_go_and_all_else_stays() {
        let left = without_streams(CLASS).expect("nobody makes one");
        assert_eq!(left, "function other() {\n}\nlet last = 1;\n");
        assert!(without_streams(&format!("{CLASS}x = new IntoUnderlyingSink();\n")).is_err());
    }
}
