//! The journeys in a real browser, against the release app, the real server and the demo pack.

use std::fs;

use anyhow::Context as _;

use super::{Count, Step};
use crate::{
    budget, build, chrome, packs, say, shell,
    tree::{Profile, Tree},
    variants,
};

pub(super) const STEPS: &[Step] = &[
    Step { name: "release app and demo pack", run: prepare, is_ground: true },
    Step { name: "journeys in the browser", run: journeys, is_ground: false },
    Step { name: "size budget", run: sizes, is_ground: false },
];

/// The host's tests have compiled the programs, and the app was built beside them.
fn prepare(tree: &Tree) -> anyhow::Result<Count> {
    build::programs(tree, Profile::Dev)?;
    packs::demo(tree, Profile::Dev)?;
    build::app(tree)?;
    build::pola::run(tree)?;
    variants::prepare(tree, Profile::Dev)?;
    Ok(Count::passed(1))
}

fn journeys(tree: &Tree) -> anyhow::Result<Count> {
    let chrome = chrome::get(tree)?;
    let report = tree.at("target/e2e/report.json");
    if report.exists() {
        fs::remove_file(&report)?;
    }
    let mut command = shell::command(tree, "node")?;
    command.args(["node_modules/@playwright/test/cli.js", "test"]);
    browser_settings(&mut command, tree, &chrome, Profile::Dev);
    let watched = shell::watch(&mut command)?;
    let text = fs::read_to_string(&report).context("Playwright wrote no report")?;
    let (count, again) = Count::of_playwright(&text)?;
    if again > 0 {
        say::line(format!(
            "{again} of the journeys passed only on their second try and stand above as flaky: look into them"
        ));
    }
    // A run that fails for another reason than a failed test must not look green.
    let silent_failure = !watched.succeeded && count.failed == 0;
    Ok(count + Count::failed(u64::from(silent_failure)))
}

fn sizes(tree: &Tree) -> anyhow::Result<Count> {
    budget::check(tree, Profile::Dev).map(Count::check)
}

/// What the harness under `tests/e2e` must know to start the server and the browser.
pub(crate) fn browser_settings(
    command: &mut std::process::Command,
    tree: &Tree,
    chrome: &chrome::Chrome,
    profile: Profile,
) {
    command
        .env("RUANGIZIN_CHROME", &chrome.browser)
        .env("RUANGIZIN_SERVER", tree.program(profile, "ruangizin-server"))
        .env("RUANGIZIN_DIST", tree.site())
        // The build for developers, with every component and the language that tests the others.
        .env("RUANGIZIN_DIST_POLA", build::pola::site(tree))
        .env("RUANGIZIN_PACK", tree.demo_pack())
        .env(
            "RUANGIZIN_PACKS",
            packs::all(tree).iter().map(|it| it.display().to_string()).collect::<Vec<_>>().join("\n"),
        )
        // Later versions of both, for journeys in which something is updated.
        .env("RUANGIZIN_DIST_B", variants::site(tree, "b"))
        .env("RUANGIZIN_DIST_C", variants::site(tree, "c"))
        .env("RUANGIZIN_PACK_B", variants::pack(tree));
}
