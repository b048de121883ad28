//! `bench load`: when pages can be read and used on a phone slowed four times with a slow 4G connection, on a first visit
//! and on a second one through the worker. What is watched in the page stands in `tests/e2e/harness/load.mjs`.

use anyhow::{Context as _, ensure};
use serde::Deserialize;

use super::Figure;
use crate::{
    build, chrome, packs, say, setup, shell, test,
    tree::{Profile, Tree},
};

/// The median of an odd number of runs is one of them.
const RUNS: usize = 5;
/// The start, the text route, and the map with an activity chosen, so that a tap on it gives a verdict.
const ADDRESSES: [&str; 3] = ["/", "/cek", "/peta#k=47112"];

/// A time that is taken from every visit, and what it may be at most: on a first visit, on a second.
struct Metric {
    name: &'static str,
    of: fn(&Sample) -> Option<f64>,
    first: Option<f64>,
    second: Option<f64>,
}

const METRICS: [Metric; 6] = [
    Metric {
        name: "question painted",
        of: |it| it.question.or(it.paint),
        first: Some(1500.0),
        second: Some(600.0),
    },
    Metric { name: "program started", of: |it| it.started, first: None, second: None },
    Metric { name: "text route usable", of: |it| it.text, first: Some(3000.0), second: Some(600.0) },
    Metric { name: "map painted", of: |it| it.map, first: Some(3600.0), second: Some(600.0) },
    Metric { name: "from a tap to the answer", of: |it| it.tap, first: None, second: None },
    Metric {
        name: "layout shift (1/1000)",
        of: |it| Some(it.shift * 1000.0),
        first: Some(50.0),
        second: Some(50.0),
    },
];

/// One visit, times in milliseconds since the navigation began.
#[derive(Debug, Deserialize)]
struct Sample {
    path: String,
    visit: Visit,
    paint: Option<f64>,
    question: Option<f64>,
    started: Option<f64>,
    text: Option<f64>,
    map: Option<f64>,
    tap: Option<f64>,
    shift: f64,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
enum Visit {
    First,
    Second,
}

pub(super) fn run(tree: &Tree) -> anyhow::Result<Vec<Figure>> {
    setup::run(tree)?;
    build::programs(tree, Profile::Release)?;
    packs::demo(tree, Profile::Release)?;
    build::app(tree)?;
    say::step(format!("{RUNS} first and second visits of {} pages", ADDRESSES.len()));
    let chrome = chrome::get(tree)?;
    let mut command = shell::command(tree, "node")?;
    command.arg("tests/e2e/harness/load.mjs").arg(RUNS.to_string()).args(ADDRESSES);
    test::browser::browser_settings(&mut command, tree, &chrome, Profile::Release);
    let report = shell::read(&mut command)?;
    let samples: Vec<Sample> = serde_json::from_str(&report).context("the measuring script wrote no list")?;
    ensure!(samples.len() == 2 * RUNS * ADDRESSES.len(), "the measuring script left visits out");
    Ok(figures(&samples))
}

fn figures(samples: &[Sample]) -> Vec<Figure> {
    let mut figures = Vec::new();
    for (visit, words) in [(Visit::First, "first visit"), (Visit::Second, "second visit")] {
        for address in ADDRESSES {
            let of: Vec<&Sample> =
                samples.iter().filter(|it| it.visit == visit && it.path == address).collect();
            for metric in &METRICS {
                let mut values: Vec<f64> = of.iter().filter_map(|it| (metric.of)(it)).collect();
                let target = if visit == Visit::First { metric.first } else { metric.second };
                if let Some(middle) = median(&mut values) {
                    let case = format!("{words} of {}", address.split('#').next().unwrap_or(address));
                    figures.push(Figure::alone(&case, metric.name, "ms", middle).at_most(target));
                }
            }
        }
    }
    figures
}

fn median(values: &mut [f64]) -> Option<f64> {
    values.sort_by(f64::total_cmp);
    values.get(values.len() / 2).copied()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_median_is_the_middle_value() {
        assert_eq!(median(&mut [3.0, 1.0, 2.0]), Some(2.0));
        assert_eq!(median(&mut []), None);
    }

    #[test]
    fn first_and_second_visits_have_their_own_targets() {
        let text = r#"[{"path":"/cek","visit":"first","text":2500,"paint":400,"shift":0},
            {"path":"/cek","visit":"second","text":700,"paint":300,"shift":0.06}]"#;
        let samples: Vec<Sample> = serde_json::from_str(text).expect("the list is sound");
        let missed: Vec<String> = figures(&samples)
            .into_iter()
            .filter(|it| it.target.is_some_and(|target| it.ours > target))
            .map(|it| format!("{}: {}", it.case, it.metric))
            .collect();
        assert_eq!(
            missed,
            ["second visit of /cek: text route usable", "second visit of /cek: layout shift (1/1000)"]
        );
    }
}
