//! A file looked through: answers and documents on one page without a script, and ticks that stand in the record.

use permit::{Answer, Answers};

use crate::{
    browser::{Browser, status},
    support::{PDF, Phone, Server, attached, sample},
};

/// An application with a document, taken in work by the counter.
async fn taken(server: &Server) -> (Phone, String) {
    let phone = Phone::new();
    let sha256 = phone.upload(server, PDF).await;
    let mut answers = Answers::default();
    answers.fields.set("kegiatan", Answer::parts([("code", "47112"), ("title", "Kios")]));
    let mut application = sample(&phone.id, ("surat-usaha", "KEL-USAHA"));
    application.answers = answers;
    application.attachments = vec![attached("doc.d_ktp", &sha256)];
    let sent = phone.put(server, &application.to_json().to_text()).await;
    assert_eq!(sent.status, 201, "{}", sent.text());
    let number = sent.json()["number"].as_str().expect("a number").to_owned();
    let loket = Browser::of(server, "loket").await;
    assert_eq!(loket.act(&number, "langkah", &[("to", "periksa")]).await, "pesan=saved");
    (phone, number)
}

#[tokio::test]
async fn documents_lie_beside_the_answers_and_ticks_are_kept_with_who_and_when() {
    let server = Server::with_forms(None, |_| {}).await;
    server.officer("loket", "loket", "").await;
    server.officer("lurah", "lurah", "").await;
    let (phone, number) = taken(&server).await;
    let loket = Browser::of(&server, "loket").await;
    let address = format!("/desk/berkas/{number}/periksa");
    let answer = loket.get(&address).await;
    let page = answer.text();
    assert!(answer.header("content-security-policy").contains("object-src 'self'"));
    assert!(!page.contains("<script") && !page.contains("style="), "the policy allows neither");
    for part in ["href=\"#dok-0\"", "id=\"dok-0\"", "<object", "application/pdf", "centang:doc.d_ktp", "Kios"]
    {
        assert!(page.contains(part), "{part}: {page}");
    }
    assert_eq!(loket.act(&number, "periksa", &[("centang:doc.d_ktp", "1")]).await, "pesan=saved");
    assert_eq!(loket.act(&number, "periksa", &[("centang:doc.entah", "1")]).await, "galat=invalid");
    let page = loket.get(&address).await.text();
    assert!(page.contains("Ticked by") && page.contains("(loket)"), "{page}");
    let lurah = Browser::of(&server, "lurah").await;
    assert_eq!(lurah.act(&number, "periksa", &[]).await, "galat=forbidden", "not on their desk");
    assert!(lurah.get(&address).await.text().contains("Ticked by"), "but they see who looked");
    let record = loket.get(&format!("/desk/berkas/{number}")).await.text();
    assert!(record.contains("checklist changed") && record.contains("+doc.d_ktp"), "{record}");
    let seen = status(&server, &phone, &number).await["history"].to_string();
    assert!(!seen.contains("d_ktp"), "what officers tick is no news for applicants: {seen}");

    let row = [("kind1", "other"), ("target1", "denah"), ("reason1", "incomplete"), ("words1", "Lengkapi")];
    assert_eq!(loket.act(&number, "perbaikan", &row).await, "pesan=returned");
    let page = loket.get(&address).await.text();
    assert!(!page.contains("Ticked by") && page.contains("0 of"), "a new round begins anew: {page}");
    let document = loket.get(&format!("/desk/berkas/{number}/dokumen/{}", contract::digest(PDF))).await;
    assert_eq!(document.header("x-frame-options"), "SAMEORIGIN");
    assert!(document.header("content-security-policy").contains("frame-ancestors 'self'"));
}

#[tokio::test]
async fn the_file_of_a_correction_stands_where_the_one_before_it_stood() {
    let server = Server::with_forms(None, |_| {}).await;
    server.officer("loket", "loket", "").await;
    let (phone, number) = taken(&server).await;
    let loket = Browser::of(&server, "loket").await;
    let row =
        [("kind1", "photo"), ("target1", "doc.d_ktp"), ("reason1", "unreadable"), ("words1", "Foto ulang")];
    assert_eq!(loket.act(&number, "perbaikan", &row).await, "pesan=returned");
    let newer = phone.upload(&server, b"%PDF-1.7\n% lebih jelas\n%%EOF\n").await;
    let seen = status(&server, &phone, &number).await;
    let id = seen["corrections"][0]["id"].as_str().expect("an id").to_owned();
    let path = format!("/api/v1/status/{number}/corrections/{id}");
    let sent = phone.with_secret(&server, "PUT", &path, &format!("{{\"file\":\"{newer}\"}}")).await;
    assert_eq!(sent.status, 204, "{}", sent.text());
    let page = loket.get(&format!("/desk/berkas/{number}/periksa")).await.text();
    let first = page.split_once("id=\"dok-0\"").expect("a first document").1;
    let first = first.split_once("</section>").expect("it ends").0;
    assert!(first.contains(&newer) && first.contains("Correction"), "the newest one shows first: {first}");
    let line = page.split_once("centang:doc.d_ktp").expect("a line of the list").1;
    let line = line.split_once("</li>").expect("it ends").0;
    assert!(line.contains("href=\"#dok-0\"") && line.contains("href=\"#dok-1\""), "{line}");
    assert!(line.contains("ktp.pdf (before the correction)"), "{line}");
    let file = loket.get(&format!("/desk/berkas/{number}")).await.text();
    let (new, old) = (file.find(&newer), file.find(&server::asset::digest(PDF)));
    assert!(new.is_some() && new < old, "the newer one stands before the older one");
}
