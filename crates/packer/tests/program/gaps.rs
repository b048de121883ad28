//! Each gap word of the verdict, provoked through the command.

use serde_json::{Value, json};

use crate::plan::{PACK, Plan, SUBZONE_LAYER, codes, layer, place, whole};

/// Asks the same question alone and in a batch, and checks what every answer must have.
fn ask_both(plan: &Plan, x: f64, y: f64, activity: &str) -> Value {
    let alone = plan.ask(x, y, activity);
    let batch = plan.ask_points(&place(x, y), activity).answers();
    assert_eq!(batch, std::slice::from_ref(&alone), "a batch answers as a single question does");
    for key in ["outcome", "gap", "subzones", "border_m", "doubt", "reasons"] {
        assert!(alone.get(key).is_some(), "{key} is missing in {alone}");
    }
    for zone in alone["subzones"].as_array().unwrap() {
        for key in ["code", "name", "share"] {
            assert!(zone.get(key).is_some(), "{key} is missing in {zone}");
        }
    }
    let reasons = alone["reasons"].as_array().unwrap();
    assert!(!reasons.is_empty(), "no verdict without a reason: {alone}");
    for reason in reasons {
        let source = reason["source"].as_object().unwrap();
        assert!(
            source.values().any(|it| it.as_str().is_some_and(|it| !it.is_empty())),
            "no source: {reason}"
        );
    }
    alone
}

fn expect_gap(plan: &Plan, x: f64, y: f64, activity: &str, gap: &str) -> Value {
    let answer = ask_both(plan, x, y, activity);
    assert_eq!((&answer["outcome"], &answer["gap"]), (&json!("no_data"), &json!(gap)), "{answer}");
    answer
}

#[test]
fn a_place_outside_the_plan_is_outside_coverage() {
    for (x, y) in [(50.0, 0.0), (0.0, -200.0), (-12.5, 0.0)] {
        let answer = expect_gap(whole(), x, y, "47112", "outside_coverage");
        assert_eq!(codes(&answer), [""; 0]);
    }
    for far in ["0,0", "85,180", "-85,-180", "-10.16,-56.4"] {
        assert_eq!(whole().ask_at(far, "47112")["gap"], "outside_coverage", "{far}");
    }
}

#[test]
fn a_blank_within_the_coverage_is_not_digitised() {
    for (x, y) in [(-10.0, 0.0), (0.0, 8.0), (11.9, -8.9)] {
        let answer = expect_gap(whole(), x, y, "47112", "not_digitised");
        assert_eq!(codes(&answer), [""; 0]);
    }
}

#[test]
fn a_zone_that_the_rulebook_does_not_know_is_unknown() {
    let unlisted = expect_gap(whole(), 3.0, -1.0, "47112", "unknown_zone");
    assert_eq!(codes(&unlisted), ["PTL"]);
    assert_eq!(unlisted["reasons"][0]["source"]["basis"], "Perda contoh tentang subzone");
    let blank = expect_gap(whole(), 3.0, 1.0, "47112", "unknown_zone");
    assert_eq!(
        blank["subzones"],
        json!([{
            "kind": "subzone", "code": null, "name": null, "share": 1.0, "distance_m": 0.0,
            "outcome": "no_data", "gap": "unknown_zone", "conditions": [], "overlays": [],
        }])
    );
    let kawasan = expect_gap(whole(), 9.0, 0.0, "47112", "unknown_zone");
    assert_eq!(codes(&kawasan), ["XX"]);
}

#[test]
fn an_activity_without_a_row_is_unlisted() {
    let answer = expect_gap(whole(), -3.0, 0.0, "99999", "unlisted_activity");
    assert_eq!(answer["reasons"][0]["source"], json!({ "article": "p8", "cite": "Pasal 8", "page": 11 }));
    for odd in ["", " ", "47112 ", "４７１１２", "47112;DROP"] {
        assert_eq!(whole().ask(-3.0, 0.0, odd)["gap"], "unlisted_activity", "{odd:?}");
    }
}

#[test]
fn a_blank_cell_is_a_gap_of_its_own() {
    // Written as a dash, and left out altogether.
    assert_eq!(codes(&expect_gap(whole(), -1.0, 0.0, "56101", "blank_cell")), ["K-1"]);
    assert_eq!(codes(&expect_gap(whole(), 1.0, 0.0, "56101", "blank_cell")), ["SPU-1"]);
}

#[test]
fn a_pack_without_a_rulebook_still_names_the_sub_zone() {
    let mapping = PACK.to_owned() + &layer("subzone", "subzone", 2.5, SUBZONE_LAYER);
    let plan = Plan::drawn().packed(&mapping);
    let answer = expect_gap(&plan, -3.0, 0.0, "47112", "no_rulebook");
    assert_eq!(codes(&answer), ["R-2"]);
    assert_eq!(answer["subzones"][0]["name"], "Perumahan");
    assert_eq!(answer["subzones"][0]["share"], 1.0);
    assert_eq!(answer["subzones"][0]["gap"], "no_rulebook");
    // Outside, the place is the gap and not the missing rulebook.
    expect_gap(&plan, 50.0, 0.0, "47112", "outside_coverage");
}

#[test]
fn a_pack_without_an_overlay_that_the_rules_need_misses_a_layer() {
    let mut mapping = PACK.to_owned() + &layer("subzone", "subzone", 2.5, SUBZONE_LAYER);
    mapping += &layer("kawasan", "kawasan", 12.5, "code = \"KODE\"");
    let plan = Plan::drawn().packed(&(mapping + "[rulebook]\nfile = \"rulebook.json\"\n"));
    let answer = expect_gap(&plan, -3.0, 0.0, "47112", "missing_layer");
    assert_eq!(codes(&answer), ["R-2"]);
    assert_eq!(answer["reasons"][0]["effect"], "overlay_missing");
    assert_eq!(answer["reasons"][0]["overlay"]["kind"], "sempadan");
    assert_eq!(answer["reasons"][0]["source"]["cite"], "Pasal 20");
    expect_gap(&plan, 5.0, 5.0, "47112", "missing_layer");
    // What is forbidden stays forbidden.
    assert_eq!(plan.ask(1.0, 0.0, "47112")["outcome"], "forbidden");
}

#[test]
fn a_pack_with_overlays_alone_misses_the_layer_of_zones() {
    let mapping = PACK.to_owned() + &layer("sempadan", "overlay", 5.0, "");
    let plan = Plan::drawn().packed(&mapping);
    expect_gap(&plan, 0.0, 0.0, "47112", "missing_layer");
    expect_gap(&plan, -3.2, -1.5, "47112", "missing_layer");
}

#[test]
fn every_answer_of_the_matrix_comes_through_with_its_conditions() {
    let plan = whole();
    let allowed = ask_both(plan, -3.0, 0.0, "47112");
    assert_eq!((&allowed["outcome"], &allowed["gap"]), (&json!("allowed"), &Value::Null));
    assert_eq!(allowed["pack"], json!({ "region": "53.71", "version": "uji-1", "status": "contoh" }));
    let both = ask_both(plan, -1.0, 0.0, "47112");
    assert_eq!(both["outcome"], "limited_conditional");
    assert_eq!(both["subzones"][0]["conditions"], json!(["B2", "B9", "T1"]), "cell and overlay add up");
    assert_eq!(both["subzones"][0]["overlays"], json!([{ "kind": "krb", "class": "Tinggi" }]));
    assert_eq!(ask_both(plan, 1.0, 0.0, "47112")["outcome"], "forbidden");
    assert_eq!(
        ask_both(plan, 0.5, 3.0, "47112")["outcome"],
        "limited",
        "r.3 on the map is R-3 in the matrix"
    );
    assert_eq!(ask_both(plan, -6.0, 0.0, "47112")["outcome"], "conforms");
    assert_eq!(ask_both(plan, -6.0, 0.0, "01450")["outcome"], "conflicts");
    assert_eq!(ask_both(plan, -6.0, 0.0, "56101")["outcome"], "needs_assessment");
    let river = ask_both(plan, -3.25, -1.5, "47112");
    assert_eq!(river["outcome"], "forbidden");
    assert_eq!(river["reasons"][0]["effect"], "overlay_forbids");
}

#[test]
fn zones_drawn_over_one_another_are_answered_by_the_stated_rule() {
    // SC lies on top of R-2 and is the smaller one.
    assert_eq!(codes(&ask_both(whole(), -3.0, 1.3, "47112")), ["SC"]);
    let packed = |rule: &str| {
        let zones = format!("{SUBZONE_LAYER}\noverlap = {rule}");
        let mapping = PACK.to_owned() + &layer("subzone", "subzone", 2.5, &zones);
        Plan::drawn().packed(&mapping)
    };
    for (rule, expected) in [("\"first\"", "R-2"), ("\"smallest\"", "SC"), ("{ order = [\"R-2\"] }", "R-2")] {
        assert_eq!(codes(&ask_both(&packed(rule), -3.0, 1.3, "47112")), [expected], "{rule}");
    }
    let answer = ask_both(&packed("\"all\""), -3.0, 1.3, "47112");
    assert_eq!(codes(&answer), ["R-2", "SC"]);
    assert_eq!(answer["doubt"], true);
    let doubts = answer["doubts"].as_array().unwrap();
    assert!(doubts.iter().any(|it| it["kind"] == "overlapping_zones"), "{answer}");
}
