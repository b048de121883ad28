//! `bench server`: submissions per second at 1, 32 and 256 clients beside the raw commits of the same database in the same run,
//! and how long reading a status takes under 300 reads a second. `crates/server/examples/load.rs` does the work.

use serde::Deserialize;

use super::{Better, Figure};
use crate::{shell, test, tree::Tree};

/// A status must be read within this, in milliseconds, in 99 of 100 cases.
const SLOWEST_READ: f64 = 20.0;

#[derive(Debug, Deserialize)]
struct Line {
    case: String,
    metric: String,
    value: f64,
}

pub(super) fn run(tree: &Tree) -> anyhow::Result<Vec<Figure>> {
    let mut command = shell::command(tree, "cargo")?;
    command.args(["run", "--release", "--package", "server", "--example", "load"]);
    test::helpers::find(tree).name_to(&mut command);
    let output = shell::read(&mut command)?;
    let lines: Vec<Line> = output.lines().filter_map(|it| serde_json::from_str(it).ok()).collect();
    let raw = |case: &str| {
        lines.iter().find(|it| it.case == case && it.metric.starts_with("raw")).map(|it| it.value)
    };
    let figure = |it: &Line| {
        let unit = if it.metric.ends_with("(ms)") { "ms" } else { "1/s" };
        let figure = Figure::alone(&it.case, &it.metric, unit, it.value);
        match raw(&it.case) {
            Some(raw) if it.metric.starts_with("submissions") => {
                figure.beside("raw commits", raw, Better::Larger)
            }
            _ => figure.at_most(it.metric.contains("p99").then_some(SLOWEST_READ)),
        }
    };
    Ok(lines.iter().map(figure).collect())
}
