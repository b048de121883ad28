//! Arguments and folders that do not serve: a message that names what is wrong, and a status other than success.

use std::{fs, path::Path};

use crate::plan::{Plan, run, whole};

fn failure(arguments: &[&str]) -> String {
    let arguments: Vec<&Path> = arguments.iter().map(Path::new).collect();
    run(&arguments).failure().to_owned()
}

#[test]
fn bad_arguments_are_named() {
    let pack = whole().path("pack").display().to_string();
    assert!(failure(&["ask", &pack, "--activity", "47112"]).contains("--at"));
    assert!(
        failure(&["ask", &pack, "--at", "1,2", "--points", "x.csv", "--activity", "1"]).contains("--points")
    );
    assert!(failure(&["build", "plan.toml"]).contains("--out"));
    assert!(failure(&["tanya"]).contains("tanya"));
    assert!(failure(&[]).contains("Usage"));
}

#[test]
fn a_place_that_is_none_is_shown_as_given() {
    for bad in ["123.6,-10.1", "-10.1", "", "kupang", "-10.1,123.6,5", "NaN,NaN"] {
        let errors = whole().run_ask(&["--at", bad, "--activity", "47112"]).failure().to_owned();
        assert!(errors.contains("--at") && errors.contains(bad), "{bad}: {errors}");
    }
}

#[test]
fn a_place_with_a_negative_latitude_needs_no_equals_sign() {
    let said = whole().run_ask(&["--at", "-10.1,123.6", "--activity", "47112"]);
    assert!(said.succeeded, "{}", said.errors);
    assert!(said.text.starts_with("no_data (outside_coverage)"), "{}", said.text);
}

#[test]
fn a_question_without_an_activity_tells_the_zones_and_no_more() {
    let (lng, lat) = crate::plan::degrees((-3.0, 0.0));
    let said = whole().run_ask(&["--at", &format!("{lat},{lng}"), "--json"]);
    let answer = &said.answers()[0];
    assert_eq!(
        (answer["outcome"].as_str(), answer["gap"].as_str()),
        (Some("no_data"), Some("unlisted_activity"))
    );
    assert_eq!(crate::plan::codes(answer), ["R-2"]);
}

#[test]
fn missing_files_are_named() {
    let plan = Plan::empty();
    let missing = plan.path("tiada");
    let missing = missing.to_str().unwrap();
    for command in [vec!["inspect", missing], vec!["ask", missing, "--at", "1,2", "--activity", "1"]] {
        let errors = failure(&command);
        assert!(errors.contains("tiada") && errors.contains("pack.json"), "{errors}");
    }
    let said = whole().run_ask(&["--points", missing, "--activity", "47112"]);
    assert!(said.failure().contains("tiada"), "{}", said.errors);
    assert!(failure(&["build", missing, "--out", missing]).contains("tiada cannot be opened"));
}

#[test]
fn a_folder_that_cannot_be_written_is_named() {
    let plan = Plan::drawn();
    plan.write("pack", "a file where the folder should be");
    let said = plan.build(&Plan::mapping());
    assert!(said.failure().contains("pack cannot be read or written"), "{}", said.errors);
    assert_eq!(fs::read_to_string(plan.path("pack")).unwrap(), "a file where the folder should be");
}

#[test]
fn inspect_tells_what_the_pack_holds() {
    let pack = whole().path("pack");
    let said = run(&["inspect".as_ref(), pack.as_path()]);
    assert!(said.succeeded, "{}", said.errors);
    for word in ["53.71", "uji-1", "subzone", "kawasan", "sempadan", "rulebook.", "plan.", "2 activities"] {
        assert!(said.text.contains(word), "{word} is missing in {}", said.text);
    }
}

#[test]
fn building_twice_gives_the_same_bytes() {
    let (one, two) = (whole().path("pack"), Plan::drawn().packed(&Plan::mapping()));
    let mut names: Vec<_> = fs::read_dir(&one).unwrap().map(|it| it.unwrap().file_name()).collect();
    names.sort();
    assert!(names.len() >= 5, "{names:?}");
    for name in names {
        let other = fs::read(two.path("pack").join(&name)).unwrap();
        assert_eq!(fs::read(one.join(&name)).unwrap(), other, "{}", name.display());
    }
}
