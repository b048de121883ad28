//! The checks and tests that run on the host.

use super::{Count, Step, helpers};
use crate::{packs, shell, tidy, tree::Tree};

pub(super) const STEPS: &[Step] = &[
    Step { name: "formatting", run: formatting, is_ground: false },
    Step { name: "tidy", run: tidiness, is_ground: false },
    Step { name: "lints on the host", run: lints, is_ground: false },
    Step { name: "tests on the host", run: tests, is_ground: false },
    Step { name: "documentation", run: documentation, is_ground: false },
];

fn formatting(tree: &Tree) -> anyhow::Result<Count> {
    let watched = shell::watch(shell::command(tree, "cargo")?.args(["fmt", "--all", "--check"]))?;
    Ok(Count::check(watched.succeeded))
}

fn tidiness(tree: &Tree) -> anyhow::Result<Count> {
    tidy::count(tree)
}

fn lints(tree: &Tree) -> anyhow::Result<Count> {
    let mut command = shell::command(tree, "cargo")?;
    command.args(["clippy", "--workspace", "--all-targets", "--", "--deny", "warnings"]);
    Ok(Count::check(shell::watch(&mut command)?.succeeded))
}

/// Names the demo city's sources to the test that compares its pack with them.
const DEMO_CITY: &str = "RUANGIZIN_DEMO_CITY";

fn tests(tree: &Tree) -> anyhow::Result<Count> {
    let demo = tree.demo_sources();
    packs::demo_sources(tree, &demo)?;
    let mut command = shell::command(tree, "cargo")?;
    command.args(["test", "--workspace", "--no-fail-fast"]).env(DEMO_CITY, &demo);
    helpers::find(tree).name_to(&mut command);
    let watched = shell::watch(&mut command)?;
    Ok(Count::of_cargo(&watched.output, watched.succeeded))
}

fn documentation(tree: &Tree) -> anyhow::Result<Count> {
    let mut command = shell::command(tree, "cargo")?;
    command.args(["doc", "--workspace", "--no-deps", "--document-private-items"]);
    command.env("RUSTDOCFLAGS", "--deny warnings");
    Ok(Count::check(shell::watch(&mut command)?.succeeded))
}
