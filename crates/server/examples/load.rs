//! What the server bears: submissions per second beside the raw commits of the same database in the same run, and how long
//! reading a status takes under a steady load. Prints one line of JSON per figure; `cargo xtask bench server` runs it.

#[path = "../tests/support/postgres.rs"]
#[expect(dead_code, reason = "it is measured without encryption")]
mod postgres;
#[path = "../tests/support/office.rs"]
#[expect(dead_code, reason = "only the server and a phone are needed here")]
mod support;

use std::{
    io::Write as _,
    net::SocketAddr,
    sync::{
        Arc,
        atomic::{AtomicU64, Ordering},
    },
    time::{Duration, Instant},
};

use support::{Phone, Server, application};
use tokio::{
    io::{AsyncReadExt as _, AsyncWriteExt as _},
    net::TcpStream,
};

/// How long each rate is measured.
const SPAN: Duration = Duration::from_secs(5);
/// Reads per second, and the connections they go over.
const READS: u64 = 300;
const CONNECTIONS: u64 = 256;

fn say(case: &str, metric: &str, value: f64) {
    let line = serde_json::json!({ "case": case, "metric": metric, "value": value });
    let _ = writeln!(std::io::stdout(), "{line}");
}

/// One connection that is used again and again.
struct Line {
    stream: TcpStream,
    buffer: Vec<u8>,
}

impl Line {
    async fn open(address: SocketAddr) -> Self {
        let stream = TcpStream::connect(address).await.expect("the server listens");
        let _ = stream.set_nodelay(true);
        Self { stream, buffer: Vec::new() }
    }

    /// Sends a request and gives status and body.
    async fn ask(&mut self, request: &[u8]) -> (u16, String) {
        self.stream.write_all(request).await.expect("the server reads");
        self.buffer.clear();
        loop {
            let mut piece = [0; 8192];
            let count = self.stream.read(&mut piece).await.expect("the server answers");
            self.buffer.extend_from_slice(&piece[..count]);
            let text = String::from_utf8_lossy(&self.buffer).into_owned();
            let Some((head, body)) = text.split_once("\r\n\r\n") else { continue };
            let length = head
                .lines()
                .find_map(|it| it.to_ascii_lowercase().strip_prefix("content-length: ")?.parse().ok());
            if count == 0 || body.len() >= length.unwrap_or(0) {
                let status = head.split(' ').nth(1).and_then(|it| it.parse().ok()).unwrap_or(0);
                return (status, body.to_owned());
            }
        }
    }
}

fn request(method: &str, path: &str, secret: &str, body: &str) -> Vec<u8> {
    format!(
        "{method} {path} HTTP/1.1\r\nhost: x\r\nclaim-secret: {secret}\r\ncontent-type: application/json\r\n\
         content-length: {}\r\n\r\n{body}",
        body.len()
    )
    .into_bytes()
}

async fn submissions(server: &Server, clients: u64) -> f64 {
    let (address, done) = (server.address, Arc::new(AtomicU64::new(0)));
    let start = Instant::now();
    let tasks: Vec<_> = (0..clients)
        .map(|_| {
            let done = Arc::clone(&done);
            tokio::spawn(async move {
                let mut line = Line::open(address).await;
                while start.elapsed() < SPAN {
                    let phone = Phone::new();
                    let body = application(&phone.id, "Yos Contoh", &[]);
                    let (status, _) = line.ask(&request("PUT", &phone.path(), &phone.secret, &body)).await;
                    if status == 201 {
                        done.fetch_add(1, Ordering::Relaxed);
                    }
                }
            })
        })
        .collect();
    for it in tasks {
        it.await.expect("a client ends");
    }
    #[expect(clippy::cast_precision_loss, reason = "some thousands")]
    let count = done.load(Ordering::Relaxed) as f64;
    count / start.elapsed().as_secs_f64()
}

/// Each read begins at its own moment, whether those before it have ended or not.
async fn reads(server: &Server, case: &str) {
    let phone = Phone::new();
    let number = phone.apply(server).await;
    let asked = Arc::new(request("GET", &format!("/api/v1/status/{number}"), &phone.secret, ""));
    let (address, start) = (server.address, Instant::now() + Duration::from_millis(500));
    let tasks: Vec<_> = (0..CONNECTIONS)
        .map(|at| {
            let asked = Arc::clone(&asked);
            tokio::spawn(async move {
                let mut line = Line::open(address).await;
                let mut took = Vec::new();
                for turn in (at..READS * 10).step_by(usize::try_from(CONNECTIONS).unwrap_or(1)) {
                    let due = start + Duration::from_micros(turn * 1_000_000 / READS);
                    tokio::time::sleep_until(due.into()).await;
                    let (status, _) = line.ask(&asked).await;
                    assert_eq!(status, 200, "every read is answered");
                    took.push(due.elapsed());
                }
                took
            })
        })
        .collect();
    let mut all = Vec::new();
    for it in tasks {
        all.extend(it.await.expect("a client ends"));
    }
    all.sort();
    let part = |percent: usize| all[(all.len() * percent / 100).min(all.len() - 1)].as_secs_f64() * 1_000.0;
    say(case, "status p50 (ms)", part(50));
    say(case, "status p99 (ms)", part(99));
}

fn raw_sqlite() -> f64 {
    let folder = tempfile::tempdir().expect("a folder");
    let base = rusqlite::Connection::open(folder.path().join("raw.sqlite3")).expect("a database");
    base.execute_batch("PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; CREATE TABLE t (a TEXT)")
        .expect("a table");
    let (start, mut count) = (Instant::now(), 0_u32);
    while start.elapsed() < SPAN {
        base.execute("INSERT INTO t VALUES ('x')", []).expect("a row");
        count += 1;
    }
    f64::from(count) / start.elapsed().as_secs_f64()
}

fn raw_postgres(address: &str) -> f64 {
    let mut client = ::postgres::Client::connect(address, ::postgres::NoTls).expect("it listens");
    client.batch_execute("CREATE TABLE t (a TEXT)").expect("a table");
    let (start, mut count) = (Instant::now(), 0_u32);
    while start.elapsed() < SPAN {
        client.batch_execute("INSERT INTO t VALUES ('x')").expect("a row");
        count += 1;
    }
    f64::from(count) / start.elapsed().as_secs_f64()
}

async fn measure(case: &str, server: Server) {
    for clients in [1, 32, 256] {
        let rate = submissions(&server, clients).await;
        say(case, &format!("submissions/s, {clients} clients"), rate);
    }
    reads(&server, case).await;
}

#[tokio::main]
async fn main() {
    let raw = tokio::task::spawn_blocking(raw_sqlite).await.expect("the thread ends");
    say("sqlite", "raw commits/s", raw);
    measure("sqlite", Server::start().await).await;
    let Some(postgres) = postgres::Postgres::start(true) else { return };
    let address = postgres.database("raw");
    let raw = tokio::task::spawn_blocking(move || raw_postgres(&address)).await.expect("the thread ends");
    say("postgres", "raw commits/s", raw);
    measure("postgres", Server::start_with(Some(postgres.database("load")), |_| {}).await).await;
}
