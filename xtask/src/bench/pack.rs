//! `bench pack`: building a plan beside tippecanoe, on the same features with the same attribute and zooms: time, memory,
//! bytes of the archive. The large city shows time and memory alone.

use std::{env, fs, path::PathBuf};

use anyhow::{Context as _, bail};
use serde::Deserialize;
use std::collections::BTreeMap;

use super::{Better, Figure};
use crate::{
    build, interop, packs, say, shell,
    stamp::Stamp,
    tree::{Profile, Tree},
};

/// The variable that names the folder of plan data which may not be published.
const REAL_DATA: &str = "RUANGIZIN_REAL_DATA";
/// What the large city has, and what it may take.
const LARGE: (usize, usize) = (110_000, 5_600_000);
const LARGE_INPUTS: [&str; 4] =
    ["data/kupang-contoh", "xtask/src/demo_city", "xtask/src/demo_city.rs", "crates/measure"];
const MOST_MEGABYTES: f64 = 2_000.0;
const CHECK_ZOOM: &str = "14";

/// A way to run tippecanoe, and how many times its bytes ours may be.
const WAYS: [(&str, &[&str], f64); 2] = [
    ("no simplification", &["--no-line-simplification", "--no-tiny-polygon-reduction"], 0.6),
    ("simplified, borders kept", &["--simplify-only-low-zooms", "--no-simplification-of-shared-nodes"], 0.8),
];

#[derive(Debug, Deserialize)]
struct Run {
    status: i32,
    seconds: f64,
    peak_kb: f64,
}

/// One plan that both programs pack.
struct Plan {
    name: &'static str,
    geojson: PathBuf,
    attribute: &'static str,
}

pub(super) fn run(tree: &Tree) -> anyhow::Result<Vec<Figure>> {
    build::packer(tree, Profile::Release)?;
    interop::python(tree)?;
    packs::demo_sources(tree, &tree.demo_sources())?;
    let mut plans = vec![Plan {
        name: "demo city",
        geojson: tree.demo_sources().join("subzone.geojson"),
        attribute: "KODSZN",
    }];
    match env::var(REAL_DATA) {
        Ok(folder) => plans.insert(
            0,
            Plan {
                name: "Jagoi Babang",
                geojson: PathBuf::from(folder).join("rdtr-jagoibabang/KONSEPPOLARUANG_5.geojson"),
                attribute: "KODSBL",
            },
        ),
        Err(_) => say::line(format!("SKIPPED real data: {REAL_DATA} is not set")),
    }
    let mut figures = Vec::new();
    for plan in &plans {
        say::step(plan.name);
        figures.extend(beside_tippecanoe(tree, plan)?);
    }
    if let Some(bytes) = figures.iter().find(|it| it.metric == "archive") {
        say::line(format!("metric: archive_bytes = {:.0}", bytes.ours));
    }
    figures.extend(large(tree)?);
    Ok(figures)
}

fn folder(tree: &Tree) -> anyhow::Result<PathBuf> {
    let folder = tree.at("target/bench/pack");
    fs::create_dir_all(&folder)?;
    Ok(folder)
}

/// A mapping of the zone layer with its code and nothing else.
fn mapping(plan: &Plan) -> String {
    format!(
        "[pack]\nregion = \"53.71\"\nname = {{ id = \"Uji\" }}\nlanguages = [\"id\"]\ntime_zone = \"Asia/Makassar\"\n\
         version = \"1\"\ncreated = \"2026-11-22\"\ncheck_by = \"2027-05-22\"\nstatus = \"contoh\"\n\
         [[layer]]\nid = \"subzone\"\nkind = \"subzone\"\nfiles = [\"{}\"]\ncode = \"{}\"\nnull = [\"Tidak Ada\", \"-\"]\n\
         title = {{ id = \"Uji\" }}\nlegal_basis = {{ id = \"Uji\" }}\nstatus = \"contoh\"\nscale = 5000\n\
         accuracy_m = 2.5\nsource = \"uji\"\nlicence = \"uji\"\ncrs = \"EPSG:4326\"\n",
        plan.geojson.display(),
        plan.attribute
    )
}

fn beside_tippecanoe(tree: &Tree, plan: &Plan) -> anyhow::Result<Vec<Figure>> {
    let folder = folder(tree)?;
    let (file, pack) = (folder.join("plan.toml"), folder.join("pack"));
    fs::write(&file, mapping(plan))?;
    if pack.exists() {
        fs::remove_dir_all(&pack)?;
    }
    let program = tree.program(Profile::Release, "ruangizin-pack");
    let ours = measured(tree, &[program, "build".into(), file, "--out".into(), pack.clone()])?;
    let manifest: serde_json::Value = serde_json::from_slice(&fs::read(pack.join("pack.json"))?)?;
    let name = manifest["files"]["plan"]["name"].as_str().context("the pack names no plan")?;
    let archive = pack.join(name);
    let bytes = size_of(&archive)?;
    let own_zooms = zoom_bytes(tree, &archive)?;
    let lowest = own_zooms.keys().filter_map(|it| it.parse::<u8>().ok()).min().context("no zoom")?;
    let mut figures = Vec::new();
    for (way, flags, share) in WAYS {
        let theirs = folder.join("tippecanoe.pmtiles");
        let mut command: Vec<PathBuf> = vec![interop::bin(tree, "tippecanoe")];
        let zooms = [format!("-Z{lowest}"), format!("-z{CHECK_ZOOM}")];
        let fixed = [
            "-f",
            "-l",
            "subzone",
            "--full-detail=16",
            "--no-feature-limit",
            "--no-tile-size-limit",
            "-y",
            plan.attribute,
        ];
        command.extend(fixed.iter().chain(flags).map(PathBuf::from));
        command.extend(zooms.iter().map(PathBuf::from));
        command.extend(["-o".into(), theirs.clone(), plan.geojson.clone()]);
        let peer = measured(tree, &command)?;
        let case = format!("{}, tippecanoe: {way}", plan.name);
        let peer_bytes = size_of(&theirs)?;
        let figure = |metric: &str, unit: &str, ours: f64, peer: f64, most: f64| {
            Figure::alone(&case, metric, unit, ours)
                .beside("tippecanoe", peer, Better::Smaller)
                .at_most(Some(most))
        };
        figures.push(figure("archive", "bytes", bytes, peer_bytes, share * peer_bytes));
        let peer_zooms = zoom_bytes(tree, &theirs)?;
        let at = |zooms: &BTreeMap<String, f64>| zooms.get(CHECK_ZOOM).copied().unwrap_or(0.0);
        figures.push(figure("tiles of zoom 14", "bytes", at(&own_zooms), at(&peer_zooms), at(&peer_zooms)));
        figures.push(figure("time", "s", ours.seconds, peer.seconds, peer.seconds));
        let memory = Figure::alone(&case, "peak memory", "MB", ours.peak_kb / 1000.0);
        figures.push(memory.beside("tippecanoe", peer.peak_kb / 1000.0, Better::Smaller));
    }
    Ok(figures)
}

/// Time and memory of a city as large as any.
fn large(tree: &Tree) -> anyhow::Result<Vec<Figure>> {
    let folder = folder(tree)?.join("large");
    let (zones, vertices) = LARGE;
    say::step(format!("a city of {zones} zones with {vertices} corners"));
    let words = [zones.to_string(), vertices.to_string()];
    let stamp = Stamp::of(tree, "large-city", &LARGE_INPUTS, &words.each_ref().map(String::as_str))?;
    if !stamp.is_fresh(&folder.join("plan.toml")) {
        packs::sources(tree, &packs::SourceOptions::large(folder.clone(), zones, vertices))?;
        stamp.set()?;
    }
    let program = tree.program(Profile::Release, "ruangizin-pack");
    let pack = folder.join("pack");
    let plan = folder.join("plan.toml");
    let run = measured(tree, &[program, "build".into(), plan, "--out".into(), pack, "--progress".into()])?;
    let figure = |metric: &str, unit: &str, ours: f64| Figure::alone("large city", metric, unit, ours);
    Ok(vec![
        figure("time", "s", run.seconds),
        figure("peak memory", "MB", run.peak_kb / 1000.0).at_most(Some(MOST_MEGABYTES)),
    ])
}

fn measured(tree: &Tree, command: &[PathBuf]) -> anyhow::Result<Run> {
    let text = shell::read(
        shell::command(tree, interop::bin(tree, "python"))?
            .arg(tree.at("tests/interop/measure.py"))
            .args(command),
    )?;
    let run: Run = serde_json::from_str(&text)?;
    if run.status != 0 {
        bail!("{} failed with status {}", command[0].display(), run.status);
    }
    Ok(run)
}

fn zoom_bytes(tree: &Tree, archive: &PathBuf) -> anyhow::Result<BTreeMap<String, f64>> {
    let mut command = shell::command(tree, interop::bin(tree, "python"))?;
    Ok(serde_json::from_str(&shell::read(command.arg(tree.at("tests/interop/tile_bytes.py")).arg(archive))?)?)
}

#[expect(clippy::cast_precision_loss, reason = "archives are far below 2^53 bytes")]
fn size_of(file: &PathBuf) -> anyhow::Result<f64> {
    Ok(fs::metadata(file).with_context(|| format!("{} is missing", file.display()))?.len() as f64)
}
