//! Sheets of answers at the server: what it has the plan of is signed, a changed plan is told, nothing that was changed passes.

use measure::LngLat;
use paper::{
    Day, asked,
    seal::{Proof, Seal, SealKey},
    sheet::{Place, Sheet},
};
use serde_json::{Value, json};
use server::{plans::Folder, sheet::keys};

use crate::{
    plan::{earlier, pack},
    support::{Answer, Server},
};

const JSON: [(&str, &str); 1] = [("content-type", "application/json")];

/// The sheet of a question as the app makes it.
async fn sheet(folder: &std::path::Path, place: Place, corners: Option<&[LngLat]>) -> Sheet {
    let pack = citypack::Pack::open(Folder(folder.to_path_buf()), citypack::Limits::default()).await;
    let pack = pack.expect("the pack opens");
    let answered = asked::ask(&pack, "47112", &place, corners).await.expect("it is read").expect("an answer");
    Sheet {
        region: "53.71".to_owned(),
        pack: asked::name_of(&pack),
        activity: "47112".to_owned(),
        place,
        outcome: answered.outcome().to_owned(),
        answer: Sheet::answer_of(&answered.canonical()),
        day: Day { year: 2026, month: 11, day: 22 },
    }
}

async fn post(server: &Server, body: &Value) -> Answer {
    server.ask("POST", "/api/v1/sheets", &JSON, body.to_string().as_bytes()).await
}

async fn published(server: &Server) -> Vec<SealKey> {
    let answer = server.ask("GET", "/.well-known/ruangizin-sheet-keys.json", &[], &[]).await;
    assert_eq!((answer.status, answer.header("cache-control")), (200, "no-cache"));
    let bytes = |it: &str| -> [u8; 32] {
        core::array::from_fn(|at| u8::from_str_radix(&it[2 * at..2 * at + 2], 16).expect("hexadecimal"))
    };
    let one =
        |it: &Value| SealKey::new(bytes(it["key"].as_str()?), it["from"].as_u64()?, it["until"].as_u64());
    answer.json()["keys"].as_array().expect("a list").iter().filter_map(one).collect()
}

fn point() -> Place {
    Place::of_point(LngLat::new(123.607, -10.163).expect("a place"), 0)
}

fn seal(answer: &Answer) -> Seal {
    Seal::read(answer.json()["seal"].as_str().expect("a countersignature")).expect("it is read")
}

#[tokio::test]
async fn what_the_plan_answers_is_signed_and_a_changed_byte_is_noticed() {
    let Some(pack) = pack() else { return };
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("keys.json");
    keys::rotate(&file, 100).expect("a key");
    let server = Server::start_with(None, |it| {
        it.pack = vec![pack.clone()];
        it.signing.sheet_keys = Some(file.clone());
    })
    .await;
    let sheet = sheet(&pack, point(), None).await;
    let answer = post(&server, &json!({ "sheet": sheet.write() })).await;
    assert_eq!(answer.status, 200, "{}", answer.text());
    let said = answer.json();
    assert_eq!((said["agrees"].as_bool(), said["plan_changed"].as_bool()), (Some(true), Some(false)));
    let (seal, known) = (seal(&answer), published(&server).await);
    assert!(seal.agrees && seal.check(&sheet.bytes(), &known) == Proof::Holds);
    let bytes = sheet.bytes();
    for at in 0..bytes.len() {
        let mut changed = bytes.clone();
        changed[at] ^= 1;
        assert_eq!(seal.check(&changed, &known), Proof::Broken, "byte {at}");
    }
    // Another answer under the same question is signed as one that does not agree.
    let wrong = Sheet { answer: [0; 8], ..sheet.clone() };
    let answer = post(&server, &json!({ "sheet": wrong.write() })).await;
    let seal = self::seal(&answer);
    assert!(!seal.agrees && seal.check(&wrong.bytes(), &known) == Proof::Holds, "{}", answer.text());
    for (body, status) in [
        (json!({ "sheet": "nonsense" }), 422),
        (json!({}), 422),
        (json!({ "sheet": Sheet { region: "99.99".to_owned(), ..sheet.clone() }.write() }), 404),
    ] {
        assert_eq!(post(&server, &body).await.status, status, "{body}");
    }
}

#[tokio::test]
async fn a_plan_of_before_is_asked_where_it_is_kept_and_told_where_not() {
    let Some(pack) = pack() else { return };
    let old = earlier(&pack, "2020.01");
    // A strip: eastward along its south, back along its north.
    let step = |at: u32| f64::from(if at < 20 { at } else { 39 - at }) * 2e-5;
    let corner = |at: u32| LngLat::new(123.607 + step(at), if at < 20 { -10.1632 } else { -10.163 });
    let corners: Vec<LngLat> = (0..40).map(|at| corner(at).expect("a corner")).collect();
    let corners = parcel::link::read(&parcel::link::write(&corners)).expect("as an address carries them");
    let sheet = sheet(&old.path().join("53.71/lama"), Place::of_outline(&corners), Some(&corners)).await;
    let body = json!({ "sheet": sheet.write(), "outline": parcel::link::write(&corners) });
    for keeps in [true, false] {
        let server = Server::start_with(None, |it| {
            it.pack = vec![pack.clone()];
            it.demo = true;
            it.earlier_packs = keeps.then(|| old.path().to_path_buf());
        })
        .await;
        let answer = post(&server, &body).await;
        let said = answer.json();
        assert_eq!(said["plan_changed"], true, "{}", answer.text());
        assert_eq!(said["plan_known"], keeps);
        assert_eq!(said["seal"].is_string(), keeps);
        assert_eq!(said["today"]["outcome"], sheet.outcome.as_str());
        let without = post(&server, &json!({ "sheet": sheet.write() })).await;
        assert_eq!((without.status, without.json()["part"].as_str()), (422, Some("outline")));
    }
}
