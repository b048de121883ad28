//! The command `ruangizin-pack`. Only arguments and output; the work is in the library.

use std::{
    io::{BufWriter, Write, stdout},
    path::PathBuf,
    process::ExitCode,
};

use anyhow::Context;
use clap::{Parser, Subcommand};
use packer::{ask, build::build_with, inspect::inspect, sources::SourceError};
use wording::Language;

/// Builds, inspects and asks city packs.
#[derive(Parser)]
#[command(name = "ruangizin-pack", version)]
struct Arguments {
    /// Language of the messages: id (Bahasa Indonesia) or en.
    #[arg(long, global = true, default_value = "id", value_parser = language)]
    lang: Language,
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Build a pack from a mapping file.
    Build {
        /// The mapping file.
        plan: PathBuf,
        /// The folder that becomes the pack.
        #[arg(long)]
        out: PathBuf,
        /// The folder for report.html and report.json; without it, the pack's folder.
        #[arg(long)]
        report: Option<PathBuf>,
    },
    /// Tell what a pack holds.
    Inspect {
        /// The pack folder.
        dir: PathBuf,
    },
    /// Ask what the plan says of an activity at a place.
    Ask {
        /// The pack folder.
        dir: PathBuf,
        /// The place: latitude,longitude in degrees.
        #[arg(long, allow_hyphen_values = true, required_unless_present = "points")]
        at: Option<String>,
        /// A file with a place per line; prints a JSON line for each.
        #[arg(long, conflicts_with = "at")]
        points: Option<PathBuf>,
        /// Code of the activity, such as 47112. Without one only the zones are told: no rulebook lists "nothing".
        #[arg(long, default_value = "")]
        activity: String,
        /// Print JSON instead of lines for people.
        #[arg(long)]
        json: bool,
    },
}

fn language(tag: &str) -> Result<Language, String> {
    Language::of_tag(tag).ok_or_else(|| "id or en is needed".to_owned())
}

/// Exit status where the report forbids the publication; 1 stands for anything that could not be done at all.
const NOT_PUBLISHED: u8 = 2;

fn main() -> ExitCode {
    let arguments = Arguments::parse();
    let lang = arguments.lang;
    let error = match run(arguments) {
        Ok(code) => return code,
        Err(error) => error,
    };
    // A closed pipe is how `head` says that it has seen enough.
    let closed = error.chain().any(|it| {
        it.downcast_ref::<std::io::Error>().is_some_and(|it| it.kind() == std::io::ErrorKind::BrokenPipe)
    });
    if !closed {
        let text = told(&error, lang);
        // Nothing is left to do when even the error cannot be written.
        let _unwritable = writeln!(std::io::stderr().lock(), "ruangizin-pack: {text}");
    }
    ExitCode::FAILURE
}

/// The sentence for the officer where the failure has one, else the chain of causes.
fn told(error: &anyhow::Error, language: Language) -> String {
    if let Some(it) = error.chain().find_map(|it| it.downcast_ref::<SourceError>()) {
        return it.message().in_language(language);
    }
    error.chain().map(ToString::to_string).collect::<Vec<_>>().join(": ")
}

fn run(arguments: Arguments) -> anyhow::Result<ExitCode> {
    let mut out = BufWriter::new(stdout().lock());
    let mut code = ExitCode::SUCCESS;
    match arguments.command {
        Command::Build { plan, out: dir, report } => {
            let built = build_with(&plan, &dir, report.as_ref().unwrap_or(&dir), arguments.lang)?;
            packer::inspect::write_built(&built, &dir, arguments.lang, &mut out)?;
            if !built.is_published() {
                code = ExitCode::from(NOT_PUBLISHED);
            }
        }
        Command::Inspect { dir } => inspect(&dir, &mut out)?,
        Command::Ask { dir, at, points, activity, json } => {
            let pack = ask::open(&dir)?;
            match (at, points) {
                (_, Some(points)) => ask::many(&pack, &points, &activity, &mut out)?,
                (Some(at), None) => {
                    let place = ask::parse_place(&at, "--at")?;
                    let answer = ask::one(&pack, place, &activity)?;
                    if json {
                        writeln!(out, "{answer}")?;
                    } else {
                        packer::inspect::write_answer(&answer, &mut out)?;
                    }
                }
                (None, None) => anyhow::bail!("--at or --points is needed"),
            }
        }
    }
    out.flush().context("the output cannot be written")?;
    Ok(code)
}
