//! The program as it is started: its address line, its errors, its end.
#![cfg(unix)]

use std::{
    fs,
    io::{BufRead as _, BufReader},
    path::Path,
    process::{Command, Stdio},
};

const PROGRAM: &str = env!("CARGO_BIN_EXE_ruangizin-server");

fn write(folder: &Path, files: &[(&str, &str)]) {
    fs::create_dir_all(folder).expect("a folder for the test");
    for (name, text) in files {
        fs::write(folder.join(name), text).expect("a file of the test");
    }
}

fn start(folder: &Path, more: &[&str]) -> Command {
    write(&folder.join("dist"), &[("index.html", "<p>app</p>"), ("csp.txt", "default-src 'self'")]);
    let manifest = r#"{"region":"53.71","name":{"id":"Kota"},"status":"contoh","files":{}}"#;
    write(&folder.join("pack"), &[("pack.json", manifest)]);
    let mut command = Command::new(PROGRAM);
    command.args(["serve", "--port", "0", "--dist"]).arg(folder.join("dist"));
    command.arg("--pack").arg(folder.join("pack")).args(more).stdout(Stdio::piped()).stderr(Stdio::piped());
    command
}

#[test]
fn it_says_where_it_listens_and_stops_when_told() {
    let folder = tempfile::tempdir().expect("a folder for the test");
    let mut server = start(folder.path(), &["--demo"]).spawn().expect("the program starts");
    let out = BufReader::new(server.stdout.take().expect("its output is piped"));
    let mut lines = out.lines().map_while(Result::ok);
    assert_eq!(lines.next().as_deref(), Some("packs: 53.71"));
    let address = lines.next().expect("a second line");
    assert!(address.starts_with("listening on http://127.0.0.1:"), "{address}");
    let told = Command::new("kill").arg(server.id().to_string()).status().expect("kill can be run");
    assert!(told.success());
    assert!(server.wait().expect("it ends").success(), "a service manager's stop is no failure");
}

#[test]
fn a_sample_pack_without_demo_is_refused_in_plain_words() {
    let folder = tempfile::tempdir().expect("a folder for the test");
    let output = start(folder.path(), &[]).output().expect("the program starts");
    assert!(!output.status.success());
    let error = String::from_utf8_lossy(&output.stderr);
    assert!(error.contains("sample data") && error.contains("--demo"), "{error}");
}

#[test]
fn an_app_that_was_not_built_is_named_with_the_task_that_builds_it() {
    let folder = tempfile::tempdir().expect("a folder for the test");
    let mut command = start(folder.path(), &["--demo"]);
    fs::remove_file(folder.path().join("dist/index.html")).expect("it was written");
    let output = command.output().expect("the program starts");
    let error = String::from_utf8_lossy(&output.stderr);
    assert!(error.contains("index.html") && error.contains("cargo xtask build"), "{error}");
}
