//! PostgreSQL through its plain client, on threads that may block. Transactions read what is committed; what must not
//! happen twice is guarded by keys and revisions, not by isolation. Replicas share nothing but this database.

use std::{
    collections::HashMap,
    path::Path,
    sync::{Arc, Mutex},
    time::Duration,
};

use postgres::{
    Client, Config, NoTls, Statement,
    config::SslMode,
    error::SqlState,
    types::{FromSql, IsNull, ToSql, Type, private::BytesMut},
};
use rustls::{
    ClientConfig, RootCertStore,
    pki_types::{CertificateDer, pem::PemObject as _},
};
use tokio::sync::Semaphore;
use tokio_postgres_rustls::MakeRustlsConnect;

use super::{
    Engine, Job, Row, StoreError, Tx, Value, backup,
    migrations::{self, Dialect},
};
use crate::clock;

/// Connections at most; each serves one transaction at a time.
const CONNECTIONS: usize = 16;
/// How often a transaction is tried that the database broke off for the sake of another one.
const TRIES: usize = 5;
/// A number of our own: whoever migrates holds it, so that replicas started together do not do it twice.
const MIGRATION_LOCK: i64 = 7_482_915_036;

pub(super) struct Postgres {
    shared: Arc<Shared>,
}

struct Shared {
    config: Config,
    /// How the connection is encrypted; without it it is not.
    tls: Option<MakeRustlsConnect>,
    idle: Mutex<Vec<Session>>,
    turns: Semaphore,
}

/// A connection with the statements it has prepared.
struct Session {
    client: Client,
    statements: HashMap<String, Statement>,
}

impl std::fmt::Debug for Postgres {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        // The configuration holds a password.
        f.write_str("Postgres")
    }
}

impl Postgres {
    pub(super) fn open(address: &str, authorities: Option<&Path>) -> Result<Self, StoreError> {
        let mut config: Config = address.parse().map_err(|_other: postgres::Error| {
            StoreError::Unreachable { what: "its address is no PostgreSQL address".to_owned() }
        })?;
        config.connect_timeout(Duration::from_secs(10)).application_name("ruangizin-server");
        let tls = authorities.map(encrypted).transpose()?;
        if tls.is_some() {
            // Never without, whatever the address says.
            config.ssl_mode(SslMode::Require);
        }
        let shared = Shared { config, tls, idle: Mutex::new(Vec::new()), turns: Semaphore::new(CONNECTIONS) };
        Ok(Self { shared: Arc::new(shared) })
    }

    fn hand_over(&self, job: Box<dyn Job>, kind: &'static str) {
        let shared = Arc::clone(&self.shared);
        tokio::spawn(async move {
            let Ok(_turn) = shared.turns.acquire().await else { return job.finish(Err(StoreError::Stopped)) };
            let inner = Arc::clone(&shared);
            // A job that panics was caught inside; if the thread itself is gone, its sender went with it.
            let _ = tokio::task::spawn_blocking(move || inner.serve(job, kind)).await;
        });
    }
}

impl Engine for Postgres {
    fn write(&self, job: Box<dyn Job>) {
        self.hand_over(job, "BEGIN");
    }

    fn read(&self, job: Box<dyn Job>) {
        self.hand_over(job, "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY");
    }

    fn migrate(&self) -> Result<i64, StoreError> {
        let mut session = self.shared.connect()?;
        session.say("BEGIN")?;
        let done = session
            .say(&format!("SELECT pg_advisory_xact_lock({MIGRATION_LOCK})"))
            .and_then(|()| migrations::apply(&mut session, Dialect::Postgres, clock::now(), Session::say));
        session.say(if done.is_ok() { "COMMIT" } else { "ROLLBACK" })?;
        done
    }

    /// PostgreSQL checks its pages by itself; that the tables can be read is what is left to try.
    fn check(&self) -> Result<Vec<String>, StoreError> {
        let mut session = self.shared.connect()?;
        for table in migrations::TABLES {
            session.rows(&format!("SELECT count(*) FROM {table}"), &[])?;
        }
        Ok(Vec::new())
    }

    fn copy_to(&self, file: &Path) -> Result<(), StoreError> {
        let mut session = self.shared.connect()?;
        session.say("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY")?;
        backup::copy_into_new_file(&mut session, file)
    }
}

impl Shared {
    fn serve(&self, mut job: Box<dyn Job>, begin: &str) {
        let outcome = self.take().and_then(|mut session| {
            let outcome = session.transaction(&mut job, begin);
            // A connection that failed is closed; the next one is new.
            if outcome.is_ok()
                && let Ok(mut idle) = self.idle.lock()
            {
                idle.push(session);
            }
            outcome
        });
        job.finish(outcome);
    }

    fn take(&self) -> Result<Session, StoreError> {
        let idle = self.idle.lock().map(|mut it| it.pop()).ok().flatten();
        match idle {
            Some(session) if !session.client.is_closed() => Ok(session),
            _ => self.connect(),
        }
    }

    fn connect(&self) -> Result<Session, StoreError> {
        let connected = match &self.tls {
            Some(tls) => self.config.connect(tls.clone()),
            None => self.config.connect(NoTls),
        };
        let client = connected.map_err(|it| match refused(&it) {
            StoreError::Refused { code } => StoreError::Unreachable { what: code },
            other => other,
        })?;
        Ok(Session { client, statements: HashMap::new() })
    }
}

/// Encryption towards a server that one of these certificates vouches for, by its name.
fn encrypted(authorities: &Path) -> Result<MakeRustlsConnect, StoreError> {
    let unreadable = |what: &str| StoreError::File { path: authorities.into(), what: what.to_owned() };
    let certificates =
        CertificateDer::pem_file_iter(authorities).map_err(|_no| unreadable("cannot be read"))?;
    let mut roots = RootCertStore::empty();
    for it in certificates {
        let it = it.map_err(|_no| unreadable("is no list of certificates"))?;
        roots.add(it).map_err(|_no| unreadable("holds something that is no certificate"))?;
    }
    if roots.is_empty() {
        return Err(unreadable("holds no certificate"));
    }
    let provider = Arc::new(rustls::crypto::ring::default_provider());
    let builder = ClientConfig::builder_with_provider(provider).with_safe_default_protocol_versions();
    let builder = builder.map_err(|_no| unreadable("cannot be used"))?;
    Ok(MakeRustlsConnect::new(builder.with_root_certificates(roots).with_no_client_auth()))
}

impl Drop for Shared {
    /// A client says goodbye to its server and waits for that, which no thread of the async runtime may do.
    fn drop(&mut self) {
        let idle = self.idle.lock().map(|mut it| std::mem::take(&mut *it)).unwrap_or_default();
        std::thread::spawn(move || drop(idle));
    }
}

impl Session {
    fn say(&mut self, sql: &str) -> Result<(), StoreError> {
        self.client.batch_execute(sql).map_err(|it| refused(&it))
    }

    fn transaction(&mut self, job: &mut Box<dyn Job>, begin: &str) -> Result<(), StoreError> {
        for tried in 1..=TRIES {
            self.say(begin)?;
            let mut watched = Watched { session: self, must_repeat: false };
            let is_good = job.run(&mut watched);
            let must_repeat = watched.must_repeat;
            if is_good {
                return self.say("COMMIT");
            }
            self.say("ROLLBACK")?;
            if !must_repeat || tried == TRIES {
                break;
            }
            std::thread::sleep(Duration::from_millis(5 * tried as u64));
        }
        Ok(())
    }

    fn prepared(&mut self, sql: &str) -> Result<Statement, StoreError> {
        if let Some(known) = self.statements.get(sql) {
            return Ok(known.clone());
        }
        let statement = self.client.prepare(&sql.replace('?', "$")).map_err(|it| refused(&it))?;
        self.statements.insert(sql.to_owned(), statement.clone());
        Ok(statement)
    }
}

/// Notices when the database asks for the transaction to be run again (deadlock, serialisation).
struct Watched<'a> {
    session: &'a mut Session,
    must_repeat: bool,
}

impl Tx for Watched<'_> {
    fn run(&mut self, sql: &str, args: &[Value]) -> Result<u64, StoreError> {
        self.session.run(sql, args).inspect_err(|it| self.must_repeat |= asks_for_repetition(it))
    }

    fn rows(&mut self, sql: &str, args: &[Value]) -> Result<Vec<Row>, StoreError> {
        self.session.rows(sql, args).inspect_err(|it| self.must_repeat |= asks_for_repetition(it))
    }
}

impl Tx for Session {
    fn run(&mut self, sql: &str, args: &[Value]) -> Result<u64, StoreError> {
        let statement = self.prepared(sql)?;
        self.client.execute(&statement, &by_reference(args)).map_err(|it| refused(&it))
    }

    fn rows(&mut self, sql: &str, args: &[Value]) -> Result<Vec<Row>, StoreError> {
        let statement = self.prepared(sql)?;
        let found = self.client.query(&statement, &by_reference(args)).map_err(|it| refused(&it))?;
        let value = |row: &postgres::Row, column: usize| {
            row.try_get::<_, Value>(column).map_err(|_foreign| StoreError::Shape { column })
        };
        found
            .iter()
            .map(|row| Ok(Row((0..row.len()).map(|column| value(row, column)).collect::<Result<_, _>>()?)))
            .collect()
    }
}

fn by_reference(args: &[Value]) -> Vec<&(dyn ToSql + Sync)> {
    args.iter().map(|it| it as &(dyn ToSql + Sync)).collect()
}

impl ToSql for Value {
    fn to_sql(
        &self,
        kind: &Type,
        out: &mut BytesMut,
    ) -> Result<IsNull, Box<dyn std::error::Error + Sync + Send>> {
        match self {
            Self::Null => Ok(IsNull::Yes),
            Self::Int(it) if *kind == Type::INT4 => i32::try_from(*it)?.to_sql(kind, out),
            Self::Int(it) => it.to_sql(kind, out),
            Self::Text(it) => it.to_sql(kind, out),
        }
    }

    fn accepts(kind: &Type) -> bool {
        is_number(kind) || is_text(kind)
    }

    postgres::types::to_sql_checked!();
}

impl<'a> FromSql<'a> for Value {
    fn from_sql(kind: &Type, raw: &'a [u8]) -> Result<Self, Box<dyn std::error::Error + Sync + Send>> {
        if *kind == Type::INT4 {
            i32::from_sql(kind, raw).map(|it| Self::Int(it.into()))
        } else if is_number(kind) {
            i64::from_sql(kind, raw).map(Self::Int)
        } else {
            String::from_sql(kind, raw).map(Self::Text)
        }
    }

    fn from_sql_null(_kind: &Type) -> Result<Self, Box<dyn std::error::Error + Sync + Send>> {
        Ok(Self::Null)
    }

    fn accepts(kind: &Type) -> bool {
        is_number(kind) || is_text(kind)
    }
}

fn is_number(kind: &Type) -> bool {
    [Type::INT4, Type::INT8].contains(kind)
}

fn is_text(kind: &Type) -> bool {
    [Type::TEXT, Type::VARCHAR, Type::NAME].contains(kind)
}

fn asks_for_repetition(error: &StoreError) -> bool {
    let codes = [SqlState::T_R_SERIALIZATION_FAILURE, SqlState::T_R_DEADLOCK_DETECTED];
    matches!(error, StoreError::Refused { code } if codes.iter().any(|it| code.ends_with(it.code())))
}

/// The code only: messages of a database can hold what people wrote.
fn refused(error: &postgres::Error) -> StoreError {
    match error.code() {
        Some(code) => StoreError::Refused { code: format!("postgres {}", code.code()) },
        None if error.is_closed() => StoreError::Unreachable { what: "the connection was closed".to_owned() },
        None => StoreError::Refused { code: "postgres".to_owned() },
    }
}
