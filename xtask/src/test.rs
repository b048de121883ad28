//! Runs everything that must pass, at all three boundaries, and adds up what was run.
//! Nothing is skipped in silence; on CI a skip is a failure, except for absent real data.

mod beside;
pub(crate) mod browser;
pub(crate) mod count;
pub(crate) mod helpers;
mod native;
mod wasm;

use std::{env, time::Instant};

use anyhow::bail;

use crate::{say, setup, tree::Tree};
use beside::Beside;
use count::Count;

/// Real plans are not ours to publish, so their tests run only where this names their folder.
const REAL_DATA: &str = "RUANGIZIN_REAL_DATA";

#[derive(Debug, clap::Args)]
pub(crate) struct Options {
    /// Run only the tests of one boundary
    #[arg(long, value_enum)]
    only: Option<Boundary>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
enum Boundary {
    /// Formatting, lints, host tests, documentation, tidy
    Native,
    /// The app's own tests, in a browser
    Wasm,
    /// The journeys, in a browser against the real server, and the size budget
    E2e,
}

/// One thing that passes or fails, with how often and how long.
struct Step {
    name: &'static str,
    run: fn(&Tree) -> anyhow::Result<Count>,
    /// Whether nothing after it can tell anything where it fails.
    is_ground: bool,
}

pub(crate) fn run(tree: &Tree, options: &Options) -> anyhow::Result<()> {
    let asked = |it| options.only.is_none_or(|only| only == it);
    say_real_data();
    let mut app = prepare(tree, asked(Boundary::Native) && asked(Boundary::E2e))?;
    if asked(Boundary::Native) {
        helpers::tell(&helpers::find(tree));
    }
    let mut steps: Vec<&Step> = Vec::new();
    if asked(Boundary::Native) {
        steps.extend(native::STEPS);
    }
    let on_host = steps.len();
    if asked(Boundary::Wasm) {
        steps.extend(wasm::STEPS);
    }
    if asked(Boundary::E2e) {
        steps.extend(browser::STEPS);
    }
    let mut total = Count::default();
    let mut rows = Vec::new();
    for (number, step) in steps.into_iter().enumerate() {
        if number == on_host
            && let Some(app) = app.take()
        {
            // What follows the host's steps needs the tools, and the processor for itself.
            let rest = || app.wait().and_then(|()| setup::run(tree)).map(|()| Count::default());
            total = total + timed("rest of what was built beside", rest, &mut rows);
        }
        let count = timed(step.name, || (step.run)(tree), &mut rows);
        total = total + count;
        if step.is_ground && count.failed > 0 {
            say::line(format!("nothing after \"{}\" was run", step.name));
            break;
        }
    }
    say::line(say::table(&["step", "passed", "failed", "skipped", "time"], &rows));
    let failed = failures(total, env::var_os("CI").is_some());
    if total.skipped > 0 {
        say::line(format!("SKIPPED {} tests (on CI a skipped test counts as failed)", total.skipped));
    }
    // The last line is the sum, in a form that scripts can read.
    say::line(format!("{} passed, {failed} failed", total.passed));
    if failed > 0 {
        bail!("{failed} of the checks and tests failed");
    }
    Ok(())
}

/// Runs a step and notes its row of the table.
fn timed(name: &str, run: impl FnOnce() -> anyhow::Result<Count>, rows: &mut Vec<Vec<String>>) -> Count {
    say::step(name);
    let start = Instant::now();
    let count = run().unwrap_or_else(|error| {
        say::failure(&error);
        Count::failed(1)
    });
    let [passed, failed, skipped] = [count.passed, count.failed, count.skipped].map(|it| it.to_string());
    let seconds = format!("{:.0} s", start.elapsed().as_secs_f64());
    rows.push(vec![name.to_owned(), passed, failed, skipped, seconds]);
    count
}

/// Gets what is missing. Where everything is run, the build of the app gets the tools that only it needs first, and goes
/// on beside the host's steps.
fn prepare(tree: &Tree, everything: bool) -> anyhow::Result<Option<Beside>> {
    if !everything {
        setup::run(tree)?;
        return Ok(None);
    }
    setup::wasm_target(tree)?;
    setup::npm_packages(tree)?;
    Beside::start(tree).map(Some)
}

fn say_real_data() {
    match env::var(REAL_DATA) {
        Ok(folder) => say::line(format!("real plans are read from {folder}")),
        Err(_) => say::line(format!("SKIPPED real data: {REAL_DATA} is not set")),
    }
}

fn failures(total: Count, on_ci: bool) -> u64 {
    if on_ci { total.failed + total.skipped } else { total.failed }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_skip_fails_on_ci_only() {
        let total = Count { passed: 1, failed: 0, skipped: 1 };
        assert_eq!((failures(total, false), failures(total, true)), (0, 1));
    }
}
