//! A case walks the steps of its service's form: desks, deadlines, fees, rounds, and corrections that point at one thing.

use server::{
    casework::decide::{self, Today},
    clock,
    store::{StoreError, Tx},
};

use crate::{
    browser::{Browser, status},
    support::{Phone, Server, of_form},
};

const REKLAME: (&str, &str) = ("reklame", "REK-REKLAME");

async fn apply(server: &Server, form: (&str, &str)) -> (Phone, String) {
    let phone = Phone::new();
    let answer = phone.put(server, &of_form(&phone.id, form, permit::Answers::default())).await;
    assert_eq!(answer.status, 201, "{}", answer.text());
    let number = answer.json()["number"].as_str().expect("a number").to_owned();
    (phone, number)
}

async fn office() -> Server {
    let server = Server::with_forms(None, |_| {}).await;
    for role in ["loket", "opd", "kepala_dinas", "bank", "lurah", "rt"] {
        server.officer(role, role, "").await;
    }
    server
}

#[tokio::test]
async fn a_fee_is_set_and_paid_and_the_clock_waits_for_it() {
    let server = office().await;
    let (phone, number) = apply(&server, REKLAME).await;
    let (loket, opd) = (Browser::of(&server, "loket").await, Browser::of(&server, "opd").await);
    assert_eq!(loket.act(&number, "langkah", &[("to", "periksa")]).await, "pesan=saved");
    assert_eq!(loket.act(&number, "langkah", &[("to", "lokasi")]).await, "pesan=saved");
    assert_eq!(opd.act(&number, "langkah", &[("to", "pajak")]).await, "pesan=saved");
    assert_eq!(
        opd.act(&number, "langkah", &[("to", "setuju")]).await,
        "galat=not-now",
        "no step is left out"
    );
    let refused = opd.hand_in(&number, "langkah", &[("to", "bayar"), ("note", "SKPD <7>")]).await;
    assert_eq!(refused.status, 422, "a fee needs an amount");
    assert!(refused.text().contains("SKPD &lt;7&gt;"), "what was typed stands there again");
    for amount in ["-1", "0", "1e3", "9999999999999"] {
        let said = opd.act(&number, "langkah", &[("to", "bayar"), ("amount", amount)]).await;
        assert_eq!(said, "galat=invalid", "{amount}");
    }
    assert_eq!(opd.act(&number, "langkah", &[("to", "bayar"), ("amount", "1.250.000")]).await, "pesan=saved");
    let seen = status(&server, &phone, &number).await;
    assert_eq!(
        (seen["state"].as_str(), seen["desk"].as_str()),
        (Some("awaiting_payment"), Some("applicant"))
    );
    assert_eq!(
        (seen["fee"]["amount"].as_i64(), seen["clock"]["state"].as_str()),
        (Some(1_250_000), Some("paused"))
    );
    assert!(
        seen["act_before"].as_str().is_some_and(|it| it.ends_with("T16:00:00Z")),
        "a day ends at WITA midnight: {seen}"
    );
    let bank = Browser::of(&server, "bank").await;
    assert!(bank.get("/desk").await.text().contains(&number), "it waits in the bank's list");
    assert_eq!(
        bank.act(&number, "langkah", &[("to", "lunas")]).await,
        "galat=invalid",
        "the payment has a number"
    );
    assert_eq!(
        bank.act(&number, "langkah", &[("to", "lunas"), ("reference", "NTPN-1")]).await,
        "pesan=saved"
    );
    let seen = status(&server, &phone, &number).await;
    assert_eq!((seen["state"].as_str(), seen["fee"]["reference"].as_str()), (Some("paid"), Some("NTPN-1")));
    assert_eq!((seen["act_before"].as_str(), seen["clock"]["limit"].as_i64()), (None, Some(7)));
    assert_eq!((seen["form"]["id"].as_str(), seen["step"].as_str()), (Some("reklame"), Some("lunas")));
}

#[tokio::test]
async fn time_that_ran_out_ends_a_case_once() {
    let server = office().await;
    let (phone, number) = apply(&server, REKLAME).await;
    let loket = Browser::of(&server, "loket").await;
    loket.act(&number, "langkah", &[("to", "periksa")]).await;
    let row = [("kind1", "field"), ("target1", "judul"), ("reason1", "incomplete"), ("words1", "Lengkapi")];
    assert_eq!(
        loket.act(&number, "perbaikan", &row).await,
        "galat=invalid",
        "the form asks no such question"
    );
    let row = [("kind1", "other"), ("target1", "denah"), ("reason1", "incomplete"), ("words1", "Lengkapi")];
    assert_eq!(loket.act(&number, "perbaikan", &row).await, "pesan=returned");
    let end = |days: i64| {
        let (calendar, now) = (server.office.calendar.clone(), clock::now() + days * 86_400);
        let work = move |tx: &mut dyn Tx| {
            decide::expire(tx, Today { calendar: &calendar, now }).map_err(|_refused| StoreError::Broke)
        };
        server.office.database.write(work)
    };
    assert_eq!(end(10).await, Ok(0), "fourteen working days are more than ten days");
    assert_eq!(end(40).await, Ok(1));
    assert_eq!(end(41).await, Ok(0));
    let seen = status(&server, &phone, &number).await;
    assert_eq!((seen["state"].as_str(), seen["clock"]["state"].as_str()), (Some("expired"), Some("stopped")));
    let last = seen["history"].as_array().and_then(|it| it.last().cloned()).unwrap_or_default();
    assert_eq!((last["by"].as_str(), last["action"].as_str()), (Some("clock"), Some("expire")));
}

#[tokio::test]
async fn corrections_point_at_a_question_and_its_new_answer_is_checked_by_the_form() {
    let server = office().await;
    let phone = Phone::new();
    let mut answers = permit::Answers::default();
    answers.fields.set("usaha_nama", permit::Answer::text("Kios Contoh"));
    let number = phone.put(&server, &of_form(&phone.id, ("surat-usaha", "KEL-USAHA"), answers)).await.json()
        ["number"]
        .as_str()
        .expect("a number")
        .to_owned();
    let loket = Browser::of(&server, "loket").await;
    loket.act(&number, "langkah", &[("to", "periksa")]).await;
    let page = loket.get(&format!("/desk/berkas/{number}")).await.text();
    let form: serde_json::Value =
        serde_json::from_str(include_str!("../../../../data/kupang-contoh/forms/surat-usaha.json"))
            .expect("the form is JSON");
    let fields = form["sections"]
        .as_array()
        .expect("sections")
        .iter()
        .flat_map(|it| it["fields"].as_array().expect("fields"));
    let mut fields = fields;
    let field = fields.find(|it| it["kind"] == "phone").expect("a question for a telephone").clone();
    let (id, label) = (field["id"].as_str().expect("an id"), field["label"]["en"].as_str().expect("a label"));
    assert!(page.contains(label), "questions stand by their words: {label}");
    let row = [("kind1", "field"), ("target1", id), ("reason1", "contradiction"), ("words1", "Periksa lagi")];
    assert_eq!(loket.act(&number, "perbaikan", &row).await, "pesan=returned");
    let seen = status(&server, &phone, &number).await;
    assert_eq!(seen["corrections"][0]["target"].as_str(), Some(id));
    let path = format!(
        "/api/v1/status/{number}/corrections/{}",
        seen["corrections"][0]["id"].as_str().unwrap_or_default()
    );
    let wrong = phone.with_secret(&server, "PUT", &path, r#"{"value":"!"}"#).await;
    assert_eq!((wrong.status, wrong.json()["part"].as_str()), (422, Some("value")), "{}", wrong.text());
    let words = phone.with_secret(&server, "PUT", &path, r#"{"words":"sudah benar"}"#).await;
    assert_eq!(words.status, 204, "{}", words.text());
    assert_eq!(status(&server, &phone, &number).await["step"], "periksa", "back at the desk that asked");
}

#[tokio::test]
async fn a_file_comes_back_as_often_as_the_form_says() {
    let server = office().await;
    let (phone, number) = apply(&server, REKLAME).await;
    let loket = Browser::of(&server, "loket").await;
    loket.act(&number, "langkah", &[("to", "periksa")]).await;
    let row = [("kind1", "page"), ("target1", "doc.x"), ("reason1", "unreadable"), ("words1", "Ulangi")];
    assert_eq!(loket.act(&number, "perbaikan", &row).await, "galat=invalid", "no such document");
    for round in 1..=3 {
        let row = [("kind1", "other"), ("target1", "denah"), ("reason1", "unreadable"), ("words1", "Ulangi")];
        let said = loket.act(&number, "perbaikan", &row).await;
        if round == 3 {
            assert_eq!(said, "galat=rounds", "the form allows two");
            break;
        }
        assert_eq!(said, "pesan=returned");
        let seen = status(&server, &phone, &number).await;
        let open = seen["corrections"].as_array().expect("a list").last().cloned().unwrap_or_default();
        let path = format!("/api/v1/status/{number}/corrections/{}", open["id"].as_str().unwrap_or_default());
        assert_eq!(phone.with_secret(&server, "PUT", &path, r#"{"words":"sudah"}"#).await.status, 204);
    }
}

#[tokio::test]
async fn what_is_wrong_with_answers_is_told_to_officer_and_applicant() {
    let server = office().await;
    let (phone, number) = apply(&server, ("kkpr-berusaha", "RTR-KKPR")).await;
    let seen = status(&server, &phone, &number).await;
    let findings = seen["review"]["findings"].as_array().expect("a list").clone();
    assert!(findings.iter().any(|it| it["code"] == "missing" && it["blocks"] == true), "{seen}");
    assert_eq!(seen["review"]["gap"], "no-activity", "nothing was said of the place");
    let loket = Browser::of(&server, "loket").await;
    let page = loket.get(&format!("/desk/berkas/{number}")).await.text();
    assert!(page.contains("Must be put right:") && page.contains("not answered"), "{page}");
    assert!(page.contains("WITA"), "times are the city's");
}
