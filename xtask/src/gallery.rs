//! Takes a picture of every screen and its main states into `target/gallery`, at four widths, by day and by night, in both
//! languages and with large text, so that somebody can look at all of them. Compares nothing; nothing of it is committed.

use crate::{
    build, chrome, packs, setup, shell, test,
    tree::{Profile, Tree},
};

#[derive(clap::Args)]
pub(crate) struct Options {
    /// Names of states; one that ends with `*` stands for all that begin so. Without any, all
    names: Vec<String>,
    /// Take pictures of what is built, without building anything
    #[arg(long)]
    as_built: bool,
}

pub(crate) fn run(tree: &Tree, options: &Options) -> anyhow::Result<()> {
    if !options.as_built {
        setup::run(tree)?;
        build::programs(tree, Profile::Dev)?;
        packs::demo(tree, Profile::Dev)?;
        build::app(tree)?;
    }
    let mut command = shell::command(tree, "node")?;
    command.arg("tests/e2e/gallery/main.mjs").args(&options.names);
    test::browser::browser_settings(&mut command, tree, &chrome::get(tree)?, Profile::Dev);
    shell::run(&mut command)
}
