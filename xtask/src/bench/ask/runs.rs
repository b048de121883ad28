//! Starts the two sides, natively and in the browser, and reads the figures they print.

use std::{fs, path::Path};

use anyhow::Context as _;
use serde::Deserialize;
use serde_json::json;

use super::{ACTIVITY, Plan, builds::Programs};
use crate::{
    shell,
    tree::{self, Tree},
};

/// Rounds of the native runs; a point's time is the median of its rounds.
const ROUNDS: &str = "15";

/// What one engine said of itself.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct Measured {
    pub(super) median_us: f64,
    pub(super) p99_us: f64,
    pub(super) mean_us: f64,
    pub(super) start_ms: f64,
    pub(super) cold_ms: f64,
    pub(super) cold_bytes: f64,
    pub(super) all_bytes: f64,
    pub(super) memory_bytes: f64,
    /// Codes of the zones at each point, and how far the nearest border is where that was asked.
    pub(super) answers: Vec<Answer>,
}

/// What one engine found at a point.
#[derive(Debug, Default, Deserialize)]
pub(super) struct Answer(pub(super) Vec<Option<String>>, pub(super) Option<f64>);

/// Both engines in one surrounding.
#[derive(Debug, Deserialize)]
pub(super) struct Sides {
    pub(super) ours: Measured,
    pub(super) peer: Measured,
}

#[derive(Deserialize)]
struct Run {
    slowdown: u32,
    #[serde(flatten)]
    sides: Sides,
}

pub(super) fn native(tree: &Tree, programs: &Programs, plan: &Plan, points: &Path) -> anyhow::Result<Sides> {
    let mut ours = shell::command(tree, &programs.native)?;
    let ours = shell::read(ours.arg(&plan.pack).arg(points).args([ACTIVITY, ROUNDS]))?;
    let mut peer = shell::command(tree, "node")?;
    peer.arg("--expose-gc").arg(tree.at("tests/bench/peer.mjs")).arg(&plan.geojson).arg(points);
    let peer = shell::read(peer.args([plan.attribute, ROUNDS]))?;
    Ok(Sides { ours: serde_json::from_str(&ours)?, peer: serde_json::from_str(&peer)? })
}

/// The runs in Chromium with the slowdown of each.
pub(super) fn browser(
    tree: &Tree,
    programs: &Programs,
    plan: &Plan,
    points: &Path,
) -> anyhow::Result<Vec<(u32, Sides)>> {
    let files = tree::files_under(&plan.pack)?;
    let files: Vec<String> = files.iter().map(|it| tree::relative(&plan.pack, it)).collect();
    let spec = json!({
        "pack": plan.pack, "files": files, "wasm": programs.wasm, "geojson": plan.geojson, "points": points,
        "activity": ACTIVITY, "attribute": plan.attribute, "slowdowns": [1, 4],
    });
    let file = tree.at("target/bench/ask/spec.json");
    fs::write(&file, serde_json::to_string(&spec)?)?;
    let mut node = shell::command(tree, "node")?;
    node.env("RUANGIZIN_CHROME", &programs.browser).arg(tree.at("tests/bench/chromium.mjs")).arg(file);
    let text = shell::read(&mut node)?;
    let runs: Vec<Run> = serde_json::from_str(&text).context("the runs in the browser gave no figures")?;
    Ok(runs.into_iter().map(|it| (it.slowdown, it.sides)).collect())
}
