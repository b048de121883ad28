//! The program killed without warning while applications arrive: whatever was acknowledged is there afterwards, once.
//! This ends processes, not the power: what a disk loses then is not tried. A short slice; by hundreds it is a soak.
#![cfg(unix)]

#[path = "support/office.rs"]
#[expect(dead_code, reason = "only the client and the files of an app are needed here")]
mod support;

use std::{
    collections::BTreeMap,
    env,
    io::{BufRead as _, BufReader},
    net::SocketAddr,
    path::Path,
    process::{Child, Command, Stdio},
    sync::{Arc, Mutex},
    time::Duration,
};

use support::{Phone, application, ask};

const PROGRAM: &str = env!("CARGO_BIN_EXE_ruangizin-server");

/// Receipts that phones hold: id and secret → number.
type Receipts = Arc<Mutex<BTreeMap<String, (Phone, String, String)>>>;

fn start(folder: &Path) -> (Child, SocketAddr) {
    let mut child = Command::new(PROGRAM)
        .args(["--demo", "--port", "0", "--requests-per-minute", "0", "--dist"])
        .arg(folder.join("dist"))
        .arg("--data")
        .arg(folder.join("data"))
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .expect("the program starts");
    let out = BufReader::new(child.stdout.take().expect("its output is piped"));
    let address = out
        .lines()
        .map_while(Result::ok)
        .find_map(|it| it.strip_prefix("listening on http://").map(|it| it.trim_end_matches('/').to_owned()));
    (child, address.and_then(|it| it.parse().ok()).expect("it says where it listens"))
}

/// Hands in one application after the other until the server is gone.
async fn flood(address: SocketAddr, receipts: Receipts) {
    loop {
        let phone = Phone::new();
        let body = application(&phone.id, "Yos Contoh", &[]);
        let headers = [("content-type", "application/json"), ("claim-secret", phone.secret.as_str())];
        let Some(answer) = ask(address, "PUT", &phone.path(), &headers, body.as_bytes()).await else {
            return;
        };
        if answer.status == 201 {
            let number = answer.json()["number"].as_str().unwrap_or_default().to_owned();
            let mut all = receipts.lock().expect("no task breaks while it holds it");
            all.insert(phone.id.clone(), (phone, number, body));
        }
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_was_acknowledged_survives_being_killed() {
    let rounds: u64 = env::var("RUANGIZIN_KILLS").ok().and_then(|it| it.parse().ok()).unwrap_or(4);
    let folder = tempfile::tempdir().expect("a folder for the test");
    support::config(folder.path(), None);
    let receipts = Receipts::default();
    for round in 0..rounds {
        let (mut child, address) = start(folder.path());
        let floods: Vec<_> = (0..8).map(|_| tokio::spawn(flood(address, Arc::clone(&receipts)))).collect();
        // A different moment each time; the order of writes is what chance varies.
        tokio::time::sleep(Duration::from_millis(150 + round * 37 % 200)).await;
        child.kill().expect("it can be killed");
        child.wait().expect("it ends");
        for one in floods {
            one.await.expect("a task ends");
        }
    }
    let (mut child, address) = start(folder.path());
    let all: Vec<_> = receipts.lock().expect("no task breaks").values().cloned().collect();
    assert!(all.len() > 10, "there was a load: {}", all.len());
    for (phone, number, body) in &all {
        let headers = [("content-type", "application/json"), ("claim-secret", phone.secret.as_str())];
        let receipt = ask(address, "GET", &phone.path(), &headers, b"").await.expect("it answers");
        assert_eq!((receipt.status, receipt.json()["number"].as_str()), (200, Some(number.as_str())));
        assert_eq!(receipt.json()["sha256"], server::asset::digest(body.as_bytes()));
    }
    child.kill().expect("it can be killed");
    child.wait().expect("it ends");
    let checked = Command::new(PROGRAM)
        .args(["check", "--lang", "en", "--data"])
        .arg(folder.path().join("data"))
        .output()
        .expect("the program starts");
    assert!(checked.status.success(), "{}", String::from_utf8_lossy(&checked.stdout));
}
