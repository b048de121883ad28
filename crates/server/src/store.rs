//! Keeps cases and files: one trait, SQLite and PostgreSQL behind it, the same SQL for both. Work is handed over as a
//! closure that runs in one transaction; what it returned is passed on only after the commit. Decides nothing.

pub mod backup;
pub mod cases;
pub mod connectors;
pub mod files;
mod job;
mod migrations;
pub mod officers;
mod postgres;
mod sqlite;
pub mod uploads;
mod value;

use std::{
    fmt,
    path::{Path, PathBuf},
    sync::Arc,
};

pub use job::Job;
pub(crate) use value::args;
pub use value::{Row, Value};

/// What a transaction can do. Placeholders are written `?1`, `?2`, …
pub trait Tx {
    /// Runs a statement and tells how many rows it changed.
    fn run(&mut self, sql: &str, args: &[Value]) -> Result<u64, StoreError>;
    /// The rows of a query.
    fn rows(&mut self, sql: &str, args: &[Value]) -> Result<Vec<Row>, StoreError>;

    /// The first row of a query, if there is one.
    fn first(&mut self, sql: &str, args: &[Value]) -> Result<Option<Row>, StoreError> {
        Ok(self.rows(sql, args)?.into_iter().next())
    }
}

/// A database that takes jobs.
pub trait Engine: Send + Sync + fmt::Debug {
    /// Runs a job in a transaction that may write; it is told when the commit has reached the disk.
    fn write(&self, job: Box<dyn Job>);
    /// Runs a job that only reads, on one state of the data.
    fn read(&self, job: Box<dyn Job>);
    /// Brings the tables up to this program's version, and gives the version.
    fn migrate(&self) -> Result<i64, StoreError>;
    /// What is wrong with the database itself; empty when nothing is.
    fn check(&self) -> Result<Vec<String>, StoreError>;
    /// Writes a copy of one state of the data into an SQLite file, while others go on working.
    fn copy_to(&self, file: &Path) -> Result<(), StoreError>;
}

/// The database, cheap to clone.
#[derive(Debug, Clone)]
pub struct Database {
    engine: Arc<dyn Engine>,
}

impl Database {
    /// The SQLite file of that path, created where it is missing.
    pub fn sqlite(file: PathBuf) -> Result<Self, StoreError> {
        Ok(Self { engine: Arc::new(sqlite::Sqlite::open(file)?) })
    }

    /// The PostgreSQL database of that address (`postgres://…`). With a file of certificates the connection is encrypted, and
    /// the server must be one that these vouch for.
    pub fn postgres(address: &str, authorities: Option<&Path>) -> Result<Self, StoreError> {
        Ok(Self { engine: Arc::new(postgres::Postgres::open(address, authorities)?) })
    }

    /// Runs `work` in one transaction. An error undoes all of it. It may run again when the database asks for it, so
    /// it must not do anything but use the transaction.
    pub async fn write<T, E, F>(&self, work: F) -> Result<T, E>
    where
        F: FnMut(&mut dyn Tx) -> Result<T, E> + Send + 'static,
        T: Send + 'static,
        E: From<StoreError> + Send + 'static,
    {
        let (job, answer) = job::pair(work);
        self.engine.write(job);
        answer.await.unwrap_or_else(|_dropped| Err(StoreError::Stopped.into()))
    }

    /// Runs `work` on one state of the data.
    pub async fn read<T, E, F>(&self, work: F) -> Result<T, E>
    where
        F: FnMut(&mut dyn Tx) -> Result<T, E> + Send + 'static,
        T: Send + 'static,
        E: From<StoreError> + Send + 'static,
    {
        let (job, answer) = job::pair(work);
        self.engine.read(job);
        answer.await.unwrap_or_else(|_dropped| Err(StoreError::Stopped.into()))
    }

    /// Brings the tables up to date; the work of the other calls needs it. Blocks the thread.
    pub fn migrate(&self) -> Result<i64, StoreError> {
        self.engine.migrate()
    }

    /// What is wrong with the database itself. Blocks the thread.
    pub fn check(&self) -> Result<Vec<String>, StoreError> {
        self.engine.check()
    }

    /// A copy of one state of the data as an SQLite file. Blocks the thread.
    pub fn copy_to(&self, file: &Path) -> Result<(), StoreError> {
        self.engine.copy_to(file)
    }
}

/// Why the store could not do it. Its texts hold no data of a person: databases put values into their messages, so
/// only their codes are passed on.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum StoreError {
    /// Too much is waiting, or another process holds the database.
    Busy,
    /// The program is ending.
    Stopped,
    /// The database refused, with its code.
    Refused { code: String },
    /// The database cannot be reached or opened.
    Unreachable { what: String },
    /// A row is not what the program wrote.
    Shape { column: usize },
    /// The tables were made by a newer program.
    Newer { found: i64, known: i64 },
    /// A migration that was applied is not the one that this program holds.
    OtherMigration { version: i64 },
    /// A file could not be read or written.
    File { path: PathBuf, what: String },
    /// The work itself broke off.
    Broke,
}

impl fmt::Display for StoreError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Busy => write!(f, "the database is busy"),
            Self::Stopped => write!(f, "the database has been closed"),
            Self::Refused { code } => write!(f, "the database refused with code {code}"),
            Self::Unreachable { what } => write!(f, "the database cannot be reached: {what}"),
            Self::Shape { column } => {
                write!(f, "column {column} of a row holds something else than expected")
            }
            Self::Newer { found, known } => {
                write!(
                    f,
                    "the tables have version {found}, this program knows {known}; use the newer program"
                )
            }
            Self::OtherMigration { version } => {
                write!(f, "migration {version} in the database is not the one of this program")
            }
            Self::File { path, what } => write!(f, "{}: {what}", path.display()),
            Self::Broke => write!(f, "the work in the database broke off"),
        }
    }
}

impl std::error::Error for StoreError {}
