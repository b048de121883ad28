//! The verdict once more, by the office, from the sample city's real pack: with the version that the applicant names and with
//! today's. The test task builds the pack and names it in `RUANGIZIN_DEMO_PACK`; without it this says that it skips.

use std::{
    env, fs,
    io::Write as _,
    path::{Path, PathBuf},
};

use permit::{Answer, Answers};

use crate::{
    browser::{Browser, status},
    support::{Phone, Server, sample},
};

pub(crate) fn pack() -> Option<PathBuf> {
    let named = env::var_os("RUANGIZIN_DEMO_PACK").map(PathBuf::from);
    let usual = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../target/packs/53.71");
    let found = named.or(Some(usual)).filter(|it| it.join("pack.json").is_file());
    if found.is_none() {
        let _ = writeln!(std::io::stdout(), "\nSKIPPED demo pack: RUANGIZIN_DEMO_PACK is not set");
    }
    found
}

pub(crate) fn version(pack: &Path) -> String {
    let text = fs::read_to_string(pack.join("pack.json")).expect("a manifest");
    let manifest: serde_json::Value = serde_json::from_str(&text).expect("it is JSON");
    manifest["version"].as_str().expect("a version").to_owned()
}

/// The same pack under the name of an earlier version.
pub(crate) fn earlier(pack: &Path, version: &str) -> tempfile::TempDir {
    let root = tempfile::tempdir().expect("a folder for the test");
    let folder = root.path().join("53.71/lama");
    fs::create_dir_all(&folder).expect("a folder for the test");
    for entry in fs::read_dir(pack).expect("the pack can be read") {
        let path = entry.expect("an entry").path();
        fs::copy(&path, folder.join(path.file_name().expect("a name"))).expect("it can be copied");
    }
    let text = fs::read_to_string(folder.join("pack.json")).expect("a manifest");
    let mut manifest: serde_json::Value = serde_json::from_str(&text).expect("it is JSON");
    manifest["version"] = version.into();
    fs::write(folder.join("pack.json"), manifest.to_string()).expect("it can be written");
    root
}

/// Hands in an application of a form (id, service) with what its phone saw; gives the phone and the number.
async fn hand_in(
    server: &Server,
    form: (&str, &str),
    answers: Answers,
    verdict: Option<contract::VerdictSeen>,
) -> (Phone, String) {
    let phone = Phone::new();
    let mut application = sample(&phone.id, form);
    (application.answers, application.verdict) = (answers, verdict);
    let sent = phone.put(server, &application.to_json().to_text()).await;
    assert_eq!(sent.status, 201, "{}", sent.text());
    let number = sent.json()["number"].as_str().expect("a number").to_owned();
    (phone, number)
}

/// An application for a kiosk in a park, whose phone says that it saw `outcome` in a version of the pack.
async fn apply(server: &Server, pack: &str, outcome: &str) -> (Phone, String) {
    let mut answers = Answers::default();
    answers.fields.set("usaha_nama", Answer::text("Kios Contoh"));
    answers.fields.set("kegiatan", Answer::parts([("code", "47112"), ("title", "Kios")]));
    answers.fields.set("usaha_tempat", Answer::parts([("lat", "-10.21653"), ("lng", "123.62037")]));
    let seen = contract::VerdictSeen {
        pack: pack.to_owned(),
        activity: "47112".to_owned(),
        outcome: outcome.to_owned(),
        at: "2026-11-22T09:00:00Z".to_owned(),
        ..contract::VerdictSeen::default()
    };
    hand_in(server, ("surat-usaha", "KEL-USAHA"), answers, Some(seen)).await
}

#[tokio::test]
async fn the_office_decides_again_and_never_believes_a_phone() {
    let Some(pack) = pack() else { return };
    let old = earlier(&pack, "2020.01");
    let server = Server::start_with(None, |it| {
        it.pack = vec![pack.clone()];
        it.earlier_packs = Some(old.path().to_path_buf());
    })
    .await;
    server.officer("loket", "loket", "").await;
    let today = version(&pack);
    let (phone, number) = apply(&server, &today, "allowed").await;
    let review = status(&server, &phone, &number).await["review"].clone();
    assert_eq!(
        (review["seen"].as_str(), review["differs"].as_bool()),
        (Some("allowed"), Some(true)),
        "{review}"
    );
    assert_eq!(review["today"]["outcome"], "forbidden", "a kiosk in a park");
    assert_eq!(
        (&review["named"]["outcome"], &review["named"]["pack"]),
        (&review["today"]["outcome"], &serde_json::json!(today))
    );
    let loket = Browser::of(&server, "loket").await;
    let page = loket.get(&format!("/desk/berkas/{number}")).await.text();
    for part in ["The results differ", "RTH-4", "Matrix: forbidden", "<svg", "<circle", "Kios Contoh"] {
        assert!(page.contains(part), "{part}: {page}");
    }
    assert!(!page.contains("<script") && !page.contains("style="), "the policy allows neither");

    let (phone, number) = apply(&server, "2020.01", "forbidden").await;
    let review = status(&server, &phone, &number).await["review"].clone();
    assert_eq!(
        (review["named"]["pack"].as_str(), review["differs"].as_bool()),
        (Some("2020.01"), Some(false))
    );

    let (phone, number) = apply(&server, "1999.99", "forbidden").await;
    let review = status(&server, &phone, &number).await["review"].clone();
    assert_eq!((review["named"].is_null(), review["today"]["outcome"].as_str()), (true, Some("forbidden")));
}

#[tokio::test]
async fn the_building_is_held_against_the_numbers_of_the_plan() {
    let Some(pack) = pack() else { return };
    let server = Server::start_with(None, |it| it.pack = vec![pack.clone()]).await;
    server.officer("loket", "loket", "").await;
    let mut answers = Answers::default();
    answers.fields.set("kegiatan", Answer::parts([("code", "47112"), ("title", "Kios")]));
    let ring = "123.62030 -10.21660,123.62050 -10.21660,123.62050 -10.21640,123.62030 -10.21640";
    answers.fields.set("bidang", Answer::parts([("ring", ring), ("area_m2", "485")]));
    answers.fields.set("luas_dasar", Answer::Number(permit::Decimal::whole(5_000)));
    answers.fields.set("lantai", Answer::Number(permit::Decimal::whole(40)));
    let (_, number) = hand_in(&server, ("kkpr-nonberusaha", "RTR-KKPR"), answers, None).await;
    let page = Browser::of(&server, "loket").await.get(&format!("/desk/berkas/{number}")).await.text();
    for part in ["The building by the rules", "Footprint (KDB)", "5,000 m²", "over the limit"] {
        assert!(page.contains(part), "{part}: {page}");
    }
}
