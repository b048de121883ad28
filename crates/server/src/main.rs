//! The `ruangizin-server` program: reads the command line and does what it names; serving is the default.

mod commands;
mod serve;

use std::{
    env,
    ffi::OsString,
    io::{self, Write as _},
    process::ExitCode,
};

use clap::Parser;
use commands::Command;

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
    let arguments = Arguments::parse_from(with_command(env::args_os().collect()));
    match arguments.command.run().await {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            // The last line anybody reads; a closed error stream leaves the exit status.
            let _ = writeln!(io::stderr().lock(), "error: {error:#}");
            ExitCode::FAILURE
        }
    }
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
