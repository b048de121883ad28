//! `pack.json` and the other JSON files: every field that does not serve is named.

use citypack::{Limits, Manifest, Pack, PackError};
use serde_json::{Value, json};

use crate::bytes::{TILE_NUMBER, archive, directory, manifest, now, pack, tile};

fn error_of(change: impl FnOnce(&mut Value)) -> String {
    let mut value = manifest();
    change(&mut value);
    Manifest::parse(value.to_string().as_bytes()).expect_err("must be refused").to_string()
}

#[test]
fn a_good_manifest_is_read() {
    assert_eq!(Manifest::parse(manifest().to_string().as_bytes()).unwrap().region, "53.71");
}

#[test]
fn a_field_that_does_not_serve_is_named() {
    for (field, value) in [
        ("format", json!("ruangizin-pack/draft-0")),
        ("region", json!("")),
        ("region", json!("53.")),
        ("region", json!("../53")),
        ("region", json!("..")),
        ("files", json!({})),
        ("bounds", json!([1, 2, 1, 3])),
        ("bounds", json!([1, 3, 2, 2])),
        ("bounds", json!([-181, 0, 1, 1])),
        ("bounds", json!([0, 0, 1, 90.1])),
    ] {
        let found = error_of(|it| it[field] = value.clone());
        assert!(
            found.starts_with("pack.json: ") && found.contains(&format!("\"{field}\"")),
            "{value}: {found}"
        );
    }
    let accuracy = error_of(|it| it["layers"][0]["accuracy_m"] = json!(-1));
    assert!(accuracy.contains("\"layers\""), "{accuracy}");
    let twice = error_of(|it| it["layers"] = json!([it["layers"][0], it["layers"][0]]));
    assert!(twice.contains("\"layers\" names a layer twice"), "{twice}");
}

#[test]
fn a_field_of_the_wrong_type_is_named_with_its_place() {
    for field in ["region", "name", "languages", "bounds", "centre", "layers", "files", "status"] {
        let found = error_of(|it| it[field] = json!(true));
        assert!(found.starts_with(&format!("pack.json: field \"{field}\" ")), "{field}: {found}");
        let found = error_of(|it| drop(it.as_object_mut().unwrap().remove(field)));
        assert!(found.contains(&format!("field \"{field}\" is missing")), "{field}: {found}");
    }
    assert!(error_of(|it| it["status"] = json!("resmi")).contains("resmi"));
    assert!(error_of(|it| it["layers"][0]["kind"] = json!("zona")).contains("zona"));
}

#[test]
fn names_of_files_cannot_lead_out_of_the_pack() {
    for name in [
        "",
        ".",
        "..",
        "../plan.pmtiles",
        "/etc/passwd",
        "a/b",
        "a\\b",
        ".hidden",
        "plan%2f..",
        "plan.pmtiles?x=1",
        "plan.pmtiles#x",
        "http:evil",
        "plan\u{0}",
        "plan ",
        "plän",
    ] {
        let found = error_of(|it| it["files"]["plan"]["name"] = json!(name));
        assert!(found.contains("\"files\" holds a name that is no plain file name"), "{name:?}: {found}");
        let other = error_of(|it| it["files"]["places"] = json!({ "name": name, "bytes": 1, "sha256": "" }));
        assert!(other.contains("\"files\""), "{name:?}: {other}");
    }
}

#[test]
fn text_that_is_no_json_is_refused_wherever_it_is_cut() {
    let good = manifest().to_string();
    for cut in 0..good.len() {
        assert!(Manifest::parse(&good.as_bytes()[..cut]).is_err(), "cut at {cut}");
    }
    let deep = "[".repeat(100_000);
    assert!(Manifest::parse(deep.as_bytes()).is_err());
    assert!(Manifest::parse(&[0xff, 0xfe]).is_err());
}

/// Opens a pack with one more file.
fn open_with(role: &str, text: &str) -> Result<(), PackError> {
    let plan = archive(&directory(&[(TILE_NUMBER, 1, tile().len() as u64, 0)]), &[], &tile());
    let mut files = pack(plan);
    let mut value = manifest();
    let name = format!("{role}.0.json");
    value["files"][role] = json!({ "name": name, "bytes": text.len(), "sha256": "" });
    files.0.insert("pack.json".to_owned(), value.to_string().into_bytes());
    files.0.insert(name, text.as_bytes().to_vec());
    let pack = now(Pack::open(files, Limits::default()))?;
    now(pack.activities())?;
    now(pack.places())?;
    Ok(())
}

#[test]
fn other_files_that_do_not_fit_are_named() {
    for (role, text, says) in [
        ("zones", "{}", "is no list"),
        ("zones", r#"[{"code":1}]"#, "field \"[0].code\" is no text"),
        ("activities", r#"[{"code":"1"}]"#, "title"),
        ("places", r#"{"places":[{"name":"A"}]}"#, "at"),
        ("places", r#"{"kelurahan":"#, "ends too early"),
        ("rulebook", "[]", "is no object"),
        ("rulebook", r#"{"version":"1"}"#, "columns"),
    ] {
        match open_with(role, text) {
            Err(PackError::Malformed(it)) => {
                assert_eq!(it.file, format!("{role}.0.json"));
                assert!(it.what.contains(says), "{role}: {it}");
            }
            other => panic!("{role}: {other:?}"),
        }
    }
}

#[test]
fn a_published_rulebook_that_contradicts_itself_is_refused() {
    let good = json!({
        "version": "1", "columns": ["R-2", "K-1"], "cells": ["I", "X", "T1"], "rows": [[0, 1]],
        "activities": [["47112", 0]], "matrix_article": "p",
        "overlays": [{ "overlay": "krb", "class": "*", "effect": "forbid", "article": "p" }],
    });
    open_with("rulebook", &good.to_string()).unwrap();
    for (change, says) in [
        (json!({ "cells": ["I", "Q", "T1"] }), "\"Q\" is none of I, X, T… or B…"),
        (json!({ "rows": [[0]] }), "row 0 has 1 cells for 2 sub-zones"),
        (json!({ "rows": [[0, 3]] }), "row 0 refers to a cell that does not exist"),
        (json!({ "activities": [["47112", 1]] }), "activity 47112 refers to a row that does not exist"),
        (json!({ "activities": [["47112", 0], ["47112", 0]] }), "code 47112 stands twice"),
        (json!({ "columns": ["R-2", "R-2"] }), "code R-2 stands twice"),
        (json!({ "columns": ["R-2", "r.2"] }), "code r.2 stands twice"),
        (json!({ "rows": [[0, -1]] }), "field \"rows[0][1]\" is no whole number"),
        (json!({ "rows": [[0, 70_000]] }), "field \"rows[0][1]\" is too large"),
        (
            json!({ "overlays": [{ "overlay": "krb", "class": "*", "effect": "larang", "article": "p" }] }),
            "overlay \"krb\": \"larang\" is no effect",
        ),
        (
            json!({ "overlays": [{ "overlay": "krb", "class": "*", "effect": "condition", "codes": ["Z"], "article": "p" }] }),
            "overlay \"krb\": \"Z\" is no condition code",
        ),
    ] {
        let mut value = good.clone();
        for (key, changed) in change.as_object().unwrap() {
            value[key] = changed.clone();
        }
        match open_with("rulebook", &value.to_string()) {
            Err(PackError::Malformed(it)) => {
                assert!(it.file == "rulebook.0.json" && it.what.contains(says), "{says}: {it}");
            }
            other => panic!("{says}: {other:?}"),
        }
    }
}

#[test]
fn a_file_larger_than_the_limit_is_not_read() {
    let mut value = manifest();
    value["files"]["zones"] = json!({ "name": "zones.0.json", "bytes": u64::MAX, "sha256": "" });
    let mut files = pack(archive(&directory(&[(TILE_NUMBER, 1, tile().len() as u64, 0)]), &[], &tile()));
    files.0.insert("pack.json".to_owned(), value.to_string().into_bytes());
    match now(Pack::open(files, Limits::default())) {
        Err(PackError::Malformed(it)) => assert_eq!(it.to_string(), "zones.0.json: is larger than the limit"),
        _ => panic!("must be refused"),
    }
}
