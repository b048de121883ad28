//! The native run: `verdict_bench PACK PARCELS CASES` (`-` for made-up parcels), figures as one JSON object.

use std::{
    env,
    error::Error,
    fs,
    hint::black_box,
    io::{self, Write as _},
    time::Instant,
};

use serde_json::json;

use crate::{cases::Cases, memory::Memory};

pub(crate) fn run() -> Result<(), Box<dyn Error>> {
    let arguments: Vec<String> = env::args().skip(1).collect();
    let [pack, parcels, count] = arguments.as_slice() else {
        return Err("usage: verdict_bench PACK PARCELS CASES".into());
    };
    let mut files = Memory::default();
    for entry in fs::read_dir(pack)? {
        let entry = entry?;
        files.insert(entry.file_name().to_string_lossy().into_owned(), fs::read(entry.path())?);
    }
    let mut cases = Cases::open(files)?;
    if parcels == "-" {
        cases.draw(2_500);
    } else {
        let rings: Vec<Vec<f64>> = serde_json::from_str(&fs::read_to_string(parcels)?)?;
        for it in &rings {
            cases.add(it);
        }
    }
    let count: usize = count.parse()?;
    let parcels = cases.count();
    for number in 0..parcels {
        black_box(cases.cut(number));
    }
    let time = |what: &dyn Fn(usize), from: usize| {
        let mut times: Vec<f64> = (0..from)
            .map(|n| {
                let start = Instant::now();
                what(n);
                start.elapsed().as_secs_f64() * 1e3
            })
            .collect();
        times.sort_by(f64::total_cmp);
        [times[times.len() / 2], times[times.len() * 99 / 100]]
    };
    let figures = json!({
        "parcels": parcels,
        "bytes_read": cases.pack.source().bytes_read(),
        "parcel": time(&|n| { black_box(cases.cut(n)); }, parcels),
        "verdict": time(&|n| { black_box(cases.verdict(n)); }, parcels),
        "hints": time(&|n| { black_box(cases.hints(n)); }, parcels.min(500)),
        "what_here": time(&|n| { black_box(cases.menu(n)); }, parcels.min(500)),
        "where_map": time(&|n| { black_box(cases.where_map(n)); }, 50),
        "digests": (0..count).step_by(1_000).map(|it| cases.digest(it, (it + 1_000).min(count)).to_string()).collect::<Vec<_>>(),
    });
    writeln!(io::stdout().lock(), "{figures}")?;
    Ok(())
}
