//! What an applicant sees and says with number and secret, and what nobody else does.

use crate::support::{Phone, Server};

fn status_of(number: &str) -> String {
    format!("/api/v1/status/{number}")
}

#[tokio::test]
async fn whoever_has_number_and_secret_sees_where_the_case_stands() {
    let server = Server::start().await;
    let phone = Phone::new();
    let number = phone.apply(&server).await;
    let sloppy = number.to_lowercase().replace('-', "%20");
    for typed in [&number, &sloppy] {
        let answer = phone.with_secret(&server, "GET", &status_of(typed), "").await;
        assert_eq!(answer.status, 200, "{}", answer.text());
        let status = answer.json();
        assert_eq!((status["state"].as_str(), status["desk"].as_str()), (Some("submitted"), Some("loket")));
        assert_eq!(
            (status["clock"]["state"].as_str(), status["clock"]["days"].as_u64()),
            (Some("not_started"), Some(0))
        );
        assert_eq!(status["history"][0]["action"], "submit");
        assert_eq!(answer.header("cache-control"), "no-store");
        assert!(!answer.text().contains("Yos"), "no name, for whoever looks over the shoulder");
    }
}

#[tokio::test]
async fn a_wrong_secret_and_an_unknown_number_are_the_same_answer() {
    let server = Server::start().await;
    let phone = Phone::new();
    let number = phone.apply(&server).await;
    let stranger = Phone::new();
    let wrong_secret = stranger.with_secret(&server, "GET", &status_of(&number), "").await;
    let unknown = stranger.with_secret(&server, "GET", &status_of("5371-00000-000000"), "").await;
    let odd = stranger.with_secret(&server, "GET", &status_of("x"), "").await;
    let none = server.ask("GET", &status_of(&number), &[], b"").await;
    for other in [&unknown, &odd, &none] {
        assert_eq!((other.status, other.text()), (404, wrong_secret.text()));
        assert_eq!(other.headers.len(), wrong_secret.headers.len());
    }
}

#[tokio::test]
async fn guessing_is_stopped() {
    let server = Server::start().await;
    let phone = Phone::new();
    let number = phone.apply(&server).await;
    let stranger = Phone::new();
    let mut last = 0;
    for _ in 0..70 {
        last = stranger.with_secret(&server, "GET", &status_of(&number), "").await.status;
    }
    assert_eq!(last, 429);
}

#[tokio::test]
async fn a_message_sent_twice_is_one_message() {
    let server = Server::start().await;
    let phone = Phone::new();
    let number = phone.apply(&server).await;
    let path = format!("{}/messages/{}", status_of(&number), Phone::new().id);
    let send = |words: &'static str| {
        let body = serde_json::json!({ "words": words }).to_string();
        let (server, phone, path) = (&server, &phone, path.clone());
        async move { phone.with_secret(server, "PUT", &path, &body).await.status }
    };
    assert_eq!(send("Apakah berkas saya lengkap?").await, 201);
    assert_eq!(send("Apakah berkas saya lengkap?").await, 204);
    assert_eq!(send("Yang lain").await, 409);
    assert_eq!(send("  ").await, 422);
    let status = phone.with_secret(&server, "GET", &status_of(&number), "").await.json();
    assert_eq!(status["messages"].as_array().map(Vec::len), Some(1));
    assert_eq!(status["messages"][0]["from"], "applicant");
}

#[tokio::test]
async fn an_application_can_be_taken_back_once_and_for_all() {
    let server = Server::start().await;
    let phone = Phone::new();
    let number = phone.apply(&server).await;
    let path = format!("{}/withdrawal", status_of(&number));
    assert_eq!(Phone::new().with_secret(&server, "PUT", &path, "{}").await.status, 404);
    assert_eq!(phone.with_secret(&server, "PUT", &path, r#"{"words":"salah tempat"}"#).await.status, 204);
    assert_eq!(phone.with_secret(&server, "PUT", &path, "{}").await.status, 204);
    let status = phone.with_secret(&server, "GET", &status_of(&number), "").await.json();
    assert_eq!(
        (status["state"].as_str(), status["clock"]["state"].as_str()),
        (Some("withdrawn"), Some("stopped"))
    );
    assert_eq!(status["history"].as_array().map(Vec::len), Some(2));
    let correction = format!("{}/corrections/{}", status_of(&number), Phone::new().id);
    assert_eq!(phone.with_secret(&server, "PUT", &correction, r#"{"words":"x"}"#).await.status, 404);
}
