//! Benchmarks: each prints a table and writes `target/bench/NAME.json`, so that others can read the figures.
//! A benchmark is a module below this one and a line in `BENCHES`.

mod ask;
mod load;
mod map;
mod pack;
mod papers;
mod search;
mod server;
mod verdict;

use std::fs;

use anyhow::{Context as _, bail};
use serde::Serialize;

use crate::{say, tree::Tree};

#[derive(Debug, clap::Args)]
pub(crate) struct Options {
    /// Which benchmark; without it the names are listed
    name: Option<String>,
}

struct Bench {
    name: &'static str,
    about: &'static str,
    run: fn(&Tree) -> anyhow::Result<Vec<Figure>>,
}

const BENCHES: &[Bench] = &[
    Bench {
        name: "ask",
        about: "a verdict, cold and warm, natively and in the browser, beside which-polygon",
        run: ask::run,
    },
    Bench {
        name: "load",
        about: "when pages can be read and used on a slow phone with a slow connection",
        run: load::run,
    },
    Bench {
        name: "map",
        about: "first drawing and panning over the densest part of the city, beside two other programs",
        run: map::run,
    },
    Bench {
        name: "pack",
        about: "building a plan beside tippecanoe: time, memory, bytes; and a large city",
        run: pack::run,
    },
    Bench {
        name: "papers",
        about: "files of a parcel, a sheet, its check, a package: offline, slowed four times, under 3 s each",
        run: papers::run,
    },
    Bench {
        name: "search",
        about: "what a key costs in the search of activities, in the page, slowed four times",
        run: search::run,
    },
    Bench {
        name: "server",
        about: "submissions beside raw commits of the same database, and reading a status under load",
        run: server::run,
    },
    Bench {
        name: "verdict",
        about: "parcels, hints and reverse questions, natively and as WASM, beside turf; both byte for byte the same",
        run: verdict::run,
    },
];

/// Whether a larger figure is better.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Better {
    /// Times and sizes.
    Smaller,
    /// Rates.
    Larger,
}

/// One measured figure, beside the same figure of another program where there is one.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub(crate) struct Figure {
    pub(crate) case: String,
    pub(crate) metric: String,
    pub(crate) unit: String,
    pub(crate) ours: f64,
    pub(crate) peer: Option<f64>,
    pub(crate) peer_name: Option<String>,
    /// How many times better ours is.
    pub(crate) ratio: Option<f64>,
    /// What ours may be at most.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) target: Option<f64>,
}

impl Figure {
    pub(crate) fn alone(case: &str, metric: &str, unit: &str, ours: f64) -> Self {
        Self {
            case: case.to_owned(),
            metric: metric.to_owned(),
            unit: unit.to_owned(),
            ours,
            peer: None,
            peer_name: None,
            ratio: None,
            target: None,
        }
    }

    pub(crate) fn at_most(self, target: Option<f64>) -> Self {
        Self { target, ..self }
    }

    fn is_missed(&self) -> bool {
        self.target.is_some_and(|it| self.ours > it)
    }

    pub(crate) fn beside(self, peer_name: &str, peer: f64, better: Better) -> Self {
        let (above, below) = match better {
            Better::Smaller => (peer, self.ours),
            Better::Larger => (self.ours, peer),
        };
        // Nothing can be compared with zero.
        let ratio = (below > 0.0).then(|| above / below);
        Self { peer: Some(peer), peer_name: Some(peer_name.to_owned()), ratio, ..self }
    }
}

pub(crate) fn run(tree: &Tree, options: &Options) -> anyhow::Result<()> {
    let Some(name) = &options.name else {
        for bench in BENCHES {
            say::line(format!("{:<12} {}", bench.name, bench.about));
        }
        return Ok(());
    };
    let Some(bench) = BENCHES.iter().find(|it| it.name == name) else {
        bail!("there is no benchmark `{name}`; `cargo xtask bench` lists them");
    };
    let figures = (bench.run)(tree)?;
    let folder = tree.at("target/bench");
    fs::create_dir_all(&folder)?;
    let path = folder.join(format!("{name}.json"));
    fs::write(&path, serde_json::to_string_pretty(&figures)?)
        .with_context(|| format!("cannot write {}", path.display()))?;
    say::line(show(&figures));
    let missed = figures.iter().filter(|it| it.is_missed()).count();
    if missed > 0 {
        bail!("{missed} of the figures miss their target");
    }
    Ok(())
}

fn show(figures: &[Figure]) -> String {
    let number = |it: Option<f64>| it.map_or_else(|| "-".to_owned(), |it| format!("{it:.3}"));
    let rows: Vec<Vec<String>> = figures
        .iter()
        .map(|it| {
            vec![
                it.case.clone(),
                it.metric.clone(),
                it.unit.clone(),
                number(Some(it.ours)),
                number(it.peer),
                it.peer_name.clone().unwrap_or_else(|| "-".to_owned()),
                number(it.ratio),
                number(it.target) + if it.is_missed() { " MISSED" } else { "" },
            ]
        })
        .collect();
    say::table(&["case", "metric", "unit", "ours", "peer", "peer name", "ratio", "at most"], &rows)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_ratio_says_how_many_times_better_ours_is() {
        let time = Figure::alone("warm", "median", "µs", 2.0).beside("peer", 6.0, Better::Smaller);
        assert_eq!(time.ratio, Some(3.0));
        let rate = Figure::alone("warm", "rate", "1/s", 6.0).beside("peer", 2.0, Better::Larger);
        assert_eq!(rate.ratio, Some(3.0));
        assert_eq!(Figure::alone("warm", "median", "µs", 0.0).beside("p", 6.0, Better::Smaller).ratio, None);
    }

    #[test]
    fn a_figure_above_its_target_is_a_miss() {
        let time = Figure::alone("visit", "usable", "ms", 600.0);
        assert!(!time.is_missed());
        assert!(!time.clone().at_most(Some(600.0)).is_missed());
        assert!(time.at_most(Some(599.0)).is_missed());
    }

    #[test]
    fn a_figure_without_a_peer_is_written_with_null() {
        let text = serde_json::to_string(&Figure::alone("a", "b", "c", 1.0)).expect("plain data");
        assert_eq!(
            text,
            r#"{"case":"a","metric":"b","unit":"c","ours":1.0,"peer":null,"peer_name":null,"ratio":null}"#
        );
    }
}
