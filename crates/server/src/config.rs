//! What the server is started with. Only the command line today; every option has a safe default.

use std::{net::IpAddr, path::PathBuf};

/// Options of `ruangizin-server serve`.
#[derive(Debug, Clone, clap::Args)]
pub struct Config {
    /// The folder of the built app
    #[arg(long, value_name = "DIR")]
    pub dist: PathBuf,
    /// A pack to serve: a folder with pack.json (may be given several times)
    #[arg(long, value_name = "DIR")]
    pub pack: Vec<PathBuf>,
    /// A folder of packs: each folder in it that has a pack.json is served
    #[arg(long, value_name = "ROOT")]
    pub packs: Option<PathBuf>,
    /// The port to listen on; 0 takes a free one
    #[arg(long, default_value_t = 8080)]
    pub port: u16,
    /// The address to listen on
    #[arg(long, default_value = "127.0.0.1")]
    pub bind: IpAddr,
    /// Also serve packs of sample data (status `contoh`)
    #[arg(long)]
    pub demo: bool,
}
