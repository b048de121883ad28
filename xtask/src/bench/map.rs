//! `bench map`: first drawing and panning over the densest part of the sample city, on a phone's screen slowed four times,
//! beside the same zones drawn by Leaflet.VectorGrid and protomaps-leaflet in the same run. What is measured stands in
//! `tests/bench/map.mjs`; the peers have a list of packages of their own, which nothing else installs.

use anyhow::{Context as _, bail, ensure};
use serde::Deserialize;

use super::{Better, Figure};
use crate::{
    build, chrome, packs, say, setup, shell,
    stamp::Stamp,
    test,
    tree::{Profile, Tree},
};

/// The median of an odd number of runs is one of them.
const RUNS: usize = 5;
const FOLDER: &str = "tests/bench/peers";
/// What the app may take at most: percent of the frames of a pan over 50 ms, and the worst of them in milliseconds.
const SLOW_PERCENT: f64 = 1.0;
const WORST_MS: f64 = 100.0;

/// The medians of one program.
#[derive(Debug, Deserialize)]
struct Drawn {
    name: String,
    first_ms: f64,
    slow_percent: f64,
    worst_ms: f64,
}

pub(super) fn run(tree: &Tree) -> anyhow::Result<Vec<Figure>> {
    setup::run(tree)?;
    packages(tree)?;
    build::programs(tree, Profile::Release)?;
    packs::demo(tree, Profile::Release)?;
    build::app(tree)?;
    say::step(format!("{RUNS} runs of the app and of the other programs over the densest part of the city"));
    let mut command = shell::command(tree, "node")?;
    command.arg("tests/bench/map.mjs").arg(RUNS.to_string());
    test::browser::browser_settings(&mut command, tree, &chrome::get(tree)?, Profile::Release);
    let report = shell::read(&mut command)?;
    let all: Vec<Drawn> = serde_json::from_str(&report).context("the measuring script wrote no list")?;
    figures(&all)
}

fn figures(all: &[Drawn]) -> anyhow::Result<Vec<Figure>> {
    let [whole, ours, peers @ ..] = all else { bail!("the measuring script measured too little") };
    ensure!(!peers.is_empty(), "the measuring script left the other programs out");
    let case = "densest part, 360x740, four times slowed";
    let mut figures = Vec::new();
    for peer in peers {
        // Twice as fast as the peer is what we want.
        figures.push(
            Figure::alone(case, "first drawing, zones alone", "ms", ours.first_ms)
                .beside(&peer.name, peer.first_ms, Better::Smaller)
                .at_most(Some(peer.first_ms / 2.0)),
        );
    }
    figures.push(Figure::alone(case, "first drawing, with roads, names and an answer", "ms", whole.first_ms));
    for (name, it) in [("zones alone", ours), ("with roads, names and an answer", whole)] {
        let limited = |metric: &str, unit: &str, value: f64, most: f64| {
            Figure::alone(case, &format!("{metric}, {name}"), unit, value).at_most(Some(most))
        };
        figures.push(limited("frames over 50 ms", "%", it.slow_percent, SLOW_PERCENT));
        figures.push(limited("worst frame", "ms", it.worst_ms, WORST_MS));
    }
    Ok(figures)
}

fn packages(tree: &Tree) -> anyhow::Result<()> {
    let lists = ["tests/bench/peers/package.json", "tests/bench/peers/package-lock.json"];
    let stamp = Stamp::of(tree, "bench-map", &lists, &[])?;
    let folder = tree.at(FOLDER);
    if stamp.is_fresh(&folder.join("node_modules/.package-lock.json")) {
        return Ok(());
    }
    say::step("installing the other programs that draw");
    let mut command = shell::command(tree, "npm")?;
    command.current_dir(&folder).args(["ci", "--no-audit", "--no-fund"]);
    shell::run(&mut command).context("npm could not install the packages of tests/bench/peers")?;
    stamp.set()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn drawn(name: &str, first_ms: f64) -> Drawn {
        Drawn { name: name.to_owned(), first_ms, slow_percent: 0.5, worst_ms: 90.0 }
    }

    #[test]
    fn each_peer_is_compared_and_twice_its_speed_is_wanted() {
        let all = [("whole", 900.0), ("alone", 400.0), ("slow", 900.0), ("fast", 700.0)];
        let found = figures(&all.map(|(name, first)| drawn(name, first))).expect("sound");
        let missed: Vec<bool> = found.iter().map(Figure::is_missed).collect();
        assert_eq!(missed, [false, true, false, false, false, false, false]);
        assert!(figures(&[drawn("ours", 1.0)]).is_err());
    }
}
