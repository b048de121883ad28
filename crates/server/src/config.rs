//! What the server is started with: the command line, with the environment for what belongs to a machine. Every option
//! has a safe default.

pub mod file;
mod shown;

use std::{
    net::{IpAddr, SocketAddr},
    path::PathBuf,
};

use crate::{
    office::Settings,
    packs::trust::TrustedKey,
    store::files::{BucketOptions, Scanner},
};

pub use shown::shown;

/// Options of `ruangizin-server serve`.
#[derive(Debug, Clone, clap::Args)]
pub struct Config {
    /// A file with any of these options as keys (TOML); the command line and the environment win
    #[arg(long, value_name = "FILE", env = "RUANGIZIN_CONFIG")]
    pub config: Option<PathBuf>,
    /// The folder of the built app
    #[arg(long, value_name = "DIR", default_value = "dist")]
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
    #[command(flatten)]
    pub ways: WayOptions,
    #[command(flatten)]
    pub signing: SigningOptions,
    #[command(flatten)]
    pub sign_on: SignOnOptions,
}

/// A service that signs officers in (`OpenID` Connect). Accounts and roles stay here: `user subject` says whom it means.
#[derive(Debug, Clone, Default, clap::Args)]
pub struct SignOnOptions {
    /// Its issuer (`https://…`); it leads back to /desk/masuk/kembali
    #[arg(long, value_name = "ADDRESS", env = "RUANGIZIN_OIDC")]
    pub oidc: Option<String>,
    /// What it knows this server by
    #[arg(long, value_name = "ID", env = "RUANGIZIN_OIDC_CLIENT", default_value = "")]
    pub oidc_client: String,
    /// The secret that belongs to that
    #[arg(
        long,
        value_name = "SECRET",
        env = "RUANGIZIN_OIDC_SECRET",
        hide_env_values = true,
        default_value = ""
    )]
    pub oidc_secret: String,
    /// The claim that names an account
    #[arg(long, value_name = "CLAIM", env = "RUANGIZIN_OIDC_CLAIM", default_value = "sub")]
    pub oidc_claim: String,
}

/// How applicants are told.
#[derive(Debug, Clone, Default, clap::Args)]
pub struct WayOptions {
    /// Where people find this server (`https://…`): stands in papers and mails
    #[arg(long, value_name = "ADDRESS", env = "RUANGIZIN_PUBLIC_ADDRESS")]
    pub public_address: Option<String>,
    /// A mail server: `smtp://user:password@host:587?tls=required`
    #[arg(long, value_name = "ADDRESS", env = "RUANGIZIN_SMTP", hide_env_values = true)]
    pub smtp: Option<String>,
    /// Who mails come from: `Kota Contoh <izin@contoh.example>`
    #[arg(long, value_name = "ADDRESS", env = "RUANGIZIN_MAIL_FROM")]
    pub mail_from: Option<String>,
    /// A gateway for messages: gets a signed POST for each notice
    #[arg(long, value_name = "ADDRESS", env = "RUANGIZIN_HOOK", hide_env_values = true)]
    pub hook: Option<String>,
    /// The key of these signatures
    #[arg(long, value_name = "KEY", env = "RUANGIZIN_HOOK_KEY", hide_env_values = true)]
    pub hook_key: Option<String>,
}

/// What signs decisions.
#[derive(Debug, Clone, Default, clap::Args)]
pub struct SigningOptions {
    /// A signing service in the manner of the national *Esign Client Service*; with --demo and without it a sample signs
    #[arg(long, value_name = "ADDRESS", env = "RUANGIZIN_ESIGN")]
    pub esign: Option<String>,
    /// Our account there
    #[arg(long, value_name = "NAME", env = "RUANGIZIN_ESIGN_USER", default_value = "")]
    pub esign_user: String,
    /// Its password
    #[arg(
        long,
        value_name = "PASSWORD",
        env = "RUANGIZIN_ESIGN_PASSWORD",
        hide_env_values = true,
        default_value = ""
    )]
    pub esign_password: String,
    /// The keys that countersign sheets of answers (`sheet-key` makes the file); with --demo and without it a passing one does
    #[arg(long, value_name = "FILE", env = "RUANGIZIN_SHEET_KEYS")]
    pub sheet_keys: Option<PathBuf>,
    /// Whose certificate an officer signs with: `login=number` (may be given several times)
    #[arg(long, value_name = "LOGIN=NUMBER", hide_env_values = true)]
    pub esign_owner: Vec<String>,
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
    /// Who vouches for that database: certificates in PEM. The connection is encrypted then, and nothing else is taken
    #[arg(long, value_name = "FILE", env = "RUANGIZIN_DATABASE_CA", requires = "database")]
    pub database_ca: Option<PathBuf>,
    /// A bucket of an S3-compatible store for the files, instead of the folder
    #[arg(long, value_name = "NAME", env = "RUANGIZIN_BUCKET")]
    pub bucket: Option<String>,
    /// Where that store is; without it Amazon's
    #[arg(long, value_name = "ADDRESS", env = "RUANGIZIN_BUCKET_ENDPOINT")]
    pub bucket_endpoint: Option<String>,
    /// Its region
    #[arg(long, value_name = "NAME", env = "RUANGIZIN_BUCKET_REGION", default_value = "")]
    pub bucket_region: String,
    /// The key's name
    #[arg(
        long,
        value_name = "KEY",
        env = "RUANGIZIN_BUCKET_KEY",
        hide_env_values = true,
        default_value = ""
    )]
    pub bucket_key: String,
    /// The key
    #[arg(
        long,
        value_name = "SECRET",
        env = "RUANGIZIN_BUCKET_SECRET",
        hide_env_values = true,
        default_value = ""
    )]
    pub bucket_secret: String,
}

impl StoreOptions {
    /// The bucket, where one is named.
    pub fn bucket(&self) -> Option<BucketOptions> {
        Some(BucketOptions {
            name: self.bucket.clone()?,
            endpoint: self.bucket_endpoint.clone(),
            region: self.bucket_region.clone(),
            key: self.bucket_key.clone(),
            secret: self.bucket_secret.clone(),
        })
    }
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
    /// A clamd that looks at every file before it is taken: `tcp://host:3310` or `unix:/run/clamav/clamd.ctl`
    #[arg(long, value_name = "ADDRESS", value_parser = Scanner::parse, env = "RUANGIZIN_CLAMD")]
    pub clamd: Option<Scanner>,
    /// Serve numbers for Prometheus at this address, apart from everything people may see (`127.0.0.1:9100`)
    #[arg(long, value_name = "ADDRESS", env = "RUANGIZIN_METRICS")]
    pub metrics: Option<SocketAddr>,
    /// A file that names systems of others, what they are told and what they may tell (TOML)
    #[arg(long, value_name = "FILE", env = "RUANGIZIN_CONNECTORS")]
    pub connectors: Option<PathBuf>,
    /// With --demo: make an officer for every role and print how to sign in
    #[arg(long, requires = "demo")]
    pub demo_officers: bool,
    /// Delete what the forms say is kept no longer
    #[arg(long, env = "RUANGIZIN_RETENTION")]
    pub retention: bool,
}

impl Default for OfficeOptions {
    fn default() -> Self {
        let requests_per_minute = Settings::default().requests_per_minute;
        Self {
            holidays: None,
            behind_proxy: false,
            requests_per_minute,
            file_mb: 20,
            clamd: None,
            metrics: None,
            connectors: None,
            demo_officers: false,
            retention: false,
        }
    }
}

impl Config {
    /// How the office behaves under these options.
    pub fn settings(&self) -> Settings {
        Settings {
            public_address: self.ways.public_address.clone(),
            keeps_for_ever: !self.office.retention,
            is_sample: self.demo,
            trusts_proxy: self.office.behind_proxy,
            requests_per_minute: self.office.requests_per_minute,
            file_bytes: self.office.file_mb.saturating_mul(1024 * 1024),
            ..Settings::default()
        }
    }
}
