//! SQLite: one thread writes, a few connections read. Jobs that wait together are committed together, each in a
//! savepoint of its own, so one disk flush serves many; nobody is answered before it.

use std::{
    path::{Path, PathBuf},
    sync::{
        Arc, Mutex,
        mpsc::{Receiver, SyncSender, TrySendError, sync_channel},
    },
    thread,
};

use rusqlite::{Connection, OpenFlags, ToSql, types::ToSqlOutput, types::ValueRef};

use super::{
    Engine, Job, Row, StoreError, Tx, Value,
    migrations::{self, Dialect},
};
use crate::clock;

/// How many jobs may wait; more is answered "busy" at once instead of late.
const QUEUE: usize = 1024;
/// How many jobs share one flush at most.
const TOGETHER: usize = 64;
const READERS: usize = 4;

#[derive(Debug)]
pub(super) struct Sqlite {
    file: PathBuf,
    writer: SyncSender<Order>,
    readers: Arc<Readers>,
}

enum Order {
    Work(Box<dyn Job>),
    Migrate(SyncSender<Result<i64, StoreError>>),
}

#[derive(Debug)]
struct Readers {
    file: PathBuf,
    idle: Mutex<Vec<Connection>>,
    turns: tokio::sync::Semaphore,
}

impl Sqlite {
    pub(super) fn open(file: PathBuf) -> Result<Self, StoreError> {
        let connection = connect(&file)?;
        let (writer, orders) = sync_channel(QUEUE);
        thread::Builder::new()
            .name("sqlite-writer".to_owned())
            .spawn(move || write_all(connection, &orders))
            .map_err(|why| StoreError::Unreachable { what: why.to_string() })?;
        let turns = tokio::sync::Semaphore::new(READERS);
        let readers = Arc::new(Readers { file: file.clone(), idle: Mutex::new(Vec::new()), turns });
        Ok(Self { file, writer, readers })
    }
}

impl Engine for Sqlite {
    fn write(&self, job: Box<dyn Job>) {
        match self.writer.try_send(Order::Work(job)) {
            Ok(()) => {}
            Err(TrySendError::Full(Order::Work(job))) => job.finish(Err(StoreError::Busy)),
            Err(TrySendError::Disconnected(Order::Work(job))) => job.finish(Err(StoreError::Stopped)),
            Err(_other) => {}
        }
    }

    fn read(&self, job: Box<dyn Job>) {
        let readers = Arc::clone(&self.readers);
        tokio::spawn(async move {
            let Ok(_turn) = readers.turns.acquire().await else {
                return job.finish(Err(StoreError::Stopped));
            };
            let all = Arc::clone(&readers);
            // A job that panics was caught inside; if the thread itself is gone, its sender went with it.
            let _ = tokio::task::spawn_blocking(move || all.run(job)).await;
        });
    }

    fn migrate(&self) -> Result<i64, StoreError> {
        let (answer, receiver) = sync_channel(1);
        self.writer.send(Order::Migrate(answer)).map_err(|_gone| StoreError::Stopped)?;
        receiver.recv().map_err(|_gone| StoreError::Stopped)?
    }

    fn check(&self) -> Result<Vec<String>, StoreError> {
        let mut connection = open_to_read(&self.file)?;
        let mut tx = Plain(&mut connection);
        let mut wrong = Vec::new();
        for row in tx.rows("PRAGMA integrity_check", &[])? {
            let line = row.text(0)?;
            if line != "ok" {
                wrong.push(line);
            }
        }
        for row in tx.rows("PRAGMA foreign_key_check", &[])? {
            wrong.push(format!("{} has a row that points at nothing", row.text(0)?));
        }
        Ok(wrong)
    }

    fn copy_to(&self, file: &Path) -> Result<(), StoreError> {
        let mut connection = connect(&self.file)?;
        let path = file.to_string_lossy().into_owned();
        Plain(&mut connection).run("VACUUM INTO ?1", &[Value::Text(path)])?;
        Ok(())
    }
}

impl Readers {
    fn run(&self, mut job: Box<dyn Job>) {
        let idle = self.idle.lock().map(|mut it| it.pop()).ok().flatten();
        let mut connection = match idle.map_or_else(|| open_to_read(&self.file), Ok) {
            Ok(it) => it,
            Err(error) => return job.finish(Err(error)),
        };
        let begun = connection.execute_batch("BEGIN").map_err(|it| refused(&it));
        if let Err(error) = begun {
            return job.finish(Err(error));
        }
        job.run(&mut Plain(&mut connection));
        let ended = connection.execute_batch("ROLLBACK");
        job.finish(Ok(()));
        if ended.is_ok()
            && let Ok(mut idle) = self.idle.lock()
        {
            idle.push(connection);
        }
    }
}

/// A new database file with the settings that make a commit survive a crash.
pub(super) fn connect(file: &Path) -> Result<Connection, StoreError> {
    // Two processes that open a new file at once: turning the log on waits for nobody, so we do.
    for _ in 0..50 {
        match try_to_connect(file) {
            Err(StoreError::Busy) => thread::sleep(std::time::Duration::from_millis(50)),
            done => return done,
        }
    }
    try_to_connect(file)
}

fn try_to_connect(file: &Path) -> Result<Connection, StoreError> {
    let unreachable = |it: rusqlite::Error| StoreError::Unreachable { what: refused(&it).to_string() };
    let connection = Connection::open(file).map_err(unreachable)?;
    connection
        .execute_batch(
            "PRAGMA busy_timeout = 5000; PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;
             PRAGMA foreign_keys = ON; PRAGMA trusted_schema = OFF;",
        )
        .map_err(|it| match refused(&it) {
            StoreError::Busy => StoreError::Busy,
            other => StoreError::Unreachable { what: other.to_string() },
        })?;
    connection.set_prepared_statement_cache_capacity(128);
    Ok(connection)
}

fn open_to_read(file: &Path) -> Result<Connection, StoreError> {
    let connection = Connection::open_with_flags(
        file,
        OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX,
    )
    .map_err(|it| StoreError::Unreachable { what: refused(&it).to_string() })?;
    connection
        .execute_batch("PRAGMA busy_timeout = 5000; PRAGMA query_only = ON;")
        .map_err(|it| refused(&it))?;
    connection.set_prepared_statement_cache_capacity(128);
    Ok(connection)
}

/// The writing thread; it ends with the last sender.
fn write_all(mut connection: Connection, orders: &Receiver<Order>) {
    while let Ok(first) = orders.recv() {
        let mut next = Some(first);
        let mut together = Vec::new();
        while let Some(order) = next.take() {
            match order {
                Order::Work(job) => together.push(job),
                Order::Migrate(answer) => {
                    commit(&mut connection, std::mem::take(&mut together));
                    // Whoever asked may have gone.
                    let _ = answer.send(migrate(&mut connection));
                }
            }
            if together.len() < TOGETHER {
                next = orders.try_recv().ok();
            }
        }
        commit(&mut connection, together);
    }
}

fn commit(connection: &mut Connection, mut jobs: Vec<Box<dyn Job>>) {
    if jobs.is_empty() {
        return;
    }
    let outcome = in_one_transaction(connection, &mut jobs);
    if outcome.is_err() && !connection.is_autocommit() {
        // Nothing of a transaction that did not end may stay open for the next.
        let _ = connection.execute_batch("ROLLBACK");
    }
    for job in jobs {
        job.finish(outcome.clone());
    }
}

fn in_one_transaction(connection: &mut Connection, jobs: &mut [Box<dyn Job>]) -> Result<(), StoreError> {
    let say = |connection: &Connection, sql: &str| connection.execute_batch(sql).map_err(|it| refused(&it));
    say(connection, "BEGIN IMMEDIATE")?;
    for job in jobs {
        say(connection, "SAVEPOINT job")?;
        let is_good = job.run(&mut Plain(connection));
        say(connection, if is_good { "RELEASE job" } else { "ROLLBACK TO job; RELEASE job" })?;
    }
    say(connection, "COMMIT")
}

pub(super) fn migrate(connection: &mut Connection) -> Result<i64, StoreError> {
    let say = |connection: &Connection, sql: &str| connection.execute_batch(sql).map_err(|it| refused(&it));
    say(connection, "BEGIN IMMEDIATE")?;
    let script = |tx: &mut Plain<'_>, sql: &str| tx.0.execute_batch(sql).map_err(|it| refused(&it));
    let done = migrations::apply(&mut Plain(connection), Dialect::Sqlite, clock::now(), script);
    match done {
        Ok(version) => say(connection, "COMMIT").map(|()| version),
        Err(error) => {
            say(connection, "ROLLBACK")?;
            Err(error)
        }
    }
}

/// A connection inside a transaction that somebody else opens and ends.
pub(super) struct Plain<'a>(pub(super) &'a mut Connection);

impl Tx for Plain<'_> {
    fn run(&mut self, sql: &str, args: &[Value]) -> Result<u64, StoreError> {
        let mut statement = self.0.prepare_cached(sql).map_err(|it| refused(&it))?;
        let changed = statement.execute(rusqlite::params_from_iter(args)).map_err(|it| refused(&it))?;
        Ok(changed as u64)
    }

    fn rows(&mut self, sql: &str, args: &[Value]) -> Result<Vec<Row>, StoreError> {
        let mut statement = self.0.prepare_cached(sql).map_err(|it| refused(&it))?;
        let columns = statement.column_count();
        let mut found = statement.query(rusqlite::params_from_iter(args)).map_err(|it| refused(&it))?;
        let mut rows = Vec::new();
        while let Some(row) = found.next().map_err(|it| refused(&it))? {
            let value =
                |column| row.get_ref(column).map_err(|it| refused(&it)).and_then(|it| read(it, column));
            rows.push(Row((0..columns).map(value).collect::<Result<_, _>>()?));
        }
        Ok(rows)
    }
}

fn read(value: ValueRef<'_>, column: usize) -> Result<Value, StoreError> {
    match value {
        ValueRef::Null => Ok(Value::Null),
        ValueRef::Integer(it) => Ok(Value::Int(it)),
        ValueRef::Text(it) => match std::str::from_utf8(it) {
            Ok(it) => Ok(Value::Text(it.to_owned())),
            Err(_) => Err(StoreError::Shape { column }),
        },
        ValueRef::Real(_) | ValueRef::Blob(_) => Err(StoreError::Shape { column }),
    }
}

impl ToSql for Value {
    fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        Ok(ToSqlOutput::Borrowed(match self {
            Self::Null => ValueRef::Null,
            Self::Int(it) => ValueRef::Integer(*it),
            Self::Text(it) => ValueRef::Text(it.as_bytes()),
        }))
    }
}

/// The code only: messages of a database can hold what people wrote.
fn refused(error: &rusqlite::Error) -> StoreError {
    match error {
        rusqlite::Error::SqliteFailure(it, _) if it.code == rusqlite::ErrorCode::DatabaseBusy => {
            StoreError::Busy
        }
        rusqlite::Error::SqliteFailure(it, _) => {
            StoreError::Refused { code: format!("sqlite {}", it.extended_code) }
        }
        rusqlite::Error::SqlInputError { error, .. } => {
            StoreError::Refused { code: format!("sqlite {} in a statement", error.extended_code) }
        }
        _ => StoreError::Refused { code: "sqlite".to_owned() },
    }
}
