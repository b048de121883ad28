//! Opens what the options name: database, files, calendar. Makes what is missing, so that nothing has to be set up.

use std::{
    fs,
    path::{Path, PathBuf},
    sync::Arc,
};

use crate::{
    accounts::Accounts,
    casework::clock::Calendar,
    clock,
    config::{Config, StoreOptions},
    connect,
    error::StartError,
    notify::{Hook, Mail, Ways},
    office::Office,
    packs::Packs,
    plans::Plans,
    sheet::keys::SheetKeys,
    sign_on::SignOn,
    signing::{Esign, Sample, Signer},
    store::{Database, files::FileStore},
};

/// Where the data lie when nobody says where.
const USUAL: &str = "ruangizin-data";
/// The SQLite database in the folder.
const DATABASE: &str = "ruangizin.sqlite3";
/// The files in the folder.
const FILES: &str = "files";

/// An open store.
#[derive(Debug)]
pub struct Opened {
    pub database: Database,
    pub files: FileStore,
    /// The folder, for whoever looks for it.
    pub folder: PathBuf,
    /// A folder that goes away with the value.
    pub passing: Option<tempfile::TempDir>,
}

impl Opened {
    /// Opens the store. `is_passing`: without a folder of its own it goes away with the value. Blocks the thread.
    pub fn open(options: &StoreOptions, is_passing: bool) -> Result<Self, StartError> {
        let mut passing = None;
        let folder = match (&options.data, is_passing) {
            (Some(folder), _) => folder.clone(),
            (None, true) => {
                let made = tempfile::Builder::new().prefix("ruangizin-demo-").tempdir();
                let made = made.map_err(|source| unreadable(&std::env::temp_dir(), source))?;
                let folder = made.path().to_path_buf();
                passing = Some(made);
                folder
            }
            (None, false) => PathBuf::from(USUAL),
        };
        make_private(&folder)?;
        let database = match &options.database {
            Some(address) => Database::postgres(address, options.database_ca.as_deref()),
            None => Database::sqlite(folder.join(DATABASE)),
        }
        .map_err(StartError::Store)?;
        let files = match options.bucket() {
            // Everything that opens a store does so within the runtime.
            Some(bucket) => FileStore::bucket(&bucket, tokio::runtime::Handle::current()),
            None => FileStore::folder(&folder.join(FILES)),
        }
        .map_err(StartError::Store)?;
        Ok(Self { database, files, folder, passing })
    }

    /// Opens the store with tables that are up to date. Blocks the thread.
    pub fn ready(options: &StoreOptions, is_passing: bool) -> Result<Self, StartError> {
        let opened = Self::open(options, is_passing)?;
        opened.database.migrate().map_err(StartError::Store)?;
        Ok(opened)
    }

    /// The office over this store, with the packs that are served.
    pub fn office(&self, config: &Config, packs: &Packs) -> Result<Office, StartError> {
        let plans = Plans::read(packs, config.earlier_packs.as_deref())?;
        let calendar = match &config.office.holidays {
            None => Calendar::default(),
            Some(path) => {
                let text = fs::read_to_string(path).map_err(|source| unreadable(path, source))?;
                Calendar::read(&text).map_err(|line| StartError::BadHolidays { path: path.clone(), line })?
            }
        };
        let signer: Option<Arc<dyn Signer>> = match &config.signing.esign {
            Some(address) => {
                let it = &config.signing;
                let esign = Esign::new(address, (&it.esign_user, &it.esign_password), &it.esign_owner);
                Some(Arc::new(esign.map_err(|_no| StartError::BadAddress { option: "esign" })?))
            }
            None if config.demo => Some(Arc::new(Sample)),
            None => None,
        };
        let files = self.files.clone().scanned_by(config.office.clamd.clone());
        let office = Office::new(self.database.clone(), files, calendar, plans, config.settings());
        let sign_on = match &config.sign_on.oidc {
            Some(issuer) => {
                let it = &config.sign_on;
                let service = SignOn::new(issuer, (&it.oidc_client, &it.oidc_secret), &it.oidc_claim);
                Some(service.ok_or(StartError::BadAddress { option: "oidc" })?)
            }
            None => None,
        };
        let connectors = match &config.office.connectors {
            Some(path) => connect::read(path)?,
            None => Vec::new(),
        };
        let sheet_keys = match &config.signing.sheet_keys {
            Some(path) => Some(SheetKeys::read(path).map_err(|source| unreadable(path, source))?),
            None if config.demo => Some(SheetKeys::passing(u64::try_from(clock::now()).unwrap_or_default())),
            None => None,
        };
        let office = office.with_signer(signer).with_sign_on(sign_on).with_sheet_keys(sheet_keys);
        Ok(office.with_connectors(connectors))
    }

    /// The ways on which applicants are told.
    pub fn ways(config: &Config) -> Result<Ways, StartError> {
        let it = &config.ways;
        let bad = |option| StartError::BadAddress { option };
        let from = it.mail_from.as_deref().unwrap_or_default();
        let mail =
            it.smtp.as_deref().map(|it| Mail::new(it, from).ok_or(bad("smtp, mail-from"))).transpose()?;
        let key = it.hook_key.as_deref().unwrap_or_default();
        let hook = match it.hook.as_deref() {
            // Whoever gets messages from anybody would send anything.
            Some(_) if key.len() < 16 => return Err(bad("hook-key")),
            Some(address) => Some(Hook::new(address, key).ok_or(bad("hook"))?),
            None => None,
        };
        Ok(Ways { mail, hook })
    }

    pub fn accounts(&self) -> Accounts {
        Accounts::new(self.database.clone())
    }
}

/// Only the server's own user may look into the folder: what people hand in lies there.
fn make_private(folder: &Path) -> Result<(), StartError> {
    if folder.is_dir() {
        return Ok(());
    }
    let mut builder = fs::DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    {
        use std::os::unix::fs::DirBuilderExt as _;
        builder.mode(0o700);
    }
    builder.create(folder).map_err(|source| unreadable(folder, source))
}

fn unreadable(path: &Path, source: std::io::Error) -> StartError {
    StartError::Unreadable { path: path.to_path_buf(), source }
}
