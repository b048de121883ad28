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
    // What is said of each pack comes between.
    let address = lines.find(|it| it.starts_with("listening on http://127.0.0.1:"));
    assert!(address.is_some(), "it says where it listens");
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

fn run(arguments: &[&str], folder: &Path, input: &str) -> (bool, String) {
    use std::io::Write as _;
    let mut child = Command::new(PROGRAM)
        .args(arguments)
        .arg("--data")
        .arg(folder.join("data"))
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the program starts");
    child.stdin.take().expect("its input is piped").write_all(input.as_bytes()).expect("it reads");
    let output = child.wait_with_output().expect("it ends");
    let text = [output.stdout, output.stderr].concat();
    (output.status.success(), String::from_utf8_lossy(&text).into_owned())
}

#[test]
fn accounts_tables_checks_and_copies_work_from_the_console() {
    let folder = tempfile::tempdir().expect("a folder for the test");
    let here = folder.path();
    let (good, said) = run(&["migrate", "--lang", "en"], here, "");
    assert!(good && said.contains("version 5"), "{said}");
    let add = ["user", "add", "ina", "--name", "Ina Contoh", "--role", "loket", "--lang", "en"];
    let (good, said) = run(&add, here, "pendek\n");
    assert!(!good && said.contains("12 to 200"), "{said}");
    let (good, said) = run(&add, here, "sebuah kata sandi contoh\n");
    assert!(good && said.contains("ina"), "{said}");
    let (good, said) = run(&add, here, "sebuah kata sandi contoh\n");
    assert!(!good && said.contains("taken"), "{said}");
    let (good, said) = run(&["user", "add", "a2", "--name", "A", "--role", "raja", "--generate"], here, "");
    assert!(!good && said.contains("kepala_dinas"), "{said}");
    let roles = ["user", "roles", "ina", "--role", "lurah", "--kelurahan", "53.71.01", "--lang", "en"];
    let (good, said) = run(&roles, here, "");
    assert!(good && said.contains("other roles"), "{said}");
    let (good, said) = run(&["user", "roles", "ina", "--role", "raja"], here, "");
    assert!(!good && said.contains("kepala_dinas"), "{said}");
    let (good, said) = run(&["user", "password", "ina", "--generate", "--lang", "en"], here, "");
    assert!(good && said.contains("shown only once"), "{said}");
    let (good, said) = run(&["user", "close", "siapa", "--lang", "en"], here, "");
    assert!(!good && said.contains("no such login"), "{said}");
    let (good, said) = run(&["check", "--lang", "en"], here, "");
    assert!(good && said.contains("whole"), "{said}");
    let copy = here.join("copy");
    let copy = copy.to_str().expect("a plain path");
    let (good, said) = run(&["backup", copy, "--lang", "en"], here, "");
    assert!(good && said.contains("0 applications"), "{said}");
    let (good, _) = run(&["backup", copy], here, "");
    assert!(!good, "a backup is never written over");
    let other = here.join("other");
    fs::create_dir(&other).expect("a folder for the test");
    let (good, said) = run(&["restore", copy, "--lang", "en"], &other, "");
    assert!(good && said.contains("0 applications"), "{said}");
    let (good, _) = run(&["user", "close", "ina"], &other, "");
    assert!(good, "the account came back with the copy");
}

#[test]
fn one_file_and_the_environment_say_what_is_in_force_and_secrets_stay_hidden() {
    let folder = tempfile::tempdir().expect("a folder for the test");
    let here = folder.path();
    let file = here.join("server.toml");
    fs::write(&file, "file-mb = 7\nsmtp = \"smtp://kota:sangat-rahasia@127.0.0.1\"\nbehind-proxy = true\n")
        .expect("a file of the test");
    let name = file.to_str().expect("a plain path");
    let (good, said) = run(&["check", "--lang", "en", "--config", name], here, "");
    assert!(good && said.contains("file-mb = 7 (") && said.contains("behind-proxy = true"), "{said}");
    assert!(said.contains("smtp = (hidden)") && !said.contains("sangat-rahasia"), "{said}");
    let (good, said) = run(&["check", "--lang", "en", "--config", name, "--file-mb", "9"], here, "");
    assert!(good && said.contains("file-mb = 9 ("), "{said}");
    let (good, said) = run(&["migrate", "--lang", "en", "--config", name], here, "");
    assert!(good && said.contains("version"), "one file serves all commands: {said}");
    fs::write(&file, "fiel-mb = 7\n").expect("a file of the test");
    let (good, said) = run(&["check", "--config", name], here, "");
    assert!(!good && said.contains("`fiel-mb`"), "{said}");
}

#[test]
fn numbers_for_machines_stand_at_an_address_of_their_own_and_sample_officers_get_in() {
    use std::io::{Read as _, Write as _};
    let folder = tempfile::tempdir().expect("a folder for the test");
    // Taken and given back, so that it is likely to be free.
    let port =
        std::net::TcpListener::bind("127.0.0.1:0").and_then(|it| it.local_addr()).expect("a free port");
    let metrics = port.to_string();
    let mut server = start(folder.path(), &["--demo", "--demo-officers", "--metrics", &metrics])
        .spawn()
        .expect("the program starts");
    let out = BufReader::new(server.stdout.take().expect("its output is piped"));
    let mut lines = Vec::new();
    for line in out.lines().map_while(Result::ok) {
        let is_last = line.starts_with("listening on");
        lines.push(line);
        if is_last {
            break;
        }
    }
    assert!(lines.iter().any(|it| it.contains("kepala-dinas") && it.contains("Kata sandi")), "{lines:?}");
    let mut stream = std::net::TcpStream::connect(&metrics).expect("the numbers are served");
    stream.write_all(b"GET /metrics HTTP/1.1\r\nhost: x\r\nconnection: close\r\n\r\n").expect("it reads");
    let mut text = String::new();
    stream.read_to_string(&mut text).expect("it answers");
    assert!(text.contains("ruangizin_ready 1") && text.contains("ruangizin_notices_waiting 0"), "{text}");
    let _ = server.kill();
    let _ = server.wait();
}
