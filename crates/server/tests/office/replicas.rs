//! Two servers that share one PostgreSQL and one object store are one office: everything arrives once, whichever of them is asked,
//! and what is done from time to time is done by one of them.

use server::{
    casework::decide::{self, Today},
    clock,
    config::Config,
    housekeeping,
    store::{StoreError, Tx},
};

use crate::{
    browser::{Browser, enter, hidden, status},
    exactly_once,
    helpers::{self, Helper},
    postgres::Postgres,
    support::{PASSWORD, PDF, Phone, Server, announce, piece},
};

/// Two servers, and what they share. Nothing where PostgreSQL or the object store is missing.
struct Pair {
    one: Server,
    two: Server,
    _postgres: Postgres,
    _store: Helper,
}

async fn two() -> Option<Pair> {
    let _ = rustls::crypto::ring::default_provider().install_default();
    let postgres = Postgres::start(false)?;
    let mut store = Helper::start("s3", helpers::OBJECT_STORE, &[])?;
    let (address, endpoint) = (postgres.database("berdua"), store.line());
    let change = |it: &mut Config| {
        it.store.bucket = Some("berkas".to_owned());
        it.store.bucket_endpoint = Some(endpoint.clone());
        "kunci".clone_into(&mut it.store.bucket_key);
        "rahasia".clone_into(&mut it.store.bucket_secret);
    };
    // At the same moment, so that both would make the tables.
    let (one, two) = tokio::join!(
        Server::start_with(Some(address.clone()), change),
        Server::start_with(Some(address), change)
    );
    Some(Pair { one, two, _postgres: postgres, _store: store })
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn applications_arrive_once_whichever_of_two_servers_they_meet() {
    let Some(office) = two().await else { return };
    exactly_once::all_arrive_once(&[&office.one, &office.two]).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_one_server_began_the_other_goes_on_with() {
    let Some(Pair { one, two, _postgres, _store }) = two().await else { return };
    let phone = Phone::new();
    let made = announce(&one, &phone.id, &contract::digest(PDF), PDF.len()).await;
    let place = made.header("location");
    let first = one.ask("PATCH", place, &piece("0"), &PDF[..12]).await;
    assert_eq!((first.status, first.header("upload-offset")), (204, "12"));
    let rest = two.ask("PATCH", place, &piece("12"), &PDF[12..]).await;
    assert_eq!(rest.status, 204, "{}", rest.text());
    let body = crate::support::application(&phone.id, "Yos Contoh", &[&contract::digest(PDF)]);
    let (here, there) = tokio::join!(phone.put(&one, &body), phone.put(&two, &body));
    assert_eq!(here.json()["number"], there.json()["number"], "one case, one receipt");
    let number = here.json()["number"].as_str().expect("a number").to_owned();
    one.officer("loket", "loket", "").await;
    let entered = enter(&one, &[("login", "loket"), ("password", PASSWORD)]).await;
    assert_eq!(entered.status, 303);
    let loket = Browser::of(&one, "loket").await.at(&two);
    let page = loket.get(&format!("/desk/berkas/{number}")).await.text();
    assert!(!hidden(&page, "csrf").is_empty(), "a session of one is a session of the other");
    let document = loket.get(&format!("/desk/berkas/{number}/dokumen/{}", contract::digest(PDF))).await;
    let has_all = document.body.windows(PDF.len()).any(|it| it == PDF);
    assert!(document.status == 200 && has_all, "{}", document.text());
    assert_eq!(loket.act(&number, "langkah", &[("to", "doc_check")]).await, "pesan=saved");
    assert_eq!(status(&one, &phone, &number).await["state"], "doc_check");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_is_done_from_time_to_time_is_done_once() {
    let Some(Pair { one, two, _postgres, _store }) = two().await else { return };
    one.officer("loket", "loket", "").await;
    let loket = Browser::of(&one, "loket").await;
    let mut phones = Vec::new();
    for _ in 0..8 {
        let phone = Phone::new();
        let number = phone.apply(&one).await;
        loket.act(&number, "langkah", &[("to", "doc_check")]).await;
        let row =
            [("kind1", "other"), ("target1", "denah"), ("reason1", "incomplete"), ("words1", "Lengkapi")];
        assert_eq!(loket.act(&number, "perbaikan", &row).await, "pesan=returned");
        phones.push((phone, number));
    }
    let end = |server: &Server| {
        let (calendar, now) = (server.office.calendar.clone(), clock::now() + 60 * 86_400);
        let work = move |tx: &mut dyn Tx| {
            decide::expire(tx, Today { calendar: &calendar, now }).map_err(|_refused| StoreError::Broke)
        };
        let database = server.office.database.clone();
        async move { database.write(work).await }
    };
    let (here, there) = tokio::join!(end(&one), end(&two));
    assert_eq!(here.unwrap_or(0) + there.unwrap_or(0), 8, "each file ends once");
    for (phone, number) in &phones {
        let seen = status(&two, phone, number).await;
        let ends = |it: &&serde_json::Value| it["action"] == "expire";
        let count = seen["history"].as_array().map_or(0, |all| all.iter().filter(ends).count());
        assert_eq!((seen["state"].as_str(), count), (Some("expired"), 1), "{seen}");
    }
    let (here, there) = tokio::join!(housekeeping::once(&one.office), housekeeping::once(&two.office));
    assert!(here.is_ok() && there.is_ok(), "clearing away at once harms nobody: {here:?} {there:?}");
}
