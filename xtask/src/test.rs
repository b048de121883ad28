//! Runs everything that must pass, at all three boundaries, and adds up what was run.
//! Nothing is skipped in silence; on CI a skip is a failure, except for absent real data.

pub(crate) mod browser;
pub(crate) mod count;
pub(crate) mod helpers;
mod native;
mod wasm;

use std::{env, time::Instant};

use anyhow::bail;

use crate::{say, setup, tree::Tree};
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
    setup::run(tree)?;
    if asked(Boundary::Native) {
        helpers::tell(&helpers::find(tree));
    }
    let mut steps: Vec<&Step> = Vec::new();
    if asked(Boundary::Native) {
        steps.extend(native::STEPS);
    }
    if asked(Boundary::Wasm) {
        steps.extend(wasm::STEPS);
    }
    if asked(Boundary::E2e) {
        steps.extend(browser::STEPS);
    }
    let mut total = Count::default();
    let mut rows = Vec::new();
    for step in steps {
        say::step(step.name);
        let start = Instant::now();
        let count = (step.run)(tree).unwrap_or_else(|error| {
            say::failure(&error);
            Count::failed(1)
        });
        rows.push(vec![
            step.name.to_owned(),
            count.passed.to_string(),
            count.failed.to_string(),
            count.skipped.to_string(),
            format!("{:.0} s", start.elapsed().as_secs_f64()),
        ]);
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
