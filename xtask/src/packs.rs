//! Builds packs: the demo city's sources and pack, and packs of other plans.

use std::{
    fs,
    path::{Path, PathBuf},
};

use anyhow::Context as _;

use crate::{
    build, demo_city, say, shell,
    stamp::Stamp,
    tree::{Profile, Tree},
};

/// The sample cities: the folder of the sketch and the region code. The first is the one shown by default.
const CITIES: [(&str, &str); 3] = [("kupang", "53.71"), ("kotim", "62.02"), ("malang", "35.07")];

const DEMO_INPUTS: [&str; 10] = [
    "Cargo.lock",
    "data/kupang-contoh",
    "data/kotim-contoh",
    "data/malang-contoh",
    "xtask/src/demo_city",
    "xtask/src/demo_city.rs",
    "crates/measure",
    "crates/zoning",
    "crates/citypack",
    "crates/packer",
];

#[derive(Debug, clap::Args)]
pub(crate) struct Options {
    /// The mapping file of a plan; without it the demo city is built
    plan: Option<PathBuf>,
    /// The folder of the pack; without it, the one the demo city is served from
    #[arg(long)]
    out: Option<PathBuf>,
}

pub(crate) fn run(tree: &Tree, options: &Options) -> anyhow::Result<()> {
    build::packer(tree, Profile::Release)?;
    let Some(plan) = &options.plan else { return demo(tree, Profile::Release) };
    let out = options.out.clone().context("say with --out DIR where the pack belongs")?;
    pack(tree, Profile::Release, &tree.at(plan), &tree.at(out))
}

#[derive(Debug, clap::Args)]
pub(crate) struct SourceOptions {
    /// The folder of the sources
    #[arg(long)]
    out: Option<PathBuf>,
    /// The folder of the sketch
    #[arg(long, default_value = "data/kupang-contoh")]
    sketch: PathBuf,
    /// About how many sub-zone polygons, for benchmarks
    #[arg(long)]
    zones: Option<usize>,
    /// About how many corners they have together, for benchmarks
    #[arg(long)]
    vertices: Option<usize>,
    /// Instead of writing, ask this many random spots of the land for their sub-zone
    #[arg(long)]
    check: Option<usize>,
}

impl SourceOptions {
    /// Asks that many random spots of the city drawn there.
    pub(crate) fn check_of(sketch: &str, spots: usize) -> Self {
        Self { out: None, sketch: sketch.into(), zones: None, vertices: None, check: Some(spots) }
    }
}

impl SourceOptions {
    /// A city as large as a benchmark wants it.
    pub(crate) fn large(out: PathBuf, zones: usize, vertices: usize) -> Self {
        Self {
            out: Some(out),
            sketch: "data/kupang-contoh".into(),
            zones: Some(zones),
            vertices: Some(vertices),
            check: None,
        }
    }
}

/// `cargo xtask demo-city`.
pub(crate) fn sources(tree: &Tree, options: &SourceOptions) -> anyhow::Result<()> {
    let asked = demo_city::Options {
        source: tree.at(&options.sketch),
        zones: options.zones,
        vertices: options.vertices,
    };
    if let Some(spots) = options.check {
        let found = demo_city::check(&asked, spots, 1)?;
        say::line(format!("{found} spots of the land have exactly one sub-zone each"));
        return Ok(());
    }
    let out = options.out.as_ref().map_or_else(|| tree.demo_sources(), |out| tree.at(out));
    let summary = demo_city::generate(&out, &asked)?;
    say::line(format!(
        "{}: {} sub-zone polygons of {} codes, {} kelurahan, {} places, {} rules",
        out.display(),
        summary.subzone_polygons,
        summary.subzone_codes,
        summary.kelurahan,
        summary.places,
        summary.rules
    ));
    Ok(())
}

/// Writes the sources of the demo city from its sketch.
pub(crate) fn demo_sources(tree: &Tree, out: &Path) -> anyhow::Result<()> {
    demo_city::generate(out, &demo_city::Options::of(tree.at("data/kupang-contoh")))?;
    Ok(())
}

/// The packs of all sample cities, the one shown by default first.
pub(crate) fn all(tree: &Tree) -> Vec<PathBuf> {
    CITIES.iter().map(|(_, region)| tree.pack_of(region)).collect()
}

/// The sample cities' packs; the programs of that profile must have been built.
pub(crate) fn demo(tree: &Tree, profile: Profile) -> anyhow::Result<()> {
    let stamp = Stamp::of(tree, "demo-pack", &DEMO_INPUTS, &[])?;
    // The first is made last: while it is not fresh, neither are the others.
    if stamp.is_fresh(&tree.demo_pack().join("pack.json")) {
        say::line("the packs of the sample cities are up to date");
        return Ok(());
    }
    for (name, region) in CITIES.iter().rev() {
        say::step(format!("building the pack of the sample city {name}"));
        let sources = tree.at("target/demo").join(name);
        demo_city::generate(&sources, &demo_city::Options::of(tree.at(format!("data/{name}-contoh"))))?;
        pack(tree, profile, &sources.join("plan.toml"), &tree.pack_of(region))?;
        sign(tree, profile, &tree.pack_of(region))?;
    }
    stamp.set()
}

/// Signs a sample pack with the sample key, which everybody can make: it shows how signatures work and proves nothing.
fn sign(tree: &Tree, profile: Profile, pack: &Path) -> anyhow::Result<()> {
    let mut command = shell::command(tree, tree.program(profile, "ruangizin-pack"))?;
    // The day is fixed, so that the same sources give the same bytes on any day.
    shell::run(command.arg("sign").arg(pack).args(["--sample", "--from", "2026-11-22"]))
}

/// Files of an older pack would stay beside the new ones, so the folder starts empty.
pub(crate) fn pack(tree: &Tree, profile: Profile, plan: &Path, out: &Path) -> anyhow::Result<()> {
    let is_old_pack = out.join("pack.json").is_file();
    if is_old_pack {
        fs::remove_dir_all(out).with_context(|| format!("cannot replace the old pack {}", out.display()))?;
    }
    let mut command = shell::command(tree, tree.program(profile, "ruangizin-pack"))?;
    shell::run(command.arg("build").arg(plan).arg("--out").arg(out))
}
