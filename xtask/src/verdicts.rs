//! Whole verdicts on parcels, computed by a native program and by the same one as WASM in Node: byte for byte the same.
//! A short slice belongs to the test command, the long run is `soak verdicts`, the times are `bench verdict`.

use std::{
    env, fs,
    path::{Path, PathBuf},
};

use anyhow::{Context as _, ensure};
use serde_json::{Value, json};

use crate::{
    build, packs, say, setup, shell,
    tree::{self, Profile, Tree},
};

/// The folder of the scripts.
pub(crate) const FOLDER: &str = "tests/bench/verdict";
/// The variable that names the folder of plan data which may not be published.
const REAL_DATA: &str = "RUANGIZIN_REAL_DATA";
/// Cases of one number: so many are named when they differ.
const STEP: usize = 50;

/// The two programs.
#[derive(Debug)]
pub(crate) struct Programs {
    pub(crate) native: PathBuf,
    /// The folder of the WASM program, which is built like the app.
    pub(crate) wasm: PathBuf,
}

/// A pack with parcels on it.
#[derive(Debug)]
pub(crate) struct Plan {
    pub(crate) name: &'static str,
    pub(crate) pack: PathBuf,
    /// The pack whose rules count where this one has none.
    pub(crate) rules: PathBuf,
    /// Rings of longitudes and latitudes in turn; none for made-up parcels.
    pub(crate) parcels: Option<PathBuf>,
    /// The polygons as their makers published them, for other programs.
    pub(crate) geojson: Option<PathBuf>,
}

/// Builds both programs. The native one is as quick as its profile, the other always that of the app.
pub(crate) fn programs(tree: &Tree, profile: Profile) -> anyhow::Result<Programs> {
    setup::wasm_target(tree)?;
    setup::wasm_bindgen(tree)?;
    say::step("building the program that cuts parcels, natively and as WASM");
    let package = ["build", "--package", "citypack", "--example", "verdict_bench"];
    let mut cargo = shell::command(tree, "cargo")?;
    match profile {
        Profile::Release => cargo.args(package).arg("--release"),
        // Named with the whole workspace, it finds what the tests have compiled.
        Profile::Dev => cargo.args(["build", "--workspace", "--example", "verdict_bench"]),
    };
    shell::run(&mut cargo)?;
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
    let folder = if profile == Profile::Release { "release" } else { "debug" };
    let name = format!("verdict_bench{}", env::consts::EXE_SUFFIX);
    Ok(Programs { native: tree.at("target").join(folder).join("examples").join(name), wasm })
}

/// The demo city always, a real plan with its parcels where the folder of real data is known.
pub(crate) fn plans(tree: &Tree, profile: Profile) -> anyhow::Result<Vec<Plan>> {
    build::packer(tree, profile)?;
    packs::demo(tree, profile)?;
    let demo = Plan {
        name: "demo city",
        pack: tree.demo_pack(),
        rules: tree.demo_pack(),
        parcels: None,
        geojson: None,
    };
    let mut plans = vec![demo];
    if let Some(data) = env::var_os(REAL_DATA) {
        let data = Path::new(&data).join("rdtr-jagoibabang");
        let pack = tree.at("target/bench/verdict/61.07");
        packs::pack(tree, profile, &tree.at("data/plans/jagoi-babang/plan.toml"), &pack)?;
        let parcels = tree.at("target/bench/verdict/parcels.json");
        fs::write(&parcels, rings(&data.join("HAT_3.geojson"))?)?;
        let geojson = Some(data.join("KONSEPPOLARUANG_5.geojson"));
        let rules = tree.demo_pack();
        plans.push(Plan { name: "Jagoi Babang", pack, rules, parcels: Some(parcels), geojson });
    } else {
        say::line(format!("SKIPPED real data: {REAL_DATA} does not name a folder with parcels"));
    }
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

/// What the scripts are told of a plan.
pub(crate) fn spec(plan: &Plan, programs: &Programs) -> anyhow::Result<Value> {
    let names = |folder: &Path| -> anyhow::Result<Vec<String>> {
        let files = tree::files_under(folder)?;
        Ok(files.iter().map(|it| tree::relative(folder, it)).filter(|it| !it.contains('/')).collect())
    };
    Ok(json!({
        "pack": plan.pack, "files": names(&plan.pack)?, "rules": plan.rules, "rule_files": names(&plan.rules)?,
        "wasm": programs.wasm, "parcels": plan.parcels, "geojson": plan.geojson, "attribute": "KODSBL",
    }))
}

/// Runs some cases in both programs; fails with the numbers of those that differ.
pub(crate) fn same(
    tree: &Tree,
    programs: &Programs,
    plan: &Plan,
    count: usize,
    seed: u64,
) -> anyhow::Result<()> {
    let [seed, to, step] = [seed.to_string(), count.to_string(), STEP.to_string()];
    let range = [seed.as_str(), "0", &to, &step];
    let parcels = plan.parcels.clone().unwrap_or_else(|| PathBuf::from("-"));
    let mut native = shell::command(tree, &programs.native)?;
    native.arg("same").arg(&plan.pack).arg(&plan.rules).arg(parcels).args(range);
    let native: Vec<String> = serde_json::from_str(&shell::read(&mut native)?)?;
    let file = tree.at("target/bench/verdict/same.json");
    fs::write(&file, serde_json::to_string(&spec(plan, programs)?)?)?;
    let mut node = shell::command(tree, "node")?;
    node.arg(tree.at(FOLDER).join("same.mjs")).arg(file).args(range);
    let wasm: Vec<String> =
        serde_json::from_str(&shell::read(&mut node)?).context("the run in Node gave no numbers")?;
    let pairs = native.iter().zip(&wasm).enumerate();
    let differing: Vec<String> = pairs
        .filter(|(_, (one, other))| one != other)
        .map(|(n, _)| format!("{} to {}", n * STEP, (n + 1) * STEP - 1))
        .collect();
    ensure!(
        differing.is_empty() && native.len() == count.div_ceil(STEP) && wasm.len() == native.len(),
        "{}: native and WASM differ with seed {seed} in cases {}",
        plan.name,
        differing.join(", ")
    );
    say::line(format!("{}: {count} cases, native and WASM byte for byte the same", plan.name));
    Ok(())
}
