//! The newcomer's command: builds the sample cities and the app, serves them, prints the address.

use std::path::{self, PathBuf};

use crate::{
    build, packs, say, setup, shell,
    tree::{Profile, Tree},
};

#[derive(Debug, clap::Args)]
pub(crate) struct Options {
    /// The port to listen on
    #[arg(long, default_value_t = 8080)]
    port: u16,
    /// The address to listen on; 0.0.0.0 lets phones on the same network in
    #[arg(long, default_value = "127.0.0.1")]
    bind: String,
    /// Serve this pack as well (may be given several times)
    #[arg(long, value_name = "DIR")]
    pack: Vec<PathBuf>,
    /// Serve the build for developers, with the page of all components at /pola
    #[arg(long)]
    pola: bool,
}

pub(crate) fn run(tree: &Tree, options: &Options) -> anyhow::Result<()> {
    setup::run(tree)?;
    build::programs(tree, Profile::Release)?;
    packs::demo(tree, Profile::Release)?;
    let site = if options.pola {
        build::pola::run(tree)?;
        build::pola::site(tree)
    } else {
        build::app(tree)?;
        tree.site()
    };
    let mut server = shell::command(tree, tree.program(Profile::Release, "ruangizin-server"))?;
    server.args([
        "serve",
        "--demo",
        "--port",
        &options.port.to_string(),
        "--bind",
        &options.bind,
        "--demo-officers",
    ]);
    server.arg("--dist").arg(site);
    for pack in packs::all(tree) {
        server.arg("--pack").arg(pack);
    }
    for pack in &options.pack {
        // The server starts in the checkout, the person may be elsewhere.
        server.arg("--pack").arg(path::absolute(pack)?);
    }
    say::step("starting the server; stop it with Ctrl-C");
    shell::run(&mut server)
}
