//! Sources that are broken: the message names file, feature and field; nothing panics and nothing is written.

use crate::plan::{PACK, Plan, SUBZONE_LAYER, layer, rulebook};

/// Builds the drawing with one file replaced and returns the message.
fn broken(name: &str, text: &str) -> String {
    let plan = Plan::drawn();
    plan.write(name, text);
    failure(&plan, &Plan::mapping())
}

fn failure(plan: &Plan, mapping: &str) -> String {
    let errors = plan.build(mapping).failure().to_owned();
    assert!(!plan.path("pack").exists(), "a failed build writes nothing");
    errors
}

#[track_caller]
fn assert_names(errors: &str, words: &[&str]) {
    for word in words {
        assert!(errors.contains(word), "\"{word}\" is missing in: {errors}");
    }
}

fn one_feature(feature: &str) -> String {
    format!(r#"{{"type":"FeatureCollection","features":[{feature}]}}"#)
}

fn with_coordinates(kind: &str, coordinates: &str) -> String {
    one_feature(&format!(
        r#"{{"type":"Feature","properties":{{"KODE":"R-2","KRB":"","NAMA":""}},"geometry":{{"type":"{kind}","coordinates":{coordinates}}}}}"#
    ))
}

#[test]
fn a_mapping_file_with_a_slip_names_the_field_and_the_line() {
    let layers = layer("subzone", "subzone", 2.5, SUBZONE_LAYER);
    let good = PACK.to_owned() + &layers;
    for (mapping, words) in [
        (good.replace("[pack]", "[pack]\nwarna = 1"), &["plan.toml", "warna", "line 2"][..]),
        (good.replace("region = \"53.71\"", "region = 53.71"), &["plan.toml", "region", "line 2", "string"]),
        (good.replace("version = \"uji-1\"\n", ""), &["plan.toml", "version"]),
        (
            good.replace("status = \"contoh\"\n\n", "status = \"resmi\"\n\n"),
            &["plan.toml", "resmi", "berlaku"],
        ),
        (good.replace("kind = \"subzone\"", "kind = \"zona\""), &["plan.toml", "zona", "kawasan"]),
        (good.replace("scale = 5000", "scale = -1"), &["plan.toml", "scale"]),
        (good.replace("accuracy_m = 2.5", "accuracy_m = \"2.5\""), &["plan.toml", "accuracy_m"]),
        (
            good.replace("accuracy_m = 2.5", "accuracy_m = nan"),
            &["plan.toml", "layer \"subzone\"", "accuracy_m"],
        ),
        (
            good.replace("accuracy_m = 2.5", "accuracy_m = -1.0"),
            &["plan.toml", "layer \"subzone\"", "accuracy_m"],
        ),
        (good.replace("2026-11-22", "22-11-2026"), &["plan.toml", "pack.created"]),
        (good.replace("2027-05-22", "2027-13-01"), &["plan.toml", "pack.check_by"]),
        (good.replace("region = \"53.71\"", "region = \"../53\""), &["plan.toml", "pack.region"]),
        (good.replace("region = \"53.71\"", "region = \"..\""), &["plan.toml", "pack.region"]),
        (
            good.replace("id = \"subzone\"", "id = \"Sub Zone\""),
            &["plan.toml", "layer \"Sub Zone\"", "\"id\""],
        ),
        (
            good.replace("code = \"KODE\"\n", ""),
            &["plan.toml", "layer \"subzone\"", "\"code\"", "is missing"],
        ),
        (
            good.replace("files = [\"subzone.geojson\"]", "files = []"),
            &["plan.toml", "\"files\"", "names no file"],
        ),
        (good.clone() + &layers, &["plan.toml", "layer \"subzone\"", "\"id\"", "stands twice"]),
        (PACK.to_owned(), &["plan.toml", "layer", "names no layer"]),
        (good.clone() + "[[layer]\n", &["plan.toml", "line"]),
        (String::new(), &["plan.toml", "pack"]),
    ] {
        assert_names(&failure(&Plan::drawn(), &mapping), words);
    }
}

#[test]
fn an_attribute_that_no_feature_has_is_named_with_those_that_there_are() {
    for (from, to, field) in [
        ("code = \"KODE\"", "code = \"KODSBL\"", "\"code\""),
        ("name = \"NAMA\"", "name = \"KODSBL\"", "\"name\""),
        ("krb = \"KRB\"", "krb = \"KODSBL\"", "\"overlays\""),
    ] {
        let mapping = Plan::mapping().replacen(from, to, 1);
        let errors = failure(&Plan::drawn(), &mapping);
        assert_names(&errors, &["plan.toml", "layer \"subzone\"", field, "KODSBL", "KODE, KRB"]);
    }
}

#[test]
fn a_file_that_is_missing_or_an_unset_variable_is_named() {
    let moved = |from: &str, to: &str| failure(&Plan::drawn(), &Plan::mapping().replacen(from, to, 1));
    assert_names(&moved("subzone.geojson", "tiada.geojson"), &["tiada.geojson: cannot be opened"]);
    assert_names(&moved("coverage.geojson", "tiada.geojson"), &["tiada.geojson: cannot be opened"]);
    assert_names(&moved("rulebook.json", "tiada.json"), &["tiada.json cannot be opened"]);
    let unset = moved("subzone.geojson", "${RUANGIZIN_UNSET}/x.geojson");
    assert_names(&unset, &["plan.toml", "RUANGIZIN_UNSET is not set"]);
    for section in ["zones", "activities", "places", "base"] {
        let mapping = Plan::mapping() + &format!("[{section}]\nfile = \"tiada.json\"\n");
        assert_names(&failure(&Plan::drawn(), &mapping), &["tiada.json"]);
    }
}

#[test]
fn json_files_that_do_not_fit_name_file_and_field() {
    for (section, text, words) in [
        ("zones", r#"[{"code":7}]"#, &["isi.json", "[0].code", "is no text"][..]),
        ("activities", r#"[{"code":"1"}]"#, &["isi.json", "[0].title", "is missing"]),
        (
            "places",
            r#"{"kelurahan":[{"code":"1","name":"A","at":[1]}]}"#,
            &["isi.json", "kelurahan[0].at", "count of numbers"],
        ),
        ("places", "[", &["isi.json", "line 1"]),
        ("base", "{}", &["isi.json", "type"]),
    ] {
        let plan = Plan::drawn();
        plan.write("isi.json", text);
        let mapping = Plan::mapping() + &format!("[{section}]\nfile = \"isi.json\"\n");
        assert_names(&failure(&plan, &mapping), words);
    }
}

#[test]
fn a_bare_list_of_features_is_read() {
    let plan = Plan::drawn();
    let text = std::fs::read_to_string(plan.path("kawasan.geojson")).unwrap();
    let whole: serde_json::Value = serde_json::from_str(&text).unwrap();
    plan.write("kawasan.geojson", &whole["features"].to_string());
    let said = plan.build(&Plan::mapping());
    assert!(said.succeeded, "{}", said.errors);
}

#[test]
fn a_geojson_file_that_is_cut_off_anywhere_is_refused() {
    let text = std::fs::read_to_string(Plan::drawn().path("kawasan.geojson")).unwrap();
    let plan = Plan::drawn();
    for cut in (0..text.len()).step_by(text.len() / 24) {
        plan.write("kawasan.geojson", &text[..cut]);
        assert_names(
            &failure(&plan, &Plan::mapping()),
            &["kawasan.geojson: is not a GeoJSON feature collection"],
        );
    }
}

#[test]
fn geojson_of_the_wrong_kind_names_feature_and_field() {
    let name = "subzone.geojson";
    for (text, words) in [
        ("[]".to_owned(), &["subzone.geojson", "feature collection"][..]),
        (r#"{"type":"FeatureCollection"}"#.to_owned(), &["feature collection", "features"]),
        (r#"{"type":"Topology","features":[]}"#.to_owned(), &["export it as GeoJSON", "Topology"]),
        (one_feature("7"), &["feature 1"]),
        (one_feature(r#"{"properties":[],"geometry":null}"#), &["feature 1", "properties"]),
        (with_coordinates("GeometryCollection", "[]"), &["feature 1", "geometry", "GeometryCollection"]),
        (with_coordinates("Polygon", "[[[0,0],[1,\"1\"],[1,0]]]"), &["feature 1", "coordinates"]),
        (with_coordinates("Polygon", "[[[0,0],[1],[1,0]]]"), &["feature 1", "coordinates", "fewer than two"]),
        (with_coordinates("Polygon", "[[[0,0],[1,NaN],[1,0]]]"), &["subzone.geojson"]),
        (with_coordinates("Polygon", "[[[0,0],[1,1e999],[1,0]]]"), &["feature 1"]),
        (with_coordinates("Polygon", "[[[0,0],[1e30,1],[1,0]]]"), &["subzone.geojson", "metres or feet"]),
        (
            with_coordinates("Polygon", "[[[-10.1,123.6],[-10.2,123.6],[-10.2,123.7]]]"),
            &["subzone.geojson", "latitude", "axes = \"yx\""],
        ),
        (
            with_coordinates("Polygon", &format!("{}{}", "[".repeat(4000), "]".repeat(4000))),
            &["subzone.geojson"],
        ),
        (String::from("\u{0}\u{1}"), &["feature collection"]),
    ] {
        assert_names(&broken(name, &text), words);
    }
}

#[test]
fn a_corner_far_from_all_others_is_refused_before_tiles_are_cut_for_it() {
    let plan = Plan::drawn();
    let text = std::fs::read_to_string(plan.path("subzone.geojson")).unwrap();
    // A digit is missing in one longitude of the last feature.
    let at = text.rfind("123.59").unwrap();
    plan.write("subzone.geojson", &format!("{}{}", &text[..at], &text[at + 1..]));
    let errors = failure(&plan, &Plan::mapping());
    assert_names(&errors, &["subzone.geojson, feature 7", "coordinates", "23.59", "more than 10 degrees"]);
}

#[test]
fn a_file_that_is_not_text_is_named() {
    let plan = Plan::drawn();
    std::fs::write(plan.path("subzone.geojson"), [b'{', 0xff, 0xfe, 0x00]).unwrap();
    assert_names(&failure(&plan, &Plan::mapping()), &["subzone.geojson: cannot be opened", "UTF-8"]);
}

#[test]
fn a_plan_without_any_polygon_is_refused() {
    for text in [
        one_feature(""),
        one_feature(r#"{"properties":{"KODE":"R-2","KRB":"","NAMA":""},"geometry":null}"#),
        with_coordinates("Point", "[123.6,-10.1]"),
        with_coordinates("Polygon", "[]"),
        with_coordinates("MultiPolygon", "[]"),
    ] {
        let plan = Plan::drawn();
        plan.write("subzone.geojson", &text);
        let mapping = PACK.to_owned() + &layer("subzone", "subzone", 2.5, SUBZONE_LAYER);
        assert_names(&failure(&plan, &mapping), &["plan.toml", "no polygon"]);
    }
}

#[test]
fn a_feature_without_a_polygon_beside_good_ones_is_a_note() {
    let plan = Plan::drawn();
    let text = std::fs::read_to_string(plan.path("subzone.geojson")).unwrap();
    let odd = r#"{"type":"Feature","properties":{"KODE":"R-2"},"geometry":{"type":"Point","coordinates":[123.6,-10.2]}},"#;
    plan.write("subzone.geojson", &text.replacen("\"features\":[", &format!("\"features\":[{odd}"), 1));
    let said = plan.build(&Plan::mapping());
    assert!(said.succeeded, "{}", said.errors);
    assert_names(&said.text, &["subzone.geojson, feature 1: has no polygon", "holds no code"]);
}

#[test]
fn polygons_of_one_feature_that_lie_over_one_another_leave_no_hole() {
    let ring = |west: f64, south: f64, size: f64| {
        let corners =
            [(west, south), (west + size, south), (west + size, south + size), (west, south + size)];
        let corners = [corners.as_slice(), &corners[..1]].concat();
        let degrees: Vec<[f64; 2]> = corners.into_iter().map(|it| crate::plan::degrees(it).into()).collect();
        serde_json::json!([degrees])
    };
    // Two that overlap, one inside another, and one that stands twice.
    let polygons = [
        ring(-4.0, -2.0, 2.0),
        ring(-3.0, -1.0, 2.0),
        ring(1.0, 0.0, 2.0),
        ring(1.5, 0.5, 1.0),
        ring(1.0, 0.0, 2.0),
    ];
    let plan = Plan::drawn();
    plan.write(
        "subzone.geojson",
        &with_coordinates("MultiPolygon", &serde_json::json!(polygons).to_string()),
    );
    let said = plan.build(&Plan::mapping());
    assert!(said.succeeded, "{}", said.errors);
    assert_names(&said.text, &["subzone.geojson, feature 1: has polygons that lie over one another"]);
    for (x, y) in [(-3.5, -1.5), (-2.5, -0.5), (-1.5, 0.5), (1.2, 0.2), (2.0, 1.0)] {
        let answer = plan.ask(x, y, "47112");
        assert_eq!(
            (crate::plan::codes(&answer), &answer["outcome"]),
            (vec!["R-2"], &"allowed".into()),
            "{x} {y}"
        );
    }
    assert_eq!(crate::plan::codes(&plan.ask(-3.5, 0.5, "47112")), ["PK"]);
}

fn with_rulebook(change: impl Fn(&mut serde_json::Value)) -> String {
    let mut text = rulebook();
    change(&mut text);
    broken("rulebook.json", &text.to_string())
}

#[test]
fn a_rulebook_with_slips_names_activity_and_sub_zone() {
    let errors = with_rulebook(|it| {
        it["activities"][0]["cells"]["K-1"] = "Q7".into();
        it["activities"][1]["cells"]["SPU-1"] = "lihat teks".into();
        it["activities"][1]["cells"]["Z-9"] = "I".into();
        it["matrix_article"] = "p99".into();
        it["overlays"][0]["article"] = "p98".into();
        it["kawasan"][0]["article"] = "p97".into();
        it["legend"][0]["article"] = "p96".into();
    });
    // All at once, so that the officer mends them in one go.
    assert_names(
        &errors,
        &[
            "rulebook.json: 7 things to mend",
            "activity 47112, sub-zone K-1: \"Q7\"",
            "activity 56101, sub-zone SPU-1: \"lihat teks\"",
            "activity 56101: sub-zone \"Z-9\"",
            "the matrix cites article \"p99\"",
            "overlay sempadan cites article \"p98\"",
            "kawasan PK cites article \"p97\"",
            "legend T1 cites article \"p96\"",
        ],
    );
}

#[test]
fn a_rulebook_that_says_something_twice_is_refused() {
    let twice = |list: &'static str| {
        with_rulebook(move |it| {
            let first = it[list][0].clone();
            it[list].as_array_mut().unwrap().push(first);
        })
    };
    assert_names(&twice("activities"), &["rulebook.json", "47112", "twice"]);
    assert_names(&twice("subzones"), &["rulebook.json", "R-2", "twice"]);
    assert_names(&twice("articles"), &["rulebook.json", "p8", "twice"]);
    assert_names(&twice("legend"), &["rulebook.json", "T1", "twice"]);
    assert_names(&twice("kawasan"), &["rulebook.json", "PK", "twice"]);
    let spelled =
        with_rulebook(|it| it["subzones"] = serde_json::json!(["R-2", "R.2", "R-3", "K-1", "SPU-1"]));
    assert_names(&spelled, &["rulebook.json", "R.2", "twice"]);
}

#[test]
fn a_rulebook_of_the_wrong_form_names_line_and_field() {
    assert_names(&broken("rulebook.json", "{"), &["rulebook.json is no rulebook", "line 1"]);
    assert_names(&with_rulebook(|it| it["warna"] = 1.into()), &["rulebook.json", "warna"]);
    assert_names(
        &with_rulebook(|it| it["activities"][0]["code"] = 47112.into()),
        &["rulebook.json", "line 1"],
    );
    assert_names(
        &with_rulebook(|it| it["overlays"][0]["effect"] = "larang".into()),
        &["overlay \"sempadan\"", "larang"],
    );
    assert_names(
        &with_rulebook(|it| it["overlays"][1]["codes"][0] = "Z1".into()),
        &["overlay \"krb\"", "Z1"],
    );
}

#[test]
fn a_rulebook_as_csv_is_read_and_its_slips_are_named() {
    let mapping = Plan::mapping().replace("rulebook.json", "rulebook.csv");
    let build = |text: &str| {
        let plan = Plan::drawn();
        plan.write("rulebook.csv", text);
        (plan.build(&mapping), plan)
    };
    let (said, plan) = build("kode,kegiatan,R-2,K-1\n47112,Kios,I,\"T1,B2\"\n");
    assert!(said.succeeded, "{}", said.errors);
    assert_eq!(plan.ask(-1.0, 0.0, "47112")["outcome"], "limited_conditional");
    for (text, words) in [
        ("", &["rulebook.csv", "first line"][..]),
        ("kode,kegiatan\n", &["rulebook.csv", "first line"]),
        ("kode,kegiatan,R-2\n47112,Kios,I,X\n", &["rulebook.csv", "line: 2"]),
        ("kode,kegiatan,R-2\n47112,Kios,Z\n", &["rulebook.csv", "activity 47112, sub-zone R-2"]),
        ("kode,kegiatan,R-2\n47112,Kios,I\n47112,Kios,X\n", &["rulebook.csv", "47112", "twice"]),
        ("kode,kegiatan,R-2,R-2\n47112,Kios,I,X\n", &["rulebook.csv", "R-2", "twice"]),
        ("kode,kegiatan,R-2,r2\n47112,Kios,I,X\n", &["rulebook.csv", "r2", "twice"]),
    ] {
        assert_names(build(text).0.failure(), words);
    }
}

#[test]
fn an_overlay_rule_that_no_feature_of_the_plan_meets_is_a_note() {
    let plan = Plan::drawn();
    let mut text = rulebook();
    // The data say "Tinggi".
    text["overlays"][1]["class"] = "Rawan Banjir Tinggi".into();
    plan.write("rulebook.json", &text.to_string());
    let said = plan.build(&Plan::mapping());
    assert!(said.succeeded, "{}", said.errors);
    assert_names(&said.text, &["overlay krb, class \"Rawan Banjir Tinggi\"", "Tinggi"]);
}
