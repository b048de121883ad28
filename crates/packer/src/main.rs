//! The command `ruangizin-pack`. Only arguments and output; the work is in the library.

use std::{
    fs,
    io::{BufWriter, IsTerminal as _, Write, stderr, stdout},
    path::{Path, PathBuf},
    process::ExitCode,
};

use anyhow::Context;
use clap::{Parser, Subcommand};
use packer::{
    ask,
    build::{BuildError, Built, build_telling},
    diff,
    init::{InitError, init},
    inspect::inspect,
    lint_forms::lint_forms,
    message::{Arg, Message},
    progress::{Progress, Stage},
    publish::publish,
    rulebook_source::RulebookError,
    sign::{self, SecretKey},
    sources::SourceError,
    withdraw::withdraw,
};
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
    /// Look at a plan's files and write a mapping file to correct.
    Init {
        /// Files, folders or archives.
        #[arg(required = true)]
        files: Vec<PathBuf>,
        /// The mapping file to write; it must not be there yet.
        #[arg(long, default_value = "plan.toml")]
        out: PathBuf,
        /// Kemendagri code of the region, such as 53.71.
        #[arg(long)]
        region: Option<String>,
    },
    /// Look through a city's forms and catalogue of services, and run the forms' examples.
    LintForms {
        /// The folder with services.json and forms/.
        dir: PathBuf,
        /// Kemendagri code of the region that the examples are of.
        #[arg(long, default_value = "53.71")]
        region: String,
    },
    #[command(flatten)]
    Publishing(Publishing),
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
        /// Tell how far the work has come even where nobody watches a terminal.
        #[arg(long)]
        progress: bool,
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
        /// Ask another version of the plan, by its id.
        #[arg(long)]
        plan: Option<String>,
        /// Ask the version that was in force on a day, such as 2020-01-31.
        #[arg(long, conflicts_with = "plan")]
        as_of: Option<String>,
    },
}

#[derive(Subcommand)]
enum Publishing {
    /// Make a key that signs packs: FILE holds the secret and stays with you, FILE with ending .pub is for everybody.
    Keygen {
        /// The file for the secret key.
        file: PathBuf,
    },
    /// Sign a pack folder.
    Sign {
        /// The pack folder.
        dir: PathBuf,
        /// The secret key that keygen made.
        #[arg(long, required_unless_present = "sample")]
        key: Option<PathBuf>,
        /// Sign with the public sample key; only for packs of sample data.
        #[arg(long, conflicts_with = "key")]
        sample: bool,
        /// Whose key it is, for people.
        #[arg(long, default_value = "")]
        owner: String,
        /// First day on which the key counts; without it, today.
        #[arg(long)]
        from: Option<String>,
        /// Last day on which the key counts.
        #[arg(long, default_value = "2099-12-31")]
        until: String,
    },
    /// Check every file of a pack, and its signature.
    Verify {
        /// The pack folder.
        dir: PathBuf,
        /// A public key that you trust, or a file that holds one; may stand several times.
        #[arg(long)]
        key: Vec<String>,
        /// The day for which the keys must count; without it, today.
        #[arg(long)]
        on: Option<String>,
    },
    /// Bring a pack to the folder that is served: only what changed, pack.json last.
    Publish {
        /// The new pack.
        dir: PathBuf,
        /// The folder that is served.
        #[arg(long)]
        into: PathBuf,
        /// Remove files of earlier packs.
        #[arg(long)]
        prune: bool,
    },
    /// Take a version back: phones that keep it say so from then on. Start the server again afterwards.
    Withdraw {
        /// The folder that is served.
        dir: PathBuf,
        /// Which version; without it, the one in the folder.
        #[arg(long)]
        version: Option<String>,
        /// From which day; without it, today.
        #[arg(long)]
        since: Option<String>,
        /// Why, for residents: id=WORDS, and en=WORDS for the other language.
        #[arg(long, required = true, value_parser = in_a_language)]
        reason: Vec<(String, String)>,
    },
    /// Tell which places changed from what to what.
    Diff {
        /// The old pack folder.
        old: PathBuf,
        /// The new pack folder.
        new: PathBuf,
        /// Write the changed places as GeoJSON.
        #[arg(long)]
        geojson: Option<PathBuf>,
        /// Leave out places smaller than this, in square metres.
        #[arg(long, default_value_t = 1.0)]
        least: f64,
    },
}

fn language(tag: &str) -> Result<Language, String> {
    Language::of_tag(tag).ok_or_else(|| "id or en is needed".to_owned())
}

fn in_a_language(text: &str) -> Result<(String, String), String> {
    let parts = text.split_once('=').filter(|it| Language::of_tag(it.0).is_some());
    parts
        .map(|it| (it.0.to_owned(), it.1.to_owned()))
        .ok_or_else(|| "id=WORDS or en=WORDS is needed".to_owned())
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
        let _unwritable = writeln!(stderr().lock(), "ruangizin-pack: {text}");
    }
    ExitCode::FAILURE
}

/// The sentence for the officer where the failure has one, else the chain of causes.
fn told(error: &anyhow::Error, language: Language) -> String {
    if let Some(it) = error.chain().find_map(|it| it.downcast_ref::<SourceError>()) {
        return it.message().in_language(language);
    }
    if let Some(it) = error.chain().find_map(|it| it.downcast_ref::<RulebookError>()) {
        return it.in_language(language);
    }
    if let Some(it) = error.chain().find_map(|it| it.downcast_ref::<BuildError>()?.message()) {
        return it.in_language(language);
    }
    if let Some(it) = error.downcast_ref::<InitError>() {
        return it.message().in_language(language);
    }
    error.chain().map(ToString::to_string).collect::<Vec<_>>().join(": ")
}

fn run(arguments: Arguments) -> anyhow::Result<ExitCode> {
    let mut out = BufWriter::new(stdout().lock());
    let mut code = ExitCode::SUCCESS;
    match arguments.command {
        Command::Init { files, out: file, region } => {
            let started = init(&files, &file, region.as_deref(), arguments.lang)?;
            for it in started.doubts {
                writeln!(out, "{}", Message::new("built-note").with("what", it).in_language(arguments.lang))?;
            }
            let done = Message::new("init-done").with("file", file.display().to_string());
            writeln!(out, "{}", done.in_language(arguments.lang))?;
        }
        Command::Build { plan, out: dir, report, progress } => {
            let built = build(&plan, &dir, report.as_ref().unwrap_or(&dir), arguments.lang, progress)?;
            packer::inspect::write_built(&built, &dir, arguments.lang, &mut out)?;
            if !built.is_published() {
                code = ExitCode::from(NOT_PUBLISHED);
            }
        }
        Command::LintForms { dir, region } => {
            let linted = lint_forms(&dir, &region).with_context(|| dir.display().to_string())?;
            if packer::inspect::write_linted(&linted, arguments.lang, &mut out)? > 0 {
                code = ExitCode::FAILURE;
            }
        }
        Command::Publishing(it) => publishing(it, arguments.lang, &mut out)?,
        Command::Inspect { dir } => inspect(&dir, arguments.lang, &mut out)?,
        Command::Ask { dir, at, points, activity, json, plan, as_of } => {
            let which = match (&plan, &as_of) {
                (Some(id), _) => ask::Which::Named(id),
                (None, Some(day)) => ask::Which::AsOf(day),
                (None, None) => ask::Which::InForce,
            };
            let pack = ask::open_version(&dir, which)?;
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

/// Builds, and tells on the error stream how far it has come: on one line of a terminal, or in tens of percent.
fn build(
    plan: &Path,
    dir: &Path,
    report: &Path,
    language: Language,
    is_wanted: bool,
) -> anyhow::Result<Built> {
    let is_terminal = stderr().is_terminal();
    let tell = |stage: Stage, percent: usize| {
        let text =
            Message::new("progress").with("stage", stage.message()).with("percent", percent.to_string());
        let text = text.in_language(language);
        let mut stderr = stderr().lock();
        // Progress that cannot be told is no reason to stop.
        let _unwritable = if is_terminal {
            write!(stderr, "\r\u{1b}[K{text}")
        } else if percent.is_multiple_of(10) {
            writeln!(stderr, "{text}")
        } else {
            Ok(())
        };
    };
    let progress = if is_terminal || is_wanted { Progress::to(&tell) } else { Progress::SILENT };
    let built = build_telling(plan, dir, report, language, progress);
    if is_terminal {
        let _unwritable = write!(stderr().lock(), "\r\u{1b}[K");
    }
    Ok(built?)
}

fn publishing(command: Publishing, language: Language, out: &mut impl Write) -> anyhow::Result<()> {
    let mut say = |it: Message| writeln!(out, "{}", it.in_language(language));
    match command {
        Publishing::Keygen { file } => {
            let key = SecretKey::generate()?;
            let public = key.write(&file)?;
            let (secret, public) = (file.display().to_string(), public.display().to_string());
            let id = sign::key_id(&key.public());
            say(Message::new("sign-key-made").with("id", id).with("secret", secret).with("public", public))?;
        }
        Publishing::Sign { dir, key, sample, owner, from, until } => {
            let key = match key {
                Some(file) => SecretKey::read(&file)?,
                None => SecretKey::sample(),
            };
            let owner = if sample { sign::SAMPLE_OWNER } else { &owner };
            let id = sign::sign(&dir, &key, owner, &from.unwrap_or_else(sign::today), &until)?;
            say(Message::new("sign-signed").with("dir", dir.display().to_string()).with("id", id))?;
        }
        Publishing::Verify { dir, key, on } => {
            let keys: Vec<String> = key.iter().map(|it| public_key(it)).collect::<Result<_, _>>()?;
            let checked = sign::verify(&dir, &keys, &on.unwrap_or_else(sign::today))?;
            say(Message::new("sign-files-whole").with("count", checked.files))?;
            say(match checked.key {
                None => Message::new("sign-none"),
                Some((id, owner)) => {
                    let what = if checked.is_trusted { "sign-trusted" } else { "sign-by-own-key" };
                    Message::new(what).with("id", id).with("owner", owner)
                }
            })?;
        }
        Publishing::Publish { dir, into, prune } => {
            let done = publish(&dir, &into, prune)?;
            let message = Message::new("publish-done")
                .with("count", done.copied)
                .with(
                    "bytes",
                    Arg::decimal(f64::from(u32::try_from(done.bytes / 1024).unwrap_or(u32::MAX)), 0),
                )
                .with("kept", done.kept.to_string())
                .with("removed", done.removed.to_string())
                .with("dir", into.display().to_string());
            say(message)?;
        }
        Publishing::Withdraw { dir, version, since, reason } => {
            let since = since.unwrap_or_else(sign::today);
            let version = withdraw(&dir, version.as_deref(), &since, &reason)?;
            say(Message::new("withdraw-done")
                .with("version", version)
                .with("dir", dir.display().to_string()))?;
        }
        Publishing::Diff { old, new, geojson, least } => {
            let changes = diff::diff(&old, &new, least)?;
            if let Some(file) = geojson {
                fs::write(&file, diff::to_geojson(&changes).to_string())
                    .with_context(|| format!("{} cannot be written", file.display()))?;
            }
            say(Message::new("diff-places").with("count", changes.len()))?;
            for (it, area, places) in diff::summary(&changes) {
                let nothing = |code: &str| if code.is_empty() { "–".to_owned() } else { code.to_owned() };
                let kelurahan = [it.kelurahan.0.as_str(), it.kelurahan.1.as_str()].join(" ");
                let line = Message::new("diff-line")
                    .with("kelurahan", nothing(kelurahan.trim()))
                    .with("layer", it.layer.as_str())
                    .with("old", nothing(&it.old))
                    .with("new", nothing(&it.new))
                    .with("count", places)
                    .with("area", Arg::decimal(area, 0));
                say(line)?;
            }
        }
    }
    Ok(())
}

/// A key as it was given: its digits, or the file that holds them.
fn public_key(text: &str) -> anyhow::Result<String> {
    if text.len() == 64 && text.chars().all(|it| it.is_ascii_hexdigit()) {
        return Ok(text.to_owned());
    }
    let read =
        fs::read_to_string(text).with_context(|| format!("{text} is neither a key nor a file with one"))?;
    Ok(read.trim().to_owned())
}
