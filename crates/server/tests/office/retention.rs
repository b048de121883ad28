//! What the forms say is kept no longer goes; the record stays.

use server::{
    clock, housekeeping,
    store::{StoreError, Tx},
};

use crate::{
    browser::{Browser, status},
    support::{PDF, Phone, Server, application, attached, sample},
};

const FILES: &str = "SELECT count(*) FROM files";

async fn count(server: &Server, sql: &'static str) -> i64 {
    let work = move |tx: &mut dyn Tx| tx.rows(sql, &[])?[0].int(0);
    server.office.database.read::<i64, StoreError, _>(work).await.expect("it can be counted")
}

#[tokio::test]
async fn a_file_that_no_application_ever_named_goes_with_its_upload() {
    let server = Server::start().await;
    let (phone, stranger) = (Phone::new(), Phone::new());
    let file = phone.upload(&server, PDF).await;
    let other = stranger.upload(&server, b"%PDF-1.7 never sent").await;
    let sent = phone.put(&server, &application(&phone.id, "Yos Contoh", &[&file])).await;
    assert_eq!(sent.status, 201, "{}", sent.text());
    assert_eq!(housekeeping::once(&server.office).await, Ok(0), "not yet");
    let end = |tx: &mut dyn Tx| tx.run("UPDATE uploads SET expires_at = 1", &[]).map(|_| ());
    server.office.database.write::<(), StoreError, _>(end).await.expect("their time ends");
    assert_eq!(housekeeping::once(&server.office).await, Ok(2));
    assert!(server.office.files.is_sound(&file), "a case names it");
    assert!(!server.office.files.is_sound(&other), "nobody does");
    assert_eq!(count(&server, FILES).await, 1);
}

#[tokio::test]
async fn an_application_goes_when_its_form_says_so_and_its_record_stays() {
    let server = Server::with_forms(None, |it| it.office.retention = true).await;
    server.officer("loket", "loket", "").await;
    let phone = Phone::new();
    let file = phone.upload(&server, PDF).await;
    let mut application = sample(&phone.id, ("surat-usaha", "KEL-USAHA"));
    application.attachments = vec![attached("doc.ktp", &file)];
    let sent = phone.put(&server, &application.to_json().to_text()).await;
    assert_eq!(sent.status, 201, "{}", sent.text());
    let number = sent.json()["number"].as_str().expect("a number").to_owned();
    let loket = Browser::of(&server, "loket").await;
    loket.act(&number, "langkah", &[("to", "periksa")]).await;
    let no = [("to", "tolak"), ("reason", "other"), ("note", "Bukan di sini")];
    assert_eq!(loket.act(&number, "langkah", &no).await, "pesan=saved");
    let now = clock::now();
    assert_eq!(housekeeping::forget(&server.office, now + 86_400).await, Ok(0), "not yet");
    assert_eq!(status(&server, &phone, &number).await["state"], "rejected");
    let years = 40 * 365 * 86_400;
    assert_eq!(housekeeping::forget(&server.office, now + years).await, Ok(1));
    assert_eq!(housekeeping::forget(&server.office, now + years).await, Ok(0));
    assert_eq!(status(&server, &phone, &number).await["code"], "unknown", "nobody follows it any longer");
    for sql in [
        "SELECT count(*) FROM applications",
        "SELECT count(*) FROM attachments",
        FILES,
        "SELECT count(*) FROM cases WHERE applicant <> ''",
    ] {
        assert_eq!(count(&server, sql).await, 0, "{sql}");
    }
    assert!(!server.office.files.is_sound(&file), "the bytes are gone");
    assert!(count(&server, "SELECT count(*) FROM events").await >= 3, "the record stays");
}
