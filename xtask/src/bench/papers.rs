//! `bench papers`: what leaves the app for an office, in the real page without a network, slowed four times. Prepares app, server and
//! pack; what is timed stands in `tests/bench/papers.mjs`.

use anyhow::Context as _;
use serde::Deserialize;

use super::Figure;
use crate::{
    build, chrome, packs, shell,
    test::browser::browser_settings,
    tree::{Profile, Tree},
};

/// What each of them may take, in milliseconds.
const MOST: f64 = 3_000.0;

#[derive(Deserialize)]
struct Timed {
    name: String,
    median_ms: f64,
    worst_ms: f64,
}

pub(super) fn run(tree: &Tree) -> anyhow::Result<Vec<Figure>> {
    build::programs(tree, Profile::Release)?;
    packs::demo(tree, Profile::Release)?;
    build::app(tree)?;
    let chrome = chrome::get(tree)?;
    let mut node = shell::command(tree, "node")?;
    node.arg(tree.at("tests/bench/papers.mjs"));
    browser_settings(&mut node, tree, &chrome, Profile::Release);
    let text = shell::read(&mut node)?;
    let all: Vec<Timed> = serde_json::from_str(&text).context("the run in the browser gave no figures")?;
    let figures = |it: &Timed| {
        let case = format!("{}, offline, Chromium slowed 4 times", it.name);
        [
            Figure::alone(&case, "median", "ms", it.median_ms),
            Figure::alone(&case, "worst", "ms", it.worst_ms).at_most(Some(MOST)),
        ]
    };
    Ok(all.iter().flat_map(figures).collect())
}
