//! `bench verdict`: points, parcels, hints and both reverse questions, natively and as WASM in Chromium, at full speed and
//! slowed four times, with turf and flatbush doing the plain part (the share of each code) on the same parcels in the same
//! browser and run. That both give the same answers is `soak verdicts` and a step of the test command.

use std::{collections::BTreeMap, fs};

use anyhow::Context as _;
use serde::Deserialize;
use serde_json::json;

use super::{Better, Figure};
use crate::{
    chrome, say, setup, shell,
    stamp::Stamp,
    tree::{Profile, Tree},
    verdicts::{self, FOLDER, Plan, Programs},
};

const PEER: &str = "turf + flatbush";
/// How much slower than this machine a cheap phone is.
const SLOWDOWN: u32 = 4;
/// Milliseconds that the 99th percentile of parcels may take on the slowed machine: one frame.
const PARCEL_MS: f64 = 16.0;
/// Milliseconds that colouring the city may take, on the slowed machine too.
const WHERE_MS: f64 = 50.0;
/// How many times quicker than the other program we want to be.
const TIMES_QUICKER: f64 = 3.0;

/// Milliseconds.
#[derive(Debug, Clone, Copy, Deserialize)]
struct Times {
    median: f64,
    p99: f64,
}

#[derive(Debug, Deserialize)]
struct Speeds {
    full: Times,
    slowed: Times,
}

#[derive(Debug, Deserialize)]
struct Side {
    parcels: usize,
    first_ms: f64,
    first_slowed_ms: f64,
    tasks: BTreeMap<String, Speeds>,
}

#[derive(Debug, Deserialize)]
struct Sides {
    ours: Side,
    peer: Option<Side>,
}

/// What is timed, by its name in the programs.
const TASKS: [(&str, &str); 7] = [
    ("point", "answer at a point"),
    ("parcel", "parcel cut along the plan, with its neighbours"),
    ("verdict", "verdict on a cut parcel"),
    ("hints", "hints"),
    ("what_here", "what may I do here"),
    ("where_map", "where may I do this: zones, overlays, kelurahan"),
    ("nearest", "the twelve nearest places"),
];

pub(super) fn run(tree: &Tree) -> anyhow::Result<Vec<Figure>> {
    setup::npm_packages(tree)?;
    packages(tree)?;
    let plans = verdicts::plans(tree, Profile::Release)?;
    let programs = verdicts::programs(tree, Profile::Release)?;
    let mut figures = Vec::new();
    for plan in &plans {
        say::step(format!("{}: parcels cut natively and in Chromium", plan.name));
        let native = native(tree, plan, &programs)?;
        let browser = in_chromium(tree, plan, &programs)?;
        figures.extend(compare(plan, &native, &browser));
    }
    Ok(figures)
}

fn packages(tree: &Tree) -> anyhow::Result<()> {
    let inputs = [format!("{FOLDER}/package.json"), format!("{FOLDER}/package-lock.json")];
    let inputs: Vec<&str> = inputs.iter().map(String::as_str).collect();
    let stamp = Stamp::of(tree, "npm-bench-verdict", &inputs, &[])?;
    if stamp.is_fresh(&tree.at(FOLDER).join("node_modules/.package-lock.json")) {
        return Ok(());
    }
    say::step("installing the other programs of the benchmark");
    let mut npm = shell::command(tree, "npm")?;
    shell::run(npm.current_dir(tree.at(FOLDER)).args(["ci", "--no-audit", "--no-fund"]))?;
    stamp.set()
}

fn native(tree: &Tree, plan: &Plan, programs: &Programs) -> anyhow::Result<BTreeMap<String, Times>> {
    let parcels = plan.parcels.clone().unwrap_or_else(|| "-".into());
    let mut command = shell::command(tree, &programs.native)?;
    let text = shell::read(command.arg("time").arg(&plan.pack).arg(&plan.rules).arg(parcels))?;
    serde_json::from_str(&text).context("the native run gave no figures")
}

fn in_chromium(tree: &Tree, plan: &Plan, programs: &Programs) -> anyhow::Result<Sides> {
    let mut spec = verdicts::spec(plan, programs)?;
    spec["slowdown"] = json!(SLOWDOWN);
    let file = tree.at("target/bench/verdict/spec.json");
    fs::write(&file, serde_json::to_string(&spec)?)?;
    let mut node = shell::command(tree, "node")?;
    node.env("RUANGIZIN_CHROME", chrome::get(tree)?.browser);
    let text = shell::read(node.arg(tree.at(FOLDER).join("chromium.mjs")).arg(file))?;
    serde_json::from_str(&text).context("the run in Chromium gave no figures")
}

fn compare(plan: &Plan, native: &BTreeMap<String, Times>, browser: &Sides) -> Vec<Figure> {
    let case = |engine: &str| format!("{}, {} parcels, {engine}", plan.name, browser.ours.parcels);
    let slowed = format!("WASM in Chromium, slowed {SLOWDOWN}x");
    let mut figures = Vec::new();
    for (task, metric) in TASKS {
        let most = match task {
            "parcel" => Some(PARCEL_MS),
            "where_map" => Some(WHERE_MS),
            _ => None,
        };
        let mut add = |engine: &str, times: Option<Times>, other: Option<Times>, most: Option<f64>| {
            let Some(times) = times else { return };
            let name = |what: &str| format!("{metric}, {what}");
            let one = |what: &str, ours: f64, peer: Option<f64>, most: Option<f64>| {
                let figure = Figure::alone(&case(engine), &name(what), "ms", ours);
                let wanted = peer.map(|it| it / TIMES_QUICKER);
                let figure = figure.at_most(most.into_iter().chain(wanted).reduce(f64::min));
                peer.map_or(figure.clone(), |it| figure.beside(PEER, it, Better::Smaller))
            };
            figures.push(one("median", times.median, other.map(|it| it.median), None));
            figures.push(one("99th percentile", times.p99, other.map(|it| it.p99), most));
        };
        let speeds = browser.ours.tasks.get(task);
        let peer = browser.peer.as_ref().and_then(|it| it.tasks.get(task));
        add("native", native.get(task).copied(), None, None);
        add("WASM in Chromium", speeds.map(|it| it.full), peer.map(|it| it.full), None);
        add(&slowed, speeds.map(|it| it.slowed), peer.map(|it| it.slowed), most);
    }
    let mut first = |engine: &str, ours: f64, peer: Option<f64>| {
        let figure =
            Figure::alone(&case(engine), "first parcel in a fresh page, files in memory", "ms", ours);
        figures.push(peer.map_or(figure.clone(), |it| figure.beside(PEER, it, Better::Smaller)));
    };
    let peer = browser.peer.as_ref();
    first("WASM in Chromium", browser.ours.first_ms, peer.map(|it| it.first_ms));
    first(&slowed, browser.ours.first_slowed_ms, peer.map(|it| it.first_slowed_ms));
    figures
}
