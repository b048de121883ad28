//! The counter: paper, lost secrets, several files at once, numbers; and the second factor.

use server::accounts::totp;

use crate::{
    browser::{Browser, enter, hidden, status},
    support::{PASSWORD, Phone, Server},
};

#[tokio::test]
async fn a_paper_application_is_taken_in_and_followed_like_any_other() {
    let server = Server::with_forms(None, |_| {}).await;
    server.officer("loket", "loket", "").await;
    server.officer("opd", "opd", "").await;
    let loket = Browser::of(&server, "loket").await;
    let page = loket.get("/desk/baru").await.text();
    assert!(page.contains("53.71/surat-usaha"), "{page}");
    let csrf = hidden(&page, "csrf");
    let fields = [
        ("csrf", csrf.as_str()),
        ("form", "53.71/surat-usaha"),
        ("applicant", "Ina Contoh"),
        ("language", "id"),
    ];
    let wrong = [fields[0], ("form", "53.71/tidak-ada"), fields[2], fields[3]];
    let refused = loket.post("/desk/baru", &wrong).await;
    assert!(refused.status == 422 && refused.text().contains("value=\"Ina Contoh\""), "{}", refused.text());
    let done = loket.post("/desk/baru", &fields).await.text();
    let number =
        done.split("/desk/berkas/").nth(1).and_then(|it| it.split('"').next()).expect("a number").to_owned();
    let secret =
        done.split("<code>").nth(1).and_then(|it| it.split('<').next()).expect("a secret").to_owned();
    let phone = Phone { secret, ..Phone::new() };
    assert_eq!(status(&server, &phone, &number).await["service"], "KEL-USAHA");
    let file = loket.get(&format!("/desk/berkas/{number}")).await.text();
    assert!(file.contains("typed in by an officer"), "{file}");
    let opd = Browser::of(&server, "opd").await;
    assert_eq!(opd.get("/desk/baru").await.status, 403);
    let csrf = hidden(&opd.get("/desk").await.text(), "csrf");
    assert_eq!(opd.post("/desk/baru", &[("csrf", &csrf), fields[1], fields[2]]).await.status, 403);
}

#[tokio::test]
async fn a_lost_secret_is_replaced_and_the_old_one_dies() {
    let server = Server::start().await;
    server.officer("loket", "loket", "").await;
    server.officer("opd", "opd", "").await;
    let phone = Phone::new();
    let number = phone.apply(&server).await;
    let opd = Browser::of(&server, "opd").await;
    assert_eq!(opd.act(&number, "kode", &[("checked", "KTP")]).await, "galat=forbidden");
    let loket = Browser::of(&server, "loket").await;
    assert_eq!(loket.act(&number, "kode", &[("checked", " ")]).await, "galat=invalid");
    let done = loket.hand_in(&number, "kode", &[("checked", "KTP asli dicocokkan")]).await.text();
    let secret =
        done.split("<code>").nth(1).and_then(|it| it.split('<').next()).expect("a secret").to_owned();
    assert_eq!(status(&server, &phone, &number).await["code"], "unknown", "the old one is dead");
    let again = Phone { secret, ..phone.clone() };
    assert_eq!(status(&server, &again, &number).await["state"], "submitted");
    let page = loket.get(&format!("/desk/berkas/{number}")).await.text();
    assert!(page.contains("secret replaced") && page.contains("KTP asli dicocokkan"), "{page}");
}

#[tokio::test]
async fn several_files_are_taken_at_once_and_those_somebody_changed_are_left() {
    let server = Server::start().await;
    server.officer("loket", "loket", "").await;
    let (first, second) = (Phone::new(), Phone::new());
    let (one, two) = (first.apply(&server).await, second.apply(&server).await);
    let loket = Browser::of(&server, "loket").await;
    let page = loket.get("/desk").await.text();
    assert!(page.contains(&format!("name=\"berkas:{one}\"")), "{page}");
    let csrf = hidden(&page, "csrf");
    let (a, b) = (format!("berkas:{one}"), format!("berkas:{two}"));
    let done = loket.post("/desk/ambil", &[("csrf", &csrf), (&a, "1"), (&b, "7")]).await;
    assert_eq!(done.header("location"), "/desk?diambil=1&tersisa=1");
    assert_eq!(status(&server, &first, &one).await["state"], "doc_check");
    assert_eq!(status(&server, &second, &two).await["state"], "submitted");
}

#[tokio::test]
async fn numbers_name_no_applicant_and_hide_small_groups() {
    let server = Server::start().await;
    server.officer("loket", "loket", "").await;
    let mut last = String::new();
    for _ in 0..9 {
        last = Phone::new().apply(&server).await;
    }
    let public = server.ask("GET", "/api/v1/statistics", &[], b"").await;
    assert_eq!(public.json()["services"], serde_json::json!([]), "nine are too few");
    Phone::new().apply(&server).await;
    let public = server.ask("GET", "/api/v1/statistics", &[], b"").await.json();
    assert_eq!(
        (&public["services"][0]["received"], &public["services"][0]["usual_days"]),
        (&serde_json::json!(10), &serde_json::Value::Null)
    );
    let loket = Browser::of(&server, "loket").await;
    assert!(loket.get("/desk/statistik").await.text().contains("<td>10</td>"));
    let csv = loket.get("/desk/berkas.csv?semua=1").await;
    let text = csv.text();
    assert_eq!((csv.header("content-type"), text.lines().count()), ("text/csv; charset=utf-8", 11), "{text}");
    assert!(text.contains(&last) && !text.contains("Yos"), "{text}");
    assert_eq!(server.ask("GET", "/desk/berkas.csv", &[], b"").await.status, 303);
}

#[tokio::test]
async fn a_second_factor_is_asked_for_and_each_code_works_once() {
    let server = Server::start().await;
    server.officer("loket", "loket", "").await;
    let now = server::clock::now();
    let secret =
        server.accounts.set_totp("loket", true, "test", now).await.expect("it can be set").expect("a secret");
    let code = totp::code_at(&totp::decoded(&secret).expect("letters"), now / 30);
    let (login, password) = (("login", "loket"), ("password", PASSWORD));
    assert_eq!(enter(&server, &[login, password]).await.status, 403, "the password alone");
    assert_eq!(enter(&server, &[login, password, ("code", "000000")]).await.status, 403);
    assert_eq!(enter(&server, &[login, ("password", "salah sekali ini"), ("code", &code)]).await.status, 403);
    assert_eq!(enter(&server, &[login, password, ("code", &code)]).await.status, 303);
    assert_eq!(enter(&server, &[login, password, ("code", &code)]).await.status, 403, "used before");
}
