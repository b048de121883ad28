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
    let quoted = SOURCE
        .split('"')
        .filter(|it| ["/api/v1/", "/.well-known/"].iter().any(|start| it.starts_with(start)));
    let mut registered: Vec<&str> = quoted.collect();
    registered.sort_unstable();
    let mut named: Vec<&str> = paths.keys().map(String::as_str).collect();
    named.sort_unstable();
    assert_eq!(named, registered);
    let phone = Phone::new();
    for (path, operations) in paths {
        let path = path
            .replace("{region}", "53.71")
            .replace("{name}", "lama")
            .replace("{id}", &phone.id)
            .replace("{number}", "5371-00000-000000");
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
async fn the_catalogue_of_the_pack_is_there_for_other_programs() {
    let server = Server::with_forms(None, |_| {}).await;
    let answer = server.ask("GET", "/api/v1/services/53.71", &[], b"").await;
    let catalogue = contract::Catalogue::parse(&answer.body).expect("contract reads what the server writes");
    assert!(catalogue.is_sample && catalogue.services.len() > 20 && !catalogue.standard.is_empty());
    let letter = catalogue.services.iter().find(|it| it.id == "KEL-USAHA").expect("a service of the city");
    assert_eq!(letter.form, "surat-usaha");
    assert!(letter.title.has("id") && letter.title.has("en") && !letter.requirements.is_empty());
    assert!(catalogue.offices.iter().any(|it| it.0 == letter.office), "{}", letter.office);
    assert_eq!(server.ask("GET", "/api/v1/services/99.99", &[], b"").await.status, 404);
}

#[tokio::test]
async fn the_machines_that_watch_get_their_answers() {
    let server = Server::start().await;
    let alive = server.ask("GET", "/healthz", &[], b"").await;
    let ready = server.ask("GET", "/readyz", &[], b"").await;
    assert_eq!((alive.status, alive.text().as_str()), (200, "ok\n"));
    assert_eq!((ready.status, ready.text().as_str()), (200, "ready\n"));
}
