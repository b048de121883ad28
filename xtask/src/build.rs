//! Builds what is run: our own programs, and the release app in `dist/`.

pub(crate) mod pola;

use std::{
    fs::{self, File},
    sync::atomic::{AtomicBool, Ordering},
};

use anyhow::Context as _;

use crate::{
    post_build, say, setup, shell,
    stamp::Stamp,
    tree::{Profile, Tree},
};

/// Everything that decides the bytes of the app.
const APP_INPUTS: [&str; 24] = [
    "Cargo.toml",
    "Cargo.lock",
    "package-lock.json",
    "Trunk.toml",
    "index.html",
    "i18n.toml",
    "src",
    "style",
    "public",
    "locales",
    "crates/measure",
    "crates/zoning",
    "crates/citypack",
    "crates/lookup",
    "crates/paper",
    "crates/parcel",
    "crates/permit",
    "crates/contract",
    "crates/picture",
    "crates/wording",
    "xtask/templates",
    "xtask/src/build.rs",
    "xtask/src/post_build",
    "xtask/src/post_build.rs",
];

/// Whether this run has compiled the programs of tests already.
static ARE_BUILT: AtomicBool = AtomicBool::new(false);

/// The packer and the server; Cargo itself knows whether anything is to be done.
pub(crate) fn programs(tree: &Tree, profile: Profile) -> anyhow::Result<()> {
    of_both(
        tree,
        profile,
        "the packer and the server",
        &["--bin", "ruangizin-pack", "--bin", "ruangizin-server"],
    )
}

/// The packer alone, for tasks that start no server.
pub(crate) fn packer(tree: &Tree, profile: Profile) -> anyhow::Result<()> {
    of_both(tree, profile, "the packer", &["--bin", "ruangizin-pack"])
}

/// Every test of the host and with them packer and server, which nothing compiles again in this run: a choice of packages
/// means other features of what they share, and a hundred crates would be compiled twice.
pub(crate) fn tests(tree: &Tree) -> anyhow::Result<()> {
    shell::run(shell::command(tree, "cargo")?.args(["test", "--workspace", "--no-run"]))?;
    ARE_BUILT.store(true, Ordering::Relaxed);
    Ok(())
}

/// Both packages are named whatever is built, so that what they share is compiled once, with the features of both. Beside
/// tests it is the whole workspace's, whose crates the tests have compiled.
fn of_both(tree: &Tree, profile: Profile, what: &str, which: &[&str]) -> anyhow::Result<()> {
    let mut command = shell::command(tree, "cargo")?;
    command.arg("build").args(which);
    if profile == Profile::Release {
        say::step(format!("building {what}"));
        command.args(["--package", "packer", "--package", "server", "--release"]);
    } else if ARE_BUILT.load(Ordering::Relaxed) {
        return Ok(());
    } else {
        command.arg("--workspace");
    }
    shell::run(&mut command)
}

/// The release app: Trunk builds it into a folder of its own, then the final names are given.
pub(crate) fn app(tree: &Tree) -> anyhow::Result<()> {
    let stamp = Stamp::of(tree, "app", &APP_INPUTS, &[])?;
    if stamp.is_fresh(&tree.site().join("build.json")) {
        say::line("the app is up to date");
        return Ok(());
    }
    setup::run(tree)?;
    let _turn = turn(tree)?;
    say::step("building the app (two to three minutes the first time)");
    fetch(tree)?;
    let raw = tree.raw_site();
    fs::create_dir_all(&raw).with_context(|| format!("cannot make {}", raw.display()))?;
    let mut trunk = shell::command(tree, "trunk")?;
    trunk.args(["build", "--release", "--offline", "--dist"]).arg(&raw);
    // Trunk refuses to start when this is set to anything but true or false.
    trunk.env_remove("NO_COLOR");
    trunk.env("CARGO_ENCODED_RUSTFLAGS", flags(tree)?.join("\x1f"));
    shell::run(&mut trunk)?;
    say::step("naming, listing and compressing the app's files");
    post_build::run(tree, &raw, &tree.site())?;
    stamp.set()
}

/// Two builds at once would write into each other's folders, so the second waits until this is dropped.
fn turn(tree: &Tree) -> anyhow::Result<File> {
    fs::create_dir_all(tree.at("target"))?;
    let file = File::create(tree.at("target/app.lock")).context("cannot make target/app.lock")?;
    if file.try_lock().is_err() {
        say::line("another build of the app is running; waiting for it");
        file.lock().context("cannot wait for the other build")?;
    }
    Ok(file)
}

/// How the released app is compiled. Given by the environment, they take the place of those in `.cargo/config.toml`:
/// only this build is cut into parts, for which the linker must leave its notes, and only here no path may be told.
fn flags(tree: &Tree) -> anyhow::Result<Vec<String>> {
    let fixed = ["--cfg", "erase_components", "--cfg", "split_parts", "-Clink-arg=--emit-relocs"];
    let mut flags: Vec<String> = fixed.map(str::to_owned).to_vec();
    for (folder, stand_in) in post_build::paths::stand_ins(tree)? {
        flags.push(format!("--remap-path-prefix={}={stand_in}", folder.display()));
    }
    Ok(flags)
}

/// Trunk is told to stay offline, so that it takes our pinned tools; then Cargo stays offline too, and everything
/// it needs must be there before.
fn fetch(tree: &Tree) -> anyhow::Result<()> {
    let host = shell::host(tree)?;
    let mut command = shell::command(tree, "cargo")?;
    command.args(["fetch", "--locked", "--target", "wasm32-unknown-unknown", "--target", &host]);
    shell::run(&mut command).context("the crates could not be fetched, or Cargo.lock is not up to date")
}
