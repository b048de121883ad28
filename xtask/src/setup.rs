//! Gets what a fresh machine lacks: WASM target, pinned Trunk and wasm-bindgen, npm packages.
//! Does nothing, quickly, when all is in place; never installs outside the checkout (rustup's target aside).

use std::fs;

use anyhow::{Context as _, bail};

use crate::{say, shell, stamp, tree::Tree};

/// The newest Trunk that compiles with our oldest supported compiler.
const TRUNK: &str = "0.21.14";
const TARGET: &str = "wasm32-unknown-unknown";

pub(crate) fn run(tree: &Tree) -> anyhow::Result<()> {
    wasm_target(tree)?;
    wasm_bindgen(tree)?;
    trunk(tree)?;
    npm_packages(tree)
}

pub(crate) fn wasm_target(tree: &Tree) -> anyhow::Result<()> {
    let root = shell::read(shell::command(tree, "rustc")?.args(["--print", "sysroot"]))?;
    if fs::exists(format!("{}/lib/rustlib/{TARGET}/lib", root.trim()))? {
        return Ok(());
    }
    say::step(format!("adding the compile target {TARGET}"));
    shell::run(shell::command(tree, "rustup")?.args(["target", "add", TARGET]))
        .context("install Rust with rustup (rustup.rs), or add the target by the means of your system")
}

/// The tool must be of the very version of the crate, so the lock file decides.
pub(crate) fn wasm_bindgen(tree: &Tree) -> anyhow::Result<()> {
    let version = locked_version(&fs::read_to_string(tree.at("Cargo.lock"))?, "wasm-bindgen")
        .unwrap_or_else(|| "0.2.130".to_owned());
    if shell::version_of(tree, "wasm-bindgen").as_deref() == Some(&format!("wasm-bindgen {version}")) {
        return Ok(());
    }
    say::step(format!("installing wasm-bindgen-cli {version} into target/tools (about two minutes, once)"));
    let package = format!("wasm-bindgen-cli@{version}");
    let fast = [("CARGO_PROFILE_RELEASE_OPT_LEVEL", "1")];
    // Its own lock file may name versions that a registry mirror does not have yet.
    install(tree, &package, &["--locked"], &fast).or_else(|_| install(tree, &package, &[], &fast))
}

fn trunk(tree: &Tree) -> anyhow::Result<()> {
    if shell::version_of(tree, "trunk").as_deref() == Some(&format!("trunk {TRUNK}")) {
        return Ok(());
    }
    say::step(format!("installing Trunk {TRUNK} into target/tools (two to four minutes, once)"));
    // Without these it takes six minutes: its release profile links everything at once.
    let fast = [
        ("CARGO_PROFILE_RELEASE_LTO", "off"),
        ("CARGO_PROFILE_RELEASE_CODEGEN_UNITS", "16"),
        ("CARGO_PROFILE_RELEASE_OPT_LEVEL", "0"),
    ];
    let package = format!("trunk@{TRUNK}");
    let features = ["--no-default-features", "--features", "rustls"];
    install(tree, &package, &[&["--locked"], features.as_slice()].concat(), &fast)
        .or_else(|_| install(tree, &package, &features, &fast))
}

fn install(tree: &Tree, package: &str, flags: &[&str], settings: &[(&str, &str)]) -> anyhow::Result<()> {
    let mut command = shell::command(tree, "cargo")?;
    command.args(["install", package, "--force", "--root"]).arg(tree.tools()).args(flags);
    // Not among our own build files: the tools share nothing with them, and Cargo clears up after itself.
    command.env_remove("CARGO_TARGET_DIR");
    command.envs(settings.iter().copied());
    shell::run(&mut command).with_context(|| {
        format!(
            "{package} could not be installed: check the network and the C compiler, then run the task again"
        )
    })
}

pub(crate) fn npm_packages(tree: &Tree) -> anyhow::Result<()> {
    let stamp = stamp::Stamp::of(tree, "npm", &["package.json", "package-lock.json"], &[])?;
    if stamp.is_fresh(&tree.at("node_modules/.package-lock.json")) {
        return Ok(());
    }
    node(tree)?;
    say::step("installing the npm packages");
    let mut command = shell::command(tree, "npm")?;
    // The machine's own Chromium is used; a download of another one would only cost time.
    command.env("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1").args(["ci", "--no-audit", "--no-fund"]);
    shell::run(&mut command).context("npm could not install the packages of package-lock.json")?;
    stamp.set()
}

fn node(tree: &Tree) -> anyhow::Result<()> {
    let Some(version) = shell::version_of(tree, "node") else {
        bail!("Node.js is missing: install version 20 or newer, with npm (Debian: apt install nodejs npm)");
    };
    let major = version.trim_start_matches('v').split('.').next().and_then(|it| it.parse::<u32>().ok());
    if major.is_none_or(|it| it < 20) {
        bail!("Node.js {version} is too old: version 20 or newer is needed");
    }
    Ok(())
}

fn locked_version(lock: &str, package: &str) -> Option<String> {
    let name = format!("name = \"{package}\"");
    let mut lines = lock.lines();
    lines.find(|it| *it == name)?;
    let version = lines.next()?.strip_prefix("version = \"")?;
    Some(version.trim_end_matches('"').to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_version_is_read_from_the_lock_file() {
        let lock = "[[package]]\nname = \"a\"\nversion = \"1.2.3\"\n\n[[package]]\nname = \"ab\"\n";
        assert_eq!(locked_version(lock, "a").as_deref(), Some("1.2.3"));
        assert_eq!(locked_version(lock, "b"), None);
    }
}
