//! A PostgreSQL of its own for a test run, from binaries that are on the machine: in `RUANGIZIN_POSTGRES`, on the path,
//! or where Debian puts them. Without them the tests say that they skip.

use std::{
    env, fs,
    path::{Path, PathBuf},
    process::{Child, Command, Stdio},
    thread,
    time::{Duration, Instant},
};

/// A running server; it ends with the value.
pub(crate) struct Postgres {
    child: Child,
    folder: tempfile::TempDir,
    binaries: PathBuf,
    port: u16,
}

impl Postgres {
    /// Starts one, or says why not. `is_safe` keeps it flushing to the disk, as measuring and crashing need.
    pub(crate) fn start(is_safe: bool) -> Option<Self> {
        Self::start_with(is_safe, None)
    }

    /// The same at a port of this machine, encrypted with `server.pem` and `server.key` of a folder.
    pub(crate) fn start_encrypted(certificates: &Path) -> Option<Self> {
        Self::start_with(false, Some(certificates))
    }

    /// The port of an encrypted one.
    pub(crate) fn port(&self) -> u16 {
        self.port
    }

    fn start_with(is_safe: bool, certificates: Option<&Path>) -> Option<Self> {
        let Some(binaries) = find() else {
            say_line(
                "SKIPPED postgres: no initdb in `RUANGIZIN_POSTGRES`, on the path or in /usr/lib/postgresql",
            );
            return None;
        };
        let folder = tempfile::tempdir().expect("a folder for the database");
        let data = folder.path().join("data");
        fs::create_dir(&data).expect("a folder for the data");
        give_away(folder.path());
        give_away(&data);
        let made = harmless(&mut Command::new(binaries.join("initdb")))
            .args([
                "--username=ruangizin",
                "--auth=trust",
                "--encoding=UTF8",
                "--no-locale",
                "--no-sync",
                "-D",
            ])
            .arg(&data)
            .current_dir(folder.path())
            .stdout(Stdio::null())
            .output()
            .expect("initdb can be run");
        assert!(made.status.success(), "initdb: {}", String::from_utf8_lossy(&made.stderr));
        let mut command = Command::new(binaries.join("postgres"));
        harmless(&mut command).arg("-D").arg(&data).arg("-k").arg(folder.path());
        command.args(["-c", "max_connections=100"]);
        let mut port = 5432;
        match certificates {
            None => command.args(["-c", "listen_addresses="]),
            Some(from) => {
                for name in ["server.pem", "server.key"] {
                    let to = folder.path().join(name);
                    fs::copy(from.join(name), &to).expect("a certificate can be copied");
                    give_away(&to);
                }
                let free = std::net::TcpListener::bind("127.0.0.1:0").and_then(|it| it.local_addr());
                port = free.expect("a free port").port();
                let path = |name: &str| folder.path().join(name).display().to_string();
                command.args([
                    "-c",
                    "listen_addresses=localhost",
                    "-c",
                    &format!("port={port}"),
                    "-c",
                    "ssl=on",
                ]);
                command.args(["-c", &format!("ssl_cert_file={}", path("server.pem"))]);
                command.args(["-c", &format!("ssl_key_file={}", path("server.key"))])
            }
        };
        if !is_safe {
            command.args(["-c", "fsync=off", "-c", "full_page_writes=off"]);
        }
        let log = fs::File::create(folder.path().join("log")).expect("a log");
        let child = command
            .current_dir(folder.path())
            .stdout(Stdio::null())
            .stderr(log)
            .spawn()
            .expect("postgres can be run");
        let postgres = Self { child, folder, binaries, port };
        postgres.wait();
        Some(postgres)
    }

    /// A new, empty database, by its address.
    pub(crate) fn database(&self, name: &str) -> String {
        let made = Command::new(self.binaries.join("psql"))
            .args(["-U", "ruangizin", "-d", "postgres", "-qc", &format!("CREATE DATABASE {name}"), "-h"])
            .arg(self.folder.path())
            .output()
            .expect("psql can be run");
        assert!(made.status.success(), "psql: {}", String::from_utf8_lossy(&made.stderr));
        format!("postgres://ruangizin@/{name}?host={}", self.folder.path().display())
    }

    fn wait(&self) {
        let end = Instant::now() + Duration::from_secs(60);
        while Instant::now() < end {
            let ready = Command::new(self.binaries.join("pg_isready"))
                .args(["-p", &self.port.to_string()])
                .arg("-h")
                .arg(self.folder.path())
                .stdout(Stdio::null())
                .stderr(Stdio::null())
                .status();
            if ready.is_ok_and(|it| it.success()) {
                return;
            }
            thread::sleep(Duration::from_millis(100));
        }
        let log = fs::read_to_string(self.folder.path().join("log")).unwrap_or_default();
        unreachable!("postgres did not start: {log}");
    }
}

impl Drop for Postgres {
    fn drop(&mut self) {
        // SIGQUIT: end at once, children too.
        let _ = Command::new("kill").args(["-QUIT", &self.child.id().to_string()]).status();
        let _ = self.child.wait();
    }
}

fn find() -> Option<PathBuf> {
    let mut folders: Vec<PathBuf> =
        env::var_os("RUANGIZIN_POSTGRES").map(PathBuf::from).into_iter().collect();
    folders.extend(env::var_os("PATH").iter().flat_map(env::split_paths));
    let mut versions: Vec<PathBuf> = fs::read_dir("/usr/lib/postgresql")
        .map(|it| it.filter_map(Result::ok).map(|it| it.path().join("bin")).collect())
        .unwrap_or_default();
    versions.sort();
    folders.extend(versions.into_iter().rev());
    // A link on the path leads to the folder that holds the others as well.
    let real = |it: PathBuf| fs::canonicalize(it.join("initdb")).ok()?.parent().map(Path::to_path_buf);
    folders.into_iter().filter_map(real).find(|it| it.join("postgres").is_file() && it.join("psql").is_file())
}

/// PostgreSQL refuses to run as root, so root hands it to somebody who owns nothing else.
#[cfg(unix)]
fn harmless(command: &mut Command) -> &mut Command {
    use std::os::unix::process::CommandExt as _;
    if is_root() { command.uid(NOBODY).gid(NOBODY) } else { command }
}

#[cfg(unix)]
fn give_away(folder: &Path) {
    if is_root() {
        std::os::unix::fs::chown(folder, Some(NOBODY), Some(NOBODY)).expect("root may give folders away");
    }
}

#[cfg(unix)]
const NOBODY: u32 = 65_534;

#[cfg(unix)]
fn is_root() -> bool {
    use std::os::unix::fs::MetadataExt as _;
    fs::metadata("/proc/self").is_ok_and(|it| it.uid() == 0)
}

#[cfg(not(unix))]
fn harmless(command: &mut Command) -> &mut Command {
    command
}

#[cfg(not(unix))]
fn give_away(_folder: &Path) {}

/// On standard output, past what the runner holds back of tests that pass: the test task counts these lines.
pub(crate) fn say_line(text: &str) {
    use std::io::Write as _;
    let _ = writeln!(std::io::stdout(), "\n{text}");
}
