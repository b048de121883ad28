//! Long runs with seeded chance, for what a test command has no time for. Each prints how often it ran; a failure
//! prints its seed, with which it can be repeated.

mod office;

use anyhow::{Context as _, bail};

use crate::{
    build, chrome, packs, say, setup, shell, test,
    tree::{Profile, Tree},
    variants, verdicts,
};

#[derive(Debug, clap::Args)]
pub(crate) struct Options {
    /// Which one; without a name they are listed
    name: Option<String>,
    /// How many runs (sequences: 200, drafts: 300, verdicts: 25,000 of each plan)
    #[arg(long)]
    count: Option<u32>,
    /// How many seconds for each target (decoders, verdicts)
    #[arg(long, default_value_t = 150)]
    seconds: u32,
    /// The seed to begin with
    #[arg(long, default_value_t = 1)]
    seed: u64,
}

struct Soak {
    name: &'static str,
    what: &'static str,
    run: fn(&Tree, &Options) -> anyhow::Result<()>,
}

const SOAKS: [Soak; 9] = [
    Soak {
        name: "api",
        what: "schemathesis against the description of the API: no failure, no status that is not described",
        run: office::api,
    },
    Soak {
        name: "city",
        what: "200,000 random spots of the demo city: exactly one sub-zone each",
        run: city,
    },
    Soak {
        name: "clamd",
        what: "a real clamd: a harmless file passes, the test signature is found",
        run: office::clamd,
    },
    Soak {
        name: "decoders",
        what: "mutated archives, tiles, JSON, plans, sheets, pictures of codes: read or refused, never a panic",
        run: decoders,
    },
    Soak {
        name: "drafts",
        what: "a page that ends at 300 random moments: every answer that had settled is there afterwards",
        run: drafts,
    },
    Soak {
        name: "exactness",
        what: "200,000 random points and 50,000 near borders of each plan, against an independent library",
        run: exactness,
    },
    Soak {
        name: "once",
        what: "2,000 phones over a bad connection on each database: one case each; the server killed 100 times",
        run: office::exactly_once,
    },
    Soak {
        name: "sequences",
        what: "offline, online, new app, new pack, reload, kill, language, full device: never blank, mixed or lost",
        run: sequences,
    },
    Soak {
        name: "verdicts",
        what: "parcels, projects, hints: native and WASM byte for byte the same; whatever is drawn, hints hold",
        run: verdicts_of_parcels,
    },
];

/// Runs where nobody says how many.
const SEQUENCES: u32 = 200;
/// The same for drafts.
const DRAFTS: u32 = 300;
/// The same for verdicts, on each plan.
const VERDICTS: u32 = 25_000;
/// Plots and projects whose hints are tried.
const HINTS: u32 = 200_000;

pub(crate) fn run(tree: &Tree, options: &Options) -> anyhow::Result<()> {
    let Some(name) = &options.name else {
        let rows: Vec<Vec<String>> =
            SOAKS.iter().map(|it| vec![it.name.to_owned(), it.what.to_owned()]).collect();
        say::line(say::table(&["soak", "what"], &rows));
        return Ok(());
    };
    let names = || SOAKS.map(|it| it.name).join(", ");
    let soak = SOAKS.iter().find(|it| it.name == name).with_context(|| format!("there are: {}", names()))?;
    (soak.run)(tree, options)
}

fn city(tree: &Tree, _: &Options) -> anyhow::Result<()> {
    packs::sources(tree, &packs::SourceOptions::check_of("data/kupang-contoh", 200_000))
}

/// Optimised, but with the checks of a development build.
fn decoders(tree: &Tree, options: &Options) -> anyhow::Result<()> {
    for (package, test, filter) in [("packer", "program", "soak"), ("paper", "soak", "")] {
        let mut command = shell::command(tree, "cargo")?;
        command.args(["test", "--package", package, "--test", test, filter, "--", "--nocapture"]);
        command.env("CARGO_PROFILE_DEV_OPT_LEVEL", "2");
        command.env("RUANGIZIN_SOAK_SECONDS", options.seconds.to_string());
        if options.seed != 1 {
            command.env("RUANGIZIN_SOAK_SEED", options.seed.to_string());
        }
        shell::run(&mut command)?;
    }
    Ok(())
}

/// The demo city always, the real plans where the folder of real data is known.
fn exactness(tree: &Tree, _: &Options) -> anyhow::Result<()> {
    packs::demo_sources(tree, &tree.demo_sources())?;
    let mut command = shell::command(tree, "cargo")?;
    command.args(["test", "--release", "--package", "packer", "--test", "exactness", "--", "--nocapture"]);
    command.env("RUANGIZIN_EXACTNESS", "full").env("RUANGIZIN_DEMO_CITY", tree.demo_sources());
    shell::run(&mut command)
}

fn sequences(tree: &Tree, options: &Options) -> anyhow::Result<()> {
    let count = options.count.unwrap_or(SEQUENCES);
    journeys(tree, "sequences.spec.mjs", ["RUANGIZIN_SEQUENCES", "RUANGIZIN_SEQUENCES_SEED"], count, options)
        .context("a sequence ended blank, mixed or with a wrong answer; its title names the seed")?;
    say::line(format!("{count} sequences, none blank, none mixed, nothing lost"));
    Ok(())
}

fn drafts(tree: &Tree, options: &Options) -> anyhow::Result<()> {
    let count = options.count.unwrap_or(DRAFTS);
    journeys(tree, "kills.spec.mjs", ["RUANGIZIN_KILLS_OF_PAGES", "RUANGIZIN_KILLS_SEED"], count, options)
        .context("an answer that had settled was lost; the title of the journey names the seed")?;
    say::line(format!("{count} pages that ended, no answer lost"));
    Ok(())
}

/// Runs the journeys of one file so many times; `variables` tell it how often and the seed to begin with.
fn journeys(
    tree: &Tree,
    spec: &str,
    variables: [&str; 2],
    count: u32,
    options: &Options,
) -> anyhow::Result<()> {
    setup::run(tree)?;
    build::programs(tree, Profile::Dev)?;
    packs::demo(tree, Profile::Dev)?;
    build::app(tree)?;
    variants::prepare(tree, Profile::Dev)?;
    let mut command = shell::command(tree, "node")?;
    command.args(["node_modules/@playwright/test/cli.js", "test", spec]);
    // The report of the test command stays what it is.
    command.args(["--reporter=list", "--retries=0"]);
    test::browser::browser_settings(&mut command, tree, &chrome::get(tree)?, Profile::Dev);
    command.env(variables[0], count.to_string()).env(variables[1], options.seed.to_string());
    let watched = shell::watch(&mut command)?;
    if !watched.succeeded {
        bail!("a journey of {spec} failed");
    }
    Ok(())
}

/// The demo city always, a real plan where the folder of real data is known.
fn verdicts_of_parcels(tree: &Tree, options: &Options) -> anyhow::Result<()> {
    let plans = verdicts::plans(tree, Profile::Release)?;
    let programs = verdicts::programs(tree, Profile::Release)?;
    let count = usize::try_from(options.count.unwrap_or(VERDICTS))?;
    for plan in &plans {
        say::step(format!("{}: {count} cases", plan.name));
        verdicts::same(tree, &programs, plan, count, options.seed)?;
    }
    let hints = ["test", "--release", "--package", "zoning", "--test", "hints"];
    let outlines = ["test", "--release", "--package", "packer", "--test", "program", "hostile"];
    for (what, arguments) in [("made-up plots and hints", &hints[..]), ("hostile outlines", &outlines)] {
        say::step(what);
        let mut command = shell::command(tree, "cargo")?;
        command.args(arguments).args(["--", "--nocapture"]);
        command.env("RUANGIZIN_HINT_ROUNDS", HINTS.to_string());
        command.env("RUANGIZIN_SOAK_SECONDS", options.seconds.to_string());
        command.env("RUANGIZIN_SOAK_SEED", options.seed.to_string());
        shell::run(&mut command)?;
    }
    Ok(())
}
