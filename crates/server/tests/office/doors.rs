//! Every door and who it opens for. The rows are compared with the routers' own source: a route without a row fails here, and so
//! does a row without a route. Each is then tried signed out and in every role.

use std::collections::BTreeSet;

use server::casework::roles::Role;

use crate::{
    browser::{Browser, FORM, encode, hidden},
    support::{PDF, Phone, Server, application},
};

/// The files that name routes.
const SOURCES: [&str; 3] = [
    include_str!("../../src/app.rs"),
    include_str!("../../src/desk.rs"),
    include_str!("../../src/routes.rs"),
];
/// Names that stand for addresses there.
const NAMED: [(&str, &str); 3] =
    [("SHARE", "/bagikan"), ("SIGN_IN", "/desk/masuk"), ("sign_on::BACK", "/desk/masuk/kembali")];

/// A door of the desk: method, address, what is handed in; then what is answered signed out, at the counter (whose turn it is),
/// to others who work on files, to the inspector, to the keeper of accounts.
type Door = (&'static str, &'static str, &'static [(&'static str, &'static str)], [&'static str; 5]);

const OUT: &str = "303 /desk/masuk";

#[rustfmt::skip]
const DESK: &[Door] = &[
    ("GET", "/desk", &[], [OUT, "200", "200", "200", "200"]),
    ("GET", "/desk/masuk", &[], ["200"; 5]),
    ("POST", "/desk/masuk", &[], ["403"; 5]),
    ("GET", "/desk/masuk/sso", &[], [OUT; 5]),
    ("GET", "/desk/masuk/kembali", &[], ["403"; 5]),
    ("GET", "/desk/bahasa/{tag}", &[], ["303 /desk"; 5]),
    ("GET", "/desk/catatan", &[], [OUT, "403", "403", "200", "403"]),
    ("GET", "/desk/berkas/{number}", &[], [OUT, "200", "200", "404", "404"]),
    ("GET", "/desk/berkas/{number}/dokumen/{sha256}", &[], [OUT, "200", "200", "404", "404"]),
    ("GET", "/desk/berkas/{number}/periksa", &[], [OUT, "200", "200", "404", "404"]),
    ("POST", "/desk/berkas/{number}/periksa", &[("centang:entah", "1")], [OUT, "422 invalid", "422 forbidden", "404", "404"]),
    ("POST", "/desk/berkas/{number}/langkah", &[("to", "issued")], [OUT, "422 not-now", "422 forbidden", "404", "404"]),
    ("POST", "/desk/berkas/{number}/perbaikan", &[], [OUT, "422 reason", "422 forbidden", "404", "404"]),
    ("POST", "/desk/berkas/{number}/pesan", &[], [OUT, "422 invalid", "422 invalid", "404", "404"]),
    ("POST", "/desk/berkas/{number}/pesan/selesai", &[], [OUT, "422 not-now", "422 not-now", "404", "404"]),
    ("POST", "/desk/berkas/{number}/hidupkan", &[], [OUT, "422 not-now", "422 not-now", "404", "404"]),
    ("POST", "/desk/berkas/{number}/tandatangan", &[], [OUT, "422 not-now", "422 not-now", "404", "404"]),
    ("POST", "/desk/berkas/{number}/cabut", &[], [OUT, "422 not-now", "422 not-now", "404", "404"]),
    ("POST", "/desk/berkas/{number}/kode", &[], [OUT, "422 invalid", "422 forbidden", "404", "404"]),
    ("GET", "/desk/berkas.csv", &[], [OUT, "200", "200", "200", "200"]),
    ("GET", "/desk/statistik", &[], [OUT, "200", "200", "200", "200"]),
    ("GET", "/desk/baru", &[], [OUT, "200", "403", "403", "403"]),
    ("POST", "/desk/baru", &[], [OUT, "422 invalid", "403", "403", "403"]),
    ("GET", "/desk/sambungan", &[], [OUT, "200", "200", "200", "200"]),
    ("POST", "/desk/sambungan", &[], [OUT, "404", "404", "404", "404"]),
    ("POST", "/desk/ambil", &[], [OUT, "303 /desk", "303 /desk", "303 /desk", "303 /desk"]),
    ("GET", "/desk/gaya.css", &[], ["200"; 5]),
    ("GET", "/verifikasi/{id}", &[], ["404"; 5]),
    // The last, since it ends the session.
    ("POST", "/desk/keluar", &[], [OUT; 5]),
];

/// A door of everybody, which no role changes: method, address, what is answered without a secret.
const OPEN: &[(&str, &str, u16)] = &[
    ("POST", "/bagikan", 303),
    ("GET", "/healthz", 200),
    ("GET", "/readyz", 200),
    ("GET", "/api/v1/openapi.json", 200),
    ("PUT", "/api/v1/applications/{id}", 422),
    ("GET", "/api/v1/applications/{id}", 404),
    ("POST", "/api/v1/uploads", 422),
    ("OPTIONS", "/api/v1/uploads", 204),
    ("HEAD", "/api/v1/uploads/{id}", 404),
    ("PATCH", "/api/v1/uploads/{id}", 415),
    ("DELETE", "/api/v1/uploads/{id}", 404),
    ("OPTIONS", "/api/v1/uploads/{id}", 204),
    ("GET", "/api/v1/statistics", 200),
    ("POST", "/api/v1/sheets", 422),
    ("GET", "/.well-known/ruangizin-sheet-keys.json", 200),
    ("GET", "/api/v1/services/{region}", 404),
    ("POST", "/api/v1/connectors/{name}/status", 401),
    ("GET", "/api/v1/status/{number}", 404),
    ("GET", "/api/v1/status/{number}/document", 404),
    ("PUT", "/api/v1/status/{number}/messages/{id}", 404),
    ("PUT", "/api/v1/status/{number}/corrections/{id}", 404),
    ("PUT", "/api/v1/status/{number}/withdrawal", 404),
    ("ANY", "/api", 404),
    ("ANY", "/api/{*rest}", 404),
];

/// `METHOD address` of every route in the sources.
fn routes() -> BTreeSet<String> {
    let mut all = BTreeSet::new();
    for part in SOURCES.iter().flat_map(|it| it.split(".route(").skip(1)) {
        let (address, rest) = part.trim_start().split_once(',').expect("an address and its handlers");
        let address = match address.strip_prefix('"') {
            Some(it) => it.trim_end_matches('"'),
            None => NAMED.iter().find(|it| it.0 == address).expect("a known name of an address").1,
        };
        let end = rest.find("\n        .").unwrap_or(rest.len());
        for name in ["get", "post", "put", "head", "patch", "delete", "options", "any"] {
            let is_before = |it: char| it.is_whitespace() || it == '.';
            let call = format!("{name}(");
            let mut calls = rest[..end].match_indices(&call);
            if calls.any(|(at, _)| at == 0 || rest[..at].ends_with(is_before)) {
                all.insert(format!("{} {address}", name.to_uppercase()));
            }
        }
    }
    all
}

#[test]
fn every_route_has_a_row_and_every_row_a_route() {
    let desk = DESK.iter().map(|it| format!("{} {}", it.0, it.1));
    let rows: BTreeSet<String> = desk.chain(OPEN.iter().map(|it| format!("{} {}", it.0, it.1))).collect();
    let routes = routes();
    let missing: Vec<_> = routes.difference(&rows).collect();
    let left: Vec<_> = rows.difference(&routes).collect();
    assert!(missing.is_empty() && left.is_empty(), "without a row: {missing:?}; without a route: {left:?}");
    assert!(routes.len() > 30, "the sources were read: {routes:?}");
}

struct Filed {
    number: String,
    sha256: String,
}

impl Filed {
    fn address(&self, pattern: &str) -> String {
        let address = pattern.replace("{number}", &self.number).replace("{sha256}", &self.sha256);
        let address = address.replace("{region}", "53.71").replace("{name}", "lama");
        address.replace("{tag}", "id").replace("{id}", &"0".repeat(32)).replace("{*rest}", "x/y")
    }
}

async fn file(server: &Server) -> Filed {
    let phone = Phone::new();
    let sha256 = phone.upload(server, PDF).await;
    let answer = phone.put(server, &application(&phone.id, "Yos Contoh", &[&sha256])).await;
    Filed { number: answer.json()["number"].as_str().expect("a number").to_owned(), sha256 }
}

/// What a page answered, in the words of the table.
fn told(answer: &crate::support::Answer) -> String {
    let place = answer.header("location").split('?').next().unwrap_or_default().to_owned();
    let page = answer.text();
    let fault = page.split_once("id=\"galat-").and_then(|(_, rest)| rest.split('"').next());
    match answer.status {
        303 => format!("303 {place}"),
        422 => format!("422 {}", fault.unwrap_or_default()),
        status => status.to_string(),
    }
}

#[tokio::test]
async fn every_door_opens_for_those_it_is_for() {
    let server = Server::start().await;
    let filed = file(&server).await;
    for (method, pattern, fields, wanted) in DESK {
        let headers = [FORM, ("sec-fetch-site", "same-origin")];
        let answer = server.ask(method, &filed.address(pattern), &headers, encode(fields).as_bytes()).await;
        assert_eq!(told(&answer), wanted[0], "{method} {pattern}, signed out");
        assert!(!answer.text().contains("Yos"), "{method} {pattern}, signed out");
    }
    for role in Role::ALL {
        let login = role.code().replace('_', "-");
        server.officer(&login, role.code(), "").await;
        let browser = Browser::of(&server, &login).await;
        let csrf = hidden(&browser.get("/desk").await.text(), "csrf");
        let column = match role {
            Role::Loket => 1,
            Role::Inspector => 3,
            Role::Admin => 4,
            _ => 2,
        };
        for (method, pattern, fields, wanted) in DESK {
            let address = filed.address(pattern);
            if *method == "GET" {
                let answer = browser.get(&address).await;
                assert_eq!(told(&answer), wanted[column], "{method} {pattern} as {login}");
                assert!(
                    column < 3 || !answer.text().contains("Yos"),
                    "{pattern} as {login} names the applicant"
                );
                continue;
            }
            if *pattern != "/desk/masuk" {
                // The same without the token of this session.
                let forged = browser.post(&address, fields).await;
                assert_eq!(forged.status, 403, "{method} {pattern} as {login} without a token");
            }
            let all = [&[("csrf", csrf.as_str()), ("revision", "1")][..], fields].concat();
            let answer = browser.post(&address, &all).await;
            assert_eq!(told(&answer), wanted[column], "{method} {pattern} as {login}");
        }
        assert_eq!(browser.get("/desk").await.status, 303, "left");
    }
}

#[tokio::test]
async fn no_role_opens_what_only_a_secret_opens() {
    let server = Server::start().await;
    let filed = file(&server).await;
    server.officer("loket", "loket", "").await;
    let cookie = Browser::of(&server, "loket").await.cookie;
    for (method, pattern, wanted) in OPEN {
        let method = if *method == "ANY" { "GET" } else { method };
        for cookie in ["", cookie.as_str()] {
            let headers =
                [("content-type", "application/json"), ("tus-resumable", "1.0.0"), ("cookie", cookie)];
            let body: &[u8] = if matches!(method, "PUT" | "POST" | "PATCH") { b"{}" } else { b"" };
            let answer = server.ask(method, &filed.address(pattern), &headers, body).await;
            assert_eq!(answer.status, *wanted, "{method} {pattern}: {}", answer.text());
        }
    }
}
