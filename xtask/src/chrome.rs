//! Finds the browser the tests drive, and installs Debian's where none is there and we may.

use std::{fs, path::PathBuf};

use anyhow::{Context as _, bail};
use serde_json::json;

use crate::{say, shell, tree::Tree};

/// A browser and the driver of the same version.
#[derive(Debug, Clone)]
pub(crate) struct Chrome {
    pub(crate) browser: PathBuf,
    pub(crate) driver: PathBuf,
}

const BROWSERS: [&str; 4] = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];

/// What a browser needs to run without a screen, in a container, in peace.
const FLAGS: [&str; 9] = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-dev-shm-usage",
];

pub(crate) fn get(tree: &Tree) -> anyhow::Result<Chrome> {
    if let Some(chrome) = find() {
        return Ok(chrome);
    }
    if !may_install(tree) {
        bail!(
            "no Chrome or Chromium with its chromedriver was found. Install both, for instance on Debian or \
             Ubuntu with `sudo apt-get install chromium chromium-driver`, on Fedora with `sudo dnf install \
             chromium chromedriver`; or name them in the variables CHROME and CHROMEDRIVER"
        );
    }
    say::step("installing Debian's Chromium for the browser tests");
    let mut update = shell::command(tree, "apt-get")?;
    shell::run(update.env("DEBIAN_FRONTEND", "noninteractive").args(["update", "-qq"]))?;
    let mut install = shell::command(tree, "apt-get")?;
    install.env("DEBIAN_FRONTEND", "noninteractive");
    shell::run(install.args([
        "install",
        "-y",
        "-qq",
        "--no-install-recommends",
        "chromium",
        "chromium-driver",
    ]))?;
    find().context("apt-get installed chromium and chromium-driver, but they are not on the search path")
}

/// The runner of the WASM tests reads which browser to start from a file in the folder it runs in.
pub(crate) fn write_driver_settings(chrome: &Chrome, file: &std::path::Path) -> anyhow::Result<()> {
    let settings = json!({ "goog:chromeOptions": { "binary": chrome.browser, "args": FLAGS } });
    fs::write(file, serde_json::to_string_pretty(&settings)?)
        .with_context(|| format!("cannot write {}", file.display()))
}

fn find() -> Option<Chrome> {
    let named = |name: &str| std::env::var_os(name).map(PathBuf::from).filter(|it| it.is_file());
    let browser = named("CHROME").or_else(|| BROWSERS.iter().find_map(|it| shell::find(it)))?;
    let driver = named("CHROMEDRIVER").or_else(|| shell::find("chromedriver"))?;
    Some(Chrome { browser, driver })
}

/// Only the administrator of a machine with Debian's packages can install, and only there we try.
fn may_install(tree: &Tree) -> bool {
    let id = shell::command(tree, "id").and_then(|mut it| shell::read(it.arg("-u")));
    id.is_ok_and(|it| it.trim() == "0") && shell::find("apt-get").is_some()
}
