//! Connectors: an old licensing system, a process of its own that answers late, twice and wrongly, beside the office; and a folder
//! in which another one leaves tables.

use std::{fs, path::Path};

use server::{
    clock, connect, notify,
    store::{
        StoreError, Tx,
        connectors::{self, Delivery},
    },
};

use crate::{
    browser::{Browser, hidden, status},
    helpers::Helper,
    support::{Phone, Server},
};

/// The old system. Its own HMAC and its own HTTP: what both agree on is what the documentation says.
const LEGACY: &str = include_str!("legacy.py");
const SEND_KEY: &str = "kunci kirim contoh";
const RECEIVE_KEY: &str = "kunci terima contoh";

/// The file of connectors for a system at an address.
fn settings(folder: &Path, send_to: &str, more: &str) -> std::path::PathBuf {
    let send = if send_to.is_empty() {
        String::new()
    } else {
        format!("send-to = \"{send_to}\"\nsend-key = \"{SEND_KEY}\"\n")
    };
    let text = format!(
        "[[connector]]\nname = \"lama\"\nrole = \"loket\"\nservices = [\"KKPR-NON\"]\n{send}\
         receive-key = \"{RECEIVE_KEY}\"\n{more}\n[connector.states]\n\
         \"DITERIMA\" = \"doc_check\"\n\"TEKNIS\" = \"tech_review\"\n\"SURVEI\" = \"site_visit\"\n\"SELESAI\" = \"issued\"\n"
    );
    let path = folder.join("connectors.toml");
    fs::write(&path, text).expect("a file of the test");
    path
}

async fn office(connectors: std::path::PathBuf) -> Server {
    let _ = rustls::crypto::ring::default_provider().install_default();
    let server = Server::start_with(None, |it| it.office.connectors = Some(connectors.clone())).await;
    connect::prepare(&server.office).await.expect("the store works");
    for role in ["loket", "opd", "admin"] {
        server.officer(role, role, "").await;
    }
    server
}

/// The old system's clerk reports something; gives what it was answered.
async fn clerk(legacy: &mut Helper, address: &str, told: serde_json::Value) -> (u64, String) {
    let body = told.to_string();
    let (host, length) = (address.trim_start_matches("http://"), body.len());
    let request = format!(
        "POST /report HTTP/1.1\r\nhost: {host}\r\nconnection: close\r\ncontent-length: {length}\r\n\r\n{body}"
    );
    let mut line = tokio::net::TcpStream::connect(host).await.expect("it listens");
    tokio::io::AsyncWriteExt::write_all(&mut line, request.as_bytes()).await.expect("it reads");
    let said = tokio::task::block_in_place(|| legacy.line());
    let said: serde_json::Value = serde_json::from_str(&said).expect("a line of JSON");
    let word = said["outcome"].as_str().or(said["code"].as_str()).unwrap_or_default().to_owned();
    (said["status"].as_u64().expect("a status"), word)
}

/// More than a round of calls, older than all others, to a system that the configuration names no more.
async fn left_for_a_removed_system(server: &Server, case_id: String) {
    let work = move |tx: &mut dyn Tx| -> Result<(), StoreError> {
        connectors::name_all(tx, &[("dulu".to_owned(), String::new())])?;
        for turn in 0..60 {
            let (id, connector, case_id) = (format!("dulu-{turn}"), "dulu".to_owned(), case_id.clone());
            connectors::add_delivery(tx, &Delivery { id, connector, case_id, turn, due_at: 1, tries: 0 })?;
        }
        Ok(())
    };
    server.office.database.write(work).await.expect("the store works");
    connect::prepare(&server.office).await.expect("the store works");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn an_old_system_is_told_once_though_it_answers_late_and_refuses_first() {
    let Some(mut legacy) = Helper::start("legacy", LEGACY, &[SEND_KEY, RECEIVE_KEY, "0.4"]) else { return };
    let (address, folder) = (legacy.line(), tempfile::tempdir().expect("a folder for the test"));
    let server = office(settings(folder.path(), &address, "")).await;
    let phone = Phone::new();
    let number = phone.apply(&server).await;
    left_for_a_removed_system(&server, phone.id).await;
    let now = clock::now();
    assert_eq!(connect::send_once(&server.office, now).await, Ok(0), "it refuses everything at first");
    assert_eq!(connect::send_once(&server.office, now + 10).await, Ok(0), "not before its time");
    assert_eq!(connect::send_once(&server.office, now + 130).await, Ok(1));
    assert_eq!(connect::send_once(&server.office, now + 9_999).await, Ok(0), "once");
    let mut calls = Vec::new();
    for tries in 1..=2 {
        let said: serde_json::Value = serde_json::from_str(&legacy.line()).expect("a line of JSON");
        assert_eq!((said["signed"].as_bool(), said["tries"].as_u64()), (Some(true), Some(tries)), "{said}");
        calls.push(said["call"].clone());
    }
    assert_eq!(calls[0], calls[1], "the same id and body each time");
    let call = &calls[0];
    assert_eq!((call["number"].as_str(), call["event"].as_str()), (Some(number.as_str()), Some("submit")));
    assert_eq!((call["state"].as_str(), call["turn"].as_i64()), (Some("submitted"), Some(1)));
    assert!(!call.to_string().contains("Yos"), "nobody is named: {call}");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_an_old_system_reports_is_followed_where_it_is_plain_and_looked_at_where_not() {
    let Some(mut legacy) = Helper::start("legacy", LEGACY, &[SEND_KEY, RECEIVE_KEY, "0"]) else { return };
    let (address, folder) = (legacy.line(), tempfile::tempdir().expect("a folder for the test"));
    let server = office(settings(folder.path(), &address, "")).await;
    let phone = Phone::new();
    let number = phone.apply(&server).await;
    let home = format!("http://{}", server.address);
    let at = clock::rfc3339(clock::now() + 5);
    let early = "2020-01-01T00:00:00Z";
    let told = |id: &str, word: &str, number: &str, at: &str| serde_json::json!({ "address": home, "name": "lama", "id": id, "number": number, "status": word, "at": at });
    let with = |mut told: serde_json::Value, name: &str, value: serde_json::Value| {
        told[name] = value;
        told
    };
    let plain = told("a1", "DITERIMA", &number, &at);
    for (said, wanted) in [
        (with(plain.clone(), "key", "kunci orang lain lagi".into()), (401, "not-signed")),
        (with(plain.clone(), "age", 900.into()), (401, "not-signed")),
        (with(plain.clone(), "name", "tidak-ada".into()), (401, "not-signed")),
        (plain.clone(), (200, "moved")),
        (plain.clone(), (200, "moved")),
        (told("a1", "TEKNIS", &number, &at), (409, "conflict")),
        (told("a2", "DITERIMA", &number, &at), (200, "same")),
        (told("a3", "DI MEJA KADIS", &number, &at), (200, "unknown-state")),
        (told("a4", "DITERIMA", "CONTOH-00000-000000", &at), (200, "unknown-number")),
        (told("a5", "SELESAI", &number, &at), (200, "needs-person")),
        (told("a6", "TEKNIS", &number, &at), (200, "moved")),
        (told("a7", "DITERIMA", &number, early), (200, "passed")),
        (told("a8", "SURVEI", &number, early), (200, "too-late")),
        (told("a9", "SURVEI", &number, &at), (200, "not-allowed")),
        (told("b1", "TEKNIS", &number, "kemarin"), (422, "invalid")),
        (told("b 2", "TEKNIS", &number, &at), (422, "invalid")),
    ] {
        let shown = said.to_string();
        let answer = clerk(&mut legacy, &address, said).await;
        assert_eq!((answer.0, answer.1.as_str()), wanted, "{shown}");
    }
    let seen = status(&server, &phone, &number).await;
    assert_eq!(seen["state"], "tech_review", "only what was plain and allowed moved it: {seen}");
    assert_eq!(seen["history"].as_array().map(Vec::len), Some(3));
    assert_eq!(
        connect::send_once(&server.office, clock::now() + 10).await,
        Ok(0),
        "it refuses the first try"
    );
    let first: serde_json::Value = serde_json::from_str(&legacy.line()).expect("a line of JSON");
    assert_eq!(first["call"]["event"], "submit", "of its own changes it is not told: {first}");

    let loket = Browser::of(&server, "loket").await;
    assert!(loket.get("/desk").await.text().contains("5 reports of other systems"));
    let page = loket.get("/desk/sambungan").await.text();
    for part in ["DI MEJA KADIS", "CONTOH-00000-000000", "made by officers only", number.as_str()] {
        assert!(page.contains(part), "{part}: {page}");
    }
    let admin = Browser::of(&server, "admin").await;
    assert!(!admin.get("/desk/sambungan").await.text().contains(&number), "sees no file");
    let csrf = hidden(&page, "csrf");
    let key = |id: &'static str| [("csrf", csrf.as_str()), ("connector", "lama"), ("id", id)];
    assert_eq!(loket.post("/desk/sambungan", &key("a3")).await.status, 303);
    assert_eq!(loket.post("/desk/sambungan", &key("a3")).await.status, 404, "once");
    assert_eq!(loket.post("/desk/sambungan", &key("a1")).await.status, 404, "that one was followed");
    assert!(!loket.get("/desk/sambungan").await.text().contains("DI MEJA KADIS"));
    let record = loket.get(&format!("/desk/berkas/{number}")).await.text();
    assert!(
        record.contains("connector:lama") && record.contains("report of another system seen"),
        "{record}"
    );
}

/// The tables that lie in a folder, by their names after the time.
fn lies_in(folder: &Path) -> Vec<String> {
    let mut all: Vec<String> = fs::read_dir(folder)
        .expect("the folder is there")
        .map(|it| it.expect("an entry").file_name().to_string_lossy().into_owned())
        .map(|it| it.split_once('-').map_or(it.clone(), |(_, rest)| rest.to_owned()))
        .collect();
    all.sort();
    all
}

#[tokio::test]
async fn a_table_that_is_left_in_the_folder_is_read_once_and_a_report_lies_beside_it() {
    let (folder, drop) = (tempfile::tempdir().expect("a folder"), tempfile::tempdir().expect("a folder"));
    let more = format!("folder = \"{}\"", drop.path().display());
    let server = office(settings(folder.path(), "", &more)).await;
    let phone = Phone::new();
    let number = phone.apply(&server).await;
    let at = clock::rfc3339(clock::now());
    let put = |name: &str, bytes: &[u8]| fs::write(drop.path().join(name), bytes).expect("a table");
    let good = format!("\u{feff}Number;Status;At;Note\r\n{number};DITERIMA;{at};Berkas lengkap\r\n");
    put("a.csv", good.as_bytes());
    put("b.csv", format!("number,status,at\n{number},SELESAI,{at}\n{number},TEKNIS,kapan\n").as_bytes());
    put("c.csv", b"nomor,keadaan\n1,2\n");
    put("d.csv", b"number,status,at\n\xff\xfe,x,y\n");
    put("e.part", good.as_bytes());
    assert_eq!(connect::read_folders(&server.office).await, 4);
    assert_eq!(status(&server, &phone, &number).await["state"], "doc_check");
    assert_eq!(lies_in(&drop.path().join("done")), ["a.csv", "a.report.txt"]);
    assert_eq!(
        lies_in(&drop.path().join("failed")),
        ["b.csv", "b.report.txt", "c.csv", "c.report.txt", "d.csv", "d.report.txt"]
    );
    let report = |name: &str| {
        let entries = fs::read_dir(drop.path().join("failed")).expect("the folder is there");
        let mut paths = entries.map(|it| it.expect("an entry").path());
        let path = paths.find(|it| it.to_string_lossy().ends_with(name)).expect("a report");
        fs::read_to_string(path).expect("it can be read")
    };
    assert_eq!(
        report("b.report.txt"),
        format!("line,number,outcome\n2,{number},needs-person\n3,{number},at-malformed\n")
    );
    assert!(
        report("c.report.txt").contains("columns-missing") && report("d.report.txt").contains("not-utf-8")
    );
    let page = Browser::of(&server, "loket").await.get("/desk/sambungan").await.text();
    for name in ["b.csv", "c.csv", "d.csv"] {
        assert!(page.contains(name), "somebody of the office is told of {name}: {page}");
    }
    put("a.csv", good.as_bytes());
    assert_eq!(connect::read_folders(&server.office).await, 1, "the same table under the same name again");
    let seen = status(&server, &phone, &number).await;
    assert_eq!(seen["history"].as_array().map(Vec::len), Some(2), "says nothing new: {seen}");
    assert_eq!(connect::read_folders(&server.office).await, 0);
}

#[tokio::test]
async fn steps_that_are_read_long_after_they_were_made_are_followed_and_said_once_at_the_desk() {
    let (folder, drop) = (tempfile::tempdir().expect("a folder"), tempfile::tempdir().expect("a folder"));
    let more = format!("folder = \"{}\"", drop.path().display());
    let server = office(settings(folder.path(), "", &more)).await;
    let phone = Phone::new();
    let number = phone.apply(&server).await;
    let at = clock::rfc3339(clock::now());
    // When the table is read, both steps lie in the past.
    tokio::time::sleep(std::time::Duration::from_millis(1_100)).await;
    let put = |name: &str, lines: &str| {
        fs::write(drop.path().join(name), format!("number,status,at\n{lines}")).expect("a table");
    };
    put("a.csv", &format!("{number},DITERIMA,{at}\n{number},TEKNIS,{at}\n"));
    assert_eq!(connect::read_folders(&server.office).await, 1);
    let seen = status(&server, &phone, &number).await;
    assert_eq!(seen["state"], "tech_review", "our own clock is no limit for what they did: {seen}");
    // A system that leaves its whole list each day says the same each day.
    put("b.csv", &format!("{number},SELESAI,{at}\n"));
    put("c.csv", &format!("{number},SELESAI,{at}\nTIDAK-ADA,TEKNIS,{at}\n"));
    assert_eq!(connect::read_folders(&server.office).await, 2);
    let loket = Browser::of(&server, "loket").await;
    assert!(loket.get("/desk").await.text().contains("2 reports of other systems"));
    server.officer("lurah", "lurah", "53.71.99.9999").await;
    let elsewhere = Browser::of(&server, "lurah").await.get("/desk/sambungan").await.text();
    assert!(!elsewhere.contains(&number) && !elsewhere.contains("TIDAK-ADA"), "{elsewhere}");
    let admin = Browser::of(&server, "admin").await.get("/desk/sambungan").await.text();
    assert!(!admin.contains(&number) && !admin.contains("TIDAK-ADA"), "{admin}");
    let csrf = hidden(&loket.get("/desk/sambungan").await.text(), "csrf");
    let page = loket.get("/desk/sambungan").await.text();
    let id = page.split("name=\"id\" value=\"").skip(1).find_map(|it| it.split('"').next());
    let key = [("csrf", csrf.as_str()), ("connector", "lama"), ("id", id.expect("a finding"))];
    assert_eq!(loket.post("/desk/sambungan", &key).await.status, 303);
    put("d.csv", &format!("{number},SELESAI,{at}\n\n"));
    assert_eq!(connect::read_folders(&server.office).await, 1);
    assert!(loket.get("/desk").await.text().contains("1 report of another system"), "looked at is looked at");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_report_that_is_caught_and_sent_again_changes_nothing() {
    let folder = tempfile::tempdir().expect("a folder for the test");
    let server = office(settings(folder.path(), "", "")).await;
    let phone = Phone::new();
    let number = phone.apply(&server).await;
    let at = clock::now();
    let report = serde_json::json!({ "id": "a1", "number": number, "status": "DITERIMA", "at": clock::rfc3339(at + 5) });
    let (body, signature) = (report.to_string(), notify::signature(RECEIVE_KEY, at, &report.to_string()));
    let headers = [("content-type", "application/json"), ("ruangizin-signature", signature.as_str())];
    let send = || server.ask("POST", "/api/v1/connectors/lama/status", &headers, body.as_bytes());
    let first = send().await;
    assert_eq!((first.status, first.json()["outcome"].as_str()), (200, Some("moved")), "{}", first.text());
    let before = status(&server, &phone, &number).await;
    for again in [send().await, send().await] {
        assert_eq!((again.status, again.text()), (200, first.text()), "the answer that got lost comes again");
    }
    assert_eq!(
        status(&server, &phone, &number).await,
        before,
        "byte for byte the same request is taken once"
    );
    assert_eq!(before["state"], "doc_check");
}
