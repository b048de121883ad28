//! Applications over a connection that drops, cuts, delays and doubles: every phone ends with its receipt, and there are
//! as many cases as phones. A short slice; the same by thousands is a soak.

use std::{collections::BTreeSet, env, sync::Arc};

use contract::outbox::ItemState;
use server::store::{StoreError, Tx};

use crate::{
    outbox::Owner,
    postgres::Postgres,
    proxy,
    support::{Phone, Server},
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

/// Any of these servers, which are one office.
pub(crate) async fn all_arrive_once(servers: &[&Server]) {
    let (phones, seed) = extent();
    let server = servers[0];
    let proxy = proxy::start(servers.iter().map(|it| it.address).collect(), seed).await;
    let permits = Arc::new(tokio::sync::Semaphore::new(32));
    let mut tasks = Vec::new();
    for at in 0..phones {
        let permits = Arc::clone(&permits);
        let owner = Owner {
            phone: Phone::new(),
            name: format!("Pemohon {at}"),
            has_file: at % 5 == 0,
            edits_after: (at % 7 == 0).then_some(1),
        };
        tasks.push(tokio::spawn(async move {
            let _turn = permits.acquire().await;
            owner.run(proxy).await
        }));
    }
    let mut numbers = BTreeSet::new();
    let (mut tries, mut corrected) = (0, 0);
    for task in tasks {
        let (item, of_one) = task.await.expect("a phone ends");
        tries += of_one;
        match item.state {
            ItemState::Received(receipt) => {
                assert_eq!(receipt.sha256, item.digest, "the office has what the phone has (seed {seed})");
                numbers.insert(receipt.number);
            }
            // What arrived was older than what the person wrote since: the change is a correction.
            ItemState::ToCorrect(receipt) => {
                corrected += 1;
                numbers.insert(receipt.number);
            }
            other => unreachable!("a phone ends without its receipt: {other:?} (seed {seed})"),
        }
    }
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
    let files = i64::try_from(phones.div_ceil(5)).unwrap_or(0);
    assert_eq!(count(server, "SELECT count(*) FROM files").await, files, "each file once (seed {seed})");
    assert!(tries > u32::try_from(phones).unwrap_or(0), "the connection was bad indeed");
    assert!(corrected <= phones.div_ceil(7), "nobody else changed anything (seed {seed})");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn applications_over_a_bad_connection_arrive_once_in_sqlite() {
    all_arrive_once(&[&Server::start().await]).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn applications_over_a_bad_connection_arrive_once_in_postgres() {
    let Some(postgres) = Postgres::start(false) else { return };
    all_arrive_once(&[&Server::start_with(Some(postgres.database("once")), |_| {}).await]).await;
}
