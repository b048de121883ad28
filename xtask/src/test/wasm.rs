//! The app on its own target: lints, then its tests in a browser.

use super::{Count, Step};
use crate::{
    chrome, say, shell,
    tree::{Profile, Tree},
    verdicts,
};

const TARGET: [&str; 2] = ["--target", "wasm32-unknown-unknown"];

pub(super) const STEPS: &[Step] = &[
    Step { name: "lints on WASM", run: lints, is_ground: false },
    Step { name: "tests in the browser (WASM)", run: tests, is_ground: false },
    Step { name: "verdicts on the host and as WASM", run: verdicts_are_the_same, is_ground: false },
];

/// Cases of each plan; `soak verdicts` runs many more.
const VERDICTS: usize = 2_000;

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

/// Each plan counts as one test.
fn verdicts_are_the_same(tree: &Tree) -> anyhow::Result<Count> {
    let plans = verdicts::plans(tree, Profile::Dev)?;
    let programs = verdicts::programs(tree, Profile::Dev)?;
    let mut count = Count::default();
    for plan in &plans {
        let same = verdicts::same(tree, &programs, plan, VERDICTS, 0);
        if let Err(error) = &same {
            say::failure(error);
        }
        count = count + Count::check(same.is_ok());
    }
    Ok(count)
}
