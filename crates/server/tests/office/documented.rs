//! The description of the API says what the API does: every route, every method, nothing else.

use crate::support::{Phone, Server};

/// The routes as the program registers them.
const SOURCE: &str = include_str!("../../src/routes.rs");

#[tokio::test]
async fn every_route_is_described_and_every_description_is_a_route() {
    let server = Server::start().await;
    let answer = server.ask("GET", "/api/v1/openapi.json", &[], b"").await;
    let described = answer.json();
    assert!(described["openapi"].as_str().is_some_and(|it| it.starts_with("3.1")), "{}", answer.text());
    let paths = described["paths"].as_object().expect("it has paths");
    let quoted = SOURCE.split('"').filter(|it| it.starts_with("/api/v1/"));
    let mut registered: Vec<&str> = quoted.collect();
    registered.sort_unstable();
    let mut named: Vec<&str> = paths.keys().map(String::as_str).collect();
    named.sort_unstable();
    assert_eq!(named, registered);
    let phone = Phone::new();
    for (path, operations) in paths {
        let path = path.replace("{id}", &phone.id).replace("{number}", "5371-00000-000000");
        for method in ["get", "head", "put", "post", "patch", "delete"] {
            let status = server.ask(&method.to_uppercase(), &path, &[], b"").await.status;
            // Whatever can be read can be asked for its headers as well.
            let is_described =
                operations.get(method).is_some() || method == "head" && operations.get("get").is_some();
            assert_eq!(status != 405, is_described, "{method} {path}: {status}");
            let responses = &operations[method]["responses"];
            let is_named = responses.get(status.to_string()).is_some();
            assert!(
                !is_described || is_named || operations.get(method).is_none(),
                "{method} {path}: {status}"
            );
        }
    }
}

#[tokio::test]
async fn the_machines_that_watch_get_their_answers() {
    let server = Server::start().await;
    let alive = server.ask("GET", "/healthz", &[], b"").await;
    let ready = server.ask("GET", "/readyz", &[], b"").await;
    assert_eq!((alive.status, alive.text().as_str()), (200, "ok\n"));
    assert_eq!((ready.status, ready.text().as_str()), (200, "ready\n"));
}
