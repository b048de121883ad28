//! The app on its own target: lints, then its tests in a browser.

use super::{Count, Step};
use crate::{chrome, shell, tree::Tree};

const TARGET: [&str; 2] = ["--target", "wasm32-unknown-unknown"];

pub(super) const STEPS: &[Step] = &[
    Step { name: "lints on WASM", run: lints, is_ground: false },
    Step { name: "tests in the browser (WASM)", run: tests, is_ground: false },
];

fn lints(tree: &Tree) -> anyhow::Result<Count> {
    let mut command = shell::command(tree, "cargo")?;
    command.args(["clippy", "--package", "ruangizin", "--all-targets"]).args(TARGET);
    Ok(Count::check(shell::watch(command.args(["--", "--deny", "warnings"]))?.succeeded))
}

fn tests(tree: &Tree) -> anyhow::Result<Count> {
    let chrome = chrome::get(tree)?;
    let settings = tree.at("target/webdriver.json");
    chrome::write_driver_settings(&chrome, &settings)?;
    let mut command = shell::command(tree, "cargo")?;
    command.args(["test", "--package", "ruangizin", "--tests", "--no-fail-fast"]).args(TARGET);
    command.env("CHROMEDRIVER", &chrome.driver).env("WASM_BINDGEN_TEST_WEBDRIVER_JSON", &settings);
    // A loaded machine needs longer than the 20 seconds a suite gets by itself.
    command.env("WASM_BINDGEN_TEST_TIMEOUT", "120");
    let watched = shell::watch(&mut command)?;
    Ok(Count::of_cargo(&watched.output, watched.succeeded))
}
