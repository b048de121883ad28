//! Answers that our app never sends: a shape that is not the question's, parts nobody asked for, agreement to another text. The
//! office takes them in, and the officer sees what was sent and never what the form would make of it.

use std::{fs, path::Path};

use permit::{
    Answer, Answers, Decimal, Form,
    form::{Field, Kind},
};

use crate::{
    browser::{Browser, status},
    support::{Phone, Server, of_form},
};

const FORMS: [(&str, &str); 2] = [("surat-usaha", "KEL-USAHA"), ("pbg-rumah", "BG-PBG")];

fn form(id: &str) -> Form {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../data/kupang-contoh/forms");
    let bytes = fs::read(folder.join(format!("{id}.json"))).expect("a form of the sample city");
    citypack::parse_form(id, &bytes).expect("it is a form")
}

/// One value as the answer to every question of a form, and the page of the file that an officer then sees.
async fn page(server: &Server, form: (&str, &str), fields: &[&Field], value: &Answer) -> String {
    let mut answers = Answers::default();
    for it in fields {
        answers.fields.set(&it.id, value.clone());
    }
    let phone = Phone::new();
    let sent = phone.put(server, &of_form(&phone.id, form, answers)).await;
    assert_eq!(sent.status, 201, "{}", sent.text());
    let number = sent.json()["number"].as_str().expect("a number").to_owned();
    Browser::of(server, "loket").await.get(&format!("/desk/berkas/{number}")).await.text()
}

#[tokio::test]
async fn whatever_is_sent_to_a_question_stands_before_the_officer_as_it_was_sent() {
    let server = Server::with_forms(None, |_| {}).await;
    server.officer("loket", "loket", "").await;
    let row = [("bukan_kolom".to_owned(), Answer::text("Aneh <i>"))].into_iter().collect();
    let file = permit::FileRef { name: "Aneh <i>".to_owned(), sha256: "ab".repeat(32), ..Default::default() };
    let values = [
        (Answer::text("Aneh <i>"), "Aneh &lt;i&gt;"),
        (Answer::Number(Decimal::whole(987_654)), "987654"),
        (Answer::Many(vec!["Aneh <i>".to_owned()]), "Aneh &lt;i&gt;"),
        (Answer::parts([("bukan_bagian", "Aneh <i>")]), "Aneh &lt;i&gt;"),
        (Answer::parts([("version", "Aneh <i>"), ("at", "kemarin")]), "Aneh &lt;i&gt;"),
        (Answer::Rows(vec![row]), "Aneh &lt;i&gt;"),
        (Answer::Files(vec![file]), "Aneh &lt;i&gt;"),
    ];
    for of in FORMS {
        let form = form(of.0);
        let fields: Vec<&Field> = form.sections.iter().flat_map(|it| &it.fields).collect();
        for (value, mark) in &values {
            let page = page(&server, of, &fields, value).await;
            let numbers = |it: &&&Field| {
                *mark == "987654" && matches!(it.kind, Kind::Number { .. } | Kind::Money { .. })
            };
            // A number that is asked for is written with its points and unit.
            let wanted = fields.len() - fields.iter().filter(numbers).count();
            assert!(page.matches(mark).count() >= wanted, "{}: {value:?}: {page}", of.0);
            assert!(!page.contains("Agreed on") && !page.contains("<i>"), "{}: {value:?}", of.0);
            assert!(page.contains("does not fit its question"), "{}: {value:?}", of.0);
        }
    }
}

#[tokio::test]
async fn what_is_no_agreement_blocks_and_is_told_as_none() {
    let server = Server::with_forms(None, |_| {}).await;
    server.officer("loket", "loket", "").await;
    let form = form("surat-usaha");
    let fields = form.sections.iter().flat_map(|it| &it.fields);
    let statement =
        fields.into_iter().find(|it| matches!(it.kind, Kind::Statement { .. })).expect("one is asked");
    let Kind::Statement { version, text } = &statement.kind else { return };
    let at = "2026-11-22T09:05:00+08:00";
    let digest = contract::digest(text.get("id").as_bytes());
    for (answer, code) in [
        (Answer::YesNo(true), "shape"),
        (Answer::text("Disetujui"), "shape"),
        (Answer::parts([("version", version)]), "shape"),
        (Answer::parts([("version", version), ("at", at), ("sha256", "ab")]), "other-statement"),
        (Answer::parts([("version", "0"), ("at", at)]), "old-version"),
        (Answer::parts([("version", version), ("at", at), ("sha256", &digest)]), ""),
    ] {
        let mut answers = Answers::default();
        answers.fields.set(&statement.id, answer.clone());
        let phone = Phone::new();
        let sent = phone.put(&server, &of_form(&phone.id, ("surat-usaha", "KEL-USAHA"), answers)).await;
        let number = sent.json()["number"].as_str().expect("a number").to_owned();
        let review = status(&server, &phone, &number).await["review"]["findings"].clone();
        let found = review.as_array().expect("findings").iter().find(|it| it["at"] == statement.id.as_str());
        let told = found.and_then(|it| it["code"].as_str()).unwrap_or_default();
        assert_eq!(told, code, "{answer:?}: {review}");
        assert!(found.is_none_or(|it| it["blocks"] == true), "{answer:?}");
        let page = Browser::of(&server, "loket").await.get(&format!("/desk/berkas/{number}")).await.text();
        assert_eq!(page.contains("Agreed on"), code.is_empty(), "{answer:?}");
    }
}
