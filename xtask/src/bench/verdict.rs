//! `bench verdict`: cutting parcels, whole verdicts, hints and both reverse questions, natively and as WASM in Node, with
//! turf and flatbush doing the plain part (the share of each code) on the same parcels in the same run. It also compares
//! the answers of both, byte for byte, on 50,000 cases, and fails where one differs.

use std::{
    env, fs,
    path::{Path, PathBuf},
};

use anyhow::{Context as _, ensure};
use serde::Deserialize;
use serde_json::{Value, json};

use super::{Better, Figure};
use crate::{
    build, packs, say, setup, shell,
    stamp::Stamp,
    tree::{self, Profile, Tree},
};

const PEER: &str = "turf + flatbush";
const FOLDER: &str = "tests/bench/verdict";
/// The variable that names the folder of plan data which may not be published.
const REAL_DATA: &str = "RUANGIZIN_REAL_DATA";
/// Cases that are compared on each plan.
const CASES: usize = 25_000;
/// Milliseconds that a parcel's 99th percentile may take: 16 ms at four times slowdown.
const PARCEL_MS: f64 = 4.0;
/// Milliseconds that colouring the city may take.
const WHERE_MS: f64 = 50.0;

/// Median and 99th percentile, in milliseconds.
type Times = [f64; 2];

#[derive(Debug, Deserialize)]
struct Measured {
    parcel: Times,
    verdict: Times,
    hints: Times,
    what_here: Times,
    where_map: Times,
}

#[derive(Debug, Deserialize)]
struct Native {
    #[serde(flatten)]
    times: Measured,
    digests: Vec<String>,
}

#[derive(Debug, Deserialize)]
struct Plain {
    parcel: Times,
}

#[derive(Debug, Deserialize)]
struct Wasm {
    parcels: usize,
    ours: Measured,
    peer: Option<Plain>,
    digests: Vec<String>,
}

struct Plan {
    name: &'static str,
    pack: PathBuf,
    /// Rings of longitudes and latitudes in turn; none for made-up parcels.
    parcels: Option<PathBuf>,
    geojson: Option<PathBuf>,
}

pub(super) fn run(tree: &Tree) -> anyhow::Result<Vec<Figure>> {
    setup::wasm_target(tree)?;
    setup::wasm_bindgen(tree)?;
    build::programs(tree, Profile::Release)?;
    packages(tree)?;
    let (native, wasm) = programs(tree)?;
    let mut figures = Vec::new();
    for plan in plans(tree)? {
        say::step(format!("{}: parcels cut natively and in Node", plan.name));
        let parcels = plan.parcels.clone().unwrap_or_else(|| PathBuf::from("-"));
        let text =
            shell::read(shell::command(tree, &native)?.arg(&plan.pack).arg(&parcels).arg(CASES.to_string()))?;
        let ours: Native = serde_json::from_str(&text)?;
        let other = in_node(tree, &plan, &wasm)?;
        let differing = ours.digests.iter().zip(&other.digests).filter(|it| it.0 != it.1).count();
        ensure!(
            differing == 0 && ours.digests.len() == other.digests.len(),
            "{}: {differing} of {} thousands of cases differ between native and WASM",
            plan.name,
            ours.digests.len()
        );
        figures.extend(compare(&plan, &ours.times, &other));
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

/// The native program, and the folder of the WASM one, which is built like the app.
fn programs(tree: &Tree) -> anyhow::Result<(PathBuf, PathBuf)> {
    say::step("building the program that cuts parcels, natively and as WASM");
    let package = ["build", "--package", "citypack", "--example", "verdict_bench"];
    shell::run(shell::command(tree, "cargo")?.args(package).arg("--release"))?;
    let target = "wasm32-unknown-unknown";
    let mut cargo = shell::command(tree, "cargo")?;
    shell::run(cargo.args(package).args(["--target", target, "--profile", "wasm-release"]))?;
    let built = tree.at(format!("target/{target}/wasm-release/examples/verdict_bench.wasm"));
    let wasm = tree.at("target/bench/verdict/wasm");
    let mut bindgen = shell::command(tree, "wasm-bindgen")?;
    bindgen.args(["--target", "web", "--no-typescript", "--out-dir"]).arg(&wasm);
    shell::run(bindgen.arg(built))?;
    // Node takes a file for a module by its ending.
    fs::rename(wasm.join("verdict_bench.js"), wasm.join("verdict_bench.mjs"))?;
    let program = wasm.join("verdict_bench_bg.wasm");
    shell::run(shell::command(tree, "wasm-opt")?.arg("-Oz").arg(&program).arg("-o").arg(&program))?;
    let name = format!("verdict_bench{}", env::consts::EXE_SUFFIX);
    Ok((tree.at("target/release/examples").join(name), wasm))
}

fn plans(tree: &Tree) -> anyhow::Result<Vec<Plan>> {
    let mut plans = Vec::new();
    if let Some(data) = env::var_os(REAL_DATA) {
        let data = Path::new(&data).join("rdtr-jagoibabang");
        let pack = tree.at("target/bench/verdict/61.07");
        packs::pack(tree, Profile::Release, &tree.at("data/plans/jagoi-babang/plan.toml"), &pack)?;
        let parcels = tree.at("target/bench/verdict/parcels.json");
        fs::write(&parcels, rings(&data.join("HAT_3.geojson"))?)?;
        let geojson = Some(data.join("KONSEPPOLARUANG_5.geojson"));
        plans.push(Plan { name: "Jagoi Babang", pack, parcels: Some(parcels), geojson });
    } else {
        say::line(format!("SKIPPED Jagoi Babang: {REAL_DATA} does not name a folder with its data"));
    }
    packs::demo(tree, Profile::Release)?;
    plans.push(Plan { name: "demo city", pack: tree.demo_pack(), parcels: None, geojson: None });
    Ok(plans)
}

/// The first ring of each parcel of a GeoJSON file.
fn rings(file: &Path) -> anyhow::Result<String> {
    let text = fs::read_to_string(file).with_context(|| format!("cannot read {}", file.display()))?;
    let all: Value = serde_json::from_str(&text)?;
    let features = all["features"].as_array().context("the parcels are no collection of features")?;
    let ring = |it: &Value| {
        let coordinates = &it["geometry"]["coordinates"];
        let polygon = if it["geometry"]["type"] == "MultiPolygon" { &coordinates[0] } else { coordinates };
        let corners = polygon[0].as_array().cloned().unwrap_or_default();
        corners.iter().flat_map(|it| [it[0].clone(), it[1].clone()]).collect::<Vec<Value>>()
    };
    Ok(serde_json::to_string(&features.iter().map(ring).collect::<Vec<_>>())?)
}

fn in_node(tree: &Tree, plan: &Plan, wasm: &Path) -> anyhow::Result<Wasm> {
    let files = tree::files_under(&plan.pack)?;
    let files: Vec<String> = files.iter().map(|it| tree::relative(&plan.pack, it)).collect();
    let spec = json!({
        "pack": plan.pack, "files": files, "wasm": wasm, "parcels": plan.parcels, "geojson": plan.geojson,
        "attribute": "KODSBL", "cases": CASES,
    });
    let file = tree.at("target/bench/verdict/spec.json");
    fs::write(&file, serde_json::to_string(&spec)?)?;
    let mut node = shell::command(tree, "node")?;
    let text = shell::read(node.arg(tree.at(FOLDER).join("run.mjs")).arg(file))?;
    serde_json::from_str(&text).context("the run in Node gave no figures")
}

fn compare(plan: &Plan, native: &Measured, wasm: &Wasm) -> Vec<Figure> {
    let case = |engine: &str| format!("{}, {} parcels, {engine}", plan.name, wasm.parcels);
    let mut figures = Vec::new();
    for (engine, times) in [("native", native), ("WASM", &wasm.ours)] {
        let case = case(engine);
        let mut add = |metric: &str, [median, p99]: Times, most: Option<f64>| {
            figures.push(Figure::alone(&case, &format!("{metric}, median"), "ms", median));
            let p99 = Figure::alone(&case, &format!("{metric}, 99th percentile"), "ms", p99);
            figures.push(p99.at_most(most.filter(|_| engine == "WASM")));
        };
        add("parcel cut", times.parcel, Some(PARCEL_MS));
        add("verdict on a cut parcel", times.verdict, None);
        add("hints", times.hints, None);
        add("what may I do here", times.what_here, None);
        add("where may I do this", times.where_map, Some(WHERE_MS));
    }
    if let Some(peer) = &wasm.peer {
        for (n, metric) in ["median", "99th percentile"].into_iter().enumerate() {
            let ours = Figure::alone(
                &case("WASM beside Node"),
                &format!("parcel cut, {metric}"),
                "ms",
                wasm.ours.parcel[n],
            );
            figures.push(ours.beside(PEER, peer.parcel[n], Better::Smaller));
        }
    }
    let same = Figure::alone(&case("both"), "cases that differ between native and WASM", "cases", 0.0);
    figures.push(same.at_most(Some(0.0)));
    figures
}
