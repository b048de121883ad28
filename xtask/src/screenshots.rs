//! Takes the pictures of the demo city that installers show beside the app's name, into `public/screenshots`, and those
//! of the documentation, into `docs/pictures`. Run by hand when the looks have changed; the pictures are committed.

use crate::{
    build, chrome, packs, setup, shell, test,
    tree::{Profile, Tree},
};

pub(crate) fn run(tree: &Tree) -> anyhow::Result<()> {
    setup::run(tree)?;
    build::programs(tree, Profile::Dev)?;
    packs::demo(tree, Profile::Dev)?;
    build::app(tree)?;
    let mut command = shell::command(tree, "node")?;
    command.arg("tests/e2e/harness/screenshots.mjs");
    test::browser::browser_settings(&mut command, tree, &chrome::get(tree)?, Profile::Dev);
    shell::run(&mut command)
}
