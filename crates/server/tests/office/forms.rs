//! A case walks the steps of its service's form: desks, deadlines, fees, rounds, and corrections that point at one thing.

use server::{
    casework::{
        CaseError,
        connect::{self, Partner, Report},
        decide::{self, Seen, Today},
        pay::{self, Paid},
        roles::Official,
        way::State,
    },
    clock,
    store::{StoreError, Tx, cases, officers::Appointment},
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
async fn a_payment_that_a_system_reports_days_later_counts_on_its_day() {
    let server = office().await;
    let (phone, number) = apply(&server, REKLAME).await;
    let (loket, opd) = (Browser::of(&server, "loket").await, Browser::of(&server, "opd").await);
    loket.act(&number, "langkah", &[("to", "periksa")]).await;
    loket.act(&number, "langkah", &[("to", "lokasi")]).await;
    opd.act(&number, "langkah", &[("to", "pajak")]).await;
    let fee = [("to", "bayar"), ("amount", "5000"), ("note", "Menurut SKPD 7")];
    assert_eq!(opd.act(&number, "langkah", &fee).await, "pesan=saved");
    let noted = |seen: &serde_json::Value| {
        let last = seen["history"].as_array().and_then(|it| it.last().cloned()).unwrap_or_default();
        last["note"].as_str().unwrap_or_default().to_owned()
    };
    let seen = status(&server, &phone, &number).await;
    assert_eq!(noted(&seen), "Rp 5000\nMenurut SKPD 7", "what is written beside a fee hides no amount");
    let states = [("LUNAS".to_owned(), State::Paid)].into_iter().collect();
    let partner = Partner { name: "kas".to_owned(), official: official("bank"), states };
    let (calendar, now) = (server.office.calendar.clone(), clock::now() + 1);
    let day = calendar.day("53.71", now);
    let report = Report {
        id: "1".to_owned(),
        number: number.clone(),
        said: "LUNAS".to_owned(),
        at: now,
        note: "Lewat bank".to_owned(),
        paid: Paid { reference: "NTPN-3".to_owned(), on: String::new() },
    };
    let work = move |tx: &mut dyn Tx| {
        let today = Today { calendar: &calendar, now: now + 3 * 86_400 };
        connect::take_report(tx, &partner, &report, "d", today)
    };
    assert_eq!(server.office.database.write(work).await, Ok(("moved".to_owned(), false)));
    let seen = status(&server, &phone, &number).await;
    assert_eq!(noted(&seen), format!("NTPN-3, {day}\nLewat bank"), "{seen}");
}

/// An officer as the use-cases know them.
fn official(role: &str) -> Official {
    let of =
        |role: &str| Appointment { role: role.to_owned(), kelurahan: String::new(), service: String::new() };
    Official {
        id: role.to_owned(),
        login: role.to_owned(),
        name: role.to_owned(),
        appointments: vec![of(role)],
    }
}

#[tokio::test]
async fn who_paid_in_time_gets_an_expired_file_back_and_nobody_else_does() {
    let server = office().await;
    let (phone, number) = apply(&server, REKLAME).await;
    let (loket, opd) = (Browser::of(&server, "loket").await, Browser::of(&server, "opd").await);
    loket.act(&number, "langkah", &[("to", "periksa")]).await;
    loket.act(&number, "langkah", &[("to", "lokasi")]).await;
    opd.act(&number, "langkah", &[("to", "pajak")]).await;
    assert_eq!(opd.act(&number, "langkah", &[("to", "bayar"), ("amount", "5000")]).await, "pesan=saved");
    let bank = Browser::of(&server, "bank").await;
    for on in ["2020-01-02", "2999-01-02", "kemarin"] {
        let paid = [("to", "lunas"), ("reference", "NTPN-2"), ("paid_on", on)];
        assert_eq!(bank.act(&number, "langkah", &paid).await, "galat=paid-on", "{on}");
    }
    let (calendar, later) = (server.office.calendar.clone(), clock::now() + 90 * 86_400);
    let today = calendar.day("53.71", clock::now()).to_string();
    let days = calendar.clone();
    let end = move |tx: &mut dyn Tx| decide::expire(tx, Today { calendar: &days, now: later });
    assert_eq!(server.office.database.write(end).await, Ok(1));
    let page = bank.get(&format!("/desk/berkas/{number}")).await.text();
    assert!(page.contains("Paid in time") && page.contains("name=\"paid_on\""), "{page}");
    assert!(!loket.get(&format!("/desk/berkas/{number}")).await.text().contains("Paid in time"));
    let revive = |role: &'static str, on: &str, why: &'static str| {
        let (paid, calendar) = (Paid { reference: "NTPN-2".to_owned(), on: on.to_owned() }, calendar.clone());
        let number = number.clone();
        let work = move |tx: &mut dyn Tx| {
            let revision = cases::by_number(tx, &number)?.map_or(0, |it| it.revision);
            let (seen, today) =
                (Seen { number: number.clone(), revision }, Today { calendar: &calendar, now: later + 60 });
            pay::revive(tx, &official(role), &seen, (&paid, why), today)
        };
        server.office.database.write(work)
    };
    let too_late = calendar.day("53.71", later).to_string();
    let wrong = revive("bank", &too_late, "terlihat terlambat").await;
    assert!(matches!(wrong, Err(CaseError::Invalid { .. })), "{wrong:?}");
    assert_eq!(revive("bank", &today, " ").await, Err(CaseError::ReasonMissing));
    assert_eq!(revive("loket", &today, "bukan loket").await, Err(CaseError::Forbidden));
    assert_eq!(revive("bank", &today, "Rekening koran baru masuk").await, Ok(()));
    assert_eq!(revive("bank", &today, "sekali lagi").await, Err(CaseError::NotNow));
    let seen = status(&server, &phone, &number).await;
    assert_eq!((seen["state"].as_str(), seen["fee"]["reference"].as_str()), (Some("paid"), Some("NTPN-2")));
    assert_eq!(seen["clock"]["state"], "runs", "the record can be walked again: {seen}");
    let last = seen["history"].as_array().and_then(|it| it.last().cloned()).unwrap_or_default();
    assert_eq!((last["action"].as_str(), last["by"].as_str()), (Some("revive"), Some("bank")));
    assert!(last["note"].as_str().is_some_and(|it| it.contains(&today) && it.contains("Rekening koran")));
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
async fn a_corrected_answer_becomes_the_answer_and_is_looked_at_again() {
    let server = office().await;
    let phone = Phone::new();
    let mut answers = permit::Answers::default();
    answers.fields.set("hp", permit::Answer::text("0812"));
    answers.fields.set("pemohon", permit::Answer::parts([("name", "Yos Contoh"), ("nik", "1")]));
    let sent = phone.put(&server, &of_form(&phone.id, ("surat-usaha", "KEL-USAHA"), answers)).await.json();
    let number = sent["number"].as_str().expect("a number").to_owned();
    let wrong = |seen: &serde_json::Value, at: &str| {
        let findings = seen["review"]["findings"].as_array().cloned().unwrap_or_default();
        findings.iter().any(|it| it["at"].as_str().is_some_and(|it| it.starts_with(at)))
    };
    let before = status(&server, &phone, &number).await;
    assert!(wrong(&before, "hp") && wrong(&before, "pemohon"), "{before}");
    let loket = Browser::of(&server, "loket").await;
    loket.act(&number, "langkah", &[("to", "periksa")]).await;
    let rows = [
        ("kind1", "field"),
        ("target1", "hp"),
        ("reason1", "contradiction"),
        ("words1", "Periksa lagi"),
        ("kind2", "field"),
        ("target2", "pemohon"),
        ("reason2", "contradiction"),
        ("words2", "Seperti di KTP"),
    ];
    assert_eq!(loket.act(&number, "perbaikan", &rows).await, "pesan=returned");
    let asked = status(&server, &phone, &number).await["corrections"].as_array().expect("a list").clone();
    let values = [
        ("hp", r#"{"value":"081200000000"}"#),
        (
            "pemohon",
            r#"{"value":{"name":"Yosefa Contoh","nik":"5371991203900001","birth_place":"Kupang","birth":"1990-03-12","sex":"l"}}"#,
        ),
    ];
    for (target, value) in values {
        let id =
            asked.iter().find(|it| it["target"] == target).map(|it| it["id"].clone()).unwrap_or_default();
        let path = format!("/api/v1/status/{number}/corrections/{}", id.as_str().unwrap_or_default());
        let page = loket.get(&format!("/desk/berkas/{number}")).await.text();
        assert!(!page.contains("Yosefa"), "only when all is answered");
        for _ in 0..2 {
            let answered = phone.with_secret(&server, "PUT", &path, value).await;
            assert_eq!(answered.status, 204, "{}", answered.text());
        }
    }
    let after = status(&server, &phone, &number).await;
    assert!(!wrong(&after, "hp") && !wrong(&after, "pemohon"), "{after}");
    let page = loket.get(&format!("/desk/berkas/{number}")).await.text();
    assert!(page.contains("5371991203900001") && page.contains("081200000000"), "{page}");
    assert!(loket.get("/desk").await.text().contains("Yosefa Contoh"), "the list names who asks now");
    let again = phone.with_secret(&server, "GET", &format!("/api/v1/applications/{}", phone.id), "").await;
    assert_eq!(again.json()["sha256"], sent["sha256"], "the receipt is of what first arrived");
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
