//! The native run, as one JSON object: `verdict_bench time PACK RULES PARCELS`, or the numbers that the texts of cases have:
//! `verdict_bench same PACK RULES PARCELS SEED FROM TO STEP` (`-` for made-up parcels).

use std::{
    env,
    error::Error,
    fs,
    hint::black_box,
    io::{self, Write as _},
    time::Instant,
};

use serde_json::{Value, json};

use crate::{cases::Cases, memory::Memory};

pub(crate) fn run() -> Result<(), Box<dyn Error>> {
    let arguments: Vec<String> = env::args().skip(1).collect();
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    let figures = match arguments.as_slice() {
        ["time", pack, rules, parcels] => times(&opened(pack, rules, parcels, 0)?),
        ["same", pack, rules, parcels, seed, from, to, step] => {
            let cases = opened(pack, rules, parcels, seed.parse()?)?;
            digests(&cases, from.parse()?, to.parse()?, step.parse()?)
        }
        _ => return Err("usage: verdict_bench time|same PACK RULES PARCELS [SEED FROM TO STEP]".into()),
    };
    writeln!(io::stdout().lock(), "{figures}")?;
    Ok(())
}

fn opened(pack: &str, rules: &str, parcels: &str, seed: u64) -> Result<Cases, Box<dyn Error>> {
    let mut cases = Cases::open(files(pack)?, files(rules)?, seed)?;
    if parcels == "-" {
        cases.draw(2_500);
    } else {
        let rings: Vec<Vec<f64>> = serde_json::from_str(&fs::read_to_string(parcels)?)?;
        for it in &rings {
            cases.add(it);
        }
    }
    Ok(cases)
}

fn files(folder: &str) -> io::Result<Memory> {
    let mut files = Memory::default();
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        if entry.file_type()?.is_file() {
            files.insert(entry.file_name().to_string_lossy().into_owned(), fs::read(entry.path())?);
        }
    }
    Ok(files)
}

fn digests(cases: &Cases, from: usize, to: usize, step: usize) -> Value {
    let one = |it: usize| cases.digest(it, (it + step).min(to)).to_string();
    (from..to).step_by(step.max(1)).map(one).collect::<Vec<_>>().into()
}

/// Median and 99th percentile in milliseconds, with everything read before.
fn times(cases: &Cases) -> Value {
    let parcels = cases.count();
    for number in 0..parcels {
        black_box(cases.verdict(number));
    }
    black_box(cases.nearest(0));
    let time = |what: &dyn Fn(usize) -> usize, from: usize| {
        let one = |n: usize| {
            let start = Instant::now();
            black_box(what(n));
            start.elapsed().as_secs_f64() * 1e3
        };
        let mut times: Vec<f64> = (0..from).map(one).collect();
        times.sort_by(f64::total_cmp);
        json!({ "median": times[times.len() / 2], "p99": times[times.len() * 99 / 100] })
    };
    json!({
        "point": time(&|n| cases.point(n), parcels),
        "parcel": time(&|n| cases.cut(n).parts.len(), parcels),
        "verdict": time(&|n| cases.verdict(n).parts.len(), parcels),
        "hints": time(&|n| cases.hints(n), parcels),
        "what_here": time(&|n| cases.menu(n), parcels.min(500)),
        "where_map": time(&|n| cases.where_map(n), 200),
        "nearest": time(&|n| cases.nearest(n), 100),
    })
}
