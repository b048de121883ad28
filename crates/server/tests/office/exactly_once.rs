//! Applications over a connection that drops, cuts, delays and doubles: every phone ends with its receipt, and there are
//! as many cases as phones. A short slice; the same by thousands is a soak.

use std::{collections::BTreeSet, env, sync::Arc};

use server::store::{StoreError, Tx};

use crate::{
    postgres::Postgres,
    proxy,
    support::{Phone, Server, application, ask},
};

/// How many phones, and the seed, so that a failure can be tried again.
fn extent() -> (usize, u64) {
    let number = |name: &str, usual: u64| env::var(name).ok().and_then(|it| it.parse().ok()).unwrap_or(usual);
    let phones = usize::try_from(number("RUANGIZIN_PHONES", 120)).unwrap_or(120);
    (phones, number("RUANGIZIN_SEED", 20_261_122))
}

async fn count(server: &Server, sql: &'static str) -> i64 {
    let work = move |tx: &mut dyn Tx| tx.rows(sql, &[])?[0].int(0);
    server.office.database.read::<i64, StoreError, _>(work).await.expect("it can be counted")
}

/// What the phone does: the same request again until a receipt comes, after a pause that grows.
async fn persist(address: std::net::SocketAddr, phone: Phone, name: String) -> (String, u32) {
    let body = application(&name, &[]);
    let digest = server::asset::digest(body.as_bytes());
    for tried in 1..200 {
        let headers = [
            ("content-type", "application/json"),
            ("claim-secret", phone.secret.as_str()),
            ("content-sha256", digest.as_str()),
        ];
        if let Some(answer) = ask(address, "PUT", &phone.path(), &headers, body.as_bytes()).await
            && (answer.status == 200 || answer.status == 201)
            && answer.json()["sha256"] == digest.as_str()
        {
            return (answer.json()["number"].as_str().unwrap_or_default().to_owned(), tried);
        }
        tokio::time::sleep(std::time::Duration::from_millis(u64::from(tried.min(10)))).await;
    }
    (String::new(), 200)
}

async fn all_arrive_once(server: &Server) {
    let (phones, seed) = extent();
    let proxy = proxy::start(server.address, seed).await;
    let permits = Arc::new(tokio::sync::Semaphore::new(32));
    let mut tasks = Vec::new();
    for at in 0..phones {
        let (permits, phone) = (Arc::clone(&permits), Phone::new());
        tasks.push(tokio::spawn(async move {
            let _turn = permits.acquire().await;
            persist(proxy, phone, format!("Pemohon {at}")).await
        }));
    }
    let mut numbers = BTreeSet::new();
    let mut tries = 0;
    for task in tasks {
        let (number, tried) = task.await.expect("a phone ends");
        tries += tried;
        numbers.insert(number);
    }
    assert!(!numbers.contains(""), "every phone ends with its receipt (seed {seed})");
    assert_eq!(numbers.len(), phones, "every phone has a number of its own (seed {seed})");
    let wanted = i64::try_from(phones).unwrap_or(0);
    for sql in [
        "SELECT count(*) FROM cases",
        "SELECT count(*) FROM applications",
        "SELECT count(*) FROM events",
        "SELECT count(*) FROM notifications",
    ] {
        assert_eq!(count(server, sql).await, wanted, "{sql} (seed {seed})");
    }
    assert!(tries > u32::try_from(phones).unwrap_or(0), "the connection was bad indeed");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn applications_over_a_bad_connection_arrive_once_in_sqlite() {
    all_arrive_once(&Server::start().await).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn applications_over_a_bad_connection_arrive_once_in_postgres() {
    let Some(postgres) = Postgres::start(false) else { return };
    all_arrive_once(&Server::start_with(Some(postgres.database("once")), |_| {}).await).await;
}
