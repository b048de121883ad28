//! `bench search`: what a key costs in the search of activities, in the real page. Prepares app, server and pack; how a
//! key is timed stands in `tests/bench/search.mjs`.

use anyhow::Context as _;
use serde::Deserialize;

use super::Figure;
use crate::{
    build, chrome, packs, shell,
    test::browser::browser_settings,
    tree::{Profile, Tree},
};

/// The queries that are typed: those beside the city's words.
const QUERIES: &str = "data/kupang-contoh/search-queries.csv";

#[derive(Deserialize)]
struct Run {
    slowdown: u32,
    keys: f64,
    median_ms: f64,
    p99_ms: f64,
}

pub(super) fn run(tree: &Tree) -> anyhow::Result<Vec<Figure>> {
    build::programs(tree, Profile::Release)?;
    packs::demo(tree, Profile::Release)?;
    build::app(tree)?;
    let chrome = chrome::get(tree)?;
    let mut node = shell::command(tree, "node")?;
    node.arg(tree.at("tests/bench/search.mjs")).arg(tree.at(QUERIES));
    browser_settings(&mut node, tree, &chrome, Profile::Release);
    let text = shell::read(&mut node)?;
    let runs: Vec<Run> = serde_json::from_str(&text).context("the run in the browser gave no figures")?;
    let figures = |it: &Run| {
        let case = format!("typing {} keys, Chromium slowed {} times", it.keys, it.slowdown);
        [
            Figure::alone(&case, "a key, median", "ms", it.median_ms),
            Figure::alone(&case, "a key, 99th percentile", "ms", it.p99_ms),
        ]
    };
    Ok(runs.iter().flat_map(figures).collect())
}
