//! From the report to the served folder: what stops a plan, its other versions, signatures, copies, differences.

use std::{fs, path::Path};

use citypack::{Limits, Pack};
use futures::executor::block_on;
use packer::store::Folder;
use serde_json::Value;

use crate::plan::{PACK, Plan, Said, codes, layer, run};

fn arguments(plan: &Plan, words: &[&str]) -> Said {
    let paths: Vec<_> =
        words.iter().map(|it| it.strip_prefix('@').map_or(it.into(), |it| plan.path(it))).collect();
    run(&paths.iter().map(std::path::PathBuf::as_path).collect::<Vec<_>>())
}

fn report(plan: &Plan) -> Value {
    serde_json::from_slice(&fs::read(plan.path("pack/report.json")).unwrap()).unwrap()
}

fn kinds(report: &Value) -> Vec<&str> {
    report["notes"].as_array().unwrap().iter().map(|it| it["kind"].as_str().unwrap()).collect()
}

#[test]
fn the_report_lists_what_the_plan_draws_twice_with_the_winner() {
    let plan = Plan::drawn().packed(&Plan::mapping());
    let report = report(&plan);
    assert_eq!(report["publishable"], true);
    let zones = &report["layers"][0];
    let overlap = &zones["overlaps"][0];
    assert_eq!(overlap["winner"]["code"], "SC", "{overlap}");
    let holders: Vec<_> = overlap["features"].as_array().unwrap().iter().map(|it| &it["code"]).collect();
    assert_eq!(holders, ["R-2", "SC"]);
    // One step by six tenths of a step, a step being a thousandth of a degree.
    let area = overlap["area_m2"].as_f64().unwrap();
    assert!((area - 109.6 * 110.6 * 0.6).abs() < 60.0, "{area}");
    assert!(kinds(&report).contains(&"report-overlaps-last"));
    assert_eq!(report["rules"]["codes_without_a_rule"], serde_json::json!(["", "PTL", "SC"]));
    let page = fs::read_to_string(plan.path("pack/report.html")).unwrap();
    assert!(
        page.contains("<html lang=\"en\">") && page.contains("<svg") && !page.contains("<script"),
        "{page}"
    );
}

#[test]
fn a_plan_without_any_code_is_not_published_and_says_so_with_status_two() {
    let mapping =
        PACK.to_owned() + &layer("subzone", "subzone", 2.5, "code = \"NAMA\"\nnull = [\"Perumahan\"]");
    let mapping = mapping.replacen("null = [\"Tidak Ada\", \"-\"]\n", "", 1);
    let plan = Plan::drawn();
    let said = plan.build(&mapping);
    assert_eq!(said.status, Some(2), "{} {}", said.text, said.errors);
    assert!(!plan.path("pack/pack.json").exists());
    assert!(kinds(&report(&plan)).contains(&"report-no-codes"));
}

#[test]
fn a_draft_lies_beside_the_plan_in_force_and_is_opened_by_its_name() {
    let plan = Plan::drawn();
    let draft =
        PACK.replace("\"contoh\"", "\"ranperda\"") + &layer("kawasan", "subzone", 2.5, "code = \"KODE\"");
    plan.write("draft.toml", &draft);
    let mapping = Plan::mapping()
        + "[[plan]]\nid = \"draft\"\ntitle = { id = \"Rancangan\" }\nfile = \"draft.toml\"\nin_force = \"2027-01-01\"\n";
    let plan = plan.packed(&mapping);
    let folder = || Folder(plan.path("pack"));
    let pack = block_on(Pack::open(folder(), Limits::default())).unwrap();
    let version = &pack.manifest().plans[0];
    assert_eq!((version.id.as_str(), version.in_force.as_deref()), ("draft", Some("2027-01-01")));
    let draft = block_on(Pack::open_version(folder(), Limits::default(), &version.file)).unwrap();
    assert_eq!(draft.manifest().layers.len(), 1);
    for entry in draft.manifest().files.values() {
        assert!(pack.manifest().files.values().any(|it| it == entry), "{entry:?} is sent with the pack");
    }
    assert_eq!(codes(&plan.ask(-6.0, 0.0, "47112")), ["PK"]);
    let place = crate::plan::place(-6.0, 0.0);
    let at = format!("--at={place}");
    let said = arguments(&plan, &["ask", "@pack", &at, "--plan", "draft", "--json"]);
    let answer: Value = serde_json::from_str(&said.text).unwrap();
    assert_eq!((codes(&answer), &answer["subzones"][0]["kind"]), (vec!["PK"], &Value::from("subzone")));
    assert!(!arguments(&plan, &["ask", "@pack", &at, "--plan", "lama"]).succeeded);
}

#[test]
fn a_signature_holds_until_a_byte_changes_and_only_by_a_trusted_key() {
    let plan = Plan::drawn().packed(&Plan::mapping());
    assert!(arguments(&plan, &["verify", "@pack"]).succeeded, "unsigned, but whole");
    assert!(arguments(&plan, &["keygen", "@kota.key"]).succeeded);
    assert!(arguments(&plan, &["keygen", "@lain.key"]).succeeded);
    let said = arguments(
        &plan,
        &[
            "sign",
            "@pack",
            "--key",
            "@kota.key",
            "--owner",
            "Dinas uji",
            "--from",
            "2026-01-01",
            "--until",
            "2027-12-31",
        ],
    );
    assert!(said.succeeded, "{}", said.errors);
    let check = |key: &str, on: &str| arguments(&plan, &["verify", "@pack", "--key", key, "--on", on]);
    assert!(check("@kota.pub", "2026-11-22").succeeded);
    assert!(!check("@lain.pub", "2026-11-22").succeeded, "another key");
    assert!(!check("@kota.pub", "2028-01-01").succeeded, "past its days");
    assert!(arguments(&plan, &["sign", "@pack", "--sample"]).succeeded, "a sample pack");
    assert!(arguments(&plan, &["verify", "@pack"]).text.contains("CONTOH"));
    let manifest = plan.path("pack/pack.json");
    let text = fs::read_to_string(&manifest).unwrap();
    fs::write(&manifest, text.replace("Kota uji", "Kota ujI")).unwrap();
    assert!(!arguments(&plan, &["verify", "@pack"]).succeeded, "one letter changed");
}

#[test]
fn a_real_plan_is_never_signed_with_the_sample_key() {
    let plan = Plan::drawn().packed(&Plan::mapping().replacen("\"contoh\"", "\"berlaku\"", 1));
    let said = arguments(&plan, &["sign", "@pack", "--sample"]);
    assert!(!said.succeeded && said.errors.contains("sample key"), "{}", said.errors);
}

#[test]
fn publishing_copies_what_changed_and_diff_tells_where() {
    let plan = Plan::drawn().packed(&Plan::mapping());
    let first = arguments(&plan, &["publish", "@pack", "--into", "@served"]);
    assert!(
        first.succeeded && first.text.contains("0 were there already"),
        "{} {}",
        first.text,
        first.errors
    );
    fs::rename(plan.path("pack"), plan.path("old")).unwrap();
    // PTL, two steps by two, becomes K-1; SC over R-2 goes to R-3.
    let zones = fs::read_to_string(plan.path("subzone.geojson")).unwrap();
    plan.write("subzone.geojson", &zones.replace("\"PTL\"", "\"K-1\"").replace("\"SC\"", "\"R-3\""));
    let plan = plan.packed(&Plan::mapping());
    let again = arguments(&plan, &["publish", "@pack", "--into", "@served", "--prune"]);
    assert!(again.succeeded && again.text.contains("3 files were copied"), "{}", again.text);
    assert!(arguments(&plan, &["verify", "@served"]).succeeded);
    assert!(again.text.contains("3 removed"), "{}", again.text);
    let said = arguments(&plan, &["diff", "@old", "@pack", "--geojson", "@changes.geojson"]);
    assert!(said.succeeded && said.text.starts_with("2 places changed"), "{} {}", said.text, said.errors);
    let found: Value = serde_json::from_slice(&fs::read(plan.path("changes.geojson")).unwrap()).unwrap();
    let features = found["features"].as_array().unwrap();
    let told: Vec<_> =
        features.iter().map(|it| (&it["properties"]["old"], &it["properties"]["new"])).collect();
    assert_eq!(told, [(&Value::from("PTL"), &Value::from("K-1")), (&Value::from("SC"), &Value::from("R-3"))]);
    let area = features[0]["properties"]["area_m2"].as_f64().unwrap();
    assert!((area - 219.1 * 221.2).abs() < 300.0, "{area}");
    assert!(arguments(&plan, &["diff", "@pack", "@pack"]).text.starts_with("0 places"));
}

#[test]
fn a_withdrawn_version_is_noted_beside_the_pack_and_stays_after_the_next_is_published() {
    let plan = Plan::drawn().packed(&Plan::mapping());
    assert!(arguments(&plan, &["publish", "@pack", "--into", "@served"]).succeeded);
    let silent = arguments(&plan, &["withdraw", "@served", "--reason", "because"]);
    assert!(!silent.succeeded && silent.errors.contains("id=WORDS"), "{}", silent.errors);
    let because = ["--since", "2026-11-22", "--reason", "id=Petanya keliru."];
    let said = arguments(&plan, &[&["withdraw", "@served"], &because[..]].concat());
    assert!(said.succeeded && said.text.contains("withdrawn"), "{} {}", said.text, said.errors);
    assert!(arguments(&plan, &["publish", "@pack", "--into", "@served", "--prune"]).succeeded);
    let list: Value = serde_json::from_slice(&fs::read(plan.path("served/withdrawn.json")).unwrap()).unwrap();
    assert_eq!(list.as_array().map(Vec::len), Some(1));
    assert_eq!(list[0]["since"], "2026-11-22");
    assert_eq!(list[0]["reason"]["id"], "Petanya keliru.");
}

#[test]
fn the_same_plan_gives_the_same_bytes_whatever_the_number_of_threads() {
    let plan = Plan::drawn();
    plan.write("plan.toml", &Plan::mapping());
    let built = |threads: &str| {
        let out = plan.path(threads);
        let status = std::process::Command::new(env!("CARGO_BIN_EXE_ruangizin-pack"))
            .args([Path::new("build"), &plan.path("plan.toml"), Path::new("--out"), &out])
            .env("RAYON_NUM_THREADS", threads)
            .output()
            .unwrap();
        assert!(status.status.success());
        fs::read(out.join("pack.json")).unwrap()
    };
    assert_eq!(built("1"), built("7"));
}
