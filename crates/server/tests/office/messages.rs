//! Messages of applicants are listed at the desk until somebody answers them or says that they need no answer.

use crate::{
    browser::{Browser, hidden},
    support::{Phone, Server},
};

async fn write(server: &Server, phone: &Phone, number: &str, words: &str) {
    let path = format!("/api/v1/status/{number}/messages/{}", server::secret::random_id());
    let body = serde_json::json!({ "words": words }).to_string();
    assert_eq!(phone.with_secret(server, "PUT", &path, &body).await.status, 201);
}

/// The hidden field of the form of messages: until when they were read.
async fn read(loket: &Browser<'_>, number: &str) -> String {
    hidden(&loket.get(&format!("/desk/berkas/{number}")).await.text(), "read")
}

#[tokio::test]
async fn a_message_waits_in_the_list_until_it_is_answered_or_settled() {
    let server = Server::start().await;
    server.officer("loket", "loket", "").await;
    server.officer("lain", "loket", "99.99.99.9999").await;
    let (phone, quiet) = (Phone::new(), Phone::new());
    let (number, other) = (phone.apply(&server).await, quiet.apply(&server).await);
    let loket = Browser::of(&server, "loket").await;
    assert!(!loket.get("/desk").await.text().contains("/desk?pesan=1"), "nobody has written");
    write(&server, &phone, &number, "Kapan bisa diambil?").await;
    let list = loket.get("/desk?pesan=1").await.text();
    assert!(list.contains(&number) && !list.contains(&other) && list.contains("1 message"), "{list}");
    assert!(loket.get("/desk").await.text().contains("1 file with a message"));
    let elsewhere = Browser::of(&server, "lain").await;
    assert!(!elsewhere.get("/desk?pesan=1").await.text().contains(&number), "not theirs to see");

    let until = read(&loket, &number).await;
    assert_eq!(loket.act(&number, "pesan", &[("message", "Besok"), ("read", &until)]).await, "pesan=sent");
    assert!(!loket.get("/desk?pesan=1").await.text().contains(&number), "answered");
    assert_eq!(loket.act(&number, "pesan/selesai", &[("read", &until)]).await, "galat=not-now");

    write(&server, &phone, &number, "Terima kasih").await;
    let before = (until.parse::<i64>().expect("a moment") - 1).to_string();
    assert_eq!(
        loket.act(&number, "pesan/selesai", &[("read", &before)]).await,
        "galat=not-now",
        "not seen yet"
    );
    let until = read(&loket, &number).await;
    assert_eq!(loket.act(&number, "pesan/selesai", &[("read", &until)]).await, "pesan=saved");
    assert!(!loket.get("/desk?pesan=1").await.text().contains(&number), "settled");
    let page = loket.get(&format!("/desk/berkas/{number}")).await.text();
    assert!(
        page.contains("needs no answer") && !page.contains("not answered"),
        "the record says who: {page}"
    );
}
