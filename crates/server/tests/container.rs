//! What the files for containers say is true of this program: options exist, stages and users are as the manual says. Whether an
//! image can be built needs a container engine and is not tried here.

use std::{collections::BTreeSet, fs, path::Path, process::Command};

fn read(name: &str) -> String {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..").join(name);
    fs::read_to_string(path).expect("the file is part of the project")
}

/// Every name of a variable of ours in a text.
fn variables(text: &str) -> BTreeSet<String> {
    let is_part = |it: char| it.is_ascii_uppercase() || it == '_';
    let starts = text.match_indices("RUANGIZIN_").map(|(at, _)| &text[at..]);
    starts.map(|it| it.chars().take_while(|it| is_part(*it)).collect()).collect()
}

#[test]
fn every_variable_that_is_named_is_one_that_is_read() {
    let help = Command::new(env!("CARGO_BIN_EXE_ruangizin-server")).args(["serve", "--help"]).output();
    let known = variables(&String::from_utf8_lossy(&help.expect("it can be run").stdout));
    assert!(known.len() > 20, "{known:?}");
    for name in ["Containerfile", "compose.yaml"] {
        let unknown: Vec<_> = variables(&read(name)).difference(&known).cloned().collect();
        assert!(unknown.is_empty(), "{name}: {unknown:?}");
    }
    let told = variables(&read("docs/operations.md"));
    // The manual names these families by their beginning.
    let is_family = |it: &str| ["BUCKET", "ESIGN", "OIDC"].iter().any(|family| it[10..].starts_with(family));
    let untold: Vec<_> = known.iter().filter(|it| !told.contains(*it) && !is_family(it)).collect();
    assert!(untold.is_empty(), "docs/operations.md says nothing of {untold:?}");
}

#[test]
fn the_image_holds_no_tools_and_runs_as_nobody_who_owns_anything() {
    let text = read("Containerfile");
    let stages: Vec<&str> = text.lines().filter(|it| it.starts_with("FROM ")).collect();
    assert!(stages.len() == 2 && stages[0].ends_with(" AS build"), "{stages:?}");
    let (_, last) = text.rsplit_once("FROM ").expect("it has stages");
    let user = last.lines().find_map(|it| it.strip_prefix("USER ")).expect("it names a user");
    assert!(user != "0" && user != "root");
    assert!(!last.contains("cargo") && last.contains("COPY --from=build"));
    let order = |name: &str| last.lines().position(|it| it.starts_with(name));
    assert!(order("USER") < order("ENTRYPOINT") && order("ENTRYPOINT").is_some());
}

#[test]
fn compose_can_be_read_and_publishes_nothing_but_the_server_on_this_machine() {
    let Ok(python) = std::env::var("RUANGIZIN_PYTHON") else {
        say_skip();
        return;
    };
    let program = "import json, sys, yaml; print(json.dumps(yaml.safe_load(sys.stdin.read())))";
    let file = fs::File::open(Path::new(env!("CARGO_MANIFEST_DIR")).join("../../compose.yaml"));
    let parsed = Command::new(python).args(["-c", program]).stdin(file.expect("the file is there")).output();
    let compose: serde_json::Value =
        serde_json::from_slice(&parsed.expect("Python can be run").stdout).expect("it is YAML");
    let services = compose["services"].as_object().expect("it has services");
    assert_eq!(services.keys().collect::<Vec<_>>(), ["database", "files", "scanner", "server"]);
    for (name, it) in services {
        let ports = it["ports"].as_array().cloned().unwrap_or_default();
        let is_inside = ports.iter().all(|it| it.as_str().is_some_and(|it| it.starts_with("127.0.0.1:")));
        assert!(is_inside && (name == "server" || ports.is_empty()), "{name}: {ports:?}");
        // Secrets come from outside.
        for (variable, value) in it["environment"].as_object().into_iter().flatten() {
            let is_secret = ["PASSWORD", "SECRET", "KEY"].iter().any(|it| variable.contains(it));
            assert!(!is_secret || value.as_str().is_some_and(|it| it.contains(":?}")), "{variable}");
        }
        for volume in it["volumes"].as_array().into_iter().flatten() {
            let (from, _) = volume.as_str().and_then(|it| it.split_once(':')).expect("a volume");
            assert!(from.starts_with("./") || compose["volumes"].get(from).is_some(), "{from}");
        }
    }
}

fn say_skip() {
    use std::io::Write as _;
    let _ = writeln!(std::io::stdout(), "\nSKIPPED compose: RUANGIZIN_PYTHON is not set");
}
