//! Long runs of the server: exactly once by thousands, killed by the hundred, and every address of the API asked what nobody
//! would ask.

use std::{
    fs,
    io::{BufRead as _, BufReader},
    process::Stdio,
};

use anyhow::{Context as _, bail};

use super::Options;
use crate::{
    build, say, setup, shell, test,
    tree::{Profile, Tree},
};

/// How many phones are wanted where nobody says.
const PHONES: u32 = 2_000;
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
