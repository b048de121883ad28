//! The checks and tests that run on the host.

use super::{Count, Step, helpers};
use crate::{
    build, packs, shell, tidy,
    tree::{Profile, Tree},
};

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
/// How long each decoder is given mutated files: two minutes in all. `soak decoders` does so for hours.
const SOAK: (&str, &str) = ("RUANGIZIN_SOAK_SECONDS", "20");

fn tests(tree: &Tree) -> anyhow::Result<Count> {
    let demo = tree.demo_sources();
    packs::demo_sources(tree, &demo)?;
    let mut command = shell::command(tree, "cargo")?;
    command.args(["test", "--workspace", "--no-fail-fast"]).env(DEMO_CITY, &demo).env(SOAK.0, SOAK.1);
    helpers::find(tree).name_to(&mut command);
    build::tests(tree)?;
    // The server judges places again with it.
    packs::demo(tree, Profile::Dev)?;
    command.env("RUANGIZIN_DEMO_PACK", tree.demo_pack());
    let watched = shell::watch(&mut command)?;
    Ok(Count::of_cargo(&watched.output, watched.succeeded))
}

fn documentation(tree: &Tree) -> anyhow::Result<Count> {
    let mut command = shell::command(tree, "cargo")?;
    command.args(["doc", "--workspace", "--no-deps", "--document-private-items"]);
    command.env("RUSTDOCFLAGS", "--deny warnings");
    Ok(Count::check(shell::watch(&mut command)?.succeeded))
}
