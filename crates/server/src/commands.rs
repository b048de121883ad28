//! The commands beside serving: tables, checks, copies, accounts. Each says what it did in one line.

mod user;

use std::{
    io::{self, Write as _},
    path::PathBuf,
};

use clap::{ArgMatches, CommandFactory as _, Subcommand};
use server::{
    config::{Config, StoreOptions, shown},
    opened::Opened,
    store::{StoreError, backup, uploads},
};
use wording::{Arg, Language, officer_text};

use crate::serve;

#[derive(Subcommand)]
pub(crate) enum Command {
    /// Serve app, packs, API and desk until told to stop (the default)
    Serve(Box<Config>),
    /// Make the tables, or bring them up to this program's version
    Migrate(Where),
    /// Print the configuration that is in force, look whether database and files are whole
    Check(Box<Checked>),
    /// Write a copy of everything into a new folder, while the server goes on working
    Backup(Copy),
    /// Read such a copy into a store that holds nothing yet
    Restore(Copy),
    /// Make a new key that countersigns sheets of answers from now on, and end the one before
    SheetKey(NewKey),
    /// Accounts of officers
    User(user::User),
}

/// Where the data lie, and the language of what is said.
#[derive(clap::Args)]
pub(crate) struct Where {
    /// A file with any of the options of `serve` as keys (TOML)
    #[arg(long, value_name = "FILE", env = "RUANGIZIN_CONFIG")]
    config: Option<PathBuf>,
    #[command(flatten)]
    store: StoreOptions,
    /// The language of messages: id or en
    #[arg(long, default_value = "id", env = "RUANGIZIN_LANG")]
    lang: String,
}

/// Everything that serving knows, so that it can be printed.
#[derive(clap::Args)]
pub(crate) struct Checked {
    #[command(flatten)]
    config: Config,
    /// The language of messages: id or en
    #[arg(long, default_value = "id", env = "RUANGIZIN_LANG")]
    lang: String,
}

#[derive(clap::Args)]
pub(crate) struct Copy {
    #[command(flatten)]
    place: Where,
    /// The folder of the copy
    #[arg(value_name = "DIR")]
    folder: PathBuf,
}

#[derive(clap::Args)]
pub(crate) struct NewKey {
    /// The file of keys; it is made where there is none
    #[arg(value_name = "FILE", env = "RUANGIZIN_SHEET_KEYS")]
    file: PathBuf,
    /// The language of messages: id or en
    #[arg(long, default_value = "id", env = "RUANGIZIN_LANG")]
    lang: String,
}

impl NewKey {
    fn make(&self) -> anyhow::Result<()> {
        let now = u64::try_from(server::clock::now()).unwrap_or_default();
        let key = server::sheet::keys::rotate(&self.file, now)?;
        let args = [("key", key.into()), ("file", self.file.display().to_string().into())];
        let language = Language::of_tag(&self.lang).unwrap_or_default();
        Ok(writeln!(io::stdout().lock(), "{}", officer_text(language, "server-sheet-key", &args))?)
    }
}

impl Command {
    /// `matches` is the command line that this was read from.
    pub(crate) async fn run(self, matches: &ArgMatches) -> anyhow::Result<()> {
        match self {
            Self::Serve(config) => serve::run(*config).await,
            Self::Migrate(place) => migrate(place).await,
            Self::Check(it) => {
                print_configuration(matches)?;
                check(Where { config: None, store: it.config.store, lang: it.lang }).await
            }
            Self::Backup(copy) => write_backup(copy).await,
            Self::Restore(copy) => restore(copy).await,
            Self::SheetKey(it) => it.make(),
            Self::User(user) => user.run().await,
        }
    }
}

impl Where {
    fn say(&self, id: &str, args: &[(&str, Arg)]) -> io::Result<()> {
        let language = Language::of_tag(&self.lang).unwrap_or_default();
        writeln!(io::stdout().lock(), "{}", officer_text(language, id, args))
    }

    async fn open(&self) -> anyhow::Result<Opened> {
        let options = self.store.clone();
        Ok(tokio::task::spawn_blocking(move || Opened::ready(&options, false)).await??)
    }
}

async fn migrate(place: Where) -> anyhow::Result<()> {
    let options = place.store.clone();
    let version = tokio::task::spawn_blocking(move || {
        let opened = Opened::open(&options, false)?;
        opened.database.migrate().map_err(server::error::StartError::Store)
    })
    .await??;
    place.say("server-migrated", &[("version", version.to_string().into())])?;
    Ok(())
}

/// One line per option that has a value; secrets are hidden.
fn print_configuration(matches: &ArgMatches) -> io::Result<()> {
    let Some((name, matches)) = matches.subcommand() else { return Ok(()) };
    let all = crate::Arguments::command();
    let Some(command) = all.find_subcommand(name) else { return Ok(()) };
    let mut out = io::stdout().lock();
    for (name, value, source) in shown(command, matches) {
        writeln!(out, "{name} = {value} ({source})")?;
    }
    Ok(())
}

async fn check(place: Where) -> anyhow::Result<()> {
    let opened = place.open().await?;
    let (database, files) = (opened.database.clone(), opened.files.clone());
    let names = database.read(|tx| uploads::all_files(tx)).await?;
    let count = names.len();
    let wrong = tokio::task::spawn_blocking(move || {
        let mut wrong = database.check()?;
        wrong.extend(names.into_iter().filter(|it| !files.is_sound(it)));
        Ok::<_, StoreError>(wrong)
    })
    .await??;
    for it in &wrong {
        place.say("server-check-wrong", &[("what", it.as_str().into())])?;
    }
    if wrong.is_empty() {
        place.say("server-check-good", &[("count", count.into())])?;
        return Ok(());
    }
    let language = Language::of_tag(&place.lang).unwrap_or_default();
    Err(anyhow::anyhow!(officer_text(language, "server-check-failed", &[("count", wrong.len().into())])))
}

async fn write_backup(copy: Copy) -> anyhow::Result<()> {
    let opened = copy.place.open().await?;
    let folder = copy.folder.clone();
    let extent = tokio::task::spawn_blocking(move || backup::write(&opened.database, &opened.files, &folder))
        .await??;
    say_extent(&copy, "server-backup-written", extent)
}

async fn restore(copy: Copy) -> anyhow::Result<()> {
    let opened = copy.place.open().await?;
    let extent = backup::restore(&copy.folder, &opened.database, &opened.files).await?;
    say_extent(&copy, "server-backup-restored", extent)
}

fn say_extent(copy: &Copy, id: &str, extent: backup::Extent) -> anyhow::Result<()> {
    let args = [
        ("cases", extent.cases.to_string().into()),
        ("files", extent.files.to_string().into()),
        ("folder", copy.folder.display().to_string().into()),
    ];
    Ok(copy.place.say(id, &args)?)
}
