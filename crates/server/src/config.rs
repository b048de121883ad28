//! What the server is started with: the command line, with the environment for what belongs to a machine. Every option
//! has a safe default.

use std::{net::IpAddr, path::PathBuf};

use crate::{office::Settings, packs::trust::TrustedKey};

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
    /// A folder of packs of before, so that an application is judged again with the plan that its applicant saw
    #[arg(long, value_name = "ROOT", env = "RUANGIZIN_EARLIER_PACKS")]
    pub earlier_packs: Option<PathBuf>,
    /// A public key that packs must be signed with: 64 hexadecimal digits (may be given several times)
    #[arg(long, value_name = "KEY", value_parser = TrustedKey::parse)]
    pub trust: Vec<TrustedKey>,
    /// The port to listen on; 0 takes a free one
    #[arg(long, default_value_t = 8080)]
    pub port: u16,
    /// The address to listen on
    #[arg(long, default_value = "127.0.0.1")]
    pub bind: IpAddr,
    /// Also serve packs of sample data (status `contoh`), and stamp every application CONTOH
    #[arg(long)]
    pub demo: bool,
    #[command(flatten)]
    pub store: StoreOptions,
    #[command(flatten)]
    pub office: OfficeOptions,
}

/// Where cases and files are kept; the same for every command.
#[derive(Debug, Clone, Default, clap::Args)]
pub struct StoreOptions {
    /// The folder of the database and the files. Without it: `ruangizin-data` here, or with --demo a folder that goes
    /// away with the server
    #[arg(long, value_name = "DIR", env = "RUANGIZIN_DATA")]
    pub data: Option<PathBuf>,
    /// A PostgreSQL database (postgres://…) instead of SQLite in the folder. Give it in the environment, since it
    /// holds a password
    #[arg(long, value_name = "ADDRESS", env = "RUANGIZIN_DATABASE", hide_env_values = true)]
    pub database: Option<String>,
}

/// How cases are received and worked on.
#[derive(Debug, Clone, clap::Args)]
pub struct OfficeOptions {
    /// A file of holidays, one date (2026-12-25) per line
    #[arg(long, value_name = "FILE", env = "RUANGIZIN_HOLIDAYS")]
    pub holidays: Option<PathBuf>,
    /// A proxy of our own stands before the server and speaks HTTPS: believe its X-Forwarded-For, mark cookies Secure
    #[arg(long, env = "RUANGIZIN_BEHIND_PROXY")]
    pub behind_proxy: bool,
    /// Requests of one address in a minute; 0 is no limit
    #[arg(long, value_name = "COUNT", default_value_t = Settings::default().requests_per_minute, env = "RUANGIZIN_REQUESTS_PER_MINUTE")]
    pub requests_per_minute: u32,
    /// Megabytes that one attached file may have
    #[arg(long, value_name = "MB", default_value_t = 20, env = "RUANGIZIN_FILE_MB")]
    pub file_mb: u64,
}

impl Default for OfficeOptions {
    fn default() -> Self {
        let requests_per_minute = Settings::default().requests_per_minute;
        Self { holidays: None, behind_proxy: false, requests_per_minute, file_mb: 20 }
    }
}

impl Config {
    /// How the office behaves under these options.
    pub fn settings(&self) -> Settings {
        Settings {
            is_sample: self.demo,
            trusts_proxy: self.office.behind_proxy,
            requests_per_minute: self.office.requests_per_minute,
            file_bytes: self.office.file_mb.saturating_mul(1024 * 1024),
            ..Settings::default()
        }
    }
}
