//! Turns what Trunk wrote into the finished site: final names, worker, build mark, policy, compressed siblings.
//! Trunk's own names do not cover what wasm-opt changes afterwards, so they cannot be called immutable.

mod bundles;
mod compress;
mod integrity;
mod merge;
mod names;
mod parts;
pub(crate) mod paths;
mod policy;
mod rename;
mod scripts;
mod shrink;
mod styles;
mod variant;
mod words;
mod worker;

pub(crate) use variant::variant;

use std::{collections::BTreeMap, fs, path::Path};

use anyhow::{Context as _, ensure};
use sha2::{Digest as _, Sha256};

use crate::{
    stamp,
    tree::{Tree, files_under, relative},
};

/// The site in memory: path below its root → bytes.
type Site = BTreeMap<String, Vec<u8>>;

pub(crate) fn run(tree: &Tree, raw: &Path, out: &Path) -> anyhow::Result<()> {
    let mut site = read(raw)?;
    scripts::add_library(tree, &mut site)?;
    parts::replace(tree, &mut site)?;
    words::fill(tree, &mut site)?;
    scripts::shrink_shell(tree, &mut site)?;
    styles::shrink(tree, &mut site)?;
    let mut site = finish(site, &worker_template(tree)?)?;
    compress::add_siblings(&mut site)?;
    write(&site, out)
}

/// The same for developers on this machine, who need nothing compressed.
pub(crate) fn run_plain(tree: &Tree, raw: &Path, out: &Path) -> anyhow::Result<()> {
    let mut site = read(raw)?;
    scripts::add_library(tree, &mut site)?;
    words::fill(tree, &mut site)?;
    write(&finish(site, &worker_template(tree)?)?, out)
}

fn worker_template(tree: &Tree) -> anyhow::Result<String> {
    let template = tree.at("xtask/templates/sw.js");
    fs::read_to_string(&template)
        .with_context(|| format!("cannot read the worker's template {}", template.display()))
}

fn finish(site: Site, worker_template: &str) -> anyhow::Result<Site> {
    check_programs(&site)?;
    let mut site = rename::by_content(site)?;
    let index = site.remove("index.html").context("Trunk wrote no index.html")?;
    let index = String::from_utf8(index).context("index.html is not UTF-8")?;
    let index = take_begun(&integrity::refresh(&index, &site))?;
    ensure!(index.contains(BUILD_PLACE), "index.html has no `{BUILD_PLACE}` for the build's mark");
    let build = build_mark(&site, &index, worker_template);
    let index = index.replace(BUILD_PLACE, &format!("name=\"build\" content=\"{build}\""));
    let policy = policy::for_page(&index);
    site.insert("index.html".to_owned(), index.into_bytes());
    let worker = worker::fill(worker_template, &build, &site)?;
    site.insert("sw.js".to_owned(), worker.into_bytes());
    site.insert("build.json".to_owned(), format!("{{\"build\":\"{build}\"}}\n").into_bytes());
    // Read by the server when it starts; never served.
    site.insert("csp.txt".to_owned(), policy.into_bytes());
    Ok(site)
}

/// Trunk's module would ask for the program when it runs itself; `public/shell.js` has begun before, and leaves a promise.
/// A variant is made from a page that takes it already.
fn take_begun(index: &str) -> anyhow::Result<String> {
    const ASKS: &str = "init({ module_or_path: '";
    const TAKES: &str = "init({ module_or_path: window.ruangizinProgram || '";
    let known = index.matches(ASKS).count() + index.matches(TAKES).count();
    ensure!(known == 1, "Trunk's module starts the program in a way we do not know");
    Ok(index.replace(ASKS, TAKES))
}

/// A file that another build was still writing would be named, compressed and served like a sound one.
fn check_programs(site: &Site) -> anyhow::Result<()> {
    for (path, bytes) in site.iter().filter(|(path, _)| path.rsplit('.').next() == Some("wasm")) {
        ensure!(bytes.starts_with(b"\0asm"), "{path} is no WASM program; build the app again");
    }
    Ok(())
}

/// Where the page says which build it is; the mark is made before it can stand there.
const BUILD_PLACE: &str = "name=\"build\" content=\"\"";

/// One mark for the whole build: it changes whenever any file does.
fn build_mark(site: &Site, index: &str, worker_template: &str) -> String {
    let mut hash = Sha256::new();
    for (path, bytes) in site {
        hash.update(path.as_bytes());
        hash.update([0]);
        hash.update(Sha256::digest(bytes));
    }
    hash.update(index.as_bytes());
    hash.update(worker_template.as_bytes());
    stamp::mark(&hash.finalize())
}

fn read(folder: &Path) -> anyhow::Result<Site> {
    let mut site = Site::new();
    for file in files_under(folder)? {
        let bytes = fs::read(&file).with_context(|| format!("cannot read {}", file.display()))?;
        site.insert(relative(folder, &file), bytes);
    }
    Ok(site)
}

/// Files of an older build must not stay: the server would go on serving them.
fn write(site: &Site, out: &Path) -> anyhow::Result<()> {
    if out.exists() {
        fs::remove_dir_all(out).with_context(|| format!("cannot replace {}", out.display()))?;
    }
    for (path, bytes) in site {
        let file = out.join(path);
        if let Some(folder) = file.parent() {
            fs::create_dir_all(folder)?;
        }
        fs::write(&file, bytes).with_context(|| format!("cannot write {}", file.display()))?;
    }
    Ok(())
}

#[cfg(test)]
mod tests;
