//! The server over real HTTP on a free port, asked in raw requests so that odd paths arrive as written.

mod support;

use support::{Pack, START, Server};

#[tokio::test]
async fn pages_answer_with_the_app_and_its_policy() {
    let server = Server::start().await;
    for path in ["/", "/index.html", "/peta", "/cek/hasil?x=1"] {
        let answer = server.get(path).await;
        assert_eq!(answer.status, 200, "{path}");
        assert_eq!(answer.text(), "<p>app</p>");
        assert_eq!(answer.header("cache-control"), "no-cache");
        assert_eq!(answer.header("content-security-policy"), "default-src 'self'");
    }
}

#[tokio::test]
async fn pages_carry_all_rules_and_files_load_nothing_by_themselves() {
    let server = Server::start().await;
    for path in ["/", "/peta", "/sw.js"] {
        let answer = server.get(path).await;
        assert_eq!(answer.header("content-security-policy"), "default-src 'self'", "{path}");
        assert_eq!(answer.header("cross-origin-opener-policy"), "same-origin", "{path}");
        assert!(answer.header("permissions-policy").starts_with("geolocation=(self)"), "{path}");
    }
    for path in
        ["/missing.js", "/api/v1/x", "/healthz", "/packs/53.71/pack.json", &format!("/{}", server.hashed)]
    {
        let answer = server.get(path).await;
        assert!(!answer.header("content-security-policy").is_empty(), "{path}");
    }
    for path in ["/", "/missing.js", "/api/v1/x", "/healthz", "/packs/53.71/pack.json", "/a/../b"] {
        let answer = server.get(path).await;
        assert_eq!(answer.header("x-content-type-options"), "nosniff", "{path}");
        assert_eq!(answer.header("referrer-policy"), "no-referrer", "{path}");
    }
}

#[tokio::test]
async fn only_names_with_the_hash_of_their_bytes_are_kept_forever() {
    let server = Server::start().await;
    let hashed = server.get(&format!("/{}", server.hashed)).await;
    assert!(hashed.header("cache-control").contains("immutable"));
    assert_eq!(hashed.header("content-type"), "text/javascript; charset=utf-8");
    // The name looks hashed, but these are other bytes.
    let false_name = server.get("/app.0123456789abcdef.js").await;
    assert_eq!((false_name.status, false_name.header("cache-control")), (200, "no-cache"));
    assert_eq!(server.get("/sw.js").await.header("cache-control"), "no-cache");
}

#[tokio::test]
async fn missing_files_and_calls_are_not_answered_with_a_page() {
    let server = Server::start().await;
    for path in ["/missing.js", "/robots.txt", "/packs", "/packs/", "/packs/99", "/packs/53.71/x", "/csp.txt"]
    {
        let answer = server.get(path).await;
        assert_eq!(answer.status, 404, "{path}");
        assert_eq!(answer.header("cache-control"), "no-store", "{path}");
    }
    let call = server.get("/api/v1/cases").await;
    assert_eq!((call.status, call.header("content-type")), (404, "application/problem+json"));
    assert!(call.text().contains(r#""code":"unknown""#), "{}", call.text());
    assert_eq!(server.get("/healthz").await.text(), "ok\n");
}

#[tokio::test]
async fn no_spelling_of_a_path_leaves_the_served_files() {
    let server = Server::start().await;
    let odd = [
        "/../secret.txt",
        "/%2e%2e/secret.txt",
        "/..%2fsecret.txt",
        "/packs/53.71/../../secret.txt",
        "/packs/53.71/%2e%2e/secret.txt",
        "/packs/..%2f..%2fsecret.txt",
        "/packs/53.71/..%5csecret.txt",
        "/a%00b",
        "/%c0%ae%c0%ae/secret.txt",
        "//../secret.txt",
    ];
    for path in odd {
        let answer = server.get(path).await;
        assert!(answer.status == 400 || answer.status == 404, "{path}: {}", answer.status);
        assert!(!answer.text().contains("secret"), "{path}");
    }
    for path in ["//etc/passwd", "/packs//etc/passwd", "/%252e%252e/secret.txt"] {
        assert!(!server.get(path).await.text().contains("root:"), "{path}");
    }
}

#[tokio::test]
async fn very_long_addresses_are_answered() {
    let server = Server::start().await;
    assert_eq!(server.get(&format!("/{}", "a".repeat(8_000))).await.status, 200);
    assert_eq!(server.get(&format!("/{}.js", "a".repeat(8_000))).await.status, 404);
    let huge = server.get(&format!("/{}", "a".repeat(2_000_000))).await;
    assert!((400..=431).contains(&huge.status), "{}", huge.status);
}

#[tokio::test]
async fn the_browser_gets_the_smallest_encoding_it_takes() {
    let server = Server::start().await;
    let path = format!("/{}", server.hashed);
    let cases = [
        ("br, gzip", "br"),
        ("gzip, deflate", "gzip"),
        ("br;q=0, gzip;q=0.5", "gzip"),
        ("identity", ""),
        ("br;q=0.0", ""),
    ];
    let mut tags = Vec::new();
    for (accepted, sent) in cases {
        let answer = server.ask("GET", &path, &[("accept-encoding", accepted)]).await;
        assert_eq!(answer.header("content-encoding"), sent, "{accepted}");
        assert_eq!(answer.header("vary"), "accept-encoding");
        tags.push(answer.header("etag").to_owned());
    }
    assert_eq!(tags[3], tags[4]);
    assert_ne!(tags[0], tags[1]);
    assert_ne!(tags[0], tags[3]);
}

#[tokio::test]
async fn a_known_tag_is_answered_without_a_body() {
    let server = Server::start().await;
    let tag = server.get("/packs/53.71/pack.json").await.header("etag").to_owned();
    for known in [tag.clone(), format!("W/{tag}"), format!("\"x\", {tag}"), "*".to_owned()] {
        let answer = server.ask("GET", "/packs/53.71/pack.json", &[("if-none-match", &known)]).await;
        assert_eq!((answer.status, answer.body.len()), (304, 0), "{known}");
        assert_eq!(answer.header("etag"), tag);
    }
    let other = server.ask("GET", "/packs/53.71/pack.json", &[("if-none-match", "\"x\"")]).await;
    assert_eq!(other.status, 200);
}

#[tokio::test]
async fn archives_are_sent_by_ranges_and_never_recompressed() {
    let server = Server::start().await;
    let path = server.plan_path();
    let cases = [("bytes=0-6", &b"PMTiles"[..]), ("bytes=-3", b"789"), ("bytes=14-", b"789")];
    for (range, bytes) in cases {
        let answer = server.ask("GET", &path, &[("range", range), ("accept-encoding", "br")]).await;
        assert_eq!((answer.status, answer.body.as_slice()), (206, bytes), "{range}");
        assert_eq!(answer.header("content-encoding"), "");
        assert!(answer.header("etag").starts_with('"'), "a strong tag");
        assert!(answer.header("cache-control").contains("immutable"));
        assert_eq!(answer.header("content-type"), "application/vnd.pmtiles");
    }
    let first = server.ask("GET", &path, &[("range", "bytes=0-6")]).await;
    assert_eq!(first.header("content-range"), "bytes 0-6/17");
    let outside = server.ask("GET", &path, &[("range", "bytes=17-")]).await;
    assert_eq!((outside.status, outside.header("content-range")), (416, "bytes */17"));
    let whole = server.ask("GET", &path, &[("range", "bytes=0-1,4-5")]).await;
    assert_eq!((whole.status, whole.body.len(), whole.header("accept-ranges")), (200, 17, "bytes"));
}

#[tokio::test]
async fn a_range_of_an_older_archive_gets_the_whole_new_one() {
    let server = Server::start().await;
    let path = server.plan_path();
    let tag = server.get(&path).await.header("etag").to_owned();
    let same = server.ask("GET", &path, &[("range", "bytes=0-6"), ("if-range", &tag)]).await;
    assert_eq!(same.status, 206);
    let older = server.ask("GET", &path, &[("range", "bytes=0-6"), ("if-range", "\"old\"")]).await;
    assert_eq!((older.status, older.body.len()), (200, 17));
}

#[tokio::test]
async fn a_range_of_a_text_file_counts_plain_bytes() {
    let server = Server::start().await;
    let path = format!("/{}", server.hashed);
    let answer = server.ask("GET", &path, &[("range", "bytes=0-4"), ("accept-encoding", "br")]).await;
    assert_eq!((answer.status, answer.text()), (206, "aaaaa"));
    assert_eq!(answer.header("content-encoding"), "");
}

#[tokio::test]
async fn head_says_what_get_would_and_sends_nothing() {
    let server = Server::start().await;
    for path in ["/".to_owned(), server.plan_path(), format!("/{}", server.hashed)] {
        let get = server.get(&path).await;
        let head = server.ask("HEAD", &path, &[]).await;
        assert_eq!((head.status, head.body.len()), (200, 0), "{path}");
        for name in ["content-length", "etag", "content-type", "cache-control"] {
            assert_eq!(head.header(name), get.header(name), "{path} {name}");
        }
    }
    let range = server.ask("HEAD", &server.plan_path(), &[("range", "bytes=0-1")]).await;
    assert_eq!((range.status, range.header("content-length")), (200, "17"));
}

#[tokio::test]
async fn other_methods_are_refused() {
    let server = Server::start().await;
    for method in ["POST", "PUT", "DELETE", "OPTIONS"] {
        let answer = server.ask(method, "/", &[]).await;
        assert_eq!((answer.status, answer.header("allow")), (405, "GET, HEAD"), "{method}");
    }
}

#[tokio::test]
async fn what_is_shared_without_a_worker_leads_to_the_page_and_is_not_read() {
    let server = Server::start().await;
    // The body is announced and never sent: a server that read it would wait.
    let answer = server.ask("POST", "/bagikan", &[("content-length", "1000000")]).await;
    assert_eq!((answer.status, answer.header("location")), (303, "/cek#s="));
    assert_eq!(answer.header("cache-control"), "no-store");
    assert_eq!(server.get("/bagikan").await.text(), "<p>app</p>");
    assert_eq!(server.ask("PUT", "/bagikan", &[]).await.status, 405);
}

#[tokio::test]
async fn the_list_of_packs_names_each_with_its_status() {
    let server = Server::start().await;
    let answer = server.get("/packs/index.json").await;
    assert_eq!(answer.header("cache-control"), "no-cache");
    let list: serde_json::Value = serde_json::from_slice(&answer.body).expect("the list is JSON");
    assert_eq!(
        list,
        serde_json::json!({"packs": [
            {
                "region": "53.71", "name": {"id": "Kota"}, "status": "contoh", "path": "/packs/53.71/",
                "version": "2026.11", "bytes": server.pack_bytes(),
                "withdrawn": [{"version": "2026.10", "since": "2026-11-22", "reason": {"id": "Petanya keliru."}}]
            }
        ]})
    );
    // It is said in the list and is no file of the pack.
    assert_eq!(server.get("/packs/53.71/withdrawn.json").await.status, 404);
}

#[test]
fn sample_data_is_served_only_when_asked_for() {
    let pack = Pack::write(START);
    let error = pack.read(false).expect_err("no --demo was given");
    assert!(error.contains("--demo"), "{error}");
    assert!(pack.read(true).is_ok());
    let (regions, left_out) = pack.read_as_folder(false).expect("the folder is sound");
    assert_eq!((regions.len(), left_out), (0, 1));
}

#[test]
fn one_sample_layer_makes_the_pack_a_sample() {
    let pack = Pack::write(START);
    pack.change_manifest("\"status\":\"contoh\",\"layers\":[]", "\"status\":\"berlaku\",\"layers\":[]");
    assert!(pack.read(false).is_ok());
    pack.change_manifest("\"layers\":[]", "\"layers\":[{\"id\":\"x\",\"status\":\"contoh\"}]");
    assert!(pack.read(false).is_err());
}

#[test]
fn damaged_packs_are_refused_with_the_file_to_look_at() {
    let changes: [(&str, &str, &str); 4] = [
        ("\"sha256\":\"", "\"sha256\":\"00", "is damaged"),
        ("\"53.71\"", "\"../53\"", "no region code"),
        ("\"name\":\"plan.", "\"name\":\"../plan.", "no plain file name"),
        ("\"contoh\"", "\"final\"", "no pack manifest"),
    ];
    for (from, to, message) in changes {
        let pack = Pack::write(START);
        pack.change_manifest(from, to);
        let error = pack.read(true).expect_err(message);
        assert!(error.contains(message), "{error}");
    }
}

#[tokio::test]
async fn the_page_names_the_city_and_the_worker_keeps_that_page() {
    let server = Server::start_with_page(concat!(
        "<meta name=\"build\" content=\"0123456789abcdef\"><title>App</title><b><!--city--></b>",
        "<p data-page=\"/\">start</p><p data-page=\"/cek\" hidden>check</p>",
        "<!--contacts-->nobody<!--/contacts-->",
    ))
    .await;
    let page = server.get("/").await;
    assert!(page.text().contains("<title>App (DATA CONTOH)</title><b>Kota</b>"), "{}", page.text());
    assert!(page.text().contains("nobody"), "the pack names no office");
    let (worker, build) = (server.get("/sw.js").await, server.get("/build.json").await);
    let revision = &server::asset::digest(&page.body)[..16];
    assert!(worker.text().contains(&format!("\"{revision}\"")), "{}", worker.text());
    let mark = build.text().trim();
    assert_ne!(mark, "0123456789abcdef", "other bytes are another build");
    assert!(page.text().contains(&format!("content=\"{mark}\"")) && worker.text().contains(mark));

    let other = server.get("/cek").await;
    assert!(
        other.text().contains("<p data-page=\"/cek\">")
            && other.text().contains("<p data-page=\"/\" hidden>")
    );
    assert_eq!(server.get("/cek/").await.text(), other.text());
    assert_eq!(server.get("/peta").await.text(), page.text());
    assert_ne!(page.header("etag"), other.header("etag"));
}

#[tokio::test]
async fn who_opens_a_page_reads_it_first_in_their_language() {
    let server = Server::start_with_page(concat!(
        "<html lang=\"id\"><title>App</title><!--city-->",
        "<p data-page=\"/\"><span lang=\"id\">Mulai</span><span lang=\"en\" hidden>Start</span></p>",
        "<p data-page=\"/cek\" hidden><span lang=\"id\">Cek</span><span lang=\"en\" hidden>Check</span></p>",
    ))
    .await;
    let opened = async |path: &str, languages: &str| {
        let accept = "text/html,application/xhtml+xml,*/*;q=0.8";
        server.ask("GET", path, &[("accept", accept), ("accept-language", languages)]).await
    };
    let is_english =
        |it: &str| it.contains("<html lang=\"en\">") && it.contains("<span lang=\"en\">Start</span>");
    for path in ["/", "/peta", "/cek"] {
        let (other, kept) = (opened(path, "en-GB,en;q=0.9").await, server.get(path).await);
        assert!(is_english(other.text()) && !is_english(kept.text()), "{path}");
        assert_eq!(other.text().contains("<p data-page=\"/cek\">"), path == "/cek");
        for languages in ["id", "en-US,id;q=0.5", "fr", ""] {
            assert_eq!(opened(path, languages).await.text(), kept.text(), "{path} in {languages}");
        }
        assert_ne!(other.header("etag"), kept.header("etag"));
        assert!(other.header("vary").contains("accept"), "{}", other.header("vary"));
    }
    // What the worker asks for has the bytes that its list names.
    let worker = server.ask("GET", "/", &[("accept", "*/*"), ("accept-language", "en")]).await;
    assert_eq!(worker.text(), server.get("/").await.text());
}
