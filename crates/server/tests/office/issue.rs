//! Signing and issuing: by a demonstration, by a signing service that is a mock here, and by nobody.

use std::sync::{Arc, Mutex};

use tokio::{
    io::{AsyncReadExt as _, AsyncWriteExt as _},
    net::TcpListener,
};

use crate::{
    browser::{Browser, status},
    support::{Phone, Server, of_form},
};

async fn approved(server: &Server) -> (Phone, String) {
    for role in ["loket", "lurah"] {
        server.officer(role, role, "").await;
    }
    let phone = Phone::new();
    let body = of_form(&phone.id, ("surat-usaha", "KEL-USAHA"), permit::Answers::default());
    let number = phone.put(server, &body).await.json()["number"].as_str().expect("a number").to_owned();
    let (loket, lurah) = (Browser::of(server, "loket").await, Browser::of(server, "lurah").await);
    assert_eq!(loket.act(&number, "langkah", &[("to", "periksa")]).await, "pesan=saved");
    assert_eq!(loket.act(&number, "langkah", &[("to", "lurah")]).await, "pesan=saved");
    assert_eq!(lurah.act(&number, "langkah", &[("to", "terbit")]).await, "pesan=saved");
    assert_eq!(status(server, &phone, &number).await["state"], "ready_to_sign");
    (phone, number)
}

#[tokio::test]
async fn a_demonstration_signs_with_contoh_and_the_paper_can_be_checked() {
    let server = Server::with_forms(None, |_| {}).await;
    let (phone, number) = approved(&server).await;
    let document = format!("/api/v1/status/{number}/document");
    assert_eq!(phone.with_secret(&server, "GET", &document, "").await.status, 404, "not signed yet");
    let loket = Browser::of(&server, "loket").await;
    assert_eq!(loket.act(&number, "tandatangan", &[]).await, "galat=forbidden");
    let lurah = Browser::of(&server, "lurah").await;
    let words = format!("Usaha yang disebut dalam permohonan nomor {number} diterangkan");
    let page = lurah.get(&format!("/desk/berkas/{number}")).await.text();
    assert!(page.contains(&words), "whoever signs reads what is signed, as it will be printed: {page}");
    assert_eq!(lurah.act(&number, "tandatangan", &[]).await, "pesan=signed");
    assert_eq!(lurah.act(&number, "tandatangan", &[]).await, "galat=not-now", "once");
    let seen = status(&server, &phone, &number).await;
    assert_eq!((seen["state"].as_str(), seen["decision"]["kind"].as_str()), (Some("issued"), Some("issued")));
    let pdf = phone.with_secret(&server, "GET", &document, "").await;
    assert_eq!((pdf.status, pdf.header("content-type")), (200, "application/pdf"));
    let has = |text: &[u8]| pdf.body.windows(text.len()).any(|it| it == text);
    assert!(has(b"(CONTOH)") && has(number.as_bytes()) && has(b"(SURAT KEPUTUSAN)"));
    assert!(has(b"Usaha yang disebut dalam") && !has(b"Permohonan tersebut di atas"), "the form's own words");
    assert_eq!(contract::digest(&pdf.body), seen["decision"]["sha256"].as_str().unwrap_or_default());
    assert_eq!(Phone::new().with_secret(&server, "GET", &document, "").await.status, 404, "another secret");
    let id = seen["decision"]["verification"].as_str().expect("an id").to_owned();
    let proof = server.ask("GET", &format!("/verifikasi/{id}"), &[], b"").await;
    assert_eq!(proof.status, 200);
    let text = proof.text();
    assert!(text.contains(&number) && text.contains(&contract::digest(&pdf.body)) && text.contains("CONTOH"));
    assert!(!text.contains("Yos"), "nothing of the applicant");
    assert!(text.contains(&words), "the proof says what was decided: {text}");
    for id in ["x".to_owned(), "0".repeat(32), format!("{id}%00")] {
        let answer = server.ask("GET", &format!("/verifikasi/{id}"), &[], b"").await;
        assert_eq!(answer.status, 404, "{id}");
    }
    assert!(seen["decision"]["object_until"].as_str().is_some_and(|it| it.len() == 10), "{seen}");
}

#[tokio::test]
async fn a_decision_is_taken_back_by_whoever_made_it_with_a_reason() {
    let server = Server::with_forms(None, |_| {}).await;
    let (phone, number) = approved(&server).await;
    let (loket, lurah) = (Browser::of(&server, "loket").await, Browser::of(&server, "lurah").await);
    let why = [("reason", "contradiction"), ("note", "Surat tanah ternyata palsu")];
    assert_eq!(lurah.act(&number, "cabut", &why).await, "galat=not-now", "nothing is issued yet");
    assert_eq!(lurah.act(&number, "tandatangan", &[]).await, "pesan=signed");
    assert_eq!(loket.act(&number, "cabut", &why).await, "galat=forbidden");
    assert_eq!(lurah.act(&number, "cabut", &[("note", "tanpa alasan")]).await, "galat=reason");
    assert_eq!(lurah.act(&number, "cabut", &why).await, "pesan=saved");
    assert_eq!(lurah.act(&number, "cabut", &why).await, "galat=not-now", "once");
    let seen = contract::Status::parse(
        &phone.with_secret(&server, "GET", &contract::paths::status(&number), "").await.body,
    )
    .expect("a status");
    let decision = seen.decision.expect("a decision");
    assert_eq!((seen.state.as_str(), decision.kind.as_str()), ("revoked", "revoked"));
    assert!(!decision.object_until.is_empty(), "who is revoked may object as well");
    assert_eq!(seen.history.last().map(|it| it.note.as_str()), Some("Surat tanah ternyata palsu"));
    let page = server.ask("GET", &contract::paths::verification(&decision.verification), &[], b"").await;
    assert!(page.text().contains("dicabut"), "whoever scans the paper is told");
}

#[tokio::test]
async fn a_rejected_applicant_is_told_how_long_they_may_object() {
    let server = Server::with_forms(None, |_| {}).await;
    server.officer("loket", "loket", "").await;
    let phone = Phone::new();
    let body = of_form(&phone.id, ("surat-usaha", "KEL-USAHA"), permit::Answers::default());
    let number = phone.put(&server, &body).await.json()["number"].as_str().expect("a number").to_owned();
    let loket = Browser::of(&server, "loket").await;
    loket.act(&number, "langkah", &[("to", "periksa")]).await;
    let no = [("to", "tolak"), ("reason", "outside-authority"), ("note", "Bukan kelurahan ini")];
    assert_eq!(loket.act(&number, "langkah", &no).await, "pesan=saved");
    let seen = status(&server, &phone, &number).await;
    assert_eq!(seen["decision"]["kind"], "rejected");
    assert!(seen["decision"]["object_until"].is_string() && seen["decision"]["verification"].is_null());
}

/// A signing service that knows one passphrase; gives its address and what it was asked.
async fn mock() -> (String, Arc<Mutex<Vec<String>>>) {
    let listener = TcpListener::bind("127.0.0.1:0").await.expect("a free port");
    let address = format!("http://{}", listener.local_addr().expect("it has an address"));
    let asked: Arc<Mutex<Vec<String>>> = Arc::default();
    let all = Arc::clone(&asked);
    tokio::spawn(async move {
        while let Ok((mut stream, _)) = listener.accept().await {
            let mut bytes = Vec::new();
            let mut buffer = vec![0; 65_536];
            loop {
                let head = bytes.windows(4).position(|it| it == b"\r\n\r\n");
                let text = String::from_utf8_lossy(&bytes).to_ascii_lowercase();
                let length = text
                    .lines()
                    .find_map(|it| it.strip_prefix("content-length:")?.trim().parse::<usize>().ok());
                if head.is_some_and(|it| bytes.len() >= it + 4 + length.unwrap_or(0)) {
                    break;
                }
                match stream.read(&mut buffer).await {
                    Ok(count) if count > 0 => bytes.extend_from_slice(&buffer[..count]),
                    _ => break,
                }
            }
            let text = String::from_utf8_lossy(&bytes).into_owned();
            let (status, body) = if text.contains("rahasia benar") {
                ("200 OK", "%PDF-1.7 signed by the mock")
            } else {
                ("400 Bad Request", "{\"error\":\"Passphrase salah: rahasia salah\"}")
            };
            all.lock().expect("no task breaks while it holds it").push(text);
            let answer = format!(
                "HTTP/1.1 {status}\r\ncontent-length: {}\r\nconnection: close\r\n\r\n{body}",
                body.len()
            );
            let _ = stream.write_all(answer.as_bytes()).await;
        }
    });
    (address, asked)
}

#[tokio::test]
async fn a_signing_service_signs_with_the_officers_passphrase_or_nothing_is_issued() {
    let _ = rustls::crypto::ring::default_provider().install_default();
    let (address, asked) = mock().await;
    let server = Server::with_forms(None, |it| {
        it.signing.esign = Some(address.clone());
        it.signing.esign_user = "kota".to_owned();
        it.signing.esign_owner = vec!["lurah=0000000000000001".to_owned()];
    })
    .await;
    let (phone, number) = approved(&server).await;
    let lurah = Browser::of(&server, "lurah").await;
    let refused = lurah.hand_in(&number, "tandatangan", &[("passphrase", "rahasia salah")]).await.text();
    assert!(refused.contains("galat-signer") && !refused.contains("rahasia salah"), "{refused}");
    assert_eq!(status(&server, &phone, &number).await["state"], "ready_to_sign");
    assert_eq!(lurah.act(&number, "tandatangan", &[("passphrase", "rahasia benar")]).await, "pesan=signed");
    let pdf = phone.with_secret(&server, "GET", &format!("/api/v1/status/{number}/document"), "").await;
    assert_eq!(pdf.text(), "%PDF-1.7 signed by the mock");
    let asked = asked.lock().expect("nobody else holds it");
    assert!(asked.iter().all(|it| it.starts_with("POST /api/sign/pdf") && it.contains("0000000000000001")));
    assert!(asked[0].to_ascii_lowercase().contains("authorization: basic"));
}

#[tokio::test]
async fn without_a_signer_nothing_is_ever_issued() {
    let server = Server::with_forms(None, |it| it.signing.esign_owner = vec!["nobody".to_owned()]).await;
    let (phone, number) = approved(&server).await;
    let lurah = Browser::of(&server, "lurah").await;
    let page = lurah.get(&format!("/desk/berkas/{number}")).await.text();
    assert!(page.contains("nothing to sign with") && !page.contains("tandatangan\""), "{page}");
    assert_eq!(lurah.act(&number, "tandatangan", &[]).await, "galat=not-now");
    assert_eq!(status(&server, &phone, &number).await["state"], "ready_to_sign");
}
