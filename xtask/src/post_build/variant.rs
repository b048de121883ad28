//! Another build that behaves the same, made in a second instead of minutes: the journeys of updates need two.
//! Every program and style gets other bytes, so nothing of one build can pass for a file of the other.

use std::{fs, path::Path};

use anyhow::Context as _;

use super::{Site, finish, read, worker_template, write};
use crate::tree::Tree;

/// Makes `out` a variant of the finished site in `dist`, unless it already is one.
pub(crate) fn variant(tree: &Tree, dist: &Path, out: &Path, salt: &str) -> anyhow::Result<()> {
    let origin = fs::read_to_string(dist.join("build.json")).context("there is no built app to vary")?;
    let note = out.with_extension("origin");
    if out.join("build.json").is_file() && fs::read_to_string(&note).is_ok_and(|it| it == origin) {
        return Ok(());
    }
    let site = read(dist)?.into_iter().filter(|(path, _)| !is_sibling(path)).collect();
    write(&of(site, salt, &worker_template(tree)?)?, out)?;
    fs::write(&note, origin).with_context(|| format!("cannot write {}", note.display()))
}

/// The variant of a finished site, without compressed siblings.
pub(super) fn of(mut site: Site, salt: &str, worker_template: &str) -> anyhow::Result<Site> {
    let build = site.remove("build.json").context("the site is not finished")?;
    let build: serde_json::Value = serde_json::from_slice(&build)?;
    let build = build["build"].as_str().context("build.json has no mark")?;
    for made in ["sw.js", "csp.txt"] {
        site.remove(made);
    }
    for (path, bytes) in &mut site {
        match path.rsplit_once('.').map(|(_, kind)| kind) {
            Some("js" | "css") => bytes.extend_from_slice(format!("\n/* {salt} */\n").as_bytes()),
            Some("wasm") => bytes.extend(custom_section(salt)),
            Some("html") => {
                let page = String::from_utf8(std::mem::take(bytes)).context("the page is not UTF-8")?;
                let page = page.replace(&format!("content=\"{build}\""), "content=\"\"");
                *bytes = format!("{page}<!-- {salt} -->\n").into_bytes();
            }
            _ => {}
        }
    }
    finish(site, worker_template)
}

/// A section that every WASM engine passes over.
fn custom_section(name: &str) -> Vec<u8> {
    let length = u8::try_from(name.len()).unwrap_or(u8::MAX).min(100);
    let name = &name.as_bytes()[..usize::from(length)];
    [&[0, length + 1, length], name].concat()
}

/// Compressed siblings belong to the bytes before the change.
fn is_sibling(path: &str) -> bool {
    path.rsplit_once('.').is_some_and(|(_, ending)| matches!(ending, "br" | "gz"))
}

#[cfg(test)]
pub(super) fn is_program(path: &str) -> bool {
    let is_kind = path.rsplit_once('.').is_some_and(|(_, ending)| matches!(ending, "js" | "css" | "wasm"));
    is_kind && path != "sw.js"
}
