//! Long runs of the server: exactly once by thousands, killed by the hundred, and every address of the API asked what nobody
//! would ask; a real clamd.

use std::{
    fs,
    io::{BufRead as _, BufReader},
    path::{Path, PathBuf},
    process::Stdio,
    thread,
    time::Duration,
};

use anyhow::{Context as _, bail};

use super::Options;
use crate::{
    build, say, setup, shell, stamp, test,
    tree::{Profile, Tree},
};

/// How many phones are wanted where nobody says.
const PHONES: u32 = 2_000;
/// Of them, those that are real browsers; a browser takes a second and more for each.
const BROWSERS: u32 = 200;
/// Examples of each operation.
const EXAMPLES: u32 = 100;

/// Phones over a bad connection, on SQLite and PostgreSQL; then the program killed again and again under load.
pub(super) fn exactly_once(tree: &Tree, options: &Options) -> anyhow::Result<()> {
    let phones = options.count.unwrap_or(PHONES);
    let mut command = shell::command(tree, "cargo")?;
    command.args(["test", "--release", "--package", "server", "--test", "office", "--test", "crash"]);
    command.args(["--", "--nocapture", "arrive_once", "survives"]);
    command.env("RUANGIZIN_PHONES", phones.to_string()).env("RUANGIZIN_KILLS", "100");
    if options.seed != 1 {
        command.env("RUANGIZIN_SEED", options.seed.to_string());
    }
    test::helpers::find(tree).name_to(&mut command);
    shell::run(&mut command)?;
    say::line(format!("{phones} phones on each database, each with one case and its receipt"));
    let browsers = BROWSERS.min(phones);
    let variables = ["RUANGIZIN_BROWSER_PHONES", "RUANGIZIN_BROWSER_SEED"];
    super::journeys(tree, "once.spec.mjs", variables, browsers, options)
        .context("the browser lost or doubled a file, or one got no receipt")?;
    say::line(format!("{browsers} more from a real browser"));
    Ok(())
}

/// `schemathesis` against the description that the server gives of itself: no failure of the server, no status that is not
/// described.
pub(super) fn api(tree: &Tree, options: &Options) -> anyhow::Result<()> {
    setup::run(tree)?;
    build::programs(tree, Profile::Dev)?;
    let python = test::helpers::find(tree).python()?;
    let dist = tree.at("target/tmp/soak-api");
    fs::create_dir_all(&dist)?;
    fs::write(dist.join("index.html"), "<p>app</p>")?;
    fs::write(dist.join("csp.txt"), "default-src 'self'")?;
    let mut server = shell::command(tree, tree.program(Profile::Dev, "ruangizin-server"))?;
    server.args(["serve", "--demo", "--port", "0", "--requests-per-minute", "0", "--dist"]).arg(&dist);
    let mut server = server.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::null()).spawn()?;
    let lines = server.stdout.take().map(BufReader::new).context("the server's output is piped")?.lines();
    let address =
        lines.map_while(Result::ok).find_map(|it| it.strip_prefix("listening on ").map(str::to_owned));
    let ended = address.context("the server did not start").and_then(|address| {
        let mut command = shell::command(tree, python)?;
        command.args(["-m", "schemathesis.cli", "run"]).arg(format!("{address}api/v1/openapi.json"));
        command.args([
            "--checks",
            "not_a_server_error,status_code_conformance",
            "--phases",
            "examples,coverage,fuzzing",
        ]);
        // It cannot write the media type of tus; the server's own tests send such pieces.
        command.args(["--exclude-operation-id", "patch_upload"]);
        command.args([
            "--max-examples",
            &options.count.unwrap_or(EXAMPLES).to_string(),
            "--seed",
            &options.seed.to_string(),
        ]);
        Ok(shell::watch(&mut command)?.succeeded)
    });
    let _ = server.kill();
    let _ = server.wait();
    if !ended? {
        bail!("the API answered what its description does not say, or failed");
    }
    Ok(())
}

/// Where Debian puts clamd, which is not on everybody's path.
const CLAMD: &str = "/usr/sbin/clamd";
/// How often is looked whether it listens, a fifth of a second apart.
const LOOKS: u32 = 150;

/// A clamd of its own for this run, with one signature: what every scanner finds. No list of viruses has to be fetched.
pub(super) fn clamd(tree: &Tree, _: &Options) -> anyhow::Result<()> {
    let usual = Some(PathBuf::from(CLAMD)).filter(|it| it.is_file());
    let program = shell::find("clamd").or(usual);
    let program = program.context("there is no clamd here; on Debian: apt-get install clamav-daemon")?;
    let folder = tree.at("target/tmp/soak-clamd");
    let (signatures, socket) = (folder.join("signatures"), folder.join("socket"));
    fs::create_dir_all(&signatures)?;
    fs::write(signatures.join("test.ndb"), format!("Eicar-Test-Signature:0:*:{}\n", stamp::hex(TEST_FILE)))?;
    if socket.exists() {
        fs::remove_file(&socket)?;
    }
    let settings = format!(
        "DatabaseDirectory {}\nLocalSocket {}\nForeground yes\n",
        signatures.display(),
        socket.display()
    );
    fs::write(folder.join("clamd.conf"), settings)?;
    let mut daemon = shell::command(tree, program)?;
    daemon.arg("--config-file").arg(folder.join("clamd.conf"));
    let mut daemon = daemon.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::inherit()).spawn()?;
    let asked = listens(&socket).and_then(|()| {
        let mut command = shell::command(tree, "cargo")?;
        command.args(["run", "--package", "server", "--example", "clamd", "--"]);
        shell::run(command.arg(format!("unix:{}", socket.display())))
    });
    let _ = daemon.kill();
    let _ = daemon.wait();
    asked
}

/// The first half of what every scanner finds, so that none finds it here; the signature needs no more.
const TEST_FILE: &[u8] = br"X5O!P%@AP[4\PZX54(P^)7CC)7}$EICAR-STANDARD-";

/// Waits until a program listens on its socket.
fn listens(socket: &Path) -> anyhow::Result<()> {
    for _ in 0..LOOKS {
        if socket.exists() {
            return Ok(());
        }
        thread::sleep(Duration::from_millis(200));
    }
    bail!("clamd did not begin to listen within {} seconds", LOOKS / 5)
}
