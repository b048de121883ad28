//! Shrinks WASM files: their names go, and Binaryen does the rest (`shrink.mjs`), in as many processes as there are cores.

use std::{
    cmp::Reverse,
    fs,
    num::NonZero,
    path::{Path, PathBuf},
    thread,
};

use anyhow::{Context as _, anyhow};

use super::names;
use crate::{shell, tree::Tree};

const SCRIPT: &str = "xtask/src/post_build/shrink.mjs";
/// Below this many bytes, without names, there is nothing to be won.
const WORTH_SHRINKING: usize = 1_500;

/// The small bytes of each file, in the order of the files, which lose their names.
pub(super) fn shrink(tree: &Tree, files: &[PathBuf]) -> anyhow::Result<Vec<Vec<u8>>> {
    let mut large = Vec::new();
    for file in files {
        let bytes = names::without_notes(&read(file)?)?;
        fs::write(file, &bytes).with_context(|| format!("cannot write {}", file.display()))?;
        if bytes.len() >= WORTH_SHRINKING {
            large.push((bytes.len(), file));
        }
    }
    large.sort_by_key(|(size, _)| Reverse(*size));
    let cores = thread::available_parallelism().map_or(1, NonZero::get);
    thread::scope(|scope| {
        let workers: Vec<_> = (0..cores)
            .map(|first| large.iter().skip(first).step_by(cores).map(|it| it.1.as_path()).collect::<Vec<_>>())
            .map(|share| scope.spawn(move || work(tree, &share)))
            .collect();
        workers.into_iter().try_for_each(|it| it.join().map_err(|_stopped| anyhow!("a worker stopped"))?)
    })?;
    let is_large = |file: &PathBuf| large.iter().any(|it| it.1 == file);
    files
        .iter()
        .map(|it| read(&if is_large(it) { it.with_extension("small.wasm") } else { it.clone() }))
        .collect()
}

fn work(tree: &Tree, share: &[&Path]) -> anyhow::Result<()> {
    if share.is_empty() {
        return Ok(());
    }
    shell::run(shell::command(tree, "node")?.arg(tree.at(SCRIPT)).args(share))
}

fn read(file: &Path) -> anyhow::Result<Vec<u8>> {
    fs::read(file).with_context(|| format!("cannot read {}", file.display()))
}
