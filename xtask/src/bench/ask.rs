//! `bench ask`: our whole verdict beside a point-in-polygon library, natively and in the browser.
//! It builds, starts the two sides and reads their figures; how a question is timed stands in `tests/bench`.

mod answers;
mod builds;
mod points;
mod runs;

use std::{
    env,
    path::{Path, PathBuf},
};

use super::{Better, Figure};
use crate::{
    build, packs, say, setup,
    tree::{Profile, Tree},
};
use answers::Agreement;
use runs::{Measured, Sides};

const PEER: &str = "which-polygon";
/// What is asked everywhere: a small grocery kiosk.
const ACTIVITY: &str = "47112";
const POINTS: usize = 10_000;
/// Zones and corners of the large city.
const LARGE_ZONES: usize = 15_000;
const LARGE_VERTICES: usize = 850_000;
/// The variable that names the folder of plan data which may not be published.
const REAL_DATA: &str = "RUANGIZIN_REAL_DATA";

/// One plan that both sides are asked about.
struct Plan {
    name: &'static str,
    pack: PathBuf,
    /// The polygons as their makers published them, and the attribute that holds the code.
    geojson: PathBuf,
    attribute: &'static str,
}

pub(super) fn run(tree: &Tree) -> anyhow::Result<Vec<Figure>> {
    setup::wasm_target(tree)?;
    setup::wasm_bindgen(tree)?;
    setup::npm_packages(tree)?;
    build::programs(tree, Profile::Release)?;
    let programs = builds::programs(tree)?;
    let mut figures = Vec::new();
    for plan in plans(tree)? {
        for area in points::AREAS {
            say::step(format!("{}, {POINTS} points {}", plan.name, area.words()));
            let file = points::draw(tree, &plan, area)?;
            let native = runs::native(tree, &programs, &plan, &file)?;
            let browser = runs::browser(tree, &programs, &plan, &file)?;
            let case = |engines: &str| format!("{}, {}: {engines}", plan.name, area.words());
            figures.extend(compare(&case("native | Node"), &native));
            for (slowdown, sides) in &browser {
                let speed =
                    if *slowdown == 1 { "full speed".to_owned() } else { format!("{slowdown}x slowed") };
                figures.extend(compare(&case(&format!("WASM | Chromium, {speed}")), sides));
            }
            let agreement = Agreement::of(&native, browser.iter().map(|it| &it.1));
            figures.extend(agreement.figures(&case("answers")));
        }
    }
    Ok(figures)
}

fn plans(tree: &Tree) -> anyhow::Result<Vec<Plan>> {
    let mut plans = Vec::new();
    if let Some(folder) = env::var_os(REAL_DATA) {
        let pack = tree.at("target/bench/ask/61.07");
        packs::pack(tree, Profile::Release, &tree.at("data/plans/jagoi-babang/plan.toml"), &pack)?;
        let geojson = Path::new(&folder).join("rdtr-jagoibabang/KONSEPPOLARUANG_5.geojson");
        plans.push(Plan { name: "Jagoi Babang", pack, geojson, attribute: "KODSBL" });
    } else {
        say::line(format!("SKIPPED Jagoi Babang: {REAL_DATA} does not name a folder with its data"));
    }
    packs::demo(tree, Profile::Release)?;
    let geojson = tree.demo_sources().join("subzone.geojson");
    plans.push(Plan { name: "demo city", pack: tree.demo_pack(), geojson, attribute: "KODSZN" });
    plans.push(large_city(tree)?);
    Ok(plans)
}

/// A city as large as the largest that are planned in detail, drawn like the sample city.
fn large_city(tree: &Tree) -> anyhow::Result<Plan> {
    let (sources, pack) = (tree.at("target/bench/ask/large"), tree.at("target/bench/ask/large-pack"));
    packs::sources(tree, &packs::SourceOptions::large(sources.clone(), LARGE_ZONES, LARGE_VERTICES))?;
    packs::pack(tree, Profile::Release, &sources.join("plan.toml"), &pack)?;
    let geojson = sources.join("subzone.geojson");
    Ok(Plan { name: "city of 15,000 zones", pack, geojson, attribute: "KODSZN" })
}

/// The figures of one run. Ours is the whole verdict; the peer's only the polygon that holds the point.
fn compare(case: &str, Sides { ours, peer }: &Sides) -> Vec<Figure> {
    let both = |metric: &str, unit: &str, of: fn(&Measured) -> f64| {
        Figure::alone(case, metric, unit, of(ours)).beside(PEER, of(peer), Better::Smaller)
    };
    let mut figures = vec![
        both("warm, median", "µs", |it| it.median_us),
        both("warm, 99th percentile", "µs", |it| it.p99_us),
        both("warm, mean of all", "µs", |it| it.mean_us),
        both("cold, open and first answer", "ms", |it| it.cold_ms),
    ];
    // The browser reads the same bytes; its case says it for itself only where the peer's are known.
    if peer.cold_bytes > 0.0 {
        figures.push(both("bytes read to the first answer (peer's gzipped)", "B", |it| it.cold_bytes));
        figures.push(Figure::alone(case, "bytes read for all points", "B", ours.all_bytes));
    }
    if ours.start_ms > 0.0 {
        figures.push(Figure::alone(case, "compiling the program, once", "ms", ours.start_ms));
    }
    figures.push(both("memory held", "B", |it| it.memory_bytes));
    figures
}
