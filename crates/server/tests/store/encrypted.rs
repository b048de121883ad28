//! The connection to PostgreSQL is encrypted where certificates are named, and goes to nobody else.

use std::{
    fs,
    path::{Path, PathBuf},
    process::{Command, Stdio},
};

use server::store::{Database, StoreError};

use crate::postgres::Postgres;

fn openssl(folder: &Path, arguments: &str) -> Option<()> {
    let mut command = Command::new("openssl");
    command.args(arguments.split(' ')).current_dir(folder).stdout(Stdio::null()).stderr(Stdio::null());
    command.status().is_ok_and(|it| it.success()).then_some(())
}

/// An authority and a certificate of it for `localhost`.
fn certificates(folder: &Path) -> Option<PathBuf> {
    fs::write(folder.join("names"), "subjectAltName=DNS:localhost\n").expect("a file of the test");
    openssl(folder, "req -x509 -newkey rsa:2048 -nodes -keyout ca.key -out ca.pem -subj /CN=uji -days 2")?;
    openssl(folder, "req -newkey rsa:2048 -nodes -keyout server.key -out server.csr -subj /CN=localhost")?;
    let sign = "x509 -req -in server.csr -CA ca.pem -CAkey ca.key -CAcreateserial -out server.pem -days 2 -extfile names";
    openssl(folder, sign)?;
    Some(folder.join("ca.pem"))
}

/// Whether the connection of a database is encrypted, as its server sees it.
async fn is_encrypted(address: &str, authorities: Option<&Path>) -> Result<bool, StoreError> {
    let database = Database::postgres(address, authorities)?;
    let sql = "SELECT CASE WHEN ssl THEN 1 ELSE 0 END FROM pg_stat_ssl WHERE pid = pg_backend_pid()";
    database.read(move |tx| tx.rows(sql, &[])?[0].int(0)).await.map(|it| it == 1)
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn postgres_is_spoken_to_in_secret_and_by_its_name() {
    let folder = tempfile::tempdir().expect("a folder for the test");
    let Some(authority) = certificates(folder.path()) else {
        crate::postgres::say_line("SKIPPED postgres: no openssl makes certificates for it");
        return;
    };
    let Some(postgres) = Postgres::start_encrypted(folder.path()) else { return };
    let address = |host: &str| format!("postgres://ruangizin@{host}:{}/postgres", postgres.port());
    assert_eq!(is_encrypted(&address("localhost"), Some(&authority)).await, Ok(true));
    let other_name = is_encrypted(&address("127.0.0.1"), Some(&authority)).await;
    assert!(other_name.is_err(), "the certificate is for localhost");
    let strangers = tempfile::tempdir().expect("a folder for the test");
    let stranger = certificates(strangers.path()).expect("it went before");
    assert!(is_encrypted(&address("localhost"), Some(&stranger)).await.is_err(), "nobody vouches for it");
    let empty = strangers.path().join("names");
    assert!(matches!(Database::postgres(&address("localhost"), Some(&empty)), Err(StoreError::File { .. })));
    let Some(plain) = Postgres::start(false) else { return };
    let refused = is_encrypted(&plain.database("terbuka"), Some(&authority)).await;
    assert!(refused.is_err(), "a server that does not encrypt is not spoken to");
}
