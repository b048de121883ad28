//! The desk: who gets in, who may do what, and a file's way from hand to hand.

use crate::{
    browser::{Browser, FORM, encode, hidden, status},
    support::{PASSWORD, PDF, Phone, Server, application},
};

async fn enter(server: &Server, login: &str, password: &str) -> crate::support::Answer {
    crate::browser::enter(server, &[("login", login), ("password", password)]).await
}

#[tokio::test]
async fn a_file_goes_from_hand_to_hand_and_comes_back_for_corrections() {
    let server = Server::start().await;
    for (login, role) in
        [("loket1", "loket"), ("opd1", "opd"), ("kadis1", "kepala_dinas"), ("awas1", "inspector")]
    {
        server.officer(login, role, "").await;
    }
    let phone = Phone::new();
    let file = phone.upload(&server, PDF).await;
    let number =
        phone.put(&server, &application(&phone.id, "Yos <b>Contoh</b>", &[&file])).await.json()["number"]
            .clone();
    let number = number.as_str().expect("a number").to_owned();

    let loket = Browser::of(&server, "loket1").await;
    let list = loket.get("/desk").await.text();
    assert!(list.contains(&number) && list.contains("Yos &lt;b&gt;Contoh&lt;/b&gt;"), "{list}");
    assert_eq!(loket.act(&number, "langkah", &[("to", "doc_check")]).await, "pesan=saved");
    let row = [
        ("kind1", "photo"),
        ("target1", "ktp"),
        ("reason1", "unreadable"),
        ("words1", "Foto ulang di tempat terang"),
    ];
    assert_eq!(loket.act(&number, "perbaikan", &row).await, "pesan=returned");

    let seen = status(&server, &phone, &number).await;
    assert_eq!((seen["state"].as_str(), seen["clock"]["state"].as_str()), (Some("returned"), Some("paused")));
    assert_eq!((seen["desk"].as_str(), seen["rounds"].as_i64()), (Some("applicant"), Some(1)));
    let asked = &seen["corrections"][0];
    assert_eq!((asked["target_kind"].as_str(), asked["target"].as_str()), (Some("photo"), Some("ktp")));
    let path = format!("/api/v1/status/{number}/corrections/{}", asked["id"].as_str().unwrap_or_default());
    let better = phone.upload(&server, b"%PDF-1.7 lebih jelas").await;
    let answer = format!(r#"{{"words":"sudah","file":"{better}"}}"#);
    assert_eq!(phone.with_secret(&server, "PUT", &path, &answer).await.status, 204);
    assert_eq!(phone.with_secret(&server, "PUT", &path, &answer).await.status, 204, "sent once more");
    assert_eq!(phone.with_secret(&server, "PUT", &path, r#"{"words":"lain"}"#).await.status, 409);
    assert_eq!(status(&server, &phone, &number).await["state"], "doc_check");

    let page = loket.get(&format!("/desk/berkas/{number}")).await;
    assert!(page.text().contains(&better), "the answer's file is on the page");
    let document = loket.get(&format!("/desk/berkas/{number}/dokumen/{better}")).await;
    assert_eq!((document.status, document.header("content-type")), (200, "application/pdf"));
    assert_eq!(document.header("x-content-type-options"), "nosniff");
    assert!(document.text().ends_with("lebih jelas\r\n0\r\n\r\n") || document.text().contains("lebih jelas"));

    assert_eq!(loket.act(&number, "langkah", &[("to", "tech_review")]).await, "pesan=saved");
    assert_eq!(
        loket.act(&number, "langkah", &[("to", "approval")]).await,
        "galat=forbidden",
        "not their turn"
    );
    let opd = Browser::of(&server, "opd1").await;
    assert_eq!(opd.act(&number, "langkah", &[("to", "approval")]).await, "pesan=saved");
    let kadis = Browser::of(&server, "kadis1").await;
    assert_eq!(kadis.act(&number, "langkah", &[("to", "rejected")]).await, "galat=reason");
    assert_eq!(kadis.act(&number, "langkah", &[("to", "issued"), ("note", "Sesuai")]).await, "pesan=saved");
    let seen = status(&server, &phone, &number).await;
    assert_eq!(seen["state"], "ready_to_sign", "nothing is issued without a signature");
    assert_eq!(kadis.act(&number, "langkah", &[("to", "issued")]).await, "galat=not-now");
    assert!(!seen.to_string().contains("kadis1"), "officers are named by their role only");

    let inspector = Browser::of(&server, "awas1").await;
    let record = inspector.get("/desk/catatan").await.text();
    assert!(record.contains(&number) && record.contains("kadis1") && !record.contains("Yos"), "{record}");
    assert_eq!(inspector.get(&format!("/desk/berkas/{number}")).await.status, 404);
    assert_eq!(kadis.get("/desk/catatan").await.status, 403);
}

#[tokio::test]
async fn nobody_gets_in_without_signing_in() {
    let server = Server::start().await;
    let phone = Phone::new();
    let number = phone.apply(&server).await;
    let file = format!("/desk/berkas/{number}");
    for path in ["/desk", "/desk/catatan", &file, &format!("{file}/dokumen/{}", "0".repeat(64))] {
        let answer = server.ask("GET", path, &[], b"").await;
        assert_eq!((answer.status, answer.header("location")), (303, "/desk/masuk"), "{path}");
        let forged = server.ask("GET", path, &[("cookie", &format!("desk={}", "0".repeat(64)))], b"").await;
        assert_eq!(forged.status, 303, "{path}");
    }
    for path in [
        format!("{file}/langkah"),
        format!("{file}/perbaikan"),
        format!("{file}/pesan"),
        "/desk/keluar".to_owned(),
    ] {
        let answer = server.ask("POST", &path, &[FORM], b"to=rejected").await;
        assert_eq!((answer.status, answer.header("location")), (303, "/desk/masuk"), "{path}");
    }
}

#[tokio::test]
async fn a_form_from_elsewhere_does_nothing() {
    let server = Server::start().await;
    server.officer("loket1", "loket", "").await;
    let phone = Phone::new();
    let number = phone.apply(&server).await;
    let loket = Browser::of(&server, "loket1").await;
    let page = loket.get(&format!("/desk/berkas/{number}")).await.text();
    let csrf = hidden(&page, "csrf");
    let path = format!("/desk/berkas/{number}/langkah");
    let fields = |csrf: &str| encode(&[("to", "doc_check"), ("revision", "1"), ("csrf", csrf)]);
    for (csrf, header) in [
        ("", ("sec-fetch-site", "same-origin")),
        ("0000", ("sec-fetch-site", "same-origin")),
        (csrf.as_str(), ("sec-fetch-site", "cross-site")),
        (csrf.as_str(), ("origin", "https://lain.example")),
        (csrf.as_str(), ("origin", "null")),
    ] {
        let headers = [FORM, ("cookie", loket.cookie.as_str()), header];
        let answer = server.ask("POST", &path, &headers, fields(csrf).as_bytes()).await;
        assert_eq!(answer.status, 403, "{csrf} {header:?}");
    }
    assert_eq!(status(&server, &phone, &number).await["state"], "submitted");
    let signing_in = [FORM, ("sec-fetch-site", "cross-site")];
    let body = encode(&[("login", "loket1"), ("password", PASSWORD)]);
    assert_eq!(server.ask("POST", "/desk/masuk", &signing_in, body.as_bytes()).await.status, 403);
}

#[tokio::test]
async fn wrong_passwords_close_the_account_and_tell_nothing() {
    let server = Server::start().await;
    server.officer("ina", "loket", "").await;
    let wrong = enter(&server, "ina", "salah").await;
    let unknown = enter(&server, "tidak-ada", "salah").await;
    assert_eq!((wrong.status, wrong.text()), (403, unknown.text()));
    for _ in 0..4 {
        enter(&server, "ina", "salah").await;
    }
    let right = enter(&server, "ina", PASSWORD).await;
    assert_eq!((right.status, right.text()), (403, wrong.text()), "closed for a while");
}

#[tokio::test]
async fn a_session_ends_with_leaving_and_with_closing_the_account() {
    let server = Server::start().await;
    server.officer("ina", "loket", "").await;
    let one = Browser::of(&server, "ina").await;
    let two = Browser::of(&server, "ina").await;
    assert_ne!(one.cookie, two.cookie);
    let csrf = hidden(&one.get("/desk").await.text(), "csrf");
    assert_eq!(one.post("/desk/keluar", &[("csrf", &csrf)]).await.status, 303);
    assert_eq!((one.get("/desk").await.status, two.get("/desk").await.status), (303, 200));
    server.accounts.set_active("ina", false, "test", 2).await.expect("it can be closed");
    assert_eq!(two.get("/desk").await.status, 303);
    assert_eq!(enter(&server, "ina", PASSWORD).await.status, 403);
}

#[tokio::test]
async fn an_officer_of_another_kelurahan_sees_nothing() {
    let server = Server::start().await;
    server.officer("lain", "loket", "53.71.02.1001").await;
    server.officer("sini", "loket", "53.71.01.1001").await;
    let number = Phone::new().apply(&server).await;
    let (far, here) = (Browser::of(&server, "lain").await, Browser::of(&server, "sini").await);
    for path in ["/desk", "/desk?semua=1", &format!("/desk?cari={number}")] {
        let link = format!("/desk/berkas/{number}");
        assert!(!far.get(path).await.text().contains(&link), "{path}");
        assert!(here.get(path).await.text().contains(&link), "{path}");
    }
    assert_eq!(far.get(&format!("/desk/berkas/{number}")).await.status, 404);
    assert_eq!(far.act(&number, "langkah", &[("to", "doc_check")]).await, "galat=unknown");
}

#[tokio::test]
async fn who_opens_a_file_is_written_down_once_a_day() {
    let server = Server::start().await;
    for (login, role, place) in [
        ("ina", "loket", ""),
        ("opa", "opd", ""),
        ("lain", "loket", "53.71.02.1001"),
        ("awas", "inspector", ""),
    ] {
        server.officer(login, role, place).await;
    }
    let phone = Phone::new();
    let sha256 = phone.upload(&server, PDF).await;
    let sent = phone.put(&server, &application(&phone.id, "Yos Contoh", &[&sha256])).await;
    let number = sent.json()["number"].as_str().expect("a number").to_owned();
    let file = format!("/desk/berkas/{number}");
    let (ina, opa, far) = (
        Browser::of(&server, "ina").await,
        Browser::of(&server, "opa").await,
        Browser::of(&server, "lain").await,
    );
    assert!(!ina.get("/desk").await.text().contains("Who opened"), "a list is no file");
    assert_eq!(opa.get(&format!("{file}/dokumen/{sha256}")).await.status, 200, "a document belongs to it");
    assert_eq!(far.get(&file).await.status, 404);
    for _ in 0..2 {
        ina.get(&file).await;
        ina.get(&format!("{file}/periksa")).await;
    }
    let page = ina.get(&file).await.text();
    assert!(page.contains("Who opened this file (2)"), "{page}");
    let awas = Browser::of(&server, "awas").await;
    let record = awas.get("/desk/catatan?apa=lihat").await.text();
    assert_eq!(record.matches(&number).count(), 2, "{record}");
    for part in ["(ina)", "(opa)"] {
        assert_eq!(record.matches(part).count(), 1, "{part}: {record}");
    }
    assert!(!record.contains("Yos") && !record.contains("(lain)"), "{record}");
    assert_eq!(ina.get("/desk/catatan?apa=lihat").await.status, 403);
    let seen = status(&server, &phone, &number).await.to_string();
    assert!(!seen.contains("opa"), "it is no news for the applicant: {seen}");
}

#[tokio::test]
async fn nobody_decides_about_what_has_changed_since() {
    let server = Server::start().await;
    server.officer("ina", "loket", "").await;
    let phone = Phone::new();
    let number = phone.apply(&server).await;
    let ina = Browser::of(&server, "ina").await;
    let page = ina.get(&format!("/desk/berkas/{number}")).await.text();
    let (csrf, revision) = (hidden(&page, "csrf"), hidden(&page, "revision"));
    let fields = [("csrf", csrf.as_str()), ("revision", revision.as_str()), ("to", "doc_check")];
    let path = format!("/desk/berkas/{number}/langkah");
    assert!(ina.post(&path, &fields).await.header("location").ends_with("pesan=saved"));
    let again = [fields[0], fields[1], ("to", "tech_review")];
    assert!(ina.post(&path, &again).await.text().contains("galat-stale"));
}

#[tokio::test]
async fn pages_forbid_scripts_and_frames() {
    let server = Server::start().await;
    let page = server.ask("GET", "/desk/masuk", &[("accept-language", "en")], b"").await;
    let policy = page.header("content-security-policy");
    assert!(policy.starts_with("default-src 'none'") && !policy.contains("script"), "{policy}");
    assert!(policy.contains("frame-ancestors 'none'") && policy.contains("form-action 'self'"));
    assert_eq!((page.header("referrer-policy"), page.header("cache-control")), ("same-origin", "no-store"));
    assert!(
        page.text().contains("lang=\"en\"")
            && page.text().contains("Sign in")
            && !page.text().contains("<script")
    );
    let id = server.ask("GET", "/desk/masuk", &[("accept-language", "en,id")], b"").await.text();
    assert!(id.contains("lang=\"id\"") && id.contains("Kata sandi"));
    assert_eq!(server.ask("GET", "/desk/gaya.css", &[], b"").await.status, 200);
    let chosen =
        server.ask("GET", "/desk/masuk", &[("cookie", "desk_lang=en"), ("accept-language", "id")], b"").await;
    assert!(chosen.text().contains("lang=\"en\""));
}
