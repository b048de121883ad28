//! Files are looked at by a scanner that speaks clamd's protocol: a small one of our own. Clamd itself is asked by
//! `cargo xtask soak clamd`.

use std::{
    io::{Read as _, Write as _},
    net::{TcpListener, TcpStream},
    sync::{
        Arc,
        atomic::{AtomicBool, Ordering},
    },
};

use server::{asset::digest, store::files::Scanner};

use crate::support::{PDF, Phone, Server, announce, piece};

/// What every scanner finds, put together here so that none finds it in this file.
fn eicar() -> Vec<u8> {
    let start = r"X5O!P%@AP[4\PZX54(P^)7CC)7}$EICAR-STANDARD-";
    format!("{start}ANTIVIRUS-TEST-FILE!$H+H*").into_bytes()
}

/// Answers one connection as clamd does: a file with the test signature is found, others are not.
fn serve(mut line: TcpStream) -> Option<()> {
    let mut command = [0; 10];
    line.read_exact(&mut command[..6]).ok()?;
    if command.starts_with(b"zPING\0") {
        return line.write_all(b"PONG\0").ok();
    }
    line.read_exact(&mut command[6..]).ok()?;
    assert_eq!(&command, b"zINSTREAM\0");
    let mut all = Vec::new();
    loop {
        let mut length = [0; 4];
        line.read_exact(&mut length).ok()?;
        let length = usize::try_from(u32::from_be_bytes(length)).expect("a small number");
        if length == 0 {
            break;
        }
        let from = all.len();
        all.resize(from + length, 0);
        line.read_exact(&mut all[from..]).ok()?;
    }
    let is_found = all.windows(16).any(|it| it == b"STANDARD-ANTIVIR");
    line.write_all(if is_found { b"stream: Eicar-Signature FOUND\0" } else { b"stream: OK\0" }).ok()
}

/// A scanner on a port of its own; while `away` it hangs up at once.
fn scanner(away: Arc<AtomicBool>) -> Scanner {
    let listener = TcpListener::bind("127.0.0.1:0").expect("a free port");
    let address = listener.local_addr().expect("a port");
    std::thread::spawn(move || {
        for line in listener.incoming().map_while(Result::ok) {
            if !away.load(Ordering::Relaxed) {
                let _ = serve(line);
            }
        }
    });
    Scanner::Tcp(address.to_string())
}

async fn send(server: &Server, phone: &Phone, bytes: &[u8]) -> (String, u16, String) {
    let made = announce(server, &phone.id, &digest(bytes), bytes.len()).await;
    let place = made.header("location").to_owned();
    let sent = server.ask("PATCH", &place, &piece("0"), bytes).await;
    (place, sent.status, sent.code())
}

#[tokio::test]
async fn what_a_scanner_finds_is_not_taken_and_what_it_did_not_see_waits() {
    let away = Arc::new(AtomicBool::new(false));
    let scanner = scanner(Arc::clone(&away));
    let server = Server::start_with(None, |it| it.office.clamd = Some(scanner.clone())).await;
    let phone = Phone::new();
    assert_eq!(server.ask("GET", "/readyz", &[], b"").await.status, 200);

    let bad = [PDF, &eicar()].concat();
    let (place, status, code) = send(&server, &phone, &bad).await;
    assert_eq!((status, code.as_str()), (422, "infected"));
    let gone = server.ask("HEAD", &place, &[("tus-resumable", "1.0.0")], b"").await;
    assert_eq!(gone.status, 404, "nothing of it stays");

    away.store(true, Ordering::Relaxed);
    assert_eq!(server.ask("GET", "/readyz", &[], b"").await.status, 503, "the balancer is told");
    let (place, status, _) = send(&server, &phone, PDF).await;
    assert_eq!(status, 503, "nothing is called clean that nobody looked at");
    away.store(false, Ordering::Relaxed);
    let end = PDF.len().to_string();
    let again = server.ask("PATCH", &place, &piece(&end), b"").await;
    assert_eq!(again.status, 204, "the bytes are there already: {}", again.text());
}

#[tokio::test]
async fn the_desk_says_whether_documents_were_scanned() {
    let scanner = scanner(Arc::default());
    for (clamd, words) in [(Some(scanner), "scanned for viruses when"), (None, "not been scanned")] {
        let server = Server::start_with(None, |it| it.office.clamd.clone_from(&clamd)).await;
        let phone = Phone::new();
        let file = phone.upload(&server, PDF).await;
        let body = crate::support::application(&phone.id, "Yos Contoh", &[&file]);
        let number = phone.put(&server, &body).await.json()["number"].as_str().unwrap_or_default().to_owned();
        server.officer("loket", "loket", "").await;
        let browser = crate::browser::Browser::of(&server, "loket").await;
        let page = browser.get(&format!("/desk/berkas/{number}")).await.text();
        assert!(page.contains(words), "{page}");
    }
}
