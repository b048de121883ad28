//! The `ruangizin-server` program: reads the command line and does what it names; serving is the default.

mod commands;
mod serve;

use std::{
    env,
    ffi::OsString,
    io::{self, Write as _},
    process::ExitCode,
};

use clap::{CommandFactory as _, FromArgMatches as _, Parser};
use commands::Command;
use server::config::file;

#[derive(Parser)]
#[command(
    name = "ruangizin-server",
    version,
    about = "Serves the app and the city packs, receives applications, and has the desk of the office"
)]
struct Arguments {
    #[command(subcommand)]
    command: Command,
}

#[tokio::main]
async fn main() -> ExitCode {
    // The TLS of everything that asks other servers; a second call finds the first one's choice.
    let _ = rustls::crypto::ring::default_provider().install_default();
    match run(with_command(env::args_os().collect())).await {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            // The last line anybody reads; a closed error stream leaves the exit status.
            let _ = writeln!(io::stderr().lock(), "error: {error:#}");
            ExitCode::FAILURE
        }
    }
}

async fn run(line: Vec<OsString>) -> anyhow::Result<()> {
    let all = Arguments::command();
    let find = |name: &str| all.find_subcommand(name);
    let wanted = line.get(1).and_then(|it| it.to_str()).and_then(find);
    let line = match (find("serve"), wanted) {
        (Some(known), Some(taken)) => file::add(line, known, taken)?,
        _ => line,
    };
    let matches = Arguments::command().get_matches_from(line);
    let arguments = Arguments::from_arg_matches(&matches).unwrap_or_else(|it| it.exit());
    arguments.command.run(&matches).await
}

/// Options alone mean serving.
fn with_command(mut arguments: Vec<OsString>) -> Vec<OsString> {
    let about_itself = ["-h", "--help", "-V", "--version"];
    let first = arguments.get(1).and_then(|it| it.to_str());
    if first.is_some_and(|it| it.starts_with('-') && !about_itself.contains(&it)) {
        arguments.insert(1, "serve".into());
    }
    arguments
}
