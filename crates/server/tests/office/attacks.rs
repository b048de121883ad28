//! What somebody tries who should not get in: sessions slipped in, names that are paths, lines in headers, pages and pictures in
//! disguise, files that swell. What numbers and secrets tell is tried in `status`, forms from elsewhere in `desk`.

use std::io::Write as _;

use crate::{
    browser::{Browser, FORM, encode, hidden},
    support::{PASSWORD, PDF, Phone, Server, announce, application, piece},
};

#[tokio::test]
async fn a_session_that_was_slipped_in_is_worth_nothing() {
    let server = Server::start().await;
    server.officer("ina", "loket", "").await;
    let planted = format!("desk={}", "a".repeat(64));
    let fields = encode(&[("login", "ina"), ("password", PASSWORD)]);
    let headers = [FORM, ("cookie", planted.as_str()), ("sec-fetch-site", "same-origin")];
    let entered = server.ask("POST", "/desk/masuk", &headers, fields.as_bytes()).await;
    let given = entered.header("set-cookie").split(';').next().unwrap_or_default().to_owned();
    assert!(given.starts_with("desk=") && given != planted, "signing in makes a new one: {given}");
    assert_eq!(server.ask("GET", "/desk", &[("cookie", &planted)], b"").await.status, 303);
    // The token of one officer's forms is no token of another's.
    server.officer("oni", "loket", "").await;
    let (ina, oni) = (Browser::of(&server, "ina").await, Browser::of(&server, "oni").await);
    let csrf = hidden(&oni.get("/desk").await.text(), "csrf");
    assert_eq!(ina.post("/desk/ambil", &[("csrf", &csrf)]).await.status, 403);
}

#[tokio::test]
async fn names_that_are_paths_or_programs_stay_names() {
    let server = Server::start().await;
    server.officer("loket", "loket", "").await;
    let phone = Phone::new();
    let file = phone.upload(&server, PDF).await;
    let body = application(&phone.id, "<script>alert(1)</script>", &[&file])
        .replace("ktp.pdf", "../../etc/passwd\\\" onmouseover=x <img src=x>");
    let number = phone.put(&server, &body).await.json()["number"].as_str().expect("a number").to_owned();
    let loket = Browser::of(&server, "loket").await;
    for path in ["/desk".to_owned(), format!("/desk/berkas/{number}"), "/desk?cari=%3Cscript%3E".to_owned()] {
        let page = loket.get(&path).await.text();
        assert!(!page.contains("<script") && !page.contains("<img"), "{path}");
    }
    let address = format!("/desk/berkas/{number}/dokumen/");
    let paths = ["..%2f..%2fetc%2fpasswd", "%2e%2e", "..", "%00", "kept", &"0".repeat(64), &file[..63]];
    for path in paths {
        let answer = loket.get(&format!("{address}{path}")).await;
        assert_eq!(answer.status, 404, "{path}");
    }
    let sent = loket.get(&format!("{address}{file}")).await;
    assert_eq!((sent.status, sent.header("content-type")), (200, "application/pdf"));
    assert_eq!(sent.header("x-content-type-options"), "nosniff");
    assert!(sent.header("content-security-policy").starts_with("default-src 'none'"));
    assert!(!sent.header("content-disposition").contains("passwd"));
}

#[tokio::test]
async fn nothing_that_is_typed_becomes_a_header() {
    let server = Server::start().await;
    server.officer("loket", "loket", "").await;
    let number = Phone::new().apply(&server).await;
    let loket = Browser::of(&server, "loket").await;
    let csrf = hidden(&loket.get("/desk").await.text(), "csrf");
    let broken = "x%0d%0aset-cookie:%20desk=stolen";
    let pages = [
        loket.get(&format!("/desk/bahasa/{broken}")).await,
        loket.get(&format!("/desk/berkas/{broken}")).await,
        loket.post(&format!("/desk/berkas/{broken}/langkah"), &[("csrf", &csrf), ("to", "doc_check")]).await,
        loket.get(&format!("/desk/berkas/{number}?pesan={broken}")).await,
        server.ask("GET", &format!("/api/v1/status/{broken}"), &[], b"").await,
        server.ask("GET", &format!("/verifikasi/{broken}"), &[], b"").await,
    ];
    for it in &pages {
        let stolen = it.headers.iter().any(|(name, value)| name == "set-cookie" && value.contains("stolen"));
        assert!(!stolen && it.status < 500, "{}", it.status);
    }
    // A name with a line break would be one in a mail as well.
    let phone = Phone::new();
    let body = application(&phone.id, "Yos\nBcc: semua@contoh.example", &[]);
    assert_eq!(phone.put(&server, &body).await.status, 422);
}

#[tokio::test]
async fn disguises_and_bombs_are_not_taken() {
    let server = Server::start().await;
    let swelling = {
        let mut zip = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::best());
        zip.write_all(&vec![0; 4 << 20]).expect("it is written to memory");
        zip.finish().expect("it is written to memory")
    };
    let page = b"<!doctype html><script>alert(1)</script>".to_vec();
    let picture =
        b"<?xml version=\"1.0\"?><svg xmlns=\"http://www.w3.org/2000/svg\" onload=\"alert(1)\"/>".to_vec();
    let mark = [b"\xef\xbb\xbf".to_vec(), picture.clone()].concat();
    for bytes in [page, picture, mark, swelling.clone(), b"PK\x03\x04zip".to_vec(), b"\x7fELF".to_vec()] {
        let phone = Phone::new();
        let made = announce(&server, &phone.id, &contract::digest(&bytes), bytes.len()).await;
        let sent = server.ask("PATCH", made.header("location"), &piece("0"), &bytes).await;
        assert_eq!((sent.status, sent.code().as_str()), (415, "other-kind"));
    }
    // Nothing that arrives packed is unpacked.
    let phone = Phone::new();
    let headers = [
        ("content-type", "application/json"),
        ("content-encoding", "gzip"),
        ("claim-secret", phone.secret.as_str()),
    ];
    let answer = server.ask("PUT", &phone.path(), &headers, &swelling).await;
    assert_eq!(answer.status, 422);
    // A tree that is deep, a list that is long: refused, and the server goes on.
    let deep = format!("{}{}", "[".repeat(200_000), "]".repeat(200_000));
    let headers = [("content-type", "application/json"), ("claim-secret", phone.secret.as_str())];
    for body in [deep, format!("{{\"a\":[{}1]}}", "1,".repeat(200_000)), "{".repeat(100_000)] {
        let answer = server.ask("PUT", &phone.path(), &headers, body.as_bytes()).await;
        assert_eq!(answer.status, 422, "{}", answer.text());
    }
    assert_eq!(server.ask("GET", "/healthz", &[], b"").await.status, 200);
}
