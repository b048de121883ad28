//! `lint-forms`: the sample city's forms are clean, and what officers get wrong is told with file and way.

#![expect(clippy::unwrap_used, reason = "a test stops where something it relies on is missing")]

use std::{fs, path::Path};

use packer::lint_forms::{FormFault, lint_forms};
use serde_json::{Value, json};
use wording::Language;

fn root() -> &'static Path {
    Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/../.."))
}

#[test]
fn the_forms_and_the_catalogue_of_the_sample_cities_are_clean() {
    for city in ["kupang-contoh", "kotim-contoh", "malang-contoh"] {
        let linted = lint_forms(&root().join("data").join(city), "53.71").unwrap();
        let told: Vec<String> = linted.faults.iter().map(|it| it.message().to_string()).collect();
        assert_eq!(linted.stopping(), 0, "{city}: {told:#?}");
    }
}

/// The faults of a changed test form, with its examples unless they are taken away.
fn faults_of(change: impl FnOnce(&mut Value), examples: bool) -> Vec<FormFault> {
    let dir = tempfile::tempdir().unwrap();
    fs::create_dir(dir.path().join("forms")).unwrap();
    let cases = root().join("crates/permit/tests/cases");
    let mut form: Value = serde_json::from_slice(&fs::read(cases.join("asked.json")).unwrap()).unwrap();
    change(&mut form);
    fs::write(dir.path().join("forms/asked.json"), form.to_string()).unwrap();
    if examples {
        fs::copy(cases.join("asked.examples.json"), dir.path().join("forms/asked.examples.json")).unwrap();
    }
    lint_forms(dir.path(), "53.71").unwrap().faults
}

fn assert_told(change: impl FnOnce(&mut Value), path: &str, id: &str) {
    let faults = faults_of(change, true);
    let has = faults.iter().any(|it| it.path == path && it.what.id() == id);
    assert!(has, "{path} {id}: {faults:#?}");
}

#[test]
fn a_form_as_it_should_be_has_no_fault_that_stops() {
    let faults = faults_of(|_| (), true);
    assert!(faults.iter().all(|it| !it.stops), "{faults:#?}");
}

#[test]
fn what_officers_get_wrong_is_told_where_it_is() {
    let field = |s: usize, f: usize| format!("sections[{s}].fields[{f}]");
    let when = |s, f| format!("{}.when", field(s, f));
    assert_told(
        |it| it["sections"][0]["fields"][0]["label"] = json!({"id": "x"}),
        &format!("{}.label", field(0, 0)),
        "lint-no-text",
    );
    assert_told(
        |it| it["sections"][0]["fields"][0]["kind"] = json!("nik2"),
        &format!("{}.kind", field(0, 0)),
        "lint-must-be",
    );
    assert_told(
        |it| it["sections"][0]["fields"][0]["requierd"] = json!(true),
        &format!("{}.requierd", field(0, 0)),
        "lint-member-unknown",
    );
    assert_told(
        |it| it["sections"][0]["fields"][1]["when"] = json!({"yes": "entah"}),
        &when(0, 1),
        "lint-undefined",
    );
    assert_told(
        |it| it["sections"][0]["fields"][1]["when"] = json!({"answered": "alasan"}),
        &when(0, 1),
        "lint-later",
    );
    assert_told(
        |it| it["sections"][0]["fields"][2]["when"] = json!({"more": ["punya", 1]}),
        &when(0, 2),
        "lint-no-number",
    );
    assert_told(|it| it["sections"][0]["fields"][1]["min"] = json!(9), &field(0, 1), "lint-limits");
    assert_told(
        |it| it["sections"][0]["fields"][1]["when"] = json!({"all": [{"yes": "punya"}, {"no": "punya"}]}),
        &field(0, 1),
        "lint-unreachable",
    );
    let calculation = |amount: Value| {
        let label = json!({"id": "x", "en": "x"});
        json!([{"id": "k1", "label": label, "amount": amount}])
    };
    assert_told(
        |it| it["calculations"] = calculation(json!({"add": ["k1", 1]})),
        "calculations[0].amount",
        "lint-loop",
    );
    assert_told(
        |it| it["calculations"] = calculation(json!("nik")),
        "calculations[0].amount",
        "lint-of-which-item",
    );
    assert_told(|it| it["fee"] = json!({"kind": "free", "article": ""}), "fee.article", "lint-no-article");
    assert_told(|it| it["fee"]["article"] = json!("b"), "fee.article", "lint-no-such-article");
    assert_told(
        |it| it["sections"][1]["fields"][0]["why"] = Value::Null,
        &format!("{}.why", field(1, 0)),
        "lint-type",
    );
    assert_told(
        |it| drop(it["sections"][1]["fields"][0].as_object_mut().and_then(|it| it.remove("why"))),
        &format!("{}.why", field(1, 0)),
        "lint-no-why",
    );
    assert_told(|it| it["steps"][0]["next"] = json!(["perbaikan"]), "steps[2]", "lint-step-not-reached");
    assert_told(|it| it["steps"][0]["desk"] = json!("lain"), "steps[0].desk", "lint-no-desk");
    assert_told(|it| it["id"] = json!("lain"), "id", "lint-other-name");
}

#[test]
fn examples_must_be_there_and_come_out_as_they_say() {
    let faults = faults_of(|_| (), false);
    assert!(faults.iter().any(|it| it.what.id() == "lint-no-examples"), "{faults:#?}");
    let faults = faults_of(|it| it["documents"][0]["required"] = json!(false), true);
    let told = faults.iter().find(|it| it.what.id() == "lint-example-documents").expect("the papers differ");
    assert!(told.path.starts_with("examples[0] (tidak)"), "{told:?}");
    let text = told.message().in_language(Language::default());
    assert!(text.starts_with("PERBAIKI forms/asked.examples.json"), "{text}");
}
