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
    let made = ["id", "secret", "made"].map(|it| (it, hidden(&page, it)));
    let mut twice: Vec<(&str, &str)> =
        fields.into_iter().chain(made.iter().map(|it| (it.0, it.1.as_str()))).collect();
    let warned = loket.post("/desk/baru", &twice).await;
    assert_eq!(warned.status, 422, "the same name and service within days");
    assert!(warned.text().contains("galat-twice") && warned.text().contains(&number), "{}", warned.text());
    twice.push(("again", "1"));
    let pressed = loket.post("/desk/baru", &twice).await.text();
    assert!(pressed.contains(&made[1].1) && !pressed.contains(&number), "{pressed}");
    assert_eq!(loket.post("/desk/baru", &twice).await.text(), pressed, "pressed twice, it is one");
    let file = loket.get(&format!("/desk/berkas/{number}")).await.text();
    assert!(file.contains("typed in by an officer"), "{file}");
    let opd = Browser::of(&server, "opd").await;
    assert_eq!(opd.get("/desk/baru").await.status, 403);
    let csrf = hidden(&opd.get("/desk").await.text(), "csrf");
    assert_eq!(opd.post("/desk/baru", &[("csrf", &csrf), fields[1], fields[2]]).await.status, 403);
}

#[tokio::test]
async fn a_paper_that_is_typed_in_again_is_noticed_by_name_and_number() {
    let server = Server::with_forms(None, |_| {}).await;
    server.officer("loket", "loket", "").await;
    let loket = Browser::of(&server, "loket").await;
    let csrf = hidden(&loket.get("/desk/baru").await.text(), "csrf");
    let paper = |form: &'static str, name: &'static str, nik: &'static str| {
        [
            ("csrf", csrf.clone()),
            ("form", form.to_owned()),
            ("applicant", name.to_owned()),
            ("nik", nik.to_owned()),
        ]
    };
    let hand_in = async |fields: [(&'static str, String); 4]| {
        let fields: Vec<(&str, &str)> = fields.iter().map(|it| (it.0, it.1.as_str())).collect();
        loket.post("/desk/baru", &fields).await.status
    };
    let (usaha, domisili) = ("53.71/surat-usaha", "53.71/reklame");
    assert_eq!(hand_in(paper(usaha, "Ina Contoh", "5371010101900001")).await, 200);
    assert_eq!(hand_in(paper(usaha, "ina  CONTOH", "5371010101900001")).await, 422, "the same person");
    assert_eq!(hand_in(paper(usaha, "Ina Contoh", "")).await, 422, "nobody can tell");
    assert_eq!(hand_in(paper(usaha, "Ina Contoh", "5371014101900777")).await, 200, "a namesake");
    assert_eq!(hand_in(paper(domisili, "Ina Contoh", "5371010101900001")).await, 200, "another service");
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
async fn several_files_are_moved_at_once_and_none_is_decided_so() {
    let server = Server::start().await;
    server.officer("loket", "loket", "").await;
    let loket = Browser::of(&server, "loket").await;
    let mut numbers = Vec::new();
    for _ in 0..3 {
        let number = Phone::new().apply(&server).await;
        assert_eq!(loket.act(&number, "langkah", &[("to", "doc_check")]).await, "pesan=saved");
        numbers.push(number);
    }
    let page = loket.get("/desk").await.text();
    assert!(page.contains("name=\"langkah\"") && page.contains("value=\"tech_review\""), "{page}");
    assert!(!page.contains("value=\"rejected\"") && !page.contains("value=\"returned\""));
    let csrf = hidden(&page, "csrf");
    let ticked: Vec<String> = numbers.iter().map(|it| format!("berkas:{it}")).collect();
    let move_to = |to: &'static str| {
        let mut fields = vec![("csrf", csrf.as_str()), ("langkah", to)];
        fields.extend(ticked.iter().map(|it| (it.as_str(), "2")));
        fields
    };
    let refused = loket.post("/desk/ambil", &move_to("rejected")).await;
    assert_eq!(refused.header("location"), "/desk?diambil=0&tersisa=3");
    let moved = loket.post("/desk/ambil", &move_to("tech_review")).await;
    assert_eq!(moved.header("location"), "/desk?diambil=3&tersisa=0");
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
    assert_eq!(public["services"][0]["rejected"], serde_json::Value::Null, "none is fewer than ten");
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
