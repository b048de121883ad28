//! What every database must do, tried on SQLite always and on a real PostgreSQL where its binaries are found.

mod encrypted;
#[path = "../support/helpers.rs"]
mod helpers;
mod kept;
#[path = "../support/postgres.rs"]
mod postgres;
mod spaces;
mod suite;

use std::sync::Arc;

use server::store::Database;

/// A database that no other case uses, and what must live as long as it.
pub(crate) struct Place {
    pub(crate) database: Database,
    /// The same database once more, as a second replica would open it.
    pub(crate) second: Database,
    pub(crate) folder: tempfile::TempDir,
}

async fn migrated(open: impl Fn() -> Database + Send + Sync + 'static, folder: tempfile::TempDir) -> Place {
    let open = Arc::new(open);
    let make = move || {
        let open = Arc::clone(&open);
        tokio::task::spawn_blocking(move || {
            let database = open();
            database.migrate().expect("the tables can be made");
            database
        })
    };
    let (one, two) = (make(), make());
    let database = one.await.expect("the thread ends");
    let second = two.await.expect("the thread ends");
    Place { database, second, folder }
}

#[tokio::test(flavor = "multi_thread")]
async fn sqlite_does_what_a_store_must() {
    for (name, case) in suite::ALL {
        let folder = tempfile::tempdir().expect("a folder for the test");
        let file = folder.path().join("test.sqlite3");
        let place =
            migrated(move || Database::sqlite(file.clone()).expect("a file can be made"), folder).await;
        say(&format!("sqlite: {name}"));
        case(place).await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn postgres_does_what_a_store_must() {
    let Some(postgres) = postgres::Postgres::start(false) else { return };
    for (place, (name, case)) in suite::ALL.iter().enumerate() {
        let address = postgres.database(&format!("case{place}"));
        let folder = tempfile::tempdir().expect("a folder for the test");
        let place = migrated(move || Database::postgres(&address, None).expect("an address"), folder).await;
        say(&format!("postgres: {name}"));
        case(place).await;
    }
}

fn say(text: &str) {
    use std::io::Write as _;
    let _ = writeln!(std::io::stderr(), "{text}");
}
