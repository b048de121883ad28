//! Notices: mail through a real mail server, a signed call to a gateway, sent once however many servers look.

use std::sync::{Arc, Mutex};

use server::{
    clock,
    notify::{self, Hook, Mail, Ways},
    store::{StoreError, Tx},
};
use tokio::{
    io::{AsyncReadExt as _, AsyncWriteExt as _},
    net::TcpListener,
};

use crate::{
    helpers::Helper,
    postgres::Postgres,
    support::{Phone, Server, of_form},
};

/// Prints its port, then each mail as one line of JSON.
const MAIL_SERVER: &str = r#"
import json, socket, time
from aiosmtpd.controller import Controller
class Handler:
    async def handle_DATA(self, server, session, envelope):
        print(json.dumps({"to": envelope.rcpt_tos, "data": envelope.content.decode()}), flush=True)
        return "250 ok"
with socket.socket() as free:
    free.bind(("127.0.0.1", 0))
    port = free.getsockname()[1]
controller = Controller(Handler(), hostname="127.0.0.1", port=port)
controller.start()
print(port, flush=True)
while True:
    time.sleep(1)
"#;

fn answers() -> permit::Answers {
    let mut answers = permit::Answers::default();
    answers.fields.set("hp", permit::Answer::text("081200000000"));
    answers.fields.set("surel", permit::Answer::text("yos@contoh.example"));
    answers
}

async fn apply(server: &Server) -> (Phone, String) {
    let phone = Phone::new();
    let body = of_form(&phone.id, ("reklame", "REK-REKLAME"), answers());
    let number = phone.put(server, &body).await.json()["number"].as_str().expect("a number").to_owned();
    (phone, number)
}

/// A gateway that answers what it is told to; gives its address and what it got.
async fn gateway(answer: &'static str) -> (String, Arc<Mutex<Vec<String>>>) {
    let listener = TcpListener::bind("127.0.0.1:0").await.expect("a free port");
    let address = format!("http://{}/pesan", listener.local_addr().expect("it has an address"));
    let got: Arc<Mutex<Vec<String>>> = Arc::default();
    let all = Arc::clone(&got);
    tokio::spawn(async move {
        while let Ok((mut stream, _)) = listener.accept().await {
            let all = Arc::clone(&all);
            tokio::spawn(async move {
                let mut bytes = vec![0; 65_536];
                let mut length = 0;
                while let Ok(count) = stream.read(&mut bytes[length..]).await {
                    length += count;
                    if count == 0 || bytes[..length].ends_with(b"}") {
                        break;
                    }
                }
                let text = String::from_utf8_lossy(&bytes[..length]).into_owned();
                all.lock().expect("no task breaks while it holds it").push(text);
                let head = format!("HTTP/1.1 {answer}\r\ncontent-length: 0\r\nconnection: close\r\n\r\n");
                let _ = stream.write_all(head.as_bytes()).await;
            });
        }
    });
    (address, got)
}

async fn waiting(server: &Server) -> i64 {
    let sql = "SELECT count(*) FROM notifications WHERE sent_at IS NULL";
    let work = move |tx: &mut dyn Tx| tx.rows(sql, &[])?[0].int(0);
    server.office.database.read::<i64, StoreError, _>(work).await.expect("it can be counted")
}

#[tokio::test]
async fn mail_goes_through_a_real_mail_server_with_first_name_and_number_only() {
    let Some(mut helper) = Helper::start("mail", MAIL_SERVER, &[]) else { return };
    let port = helper.line();
    let server = Server::with_forms(None, |it| {
        it.ways.public_address = Some("https://izin.contoh.example/".to_owned());
    })
    .await;
    let mail = Mail::new(&format!("smtp://127.0.0.1:{port}"), "Kota Contoh <izin@contoh.example>");
    let ways = Ways { mail, hook: None };
    let (phone, number) = apply(&server).await;
    let sent = notify::once(&server.office, &ways, clock::now()).await.expect("the store works");
    assert_eq!((sent, waiting(&server).await), (1, 0));
    let got: serde_json::Value = serde_json::from_str(&helper.line()).expect("a line of JSON");
    assert_eq!(got["to"][0], "yos@contoh.example");
    let data = got["data"].as_str().unwrap_or_default();
    assert!(data.contains(&number) && data.contains("Halo Yos") && data.contains("CONTOH"), "{data}");
    assert!(
        !data.contains(&phone.secret) && !data.contains("Yos Contoh") && !data.contains("081200000000"),
        "{data}"
    );
    assert_eq!(notify::once(&server.office, &ways, clock::now() + 9_999).await, Ok(0), "sent once");
}

#[tokio::test]
async fn a_gateway_gets_a_signed_call_and_a_failed_one_comes_again_later() {
    let _ = rustls::crypto::ring::default_provider().install_default();
    let server = Server::with_forms(None, |_| {}).await;
    let (_, number) = apply(&server).await;
    let now = clock::now();
    let (broken, _) = gateway("500 Broken").await;
    let key = "kunci gateway contoh";
    let hook = |address: &str| Ways { mail: None, hook: Hook::new(address, key) };
    assert_eq!(notify::once(&server.office, &hook(&broken), now).await, Ok(0));
    assert_eq!(waiting(&server).await, 1, "it goes again");
    let (good, got) = gateway("204 No Content").await;
    assert_eq!(notify::once(&server.office, &hook(&good), now + 10).await, Ok(0), "not before its time");
    assert_eq!(notify::once(&server.office, &hook(&good), now + 400).await, Ok(1));
    let got = got.lock().expect("nobody else holds it").first().cloned().expect("one call");
    let (head, body) = got.split_once("\r\n\r\n").expect("a request");
    let line = head.lines().find_map(|it| it.strip_prefix("ruangizin-signature: ")).expect("a signature");
    let at: i64 =
        line.trim_start_matches("t=").split(',').next().and_then(|it| it.parse().ok()).expect("a time");
    assert_eq!(line, notify::signature(key, at, body));
    let body: serde_json::Value = serde_json::from_str(body).expect("a body of JSON");
    assert_eq!((body["number"].as_str(), body["to"].as_str()), (Some(number.as_str()), Some("081200000000")));
}

#[tokio::test]
async fn an_address_that_is_none_keeps_nobody_from_the_gateway() {
    let _ = rustls::crypto::ring::default_provider().install_default();
    let server = Server::with_forms(None, |_| {}).await;
    let mut told = answers();
    told.fields.set("surel", permit::Answer::text("bukan alamat"));
    let phone = Phone::new();
    let sent = phone.put(&server, &of_form(&phone.id, ("reklame", "REK-REKLAME"), told)).await;
    assert_eq!(sent.status, 201, "{}", sent.text());
    let (gateway, got) = gateway("204 No Content").await;
    // Nobody listens there; it is not even asked.
    let mail = Mail::new("smtp://127.0.0.1:1", "Kota Contoh <izin@contoh.example>");
    let ways = Ways { mail, hook: Hook::new(&gateway, "kunci gateway contoh") };
    assert_eq!(notify::once(&server.office, &ways, clock::now()).await, Ok(1));
    let calls = got.lock().expect("nobody else holds it").len();
    assert_eq!((calls, waiting(&server).await), (1, 0));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn two_servers_on_one_database_send_each_notice_once() {
    let _ = rustls::crypto::ring::default_provider().install_default();
    let Some(postgres) = Postgres::start(false) else { return };
    let address = postgres.database("twice");
    let one = Server::with_forms(Some(address.clone()), |_| {}).await;
    let two = Server::with_forms(Some(address), |_| {}).await;
    for _ in 0..20 {
        apply(&one).await;
    }
    let (gateway, got) = gateway("200 OK").await;
    let ways = Ways { mail: None, hook: Hook::new(&gateway, "kunci gateway contoh") };
    let now = clock::now();
    let (first, second) =
        tokio::join!(notify::once(&one.office, &ways, now), notify::once(&two.office, &ways, now));
    assert_eq!(first.expect("the store works") + second.expect("the store works"), 20);
    let calls = got.lock().expect("nobody else holds it").len();
    assert_eq!((calls, waiting(&two).await), (20, 0));
}
