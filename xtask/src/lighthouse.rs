//! `cargo xtask lighthouse`: Lighthouse's own figures for a phone, the median of several runs, against our targets.
//! It brings many packages, so it has a list of its own under `tests/lighthouse`, which nothing else installs.

use anyhow::{Context as _, bail, ensure};
use serde::Deserialize;

use crate::{
    build, chrome, packs, say, setup, shell, stamp, test,
    tree::{Profile, Tree},
};

#[derive(Debug, clap::Args)]
pub(crate) struct Options {
    /// How many runs of each page; the median of an odd number is one of them
    #[arg(long, default_value_t = 5)]
    runs: usize,
    /// Only these pages, by their path
    pages: Vec<String>,
}

const FOLDER: &str = "tests/lighthouse";

/// The pages, and what performance must at least be there; the other scores must be full everywhere.
const PAGES: [(&str, f64); 14] = [
    ("/", 95.0),
    ("/cek", 95.0),
    ("/peta", 90.0),
    ("/bidang", 90.0),
    ("/berkas-bidang", 90.0),
    ("/layanan", 90.0),
    ("/isi", 90.0),
    ("/lembar", 90.0),
    ("/data-saya", 90.0),
    ("/lacak", 90.0),
    ("/kota", 90.0),
    ("/tentang", 90.0),
    ("/aksesibilitas", 90.0),
    ("/paket", 90.0),
];
const FULL: f64 = 100.0;

/// The scores of one run, of a hundred, and what Lighthouse found wanting.
#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
struct Run {
    path: String,
    performance: f64,
    accessibility: f64,
    best_practices: f64,
    seo: f64,
    #[serde(default)]
    wanting: Vec<String>,
    #[serde(default)]
    metrics: String,
}

pub(crate) fn run(tree: &Tree, options: &Options) -> anyhow::Result<()> {
    let pages = chosen(&options.pages)?;
    setup::run(tree)?;
    packages(tree)?;
    build::programs(tree, Profile::Release)?;
    packs::demo(tree, Profile::Release)?;
    build::app(tree)?;
    let chrome = chrome::get(tree)?;
    say::step(format!("{} runs of Lighthouse on {} pages", options.runs, pages.len()));
    let mut command = shell::command(tree, "node")?;
    command.arg("tests/lighthouse/run.mjs").arg(options.runs.to_string()).args(pages.iter().map(|it| it.0));
    test::browser::browser_settings(&mut command, tree, &chrome, Profile::Release);
    command.env("CHROME_PATH", &chrome.browser);
    let report = shell::read(&mut command)?;
    let runs: Vec<Run> = serde_json::from_str(&report).context("the script wrote no list of runs")?;
    ensure!(runs.len() == options.runs * pages.len(), "the script left runs out");
    let (rows, missed) = compare(&pages, &runs);
    say::line(say::table(&["page", "performance", "accessibility", "best practices", "SEO", ""], &rows));
    for (path, _) in pages {
        if let Some(run) = runs.iter().find(|it| it.path == path) {
            say::line(format!("{path}: {}", run.metrics));
            for line in &run.wanting {
                say::line(format!("  {line}"));
            }
        }
    }
    if missed {
        bail!("Lighthouse's scores miss their targets");
    }
    Ok(())
}

/// All pages, or those that were asked for.
fn chosen(paths: &[String]) -> anyhow::Result<Vec<(&'static str, f64)>> {
    let strange = paths.iter().find(|path| PAGES.iter().all(|it| it.0 != path.as_str()));
    ensure!(strange.is_none(), "no page has the path {}", strange.map_or("", String::as_str));
    Ok(PAGES.into_iter().filter(|it| paths.is_empty() || paths.iter().any(|path| path == it.0)).collect())
}

/// The medians as rows, and whether any is below its target.
fn compare(pages: &[(&str, f64)], runs: &[Run]) -> (Vec<Vec<String>>, bool) {
    let mut missed = false;
    let rows = pages.iter().map(|&(path, performance)| {
        let median = |of: fn(&Run) -> f64| {
            let mut values: Vec<f64> = runs.iter().filter(|it| it.path == path).map(of).collect();
            values.sort_by(f64::total_cmp);
            values.get(values.len() / 2).copied().unwrap_or_default()
        };
        let scores = [
            (median(|it| it.performance), performance),
            (median(|it| it.accessibility), FULL),
            (median(|it| it.best_practices), FULL),
            (median(|it| it.seo), FULL),
        ];
        let is_below = scores.iter().any(|(score, target)| score < target);
        missed |= is_below;
        let cells = scores.map(|(score, target)| format!("{score:.0} of {target:.0}"));
        let mark = if is_below { "MISSED" } else { "" };
        [vec![path.to_owned()], cells.to_vec(), vec![mark.to_owned()]].concat()
    });
    (rows.collect(), missed)
}

fn packages(tree: &Tree) -> anyhow::Result<()> {
    let lists = ["tests/lighthouse/package.json", "tests/lighthouse/package-lock.json"];
    let stamp = stamp::Stamp::of(tree, "lighthouse", &lists, &[])?;
    let folder = tree.at(FOLDER);
    if stamp.is_fresh(&folder.join("node_modules/.package-lock.json")) {
        return Ok(());
    }
    say::step("installing Lighthouse");
    let mut command = shell::command(tree, "npm")?;
    command.current_dir(&folder).env("PUPPETEER_SKIP_DOWNLOAD", "1").args(["ci", "--no-audit", "--no-fund"]);
    shell::run(&mut command).context("npm could not install the packages of tests/lighthouse")?;
    stamp.set()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn all_pages_are_measured_unless_some_are_named() {
        assert_eq!(chosen(&[]).map(|it| it.len()).ok(), Some(PAGES.len()));
        assert_eq!(chosen(&["/kota".to_owned()]).ok(), Some(vec![("/kota", 90.0)]));
        assert!(chosen(&["/nowhere".to_owned()]).is_err());
    }

    fn run(path: &str, performance: f64, seo: f64) -> Run {
        let (accessibility, best_practices) = (100.0, 100.0);
        let (wanting, metrics) = (Vec::new(), String::new());
        Run { path: path.to_owned(), performance, accessibility, best_practices, seo, wanting, metrics }
    }

    #[test]
    fn the_median_counts_and_each_page_has_its_own_target() {
        let pages =
            chosen(&["/peta".to_owned(), "/".to_owned(), "/cek".to_owned()]).expect("pages of the app");
        let good = [("/", 95.0), ("/cek", 96.0), ("/peta", 90.0)];
        let mut runs: Vec<Run> = good.iter().map(|(path, it)| run(path, *it, 100.0)).collect();
        assert!(!compare(&pages, &runs).1);
        runs.extend([run("/cek", 10.0, 100.0), run("/cek", 97.0, 100.0)]);
        assert!(!compare(&pages, &runs).1, "one slow run of three changes no median");
        runs.extend([run("/peta", 100.0, 92.0), run("/peta", 100.0, 92.0)]);
        assert!(compare(&pages, &runs).1);
    }
}
