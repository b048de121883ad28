//! Every developer task, one file each: people and CI run the same ones.
//! This file only reads the command line; a task's logic lives in its own module.

mod bench;
mod budget;
mod build;
mod chrome;
mod demo_city;
mod gallery;
mod interop;
mod lighthouse;
mod packs;
mod post_build;
mod say;
mod screenshots;
mod serve;
mod setup;
mod shell;
mod soak;
mod stamp;
mod test;
mod tidy;
mod tree;
mod variants;
mod verdicts;

use std::process::ExitCode;

use clap::{Parser, Subcommand};

use tree::{Profile, Tree};

#[derive(Parser)]
#[command(name = "cargo xtask", about = "Developer tasks of RuangIzin")]
struct Arguments {
    #[command(subcommand)]
    task: Task,
}

#[derive(Subcommand)]
enum Task {
    /// Get what is missing: WASM target, Trunk, wasm-bindgen, npm packages
    Setup,
    /// Build the demo city and the app, serve them, print the address
    Serve(serve::Options),
    /// Run every check and test: native, WASM and browser
    Test(test::Options),
    /// Build the release app into `dist/`
    Build {
        /// Build the page of all components for developers instead, into `target/pola/site`
        #[arg(long)]
        pola: bool,
    },
    /// Write the sources of a demo city, or a larger one for benchmarks
    DemoCity(packs::SourceOptions),
    /// Build the pack of the demo city, or of another plan
    Pack(packs::Options),
    /// Measure what a first visit loads against the budget
    Budget,
    /// Run a benchmark; without a name, list them
    Bench(bench::Options),
    /// Make the further versions of app and pack that journeys of updates need, from what is built
    Variants,
    /// Take the pictures that installers show, into `public/screenshots`
    Screenshots,
    /// Take a picture of every screen and state, for eyes, into `target/gallery`
    Gallery(gallery::Options),
    /// Run something long with seeded chance; without a name, list what there is
    Soak(soak::Options),
    /// Open the demo city's plan with programs of others
    Interop(interop::Options),
    /// Let Lighthouse judge the pages as on a phone
    Lighthouse(lighthouse::Options),
    /// Check what compilers do not: headers, sizes, arrows, languages
    Tidy,
}

fn main() -> ExitCode {
    let arguments = Arguments::parse();
    match run(arguments.task) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            say::failure(&error);
            ExitCode::FAILURE
        }
    }
}

fn run(task: Task) -> anyhow::Result<()> {
    let tree = Tree::find()?;
    match task {
        Task::Setup => setup::run(&tree),
        Task::Serve(options) => serve::run(&tree, &options),
        Task::Test(options) => test::run(&tree, &options),
        Task::Build { pola: true } => build::pola::run(&tree),
        Task::Build { pola: false } => build::app(&tree),
        Task::DemoCity(options) => packs::sources(&tree, &options),
        Task::Pack(options) => packs::run(&tree, &options),
        Task::Budget => budget::run(&tree),
        Task::Bench(options) => bench::run(&tree, &options),
        Task::Variants => variants::prepare(&tree, Profile::Dev),
        Task::Screenshots => screenshots::run(&tree),
        Task::Gallery(options) => gallery::run(&tree, &options),
        Task::Soak(options) => soak::run(&tree, &options),
        Task::Interop(options) => interop::run(&tree, &options),
        Task::Lighthouse(options) => lighthouse::run(&tree, &options),
        Task::Tidy => tidy::run(&tree),
    }
}
